package dev.ashlar.orchestrator;

import dev.ashlar.plan.Digest;

/// What a generator handed in: the tree of its owned files by digest, and its summary, which is all
/// the orchestrator ever reads of it.
public record Submission(Digest tree, String summary, String generator) {
  public Submission {
    summary = Limits.cut(summary, Limits.SUMMARY_CHARS_MAX);
  }
}

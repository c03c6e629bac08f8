package dev.ashlar.agent;

import java.time.Duration;

/// A limit on everything that a model, or its provider, could make large or long.
final class ModelLimits {
  /// More rounds than any module of one screen has needed; a turn that goes on is going in circles.
  static final int ROUNDS_MAX = 200;

  /// Reading and judging takes fewer.
  static final int READING_ROUNDS_MAX = 80;

  /// Calls that one reply may make; the rest is answered and not carried out.
  static final int CALLS_MAX = 40;

  /// The largest answer to one call. All of it is paid for again with every later round.
  static final int RESULT_BYTES_MAX = 24 << 10;

  /// The largest file that a model may write. None says more in one reply.
  static final int WRITE_BYTES_MAX = 1 << 20;

  static final int ENTRIES_SHOWN_MAX = 400;
  static final int HITS_MAX = 100;
  static final int HIT_CHARS_MAX = 240;

  /// After so many times the same call with the same result the model is told, after so many more
  /// it is looping.
  static final int SAME_TOLD = 3;

  static final int SAME_MAX = 6;

  /// Replies in a row that reached their greatest length.
  static final int TRUNCATED_MAX = 3;

  /// How often in a row a call that broke is made again.
  static final int BROKEN_MAX = 4;

  /// How long a provider that refuses everybody is waited for.
  static final Duration OUTAGE_MAX = Duration.ofHours(1);

  static final Duration WAIT_MIN = Duration.ofSeconds(1);
  static final Duration WAIT_MAX = Duration.ofMinutes(1);

  /// How long the gateway may take to begin its answer: it holds calls while a provider is away.
  static final Duration OPENING_MAX = Duration.ofMinutes(10);

  /// How long a reply may stop on its way. The gateway ends a silent one a little earlier.
  static final Duration SILENCE_MAX = Duration.ofMinutes(6);

  /// No reply is longer, events and all.
  static final long REPLY_BYTES_MAX = 64L << 20;

  /// As much of an error's text as is worth reading.
  static final int ERROR_BYTES_MAX = 16 << 10;

  static final int ERROR_CHARS_MAX = 400;

  /// The longest reply asked of a model that wants to be told: a long file fits.
  static final int OUTPUT_TOKENS_MAX = 16_384;

  private ModelLimits() {}
}

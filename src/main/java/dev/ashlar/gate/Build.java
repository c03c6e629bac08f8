package dev.ashlar.gate;

import dev.ashlar.orchestrator.Defect;
import dev.ashlar.orchestrator.Finding;
import dev.ashlar.sandbox.Export;
import dev.ashlar.sandbox.ExportedTree;
import dev.ashlar.sandbox.Outcome;
import java.util.ArrayList;
import java.util.List;

/// The first phase: the build command in its own sandbox, which never sees a case.
sealed interface Build {
  /// What `$OUT` held at the end; empty if the gate has no build command.
  record Done(ExportedTree tree) implements Build {}

  /// No build; `lines` is what the compiler said.
  record Failed(Fault fault, List<String> lines) implements Build {
    public Failed {
      lines = List.copyOf(lines);
    }

    /// As findings: how it ended, then the compiler's words in pieces that fit.
    List<Finding> findings() {
      List<Finding> findings = new ArrayList<>();
      findings.add(new Finding("build", fault.reason()));
      var piece = new StringBuilder();
      for (String line : lines) {
        String shown = Shown.line(line.stripTrailing(), 400);
        if (piece.length() + shown.length() > 500) {
          findings.add(new Finding("build", piece.toString()));
          piece.setLength(0);
        }
        piece.append(piece.isEmpty() ? "" : " ⏎ ").append(shown);
      }
      if (!piece.isEmpty()) {
        findings.add(new Finding("build", piece.toString()));
      }
      return findings;
    }
  }

  /// Builds the tree in `rooms`.
  static Build of(Rooms rooms) throws Infra, InterruptedException {
    if (rooms.spec().build().isEmpty()) {
      return new Done(ExportedTree.EMPTY);
    }
    Outcome outcome = rooms.sandbox().run(rooms.building(rooms.spec().build().get()));
    List<String> lines = new ArrayList<>(Shown.lines(outcome.stderr()));
    lines.addAll(Shown.lines(outcome.stdout()));
    return switch (outcome.kind()) {
      case OK ->
          switch (outcome.export()) {
            case Export.Whole(ExportedTree tree) -> new Done(tree);
            case Export.Nothing() ->
                throw new Infra("a build that ended well left nothing to take");
            case Export.Refused(String reason) ->
                new Failed(
                    Fault.of(
                        Defect.BUILD_FAILED,
                        "what it left in $OUT was not taken: " + Shown.line(reason, 300)),
                    lines);
          };
      case NONZERO, SIGNAL, TIMEOUT, MEMORY, OUTPUT_LIMIT, DISK, INFRA -> {
        Fault fault = Fault.ofEnd(outcome);
        Defect defect =
            switch (outcome.kind()) {
              case TIMEOUT, MEMORY, OUTPUT_LIMIT, DISK -> fault.defect();
              case OK, NONZERO, SIGNAL, INFRA ->
                  fault.defect() == Defect.CRASHED ? Defect.BUILD_FAILED : fault.defect();
            };
        yield new Failed(Fault.of(defect, fault.reason()), lines);
      }
    };
  }
}

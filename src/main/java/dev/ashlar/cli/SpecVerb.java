package dev.ashlar.cli;

import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.design.DesignDocument;
import dev.ashlar.design.DesignJson;
import dev.ashlar.design.HtmlDesign;
import dev.ashlar.design.MarkdownDesign;
import dev.ashlar.harness.PlanFolder;
import dev.ashlar.harness.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ashlar spec`: the plan as a design document. Nothing is executed, so it needs no sandbox.
@Command(
    name = "spec",
    description = "Print the plan as a design document: who builds what, how it is judged")
final class SpecVerb implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  private final Shell shell;
  private final Terminal terminal;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one HTML page with pictures to FILE, or to standard output for `-`")
  private String html = "";

  @Option(names = "--json", description = "Print JSON instead of Markdown")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the Markdown, or the JSON, to FILE")
  private String out = "";

  SpecVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException {
    if (html.equals(STANDARD_OUTPUT) && json && out.isEmpty()) {
      throw Complaint.usage("HTML and JSON cannot both go to standard output")
          .hint("name a file for one of them: `--html FILE` or `--out FILE`");
    }
    refuseUnusable(html);
    refuseUnusable(out);
    var design = design();
    if (!html.isEmpty()) {
      give(HtmlDesign.of(design), html);
    }
    if (html.isEmpty() || json || !out.isEmpty()) {
      var text = json ? DesignJson.of(design) : Terminal.shown(MarkdownDesign.of(design));
      give(text, out.isEmpty() ? STANDARD_OUTPUT : out);
    }
    return ExitCode.OK.code();
  }

  private DesignDocument design() throws IOException {
    var files = PlanFolder.read(shell.directory());
    return switch (PlanReader.read(files)) {
      case Reading.Admissible(var plan, var warnings) -> DesignDocument.of(plan, files, warnings);
      case Reading.Refused(var problems) -> {
        PlanProblems.lines(terminal, problems).forEach(terminal::talk);
        throw PlanProblems.complaint(new Refusal.BadPlan(problems));
      }
    };
  }

  /// A page inside the plan's directory would be part of the plan, which is frozen by digest.
  private void refuseUnusable(String name) {
    if (name.isEmpty() || name.equals(STANDARD_OUTPUT)) {
      return;
    }
    var file = shell.resolve(Path.of(name));
    var plan = shell.directory();
    if (file.startsWith(plan) && !file.startsWith(plan.resolve(".ashlar"))) {
      throw Complaint.usage(name + " lies in the plan's directory, so it would be part of the plan")
          .hint("choose a place outside, such as `.ashlar/" + file.getFileName() + "`");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw Complaint.usage(name + " is not a file that can be written")
          .hint("name a file, or `-` for standard output");
    }
  }

  private void give(String text, String name) throws IOException {
    if (name.equals(STANDARD_OUTPUT)) {
      terminal.print(text);
      return;
    }
    var file = shell.resolve(Path.of(name));
    if (file.startsWith(shell.directory())) {
      Files.createDirectories(shell.directory().resolve(".ashlar"));
    }
    AtomicFiles.write(file, text);
    terminal.talk("wrote " + Terminal.shown(name));
  }
}

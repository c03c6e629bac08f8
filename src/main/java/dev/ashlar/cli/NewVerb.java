package dev.ashlar.cli;

import dev.ashlar.kinds.Starts;
import dev.ashlar.kinds.Starts.Tongue;
import dev.ashlar.plan.Nearest;
import dev.ashlar.report.Figures;
import dev.ashlar.sandbox.Toolchain;
import dev.ashlar.sandbox.ToolchainFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ashlar new`: a plan directory to begin from, which `ashlar check` admits as it stands.
@Command(
    name = "new",
    description = "Write a working start for a kind of artifact: contracts, stubs and tests")
final class NewVerb implements Callable<Integer> {
  private final Shell shell;
  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "What to build, such as interpreter; without it the kinds are listed")
  private @Nullable String kind;

  @Option(
      names = "--lang",
      paramLabel = "java|python|c",
      description = "The language; without it the first of these that is here")
  private @Nullable String language;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Write to DIR, which must be empty or new, instead of a directory called KIND")
  private @Nullable Path dir;

  NewVerb(Shell shell) {
    this.shell = shell;
    this.terminal = shell.terminal();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kind == null) {
      list();
      terminal.talk(
          terminal.faint("hint:") + " for instance `" + shell.command() + " new interpreter`");
      return ExitCode.OK.code();
    }
    if (!Starts.kinds().contains(kind)) {
      throw Complaint.usage("there is no kind `" + kind + "`")
          .hint(Nearest.hint(kind, Starts.kinds(), "the kinds are " + words(Starts.kinds())));
    }
    Tongue tongue = tongue();
    Path directory = shell.directory().resolve(dir == null ? Path.of(kind) : dir).normalize();
    SortedMap<String, byte[]> files = Starts.files(kind, tongue.name()).orElseThrow();
    NewDirectory.write(directory, files);
    told(tongue, directory, files);
    return ExitCode.OK.code();
  }

  private void list() {
    var table = new Columns("KIND", "WHAT THE START BUILDS");
    Starts.headlines().forEach(one -> table.row(one.kind(), one.summary()));
    table.print(terminal);
  }

  /// The language that was asked for, or the first that is here.
  private Tongue tongue() throws InterruptedException {
    var finder = new ToolchainFinder(shell.environment());
    List<Toolchain.Missing> missing = new ArrayList<>();
    for (Tongue tongue : asked()) {
      if (!(finder.find(tongue.toolchain()) instanceof Toolchain.Missing absent)) {
        return tongue;
      }
      missing.add(absent);
    }
    var refusal =
        Complaint.refused(
            language == null
                ? "none of the languages is here: " + words(names())
                : "the tests of a start in "
                    + language
                    + " cannot be run here: "
                    + missing.getFirst().reason());
    for (Toolchain.Missing absent : missing) {
      refusal = refusal.hint(absent.name() + ": " + absent.fix());
    }
    throw refusal;
  }

  private List<Tongue> asked() {
    if (language == null) {
      return Starts.languages();
    }
    var found = Starts.languages().stream().filter(one -> one.name().equals(language)).toList();
    if (found.isEmpty()) {
      throw Complaint.usage("--lang takes " + words(names()) + ", not `" + language + "`")
          .hint(
              Nearest.hint(
                  language,
                  names(),
                  "a plan may be in any language: begin with one of these and change its gates"));
    }
    return found;
  }

  private static List<String> names() {
    return Starts.languages().stream().map(Tongue::name).toList();
  }

  private static String words(List<String> names) {
    return names.stream().limit(names.size() - 1).collect(Collectors.joining(", "))
        + " or "
        + names.getLast();
  }

  private void told(Tongue tongue, Path directory, SortedMap<String, byte[]> files) {
    long modules = files.keySet().stream().filter(path -> path.matches("contracts/[^/]*")).count();
    long cases =
        files.entrySet().stream()
            .filter(file -> file.getKey().endsWith(".jsonl"))
            .mapToLong(file -> lines(file.getValue()))
            .sum();
    terminal.say(directory.toString());
    terminal.talk(
        "A working start in %s: %s, %s, %s."
            .formatted(
                tongue.name(),
                Figures.count(modules, "module"),
                Figures.count(cases, "case"),
                Figures.count(files.size(), "file")));
    terminal.talk("Try it: `" + shell.at(directory).command() + " check`; then read its README.md");
  }

  private static long lines(byte[] text) {
    long lines = 0;
    for (byte b : text) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }
}

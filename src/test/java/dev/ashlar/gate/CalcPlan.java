package dev.ashlar.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.codec.Assembly;
import dev.ashlar.codec.PlanFiles;
import dev.ashlar.codec.PlanReader;
import dev.ashlar.codec.Reading;
import dev.ashlar.plan.ModuleName;
import dev.ashlar.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A small Java plan of two modules with known-good implementations, and changes of it.
record CalcPlan(Plan plan, PlanFiles files) {
  static final ModuleName TOKENS = new ModuleName("tokens");
  static final ModuleName SUMS = new ModuleName("sums");

  /// The plan as it lies among the test resources.
  static CalcPlan read() {
    return of(files("/gate/calc"));
  }

  /// The same with some files replaced.
  CalcPlan with(Map<String, String> texts) {
    return of(files.with(bytes(texts)));
  }

  /// The module's known-good implementation with some files added or replaced.
  SortedMap<String, byte[]> knownGood(ModuleName module, Map<String, String> texts) {
    var all = new TreeMap<>(files.under("known/" + module));
    all.putAll(bytes(texts));
    return all;
  }

  GateJob job(ModuleName module, SortedMap<String, byte[]> submission) {
    return ready(new Jobs(plan, files).ofModule(module, submission, Assembly.Sealed.none())).job();
  }

  /// The whole artifact of known-good modules.
  GateJob endToEnd() {
    Assembly.Sealed good = name -> Optional.of(files.under("known/" + name));
    return ready(new Jobs(plan, files).ofEndToEnd(good)).job();
  }

  static Jobs.Prepared.Ready ready(Jobs.Prepared prepared) {
    assertThat(prepared).isInstanceOf(Jobs.Prepared.Ready.class);
    return (Jobs.Prepared.Ready) prepared;
  }

  static SortedMap<String, byte[]> bytes(Map<String, String> texts) {
    var bytes = new TreeMap<String, byte[]>();
    texts.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  static CalcPlan of(PlanFiles files) {
    Reading reading = PlanReader.read(files);
    assertThat(reading).as("%s", reading).isInstanceOf(Reading.Admissible.class);
    return new CalcPlan(((Reading.Admissible) reading).plan(), files);
  }

  static PlanFiles files(String resource) {
    try {
      Path root = Path.of(CalcPlan.class.getResource(resource).toURI());
      var files = new TreeMap<String, byte[]>();
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          files.put(root.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
      return new PlanFiles(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.ashlar.workspace;

import dev.ashlar.journal.Journal;
import dev.ashlar.journal.JournalOpening;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// A program that seals one version of a module after the other and journals each seal, until it is
/// killed. It prints a seal after the journal acknowledged it.
final class SealerProcess {
  private SealerProcess() {}

  public static void main(String[] arguments) throws Exception {
    var run = Path.of(arguments[0]);
    var next = new AtomicInteger(1);
    var opening =
        Journal.open(run, InstantSource.system(), record -> next.set((int) record.seq() + 1));
    if (!(opening instanceof JournalOpening.Opened(var journal, var _))) {
      throw new IllegalStateException(opening.toString());
    }
    var store = Store.open(run.resolve("store.git"));
    for (int version = next.get(); ; version++) {
      var implementation = Trees.of("src/m.c", "int version = " + version + ";\n", "same", "x");
      store.put(implementation);
      var id = store.seal("m", version, Trees.seal(implementation).tree());
      var line = version + " " + id.commit() + " " + id.manifest();
      journal.append("{\"seal\":\"" + line + "\"}");
      System.out.println(line);
      store.publish("m", version, id);
    }
  }
}

package dev.ashlar.workspace;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/// A program that makes a mounted file system behave as if its power had gone: nothing that is not
/// on the disk yet will ever be, not even what is in its log (`FS_IOC_SHUTDOWN` without a flush).
final class PowerCut {
  private static final long FS_IOC_SHUTDOWN = 0x8004587dL;
  private static final int WITHOUT_LOG_FLUSH = 2;

  private PowerCut() {}

  @SuppressWarnings("restricted") // the kernel is asked directly, in a process of its own
  public static void main(String[] arguments) throws Throwable {
    var linker = Linker.nativeLinker();
    var symbols = linker.defaultLookup();
    var open =
        linker.downcallHandle(
            symbols.findOrThrow("open"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    var ioctl =
        linker.downcallHandle(
            symbols.findOrThrow("ioctl"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
            Linker.Option.firstVariadicArg(2));
    try (var arena = Arena.ofConfined()) {
      int directory = (int) open.invokeExact(arena.allocateFrom(arguments[0]), 0);
      var flag = arena.allocateFrom(JAVA_INT, WITHOUT_LOG_FLUSH);
      int done = (int) ioctl.invokeExact(directory, FS_IOC_SHUTDOWN, flag);
      System.exit(done == 0 ? 0 : 1);
    }
  }
}

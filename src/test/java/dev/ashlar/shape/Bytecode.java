package dev.ashlar.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one compiled class refers to, read from its constant pool: whatever a source says or an
/// import hides, the pool has to name it.
///
/// @param name the class itself, as `dev.ashlar.plan.Plan`
/// @param types every class that it names, in code, signatures and annotations
/// @param members every method and field that it uses of other classes, as `java.time.Instant.now`
record Bytecode(String name, SortedSet<String> types, SortedSet<String> members) {
  static final Path MAIN = Path.of("target/classes");

  /// A class inside a descriptor or a generic signature: `Ljava/util/List<`, `Ljava/io/File;`.
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

  /// Every class below `root`, by name.
  static List<Bytecode> below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("package-info.class"))
          .sorted()
          .map(Bytecode::read)
          .toList();
    }
  }

  /// The part after `dev.ashlar.`, or the empty string for a class that stands outside.
  static String packageOf(String type) {
    String[] parts = type.split("\\.", -1);
    return parts.length > 3 && type.startsWith("dev.ashlar.") ? parts[2] : "";
  }

  String packageName() {
    return packageOf(name);
  }

  private static Bytecode read(Path file) {
    try {
      return of(ClassFile.of().parse(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bytecode of(ClassModel model) {
    SortedSet<String> types = new TreeSet<>();
    SortedSet<String> members = new TreeSet<>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> types.add(dotted(type.asInternalName()));
        case MemberRefEntry member ->
            members.add(
                dotted(member.owner().asInternalName()) + "." + member.name().stringValue());
        case Utf8Entry text -> addTypesIn(text.stringValue(), types);
        case PoolEntry _ -> {}
      }
    }
    return new Bytecode(dotted(model.thisClass().asInternalName()), types, members);
  }

  private static void addTypesIn(String descriptor, SortedSet<String> types) {
    Matcher matcher = IN_DESCRIPTOR.matcher(descriptor);
    while (matcher.find()) {
      types.add(dotted(matcher.group(1)));
    }
  }

  /// `[Ljava/io/File;` and `java/io/File` are both `java.io.File`.
  private static String dotted(String internal) {
    return internal.replaceFirst("^\\[+L?", "").replace(";", "").replace('/', '.');
  }
}

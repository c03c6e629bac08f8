package dev.ashlar.shape;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Our own sources as the compiler's parser sees them.
final class Sources {
  private Sources() {}

  /// One source file: its text, and what the style rules ask about.
  record Source(
      Path path,
      List<String> lines,
      List<Method> methods,
      List<String> types,
      List<String> statics) {
    /// Whether it is product code, not a test.
    boolean isMain() {
      return path.toString().replace('\\', '/').contains("src/main/");
    }
  }

  /// A method with a body; its lines count from its first modifier to its last brace.
  record Method(String type, String name, int lines) {}

  static List<Source> below(Path... roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> found = Files.walk(root)) {
        found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    return files.isEmpty() ? List.of() : parse(files);
  }

  private static List<Source> parse(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<Source> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        sources.add(source(unit, positions));
      }
      return sources;
    }
  }

  private static Source source(CompilationUnitTree unit, SourcePositions positions)
      throws IOException {
    Path path = Path.of(unit.getSourceFile().toUri());
    Path shown = Path.of("").toAbsolutePath().relativize(path);
    Collector collector = new Collector(unit, positions);
    collector.scan(unit, null);
    return new Source(
        shown, Files.readAllLines(path), collector.methods, collector.types, collector.statics);
  }

  private static final class Collector extends TreeScanner<@Nullable Void, @Nullable String> {
    private final List<Method> methods = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> statics = new ArrayList<>();
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Collector(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable String outer) {
      String name = tree.getSimpleName().toString();
      types.add(name);
      tree.getMembers().stream()
          .filter(member -> tree.getKind() != Tree.Kind.INTERFACE)
          .filter(member -> member instanceof VariableTree variable && isMutableStatic(variable))
          .forEach(member -> statics.add(((VariableTree) member).getName().toString()));
      return super.visitClass(tree, name);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable String type) {
      if (tree.getBody() != null) {
        LineMap map = unit.getLineMap();
        long first = map.getLineNumber(positions.getStartPosition(unit, tree));
        long last = map.getLineNumber(positions.getEndPosition(unit, tree));
        String name = tree.getName().contentEquals("<init>") ? "new" : tree.getName().toString();
        methods.add(new Method(String.valueOf(type), name, (int) (last - first) + 1));
      }
      return super.visitMethod(tree, type);
    }

    private static boolean isMutableStatic(VariableTree field) {
      var flags = field.getModifiers().getFlags();
      return flags.contains(Modifier.STATIC) && !flags.contains(Modifier.FINAL);
    }
  }
}

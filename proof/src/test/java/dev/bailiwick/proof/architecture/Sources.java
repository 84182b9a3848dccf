package dev.bailiwick.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The sources of what ships, parsed by javac itself, so that a comment is never taken for code.
final class Sources {

  /// One file: its path in the repository, its text and its tree.
  record Source(Path path, String text, CompilationUnitTree tree, Trees trees) {
    String packageName() {
      return String.valueOf(tree.getPackageName());
    }

    boolean isLabel() {
      return path.endsWith("package-info.java");
    }

    long lines() {
      return text.lines().count();
    }

    /// Where a node stands, for a message: `path:line`.
    String at(com.sun.source.tree.Tree node) {
      var start = trees.getSourcePositions().getStartPosition(tree, node);
      return path + ":" + tree.getLineMap().getLineNumber(start);
    }

    long length(com.sun.source.tree.Tree node) {
      var positions = trees.getSourcePositions();
      var map = tree.getLineMap();
      return map.getLineNumber(positions.getEndPosition(tree, node) - 1)
          - map.getLineNumber(positions.getStartPosition(tree, node))
          + 1;
    }
  }

  private static final Path ROOT = root();
  private static final List<Source> ALL = parse();

  private Sources() {}

  static Path repository() {
    return ROOT;
  }

  static List<Source> all() {
    assertThat(ALL).as("sources").hasSizeGreaterThan(250);
    return ALL;
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("rules")) ? here : Objects.requireNonNull(here.getParent());
  }

  private static List<Source> parse() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var sources = new ArrayList<Source>();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjects(paths()));
      var trees = Trees.instance(task);
      for (var unit : task.parse()) {
        var path = Path.of(unit.getSourceFile().toUri());
        sources.add(new Source(ROOT.relativize(path), Files.readString(path), unit, trees));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(sources);
  }

  private static Path[] paths() throws IOException {
    var found = new ArrayList<Path>();
    for (var module : List.of("core", "workstation")) {
      try (Stream<Path> tree = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        tree.filter(path -> path.toString().endsWith(".java")).sorted().forEach(found::add);
      }
    }
    return found.toArray(Path[]::new);
  }
}

package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.usage.Imports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// The imports of a repository's own code; what was fetched or built is passed over.
public final class SourceImports {
  private static final long LARGEST = 1 << 20;
  private static final int MOST = 20_000;

  private SourceImports() {}

  /// Of the first twenty thousand files of up to a MiB; one that cannot be read has none.
  public static Imports of(Path root) throws IOException {
    var imports = new Imports();
    Files.walkFileTree(root, new Walk(root, imports));
    return imports;
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Imports imports;
    private int read;

    Walk(Path root, Imports imports) {
      this.root = root;
      this.imports = imports;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return ManifestFiles.SKIPPED.contains(String.valueOf(folder.getFileName()))
              && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      var name = root.relativize(file).toString().replace('\\', '/');
      if (attributes.isRegularFile() && attributes.size() <= LARGEST && Imports.reads(name)) {
        imports.add(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        read++;
      }
      return read < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}

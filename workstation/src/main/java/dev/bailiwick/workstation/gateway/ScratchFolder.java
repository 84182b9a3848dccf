package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A private folder that is empty when it is made and gone when it is closed, whatever was left at
/// its place by a process that ended before. Links are deleted, not followed.
///
/// @param path of the folder
record ScratchFolder(Path path) implements AutoCloseable {

  static ScratchFolder at(Path path) throws IOException {
    delete(path);
    PrivateFile.folder(path);
    return new ScratchFolder(path);
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }
}

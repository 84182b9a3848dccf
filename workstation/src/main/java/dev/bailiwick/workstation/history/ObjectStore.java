package dev.bailiwick.workstation.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a repository keeps its objects.
///
/// @param folders its own object folder first, then its alternates
/// @param idBytes 20 for SHA-1, 32 for SHA-256
/// @param missing alternates that are named and do not stand there
public record ObjectStore(List<Path> folders, int idBytes, List<Path> missing) {
  private static final int DEEPEST_ALTERNATE = 5;
  private static final int MOST_BYTES = 1 << 20;

  public ObjectStore {
    folders = List.copyOf(folders);
    missing = List.copyOf(missing);
  }

  /// The store of the repository at `root`: a work tree, a linked work tree, a submodule or a bare
  /// repository; empty where none stands there. Its configuration is read as text, so nothing of it
  /// can run.
  public static Optional<ObjectStore> of(Path root) throws IOException {
    var git = gitFolder(root);
    if (git.isEmpty()) {
      return Optional.empty();
    }
    var common = common(git.get());
    var folders = new LinkedHashSet<Path>();
    var missing = new ArrayList<Path>();
    gather(common.resolve("objects").normalize(), 0, folders, missing);
    return folders.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ObjectStore(
                List.copyOf(folders), isSha256(common.resolve("config")) ? 32 : 20, missing));
  }

  private static Optional<Path> gitFolder(Path root) throws IOException {
    var inside = root.resolve(".git");
    if (Files.isRegularFile(inside)) {
      var told = text(inside).strip();
      return told.startsWith("gitdir:")
          ? resolved(root, told.substring("gitdir:".length()).strip()).filter(Files::isDirectory)
          : Optional.empty();
    }
    if (Files.isDirectory(inside)) {
      return Optional.of(inside);
    }
    return Files.isDirectory(root.resolve("objects")) && Files.exists(root.resolve("HEAD"))
        ? Optional.of(root)
        : Optional.empty();
  }

  private static Path common(Path git) throws IOException {
    var told = git.resolve("commondir");
    return Files.isRegularFile(told) ? resolved(git, text(told).strip()).orElse(git) : git;
  }

  private static void gather(Path folder, int depth, LinkedHashSet<Path> into, List<Path> missing)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      missing.add(folder);
      return;
    }
    var alternates = folder.resolve("info/alternates");
    if (!into.add(folder.toRealPath())
        || depth == DEEPEST_ALTERNATE
        || !Files.isRegularFile(alternates)) {
      return;
    }
    for (var line : text(alternates).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var other = resolved(folder, line);
        if (other.isPresent()) {
          gather(other.get().normalize(), depth + 1, into, missing);
        }
      }
    }
  }

  private static Optional<Path> resolved(Path from, String told) {
    try {
      return Optional.of(from.resolve(told));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isSha256(Path config) throws IOException {
    if (!Files.isRegularFile(config)) {
      return false;
    }
    boolean extensions = false;
    for (var line : text(config).toLowerCase(Locale.ROOT).lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        extensions = line.startsWith("[extensions]");
      }
      if (extensions && line.replaceAll("[\\s\"]", "").endsWith("objectformat=sha256")) {
        return true;
      }
    }
    return false;
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}

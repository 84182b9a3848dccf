package dev.bailiwick.workstation.world;

import dev.bailiwick.core.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The real file system and a given environment. Thread-safe.
///
/// What cannot be looked at (no permission, a path with a NUL, a device) is [World.Kind#OTHER] or
/// empty, never [World.Kind#MISSING]: absent is a claim, and only the system's "no such file" makes
/// it.
public final class FileWorld implements World {
  private final Map<String, String> environment;
  private final String home;
  private final Map<Object, Boolean> folding = new ConcurrentHashMap<>();

  public FileWorld(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home.toString();
  }

  @Override
  public Kind kind(String path) {
    try {
      var file = Path.of(path);
      // What is missing is told without an exception, which costs more than all else here.
      var attributes =
          file.getFileSystem()
              .provider()
              .readAttributesIfExists(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes == null) {
        return Kind.MISSING;
      }
      if (attributes.isSymbolicLink()) {
        return Kind.LINK;
      }
      if (attributes.isDirectory()) {
        return Kind.DIRECTORY;
      }
      return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
    } catch (IOException | InvalidPathException e) {
      return throughAFile(path) ? Kind.MISSING : Kind.OTHER;
    }
  }

  /// True where a folder of the path is a plain file (the system's ENOTDIR, which the JDK does not
  /// tell from other faults).
  private static boolean throughAFile(String path) {
    if (path.indexOf('\0') >= 0) {
      return false;
    }
    for (var up = Path.of(path).getParent(); up != null; up = up.getParent()) {
      if (Files.exists(up)) {
        return !Files.isDirectory(up);
      }
    }
    return false;
  }

  @Override
  public Optional<String> linkTarget(String path) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of(path)).toString());
    } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> names(String path, int max) {
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(Path.of(path))) {
      for (var entry : entries) {
        if (names.size() >= max) {
          break;
        }
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | InvalidPathException | java.nio.file.DirectoryIteratorException e) {
      return List.of();
    }
    return names;
  }

  @Override
  public Optional<String> text(String path, int maxBytes) {
    try {
      var file = Path.of(path);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try (var in = Files.newInputStream(file)) {
        var bytes = in.readNBytes(maxBytes + 1);
        return bytes.length > maxBytes
            ? Optional.empty()
            : Optional.of(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  @Override
  public String home() {
    return home;
  }

  @Override
  public Optional<String> program(String name) {
    if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    for (var folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (folder.startsWith("/")) {
        var candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
          return Optional.of(candidate.toString());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean foldsCase(String path) {
    try {
      var standing = Path.of(path);
      while (standing.getParent() != null && !Files.exists(standing)) {
        standing = standing.getParent();
      }
      // The device's number is one system call; the file store reads the whole mount table.
      var device = Files.getAttribute(standing, "unix:dev");
      var known = folding.get(device);
      if (known != null) {
        return known;
      }
      boolean folds = folds(standing.toRealPath());
      folding.put(device, folds);
      return folds;
    } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
      return true;
    }
  }

  /// Looks the path up with its letters turned over: where that is the same file, the disk folds. A
  /// path without letters is taken for folding, which only makes patterns match more.
  private static boolean folds(Path real) {
    var text = real.toString();
    var turned =
        text.equals(text.toLowerCase(Locale.ROOT))
            ? text.toUpperCase(Locale.ROOT)
            : text.toLowerCase(Locale.ROOT);
    if (turned.equals(text)) {
      return !System.getProperty("os.name", "").startsWith("Linux");
    }
    try {
      return Files.exists(Path.of(turned)) && Files.isSameFile(real, Path.of(turned));
    } catch (IOException e) {
      return true;
    }
  }
}

package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.path.IgnoreFile;
import dev.bailiwick.core.path.PathName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What git ignores in a folder: its own `.gitignore`, those of the folders above it, and
/// `.git/info/exclude`; the nearest file that says something decides. Immutable.
public final class Ignoring {
  private static final String NAME = ".gitignore";
  private static final long LARGEST = 1 << 20;
  private static final PathName HERE = PathName.of("/");

  /// @param folder the folder that is looked at, as seen from the ignore file
  private record Seen(IgnoreFile file, PathName folder) {}

  private final List<Seen> nearestFirst;

  private Ignoring(List<Seen> nearestFirst) {
    this.nearestFirst = List.copyOf(nearestFirst);
  }

  static Ignoring nothing() {
    return new Ignoring(List.of());
  }

  /// For the top of a repository, or of any folder that is scanned.
  public static Ignoring at(Path top) throws IOException {
    var exclude = top.resolve(".git").resolve("info").resolve("exclude");
    var ignoring = nothing().and(exclude);
    return ignoring.and(top.resolve(NAME));
  }

  /// For a folder in the folder this is for.
  public Ignoring in(Path folder, String name) throws IOException {
    return in(name).and(folder.resolve(NAME));
  }

  /// The same for a folder without an ignore file of its own.
  public Ignoring in(String name) {
    var deeper = new ArrayList<Seen>();
    for (var seen : nearestFirst) {
      deeper.add(new Seen(seen.file, seen.folder.child(name)));
    }
    return new Ignoring(deeper);
  }

  public boolean catches(String name, boolean folder) {
    for (var seen : nearestFirst) {
      var deciding = seen.file.deciding(seen.folder.child(name), folder);
      if (deciding.isPresent()) {
        return !deciding.get().negated();
      }
    }
    return false;
  }

  private Ignoring and(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
      return this;
    }
    var read = IgnoreFile.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    if (read.lines().isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(List.of(new Seen(read, HERE)));
    all.addAll(nearestFirst);
    return new Ignoring(all);
  }
}

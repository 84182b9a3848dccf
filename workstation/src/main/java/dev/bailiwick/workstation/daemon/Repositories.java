package dev.bailiwick.workstation.daemon;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// What belongs to one repository (its policy, log and sessions), made on the first call from it
/// and kept for the latest `limit` repositories. Thread-safe.
public final class Repositories<T> {
  private final Function<List<Path>, T> make;
  private final Consumer<T> forget;
  private final int limit;
  private final LinkedHashMap<Path, T> known = new LinkedHashMap<>(16, 0.75f, true);

  /// @param make gets the repositories around a folder, innermost first (see [#enclosing])
  /// @param forget gets each value that makes room for another, and all on [#close]
  public Repositories(Function<List<Path>, T> make, Consumer<T> forget, int limit) {
    this.make = make;
    this.forget = forget;
    this.limit = limit;
  }

  /// The value for the repository around `cwd`.
  ///
  /// @throws IllegalArgumentException where `cwd` is no absolute path of a folder
  public T at(String cwd) {
    return of(enclosing(cwd));
  }

  private synchronized T of(List<Path> around) {
    var top = around.getFirst();
    var value = known.get(top);
    if (value == null) {
      value = make.apply(around);
      known.put(top, value);
      if (known.size() > limit) {
        forget.accept(known.pollFirstEntry().getValue());
      }
    }
    return value;
  }

  public synchronized void close() {
    known.values().forEach(forget);
    known.clear();
  }

  /// The tops of the repositories that hold the folder, innermost first; the folder itself where
  /// there is none. All of them count: `git init` in a subfolder must not step out of the policy of
  /// the repository around it.
  public static List<Path> enclosing(String cwd) {
    if (!cwd.startsWith("/") || cwd.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("the event names no absolute folder it runs in");
    }
    Path folder;
    try {
      folder = Path.of(cwd).toRealPath();
    } catch (IOException e) {
      throw new IllegalArgumentException("the folder the event runs in cannot be found", e);
    }
    var tops = new ArrayList<Path>();
    for (var up = folder; up != null; up = up.getParent()) {
      if (stands(up.resolve(".git"))) {
        tops.add(up);
      }
    }
    return tops.isEmpty() ? List.of(folder) : List.copyOf(tops);
  }

  /// Whether something of that name stands there; `Files.exists` tells a link's absence by an
  /// exception, which is slow.
  private static boolean stands(Path file) {
    try {
      return file.getFileSystem()
              .provider()
              .readAttributesIfExists(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          != null;
    } catch (IOException e) {
      return false;
    }
  }
}

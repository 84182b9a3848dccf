package dev.bailiwick.core.effect;

import java.util.List;

/// A file, or a tree of files, that an effect is about.
///
/// `path` is absolute with `/` between components; it may still hold `..` and go through links:
/// canonical paths are the work of `path`.
public record Target(String path, Extent extent) {

  /// How much of what stands there is meant.
  public sealed interface Extent {}

  /// The file itself.
  public record File() implements Extent {}

  /// The folder itself, with nothing in it: it is made.
  public record Folder() implements Extent {}

  /// The folder with everything in it, as far as the filter lets through.
  ///
  /// @param only file-name globs of which one must match; empty for all
  /// @param skip file- and folder-name globs that are passed over
  /// @param hidden whether names with a leading dot are walked
  /// @param ignored whether what git ignores is walked
  public record Tree(List<String> only, List<String> skip, boolean hidden, boolean ignored)
      implements Extent {
    public static final Tree ALL = new Tree(List.of(), List.of(), true, true);

    public Tree {
      only = List.copyOf(only);
      skip = List.copyOf(skip);
    }
  }

  public static Target file(String path) {
    return new Target(path, new File());
  }

  public static Target folder(String path) {
    return new Target(path, new Folder());
  }

  public static Target tree(String path) {
    return new Target(path, Tree.ALL);
  }

  public boolean isTree() {
    return extent instanceof Tree;
  }
}

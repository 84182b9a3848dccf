package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.effect.Target.Tree;
import dev.bailiwick.core.path.CanonicalPaths;
import dev.bailiwick.core.path.Glob;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.world.World;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The files in a tree, as far as a filter lets through, seen through the world and bounded.
///
/// A link in the tree is shown under its own name and not walked into. What stands in
/// `.git/objects` is not shown: names there say nothing of contents.
final class TreeWalk {
  static final int MOST_ENTRIES = 20_000;

  /// What is done with each file; `false` ends the walk.
  interface Visitor {
    boolean visit(PathName file, boolean link);
  }

  /// How the walk ended.
  enum End {
    DONE,
    STOPPED,
    TOO_LARGE
  }

  private final CanonicalPaths paths;
  private final World world;
  private final Placed placed;
  private final Tree filter;
  private final List<Glob> only;
  private final List<Glob> skip;

  /// Throws [Glob.BadGlob] for a filter that cannot be read.
  TreeWalk(CanonicalPaths paths, World world, Placed placed, Tree filter) {
    this.paths = paths;
    this.world = world;
    this.placed = placed;
    this.filter = filter;
    this.only = filter.only().stream().map(Glob::of).toList();
    this.skip = filter.skip().stream().map(Glob::of).toList();
  }

  /// @param left how many names may be looked at, of all walks of one judgement
  End walk(PathName root, AtomicInteger left, Visitor visitor) {
    var folders = new ArrayDeque<PathName>();
    folders.push(root);
    while (!folders.isEmpty()) {
      var folder = folders.pop();
      if (folder.text().endsWith("/.git/objects")) {
        continue;
      }
      var names = world.names(folder.text(), Math.max(0, left.get()) + 1);
      if (left.addAndGet(-names.size()) < 0) {
        return End.TOO_LARGE;
      }
      for (var name : names) {
        var child = folder.child(name);
        var kind = paths.kind(child.text());
        if (isPassedOver(child, name, kind == World.Kind.DIRECTORY)) {
          continue;
        }
        if (kind == World.Kind.DIRECTORY) {
          folders.push(child);
        } else if (isMeant(name) && !visitor.visit(child, kind == World.Kind.LINK)) {
          return End.STOPPED;
        }
      }
    }
    return End.DONE;
  }

  private boolean isMeant(String name) {
    return only.isEmpty() || only.stream().anyMatch(glob -> glob.matches(name));
  }

  private boolean isPassedOver(PathName child, String name, boolean folder) {
    if (!filter.hidden() && name.startsWith(".")) {
      return true;
    }
    if (!skip.isEmpty() && skip.stream().anyMatch(glob -> glob.matches(name))) {
      return true;
    }
    if (filter.ignored()) {
      return false;
    }
    var seen = placed.place().folded() ? child.folded() : child;
    return placed.ignored(seen, folder, placed.depth(seen)).isPresent();
  }
}

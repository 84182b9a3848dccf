package dev.bailiwick.core.path;

import java.util.ArrayList;
import java.util.List;

/// A file pattern with the meaning of gitignore(5).
///
/// Without a `/` before its end it matches a name in any folder; with one it is anchored. `**` as a
/// whole component stands for any number of components, a `/` at the end asks for a folder, and a
/// pattern that matches a folder covers everything below it. Matching compares whole components and
/// takes at most components times pattern components steps. See [Glob] for one component.
public final class PathPattern {
  private static final int LONGEST = 1024;
  private static final int MOST_PARTS = 60;

  /// How far a pattern reaches from where it is anchored.
  private sealed interface Part {}

  private record Name(Glob glob) implements Part {}

  /// `**`: any number of components, none included; at the end of a pattern at least one.
  private record Deep() implements Part {}

  private final List<Part> parts;
  private final boolean foldersOnly;
  private final boolean anywhere;

  private PathPattern(List<Part> parts, boolean foldersOnly, boolean anywhere) {
    this.parts = List.copyOf(parts);
    this.foldersOnly = foldersOnly;
    this.anywhere = anywhere;
  }

  /// Compiles a pattern without `!`; the anchor is wherever the matched name starts. Throws
  /// [Glob.BadGlob].
  public static PathPattern of(String pattern) {
    if (pattern.isEmpty() || pattern.length() > LONGEST || pattern.indexOf('\0') >= 0) {
      throw new Glob.BadGlob("a pattern has 1 to " + LONGEST + " characters");
    }
    boolean foldersOnly = pattern.endsWith("/");
    var body = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean anywhere = body.indexOf('/') < 0;
    var text = body.startsWith("/") ? body.substring(1) : body;
    if (text.isEmpty()) {
      throw new Glob.BadGlob("`/` alone names nothing; write `/**`");
    }
    var parts = new ArrayList<Part>();
    for (var part : text.split("/", -1)) {
      boolean again = !parts.isEmpty() && parts.getLast() instanceof Deep;
      if (!part.equals("**") || anywhere) {
        parts.add(new Name(Glob.of(part)));
      } else if (!again) {
        parts.add(new Deep());
      }
    }
    if (parts.size() > MOST_PARTS) {
      throw new Glob.BadGlob("more than " + MOST_PARTS + " components");
    }
    return new PathPattern(parts, foldersOnly, anywhere);
  }

  /// A name that stands in every path the pattern covers, the last such in the pattern; empty where
  /// it holds none without wildcards.
  String requiredName() {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i) instanceof Name(Glob glob) && !glob.literal().isEmpty()) {
        return glob.literal();
      }
    }
    return "";
  }

  /// True where the pattern has no anchor.
  public boolean matchesAnywhere() {
    return anywhere;
  }

  /// True where it matches the name itself; `folder` says whether a folder stands there.
  public boolean matches(PathName name, boolean folder) {
    return matches(name.array(), name.array().length, folder, 0);
  }

  boolean matches(String[] path, int size, boolean folder, int from) {
    if (size == 0 || (anywhere && size <= from) || (foldersOnly && !folder)) {
      return false;
    }
    return anywhere ? named(path[size - 1]) : (walk(path, size) & accept()) != 0;
  }

  /// True where it matches the name itself or a folder above it.
  public boolean covers(PathName name, boolean folder) {
    return covers(name, folder, 0);
  }

  boolean covers(PathName name, boolean folder, int from) {
    var path = name.array();
    if (anywhere) {
      for (int i = from; i < path.length; i++) {
        if (named(path[i]) && (!foldersOnly || folder || i < path.length - 1)) {
          return true;
        }
      }
      return false;
    }
    long states = start();
    for (int i = 0; i < path.length && states != 0; i++) {
      states = step(states, path[i]);
      if ((states & accept()) != 0 && (!foldersOnly || folder || i < path.length - 1)) {
        return true;
      }
    }
    return false;
  }

  /// True where everything in the folder is matched: the folder itself is covered, or the pattern
  /// ends in `**` and what stands before it matches the folder.
  public boolean coversAllIn(PathName folder) {
    return coversAllIn(folder, 0);
  }

  boolean coversAllIn(PathName folder, int from) {
    if (covers(folder, true, from) || isEverything()) {
      return true;
    }
    if (anywhere || foldersOnly || !(parts.getLast() instanceof Deep)) {
      return false;
    }
    long beforeDeep = 1L << (parts.size() - 1);
    var path = folder.array();
    long states = start();
    for (int i = 0; i < path.length && states != 0; i++) {
      states = step(states, path[i]);
      if ((states & beforeDeep) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isEverything() {
    boolean all = parts.getLast() instanceof Deep || isStar(parts.getLast());
    return !foldersOnly
        && all
        && (parts.size() == 1 ? anywhere || parts.getFirst() instanceof Deep : isDeepStar());
  }

  private boolean isDeepStar() {
    return parts.size() == 2 && parts.getFirst() instanceof Deep;
  }

  private static boolean isStar(Part part) {
    return part instanceof Name(Glob glob) && glob.matchesEverything();
  }

  /// True where something in the folder, or the folder, could match.
  public boolean mayMatchIn(PathName folder) {
    return anywhere || covers(folder, true) || walk(folder.array(), folder.array().length) != 0;
  }

  private boolean named(String name) {
    return parts.getFirst() instanceof Name(Glob glob) && glob.matches(name);
  }

  private long accept() {
    return 1L << parts.size();
  }

  private long start() {
    return withSkippedDeep(1L);
  }

  private long walk(String[] path, int size) {
    long states = start();
    for (int i = 0; i < size && states != 0; i++) {
      states = step(states, path[i]);
    }
    return states;
  }

  /// The positions in the pattern after one more component; bit `n` stands for "n parts are done".
  private long step(long states, String name) {
    long next = 0;
    for (long left = states & ~accept(); left != 0; left &= left - 1) {
      int i = Long.numberOfTrailingZeros(left);
      if (parts.get(i) instanceof Name(Glob glob)) {
        next |= glob.matches(name) ? 1L << (i + 1) : 0;
      } else {
        next |= i == parts.size() - 1 ? (1L << i) | accept() : 1L << i;
      }
    }
    return withSkippedDeep(next);
  }

  private long withSkippedDeep(long states) {
    long all = states;
    for (int i = 0; i < parts.size() - 1; i++) {
      if ((all & (1L << i)) != 0 && parts.get(i) instanceof Deep) {
        all |= 1L << (i + 1);
      }
    }
    return all;
  }
}

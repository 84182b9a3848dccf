package dev.bailiwick.core.path;

import dev.bailiwick.core.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a path text really names, found as the kernel does: component by component, each link
/// followed where it stands (path_resolution(7)), missing components taken as they are.
///
/// It sees links, `..`, `/proc/<process>/cwd|root` and case folding. It does not see hard links and
/// bind mounts: two names of one file stay two names. The answer holds for the moment of the
/// question; a link can be changed before the file is opened. One thread, one judgement: what the
/// world said is remembered.
public final class CanonicalPaths {
  private static final int MOST_LINKS = 40;
  private static final int LONGEST = 4096;
  private static final Set<String> STREAMS = Set.of("stdin", "stdout", "stderr", "fd");

  /// The names of one path.
  ///
  /// @param lexical the text with `.`, `..` and doubled `/` taken out, links not followed
  /// @param name where the path leads, links followed
  /// @param names every name it goes by on its way, `lexical` first, `name` among them
  /// @param certain false where the text can be read in two ways, leads through more links than the
  ///   kernel follows, or through another process's folders
  /// @param folded true where the disk does not tell upper from lower case
  public record Canonical(
      PathName lexical, PathName name, List<PathName> names, boolean certain, boolean folded) {
    public Canonical {
      names = List.copyOf(names);
    }
  }

  private final World world;
  private final String cwd;
  private final Map<String, World.Kind> kinds = new HashMap<>();

  /// @param cwd the current folder of the call, absolute; empty where it cannot be told
  public CanonicalPaths(World world, String cwd) {
    this.world = world;
    this.cwd = cwd;
  }

  /// What stands at the path, not following a link at its end.
  public World.Kind kind(String path) {
    return kinds.computeIfAbsent(path, world::kind);
  }

  /// The names of the path. A text that is not absolute is taken from the current folder and is
  /// never certain.
  public Canonical of(String path) {
    var text = slashed(path);
    boolean plain = text.length() <= LONGEST && text.indexOf('\0') < 0;
    boolean absolute = text.startsWith("/") || hasDrive(text);
    var names = new LinkedHashSet<PathName>();
    var start = absolute ? text : (cwd.isEmpty() ? "/" : cwd) + "/" + text;
    if (!plain) {
      start = start.substring(0, Math.min(LONGEST, cut(start)));
    }
    var lexical = PathName.of(start);
    names.add(lexical);
    var walk = new Walk(names);
    var name = walk.follow(start);
    boolean certain = plain && absolute && walk.certain;
    if (start.contains("..")) {
      // Programs that tidy `..` by the text alone arrive elsewhere than the kernel.
      var other = new Walk(names);
      certain &= other.follow(lexical.text()).equals(name) && other.certain;
    }
    addReadings(path, text, names);
    boolean folded = world.foldsCase(name.text());
    return new Canonical(lexical, name, List.copyOf(names), certain, folded);
  }

  /// Names that a program could make of the text although the kernel does not.
  private void addReadings(String path, String text, Set<PathName> names) {
    if (text.indexOf('\\') >= 0) {
      names.add(PathName.of(text.replace('\\', '/')));
    }
    if (path.startsWith("~/")) {
      names.add(PathName.of(world.home() + path.substring(1)));
    }
  }

  private static int cut(String text) {
    int nul = text.indexOf('\0');
    return nul < 0 ? text.length() : nul;
  }

  private static boolean hasDrive(String text) {
    return text.length() >= 3
        && Character.isLetter(text.charAt(0))
        && text.charAt(1) == ':'
        && (text.charAt(2) == '/' || text.charAt(2) == '\\');
  }

  /// On Windows, known by the drive letter, `\` separates and dots, blanks and stream names at the
  /// end of a component do not count.
  private static String slashed(String path) {
    if (!hasDrive(path)) {
      return path;
    }
    var parts = path.substring(2).replace('\\', '/').split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      int stream = parts[i].indexOf(':');
      var part = stream < 0 ? parts[i] : parts[i].substring(0, stream);
      parts[i] = part.equals("..") || part.equals(".") ? part : stripped(part);
    }
    return Character.toUpperCase(path.charAt(0)) + ":" + String.join("/", Arrays.asList(parts));
  }

  private static String stripped(String part) {
    int end = part.length();
    while (end > 0 && (part.charAt(end - 1) == '.' || part.charAt(end - 1) == ' ')) {
      end--;
    }
    return part.substring(0, end);
  }

  /// One walk from the root to the end of a path.
  private final class Walk {
    private final Set<PathName> names;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final ArrayList<String> done = new ArrayList<>();
    private boolean certain = true;
    private int links;

    Walk(Set<PathName> names) {
      this.names = names;
    }

    PathName follow(String path) {
      push(path);
      while (!ahead.isEmpty()) {
        var part = ahead.pop();
        if (part.equals("..")) {
          if (!done.isEmpty()) {
            done.removeLast();
          }
        } else if (!part.equals(".")) {
          enter(part);
        }
      }
      var name = PathName.of("/" + String.join("/", done));
      names.add(name);
      return name;
    }

    private void push(String path) {
      var parts = path.split("/");
      for (int i = parts.length - 1; i >= 0; i--) {
        if (!parts[i].isEmpty()) {
          ahead.push(parts[i]);
        }
      }
    }

    private void enter(String part) {
      done.add(part);
      if (isProcessFolder()) {
        jump(part);
        return;
      }
      if (isStream()) {
        return;
      }
      var here = hasDrive(done) ? String.join("/", done) : "/" + String.join("/", done);
      if (kind(here) != World.Kind.LINK) {
        return;
      }
      if (++links > MOST_LINKS) {
        certain = false;
        return;
      }
      var target = world.linkTarget(here);
      if (target.isEmpty()) {
        certain = false;
        return;
      }
      if (target.get().startsWith("/")) {
        done.clear();
      } else {
        done.removeLast();
      }
      push(target.get());
      names.add(PathName.of("/" + String.join("/", done) + "/" + String.join("/", ahead)));
    }

    /// `/dev/fd`, `/dev/stdin` and the like are streams of the process, not files by name.
    private boolean isStream() {
      return done.size() >= 2 && done.get(0).equals("dev") && STREAMS.contains(done.get(1));
    }

    /// `/proc/<process>[/task/<thread>]/…` down to the entry of the process.
    private boolean isProcessFolder() {
      return done.size() >= 2 && done.get(0).equals("proc") && isProcess(done.get(1));
    }

    private void jump(String part) {
      boolean own = done.get(1).equals("self") || done.get(1).equals("thread-self");
      int entry = done.size() > 3 && done.get(2).equals("task") ? 4 : 2;
      if (done.size() != entry + 1) {
        return;
      }
      switch (part) {
        case "root" -> {
          done.clear();
          certain &= own;
        }
        case "cwd" -> {
          done.clear();
          certain &= own && !cwd.isEmpty();
          push(cwd);
        }
        case "exe", "fd", "map_files" -> certain = false;
        default -> {}
      }
    }
  }

  private static boolean hasDrive(List<String> parts) {
    return parts.getFirst().length() == 2 && parts.getFirst().charAt(1) == ':';
  }

  private static boolean isProcess(String part) {
    return part.equals("self")
        || part.equals("thread-self")
        || part.startsWith("$")
        || part.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.Glob;
import dev.bailiwick.core.path.IgnoreFile;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.path.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file patterns of one list in one source, not yet tied to a place on a disk.
///
/// In a policy a pattern that starts with `/` is a path of the machine and one that starts with
/// `~/` a path of the home folder; in an ignore file both start at the file's own folder, as git
/// has it. A deny list is read in the wider of two meanings wherever there are two.
public record PathList(List<Entry> entries) {
  public static final PathList EMPTY = new PathList(List.of());

  public PathList {
    entries = List.copyOf(entries);
  }

  private static final Place ANY = new Place(List.of("/r"), List.of("/h"), false);

  /// Where a pattern starts.
  public enum Anchor {
    ANYWHERE,
    ROOT,
    MACHINE,
    HOME
  }

  /// What a list is for: a deny list errs to the wide side, an allow list to the narrow one.
  public enum Purpose {
    DENY,
    ALLOW
  }

  /// One pattern.
  ///
  /// @param text without `!` and without what says the anchor
  /// @param folder the folder of the ignore file below the root, empty for the root itself
  public record Entry(
      String text, boolean negated, Anchor anchor, String folder, Decision.Rule rule) {}

  /// The entry of a policy's list; throws [Glob.BadGlob].
  public static Entry entry(String written, Decision.Rule rule) {
    boolean negated = written.startsWith("!");
    var text = negated ? written.substring(1) : written;
    if (text.indexOf('{') >= 0 && text.indexOf('}') > text.indexOf('{')) {
      throw new Glob.BadGlob("`{a,b}` is not part of a pattern; write one line for each");
    }
    if (text.startsWith("./")) {
      text = text.substring(2);
    }
    if (hasDots(text)) {
      throw new Glob.BadGlob("`.` and `..` as components never match a canonical path");
    }
    Entry entry;
    if (text.equals("~") || text.startsWith("~/")) {
      entry =
          new Entry(text.equals("~") ? "/**" : text.substring(1), negated, Anchor.HOME, "", rule);
    } else if (text.startsWith("/")) {
      entry = new Entry(text, negated, Anchor.MACHINE, "", rule);
    } else {
      entry = anchored(text, negated, "", rule);
    }
    return bindable(entry);
  }

  /// A pattern that can be tied to any place; one that can to none would say nothing later, where
  /// nobody can be told. Throws [Glob.BadGlob].
  private static Entry bindable(Entry entry) {
    for (var purpose : Purpose.values()) {
      placed(entry, ANY, purpose).forEach(PathPattern::of);
    }
    return entry;
  }

  private static boolean hasDots(String text) {
    for (var part : text.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        return true;
      }
    }
    return false;
  }

  /// The entry of an ignore file that stands in `folder`; throws [Glob.BadGlob].
  public static Entry ignoreEntry(String written, String folder, Decision.Rule rule) {
    boolean negated = written.startsWith("!");
    var text = negated ? written.substring(1) : written;
    var _ = PathPattern.of(text);
    return bindable(anchored(text, negated, folder, rule));
  }

  private static Entry anchored(String text, boolean negated, String folder, Decision.Rule rule) {
    var body = text.startsWith("**/") && text.length() > 3 ? text.substring(3) : text;
    int slash = body.indexOf('/');
    boolean anywhere = slash < 0 || slash == body.length() - 1;
    return anywhere
        ? new Entry(body, negated, Anchor.ANYWHERE, folder, rule)
        : new Entry(text, negated, Anchor.ROOT, folder, rule);
  }

  /// The list tied to a place.
  public Bound bind(Place place, Purpose purpose) {
    var lines = new ArrayList<IgnoreFile.Line>();
    var taken = new ArrayList<IgnoreFile.Line>();
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      for (var text : placed(entry, place, purpose)) {
        var folded = place.folded() ? PathName.fold(text) : text;
        boolean negated = entry.negated() && purpose == Purpose.DENY;
        var line = new IgnoreFile.Line(entry.text(), negated, PathPattern.of(folded), i);
        (entry.negated() && purpose == Purpose.ALLOW ? taken : lines).add(line);
      }
    }
    return new Bound(this, IgnoreFile.of(lines), IgnoreFile.of(taken));
  }

  private static List<String> placed(Entry entry, Place place, Purpose purpose) {
    var text = entry.text();
    var placed = new ArrayList<String>();
    switch (entry.anchor()) {
      case HOME -> place.homes().forEach(home -> placed.add(escaped(home) + text));
      case MACHINE -> {
        placed.add(text);
        if (purpose == Purpose.DENY && !entry.negated()) {
          place.roots().forEach(root -> placed.add(escaped(root) + text));
        }
      }
      case ROOT -> {
        var rest = text.startsWith("/") ? text : "/" + text;
        place.roots().forEach(root -> placed.add(folder(root, entry) + rest));
      }
      case ANYWHERE -> {
        if (purpose == Purpose.DENY && entry.folder().isEmpty()) {
          placed.add(text);
        } else {
          place.roots().forEach(root -> placed.add(folder(root, entry) + "/**/" + text));
        }
      }
    }
    return placed;
  }

  private static String folder(String root, Entry entry) {
    return escaped(entry.folder().isEmpty() ? root : root + "/" + entry.folder());
  }

  private static String escaped(String path) {
    var text = new StringBuilder();
    for (char c : (path.equals("/") ? "" : path).toCharArray()) {
      if ("*?[\\".indexOf(c) >= 0) {
        text.append('\\');
      }
      text.append(c);
    }
    return text.toString();
  }

  /// The place a policy is applied to: the root under each of its names, the home folder likewise,
  /// and whether the disk tells case.
  public record Place(List<String> roots, List<String> homes, boolean folded) {
    public Place {
      roots = List.copyOf(roots);
      homes = List.copyOf(homes);
    }
  }

  /// The list on a disk: absolute names in, rules out.
  public static final class Bound {
    private final PathList list;
    private final IgnoreFile lines;
    private final IgnoreFile takenBack;

    Bound(PathList list, IgnoreFile lines, IgnoreFile takenBack) {
      this.list = list;
      this.lines = lines;
      this.takenBack = takenBack;
    }

    public boolean isEmpty() {
      return lines.lines().isEmpty();
    }

    /// The rule that catches the name or a folder above it; `depth` as in the place.
    public Optional<Decision.Rule> catches(PathName name, boolean folder, int depth) {
      return lines
          .catches(name, folder, depth)
          .filter(_ -> takenBack.catches(name, folder, depth).isEmpty())
          .map(this::rule);
    }

    /// True where a pattern names the folder itself, not one above it.
    public boolean names(PathName folder) {
      return lines.deciding(folder, true).isPresent();
    }

    /// The rule that catches everything in the folder.
    public Optional<Decision.Rule> catchesAllIn(PathName folder, int depth) {
      return lines
          .catchesAllIn(folder, depth)
          .filter(_ -> !takenBack.mayCatchIn(folder))
          .map(this::rule);
    }

    /// True where something in the folder could be caught.
    public boolean mayCatchIn(PathName folder) {
      return lines.mayCatchIn(folder);
    }

    private Decision.Rule rule(IgnoreFile.Line line) {
      return list.entries().get(line.number()).rule();
    }
  }
}

package dev.bailiwick.core.path;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An absolute path as its components, without `.`, `..` and empty ones.
///
/// Two names are the same file name where their components are equal; what the disk makes of upper
/// and lower case is settled by [#folded] beforehand.
public final class PathName {
  private final String text;
  private final String[] parts;

  private PathName(String text, String[] parts) {
    this.text = text;
    this.parts = parts;
  }

  /// The name of an absolute path; `.` and `..` are taken out by their text alone.
  public static PathName of(String absolute) {
    var parts = new String[count(absolute)];
    int size = 0;
    for (int start = 0; start <= absolute.length(); ) {
      int slash = absolute.indexOf('/', start);
      int end = slash < 0 ? absolute.length() : slash;
      int length = end - start;
      boolean dot = length == 1 && absolute.charAt(start) == '.';
      boolean up = length == 2 && absolute.startsWith("..", start);
      if (up) {
        size = Math.max(0, size - 1);
      } else if (length > 0 && !dot) {
        parts[size++] = absolute.substring(start, end);
      }
      start = end + 1;
    }
    var kept = Arrays.copyOf(parts, size);
    return new PathName(joined(kept), kept);
  }

  private static int count(String text) {
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '/') {
        count++;
      }
    }
    return count;
  }

  private static String joined(String[] parts) {
    if (parts.length > 0 && isDrive(parts[0])) {
      return String.join("/", parts);
    }
    return "/" + String.join("/", parts);
  }

  private static boolean isDrive(String part) {
    return part.length() == 2 && part.charAt(1) == ':' && Character.isLetter(part.charAt(0));
  }

  /// The absolute path: one `/` between components, none at the end except for the root itself.
  public String text() {
    return text;
  }

  /// The components, outermost first; empty for the root.
  public List<String> parts() {
    return List.of(parts);
  }

  String[] array() {
    return parts;
  }

  /// The last component, or the empty text for the root.
  public String last() {
    return parts.length == 0 ? "" : parts[parts.length - 1];
  }

  /// True where this is the folder itself or stands in it, on whole components: `/proj_evil` does
  /// not stand in `/proj`.
  public boolean isWithin(PathName folder) {
    if (parts.length < folder.parts.length) {
      return false;
    }
    for (int i = 0; i < folder.parts.length; i++) {
      if (!parts[i].equals(folder.parts[i])) {
        return false;
      }
    }
    return true;
  }

  /// The components below the folder as a name of their own, or empty where this stands elsewhere.
  public Optional<PathName> below(PathName folder) {
    if (!isWithin(folder)) {
      return Optional.empty();
    }
    var rest = Arrays.copyOfRange(parts, folder.parts.length, parts.length);
    return Optional.of(new PathName(joined(rest), rest));
  }

  public PathName child(String name) {
    var longer = Arrays.copyOf(parts, parts.length + 1);
    longer[parts.length] = name;
    return new PathName(text.equals("/") ? "/" + name : text + "/" + name, longer);
  }

  /// The name as a disk sees it that does not tell case: composed, lower case, without the
  /// characters such disks pass over (zero-width and direction marks, as HFS+ does; see
  /// CVE-2014-9390).
  public PathName folded() {
    var folded = fold(text);
    return folded.equals(text) ? this : PathName.of(folded);
  }

  /// The text as [#folded] sees it.
  public static String fold(String text) {
    boolean plain = true;
    for (int i = 0; plain && i < text.length(); i++) {
      plain = text.charAt(i) < 128 && !Character.isUpperCase(text.charAt(i));
    }
    if (plain) {
      return text;
    }
    var kept = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isPassedOver(c)).forEach(kept::appendCodePoint);
    var composed = Normalizer.normalize(kept, Normalizer.Form.NFKC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean isPassedOver(int c) {
    return (c >= 0x200c && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x206a && c <= 0x206f)
        || c == 0xfeff;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathName name && text.equals(name.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

package dev.bailiwick.core.dependency.version;

import java.util.ArrayList;
import java.util.List;

/// A version of a Ruby gem, in the order of `Gem::Version`: numbers and words in turns, a word
/// stands before every number, noughts at the end of the numbers and of the rest do not count.
record GemVersion(String text, List<String> segments) implements Version {

  GemVersion {
    segments = List.copyOf(segments);
  }

  static GemVersion of(String text) {
    return new GemVersion(text, canonical(split(text.replace("-", ".pre."))));
  }

  private static List<String> split(String text) {
    var found = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      int end = Digits.end(text, at);
      if (end > at) {
        found.add(Digits.plain(text.substring(at, end)));
      } else {
        end = wordEnd(text, at);
        if (end > at) {
          found.add(text.substring(at, end));
        } else {
          end = at + 1;
        }
      }
      at = end;
    }
    return found;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length()
        && (text.charAt(at) >= 'a' && text.charAt(at) <= 'z'
            || text.charAt(at) >= 'A' && text.charAt(at) <= 'Z')) {
      at++;
    }
    return at;
  }

  private static List<String> canonical(List<String> segments) {
    int word = 0;
    while (word < segments.size() && Digits.are(segments.get(word))) {
      word++;
    }
    var kept = new ArrayList<>(withoutNoughts(segments.subList(0, word)));
    kept.addAll(withoutNoughts(segments.subList(word, segments.size())));
    return kept;
  }

  private static List<String> withoutNoughts(List<String> segments) {
    int end = segments.size();
    while (end > 0 && segments.get(end - 1).equals("0")) {
      end--;
    }
    return segments.subList(0, end);
  }

  @Override
  public boolean isPrerelease() {
    return segments.stream().anyMatch(segment -> !Digits.are(segment));
  }

  @Override
  public int compareTo(Version version) {
    var other = Version.alike(GemVersion.class, version);
    for (int i = 0; i < Math.max(segments.size(), other.segments.size()); i++) {
      int compared = compareSegments(segment(i), other.segment(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private String segment(int index) {
    return index < segments.size() ? segments.get(index) : "0";
  }

  private static int compareSegments(String first, String second) {
    boolean number = Digits.are(first);
    if (number != Digits.are(second)) {
      return number ? 1 : -1;
    }
    return number ? Digits.compare(first, second) : Integer.signum(first.compareTo(second));
  }
}

package dev.bailiwick.core.dependency.version;

import java.util.Optional;

/// A version of a Debian or Ubuntu package (deb-version(7)): `epoch:upstream-revision`.
record DebianVersion(String text, String epoch, String upstream, String revision)
    implements Version {

  static Optional<DebianVersion> of(String text) {
    int colon = text.indexOf(':');
    var epoch = colon < 0 ? "0" : text.substring(0, colon);
    if (!Digits.are(epoch)) {
      return Optional.empty();
    }
    var rest = text.substring(colon + 1);
    int hyphen = rest.lastIndexOf('-');
    return Optional.of(
        hyphen < 0
            ? new DebianVersion(text, epoch, rest, "")
            : new DebianVersion(
                text, epoch, rest.substring(0, hyphen), rest.substring(hyphen + 1)));
  }

  @Override
  public boolean isPrerelease() {
    return upstream.indexOf('~') >= 0;
  }

  @Override
  public int compareTo(Version version) {
    var other = Version.alike(DebianVersion.class, version);
    int compared = Digits.compare(epoch, other.epoch);
    if (compared == 0) {
      compared = compareParts(upstream, other.upstream);
    }
    return compared != 0 ? compared : compareParts(revision, other.revision);
  }

  /// In turns what is no digit, letter by letter, and what is digits, by value.
  private static int compareParts(String first, String second) {
    int left = 0;
    int right = 0;
    while (left < first.length() || right < second.length()) {
      while (isWord(first, left) || isWord(second, right)) {
        int compared = Integer.compare(weight(first, left), weight(second, right));
        if (compared != 0) {
          return compared;
        }
        left++;
        right++;
      }
      int leftEnd = Digits.end(first, Math.min(left, first.length()));
      int rightEnd = Digits.end(second, Math.min(right, second.length()));
      int compared =
          Digits.compare(
              first.substring(Math.min(left, first.length()), leftEnd),
              second.substring(Math.min(right, second.length()), rightEnd));
      if (compared != 0) {
        return compared;
      }
      left = leftEnd;
      right = rightEnd;
    }
    return 0;
  }

  private static boolean isWord(String part, int at) {
    return at < part.length() && !Digits.isDigit(part.charAt(at));
  }

  /// `~` stands before the end, the end before letters, letters before all else.
  private static int weight(String part, int at) {
    if (!isWord(part, at)) {
      return 0;
    }
    char letter = part.charAt(at);
    if (letter == '~') {
      return -1;
    }
    boolean plain = letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z';
    return plain ? letter : letter + 256;
  }
}

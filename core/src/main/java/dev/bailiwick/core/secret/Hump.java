package dev.bailiwick.core.secret;

/// Whether a run of letters is a word of its own inside a name: `okta` is in `OKTA_TOKEN` and
/// `oktaToken`, and not in `rookTable`.
final class Hump {
  private Hump() {}

  /// @param start where the run begins; `end` where it ends, exclusive; nothing outside of `from`
  ///   to `to` is looked at
  static boolean is(byte[] bytes, int start, int end, int from, int to) {
    return begins(bytes, start, from) && ends(bytes, start, end, to);
  }

  private static boolean begins(byte[] bytes, int start, int from) {
    if (start <= from || !isLetter(bytes[start - 1]) || !isLetter(bytes[start])) {
      return true;
    }
    return isUpper(bytes[start]) && !isUpper(bytes[start - 1]);
  }

  /// A last letter that begins a new hump belongs to what follows.
  private static boolean ends(byte[] bytes, int start, int end, int to) {
    return end >= to
        || end - start < 2
        || !isLower(bytes[end])
        || !isUpper(bytes[end - 1])
        || isUpper(bytes[end - 2]);
  }

  private static boolean isLetter(byte value) {
    return isUpper(value) || isLower(value);
  }

  private static boolean isUpper(byte value) {
    return value >= 'A' && value <= 'Z';
  }

  private static boolean isLower(byte value) {
    return value >= 'a' && value <= 'z';
  }
}

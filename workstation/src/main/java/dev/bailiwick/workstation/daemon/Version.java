package dev.bailiwick.workstation.daemon;

/// The program's version and that of its hook protocol, as the `X-Bailiwick` header carries them:
/// `0.1.0/1`.
public record Version(int major, int minor, int patch, int protocol)
    implements Comparable<Version> {
  public static final Version CURRENT = new Version(0, 1, 0, 1);

  /// Reads what [#toString] writes; anything else is 0.0.0/0, older than every release.
  public static Version parse(String text) {
    var parts = text.split("[./]", -1);
    if (parts.length != 4) {
      return new Version(0, 0, 0, 0);
    }
    try {
      return new Version(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]));
    } catch (NumberFormatException e) {
      return new Version(0, 0, 0, 0);
    }
  }

  public String number() {
    return major + "." + minor + "." + patch;
  }

  @Override
  public int compareTo(Version other) {
    return java.util.Comparator.comparingInt(Version::protocol)
        .thenComparingInt(Version::major)
        .thenComparingInt(Version::minor)
        .thenComparingInt(Version::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return number() + "/" + protocol;
  }
}

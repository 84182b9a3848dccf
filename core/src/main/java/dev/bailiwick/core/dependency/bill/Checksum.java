package dev.bailiwick.core.dependency.bill;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A digest that a lock file holds, in hex.
///
/// @param bits of SHA-2, or 1 for SHA-1
record Checksum(int bits, String hex) {
  private static final Pattern SUBRESOURCE =
      Pattern.compile("sha(1|256|384|512)-([A-Za-z0-9+/]+={0,2})");
  private static final Pattern NAMED = Pattern.compile("sha(1|256|384|512):([0-9a-fA-F]+)");
  private static final Pattern BARE = Pattern.compile("[0-9a-fA-F]{64}");

  /// Those that are understood: `sha512-…` in base 64, `sha256:…` in hex, and 64 hex digits.
  static List<Checksum> of(List<String> digests) {
    return digests.stream().flatMap(digest -> of(digest).stream()).toList();
  }

  private static Optional<Checksum> of(String digest) {
    var subresource = SUBRESOURCE.matcher(digest);
    if (subresource.matches()) {
      try {
        var bytes = Base64.getDecoder().decode(subresource.group(2));
        return sound(Integer.parseInt(subresource.group(1)), HexFormat.of().formatHex(bytes));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    var named = NAMED.matcher(digest);
    if (named.matches()) {
      return sound(Integer.parseInt(named.group(1)), named.group(2).toLowerCase(Locale.ROOT));
    }
    return BARE.matcher(digest).matches()
        ? sound(256, digest.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Optional<Checksum> sound(int bits, String hex) {
    return hex.length() == (bits == 1 ? 160 : bits) / 4
        ? Optional.of(new Checksum(bits, hex))
        : Optional.empty();
  }
}

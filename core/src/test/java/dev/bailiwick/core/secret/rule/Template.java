package dev.bailiwick.core.secret.rule;

import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Fills `{{alnum:36}}` and the like with random text of a fixed seed, so that no text in the shape
/// of a credential stands in any file.
///
/// `{{KIND:N}}` or `{{KIND:N-M}}` with the kinds lower, upper, alpha, alnum, digit, hex, HEX,
/// base32, base36, base58, bech32, base64, base64url, word; `{{uuid}}`; `{{crc:github:PREFIX}}` for
/// a token of 30 characters with its right checksum.
public final class Template {
  private static final Pattern HOLE = Pattern.compile("\\{\\{([A-Za-z0-9]+)(?::([^}]*))?\\}\\}");
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
  private static final String DIGITS = "0123456789";

  private final Random random;

  public Template(String seed) {
    random = new Random(seed.hashCode());
  }

  public String fill(String template) {
    return HOLE.matcher(template)
        .replaceAll(
            hole -> java.util.regex.Matcher.quoteReplacement(filled(hole.group(1), hole.group(2))));
  }

  private String filled(String kind, String size) {
    return switch (kind) {
      case "uuid" ->
          String.join(
              "-",
              drawn("hex", 8),
              drawn("hex", 4),
              drawn("hex", 4),
              drawn("hex", 4),
              drawn("hex", 12));
      case "crc" -> withChecksum(size.substring(size.indexOf(':') + 1));
      default -> drawn(kind, length(size));
    };
  }

  private int length(String size) {
    var bounds = size.split("-", 2);
    int least = Integer.parseInt(bounds[0]);
    int most = bounds.length == 1 ? least : Integer.parseInt(bounds[1]);
    return least + random.nextInt(most - least + 1);
  }

  private String drawn(String kind, int length) {
    var letters =
        switch (kind) {
          case "lower" -> LOWER;
          case "upper" -> UPPER;
          case "alpha" -> LOWER + UPPER;
          case "alnum" -> DIGITS + LOWER + UPPER;
          case "digit" -> DIGITS;
          case "hex" -> DIGITS + "abcdef";
          case "HEX" -> DIGITS + "ABCDEF";
          case "base32" -> UPPER + "234567";
          case "base36" -> DIGITS + LOWER;
          case "base58" -> (DIGITS + UPPER + LOWER).replaceAll("[0OIl]", "");
          case "bech32" -> "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
          case "base64" -> DIGITS + LOWER + UPPER + "+/";
          case "base64url" -> DIGITS + LOWER + UPPER + "-_";
          case "word" -> DIGITS + LOWER + UPPER + "_";
          default -> throw new IllegalArgumentException("no template kind is called " + kind);
        };
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private String withChecksum(String prefix) {
    var body = drawn("alnum", 30);
    var crc = new CRC32();
    crc.update(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    var digits = DIGITS + UPPER + LOWER;
    var check = new StringBuilder();
    for (long rest = crc.getValue(); check.length() < 6; rest /= 62) {
      check.append(digits.charAt((int) (rest % 62)));
    }
    return prefix + body + check.reverse();
  }
}

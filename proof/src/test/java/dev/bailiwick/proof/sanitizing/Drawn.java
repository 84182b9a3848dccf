package dev.bailiwick.proof.sanitizing;

import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Fills `{{alnum:24}}` and the like with random characters.
record Drawn(Random random) {
  private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z0-9]+):(\\d+)\\}\\}");
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
  private static final String DIGITS = "0123456789";

  String fill(String template) {
    return HOLE.matcher(template).replaceAll(this::filled);
  }

  private String filled(MatchResult hole) {
    var from =
        switch (hole.group(1)) {
          case "lower" -> LOWER;
          case "digit" -> DIGITS;
          case "hex" -> DIGITS + "abcdef";
          case "alpha" -> LOWER + UPPER;
          case "base32" -> UPPER + "234567";
          case "base64" -> LOWER + UPPER + DIGITS + "+/";
          default -> LOWER + UPPER + DIGITS;
        };
    var drawn = new StringBuilder();
    for (int i = Integer.parseInt(hole.group(2)); i > 0; i--) {
      drawn.append(from.charAt(random.nextInt(from.length())));
    }
    return drawn.toString();
  }
}

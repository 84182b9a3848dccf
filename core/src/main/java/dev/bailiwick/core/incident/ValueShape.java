package dev.bailiwick.core.incident;

import java.util.regex.Pattern;

/// What values like one have in common: a public beginning, and how many characters of which kind
/// come behind it. Nothing of what is secret is in it.
public final class ValueShape {
  private static final Pattern PARTS =
      Pattern.compile("([A-Za-z]{2,12}[_-](?:[A-Za-z]{2,8}[_-])?)([A-Za-z0-9_-]{16,200})");

  /// A finder needs five characters in a row that are sure.
  private static final int SHORTEST_BEGINNING = 5;

  private ValueShape() {}

  /// As a rule for secrets states it; empty for a value without such a beginning.
  public static String of(String value) {
    var parts = PARTS.matcher(value);
    if (!parts.matches() || parts.group(1).length() < SHORTEST_BEGINNING) {
      return "";
    }
    var rest = parts.group(2);
    boolean made = rest.matches(".*[0-9].*") && rest.matches(".*[A-Za-z].*");
    return made ? "\\b" + parts.group(1) + kind(rest) + "{" + rest.length() + "}\\b" : "";
  }

  private static String kind(String rest) {
    if (rest.matches("[0-9a-f]+")) {
      return "[0-9a-f]";
    }
    if (rest.matches("[0-9a-z]+")) {
      return "[0-9a-z]";
    }
    return rest.matches("[0-9A-Za-z]+") ? "[0-9A-Za-z]" : "[0-9A-Za-z_-]";
  }
}

package dev.bailiwick.core.redact.sanitizing;

import java.util.Optional;

/// What stands where a secret stood: a reference to the environment where the place can hold an
/// expression, else an obvious placeholder.
///
/// Which places hold an expression [ExpressionPlaces] tells for programs; in YAML and properties it
/// is a whole value, not a key, a comment or a part of a list in brackets.
record SecretReplacement(int start, int end, String text, boolean needsLine) {

  static SecretReplacement of(
      String text,
      Idiom idiom,
      Segments segments,
      Secrets.Place place,
      Optional<Literal> literal,
      String variable) {
    if (literal.isEmpty()) {
      return plain(text, place, variable);
    }
    var value = literal.get();
    var reference = idiom.reference(variable);
    if (reference.isEmpty()) {
      return plain(text, place, variable);
    }
    return switch (idiom.family()) {
      case CODE ->
          ExpressionPlaces.holds(text, idiom, segments, value)
              ? inCode(text, idiom, place, value, reference.get(), variable)
              : plain(text, place, variable);
      case SHELL -> inShell(text, place, value, variable);
      case LINES, PLAIN ->
          isWholeValue(text, value)
              ? new SecretReplacement(place.start(), place.end(), reference.get(), false)
              : plain(text, place, variable);
    };
  }

  private static boolean isWholeValue(String text, Literal value) {
    int line = text.lastIndexOf('\n', value.start() - 1) + 1;
    var before = text.substring(line, value.start());
    int end = text.indexOf('\n', value.end());
    var behind = text.substring(value.end(), end < 0 ? text.length() : end).strip();
    boolean comment = before.stripLeading().startsWith("#") || before.contains(" #");
    boolean last = behind.isEmpty() || behind.startsWith("#");
    boolean quoted = !value.quote().isEmpty() || !isInBrackets(text, value);
    return !comment && !behind.startsWith(":") && quoted && (last || !value.quote().isEmpty());
  }

  /// A bare value in `{…}` or `[…]`, where braces would end it.
  private static boolean isInBrackets(String text, Literal value) {
    var content = value.content(text);
    char behind = text.charAt(Math.min(text.length() - 1, next(text, value.end())));
    return "{[".indexOf(content.charAt(0)) >= 0
        || ",]}".indexOf(content.charAt(content.length() - 1)) >= 0
        || ",]}".indexOf(behind) >= 0 && next(text, value.end()) < text.length();
  }

  private static SecretReplacement plain(String text, Secrets.Place place, String variable) {
    var placeholder = placeholder(variable);
    var secret = text.substring(place.start(), place.end());
    boolean lines = PrivateKeys.isOne(secret, 0) && PrivateKeys.isMultiline(secret);
    return new SecretReplacement(
        place.start(),
        place.end(),
        lines ? PrivateKeys.hidden(secret, placeholder) : placeholder,
        false);
  }

  /// `API_KEY` → `YOUR_API_KEY_HERE`, the guide's form.
  static String placeholder(String variable) {
    return "YOUR_" + variable + "_HERE";
  }

  boolean isPlaceholder(String variable) {
    return text.contains(placeholder(variable));
  }

  private static SecretReplacement inCode(
      String text,
      Idiom idiom,
      Secrets.Place place,
      Literal value,
      String reference,
      String variable) {
    boolean needs = !idiom.needs().isEmpty();
    if (value.isAll(place.start(), place.end())) {
      return new SecretReplacement(value.start(), value.end(), reference, needs);
    }
    boolean plain = value.quote().length() == 1 && !value.quote().equals("`");
    if (idiom.joins().isEmpty() || !plain || value.isTemplate(text) || isBound(text, value)) {
      return plain(text, place, variable);
    }
    boolean first = place.start() == value.contentStart();
    boolean last = place.end() == value.contentEnd();
    var join = " " + idiom.joins() + " ";
    return new SecretReplacement(
        first ? value.start() : place.start(),
        last ? value.end() : place.end(),
        (first ? "" : value.quote() + join) + reference + (last ? "" : join + value.quote()),
        needs);
  }

  /// A call on the literal, or a stronger operator beside it, would take only a part of the sum.
  private static boolean isBound(String text, Literal value) {
    int after = next(text, value.end());
    return after < text.length() && ".[%*".indexOf(text.charAt(after)) >= 0;
  }

  private static SecretReplacement inShell(
      String text, Secrets.Place place, Literal value, String variable) {
    boolean word =
        place.end() < text.length()
            && (Character.isLetterOrDigit(text.charAt(place.end()))
                || text.charAt(place.end()) == '_');
    var reference = word ? "${" + variable + "}" : "$" + variable;
    if (!value.quote().equals("'")) {
      return new SecretReplacement(place.start(), place.end(), reference, false);
    }
    boolean first = place.start() == value.contentStart();
    boolean last = place.end() == value.contentEnd();
    return new SecretReplacement(
        first ? value.start() : place.start(),
        last ? value.end() : place.end(),
        (first ? "" : "'") + '"' + reference + '"' + (last ? "" : "'"),
        false);
  }

  private static int next(String text, int at) {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }
}

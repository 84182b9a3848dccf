package dev.bailiwick.core.redact.sanitizing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands where a secret stood: a reference to the environment where the place can hold an
/// expression, else an obvious placeholder.
///
/// A place cannot hold one where the language wants a constant (`const` in Go, C#, Kotlin and Dart,
/// annotations, PHP's properties), before a `:` (a key), beside another literal, inside a template
/// and in a format without references.
record SecretReplacement(int start, int end, String text, boolean needsLine) {
  private static final Pattern CONSTANT =
      Pattern.compile(
          "^\\s*(?:@\\w|#\\[|(?:(?:public|private|protected|internal|static|pub|export)\\s+)*(?:const\\b|readonly const))");
  private static final Pattern PROPERTY =
      Pattern.compile("^\\s*(?:public|private|protected|static|var)\\s[^=(]*=\\s*$");

  static SecretReplacement of(
      String text, Idiom idiom, Secrets.Place place, Optional<Literal> literal, String variable) {
    if (literal.isEmpty()) {
      return plain(text, place, variable);
    }
    var value = literal.get();
    var reference = idiom.reference(variable);
    if (reference.isEmpty() || !holdsExpression(text, idiom, value)) {
      return plain(text, place, variable);
    }
    return switch (idiom.family()) {
      case CODE -> inCode(text, idiom, place, value, reference.get(), variable);
      case SHELL -> inShell(text, place, value, variable);
      case LINES, PLAIN ->
          new SecretReplacement(place.start(), place.end(), reference.get(), false);
    };
  }

  private static SecretReplacement plain(String text, Secrets.Place place, String variable) {
    var placeholder = placeholder(variable);
    if (text.startsWith("-----BEGIN", place.start())) {
      int first = text.indexOf('\n', place.start());
      boolean lines = first > 0 && first < place.end();
      var head = lines ? text.substring(place.start(), first + 1) : "";
      int last = text.lastIndexOf("-----END", place.end());
      var foot = lines && last > first ? "\n" + text.substring(last, place.end()) : "";
      return new SecretReplacement(place.start(), place.end(), head + placeholder + foot, false);
    }
    return new SecretReplacement(place.start(), place.end(), placeholder, false);
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
    if (idiom.joins().isEmpty() || !plain || value.isTemplate(text)) {
      return plain(text, place, variable);
    }
    var parts = new java.util.ArrayList<String>();
    if (place.start() > value.contentStart()) {
      parts.add(text.substring(value.start(), place.start()) + value.quote());
    }
    parts.add(reference);
    if (place.end() < value.contentEnd()) {
      parts.add(value.quote() + text.substring(place.end(), value.end()));
    }
    var joined = String.join(" " + idiom.joins() + " ", parts);
    boolean bound = isBound(text, value);
    return new SecretReplacement(
        value.start(), value.end(), bound ? "(" + joined + ")" : joined, needs);
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
    var inside =
        text.substring(value.contentStart(), place.start())
            + "'\""
            + reference
            + "\"'"
            + text.substring(place.end(), value.contentEnd());
    var whole = ("'" + inside + "'").replace("''", "");
    return new SecretReplacement(value.start(), value.end(), whole, false);
  }

  private static boolean holdsExpression(String text, Idiom idiom, Literal value) {
    var line = text.substring(text.lastIndexOf('\n', value.start() - 1) + 1, value.start());
    int after = next(text, value.end());
    char behind = after < text.length() ? text.charAt(after) : '\n';
    if (idiom.family() != Idiom.Family.CODE) {
      return true;
    }
    int before = previous(text, value.start());
    boolean beside =
        "\"'`".indexOf(behind) >= 0 || before >= 0 && "\"'`".indexOf(text.charAt(before)) >= 0;
    boolean key =
        behind == ':' && !line.contains("?")
            || behind == '=' && text.startsWith("=>", after) && idiom != Idiom.KOTLIN;
    if (beside || key || isAttribute(idiom, text, value)) {
      return false;
    }
    return switch (idiom) {
      case JAVA, SCALA -> !line.stripLeading().startsWith("@");
      case GO, CSHARP, KOTLIN, RUST, DART ->
          !CONSTANT.matcher(line).find() && !line.contains("static ")
              || idiom == Idiom.CSHARP && !line.contains("const ");
      case PHP -> !CONSTANT.matcher(line).find() && !PROPERTY.matcher(line).find();
      case C -> !line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !line.contains("#");
      case JAVASCRIPT -> !line.stripLeading().startsWith("import ") && !line.contains(" from ");
      default -> true;
    };
  }

  /// `name="…"` in a tag: braces would be needed, and every dialect has its own.
  private static boolean isAttribute(Idiom idiom, String text, Literal value) {
    int at = value.start();
    return idiom == Idiom.JAVASCRIPT
        && at >= 2
        && text.charAt(at - 1) == '='
        && Character.isLetterOrDigit(text.charAt(at - 2))
        && text.substring(Math.max(0, at - 400), at).lastIndexOf('<')
            > text.substring(Math.max(0, at - 400), at).lastIndexOf('>');
  }

  private static int next(String text, int at) {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private static int previous(String text, int at) {
    int previous = at - 1;
    while (previous >= 0 && Character.isWhitespace(text.charAt(previous))) {
      previous--;
    }
    return previous;
  }

  static List<Literal> literals(String text, Idiom idiom) {
    var literals =
        switch (idiom.family()) {
          case CODE -> CodeLiterals.of(text, idiom);
          case SHELL, LINES -> LineValues.of(text, idiom);
          case PLAIN -> List.<Literal>of();
        };
    return literals.stream().sorted(java.util.Comparator.comparingInt(Literal::start)).toList();
  }
}

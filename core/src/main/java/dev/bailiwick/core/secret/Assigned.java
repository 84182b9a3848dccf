package dev.bailiwick.core.secret;

import dev.bailiwick.core.secret.assignment.Assignment;
import dev.bailiwick.core.secret.assignment.Assignment.Tie;
import dev.bailiwick.core.secret.assignment.SecretName;
import dev.bailiwick.core.secret.pattern.TokenPattern;
import dev.bailiwick.core.secret.value.Literal;
import dev.bailiwick.core.secret.value.MadeUp;
import dev.bailiwick.core.secret.value.Placeholder;
import dev.bailiwick.core.secret.value.Reference;
import dev.bailiwick.core.secret.value.Surprise;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether what a name is given can be a secret: the name must be one of a secret, and the value a
/// literal and not the name of something else.
final class Assigned {
  /// From here on, bits per character, no word and no name is met.
  private static final double DRAWN = 4.8;

  /// From here on letters alone are no name, in whatever case they are written.
  private static final double MIXED = 8;

  /// Shorter, letters and digits in their order are a placeholder.
  private static final int COUNTING = 20;

  /// Shorter, a bare word in code is a name.
  private static final int SHORTEST = 8;

  /// No sign in it that makes an expression.
  private static final Pattern PLAIN = Pattern.compile("[\\w+/=@!#$%^*~-]+");

  /// `auth[1]`
  private static final Pattern EXPRESSION = Pattern.compile("[A-Za-z_][\\w.]*\\[.*");

  private final Surprise surprise;

  Assigned(Surprise surprise) {
    this.surprise = surprise;
  }

  TokenPattern.@Nullable Match match(
      Kind kind, byte[] bytes, Assignment assignment, int word, int wordEnd, Habitat habitat) {
    int start = assignment.start();
    int end = assignment.end();
    var match = kind.pattern().at(bytes, start, start, end);
    if (match == null || match.end() != end) {
      return null;
    }
    var value = text(bytes, start, end);
    double bits = surprise.of(value);
    if (!isSurprising(kind, value, bits)
        || assignment.tie() == Tie.BESIDE
            && (habitat == Habitat.CODE || kind.rule().surprise() < DRAWN - 1)) {
      return null;
    }
    if (!SecretName.is(bytes, assignment, word, wordEnd)
        || Placeholder.isUsual(value)
        || Reference.is(value)
        || Literal.isOther(value, bits)
        || isNameItself(bytes, assignment, value)) {
      return null;
    }
    return assignment.quoted() || isBareLiteral(bytes, assignment, value, bits, habitat)
        ? match
        : null;
  }

  /// What counts along the keyboard, or is a UUID, may be a token as well.
  static boolean isSurprising(Kind kind, String value, double bits) {
    return bits >= kind.rule().surprise()
        || Literal.isUuid(value)
        || value.length() >= COUNTING && MadeUp.is(value) && isMixed(value);
  }

  private static boolean isMixed(String value) {
    return value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter);
  }

  /// Without quotes a value may be the name of another thing.
  private static boolean isBareLiteral(
      byte[] bytes, Assignment assignment, String value, double bits, Habitat habitat) {
    if (value.indexOf('(') >= 0
        || EXPRESSION.matcher(value).matches()
        || value.endsWith(")")
        || value.endsWith("{")
        || value.endsWith("[")) {
      return false;
    }
    boolean digits = value.chars().anyMatch(Character::isDigit);
    return switch (habitat) {
      case CODE -> isDrawn(value, bits) && (digits || bits >= MIXED);
      case SETTINGS -> true;
      case UNKNOWN ->
          bits >= DRAWN
              || digits && !isListed(bytes, assignment)
              || assignment.tie() == Tie.ELEMENT
              || assignment.tie() == Tie.BESIDE
              || isSetting(assignment)
              || isLine(bytes, assignment, value);
    };
  }

  private static boolean isDrawn(String value, double bits) {
    return bits >= DRAWN && value.length() >= SHORTEST && PLAIN.matcher(value).matches();
  }

  /// `name: value,` is a field in code.
  private static boolean isListed(byte[] bytes, Assignment assignment) {
    int end = assignment.end();
    return end < bytes.length && (bytes[end] == ',' || bytes[end] == ';');
  }

  /// A line of `name: value` and no more, in lower case.
  private static boolean isLine(byte[] bytes, Assignment assignment, String value) {
    if (assignment.tie() != Tie.COLON || !value.equals(value.toLowerCase(Locale.ROOT))) {
      return false;
    }
    int end = assignment.end();
    if (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      return false;
    }
    int before = assignment.nameStart() - 1;
    while (before >= 0 && (bytes[before] == ' ' || bytes[before] == '\t')) {
      before--;
    }
    return before < 0 || bytes[before] == '\n';
  }

  /// `name=value`, as no code is written.
  private static boolean isSetting(Assignment assignment) {
    return assignment.tie() == Tie.EQUALS && assignment.start() == assignment.nameEnd() + 1;
  }

  /// The name again, or its end, stands as the value.
  private static boolean isNameItself(byte[] bytes, Assignment assignment, String value) {
    var name = letters(text(bytes, assignment.nameStart(), assignment.nameEnd()));
    var plain = letters(value);
    boolean setting = assignment.start() == assignment.nameEnd() + 1;
    return plain.length() >= 4 && (name.equals(plain) || !setting && name.endsWith(plain));
  }

  private static String letters(String text) {
    return text.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}

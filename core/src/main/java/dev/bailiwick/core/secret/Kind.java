package dev.bailiwick.core.secret;

import dev.bailiwick.core.secret.check.Check;
import dev.bailiwick.core.secret.pattern.ByteSet;
import dev.bailiwick.core.secret.pattern.Shape;
import dev.bailiwick.core.secret.pattern.TokenPattern;
import dev.bailiwick.core.secret.rule.SecretRule;
import java.util.List;

/// A rule, made ready for use. Thread-safe.
///
/// @param first the bytes a match can begin with
/// @param before the bytes that must not stand in front of a match: those of the run it begins with
/// @param behind the bytes that must not follow a match: those of the run of fixed length it ends
///   with
/// @param literal the public start of every value
record Kind(
    SecretRule rule,
    TokenPattern pattern,
    List<Check> checks,
    ByteSet first,
    ByteSet before,
    ByteSet behind,
    String literal) {
  private static final int MOST_SHOWN = 12;

  static Kind of(SecretRule rule) {
    var pattern = TokenPattern.of(rule.pattern());
    var checks =
        rule.checks().stream()
            .map(word ->
                Check.named(word)
                    .orElseThrow(() ->
                        new IllegalArgumentException(rule.id() + ": no check is called " + word)))
            .toList();
    return new Kind(
        rule,
        pattern,
        checks,
        first(pattern.shape()),
        run(pattern.shape(), true),
        run(pattern.shape(), false),
        literal(pattern.shape()));
  }

  /// True where the value alone does not tell what it is.
  boolean needsWord() {
    return !rule.before().isEmpty();
  }

  private static String literal(Shape shape) {
    var shown = new StringBuilder();
    var parts = shape instanceof Shape.Row(var row) ? row : List.of(shape);
    for (var part : parts) {
      if (!(part instanceof Shape.One(var set))
          || set.size() != 1
          || shown.length() >= MOST_SHOWN) {
        break;
      }
      shown.append((char) set.values()[0]);
    }
    return shown.toString();
  }

  /// The set of a repeat of fixed length at one end of a shape.
  private static ByteSet run(Shape shape, boolean atStart) {
    return switch (shape) {
      case Shape.Row(var parts) when !parts.isEmpty() ->
          run(atStart ? parts.getFirst() : parts.getLast(), atStart);
      case Shape.Repeat(Shape.One(var set), int least, int most) when least == most && least > 1 ->
          set;
      default -> ByteSet.NONE;
    };
  }

  private static ByteSet first(Shape shape) {
    return switch (shape) {
      case Shape.One(var set) -> set;
      case Shape.Marked(var part) -> first(part);
      case Shape.Either(var choices) ->
          choices.stream().map(Kind::first).reduce(ByteSet.NONE, ByteSet::or);
      case Shape.Repeat(var part, int _, int _) -> first(part);
      case Shape.Row(var parts) -> {
        var set = ByteSet.NONE;
        for (var part : parts) {
          set = set.or(first(part));
          if (!isOptional(part)) {
            break;
          }
        }
        yield set;
      }
    };
  }

  private static boolean isOptional(Shape shape) {
    return switch (shape) {
      case Shape.One _ -> false;
      case Shape.Marked(var part) -> isOptional(part);
      case Shape.Either(var choices) -> choices.stream().anyMatch(Kind::isOptional);
      case Shape.Repeat(var part, int least, int _) -> least == 0 || isOptional(part);
      case Shape.Row(var parts) -> parts.stream().allMatch(Kind::isOptional);
    };
  }
}

package dev.bailiwick.core.secret.pattern;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pattern that is tried at a place. Thread-safe; linear in what it looks at, which is at most
/// [#LONGEST] bytes.
public final class TokenPattern {
  public static final int LONGEST = 32 << 10;

  /// A match.
  ///
  /// @param start of the whole match; `secretStart` and `secretEnd` bound the marked part
  /// @param end exclusive
  public record Match(int start, int end, int secretStart, int secretEnd) {}

  private final String text;
  private final ShapeReader.Whole whole;
  private volatile @Nullable Automaton all;
  private volatile @Nullable Thirds thirds;

  /// The automata in front of, inside and behind the marked part.
  private record Thirds(Automaton before, Automaton secret, Automaton behind) {}

  private TokenPattern(String text) {
    this.text = text;
    this.whole = ShapeReader.read(text);
    if (marked(whole.shape()) && split().isEmpty()) {
      throw new IllegalArgumentException("`(?<secret>…)` must stand at the top of " + text);
    }
  }

  /// @throws IllegalArgumentException where the text is no pattern
  public static TokenPattern of(String text) {
    return new TokenPattern(text);
  }

  public Shape shape() {
    return whole.shape();
  }

  /// True where a match may only begin at the edge of a word.
  public boolean leftEdge() {
    return whole.left();
  }

  /// The longest match that begins at `at`, or null.
  ///
  /// @param begin,end the bounds of the text
  public @Nullable Match at(byte[] bytes, int at, int begin, int end) {
    var effort = new Effort();
    effort.begin(0);
    return at(bytes, at, begin, end, effort);
  }

  /// @param effort what the walk is taken off from; not asked here whether anything is left
  public @Nullable Match at(byte[] bytes, int at, int begin, int end, Effort effort) {
    if (whole.left() && !Edges.isEdge(bytes, at, begin, end)) {
      return null;
    }
    int to = Math.min(end, at + LONGEST);
    int found = all().forward(bytes, at, to, end, whole.right(), effort);
    if (found <= at) {
      return null;
    }
    return marked(whole.shape()) ? marked(bytes, at, found) : new Match(at, found, at, found);
  }

  private Automaton all() {
    var automaton = all;
    if (automaton == null) {
      automaton = Automaton.of(whole.shape());
      all = automaton;
    }
    return automaton;
  }

  private @Nullable Match marked(byte[] bytes, int from, int to) {
    var parts = thirds;
    if (parts == null) {
      parts = split().orElseThrow();
      thirds = parts;
    }
    var starts = parts.before.ends(bytes, from, to);
    for (int start = starts.length() - 1; start >= 0; start = starts.previousSetBit(start - 1)) {
      var ends = parts.secret.ends(bytes, from + start, to);
      for (int end = ends.length() - 1; end >= 0; end = ends.previousSetBit(end - 1)) {
        int secretEnd = from + start + end;
        if (parts.behind.ends(bytes, secretEnd, to).get(to - secretEnd)) {
          return new Match(from, to, from + start, secretEnd);
        }
      }
    }
    return null;
  }

  private Optional<Thirds> split() {
    var parts = ShapeReader.parts(whole.shape());
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Shape.Marked(var secret)) {
        return Optional.of(
            new Thirds(
                Automaton.of(new Shape.Row(parts.subList(0, i))),
                Automaton.of(secret),
                Automaton.of(new Shape.Row(parts.subList(i + 1, parts.size())))));
      }
    }
    return Optional.empty();
  }

  private static boolean marked(Shape shape) {
    return switch (shape) {
      case Shape.One _ -> false;
      case Shape.Marked _ -> true;
      case Shape.Row(var parts) -> parts.stream().anyMatch(TokenPattern::marked);
      case Shape.Either(var choices) -> choices.stream().anyMatch(TokenPattern::marked);
      case Shape.Repeat(var part, int _, int _) -> marked(part);
    };
  }

  @Override
  public String toString() {
    return text;
  }
}

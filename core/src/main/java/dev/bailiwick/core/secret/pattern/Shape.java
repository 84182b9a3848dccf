package dev.bailiwick.core.secret.pattern;

import java.util.List;

/// What a pattern means, as a tree.
public sealed interface Shape {

  /// One byte of the set.
  record One(ByteSet set) implements Shape {}

  /// One after the other; empty matches the empty text.
  record Row(List<Shape> parts) implements Shape {
    public Row {
      parts = List.copyOf(parts);
    }
  }

  /// Any one of them.
  record Either(List<Shape> choices) implements Shape {
    public Either {
      choices = List.copyOf(choices);
    }
  }

  /// @param most -1 for no bound
  record Repeat(Shape part, int least, int most) implements Shape {}

  /// The part of a match that is the secret itself.
  record Marked(Shape part) implements Shape {}

  /// The same shape read from its end to its start.
  default Shape reversed() {
    return switch (this) {
      case One one -> one;
      case Row(var parts) -> new Row(parts.reversed().stream().map(Shape::reversed).toList());
      case Either(var choices) -> new Either(choices.stream().map(Shape::reversed).toList());
      case Repeat(var part, int least, int most) -> new Repeat(part.reversed(), least, most);
      case Marked(var part) -> part.reversed();
    };
  }
}

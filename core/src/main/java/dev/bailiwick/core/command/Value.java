package dev.bailiwick.core.command;

import dev.bailiwick.core.effect.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a variable holds: one item for a scalar, several for an array; `told` is false where it
/// cannot be told, and `within` may then name the tree it surely points into.
record Value(List<String> items, boolean told, @Nullable Target within) {
  static final Value UNTOLD = new Value(List.of(), false, null);

  Value {
    items = List.copyOf(items);
  }

  static Value of(String text) {
    return new Value(List.of(text), true, null);
  }

  static Value within(Target tree) {
    return new Value(List.of(), false, tree);
  }

  /// The value as one text; items joined by a space.
  String text() {
    return String.join(" ", items);
  }
}

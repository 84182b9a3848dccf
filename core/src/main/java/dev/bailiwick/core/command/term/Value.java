package dev.bailiwick.core.command.term;

import dev.bailiwick.core.effect.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a variable holds: one item for a scalar, several for an array; `told` is false where it
/// cannot be told, and `within` may then name the tree it surely points into.
public record Value(List<String> items, boolean told, @Nullable Target within) {
  public static final Value UNTOLD = new Value(List.of(), false, null);

  public Value {
    items = List.copyOf(items);
  }

  public static Value of(String text) {
    return new Value(List.of(text), true, null);
  }

  public static Value within(Target tree) {
    return new Value(List.of(), false, tree);
  }

  /// The value as one text; items joined by a space.
  public String text() {
    return String.join(" ", items);
  }
}

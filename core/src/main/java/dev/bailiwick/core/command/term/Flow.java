package dev.bailiwick.core.command.term;

import dev.bailiwick.core.effect.Target;

/// What runs through a pipe: text that is known, names of files in a tree, or anything.
public sealed interface Flow {
  Flow ANY = new Any();
  Flow NONE = new Text("");

  /// Longer texts are not kept.
  int LONGEST = 1 << 16;

  /// Exactly this text.
  record Text(String text) implements Flow {}

  /// Names of files in this tree, one a line.
  record Names(Target tree) implements Flow {}

  /// Cannot be told.
  record Any() implements Flow {}

  /// This flow and another one behind it.
  default Flow then(Flow next) {
    return switch (this) {
      case Text(String first) when next instanceof Text(String second) -> joined(first, second);
      case Text(String first) when first.isEmpty() -> next;
      case Names _ when next instanceof Text(String second) && second.isEmpty() -> this;
      case Text _, Names _, Any _ -> ANY;
    };
  }

  private static Flow joined(String first, String second) {
    return first.length() + second.length() > LONGEST ? ANY : new Text(first + second);
  }

  /// This flow, or the other one in its place.
  default Flow or(Flow other) {
    return equals(other) ? this : ANY;
  }

  /// The value of a command substitution that reads this flow.
  default Value value() {
    return switch (this) {
      case Text(String text) -> Value.of(stripped(text));
      case Names(Target tree) -> Value.within(tree);
      case Any _ -> Value.UNTOLD;
    };
  }

  private static String stripped(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }
}

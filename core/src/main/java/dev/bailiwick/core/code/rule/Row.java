package dev.bailiwick.core.code.rule;

import java.util.List;

/// What is known of one name of a library.
///
/// @param kind what is looked at
/// @param owner the qualified name before the last point; `*` for any, `*x` for one that ends so
/// @param conditions all of which must hold
/// @param message what to say instead of the weakness's own message, or empty
public record Row(
    Kind kind, String owner, List<Condition> conditions, List<Action> actions, String message) {

  /// What a row looks at.
  public enum Kind {
    CALL,
    READ,
    WRITE,
    /// A decorator or annotation on a function, class or parameter.
    ANNOTATION,
    /// A parameter by its name.
    PARAMETER,
    /// A declared method by its name, in a class with that superclass.
    METHOD
  }

  public Row {
    conditions = List.copyOf(conditions);
    actions = List.copyOf(actions);
  }

  /// Whether it speaks of that owner.
  public boolean isOf(String name) {
    if (owner.startsWith("*")) {
      return owner.length() == 1 || name.endsWith(owner.substring(1));
    }
    return owner.equals(name);
  }
}

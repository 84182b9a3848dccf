package dev.bailiwick.core.code.value;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that can be seen somewhere in a run of a function. One thread.
public final class Scope {
  private final @Nullable Scope outer;
  private final boolean isFunction;
  private final Map<String, Variable> names = new HashMap<>(4);

  /// A variable in a run; its value stands in the [State]. Compared by identity.
  public static final class Variable {
    private final String name;

    Variable(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// @param isFunction whether it is that of a whole function or file
  public Scope(@Nullable Scope outer, boolean isFunction) {
    this.outer = outer;
    this.isFunction = isFunction;
  }

  public @Nullable Variable find(String name) {
    for (var scope = this; scope != null; scope = scope.outer) {
      var found = scope.names.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The variable of that name in this very scope, made where there is none.
  public Variable declare(String name) {
    return names.computeIfAbsent(name, Variable::new);
  }

  /// The scope of the function or file around.
  public Scope function() {
    var scope = this;
    while (!scope.isFunction && scope.outer != null) {
      scope = scope.outer;
    }
    return scope;
  }

  /// The names of this very scope.
  public Map<String, Variable> names() {
    return names;
  }
}

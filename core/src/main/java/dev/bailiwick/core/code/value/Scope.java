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
    private @Nullable Runnable later;

    Variable(String name) {
      this.name = name;
    }

    /// Puts off what gives the variable its value until it is looked for.
    public void later(Runnable giving) {
      later = giving;
    }

    public boolean isPutOff() {
      return later != null;
    }

    /// Gives the variable its value where that was put off.
    public Variable settled() {
      var giving = later;
      if (giving != null) {
        later = null;
        giving.run();
      }
      return this;
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
        return found.settled();
      }
    }
    return null;
  }

  /// The variable of that name in this very scope, made where there is none.
  public Variable declare(String name) {
    var variable = names.computeIfAbsent(name, Variable::new);
    variable.later = null;
    return variable;
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

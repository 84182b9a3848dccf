package dev.bailiwick.core.command.embedded;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the names of a program can stand for, whatever the order its lines run in.
final class Names {
  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> functions = new HashSet<>();
  private boolean changed;
  private boolean widen;
  private boolean listsChange;

  void bind(String name, Value value) {
    Value old = values.get(name);
    Value next = old == null ? value : Value.join(old, value);
    if (next.equals(old)) {
      return;
    }
    changed = true;
    values.put(name, widen ? widest(next) : next);
  }

  private static Value widest(Value value) {
    return switch (value) {
      case Value.Ref _ -> new Value.Ref("?");
      case Value.FilePath _ -> new Value.FilePath(Value.OPAQUE);
      case Value.Text _, Value.Items _, Value.Fixed _, Value.Opaque _ -> Value.OPAQUE;
    };
  }

  void function(String name) {
    functions.add(name);
    bind(name, Value.OPAQUE);
  }

  boolean isFunction(String name) {
    return functions.contains(name);
  }

  @Nullable Value get(String name) {
    Value value = values.get(name);
    return listsChange && value instanceof Value.Items ? Value.OPAQUE : value;
  }

  /// Some list is changed in place, so no named list is constant.
  void changeLists() {
    changed |= !listsChange;
    listsChange = true;
  }

  /// Whether anything changed since the last question.
  boolean settle() {
    boolean did = changed;
    changed = false;
    return did;
  }

  /// From here on a name that changes is given up.
  void widen() {
    widen = true;
  }
}

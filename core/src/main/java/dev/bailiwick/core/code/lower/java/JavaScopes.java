package dev.bailiwick.core.code.lower.java;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the names around mean: locals by block, then the members of the classes around, innermost
/// first. One thread.
final class JavaScopes {
  /// A class around.
  ///
  /// @param fields each field's declared type
  /// @param statics names of static fields and methods
  /// @param methods names of methods
  /// @param extendsSomething whether members may be inherited
  /// @param depth how many blocks were open where the class begins
  record Enclosing(
      String name,
      Map<String, String> fields,
      Set<String> statics,
      Set<String> methods,
      boolean extendsSomething,
      int depth) {}

  private final Deque<Map<String, String>> blocks = new ArrayDeque<>();
  private final Deque<Enclosing> classes = new ArrayDeque<>();

  void open() {
    blocks.push(new HashMap<>());
  }

  void close() {
    blocks.pop();
  }

  /// @param type its qualified declared type, or empty
  void declare(String name, String type) {
    if (!blocks.isEmpty()) {
      blocks.getFirst().put(name, type);
    }
  }

  /// The declared type of a local, empty where it is not known; null where there is no such local
  /// nearer than a field of that name.
  @Nullable String local(String name) {
    int nearest = blocks.size();
    for (var block : blocks) {
      for (var around : classes) {
        if (around.depth == nearest && around.fields.containsKey(name)) {
          return null;
        }
      }
      var type = block.get(name);
      if (type != null) {
        return type;
      }
      nearest--;
    }
    return null;
  }

  int depth() {
    return blocks.size();
  }

  void enter(Enclosing enclosing) {
    classes.push(enclosing);
  }

  void leave() {
    classes.pop();
  }

  /// The classes around, innermost first.
  Iterable<Enclosing> classes() {
    return classes;
  }

  @Nullable Enclosing innermost() {
    return classes.peek();
  }
}

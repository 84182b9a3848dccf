package dev.bailiwick.core.code.lower.go;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The locals around, with their types as far as they can be seen, and the receiver's name. One
/// thread.
final class GoScopes {
  /// The type of a variable that was made a box because its address is taken.
  static final String BOX = "box ";

  private final Deque<Map<String, String>> blocks = new ArrayDeque<>();
  private final Deque<String> receivers = new ArrayDeque<>();
  private final Deque<Set<String>> addressed = new ArrayDeque<>();

  void open() {
    blocks.push(new HashMap<>());
  }

  void close() {
    blocks.pop();
  }

  /// @param type as it is written, or empty
  void declare(String name, String type) {
    if (!blocks.isEmpty()) {
      blocks.getFirst().put(name, type);
    }
  }

  boolean isLocal(String name) {
    return blocks.stream().anyMatch(block -> block.containsKey(name));
  }

  /// The type as it is written, [#BOX] before it for a boxed variable; empty where unknown.
  String typeOf(String name) {
    for (var block : blocks) {
      var type = block.get(name);
      if (type != null) {
        return type;
      }
    }
    return "";
  }

  /// Enters a function.
  ///
  /// @param receiver its name, or empty
  /// @param taken names of variables whose address is taken in it
  void enter(String receiver, Set<String> taken) {
    receivers.push(receiver);
    addressed.push(new HashSet<>(taken));
    open();
  }

  void leave() {
    close();
    addressed.pop();
    receivers.pop();
  }

  boolean isReceiver(String name) {
    return !name.isEmpty()
        && !receivers.isEmpty()
        && receivers.getFirst().equals(name)
        && typeOf(name).equals(RECEIVER);
  }

  /// The type under which a receiver is declared.
  static final String RECEIVER = "receiver";

  String receiver() {
    return receivers.isEmpty() ? "" : receivers.getFirst();
  }

  boolean isAddressed(String name) {
    return !addressed.isEmpty() && addressed.getFirst().contains(name);
  }
}

package dev.bailiwick.core.code.rule;

import java.util.List;

/// A value at a call: an argument, the receiver, or a field in one.
///
/// @param index of an argument, or -1 where it is named or another value
/// @param name of a named argument; `receiver`, `all`, `value` (what is written); empty for one by
///   place alone
/// @param path the keys that lead into it; `[]` stands for any
public record Place(int index, String name, List<String> path) {
  public Place {
    path = List.copyOf(path);
  }

  /// `0`, `receiver`, `all`, `2.httpOnly`, `0|sql` (by place or by name), `1+` (from the second
  /// on).
  static Place of(String text) {
    var parts = List.of(text.split("\\."));
    var head = parts.getFirst();
    var path = parts.subList(1, parts.size());
    int bar = head.indexOf('|');
    var first = bar < 0 ? head : head.substring(0, bar);
    var name = bar < 0 ? "" : head.substring(bar + 1);
    if (first.matches("\\d\\+?")) {
      return new Place(first.charAt(0) - '0', first.endsWith("+") ? "+" : name, path);
    }
    return new Place(-1, first, path);
  }

  /// Whether it is this argument and all behind it.
  public boolean isOpen() {
    return name.equals("+");
  }
}

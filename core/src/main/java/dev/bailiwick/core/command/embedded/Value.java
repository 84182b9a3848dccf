package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is known of a value in a program without running it.
sealed interface Value {
  /// A value that can do nothing by itself, and of which nothing else is known.
  Value OPAQUE = new Opaque();

  /// One of these strings.
  record Text(Set<String> choices) implements Value {
    static final int MOST = 32;
    static final int LONGEST = 4096;
  }

  /// A list or tuple with these elements.
  record Items(List<Value> items) implements Value {}

  /// A number or a constant word, as written.
  record Fixed(String text) implements Value {}

  /// A module, a function or an object with effects of its own, by its full name.
  record Ref(String name) implements Value {}

  /// A path object.
  record FilePath(Value text) implements Value {}

  record Opaque() implements Value {}

  static Value text(String text) {
    return text.length() > Text.LONGEST ? OPAQUE : new Text(Set.of(text));
  }

  static Value text(Set<String> choices) {
    boolean tooMuch =
        choices.size() > Text.MOST || choices.stream().anyMatch(s -> s.length() > Text.LONGEST);
    return tooMuch || choices.isEmpty()
        ? OPAQUE
        : new Text(Collections.unmodifiableSet(new LinkedHashSet<>(choices)));
  }

  /// What holds of both.
  static Value join(Value a, Value b) {
    if (a.equals(b)) {
      return a;
    }
    if (a instanceof Ref || b instanceof Ref) {
      return new Ref("?");
    }
    if (a instanceof FilePath(Value x) && b instanceof FilePath(Value y)) {
      return new FilePath(join(x, y));
    }
    if (a instanceof FilePath || b instanceof FilePath) {
      return new FilePath(OPAQUE);
    }
    if (a instanceof Text(Set<String> x) && b instanceof Text(Set<String> y)) {
      Set<String> both = new LinkedHashSet<>(x);
      both.addAll(y);
      return text(both);
    }
    return OPAQUE;
  }

  /// Strings one after the other, where all are constant.
  static Value concat(List<Value> parts) {
    Set<String> all = Set.of("");
    for (Value part : parts) {
      Set<String> choices =
          switch (part) {
            case Text(Set<String> c) -> c;
            case Fixed(String number) when number.matches("[0-9]+") -> Set.of(number);
            case Fixed _, Items _, Ref _, FilePath _, Opaque _ -> Set.<String>of();
          };
      if (choices.isEmpty() || choices.size() * all.size() > Text.MOST) {
        return OPAQUE;
      }
      Set<String> next = new LinkedHashSet<>();
      all.forEach(left -> choices.forEach(right -> next.add(left + right)));
      all = next;
      if (all.iterator().next().length() > Text.LONGEST) {
        return OPAQUE;
      }
    }
    return text(all);
  }

  /// Path components one after the other; an absolute one starts over.
  static Value joinPath(List<Value> parts) {
    Value path = text("");
    for (Value part : parts) {
      Value next = part instanceof FilePath(Value inner) ? inner : part;
      if (!(path instanceof Text(Set<String> lefts))
          || !(next instanceof Text(Set<String> rights))) {
        return OPAQUE;
      }
      Set<String> both = new LinkedHashSet<>();
      lefts.forEach(left -> rights.forEach(right -> both.add(append(left, right))));
      path = text(both);
    }
    return path;
  }

  private static String append(String left, String right) {
    if (left.isEmpty() || right.startsWith("/")) {
      return right;
    }
    return left.endsWith("/") ? left + right : left + "/" + right;
  }

  /// What an element of the value is.
  static Value element(Value value) {
    if (!(value instanceof Items(List<Value> items)) || items.isEmpty()) {
      return OPAQUE;
    }
    Value one = items.getFirst();
    for (Value item : items) {
      one = join(one, item);
    }
    return one;
  }

  /// The constant words of a list, or an empty list where one is not constant.
  static List<String> words(Value value) {
    List<String> words = new ArrayList<>();
    if (value instanceof Items(List<Value> items)) {
      for (Value item : items) {
        Value text = item instanceof FilePath(Value inner) ? inner : item;
        if (!(text instanceof Text(Set<String> choices)) || choices.size() != 1) {
          return List.of();
        }
        words.add(choices.iterator().next());
      }
    }
    return words;
  }
}

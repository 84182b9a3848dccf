package dev.bailiwick.core.code.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of the inside of an object. Immutable.
///
/// A list's items are fields named `0`, `1`, …; a map's keys are fields. At most 64 fields are told
/// apart.
public final class Shape {
  public static final int MAP = -1;
  public static final int ENDLESS = -2;
  public static final Shape EMPTY_MAP = new Shape(Map.of(), null, MAP);
  public static final Shape EMPTY_LIST = new Shape(Map.of(), null, 0);
  private static final int MOST = 64;

  private final Map<String, Value> fields;
  private final @Nullable Value rest;
  private final int length;
  private @Nullable Taint taint;
  private @Nullable List<Value> holders;

  /// @param rest what stands under keys that are not known, or null where nothing does
  /// @param length of a list, or [#MAP], or [#ENDLESS] for a list of unknown length
  public Shape(Map<String, Value> fields, @Nullable Value rest, int length) {
    this.fields = fields;
    this.rest = rest;
    this.length = length;
  }

  public Map<String, Value> fields() {
    return fields;
  }

  public @Nullable Value rest() {
    return rest;
  }

  public int length() {
    return length;
  }

  /// From where its fields' values come themselves, not what these hold.
  public Taint taint() {
    if (taint == null) {
      var all = Taint.NONE;
      for (var value : fields.values()) {
        all = all.and(value.taint());
      }
      taint = rest == null ? all : all.and(rest.taint());
    }
    return taint;
  }

  /// The values of fields that refer to something.
  public List<Value> holders() {
    if (holders == null) {
      var found = new ArrayList<Value>();
      for (var value : fields.values()) {
        if (!value.refs().isEmpty()) {
          found.add(value);
        }
      }
      if (rest != null && !rest.refs().isEmpty()) {
        found.add(rest);
      }
      holders = List.copyOf(found);
    }
    return holders;
  }

  public static Shape list(Value... items) {
    var fields = new LinkedHashMap<String, Value>();
    for (int i = 0; i < items.length; i++) {
      fields.put(Integer.toString(i), items[i]);
    }
    return new Shape(fields, null, items.length);
  }

  public boolean isList() {
    return length != MAP;
  }

  /// Whether each item is known by its place.
  public boolean isExactList() {
    return length >= 0 && rest == null;
  }

  /// Whether each key is known.
  public boolean isExact() {
    return rest == null && length != ENDLESS;
  }

  /// What stands under the key, or null where nothing can.
  public @Nullable Value get(String key) {
    var value = fields.get(key);
    return value == null ? rest : rest == null ? value : value.or(rest);
  }

  /// Everything in it.
  public Value any() {
    Value all = rest;
    for (var value : fields.values()) {
      all = all == null ? value : all.or(value);
    }
    return all == null ? Value.UNKNOWN : all;
  }

  public Shape with(String key, Value value) {
    if (fields.size() >= MOST && !fields.containsKey(key)) {
      return withSome(value);
    }
    var changed = new LinkedHashMap<>(fields);
    changed.put(key, value);
    return new Shape(changed, rest, grown(key));
  }

  private int grown(String key) {
    if (length < 0 || key.isEmpty() || key.length() > 6 || !Character.isDigit(key.charAt(0))) {
      return length;
    }
    try {
      return Math.max(length, Integer.parseInt(key) + 1);
    } catch (NumberFormatException e) {
      return length;
    }
  }

  /// A value under some key.
  public Shape withSome(Value value) {
    return new Shape(fields, rest == null ? value : rest.or(value), isList() ? ENDLESS : MAP);
  }

  public Shape without(String key) {
    var changed = new LinkedHashMap<>(fields);
    changed.remove(key);
    return new Shape(changed, rest, length);
  }

  /// A list with one item more at its end.
  public Shape appended(Value value) {
    return isExactList() ? with(Integer.toString(length), value) : withSome(value);
  }

  /// Either of them.
  public Shape or(Shape other) {
    if (this == other) {
      return this;
    }
    var joined = new LinkedHashMap<String, Value>();
    fields.forEach((key, value) -> {
      var there = other.get(key);
      joined.put(key, there == null ? value : value.or(there));
    });
    other.fields.forEach((key, value) -> {
      if (!joined.containsKey(key)) {
        joined.put(key, rest == null ? value : value.or(rest));
      }
    });
    var both = rest == null ? other.rest : other.rest == null ? rest : rest.or(other.rest);
    int size = length == other.length ? length : isList() && other.isList() ? ENDLESS : MAP;
    return new Shape(joined, both, size);
  }
}

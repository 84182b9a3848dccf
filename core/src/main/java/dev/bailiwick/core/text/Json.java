package dev.bailiwick.core.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A JSON value (RFC 8259) that remembers where it stood in its text.
///
/// [JsonReader] makes it from text; [#write] gives compact text back. Members keep their order; a
/// number keeps its spelling, so that nothing is lost on the way through.
public sealed interface Json {

  /// Where the value stands: UTF-16 offsets, end exclusive; [Span#NONE] for a value that was not
  /// read.
  Span span();

  /// The values that hold no others, in the order of the text; the value itself where it is one.
  default Stream<Json> leaves() {
    return switch (this) {
      case Obj object -> object.members().values().stream().flatMap(Json::leaves);
      case Arr array -> array.elements().stream().flatMap(Json::leaves);
      case Str _, Num _, Bool _, Null _ -> Stream.of(this);
    };
  }

  /// A range of UTF-16 offsets, end exclusive.
  record Span(int start, int end) {
    public static final Span NONE = new Span(-1, -1);
  }

  /// An object; member names are unique, in the order of the text.
  record Obj(Map<String, Json> members, Span span) implements Json {
    public Obj {
      members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// The member's value, or empty.
    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /// The member's string, or empty where it is absent or not a string.
    public Optional<String> string(String name) {
      return members.get(name) instanceof Str(String value, Span _)
          ? Optional.of(value)
          : Optional.empty();
    }

    /// The member's object, or empty where it is absent or not an object.
    public Optional<Obj> object(String name) {
      return members.get(name) instanceof Obj object ? Optional.of(object) : Optional.empty();
    }

    /// The member's elements; an empty list where it is absent or not an array.
    public List<Json> array(String name) {
      return members.get(name) instanceof Arr(List<Json> elements, Span _) ? elements : List.of();
    }

    /// The member's truth; `false` where it is absent or not a boolean.
    public boolean isTrue(String name) {
      return members.get(name) instanceof Bool(boolean value, Span _) && value;
    }
  }

  /// An array.
  record Arr(List<Json> elements, Span span) implements Json {
    public Arr {
      elements = List.copyOf(elements);
    }
  }

  /// A string, unescaped.
  record Str(String value, Span span) implements Json {}

  /// A number in its own spelling.
  record Num(String literal, Span span) implements Json {}

  /// `true` or `false`.
  record Bool(boolean value, Span span) implements Json {}

  /// `null`.
  record Null(Span span) implements Json {}

  static Json of(String value) {
    return new Str(value, Span.NONE);
  }

  static Json of(long value) {
    return new Num(Long.toString(value), Span.NONE);
  }

  static Json of(boolean value) {
    return new Bool(value, Span.NONE);
  }

  static Json array(List<? extends Json> elements) {
    return new Arr(new ArrayList<>(elements), Span.NONE);
  }

  static Json strings(List<String> values) {
    return array(values.stream().map(Json::of).toList());
  }

  /// Starts an object; members come out in the order they were put in.
  static Builder object() {
    return new Builder();
  }

  /// Compact JSON text.
  default String write() {
    var out = new StringBuilder();
    JsonWriter.write(this, out);
    return out.toString();
  }

  /// Collects the members of an object; one thread.
  final class Builder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    public Builder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, of(value));
    }

    public Builder put(String name, long value) {
      return put(name, of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, of(value));
    }

    /// Puts the member only where there is a value.
    public Builder put(String name, Optional<String> value) {
      value.ifPresent(v -> put(name, v));
      return this;
    }

    public Obj build() {
      return new Obj(members, Span.NONE);
    }
  }
}

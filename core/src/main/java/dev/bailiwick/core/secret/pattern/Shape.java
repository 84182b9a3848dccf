package dev.bailiwick.core.secret.pattern;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What a pattern means, as a tree.
public sealed interface Shape {

  /// One byte of the set.
  record One(ByteSet set) implements Shape {}

  /// One after the other; empty matches the empty text.
  record Row(List<Shape> parts) implements Shape {
    public Row {
      parts = List.copyOf(parts);
    }
  }

  /// Any one of them.
  record Either(List<Shape> choices) implements Shape {
    public Either {
      choices = List.copyOf(choices);
    }
  }

  /// @param most -1 for no bound
  record Repeat(Shape part, int least, int most) implements Shape {}

  /// The part of a match that is the secret itself.
  record Marked(Shape part) implements Shape {}

  /// The same shape read from its end to its start.
  default Shape reversed() {
    return switch (this) {
      case One one -> one;
      case Row(var parts) -> new Row(parts.reversed().stream().map(Shape::reversed).toList());
      case Either(var choices) -> new Either(choices.stream().map(Shape::reversed).toList());
      case Repeat(var part, int least, int most) -> new Repeat(part.reversed(), least, most);
      case Marked(var part) -> part.reversed();
    };
  }

  /// For [#read].
  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case One(var set) -> {
        out.writeByte(0);
        set.write(out);
      }
      case Row(var parts) -> write(1, parts, out);
      case Either(var choices) -> write(2, choices, out);
      case Repeat(var part, int least, int most) -> {
        write(3, List.of(part), out);
        out.writeInt(least);
        out.writeInt(most);
      }
      case Marked(var part) -> write(4, List.of(part), out);
    }
  }

  private static void write(int tag, List<Shape> parts, DataOutputStream out) throws IOException {
    out.writeByte(tag);
    out.writeInt(parts.size());
    for (var part : parts) {
      part.write(out);
    }
  }

  /// A shape that [#write] wrote.
  static Shape read(ByteBuffer in) {
    int tag = in.get();
    if (tag == 0) {
      return new One(ByteSet.read(in));
    }
    int count = in.getInt();
    var parts = new ArrayList<Shape>(count);
    for (int i = 0; i < count; i++) {
      parts.add(read(in));
    }
    return switch (tag) {
      case 1 -> new Row(parts);
      case 2 -> new Either(parts);
      case 3 -> new Repeat(parts.getFirst(), in.getInt(), in.getInt());
      case 4 -> new Marked(parts.getFirst());
      default -> throw new IllegalArgumentException("no shape has the number " + tag);
    };
  }
}

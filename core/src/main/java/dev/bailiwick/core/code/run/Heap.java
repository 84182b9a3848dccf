package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Taint;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Objects in memory.
public final class Heap {
  private static final int DEEPEST = 4;

  public Value make(Shape shape, State state) {
    var object = new Ref.Obj(null);
    state.set(object, shape);
    return Value.of(object);
  }

  public Value list(List<Value> items, State state) {
    return make(Shape.list(items.toArray(Value[]::new)), state);
  }

  /// A list of some number of items like this one.
  public Value some(Value item, State state) {
    return make(Shape.EMPTY_LIST.withSome(item), state);
  }

  public Value map(LinkedHashMap<String, Value> fields, State state) {
    return make(new Shape(fields, null, Shape.MAP), state);
  }

  /// The one object that the value refers to, or null.
  public static Ref.@Nullable Obj single(Value value) {
    return value.refs().size() == 1 && value.refs().getFirst() instanceof Ref.Obj object
        ? object
        : null;
  }

  /// The joined shape of all objects that the value refers to, or null where it refers to none.
  public @Nullable Shape shape(Value value, State state) {
    Shape all = null;
    for (var ref : value.refs()) {
      var shape =
          switch (ref) {
            case Ref.Obj object -> state.get(object);
            case Ref.ClassRef type -> state.get(type.statics());
            case Ref.Closure _ -> null;
          };
      if (shape != null) {
        all = all == null ? shape : all.or(shape);
      }
    }
    return all;
  }

  /// Everything from which the value and what stands in it come.
  public Taint deep(Value value, State state) {
    return value.refs().isEmpty() ? value.taint() : deep(value, state, DEEPEST);
  }

  /// Goes through what is reached, level by level, each object once.
  private static Taint deep(Value value, State state, int levels) {
    var taint = value.taint();
    var reached = new ArrayList<Ref.Obj>();
    reach(value, reached);
    int done = 0;
    for (int level = 0; level < levels && done < reached.size(); level++) {
      int end = reached.size();
      for (; done < end; done++) {
        var shape = state.get(reached.get(done));
        taint = taint.and(shape.taint());
        if (level + 1 < levels) {
          shape.holders().forEach(holder -> reach(holder, reached));
        }
      }
    }
    return taint;
  }

  private static void reach(Value value, List<Ref.Obj> reached) {
    for (var ref : value.refs()) {
      if (ref instanceof Ref.Obj object && !reached.contains(object)) {
        reached.add(object);
      }
    }
  }

  /// Whether a list of which all items are known holds the text.
  public boolean holds(Value value, String text, State state) {
    var shape = shape(value, state);
    return shape != null
        && shape.fields().values().stream().anyMatch(item -> text.equals(item.asText()));
  }

  /// One of what a collection holds, whatever its place.
  public Value element(Value collection, State state) {
    var shape = shape(collection, state);
    var element = shape == null ? Value.UNKNOWN : shape.any();
    return element.and(collection.taint());
  }
}

package dev.bailiwick.core.secret.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shape as a list of steps: read a byte of a set, fork, or accept.
///
/// A repeat is written out copy by copy; an upper bound above [#WRITTEN_OUT] counts as none.
final class Program {
  static final int WRITTEN_OUT = 512;
  private static final int MOST_STEPS = 20_000;

  /// @param set null for a fork
  /// @param other the second way of a fork, else -1
  record Step(@Nullable ByteSet set, int next, int other) {}

  private final List<Step> steps = new ArrayList<>();

  private Program() {}

  /// Step 0 accepts; the last one is where to begin.
  static List<Step> of(Shape shape) {
    var program = new Program();
    program.add(new Step(null, -1, -1));
    int start = program.before(shape, 0);
    program.add(new Step(null, start, -1));
    return program.steps;
  }

  /// Appends the steps of the shape that lead on to `next`, and returns where they begin.
  private int before(Shape shape, int next) {
    return switch (shape) {
      case Shape.One(var set) -> add(new Step(set, next, -1));
      case Shape.Marked(var part) -> before(part, next);
      case Shape.Row(var parts) -> {
        int to = next;
        for (var part : parts.reversed()) {
          to = before(part, to);
        }
        yield to;
      }
      case Shape.Either(var choices) -> {
        int to = before(choices.getLast(), next);
        for (var choice : choices.reversed().subList(1, choices.size())) {
          to = add(new Step(null, before(choice, next), to));
        }
        yield to;
      }
      case Shape.Repeat repeat -> repeat(repeat, next);
    };
  }

  private int repeat(Shape.Repeat repeat, int next) {
    int to = next;
    if (repeat.most() < 0 || repeat.most() > WRITTEN_OUT) {
      to = loop(repeat.part(), next);
    } else {
      for (int copy = repeat.least(); copy < repeat.most(); copy++) {
        to = add(new Step(null, before(repeat.part(), to), next));
      }
    }
    for (int copy = 0; copy < repeat.least(); copy++) {
      to = before(repeat.part(), to);
    }
    return to;
  }

  private int loop(Shape part, int next) {
    int fork = add(new Step(null, next, next));
    int body = before(part, fork);
    steps.set(fork, new Step(null, body, next));
    return fork;
  }

  private int add(Step step) {
    if (steps.size() >= MOST_STEPS) {
      throw new IllegalArgumentException("a pattern of over " + MOST_STEPS + " steps");
    }
    steps.add(step);
    return steps.size() - 1;
  }

  /// For each byte value the number of its class: values in one class are in the same sets.
  static byte[] classes(List<Step> steps) {
    var classes = new int[256];
    int count = 1;
    var seen = new HashSet<ByteSet>();
    for (var step : steps) {
      if (step.set() != null && count < 256 && seen.add(step.set())) {
        count = split(classes, count, step.set());
      }
    }
    var result = new byte[256];
    for (int value = 0; value < 256; value++) {
      result[value] = (byte) classes[value];
    }
    return result;
  }

  private static int split(int[] classes, int count, ByteSet set) {
    var inside = new int[count];
    var outside = new int[count];
    for (int value = 0; value < 256; value++) {
      (set.has(value) ? inside : outside)[classes[value]]++;
    }
    var moved = new int[count];
    Arrays.fill(moved, -1);
    int next = count;
    for (int value = 0; value < 256; value++) {
      int old = classes[value];
      if (set.has(value) && outside[old] > 0) {
        moved[old] = moved[old] < 0 ? next++ : moved[old];
        classes[value] = moved[old];
      }
    }
    return next;
  }
}

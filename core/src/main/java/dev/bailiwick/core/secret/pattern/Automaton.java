package dev.bailiwick.core.secret.pattern;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the longest match of a shape that begins (or, read backwards, ends) at a place, in one
/// walk over its bytes. Thread-safe.
///
/// It is the automaton of all ways at once, its states made when they are first met (Thompson's
/// construction, determinised lazily): no input makes it walk a byte twice.
public final class Automaton {
  /// No match.
  public static final int NONE = -1;

  private static final int MOST_STATES = 8_192;
  private static final State DEAD = new State(new int[0], false, 0);

  /// @param steps the reading steps that are under way, ascending
  private record State(int[] steps, boolean accepts, @Nullable State[] next) {
    State(int[] steps, boolean accepts, int classes) {
      this(steps, accepts, new State[classes]);
    }
  }

  private final List<Program.Step> program;
  private final byte[] classes;
  private final int classCount;
  private final Map<BitSet, State> states = new HashMap<>();
  private final State start;

  private Automaton(Shape shape) {
    program = Program.of(shape);
    classes = Program.classes(program);
    int most = 0;
    for (var number : classes) {
      most = Math.max(most, number & 0xff);
    }
    classCount = most + 1;
    var first = new Reached(program);
    first.add(program.size() - 1);
    start = state(first);
  }

  public static Automaton of(Shape shape) {
    return new Automaton(shape);
  }

  /// The end of the longest match that begins at `from`, exclusive, or [#NONE].
  ///
  /// @param edge true where a match must end where words do (`\b`)
  /// @param end where the text ends, for `edge`; `to` where the walk must end
  public int forward(byte[] bytes, int from, int to, int end, boolean edge, Effort effort) {
    var state = start;
    int found = state.accepts && !edge ? from : NONE;
    for (int at = from; at < to; at++) {
      state = next(state, bytes[at]);
      if (state == DEAD) {
        effort.walk(from, at);
        return found;
      }
      if (state.accepts && (!edge || Edges.isEdge(bytes, at + 1, 0, end))) {
        found = at + 1;
      }
    }
    effort.walk(from, to);
    return found;
  }

  /// The start of the longest match of this (reversed) shape that ends before `from`, or [#NONE].
  ///
  /// @param begin where the text begins, for `edge`; `to` where the walk must end
  public int backward(byte[] bytes, int from, int to, int begin, boolean edge, Effort effort) {
    var state = start;
    int found =
        state.accepts && (!edge || Edges.isEdge(bytes, from, begin, from + 1)) ? from : NONE;
    for (int at = from - 1; at >= to; at--) {
      state = next(state, bytes[at]);
      if (state == DEAD) {
        effort.walk(at, from);
        return found;
      }
      if (state.accepts && (!edge || Edges.isEdge(bytes, at, begin, from))) {
        found = at;
      }
    }
    effort.walk(to, from);
    return found;
  }

  /// Every end of a match that begins at `from`, as offsets from it in a bit set.
  BitSet ends(byte[] bytes, int from, int to) {
    var ends = new BitSet();
    var state = start;
    if (state.accepts) {
      ends.set(0);
    }
    for (int at = from; at < to; at++) {
      state = next(state, bytes[at]);
      if (state == DEAD) {
        break;
      }
      if (state.accepts) {
        ends.set(at + 1 - from);
      }
    }
    return ends;
  }

  private State next(State state, byte value) {
    int number = classes[value & 0xff] & 0xff;
    var next = state.next[number];
    return next != null ? next : made(state, number);
  }

  /// Two threads may make the same state; either will do, and the fields are final.
  private synchronized State made(State state, int number) {
    var reached = new Reached(program);
    int sample = sample(number);
    for (int step : state.steps) {
      var read = program.get(step);
      if (read.set() != null && read.set().has(sample)) {
        reached.add(read.next());
      }
    }
    var next = state(reached);
    state.next[number] = next;
    return next;
  }

  private int sample(int number) {
    for (int value = 0; value < 256; value++) {
      if ((classes[value] & 0xff) == number) {
        return value;
      }
    }
    return 0;
  }

  private State state(Reached reached) {
    var steps = reached.steps();
    if (steps.isEmpty()) {
      return DEAD;
    }
    if (states.size() >= MOST_STATES) {
      states.clear();
    }
    boolean accepts = steps.get(Reached.ACCEPTS);
    return states.computeIfAbsent(
        steps, _ -> new State(steps.stream().skip(accepts ? 1 : 0).toArray(), accepts, classCount));
  }
}

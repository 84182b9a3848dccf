package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.rule.Row;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a function or of a file's top. Who runs a part in a fork of the state puts the state
/// back.
public final class Frame {
  public final CodeFile file;
  public final Value self;
  public final Ref.@Nullable ClassRef owner;
  public final @Nullable Routine routine;
  public final @Nullable Frame caller;
  public final int depth;

  /// The state below what this run writes.
  public final State base;

  /// What rows say of the values that it returns.
  public List<Row> returning = List.of();

  public State state;
  public Scope scope;

  private final State first;

  /// Where `break` and `continue` lead, the innermost first.
  public final Deque<Jumps> jumps = new ArrayDeque<>(1);

  /// What was thrown inside of each `try` around, the innermost first.
  public final Deque<Thrown> handlers = new ArrayDeque<>(1);

  private final List<State> returned = new ArrayList<>(2);
  private @Nullable Value result;

  /// The ways out of a loop or switch.
  public record Jumps(
      String label, boolean isLoop, State base, List<State> breaks, List<State> continues) {
    public Jumps(String label, boolean isLoop, State base) {
      this(label, isLoop, base, new ArrayList<>(), new ArrayList<>());
    }
  }

  /// The ways out of a `try` by an exception.
  public static final class Thrown {
    public final State base;
    public final List<State> states = new ArrayList<>();
    public @Nullable Value value;

    public Thrown(State base) {
      this.base = base;
    }
  }

  public Frame(CodeFile file, Scope scope, State state, @Nullable Frame caller) {
    this(file, scope, state, caller, Value.UNKNOWN, null, null);
  }

  public Frame(
      CodeFile file,
      Scope scope,
      State state,
      @Nullable Frame caller,
      Value self,
      Ref.@Nullable ClassRef owner,
      @Nullable Routine routine) {
    this.file = file;
    this.scope = scope;
    this.base = state;
    this.first = state.fork();
    this.state = first;
    this.caller = caller;
    this.depth = caller == null ? 0 : caller.depth + 1;
    this.self = self;
    this.owner = owner;
    this.routine = routine;
  }

  /// Whether this is the top of a file, outside of any branch.
  public boolean isStraightTop() {
    return caller == null && routine == null && state == first;
  }

  public void returns(Value value) {
    result = result == null ? value : result.or(value);
    returned.add(state.since(base));
    state.die();
  }

  /// A value that is given without returning.
  public void yields(Value value) {
    result = result == null ? value : result.or(value);
  }

  /// Joins all ways out into the base and gives what was returned; the base dies where none is.
  public Value finish() {
    if (!state.isDead()) {
      returned.add(state);
      if (result != null && (routine == null || !routine.is(Routine.Trait.GENERATOR))) {
        result = result.or(Value.nothing());
      }
    }
    join(base, returned);
    return result == null ? Value.UNKNOWN : result;
  }

  /// Joins forks of a state into it.
  public static void join(State base, List<State> forks) {
    if (forks.isEmpty()) {
      base.die();
      return;
    }
    var joined = forks.getFirst();
    for (int i = 1; i < forks.size(); i++) {
      var next = base.fork();
      next.join(joined, forks.get(i));
      joined = next;
    }
    base.absorb(joined);
  }
}

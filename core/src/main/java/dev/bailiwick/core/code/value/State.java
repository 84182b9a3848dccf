package dev.bailiwick.core.code.value;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Memory at a point of a run: the values of variables, the shapes of objects, and what is known to
/// hold. A fork is a run's own way on from here, so that two ways can be gone and joined; it costs
/// nothing, and a join costs what differs. Below all forks lies the one state that was made first:
/// what is written into it is seen by all of them. One thread.
public final class State {
  private final Map<Object, Object> bottom;
  private final boolean isBottom;

  /// What was known when the fork was made, without the bottom.
  private final Memory start;

  private Memory memory;
  private boolean dead;

  public State() {
    this(new IdentityHashMap<>(), true, Memory.EMPTY, Memory.EMPTY, false);
  }

  private State(
      Map<Object, Object> bottom, boolean isBottom, Memory start, Memory memory, boolean dead) {
    this.bottom = bottom;
    this.isBottom = isBottom;
    this.start = start;
    this.memory = memory;
    this.dead = dead;
  }

  /// A way on from here. As long as it is gone, this state must not be written to, unless it is the
  /// bottom.
  public State fork() {
    return new State(bottom, false, memory, memory, dead);
  }

  /// Whether no run gets here.
  public boolean isDead() {
    return dead;
  }

  public void die() {
    dead = true;
  }

  public void revive() {
    dead = false;
  }

  private @Nullable Object read(Object key) {
    var found = memory.get(key);
    return found != null ? found : bottom.get(key);
  }

  private void write(Object key, Object value) {
    if (isBottom) {
      bottom.put(key, value);
    } else {
      memory = memory.with(key, value);
    }
  }

  public Value get(Scope.Variable variable) {
    return read(variable) instanceof Value value ? value : Value.UNKNOWN;
  }

  /// Whether the variable was ever written.
  public boolean knows(Scope.Variable variable) {
    return read(variable) != null;
  }

  public void set(Scope.Variable variable, Value value) {
    write(variable, value);
  }

  public Shape get(Ref.Obj object) {
    return read(object) instanceof Shape shape ? shape : Shape.EMPTY_MAP;
  }

  public void set(Ref.Obj object, Shape shape) {
    write(object, shape);
  }

  /// The weaknesses for which a check has made what comes from the source harmless.
  public long safe(Source source) {
    return read(source) instanceof Long bits ? bits : 0;
  }

  public void allow(Source source, long bits) {
    write(source, safe(source) | bits);
  }

  /// Whether something was checked on every way to here.
  public boolean holds(Fact fact) {
    return Boolean.TRUE.equals(read(fact));
  }

  public void hold(Fact fact) {
    write(fact, Boolean.TRUE);
  }

  /// What becomes of this state where one of two forks of it is gone.
  public void join(State one, State other) {
    if (one.dead && other.dead) {
      dead = true;
    } else if (one.dead) {
      absorb(other);
    } else if (other.dead) {
      absorb(one);
    } else {
      var joined =
          one.memory.joined(
              other.memory,
              (key, left, right) ->
                  either(
                      left == null ? bottom.get(key) : left,
                      right == null ? bottom.get(key) : right,
                      one,
                      other));
      take(one.start, joined);
    }
  }

  /// What becomes of this state where the fork of it is gone.
  public void absorb(State fork) {
    take(fork.start, fork.memory);
    dead = fork.dead;
  }

  private void take(Memory from, Memory to) {
    if (from == memory && !isBottom) {
      memory = to;
    } else {
      to.changesSince(from, this::write);
    }
  }

  /// Takes over what checks in a fork have made harmless: for one that was gone for each item.
  public void keepChecks(State fork) {
    fork.memory.changesSince(
        fork.start,
        (key, value) -> {
          if (key instanceof Source source && value instanceof Long bits) {
            allow(source, bits);
          }
        });
  }

  /// This state as a fork of the one from which it came, over others.
  public State since(State base) {
    return new State(bottom, false, base.memory, memory, false);
  }

  /// The same where what was written since the fork may have any constant value.
  public void widen() {
    var now = memory;
    now.changesSince(
        start,
        (key, value) -> {
          if (value instanceof Value known) {
            write(key, known.widened());
          }
        });
  }

  private static Object either(
      @Nullable Object left, @Nullable Object right, State one, State other) {
    return switch (left != null ? left : right) {
      case Value value -> joined(value, left, right, one, other);
      case Shape shape -> left instanceof Shape a && right instanceof Shape b ? a.or(b) : shape;
      case Long bits -> left instanceof Long a && right instanceof Long b ? (Object) (a & b) : 0L;
      case null, default -> Boolean.TRUE.equals(left) && Boolean.TRUE.equals(right);
    };
  }

  /// What was checked on one way alone is noted in what comes from it, where the other way brings
  /// something else.
  private static Value joined(
      Value value, @Nullable Object left, @Nullable Object right, State first, State second) {
    return left instanceof Value one && right instanceof Value two
        ? one.isSame(two) ? one : first.settled(one).or(second.settled(two))
        : value;
  }

  /// The value with what is known of its sources here.
  public Value settled(Value value) {
    return value.taint().isNone()
        ? value
        : value.with(value.taint().each(mark -> mark.safer(safe(mark.source()))));
  }
}

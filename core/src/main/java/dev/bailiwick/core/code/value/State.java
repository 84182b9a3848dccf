package dev.bailiwick.core.code.value;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Memory at a point of a run: the values of variables, the shapes of objects, and what is known to
/// hold. A fork writes into a layer of its own, so that two ways can be gone and joined. One
/// thread.
public final class State {
  private final @Nullable State below;
  private final Map<Object, Object> written = new IdentityHashMap<>();
  private boolean dead;

  public State() {
    this(null);
  }

  private State(@Nullable State below) {
    this.below = below;
    this.dead = below != null && below.dead;
  }

  /// A layer on this state. As long as it is written to, this one must not be.
  public State fork() {
    return new State(this);
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
    for (var state = this; state != null; state = state.below) {
      var found = state.written.get(key);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  public Value get(Scope.Variable variable) {
    return read(variable) instanceof Value value ? value : Value.UNKNOWN;
  }

  /// Whether the variable was ever written.
  public boolean knows(Scope.Variable variable) {
    return read(variable) != null;
  }

  public void set(Scope.Variable variable, Value value) {
    written.put(variable, value);
  }

  public Shape get(Ref.Obj object) {
    return read(object) instanceof Shape shape ? shape : Shape.EMPTY_MAP;
  }

  public void set(Ref.Obj object, Shape shape) {
    written.put(object, shape);
  }

  /// The weaknesses for which a check has made what comes from the source harmless.
  public long safe(Source source) {
    return read(source) instanceof Long bits ? bits : 0;
  }

  public void allow(Source source, long bits) {
    written.put(source, safe(source) | bits);
  }

  /// Whether something was checked on every way to here.
  public boolean holds(Fact fact) {
    return Boolean.TRUE.equals(read(fact));
  }

  public void hold(Fact fact) {
    written.put(fact, Boolean.TRUE);
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
      for (var entry : one.written.entrySet()) {
        var key = entry.getKey();
        var right = other.written.get(key);
        put(key, entry.getValue(), right == null ? other.below(key) : right);
      }
      for (var entry : other.written.entrySet()) {
        if (!one.written.containsKey(entry.getKey())) {
          put(entry.getKey(), one.below(entry.getKey()), entry.getValue());
        }
      }
    }
  }

  private void put(Object key, @Nullable Object left, @Nullable Object right) {
    var joined = left == right && left != null ? left : either(left, right);
    written.put(key, joined);
  }

  private @Nullable Object below(Object key) {
    return below == null ? null : below.read(key);
  }

  /// What becomes of this state where the fork of it is gone.
  public void absorb(State fork) {
    written.putAll(fork.written);
    dead = fork.dead;
  }

  /// Takes over what checks in a fork have made harmless: for one that was gone for each item.
  public void keepChecks(State fork) {
    fork.written.forEach((key, value) -> {
      if (key instanceof Source source && value instanceof Long bits) {
        allow(source, bits);
      }
    });
  }

  /// This layer and all that lie between it and the base, as one fork of the base.
  public State since(State base) {
    var flat = new State(base);
    flat.dead = false;
    collect(base, flat);
    return flat;
  }

  private void collect(State base, State into) {
    if (this != base) {
      if (below != null) {
        below.collect(base, into);
      }
      into.written.putAll(written);
    }
  }

  /// The same where what was written since the fork may have any constant value.
  public void widen() {
    written.replaceAll((_, value) -> value instanceof Value known ? known.widened() : value);
  }

  private static Object either(@Nullable Object left, @Nullable Object right) {
    return switch (left != null ? left : right) {
      case Value value -> joined(value, left, right);
      case Shape shape ->
          left instanceof Shape one && right instanceof Shape two ? one.or(two) : shape;
      case Long bits ->
          left instanceof Long one && right instanceof Long two ? (Object) (one & two) : 0L;
      case null, default -> Boolean.TRUE.equals(left) && Boolean.TRUE.equals(right);
    };
  }

  private static Value joined(Value value, @Nullable Object left, @Nullable Object right) {
    return left instanceof Value one && right instanceof Value two
        ? one.isSame(two) ? one : one.or(two)
        : value;
  }
}

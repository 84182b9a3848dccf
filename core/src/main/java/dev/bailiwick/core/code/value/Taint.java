package dev.bailiwick.core.code.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/// Where a value comes from: at most eight marks, each of another source. Immutable.
public final class Taint {
  public static final Taint NONE = new Taint(List.of());
  private static final int MOST = 8;

  private final List<Mark> marks;

  private Taint(List<Mark> marks) {
    this.marks = marks;
  }

  public static Taint of(Mark mark) {
    return new Taint(List.of(mark));
  }

  public List<Mark> marks() {
    return marks;
  }

  public boolean isNone() {
    return marks.isEmpty();
  }

  public boolean has(Label label) {
    for (var mark : marks) {
      if (mark.source().label() == label) {
        return true;
      }
    }
    return false;
  }

  /// Both; of one source in both, what is harmless in both is harmless.
  public Taint and(Taint other) {
    if (other == this || other.isNone()) {
      return this;
    }
    if (isNone()) {
      return other;
    }
    var all = new ArrayList<>(marks);
    boolean changed = false;
    for (var mark : other.marks) {
      changed |= add(all, mark);
    }
    return changed ? new Taint(List.copyOf(all)) : this;
  }

  private static boolean add(List<Mark> all, Mark mark) {
    for (int i = 0; i < all.size(); i++) {
      var known = all.get(i);
      if (known.source() == mark.source()) {
        long safe = known.safe() & mark.safe();
        boolean direct = known.direct() && mark.direct();
        if (safe == known.safe() && direct == known.direct()) {
          return false;
        }
        all.set(i, new Mark(known.source(), safe, direct, known.trail()));
        return true;
      }
    }
    return all.size() < MOST && all.add(mark);
  }

  public static Taint all(Collection<Taint> taints) {
    var result = NONE;
    for (var taint : taints) {
      result = result.and(taint);
    }
    return result;
  }

  /// Harmless for these weaknesses as well.
  public Taint safer(long bits) {
    return bits == 0 ? this : each(mark -> mark.safer(bits));
  }

  /// What is made from the value, no longer the value itself.
  public Taint derived() {
    return each(Mark::derived);
  }

  public Taint each(UnaryOperator<Mark> change) {
    if (isNone()) {
      return this;
    }
    var changed = new ArrayList<Mark>(marks.size());
    boolean same = true;
    for (var mark : marks) {
      var next = change.apply(mark);
      same &= next == mark;
      changed.add(next);
    }
    return same ? this : new Taint(List.copyOf(changed));
  }

  /// The taint without the marks of that label.
  public Taint without(Label label) {
    var kept = marks.stream().filter(mark -> mark.source().label() != label).toList();
    return kept.size() == marks.size() ? this : new Taint(kept);
  }
}

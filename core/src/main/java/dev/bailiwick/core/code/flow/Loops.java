package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs loops and switches. As long as a loop's condition or a list's items are known, it goes
/// round exactly; then twice more with what it writes made unknown.
final class Loops {
  private static final int EXACT_ROUNDS = 14;

  private final Machine machine;

  Loops(Machine machine) {
    this.machine = machine;
  }

  void run(Stmt.While loop, Frame frame) {
    var before = frame.state;
    var outer = frame.scope;
    frame.scope = new Scope(outer, false);
    var jumps = new Frame.Jumps(loop.label(), true, before);
    frame.state = before.fork();
    machine.statements.all(loop.before(), frame);
    frame.jumps.push(jumps);
    boolean isOver = false;
    for (int round = 0; round < EXACT_ROUNDS && !isOver && !frame.state.isDead(); round++) {
      var truth = round == 0 && loop.runsFirst() ? Boolean.TRUE : truth(loop.test(), frame);
      if (truth == null) {
        break;
      }
      isOver = !truth;
      if (truth) {
        frame.state = frame.state.fork();
        round(loop, frame, jumps);
      }
    }
    if (!isOver && !frame.state.isDead()) {
      unknown(loop, frame, jumps);
    }
    frame.jumps.pop();
    if (!frame.state.isDead()) {
      machine.statements.block(loop.otherwise(), frame);
    }
    frame.scope = outer;
    leave(before, jumps, frame);
  }

  private @Nullable Boolean truth(@Nullable Expr test, Frame frame) {
    return test == null ? Boolean.TRUE : machine.evaluation.of(test, frame).truth();
  }

  private void round(Stmt.While loop, Frame frame, Frame.Jumps jumps) {
    machine.statements.block(loop.body(), frame);
    resume(jumps, frame);
    if (!frame.state.isDead()) {
      loop.step().forEach(step -> machine.evaluation.of(step, frame));
    }
  }

  /// Goes on where a `continue` led.
  private static void resume(Frame.Jumps jumps, Frame frame) {
    if (jumps.continues().isEmpty()) {
      return;
    }
    var ways = new ArrayList<>(jumps.continues());
    jumps.continues().clear();
    if (!frame.state.isDead()) {
      ways.add(frame.state.since(jumps.base()));
    }
    var joined = jumps.base().fork();
    Frame.join(joined, rebased(joined, ways));
    frame.state = joined;
  }

  /// The same ways as forks of another layer over the same base.
  private static List<State> rebased(State base, List<State> ways) {
    var forks = new ArrayList<State>();
    for (var way : ways) {
      var fork = base.fork();
      fork.absorb(way);
      forks.add(fork);
    }
    return forks;
  }

  private void unknown(Stmt.While loop, Frame frame, Frame.Jumps jumps) {
    for (int round = 0; round < 2 && !frame.state.isDead(); round++) {
      var base = frame.state;
      var skipped = base.fork();
      frame.state = base.fork();
      var inside = frame.state;
      if (loop.test() != null) {
        machine.conditions.assume(loop.test(), true, frame);
      }
      round(loop, frame, jumps);
      inside = joined(base, inside, frame);
      inside.widen();
      frame.state = base;
      base.join(inside, skipped);
      if (loop.test() != null && !base.isDead()) {
        machine.evaluation.of(loop.test(), frame);
      }
    }
    if (loop.test() != null && !frame.state.isDead()) {
      machine.conditions.assume(loop.test(), false, frame);
    }
  }

  /// The state after a round as a fork of the base, also where a `continue` has put another.
  private static State joined(State base, State inside, Frame frame) {
    if (frame.state == inside) {
      return inside;
    }
    var fork = base.fork();
    fork.absorb(frame.state);
    return fork;
  }

  /// Joins the end of the loop and the ways out of it.
  private static void leave(State before, Frame.Jumps jumps, Frame frame) {
    var ends = new ArrayList<>(jumps.breaks());
    if (!frame.state.isDead()) {
      ends.add(frame.state.since(before));
    }
    frame.state = before;
    Frame.join(before, ends);
  }

  void run(Stmt.ForEach loop, Frame frame) {
    var source = machine.evaluation.of(loop.source(), frame);
    if (frame.state.isDead()) {
      return;
    }
    var before = frame.state;
    var jumps = new Frame.Jumps(loop.label(), true, before);
    frame.jumps.push(jumps);
    frame.state = before.fork();
    var items = machine.operations.items(source, loop.over(), frame);
    if (items != null && items.size() <= EXACT_ROUNDS) {
      for (var item : items) {
        if (frame.state.isDead()) {
          break;
        }
        frame.state = frame.state.fork();
        round(loop, item, frame, jumps);
      }
    } else {
      some(loop, machine.operations.item(source, loop.over(), frame), frame, jumps);
    }
    frame.jumps.pop();
    if (!frame.state.isDead()) {
      machine.statements.block(loop.otherwise(), frame);
    }
    leave(before, jumps, frame);
  }

  /// Goes round twice with an item of which only its like is known.
  private void some(Stmt.ForEach loop, Value item, Frame frame, Frame.Jumps jumps) {
    for (int round = 0; round < 2 && !frame.state.isDead(); round++) {
      var base = frame.state;
      var skipped = base.fork();
      var inside = base.fork();
      frame.state = inside;
      round(loop, item, frame, jumps);
      inside = joined(base, inside, frame);
      inside.widen();
      frame.state = base;
      base.join(inside, skipped);
      if (!inside.isDead()) {
        base.keepChecks(inside);
      }
    }
  }

  private void round(Stmt.ForEach loop, Value item, Frame frame, Frame.Jumps jumps) {
    var outer = frame.scope;
    boolean isBlock = frame.file.language() != dev.bailiwick.core.code.syntax.Language.PYTHON;
    frame.scope = isBlock ? new Scope(outer, false) : outer;
    var scope = isBlock ? frame.scope : outer.function();
    machine.binding.declare(loop.target(), item, scope, frame);
    machine.statements.block(loop.body(), frame);
    resume(jumps, frame);
    frame.scope = outer;
  }

  void run(Stmt.Switch choice, Frame frame) {
    var subject =
        choice.subject() == null
            ? Value.bool(true)
            : machine.evaluation.of(choice.subject(), frame);
    if (frame.state.isDead()) {
      return;
    }
    var before = frame.state;
    var jumps = new Frame.Jumps(choice.label(), false, before);
    frame.jumps.push(jumps);
    int fallback = -1;
    boolean isTaken = false;
    for (int i = 0; i < choice.cases().size() && !isTaken; i++) {
      var one = choice.cases().get(i);
      if (one.pattern() instanceof Pattern.Skip && one.guard() == null) {
        fallback = i;
        continue;
      }
      var fits = fits(one, subject, before, frame);
      if (!Boolean.FALSE.equals(fits)) {
        isTaken = Boolean.TRUE.equals(fits);
        run(choice, i, subject, before, frame, jumps);
      }
    }
    if (!isTaken) {
      rest(choice, fallback, subject, before, frame, jumps);
    }
    frame.jumps.pop();
    frame.state = before;
    Frame.join(before, jumps.breaks());
  }

  private @Nullable Boolean fits(Stmt.Case one, Value subject, State before, Frame frame) {
    frame.state = before.fork();
    var fits = machine.binding.fits(one.pattern(), subject, frame);
    frame.state = before;
    return one.guard() == null || Boolean.FALSE.equals(fits) ? fits : null;
  }

  private void rest(
      Stmt.Switch choice,
      int fallback,
      Value subject,
      State before,
      Frame frame,
      Frame.Jumps jumps) {
    if (fallback >= 0) {
      run(choice, fallback, subject, before, frame, jumps);
    } else {
      jumps.breaks().add(before.fork());
    }
  }

  /// Runs from a case on to where it leaves the switch.
  private void run(
      Stmt.Switch choice, int from, Value subject, State before, Frame frame, Frame.Jumps jumps) {
    frame.state = before.fork();
    var outer = frame.scope;
    frame.scope = new Scope(outer, false);
    var first = choice.cases().get(from);
    machine.binding.declare(first.pattern(), subject, frame.scope.function(), frame);
    if (choice.subject() != null && first.pattern() instanceof Pattern.Equal(var value, var span)) {
      machine.conditions.assume(new Expr.Binary("===", choice.subject(), value, span), true, frame);
    }
    if (first.guard() != null) {
      machine.evaluation.of(first.guard(), frame);
    }
    int last = choice.fallsThrough() ? choice.cases().size() : from + 1;
    for (int i = from; i < last && !frame.state.isDead(); i++) {
      machine.statements.all(choice.cases().get(i).body(), frame);
    }
    frame.scope = outer;
    if (!frame.state.isDead()) {
      jumps.breaks().add(frame.state.since(before));
    }
    frame.state = before;
  }

  /// The value of a switch that has one.
  Value value(Stmt.Switch choice, Frame frame) {
    var inner =
        new Frame(frame.file, frame.scope, frame.state, frame, frame.self, frame.owner, null);
    run(choice, inner);
    var value = inner.finish();
    return value.constant() instanceof Constant.Nothing ? Value.UNKNOWN : value;
  }
}

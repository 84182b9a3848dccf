package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Runs statements.
final class Statements {
  private final Machine machine;

  Statements(Machine machine) {
    this.machine = machine;
  }

  /// Runs a block in a scope of its own.
  void block(List<Stmt> body, Frame frame) {
    var outer = frame.scope;
    frame.scope = new Scope(outer, false);
    all(body, frame);
    frame.scope = outer;
  }

  /// Runs statements in the scope that is; functions and classes are known before the first.
  void all(List<Stmt> body, Frame frame) {
    for (var statement : body) {
      if (statement instanceof Stmt.Declared(var routine)) {
        var closure = new Ref.Closure(routine, frame.scope, frame.file, frame.owner, frame.self);
        frame.state.set(frame.scope.declare(routine.name()), Value.of(closure));
        machine.roots.made(closure);
      }
    }
    for (var statement : body) {
      if (frame.state.isDead()) {
        return;
      }
      run(statement, frame);
    }
  }

  private void run(Stmt statement, Frame frame) {
    machine.budget.step();
    switch (statement) {
      case Stmt.Run(var value, var _) -> machine.evaluation.of(value, frame);
      case Stmt.Declare declare -> declare(declare, frame);
      case Stmt.Import imported -> machine.modules.bind(imported, frame);
      case Stmt.Export(var name, var value, var _) -> machine.modules.export(name, value, frame);
      case Stmt.Declared(var routine) -> machine.roots.annotated(routine, frame);
      case Stmt.DeclaredType(var type) -> {
        var made = machine.classes.of(type, frame);
        frame.state.set(frame.scope.declare(type.name()), Value.of(made));
      }
      case Stmt.Block(var body, var _) -> block(body, frame);
      case Stmt.If branch -> branch(branch, frame);
      case Stmt.While loop -> machine.loops.run(loop, frame);
      case Stmt.ForEach loop -> machine.loops.run(loop, frame);
      case Stmt.Switch choice -> machine.loops.run(choice, frame);
      case Stmt.Try attempt -> attempt(attempt, frame);
      case Stmt.Return(var value, var span) -> {
        var result = value == null ? Value.nothing() : machine.evaluation.of(value, frame);
        if (!frame.state.isDead()) {
          machine.foreign.returned(result, span, frame);
          frame.returns(Conditions.settled(result, frame.state));
        }
      }
      case Stmt.Yield(var value, var _) -> frame.yields(machine.evaluation.of(value, frame));
      case Stmt.Throw(var value, var _) ->
          thrown(value == null ? Value.UNKNOWN : machine.evaluation.of(value, frame), frame);
      case Stmt.Break(var label, var _) -> jump(label, true, frame);
      case Stmt.Continue(var label, var _) -> jump(label, false, frame);
      case Stmt.Later(var value, var _) -> machine.evaluation.of(value, frame);
    }
  }

  private void declare(Stmt.Declare declare, Frame frame) {
    machine.secrets.check(Binding.name(declare.target()), declare.value(), frame);
    if (machine.modules.isPutOff(declare, frame)) {
      return;
    }
    var value =
        declare.value() == null ? Value.nothing() : machine.evaluation.of(declare.value(), frame);
    if (declare.value() == null && declare.scope() == Stmt.Scope.FUNCTION) {
      if (declare.target() instanceof Pattern.Bind(var name, var _)
          && frame.scope.function().names().containsKey(name)) {
        return;
      }
    }
    if (!declare.type().isEmpty() && value.symbol().isEmpty()) {
      value = typed(value, declare.type() + "#", frame);
    }
    if (frame.isStraightTop()) {
      machine.foreign.named("", Binding.name(declare.target()), value, declare.span(), frame);
    }
    var scope = declare.scope() == Stmt.Scope.FUNCTION ? frame.scope.function() : frame.scope;
    machine.binding.declare(declare.target(), value, scope, frame);
  }

  /// A variable at a file's top that holds nothing yet is filled before it is used.
  private static Value typed(Value value, String type, Frame frame) {
    if (value.isNothing() && frame.isStraightTop()) {
      return Value.symbol(type);
    }
    return value.constant() == null ? value.named(type) : value;
  }

  private void branch(Stmt.If branch, Frame frame) {
    var truth = machine.evaluation.of(branch.test(), frame).truth();
    if (frame.state.isDead()) {
      return;
    }
    if (truth != null) {
      block(truth ? branch.then() : branch.otherwise(), frame);
      return;
    }
    var before = frame.state;
    var yes = before.fork();
    frame.state = yes;
    machine.conditions.assume(branch.test(), true, frame);
    block(branch.then(), frame);
    var no = before.fork();
    frame.state = no;
    machine.conditions.assume(branch.test(), false, frame);
    block(branch.otherwise(), frame);
    frame.state = before;
    before.join(yes, no);
  }

  /// An exception on the way that is.
  void thrown(Value value, Frame frame) {
    var handler = frame.handlers.peek();
    if (handler != null) {
      handler.states.add(frame.state.since(handler.base));
      handler.value = handler.value == null ? value : handler.value.or(value);
    }
    frame.state.die();
  }

  private static void jump(String label, boolean breaks, Frame frame) {
    for (var target : frame.jumps) {
      boolean fits = label.isEmpty() ? breaks || target.isLoop() : target.label().equals(label);
      if (fits) {
        (breaks ? target.breaks() : target.continues()).add(frame.state.since(target.base()));
        break;
      }
    }
    frame.state.die();
  }

  private void attempt(Stmt.Try attempt, Frame frame) {
    machine.swallowed.check(attempt, frame);
    var before = frame.state;
    var body = before.fork();
    var thrown = new Frame.Thrown(before);
    frame.state = body;
    frame.handlers.push(thrown);
    block(attempt.body(), frame);
    frame.handlers.pop();
    var ends = new ArrayList<State>();
    if (!body.isDead()) {
      ends.add(body);
    }
    for (var handler : attempt.catches()) {
      var start = before.fork();
      start.join(before.fork(), partial(before, body, thrown));
      frame.state = start;
      handle(handler, thrown, frame);
      if (!start.isDead()) {
        ends.add(start);
      }
    }
    frame.state = before;
    Frame.join(before, ends);
    if (!attempt.last().isEmpty()) {
      boolean wasDead = before.isDead();
      before.revive();
      block(attempt.last(), frame);
      if (wasDead) {
        before.die();
      }
    }
  }

  /// What may have been written before the exception.
  private static State partial(State before, State body, Frame.Thrown thrown) {
    var ways = new ArrayList<>(thrown.states);
    if (!body.isDead() || ways.isEmpty()) {
      var end = body.since(before);
      ways.add(end);
    }
    var partial = before.fork();
    var joined = ways.getFirst();
    for (int i = 1; i < ways.size(); i++) {
      var next = before.fork();
      next.join(joined, ways.get(i));
      joined = next;
    }
    partial.absorb(joined);
    return partial;
  }

  private void handle(Stmt.Catch handler, Frame.Thrown thrown, Frame frame) {
    var outer = frame.scope;
    frame.scope = new Scope(outer, false);
    if (handler.target() != null) {
      var span = handler.target().span();
      var detail =
          machine.sources.taint(Label.ERROR, frame.file.text(span), frame.file.path(), span);
      var value = thrown.value == null ? Value.UNKNOWN : thrown.value;
      machine.binding.declare(handler.target(), value.and(detail), scope(frame, handler), frame);
    }
    all(handler.body(), frame);
    frame.scope = outer;
  }

  private static Scope scope(Frame frame, Stmt.Catch handler) {
    return frame.file.language().isScript() || handler.types().isEmpty()
        ? frame.scope
        : frame.scope.function();
  }
}

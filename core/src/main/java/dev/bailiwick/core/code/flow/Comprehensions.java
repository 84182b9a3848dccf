package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.value.Value;
import java.util.List;

/// Runs the clauses of comprehensions.
final class Comprehensions {
  private static final int MOST = 12;

  private Comprehensions() {}

  /// Runs from a clause on.
  ///
  /// @param results takes the elements; for a map keys and elements in turn
  /// @return whether these are all, in order
  static boolean run(
      Expr.Comprehension made, int clause, Machine machine, Frame frame, List<Value> results) {
    if (clause == made.clauses().size()) {
      if (made.makesMap()) {
        results.add(machine.evaluation.of(made.key(), frame));
      }
      results.add(machine.evaluation.of(made.element(), frame));
      return true;
    }
    var one = made.clauses().get(clause);
    var source = machine.evaluation.of(one.source(), frame);
    var items = machine.operations.items(source, Stmt.Over.ELEMENTS, frame);
    boolean exact = items != null && items.size() <= MOST;
    var used = exact ? items : List.of(machine.operations.item(source, Stmt.Over.ELEMENTS, frame));
    for (var item : used == null ? List.<Value>of() : used) {
      machine.binding.declare(one.target(), item, frame.scope, frame);
      boolean isIn = true;
      for (var test : one.tests()) {
        var truth = machine.evaluation.of(test, frame).truth();
        isIn &= !Boolean.FALSE.equals(truth);
        exact &= truth != null;
        machine.conditions.assume(test, true, frame);
      }
      exact &= !isIn || run(made, clause + 1, machine, frame, results);
    }
    return exact;
  }
}

package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Statements but branches and loops, which [GoControl] and [GoChoices] lower.
final class GoStatements {
  /// Before the label that a forward `goto` leaves to.
  private static final String GOTO = "goto ";

  private final GoUnit unit;
  private final SyntaxTree tree;

  GoStatements(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  /// The statements of a block, in a scope of its own.
  List<Stmt> block(int node) {
    var body = new ArrayList<Stmt>();
    if (node >= 0) {
      unit.scopes.open();
      all(node, body);
      unit.scopes.close();
    }
    return body;
  }

  /// The statements of a block, a statement list or the body of a case.
  void all(int node, List<Stmt> into) {
    int list = tree.is(node, "statement_list") ? node : tree.childOfKind(node, "statement_list");
    if (list >= 0) {
      sequence(tree.children(list), into);
    }
  }

  /// Statements up to a label that one of them goes to become a loop that runs once and is left.
  private void sequence(int[] nodes, List<Stmt> into) {
    var starts = new int[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      starts[i] = into.size();
      if (tree.is(nodes[i], "labeled_statement")) {
        jump(tree.text(tree.child(nodes[i], "label")), nodes, starts, i, into);
      }
      add(nodes[i], into);
    }
  }

  private void jump(String label, int[] nodes, int[] starts, int at, List<Stmt> into) {
    int from = 0;
    while (from < at && !goesTo(nodes[from], nodes[from + 1], label)) {
      from++;
    }
    if (from == at) {
      return;
    }
    var tail = into.subList(starts[from], into.size());
    var body = new ArrayList<>(tail);
    var span = unit.span(nodes[from]);
    body.add(new Stmt.Break("", span));
    tail.clear();
    into.add(
        new Stmt.While(List.of(), null, List.of(), body, false, List.of(), GOTO + label, span));
    Arrays.fill(starts, from, at, starts[from]);
    starts[at] = into.size();
  }

  private boolean goesTo(int node, int end, String label) {
    for (int inner = node; inner < end; inner++) {
      if (tree.is(inner, "goto_statement") && labelOf(inner).equals(label)) {
        return true;
      }
    }
    return false;
  }

  void add(int node, List<Stmt> into) {
    unit.depth.count();
    statement(node, "", into);
  }

  void statement(int node, String label, List<Stmt> into) {
    var span = unit.span(node);
    switch (tree.kind(node)) {
      case "expression_statement", "go_statement" -> into.add(run(tree.firstNamed(node)));
      case "short_var_declaration" -> unit.assignments.shortDeclaration(node, into);
      case "var_declaration", "const_declaration" -> unit.assignments.specifications(node, into);
      case "assignment_statement" ->
          into.add(new Stmt.Run(unit.assignments.assignment(node), span));
      case "inc_statement", "dec_statement" ->
          into.add(new Stmt.Run(unit.assignments.step(node), span));
      case "send_statement" -> into.add(send(node));
      case "receive_statement" -> receive(node, into);
      case "return_statement" -> into.add(result(node));
      case "defer_statement" ->
          into.add(new Stmt.Later(unit.expressions.lower(tree.firstNamed(node)), span));
      case "block" -> into.add(new Stmt.Block(block(node), span));
      case "if_statement" -> unit.control.condition(node, into);
      case "for_statement" -> unit.control.loop(node, label, into);
      case "expression_switch_statement", "type_switch_statement", "select_statement" ->
          unit.choices.choice(node, label, into);
      case "labeled_statement" -> labelled(node, into);
      case "break_statement" -> into.add(new Stmt.Break(labelOf(node), span));
      case "continue_statement" -> into.add(new Stmt.Continue(labelOf(node), span));
      case "goto_statement" -> into.add(new Stmt.Break(GOTO + labelOf(node), span));
      case "type_declaration" -> {
        for (int spec : tree.children(node)) {
          into.add(new Stmt.DeclaredType(unit.types.local(spec)));
        }
      }
      case "fallthrough_statement", "empty_statement" -> {}
      default -> into.add(run(node));
    }
  }

  private Stmt run(int node) {
    var span = unit.span(node);
    var value = unit.expressions.lower(node);
    return unit.calls.isPanic(node) ? new Stmt.Throw(value, span) : new Stmt.Run(value, span);
  }

  private String labelOf(int node) {
    return tree.text(tree.firstNamed(node));
  }

  private void labelled(int node, List<Stmt> into) {
    var children = tree.children(node);
    if (children.length > 1) {
      statement(children[children.length - 1], tree.text(children[0]), into);
    }
  }

  /// A channel is a list whose elements are not told apart.
  private Stmt send(int node) {
    var span = unit.span(node);
    var channel = unit.expressions.lower(tree.child(node, "channel"));
    var value = unit.expressions.lower(tree.child(node, "value"));
    var place = new Expr.Index(channel, new Expr.Other("channel", List.of(), span), span);
    return new Stmt.Run(new Expr.Assign(new Pattern.Place(place, span), "", value, span), span);
  }

  /// A receive among the cases of a `select`.
  private void receive(int node, List<Stmt> into) {
    int left = tree.child(node, "left");
    if (left < 0) {
      into.add(run(tree.child(node, "right")));
    } else if (tree.childOfKind(node, ":=") >= 0) {
      unit.assignments.shortDeclaration(node, into);
    } else {
      into.add(new Stmt.Run(unit.assignments.assignment(node), unit.span(node)));
    }
  }

  private Stmt result(int node) {
    var span = unit.span(node);
    int list = tree.firstNamed(node);
    if (list < 0) {
      return new Stmt.Return(
          unit.functions.hasNamedResults() ? unit.functions.namedResults(span) : null, span);
    }
    var values = unit.expressions.all(tree.children(list));
    return new Stmt.Return(
        values.size() == 1 ? values.getFirst() : new Expr.ListOf(values, span), span);
  }
}

package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements that hold others: branches, loops, handlers, classes.
final class Compounds {
  private final PythonFile file;

  Compounds(PythonFile file) {
    this.file = file;
  }

  Stmt of(int node) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "if_statement" -> branch(node);
      case "for_statement" ->
          new Stmt.ForEach(
              file.patterns.of(tree.child(node, "left")),
              file.expressions.of(tree.child(node, "right")),
              Stmt.Over.ELEMENTS,
              block(tree.child(node, "body")),
              alternative(node),
              "",
              span);
      case "while_statement" ->
          new Stmt.While(
              List.of(),
              file.expressions.of(tree.child(node, "condition")),
              List.of(),
              block(tree.child(node, "body")),
              false,
              alternative(node),
              "",
              span);
      case "try_statement" -> attempt(node);
      case "match_statement" -> match(node);
      default -> new Stmt.Run(file.expressions.of(node), span);
    };
  }

  private List<Stmt> block(int node) {
    return file.statements.block(node);
  }

  private List<Stmt> alternative(int node) {
    int clause = file.tree.child(node, "alternative");
    return clause < 0 ? List.of() : block(file.tree.child(clause, "body"));
  }

  private Stmt branch(int node) {
    var tree = file.tree;
    var alternatives = tree.children(node, "alternative");
    List<Stmt> otherwise = List.of();
    for (int i = alternatives.length - 1; i >= 0; i--) {
      int clause = alternatives[i];
      if (tree.is(clause, "else_clause")) {
        otherwise = block(tree.child(clause, "body"));
      } else {
        otherwise = List.of(condition(clause, otherwise));
      }
    }
    return condition(node, otherwise);
  }

  private Stmt condition(int node, List<Stmt> otherwise) {
    return new Stmt.If(
        file.expressions.of(file.tree.child(node, "condition")),
        block(file.tree.child(node, "consequence")),
        otherwise,
        file.span(node));
  }

  private Stmt attempt(int node) {
    var tree = file.tree;
    var body = new ArrayList<>(block(tree.child(node, "body")));
    var catches = new ArrayList<Stmt.Catch>();
    List<Stmt> last = List.of();
    for (int child : tree.children(node)) {
      switch (tree.kind(child)) {
        case "except_clause", "except_group_clause" -> catches.add(handler(child));
        case "else_clause" -> body.addAll(block(tree.child(child, "body")));
        case "finally_clause" -> last = block(tree.childOfKind(child, "block"));
        default -> {}
      }
    }
    return new Stmt.Try(body, catches, last, file.span(node));
  }

  private Stmt.Catch handler(int node) {
    var tree = file.tree;
    @Nullable Pattern target = null;
    var types = new ArrayList<String>();
    for (int child : tree.children(node)) {
      if (tree.is(child, "as_pattern")) {
        target = file.patterns.of(tree.child(child, "alias"));
        types(tree.firstNamed(child), types);
      } else if (!tree.is(child, "block")) {
        if (tree.field(child).equals("alias")) {
          target = file.patterns.of(child);
        } else {
          types(child, types);
        }
      }
    }
    return new Stmt.Catch(target, types, block(tree.childOfKind(node, "block")), file.span(node));
  }

  private void types(int node, List<String> into) {
    if (file.tree.is(node, "tuple")) {
      for (int child : file.tree.children(node)) {
        into.add(file.types.name(child));
      }
    } else {
      into.add(file.types.name(node));
    }
  }

  private Stmt match(int node) {
    var tree = file.tree;
    var cases = new ArrayList<Stmt.Case>();
    int body = tree.child(node, "body");
    for (int child : tree.children(body < 0 ? node : body)) {
      if (tree.is(child, "case_clause")) {
        int guard = tree.child(child, "guard");
        cases.add(
            new Stmt.Case(
                file.patterns.clause(child),
                guard < 0 ? null : file.expressions.of(tree.firstNamed(guard)),
                block(tree.child(child, "consequence")),
                file.span(child)));
      }
    }
    return new Stmt.Switch(
        file.expressions.of(tree.child(node, "subject")), cases, false, "", file.span(node));
  }

  /// `with a as b:` declares `b` and runs the block.
  void with(int node, List<Stmt> into) {
    var tree = file.tree;
    for (int item : tree.children(tree.childOfKind(node, "with_clause"))) {
      int value = tree.child(item, "value");
      int inner = value < 0 ? tree.firstNamed(item) : value;
      if (tree.is(inner, "as_pattern")) {
        into.add(
            new Stmt.Declare(
                file.patterns.of(tree.child(inner, "alias")),
                "",
                file.expressions.of(tree.firstNamed(inner)),
                Stmt.Scope.FUNCTION,
                file.span(item)));
      } else {
        into.add(new Stmt.Run(file.expressions.of(inner), file.span(item)));
      }
    }
    into.addAll(block(tree.child(node, "body")));
  }

  Type type(int node, List<Annotation> annotations) {
    var tree = file.tree;
    var supers = new ArrayList<Expr>();
    var supertypes = new ArrayList<String>();
    int list = tree.child(node, "superclasses");
    for (int child : list < 0 ? new int[0] : tree.children(list)) {
      if (!tree.is(child, "keyword_argument")) {
        supers.add(file.expressions.of(child));
        supertypes.add(file.types.name(child));
      }
    }
    var members = new Members();
    file.receivers.push("");
    collect(tree.child(node, "body"), members);
    file.receivers.pop();
    var name = tree.text(tree.child(node, "name"));
    return new Type(
        name,
        supertypes,
        supers,
        members.fields,
        members.methods,
        members.types,
        members.body,
        annotations,
        !name.startsWith("_"),
        file.span(node));
  }

  /// What stands in a class.
  private static final class Members {
    private final List<Type.Field> fields = new ArrayList<>();
    private final List<Routine> methods = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final List<Stmt> body = new ArrayList<>();
  }

  private void collect(int body, Members into) {
    var tree = file.tree;
    for (int child : body < 0 ? new int[0] : tree.children(body)) {
      boolean isDecorated = tree.is(child, "decorated_definition");
      int definition = isDecorated ? tree.child(child, "definition") : child;
      List<Annotation> annotations = isDecorated ? file.statements.annotations(child) : List.of();
      if (tree.is(definition, "function_definition")) {
        into.methods.add(file.functions.of(definition, annotations, true));
      } else if (tree.is(definition, "class_definition")) {
        into.types.add(type(definition, annotations));
      } else if (isField(child)) {
        field(tree.firstNamed(child), into);
      } else if (!tree.is(child, "expression_statement")
          || !tree.is(tree.firstNamed(child), "string")) {
        into.body.addAll(one(child));
      }
    }
  }

  private List<Stmt> one(int node) {
    return switch (file.tree.kind(node)) {
      case "pass_statement" -> List.of();
      case "if_statement", "for_statement", "while_statement", "try_statement" -> List.of(of(node));
      default -> List.of(new Stmt.Run(file.expressions.of(node), file.span(node)));
    };
  }

  private boolean isField(int node) {
    var tree = file.tree;
    int inner = tree.is(node, "expression_statement") ? tree.firstNamed(node) : -1;
    return tree.is(inner, "assignment") && tree.is(tree.child(inner, "left"), "identifier");
  }

  private void field(int node, Members into) {
    var tree = file.tree;
    int right = tree.child(node, "right");
    into.fields.add(
        new Type.Field(
            tree.text(tree.child(node, "left")),
            file.types.name(tree.child(node, "type")),
            right < 0 ? PythonFile.nothing(file.span(node)) : file.expressions.of(right),
            true,
            List.of(),
            file.span(node)));
  }
}

package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import java.util.ArrayList;
import java.util.List;

/// What a record has without saying so: its fields, a constructor that sets them, a method to read
/// each.
final class JavaRecords {
  private JavaRecords() {}

  static void complete(JavaUnit unit, int node, List<Type.Field> fields, List<Routine> methods) {
    var tree = unit.tree;
    var span = unit.span(node);
    unit.scopes.open();
    var parameters = unit.methods.parameters(tree.child(node, "parameters"));
    unit.scopes.close();
    var sets = new ArrayList<Stmt>();
    for (var parameter : parameters) {
      var name = parameter.name();
      fields.add(
          new Type.Field(
              name,
              parameter.type(),
              new Expr.Literal(new Constant.Nothing(), span),
              false,
              parameter.annotations(),
              span));
      sets.add(set(name, span));
      if (methods.stream().noneMatch(m -> m.name().equals(name) && m.parameters().isEmpty())) {
        Stmt read = new Stmt.Return(new Expr.Member(new Expr.This(span), name, span), span);
        methods.add(JavaMethods.made(name, List.of(), List.of(read), span));
      }
    }
    construct(parameters, sets, methods, span);
  }

  /// A compact constructor, which has no parameters of its own, runs before the fields are set.
  private static void construct(
      List<Parameter> parameters, List<Stmt> sets, List<Routine> methods, Span span) {
    var canonical =
        methods.stream()
            .filter(m -> m.is(Routine.Trait.CONSTRUCTOR))
            .filter(m -> m.parameters().size() == parameters.size())
            .findAny();
    if (canonical.isPresent()) {
      return;
    }
    var compact =
        methods.stream()
            .filter(m -> m.is(Routine.Trait.CONSTRUCTOR) && m.parameters().isEmpty())
            .findAny();
    var body = new ArrayList<Stmt>(compact.map(Routine::body).orElse(List.of()));
    compact.ifPresent(methods::remove);
    body.addAll(sets);
    methods.add(JavaMethods.made("constructor", parameters, body, span));
  }

  private static Stmt set(String name, Span span) {
    var place = new Expr.Member(new Expr.This(span), name, span);
    return new Stmt.Run(
        new Expr.Assign(new Pattern.Place(place, span), "", new Expr.Name(name, span), span), span);
  }
}

package dev.bailiwick.core.code.authz;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the routes of one file: calls on routers, in the order in which they stand, and decorated
/// functions and classes.
///
/// Sees guards that are mounted before a route on the same router of the same file; does not see
/// those that another file mounts.
public final class RouteFinder {
  private final CodeFile file;
  private final List<Route> routes = new ArrayList<>();
  private final RouteCalls calls;
  private final RouteDecorators decorators;

  private RouteFinder(CodeFile file) {
    this.file = file;
    this.calls = new RouteCalls(file, this);
    this.decorators = new RouteDecorators(file, this);
  }

  /// The routes in the order in which they are found.
  public static List<Route> routes(CodeFile file) {
    var finder = new RouteFinder(file);
    finder.all(file.code().body(), new HashMap<>());
    return List.copyOf(finder.routes);
  }

  void add(Route route) {
    routes.add(route);
  }

  /// @param hosts the routers that are known, by the variables that hold them
  void all(List<Stmt> body, Map<String, Host> hosts) {
    for (var statement : body) {
      one(statement, hosts);
    }
  }

  private void one(Stmt statement, Map<String, Host> hosts) {
    switch (statement) {
      case Stmt.Run(var value, var _) -> value(value, hosts);
      case Stmt.Declare declare -> declare(declare, hosts);
      case Stmt.Return(var value, var _) -> value(value, hosts);
      case Stmt.Export(var _, var value, var _) -> value(value, hosts);
      case Stmt.Declared(var routine) -> routine(routine, hosts);
      case Stmt.DeclaredType(var type) -> type(type, hosts);
      case Stmt.Block(var body, var _) -> all(body, hosts);
      case Stmt.If branch -> {
        all(branch.then(), hosts);
        all(branch.otherwise(), hosts);
      }
      case Stmt.Try attempt -> {
        all(attempt.body(), hosts);
        attempt.catches().forEach(handler -> all(handler.body(), hosts));
      }
      case Stmt.ForEach loop -> all(loop.body(), hosts);
      case Stmt.While loop -> all(loop.body(), hosts);
      default -> {}
    }
  }

  private void declare(Stmt.Declare declare, Map<String, Host> hosts) {
    if (declare.value() == null) {
      return;
    }
    value(declare.value(), hosts);
    var host = calls.host(declare.value(), hosts);
    if (host != null && declare.target() instanceof Pattern.Bind(var name, var _)) {
      hosts.put(name, host);
    }
  }

  private void routine(Routine routine, Map<String, Host> hosts) {
    decorators.routine(routine, Guard.UNAUTHENTICATED, hosts);
    var inside = new HashMap<>(hosts);
    for (var parameter : routine.parameters()) {
      if (Host.isType(parameter.type()) || Host.isName(parameter.name())) {
        inside.put(parameter.name(), new Host(Guard.UNAUTHENTICATED));
      }
    }
    all(routine.body(), inside);
  }

  private void type(Type type, Map<String, Host> hosts) {
    decorators.type(type, hosts);
    for (var method : type.methods()) {
      all(method.body(), new HashMap<>(hosts));
    }
    type.types().forEach(inner -> type(inner, hosts));
  }

  /// Looks for routes in an expression.
  void value(@Nullable Expr value, Map<String, Host> hosts) {
    switch (value) {
      case Expr.Call call -> calls.call(call, hosts);
      case Expr.Lambda(var routine) -> all(routine.body(), new HashMap<>(hosts));
      case Expr.ListOf(var items, var _) -> items.forEach(item -> value(item, hosts));
      case Expr.Assign(var target, var _, var assigned, var _) -> {
        value(assigned, hosts);
        var host = calls.host(assigned, hosts);
        if (host != null && target instanceof Pattern.Bind(var name, var _)) {
          hosts.put(name, host);
        }
      }
      case Expr.MapOf(var entries, var _) -> entries.forEach(entry -> value(entry.value(), hosts));
      case Expr.Binary(var _, var left, var right, var _) -> {
        value(left, hosts);
        value(right, hosts);
      }
      case null, default -> {}
    }
  }

  CodeFile file() {
    return file;
  }
}

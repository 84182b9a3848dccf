package dev.bailiwick.core.code.authz.framework;

import dev.bailiwick.core.code.authz.Guard;
import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The routes of Go programs: functions are gone through once, in order, with what is known of the
/// routers in their variables. A function that is given a router is gone through with that one.
final class GoRoutes {
  private static final Set<String> VERBS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
  private static final Set<String> PARTS =
      Set.of("Path", "PathPrefix", "Host", "Queries", "Headers", "Schemes", "Name", "StrictSlash");
  private static final String ANY = "ANY";
  private static final int DEEPEST = 6;

  private final List<CodeFile> files;
  private final List<Route> into;
  private final Map<String, Place> functions = new HashMap<>();
  private final Set<Routine> done = Collections.newSetFromMap(new IdentityHashMap<>());

  /// A function and where it stands.
  private record Place(Routine routine, CodeFile file) {}

  /// What is known where: routers and functions by the names of variables.
  private record Scope(
      CodeFile file, Map<String, GoRouter> routers, Map<String, Routine> lambdas, int depth) {
    Scope inner(int deeper) {
      return new Scope(file, new HashMap<>(routers), new HashMap<>(lambdas), depth + deeper);
    }
  }

  GoRoutes(List<CodeFile> files, List<Route> into) {
    this.files = files;
    this.into = into;
  }

  void read() {
    var all = new ArrayList<Place>();
    for (var file : files) {
      for (var statement : file.code().body()) {
        switch (statement) {
          case Stmt.Declared(var routine) -> all.add(new Place(routine, file));
          case Stmt.DeclaredType(var type) ->
              type.methods().forEach(method -> all.add(new Place(method, file)));
          default -> {}
        }
      }
    }
    all.forEach(place -> functions.putIfAbsent(place.routine().name(), place));
    all.stream().filter(place -> !takesRouter(place.routine())).forEach(this::enter);
    all.forEach(this::enter);
  }

  private static boolean takesRouter(Routine routine) {
    return routine.parameters().stream().anyMatch(one -> GoRouter.typed(one.type()) != null);
  }

  private void enter(Place place) {
    if (done.add(place.routine())) {
      var scope = new Scope(place.file(), new HashMap<>(), new HashMap<>(), 0);
      parameters(place.routine(), List.of(), scope);
      all(place.routine().body(), scope);
    }
  }

  private static void parameters(Routine routine, List<@Nullable GoRouter> given, Scope scope) {
    for (int i = 0; i < routine.parameters().size(); i++) {
      var parameter = routine.parameters().get(i);
      var router = i < given.size() ? given.get(i) : null;
      router = router == null ? GoRouter.typed(parameter.type()) : router;
      if (router != null) {
        scope.routers().put(parameter.name(), router);
      }
    }
  }

  private void all(List<Stmt> body, Scope scope) {
    body.forEach(statement -> run(statement, scope));
  }

  private void run(Stmt statement, Scope scope) {
    switch (statement) {
      case Stmt.Run(var value, var _) -> expression(value, scope);
      case Stmt.Return(var value, var _) when value != null -> expression(value, scope);
      case Stmt.Later(var value, var _) -> expression(value, scope);
      case Stmt.Declare declare -> assign(declare.target(), declare.value(), scope);
      case Stmt.Block(var body, var _) -> all(body, scope);
      case Stmt.If branch -> {
        all(branch.then(), scope);
        all(branch.otherwise(), scope);
      }
      case Stmt.While loop -> all(loop.body(), scope);
      case Stmt.ForEach loop -> all(loop.body(), scope);
      case Stmt.Switch choice -> choice.cases().forEach(one -> all(one.body(), scope));
      default -> {}
    }
  }

  private void expression(Expr value, Scope scope) {
    if (value instanceof Expr.Assign assign) {
      assign(assign.target(), assign.value(), scope);
    } else {
      router(value, scope);
    }
  }

  private void assign(Pattern target, @Nullable Expr value, Scope scope) {
    if (value == null) {
      return;
    }
    var name =
        switch (target) {
          case Pattern.Bind(var bound, var _) -> bound;
          case Pattern.Place(var place, var _) -> Written.dotted(place);
          default -> "";
        };
    var router = router(value, scope);
    if (router != null && !name.isEmpty()) {
      scope.routers().put(name, router);
    } else if (value instanceof Expr.Lambda(var routine)) {
      scope.lambdas().put(name, routine);
    }
  }

  /// The router that an expression gives, or null; notes the routes that are made on the way.
  private @Nullable GoRouter router(Expr expression, Scope scope) {
    if (!(expression instanceof Expr.Call call)) {
      return scope.routers().get(Written.dotted(expression));
    }
    var made = GoRouter.made(Written.dotted(call.callee()));
    if (made != null) {
      return made;
    }
    if (call.callee() instanceof Expr.Member(var object, var name, var _)) {
      var router = router(object, scope);
      if (router == null && Written.dotted(object).equals("http") && name.startsWith("Handle")) {
        router = new GoRouter("", Guard.UNAUTHENTICATED);
      }
      if (router != null) {
        return called(router, name, call, scope);
      }
    }
    hand(call, scope);
    return null;
  }

  private @Nullable GoRouter called(GoRouter router, String name, Expr.Call call, Scope scope) {
    var arguments = call.arguments().stream().map(Expr.Argument::value).toList();
    var first = arguments.isEmpty() ? "" : Written.text(arguments.getFirst());
    switch (name) {
      case "Use" -> {
        arguments.forEach(one -> router.use(scope.file().text(one.span())));
        return router;
      }
      case "With" -> {
        var inner = router.inner("");
        arguments.forEach(one -> inner.use(scope.file().text(one.span())));
        return inner;
      }
      case "Group", "Route" -> {
        return group(router.inner(first), arguments, scope);
      }
      case "Subrouter" -> {
        return router.inner("");
      }
      case "Methods" -> {
        return limited(router, String.join(" ", arguments.stream().map(Written::text).toList()));
      }
      case "HandlerFunc", "Handler" -> {
        return route(router, "", arguments, call, scope);
      }
      case "HandleFunc", "Handle", "Any", "All" -> {
        boolean hasVerb = VERBS.contains(first) && arguments.size() > 2;
        return hasVerb
            ? route(router, first, arguments.subList(1, arguments.size()), call, scope)
            : route(router, ANY, arguments, call, scope);
      }
      default -> {
        return PARTS.contains(name)
            ? part(router, name.startsWith("Path") ? first : "")
            : verb(router, name.toUpperCase(Locale.ROOT), arguments, call, scope);
      }
    }
  }

  private static GoRouter part(GoRouter router, String path) {
    var part = router.inner(path);
    part.listed = router.listed;
    return part;
  }

  private @Nullable GoRouter verb(
      GoRouter router, String verb, List<Expr> arguments, Expr.Call call, Scope scope) {
    return VERBS.contains(verb) && arguments.size() > 1
        ? route(router, verb, arguments, call, scope)
        : null;
  }

  private GoRouter group(GoRouter inner, List<Expr> arguments, Scope scope) {
    for (var argument : arguments) {
      if (argument instanceof Expr.Lambda(var routine) && takesRouter(routine)) {
        var within = scope.inner(1);
        parameters(routine, Collections.nCopies(1, inner), within);
        if (within.depth() < DEEPEST) {
          all(routine.body(), within);
        }
      } else if (Written.texts(argument).isEmpty()) {
        inner.use(scope.file().text(argument.span()));
      }
    }
    return inner;
  }

  private GoRouter route(
      GoRouter router, String verb, List<Expr> arguments, Expr.Call call, Scope scope) {
    var guard = router.guard;
    boolean hasPath = !arguments.isEmpty() && !Written.texts(arguments.getFirst()).isEmpty();
    for (var argument : hasPath ? arguments.subList(1, arguments.size()) : arguments) {
      guard = GuardNames.stronger(guard, demanded(argument, scope));
    }
    var path = router.path + (hasPath ? Written.text(arguments.getFirst()) : "");
    var method = verb.isEmpty() || verb.equals(ANY) ? router.methods : verb;
    into.add(new Route(scope.file(), call.span(), method, path, guard));
    var after = router.inner("");
    after.listed = into.size() - 1;
    return after;
  }

  /// The route that was just made, or one that is still being made, for these methods alone.
  private GoRouter limited(GoRouter router, String methods) {
    if (router.listed >= 0) {
      var route = into.get(router.listed);
      into.set(
          router.listed,
          new Route(route.file(), route.span(), methods, route.url(), route.guard()));
      return router;
    }
    var inner = router.inner("");
    inner.methods = methods;
    return inner;
  }

  /// What a handler or a middleware among the arguments of a route demands.
  private Guard demanded(Expr argument, Scope scope) {
    return switch (argument) {
      case Expr.Lambda(var routine) -> body(routine);
      case Expr.Call call -> {
        var guard = GuardNames.middleware(Written.dotted(call.callee()));
        for (var inner : call.arguments()) {
          guard = GuardNames.stronger(guard, demanded(inner.value(), scope));
        }
        yield guard;
      }
      case Expr.Name(var name, var _) when scope.lambdas().containsKey(name) ->
          body(scope.lambdas().get(name));
      case Expr.Name _, Expr.Member _ -> named(Written.dotted(argument));
      default -> Guard.UNAUTHENTICATED;
    };
  }

  private Guard named(String dotted) {
    var name = dotted.substring(dotted.lastIndexOf('.') + 1);
    var place = functions.get(name);
    return place == null
        ? GuardNames.call(name)
        : GuardNames.stronger(body(place.routine()), GuardNames.call(name));
  }

  /// The checks that a handler calls itself, in its first statements.
  private static Guard body(@Nullable Routine handler) {
    var guard = Guard.UNAUTHENTICATED;
    for (var statement : handler == null ? List.<Stmt>of() : handler.body()) {
      Expr value =
          switch (statement) {
            case Stmt.Run(var run, var _) -> run;
            case Stmt.Declare(var _, var _, var declared, var _, var _) -> declared;
            case Stmt.If branch -> branch.test();
            default -> null;
          };
      while (value instanceof Expr.Unary unary) {
        value = unary.operand();
      }
      if (value instanceof Expr.Call call) {
        guard = GuardNames.stronger(guard, GuardNames.call(Written.last(call.callee())));
      }
    }
    return guard;
  }

  /// Goes through a function of the program that is given a router.
  private void hand(Expr.Call call, Scope scope) {
    var given = new ArrayList<@Nullable GoRouter>();
    for (var argument : call.arguments()) {
      given.add(router(argument.value(), scope));
    }
    var place = functions.get(Written.last(call.callee()));
    if (place == null
        || given.stream().allMatch(one -> one == null)
        || scope.depth() >= DEEPEST
        || !takesRouter(place.routine())) {
      return;
    }
    done.add(place.routine());
    var inner = new Scope(place.file(), new HashMap<>(), new HashMap<>(), scope.depth() + 1);
    parameters(place.routine(), given, inner);
    all(place.routine().body(), inner);
  }
}

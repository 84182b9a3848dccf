package dev.bailiwick.core.code.authz;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Routes that are made by calls: `app.post('/x', guard, handler)`, `r.GET(…)`, `path('x', view)`.
final class RouteCalls {
  private static final Set<String> MAKERS =
      Set.of(
          "express",
          "Router",
          "fastify",
          "Fastify",
          "Koa",
          "KoaRouter",
          "Hono",
          "Flask",
          "Blueprint",
          "FastAPI",
          "APIRouter",
          "Default",
          "New",
          "NewRouter",
          "NewMux",
          "NewServeMux",
          "Express");
  private static final Set<String> DERIVING =
      Set.of(
          "Group",
          "Subrouter",
          "With",
          "PathPrefix",
          "group",
          "route",
          "Route",
          "basePath",
          "Use",
          "use",
          "Host",
          "Path",
          "Queries",
          "Headers",
          "Schemes",
          "Methods");
  private static final Set<String> MOUNTING =
      Set.of("use", "Use", "addHook", "before_request", "UseMiddleware", "register", "middleware");
  private static final Set<String> VERBS =
      Set.of(
          "get",
          "post",
          "put",
          "patch",
          "delete",
          "all",
          "del",
          "head",
          "options",
          "any",
          "handlefunc",
          "handle",
          "methodfunc",
          "method");
  private static final Set<String> ENDING = Set.of("Handler", "HandlerFunc");
  private static final Set<String> LISTED = Set.of("path", "re_path", "url");

  /// What a handler calls or reads where it asks by itself who the caller is.
  private static final Pattern ASKS =
      Pattern.compile(
          "(?i)req(uest)?\\.(user|session\\.user|auth)\\b|isAuthenticated\\(|getServerSession|getSession\\("
              + "|verify_?token|jwt\\.verify|current_?user|require_?auth|\\bauth\\(\\)|getUserFrom|authenticatedUsers");

  private final CodeFile file;
  private final RouteFinder finder;

  RouteCalls(CodeFile file, RouteFinder finder) {
    this.file = file;
    this.finder = finder;
  }

  /// The router that an expression makes or is, or null where it is none.
  @Nullable Host host(@Nullable Expr value, Map<String, Host> hosts) {
    return switch (value) {
      case Expr.Name(var name, var _) -> hosts.get(name);
      case Expr.Call(Expr.Member(var object, var name, var _), var arguments, var _, var _)
          when DERIVING.contains(name) -> {
        var above = host(object, hosts);
        yield above == null ? null : new Host(above.guard().and(guards(arguments, 0)));
      }
      case Expr.Call(var callee, var arguments, var _, var _) when MAKERS.contains(last(callee)) ->
          new Host(named(arguments, "dependencies"));
      case Expr.Call(Expr.Member(var object, var name, var _), var _, var _, var _)
          when isVerb(name) ->
          host(object, hosts);
      case null, default -> null;
    };
  }

  static String last(Expr callee) {
    return switch (callee) {
      case Expr.Name(var name, var _) -> name;
      case Expr.Member(var _, var name, var _) -> name;
      default -> "";
    };
  }

  private static boolean isVerb(String name) {
    return VERBS.contains(name.toLowerCase(Locale.ROOT));
  }

  private Guard named(List<Expr.Argument> arguments, String name) {
    var guard = Guard.UNAUTHENTICATED;
    for (var argument : arguments) {
      if (argument.name().equals(name)) {
        guard = guard.and(Guard.of(text(argument.value())));
      }
    }
    return guard;
  }

  /// The guards among arguments, which are no functions written out.
  private Guard guards(List<Expr.Argument> arguments, int from) {
    var guard = Guard.UNAUTHENTICATED;
    for (int i = from; i < arguments.size(); i++) {
      var value = arguments.get(i).value();
      if (!(value instanceof Expr.Lambda) && !(value instanceof Expr.Literal)) {
        guard = guard.and(Guard.of(text(value)));
      }
    }
    return guard;
  }

  private String text(Expr value) {
    return file.text(value.span());
  }

  void call(Expr.Call call, Map<String, Host> hosts) {
    if (call.callee() instanceof Expr.Name(var name, var _)
        && LISTED.contains(name)
        && call.arguments().size() >= 2) {
      var guard = Guard.of(text(call.arguments().get(1).value()));
      add(call, "ANY", url(call), guard);
      return;
    }
    if (call.callee() instanceof Expr.Member(var object, var name, var _)) {
      if (object instanceof Expr.Call inner) {
        call(inner, hosts);
      }
      member(call, object, name, hosts);
    }
    for (var argument : call.arguments()) {
      inside(argument.value(), call, hosts);
    }
  }

  private void member(Expr.Call call, Expr object, String name, Map<String, Host> hosts) {
    var host = host(object, hosts);
    if (host == null && object instanceof Expr.Name(var named, var _) && Host.isName(named)) {
      host = hosts.computeIfAbsent(named, _ -> new Host(Guard.UNAUTHENTICATED));
    }
    if (host == null) {
      return;
    }
    var arguments = call.arguments();
    if (MOUNTING.contains(name)) {
      served(call, host);
      mount(host, arguments);
    } else if (ENDING.contains(name) && object instanceof Expr.Call && !arguments.isEmpty()) {
      add(call, "ANY", "", host.guard().and(guards(arguments, 0)));
    } else if (isVerb(name) && arguments.size() >= 2) {
      var url = url(call);
      var guard = host.guard(url).and(guards(arguments, 1)).and(asked(arguments.getLast().value()));
      add(call, method(name), url, guard);
    }
  }

  /// What is mounted at a path with a parameter and is no guard answers requests itself.
  private void served(Expr.Call call, Host host) {
    var url = url(call);
    var arguments = call.arguments();
    if (url.contains("/:") && arguments.size() >= 2) {
      boolean isGuard = Guard.of(text(arguments.getLast().value())) != Guard.UNAUTHENTICATED;
      if (!isGuard) {
        add(call, "ANY", url, host.guard(url).and(guards(arguments, 1)));
      }
    }
  }

  private void mount(Host host, List<Expr.Argument> arguments) {
    var paths = arguments.isEmpty() ? List.<String>of() : paths(arguments.getFirst().value());
    if (paths.isEmpty()) {
      host.mount(guards(arguments, 0));
    }
    for (var path : paths) {
      host.mount(path, guards(arguments, 1));
    }
  }

  /// The paths that a first argument holds: one, or a list of them.
  private static List<String> paths(Expr value) {
    return switch (value) {
      case Expr.Literal(Constant.Text(var path), var _) when path.startsWith("/") -> List.of(path);
      case Expr.ListOf(var items, var _) ->
          items.stream().flatMap(item -> paths(item).stream()).toList();
      default -> List.of();
    };
  }

  private static String method(String name) {
    var word = name.toUpperCase(Locale.ROOT);
    return switch (word) {
      case "DEL" -> "DELETE";
      case "ALL", "HANDLE", "HANDLEFUNC", "METHOD", "METHODFUNC", "ROUTE" -> "ANY";
      default -> word;
    };
  }

  private static String url(Expr.Call call) {
    return !call.arguments().isEmpty()
            && call.arguments().getFirst().value()
                instanceof Expr.Literal(Constant.Text(var path), var _)
        ? path
        : "";
  }

  /// A handler that asks by itself.
  private Guard asked(Expr handler) {
    return handler instanceof Expr.Lambda && ASKS.matcher(text(handler)).find()
        ? Guard.AUTHENTICATED
        : Guard.UNAUTHENTICATED;
  }

  private void add(Expr.Call call, String method, String url, Guard guard) {
    finder.add(new Route(file, call.span(), method, url, guard));
  }

  /// Functions among the arguments; one that takes a router is given the one that is called.
  private void inside(Expr value, Expr.Call call, Map<String, Host> hosts) {
    if (!(value instanceof Expr.Lambda(var routine))) {
      finder.value(value, hosts);
      return;
    }
    var inner = new HashMap<>(hosts);
    var above =
        call.callee() instanceof Expr.Member(var object, var _, var _) ? host(object, hosts) : null;
    for (var parameter : routine.parameters()) {
      if (above != null && isRouter(parameter, routine)) {
        inner.put(parameter.name(), new Host(above.guard()));
      }
    }
    finder.all(routine.body(), inner);
  }

  private static boolean isRouter(dev.bailiwick.core.code.ir.Parameter parameter, Routine routine) {
    return routine.parameters().size() <= 3
        && (Host.isType(parameter.type()) || Host.isName(parameter.name()));
  }
}

package dev.bailiwick.core.code.authz.framework;

import dev.bailiwick.core.code.authz.Guard;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A router, a group of routes, or a route that is being built: what all its routes have before
/// them. Changes as the program goes on. One thread.
final class GoRouter {
  private static final Set<String> CONSTRUCTORS =
      Set.of(
          "gin.Default",
          "gin.New",
          "chi.NewRouter",
          "chi.NewMux",
          "mux.NewRouter",
          "echo.New",
          "fiber.New",
          "http.NewServeMux");
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "gin", Set.of("Engine", "RouterGroup", "IRouter", "IRoutes"),
          "chi", Set.of("Router", "Mux"),
          "mux", Set.of("Router", "Route"),
          "echo", Set.of("Echo", "Group"),
          "fiber", Set.of("App", "Router"),
          "net/http", Set.of("ServeMux"));

  String path;
  Guard guard;
  String methods = "ANY";

  /// The place in the list of the route that was just made of it, or -1.
  int listed = -1;

  GoRouter(String path, Guard guard) {
    this.path = path;
    this.guard = guard;
  }

  /// What a constructor makes, or null where the name is none of one.
  static @Nullable GoRouter made(String constructor) {
    return CONSTRUCTORS.contains(constructor) ? new GoRouter("", Guard.UNAUTHENTICATED) : null;
  }

  /// A router of that declared type, of which nothing is known; null where it is none.
  ///
  /// @param type qualified by the path of its package
  static @Nullable GoRouter typed(String type) {
    int dot = type.lastIndexOf('.');
    if (dot < 0) {
      return null;
    }
    var owner = type.substring(0, dot).replaceFirst("/v\\d+$", "");
    for (var entry : TYPES.entrySet()) {
      var name = entry.getKey();
      boolean isOf = owner.equals(name) || owner.endsWith("/" + name);
      if (isOf && entry.getValue().contains(type.substring(dot + 1))) {
        return new GoRouter("", Guard.UNAUTHENTICATED);
      }
    }
    return null;
  }

  GoRouter inner(String more) {
    var inner = new GoRouter(path + more, guard);
    inner.methods = methods;
    return inner;
  }

  /// Demands what the middleware demands; one that opens takes all demands away.
  void use(String middleware) {
    guard =
        GuardNames.isOpen(middleware)
            ? Guard.UNAUTHENTICATED
            : GuardNames.stronger(guard, GuardNames.middleware(middleware));
  }
}

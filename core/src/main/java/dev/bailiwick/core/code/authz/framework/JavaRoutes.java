package dev.bailiwick.core.code.authz.framework;

import dev.bailiwick.core.code.authz.Guard;
import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The routes of Spring MVC and JAX-RS in one file.
final class JavaRoutes {
  private static final Map<String, String> SPRING =
      Map.of(
          "GetMapping", "GET",
          "PostMapping", "POST",
          "PutMapping", "PUT",
          "PatchMapping", "PATCH",
          "DeleteMapping", "DELETE",
          "RequestMapping", "ANY");
  private static final Set<String> RESOURCE =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
  private static final Set<String> CLIENTS =
      Set.of("FeignClient", "RegisterRestClient", "HttpExchange");
  private static final Set<String> OPEN = Set.of("PermitAll", "AnonymousAllowed", "SaIgnore");
  private static final Set<String> WHAT =
      Set.of(
          "RolesAllowed",
          "RequiresRoles",
          "RequiresPermissions",
          "PostAuthorize",
          "DenyAll",
          "SaCheckRole",
          "SaCheckPermission");

  private final CodeFile file;
  private final Supplier<FilterChains> chains;
  private final List<Route> into;

  /// @param chains asked for where there is a route without a guard of its own
  JavaRoutes(CodeFile file, Supplier<FilterChains> chains, List<Route> into) {
    this.file = file;
    this.chains = chains;
    this.into = into;
  }

  void read() {
    for (var statement : file.code().body()) {
      if (statement instanceof Stmt.DeclaredType(var type)) {
        read(type);
      }
    }
  }

  private void read(Type type) {
    type.types().forEach(this::read);
    if (type.annotations().stream().anyMatch(one -> CLIENTS.contains(name(one)))) {
      return;
    }
    var base = base(type.annotations());
    var around = guard(type.annotations());
    for (var method : type.methods()) {
      route(method, base, around);
    }
  }

  private void route(Routine method, String base, @Nullable Guard around) {
    for (var annotation : method.annotations()) {
      var name = name(annotation);
      boolean isSpring = SPRING.containsKey(name);
      if (!isSpring && !RESOURCE.contains(name)) {
        continue;
      }
      var verb = isSpring ? verb(annotation, SPRING.getOrDefault(name, "ANY")) : name;
      var own = isSpring ? path(annotation) : base(method.annotations());
      var path = joined(base, own);
      var guard = guard(method.annotations());
      if (guard == null) {
        guard = around != null ? around : chains.get().guard(file, verb, path);
      }
      into.add(new Route(file, method.span(), verb, path, guard));
      return;
    }
  }

  private static String name(Annotation annotation) {
    return Written.last(annotation.value());
  }

  private static List<Expr.Argument> arguments(Annotation annotation) {
    return annotation.value() instanceof Expr.Call call ? call.arguments() : List.of();
  }

  private static String verb(Annotation annotation, String otherwise) {
    for (var argument : arguments(annotation)) {
      if (argument.name().equals("method")) {
        var methods =
            argument.value() instanceof Expr.ListOf(var items, var _)
                ? items
                : List.of(argument.value());
        return methods.stream()
            .map(one -> Written.last(one).toUpperCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
      }
    }
    return otherwise;
  }

  private static String path(Annotation annotation) {
    for (var argument : arguments(annotation)) {
      if (argument.name().equals("value") || argument.name().equals("path")) {
        return Written.text(argument.value());
      }
    }
    return "";
  }

  /// The path in `@RequestMapping` or `@Path`.
  private static String base(List<Annotation> annotations) {
    for (var annotation : annotations) {
      if (name(annotation).equals("RequestMapping") || name(annotation).equals("Path")) {
        return path(annotation);
      }
    }
    return "";
  }

  static String joined(String base, String own) {
    var parts = new ArrayList<String>();
    for (var part : List.of(base, own)) {
      var bare = part.replaceAll("^/+|/+$", "");
      if (!bare.isEmpty()) {
        parts.add(bare);
      }
    }
    return "/" + String.join("/", parts);
  }

  /// What annotations demand, or null where they say nothing.
  private static @Nullable Guard guard(List<Annotation> annotations) {
    @Nullable Guard strongest = null;
    for (var annotation : annotations) {
      var guard = guard(annotation);
      if (guard != null) {
        strongest = strongest == null ? guard : GuardNames.stronger(strongest, guard);
      }
    }
    return strongest;
  }

  private static @Nullable Guard guard(Annotation annotation) {
    var name = name(annotation);
    if (OPEN.contains(name)) {
      return Guard.UNAUTHENTICATED;
    }
    if (WHAT.contains(name)) {
      return Guard.AUTHORIZED;
    }
    return switch (name) {
      case "PreAuthorize" -> expression(annotation);
      case "Secured" -> arguments(annotation).isEmpty() ? Guard.AUTHENTICATED : Guard.AUTHORIZED;
      case "Api", "ApiOperation" ->
          arguments(annotation).stream().anyMatch(one -> one.name().equals("authorizations"))
              ? Guard.AUTHORIZED
              : null;
      default -> {
        var guard = GuardNames.middleware(name);
        yield guard == Guard.UNAUTHENTICATED || SPRING.containsKey(name) ? null : guard;
      }
    };
  }

  private static Guard expression(Annotation annotation) {
    var text =
        arguments(annotation).stream()
            .map(argument -> Written.text(argument.value()))
            .collect(Collectors.joining());
    if (text.matches("\\s*(?:permitAll|isAnonymous)\\b.*")) {
      return Guard.UNAUTHENTICATED;
    }
    return text.matches("\\s*is(?:Fully)?Authenticated\\(\\)\\s*")
        ? Guard.AUTHENTICATED
        : Guard.AUTHORIZED;
  }
}

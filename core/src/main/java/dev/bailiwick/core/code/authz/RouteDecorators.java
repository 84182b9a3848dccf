package dev.bailiwick.core.code.authz;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Type;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Routes that decorators, annotations and base classes make.
final class RouteDecorators {
  private static final Set<String> VERBS =
      Set.of(
          "route",
          "get",
          "post",
          "put",
          "patch",
          "delete",
          "api_route",
          "websocket",
          "api_view",
          "action",
          "getmapping",
          "postmapping",
          "putmapping",
          "patchmapping",
          "deletemapping",
          "requestmapping",
          "all",
          "head",
          "options");
  private static final Set<String> FIELDS =
      Set.of("decorators", "permission_classes", "method_decorators", "dependencies");
  private static final Pattern VIEW =
      Pattern.compile(
          ".*\\b(View|MethodView|APIView|\\w*ViewSet|Resource|GenericAPIView|\\w+APIView)");

  private final CodeFile file;
  private final RouteFinder finder;

  RouteDecorators(CodeFile file, RouteFinder finder) {
    this.file = file;
    this.finder = finder;
  }

  /// @param around what guards the class around
  void routine(Routine routine, Guard around, Map<String, Host> hosts) {
    Annotation route = null;
    var guard = around;
    for (var annotation : routine.annotations()) {
      if (isRoute(annotation)) {
        route = route == null ? annotation : route;
        guard = guard.and(host(annotation, hosts)).and(arguments(annotation));
      } else {
        guard = guard.and(guard(annotation));
      }
    }
    if (route == null) {
      return;
    }
    for (var parameter : routine.parameters()) {
      if (parameter.fallback() != null) {
        guard = guard.and(injected(file.text(parameter.fallback().span())));
      }
      for (var annotation : parameter.annotations()) {
        guard = guard.and(injected(file.text(annotation.span())));
      }
    }
    finder.add(new Route(file, first(routine).span(), method(route), url(route), guard));
  }

  private static Annotation first(Routine routine) {
    return routine.annotations().getFirst();
  }

  /// `permission_classes([AllowAny])` and its likes: only what is listed counts.
  private Guard guard(Annotation annotation) {
    var text = file.text(annotation.span());
    return annotation.value() instanceof Expr.Call(var _, var arguments, var _, var _)
            && text.contains("permission_classes")
        ? listed(arguments.isEmpty() ? "" : file.text(arguments.getFirst().value().span()))
        : Guard.of(text);
  }

  private static Guard listed(String text) {
    boolean isOpen = text.isBlank() || text.contains("AllowAny") || text.matches("[\\s\\[\\](),]*");
    return isOpen ? Guard.UNAUTHENTICATED : Guard.AUTHENTICATED;
  }

  private static Guard injected(String text) {
    boolean isDependency = text.contains("Depends") || text.contains("Security");
    return isDependency ? Guard.of(text) : Guard.UNAUTHENTICATED;
  }

  private Guard host(Annotation annotation, Map<String, Host> hosts) {
    var callee = annotation.value() instanceof Expr.Call call ? call.callee() : annotation.value();
    if (callee instanceof Expr.Member(Expr.Name(var name, var _), var _, var _)) {
      var host = hosts.get(name);
      return host == null ? Guard.UNAUTHENTICATED : host.guard();
    }
    return Guard.UNAUTHENTICATED;
  }

  private Guard arguments(Annotation annotation) {
    var guard = Guard.UNAUTHENTICATED;
    if (annotation.value() instanceof Expr.Call(var _, var arguments, var _, var _)) {
      for (var argument : arguments) {
        var text = file.text(argument.value().span());
        guard =
            switch (argument.name()) {
              case "dependencies" -> guard.and(Guard.of(text));
              case "permission_classes" -> guard.and(listed(text));
              default -> guard;
            };
      }
    }
    return guard;
  }

  private static boolean isRoute(Annotation annotation) {
    var callee = annotation.value() instanceof Expr.Call call ? call.callee() : annotation.value();
    return VERBS.contains(RouteCalls.last(callee).toLowerCase(Locale.ROOT));
  }

  private static String method(Annotation annotation) {
    var callee = annotation.value() instanceof Expr.Call call ? call.callee() : annotation.value();
    var word = RouteCalls.last(callee).toUpperCase(Locale.ROOT).replace("MAPPING", "");
    if (annotation.value() instanceof Expr.Call(var _, var arguments, var _, var _)) {
      for (var argument : arguments) {
        boolean isList = argument.name().equals("methods") || argument.name().equals("method");
        if (isList && argument.value() instanceof Expr.ListOf(var items, var _)) {
          for (var item : items) {
            if (item instanceof Expr.Literal(Constant.Text(var name), var _)
                && !name.equalsIgnoreCase("GET")) {
              return name;
            }
          }
        }
      }
    }
    return switch (word) {
      case "ROUTE", "API_ROUTE", "API_VIEW", "ACTION", "REQUEST", "ALL" -> "ANY";
      default -> word;
    };
  }

  private static String url(Annotation annotation) {
    if (annotation.value() instanceof Expr.Call(var _, var arguments, var _, var _)) {
      for (var argument : arguments) {
        if (argument.value() instanceof Expr.Literal(Constant.Text(var path), var _)) {
          return path;
        }
      }
    }
    return "";
  }

  void type(Type type, Map<String, Host> hosts) {
    var guard = Guard.UNAUTHENTICATED;
    for (var annotation : type.annotations()) {
      if (!isRoute(annotation)) {
        guard = guard.and(Guard.of(file.text(annotation.span())));
      }
    }
    for (var field : type.fields()) {
      if (FIELDS.contains(field.name())) {
        var text = file.text(field.initial().span());
        guard =
            guard.and(field.name().equals("permission_classes") ? listed(text) : Guard.of(text));
      }
    }
    if (isView(type.supertypes())) {
      finder.add(new Route(file, type.span(), "ANY", type.name(), guard));
    }
    for (var method : type.methods()) {
      routine(method, guard, hosts);
    }
  }

  private boolean isView(List<String> supertypes) {
    return file.language() == dev.bailiwick.core.code.syntax.Language.PYTHON
        && supertypes.stream().anyMatch(name -> VIEW.matcher(name).matches());
  }
}

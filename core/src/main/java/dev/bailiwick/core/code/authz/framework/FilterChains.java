package dev.bailiwick.core.code.authz.framework;

import dev.bailiwick.core.code.authz.Guard;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What Spring Security's filter chains demand, by path: `requestMatchers("/a/**").permitAll()`,
/// `anyRequest().authenticated()`. The first rule that fits a path holds.
final class FilterChains {
  private static final Set<String> BEGINNINGS =
      Set.of("authorizeHttpRequests", "authorizeRequests", "authorizeExchange");
  private static final Set<String> MATCHERS =
      Set.of("requestMatchers", "antMatchers", "mvcMatchers", "pathMatchers", "regexMatchers");

  private static final String LAYOUT = "/src/main/java/";

  private final List<Demand> demands = new ArrayList<>();

  /// @param program in which it holds
  /// @param methods of the request; empty for all
  private record Demand(String program, List<String> methods, List<Pattern> paths, Guard guard) {
    boolean fits(String where, String method, String path) {
      return program.equals(where)
          && (methods.isEmpty()
              || method.equals("ANY")
              || methods.stream().anyMatch(method::contains))
          && paths.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }
  }

  static FilterChains of(List<CodeFile> files) {
    var chains = new FilterChains();
    for (var file : files) {
      for (var statement : file.code().body()) {
        if (statement instanceof Stmt.DeclaredType(var type)) {
          chains.read(type, program(file));
        }
      }
    }
    return chains;
  }

  /// The folder that holds a program: that of its modules, or of its packages.
  private static String program(CodeFile file) {
    var path = "/" + file.path();
    int layout = path.indexOf(LAYOUT);
    if (layout >= 0) {
      int slash = path.lastIndexOf('/', layout - 1);
      return path.substring(0, Math.max(slash, 0)) + " modules";
    }
    var folder = path.substring(0, path.lastIndexOf('/'));
    var own = file.code().module().replace('.', '/');
    return folder.endsWith("/" + own)
        ? folder.substring(0, folder.length() - own.length())
        : folder;
  }

  private void read(Type type, String program) {
    for (var method : type.methods()) {
      for (var statement : method.body()) {
        switch (statement) {
          case Stmt.Run(var value, var _) -> chain(value, program);
          case Stmt.Return(var value, var _) when value != null -> chain(value, program);
          case Stmt.Declare(var _, var _, var value, var _, var _) when value != null ->
              chain(value, program);
          default -> {}
        }
      }
    }
    type.types().forEach(inner -> read(inner, program));
  }

  /// The calls of a fluent chain from its beginning on.
  private static Deque<Expr.Call> calls(Expr expression) {
    var calls = new ArrayDeque<Expr.Call>();
    var at = expression;
    while (at instanceof Expr.Call call) {
      calls.push(call);
      if (!(call.callee() instanceof Expr.Member(var object, var _, var _))) {
        break;
      }
      at = object;
    }
    return calls;
  }

  private void chain(Expr expression, String program) {
    boolean inside = false;
    var current = new ArrayList<Pattern>();
    var methods = new ArrayList<String>();
    for (var call : calls(expression)) {
      var name = Written.last(call.callee());
      if (BEGINNINGS.contains(name)) {
        inside = true;
        call.arguments().forEach(argument -> lambda(argument.value(), program));
      } else if (inside) {
        step(name, call, current, methods, program);
      }
    }
  }

  private void lambda(Expr expression, String program) {
    if (!(expression instanceof Expr.Lambda(var routine))) {
      return;
    }
    for (var statement : routine.body()) {
      Expr value =
          switch (statement) {
            case Stmt.Run(var run, var _) -> run;
            case Stmt.Return(var returned, var _) -> returned;
            default -> null;
          };
      if (value != null) {
        var current = new ArrayList<Pattern>();
        var methods = new ArrayList<String>();
        for (var call : calls(value)) {
          step(Written.last(call.callee()), call, current, methods, program);
        }
      }
    }
  }

  private void step(
      String name, Expr.Call call, List<Pattern> current, List<String> methods, String program) {
    if (MATCHERS.contains(name)) {
      current.clear();
      methods.clear();
      for (var argument : call.arguments()) {
        var texts = Written.texts(argument.value());
        texts.forEach(text -> current.add(ant(text)));
        if (texts.isEmpty() && Written.dotted(argument.value()).startsWith("HttpMethod.")) {
          methods.add(Written.last(argument.value()).toUpperCase(Locale.ROOT));
        }
      }
      if (current.isEmpty() && !methods.isEmpty()) {
        current.add(ant("/**"));
      }
    } else if (name.equals("anyRequest") || name.equals("anyExchange")) {
      current.clear();
      methods.clear();
      current.add(ant("/**"));
    } else {
      demand(name, current, methods, program);
    }
  }

  private void demand(String name, List<Pattern> current, List<String> methods, String program) {
    Guard guard =
        switch (name) {
          case "permitAll", "anonymous" -> Guard.UNAUTHENTICATED;
          case "authenticated", "fullyAuthenticated", "rememberMe" -> Guard.AUTHENTICATED;
          case "hasRole", "hasAnyRole", "hasAuthority", "hasAnyAuthority", "access", "denyAll" ->
              Guard.AUTHORIZED;
          default -> null;
        };
    if (guard != null && !current.isEmpty()) {
      demands.add(new Demand(program, List.copyOf(methods), List.copyOf(current), guard));
      current.clear();
    }
  }

  private static Pattern ant(String pattern) {
    var regex = new StringBuilder();
    var rest = pattern.startsWith("/") ? pattern : "/" + pattern;
    for (var part : rest.split("(?<=\\*\\*)|(?=\\*\\*)|(?<=[^*]\\*)(?!\\*)|(?=\\{)|(?<=})")) {
      if (part.equals("**")) {
        regex.append(".*");
      } else if (part.startsWith("{")) {
        regex.append("[^/]*");
      } else {
        regex.append(Pattern.quote(part).replace("*", "\\E[^/]*\\Q"));
      }
    }
    return Pattern.compile(regex.toString().replace("/\\E.*", "\\E(?:/.*)?"));
  }

  /// What the chains demand before a route that demands nothing itself.
  Guard guard(CodeFile file, String method, String path) {
    var program = program(file);
    for (var demand : demands) {
      if (demand.fits(program, method, path)) {
        return demand.guard();
      }
    }
    return Guard.UNAUTHENTICATED;
  }
}

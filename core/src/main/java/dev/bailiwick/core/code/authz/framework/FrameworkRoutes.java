package dev.bailiwick.core.code.authz.framework;

import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lists the routes of a program's files: Spring and JAX-RS by their annotations and Spring's
/// filter chains, gin, chi, gorilla, echo, fiber and net/http by what is called on their routers.
public final class FrameworkRoutes {
  private FrameworkRoutes() {}

  /// By path of the file, then by place.
  public static List<Route> of(List<CodeFile> files) {
    var routes = new ArrayList<Route>();
    var java = files.stream().filter(file -> file.language() == Language.JAVA).toList();
    var chains = FilterChains.of(java);
    for (var file : java) {
      new JavaRoutes(file, chains, routes).read();
    }
    var go = files.stream().filter(file -> file.language() == Language.GO).toList();
    new GoRoutes(go, routes).read();
    routes.sort(
        Comparator.comparing((Route route) -> route.file().path())
            .thenComparing(route -> route.span().start()));
    return routes;
  }
}

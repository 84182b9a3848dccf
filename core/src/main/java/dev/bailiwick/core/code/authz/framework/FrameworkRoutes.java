package dev.bailiwick.core.code.authz.framework;

import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.run.Look;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.text.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The routes of a program's files: Spring and JAX-RS by their annotations and Spring's filter
/// chains, gin, chi, gorilla, echo, fiber and net/http by what is called on their routers.
///
/// A file is only read where its text has a word without which there is no route in it.
/// Thread-safe.
public final class FrameworkRoutes {
  private static final List<String> ANNOTATED = List.of("Mapping", "ws.rs");

  private final List<CodeFile> chained;
  private final List<CodeFile> routed;
  private @Nullable FilterChains chains;

  /// @param files of the program, also those in other languages
  public FrameworkRoutes(List<CodeFile> files) {
    this.chained = gates(Language.JAVA, files);
    this.routed = gates(Language.GO, files);
  }

  private static List<CodeFile> gates(Language language, List<CodeFile> files) {
    return files.stream()
        .filter(file -> file.language() == language && file.facts().isGate())
        .toList();
  }

  /// Whether a file of Java may have routes.
  public boolean mayHaveRoutes(CodeFile file) {
    var text =
        file.language() == Language.JAVA
            ? new String(file.source(), StandardCharsets.ISO_8859_1)
            : "";
    return ANNOTATED.stream().anyMatch(text::contains);
  }

  /// Whether the program may have routes in Go.
  public boolean hasGo() {
    return !routed.isEmpty();
  }

  /// All that decides over routes beside the file in which they stand.
  ///
  /// @param language Java or Go
  public Look gates(Language language) {
    var files = language == Language.JAVA ? chained : routed;
    var seen = new StringBuilder();
    files.forEach(file -> seen.append(file.path()).append(' ').append(file.digest()).append('\n'));
    return new Look(Look.Kind.GATES, language.name(), ContentDigest.of(seen.toString()));
  }

  /// The routes of one file of Java, by place.
  public List<Route> java(CodeFile file) {
    var routes = new ArrayList<Route>();
    new JavaRoutes(file, this::chains, routes).read();
    return sorted(routes);
  }

  private synchronized FilterChains chains() {
    if (chains == null) {
      chains = FilterChains.of(chained);
    }
    return chains;
  }

  /// The routes of all files of Go, by path of the file, then by place.
  public List<Route> go() {
    var routes = new ArrayList<Route>();
    new GoRoutes(routed, routes).read();
    return sorted(routes);
  }

  private static List<Route> sorted(List<Route> routes) {
    routes.sort(
        Comparator.comparing((Route route) -> route.file().path())
            .thenComparing(route -> route.span().start()));
    return routes;
  }
}

package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// `pnpm-workspace.yaml` (pnpm.io/catalogs, /settings) and `deno.json` (docs.deno.com): versions
/// that all packages of a repository share.
public final class NodeWorkspaces {
  private NodeWorkspaces() {}

  public static List<Dependency> pnpm(Document document) {
    var file = document.yaml();
    var found = new ArrayList<Dependency>();
    file.object("catalog").ifPresent(all -> add(document, all, List.of("catalog"), found));
    file.object("catalogs")
        .ifPresent(catalogs ->
            catalogs
                .members()
                .keySet()
                .forEach(name ->
                    catalogs
                        .object(name)
                        .ifPresent(all -> add(document, all, List.of("catalog"), found))));
    file.object("overrides").ifPresent(all -> add(document, all, List.of("override"), found));
    file.object("configDependencies")
        .ifPresent(all -> add(document, all, List.of("config"), found));
    return found;
  }

  private static void add(
      Document document, Json.Obj all, List<String> groups, List<Dependency> found) {
    all.members()
        .forEach((name, value) -> {
          if (value instanceof Json.Str(String specifier, Json.Span _)) {
            // A configuration's dependency has its digest behind the version.
            var plain = specifier.split("\\+sha", 2)[0];
            found.add(
                NpmSpecifier.wanted(PackageJson.last(name), plain, document.place(value))
                    .in(groups));
          }
        });
  }

  /// What `imports` and `scopes` take from npm or from an address; JSR is not looked at. An import
  /// map of a page says the same.
  public static List<Dependency> deno(Document document) {
    var found = new ArrayList<Dependency>();
    var file = document.looseJson();
    file.object("imports").ifPresent(imports -> imports(document, imports, found));
    file.object("scopes")
        .ifPresent(scopes ->
            scopes
                .members()
                .keySet()
                .forEach(
                    scope -> scopes.object(scope).ifPresent(own -> imports(document, own, found))));
    return found;
  }

  private static void imports(Document document, Json.Obj imports, List<Dependency> found) {
    for (var value : imports.members().values()) {
      if (value instanceof Json.Str(String specifier, Json.Span _)) {
        if (specifier.startsWith("npm:")) {
          found.add(imported(specifier.substring("npm:".length()), document.place(value)));
        } else if (specifier.matches("https?://.*")) {
          found.addAll(WebImports.imported(specifier, document.place(value)));
        }
      }
    }
  }

  /// `name@range/path`, with or without a `/` in front.
  private static Dependency imported(String specifier, Dependency.Place place) {
    var plain = specifier.startsWith("/") ? specifier.substring(1) : specifier;
    int scope = plain.startsWith("@") ? plain.indexOf('/') + 1 : 0;
    int at = plain.indexOf('@', scope);
    int path = plain.indexOf('/', Math.max(scope, at));
    var whole = path < 0 ? plain : plain.substring(0, path);
    return at < 0
        ? NpmSpecifier.wanted(whole, "", place)
        : NpmSpecifier.wanted(whole.substring(0, at), whole.substring(at + 1), place);
  }
}

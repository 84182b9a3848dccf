package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// `package.json`: what a package asks for.
public final class PackageJson {
  private PackageJson() {}

  public static List<Dependency> read(Document document) {
    var manifest = document.json();
    var found = new ArrayList<Dependency>();
    add(document, manifest, "dependencies", List.of(), found);
    add(document, manifest, "devDependencies", List.of("dev"), found);
    add(document, manifest, "optionalDependencies", List.of("optional"), found);
    add(document, manifest, "peerDependencies", List.of("peer"), found);
    manifest.object("overrides").ifPresent(overrides -> overrides(document, overrides, found));
    add(document, manifest, "resolutions", List.of("override"), found);
    manifest
        .object("pnpm")
        .ifPresent(pnpm -> add(document, pnpm, "overrides", List.of("override"), found));
    return found;
  }

  /// The package manager that corepack fetches: `pnpm@10.0.0+sha512.…`.
  public static List<Dependency> manager(Document document) {
    var manifest = document.json();
    return manifest
        .string("packageManager")
        .filter(text -> text.indexOf('@', 1) > 0)
        .map(text -> {
          var plain = text.split("\\+", 2)[0];
          int at = plain.lastIndexOf('@');
          return List.of(
              NpmSpecifier.wanted(
                      plain.substring(0, at),
                      plain.substring(at + 1),
                      document.place(manifest.get("packageManager").orElse(manifest)))
                  .in(List.of("manager")));
        })
        .orElse(List.of());
  }

  private static void add(
      Document document,
      Json.Obj manifest,
      String section,
      List<String> groups,
      List<Dependency> found) {
    manifest
        .object(section)
        .ifPresent(wanted ->
            wanted
                .members()
                .forEach((name, value) -> {
                  if (value instanceof Json.Str(String specifier, Json.Span _)) {
                    found.add(
                        NpmSpecifier.wanted(last(name), specifier, document.place(value))
                            .in(groups));
                  }
                }));
  }

  /// Overrides nest: `{"a": {".": "1.0.0", "b": "2.0.0"}}`; `$name` repeats what stands elsewhere.
  private static void overrides(Document document, Json.Obj overrides, List<Dependency> found) {
    overrides
        .members()
        .forEach((name, value) -> {
          switch (value) {
            case Json.Str(String specifier, Json.Span _)
                when !specifier.startsWith("$") && !name.equals(".") ->
                found.add(
                    NpmSpecifier.wanted(last(name), specifier, document.place(value))
                        .in(List.of("override")));
            case Json.Obj nested -> overrides(document, nested, found);
            default -> {}
          }
        });
  }

  /// The package that a path of names ends with, without its range: `a/**/@s/b@^1` is `@s/b`.
  static String last(String path) {
    int scope = path.lastIndexOf("/@");
    int slash = path.lastIndexOf('/');
    int from =
        path.startsWith("@") && scope < 0 && path.indexOf('/') == slash
            ? 0
            : scope >= 0 ? scope + 1 : slash + 1;
    var name = path.substring(from);
    int range = name.indexOf('@', 1);
    return range < 0 ? name : name.substring(0, range);
  }
}

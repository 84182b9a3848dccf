package dev.bailiwick.core.dependency.manifest.jvm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `libs.versions.toml` (docs.gradle.org, "Version Catalogs").
public final class VersionCatalogue {
  private final Document document;
  private final Json.Obj versions;
  private final List<Dependency> found = new ArrayList<>();

  private VersionCatalogue(Document document, Json.Obj versions) {
    this.document = document;
    this.versions = versions;
  }

  public static List<Dependency> read(Document document) {
    var file = document.toml();
    var reader =
        new VersionCatalogue(document, file.object("versions").orElse(Json.object().build()));
    file.object("libraries")
        .ifPresent(libraries -> libraries.members().values().forEach(reader::library));
    file.object("plugins").ifPresent(plugins -> plugins.members().values().forEach(reader::plugin));
    return reader.found;
  }

  private void library(Json library) {
    switch (library) {
      case Json.Str(String text, Json.Span _) -> {
        var parts = text.split(":");
        if (parts.length >= 2) {
          add(parts[0] + ":" + parts[1], parts.length > 2 ? parts[2] : "", library, List.of());
        }
      }
      case Json.Obj table ->
          table
              .string("module")
              .or(() ->
                  table
                      .string("group")
                      .flatMap(group -> table.string("name").map(name -> group + ":" + name)))
              .ifPresent(name -> add(name, version(table), library, List.of()));
      default -> {}
    }
  }

  /// A plugin is found by the package that names it: `id:id.gradle.plugin`.
  private void plugin(Json plugin) {
    switch (plugin) {
      case Json.Str(String text, Json.Span _) -> {
        int colon = text.indexOf(':');
        if (colon > 0) {
          marker(text.substring(0, colon), text.substring(colon + 1), plugin);
        }
      }
      case Json.Obj table -> table.string("id").ifPresent(id -> marker(id, version(table), plugin));
      default -> {}
    }
  }

  private void marker(String id, String version, Json plugin) {
    add(id + ":" + id + ".gradle.plugin", version, plugin, List.of("plugin"));
  }

  private void add(String name, String wanted, Json where, List<String> groups) {
    found.add(
        Dependency.wanted(Ecosystem.MAVEN, name, wanted, document.place(where))
            .at(GradleBuild.exact(wanted))
            .in(groups));
  }

  private String version(Json.Obj table) {
    return switch (table.get("version").orElse(null)) {
      case Json.Obj rich when rich.string("ref").isPresent() ->
          versions.get(rich.string("ref").get()).flatMap(VersionCatalogue::rich).orElse("");
      case Json other -> rich(other).orElse("");
      case null -> "";
    };
  }

  private static Optional<String> rich(Json version) {
    return switch (version) {
      case Json.Str(String text, Json.Span _) -> Optional.of(text);
      case Json.Obj rich ->
          rich.string("strictly").or(() -> rich.string("require")).or(() -> rich.string("prefer"));
      default -> Optional.empty();
    };
  }
}

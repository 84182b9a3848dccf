package dev.bailiwick.core.dependency.manifest.rust;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `Cargo.lock` and `Cargo.toml` (doc.rust-lang.org/cargo/reference).
public final class Cargo {
  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "dependencies", List.of(),
          "dev-dependencies", List.of("dev"),
          "build-dependencies", List.of("build"));
  private static final String USUAL = "registry+https://github.com/rust-lang/crates.io-index";
  private static final String USUAL_SPARSE = "sparse+https://index.crates.io/";

  private final Document document;
  private final List<Dependency> found = new ArrayList<>();

  private Cargo(Document document) {
    this.document = document;
  }

  public static List<Dependency> lock(Document document) {
    var gathering = new Gathering();
    for (var element : document.toml().array("package")) {
      if (element instanceof Json.Obj entry) {
        gathering.add(
            Dependency.locked(
                    Ecosystem.CRATES,
                    entry.string("name").orElse(""),
                    entry.string("version").orElse(""),
                    document.place(entry))
                .from(origin(entry.string("source").orElse("")))
                .sealedBy(entry.string("checksum").map(List::of).orElse(List.of())));
      }
    }
    return gathering.all();
  }

  /// A package without a source is one of the repository's own.
  private static Origin origin(String source) {
    if (source.isEmpty()) {
      return new Origin.Local(".");
    }
    if (source.startsWith("git+")) {
      int hash = source.indexOf('#');
      return hash < 0
          ? new Origin.Git(source, "")
          : new Origin.Git(source.substring(0, hash), source.substring(hash + 1));
    }
    return source.equals(USUAL) || source.equals(USUAL_SPARSE)
        ? Origin.REGISTRY
        : new Origin.Registry(source);
  }

  public static List<Dependency> manifest(Document document) {
    var reader = new Cargo(document);
    var file = document.toml();
    file.object("package").ifPresent(reader::own);
    reader.sections(file);
    file.object("workspace").ifPresent(reader::sections);
    file.object("target")
        .ifPresent(targets ->
            targets
                .members()
                .keySet()
                .forEach(target -> targets.object(target).ifPresent(reader::sections)));
    return reader.found;
  }

  /// The package that the file describes.
  private void own(Json.Obj described) {
    var name = described.string("name");
    var version = described.string("version");
    if (name.isPresent() && version.isPresent()) {
      found.add(
          Dependency.locked(Ecosystem.CRATES, name.get(), version.get(), document.place(described))
              .from(new Origin.Local(".")));
    }
  }

  /// What `[patch]` and `[replace]` put in a crate's place.
  public static List<Dependency> substitutes(Document document) {
    var reader = new Cargo(document);
    var file = document.toml();
    file.object("patch")
        .ifPresent(sources ->
            sources.members().keySet().forEach(source -> reader.substitutes(sources, source)));
    reader.substitutes(file, "replace");
    return reader.found;
  }

  private void substitutes(Json.Obj parent, String section) {
    parent
        .object(section)
        .ifPresent(table ->
            table
                .members()
                .forEach((crate, instead) ->
                    found.add(wanted(crate.split(":", 2)[0], instead).in(List.of("replace")))));
  }

  private void sections(Json.Obj parent) {
    parent
        .members()
        .keySet()
        .forEach(name -> {
          var groups = SECTIONS.get(name);
          if (groups != null) {
            parent
                .object(name)
                .ifPresent(table ->
                    table
                        .members()
                        .forEach((crate, wanted) -> found.add(wanted(crate, wanted).in(groups))));
          }
        });
  }

  private Dependency wanted(String crate, Json wanted) {
    var place = document.place(wanted);
    return switch (wanted) {
      case Json.Str(String version, Json.Span _) ->
          Dependency.wanted(Ecosystem.CRATES, crate, version, place).at(exact(version));
      case Json.Obj table when isText(table, "version") && isText(table, "git") -> {
        var version = table.string("version").orElse("");
        yield Dependency.wanted(
                Ecosystem.CRATES, table.string("package").orElse(crate), version, place)
            .at(exact(version))
            .from(origin(table));
      }
      default ->
          throw new MalformedText(
              "'" + crate + "' is no dependency", document.line(wanted.span().start()));
    };
  }

  private static boolean isText(Json.Obj table, String key) {
    return table.get(key).isEmpty() || table.string(key).isPresent();
  }

  private static Origin origin(Json.Obj table) {
    return table
        .string("git")
        .<Origin>map(url -> new Origin.Git(url, table.string("rev").orElse("")))
        .or(() -> table.string("path").map(Origin.Local::new))
        .or(() -> table.string("registry").map(Origin.Registry::new))
        .orElse(table.isTrue("workspace") ? new Origin.Local("workspace") : Origin.REGISTRY);
  }

  /// `=1.2.3` is that version; a bare one is a caret range.
  static String exact(String requirement) {
    return requirement.matches("=\\s*\\d+\\.\\d+\\.\\d+[^\\s,*]*")
        ? requirement.substring(1).strip()
        : "";
  }
}

package dev.bailiwick.core.dependency.manifest.python;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lock files that are TOML with a list of packages: `poetry.lock`, `pdm.lock`, `uv.lock`, and
/// `pylock.toml` (PEP 751).
public final class TomlLocks {
  private static final String USUAL = "https://pypi.org/simple";

  private TomlLocks() {}

  public static List<Dependency> poetry(Document document) {
    return read(
        document,
        "package",
        entry ->
            located(document, entry, poetryOrigin(entry))
                .in(poetryGroups(entry))
                .sealedBy(digests(entry.array("files"))));
  }

  public static List<Dependency> pdm(Document document) {
    return read(
        document,
        "package",
        entry ->
            located(document, entry, pdmOrigin(entry))
                .in(
                    strings(entry.array("groups")).contains("default")
                        ? List.of()
                        : strings(entry.array("groups")))
                .sealedBy(digests(entry.array("files"))));
  }

  public static List<Dependency> uv(Document document) {
    return read(
        document,
        "package",
        entry -> {
          var digests = new ArrayList<>(digests(entry.array("wheels")));
          entry.object("sdist").flatMap(archive -> archive.string("hash")).ifPresent(digests::add);
          return located(document, entry, uvOrigin(entry)).sealedBy(digests);
        });
  }

  public static List<Dependency> pylock(Document document) {
    return read(
        document,
        "packages",
        entry -> {
          var digests = new ArrayList<>(hashes(entry.array("wheels")));
          entry.object("sdist").ifPresent(archive -> digests.addAll(hashes(List.of(archive))));
          return located(document, entry, pylockOrigin(entry)).sealedBy(digests);
        });
  }

  private interface Entry {
    Dependency read(Json.Obj entry);
  }

  private static List<Dependency> read(Document document, String list, Entry reader) {
    var gathering = new Gathering();
    for (var element : document.toml().array(list)) {
      if (element instanceof Json.Obj entry && entry.string("name").isPresent()) {
        var dependency = reader.read(entry);
        // The project itself stands among its packages.
        if (!(dependency.origin() instanceof Origin.Local(String path) && path.equals("."))) {
          gathering.add(dependency);
        }
      }
    }
    return gathering.all();
  }

  private static Dependency located(Document document, Json.Obj entry, Origin origin) {
    return Dependency.locked(
            Ecosystem.PYPI,
            entry.string("name").orElse(""),
            entry.string("version").orElse(""),
            document.place(entry))
        .from(origin);
  }

  private static List<String> poetryGroups(Json.Obj entry) {
    var named = strings(entry.array("groups"));
    var groups = new ArrayList<>(named.contains("main") ? List.<String>of() : named);
    entry.string("category").filter("dev"::equals).ifPresent(groups::add);
    if (entry.isTrue("optional")) {
      groups.add("optional");
    }
    return groups;
  }

  private static Origin poetryOrigin(Json.Obj entry) {
    return entry
        .object("source")
        .map(source ->
            switch (source.string("type").orElse("")) {
              case "git" ->
                  new Origin.Git(
                      source.string("url").orElse(""),
                      source
                          .string("resolved_reference")
                          .or(() -> source.string("reference"))
                          .orElse(""));
              case "url" -> new Origin.Archive(source.string("url").orElse(""));
              case "directory", "file" -> new Origin.Local(source.string("url").orElse(""));
              default -> registry(source.string("url").orElse(""));
            })
        .orElse(Origin.REGISTRY);
  }

  private static Origin pdmOrigin(Json.Obj entry) {
    if (entry.string("git").isPresent()) {
      return new Origin.Git(entry.string("git").orElse(""), entry.string("revision").orElse(""));
    }
    return entry
        .string("url")
        .<Origin>map(Origin.Archive::new)
        .or(() -> entry.string("path").map(Origin.Local::new))
        .orElse(Origin.REGISTRY);
  }

  private static Origin uvOrigin(Json.Obj entry) {
    return entry
        .object("source")
        .map(source -> {
          var git = source.string("git");
          if (git.isPresent()) {
            int hash = git.get().indexOf('#');
            return hash < 0
                ? new Origin.Git(git.get(), "")
                : new Origin.Git(git.get().substring(0, hash), git.get().substring(hash + 1));
          }
          return local(source)
              .or(() -> source.string("url").map(Origin.Archive::new))
              .orElseGet(() -> registry(source.string("registry").orElse("")));
        })
        .orElse(Origin.REGISTRY);
  }

  private static Optional<Origin> local(Json.Obj source) {
    for (var kind : List.of("virtual", "editable", "path", "directory")) {
      var path = source.string(kind);
      if (path.isPresent()) {
        return path.map(Origin.Local::new);
      }
    }
    return Optional.empty();
  }

  private static Origin pylockOrigin(Json.Obj entry) {
    return entry
        .object("vcs")
        .<Origin>map(
            vcs -> new Origin.Git(vcs.string("url").orElse(""), vcs.string("commit-id").orElse("")))
        .or(() ->
            entry
                .object("directory")
                .map(folder -> new Origin.Local(folder.string("path").orElse(""))))
        .or(() ->
            entry
                .object("archive")
                .map(archive ->
                    new Origin.Archive(
                        archive.string("url").or(() -> archive.string("path")).orElse(""))))
        .orElseGet(() -> registry(entry.string("index").orElse("")));
  }

  private static Origin registry(String url) {
    return url.isEmpty() || url.startsWith(USUAL) ? Origin.REGISTRY : new Origin.Registry(url);
  }

  private static List<String> digests(List<Json> files) {
    return files.stream()
        .flatMap(file -> file instanceof Json.Obj one ? one.string("hash").stream() : null)
        .toList();
  }

  /// PEP 751: `hashes = {sha256 = "…"}`.
  private static List<String> hashes(List<Json> files) {
    var digests = new ArrayList<String>();
    for (var file : files) {
      if (file instanceof Json.Obj one) {
        one.object("hashes")
            .ifPresent(hashes ->
                hashes
                    .members()
                    .keySet()
                    .forEach(kind ->
                        hashes.string(kind).ifPresent(value -> digests.add(kind + ":" + value))));
      }
    }
    return digests;
  }

  static List<String> strings(List<Json> elements) {
    return elements.stream()
        .flatMap(one ->
            one instanceof Json.Str(String text, Json.Span _)
                ? java.util.stream.Stream.of(text)
                : null)
        .toList();
  }
}

package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What registries answer, read: npm's packument, PyPI's JSON, crates.io's API 1, RubyGems' API 1,
/// Packagist's metadata 2, NuGet's registration, Go's `@latest` and list, Maven's
/// `maven-metadata.xml` (each as it was in 2026).
public final class RegistryAnswers {
  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(64 << 20, 64);
  private static final Pattern VERSION = Pattern.compile("<version>([^<\\s]+)</version>");
  private static final Pattern RELEASE = Pattern.compile("<release>([^<\\s]+)</release>");
  private static final Pattern UPDATED = Pattern.compile("<lastUpdated>(\\d{14})</lastUpdated>");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final List<String> SCRIPTS = List.of("preinstall", "install", "postinstall");

  private RegistryAnswers() {}

  /// Empty where the answers are not what the registry gives.
  ///
  /// @param bodies of the answers to [RegistryAddresses#facts], without those that were missing
  public static Optional<Known> read(PackageName name, List<String> bodies) {
    var body = bodies.getFirst();
    return switch (name.ecosystem()) {
      case NPM -> object(body).flatMap(RegistryAnswers::npm);
      case PYPI -> object(body).flatMap(RegistryAnswers::pypi);
      case CRATES -> object(body).map(RegistryAnswers::crates);
      case RUBYGEMS -> array(body).map(RegistryAnswers::gems);
      case PACKAGIST -> object(body).flatMap(all -> packagist(all, name.name()));
      case NUGET -> Optional.of(nuget(bodies));
      case MAVEN -> maven(body);
      case GO -> Optional.of(go(bodies));
      case DEBIAN -> Optional.empty();
    };
  }

  private static Optional<Json.Obj> object(String body) {
    return JsonReader.read(body, LIMITS) instanceof JsonReader.Parsed(Json.Obj object)
        ? Optional.of(object)
        : Optional.empty();
  }

  private static Optional<List<Json>> array(String body) {
    return JsonReader.read(body, LIMITS) instanceof JsonReader.Parsed(Json.Arr(var all, var _))
        ? Optional.of(all)
        : Optional.empty();
  }

  static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty()
          ? null
          : text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d")
              ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                  .toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Stream<Json.Obj> objects(List<Json> elements) {
    return elements.stream()
        .flatMap(one -> one instanceof Json.Obj object ? Stream.of(object) : Stream.empty());
  }

  private static Optional<Known> npm(Json.Obj packument) {
    var versions = packument.object("versions");
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    var time = packument.object("time").orElse(Json.object().build());
    var releases = new ArrayList<Release>();
    versions
        .get()
        .members()
        .forEach((version, value) -> {
          if (value instanceof Json.Obj manifest) {
            var scripts = manifest.object("scripts");
            boolean runs =
                manifest.isTrue("hasInstallScript")
                    || manifest.isTrue("gypfile")
                    || scripts
                        .filter(all -> SCRIPTS.stream().anyMatch(all.members()::containsKey))
                        .isPresent();
            releases.add(
                new Release(
                    version,
                    instant(time.string(version).orElse("")),
                    false,
                    runs,
                    RegistryNeeds.npm(manifest)));
          }
        });
    var latest = packument.object("dist-tags").flatMap(tags -> tags.string("latest"));
    return Optional.of(new Known(releases, latest.orElse("")));
  }

  /// A release without a wheel runs its own `setup.py` on arrival.
  private static Optional<Known> pypi(Json.Obj project) {
    var all = project.object("releases");
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var releases = new ArrayList<Release>();
    all.get()
        .members()
        .forEach((version, value) -> {
          var files =
              value instanceof Json.Arr(var list, var _)
                  ? objects(list).toList()
                  : List.<Json.Obj>of();
          if (!files.isEmpty()) {
            var first =
                files.stream()
                    .flatMap(file ->
                        Optional.ofNullable(
                            instant(
                                file.string("upload_time_iso_8601")
                                    .or(() -> file.string("upload_time"))
                                    .orElse("")))
                            .stream())
                    .min(Instant::compareTo);
            boolean wheel =
                files.stream()
                    .anyMatch(file ->
                        file.string("packagetype").filter("bdist_wheel"::equals).isPresent());
            releases.add(
                new Release(
                    version,
                    first.orElse(null),
                    files.stream().allMatch(file -> file.isTrue("yanked")),
                    !wheel,
                    null));
          }
        });
    var newest = project.object("info").flatMap(info -> info.string("version"));
    return Optional.of(new Known(releases, newest.orElse("")));
  }

  private static Known crates(Json.Obj answer) {
    var releases =
        objects(answer.array("versions"))
            .map(one ->
                new Release(
                    one.string("num").orElse(""),
                    instant(one.string("created_at").orElse("")),
                    one.isTrue("yanked"),
                    false,
                    null))
            .toList();
    var newest =
        answer
            .object("crate")
            .flatMap(crate ->
                crate.string("max_stable_version").or(() -> crate.string("newest_version")));
    return new Known(releases, newest.orElse(""));
  }

  private static Known gems(List<Json> versions) {
    var releases =
        objects(versions)
            .filter(one -> one.string("platform").orElse("ruby").equals("ruby"))
            .map(one ->
                Release.of(
                    one.string("number").orElse(""), instant(one.string("created_at").orElse(""))))
            .toList();
    var newest =
        objects(versions)
            .filter(one -> !one.isTrue("prerelease"))
            .flatMap(one -> one.string("number").stream())
            .findFirst();
    return new Known(releases, newest.orElse(""));
  }

  /// Each entry says only what differs from the one before it.
  private static Optional<Known> packagist(Json.Obj answer, String name) {
    var packages = answer.object("packages");
    if (packages.isEmpty()) {
      return Optional.empty();
    }
    var releases = new ArrayList<Release>();
    Map<String, Json> full = new LinkedHashMap<>();
    for (var one : objects(packages.get().array(name)).toList()) {
      full.putAll(one.members());
      var entry = new Json.Obj(full, Json.Span.NONE);
      releases.add(
          new Release(
              entry.string("version").orElse(""),
              instant(entry.string("time").orElse("")),
              false,
              entry.string("type").filter("composer-plugin"::equals).isPresent(),
              RegistryNeeds.packagist(entry)));
    }
    return Optional.of(new Known(releases, highest(Ecosystem.PACKAGIST, releases)));
  }

  /// The registration leaves the pages of large packages out; the list of versions has them without
  /// dates.
  private static Known nuget(List<String> bodies) {
    var releases = new LinkedHashMap<String, Release>();
    for (var body : bodies) {
      var answer = object(body).orElse(Json.object().build());
      for (var page : objects(answer.array("items")).toList()) {
        for (var leaf : objects(page.array("items")).toList()) {
          leaf.object("catalogEntry")
              .map(RegistryAnswers::nuget)
              .ifPresent(
                  release -> releases.put(release.version().toLowerCase(Locale.ROOT), release));
        }
      }
      for (var version : answer.array("versions")) {
        if (version instanceof Json.Str(String text, Json.Span _)) {
          releases.putIfAbsent(text, Release.of(text, null));
        }
      }
    }
    var all = List.copyOf(releases.values());
    return new Known(all, highest(Ecosystem.NUGET, all));
  }

  private static Release nuget(Json.Obj entry) {
    return new Release(
        entry.string("version").orElse(""),
        instant(entry.string("published").orElse("")),
        entry.get("listed").filter(_ -> !entry.isTrue("listed")).isPresent(),
        false,
        RegistryNeeds.nuget(entry));
  }

  private static String highest(Ecosystem ecosystem, List<Release> releases) {
    return releases.stream()
        .filter(release -> !release.withdrawn())
        .map(Release::version)
        .flatMap(version -> ecosystem.version(version).stream())
        .filter(version -> !version.isPrerelease())
        .max(java.util.Comparator.naturalOrder())
        .map(version -> version.text())
        .orElse("");
  }

  private static Optional<Known> maven(String metadata) {
    if (!metadata.contains("<metadata")) {
      return Optional.empty();
    }
    var versions =
        VERSION.matcher(metadata).results().map(match -> match.group(1)).distinct().toList();
    var release = RELEASE.matcher(metadata);
    var newest = release.find() ? release.group(1) : versions.isEmpty() ? "" : versions.getLast();
    var updated = UPDATED.matcher(metadata);
    @Nullable Instant last =
        updated.find()
            ? LocalDateTime.parse(updated.group(1), STAMP).toInstant(ZoneOffset.UTC)
            : null;
    return Optional.of(
        new Known(
            versions.stream()
                .map(version -> Release.of(version, version.equals(newest) ? last : null))
                .toList(),
            newest));
  }

  /// The newest release as JSON, the list of versions as lines; either may be missing.
  private static Known go(List<String> bodies) {
    var latest = bodies.stream().flatMap(body -> object(body).stream()).findFirst();
    var newest = latest.flatMap(one -> one.string("Version")).orElse("");
    var dates = new LinkedHashMap<String, @Nullable Instant>();
    bodies.stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("v"))
        .forEach(line -> dates.put(line.strip(), null));
    if (!newest.isEmpty()) {
      dates.put(newest, instant(latest.flatMap(one -> one.string("Time")).orElse("")));
    }
    var releases = new ArrayList<Release>();
    dates.forEach((version, date) -> releases.add(Release.of(version, date)));
    var highest = highest(Ecosystem.GO, releases);
    return new Known(releases, newest.isEmpty() ? highest : newest);
  }

  /// The facts with the date of one version, which is added where it is not in the list.
  public static Known dated(Known facts, String version, Instant published) {
    Function<Release, Release> date =
        one ->
            one.version().equals(version)
                ? new Release(version, published, one.withdrawn(), one.runsCode(), one.needs())
                : one;
    var releases = new ArrayList<>(facts.releases().stream().map(date).toList());
    if (facts.release(version).isEmpty()) {
      releases.add(Release.of(version, published));
    }
    return new Known(releases, facts.newest());
  }
}

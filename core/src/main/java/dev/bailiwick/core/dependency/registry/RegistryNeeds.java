package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a release brings with it, read from what registries answer: PyPI's JSON, crates.io's API 1,
/// RubyGems' API 2, a `go.mod`, a pom (each as it was in 2026). What is only wanted for the
/// release's own tests is left out, and so are PyPI's extras.
public final class RegistryNeeds {
  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(16 << 20, 64);
  private static final Pattern PYTHON =
      Pattern.compile(
          "\\s*([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*\\(?([^;)]*)\\)?\\s*(?:;(.*))?");
  private static final Pattern EXTRA = Pattern.compile("\\bextra\\s*==");
  private static final Pattern LONG_GONE =
      Pattern.compile("python_(?:full_)?version\\s*<=?\\s*[\"'](?:2|3\\.[0-8])\\b");
  private static final Pattern REQUIRE =
      Pattern.compile("(?m)^\\s*(?:require\\s+)?([\\w.~-]+\\.[\\w.~-]+/?[^\\s()]*)\\s+(v\\d\\S*)");
  private static final Pattern ABOVE_DEPENDENCIES =
      Pattern.compile(
          "(?s)<(dependencyManagement|build|profiles|reporting|exclusions)>.*?</\\1>|<!--.*?-->");
  private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");

  private RegistryNeeds() {}

  /// Empty where the answer is not what the registry gives.
  ///
  /// @param body of the answer to [RegistryAddresses#needs]
  public static Optional<List<Need>> read(Ecosystem ecosystem, String body) {
    return switch (ecosystem) {
      case PYPI -> object(body).map(RegistryNeeds::pypi);
      case CRATES -> object(body).map(RegistryNeeds::crates);
      case RUBYGEMS -> object(body).map(RegistryNeeds::gems);
      case GO -> Optional.of(go(body));
      case MAVEN -> body.contains("<project") ? Optional.of(pom(body)) : Optional.empty();
      case NPM, PACKAGIST, NUGET, DEBIAN -> Optional.empty();
    };
  }

  private static Optional<Json.Obj> object(String body) {
    return JsonReader.read(body, LIMITS) instanceof JsonReader.Parsed(Json.Obj object)
        ? Optional.of(object)
        : Optional.empty();
  }

  private static Stream<Json.Obj> objects(List<Json> elements) {
    return elements.stream()
        .flatMap(one -> one instanceof Json.Obj object ? Stream.of(object) : Stream.empty());
  }

  /// Of a manifest in a packument: what is optional comes too, where it can be built.
  static List<Need> npm(Json.Obj manifest) {
    var needs = new LinkedHashMap<String, Need>();
    for (var section : List.of("dependencies", "optionalDependencies")) {
      manifest
          .object(section)
          .ifPresent(
              all -> all.members().forEach((name, value) -> needs.put(name, need(name, value))));
    }
    var peers = manifest.object("peerDependencies");
    var meta = manifest.object("peerDependenciesMeta").orElse(Json.object().build());
    peers.ifPresent(all ->
        all.members()
            .forEach((name, value) -> {
              boolean optional =
                  meta.object(name).filter(one -> one.isTrue("optional")).isPresent();
              if (!optional) {
                needs.putIfAbsent(name, need(name, value));
              }
            }));
    return List.copyOf(needs.values());
  }

  private static Need need(String name, Json value) {
    return new Need(name, value instanceof Json.Str(String text, Json.Span _) ? text : "");
  }

  static List<Need> packagist(Json.Obj entry) {
    return entry
        .object("require")
        .map(all ->
            all.members().entrySet().stream()
                .filter(one -> one.getKey().contains("/"))
                .map(one -> need(one.getKey(), one.getValue()))
                .toList())
        .orElse(List.of());
  }

  /// Of a `catalogEntry`: the dependencies of all frameworks.
  static List<Need> nuget(Json.Obj entry) {
    var needs = new LinkedHashMap<String, Need>();
    objects(entry.array("dependencyGroups"))
        .flatMap(group -> objects(group.array("dependencies")))
        .forEach(one -> {
          var name = one.string("id").orElse("");
          needs.putIfAbsent(
              name.toLowerCase(Locale.ROOT), new Need(name, one.string("range").orElse("")));
        });
    return List.copyOf(needs.values());
  }

  private static List<Need> pypi(Json.Obj answer) {
    var needs = new ArrayList<Need>();
    for (var one :
        answer.object("info").map(info -> info.array("requires_dist")).orElse(List.of())) {
      if (one instanceof Json.Str(String text, Json.Span _)) {
        var match = PYTHON.matcher(text);
        if (match.matches()) {
          var marker = match.group(3) == null ? "" : match.group(3);
          if (!EXTRA.matcher(marker).find() && !LONG_GONE.matcher(marker).find()) {
            needs.add(new Need(match.group(1), match.group(2).strip()));
          }
        }
      }
    }
    return needs;
  }

  private static List<Need> crates(Json.Obj answer) {
    return objects(answer.array("dependencies"))
        .filter(one -> !one.string("kind").orElse("").equals("dev") && !one.isTrue("optional"))
        .map(one -> new Need(one.string("crate_id").orElse(""), one.string("req").orElse("")))
        .toList();
  }

  private static List<Need> gems(Json.Obj answer) {
    return answer
        .object("dependencies")
        .map(all ->
            objects(all.array("runtime"))
                .map(one ->
                    new Need(one.string("name").orElse(""), one.string("requirements").orElse("")))
                .toList())
        .orElse(List.of());
  }

  private static List<Need> go(String mod) {
    return REQUIRE
        .matcher(
            mod.replaceAll(
                "(?ms)^\\s*(?:exclude|retract|replace)\\s*\\(.*?\\)|^\\s*(?:exclude|retract|replace)\\b[^\\n]*|//[^\\n]*",
                ""))
        .results()
        .map(match -> new Need(match.group(1), match.group(2)))
        .toList();
  }

  /// A version that a parent or a property tells is left open.
  private static List<Need> pom(String text) {
    var needs = new ArrayList<Need>();
    var plain = ABOVE_DEPENDENCIES.matcher(text).replaceAll("");
    DEPENDENCY
        .matcher(plain)
        .results()
        .map(match -> match.group(1))
        .filter(one -> !List.of("test", "provided", "system").contains(tag(one, "scope")))
        .filter(one -> !tag(one, "optional").equals("true"))
        .forEach(one -> {
          var name = tag(one, "groupId") + ":" + tag(one, "artifactId");
          var version = tag(one, "version");
          if (!name.contains("${")) {
            needs.add(new Need(name, version.contains("${") ? "" : version));
          }
        });
    return needs;
  }

  private static String tag(String xml, String name) {
    var match = Pattern.compile("<" + name + ">\\s*([^<]*?)\\s*</" + name + ">").matcher(xml);
    return match.find() ? match.group(1) : "";
  }
}

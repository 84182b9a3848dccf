package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry.Question;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What registries have told, a file a package, the last ones in memory. Thread-safe. A file that
/// cannot be read or written is as if nothing was told.
public final class FactsCache {
  private static final Duration FRESH = Duration.ofHours(12);
  private static final Duration MISSING = Duration.ofMinutes(5);
  private static final Duration OLD = Duration.ofDays(14);
  private static final int IN_MEMORY = 512;
  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(16 << 20, 8);

  private record Told(PackageFacts facts, Instant at) {}

  private final Path folder;
  private final InstantSource clock;
  private final Map<String, Told> memory =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > IN_MEMORY;
        }
      };

  public FactsCache(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// What was told lately enough to need no new question.
  Optional<PackageFacts> fresh(String base, Question question) {
    return told(base, question)
        .filter(told -> {
          var most = told.facts() instanceof PackageFacts.Missing ? MISSING : FRESH;
          return Duration.between(told.at(), clock.instant()).compareTo(most) < 0;
        })
        .map(Told::facts);
  }

  /// What was told before, where nobody answers now; never that a package is missing.
  Optional<PackageFacts> old(String base, Question question) {
    return told(base, question)
        .filter(told -> told.facts() instanceof Known)
        .filter(told -> Duration.between(told.at(), clock.instant()).compareTo(OLD) < 0)
        .map(Told::facts);
  }

  void keep(String base, Question question, PackageFacts facts) {
    var key = key(base, question);
    var told = new Told(facts, clock.instant());
    synchronized (memory) {
      memory.put(key, told);
    }
    try {
      PrivateFile.write(folder.resolve(key + ".json"), spelled(told));
    } catch (UncheckedIOException _) {
      // The next call asks again.
    }
  }

  /// What a release brings with it, which does not change.
  Optional<List<Need>> needs(String base, Question release) {
    return told(base, apart(release))
        .filter(told -> Duration.between(told.at(), clock.instant()).compareTo(OLD) < 0)
        .flatMap(told ->
            told.facts() instanceof Known known
                ? known.releases().stream().findFirst()
                : Optional.empty())
        .flatMap(one -> Optional.ofNullable(one.needs()));
  }

  void keepNeeds(String base, Question release, List<Need> needs) {
    var one = new Release(release.version(), null, false, false, needs);
    keep(base, apart(release), new Known(List.of(one), release.version()));
  }

  /// No package has a blank in its name.
  private static Question apart(Question release) {
    var name = release.name();
    return new Question(
        new PackageName(name.ecosystem(), name.name() + " " + release.version()),
        release.version());
  }

  private Optional<Told> told(String base, Question question) {
    var key = key(base, question);
    synchronized (memory) {
      var known = memory.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    var read = read(folder.resolve(key + ".json"));
    read.ifPresent(told -> {
      synchronized (memory) {
        memory.put(key, told);
      }
    });
    return read;
  }

  /// The version counts where its date is asked for by itself.
  private static String key(String base, Question question) {
    var name = question.name();
    var version =
        switch (name.ecosystem()) {
          case GO, MAVEN -> question.version();
          case NPM, PYPI, CRATES, RUBYGEMS, PACKAGIST, NUGET, DEBIAN -> "";
        };
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest((base + "\n" + name + "\n" + version).getBytes(StandardCharsets.UTF_8));
      return name.ecosystem().purlType() + "-" + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String spelled(Told told) {
    var json = Json.object().put("at", told.at().toString());
    if (told.facts() instanceof Known(List<Release> releases, String newest)) {
      json.put("newest", newest)
          .put("releases", Json.array(releases.stream().map(FactsCache::spelled).toList()));
    }
    return json.build().write();
  }

  private static Json spelled(Release release) {
    var parts = new ArrayList<String>();
    parts.add(release.version());
    var published = release.published();
    parts.add(published == null ? "" : published.toString());
    parts.add((release.withdrawn() ? "w" : "") + (release.runsCode() ? "r" : ""));
    var needs = release.needs();
    if (needs != null) {
      parts.add("");
      needs.forEach(need -> parts.add(need.name() + " " + need.requirement()));
    }
    return Json.strings(parts);
  }

  private static Optional<Told> read(Path file) {
    try {
      if (!Files.isRegularFile(file)
          || !(JsonReader.read(Files.readString(file), LIMITS)
              instanceof JsonReader.Parsed(Json.Obj json))) {
        return Optional.empty();
      }
      var at = Instant.parse(json.string("at").orElse(""));
      if (json.get("releases").isEmpty()) {
        return Optional.of(new Told(new PackageFacts.Missing(), at));
      }
      var releases = new ArrayList<Release>();
      for (var one : json.array("releases")) {
        release(one).ifPresent(releases::add);
      }
      return Optional.of(new Told(new Known(releases, json.string("newest").orElse("")), at));
    } catch (IOException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Release> release(Json json) {
    var parts = new ArrayList<String>();
    if (json instanceof Json.Arr(var elements, var _)) {
      elements.forEach(one -> {
        if (one instanceof Json.Str(String text, var _)) {
          parts.add(text);
        }
      });
    }
    return parts.size() < 3
        ? Optional.empty()
        : Optional.of(
            new Release(
                parts.get(0),
                parts.get(1).isEmpty() ? null : Instant.parse(parts.get(1)),
                parts.get(2).contains("w"),
                parts.get(2).contains("r"),
                parts.size() == 3
                    ? null
                    : parts.subList(4, parts.size()).stream().map(FactsCache::need).toList()));
  }

  private static Need need(String text) {
    int blank = text.indexOf(' ');
    return new Need(text.substring(0, blank), text.substring(blank + 1));
  }
}

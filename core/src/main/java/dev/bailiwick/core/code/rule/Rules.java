package dev.bailiwick.core.code.rule;

import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.text.ContentDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The weaknesses and, for each language, the models of its libraries. Thread-safe.
public final class Rules {
  private static final int MOST = 62;

  private final Map<String, Weakness> weaknesses = new LinkedHashMap<>();
  private final Map<String, List<String>> packs = new LinkedHashMap<>();
  private final Map<String, Models> models = new ConcurrentHashMap<>();
  private final Function<String, String> texts;
  private final List<String> weaknessFiles;

  /// @param texts the text of a file by its path below `rules/code`
  public Rules(Function<String, String> texts) {
    this.texts = texts;
    var index = load("packs.yaml");
    this.weaknessFiles = RowReader.strings(index.get("weaknesses"));
    for (var id : weaknessFiles) {
      for (Object document : documents("weakness/" + id + ".yaml")) {
        var weakness = weakness(map(document));
        weaknesses.put(weakness.id(), weakness);
      }
    }
    if (weaknesses.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " weaknesses");
    }
    for (var entry : index.entrySet()) {
      packs.put(String.valueOf(entry.getKey()), RowReader.strings(entry.getValue()));
    }
  }

  /// The rules packed into this program.
  public static Rules packed() {
    return new Rules(Rules::resource);
  }

  public List<Weakness> weaknesses() {
    return List.copyOf(weaknesses.values());
  }

  public Optional<Weakness> weakness(String id) {
    return Optional.ofNullable(weaknesses.get(id));
  }

  /// The models for a language.
  ///
  /// @param language `script`, `python`, `java`, `go`
  public Models models(String language) {
    return models.computeIfAbsent(language, this::read);
  }

  /// What tells these rules from any others.
  public String digest() {
    var all = new StringBuilder(texts.apply("packs.yaml"));
    weaknessFiles.forEach(id -> all.append(texts.apply("weakness/" + id + ".yaml")));
    packs.forEach((language, names) ->
        names.stream()
            .filter(_ -> !language.equals("weaknesses"))
            .forEach(name -> all.append(texts.apply(language + "/" + name + ".yaml"))));
    return ContentDigest.of(all.toString());
  }

  private Models read(String language) {
    var into = new Models();
    for (var pack : packs.getOrDefault(language, List.of())) {
      var file = language + "/" + pack + ".yaml";
      var reader = new RowReader(file, weaknesses);
      for (Object document : documents(file)) {
        if (!(document instanceof List<?> rows)) {
          throw new IllegalArgumentException(file + ": a list of rows");
        }
        rows.forEach(row -> reader.read(map(row), into));
      }
    }
    return into;
  }

  private Weakness weakness(Map<?, ?> yaml) {
    var id = text(yaml, "id");
    return new Weakness(
        weaknesses.size(),
        id,
        text(yaml, "name"),
        Severity.of(text(yaml, "severity"))
            .orElseThrow(() -> new IllegalArgumentException(id + ": severity is no known word")),
        RowReader.strings(yaml.get("cwe")),
        text(yaml, "message"),
        text(yaml, "why"),
        text(yaml, "fix"),
        RowReader.strings(yaml.get("references")),
        examples(yaml.get("bad")),
        examples(yaml.get("good")));
  }

  private static List<Weakness.Example> examples(@Nullable Object yaml) {
    var examples = new ArrayList<Weakness.Example>();
    if (yaml instanceof Map<?, ?> map) {
      map.forEach((language, code) ->
          examples.add(new Weakness.Example(String.valueOf(language), String.valueOf(code))));
    }
    return examples;
  }

  private static String text(Map<?, ?> yaml, String key) {
    if (yaml.get(key) instanceof String text) {
      return text.strip();
    }
    throw new IllegalArgumentException(yaml.get("id") + ": no " + key);
  }

  private Map<?, ?> load(String file) {
    for (Object document : documents(file)) {
      return map(document);
    }
    throw new IllegalArgumentException(file + ": empty");
  }

  private Iterable<Object> documents(String file) {
    var settings = LoadSettings.builder().setLabel(file).setCodePointLimit(16 << 20).build();
    return new Load(settings).loadAllFromString(texts.apply(file));
  }

  private static Map<?, ?> map(Object yaml) {
    if (yaml instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("no map: " + yaml);
  }

  private static String resource(String file) {
    try (var stream = Rules.class.getResourceAsStream("/dev/bailiwick/rules/code/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("no rules in " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.bailiwick.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The published schema and the reader know the same keys and words.
final class SchemaTest {
  private static final String UNKNOWN = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";
  private static final Json.Obj SCHEMA = schema();

  private static Json.Obj schema() {
    try {
      var text = Files.readString(Path.of("..", "docs", "bailiwick.schema.json"));
      return (Json.Obj) ((JsonReader.Parsed) JsonReader.read(text, JsonReader.Limits.EVENT)).json();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void holds_the_starter_of_every_language_and_the_strict_policy() {
    for (var language : StarterPolicy.knownLanguages()) {
      assertThat(faults(StarterPolicy.render(List.of(language), List.of("git.example:443"))))
          .as(language)
          .isEmpty();
    }
    assertThat(faults(StarterPolicy.strict())).isEmpty();
  }

  @Test
  void refuses_what_the_reader_refuses() {
    for (var text :
        List.of(
            "permissions: {}",
            "version: 2",
            "version: 1\npermisions: {}",
            "version: 1\nlogging: { durable: yes please }",
            "version: 1\ndefault: allow",
            "version: 1\ndependencies: { minimumAge: soon }",
            "version: 1\ndependencies: { registries: { npm: 'http://npm.example' } }",
            "version: 1\ndependencies: { ignore: [ { advisory: GHSA-1, until: 2027-01-31 } ] }",
            "version: 1\npermissions: { read: { allow: src } }",
            "version: 1\ntests: [ { call: ls } ]")) {
      assertThat(faults(text)).as(text).isNotEmpty();
      assertThat(Policies.problems(Policies.file("bailiwick.yaml", text))).as(text).isNotEmpty();
    }
  }

  @Test
  void every_key_and_word_of_the_schema_is_known_to_the_reader() {
    var documents = new ArrayList<Json>();
    samples(SCHEMA).forEach(documents::add);
    assertThat(documents).hasSizeGreaterThan(60);
    for (var document : documents) {
      var text = withVersion((Json.Obj) document).write();
      assertThat(Policies.problems(Policies.file("bailiwick.yaml", text))).as(text).isEmpty();
    }
  }

  @Test
  void every_key_of_the_reader_is_in_the_schema() {
    var mappings = new LinkedHashMap<String, Json.Obj>();
    closedMappings("", SCHEMA, mappings);
    assertThat(mappings).containsKeys("", "permissions.network", "classification.public");
    mappings.forEach((place, mapping) -> {
      Json document = Json.object().put(UNKNOWN, 1).build();
      var keys = place.isEmpty() ? new String[0] : place.split("\\.");
      for (int i = keys.length - 1; i >= 0; i--) {
        document = Json.object().put(keys[i], document).build();
      }
      var text = withVersion((Json.Obj) document).write();
      var known =
          Policies.problems(Policies.file("bailiwick.yaml", text)).stream()
              .filter(problem -> problem.contains(UNKNOWN + "`; known: "))
              .map(problem -> problem.substring(problem.lastIndexOf("known: ") + 7))
              .toList();
      assertThat(known).as(place).hasSize(1);
      var properties = mapping.object("properties").orElseThrow().members().keySet();
      assertThat(new TreeSet<>(List.of(known.getFirst().split(", "))))
          .as(place)
          .isEqualTo(new TreeSet<>(properties));
    });
  }

  private static Json.Obj withVersion(Json.Obj document) {
    var all = Json.object().put("version", 1);
    document.members().forEach(all::put);
    return all.build();
  }

  private static void closedMappings(String place, Json.Obj schema, Map<String, Json.Obj> found) {
    if (schema.object("properties").isPresent()) {
      found.put(place, schema);
      schema
          .object("properties")
          .get()
          .members()
          .forEach((key, member) ->
              closedMappings(place.isEmpty() ? key : place + "." + key, (Json.Obj) member, found));
    }
  }

  /// Values that the schema lets through: one for each key and word in it.
  private static List<Json> samples(Json.Obj schema) {
    var samples = new ArrayList<Json>();
    schema.get("const").ifPresent(samples::add);
    samples.addAll(schema.array("enum"));
    schema.array("oneOf").forEach(one -> samples.addAll(samples((Json.Obj) one)));
    switch (schema.string("type").orElse("")) {
      case "string" ->
          samples.add(
              schema.array("examples").stream()
                  .findFirst()
                  .orElse(Json.of(schema.string("pattern").isPresent() ? "7d" : "info")));
      case "boolean" -> samples.addAll(List.of(Json.of(true), Json.of(false)));
      case "array" ->
          schema
              .object("items")
              .ifPresent(
                  items -> samples(items).forEach(item -> samples.add(Json.array(List.of(item)))));
      case "object" -> samples.addAll(objects(schema));
      default -> {}
    }
    return samples;
  }

  private static List<Json> objects(Json.Obj schema) {
    var samples = new ArrayList<Json>();
    var properties = schema.object("properties").orElse(Json.object().build()).members();
    var required = new LinkedHashMap<String, Json>();
    for (var name : schema.array("required")) {
      var key = ((Json.Str) name).value();
      required.put(
          key,
          samples((Json.Obj) java.util.Objects.requireNonNull(properties.get(key))).getFirst());
    }
    properties.forEach((key, member) ->
        samples((Json.Obj) member)
            .forEach(value -> {
              var object = Json.object();
              required.forEach(object::put);
              samples.add(object.put(key, value).build());
            }));
    return samples.isEmpty() ? List.of(Json.object().build()) : samples;
  }

  private static List<String> faults(String yaml) {
    var faults = new ArrayList<String>();
    faults("", SCHEMA, new Load(LoadSettings.builder().build()).loadFromString(yaml), faults);
    return faults;
  }

  /// As much of JSON Schema 2020-12 as the published schema uses.
  private static void faults(String place, Json.Obj schema, Object value, List<String> faults) {
    boolean typed =
        switch (schema.string("type").orElse("")) {
          case "object" -> value instanceof Map;
          case "array" -> value instanceof List;
          case "string" -> value instanceof String;
          case "boolean" -> value instanceof Boolean;
          default -> true;
        };
    var spelt = value instanceof String text ? Json.of(text).write() : String.valueOf(value);
    var words = new ArrayList<>(schema.array("enum"));
    schema.get("const").ifPresent(words::add);
    boolean worded = words.isEmpty() || words.stream().anyMatch(w -> w.write().equals(spelt));
    boolean matched =
        schema.string("pattern").map(p -> String.valueOf(value).matches(p)).orElse(true);
    if (!typed || !worded || !matched) {
      faults.add(place + ": " + spelt);
    } else if (value instanceof List<?> items) {
      var of = schema.object("items");
      of.ifPresent(one -> items.forEach(item -> faults(place + "[]", one, item, faults)));
    } else if (value instanceof Map<?, ?> members) {
      members(place, schema, members, faults);
    }
  }

  private static void members(
      String place, Json.Obj schema, Map<?, ?> members, List<String> faults) {
    for (var name : schema.array("required")) {
      if (!members.containsKey(((Json.Str) name).value())) {
        faults.add(place + ": without " + name.write());
      }
    }
    members.forEach((key, value) -> {
      var member = schema.object("properties").flatMap(all -> all.object(String.valueOf(key)));
      if (member.isPresent()) {
        faults(place + "." + key, member.get(), value, faults);
      } else if (schema.get("additionalProperties").orElse(null) instanceof Json.Bool) {
        faults.add(place + ": unknown " + key);
      }
    });
  }
}

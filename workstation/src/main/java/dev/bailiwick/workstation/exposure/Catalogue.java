package dev.bailiwick.workstation.exposure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Where assistants, shells and tools keep what is worth reading: `rules/exposure/places.yaml`.
record Catalogue(List<Kept> kept, List<Servers> servers, List<Keys> keys, List<Widening> widening) {
  private static final String FILE = "/dev/bailiwick/rules/exposure/places.yaml";

  /// Files that something leaves behind.
  record Kept(String id, String whose, String what, List<String> paths) {}

  /// Files that tell an assistant which servers to start.
  record Servers(String whose, List<String> paths) {}

  /// Files that are a login by themselves.
  record Keys(String what, List<String> paths) {}

  /// A setting that lets an assistant do more than it asks for.
  ///
  /// @param key names joined by `.`, or the whole as one name
  /// @param is what the value, or one entry of a list, must match whole
  record Widening(
      String id,
      String whose,
      List<String> paths,
      String key,
      Pattern is,
      String why,
      String mend) {}

  static Catalogue packed() {
    try (var stream = Catalogue.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("this build holds no " + FILE);
      }
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Catalogue read(String text) {
    var settings = LoadSettings.builder().setLabel("places.yaml").build();
    if (!(new Load(settings).loadFromString(text) instanceof Map<?, ?> file)) {
      throw new IllegalStateException("places.yaml is no mapping");
    }
    return new Catalogue(
        entries(file, "kept").stream()
            .map(
                one -> new Kept(text(one, "id"), text(one, "whose"), text(one, "what"), paths(one)))
            .toList(),
        entries(file, "servers").stream()
            .map(one -> new Servers(text(one, "whose"), paths(one)))
            .toList(),
        entries(file, "keys").stream().map(one -> new Keys(text(one, "what"), paths(one))).toList(),
        entries(file, "widening").stream()
            .map(one ->
                new Widening(
                    text(one, "id"),
                    text(one, "whose"),
                    paths(one),
                    text(one, "key"),
                    Pattern.compile(text(one, "is")),
                    text(one, "why"),
                    text(one, "mend")))
            .toList());
  }

  private static List<Map<?, ?>> entries(Map<?, ?> file, String name) {
    var entries = new ArrayList<Map<?, ?>>();
    if (file.get(name) instanceof List<?> list) {
      for (var one : list) {
        if (one instanceof Map<?, ?> entry) {
          entries.add(entry);
        }
      }
    }
    if (entries.isEmpty()) {
      throw new IllegalStateException("places.yaml: no " + name);
    }
    return entries;
  }

  private static String text(Map<?, ?> entry, String name) {
    if (!(entry.get(name) instanceof String text)) {
      throw new IllegalStateException("places.yaml: an entry without " + name + ": " + entry);
    }
    return text;
  }

  private static List<String> paths(Map<?, ?> entry) {
    if (!(entry.get("paths") instanceof List<?> list) || list.isEmpty()) {
      throw new IllegalStateException("places.yaml: an entry without paths: " + entry);
    }
    return list.stream().map(String::valueOf).toList();
  }
}

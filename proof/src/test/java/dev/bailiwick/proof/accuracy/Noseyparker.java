package dev.bailiwick.proof.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads the examples in Nosey Parker's rules, and in those of Kingfisher, which have the same
/// form.
final class Noseyparker {
  private static final List<String> LEFT_ALONE =
      List.of("negative_examples", "non_examples", "examples_negative");

  private Noseyparker() {}

  /// @param folder of rules; each file holds several
  static List<Sample> read(String family, Path folder) throws IOException {
    var samples = new ArrayList<Sample>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> one.toString().endsWith(".yml")).sorted().toList()) {
        var yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        if (yaml instanceof Map<?, ?> map && map.get("rules") instanceof List<?> rules) {
          rules.forEach(rule -> rule(family, (Map<?, ?>) rule, samples));
        }
      }
    }
    return samples;
  }

  private static void rule(String family, Map<?, ?> rule, List<Sample> samples) {
    var kind = rule.get("id") + " " + rule.get("name");
    add(family, kind, rule.get("examples"), true, samples);
    for (var key : LEFT_ALONE) {
      add(family, kind, rule.get(key), false, samples);
    }
  }

  private static void add(
      String family, String kind, @Nullable Object texts, boolean secret, List<Sample> samples) {
    if (texts instanceof List<?> list) {
      list.forEach(text -> samples.add(new Sample(family, kind, "", String.valueOf(text), secret)));
    }
  }
}

package dev.bailiwick.proof.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads the examples in Nosey Parker's rules.
final class Noseyparker {
  static final String FAMILY = "noseyparker";

  private Noseyparker() {}

  static List<Sample> read(Path checkout) throws IOException {
    var samples = new ArrayList<Sample>();
    var folder = checkout.resolve("crates/noseyparker/data/default/builtin/rules");
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> one.toString().endsWith(".yml")).sorted().toList()) {
        var yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        if (yaml instanceof Map<?, ?> map && map.get("rules") instanceof List<?> rules) {
          rules.forEach(rule -> rule((Map<?, ?>) rule, samples));
        }
      }
    }
    return samples;
  }

  private static void rule(Map<?, ?> rule, List<Sample> samples) {
    var kind = rule.get("id") + " " + rule.get("name");
    for (var key : List.of("examples", "negative_examples", "non_examples")) {
      if (rule.get(key) instanceof List<?> texts) {
        boolean secret = key.equals("examples");
        texts.forEach(
            text -> samples.add(new Sample(FAMILY, kind, "", String.valueOf(text), secret)));
      }
    }
  }
}

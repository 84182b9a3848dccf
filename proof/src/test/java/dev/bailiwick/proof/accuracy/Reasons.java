package dev.bailiwick.proof.accuracy;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Why we disagree, where we mean to.
record Reasons(List<Reason> reasons) {
  /// @param kind the start of the kind's name
  /// @param part what the text must hold; empty for any
  /// @param missed true for secrets that are left alone, false for others that are found
  private record Reason(String family, String kind, String part, boolean missed, String why) {
    boolean fits(Sample sample) {
      return sample.family().equals(family)
          && sample.kind().startsWith(kind)
          && sample.text().contains(part)
          && sample.secret() == missed;
    }
  }

  static Reasons read(String yaml) {
    var list = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new Reasons(list.stream().map(one -> reason((Map<?, ?>) one)).toList());
  }

  String of(Sample sample) {
    return reasons.stream()
        .filter(reason -> reason.fits(sample))
        .map(Reason::why)
        .findFirst()
        .orElse("no reason");
  }

  private static Reason reason(Map<?, ?> yaml) {
    boolean missed = yaml.containsKey("misses");
    return new Reason(
        String.valueOf(yaml.get("family")),
        String.valueOf(yaml.get(missed ? "misses" : "finds")),
        yaml.containsKey("where") ? String.valueOf(yaml.get("where")) : "",
        missed,
        String.valueOf(yaml.get("because")));
  }
}

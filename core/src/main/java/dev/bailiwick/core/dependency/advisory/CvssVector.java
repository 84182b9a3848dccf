package dev.bailiwick.core.dependency.advisory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The base score of a CVSS 3.0 or 3.1 vector (first.org/cvss/v3.1/specification-document, section
/// 7.1). Version 4 has no formula of its base metrics; its vectors have no score here.
final class CvssVector {
  private static final Map<String, Double> WEIGHTS =
      Map.ofEntries(
          Map.entry("AV:N", 0.85),
          Map.entry("AV:A", 0.62),
          Map.entry("AV:L", 0.55),
          Map.entry("AV:P", 0.2),
          Map.entry("AC:L", 0.77),
          Map.entry("AC:H", 0.44),
          Map.entry("UI:N", 0.85),
          Map.entry("UI:R", 0.62),
          Map.entry("H", 0.56),
          Map.entry("L", 0.22),
          Map.entry("N", 0.0));

  private CvssVector() {}

  /// From 0.0 to 10.0, or empty where the text is no such vector.
  static Optional<Double> score(String vector) {
    if (!vector.startsWith("CVSS:3.")) {
      return Optional.empty();
    }
    var metrics = new HashMap<String, String>();
    for (var part : vector.split("/")) {
      int colon = part.indexOf(':');
      metrics.put(part.substring(0, Math.max(0, colon)), part.substring(colon + 1));
    }
    boolean changed = metrics.getOrDefault("S", "").equals("C");
    double[] weights = {
      weight(metrics, "AV"),
      weight(metrics, "AC"),
      privileges(metrics, changed),
      weight(metrics, "UI"),
      impact(metrics, "C"),
      impact(metrics, "I"),
      impact(metrics, "A")
    };
    for (double weight : weights) {
      if (weight < 0) {
        return Optional.empty();
      }
    }
    double lost = 1 - (1 - weights[4]) * (1 - weights[5]) * (1 - weights[6]);
    double impact =
        changed ? 7.52 * (lost - 0.029) - 3.25 * Math.pow(lost - 0.02, 15) : 6.42 * lost;
    if (impact <= 0) {
      return Optional.of(0.0);
    }
    double ease = 8.22 * weights[0] * weights[1] * weights[2] * weights[3];
    return Optional.of(roundedUp(Math.min((changed ? 1.08 : 1.0) * (impact + ease), 10)));
  }

  private static double weight(Map<String, String> metrics, String name) {
    return WEIGHTS.getOrDefault(name + ":" + metrics.get(name), -1.0);
  }

  private static double impact(Map<String, String> metrics, String name) {
    return WEIGHTS.getOrDefault(metrics.getOrDefault(name, ""), -1.0);
  }

  private static double privileges(Map<String, String> metrics, boolean changed) {
    return switch (metrics.getOrDefault("PR", "")) {
      case "N" -> 0.85;
      case "L" -> changed ? 0.68 : 0.62;
      case "H" -> changed ? 0.5 : 0.27;
      default -> -1;
    };
  }

  /// Appendix A of the specification.
  private static double roundedUp(double score) {
    long scaled = Math.round(score * 100_000);
    return scaled % 10_000 == 0 ? scaled / 100_000.0 : (scaled / 10_000 + 1) / 10.0;
  }
}

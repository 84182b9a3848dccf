package dev.bailiwick.workstation.doctor;

import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// Runs every probe and tells what it found.
public final class Doctor {

  private final List<Probe> probes;

  public Doctor(List<Probe> probes) {
    this.probes = List.copyOf(probes);
  }

  /// All checks, in the order of the probes; a probe that fails is a broken check of its own.
  public List<Check> examine() {
    var checks = new ArrayList<Check>();
    for (var probe : probes) {
      try {
        checks.addAll(probe.checks());
      } catch (RuntimeException e) {
        checks.add(
            Check.broken(
                "doctor", "a probe failed: " + e.getMessage(), "run `bailiwick setup` again"));
      }
    }
    return checks;
  }

  /// A line a check, aligned; the mend below what is broken.
  public static String table(List<Check> checks) {
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    var out = new StringBuilder();
    for (var check : checks) {
      out.append(check.healthy() ? "healthy  " : "BROKEN   ");
      out.append(check.name()).append(" ".repeat(width - check.name().length() + 2));
      out.append(check.detail()).append('\n');
      if (!check.healthy()) {
        out.append(" ".repeat(width + 11)).append("-> ").append(check.mend()).append('\n');
      }
    }
    return out.toString();
  }

  public static Json json(List<Check> checks) {
    return Json.object()
        .put("schema", 1)
        .put("tool", "doctor")
        .put("healthy", checks.stream().allMatch(Check::healthy))
        .put("checks", Json.array(checks.stream().map(Check::json).toList()))
        .build();
  }
}

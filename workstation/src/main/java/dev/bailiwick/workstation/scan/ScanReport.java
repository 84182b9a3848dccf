package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What a scan came to.
///
/// @param files how many were looked into; `bytes` counts what was read of them
/// @param spokenFor findings that a line beside them takes out with a reason
/// @param known findings that the baseline knows
/// @param limits what was not looked into, or not wholly: `path: why`
public record ScanReport(
    List<Finding> findings, long files, long bytes, int spokenFor, int known, List<String> limits) {

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::path)
          .thenComparing(finding -> finding.place().line())
          .thenComparing(finding -> finding.place().column())
          .thenComparing(Finding::rule);

  public static final ScanReport NOTHING = new ScanReport(List.of(), 0, 0, 0, 0, List.of());

  public ScanReport {
    findings = findings.stream().sorted(BY_PLACE).toList();
    limits = limits.stream().sorted().toList();
  }

  public ScanReport and(ScanReport other) {
    var all = new ArrayList<>(findings);
    all.addAll(other.findings);
    var allLimits = new ArrayList<>(limits);
    allLimits.addAll(other.limits);
    return new ScanReport(
        all,
        files + other.files,
        bytes + other.bytes,
        spokenFor + other.spokenFor,
        known + other.known,
        allLimits);
  }

  /// The counts, as they stand in a report in JSON.
  public Json.Obj summary() {
    return Json.object()
        .put("files", files)
        .put("bytes", bytes)
        .put("findings", findings.size())
        .put("spokenFor", spokenFor)
        .put("known", known)
        .put("limits", Json.strings(limits))
        .build();
  }

  /// The counts as one line: `2 secrets in 3 files, 1 spoken for`.
  ///
  /// @param finding what one of them is called, `s` for more of them
  /// @param unit what was looked into, likewise
  public String closing(String finding, String unit) {
    return (findings.isEmpty() ? "no " + finding + "s" : counted(findings.size(), finding))
        + " in "
        + counted(files, unit)
        + (known > 0 ? ", " + known + " known from the baseline" : "")
        + (spokenFor > 0 ? ", " + spokenFor + " spoken for" : "");
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /// The report with the findings in the wanted paths alone.
  public ScanReport of(Predicate<String> wanted) {
    var kept = findings.stream().filter(finding -> wanted.test(finding.path())).toList();
    return new ScanReport(kept, files, bytes, spokenFor, known, limits);
  }

  /// The report without the findings that the baseline knows.
  public ScanReport without(Baseline baseline) {
    var fresh = findings.stream().filter(finding -> !baseline.knows(finding)).toList();
    return new ScanReport(
        fresh, files, bytes, spokenFor, known + findings.size() - fresh.size(), limits);
  }
}

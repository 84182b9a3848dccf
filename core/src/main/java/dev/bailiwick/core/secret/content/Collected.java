package dev.bailiwick.core.secret.content;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.SpokenFor;
import dev.bailiwick.core.secret.SecretFinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What has been found in a content so far, and in what it holds. One thread.
final class Collected {
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> limits = new LinkedHashSet<>();
  private int spokenFor;

  /// @param path of the content these stand in
  /// @param found ascending
  /// @param firstLine the number of the line at `from`
  void add(String path, byte[] bytes, int from, int to, List<Placed> found, int firstLine) {
    if (found.isEmpty()) {
      return;
    }
    var lines = new Lines(bytes, from, firstLine);
    for (var one : found) {
      if (SpokenFor.reason(bytes, from, one.start(), to, one.finding().rule()).isPresent()) {
        spokenFor++;
      } else {
        findings.add(finding(path, one, lines.place(one.start(), one.end())));
      }
    }
  }

  /// @param limit what was not looked into, in words
  void limit(String limit) {
    limits.add(limit);
  }

  private static Finding finding(String path, Placed placed, Finding.Place place) {
    SecretFinding one = placed.finding();
    var severity =
        PathClass.of(path) == PathClass.LIGHTER ? one.severity().lower() : one.severity();
    return new Finding(
        one.rule(),
        severity,
        one.confidence(),
        one.message() + (placed.how().isEmpty() ? "" : " (written in " + placed.how() + ")"),
        path,
        place,
        one.fingerprint(),
        one.masked(),
        Optional.empty(),
        one.validated(),
        one.cwe(),
        Optional.of(one.runbook()),
        Optional.empty(),
        List.of());
  }

  ContentScan.Result result() {
    return findings.isEmpty() && spokenFor == 0 && limits.isEmpty()
        ? ContentScan.Result.NOTHING
        : new ContentScan.Result(findings, spokenFor, List.copyOf(limits));
  }
}

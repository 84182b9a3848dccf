package dev.bailiwick.proof.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How far two opinions on a family's samples agree.
///
/// A kind is covered when at least one of its secrets is found. Recall over the covered kinds and
/// precision are told twice: over the samples, and as the mean over the kinds, since a few kinds
/// have most of the samples.
record Score(
    String family,
    int kinds,
    int covered,
    int secrets,
    int found,
    double recall,
    double recallOfKinds,
    int others,
    int wrong,
    double precision,
    double precisionOfKinds) {

  static Score of(String family, List<Scored> scored) {
    var kinds =
        scored.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.sample().kind(), TreeMap::new, Collectors.toList()));
    var withSecrets = kinds.values().stream().filter(kind -> secrets(kind) > 0).toList();
    var covered = withSecrets.stream().filter(kind -> found(kind) > 0).toList();
    var told = kinds.values().stream().filter(kind -> found(kind) + wrong(kind) > 0).toList();
    return new Score(
        family,
        withSecrets.size(),
        covered.size(),
        (int) secrets(scored),
        (int) found(scored),
        share(
            covered.stream().mapToLong(Score::found).sum(),
            covered.stream().mapToLong(Score::secrets).sum()),
        covered.stream().mapToDouble(kind -> share(found(kind), secrets(kind))).average().orElse(0),
        scored.size() - (int) secrets(scored),
        (int) wrong(scored),
        share(found(scored), found(scored) + wrong(scored)),
        told.stream()
            .mapToDouble(kind -> share(found(kind), found(kind) + wrong(kind)))
            .average()
            .orElse(1));
  }

  static String head() {
    return "%-15s %6s %8s %8s %6s %7s %7s %7s %6s %7s %7s"
        .formatted(
            "family", "kinds", "covered", "secrets", "found", "recall", "(kinds)", "others",
            "wrong", "precis.", "(kinds)");
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-15s %6d %7.1f%% %8d %6d %7.3f %7.3f %7d %6d %7.3f %7.3f",
        family,
        kinds,
        100 * share(covered, kinds),
        secrets,
        found,
        recall,
        recallOfKinds,
        others,
        wrong,
        precision,
        precisionOfKinds);
  }

  private static long secrets(List<Scored> scored) {
    return scored.stream().filter(one -> one.sample().secret()).count();
  }

  private static long found(List<Scored> scored) {
    return scored.stream().filter(one -> one.sample().secret() && one.found()).count();
  }

  private static long wrong(List<Scored> scored) {
    return scored.stream().filter(one -> !one.sample().secret() && one.found()).count();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}

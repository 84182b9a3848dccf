package dev.bailiwick.proof.accuracy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Samples that a rule calls harmless because another rule is to find them: "this rule must stay
/// silent", which says nothing about whether there is a secret.
final class Contradicted {
  private Contradicted() {}

  static Set<Sample> in(List<List<Sample>> families) {
    var secrets =
        families.stream()
            .flatMap(List::stream)
            .filter(Sample::secret)
            .map(sample -> sample.text().strip())
            .collect(Collectors.toCollection(HashSet::new));
    return families.stream()
        .flatMap(List::stream)
        .filter(sample -> !sample.secret() && secrets.contains(sample.text().strip()))
        .collect(Collectors.toSet());
  }
}

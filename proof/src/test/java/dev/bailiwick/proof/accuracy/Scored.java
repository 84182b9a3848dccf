package dev.bailiwick.proof.accuracy;

import dev.bailiwick.core.secret.SecretFinding;
import dev.bailiwick.core.secret.SecretScanner;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A sample and what was found in it.
record Scored(Sample sample, List<SecretFinding> findings) {
  static List<Scored> of(SecretScanner scanner, List<Sample> samples) {
    var session = scanner.session();
    return samples.stream()
        .map(sample -> {
          var bytes = sample.text().getBytes(StandardCharsets.UTF_8);
          return new Scored(sample, session.scan(bytes, 0, bytes.length));
        })
        .toList();
  }

  boolean found() {
    return !findings.isEmpty();
  }

  boolean agrees() {
    return found() == sample.secret();
  }
}

package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.StarterPolicy;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import java.util.List;

/// What the starter lets nobody read, for a repository that has no policy yet.
public final class StarterDenials {
  private StarterDenials() {}

  public static List<String> patterns() {
    var source =
        new PolicySource(
            Layer.REPOSITORY, "bailiwick.yaml", StarterPolicy.render(List.of(), List.of()));
    return PolicyReader.read(List.of(source)) instanceof PolicyReader.Read(var policy)
        ? policy.lines().stream()
            .filter(line -> line.section().equals("read.deny") && !line.value().startsWith("!"))
            .map(line -> line.value())
            .toList()
        : List.of();
  }
}

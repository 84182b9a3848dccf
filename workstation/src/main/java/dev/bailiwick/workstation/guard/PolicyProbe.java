package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Probe;
import java.util.List;

/// Does the policy load?
public record PolicyProbe(PolicyFiles files) implements Probe {
  @Override
  public List<Check> checks() {
    return switch (files.read()) {
      case PolicyReader.Read(var policy) ->
          List.of(
              Check.healthy(
                  "policy",
                  policy.lines().size() + " lines, " + policy.fingerprint().substring(0, 12)));
      case PolicyReader.Rejected rejected ->
          rejected.problems().stream()
              .map(p ->
                  Check.broken("policy", p.file() + ":" + p.line() + ": " + p.message(), p.mend()))
              .toList();
    };
  }
}

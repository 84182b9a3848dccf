package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Probe;
import java.util.ArrayList;
import java.util.List;

/// Does the policy load?
public record PolicyProbe(PolicyFiles files) implements Probe {
  @Override
  public List<Check> checks() {
    return switch (files.read()) {
      case PolicyReader.Read(var policy) -> {
        var checks = new ArrayList<Check>();
        checks.add(
            Check.healthy(
                "policy",
                policy.lines().size() + " lines, " + policy.fingerprint().substring(0, 12)));
        files.waivers().refused().forEach(problem -> checks.add(broken("waivers", problem)));
        yield checks;
      }
      case PolicyReader.Rejected rejected ->
          rejected.problems().stream().map(problem -> broken("policy", problem)).toList();
    };
  }

  private static Check broken(String what, PolicyProblem p) {
    return Check.broken(what, p.file() + ":" + p.line() + ": " + p.message(), p.mend());
  }
}

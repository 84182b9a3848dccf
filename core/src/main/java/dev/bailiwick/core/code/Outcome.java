package dev.bailiwick.core.code;

import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.run.Look;
import dev.bailiwick.core.code.run.Reporting;
import java.util.List;

/// What came of one file, with what it took to say so: it still holds as long as each look sees the
/// same again.
///
/// @param collected what was found, also in files that this one uses
/// @param exhausted how many functions were too much work to be followed to their end
/// @param failed whether the analysis itself failed
/// @param looks what was looked at
public record Outcome(
    Reporting.Collected collected,
    List<Route> routes,
    int exhausted,
    boolean failed,
    List<Look> looks) {
  public Outcome {
    routes = List.copyOf(routes);
    looks = List.copyOf(looks);
  }
}

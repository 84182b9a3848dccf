package dev.bailiwick.workstation.review;

import dev.bailiwick.core.finding.Suppressed;
import dev.bailiwick.workstation.scan.ScanReport;
import java.util.List;

/// What a review told.
///
/// @param findings with what was read and left out
/// @param suppressed what a comment at its place speaks for
/// @param routes the ways into the program, by file and line
public record ReviewReport(
    ScanReport findings, List<Suppressed> suppressed, List<ListedRoute> routes) {

  /// A way into the program.
  ///
  /// @param path of the file, relative to the root
  /// @param line counted from 1
  /// @param guard `unauthenticated`, `authenticated` or `authorized`
  public record ListedRoute(String path, int line, String method, String url, String guard) {}

  public ReviewReport {
    routes = List.copyOf(routes);
    suppressed = List.copyOf(suppressed);
  }
}

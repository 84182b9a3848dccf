package dev.bailiwick.core.code.authz;

import dev.bailiwick.core.code.rule.Weakness;
import dev.bailiwick.core.code.run.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Judges the routes of a project.
public final class Routes {
  private Routes() {}

  /// Routes that change something and ask nobody, beside others in the same file that do. What
  /// replaces or deletes is told beside reads that ask, too.
  public static List<Found> unguarded(List<Route> routes, Weakness weakness) {
    Map<String, int[]> counts = new HashMap<>();
    for (var route : routes) {
      var count = counts.computeIfAbsent(route.file().path(), _ -> new int[3]);
      if (route.guard() != Guard.UNAUTHENTICATED) {
        count[route.isChange() ? 1 : 2]++;
      } else if (route.isChange()) {
        count[0]++;
      }
    }
    var found = new ArrayList<Found>();
    for (var route : routes) {
      var count = counts.getOrDefault(route.file().path(), new int[3]);
      int asking = count[1] + (route.isReplacing() ? count[2] : 0);
      boolean isException = asking > 0 && count[0] <= asking;
      if (isException && route.isChange() && route.guard() == Guard.UNAUTHENTICATED) {
        found.add(
            new Found(
                weakness,
                route.file(),
                route.span(),
                route.method() + " " + route.url(),
                weakness.message() + ", as other routes of this file do",
                null));
      }
    }
    return found;
  }

  /// Routes that show insides and ask nobody, beside others in the same file that do.
  public static List<Found> internal(List<Route> routes, Weakness weakness) {
    var asking = new HashSet<String>();
    for (var route : routes) {
      if (route.guard() != Guard.UNAUTHENTICATED) {
        asking.add(route.file().path());
      }
    }
    var found = new ArrayList<Found>();
    for (var route : routes) {
      boolean isOpen = route.guard() == Guard.UNAUTHENTICATED && route.isInternal();
      if (isOpen && asking.contains(route.file().path())) {
        var what = route.method() + " " + route.url();
        found.add(new Found(weakness, route.file(), route.span(), what, weakness.message(), null));
      }
    }
    return found;
  }
}

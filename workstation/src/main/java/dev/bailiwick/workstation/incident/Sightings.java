package dev.bailiwick.workstation.incident;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.LogReader;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Which sessions of assistants took in a file, by our own log.
///
/// @param session whose
/// @param first when it first did
/// @param last when it last did
/// @param times how often
public record Sightings(
    String session, String agent, Instant first, Instant last, int times, String tool) {
  private static final Set<String> LET = Set.of("allow", "ask", "rewrite", "");

  /// The sessions in the order of their first look; a refused call is none.
  ///
  /// @param paths relative to the repository
  public static List<Sightings> of(LogPlaces log, List<String> paths) throws IOException {
    var all = new LinkedHashMap<String, Sightings>();
    new LogReader(log)
        .each(record -> {
          if (LET.contains(record.decision()) && reads(record, paths)) {
            all.merge(record.session(), of(record), Sightings::and);
          }
        });
    return List.copyOf(all.values());
  }

  private static boolean reads(AuditRecord record, List<String> paths) {
    return !record.agent().equals("bailiwick")
        && record.effects().stream()
            .anyMatch(effect ->
                effect.kind().equals("reads")
                    && (paths.contains(effect.subject())
                        || effect.field().equals("tree")
                            && paths.stream().anyMatch(p -> within(p, effect.subject()))));
  }

  private static boolean within(String path, String tree) {
    return tree.equals(".") || path.startsWith(tree + "/");
  }

  private static Sightings of(AuditRecord record) {
    return new Sightings(
        record.session(), record.agent(), record.time(), record.time(), 1, record.tool());
  }

  private Sightings and(Sightings later) {
    return new Sightings(session, agent, first, later.last, times + later.times, tool);
  }

  /// For a person and a report.
  public String line() {
    return agent
        + " session "
        + session
        + ": "
        + times
        + " times by "
        + tool
        + ", "
        + first
        + " to "
        + last;
  }
}

package dev.bailiwick.core.audit;

import dev.bailiwick.core.text.Json;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts over records: what was decided, by which rules, for whom and when. One thread.
public final class AuditReport {
  private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
  private long records;

  public AuditReport() {
    for (var name : new String[] {"decision", "rule", "askedRule", "tool", "agent", "day"}) {
      counts.put(name, new TreeMap<>());
    }
  }

  /// Counts a record; the log's own and unjudged ones only as records.
  public void add(AuditRecord record) {
    records++;
    if (record.decision().isEmpty()) {
      return;
    }
    count("decision", record.decision());
    record.rules().stream().limit(1).forEach(rule -> count("rule", rule));
    if (record.decision().equals("ask")) {
      record.rules().stream().limit(1).forEach(rule -> count("askedRule", rule));
    }
    count("tool", record.tool());
    count("agent", record.agent());
    count("day", record.time().atZone(ZoneOffset.UTC).toLocalDate().toString());
  }

  private void count(String table, String key) {
    counts.getOrDefault(table, new TreeMap<>()).merge(key, 1L, Long::sum);
  }

  public long records() {
    return records;
  }

  /// The tables by name: `decision`, `rule` (the deciding one), `askedRule`, `tool`, `agent`, `day`
  /// (UTC); the most frequent first, days in order.
  public Map<String, Map<String, Long>> tables() {
    var tables = new LinkedHashMap<String, Map<String, Long>>();
    counts.forEach((name, table) ->
        tables.put(name, name.equals("day") ? new TreeMap<>(table) : sorted(table)));
    return tables;
  }

  private static Map<String, Long> sorted(Map<String, Long> table) {
    var sorted = new LinkedHashMap<String, Long>();
    table.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /// The tables beside each other; `tool` there is this report's own name, so that the tools' table
  /// is `calledTool`.
  public Json json() {
    var json = Json.object().put("schema", 1).put("tool", "audit report").put("records", records);
    tables()
        .forEach((name, table) -> {
          var rows = Json.object();
          table.forEach(rows::put);
          json.put(name.equals("tool") ? "calledTool" : name, rows.build());
        });
    return json.build();
  }
}

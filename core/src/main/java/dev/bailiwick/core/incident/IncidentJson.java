package dev.bailiwick.core.incident;

import dev.bailiwick.core.incident.Incident.Entry;
import dev.bailiwick.core.text.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A case as JSON, and back.
public final class IncidentJson {
  private IncidentJson() {}

  public static Json.Obj of(Incident incident) {
    return Json.object()
        .put("schema", 1)
        .put("id", incident.id())
        .put("kind", incident.kind().id())
        .put("subject", incident.subject())
        .put("finding", incident.finding())
        .put("runbook", incident.runbook())
        .put("shape", incident.shape())
        .put("paths", Json.strings(incident.paths()))
        .put("next", incident.next().map(Step::id))
        .put("entries", Json.array(incident.entries().stream().map(IncidentJson::entry).toList()))
        .build();
  }

  private static Json entry(Entry entry) {
    var json = Json.object().put("time", entry.time().toString()).put("by", entry.by());
    return switch (entry) {
      case Incident.Opened _ -> json.put("event", "opened").build();
      case Incident.Noted noted -> json.put("event", "noted").put("text", noted.text()).build();
      case Incident.Skipped skipped ->
          json.put("event", "skipped")
              .put("step", skipped.step())
              .put("reason", skipped.reason())
              .build();
      case Incident.Done done -> {
        var evidence = Json.object();
        done.evidence().forEach(evidence::put);
        yield json.put("event", "done")
            .put("step", done.step())
            .put("evidence", evidence.build())
            .build();
      }
    };
  }

  /// The case, or empty where this is none that we know.
  public static Optional<Incident> read(Json.Obj json) {
    var kind =
        Stream.of(IncidentKind.values())
            .filter(one -> one.id().equals(json.string("kind").orElse("")))
            .findFirst();
    try {
      return kind.map(known ->
          new Incident(
              json.string("id").orElse(""),
              known,
              json.string("subject").orElse(""),
              json.string("finding").orElse(""),
              json.string("runbook").orElse(""),
              texts(json.array("paths")),
              json.array("entries").stream()
                  .flatMap(one -> one instanceof Json.Obj o ? entry(o).stream() : Stream.empty())
                  .toList(),
              json.string("shape").orElse("")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(List<Json> array) {
    return array.stream()
        .flatMap(one -> one instanceof Json.Str(var text, var _) ? Stream.of(text) : Stream.empty())
        .toList();
  }

  private static Optional<Entry> entry(Json.Obj json) {
    var time = Instant.parse(json.string("time").orElse(""));
    var by = json.string("by").orElse("");
    var step = json.string("step").orElse("");
    return switch (json.string("event").orElse("")) {
      case "opened" -> Optional.of(new Incident.Opened(time, by));
      case "noted" -> Optional.of(new Incident.Noted(time, by, json.string("text").orElse("")));
      case "skipped" ->
          Optional.of(new Incident.Skipped(time, by, step, json.string("reason").orElse("")));
      case "done" -> {
        var evidence = new LinkedHashMap<String, String>();
        json.object("evidence")
            .ifPresent(all ->
                all.members()
                    .keySet()
                    .forEach(name -> evidence.put(name, all.string(name).orElse(""))));
        yield Optional.of(new Incident.Done(time, by, step, evidence));
      }
      default -> Optional.empty();
    };
  }
}

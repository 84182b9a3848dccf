package dev.bailiwick.core.audit;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// Reads a line of the log back into a record.
public final class RecordReader {
  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(4 << 20, 8);

  private RecordReader() {}

  /// The record, or empty where the line is none: not strict JSON, a member missing or of the wrong
  /// shape, or not in the one canonical spelling.
  public static Optional<AuditRecord> read(String line) {
    return switch (JsonReader.read(line, LIMITS)) {
      case JsonReader.Malformed _ -> Optional.empty();
      case JsonReader.Parsed(Json json) ->
          json instanceof Json.Obj object
              ? record(object).filter(record -> CanonicalJson.text(record.json()).equals(line))
              : Optional.empty();
    };
  }

  private static Optional<AuditRecord> record(Json.Obj json) {
    if (!(json.get("seq").orElse(null) instanceof Json.Num(String literal, Json.Span _))) {
      return Optional.empty();
    }
    var approver =
        json.object("approver").flatMap(kind -> kind.string("kind")).flatMap(Approver.Kind::of);
    if (approver.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AuditRecord(
              Long.parseLong(literal),
              Instant.parse(text(json, "time")),
              text(json, "event"),
              text(json, "agent"),
              text(json, "session"),
              text(json, "actor"),
              text(json, "tool"),
              json.array("effects").stream().map(RecordReader::effect).toList(),
              text(json, "decision"),
              json.array("rules").stream().map(RecordReader::rule).toList(),
              new Approver(approver.get()),
              text(json, "classification"),
              text(json, "policy"),
              json.string("command").orElse(null),
              json.string("note").orElse(null)));
    } catch (DateTimeParseException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String text(Json.Obj json, String name) {
    return json.string(name).orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static String rule(Json rule) {
    if (rule instanceof Json.Str(String value, Json.Span _)) {
      return value;
    }
    throw new IllegalArgumentException("rules");
  }

  private static EffectSummary effect(Json effect) {
    if (!(effect instanceof Json.Obj(Map<String, Json> members, Json.Span _)
        && members.size() == 2)) {
      throw new IllegalArgumentException("effects");
    }
    var object = (Json.Obj) effect;
    var field =
        members.keySet().stream().filter(name -> !name.equals("kind")).findFirst().orElseThrow();
    return new EffectSummary(text(object, "kind"), field, text(object, field));
  }
}

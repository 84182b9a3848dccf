package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.text.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one of our own commands did, for the log: names and counts, never a value.
///
/// @param event e.g. `secret-used`
/// @param command e.g. `secrets run`
/// @param note in a person's words; empty for none
public record CommandRecord(
    String event, String command, List<EffectSummary> effects, String note) {
  public CommandRecord {
    effects = List.copyOf(effects);
  }

  AuditRecord at(Instant time, String policy) {
    return new AuditRecord(
        0,
        time,
        event,
        "bailiwick",
        "",
        "",
        command,
        effects,
        "",
        List.of(),
        Approver.RULE,
        "",
        policy,
        null,
        note.isEmpty() ? null : note);
  }

  Json.Obj json(String root) {
    return Json.object()
        .put("root", root)
        .put("event", event)
        .put("command", command)
        .put(
            "effects",
            Json.array(
                effects.stream()
                    .map(effect ->
                        Json.strings(List.of(effect.kind(), effect.field(), effect.subject())))
                    .toList()))
        .put("note", note)
        .build();
  }

  /// The record that [#json] wrote, or empty.
  static Optional<CommandRecord> of(Json.Obj json) {
    var effects =
        json.array("effects").stream()
            .filter(Json.Arr.class::isInstance)
            .map(one -> ((Json.Arr) one).elements().stream().flatMap(CommandRecord::text).toList())
            .filter(words -> words.size() == 3)
            .map(words -> new EffectSummary(words.get(0), words.get(1), words.get(2)))
            .toList();
    return json.string("event")
        .map(event ->
            new CommandRecord(
                event, json.string("command").orElse(""), effects, json.string("note").orElse("")));
  }

  private static Stream<String> text(Json json) {
    return json instanceof Json.Str(String text, Json.Span _) ? Stream.of(text) : Stream.empty();
  }
}

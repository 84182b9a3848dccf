package dev.bailiwick.core.audit;

import dev.bailiwick.core.text.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One line of the audit log. Holds no prompt, no file content and no secret: who makes a draft has
/// redacted its texts. Texts are cut at [#MAX_TEXT] UTF-16 units, so that a line stays short.
///
/// @param seq place in the log from 0; also the leaf's index in the tree
/// @param time UTC, milliseconds
/// @param event what kind of event, e.g. `tool-asked`; `audit.…` for the log's own records
/// @param actor the subagent; empty for the main loop
/// @param decision `allow`, `rewrite`, `ask`, `deny`; empty for an event that is never judged
/// @param rules ids, the deciding one first
/// @param classification the highest level touched; empty where none was
/// @param policy hash of the effective policy
/// @param command the redacted command; null without `includeCommands`
/// @param note what the log says of itself; null but in its own records
public record AuditRecord(
    long seq,
    Instant time,
    String event,
    String agent,
    String session,
    String actor,
    String tool,
    List<EffectSummary> effects,
    String decision,
    List<String> rules,
    Approver approver,
    String classification,
    String policy,
    @Nullable String command,
    @Nullable String note) {

  public static final int MAX_TEXT = 16 << 10;

  /// RFC 3339 with exactly three digits of a second.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  public AuditRecord {
    time = time.truncatedTo(ChronoUnit.MILLIS);
    event = bounded(event);
    agent = bounded(agent);
    session = bounded(session);
    actor = bounded(actor);
    tool = bounded(tool);
    effects = List.copyOf(effects);
    decision = bounded(decision);
    rules = rules.stream().map(AuditRecord::bounded).toList();
    classification = bounded(classification);
    policy = bounded(policy);
    command = command == null ? null : bounded(command);
    note = note == null ? null : bounded(note);
  }

  private static String bounded(String text) {
    return Wellformed.text(text, MAX_TEXT);
  }

  /// The record with each effect's subject as `kept` spells it.
  public AuditRecord subjects(UnaryOperator<String> kept) {
    return new AuditRecord(
        seq,
        time,
        event,
        agent,
        session,
        actor,
        tool,
        effects.stream().map(effect -> effect.subject(kept)).toList(),
        decision,
        rules,
        approver,
        classification,
        policy,
        command,
        note);
  }

  /// A record the log makes about itself, e.g. `audit.genesis`.
  public static AuditRecord ofLog(Instant time, String event, String note) {
    return new AuditRecord(
        0,
        time,
        event,
        "bailiwick",
        "",
        "",
        "",
        List.of(),
        "",
        List.of(),
        Approver.RULE,
        "",
        "",
        null,
        note);
  }

  public AuditRecord withSeq(long newSeq) {
    if (newSeq == seq) {
      return this;
    }
    return new AuditRecord(
        newSeq,
        time,
        event,
        agent,
        session,
        actor,
        tool,
        effects,
        decision,
        rules,
        approver,
        classification,
        policy,
        command,
        note);
  }

  public Json.Obj json() {
    var json =
        Json.object()
            .put("seq", seq)
            .put("time", TIME.format(time))
            .put("event", event)
            .put("agent", agent)
            .put("session", session)
            .put("actor", actor)
            .put("tool", tool)
            .put("effects", Json.array(effects.stream().map(EffectSummary::json).toList()))
            .put("decision", decision)
            .put("rules", Json.strings(rules))
            .put("approver", Json.object().put("kind", approver.kind().word()).build())
            .put("classification", classification)
            .put("policy", policy);
    if (command != null) {
      json.put("command", command);
    }
    if (note != null) {
      json.put("note", note);
    }
    return json.build();
  }

  /// The record's bytes in the log, without a newline: canonical JSON in UTF-8.
  public byte[] line() {
    return CanonicalJson.bytes(json());
  }
}

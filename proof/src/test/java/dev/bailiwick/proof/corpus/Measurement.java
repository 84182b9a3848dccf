package dev.bailiwick.proof.corpus;

import dev.bailiwick.core.audit.InMemoryAuditLog;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.agent.claude.Request;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Judges cases by the whole road: hook input, event, effects, policy, decision, record. One
/// thread.
final class Measurement {
  private static final SecretScanner SECRETS = SecretScanner.packed();

  private final Path folder;
  private final Map<String, Fixture> fixtures = new HashMap<>();
  private final Map<String, Corridor> corridors = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private int sessions;

  /// @param folder empty; the repositories are made in it
  Measurement(Path folder) {
    this.folder = folder;
  }

  /// Every case under every variant it makes sense under, in order.
  List<Judged> judge(List<Case> cases, List<Variant> variants) throws IOException {
    var all = new ArrayList<Judged>();
    for (var variant : variants) {
      for (var one : cases) {
        if (one.policy().isEmpty() || one.policy().equals(variant.word())) {
          all.add(judge(one, variant));
        }
      }
    }
    return all;
  }

  private Judged judge(Case one, Variant variant) throws IOException {
    var fixture = fixture(one.repository());
    var corridor = corridor(one.repository(), fixture, variant);
    failures.clear();
    var session = "session-" + ++sessions;
    long start = System.nanoTime();
    try {
      for (var earlier : one.before()) {
        corridor.judge(Request.read(event(earlier, fixture, session)));
      }
      var decision = corridor.judge(Request.read(event(one.event(), fixture, session))).decision();
      long micros = (System.nanoTime() - start) / 1000;
      return failures.isEmpty()
          ? new Judged(
              one,
              variant,
              decision.word(),
              decision.rules().stream().map(Decision.Rule::id).toList(),
              decision.reason(),
              micros)
          : error(one, variant, failures.getFirst());
    } catch (RuntimeException | StackOverflowError e) {
      return error(one, variant, trace(e));
    }
  }

  private static Judged error(Case one, Variant variant, String trace) {
    return new Judged(one, variant, "error", List.of(), trace, 0);
  }

  private Fixture fixture(String kind) throws IOException {
    var known = fixtures.get(kind);
    if (known == null) {
      known = Fixture.make(folder.resolve(kind), kind);
      fixtures.put(kind, known);
    }
    return known;
  }

  private Corridor corridor(String kind, Fixture fixture, Variant variant) {
    return corridors.computeIfAbsent(
        kind + " " + variant,
        _ -> {
          var rulings =
              List.of(
                  new Corridor.Ruling(
                      fixture.root().toString(), variant.policy(fixture.languages())));
          var environment =
              Map.of(
                  "PATH", "/usr/local/bin:/usr/bin:/bin",
                  "HOME", fixture.home().toString(),
                  "USER", "dev",
                  "SHELL", "/bin/bash",
                  "LANG", "C.UTF-8",
                  "SHOP_API_KEY", "drawn-for-the-test");
          return new Corridor(
              new Corridor.Ports(
                  fixture.root().toString(),
                  new FileWorld(environment, fixture.home()),
                  () -> rulings,
                  new InMemoryAuditLog(),
                  () -> Instant.parse("2026-11-23T12:00:00Z"),
                  this::keep),
              new ShellEffects(Models.packed()),
              () -> SECRETS);
        });
  }

  private String keep(Throwable failure) {
    failures.add(trace(failure));
    return "E" + failures.size();
  }

  private static String trace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    var lines = text.toString().lines().limit(8).toList();
    return String.join("\n    ", lines);
  }

  /// The event as Claude Code sends it: the case's fields over those every event has.
  private static Json event(Json.Obj given, Fixture fixture, String session) {
    var built =
        Json.object()
            .put("session_id", session)
            .put("transcript_path", fixture.home() + "/.claude/projects/shop/session.jsonl")
            .put("cwd", fixture.root().toString())
            .put("permission_mode", "default")
            .put("hook_event_name", "PreToolUse")
            .put("tool_use_id", "call-1");
    given.members().forEach(built::put);
    var text =
        built
            .build()
            .write()
            .replace("$ROOT", fixture.root().toString())
            .replace("$HOME", fixture.home().toString());
    return switch (JsonReader.read(text, JsonReader.Limits.EVENT)) {
      case JsonReader.Parsed(var json) -> json;
      case JsonReader.Malformed(var message, var _, var _) ->
          throw new IllegalStateException(message);
    };
  }
}

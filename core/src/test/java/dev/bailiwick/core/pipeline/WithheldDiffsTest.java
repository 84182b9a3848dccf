package dev.bailiwick.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.InMemoryAuditLog;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.AgentEvent.Origin;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.InMemoryWorld;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WithheldDiffsTest {
  private static final String ROOT = "/home/dev/shop";
  private static final String POLICY =
      "version: 1\n"
          + "permissions: { read: { allow: [\"**\"], deny: [\".env*\", \"config/live.json\"] } }\n";

  private final Corridor corridor = corridor();

  private static Corridor corridor() {
    var read =
        PolicyReader.read(List.of(new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", POLICY)));
    var policy = ((PolicyReader.Read) read).policy();
    var ports =
        new Corridor.Ports(
            ROOT,
            new InMemoryWorld().folder(ROOT).folder(ROOT + "/.git"),
            () -> List.of(new Corridor.Ruling(ROOT, policy)),
            new InMemoryAuditLog(),
            InstantSource.fixed(Instant.EPOCH),
            failure -> {
              throw new AssertionError(failure);
            });
    return new Corridor(ports, new ShellEffects(Models.packed()), SecretScanner::none);
  }

  private static AgentEvent.ToolFinished ran(String command, String output) {
    return new AgentEvent.ToolFinished(
        new Origin("test", "s", "", ROOT, ""),
        new ToolCall.Shell("Bash", command, ToolCall.Dialect.BASH, List.of()),
        "c",
        Json.object().put("stdout", output).put("stderr", "").build(),
        false);
  }

  private static String part(String head, String line) {
    return head + "\nindex 1a2b3c4..5d6e7f8 100644\n--- x\n+++ y\n@@ -1 +1 @@\n-" + line + "\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diff --git a/.env b/.env",
        "diff --git .env .env",
        "diff --git i/.env w/.env",
        "diff --git a/old.txt b/.env.local",
        "diff --git a/app/.env b/app/.env",
        "diff --git \"a/sp ace/.env\" \"b/sp ace/.env\"",
        "diff --git a/config/live.json b/config/live.json",
        "diff --cc .env",
        "diff --combined .env"
      })
  void a_part_that_shows_a_guarded_file_is_withheld_and_the_rest_is_seen(String head) {
    var output =
        "commit 0123456789abcdef0123456789abcdef01234567\n\n    Say it\n\n"
            + part("diff --git a/src/a.js b/src/a.js", "kept one")
            + part(head, "MARKER=1")
            + part("diff --git a/src/b.js b/src/b.js", "kept two");

    var decision = corridor.judge(ran("git log -p", output)).decision();

    assertThat(decision).isInstanceOf(Decision.Rewrite.class);
    var seen = ((Decision.Rewrite) decision).input().write();
    assertThat(seen).contains("kept one", "kept two", "[withheld: ").doesNotContain("MARKER");
    assertThat(decision.rules())
        .extracting(Decision.Rule::id)
        .anyMatch(id -> id.contains("read.deny"));
  }

  @Test
  void the_next_commit_is_seen_again() {
    var output =
        part("diff --git a/.env b/.env", "MARKER=1")
            + "commit 89abcdef0123456789abcdef0123456789abcdef\nAuthor: A\n";

    var decision = corridor.judge(ran("git log -p", output)).decision();

    assertThat(((Decision.Rewrite) decision).input().write())
        .contains("commit 89abcdef", "Author: A")
        .doesNotContain("MARKER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diff --git a/src/env.js b/src/env.js",
        "diff --git a/config/dev.json b/config/dev.json",
        "diff --git a/docs/about .env files.md b/docs/about .env files.md"
      })
  void ordinary_parts_are_left_alone(String head) {
    var decision = corridor.judge(ran("git diff", part(head, "text"))).decision();

    assertThat(decision).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void text_that_only_speaks_of_a_diff_is_left_alone() {
    var decision =
        corridor.judge(ran("cat notes", "see `diff --git a/.env b/.env` in the log\n")).decision();

    assertThat(decision).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void behind_the_tool_an_output_that_still_shows_it_stops_the_round() {
    var call = ran("git show", part("diff --git a/.env b/.env", "MARKER=1"));

    var decision =
        corridor.judge(new AgentEvent.BatchFinished(call.origin(), List.of(call))).decision();

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.reason()).contains(":!.env").doesNotContain("MARKER");
  }
}

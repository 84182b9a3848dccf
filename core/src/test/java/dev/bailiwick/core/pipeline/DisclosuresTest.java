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
import dev.bailiwick.core.secret.rule.Template;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.core.world.InMemoryWorld;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A policy that allows everything, so that what is stopped is stopped for its secret.
final class DisclosuresTest {
  private static final String ROOT = "/repo";
  private static final Origin ORIGIN = new Origin("test", "s", "", ROOT, "");
  private static final SecretScanner SCANNER = SecretScanner.packed();
  private static final String POLICY =
      """
      version: 1
      permissions:
        read: { allow: ["**"] }
        write: { allow: ["**"] }
        delete: { allow: ["**"] }
        execute: { allow: ["*"] }
        network: { allow: ["*"] }
        tools: { allow: ["*"] }
      autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
      logging: { enabled: true, includeCommands: true }
      """;

  private final Template drawn = new Template("disclosures");

  /// Its checksum is right: nothing is surer.
  private final String token = drawn.fill("{{crc:github:ghp_}}");

  /// Its checksum is wrong.
  private final String doubtful = drawn.fill("ghp_{{alnum:36}}");

  private final InMemoryWorld world = new InMemoryWorld().folder(ROOT);
  private final InMemoryAuditLog log = new InMemoryAuditLog();
  private final List<Throwable> failures = new ArrayList<>();
  private final Corridor corridor = corridor(() -> SCANNER);

  private Corridor corridor(Supplier<SecretScanner> scanner) {
    var read =
        PolicyReader.read(List.of(new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", POLICY)));
    var policy = ((PolicyReader.Read) read).policy();
    var ports =
        new Corridor.Ports(
            ROOT,
            world,
            () -> List.of(new Corridor.Ruling(ROOT, policy)),
            log,
            InstantSource.fixed(Instant.EPOCH),
            failure -> {
              failures.add(failure);
              return "f";
            });
    return new Corridor(ports, new ShellEffects(Models.packed()), scanner);
  }

  @AfterEach
  void nothing_of_a_value_is_kept() {
    assertThat(log.records().toString())
        .doesNotContain(token.substring(4))
        .doesNotContain(doubtful.substring(4));
    assertThat(failures).isEmpty();
  }

  private Decision asked(ToolCall call) {
    return corridor.judge(new AgentEvent.ToolAsked(ORIGIN, call, "c")).decision();
  }

  private Decision shell(String command) {
    return asked(new ToolCall.Shell("Bash", command, ToolCall.Dialect.BASH, List.of()));
  }

  private Decision write(String path, String content) {
    return asked(new ToolCall.WriteFile("Write", path, content));
  }

  private Decision finished(Json output) {
    return corridor.judge(finishedEvent(output)).decision();
  }

  private static AgentEvent.ToolFinished finishedEvent(Json output) {
    return new AgentEvent.ToolFinished(
        ORIGIN,
        new ToolCall.Shell("Bash", "ls", ToolCall.Dialect.BASH, List.of()),
        "c",
        output,
        false);
  }

  private static List<String> rules(Decision decision) {
    return decision.rules().stream().map(Decision.Rule::id).toList();
  }

  @Test
  void a_prompt_with_a_secret_is_stopped_and_shown_masked() {
    var decision =
        corridor
            .judge(new AgentEvent.PromptSent(ORIGIN, "deploy with " + token + " please"))
            .decision();
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(rules(decision)).containsExactly("builtin:secret-in-prompt", "secret:github-pat");
    assertThat(decision.reason()).contains("ghp_***").doesNotContain(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "why does process.env.STRIPE_KEY not reach the worker?",
        "set GITHUB_TOKEN=ghp_YOUR_TOKEN_HERE in the docs",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b broke the build"
      })
  void a_prompt_without_one_goes_on(String prompt) {
    assertThat(corridor.judge(new AgentEvent.PromptSent(ORIGIN, prompt)).decision())
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void a_sure_secret_in_a_write_is_denied_with_the_way_out() {
    var decision = write("src/api.ts", "const githubToken = '" + token + "';\n");
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(rules(decision)).startsWith("builtin:secret-in-write", "secret:github-pat");
    assertThat(decision.reason()).contains("`process.env.GITHUB_TOKEN`").doesNotContain(token);
    assertThat(write("api.py", "GITHUB_TOKEN = '" + token + "'\n").reason())
        .contains("`os.environ[\"GITHUB_TOKEN\"]`");
  }

  @Test
  void a_doubtful_one_is_asked() {
    assertThat(write("src/api.ts", "const t = '" + doubtful + "';"))
        .isInstanceOf(Decision.Ask.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const t = process.env.GITHUB_TOKEN;",
        "token: ${{ secrets.GITHUB_TOKEN }}",
        "GITHUB_TOKEN=YOUR_GITHUB_TOKEN_HERE",
        "password = os.environ['DB_PASSWORD']"
      })
  void references_and_placeholders_are_written_freely(String content) {
    assertThat(write("src/a.ts", content)).isInstanceOf(Decision.Allow.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo TOKEN=%s > app.env",
        "echo \"x\" && printf '%s' | tee app.txt",
        "cat > conf.yml <<'EOF'\ntoken: %s\nEOF",
        "T=%s; echo \"$T\" >> notes.txt",
        "curl -H 'Authorization: Bearer %s' https://api.github.com/user",
        "touch notes-%s.txt"
      })
  void a_command_that_keeps_or_sends_one_is_denied(String command) {
    assertThat(shell(command.replace("%s", token))).isInstanceOf(Decision.Deny.class);
    assertThat(rules(shell(command.replace("%s", "$GITHUB_TOKEN"))))
        .noneMatch(rule -> rule.contains("secret"));
  }

  @Test
  void pieces_that_the_shell_joins_are_one_value() {
    var cut = token.substring(0, 10) + "'" + "'" + token.substring(10);
    assertThat(shell("echo '" + cut + "' > a.txt")).isInstanceOf(Decision.Deny.class);
    var halves = "A=" + token.substring(0, 10) + "; B=" + token.substring(10) + "; ";
    assertThat(shell(halves + "echo \"$A$B\" > a.txt")).isInstanceOf(Decision.Deny.class);
  }

  @Test
  void a_command_that_only_names_one_is_asked() {
    assertThat(shell("grep -rn " + token + " src")).isInstanceOf(Decision.Ask.class);
  }

  @Test
  void what_leaves_by_other_tools_is_judged_alike() {
    assertThat(asked(new ToolCall.FetchUrl("WebFetch", "https://example.com/?t=" + token)))
        .isInstanceOf(Decision.Deny.class);
    assertThat(asked(new ToolCall.SearchWeb("WebSearch", "what is " + token)))
        .isInstanceOf(Decision.Deny.class);
    var input = Json.object().put("body", Json.array(List.of(Json.of("see " + token)))).build();
    var decision = asked(new ToolCall.McpCall("mcp__wiki__post", "wiki", "post", input));
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(rules(decision)).startsWith("builtin:secret-leaving", "secret:github-pat");
  }

  @Test
  void an_output_reaches_the_model_masked_in_its_own_shape() {
    var output =
        Json.object()
            .put("stdout", "a\u00e9\u2013 " + token + " and " + token + " end")
            .put("stderr", "")
            .put("interrupted", false)
            .build();
    var decision = finished(output);
    assertThat(decision).isInstanceOf(Decision.Rewrite.class);
    var shown = (Json.Obj) ((Decision.Rewrite) decision).input();
    assertThat(shown.members().keySet()).isEqualTo(output.members().keySet());
    assertThat(shown.string("stdout").orElseThrow())
        .matches("a\u00e9\u2013 (\u2039redacted github-pat [0-9a-f]{8}\u203a) and \\1 end");
    assertThat(rules(decision)).startsWith("builtin:secret-in-output");
  }

  @Test
  void a_name_beside_a_value_tells_what_it_is() {
    var secret = drawn.fill("{{alnum:40}}");
    var output = (Json.Obj) parsed("{\"aws_secret_access_key\":\"" + secret + "\",\"n\":1}");
    var decision = finished(output);
    assertThat(decision).isInstanceOf(Decision.Rewrite.class);
    assertThat(((Decision.Rewrite) decision).input().write()).doesNotContain(secret);
  }

  private static Json parsed(String text) {
    return ((JsonReader.Parsed) JsonReader.read(text, JsonReader.Limits.EVENT)).json();
  }

  @Test
  void an_output_without_one_is_left_alone() {
    assertThat(finished(Json.object().put("stdout", "total 12\nsrc\n").build()))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void the_batch_holds_back_what_is_not_masked_and_lets_masks_through() {
    var open = finishedEvent(Json.of("token " + token));
    var batch = new AgentEvent.BatchFinished(ORIGIN, List.of(open));
    assertThat(corridor.judge(batch).decision()).isInstanceOf(Decision.Deny.class);
    var masked = ((Decision.Rewrite) finished(Json.of("token " + token))).input();
    var after = new AgentEvent.BatchFinished(ORIGIN, List.of(finishedEvent(masked)));
    assertThat(corridor.judge(after).decision()).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void a_mask_does_not_come_back_into_a_file() {
    var masked = ((Decision.Rewrite) finished(Json.of("key=" + token))).input();
    var decision = write("src/a.cfg", ((Json.Str) masked).value());
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(rules(decision)).startsWith("builtin:masked-value");
  }

  @Test
  void a_mark_that_silences_later_scans_needs_a_person() {
    var mark = "x = 1  # bailiwick-ignore: github-pat -- rotated last week\n";
    var decision = write("src/a.py", mark);
    assertThat(decision).isInstanceOf(Decision.Ask.class);
    assertThat(rules(decision)).startsWith("builtin:ignore-mark");
    assertThat(shell("echo '# bailiwick-ignore: github-pat -- fine' >> src/a.py"))
        .isInstanceOf(Decision.Ask.class);
    world.file(ROOT + "/src/a.py", mark);
    assertThat(write("src/a.py", mark + "y = 2\n")).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void a_detector_that_fails_opens_nothing() {
    var guard =
        corridor(() -> {
          throw new IllegalStateException("no rules");
        });
    var shell = new ToolCall.Shell("Bash", "ls", ToolCall.Dialect.BASH, List.of());
    for (var event :
        List.of(
            new AgentEvent.PromptSent(ORIGIN, "hello"),
            new AgentEvent.ToolAsked(ORIGIN, shell, "c"),
            finishedEvent(Json.of("out")))) {
      var decision = guard.judge(event).decision();
      assertThat(decision).isInstanceOf(Decision.Deny.class);
      assertThat(rules(decision)).containsExactly("builtin:failure");
    }
    assertThat(failures).hasSize(3);
    failures.clear();
  }

  @Test
  void a_value_that_the_file_holds_already_may_stay_in_it() {
    world.file(ROOT + "/held.txt", "key " + token);
    assertThat(write("held.txt", "the key is " + token)).isInstanceOf(Decision.Allow.class);
    assertThat(write("other.txt", "the key is " + token)).isInstanceOf(Decision.Deny.class);
    assertThat(write("held.txt", drawn.fill("{{crc:github:ghp_}}")))
        .isInstanceOf(Decision.Deny.class);
  }
}

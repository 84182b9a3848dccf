package dev.bailiwick.workstation.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.judging.Situation.Speaker;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CedarReaderTest {
  private static final String LISTS =
      """
      version: 1
      permissions:
        read: { allow: ["**"] }
        write: { allow: ["**"] }
        execute: { allow: ["git push"] }
        network: { allow: ["example.org:443"] }
      autoApprove: { read: true, write: true, bash: true }
      """;

  /// A Saturday, eleven at night.
  private static final Clock NIGHT =
      Clock.fixed(Instant.parse("2026-11-28T23:00:00Z"), ZoneOffset.UTC);

  @TempDir Path root;

  private Decision judge(String cedar, Effect effect, Speaker speaker) {
    return policy(cedar)
        .judge(
            new Situation(
                List.of(effect), new ToolCall.ReadFile("Read", "a"), at(""), at(""), speaker),
            world());
  }

  private Decision judge(String cedar, Effect effect) {
    return judge(cedar, effect, new Speaker("claude", Optional.empty()));
  }

  private World world() {
    return new FileWorld(Map.of(), root);
  }

  private String at(String name) {
    try {
      return root.toRealPath().resolve(name).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static PolicyReader.Result read(String cedar) {
    return PolicyReader.read(
        List.of(
            new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", LISTS),
            new PolicySource(Layer.TEAM, ".claude/team-policy.cedar", cedar)),
        source -> new CedarReader(source).read(NIGHT));
  }

  private static EffectivePolicy policy(String cedar) {
    return read(cedar).orThrow();
  }

  private Effect read(Path file) {
    return new Effect.Reads(Target.file(file.toString()), Place.WHOLE);
  }

  private static Effect push(String... options) {
    return new Effect.Runs(
        new Invocation(
            "git",
            List.of("git", "push"),
            List.of(List.of(options)),
            List.of("push"),
            1,
            List.of()),
        true,
        Place.WHOLE);
  }

  @Test
  void aMetConditionDeniesAndNamesItsRule() {
    var decision =
        judge(
            """
            // Nobody pushes by force.
            @id("no-force")
            @reason("History is shared")
            forbid(principal, action == Action::"run", resource == Program::"git")
            when { context.operands.contains("push") && context.options.contains("--force") };
            """,
            push("-f", "--force"));
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.rules().getFirst())
        .isEqualTo(new Decision.Rule("condition:no-force", "team", ".claude/team-policy.cedar:2"));
    assertThat(decision.reason()).startsWith("History is shared");
  }

  @Test
  void whatMeetsNoConditionIsLeftToTheLists() {
    var cedar =
        """
        forbid(principal, action == Action::"run", resource)
        when { context.options.contains("--force") };
        """;
    assertThat(judge(cedar, push("-u"))).isInstanceOf(Decision.Allow.class);
    assertThat(judge(cedar, new Effect.Reaches(new Host("https", "other.org", 443), Place.WHOLE)))
        .isInstanceOf(Decision.Ask.class);
  }

  @Test
  void hoursAndWhatTheSessionHasReadCount() {
    var night =
        """
        @answer("ask")
        forbid(principal, action == Action::"run", resource)
        when { context.around.time.weekday > 5 || context.around.time.hour >= 20 };
        """;
    assertThat(judge(night, push())).isInstanceOf(Decision.Ask.class);
    var marked =
        """
        forbid(principal == Agent::"claude", action == Action::"reach", resource)
        when { ["confidential", "critical"].contains(context.around.read) };
        """;
    var reach = new Effect.Reaches(new Host("https", "example.org", 443), Place.WHOLE);
    assertThat(judge(marked, reach)).isInstanceOf(Decision.Allow.class);
    assertThat(judge(marked, reach, new Speaker("claude", Optional.of(Level.CONFIDENTIAL))))
        .isInstanceOf(Decision.Deny.class);
    assertThat(judge(marked, reach, new Speaker("codex", Optional.of(Level.CONFIDENTIAL))))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void aPathIsTheOneOnTheDisk() throws IOException {
    Files.createDirectories(root.resolve("ledger"));
    Files.writeString(root.resolve("ledger/2026"), "1");
    Files.createSymbolicLink(root.resolve("notes"), root.resolve("ledger"));
    var cedar =
        "forbid(principal, action == Action::\"read\", resource) when { context.path like"
            + " \"ledger/*\" };";
    assertThat(judge(cedar, read(root.resolve("notes/2026")))).isInstanceOf(Decision.Deny.class);
    assertThat(judge(cedar, read(root.resolve("x/../ledger/2026"))))
        .isInstanceOf(Decision.Deny.class);
    assertThat(judge(cedar, read(root.resolve("readme")))).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void aTreeMayHoldWhatAConditionOnPathsMeans() throws IOException {
    Files.createDirectories(root.resolve("src/ledger"));
    Files.writeString(root.resolve("src/a"), "1");
    var paths =
        "forbid(principal, action == Action::\"read\", resource) when { context.path like"
            + " \"src/ledger/*\" };";
    assertThat(judge(paths, tree("src"))).isInstanceOf(Decision.Ask.class);
    assertThat(judge(paths, tree("src/a"))).isInstanceOf(Decision.Allow.class);
    var write = paths.replace("\"read\"", "\"write\"");
    assertThat(judge(write, tree("src"))).isInstanceOf(Decision.Allow.class);
    var hours = "forbid(principal, action, resource) when { context.around.time.hour < 3 };";
    assertThat(judge(hours, tree("src"))).isInstanceOf(Decision.Allow.class);
  }

  private Effect tree(String name) {
    return new Effect.Reads(Target.tree(at(name)), Place.WHOLE);
  }

  @Test
  void aConditionThatFailsAsks() {
    var cedar =
        """
        forbid(principal, action == Action::"reach", resource)
        when { context.port * 9223372036854775807 > 3 };
        """;
    var decision =
        judge(cedar, new Effect.Reaches(new Host("https", "example.org", 443), Place.WHOLE));
    assertThat(decision).isInstanceOf(Decision.Ask.class);
    assertThat(decision.reason()).contains("cannot be judged");
  }

  @Test
  void conditionsCannotAllow() {
    assertThat(problem("permit(principal, action, resource);"))
        .startsWith(".claude/team-policy.cedar:1: a condition can only forbid");
  }

  @Test
  void whatIsWrongIsToldWithItsLine() {
    var good = "forbid(principal, action == Action::\"call\", resource); // a \"comment\";\n";
    assertThat(problem(good + "forbid(principal, action, resource)\n when { x == };"))
        .startsWith(".claude/team-policy.cedar:2: unexpected token");
    assertThat(problem(good + "\n\nforbid(principal, action == Action::\"rread\", resource);"))
        .startsWith(".claude/team-policy.cedar:4: unrecognized action")
        .contains("did you mean `Action::\"read\"`?");
    assertThat(
            problem(
                "forbid(principal, action == Action::\"read\", resource) when { context.port == 1"
                    + " };"))
        .contains("attribute `port`");
    assertThat(problem("@answr(\"ask\") forbid(principal, action, resource);"))
        .contains("unknown annotation `@answr`");
    assertThat(problem("@answer(\"allow\") forbid(principal, action, resource);"))
        .contains("neither `ask` nor `deny`");
    assertThat(problem("forbid(principal, action, resource) when { 1 == 2 };"))
        .contains("impossible");
    assertThat(problem("@id(\"a\") " + good + "@id(\"a\") " + good)).contains("a second condition");
    assertThat(problem("forbid(principal, action, resource)")).contains(":1: ");
  }

  private static String problem(String cedar) {
    return switch (read(cedar)) {
      case PolicyReader.Rejected(var problems) -> problems.getFirst().toString();
      case PolicyReader.Read _ -> throw new AssertionError("it was taken");
    };
  }

  @Test
  void conditionsAreLinesOfThePolicyAndPartOfItsFingerprint() {
    var one = policy("@id(\"x\") forbid(principal, action == Action::\"call\", resource);");
    assertThat(one.lines())
        .filteredOn(line -> line.section().equals("condition"))
        .singleElement()
        .satisfies(line -> assertThat(line.value()).isEqualTo("x"));
    assertThat(policy("").fingerprint()).isNotEqualTo(one.fingerprint());
  }
}

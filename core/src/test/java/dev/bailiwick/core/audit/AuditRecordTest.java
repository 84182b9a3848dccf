package dev.bailiwick.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditRecordTest {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00.120456Z");
  private static final Effect.Place HERE = Effect.Place.WHOLE;
  private static final AgentEvent EVENT =
      new AgentEvent.ToolAsked(
          new AgentEvent.Origin("claude", "s1", "", "/repo", "PreToolUse"),
          new ToolCall.Shell("Bash", "cat .env", ToolCall.Dialect.BASH, List.of()),
          "c1");
  private static final Decision DENY =
      new Decision.Deny(
          List.of(new Decision.Rule("read.deny:.env*", "repository", "bailiwick.yaml:4")), "no");

  private static AuditDraft draft() {
    return new AuditDraft(TIME, "/repo", Approver.RULE, "critical", "sha256:ab", null);
  }

  private static String line(AuditRecord record) {
    return new String(record.line(), StandardCharsets.UTF_8);
  }

  @Test
  void a_line_has_the_fields_of_the_contract_in_canonical_order() {
    var effects = List.<Effect>of(new Effect.Reads(Target.file("/repo/.env"), HERE));
    assertThat(line(draft().of(EVENT, effects, DENY).withSeq(7)))
        .isEqualTo(
            "{\"actor\":\"\",\"agent\":\"claude\",\"approver\":{\"kind\":\"rule\"},"
                + "\"classification\":\"critical\",\"decision\":\"deny\","
                + "\"effects\":[{\"kind\":\"reads\",\"path\":\".env\"}],\"event\":\"tool-asked\","
                + "\"policy\":\"sha256:ab\",\"rules\":[\"read.deny:.env*\"],\"seq\":7,"
                + "\"session\":\"s1\",\"time\":\"2026-11-23T10:00:00.120Z\",\"tool\":\"Bash\"}");
  }

  @Test
  void the_command_is_there_only_when_it_is_given() {
    var with = new AuditDraft(TIME, "/repo", Approver.RULE, "", "", "cat .env");
    assertThat(line(with.of(EVENT, List.of(), DENY))).contains("\"command\":\"cat .env\"");
    assertThat(line(draft().of(EVENT, List.of(), DENY))).doesNotContain("command");
  }

  @Test
  void an_effect_is_kept_without_its_words() {
    var run =
        new Effect.Invocation(
            "curl", List.of("curl", "-u", "me:x"), List.of(), List.of("me:x"), 0, List.of("/r"));
    assertThat(EffectSummary.of(new Effect.Runs(run, true, HERE), "/repo"))
        .isEqualTo(new EffectSummary("runs", "program", "curl"));
    assertThat(EffectSummary.of(new Effect.Reaches(new Host("https", "::1", 443), HERE), "/"))
        .isEqualTo(new EffectSummary("reaches", "host", "[::1]:443"));
    assertThat(EffectSummary.of(new Effect.Reaches(new Host("", "h", 0), HERE), "/"))
        .isEqualTo(new EffectSummary("reaches", "host", "h"));
    assertThat(EffectSummary.of(new Effect.Exposes("HOME", HERE), "/"))
        .isEqualTo(new EffectSummary("exposes", "variable", "HOME"));
    assertThat(EffectSummary.of(new Effect.Controls("git hooks", HERE), "/").subject())
        .isEqualTo("git hooks");
    assertThat(EffectSummary.of(new Effect.Calls("mcp__a__b", HERE), "/").field())
        .isEqualTo("tool");
    assertThat(EffectSummary.of(new Effect.Unknown("too long", HERE), "/").field())
        .isEqualTo("reason");
  }

  @Test
  void a_path_is_relative_only_where_it_is_inside() {
    assertThat(path("/repo/src/a")).isEqualTo("src/a");
    assertThat(path("/repo")).isEqualTo(".");
    assertThat(path("/repository/a")).isEqualTo("/repository/a");
    assertThat(path("/repo/../etc/passwd")).isEqualTo("/repo/../etc/passwd");
    assertThat(path("/repo/..")).isEqualTo("/repo/..");
    assertThat(EffectSummary.of(new Effect.Deletes(Target.tree("/repo/a"), HERE), "/repo"))
        .isEqualTo(new EffectSummary("deletes", "tree", "a"));
    assertThat(EffectSummary.of(new Effect.Reads(Target.file("/etc/x"), HERE), "/").subject())
        .isEqualTo("etc/x");
  }

  private static String path(String path) {
    return EffectSummary.of(new Effect.Writes(Target.file(path), HERE), "/repo").subject();
  }

  @Test
  void a_long_list_of_effects_is_cut_and_says_so() {
    var effects = new ArrayList<Effect>();
    for (int i = 0; i < 103; i++) {
      effects.add(new Effect.Writes(Target.file("/repo/" + i), HERE));
      effects.add(new Effect.Writes(Target.file("/repo/" + i), HERE));
    }
    var kept = EffectSummary.of(effects, "/repo");
    assertThat(kept).hasSize(101);
    assertThat(kept.getLast()).isEqualTo(new EffectSummary("more", "count", "3"));
    assertThat(EffectSummary.of(effects.subList(0, 200), "/repo")).hasSize(100);
  }

  @Test
  void any_text_makes_a_line_that_reads_back() {
    var nasty = "a\ud800\"\\\n\u0000\ud83d\ude00\udc00" + "x".repeat(AuditRecord.MAX_TEXT);
    var record =
        new AuditRecord(
            3,
            TIME,
            nasty,
            nasty,
            nasty,
            nasty,
            nasty,
            List.of(new EffectSummary("reads", "path", nasty)),
            nasty,
            List.of(nasty),
            new Approver(Approver.Kind.BREAK_GLASS),
            nasty,
            nasty,
            nasty,
            nasty);
    assertThat(RecordReader.read(line(record))).contains(record);
    assertThat(record.agent()).hasSize(AuditRecord.MAX_TEXT).endsWith("\u2026");
  }

  @Test
  void only_the_canonical_spelling_is_a_record() {
    var line = line(draft().of(EVENT, List.of(), DENY));
    assertThat(RecordReader.read(line)).isPresent();
    assertThat(RecordReader.read(line.replace("\"seq\":0", "\"seq\": 0"))).isEmpty();
    assertThat(RecordReader.read(line.replace("\"seq\":0", "\"seq\":\"0\""))).isEmpty();
    assertThat(RecordReader.read(line.replace("\"seq\":0", "\"seq\":0.5"))).isEmpty();
    assertThat(RecordReader.read(line.replace("\"rule\"", "\"nobody\""))).isEmpty();
    assertThat(RecordReader.read(line.replace("[]", "[1]"))).isEmpty();
    assertThat(RecordReader.read(line.replace("2026-", "2026_"))).isEmpty();
    assertThat(RecordReader.read(line.replace("\"tool\":\"Bash\"", "\"tool\":7"))).isEmpty();
    assertThat(RecordReader.read("[]")).isEmpty();
    assertThat(RecordReader.read("{")).isEmpty();
  }

  @Test
  void a_proof_file_shows_a_record_to_a_third_party() {
    var signer = NoteSigner.generate("bailiwick/test");
    var leaves = new ArrayList<Hash>();
    for (int i = 0; i < 5; i++) {
      leaves.add(Merkle.leaf(draft().of(EVENT, List.of(), DENY).withSeq(i).line()));
    }
    var plain = new MerkleTest.Plain(leaves);
    var checkpoint = new Checkpoint("bailiwick/test", 5, plain.root(0, 5)).sign(signer);
    var line = line(draft().of(EVENT, List.of(), DENY).withSeq(4));
    var proof = new RecordProof(line, 4, Merkle.inclusion(4, 5, plain), checkpoint);
    assertThat(proof.text()).startsWith("c2sp.org/tlog-proof@v1\nextra ").contains("\nindex 4\n");
    var read = RecordProof.parse(proof.text()).orElseThrow();
    assertThat(read).isEqualTo(proof);
    assertThat(read.holds(signer.verifier())).isTrue();
    assertThat(read.holds(NoteSigner.generate("bailiwick/test").verifier())).isFalse();
    assertThat(new RecordProof(line, 3, proof.path(), checkpoint).holds(signer.verifier()))
        .isFalse();
    assertThat(new RecordProof(line + " ", 4, proof.path(), checkpoint).holds(signer.verifier()))
        .isFalse();
    assertThat(RecordProof.parse("")).isEmpty();
    assertThat(RecordProof.parse(proof.text().replace("index 4", "index 04"))).isEmpty();
    assertThat(RecordProof.parse(proof.text().replace("@v1", "@v2"))).isEmpty();
    assertThat(RecordProof.parse(proof.text().replace("extra ", "extra %"))).isEmpty();
    assertThat(RecordProof.parse(proof.text().replace("index 4\n", "index 4\nzzz\n"))).isEmpty();
  }
}

package dev.bailiwick.workstation.guard.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.NoteSigner;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeldWaiversTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  private static final String END = "2026-12-28T03:00:00Z";

  @TempDir Path root;
  @TempDir Path config;

  private static String item(String path, String from, String expires, String signature) {
    return String.join(
        "\n",
        "  - path: " + path,
        "    from: " + from,
        "    to: public",
        "    reason: it is printed",
        "    by: Ada <ada@example.org>",
        "    expires: \"" + expires + "\"",
        "    signature: \"" + signature + "\"",
        "");
  }

  private static String signature(NoteSigner signer, String path, String from, String expires) {
    var rule = Layer.REPOSITORY.rule("waiver:" + path, "");
    var level = Level.of(from).orElseThrow();
    var waiver =
        new Waiver(
            path,
            level,
            Level.PUBLIC,
            "it is printed",
            "Ada <ada@example.org>",
            Instant.parse(expires),
            rule);
    return WaiverKeys.signature(waiver, signer);
  }

  private HeldWaivers held(String items) throws IOException {
    var file = root.resolve(HeldWaivers.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "version: 1\nwaivers:\n" + items);
    return HeldWaivers.read(root, config, NOW);
  }

  private NoteSigner own() {
    return new WaiverKeys(config).own();
  }

  @Test
  void one_that_the_user_signed_counts() throws IOException {
    var held = held(item("a.md", "critical", END, signature(own(), "a.md", "critical", END)));

    assertThat(held.refused()).isEmpty();
    assertThat(held.counted()).extracting(Waiver::path).containsExactly("a.md");
    assertThat(held.counted().getFirst().rule().source()).isEqualTo(".bailiwick/waivers.yaml:3");
  }

  @ParameterizedTest
  @CsvSource({
    "b.md, critical, 2026-12-28T03:00:00Z, its signature",
    "a.md, confidential, 2026-12-28T03:00:00Z, its signature",
    "a.md, critical, 2026-12-29T03:00:00Z, its signature",
    "a.md, critical, 2026-11-28T02:59:59Z, it expired",
    "a.md, critical, 2036-12-28T03:00:00Z, more than 366 days",
    "a.md, loud, 2026-12-28T03:00:00Z, unknown word",
    "a.md, critical, tomorrow, is no time",
    "'**', critical, 2026-12-28T03:00:00Z, everything",
  })
  void one_that_is_not_what_was_signed_counts_for_nothing(
      String path, String from, String expires, String why) throws IOException {
    var good = signature(own(), "a.md", "critical", END);

    var held = held(item("\"" + path + "\"", from, expires, good));

    assertThat(held.counted()).isEmpty();
    assertThat(held.refused()).hasSize(1);
    assertThat(held.refused().getFirst().toString())
        .startsWith(HeldWaivers.FILE + ":")
        .contains(why);
  }

  @Test
  void one_of_a_colleague_counts_where_their_key_is_trusted() throws IOException {
    var colleague = NoteSigner.generate("colleague");
    var item = item("a.md", "critical", END, signature(colleague, "a.md", "critical", END));

    assertThat(held(item).refused().getFirst().toString()).contains("nobody here trusts the key");

    Files.writeString(config.resolve("waiver-keys"), "# Bo\n" + colleague.verifier().text() + "\n");
    assertThat(held(item).counted()).hasSize(1);
  }

  @Test
  void a_stranger_that_takes_the_name_of_a_trusted_key_is_refused() throws IOException {
    var name = own().verifier().name();
    var stranger = NoteSigner.generate(name);

    var held = held(item("a.md", "critical", END, signature(stranger, "a.md", "critical", END)));

    assertThat(held.counted()).isEmpty();
    assertThat(held.refused()).hasSize(1);
  }

  @Test
  void a_bad_one_leaves_the_others_in_force() throws IOException {
    var good = item("a.md", "critical", END, signature(own(), "a.md", "critical", END));
    var bad = item("b.md", "critical", END, "nobody AAAA");

    var held = held(bad + good + "  - path: c.md\n");

    assertThat(held.counted()).hasSize(1);
    assertThat(held.refused()).hasSize(2);
  }

  @Test
  void a_file_that_is_no_yaml_and_a_damaged_key_are_one_line_each() throws IOException {
    own();
    Files.writeString(config.resolve("waiver.key"), "nothing\n");

    var held = held("  - path: [\n");

    assertThat(held.counted()).isEmpty();
    assertThat(held.refused()).hasSize(2);
  }

  @Test
  void without_a_file_there_is_nothing_to_say() {
    assertThat(HeldWaivers.read(root, config, NOW).refused()).isEmpty();
  }
}

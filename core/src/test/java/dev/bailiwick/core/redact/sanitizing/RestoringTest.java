package dev.bailiwick.core.redact.sanitizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way back: of what comes from a model, and of any text at all.
final class RestoringTest {
  private static final List<String> PIECES =
      List.of(
          "Project Falcon",
          "projectFalcon",
          "PROJECT_FALCON",
          "project-falcon",
          "projectfalcons",
          "PROJECT FALCON",
          "pROJECT  fALCON",
          "xprojectfalconx",
          "Project\n * Falcon",
          "Nightjar",
          "NIGHTJAR_2",
          "nightjars",
          "ledgerName",
          "LedgerNames",
          "ledger_name",
          "accountName",
          "account_name",
          "stripeId",
          "stripe_id",
          "STRIPE_ID2",
          "stripeIdentity",
          "paymentProviderId",
          "payment_provider_id2",
          "stripeCustomerIds",
          "twilio_account_id",
          "jane.doe@corp.io",
          "JANE.DOE@corp.io",
          "bob@corp.io",
          "81.2.69.142",
          "+44 20 7946 0018",
          "build.corp.internal",
          "db1.acme.corp",
          "topic",
          "Topic",
          "user123456@example.com",
          "192.0.2.17",
          "\\n",
          "\\\\n",
          "\\",
          "\"",
          "'",
          "`",
          "\n",
          " ",
          "  ",
          ".",
          ",",
          ":",
          "=",
          "(",
          ")",
          "{",
          "}",
          "<",
          ">",
          "/",
          "-",
          "_",
          "a",
          "Z",
          "get",
          "Name",
          "é",
          "\uD83D\uDE00",
          "0",
          "7",
          "# ",
          "// ",
          "\t",
          "null");
  private static final List<String> NAMES =
      List.of(
          "a.ts", "a.py", "A.java", "a.go", "a.rb", "a.php", "a.yaml", "a.json", "a.sh", "a.md",
          "");

  private final RestoreMap map = new RestoreMap();
  private final Sanitizer sanitizer = sanitizer(map);

  private static Sanitizer sanitizer(RestoreMap map) {
    return new Sanitizer(
        new Sanitizer.Rules(
            Map.of("ledgerName", "accountName"),
            List.of("Project Falcon", "Nightjar"),
            new byte[32]),
        SecretScanner.of(List.of()),
        map);
  }

  private static String drawn(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_texts_come_back_and_no_two_become_one(long seed) {
    var random = new Random(seed);
    for (int project = 0; project < 40; project++) {
      var all = new RestoreMap();
      var several = sanitizer(all);
      var texts = new HashSet<String>();
      var shared = new HashSet<String>();
      for (int file = 0; file < 6; file++) {
        var text = drawn(random);
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var result = several.sanitize(name, text);
        assertThat(result.secrets()).isZero();
        assertThat(new Restorer(all).restore(result.text()).text())
            .as("seed %d, %s", seed, name)
            .isEqualTo(text);
        texts.add(text);
        shared.add(result.text());
        assertThat(result.text().toLowerCase(java.util.Locale.ROOT).replaceAll("[\\s_.-]", ""))
            .doesNotContain("projectfalcon");
      }
      assertThat(shared).hasSameSizeAs(texts);
      assertThat(all.entries().stream().map(RestoreMap.Entry::surrogate)).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void pieces_give_what_the_whole_gives(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      var shared = sanitizer.sanitize("a.md", drawn(random)).text();
      var stream = new RestoringStream(map);
      var restored = new StringBuilder();
      int at = 0;
      while (at < shared.length()) {
        int next = Math.min(shared.length(), at + 1 + random.nextInt(9));
        restored.append(stream.next(shared.substring(at, next)));
        at = next;
      }
      restored.append(stream.end());

      var whole = new Restorer(map).restore(shared);
      assertThat(restored.toString()).as("seed %d", seed).isEqualTo(whole.text());
      assertThat(stream.missing()).isEqualTo(whole.missing());
    }
  }

  @Test
  void a_piece_is_given_as_soon_as_nothing_can_change_it() {
    sanitizer.sanitize("a.md", "Nightjar");
    var stream = new RestoringStream(map);

    assertThat(stream.next("x".repeat(100))).hasSizeGreaterThan(70);
  }

  @Test
  void a_diff_comes_back() {
    var shared = sanitizer.sanitize("a.js", "user.stripeId;\nledgerName;\n").text();
    var diff = "--- a/a.js\n+++ b/a.js\n@@ -1,2 +1,2 @@\n-" + shared.replace("\n", "\n+");

    assertThat(new Restorer(map).restore(diff).text())
        .isEqualTo("--- a/a.js\n+++ b/a.js\n@@ -1,2 +1,2 @@\n-user.stripeId;\n+ledgerName;\n+");
  }

  @Test
  void what_a_model_spells_in_another_case_comes_back_in_that_case() {
    var shared = sanitizer.sanitize("a.md", "Project Falcon and jane.doe@corp.io, stripeId").text();
    var topic = shared.substring(0, shared.indexOf(" and"));
    var mail = shared.substring(shared.indexOf("user"), shared.indexOf(","));

    assertThat(restored(topic.toUpperCase(java.util.Locale.ROOT))).isEqualTo("PROJECT FALCON");
    assertThat(restored(topic.replace(' ', '_'))).isEqualTo("Project_Falcon");
    assertThat(restored(mail.toUpperCase(java.util.Locale.ROOT))).isEqualTo("JANE.DOE@CORP.IO");
    assertThat(restored("PAYMENT_PROVIDER_IDS payment-provider-id"))
        .isEqualTo("STRIPE_IDS stripe-id");
  }

  private String restored(String text) {
    return new Restorer(map).restore(text).text();
  }

  @Test
  void escapes_of_json_touch_what_stands_behind_them() {
    var json = "{\"text\":\"a\\nstripeId\\tjane.doe@corp.io\\nbuild.corp.internal\"}";

    var shared = sanitizer.sanitize("a.json", json).text();

    assertThat(shared)
        .doesNotContain("stripe")
        .doesNotContain("corp")
        .contains("a\\npaymentProviderId\\tuser");
    assertThat(restored(shared)).isEqualTo(json);
  }

  @Test
  void what_looks_like_a_surrogate_and_is_none_stays_itself() {
    sanitizer.sanitize("a.js", "user.stripeId");

    var second = sanitizer.sanitize("b.js", "let paymentProviderId = 1").text();

    assertThat(second).doesNotContain("paymentProviderId");
    assertThat(restored(second)).isEqualTo("let paymentProviderId = 1");
  }
}

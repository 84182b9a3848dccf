package dev.bailiwick.core.redact.sanitizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.rule.SecretRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SanitizerTest {
  // bailiwick-ignore: stripe-live-key -- made up for this test
  private static final String TOKEN = "sk_" + "live_" + "9aB8c7D6e5F4g3H2i1J0kLmN";

  private static final SecretRule STRIPE =
      new SecretRule(
          "stripe-live-key",
          "stripe",
          "Stripe live key",
          "moves money",
          Severity.CRITICAL,
          Confidence.HIGH,
          "sk_live_[A-Za-z0-9]{24}",
          List.of(),
          false,
          List.of(),
          Optional.empty(),
          false,
          false,
          0,
          "stripe",
          List.of(),
          List.of("key: sk_live_{{alnum:24}}"),
          List.of(),
          List.of());

  private final RestoreMap map = new RestoreMap();
  private final Sanitizer sanitizer =
      new Sanitizer(
          new Sanitizer.Rules(
              Map.of("ledgerName", "accountName"), List.of("Project Falcon"), new byte[32]),
          SecretScanner.of(List.of(STRIPE)),
          map);

  private String shared(String name, String text) {
    return sanitizer.sanitize(name, text).text();
  }

  @Test
  void the_guides_example_comes_out_word_for_word() {
    var original =
        """
        const stripe = new Stripe('sk_live_abc123...');
        await stripe.charges.create({
        amount: order.total,
        customer: user.stripeId,
        });
        """;
    var sanitized =
        """
        const stripe = new Stripe(process.env.STRIPE_KEY);
        await stripe.charges.create({
        amount: order.total,
        customer: user.paymentProviderId,
        });
        """;

    assertThat(shared("pay.ts", original)).isEqualTo(sanitized);
    assertThat(shared("", original)).isEqualTo(sanitized);
  }

  @Test
  void the_guides_placeholders_stay_as_they_are() {
    var config =
        """
        const config = {
        apiKey: 'YOUR_API_KEY_HERE',
        secret: 'YOUR_SECRET_HERE',
        endpoint: 'https://api.example.com',
        };
        """;

    assertThat(shared("config.ts", config)).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "a.ts | const apiKey = '$T' | const apiKey = process.env.STRIPE_API_KEY",
        "a.js | h = { a: \"Bearer $T\" } | h = { a: \"Bearer \" + process.env.STRIPE_KEY }",
        "a.py | API_KEY = '$T' | import os\\nAPI_KEY = os.environ[\"STRIPE_API_KEY\"]",
        "A.java | var key = \"$T\"; | var key = System.getenv(\"STRIPE_KEY\");",
        "A.java | @Value(\"$T\") | @Value(\"YOUR_STRIPE_KEY_HERE\")",
        "a.kt | val key = \"$T\" | val key = System.getenv(\"STRIPE_KEY\")",
        "a.kt | const val key = \"$T\" | const val key = \"YOUR_STRIPE_KEY_HERE\"",
        "a.go | package a\\nvar key = \"$T\" | package a\\n\\nimport \"os\"\\nvar key ="
            + " os.Getenv(\"STRIPE_KEY\")",
        "a.rb | key = '$T' | key = ENV.fetch(\"STRIPE_KEY\")",
        "a.php | <?php $key = '$T'; | <?php $key = getenv('STRIPE_KEY');",
        "a.cs | var key = \"$T\"; | var key ="
            + " System.Environment.GetEnvironmentVariable(\"STRIPE_KEY\");",
        "a.rs | let key = \"$T\"; | let key = &std::env::var(\"STRIPE_KEY\").unwrap();",
        "a.rs | const KEY: &str = \"$T\"; | const KEY: &str = \"YOUR_STRIPE_KEY_HERE\";",
        "a.scala | val key = \"$T\" | val key = sys.env(\"STRIPE_KEY\")",
        "a.ex | key = \"$T\" | key = System.fetch_env!(\"STRIPE_KEY\")",
        "a.lua | key = '$T' | key = os.getenv(\"STRIPE_KEY\")",
        "a.tf | key = \"$T\" | key = var.stripe_key",
        "a.ps1 | $key = '$T' | $key = $env:STRIPE_KEY",
        "a.sh | export KEY=$T | export KEY=$STRIPE_KEY",
        "a.sh | curl -H 'A: Bearer $T' u | curl -H 'A: Bearer '\"$STRIPE_KEY\" u",
        "Dockerfile | ENV KEY=$T | ENV KEY=$STRIPE_KEY",
        "a.yaml | key: $T | key: ${STRIPE_KEY}",
        "a.properties | stripe.key=$T | stripe.key=${STRIPE_KEY}",
        "a.json | {\"key\": \"$T\"} | {\"key\": \"YOUR_STRIPE_KEY_HERE\"}",
        "a.toml | key = \"$T\" | key = \"YOUR_STRIPE_KEY_HERE\"",
        ".env | STRIPE_KEY=$T | STRIPE_KEY=YOUR_STRIPE_KEY_HERE",
        "a.md | Use `$T` now | Use `YOUR_STRIPE_KEY_HERE` now",
      })
  void a_secret_becomes_what_the_language_says_for_it(String name, String before, String after) {
    var text = before.replace("$T", TOKEN).replace("\\n", "\n");

    assertThat(shared(name, text)).isEqualTo(after.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "a.ts | { token: process.env.TOKEN, key: 'user.name', password: '' }",
        "a.py | password = os.environ['PASSWORD']; token = 'identifier'",
        "a.ts | type Token = 'string' | 'number'",
        "a.yaml | password: ${DB_PASSWORD}",
        "a.sh | TOKEN=\"$(cat file)\" KEY=$KEY",
      })
  void what_is_no_secret_stays(String name, String text) {
    assertThat(shared(name, text)).isEqualTo(text);
  }

  @Test
  void a_connection_string_is_replaced_whole() {
    // bailiwick-ignore: database-url-password -- made up for this test
    var url = "postgres://" + "app:" + "hunter2" + "@db:5432/app";

    assertThat(shared("a.sh", "DATABASE_URL=" + url)).isEqualTo("DATABASE_URL=$DATABASE_URL");
    assertThat(shared("a.py", "import os\nconnect(\"" + url + "\")"))
        .isEqualTo("import os\nconnect(os.environ[\"DATABASE_URL\"])");
  }

  @Test
  void the_same_secret_is_the_same_variable_wherever_it_stands() {
    var text = "// " + TOKEN + "\nconst billingKey = '" + TOKEN + "';\n";

    assertThat(shared("a.ts", text))
        .isEqualTo("// YOUR_BILLING_KEY_HERE\nconst billingKey = process.env.BILLING_KEY;\n");
  }

  @Test
  void a_key_of_letters_alone_is_no_name_in_code() {
    var random = new java.util.Random(11);
    for (int i = 0; i < 50; i++) {
      var key = new StringBuilder("AK").append("IA");
      while (key.length() < 20) {
        key.append((char) ('A' + random.nextInt(26)));
      }
      var rules = new Sanitizer.Rules(Map.of(), List.of(), new byte[32]);
      var packed = new Sanitizer(rules, SecretScanner.packed(), new RestoreMap());

      var shared = packed.sanitize("a.rb", "KEYS = %w[" + key + " Topic]\n").text();

      assertThat(shared).doesNotContain(key).contains(" Topic]");
    }
  }

  @Test
  void two_secrets_of_one_name_are_two_variables() {
    var other = TOKEN.replace("9aB8", "1zY2");

    var result = sanitizer.sanitize("a.ts", "f('" + TOKEN + "', '" + other + "')");

    assertThat(result.variables()).containsExactly("STRIPE_KEY", "STRIPE_KEY_2");
  }

  @Test
  void names_keep_their_style_and_come_back() {
    var text =
        """
        class ProjectFalconLedger {
          getLedgerName(stripe_customer_ids, STRIPE_ID) { return this.ledger_name } // project-falcon
        }
        """;

    var result = shared("a.js", text);

    assertThat(result)
        .doesNotContainIgnoringCase("falcon")
        .doesNotContainIgnoringCase("ledger_name");
    assertThat(result)
        .contains("getAccountName(payment_provider_customer_ids, PAYMENT_PROVIDER_ID)");
    assertThat(new Restorer(map).restore(result).text()).isEqualTo(text);
  }

  @Test
  void a_name_that_is_taken_gets_another() {
    var text = "let paymentProviderId = user.stripeId;";

    var result = shared("a.js", text);

    assertThat(result).isEqualTo("let paymentProviderId = user.paymentProviderId2;");
    assertThat(new Restorer(map).restore(result).text()).isEqualTo(text);
  }

  @Test
  void personal_data_gets_surrogates_of_its_own_form() {
    var text = "jane.doe@corp.io 219-09-9999 81.2.69.142 build.corp.internal jane.doe@corp.io";

    var result = shared("a.txt", text);

    assertThat(result)
        .matches(
            "(user\\d{6}@example\\.com) 9\\d\\d-\\d\\d-\\d{4}"
                + " (?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+ [a-z]{6}\\.example\\.com"
                + " \\1");
    assertThat(new Restorer(map).restore(result).text()).isEqualTo(text);
  }

  @Test
  void no_secret_enters_the_map() {
    // bailiwick-ignore: url-password -- made up for this test
    shared("a.yaml", "url: https://user:" + "s3cretpw" + "@build.corp.internal/x\nkey: " + TOKEN);

    assertThat(map.json().write()).doesNotContain("s3cretpw").doesNotContain(TOKEN.substring(8));
  }

  @Test
  void another_project_gets_other_surrogates() {
    var other = new RestoreMap();
    var key = new byte[32];
    key[0] = 1;
    var elsewhere =
        new Sanitizer(
            new Sanitizer.Rules(Map.of(), List.of(), key),
            SecretScanner.of(List.of(STRIPE)),
            other);

    var here = shared("a.txt", "jane.doe@corp.io");
    var there = elsewhere.sanitize("a.txt", "jane.doe@corp.io").text();

    assertThat(here).isNotEqualTo(there);
  }

  @Test
  void what_did_not_come_back_is_named() {
    shared("a.js", "user.stripeId + ledgerName");

    var restored = new Restorer(map).restore("- user.paymentProviderId");

    assertThat(restored.text()).isEqualTo("- user.stripeId");
    assertThat(restored.missing()).containsExactly("accountName");
  }
}

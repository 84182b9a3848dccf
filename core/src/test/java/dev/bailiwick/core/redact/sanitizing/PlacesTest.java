package dev.bailiwick.core.redact.sanitizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which places take an expression and which a placeholder, and that nothing of a secret stays.
final class PlacesTest {
  // bailiwick-ignore: assigned-password -- made up for this test
  private static final String PASSWORD = "Wd7f" + "Kq93mZ";
  private static final String BODY = "MIIEpAIBAAKCAQEA7bq" + "W0tYw4kU1xM2nB8vC3zQ9rT6pL5sD";

  private final Sanitizer sanitizer =
      new Sanitizer(
          new Sanitizer.Rules(Map.of(), List.of(), new byte[32]),
          SecretScanner.of(List.of()),
          new RestoreMap());

  private String shared(String name, String text) {
    return sanitizer.sanitize(name, text.replace("\\n", "\n").replace("$P", PASSWORD)).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "a.ts | type password = '$P'",
        "a.ts | interface A { password: '$P' }",
        "a.ts | enum A { password = '$P' }",
        "a.ts | const x = { '$P': 1 }; // password=$P",
        "a.tsx | <A\\n  a={() => 1}\\n  password=\"$P\"\\n/>",
        "a.js | import x from './x'; let t = `password=$P`",
        "a.py | password = b'$P'",
        "a.py | password = f'$P'",
        "a.py | def f():\\n    '''password: $P'''",
        "A.java | @A(password = \"$P\") class A {}",
        "A.java | @interface A { String password() default \"$P\"; }",
        "A.java | class A { // password=$P\\n}",
        "a.kt | const val password = \"$P\"",
        "a.kt | @A(password = \"$P\") class A",
        "a.go | const (\\n\\tpassword = \"$P\"\\n)",
        "a.go | type A struct {\\n\\tKey string `password:\"$P\"`\\n}",
        "a.rs | static PASSWORD: &str = \"$P\";",
        "a.rs | #[a(password = \"$P\")] fn f() {}",
        "a.rs | let password = r#\"$P\"#;",
        "a.php | <?php class A { private $password = '$P'; }",
        "a.php | <?php function f($password = '$P') {}",
        "a.php | <?php class A { public $all = ['password' => '$P']; }",
        "a.cs | class A { const string Password = \"$P\"; }",
        "a.cs | class A { [B(Password = \"$P\")] int C; }",
        "a.cs | class A { void F(string password = \"$P\") {} }",
        "a.c | static const char *password = \"$P\";",
        "a.c | #define PASSWORD \"$P\"",
        "a.swift | enum A: String { case password = \"$P\" }",
        "a.dart | f({password = '$P'}) {} const password = '$P';",
        "a.tf | variable \"a\" {\\n  password = \"$P\"\\n}",
        "a.ex | def f(%{password: \"$P\"}), do: 1",
        "a.ex | password = ~c\"$P\"",
        "a.yaml | a: {password: $P, b: 1}",
        "a.rb | password = :\"$P\"",
        "a.rb | x = <<~A\\n  password: $P\\nA",
        "a.sql | CREATE USER a WITH PASSWORD '$P'",
        "a.xml | <a><password>$P</password></a>",
      })
  void a_place_that_wants_a_constant_gets_a_placeholder(String name, String text) {
    var shared = shared(name, text);

    assertThat(shared).doesNotContain(PASSWORD).matches("(?s).*YOUR_\\w+_HERE.*");
    assertThat(shared.replaceAll("YOUR_\\w+?_HERE", PASSWORD))
        .isEqualTo(text.replace("\\n", "\n").replace("$P", PASSWORD));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "a.ts | f({ password: '$P' }) | f({ password: process.env.PASSWORD })",
        "a.ts | class A { password = '$P'; } | class A { password = process.env.PASSWORD; }",
        "a.js | const a = /['\"]/; let password = '$P' | const a = /['\"]/; let password ="
            + " process.env.PASSWORD",
        "a.js | db.setPassword('$P') | db.setPassword(process.env.DB_PASSWORD)",
        "a.js | set('password', '$P') | set('password', process.env.PASSWORD)",
        "A.java | String password = \"$P\".trim(); | String password ="
            + " System.getenv(\"PASSWORD\").trim();",
        "a.kt | fun f(password: String = \"$P\") = 1 | fun f(password: String ="
            + " System.getenv(\"PASSWORD\")) = 1",
        "a.rb | connect password: '$P' | connect password: ENV.fetch(\"PASSWORD\")",
        "a.php | <p>don't</p><?php f(['password' => '$P']); | <p>don't</p><?php f(['password' =>"
            + " getenv('PASSWORD')]);",
        "a.ex | def f(password \\\\ \"$P\"), do: 1 | def f(password \\\\"
            + " System.fetch_env!(\"PASSWORD\")), do: 1",
        "a.lua | --[[ it's ]] password = '$P' | --[[ it's ]] password = os.getenv(\"PASSWORD\")",
        "a.yaml | a: {password: \"$P\"} | a: {password: \"${PASSWORD}\"}",
      })
  void a_place_that_takes_any_expression_gets_a_reference(
      String name, String text, String expected) {
    assertThat(shared(name, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "# | #<\\n#L\\n#L\\n#>",
        "yaml | key:\\n  <\\n  L\\n  L\\n  >\\nother: 1",
        "comment | /*\\n * <\\n * L\\n * L\\n * >\\n */",
      })
  void a_key_keeps_the_margin_of_its_lines(String name, String text) {
    var begin = "-----BEGIN RSA " + "PRIVATE KEY-----";
    var end = "-----END RSA " + "PRIVATE KEY-----";
    var pem = text.replace("\\n", "\n").replace("<", begin).replace(">", end);

    var shared = shared("a.txt", pem.replace("L", BODY));

    var once = pem.replaceFirst("\n[ *#]*L\n", "\n");
    assertThat(shared).isEqualTo(once.replace("L", "YOUR_PRIVATE_KEY_HERE"));
  }

  @Test
  void a_key_in_joined_literals_keeps_their_quotes() {
    var text =
        "\"-----BEGIN RSA "
            + "PRIVATE KEY-----\\n\" +\n  \"L\\n\" +\n  \"-----END RSA "
            + "PRIVATE KEY-----\"";

    assertThat(sanitizer.sanitize("a.txt", text.replace("L", BODY)).text())
        .isEqualTo(text.replace("L", "YOUR_PRIVATE_KEY_HERE"));
  }

  @Test
  void a_key_that_is_cut_short_ends_where_its_lines_end() {
    var text = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + BODY + "\n" + BODY + "\n\nint a;";

    assertThat(shared("a.txt", text)).doesNotContain(BODY).endsWith("\n\nint a;");
  }

  @ParameterizedTest
  @CsvSource({
    "a.py, 'surrogate_key_version = \"1.2.3_rc4\"'",
    "a.sh, 'echo \"key=docs/${app}-${version1}\"'",
    "a.sh, '# authorityKeyIdentifier=keyid:always,issuer1'",
    "a.toml, 'signature-android-apilevel21 = \"5.0.1_r2\"'",
    "a.js, 'getToken(\"identifier-1234\")'",
  })
  void what_only_goes_with_a_secret_is_none(String name, String text) {
    assertThat(shared(name, text)).isEqualTo(text);
  }

  @Test
  void what_stands_beside_a_secret_in_its_literal_is_sanitized_too() {
    var url = "https://app:" + PASSWORD + "@corp.io";
    var text = "f('jane.doe@corp.io " + url + " password=" + PASSWORD + "1 x@corp.io');";

    var shared = shared("a.js", text);

    assertThat(shared)
        .doesNotContain(PASSWORD)
        .doesNotContain("corp.io")
        .matches(
            "f\\('user\\d+@example.com ' \\+ process.env.\\w+ \\+ ' password=' \\+ .* \\+ ' user\\d+@example.com'\\);");
  }

  @Test
  void an_expression_is_no_secret() {
    var text = "<?php f(['password' => $password]); g($this->token2);";

    var all =
        new Sanitizer(
            new Sanitizer.Rules(Map.of(), List.of(), new byte[32]),
            SecretScanner.packed(),
            new RestoreMap());

    assertThat(all.sanitize("a.php", text).text()).isEqualTo(text);
  }
}

package dev.bailiwick.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final Random RANDOM = new Random(31);

  /// `{{alnum:N}}`, `{{hex:N}}`, `{{base64:N}}` and `{{word}}` stand for values from a fixed seed.
  private static String value(String kind, int length) {
    var alphabet =
        switch (kind) {
          case "hex" -> "0123456789abcdef";
          case "base64" -> "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
          case "word" -> "abcdefghijklmnopqrstuvwxyz";
          default -> "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        };
    var out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl https://anna:SECRET@example.org/x",
        "git clone https://SECRET@example.org/r.git",
        "curl -u anna:SECRET https://example.org",
        "curl -uanna:SECRET https://example.org",
        "curl --user=anna:SECRET https://example.org",
        "curl --user 'anna:SECRET' https://example.org",
        "curl -H \"Authorization: Bearer SECRET\" https://example.org",
        "curl -H 'authorization: token SECRET' https://example.org",
        "curl -H 'Cookie: a=SECRET; b=2' https://example.org",
        "curl -H 'X-Api-Key: SECRET' https://example.org",
        "curl -d '{\"password\": \"SECRET\"}' https://example.org",
        "curl -d \"{\\\"password\\\": \\\"SECRET\\\"}\" https://example.org",
        "curl --data='user=a&password=SECRET&x=1' https://example.org",
        "curl 'https://example.org/?access_token=SECRET&x=1'",
        "API_TOKEN=SECRET npm publish",
        "export DB_PASSWORD='SECRET'",
        "export GITHUBTOKEN=\"SECRET\"",
        "env PGPASSWORD=SECRET psql",
        "TOKEN=$(printf SECRET) run",
        "TOKEN=`printf SECRET` run",
        "X=\"a\" clientSecret=SECRET run",
        "tool --password SECRET --verbose",
        "tool --password=SECRET --verbose",
        "tool --api-key \"SECRET\"",
        "tool -token SECRET",
        "mysql -uroot -pSECRET db",
        "mysqldump -p'SECRET' db > x.sql",
        "sshpass -p SECRET ssh host",
        "docker login -u anna -p SECRET registry",
        "redis-cli -a SECRET ping",
        "ldapsearch -x -w SECRET",
        "openssl enc -pass pass:SECRET",
        "htpasswd -bc file anna SECRET",
        "zip -P SECRET a.zip a",
        "echo 'password: SECRET' > config.yaml",
        "python -c \"requests.get(u, headers={'Authorization': 'Bearer SECRET'})\"",
        "psql postgres://anna:SECRET@db.example.org:5432/x",
      })
  void masks_a_named_value_whatever_it_looks_like(String command) {
    for (var secret : new String[] {value("word", 9), value("alnum", 24), "hunter2"}) {
      var redacted = Redactor.command(command.replace("SECRET", secret));
      assertThat(redacted).doesNotContain(secret).contains(Redactor.MASK);
    }
  }

  @Test
  void masks_a_secret_by_its_shape_alone() {
    for (int i = 0; i < 50; i++) {
      for (var secret :
          new String[] {
            "gh" + "p_" + value("alnum", 36),
            "sk" + "_live_" + value("alnum", 24),
            "ab" + "_test_" + value("alnum", 12),
            "glpat" + "-" + "7" + value("alnum", 20),
            "AKI" + "A" + value("hex", 16).toUpperCase(java.util.Locale.ROOT),
            "ey" + "J" + value("alnum", 20) + "." + value("alnum", 30) + "." + value("alnum", 20),
            "1a" + value("hex", 30),
            "1a" + value("hex", 62),
          }) {
        assertThat(Redactor.command("run " + secret + " now"))
            .isEqualTo("run " + Redactor.MASK + " now");
      }
    }
  }

  @Test
  void masks_most_random_words_without_a_name() {
    int masked = 0;
    for (int i = 0; i < 500; i++) {
      var secret = value("base64", 40);
      masked += Redactor.command("login anna " + secret).contains(secret) ? 0 : 1;
    }
    assertThat(masked).isGreaterThan(470);
  }

  @Test
  void masks_a_pem_block_even_without_its_end() {
    var block = "-----BEGIN " + "PRIVATE KEY-----\n" + value("word", 15) + "\nab\n";
    assertThat(Redactor.command("echo '" + block + "-----END " + "PRIVATE KEY-----' > k"))
        .isEqualTo("echo '" + Redactor.MASK + "' > k");
    assertThat(Redactor.command("cat <<E\n" + block)).isEqualTo("cat <<E\n" + Redactor.MASK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm test",
        "git commit -m 'Rotate the token and the password'",
        "git show 4a6e4920c2d3b1f5a7e8d9c0b1a2f3e4d5c6b7a8",
        "git clone git@example.org:team/repo.git",
        "git clone ssh://git@example.org/team/repo.git",
        "curl https://registry.example.org/@scope/package",
        "docker run -u 1000:1000 alpine",
        "rm -rf build/generated-sources/annotations/java2",
        "mvn -q -pl core,workstation test -Dtest=FileAuditLogRecoveryTest2",
        "ls src/main/java/dev/bailiwick/workstation/store2",
        "sort --key=2,2 names.txt",
        "echo $TOKEN",
        "API_TOKEN=$OTHER_TOKEN run",
        "curl -H \"X-Api-Key: ${API_KEY}\" https://example.org",
        "docker login --password-stdin registry.example.org",
        "tool --key-file keys/a.pub",
        "tool --no-auth service",
        "ssh -p 2222 host",
        "mkdir -p build/classes",
        "mysql -P 3306 -p db",
        "echo keyboard=us author=anna monkey=1",
        "kubectl get pod 123e4567-e89b-12d3-a456-426614174000",
        "tar --exclude=x86_64-unknown-linux-gnu -cf a.tar .",
        "PWD=/tmp OLDPWD=/ ls",
      })
  void leaves_harmless_text_alone(String command) {
    assertThat(Redactor.command(command)).isEqualTo(command);
  }

  @Test
  void masking_twice_changes_nothing() {
    var once = Redactor.command("curl -u a:" + value("alnum", 9) + " --token " + value("hex", 9));
    assertThat(Redactor.command(once)).isEqualTo(once);
  }

  @Test
  void hostile_text_costs_no_more_than_linear_time() {
    for (var piece :
        new String[] {
          "-", "a=", "\"", "'", "\\\"", "token=", "$(", "://a@", " -p", "_", "{", "password:\"\\"
        }) {
      var text = piece.repeat(60_000 / piece.length());
      Assertions.assertTimeout(Duration.ofSeconds(5), () -> Redactor.command(text));
    }
    assertThat(Redactor.command("a".repeat(70_000))).isEqualTo(Redactor.MASK);
  }
}

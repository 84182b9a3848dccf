package dev.bailiwick.proof.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others' files say is read as they mean it.
final class ReadersTest {
  @TempDir private Path folder;

  @Test
  void reads_the_texts_of_a_rule_in_go() throws IOException {
    write(
        "cmd/generate/config/rules/acme.go",
        """
        func Acme() *config.Rule {
        	r := config.Rule{RuleID: "acme", Regex: regexp.MustCompile(`a`)}
        	tps := []string{"key = \\"" + secrets.NewSecret(utils.Hex("4")) + "\\"", `raw`}
        	tps = append(tps, fmt.Sprintf("%s-%s", "a", "b")) // why
        	fps := []string{"no"}
        	return utils.Validate(r, tps, fps)
        }
        """);
    var unread = new ArrayList<String>();
    var samples = Gitleaks.read(folder, unread);
    assertThat(unread).isEmpty();
    assertThat(samples).extracting(Sample::kind).containsOnly("acme");
    assertThat(samples.getFirst().text()).matches("key = \"[a-f0-9]{4}\"");
    assertThat(samples.subList(1, 4))
        .extracting(Sample::text, Sample::secret)
        .containsExactly(tuple("raw", true), tuple("a-b", true), tuple("no", false));
  }

  @Test
  void tells_what_it_cannot_read_in_go() throws IOException {
    write(
        "cmd/generate/config/rules/acme.go",
        "func Acme() {\n tps := made(1)\n return utils.Validate(r, tps, nil)\n}\n");
    var unread = new ArrayList<String>();
    assertThat(Gitleaks.read(folder, unread)).isEmpty();
    assertThat(unread).isNotEmpty();
  }

  @Test
  void reads_the_tables_of_a_test_in_python() throws IOException {
    write(
        "tests/plugins/acme_test.py",
        """
        KEY = 'abc'  # a key
        ACME_TEST_CASES = [
            ('k = "{}"'.format(KEY), KEY),
            ('k = ""', None),
        ]
        @pytest.mark.parametrize(
            'payload, should_flag',
            [
                ('{key} '  'x'.format(key=KEY), True),
                (f'{KEY}!', False),
                (made(1), True),
            ],
        )
        def test_a(): pass
        @pytest.mark.parametrize(
            'file_extension, line, expected_secret',
            (parse_test_cases([('go', ACME_TEST_CASES)])),
        )
        """);
    var unread = new ArrayList<String>();
    var samples = DetectSecrets.read(folder, unread);
    assertThat(samples)
        .extracting(Sample::text, Sample::secret, Sample::path)
        .containsExactly(
            tuple("abc x", true, ""),
            tuple("abc!", false, ""),
            tuple("k = \"abc\"", true, "line.go"),
            tuple("k = \"\"", false, "line.go"));
    assertThat(unread).hasSize(1);
  }

  @Test
  void draws_what_a_regular_expression_matches() {
    for (var regex : List.of("a[b-d]{3}", "(?:x|y)\\d{2,4}", "[\\w-]{5}\\.z?")) {
      for (int seed = 0; seed < 50; seed++) {
        assertThat(RegexText.of(regex, new Random(seed))).matches(regex);
      }
    }
  }

  @Test
  void a_text_that_another_rule_calls_a_secret_is_no_counter_example() {
    var secret = new Sample("a", "one", "", "text", true);
    var silent = new Sample("a", "two", "", "text", false);
    var harmless = new Sample("a", "two", "", "other", false);
    assertThat(Contradicted.in(List.of(List.of(secret, silent, harmless)))).containsExactly(silent);
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

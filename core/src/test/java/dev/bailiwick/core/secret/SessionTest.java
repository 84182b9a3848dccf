package dev.bailiwick.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Validation;
import dev.bailiwick.core.secret.rule.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SessionTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();

  @Test
  void a_finding_tells_the_place_of_the_value_and_not_the_value() {
    var text = new Template("place").fill("a = 'ghp_{{alnum:36}}'");
    var finding = scan(text).getFirst();
    assertThat(finding.start()).isEqualTo(5);
    assertThat(finding.end()).isEqualTo(45);
    assertThat(finding.toString()).doesNotContain(text.substring(9, 45));
    assertThat(finding.masked()).startsWith("ghp_").contains("***");
  }

  @Test
  void a_right_checksum_is_proof_and_a_wrong_one_only_makes_less_sure() {
    var right = scan(new Template("sum").fill("{{crc:github:ghp_}}")).getFirst();
    assertThat(right.validated()).contains(Validation.CHECKSUM);
    assertThat(right.confidence()).isEqualTo(Confidence.HIGH);
    var wrong = scan(new Template("sum").fill("ghp_{{alnum:36}}")).getFirst();
    assertThat(wrong.validated()).isEmpty();
    assertThat(wrong.confidence()).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void the_fingerprint_stays_when_the_line_moves() {
    var token = new Template("moves").fill("ghp_{{alnum:36}}");
    var here = scan(token).getFirst();
    var there = scan("\n\n  token: " + token + "\n").getFirst();
    assertThat(there.fingerprint()).isEqualTo(here.fingerprint());
    assertThat(there.start()).isNotEqualTo(here.start());
  }

  @Test
  void finds_every_one_of_many() {
    var token = new Template("many");
    var text = token.fill("ghp_{{alnum:36}} ").repeat(50);
    assertThat(scan(text)).hasSize(50);
  }

  @Test
  void looks_only_between_the_bounds() {
    var bytes = new Template("bounds").fill("ghp_{{alnum:36}}").getBytes(StandardCharsets.UTF_8);
    assertThat(SCANNER.session().scan(bytes, 1, bytes.length)).isEmpty();
    assertThat(SCANNER.session().scan(bytes, 0, 4)).isEmpty();
    assertThat(SCANNER.session().scan(bytes, 0, bytes.length)).hasSize(1);
  }

  @Test
  void a_piece_of_a_longer_run_is_no_token() {
    var template = new Template("piece");
    assertThat(scan(template.fill("see AIza{{base64url:35}}"))).hasSize(1);
    assertThat(scan(template.fill("see AIza{{base64url:47}}"))).isEmpty();
  }

  @Test
  void of_two_that_overlap_the_rule_that_knows_the_vendor_is_told() {
    // bailiwick-ignore: docker-login-password -- made up for this test
    var text = new Template("both").fill("docker login -p dckr_pat_{{base64url:27}}");
    assertThat(scan(text)).extracting(SecretFinding::rule).containsExactly("dockerhub-pat");
  }

  @Test
  void a_value_may_stand_on_a_line_of_its_own_inside_an_element() {
    var template = new Template("element");
    assertThat(scan(template.fill("<lineodeToken>\n {{hex:64}}"))).isEmpty();
    assertThat(scan(template.fill("<linodeToken>\n {{hex:64}}\n</linodeToken>"))).hasSize(1);
    assertThat(scan(template.fill("linode\n{{hex:64}}"))).isEmpty();
  }

  private static List<SecretFinding> scan(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return SCANNER.session().scan(bytes, 0, bytes.length);
  }

  @Test
  void a_hole_of_a_template_is_no_secret() {
    var template = "docker login -u ada -p dckr_pat_{{ token }}\npassword: {{ vault.password }}\n";

    assertThat(scan(template)).isEmpty();
  }
}

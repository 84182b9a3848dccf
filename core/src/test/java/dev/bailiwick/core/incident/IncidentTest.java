package dev.bailiwick.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IncidentTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private static Incident incident() {
    return new Incident(
        "1",
        IncidentKind.CREDENTIALS,
        "a key | in <b>",
        "fp",
        "github",
        List.of("a.env"),
        List.of(new Incident.Opened(NOW, "me")));
  }

  private static Incident advanced(Incident.Result result) {
    assertThat(result).isInstanceOf(Incident.Advanced.class);
    return ((Incident.Advanced) result).incident();
  }

  private static Incident closed() {
    var incident = incident();
    incident = advanced(incident.done(NOW, "me", Map.of("replaced", "x", "revoked", "y")));
    incident = advanced(incident.skipped(NOW, "me", "no log there"));
    incident = advanced(incident.done(NOW, "me", Map.of("change", "c")));
    return advanced(incident.noted(NOW, "me", "a note").done(NOW, "me", Map.of("result", "r")));
  }

  @Test
  void goes_through_the_guides_steps_in_its_order() {
    assertThat(IncidentKind.CREDENTIALS.steps().stream().map(Step::title))
        .containsExactly("Rotate immediately", "Audit usage", "Update code", "Review history");
    assertThat(IncidentKind.CODE.steps().stream().map(Step::title))
        .containsExactly("Assess impact", "Document", "Mitigate", "Prevent");
    assertThat(incident().next().orElseThrow().id()).isEqualTo("rotate");
    assertThat(closed().isClosed()).isTrue();
  }

  @Test
  void a_step_without_its_evidence_is_not_done() {
    assertThat(incident().done(NOW, "me", Map.of("replaced", "x", "revoked", " ")))
        .isEqualTo(
            new Incident.Refused("rotate wants evidence: revoked; write --evidence revoked=…"));
    assertThat(incident().skipped(NOW, "me", "")).isInstanceOf(Incident.Refused.class);
    assertThat(closed().done(NOW, "me", Map.of())).isInstanceOf(Incident.Refused.class);
  }

  @Test
  void comes_back_from_json_as_it_was() {
    assertThat(IncidentJson.read(IncidentJson.of(closed()))).contains(closed());
  }

  @Test
  void the_report_has_every_step_its_evidence_and_the_timeline_and_stays_text() {
    var markdown = new IncidentReport(closed()).markdown();
    assertThat(markdown)
        .contains(
            "# Incident 1: a key \\| in \\<b\\>",
            "## Rotate immediately (done)",
            "- revoked: y",
            "## Audit usage (passed over)",
            "RC.RP",
            "| 2026-11-27T10:00:00Z | me | a note |");
    assertThat(new IncidentReport(closed()).html())
        .contains("a key | in &lt;b&gt;", "<dt>revoked<dd>y", "<td>a note")
        .doesNotContain("<b>");
  }
}

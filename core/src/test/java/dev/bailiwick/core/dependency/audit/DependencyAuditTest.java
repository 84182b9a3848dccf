package dev.bailiwick.core.dependency.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.advisory.AdvisoryIndex;
import dev.bailiwick.core.dependency.advisory.AdvisoryIndexWriter;
import dev.bailiwick.core.dependency.advisory.OsvReader;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.finding.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DependencyAuditTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final Place PLACE = new Place("package-lock.json", 7);

  private static final Advisories KNOWN =
      advisories(
          record("GHSA-aaaa", "thing", "\"aliases\":[\"CVE-1\"],", "0", "1.2.0", "HIGH"),
          record("PYSEC-1", "thing", "\"aliases\":[\"CVE-1\"],", "0", "1.2.0", "LOW"),
          record("GHSA-bbbb", "thing", "", "1.0.0", "1.3.0", "MODERATE"),
          record("GHSA-cccc", "thing", "", "1.2.0", "1.2.5", "LOW"),
          record("GHSA-dddd", "unfixed", "", "0", "", "LOW"),
          """
          {"id":"MAL-2026-9","modified":"2026-01-01T00:00:00Z","summary":"Steals tokens.","affected":[
            {"package":{"ecosystem":"npm","name":"bad"},"versions":["6.6.6"],
             "ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}]}
          """);

  private static String record(
      String id, String name, String more, String from, String fixed, String severity) {
    var end = fixed.isEmpty() ? "" : ",{\"fixed\":\"" + fixed + "\"}";
    return """
    {"id":"%s",%s"modified":"2026-01-01T00:00:00Z","summary":"About %s.","affected":[
      {"package":{"ecosystem":"npm","name":"%s"},"database_specific":{"severity":"%s"},
       "ranges":[{"type":"SEMVER","events":[{"introduced":"%s"}%s]}]}]}
    """
        .formatted(id, more, id, name, severity, from, end);
  }

  private static Advisories advisories(String... records) {
    var writer = new AdvisoryIndexWriter();
    for (var text : records) {
      ((OsvReader.Read) OsvReader.read(text))
          .affected()
          .forEach(one -> writer.add(one.ecosystem(), one.name(), one.advisory()));
    }
    writer.add(
        new Advisories.Source(
            Ecosystem.NPM, "a", Instant.EPOCH, Instant.EPOCH, "", records.length));
    var out = new ByteArrayOutputStream();
    try {
      writer.write(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return AdvisoryIndex.over(ByteBuffer.wrap(out.toByteArray()));
  }

  private static Dependency npm(String name, String version) {
    return Dependency.locked(Ecosystem.NPM, name, version, PLACE);
  }

  private static AuditReport audit(List<Ignore> ignores, Dependency... dependencies) {
    return new DependencyAudit(KNOWN, ignores, TODAY).of(List.of(dependencies));
  }

  private static List<String> rules(AuditReport report) {
    return report.problems().stream().map(Problem::rule).toList();
  }

  @Test
  void one_matter_in_two_databases_is_told_once_under_the_name_people_know() {
    var report = audit(List.of(), npm("thing", "1.1.0"));
    assertThat(rules(report)).containsExactly("GHSA-aaaa", "GHSA-bbbb");
    var first = report.problems().getFirst();
    assertThat(first.severity()).isEqualTo(Severity.HIGH);
    assertThat(first.fix()).isEqualTo("1.2.0");
    assertThat(first.group().orElseThrow().names()).contains("PYSEC-1", "CVE-1");
  }

  @Test
  void the_smallest_upgrade_clears_all_of_a_package() {
    // 1.2.0 is fixed for one, and brings in another that ends with 1.2.5; 1.3.0 clears all.
    var report = audit(List.of(), npm("thing", "1.1.0"));
    assertThat(report.upgrades()).hasSize(1);
    assertThat(report.upgrades().getFirst().to()).isEqualTo("1.3.0");
    assertThat(report.upgrades().getFirst().clears()).isEqualTo(2);
    assertThat(audit(List.of(), npm("unfixed", "1.0.0")).upgrades().getFirst().to()).isEmpty();
  }

  @Test
  void malware_comes_first_and_another_version_of_it_is_only_doubted() {
    var report = audit(List.of(), npm("thing", "1.1.0"), npm("bad", "6.6.6"), npm("bad", "6.6.5"));
    assertThat(rules(report)).startsWith("MAL-2026-9", "MAL-2026-9");
    assertThat(report.problems().get(0).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(report.problems().get(0).message()).startsWith("is known to be malicious");
    assertThat(report.problems().get(1).severity()).isEqualTo(Severity.MEDIUM);
    assertThat(report.problems().get(1).dependency().version()).isEqualTo("6.6.5");
  }

  @Test
  void an_ignore_holds_for_its_advisory_its_package_and_its_days() {
    var good = new Ignore("CVE-1", "npm:thing", "not reachable", TODAY);
    assertThat(rules(audit(List.of(good), npm("thing", "1.1.0")))).containsExactly("GHSA-bbbb");
    var other = new Ignore("CVE-1", "other", "x", TODAY);
    assertThat(rules(audit(List.of(other), npm("thing", "1.1.0")))).contains("GHSA-aaaa");
    var over = new Ignore("CVE-1", "", "x", TODAY.minusDays(1));
    var report = audit(List.of(over), npm("thing", "1.1.0"));
    assertThat(rules(report)).contains("GHSA-aaaa");
    assertThat(report.expired()).containsExactly(over);
  }

  @Test
  void an_ecosystem_without_advisories_is_unchecked_and_never_sound() {
    var report = audit(List.of(), Dependency.locked(Ecosystem.CRATES, "serde", "1.0.0", PLACE));
    assertThat(report.problems()).isEmpty();
    assertThat(report.unchecked()).containsEntry(Ecosystem.CRATES, 1);
  }

  @Test
  void what_leaves_the_bytes_open_is_told() {
    var wanted = Dependency.wanted(Ecosystem.NPM, "a", "^1.0.0", PLACE);
    var report =
        audit(
            List.of(),
            wanted,
            wanted.from(new Origin.Git("https://git.example/a", "")),
            wanted.from(new Origin.Git("https://git.example/a", "a".repeat(40))),
            wanted.from(new Origin.Archive("https://x.example/a.tgz")),
            wanted
                .from(new Origin.Archive("https://x.example/a.tgz"))
                .sealedBy(List.of("sha512-x")));
    assertThat(rules(report)).containsExactlyInAnyOrder("unpinned", "unvouched", "unvouched");
  }

  @Test
  void a_manifest_counts_for_what_no_lock_file_beside_or_above_it_holds() {
    var lock =
        file(
            "package-lock.json",
            """
            {"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0"}}}
            """);
    var manifest =
        file("web/package.json", "{\"dependencies\":{\"a\":\"^1.0.0\",\"b\":\"^2.0.0\"}}");
    var elsewhere = file("tools/go.mod", "module x\nrequire example.com/y v1.0.0\n");
    var sums = file("tools/go.sum", "example.com/z v0.1.0 h1:x=\n");
    assertThat(NamedPackages.of(List.of(lock, manifest, elsewhere, sums)))
        .extracting(Dependency::name)
        .containsExactly("a", "example.com/y", "b");
  }

  private static NamedPackages.File file(String path, String text) {
    var kind = ManifestKind.of(path).orElseThrow();
    return new NamedPackages.File(path, kind, kind.read(path, text, Neighbours.NONE));
  }
}

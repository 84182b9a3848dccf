package dev.bailiwick.core.dependency.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.dependency.advisory.Advisory.Kind;
import dev.bailiwick.core.dependency.advisory.AffectedRange.Event;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.text.BailiwickException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AdvisoryIndexTest {
  private static final Advisories.Source SOURCE =
      new Advisories.Source(
          Ecosystem.NPM,
          "https://mirror.example/npm/all.zip",
          Instant.parse("2026-11-27T10:00:00Z"),
          Instant.parse("2026-11-26T09:00:00Z"),
          "ab",
          3);

  private static Advisory advisory(String id, String fixed) {
    return new Advisory(
        id,
        List.of("CVE-2026-1"),
        "Grüße \uD83D\uDE00",
        Kind.VULNERABLE,
        Severity.MEDIUM,
        List.of(
            new AffectedRange(
                List.of(
                    new Event(AffectedRange.Kind.INTRODUCED, "0"),
                    new Event(AffectedRange.Kind.FIXED, fixed)))),
        List.of("0.1.0", "0.2.0"));
  }

  private static byte[] bytes(AdvisoryIndexWriter writer) throws IOException {
    var out = new ByteArrayOutputStream();
    writer.write(out);
    return out.toByteArray();
  }

  private static AdvisoryIndex index(AdvisoryIndexWriter writer) throws IOException {
    return AdvisoryIndex.over(ByteBuffer.wrap(bytes(writer)));
  }

  @Test
  void gives_back_what_was_written() throws IOException {
    var writer = new AdvisoryIndexWriter();
    writer.add(Ecosystem.NPM, "a", advisory("GHSA-1", "1.0.0"));
    writer.add(Ecosystem.NPM, "a", advisory("GHSA-2", "2.0.0"));
    writer.add(Ecosystem.PYPI, "a", advisory("PYSEC-1", "3.0.0"));
    writer.add(SOURCE);
    var index = index(writer);

    assertThat(index.of(Ecosystem.NPM, "a"))
        .containsExactly(advisory("GHSA-1", "1.0.0"), advisory("GHSA-2", "2.0.0"));
    assertThat(index.of(Ecosystem.PYPI, "A")).containsExactly(advisory("PYSEC-1", "3.0.0"));
    assertThat(index.of(Ecosystem.NPM, "A")).isEmpty();
    assertThat(index.sources()).containsExactly(SOURCE);
    assertThat(index.source(Ecosystem.NPM)).contains(SOURCE);
    assertThat(index.source(Ecosystem.PYPI)).isEmpty();
  }

  @Test
  void the_later_of_two_records_with_one_id_holds() throws IOException {
    var writer = new AdvisoryIndexWriter();
    writer.add(Ecosystem.NPM, "a", advisory("GHSA-1", "1.0.0"));
    writer.add(Ecosystem.NPM, "a", advisory("GHSA-1", "2.0.0"));
    assertThat(index(writer).of(Ecosystem.NPM, "a")).containsExactly(advisory("GHSA-1", "2.0.0"));
  }

  @Test
  void finds_each_of_many_and_nothing_else() throws IOException {
    var writer = new AdvisoryIndexWriter();
    for (int i = 0; i < 5_000; i++) {
      writer.add(Ecosystem.NPM, "package-" + i, advisory("GHSA-" + i, "1.0.0"));
    }
    var index = index(writer);
    assertThat(index.packages()).isEqualTo(5_000);
    for (int i = 0; i < 5_000; i++) {
      assertThat(index.of(Ecosystem.NPM, "package-" + i)).hasSize(1);
      assertThat(index.of(Ecosystem.CRATES, "package-" + i)).isEmpty();
    }
  }

  @Test
  void hands_one_ecosystem_on() throws IOException {
    var writer = new AdvisoryIndexWriter();
    writer.add(Ecosystem.NPM, "a", advisory("GHSA-1", "1.0.0"));
    writer.add(Ecosystem.PYPI, "b", advisory("PYSEC-1", "1.0.0"));
    writer.add(SOURCE);
    var next = new AdvisoryIndexWriter();
    index(writer).copy(Ecosystem.NPM, next);
    var copy = index(next);
    assertThat(copy.of(Ecosystem.NPM, "a")).hasSize(1);
    assertThat(copy.of(Ecosystem.PYPI, "b")).isEmpty();
    assertThat(copy.sources()).containsExactly(SOURCE);
  }

  @Test
  void damaged_bytes_are_refused_and_never_empty_answers_of_another_kind() throws IOException {
    var writer = new AdvisoryIndexWriter();
    for (int i = 0; i < 50; i++) {
      writer.add(Ecosystem.NPM, "package-" + i, advisory("GHSA-" + i, "1.0.0"));
    }
    writer.add(SOURCE);
    var whole = bytes(writer);
    assertThatThrownBy(() -> AdvisoryIndex.over(ByteBuffer.wrap(new byte[0])))
        .isInstanceOf(BailiwickException.class)
        .hasMessageContaining("deps sync");
    assertThatThrownBy(() -> AdvisoryIndex.over(ByteBuffer.wrap(whole, 0, whole.length / 2)))
        .isInstanceOf(BailiwickException.class);
    long seed = 20_261_127L;
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      var broken = whole.clone();
      for (int i = 0; i < 8; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      try {
        var index = AdvisoryIndex.over(ByteBuffer.wrap(broken));
        for (int i = 0; i < 50; i++) {
          index.of(Ecosystem.NPM, "package-" + i);
        }
      } catch (BailiwickException e) {
        assertThat(e.code()).as("seed %s", seed).isEqualTo("advisories.damaged");
      }
    }
  }

  @Test
  void the_packed_facts_are_sound_and_answer_for_no_ecosystem() {
    var index = KnownFacts.index();
    assertThat(index.sources()).isEmpty();
    assertThat(KnownFacts.all()).hasSizeGreaterThan(70);
    var stream = index.of(Ecosystem.NPM, "event-stream").getFirst();
    assertThat(stream.match(Ecosystem.NPM, "3.3.6")).isEqualTo(Advisory.Match.AFFECTED);
    assertThat(stream.match(Ecosystem.NPM, "3.3.5")).isEqualTo(Advisory.Match.NONE);
  }
}

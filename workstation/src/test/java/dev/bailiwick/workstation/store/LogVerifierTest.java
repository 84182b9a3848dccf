package dev.bailiwick.workstation.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.NoteSigner;
import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.workstation.store.Verification.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerifierTest {
  @TempDir Path folder;
  private LogPlaces places;

  @BeforeEach
  void a_log_of_ten_records() {
    places = Drafts.places(folder);
    try (var log = Drafts.open(places, Drafts.quiet())) {
      for (int i = 1; i < 10; i++) {
        log.append(Drafts.draft("s" + i));
      }
    }
  }

  private Verification verify() throws IOException {
    return LogVerifier.verify(places, Optional.empty());
  }

  private void expect(Kind kind, long seq, long line) throws IOException {
    var problem = verify().problems().getFirst();
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.seq()).isEqualTo(seq);
    assertThat(problem.line()).isEqualTo(line);
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(places.log()));
  }

  private void write(List<String> lines) throws IOException {
    Files.write(places.log(), lines);
  }

  @Test
  void finds_nothing_wrong_with_a_whole_log() throws IOException {
    var checked = verify();
    assertThat(checked.holds()).isTrue();
    assertThat(checked.records()).isEqualTo(10);
    assertThat(checked.covered()).isEqualTo(10);
    assertThat(checked.keyFromLog()).isTrue();
  }

  @Test
  void names_the_record_in_which_a_single_byte_was_flipped() throws IOException {
    var whole = Files.readAllBytes(places.log());
    int seq = 0;
    for (int i = 0; i < whole.length; i++) {
      var changed = whole.clone();
      changed[i] ^= 1;
      Files.write(places.log(), changed);
      var key = NoteVerifier.parse(Files.readString(places.publicKey()).strip());
      var problems = LogVerifier.verify(places, key).problems();
      assertThat(problems).as("byte %d", i).isNotEmpty();
      assertThat(problems.getFirst().seq()).as("byte %d", i).isEqualTo(seq);
      assertThat(problems.getFirst().line()).as("byte %d", i).isEqualTo(seq + 1);
      if (whole[i] == '\n') {
        seq++;
      }
    }
    assertThat(seq).isEqualTo(10);
  }

  @Test
  void names_a_missing_record() throws IOException {
    var lines = lines();
    lines.remove(4);
    write(lines);
    expect(Kind.MISSING, 4, 5);
  }

  @Test
  void names_a_reordered_record() throws IOException {
    var lines = lines();
    Collections.swap(lines, 3, 6);
    write(lines);
    expect(Kind.REORDERED, 3, 4);
  }

  @Test
  void names_an_added_and_a_doubled_record() throws IOException {
    var lines = lines();
    lines.add(5, lines.get(5).replace("s5", "sX"));
    write(lines);
    expect(Kind.ADDED, 5, 6);
    lines.set(5, lines.get(4));
    write(lines);
    expect(Kind.ADDED, 5, 6);
  }

  @Test
  void names_where_a_log_was_cut() throws IOException {
    var lines = lines();
    write(lines.subList(0, 7));
    expect(Kind.MISSING, 7, 0);
    Files.delete(places.log());
    var key = NoteVerifier.parse(Files.readString(places.publicKey()).strip());
    assertThat(LogVerifier.verify(places, key).problems().getFirst().seq()).isZero();
  }

  @Test
  void names_records_behind_the_checkpoint_only_by_their_form() throws IOException {
    var lines = lines();
    lines.add(lines.get(9).replace("\"seq\":9", "\"seq\":10"));
    write(lines);
    var checked = verify();
    assertThat(checked.holds()).isTrue();
    assertThat(checked.records()).isEqualTo(11);
    assertThat(checked.covered()).isEqualTo(10);
    lines.set(10, lines.get(10).replace("\"seq\":10", "\"seq\":12"));
    write(lines);
    expect(Kind.ALTERED, 10, 11);
  }

  @Test
  void catches_a_forged_checkpoint_and_a_foreign_key() throws IOException {
    var note = Files.readString(places.checkpoint());
    Files.writeString(places.checkpoint(), note.replace("\n10\n", "\n9\n"));
    expect(Kind.CHECKPOINT, -1, 0);
    Files.writeString(places.checkpoint(), note);
    var foreign = NoteSigner.generate("bailiwick/other").verifier();
    var checked = LogVerifier.verify(places, Optional.of(foreign));
    assertThat(checked.problems().getFirst().kind()).isEqualTo(Kind.CHECKPOINT);
    assertThat(checked.keyFromLog()).isFalse();
    Files.delete(places.checkpoint());
    expect(Kind.CHECKPOINT, -1, 0);
  }

  @Test
  void tells_damaged_tiles_from_damaged_records() throws IOException {
    var tile = places.tiles().resolve("tile/0/000.p/10");
    var bytes = Files.readAllBytes(tile);
    bytes[40] ^= 1;
    Files.write(tile, bytes);
    assertThat(verify().problems().getFirst().kind()).isEqualTo(Kind.TILES);
    var lines = lines();
    lines.set(1, lines.get(1).replace("s1", "s2"));
    write(lines);
    expect(Kind.ALTERED, -1, 0);
  }

  @Test
  void a_tile_deep_in_the_tree_is_believed_only_with_its_parents() throws IOException {
    try (var log = Drafts.open(places, Drafts.quiet())) {
      for (int i = 10; i < 600; i++) {
        log.append(Drafts.draft("s" + i));
      }
    }
    assertThat(verify().problems()).isEmpty();
    var tile = places.tiles().resolve("tile/0/000");
    var bytes = Files.readAllBytes(tile);
    bytes[40] ^= 1;
    Files.write(tile, bytes);
    assertThat(verify().problems().getFirst().kind()).isEqualTo(Kind.TILES);
  }
}

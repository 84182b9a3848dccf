package dev.bailiwick.workstation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.core.text.BailiwickException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditLogTest {
  @TempDir Path folder;
  private LogPlaces places;

  @BeforeEach
  void placesInAFreshFolder() {
    places = Drafts.places(folder);
  }

  private void fill(int records, LogSettings settings) {
    try (var log = Drafts.open(places, settings)) {
      for (int i = 0; i < records; i++) {
        log.append(Drafts.draft("s" + i));
      }
    }
  }

  private Verification verify() throws IOException {
    return LogVerifier.verify(places, Optional.empty());
  }

  private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    var fault = catchThrowableOfType(BailiwickException.class, call);
    assertThat(fault).as("a fault").isNotNull();
    assertThat(fault.mend()).isNotEmpty();
    return fault.code();
  }

  @Test
  void begins_with_a_genesis_record_that_carries_the_key() throws IOException {
    fill(0, Drafts.quiet());
    var key = Files.readString(places.publicKey()).strip();
    assertThat(Files.readAllLines(places.log()))
        .singleElement()
        .asString()
        .contains("\"event\":\"audit.genesis\"", key);
    assertThat(NoteVerifier.parse(key)).isPresent();
    assertThat(Files.readString(places.checkpoint())).startsWith(key.split("\\+")[0] + "\n1\n");
  }

  @Test
  void its_files_are_readable_by_their_owner_alone() throws IOException {
    fill(3, Drafts.quiet());
    for (var file : new Path[] {places.log(), places.key(), places.checkpoint()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(places.tiles())))
        .isEqualTo("rwx------");
  }

  @Test
  void goes_on_where_it_stopped_over_many_segments() throws IOException {
    for (int i = 0; i < 6; i++) {
      fill(100, Drafts.settings(i % 2 == 0, 5000, 60));
    }
    var checked = verify();
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.records()).isEqualTo(601);
    assertThat(checked.covered()).isEqualTo(601);
    assertThat(places.segments().size()).isGreaterThan(20);
    assertThat(places.tiles().resolve("tile/0/000")).exists();
    assertThat(places.tiles().resolve("tile/0/002.p/89")).exists();
  }

  @Test
  void makes_lost_tiles_anew_from_the_records() throws IOException {
    fill(700, Drafts.quiet());
    Files.delete(places.tiles().resolve("tile/1/000.p/2"));
    Files.delete(places.tiles().resolve("tile/0/000"));
    assertThat(verify().problems())
        .extracting(Verification.Problem::kind)
        .containsExactly(Verification.Kind.TILES);
    fill(1, Drafts.quiet());
    assertThat(verify().problems()).isEmpty();
    assertThat(verify().records()).isEqualTo(702);
  }

  @Test
  void lets_only_one_process_write() {
    try (var log = Drafts.open(places, Drafts.quiet())) {
      assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.locked");
      log.append(Drafts.draft("a"));
    }
    fill(1, Drafts.quiet());
  }

  @Test
  void never_writes_through_a_link() throws IOException {
    var elsewhere = Files.createFile(folder.resolve("elsewhere"));
    Files.createDirectories(places.log().getParent());
    Files.createSymbolicLink(places.log(), elsewhere);
    assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.open-failed");
    assertThat(elsewhere).isEmptyFile();
  }

  @Test
  void refuses_to_start_on_an_altered_record() throws IOException {
    fill(5, Drafts.quiet());
    var text = Files.readString(places.log());
    Files.writeString(places.log(), text.replace("s3", "s4"));
    assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.mismatch");
  }

  @Test
  void refuses_to_start_without_what_was_signed() throws IOException {
    fill(5, Drafts.quiet());
    Files.move(places.log(), folder.resolve("kept"));
    assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.mismatch");
    Files.move(folder.resolve("kept"), places.log());
    Files.move(places.checkpoint(), folder.resolve("checkpoint"));
    assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.mismatch");
    Files.writeString(places.checkpoint(), "forged\n6\n");
    assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.mismatch");
    Files.delete(places.checkpoint());
    Files.move(folder.resolve("checkpoint"), places.checkpoint());
    Files.delete(places.key());
    assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.key-unusable");
    Files.writeString(places.key(), "damaged");
    assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.key-unusable");
  }

  @Test
  void a_log_that_begins_again_under_an_old_key_says_so() throws IOException {
    fill(5, Drafts.quiet());
    Files.delete(places.log());
    Files.delete(places.checkpoint());
    fill(0, Drafts.quiet());
    assertThat(Files.readString(places.log())).contains("audit.genesis", "audit.restarted");
    assertThat(verify().problems()).isEmpty();
  }

  @Test
  void a_closed_log_takes_nothing() {
    var log = Drafts.open(places, Drafts.quiet());
    log.close();
    assertThat(code(() -> log.append(Drafts.draft("late")))).isEqualTo("audit.closed");
  }

  @Test
  void a_full_disk_refuses_and_recovers_when_space_returns() throws IOException {
    var disk = FaultyDisk.withFree(1 << 20);
    try (var log = FileAuditLog.open(places, Drafts.quiet(), Drafts.CLOCK, disk)) {
      long first = log.append(Drafts.draft("a")).seq();
      for (long free : new long[] {0, 1, 100}) {
        disk.free(free);
        assertThat(code(() -> log.append(Drafts.draft("lost")))).isEqualTo("audit.write-failed");
      }
      disk.free(1 << 20);
      assertThat(log.append(Drafts.draft("b")).seq()).isEqualTo(first + 1);
    }
    assertThat(verify().problems()).isEmpty();
    assertThat(Files.readString(places.log())).doesNotContain("lost");
  }

  @Test
  void a_checkpoint_that_found_no_space_is_signed_later() throws IOException {
    var disk = FaultyDisk.withFree(1 << 20);
    try (var log = FileAuditLog.open(places, Drafts.quiet(), Drafts.CLOCK, disk)) {
      for (int i = 0; i < 300; i++) {
        log.append(Drafts.draft("s" + i));
      }
      disk.free(0);
    }
    assertThat(verify().covered()).isEqualTo(1);
    fill(0, Drafts.quiet());
    assertThat(verify().problems()).isEmpty();
    assertThat(verify().covered()).isEqualTo(301);
  }

  @Test
  void a_crash_at_any_byte_leaves_a_log_that_goes_on() throws IOException {
    for (long at = 0; at < 9000; at += 149) {
      var here = Drafts.places(folder.resolve("crash-" + at));
      int answered = 0;
      try (var log =
          FileAuditLog.open(
              here, Drafts.settings(true, 1500, 2), Drafts.CLOCK, FaultyDisk.crashAfter(at))) {
        for (int i = 0; i < 8; i++) {
          log.append(Drafts.draft("answered-" + i + "."));
          answered++;
        }
      } catch (BailiwickException fault) {
        assertThat(fault.code()).isIn("audit.write-failed", "audit.open-failed");
      }
      try (var log = Drafts.open(here, Drafts.quiet())) {
        log.append(Drafts.draft("after"));
      }
      assertThat(LogVerifier.verify(here, Optional.empty()).problems()).as("at %d", at).isEmpty();
      var all = new StringBuilder();
      for (var segment : here.segments()) {
        all.append(Files.readString(segment));
      }
      for (int i = 0; i < answered; i++) {
        assertThat(all).as("at %d", at).contains("answered-" + i + ".");
      }
    }
  }

  @Test
  void a_log_cut_at_any_byte_behind_its_checkpoint_is_mended_and_says_so() throws IOException {
    fill(2, Drafts.quiet());
    var checkpoint = Files.readAllBytes(places.checkpoint());
    long signed = Files.size(places.log());
    fill(1, Drafts.quiet());
    var whole = Files.readAllBytes(places.log());
    for (int length = whole.length; length >= 0; length -= length > signed ? 1 : 17) {
      Files.write(places.log(), java.util.Arrays.copyOf(whole, length));
      Files.write(places.checkpoint(), checkpoint);
      if (length < signed) {
        assertThat(code(() -> Drafts.open(places, Drafts.quiet()))).isEqualTo("audit.mismatch");
        assertThat(verify().problems()).isNotEmpty();
        continue;
      }
      fill(0, Drafts.quiet());
      var checked = verify();
      assertThat(checked.problems()).as("length %d", length).isEmpty();
      var isTorn = length > 0 && whole[length - 1] != '\n';
      assertThat(checked.repairs()).as("length %d", length).hasSize(isTorn ? 1 : 0);
    }
  }

  @Test
  void a_log_lies_where_the_policy_says_and_its_key_elsewhere() {
    var root = Path.of("/work/repo");
    var state = Path.of("/home/me/.local/state/bailiwick");
    var configured = LogPlaces.of(root, Optional.of(".claude/audit.log"), state);
    assertThat(configured.log()).isEqualTo(Path.of("/work/repo/.claude/audit.log"));
    assertThat(configured.tiles()).isEqualTo(Path.of("/work/repo/.claude/audit.log.tiles"));
    assertThat(configured.key().startsWith(state)).isTrue();
    var plain = LogPlaces.of(root, Optional.empty(), state);
    assertThat(plain.log().getParent()).isEqualTo(plain.key().getParent());
    assertThat(plain.log().startsWith(state.resolve("audit"))).isTrue();
    assertThat(LogPlaces.of(Path.of("/work/other"), Optional.empty(), state).log())
        .isNotEqualTo(plain.log());
  }

  @Test
  void a_foreign_file_is_not_touched() throws IOException {
    Files.createDirectories(places.log().getParent());
    Files.writeString(places.log(), "my own notes\nin two lines\n");
    assertThatThrownBy(() -> Drafts.open(places, Drafts.quiet()))
        .isInstanceOf(BailiwickException.class);
    assertThat(places.log()).hasContent("my own notes\nin two lines\n");
  }
}

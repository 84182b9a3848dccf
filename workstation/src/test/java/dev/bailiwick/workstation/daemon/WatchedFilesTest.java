package dev.bailiwick.workstation.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.daemon.WatchedFiles.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {
  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong();

  private Reading<String> read() {
    var file = folder.resolve("policy");
    try {
      var text = Files.readString(file);
      return text.startsWith("bad")
          ? new Reading.Broken<>("policy:1: bad", List.of(file))
          : new Reading.Good<>(text, List.of(file));
    } catch (IOException e) {
      return new Reading.Broken<>("policy is missing", List.of(file));
    }
  }

  private void edit(String text) throws IOException {
    Files.writeString(folder.resolve("policy"), text);
    clock.addAndGet(1_100_000_000L);
  }

  @Test
  void sees_an_edit_and_keeps_the_last_good_value_over_a_broken_one() throws IOException {
    edit("one");
    var watched = new WatchedFiles<>(this::read, clock::get);
    assertThat(watched.current().value()).hasValue("one");
    edit("second");
    assertThat(watched.current().value()).hasValue("second");
    edit("bad edit");
    assertThat(watched.current().value()).hasValue("second");
    assertThat(watched.current().complaint()).hasValue("policy:1: bad");
    edit("the third");
    assertThat(watched.current().value()).hasValue("the third");
    assertThat(watched.current().complaint()).isEmpty();
  }

  @Test
  void has_no_value_where_there_never_was_a_good_one_and_sees_the_file_appear() throws IOException {
    var watched = new WatchedFiles<>(this::read, clock::get);
    assertThat(watched.current().value()).isEmpty();
    assertThat(watched.current().complaint()).hasValue("policy is missing");
    edit("one");
    assertThat(watched.current().value()).hasValue("one");
  }

  @Test
  void a_value_that_holds_for_a_while_is_made_anew_after_it() throws IOException {
    edit("one");
    var made = new AtomicLong();
    var watched =
        new WatchedFiles<>(
            () ->
                new Reading.Good<>(
                    "made " + made.incrementAndGet(),
                    List.of(folder.resolve("policy")),
                    Duration.ofSeconds(20)),
            clock::get);
    watched.current();
    clock.addAndGet(2_000_000_000L);
    var second = watched.current().value();
    clock.addAndGet(2_000_000_000L);
    assertThat(watched.current().value()).isEqualTo(second);

    clock.addAndGet(21_000_000_000L);
    assertThat(watched.current().value()).isNotEqualTo(second);
  }
}

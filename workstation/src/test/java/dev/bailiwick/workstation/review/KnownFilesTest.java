package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is trusted without being read, and what is not.
final class KnownFilesTest {
  private static final InstantSource LATER = () -> Instant.now().plusSeconds(3_600);

  @TempDir private Path root;

  @Test
  void a_file_with_the_same_stamp_is_known() throws IOException {
    var known = new KnownFiles(root, LATER);
    noted(known, "a.py", "x = 1\n");
    assertThat(content(known, "a.py").map(KnownFiles.Content::facts))
        .contains(CodeFile.Facts.of(Language.PYTHON, "x = 1\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(known.hasChanged()).isTrue();
  }

  @Test
  void a_file_of_the_same_size_with_its_old_time_put_back_is_not() throws IOException {
    var known = new KnownFiles(root, LATER);
    noted(known, "a.py", "x = 1\n");
    var file = root.resolve("a.py");
    var time = Files.getLastModifiedTime(file);
    passTick();
    Files.writeString(file, "x = 2\n");
    Files.setLastModifiedTime(file, time);
    assertThat(content(known, "a.py")).isEmpty();
  }

  @Test
  void a_file_that_another_was_put_in_place_of_is_not() throws IOException {
    var known = new KnownFiles(root, LATER);
    noted(known, "a.py", "x = 1\n");
    var other = Files.writeString(root.resolve("b.py"), "x = 2\n");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(root.resolve("a.py")));
    Files.move(other, root.resolve("a.py"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(content(known, "a.py")).isEmpty();
  }

  @Test
  void what_was_written_just_now_is_not_trusted() throws IOException {
    var known = new KnownFiles(root, InstantSource.system());
    noted(known, "a.py", "x = 1\n");
    assertThat(content(known, "a.py")).isEmpty();
    known.names("");
    assertThat(known.folders()).isEmpty();
  }

  @Test
  void a_folder_is_listed_again_where_a_name_came_or_went() throws IOException {
    var known = new KnownFiles(root, LATER);
    Files.writeString(root.resolve("a.py"), "");
    assertThat(known.names("")).containsOnlyKeys("a.py");
    passTick();
    Files.createDirectory(root.resolve("b"));
    assertThat(known.names("")).containsEntry("b", FileState.Kind.FOLDER);
    passTick();
    Files.delete(root.resolve("a.py"));
    assertThat(known.names("")).containsOnlyKeys("b");
  }

  @Test
  void what_has_gone_with_its_folder_is_forgotten() throws IOException {
    var known = new KnownFiles(root, LATER);
    Files.createDirectories(root.resolve("b/c"));
    known.names("");
    known.names("b");
    known.names("b/c");
    noted(known, "b/c/a.py", "x = 1\n");
    passTick();
    Files.delete(root.resolve("b/c/a.py"));
    Files.delete(root.resolve("b/c"));
    Files.delete(root.resolve("b"));
    known.names("");
    assertThat(known.folders()).containsOnlyKeys("");
    assertThat(known.files(known.folders())).isEmpty();
  }

  /// Until the clock of the file system, which is coarser than ours, has moved on.
  private void passTick() throws IOException {
    var folder = Files.createTempDirectory("tick");
    var before = Files.getLastModifiedTime(Files.writeString(folder.resolve("before"), ""));
    var after = folder.resolve("after");
    do {
      Files.writeString(after, "");
    } while (Files.getLastModifiedTime(after).equals(before));
    Files.delete(after);
    Files.delete(folder.resolve("before"));
    Files.delete(folder);
  }

  private void noted(KnownFiles known, String path, String text) throws IOException {
    var file = Files.writeString(root.resolve(path), text);
    var facts = CodeFile.Facts.of(Language.PYTHON, text.getBytes(StandardCharsets.UTF_8));
    known.note(path, FileState.of(file), known.now(), facts, false);
  }

  private Optional<KnownFiles.Content> content(KnownFiles known, String path) throws IOException {
    return known.content(path, FileState.of(root.resolve(path)));
  }
}

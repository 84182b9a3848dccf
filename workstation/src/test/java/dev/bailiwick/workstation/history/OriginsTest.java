package dev.bailiwick.workstation.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OriginsTest {
  @TempDir Path folder;
  private GitFixture git;

  @BeforeEach
  void repository() throws IOException {
    git = GitFixture.init(folder.resolve("repository"));
    git.write("README.md", "first");
    git.commit("first", "2024-03-01T10:00:00Z");
  }

  private Map<String, Origin> origins(String... files) throws IOException {
    try (var walk = ObjectWalk.open(ObjectStore.of(git.root()).orElseThrow())) {
      return Origins.of(walk, Set.of(files), 2);
    }
  }

  /// With more trees than are kept in memory they are opened again a level of folders.
  @Test
  void what_is_not_kept_in_memory_is_opened_again() throws IOException {
    git.write("deep/down/here/a.txt", "wanted");
    git.write("deep/b.txt", "wanted too");
    git.write("deep/down/c.txt", "not wanted");
    git.commit("brings them", "2024-03-02T10:00:00Z");
    git.write("deep/down/d.txt", "later");
    git.commit("later", "2024-03-03T10:00:00Z");
    var files =
        Set.of(
            blob("HEAD:deep/down/here/a.txt"),
            blob("HEAD:deep/b.txt"),
            blob("HEAD:deep/down/d.txt"));

    try (var walk = ObjectWalk.open(ObjectStore.of(git.root()).orElseThrow())) {
      var few = Origins.of(walk, files, 2, 0);
      assertThat(few).hasSize(3).isEqualTo(Origins.of(walk, files, 2));
      assertThat(few.values())
          .extracting(Origin::path)
          .containsExactlyInAnyOrder("deep/down/here/a.txt", "deep/b.txt", "deep/down/d.txt");
    }
  }

  private String blob(String spelled) throws IOException {
    return git.run("rev-parse", spelled).strip();
  }

  @Test
  void tells_the_commit_and_the_path_of_the_first_appearance() throws IOException {
    git.write("deep/down/here/a.txt", "wanted");
    var brought = git.commit("brings it", "2024-03-02T10:00:00Z");
    var file = blob("HEAD:deep/down/here/a.txt");
    git.run("mv", "deep/down/here/a.txt", "moved.txt");
    git.commit("moves it", "2024-03-03T10:00:00Z");

    assertThat(origins(file))
        .isEqualTo(
            Map.of(
                file, new Origin(brought, "Ada", "2024-03-02T10:00:00Z", "deep/down/here/a.txt")));
  }

  @Test
  void a_wrong_clock_does_not_make_a_descendant_the_first() throws IOException {
    git.write("a.txt", "wanted");
    var brought = git.commit("brings it", "2024-03-09T10:00:00Z");
    git.write("b.txt", "other");
    git.commit("an hour before", "2020-01-01T10:00:00Z");
    git.run("repack", "-q", "-a", "-d");
    var file = blob("HEAD:a.txt");

    assertThat(origins(file).get(file)).returns(brought, Origin::commit);
  }

  @Test
  void sees_what_only_a_merge_a_stash_or_a_forgotten_commit_brought_in() throws IOException {
    git.write("a.txt", "forgotten");
    var forgotten = git.commit("forgotten", "2024-03-02T10:00:00Z");
    var ofForgotten = blob("HEAD:a.txt");
    git.run("reset", "-q", "--hard", "HEAD~1");
    git.run("checkout", "-q", "-b", "side");
    git.commit("side", "2024-03-03T10:00:00Z");
    git.run("checkout", "-q", "main");
    git.commit("main", "2024-03-03T11:00:00Z");
    git.run("merge", "-q", "--no-commit", "--no-ff", "side");
    git.write("merged.txt", "only in the merge");
    var merge = git.commit("merge", "2024-03-04T10:00:00Z");
    var ofMerge = blob("HEAD:merged.txt");
    git.write("README.md", "stashed");
    git.run("stash", "-q");
    var ofStash = blob("stash@{0}:README.md");

    var origins = origins(ofForgotten, ofMerge, ofStash);

    assertThat(origins.get(ofForgotten)).returns(forgotten, Origin::commit);
    assertThat(origins.get(ofMerge))
        .returns(merge, Origin::commit)
        .returns("merged.txt", Origin::path);
    assertThat(origins.get(ofStash)).returns("README.md", Origin::path);
  }

  @Test
  void leaves_out_what_no_commit_holds() throws IOException {
    Files.writeString(git.root().resolve("loose.txt"), "nobody's");
    var file = git.run("hash-object", "-w", "loose.txt").strip();

    assertThat(origins(file)).isEmpty();
  }

  @Test
  void a_file_that_stands_at_many_places_is_found_once() throws IOException {
    git.write("z/one.txt", "same");
    git.write("z/two.txt", "same");
    var brought = git.commit("twice", "2024-03-02T10:00:00Z");
    var file = blob("HEAD:z/one.txt");

    assertThat(origins(file).get(file)).returns(brought, Origin::commit);
  }
}

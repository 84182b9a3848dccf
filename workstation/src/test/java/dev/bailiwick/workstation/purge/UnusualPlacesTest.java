package dev.bailiwick.workstation.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values where few look: each place is planted, shown to hold the value, and purged.
final class UnusualPlacesTest {
  private static final Purge.Steps QUIET = new Purge.Steps(_ -> _ -> () -> {}, () -> {});

  @TempDir Path folder;
  private Planted planted = new Planted(Path.of(""), 1);

  @BeforeEach
  void a_repository() {
    planted = new Planted(folder.resolve("repo"), 21);
    planted.begin();
  }

  private Proof purged() throws IOException {
    return new Purge(
            planted.root,
            new KnownSecrets(List.of(planted.bytes())),
            folder.resolve("state"),
            QUIET)
        .run()
        .proof();
  }

  private Path git(String name) {
    return planted.root.resolve(".git").resolve(name);
  }

  private boolean holds(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1).contains(planted.value);
  }

  private void whole() {
    assertThat(planted.git("fsck", "--full")).doesNotContain("missing", "broken", "error");
  }

  @Test
  void commits_with_an_encoding_a_header_of_their_own_or_a_signature() throws IOException {
    var tree = planted.git("rev-parse", "HEAD^{tree}");
    for (var header :
        List.of(
            "encoding ISO-8859-1\n",
            "x-origin " + planted.value + "\n",
            "gpgsig -----BEGIN PGP SIGNATURE-----\n Comment: "
                + planted.value
                + "\n -----END PGP SIGNATURE-----\n")) {
      var id =
          planted.gitAs(
              Map.of(),
              "tree "
                  + tree
                  + "\nauthor A <a@b> 1700000000 +0000\n"
                  + "committer A <a@b> 1700000000 +0000\n"
                  + header
                  + "\ncaf\u00e9 "
                  + planted.value
                  + "\n",
              "hash-object",
              "-t",
              "commit",
              "-w",
              "--stdin");
      planted.git("branch", "h" + header.length(), id);
    }
    planted.git("pack-refs", "--all");
    assertThat(purged().left()).isEmpty();
    assertThat(planted.git("for-each-ref", "refs/heads")).hasLineCount(5);
    whole();
  }

  @Test
  void replaced_objects() throws IOException {
    planted.file("a.txt", planted.value);
    var bad = planted.commit("bad");
    planted.git("replace", "--graft", bad);
    planted.git("pack-refs", "--all");
    assertThat(purged().left()).isEmpty();
    whole();
  }

  @Test
  void a_linked_work_tree_with_refs_and_logs_of_its_own() throws IOException {
    planted.file("a.txt", planted.value);
    planted.commit("bad");
    var linked = folder.resolve("linked");
    planted.git("worktree", "add", "-q", "-b", "side", linked.toString());
    planted.git("-C", linked.toString(), "update-ref", "refs/bisect/bad", "HEAD");
    planted.git("-C", linked.toString(), "update-ref", "refs/worktree/own", "HEAD");
    planted.git("-C", linked.toString(), "commit", "-q", "--allow-empty", "-m", planted.value);
    planted.git("-C", linked.toString(), "reset", "-q", "--hard", "HEAD~1");
    assertThat(holds(git("worktrees/linked/logs/HEAD"))).isTrue();
    assertThat(purged().left()).isEmpty();
    assertThat(planted.git("-C", linked.toString(), "rev-parse", "refs/bisect/bad"))
        .isEqualTo(planted.git("rev-parse", "side"));
    assertThat(planted.git("-C", linked.toString(), "status", "--porcelain")).isEmpty();
    whole();
  }

  @Test
  void what_merges_and_fetches_leave_behind() throws IOException {
    planted.git("config", "rerere.enabled", "true");
    planted.file("a.txt", "one\n");
    planted.commit("one");
    planted.git("checkout", "-q", "-b", "side");
    planted.file("a.txt", planted.value + "\n");
    planted.commit("side");
    planted.git("checkout", "-q", "main");
    planted.file("a.txt", "two\n");
    planted.commit("two");
    try {
      planted.git("merge", "side");
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("conflict");
    }
    Files.writeString(
        git("FETCH_HEAD"),
        "0".repeat(40) + "\t\tbranch 'x' of https://u:" + planted.value + "@h\n");
    assertThat(purged().left()).isEmpty();
    assertThat(planted.git("ls-files", "-u")).hasLineCount(3);
    assertThat(planted.git("rev-parse", "MERGE_HEAD")).isEqualTo(planted.git("rev-parse", "side"));
    whole();
  }

  @Test
  void an_index_that_remembers_what_was_resolved_and_what_is_untracked() throws IOException {
    Files.createDirectories(planted.root.resolve("new-" + planted.value));
    planted.file("new-" + planted.value + "/x.txt", "x\n");
    planted.git("config", "core.untrackedCache", "true");
    planted.git("update-index", "--force-untracked-cache");
    planted.git("status");
    planted.git("status");
    assertThat(holds(git("index"))).isTrue();
    assertThat(purged().left()).isEmpty();
    assertThat(planted.git("ls-files")).hasLineCount(2);
  }

  @Test
  void an_index_in_two_files() throws IOException {
    planted.file("name-" + planted.value + ".txt", "x\n");
    planted.commit("bad");
    planted.git("update-index", "--split-index");
    planted.file("more.txt", "x\n");
    planted.git("add", "more.txt");
    assertThat(purged().left()).isEmpty();
    assertThat(planted.git("status", "--porcelain")).isEqualTo("A  more.txt");
    whole();
  }

  @Test
  void base64_in_lines_as_mail_and_keys_have_it() throws IOException {
    for (int before = 40; before < 90; before += 7) {
      var text = "x".repeat(before) + planted.value + "y".repeat(before);
      planted.file(
          "mime-" + before + ".txt",
          "Content-Transfer-Encoding: base64\n\n"
              + Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
      planted.file(
          "pem-" + before + ".txt",
          "  data: |\n    "
              + Base64.getMimeEncoder(64, "\n    ".getBytes(StandardCharsets.UTF_8))
                  .encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
    planted.commit("bad");
    assertThat(purged().left()).isEmpty();
    for (var file : planted.git("ls-tree", "--name-only", "HEAD").lines().toList()) {
      if (file.endsWith(".txt")) {
        var text = planted.git("show", "HEAD:" + file).replaceAll("(?s).*(base64|\\|)\n", "");
        assertThat(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1))
            .as(file)
            .startsWith("xxx")
            .endsWith("yyy")
            .doesNotContain(planted.value);
      }
    }
  }

  @Test
  void a_pack_that_git_left_half_written_and_a_bundle_beside_it() throws IOException {
    planted.file("a.txt", planted.value);
    planted.commit("bad");
    planted.git("repack", "-q", "-a", "-d");
    try (var packs = Files.list(git("objects/pack"))) {
      for (var pack : packs.filter(file -> file.toString().endsWith(".pack")).toList()) {
        Files.copy(pack, git("objects/pack/tmp_pack_x"));
      }
    }
    planted.git("bundle", "create", "-q", ".git/old.bundle", "--all");
    var left = purged().left();
    assertThat(git("objects/pack/tmp_pack_x")).doesNotExist();
    assertThat(left).singleElement().extracting(Found::where).isEqualTo("old.bundle");
    Files.delete(git("old.bundle"));
    assertThat(purged().left()).isEmpty();
  }

  @Test
  void a_submodule_is_looked_into_and_named() throws IOException {
    var other = new Planted(folder.resolve("other"), 21);
    other.begin();
    other.file("a.txt", planted.value);
    other.commit("bad");
    planted.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", other.root.toString(), "sub");
    planted.commit("sub");
    assertThat(purged().left())
        .extracting(Found::where)
        .allMatch(where -> where.startsWith("modules/sub"));
    assertThat(purged().left()).isNotEmpty();
  }

  @Test
  void a_shallow_clone() throws IOException {
    planted.file("a.txt", planted.value);
    planted.commit("bad");
    planted.file("b.txt", "b");
    planted.commit("later");
    planted.git(
        "clone",
        "-q",
        "--depth",
        "2",
        "file://" + planted.root,
        folder.resolve("shallow").toString());
    planted = new Planted(folder.resolve("shallow"), 21);
    assertThat(purged().left()).isEmpty();
    assertThat(planted.git("log", "--format=%s")).isEqualTo("later\nbad");
    whole();
  }
}

package dev.bailiwick.workstation.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PurgeTest {
  private static final Purge.Steps QUIET = new Purge.Steps(_ -> _ -> () -> {}, () -> {});

  @TempDir static Path once;
  private static Planted full = new Planted(Path.of(""), 0);
  private static Planted few = new Planted(Path.of(""), 0);

  @TempDir Path folder;

  @BeforeAll
  static void plant() throws IOException {
    full = new Planted(once.resolve("full"), 1);
    full.plantAll();
    few = new Planted(once.resolve("few"), 2);
    small(few);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Purge purge(Planted planted, Purge.Steps steps) throws IOException {
    return new Purge(planted.root, new KnownSecrets(List.of(planted.bytes())), state(), steps);
  }

  private Planted planted() throws IOException {
    return full.copied(folder.resolve("repo"));
  }

  @Test
  void nothing_is_left_in_any_place() throws IOException {
    var planted = planted();
    var first = planted.git("rev-parse", "main~3", "old", "v0");
    assertThat(planted.git("rev-list", "--all", "--reflog")).isNotEmpty();
    var old = planted.git("rev-parse", "main");
    var done = purge(planted, QUIET).run();
    assertThat(done.proof().left()).isEmpty();
    assertThat(done.proof().objects()).isGreaterThan(50);
    assertThat(planted.git("fsck", "--full", "--strict"))
        .doesNotContain("missing", "broken", "error");
    assertThat(planted.git("rev-parse", "old", "v0"))
        .isEqualTo(first.substring(first.indexOf('\n') + 1));
    assertThat(planted.git("rev-parse", "main")).isNotEqualTo(old);
    assertThatThrownBy(() -> planted.git("cat-file", "-e", old))
        .isInstanceOf(IllegalStateException.class);
  }

  /// The second search, which proves that nothing is left, finds every one of these before.
  @Test
  void the_places_hold_the_value_before() throws IOException {
    var planted = planted();
    var repository = Repository.at(planted.root);
    var known = new KnownSecrets(List.of(planted.bytes()));
    var held = Proof.of(repository, known, () -> {}).left();
    assertThat(held.stream().filter(one -> one.kind().equals("blob"))).hasSizeGreaterThan(19);
    assertThat(held.stream().flatMap(one -> one.forms().stream()))
        .contains("plain", "base64", "hex", "utf-16", "gzip", "zip");
    assertThat(held.stream().map(Found::kind))
        .contains("blob", "tree", "commit", "tag", "name", "file");
    assertThat(
            held.stream()
                .filter(one -> one.kind().equals("file") || one.kind().equals("name"))
                .map(Found::where))
        .contains(
            "config",
            "packed-refs",
            "logs/HEAD",
            "logs/refs/heads/branch-REMOVED",
            "COMMIT_EDITMSG",
            "info/exclude",
            "hooks/post-commit",
            "index")
        .anyMatch(where -> where.startsWith("lfs/objects/"));
    assertThat(held).hasSizeGreaterThan(38);
  }

  @Test
  void what_is_left_says_what_was_there() throws IOException {
    var planted = planted();
    purge(planted, QUIET).run();
    assertThat(planted.git("show", "main:text.txt")).isEqualTo("key = ***REMOVED***\nother");
    assertThat(planted.git("ls-tree", "-r", "--name-only", "main"))
        .contains("name-REMOVED.txt", "dir-REMOVED/in/side.txt");
    assertThat(planted.git("log", "-1", "--format=%an|%s", "main^{/author}"))
        .isEqualTo("A ***REMOVED***|author");
    assertThat(planted.git("cat-file", "tag", "v1")).contains("tag with ***REMOVED***");
    assertThat(planted.git("notes", "show", "main^{/author}")).isEqualTo("note with ***REMOVED***");
    assertThat(planted.git("branch", "--list", "branch-*")).contains("branch-REMOVED");
    assertThat(planted.git("show", "stash@{1}:stashed.txt")).isEqualTo("stash ***REMOVED***");
    assertThat(planted.git("status", "--porcelain")).isEmpty();
    assertThat(planted.git("config", "remote.origin.url")).contains("user:REMOVED@");
    var pointer = planted.git("show", "main:asset.bin");
    assertThat(pointer).contains(Planted.sha256("large file ***REMOVED***\n"), "size 25");
    assertThat(Files.readString(planted.root.resolve("text.txt")))
        .isEqualTo("key = ***REMOVED***\nother\n");
    assertThat(Base64.getDecoder().decode(planted.git("show", "main:b64.1"))).hasSize(30);
  }

  @Test
  void undo_brings_back_every_ref_object_and_file() throws IOException {
    var planted = planted();
    var before = planted.snapshot();
    purge(planted, QUIET).run();
    assertThat(planted.snapshot()).isNotEqualTo(before);
    Purge.undo(planted.root, state(), false);
    assertThat(planted.snapshot()).isEqualTo(before);
    assertThat(planted.git("fsck", "--full")).doesNotContain("missing", "broken");
    assertThat(state().resolve("backup")).doesNotExist();
  }

  @Test
  void undo_stops_where_work_since_would_be_lost() throws IOException {
    var planted = planted();
    purge(planted, QUIET).run();
    planted.commit("work since");
    assertThatThrownBy(() -> Purge.undo(planted.root, state(), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("refs/heads/main");
  }

  /// Stops the purge as a power cut would, as far as one process can: at its marks nothing is
  /// cleaned up behind it that was not written yet.
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void stopped_anywhere_the_repository_is_the_old_or_the_new_and_a_second_call_ends_it()
      throws IOException {
    int marks = marks();
    assertThat(marks).isGreaterThan(15);
    for (int round = 0; round < marks; round++) {
      int at = round;
      var planted = few.copied(folder.resolve("r" + round));
      var before = planted.git("for-each-ref");
      var left = new int[] {at};
      var steps =
          new Purge.Steps(
              _ -> _ -> () -> {},
              () -> {
                if (left[0]-- == 0) {
                  throw new Stopped();
                }
              });
      var state = folder.resolve("s" + round);
      var known = new KnownSecrets(List.of(planted.bytes()));
      try {
        new Purge(planted.root, known, state, steps).run();
      } catch (Stopped e) {
        left[0] = -1;
      }
      assertThat(planted.git("fsck", "--full"))
          .as("mark " + at)
          .doesNotContain("missing", "broken");
      var after = planted.git("for-each-ref");
      if (!after.equals(before)) {
        assertThat(planted.git("log", "-p", "--branches", "--tags", "--format=%B"))
            .doesNotContain(planted.value);
      }
      if (round % 2 == 0) {
        assertThat(new Purge(planted.root, known, state, QUIET).run().proof().left()).isEmpty();
      } else {
        Purge.undo(planted.root, state, true);
        assertThat(planted.git("for-each-ref")).isEqualTo(before);
      }
    }
  }

  /// Killed from outside, at a random moment; `proof/bench/purge/kill` does it by the dozen.
  @Test
  void killed_at_any_moment_the_repository_is_the_old_or_the_new() throws Exception {
    var random = new Random();
    long seed = random.nextLong();
    random.setSeed(seed);
    var values = Files.writeString(folder.resolve("values"), few.value + "\n");
    long span = 0;
    var fresh = "";
    for (int round = 0; round < 4; round++) {
      var planted = few.copied(folder.resolve("k" + round));
      var before = planted.git("for-each-ref");
      long start = System.nanoTime();
      var purge = program(planted.root, values, "purge", "--yes");
      if (round == 0) {
        assertThat(purge.waitFor()).isZero();
        span = (System.nanoTime() - start) / 1_000_000;
        fresh = planted.git("for-each-ref");
        continue;
      }
      long moment = random.nextLong(span);
      if (!purge.waitFor(moment, TimeUnit.MILLISECONDS)) {
        purge.destroyForcibly().waitFor();
      }
      var said = "seed " + seed + ", killed after " + moment + " of " + span + " ms";
      assertThat(planted.git("fsck", "--full")).as(said).doesNotContain("missing", "broken");
      assertThat(planted.git("for-each-ref")).as(said).isIn(before, fresh);
      assertThat(program(planted.root, values, "purge", "--yes").waitFor()).as(said).isZero();
      assertThat(planted.git("for-each-ref")).as(said).isEqualTo(fresh);
    }
  }

  private Process program(Path root, Path values, String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bailiwick.workstation.cli.Main",
                "incident"));
    command.addAll(List.of(words));
    command.addAll(List.of("--file", values.toString(), "--root", root.toString()));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    builder.environment().put("BAILIWICK_HOME", root.resolveSibling("home").toString());
    return builder.start();
  }

  private static void small(Planted planted) {
    planted.begin();
    planted.file("a.txt", "k " + planted.value);
    planted.commit("bad");
    planted.git("branch", "side");
    planted.git("tag", "-a", "v1", "-m", "after");
    planted.file("b.txt", "more");
    planted.commit("later");
    planted.git("checkout", "-q", "--detach");
  }

  private int marks() throws IOException {
    var planted = few.copied(folder.resolve("count"));
    var count = new int[1];
    new Purge(
            planted.root,
            new KnownSecrets(List.of(planted.bytes())),
            folder.resolve("count-state"),
            new Purge.Steps(_ -> _ -> () -> {}, () -> count[0]++))
        .run();
    return count[0];
  }

  @Test
  void a_plan_changes_nothing_and_names_each_place() throws IOException {
    var planted = planted();
    var before = planted.snapshot();
    var plan = purge(planted, QUIET).plan();
    assertThat(planted.snapshot()).isEqualTo(before);
    assertThat(plan.found().stream().map(Found::kind))
        .contains("blob", "commit", "tag", "name", "ref", "file", "lfs");
    assertThat(plan.found().stream().flatMap(f -> f.forms().stream()))
        .contains("plain", "base64", "hex", "utf-16", "gzip", "zip");
    assertThat(plan.moved().stream().map(Refs.Moved::oldName))
        .contains("refs/heads/main", "refs/stash", "refs/pull/7/head");
  }

  @Test
  void a_repository_of_longer_ids_is_purged_as_well() throws IOException {
    var planted = new Planted(folder.resolve("long"), 3);
    planted.begin("--object-format=sha256");
    planted.file("deep/er/a.txt", "k " + planted.value);
    planted.commit("bad " + planted.value);
    planted.git("tag", "-a", "v1", "-m", "after");
    var done = purge(planted, QUIET).run();
    assertThat(done.proof().left()).isEmpty();
    assertThat(planted.git("show", "v1:deep/er/a.txt")).isEqualTo("k ***REMOVED***");
    assertThat(planted.git("fsck", "--full", "--strict"))
        .doesNotContain("missing", "broken", "error");
  }

  @Test
  void missing_objects_do_not_stop_it() throws IOException {
    var planted = new Planted(folder.resolve("holes"), 4);
    planted.begin();
    planted.file("lost.txt", "will be lost\n");
    planted.commit("whole");
    planted.file("a.txt", "k " + planted.value);
    planted.commit("bad");
    var lost = planted.git("rev-parse", "HEAD:lost.txt");
    Files.delete(
        planted.root.resolve(".git/objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));
    assertThat(purge(planted, QUIET).run().proof().left()).isEmpty();
    assertThat(planted.git("show", "main:a.txt")).isEqualTo("k ***REMOVED***");
  }

  @Test
  void a_bare_repository_is_purged_as_well() throws IOException {
    var source = new Planted(folder.resolve("source"), 6);
    small(source);
    source.git(
        "clone", "-q", "--mirror", source.root.toString(), folder.resolve("bare.git").toString());
    var bare = new Planted(folder.resolve("bare.git"), 6);
    assertThat(purge(bare, QUIET).run().proof().left()).isEmpty();
    assertThat(bare.git("show", "main:a.txt")).isEqualTo("k ***REMOVED***");
  }

  @Test
  void signatures_older_than_the_value_stay_and_younger_ones_go() throws IOException {
    var planted = new Planted(folder.resolve("signed"), 7);
    planted.begin();
    var key = folder.resolve("key");
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    String[] signing = {"-c", "gpg.format=ssh", "-c", "user.signingKey=" + key};
    planted.git(signing[0], signing[1], signing[2], signing[3], "tag", "-s", "s0", "-m", "good");
    var good = planted.git("rev-parse", "s0");
    planted.file("a.txt", "k " + planted.value);
    planted.git("add", "-A");
    planted.git(signing[0], signing[1], signing[2], signing[3], "commit", "-q", "-S", "-m", "bad");
    planted.git(signing[0], signing[1], signing[2], signing[3], "tag", "-s", "s1", "-m", "later");
    var done = purge(planted, QUIET).run();
    assertThat(planted.git("rev-parse", "s0")).isEqualTo(good);
    assertThat(planted.git("cat-file", "tag", "s1")).doesNotContain("SIGNATURE");
    assertThat(planted.git("cat-file", "commit", "main")).doesNotContain("gpgsig");
    assertThat(done.plan().unsigned()).hasSize(2);
  }

  private static void run(String... words) throws IOException {
    try {
      assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void an_old_commit_cannot_be_pushed_back() throws IOException {
    var planted = new Planted(folder.resolve("guarded"), 8);
    small(planted);
    planted.git("init", "-q", "--bare", folder.resolve("remote.git").toString());
    planted.git("remote", "add", "origin", folder.resolve("remote.git").toString());
    planted.git("clone", "-q", planted.root.toString(), folder.resolve("other").toString());
    purge(planted, QUIET).run();
    planted.git("push", "-q", "origin", "main");
    planted.git(
        "fetch",
        "-q",
        folder.resolve("other").toString(),
        "+refs/remotes/origin/main:refs/heads/back");
    assertThatThrownBy(() -> planted.git("push", "-q", "origin", "back"))
        .hasMessageContaining("leads to a purged commit");
  }

  @Test
  void each_moved_remote_branch_has_a_push_with_a_lease_on_what_was_seen() throws IOException {
    var planted = planted();
    var seen = planted.git("rev-parse", "refs/remotes/origin/main");
    purge(planted, QUIET).run();
    assertThat(Files.readString(state().resolve("push.sh")))
        .contains("git push --force-with-lease=refs/heads/main:" + seen + " origin ");
    var all = new ArrayList<Path>();
    try (var files = Files.list(state())) {
      files.filter(Files::isRegularFile).forEach(all::add);
    }
    for (var file : all) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(planted.value);
    }
  }

  @Test
  void a_second_purge_finds_nothing_to_do() throws IOException {
    var planted = planted();
    purge(planted, QUIET).run();
    var after = planted.git("for-each-ref");
    var plan = purge(planted, QUIET).plan();
    assertThat(plan.isEmpty()).isTrue();
    assertThat(planted.git("for-each-ref")).isEqualTo(after);
  }
}

package dev.bailiwick.workstation.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectWalkTest {
  @TempDir Path folder;
  private GitFixture git;

  /// What a walk saw.
  private record Seen(Map<String, String> objects, List<Flaw> flaws, long unread) {}

  @BeforeEach
  void repository() throws IOException {
    git = GitFixture.init(folder.resolve("repository"));
  }

  /// Walks, and proves of every object that its bytes have the id it was shown under.
  private static Seen walk(Path root, Set<ObjectKind> kinds, int threads) throws IOException {
    var store = ObjectStore.of(root).orElseThrow();
    var seen = new TreeMap<String, String>();
    try (var walk = ObjectWalk.open(store)) {
      walk.visit(
          new ObjectWalk.Wanted(kinds, threads, () -> {}),
          () ->
              (kind, place, bytes, length, start) -> {
                var id = walk.id(place);
                assertThat(id).isEqualTo(hash(kind, bytes, length, store.idBytes()));
                synchronized (seen) {
                  var before = seen.put(id, word(kind) + " " + length);
                  assertThat(before).as("seen twice: " + id).isNull();
                }
              });
      return new Seen(seen, walk.flaws(), walk.unread());
    }
  }

  private static Seen walk(Path root) throws IOException {
    return walk(root, EnumSet.allOf(ObjectKind.class), 2);
  }

  private static String word(ObjectKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String hash(ObjectKind kind, byte[] bytes, int length, int idBytes) {
    try {
      var hash = MessageDigest.getInstance(idBytes == 20 ? "SHA-1" : "SHA-256");
      hash.update((word(kind) + " " + length + "\0").getBytes(StandardCharsets.US_ASCII));
      hash.update(bytes, 0, length);
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Many versions of two files, of which one grows and one changes in the middle.
  private void history(int commits) throws IOException {
    var random = new Random(7);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      lines.add("line " + i + " " + Long.toHexString(random.nextLong()));
    }
    var stream = new StringBuilder();
    for (int i = 0; i < commits; i++) {
      lines.set(random.nextInt(lines.size()), "changed " + random.nextLong());
      lines.add("more " + i);
      stream
          .append("commit refs/heads/main\nmark :1\ncommitter Ada <ada@example.org> ")
          .append(1709287200 + i)
          .append(" +0000\n");
      data("change " + i, stream);
      if (i > 0) {
        stream.append("from :1\n");
      }
      stream.append("M 100644 inline src/long.txt\n");
      data(String.join("\n", lines), stream);
      stream.append("M 100644 inline notes/").append(i % 5).append(".md\n");
      data("note " + i + "\n", stream);
    }
    git.load(stream.toString());
  }

  private static void data(String text, StringBuilder into) {
    into.append("data ").append(text.length()).append('\n').append(text).append('\n');
  }

  @Test
  void sees_loose_objects() throws IOException {
    git.write("a.txt", "a");
    git.commit("a", "2024-03-01T10:00:00Z");

    assertThat(walk(git.root()).objects()).isEqualTo(git.objects());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void sees_every_packed_object_once(int threads) throws IOException {
    history(40);
    git.run("tag", "-a", "-m", "first", "v1");
    git.run("repack", "-q", "-a", "-d", "-f", "--depth=50");

    var seen = walk(git.root(), EnumSet.allOf(ObjectKind.class), threads);

    assertThat(seen.objects()).isEqualTo(git.objects()).hasSizeGreaterThan(150);
    assertThat(seen.flaws()).isEmpty();
  }

  @Test
  void reads_deltas_that_name_their_base_by_id() throws IOException {
    history(20);
    git.run("-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f");

    assertThat(walk(git.root()).objects()).isEqualTo(git.objects());
  }

  @Test
  void reads_an_index_of_version_1() throws IOException {
    history(10);
    git.run("-c", "pack.indexVersion=1", "repack", "-q", "-a", "-d", "-f");

    assertThat(walk(git.root()).objects()).isEqualTo(git.objects());
  }

  @Test
  void reads_a_repository_of_sha_256() throws IOException {
    git = GitFixture.init(folder.resolve("long"), "--object-format=sha256");
    history(10);
    git.run("repack", "-q", "-a", "-d");
    git.commit("loose", "2024-03-02T10:00:00Z");

    assertThat(walk(git.root()).objects()).isEqualTo(git.objects());
  }

  @Test
  void sees_an_object_of_two_packs_once() throws IOException {
    history(10);
    git.run("repack", "-q", "-a");
    git.write("more.txt", "more");
    git.commit("more", "2024-03-02T10:00:00Z");
    git.run("repack", "-q", "-a");

    assertThat(walk(git.root()).objects()).isEqualTo(git.objects());
  }

  @Test
  void sees_what_no_ref_reaches() throws IOException {
    history(2);
    git.write("stashed.txt", "in a stash");
    git.run("add", "-A");
    git.run("stash", "-q");
    git.run("notes", "add", "-m", "a note");
    git.commit("forgotten", "2024-03-02T10:00:00Z");
    git.run("reset", "-q", "--hard", "HEAD~1");
    git.write("dangling.txt", "dangling");
    var dangling = git.run("hash-object", "-w", "dangling.txt").strip();

    var seen = walk(git.root()).objects();

    assertThat(seen).isEqualTo(git.objects()).containsKey(dangling);
  }

  @Test
  void follows_alternates_and_linked_work_trees() throws IOException {
    history(5);
    var other = folder.resolve("clone");
    git.run("clone", "-q", "--shared", git.root().toString(), other.toString());
    var clone = new GitFixture(other);
    clone.write("own.txt", "own");
    clone.commit("own", "2024-03-02T10:00:00Z");
    clone.run("worktree", "add", "-q", folder.resolve("tree").toString());

    assertThat(walk(other).objects()).isEqualTo(clone.objects());
    assertThat(walk(folder.resolve("tree")).objects()).isEqualTo(clone.objects());
  }

  @Test
  void shows_only_the_kinds_that_are_wanted() throws IOException {
    history(10);
    git.run("repack", "-q", "-a", "-d");

    var seen = walk(git.root(), EnumSet.of(ObjectKind.BLOB), 2).objects();

    assertThat(seen.values()).isNotEmpty().allMatch(told -> told.startsWith("blob "));
    assertThat(seen)
        .hasSize((int) git.objects().values().stream().filter(s -> s.startsWith("blob")).count());
  }

  @Test
  void makes_bytes_again_that_were_dropped_to_save_memory() throws IOException {
    history(60);
    git.run("repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=30");
    var seen = new TreeMap<String, String>();

    try (var walk = ObjectWalk.open(ObjectStore.of(git.root()).orElseThrow(), 1)) {
      walk.visit(
          new ObjectWalk.Wanted(EnumSet.allOf(ObjectKind.class), 1, () -> {}),
          () ->
              (kind, place, bytes, length, _) -> {
                assertThat(walk.id(place)).isEqualTo(hash(kind, bytes, length, 20));
                seen.put(walk.id(place), word(kind) + " " + length);
              });
      assertThat(walk.unread()).isZero();
    }

    assertThat(seen).isEqualTo(git.objects());
  }

  @Test
  void passes_a_large_object_on_in_windows_that_overlap() throws IOException {
    var large = git.root().resolve("large.bin");
    var block = new byte[1 << 20];
    new Random(3).nextBytes(block);
    try (var out = Files.newOutputStream(large)) {
      for (int i = 0; i < 66; i++) {
        out.write(block);
      }
    }
    git.run("-c", "core.compression=0", "add", "large.bin");
    var loose = windows();
    git.run("-c", "core.compression=0", "commit", "-q", "-m", "large");
    git.run("-c", "pack.compression=0", "repack", "-q", "-a", "-d", "--window=0");

    assertThat(loose).isEqualTo(windows()).isEqualTo(Files.size(large));
  }

  /// Where the windows of the only large object end, once it is sure that none leaves a gap.
  private long windows() throws IOException {
    var end = new AtomicLong();
    try (var walk = ObjectWalk.open(ObjectStore.of(git.root()).orElseThrow())) {
      walk.visit(
          new ObjectWalk.Wanted(EnumSet.of(ObjectKind.BLOB), 1, () -> {}),
          () ->
              (_, _, _, length, start) -> {
                assertThat(start).isEqualTo(Math.max(0, end.get() - ObjectWalk.OVERLAP));
                end.set(start + length);
              });
      assertThat(walk.flaws()).isEmpty();
    }
    return end.get();
  }

  @Test
  void tells_of_a_broken_loose_object_and_goes_on() throws IOException {
    git.write("a.txt", "a");
    git.commit("a", "2024-03-01T10:00:00Z");
    var id = git.run("rev-parse", "HEAD:a.txt").strip();
    var file = git.loose(id);
    file.toFile().setWritable(true);
    Files.write(file, new byte[] {1, 2, 3});

    var seen = walk(git.root());

    assertThat(seen.objects()).hasSize(2).doesNotContainKey(id);
    assertThat(seen.flaws()).singleElement().matches(flaw -> flaw.place().equals(id));
    assertThat(seen.unread()).isEqualTo(1);
  }

  @Test
  void tells_of_a_missing_alternate_and_of_a_pack_without_an_index() throws IOException {
    history(2);
    git.run("repack", "-q", "-a", "-d");
    Files.delete(git.packed(".idx"));
    Files.writeString(git.root().resolve(".git/objects/info/alternates"), "/nowhere/objects\n");

    var seen = walk(git.root());

    assertThat(seen.objects()).isEmpty();
    assertThat(seen.flaws()).extracting(Flaw::what).hasSize(2);
  }

  @Test
  void takes_a_broken_object_from_another_pack() throws IOException {
    history(30);
    git.run("repack", "-q", "-a", "-f");
    var expected = git.objects();
    var copy = folder.resolve("copy");
    git.run("clone", "-q", "--no-local", git.root().toString(), copy.toString());
    try (var files = Files.list(copy.resolve(".git/objects/pack"))) {
      for (var file : files.toList()) {
        var name = String.valueOf(file.getFileName()).replace("pack-", "pack-0");
        Files.copy(file, git.root().resolve(".git/objects/pack").resolve(name));
      }
    }
    git.run("prune-packed");
    try (var files = Files.list(git.root().resolve(".git/objects/pack"))) {
      var first =
          files
              .filter(file -> file.toString().endsWith(".pack"))
              .filter(file -> file.toString().contains("pack-0"))
              .findFirst()
              .orElseThrow();
      damage(first, 0.5, 40);
    }

    assertThat(walk(git.root()).objects()).isEqualTo(expected);
  }

  private static void damage(Path file, double where, int bytes) throws IOException {
    file.toFile().setWritable(true);
    var content = Files.readAllBytes(file);
    for (int i = 0; i < bytes; i++) {
      content[(int) (content.length * where) + i] ^= (byte) 0x5a;
    }
    Files.write(file, content);
  }

  @Test
  void counts_what_is_lost_with_a_broken_base() throws IOException {
    history(30);
    git.run("repack", "-q", "-a", "-d", "-f", "--depth=50");
    int all = git.objects().size();
    damage(git.packed(".pack"), 0.5, 60);

    var seen = walk(git.root());

    assertThat(seen.unread()).isPositive();
    assertThat(seen.objects().size() + seen.unread()).isEqualTo(all);
    assertThat(seen.flaws()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void survives_any_damage(long seed) throws IOException {
    history(12);
    git.run("repack", "-q", "-a", "-d", "-f", "--depth=20");
    var random = new Random(seed);
    for (var ending : List.of(".pack", ".idx")) {
      var file = git.packed(ending);
      var sound = Files.readAllBytes(file);
      for (int round = 0; round < 40; round++) {
        var broken = sound.clone();
        for (int i = 0; i <= round % 4; i++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        Files.write(
            file,
            round % 5 == 4
                ? java.util.Arrays.copyOf(broken, random.nextInt(broken.length))
                : broken);
        survives(seed + " " + ending + " " + round);
      }
      Files.write(file, sound);
    }
  }

  private void survives(String round) throws IOException {
    try (var walk = ObjectWalk.open(ObjectStore.of(git.root()).orElseThrow())) {
      walk.visit(
          new ObjectWalk.Wanted(EnumSet.allOf(ObjectKind.class), 2, () -> {}),
          () -> (_, place, _, _, _) -> assertThat(walk.id(place)).as(round).hasSize(40));
    }
  }
}

package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a second search found, which shares nothing with the first but the forms: every object as
/// git's own program gives it, packed and loose, reachable and not, and every file below git's
/// folder with its name; the same of the submodules' repositories, which are named and left. A
/// bundle or a pack that lies about is not looked into, and so counts as left.
///
/// @param objects looked into
/// @param bytes of them
/// @param files looked into
/// @param left places that still hold a value; empty is the proof
public record Proof(long objects, long bytes, long files, List<Found> left) {
  private static final int LARGEST = 1 << 30;

  public Proof {
    left = List.copyOf(left);
  }

  public boolean holds() {
    return left.isEmpty();
  }

  static Proof of(Repository repository, KnownSecrets known, Runnable step) throws IOException {
    var search = new Search(known, step);
    search.store(repository.git(), "");
    for (var nested : repository.nested()) {
      search.store(new Git(nested), repository.common().relativize(nested) + ": ");
    }
    search.files(repository);
    return new Proof(search.objects, search.bytes, search.files, search.left);
  }

  /// One search. One thread.
  private static final class Search {
    private final KnownSecrets known;
    private final Runnable step;
    private final List<Found> left = new ArrayList<>();
    private byte[] content = new byte[1 << 16];
    private long objects;
    private long bytes;
    private long files;
    private String inside = "";

    Search(KnownSecrets known, Runnable step) {
      this.known = known;
      this.step = step;
    }

    /// @param inside what stands before the ids of its objects
    void store(Git git, String inside) throws IOException {
      this.inside = inside;
      git.read(
          new byte[0],
          this::objects,
          "cat-file",
          "--batch-all-objects",
          "--batch",
          "--unordered",
          "--buffer");
    }

    private void objects(InputStream out) throws IOException {
      var in = new DataInputStream(new BufferedInputStream(out, 1 << 20));
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        var words = line.split(" ");
        if (words.length != 3) {
          left.add(new Found("object", inside + words[0], List.of("unreadable")));
          continue;
        }
        long size = Long.parseLong(words[2]);
        if (size > LARGEST) {
          throw new IOException("object " + words[0] + " is over 1 GiB; the proof stops there");
        }
        if (content.length < size) {
          content = new byte[(int) Math.max(size, Math.min(2L * content.length, LARGEST))];
        }
        in.readFully(content, 0, (int) size);
        in.skipNBytes(1);
        objects++;
        bytes += size;
        step.run();
        look(words[1], words[0], (int) size);
      }
    }

    private void look(String kind, String id, int size) {
      if (known.isIn(content, size)) {
        left.add(new Found(kind, inside + id, known.formsIn(content, size)));
      }
    }

    private static String line(InputStream in) throws IOException {
      var text = new StringBuilder();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        text.append((char) next);
      }
      return text.toString();
    }

    void files(Repository repository) throws IOException {
      var folder = repository.common();
      List<Path> all;
      try (var walk = Files.walk(folder)) {
        all = walk.toList();
      }
      for (var path : all) {
        var name = Repository.latin(String.valueOf(folder.relativize(path)));
        if (known.isPlainlyIn(name, 0, name.length)) {
          left.add(new Found("name", clean(name), known.formsIn(name, name.length)));
        }
        if (Files.isRegularFile(path) && !isPack(path)) {
          file(path, clean(name));
        }
      }
    }

    private void file(Path path, String name) throws IOException {
      var text = Files.readAllBytes(path);
      files++;
      if (known.isIn(text, text.length)) {
        left.add(new Found("file", name, known.formsIn(text, text.length)));
      } else if (isBundle(text)) {
        left.add(
            new Found("file", name, List.of("a bundle or a pack: delete it, or make it anew")));
      }
    }

    private static boolean isBundle(byte[] bytes) {
      var begin = Repository.latin(Arrays.copyOf(bytes, Math.min(bytes.length, 16)));
      return begin.startsWith("PACK") || begin.matches("(?s)# v[0-9] git bundle.*");
    }

    /// What a store's pack holds was looked into as objects; its own bytes are compressed.
    private static boolean isPack(Path path) {
      var name = path.toString();
      return (name.endsWith(".pack") || name.endsWith(".idx"))
          && path.resolveSibling("").endsWith("objects/pack")
          && Files.exists(path.resolveSibling(name.replaceAll("(pack|idx)$", "idx")));
    }

    private String clean(byte[] name) {
      return new String(known.nameWithout(name), StandardCharsets.UTF_8);
    }
  }
}

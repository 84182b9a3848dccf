package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.Merkle;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which lines of a repository an assistant wrote, and which changes a person has looked at: a line
/// of JSON each, appended. Thread-safe; several processes may append.
///
/// Of a line only a short hash is kept, so that it is known again wherever it moves in its file;
/// lines that say nothing (a brace, a blank) are left out.
public final class GeneratedCode {
  private static final long LARGEST = 16 << 20;
  private static final int HASH = 12;
  private static final int SAYS_SOMETHING = 4;

  /// What an assistant wrote in one go.
  ///
  /// @param lines the places at the time, `3` or `3-14`
  /// @param hashes of the lines that say something, see [#hash]
  public record Piece(
      Instant time,
      String agent,
      String session,
      String path,
      List<String> lines,
      List<String> hashes) {
    public Piece {
      lines = List.copyOf(lines);
      hashes = List.copyOf(hashes);
    }
  }

  /// What a person looked at.
  ///
  /// @param reviewer who it was, `Name <mail>`
  /// @param digests of the changes
  public record Approval(Instant time, String reviewer, List<String> digests) {
    public Approval {
      digests = List.copyOf(digests);
    }
  }

  /// All that is known.
  ///
  /// @param pieces in the order in which they were written
  public record Known(List<Piece> pieces, List<Approval> approvals) {
    public Known {
      pieces = List.copyOf(pieces);
      approvals = List.copyOf(approvals);
    }

    /// The hashes of the lines that assistants wrote, with the latest piece of each, by path.
    public Map<String, Map<String, Piece>> byPath() {
      var known = new HashMap<String, Map<String, Piece>>();
      for (var piece : pieces) {
        var lines = known.computeIfAbsent(piece.path(), _ -> new HashMap<>());
        piece.hashes().forEach(hash -> lines.put(hash, piece));
      }
      return known;
    }

    /// Who looked at the change.
    public Set<String> reviewers(String digest) {
      var reviewers = new HashSet<String>();
      for (var approval : approvals) {
        if (approval.digests().contains(digest)) {
          reviewers.add(approval.reviewer());
        }
      }
      return reviewers;
    }
  }

  private final Path file;

  public GeneratedCode(Path file) {
    this.file = file;
  }

  /// Where a repository's stands.
  public static GeneratedCode of(Path root, Path state) {
    return new GeneratedCode(
        state.resolve("generated").resolve(LogPlaces.repositoryId(root) + ".jsonl"));
  }

  /// The hash of a line without the blanks around it; empty for one that says nothing.
  public static String hash(String line) {
    var text = line.strip();
    long letters = text.chars().filter(Character::isLetterOrDigit).count();
    return letters < SAYS_SOMETHING
        ? ""
        : Merkle.leaf(text.getBytes(StandardCharsets.UTF_8)).toString().substring(0, HASH);
  }

  /// @throws UncheckedIOException where the file cannot be written
  public void wrote(Piece piece) {
    append(
        Json.object()
            .put("wrote", piece.path())
            .put("time", piece.time().toString())
            .put("agent", piece.agent())
            .put("session", piece.session())
            .put("lines", Json.strings(piece.lines()))
            .put("hashes", Json.strings(piece.hashes()))
            .build());
  }

  /// @throws UncheckedIOException where the file cannot be written
  public void approved(Approval approval) {
    append(
        Json.object()
            .put("approved", approval.reviewer())
            .put("time", approval.time().toString())
            .put("digests", Json.strings(approval.digests()))
            .build());
  }

  /// What the file holds; a line that cannot be read is passed over, since a crash may have cut it.
  public synchronized Known known() {
    var pieces = new ArrayList<Piece>();
    var approvals = new ArrayList<Approval>();
    for (var line : PrivateFile.read(file).orElse("").lines().toList()) {
      if (JsonReader.read(line, JsonReader.Limits.EVENT)
          instanceof JsonReader.Parsed(Json.Obj one)) {
        var time = one.string("time").map(Instant::parse).orElse(Instant.EPOCH);
        one.string("wrote")
            .ifPresent(path ->
                pieces.add(
                    new Piece(
                        time,
                        one.string("agent").orElse(""),
                        one.string("session").orElse(""),
                        path,
                        texts(one, "lines"),
                        texts(one, "hashes"))));
        one.string("approved")
            .ifPresent(who -> approvals.add(new Approval(time, who, texts(one, "digests"))));
      }
    }
    return new Known(pieces, approvals);
  }

  private static List<String> texts(Json.Obj json, String name) {
    return json.array(name).stream()
        .flatMap(one ->
            one instanceof Json.Str(String text, Json.Span _) ? Stream.of(text) : Stream.empty())
        .toList();
  }

  private synchronized void append(Json.Obj line) {
    PrivateFile.folder(file.toAbsolutePath().resolveSibling(""));
    var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    try {
      try (var channel = PrivateFile.open(file, options)) {
        var bytes = ByteBuffer.wrap((line.write() + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        if (channel.size() < LARGEST) {
          return;
        }
      }
      halve();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /// The older half goes: what it tells of was committed long ago.
  private void halve() {
    var lines = PrivateFile.read(file).orElse("").lines().toList();
    PrivateFile.write(
        file, String.join("\n", lines.subList(lines.size() / 2, lines.size())) + "\n");
  }
}

package dev.bailiwick.core.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A proof that a record stands in a log, for somebody who has only the log's public key: the
/// `c2sp.org/tlog-proof@v1` file (read November 2026), one a file, extension `.tlog-proof`.
///
/// The `extra` line, which the format leaves to us, carries the record itself in base64, so that
/// the file is all one needs; it is trusted only as far as the hashes reach it.
///
/// @param line the record's bytes without the newline
/// @param index the record's `seq`
/// @param checkpoint the signed note
public record RecordProof(String line, long index, List<Hash> path, String checkpoint) {
  private static final String MAGIC = "c2sp.org/tlog-proof@v1";
  private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");
  private static final int MAX_PATH = 63;

  public RecordProof {
    path = List.copyOf(path);
  }

  /// The proof file.
  public String text() {
    var out = new StringBuilder(MAGIC).append("\nextra ");
    out.append(Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8)));
    out.append("\nindex ").append(index).append('\n');
    path.forEach(hash -> out.append(hash.base64()).append('\n'));
    return out.append('\n').append(checkpoint).toString();
  }

  /// True where the record is in the log that `verifier` signs for.
  public boolean holds(NoteVerifier verifier) {
    var leaf = Merkle.leaf(line.getBytes(StandardCharsets.UTF_8));
    return Checkpoint.open(checkpoint, verifier)
        .filter(head -> MerkleProof.includes(index, head.size(), leaf, path, head.root()))
        .isPresent();
  }

  /// Reads a proof file of ours; empty where it is malformed or carries no record.
  public static Optional<RecordProof> parse(String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      return Optional.empty();
    }
    var head = text.substring(0, blank).split("\n", -1);
    if (head.length < 3
        || head.length > 3 + MAX_PATH
        || !head[0].equals(MAGIC)
        || !head[1].startsWith("extra ")) {
      return Optional.empty();
    }
    var index = INDEX.matcher(head[2]);
    var path = new ArrayList<Hash>();
    for (int i = 3; i < head.length; i++) {
      Hash.fromBase64(head[i]).ifPresent(path::add);
    }
    if (!index.matches() || path.size() != head.length - 3) {
      return Optional.empty();
    }
    try {
      var line = Base64.getDecoder().decode(head[1].substring("extra ".length()));
      return Optional.of(
          new RecordProof(
              new String(line, StandardCharsets.UTF_8),
              Long.parseLong(index.group(1)),
              path,
              text.substring(blank + 2)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

package dev.bailiwick.core.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/// The head of a log: how many records it has and the root over them (c2sp.org/tlog-checkpoint).
///
/// @param origin the log's name
/// @param size number of records
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /// The text that is signed; ends with a newline.
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// The signed note.
  public String sign(NoteSigner signer) {
    return signer.sign(text());
  }

  /// The checkpoint of a note that `verifier` signed and whose origin is the key's name; else
  /// empty. Extension lines are passed over.
  public static Optional<Checkpoint> open(String note, NoteVerifier verifier) {
    return SignedNote.open(note, verifier)
        .flatMap(Checkpoint::parse)
        .filter(checkpoint -> checkpoint.origin().equals(verifier.name()));
  }

  static Optional<Checkpoint> parse(String text) {
    var lines = text.split("\n", -1);
    if (lines.length < 4 || lines[0].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
      return Optional.empty();
    }
    long size = Long.parseLong(lines[1]);
    return Hash.fromBase64(lines[2]).map(root -> new Checkpoint(lines[0], size, root));
  }
}

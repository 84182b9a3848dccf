package dev.bailiwick.core.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A text with signatures under it: c2sp.org/signed-note, as golang.org/x/mod/sumdb/note.
public final class SignedNote {
  private static final String DASH = "\u2014 ";
  private static final int MAX_LENGTH = 64 << 10;

  private SignedNote() {}

  static String line(String name, byte[] tagged) {
    return DASH + name + " " + Base64.getEncoder().encodeToString(tagged) + "\n";
  }

  /// The note's text, with its final newline, where `verifier` signed it; else empty. Signatures of
  /// other keys are passed over; a false one of this key spoils the note.
  public static Optional<String> open(String note, NoteVerifier verifier) {
    int split = note.lastIndexOf("\n\n");
    if (split < 0
        || split + 2 == note.length()
        || note.length() > MAX_LENGTH
        || !note.endsWith("\n")
        || !isClean(note)) {
      return Optional.empty();
    }
    var text = note.substring(0, split + 1);
    var signed = false;
    for (var line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
      switch (check(line, text, verifier)) {
        case BAD -> {
          return Optional.empty();
        }
        case GOOD -> signed = true;
        case FOREIGN -> {}
      }
    }
    return signed ? Optional.of(text) : Optional.empty();
  }

  private enum Check {
    GOOD,
    BAD,
    FOREIGN
  }

  private static Check check(String line, String text, NoteVerifier verifier) {
    var parts = line.split(" ", -1);
    if (parts.length != 3 || !(parts[0] + " ").equals(DASH) || !NoteVerifier.isName(parts[1])) {
      return Check.BAD;
    }
    byte[] tagged;
    try {
      tagged = Base64.getDecoder().decode(parts[2]);
    } catch (IllegalArgumentException _) {
      return Check.BAD;
    }
    if (tagged.length < 5 || !line.equals(line(parts[1], tagged).stripTrailing())) {
      return Check.BAD;
    }
    if (!parts[1].equals(verifier.name()) || ByteBuffer.wrap(tagged).getInt() != verifier.id()) {
      return Check.FOREIGN;
    }
    var signature = Arrays.copyOfRange(tagged, 4, tagged.length);
    return verifier.verifies(text.getBytes(StandardCharsets.UTF_8), signature)
        ? Check.GOOD
        : Check.BAD;
  }

  private static boolean isClean(String note) {
    return note.chars().allMatch(c -> c >= ' ' || c == '\n');
  }
}

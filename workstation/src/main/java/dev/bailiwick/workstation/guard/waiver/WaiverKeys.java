package dev.bailiwick.workstation.guard.waiver;

import dev.bailiwick.core.audit.NoteSigner;
import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.core.audit.SignedNote;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.core.policy.rule.Waiver;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The user's own key for waivers, made on first use, and the keys of others that the user trusts.
/// They stand in the user's configuration, which no assistant may change.
///
/// @param config the folder of the user's own configuration
public record WaiverKeys(Path config) {
  /// Public keys that count here, one a line: `NAME+HASH+KEY`; `#` begins a comment.
  static final String TRUSTED = "waiver-keys";

  private static final String OWN = "waiver.key";
  private static final String DASH = "\u2014 ";

  /// What a signature is worth.
  enum Check {
    GOOD,
    UNKNOWN_KEY,
    BAD
  }

  static List<Path> paths(Path config) {
    return List.of(config.resolve(OWN), config.resolve(TRUSTED));
  }

  /// The user's own key.
  ///
  /// @throws IllegalStateException where the file is damaged or others could read it
  public NoteSigner own() {
    var known = known();
    if (known.isPresent()) {
      return known.get();
    }
    var id = new byte[8];
    new SecureRandom().nextBytes(id);
    var signer = NoteSigner.generate("bailiwick-waiver/" + HexFormat.of().formatHex(id));
    PrivateFile.write(config.resolve(OWN), signer.secretText());
    return signer;
  }

  private Optional<NoteSigner> known() {
    var file = config.resolve(OWN);
    return PrivateFile.read(file)
        .map(text ->
            NoteSigner.parse(text)
                .orElseThrow(() ->
                    new IllegalStateException(file + " is damaged; delete it, and sign anew")));
  }

  /// The line under a waiver: `NAME BASE64`.
  public static String signature(Waiver waiver, NoteSigner signer) {
    return signer.sign(waiver.text()).substring(waiver.text().length() + 1 + DASH.length()).strip();
  }

  /// Every key that counts here; what cannot be read is a problem, and counts for nothing.
  List<NoteVerifier> trusted(List<PolicyProblem> problems) throws IOException {
    var keys = new ArrayList<NoteVerifier>();
    try {
      known().map(NoteSigner::verifier).ifPresent(keys::add);
    } catch (IllegalStateException e) {
      problems.add(
          new PolicyProblem(
              config.resolve(OWN).toString(), 1, String.valueOf(e.getMessage()), "sign anew"));
    }
    var file = config.resolve(TRUSTED);
    if (Files.exists(file)) {
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        var line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          var key = NoteVerifier.parse(line);
          key.ifPresent(keys::add);
          if (key.isEmpty()) {
            var mend = "write `NAME+HASH+KEY` as `classify waive` prints it";
            problems.add(new PolicyProblem(file.toString(), i + 1, "no public key", mend));
          }
        }
      }
    }
    return keys;
  }

  static Check check(Waiver waiver, String signature, List<NoteVerifier> trusted) {
    var note = waiver.text() + "\n" + DASH + signature + "\n";
    var name = signature.substring(0, Math.max(0, signature.indexOf(' ')));
    var named = trusted.stream().filter(key -> key.name().equals(name)).toList();
    if (named.isEmpty()) {
      return name.isEmpty() ? Check.BAD : Check.UNKNOWN_KEY;
    }
    boolean good = named.stream().anyMatch(key -> SignedNote.open(note, key).isPresent());
    return good ? Check.GOOD : Check.BAD;
  }
}

package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The key of a log, made on first use.
///
/// @param old whether it was there before
record SigningKey(NoteSigner signer, boolean old) {

  static SigningKey of(LogPlaces places, Disk disk) throws IOException {
    if (Files.exists(places.key())) {
      var signer =
          NoteSigner.parse(Files.readString(places.key()))
              .orElseThrow(() -> LogFault.key(places.key()));
      return new SigningKey(signer, true);
    }
    if (Files.exists(places.checkpoint())) {
      throw LogFault.key(places.key());
    }
    var id = new byte[8];
    new SecureRandom().nextBytes(id);
    var signer = NoteSigner.generate("bailiwick/" + HexFormat.of().formatHex(id));
    var publicText = signer.verifier().text() + "\n";
    disk.replace(places.publicKey(), publicText.getBytes(StandardCharsets.UTF_8), true);
    disk.replace(places.key(), signer.secretText().getBytes(StandardCharsets.UTF_8), true);
    return new SigningKey(signer, false);
  }
}

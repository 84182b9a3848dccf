package dev.bailiwick.core.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/// A named Ed25519 key pair that signs notes. Thread-safe; [#toString] shows the public half alone.
public final class NoteSigner {
  private final PrivateKey key;
  private final NoteVerifier verifier;

  private NoteSigner(PrivateKey key, NoteVerifier verifier) {
    this.key = key;
    this.verifier = verifier;
  }

  /// A new key from the platform's random source.
  public static NoteSigner generate(String name) {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new NoteSigner(pair.getPrivate(), NoteVerifier.of(name, pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /// Reads what [#secretText] wrote; empty where it is damaged or its halves do not belong
  /// together.
  public static Optional<NoteSigner> parse(String secretText) {
    var lines = secretText.lines().toList();
    if (lines.size() != 2) {
      return Optional.empty();
    }
    try {
      var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)));
      var key = KeyFactory.getInstance("Ed25519").generatePrivate(encoded);
      return NoteVerifier.parse(lines.get(0))
          .map(verifier -> new NoteSigner(key, verifier))
          .filter(signer -> SignedNote.open(signer.sign("probe\n"), signer.verifier).isPresent());
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  /// Two lines: the public key's text, and the private key (PKCS #8) in base64. A secret.
  public String secretText() {
    return verifier.text() + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n";
  }

  public NoteVerifier verifier() {
    return verifier;
  }

  /// The signed note over `text`, which ends with a newline.
  public String sign(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a note's text ends with a newline");
    }
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(text.getBytes(StandardCharsets.UTF_8));
      var signature = signing.sign();
      var tagged =
          ByteBuffer.allocate(4 + signature.length).putInt(verifier.id()).put(signature).array();
      return text + "\n" + SignedNote.line(verifier.name(), tagged);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was made can sign", e);
    }
  }

  @Override
  public String toString() {
    return verifier.text();
  }
}

package dev.bailiwick.core.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A named Ed25519 public key that verifies signed notes (c2sp.org/signed-note, signature type 1).
/// Thread-safe.
public final class NoteVerifier {
  private static final byte ED25519 = 1;
  private static final int RAW = 32;

  /// What stands before the 32 raw bytes in a SubjectPublicKeyInfo, RFC 8410.
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;
  private final PublicKey key;

  private NoteVerifier(String name, byte[] raw, PublicKey key) {
    this.name = name;
    this.raw = raw;
    this.key = key;
  }

  /// @param name not empty, without spaces and plus signs
  static NoteVerifier of(String name, PublicKey key) {
    if (!isName(name)) {
      throw new IllegalArgumentException("a key name is not empty and has no space and no plus");
    }
    var encoded = key.getEncoded();
    return new NoteVerifier(
        name, Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length), key);
  }

  /// Reads `name+hash+base64`, the text of golang.org/x/mod/sumdb/note; empty where it is none, or
  /// its hash is not that of the key.
  public static Optional<NoteVerifier> parse(String text) {
    var parts = text.split("\\+", 3);
    if (parts.length != 3 || !isName(parts[0])) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(parts[2]);
      if (bytes.length != RAW + 1 || bytes[0] != ED25519) {
        return Optional.empty();
      }
      var encoded = ByteBuffer.allocate(PREFIX.length + RAW).put(PREFIX).put(bytes, 1, RAW).array();
      var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      var verifier = of(parts[0], key);
      return verifier.text().equals(text) ? Optional.of(verifier) : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c -> c == '+' || c < ' ' || Character.isSpaceChar(c) || c == 0x85);
  }

  public String name() {
    return name;
  }

  /// The key's short name in signatures: 32 bits of a hash over name and key.
  public int id() {
    var digest = Merkle.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(ED25519);
    digest.update(raw);
    return ByteBuffer.wrap(digest.digest()).getInt();
  }

  /// `name+hash+base64`.
  public String text() {
    var bytes = ByteBuffer.allocate(RAW + 1).put(ED25519).put(raw).array();
    return name
        + "+"
        + HexFormat.of().toHexDigits(id())
        + "+"
        + Base64.getEncoder().encodeToString(bytes);
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      var verification = Signature.getInstance("Ed25519");
      verification.initVerify(key);
      verification.update(message);
      return verification.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}

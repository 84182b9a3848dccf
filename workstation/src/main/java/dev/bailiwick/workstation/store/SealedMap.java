package dev.bailiwick.workstation.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Maps from surrogates to originals on disk, encrypted with AES-256-GCM (NIST SP 800-38D) under a
/// key that this user's state folder keeps. One line of base64: 12 bytes of nonce, then the sealed
/// text with its tag.
///
/// Each project has keys of its own, derived from its root, so that a map and its surrogates say
/// nothing about another project's.
public final class SealedMap {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final byte[] master;
  private final String project;

  /// @param key where the key is kept; made on first use
  /// @param project the root of the repository
  public SealedMap(Path key, Path project) {
    this.master = key(key);
    this.project = project.toString();
  }

  private static byte[] key(Path file) {
    var known = PrivateFile.read(file);
    if (known.isPresent()) {
      return Base64.getDecoder().decode(known.get());
    }
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    PrivateFile.write(file, Base64.getEncoder().encodeToString(random) + "\n");
    return random;
  }

  /// A key for one purpose in this project.
  public byte[] derived(String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(master, "HmacSHA256"));
      return mac.doFinal((purpose + "\0" + project).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /// The text that was sealed, or empty where there is no file.
  ///
  /// @throws IllegalArgumentException where the file was altered, or sealed by another user or for
  ///   another project
  public Optional<String> read(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      var sealed = Base64.getDecoder().decode(Files.readString(file).strip());
      var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE));
      var text = cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " is no map of this user and this repository, or it was altered", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Writes whole or not at all, mode 0600.
  public void write(Path file, String text) {
    try {
      var nonce = new byte[NONCE];
      new SecureRandom().nextBytes(nonce);
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
      var all = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE, sealed.length);
      PrivateFile.write(file, Base64.getEncoder().encodeToString(all) + "\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    var key = new SecretKeySpec(derived("restore map"), "AES");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}

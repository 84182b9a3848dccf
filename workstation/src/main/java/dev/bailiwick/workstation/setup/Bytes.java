package dev.bailiwick.workstation.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A file's bytes as a string of one character per byte (ISO 8859-1), which loses none of them.
final class Bytes {
  private Bytes() {}

  /// The file's bytes; `null` where there is none.
  static @Nullable String read(Path file) {
    try {
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static byte[] raw(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The text that the bytes are in UTF-8; refused where they are not.
  static String toUnicode(String name, String bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw(bytes))).toString();
    } catch (CharacterCodingException e) {
      throw new SetupRefused(name + ": not UTF-8; mend it and run setup again", e);
    }
  }

  static String fromUnicode(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /// For people's eyes: malformed UTF-8 is replaced.
  static @Nullable String shown(@Nullable String bytes) {
    return bytes == null ? null : new String(raw(bytes), StandardCharsets.UTF_8);
  }

  static String sha256(String bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

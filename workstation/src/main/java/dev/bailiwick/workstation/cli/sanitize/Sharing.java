package dev.bailiwick.workstation.cli.sanitize;

import dev.bailiwick.core.redact.sanitizing.RestoreMap;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.store.SealedMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What both commands take: a text, and a map that stays on this machine.
record Sharing(Path state, InputStream in) {
  private static final int MOST_BYTES = 64 << 20;
  private static final int PIECE = 8 << 10;

  SealedMap sealed(@Nullable Path root) {
    return new SealedMap(state.resolve("sanitize.key"), RepositoryRoot.of(root));
  }

  /// The text of the file, or of standard input for `-` and none.
  ///
  /// @throws IllegalArgumentException where it is no UTF-8 or too large: half a text must not pass
  String text(@Nullable String file) throws IOException {
    boolean standard = file == null || file.equals("-");
    if (!standard && !Files.isRegularFile(Path.of(file))) {
      throw new IllegalArgumentException("no such file: " + file);
    }
    try (var stream = standard ? in : Files.newInputStream(Path.of(file))) {
      var bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException("more than 64 MiB; share less at a time");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          (standard ? "standard input" : file) + " is no UTF-8 text", e);
    }
  }

  /// Gives the text of the file, or of standard input, piece by piece as it comes.
  ///
  /// @throws IllegalArgumentException where it is no UTF-8; what came before was given
  void pieces(@Nullable String file, Consumer<String> taker) throws IOException {
    boolean standard = file == null || file.equals("-");
    if (!standard && !Files.isRegularFile(Path.of(file))) {
      throw new IllegalArgumentException("no such file: " + file);
    }
    try (var stream = standard ? in : Files.newInputStream(Path.of(file));
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder())) {
      var piece = new char[PIECE];
      for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
        taker.accept(new String(piece, 0, read));
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          (standard ? "standard input" : file) + " is no UTF-8 text", e);
    }
  }

  /// The map in the file; a new one where there is none.
  static RestoreMap map(SealedMap sealed, @Nullable Path file) {
    var text = file == null ? java.util.Optional.<String>empty() : sealed.read(file);
    if (text.isEmpty()) {
      return new RestoreMap();
    }
    var map =
        JsonReader.read(text.get(), JsonReader.Limits.EVENT) instanceof JsonReader.Parsed(var json)
            ? RestoreMap.of(json)
            : null;
    if (map == null) {
      throw new IllegalArgumentException(file + " holds no map that this version can read");
    }
    return map;
  }
}

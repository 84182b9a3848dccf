package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was found in the strings of earlier turns, by their hash: a conversation is sent whole on
/// every turn, and only what is new in it need be searched. Holds no text. Thread-safe.
final class Verdicts {
  private static final int MOST = 50_000;

  /// @param version of the session's secrets when the string was searched
  /// @param edits counted from the string's first byte
  private record Verdict(int version, List<Edit> edits) {}

  private final Map<KeyedHash.Value, Verdict> verdicts =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<KeyedHash.Value, Verdict> eldest) {
          return size() > MOST;
        }
      };

  private final KeyedHash hash;

  /// @param key of the session
  Verdicts(byte[] key) {
    this.hash = new KeyedHash(derived(key));
  }

  private static byte[] derived(byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("verdicts ".getBytes(StandardCharsets.US_ASCII));
      return digest.digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// @param context what is known of the place the string stands in
  KeyedHash.Value key(String context, byte[] raw, int start, int end) {
    var place = context.getBytes(StandardCharsets.UTF_8);
    var placed = hash.of(KeyedHash.Value.NONE, place, 0, place.length);
    return hash.of(placed, raw, start, end);
  }

  /// The edits, or empty where the string is new or secrets have come since.
  synchronized Optional<List<Edit>> of(KeyedHash.Value key, int version) {
    @Nullable Verdict verdict = verdicts.get(key);
    return verdict != null && verdict.version() == version
        ? Optional.of(verdict.edits())
        : Optional.empty();
  }

  synchronized void put(KeyedHash.Value key, int version, List<Edit> edits) {
    verdicts.put(key, new Verdict(version, List.copyOf(edits)));
  }
}

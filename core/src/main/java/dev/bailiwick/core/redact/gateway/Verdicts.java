package dev.bailiwick.core.redact.gateway;

import java.nio.ByteBuffer;
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

  /// SHA-256 of the string and of what else the verdict depends on.
  record Key(long a, long b, long c, long d) {}

  /// @param version of the session's secrets when the string was searched
  /// @param edits counted from the string's first byte
  private record Verdict(int version, List<Edit> edits) {}

  private final Map<Key, Verdict> verdicts =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Verdict> eldest) {
          return size() > MOST;
        }
      };

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// @param context what is known of the place the string stands in
  static Key key(MessageDigest digest, String context, byte[] raw, int start, int end) {
    digest.update(context.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(raw, start, end - start);
    var hash = ByteBuffer.wrap(digest.digest());
    return new Key(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  /// The edits, or empty where the string is new or secrets have come since.
  synchronized Optional<List<Edit>> of(Key key, int version) {
    @Nullable Verdict verdict = verdicts.get(key);
    return verdict != null && verdict.version() == version
        ? Optional.of(verdict.edits())
        : Optional.empty();
  }

  synchronized void put(Key key, int version, List<Edit> edits) {
    verdicts.put(key, new Verdict(version, List.copyOf(edits)));
  }
}

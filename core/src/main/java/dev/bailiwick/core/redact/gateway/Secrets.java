package dev.bailiwick.core.redact.gateway;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets one session has met, in memory alone, each with the placeholder that stands for it.
/// Thread-safe.
///
/// The placeholder is a keyed hash of the value: the same on every request, so that the provider's
/// prompt cache keeps hitting, and saying nothing of the value to who has no key.
final class Secrets {
  /// Shorter values are replaced where they are found, and not searched for everywhere.
  private static final int SEARCHED = 8;

  /// @param told true where the user wrote it in a prompt
  record Secret(String value, boolean told) {
    @Override
    public String toString() {
      return "Secret[masked]";
    }
  }

  /// Where a known value stands.
  record Place(int start, int end, String placeholder) {}

  private final SecretKeySpec key;
  private final Map<String, String> placeholders = new HashMap<>();
  private final Map<String, Secret> secrets = new HashMap<>();
  private final Map<Integer, List<byte[]>> byHead = new HashMap<>();
  private final BitSet heads = new BitSet(1 << 16);
  private int version;

  /// @param key of the session, at least 16 bytes
  Secrets(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// Rises with every secret that is new.
  synchronized int version() {
    return version;
  }

  /// How many have been met.
  synchronized int count() {
    return secrets.size();
  }

  synchronized String placeholder(String value, boolean told) {
    var known = placeholders.get(value);
    if (known != null) {
      if (told) {
        secrets.put(known, new Secret(value, true));
      }
      return known;
    }
    var placeholder = unused(value);
    placeholders.put(value, placeholder);
    secrets.put(placeholder, new Secret(value, told));
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= SEARCHED) {
      int head = head(bytes, 0);
      heads.set(head);
      byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(bytes);
      byHead.get(head).sort((a, b) -> b.length - a.length);
    }
    version++;
    return placeholder;
  }

  synchronized Optional<Secret> behind(String placeholder) {
    return Optional.ofNullable(secrets.get(placeholder));
  }

  /// Every known value between the two places, the longest first where two begin alike.
  synchronized List<Place> in(byte[] text, int from, int to) {
    if (byHead.isEmpty()) {
      return List.of();
    }
    var places = new ArrayList<Place>();
    int at = from;
    while (at < to - 1) {
      int found = heads.get(head(text, at)) ? at(text, at, to, places) : 0;
      at += Math.max(1, found);
    }
    return places;
  }

  private int at(byte[] text, int at, int to, List<Place> places) {
    for (var value : byHead.getOrDefault(head(text, at), List.of())) {
      int end = at + value.length;
      if (end <= to && java.util.Arrays.equals(text, at, end, value, 0, value.length)) {
        var known = placeholders.get(new String(value, StandardCharsets.UTF_8));
        if (known != null) {
          places.add(new Place(at, end, known));
          return value.length;
        }
      }
    }
    return 0;
  }

  private static int head(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private String unused(String value) {
    int attempt = 0;
    var placeholder = Placeholders.of(hash(value, attempt));
    while (secrets.containsKey(placeholder)) {
      placeholder = Placeholders.of(hash(value, ++attempt));
    }
    return placeholder;
  }

  private byte[] hash(String value, int attempt) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((byte) attempt);
      return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}

package dev.bailiwick.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A name for a secret that tells nothing about it. Thread-safe.
///
/// A keyed hash of the rule and the value, repeated so that whoever holds a list of fingerprints
/// pays for each guess, and little enough (20 µs) that a folder full of findings is scanned as fast
/// as one without. The key is the same everywhere, since a baseline made on one machine must hold
/// on another; it only keeps ready-made tables from fitting.
final class Fingerprint {
  private static final byte[] KEY = "bailiwick secret 1".getBytes(StandardCharsets.US_ASCII);
  private static final int ROUNDS = 100;
  private static final int BYTES = 16;

  /// The repeats cost over a millisecond, and a history holds the same value thousands of times:
  /// the first round's hash leads to the last one's. Full, it starts anew.
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 10_000;

  private Fingerprint() {}

  static String of(String rule, byte[] bytes, int from, int to) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      mac.update(rule.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(bytes, from, to - from);
      var first = mac.doFinal();
      var name = HexFormat.of().formatHex(first);
      var known = KNOWN.get(name);
      if (known != null) {
        return known;
      }
      if (KNOWN.size() >= MOST_KNOWN) {
        KNOWN.clear();
      }
      var fingerprint = repeated(mac, first);
      KNOWN.put(name, fingerprint);
      return fingerprint;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String repeated(Mac mac, byte[] first) {
    var hash = first;
    for (int round = 0; round < ROUNDS; round++) {
      hash = mac.doFinal(hash);
    }
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}

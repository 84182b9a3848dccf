package dev.bailiwick.core.pipeline.disclosure;

import dev.bailiwick.core.secret.SecretFinding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.Session;
import dev.bailiwick.core.secret.rule.SecretRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the secrets in texts. Thread-safe.
final class SecretSearch {
  private record Ready(SecretScanner scanner, Map<String, SecretRule> rules, Queue<Session> idle) {
    static Ready of(SecretScanner scanner) {
      var rules = new HashMap<String, SecretRule>();
      scanner.rules().forEach(rule -> rules.put(rule.id(), rule));
      return new Ready(scanner, rules, new ConcurrentLinkedQueue<>());
    }
  }

  private final Supplier<SecretScanner> scanners;
  private volatile @Nullable Ready ready;

  /// @param scanners asked for each text; what is made of a scanner is kept until there is another
  SecretSearch(Supplier<SecretScanner> scanners) {
    this.scanners = scanners;
  }

  private Ready ready() {
    var scanner = scanners.get();
    var known = ready;
    if (known == null || known.scanner() != scanner) {
      known = Ready.of(scanner);
      ready = known;
    }
    return known;
  }

  /// The secrets in the text, by place. Throws where the text is made so that the search gives up
  /// before its end: what was not looked into is not free of secrets.
  List<Secret> in(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var rules = ready();
    var kept = rules.idle().poll();
    var session = kept == null ? rules.scanner().session() : kept;
    var found = session.scan(bytes, 0, bytes.length);
    boolean gaveUp = session.gaveUp();
    rules.idle().offer(session);
    if (gaveUp) {
      throw new IllegalStateException("a text takes too long to be searched for secrets");
    }
    return found.isEmpty() ? List.of() : placed(found, bytes, rules.rules());
  }

  private static List<Secret> placed(
      List<SecretFinding> found, byte[] bytes, Map<String, SecretRule> rules) {
    var secrets = new ArrayList<Secret>();
    int at = 0;
    int units = 0;
    for (var one : found) {
      int start = units + units(bytes, at, one.start());
      int end = start + units(bytes, one.start(), one.end());
      at = one.end();
      units = end;
      var rule = rules.get(one.rule());
      secrets.add(
          new Secret(
              one, start, end, rule == null ? "" : rule.owner(), rule != null && rule.general()));
    }
    return secrets;
  }

  private static int units(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).length();
  }
}

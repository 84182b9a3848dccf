package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.secret.SecretFinding;
import dev.bailiwick.core.secret.SecretScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// Finds in a text what must not leave as it is. One thread.
///
/// What it throws ends the request: an inspection that failed says nothing of what is safe.
public interface Detector {

  /// Bytes of UTF-8, the end exclusive.
  record Span(int start, int end) {}

  /// The places by their start, in offsets of the array; they do not overlap.
  List<Span> find(byte[] text, int from, int to);

  /// Makes one detector for each thread that asks: secrets by their own shape, and by the name that
  /// is given to them.
  static Supplier<Detector> secrets(SecretScanner scanner) {
    return () -> {
      var session = scanner.session();
      var named = new NamedValues();
      return (text, from, to) -> {
        var spans = new ArrayList<Span>();
        for (SecretFinding finding : session.scan(text, from, to)) {
          spans.add(new Span(finding.start(), keyEnd(text, finding.start(), finding.end())));
        }
        spans.addAll(named.find(text, from, to));
        return inOrder(spans);
      };
    };
  }

  /// What any of the two finds.
  default Detector and(Detector other) {
    return (text, from, to) -> {
      var spans = new ArrayList<>(find(text, from, to));
      spans.addAll(other.find(text, from, to));
      return inOrder(spans);
    };
  }

  /// By place; of two that overlap the first, and of two that begin together the longer.
  static List<Span> inOrder(List<Span> spans) {
    spans.sort(
        Comparator.comparingInt(Span::start)
            .thenComparing(Comparator.comparingInt(Span::end).reversed()));
    var apart = new ArrayList<Span>();
    for (var span : spans) {
      if (apart.isEmpty() || apart.getLast().end() <= span.start()) {
        apart.add(span);
      }
    }
    return apart;
  }

  /// A key in armour ends with its last line, whatever the rule took in behind it.
  private static int keyEnd(byte[] text, int start, int end) {
    var value = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    int foot = value.startsWith("-----BEGIN ") ? value.indexOf("-----END ") : -1;
    int close = foot < 0 ? -1 : value.indexOf("-----", foot + 9);
    return close < 0 ? end : start + close + 5;
  }
}

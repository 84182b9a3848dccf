package dev.bailiwick.core.finding;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// `bailiwick-ignore: RULE -- reason` on the finding's line, or on the line above where nothing
/// else stands. Without a reason it does not count.
public final class SpokenFor {
  private static final Pattern MARK =
      Pattern.compile("bailiwick-ignore: *([A-Za-z0-9][\\w.-]*) +-- +(\\S.{2,})");
  private static final Pattern ALONE =
      Pattern.compile("\\s*(?://|#|--|;|%|/?\\*|<!--|\\{/\\*)?\\s*");
  private static final int LONGEST_LINE = 4_096;

  private SpokenFor() {}

  /// The reason that a comment at the finding gives; empty where none speaks for it.
  ///
  /// @param from where the text begins, `to` where it ends
  /// @param start where the finding begins
  public static Optional<String> reason(byte[] bytes, int from, int start, int to, String rule) {
    int lineStart = back(bytes, from, start);
    int lineEnd = forward(bytes, start, to);
    var beside = reason(text(bytes, lineStart, lineEnd), rule, false);
    if (beside.isPresent() || lineStart <= from) {
      return beside;
    }
    return reason(text(bytes, back(bytes, from, lineStart - 1), lineStart - 1), rule, true);
  }

  private static Optional<String> reason(String line, String rule, boolean alone) {
    var mark = MARK.matcher(line);
    return mark.find()
            && mark.group(1).equals(rule)
            && (!alone || ALONE.matcher(line.substring(0, mark.start())).matches())
        ? Optional.of(mark.group(2).replaceFirst("\\s*(?:\\*/\\}?|-->)\\s*$", "").strip())
        : Optional.empty();
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
  }

  private static int back(byte[] bytes, int from, int at) {
    int start = at;
    int least = Math.max(from, at - LONGEST_LINE);
    while (start > least && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int forward(byte[] bytes, int at, int to) {
    int end = at;
    int most = Math.min(to, at + LONGEST_LINE);
    while (end < most && bytes[end] != '\n') {
      end++;
    }
    return end;
  }
}

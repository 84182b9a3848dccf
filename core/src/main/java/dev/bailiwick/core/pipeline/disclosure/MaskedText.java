package dev.bailiwick.core.pipeline.disclosure;

import java.util.List;
import java.util.regex.Pattern;

/// A text whose secrets are masked.
final class MaskedText {
  private static final Pattern MASK =
      Pattern.compile("\u2039redacted [a-z0-9-]{1,80} [0-9a-f]{8}\u203a");

  private MaskedText() {}

  /// @param secrets of the text, by place
  static String of(String text, List<Secret> secrets) {
    var masked = new StringBuilder();
    int at = 0;
    for (var secret : secrets) {
      masked.append(text, at, secret.start()).append(secret.mask());
      at = secret.end();
    }
    return masked.append(text, at, text.length()).toString();
  }

  /// True where a mask stands in the text: to write it would put the mask in the value's place.
  static boolean isIn(String text) {
    return text.indexOf('\u2039') >= 0 && MASK.matcher(text).find();
  }
}

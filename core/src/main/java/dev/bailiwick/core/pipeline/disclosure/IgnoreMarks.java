package dev.bailiwick.core.pipeline.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The lines that take a finding out of later scans, `bailiwick-ignore: RULE -- reason`.
final class IgnoreMarks {
  private static final String WORD = "bailiwick-ignore";
  private static final Pattern MARK = Pattern.compile(WORD + "\\s*:\\s*[a-z0-9-]+[^\\n]*");

  private IgnoreMarks() {}

  /// The marks of the text that `before` does not hold, each once.
  static List<String> added(String text, String before) {
    if (!text.contains(WORD)) {
      return List.of();
    }
    var known = in(before);
    return in(text).stream().filter(mark -> !known.contains(mark)).sorted().toList();
  }

  private static Set<String> in(String text) {
    var marks = new HashSet<String>();
    var mark = MARK.matcher(text);
    while (mark.find()) {
      marks.add(mark.group().strip());
    }
    return marks;
  }
}

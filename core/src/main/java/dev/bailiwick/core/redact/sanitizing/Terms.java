package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a word of the policy stands: in any case, with any or no separators between its parts, on
/// two lines, inside longer words where it is long enough to be no accident.
final class Terms {
  private static final int LONG_ENOUGH = 6;

  private Terms() {}

  static List<Segments.Span> in(String text, String term) {
    var words = CaseStyles.words(term);
    if (words.isEmpty()) {
      return List.of();
    }
    var places = new ArrayList<Segments.Span>();
    var matcher =
        Pattern.compile(
                words.stream().map(Pattern::quote).collect(Collectors.joining("[\\s_.-]{0,3}")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text);
    boolean anywhere = String.join("", words).length() >= LONG_ENOUGH;
    while (matcher.find()) {
      if (anywhere || Names.isPart(text, matcher.start(), matcher.end())) {
        places.add(new Segments.Span(matcher.start(), matcher.end()));
      }
    }
    return places;
  }
}

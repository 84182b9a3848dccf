package dev.bailiwick.proof.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A real file with what was put into it.
///
/// @param secrets that must not survive, character for character
/// @param others hosts and addresses that must not
record Planted(String text, List<String> secrets, List<String> others) {
  private static final String TERM = "projectfalcon";

  Planted {
    secrets = secrets.stream().filter(text::contains).toList();
    others = others.stream().filter(text::contains).toList();
  }

  int count() {
    return secrets.size() + others.size() + (isTermIn(text) ? 1 : 0);
  }

  /// What stands in the shared text still; the term in whatever style it is spelled.
  List<String> surviving(String shared) {
    var surviving = new ArrayList<String>();
    secrets.stream().filter(shared::contains).forEach(surviving::add);
    others.stream().filter(shared::contains).forEach(surviving::add);
    if (isTermIn(shared)) {
      surviving.add(TERM);
    }
    return surviving;
  }

  private static boolean isTermIn(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "").contains(TERM);
  }
}

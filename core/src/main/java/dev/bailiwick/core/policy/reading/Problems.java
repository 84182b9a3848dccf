package dev.bailiwick.core.policy.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The problems of one file as they are found; one thread.
final class Problems {
  private final String file;
  private final List<PolicyProblem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(int line, String message, String mend) {
    found.add(new PolicyProblem(file, line, message, mend));
  }

  /// A word that nobody knows, with the nearest known one.
  void unknown(int line, String what, String word, Collection<String> known) {
    var nearest = nearest(word, known);
    var mend =
        nearest
            .map(near -> "did you mean `" + near + "`?")
            .orElseGet(() -> "known: " + String.join(", ", known));
    add(line, "unknown " + what + " `" + word + "`", mend);
  }

  List<PolicyProblem> all() {
    return List.copyOf(found);
  }

  /// The known word with the fewest edits, where that is less than half of the word.
  static Optional<String> nearest(String word, Collection<String> known) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (var candidate : known) {
      int distance =
          distance(
              word.toLowerCase(java.util.Locale.ROOT),
              candidate.toLowerCase(java.util.Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    boolean near = least <= Math.max(2, Math.min(word.length(), best.length()) / 2);
    return near && word.length() <= 64 ? Optional.of(best) : Optional.empty();
  }

  /// Edits (insert, delete, replace) between the two words.
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}

package dev.bailiwick.core.classify.personal;

import java.util.HashSet;
import java.util.List;

/// Whether what was found amounts to data about persons.
///
/// One card, account or identity number does. E-mail addresses, phone numbers and IP addresses are
/// everywhere (an author's line, a licence, a server), so it takes [#FEWEST] different ones.
public final class PersonalRecord {
  public static final int FEWEST = 5;

  private PersonalRecord() {}

  /// @param findings of `text`
  public static boolean isIn(String text, List<PersonalFinding> findings) {
    var different = new HashSet<String>();
    for (var finding : findings) {
      if (finding.kind().isIdentifying()) {
        return true;
      }
      different.add(text.substring(finding.start(), finding.end()));
    }
    return different.size() >= FEWEST;
  }
}

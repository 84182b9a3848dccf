package dev.bailiwick.core.pipeline.disclosure;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.secret.SecretFinding;
import java.util.Locale;

/// A secret in a text of an event. Holds where it stands and never what it is.
///
/// @param start UTF-16 offset in the text
/// @param end UTF-16 offset, exclusive
/// @param vendor whose it is, as the rules spell it
/// @param general true where the rule knows the place and not whose the secret is
record Secret(SecretFinding finding, int start, int end, String vendor, boolean general) {

  /// True for what a model must not see: whatever a vendor's rule matches, be its checksum wrong,
  /// and what a general rule is more than guessing about.
  ///
  /// A guess stays: a program text in which harmless words are masked cannot be worked on.
  boolean isMasked() {
    return !general || finding.confidence() != Confidence.LOW;
  }

  boolean isSure() {
    return finding.confidence() == Confidence.HIGH;
  }

  /// What stands in a text in the secret's place: the same for the same secret, so that one can be
  /// told from another, and nothing that could be taken for a value.
  String mask() {
    return "\u2039redacted "
        + finding.rule()
        + " "
        + finding.fingerprint().substring(0, 8).toLowerCase(Locale.ROOT)
        + "\u203a";
  }

  /// For a person: what it is, and its public start.
  String shown() {
    var message = finding.message();
    int risk = message.indexOf(": ");
    return (risk < 0 ? message : message.substring(0, risk)) + " `" + finding.masked() + "`";
  }
}

package dev.bailiwick.core.code.rule;

import dev.bailiwick.core.finding.Severity;
import java.util.List;

/// A kind of flaw.
///
/// @param number its place among all weaknesses, from 0 to 61, or [#OTHER]
/// @param message what is wrong, in half a sentence
/// @param why what an attacker makes of it
/// @param fix what to write instead
/// @param bad code in which it is found, by language (`script`, `python`, …)
/// @param good the same code mended
public record Weakness(
    int number,
    String id,
    String name,
    Severity severity,
    List<String> cwe,
    String message,
    String why,
    String fix,
    List<String> references,
    List<Example> bad,
    List<Example> good) {
  /// The number of one that no row names: of a team's own rule.
  public static final int OTHER = 62;

  /// A piece of code that shows it.
  public record Example(String language, String code) {}

  public Weakness {
    cwe = List.copyOf(cwe);
    references = List.copyOf(references);
    bad = List.copyOf(bad);
    good = List.copyOf(good);
  }

  /// The bit that stands for it in a set of weaknesses.
  public long bit() {
    return 1L << number;
  }
}

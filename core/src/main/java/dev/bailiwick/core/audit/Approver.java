package dev.bailiwick.core.audit;

import java.util.Arrays;
import java.util.Optional;

/// Who had the last word on a decision.
///
/// @param kind whether a rule, a person, the end of a waiting time or an emergency pass decided
public record Approver(Kind kind) {

  public enum Kind {
    RULE("rule"),
    HUMAN("human"),
    TIMEOUT("timeout"),
    BREAK_GLASS("break-glass");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
  }

  public static final Approver RULE = new Approver(Kind.RULE);
}

package dev.bailiwick.proof.corpus;

import java.util.List;

/// A case as one variant judged it.
///
/// @param answer `allow`, `ask`, `deny` or `error`
/// @param rules ids of the rules it rests on, the deciding one first
/// @param reason what was said, or the trace of the error
record Judged(
    Case asked, Variant variant, String answer, List<String> rules, String reason, long micros) {
  Judged {
    rules = List.copyOf(rules);
  }

  boolean isError() {
    return answer.equals("error");
  }

  boolean fails() {
    return isError() || (asked.stopped() ? answer.equals("allow") : answer.equals("deny"));
  }

  @Override
  public String toString() {
    return "%s [%s, %s] %s %s\n    %s\n    %s"
        .formatted(
            asked.id(),
            asked.group(),
            variant.word(),
            answer,
            rules.isEmpty() ? "" : rules.getFirst(),
            asked.shown().replace("\n", "\n    "),
            reason);
  }
}

package dev.bailiwick.core.classify;

import dev.bailiwick.core.decision.Decision;
import java.util.List;

/// A level with what set it.
///
/// @param causes those that ask for this level, the first found first; empty for an unlabelled file
public record Label(Level level, List<Cause> causes) {
  /// What nobody labelled.
  public static final Label UNLABELLED = new Label(Level.INTERNAL, List.of());

  public Label {
    causes = List.copyOf(causes);
  }

  /// @param rule the policy's line
  /// @param why what of the file met it, without any of its content: `path`, `holds a secret`
  public record Cause(Decision.Rule rule, String why) {}

  /// The stricter of both; of equal ones the causes are joined.
  public static Label strictest(Label first, Label second) {
    if (first.level != second.level) {
      return first.level.compareTo(second.level) > 0 ? first : second;
    }
    var causes = new java.util.ArrayList<>(first.causes);
    causes.addAll(second.causes);
    return new Label(first.level, causes);
  }
}

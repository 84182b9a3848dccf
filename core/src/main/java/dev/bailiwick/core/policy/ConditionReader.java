package dev.bailiwick.core.policy;

import dev.bailiwick.core.policy.judging.Conditions;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.SourceRules;
import java.util.List;

/// Reads a policy file that holds conditions instead of lists.
public interface ConditionReader {
  /// How the name of such a file ends: conditions are written in Cedar.
  String SUFFIX = ".cedar";

  /// What came of a file.
  sealed interface Outcome {}

  /// @param rules its conditions as lines, for those who list them
  record Read(SourceRules rules, Conditions conditions) implements Outcome {}

  /// At least one problem.
  record Unread(List<PolicyProblem> problems) implements Outcome {
    public Unread {
      problems = List.copyOf(problems);
    }
  }

  /// Reads the file; never throws for anything in it.
  Outcome read(PolicySource source);
}

package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Budget;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.run.Reporting;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayList;
import java.util.List;

/// Analyses files one after another, with what they import. The same files in the same order give
/// the same findings. One thread, with a deep stack: 64 MB.
public final class Analysis {
  /// Expressions and statements for each byte of a file, and for any file at least.
  private static final long STEPS_A_BYTE = 60;

  private static final long STEPS_AT_LEAST = 400_000;

  private final Budget budget = new Budget();
  private final Reporting reporting = new Reporting();
  private final List<String> failed = new ArrayList<>();
  private final Machine machine;

  /// @param files how many files may be looked at, with those that are imported
  public Analysis(Rules rules, Project project, int files) {
    this.machine = new Machine(rules, project, budget, reporting, files);
  }

  /// Analyses one file.
  public void analyse(CodeFile file) {
    budget.begin(
        Math.max(STEPS_AT_LEAST, STEPS_A_BYTE * file.source().length), file.isAside());
    try {
      machine.modules.load(file);
      machine.roots.run(file, machine.modules.offered(file));
    } catch (RuntimeException | StackOverflowError e) {
      failed.add(file.path());
    }
  }

  /// What was found up to now, in all files that were looked at.
  public List<Found> found() {
    return reporting.all();
  }

  /// The paths of files at which the analysis itself failed; what was found in them up to then
  /// counts.
  public List<String> failed() {
    return List.copyOf(failed);
  }

  /// How many functions were not run to their end.
  public int exhausted() {
    return budget.exhausted();
  }
}

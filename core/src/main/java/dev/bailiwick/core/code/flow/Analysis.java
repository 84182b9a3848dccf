package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Budget;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.run.Reporting;
import dev.bailiwick.core.code.value.CodeFile;

/// Analyses one file, with what it uses of others. What comes of it depends on nothing but these.
/// One thread, with a deep stack: 64 MB.
public final class Analysis {
  /// Expressions and statements for each byte of a file, and for any file at least.
  private static final long STEPS_A_BYTE = 60;

  private static final long STEPS_AT_LEAST = 400_000;

  private final Budget budget = new Budget();
  private final Reporting reporting = new Reporting();
  private final Machine machine;
  private boolean failed;

  /// @param files how many files may be looked at, with those that are imported
  public Analysis(Rules rules, Project project, int files) {
    this.machine = new Machine(rules, project, budget, reporting, files);
  }

  /// Analyses the file.
  public void analyse(CodeFile file) {
    budget.begin(Math.max(STEPS_AT_LEAST, STEPS_A_BYTE * file.source().length), file.isAside());
    try {
      machine.modules.begin(file);
      machine.roots.run(file, machine.modules.offered(file));
    } catch (RuntimeException | StackOverflowError e) {
      failed = true;
    }
  }

  /// What was found up to now, in all files that were looked at.
  public Reporting.Collected collected() {
    return reporting.collected();
  }

  /// Whether the analysis itself failed; what was found up to then counts.
  public boolean failed() {
    return failed;
  }

  /// How many functions were not run to their end.
  public int exhausted() {
    return budget.exhausted();
  }
}

package dev.bailiwick.core.code;

import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Suppressed;
import java.util.List;

/// Reviews files of a project. The same files give the same findings in the same order. One thread,
/// with a deep stack: 256 MB.
public final class CodeReview {
  private final Rules rules;
  private final Project project;
  private final int files;

  /// @param files how many files may be looked at for one, with those that are imported
  public CodeReview(Rules rules, Project project, int files) {
    this.rules = rules;
    this.project = project;
    this.files = files;
  }

  /// What came of it.
  ///
  /// @param routes the ways into the program, in the order of the files
  /// @param spokenFor what a comment at its place speaks for
  /// @param exhausted how many functions were too much work to be followed to their end
  /// @param failed the paths of files at which the analysis failed
  public record Result(
      List<Finding> findings,
      List<Route> routes,
      List<Suppressed> spokenFor,
      int exhausted,
      List<String> failed) {
    public Result {
      failed = List.copyOf(failed);
      findings = List.copyOf(findings);
      routes = List.copyOf(routes);
      spokenFor = List.copyOf(spokenFor);
    }
  }

  /// Reviews the files; what is found in those that they import is left out.
  public Result review(List<CodeFile> wanted) {
    var review = parts(wanted);
    return review.result(review.names().stream().map(review::outcome).toList());
  }

  /// The same, part by part.
  public ReviewParts parts(List<CodeFile> wanted) {
    return new ReviewParts(rules, project, files, wanted);
  }
}

package dev.bailiwick.core.code;

import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.authz.RouteFinder;
import dev.bailiwick.core.code.authz.Routes;
import dev.bailiwick.core.code.authz.framework.FrameworkRoutes;
import dev.bailiwick.core.code.flow.Analysis;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Suppressed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reviews files of a project. The same files give the same findings in the same order. One thread,
/// with a deep stack: 256 MB.
public final class CodeReview {
  private final Rules rules;
  private final Project project;
  private final int files;

  /// @param files how many files may be looked at, with those that are imported
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
    var analysis = new Analysis(rules, project, files);
    wanted.forEach(analysis::analyse);
    var paths = Set.copyOf(wanted.stream().map(CodeFile::path).toList());
    var routes = routes(wanted);
    var all =
        new ArrayList<>(
            analysis.found().stream()
                .filter(found -> paths.contains(found.file().path()))
                .toList());
    rules
        .weakness("missing-authentication")
        .ifPresent(one -> all.addAll(Routes.unguarded(routes, one)));
    return result(all, routes, analysis, project);
  }

  /// Java and Go name their routes in ways of their own.
  private static List<Route> routes(List<CodeFile> wanted) {
    var routes = new ArrayList<>(FrameworkRoutes.of(wanted));
    for (var file : wanted) {
      if (file.language() != Language.JAVA && file.language() != Language.GO) {
        routes.addAll(RouteFinder.routes(file));
      }
    }
    return routes;
  }

  private static Result result(
      List<Found> found, List<Route> routes, Analysis analysis, Project project) {
    var findings = new ArrayList<Finding>();
    Map<String, FindingMaker> makers = new HashMap<>();
    var spokenFor = new ArrayList<Suppressed>();
    for (var one : found) {
      var maker =
          makers.computeIfAbsent(one.file().path(), _ -> new FindingMaker(one.file(), project));
      var finding = maker.finding(one);
      maker
          .reason(one)
          .ifPresentOrElse(
              reason -> spokenFor.add(new Suppressed(finding, reason)),
              () -> findings.add(finding));
    }
    return new Result(findings, routes, spokenFor, analysis.exhausted(), analysis.failed());
  }
}

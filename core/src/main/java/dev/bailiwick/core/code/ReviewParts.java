package dev.bailiwick.core.code;

import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.authz.RouteFinder;
import dev.bailiwick.core.code.authz.Routes;
import dev.bailiwick.core.code.authz.Unguarded;
import dev.bailiwick.core.code.authz.framework.FrameworkRoutes;
import dev.bailiwick.core.code.flow.Analysis;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.run.Look;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.run.Reporting;
import dev.bailiwick.core.code.run.WatchedProject;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Suppressed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A review in parts that know nothing of each other: each file, and the routes of Go, which are
/// read off all files together. Parts may be gone through in any order and by several threads, each
/// with a deep stack; an outcome from another time does as well, as long as it [holds][#holds].
public final class ReviewParts {
  private static final String GO = "routes of Go";

  private final Rules rules;
  private final Project project;
  private final int files;
  private final Map<String, CodeFile> wanted = new LinkedHashMap<>();
  private final FrameworkRoutes frameworks;

  ReviewParts(Rules rules, Project project, int files, List<CodeFile> wanted) {
    this.rules = rules;
    this.project = project;
    this.files = files;
    wanted.forEach(file -> this.wanted.put(file.path(), file));
    this.frameworks = new FrameworkRoutes(wanted);
  }

  /// The parts: the paths of the files, in order, and at the end what is no file.
  public List<String> names() {
    var names = new ArrayList<>(wanted.keySet());
    if (frameworks.hasGo()) {
      names.add(GO);
    }
    return names;
  }

  /// Goes through one part.
  public Outcome outcome(String name) {
    var file = wanted.get(name);
    if (file == null) {
      return new Outcome(
          Reporting.Collected.NOTHING,
          frameworks.go(),
          0,
          false,
          List.of(frameworks.gates(Language.GO)));
    }
    var watched = new WatchedProject(project);
    watched.file(file.path());
    var analysis = new Analysis(rules, watched, files);
    analysis.analyse(file);
    var looks = watched.looks();
    boolean isGated = frameworks.mayHaveRoutes(file);
    if (isGated) {
      looks.add(frameworks.gates(Language.JAVA));
    }
    var routes = routes(file, isGated);
    return new Outcome(
        analysis.collected().and(Unguarded.in(file, !routes.isEmpty(), rules)),
        routes,
        analysis.exhausted(),
        analysis.failed(),
        looks);
  }

  private List<Route> routes(CodeFile file, boolean isGated) {
    return switch (file.language()) {
      case JAVA -> isGated ? frameworks.java(file) : List.of();
      case GO -> List.of();
      case JAVASCRIPT, TYPESCRIPT, TSX, PYTHON -> RouteFinder.routes(file);
    };
  }

  /// Whether what was seen at another time is still there to be seen: if all looks of an outcome do
  /// so, of the same rules and program, it holds.
  public boolean holds(Look look) {
    var now =
        look.kind() == Look.Kind.GATES
            ? frameworks.gates(Language.valueOf(look.path()))
            : Look.at(look.kind(), look.path(), project);
    return now.equals(look);
  }

  /// What came of it all.
  ///
  /// @param outcomes one for each part, in their order
  public CodeReview.Result result(List<Outcome> outcomes) {
    return result(outcomes, List.of());
  }

  /// The same with what a team's own rules found.
  public CodeReview.Result result(List<Outcome> outcomes, List<Found> others) {
    var reporting = new Reporting();
    outcomes.forEach(outcome -> reporting.add(outcome.collected()));
    var all = new ArrayList<Found>();
    for (var found : reporting.all()) {
      if (wanted.containsKey(found.file().path())) {
        all.add(found);
      }
    }
    var routes = outcomes.stream().flatMap(outcome -> outcome.routes().stream()).toList();
    rules
        .weakness("missing-authentication")
        .ifPresent(one -> all.addAll(Routes.unguarded(routes, one)));
    rules.weakness("exposed-internals").ifPresent(one -> all.addAll(Routes.internal(routes, one)));
    all.addAll(others);
    return result(all, routes, outcomes);
  }

  private CodeReview.Result result(List<Found> found, List<Route> routes, List<Outcome> outcomes) {
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
    int exhausted = outcomes.stream().mapToInt(Outcome::exhausted).sum();
    return new CodeReview.Result(findings, routes, spokenFor, exhausted, failed(outcomes));
  }

  private List<String> failed(List<Outcome> outcomes) {
    var names = names();
    var failed = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      if (outcomes.get(i).failed()) {
        failed.add(names.get(i));
      }
    }
    return failed;
  }
}

package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.dependency.admission.Admission;
import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.audit.AuditReport;
import dev.bailiwick.core.dependency.audit.DependencyAudit;
import dev.bailiwick.core.dependency.audit.NamedPackages;
import dev.bailiwick.core.dependency.audit.Problem;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.dependency.usage.Imports;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.pipeline.arrival.Arrivals;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.workstation.cli.findings.FindingsReport;
import dev.bailiwick.workstation.cli.findings.Sarif;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.dependency.ManifestFiles;
import dev.bailiwick.workstation.dependency.SourceImports;
import dev.bailiwick.workstation.guard.PolicyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// `deps audit`: reads, looks up, prints.
final class AuditedDependencies {
  private static final int FOUND = 1;
  private static final int WRONG = 2;

  private final DepsPorts ports;
  private final Terminal terminal;

  AuditedDependencies(DepsPorts ports, Terminal terminal) {
    this.ports = ports;
    this.terminal = terminal;
  }

  /// 0 where nothing of that severity was found and everything could be checked, else 1; 2 for a
  /// bad policy or a file that cannot be read.
  ///
  /// @param least findings below it do not count for the status
  /// @param online whether the registries are asked too
  int audit(
      Path root, List<Path> paths, Severity least, boolean online, FindingsReport.Format format)
      throws IOException {
    return switch (new PolicyFiles(root, ports.config()).read()) {
      case PolicyReader.Rejected rejected -> {
        rejected.problems().forEach(problem -> terminal.note(problem.toString()));
        yield WRONG;
      }
      case PolicyReader.Read(var policy) -> {
        var files = ManifestFiles.of(root, paths);
        var advisories = ports.advisories().current();
        var audit =
            new DependencyAudit(
                advisories,
                policy.settings().dependencies().ignores(),
                LocalDate.ofInstant(ports.clock().instant(), ZoneOffset.UTC));
        var offline = audit.of(NamedPackages.of(files));
        var report =
            online
                ? offline.with(asked(policy.settings().dependencies(), files, advisories))
                : offline;
        print(report, files, advisories, root, format);
        yield status(report, files, least);
      }
    };
  }

  private List<Problem> asked(
      Settings.Dependencies settings, List<NamedPackages.File> files, Advisories advisories) {
    var admission = new Admission(advisories, Arrivals.rules(settings, ports.clock().instant()));
    return new RegistryFindings(
            admission, ports.packages().registries().apply(settings.registries()))
        .of(files);
  }

  private static int status(AuditReport report, List<NamedPackages.File> files, Severity least) {
    if (files.stream().anyMatch(file -> file.reading() instanceof Reading.Unreadable)) {
      return WRONG;
    }
    boolean found =
        report.problems().stream().anyMatch(problem -> problem.severity().compareTo(least) <= 0);
    return found || !report.unchecked().isEmpty() ? FOUND : 0;
  }

  private void print(
      AuditReport report,
      List<NamedPackages.File> files,
      Advisories advisories,
      Path root,
      FindingsReport.Format format)
      throws IOException {
    boolean asks = report.problems().stream().anyMatch(problem -> problem.group().isPresent());
    var imports = asks ? SourceImports.of(root) : new Imports();
    var told =
        new AuditFindings(report, files.size(), advisories, imports, ports.clock().instant());
    switch (format) {
      case text -> new AuditTable(terminal, told).print(told.closing());
      case json -> terminal.out().println(told.report().json());
      case sarif -> terminal.out().println(Sarif.of(told.report(), Version.CURRENT.number(), root));
    }
    for (var file : files) {
      if (file.reading() instanceof Reading.Unreadable(String message, int line)) {
        terminal.note(
            file.path() + ":" + line + ": " + message + "; mend the file, or name others");
      }
    }
    report
        .expired()
        .forEach(ignore ->
            terminal.note(
                "the ignore of "
                    + ignore.advisory()
                    + " ended on "
                    + ignore.until()
                    + "; look again, then set another day in bailiwick.yaml or take it out"));
    told.cautions().forEach(terminal::note);
  }
}

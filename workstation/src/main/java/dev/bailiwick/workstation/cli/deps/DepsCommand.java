package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.dependency.audit.NamedPackages;
import dev.bailiwick.core.dependency.bill.BillOfMaterials;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.workstation.cli.findings.FindingsReport;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.dependency.AdvisorySync;
import dev.bailiwick.workstation.dependency.ManifestFiles;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `deps`: the guide's "Dependency Security".
@Command(
    name = "deps",
    description = "Packages: what is known against them, and whether they may come in.",
    mixinStandardHelpOptions = true)
public final class DepsCommand {
  private static final int WRONG = 2;
  private static final String ROOT = "The repository (default: git's top level here).";
  private static final String FORMAT = "${COMPLETION-CANDIDATES} (default: text)";
  private static final String PATHS = "Files and folders (default: the repository).";

  private final DepsPorts ports;
  private final Terminal terminal;

  public DepsCommand(DepsPorts ports, Terminal terminal) {
    this.ports = ports;
    this.terminal = terminal;
  }

  @Command(
      name = "sync",
      description = "Fetches the advisories of whole ecosystems in the OSV format.",
      mixinStandardHelpOptions = true)
  int sync(
      @Option(
              names = "--from",
              paramLabel = "URL",
              description =
                  "A mirror of OSV's archives (URL/npm/all.zip), or one zip file; also a path or"
                      + " file:// (default: the OSV project's own).")
          @Nullable List<String> from,
      @Option(
              names = "--ecosystem",
              paramLabel = "NAME",
              split = ",",
              description = "Only these, as OSV names them: npm, PyPI, Maven, Go, …")
          @Nullable List<String> ecosystems)
      throws IOException {
    var wanted = new ArrayList<Ecosystem>();
    for (var name : ecosystems == null ? List.<String>of() : ecosystems) {
      var known =
          Arrays.stream(Ecosystem.values())
              .filter(one -> one.osvName().equalsIgnoreCase(name))
              .findFirst();
      if (known.isEmpty()) {
        terminal.note("--ecosystem " + name + ": known are " + names());
        return WRONG;
      }
      wanted.add(known.get());
    }
    return new SyncedAdvisories(ports, terminal)
        .sync(
            from == null ? List.of(AdvisorySync.USUAL) : from,
            wanted.isEmpty() ? AdvisorySync.ECOSYSTEMS : wanted);
  }

  @Command(
      name = "audit",
      description =
          "What is known against the packages that lock files and manifests name, and which"
              + " versions they leave open.",
      mixinStandardHelpOptions = true)
  int audit(
      @Parameters(paramLabel = "PATH", arity = "0..*", description = PATHS)
          @Nullable List<Path> paths,
      @Option(
              names = "--severity",
              paramLabel = "LEVEL",
              defaultValue = "low",
              description =
                  "From which on a finding counts for the exit status: low, medium, high,"
                      + " critical (default: low).")
          String severity,
      @Option(
              names = "--online",
              description =
                  "Asks the registries about what manifests name: made-up, too young, withdrawn.")
          boolean online,
      @Option(names = "--format", defaultValue = "text", description = FORMAT)
          FindingsReport.Format format,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root)
      throws IOException {
    var least = Severity.of(severity);
    if (least.isEmpty()) {
      terminal.note("--severity " + severity + ": known are low, medium, high, critical");
      return WRONG;
    }
    return new AuditedDependencies(ports, terminal)
        .audit(RepositoryRoot.of(root), orNone(paths), least.get(), online, format);
  }

  @Command(
      name = "check",
      description = "Whether packages may come in, judged as if they were about to.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(
              paramLabel = "PKG[@V]",
              arity = "1..*",
              description = "npm:NAME@VERSION, pypi:…, maven:GROUP:NAME@…, or a package URL.")
          List<String> names,
      @Option(names = "--format", defaultValue = "text", description = FORMAT)
          CheckedPackages.Format format,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root) {
    return new CheckedPackages(ports, terminal).check(RepositoryRoot.of(root), names, format);
  }

  /// The formats of a bill of materials.
  enum Bill {
    cyclonedx,
    spdx
  }

  @Command(
      name = "sbom",
      description = "The packages of the repository as a bill of materials, on standard output.",
      mixinStandardHelpOptions = true)
  int sbom(
      @Parameters(paramLabel = "PATH", arity = "0..*", description = PATHS)
          @Nullable List<Path> paths,
      @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}")
          Bill format,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root)
      throws IOException {
    var top = RepositoryRoot.of(root);
    var files = ManifestFiles.of(top, orNone(paths));
    for (var file : files) {
      if (file.reading() instanceof Reading.Unreadable(String message, int line)) {
        terminal.note(
            file.path() + ":" + line + ": " + message + "; mend the file, or name others");
        return WRONG;
      }
    }
    var bill =
        new BillOfMaterials(
            String.valueOf(top.getFileName()),
            Version.CURRENT.number(),
            ports.clock().instant(),
            NamedPackages.of(files));
    terminal
        .out()
        .println(
            switch (format) {
              case cyclonedx -> bill.cycloneDx().write();
              case spdx -> bill.spdx().write();
            });
    return 0;
  }

  private static List<Path> orNone(@Nullable List<Path> paths) {
    return paths == null ? List.of() : paths;
  }

  private static String names() {
    return Arrays.stream(Ecosystem.values())
        .map(Ecosystem::osvName)
        .collect(Collectors.joining(", "));
  }
}

package dev.bailiwick.workstation.cli.incident;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.incident.Incident;
import dev.bailiwick.core.incident.IncidentJson;
import dev.bailiwick.core.incident.IncidentKind;
import dev.bailiwick.core.incident.IncidentReport;
import dev.bailiwick.core.incident.ValueShape;
import dev.bailiwick.core.redact.Redactor;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.output.Progress;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandRecord;
import dev.bailiwick.workstation.incident.CaseFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The cases of one repository, as the command works on them.
record Cases(
    IncidentCommand.Ports ports, Supplier<SecretScanner> scanner, Terminal terminal, Path root) {
  private static final int NOT_YET = 1;

  private CaseFiles files() {
    return new CaseFiles(ports.folder().apply(root).resolve("cases"));
  }

  private CaseView view() {
    return new CaseView(terminal, ports.audit().apply(root));
  }

  private StepCheck check(Progress bar) {
    return new StepCheck(scanner, root, _ -> bar::step);
  }

  int openFinding(String fingerprint, @Nullable String subject) throws IOException {
    try (var bar = new Progress(terminal, "scanning", 0)) {
      var all = new ArrayList<>(check(bar).files());
      all.addAll(check(bar).history());
      var found = all.stream().filter(one -> one.fingerprint().equals(fingerprint)).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "no finding " + fingerprint + " in the files and the history; scan lists them");
      }
      var paths = new LinkedHashSet<String>();
      found.forEach(one -> paths.add(one.path()));
      var first = found.getFirst();
      return open(
          IncidentKind.CREDENTIALS,
          subject == null ? first.message() : subject,
          fingerprint,
          first.help().orElse(""),
          List.copyOf(paths),
          shape(first));
    }
  }

  int openShared(List<String> paths, @Nullable String subject) throws IOException {
    return open(
        IncidentKind.CODE,
        subject == null ? "code was shared" : subject,
        "",
        "",
        paths.stream().map(this::relative).toList(),
        "");
  }

  /// Of a value that no rule knows but by its place.
  private String shape(Finding finding) throws IOException {
    boolean known =
        scanner.get().rules().stream()
            .anyMatch(rule ->
                rule.id().equals(finding.rule()) && !rule.owner().isEmpty() && !rule.assigned());
    return known
        ? ""
        : ValueShape.of(
            new String(
                new FoundValue(scanner.get(), root, _ -> () -> {}).of(finding.fingerprint()),
                StandardCharsets.UTF_8));
  }

  private String relative(String path) {
    var absolute = Path.of(path).toAbsolutePath().normalize();
    return absolute.startsWith(root) ? root.relativize(absolute).toString() : path;
  }

  private int open(
      IncidentKind kind,
      String subject,
      String finding,
      String runbook,
      List<String> paths,
      String shape)
      throws IOException {
    var now = ports.clock().instant();
    var id = files().freeId(LocalDate.ofInstant(now, ZoneOffset.UTC));
    var incident =
        new Incident(
            id,
            kind,
            Redactor.command(subject),
            finding,
            runbook,
            paths,
            List.of(new Incident.Opened(now, ports.user())),
            shape);
    keep(incident, "opened");
    view().show(incident);
    return 0;
  }

  /// A case that cannot be recorded does not go on.
  private void keep(Incident incident, String what) {
    ports
        .log()
        .append(root, new CommandRecord("incident", "incident " + what, List.of(), incident.id()));
    files().write(incident);
  }

  private Incident of(String id) throws IOException {
    return files()
        .find(id)
        .orElseThrow(
            () -> new IllegalArgumentException("no case " + id + "; incident list tells them"));
  }

  int list(boolean json) throws IOException {
    var all = files().all();
    if (json) {
      var cases = all.stream().map(one -> (Json) IncidentJson.of(one)).toList();
      terminal
          .out()
          .println(Json.object().put("schema", 1).put("cases", Json.array(cases)).build().write());
    } else {
      view().list(all);
    }
    return 0;
  }

  int show(String id) throws IOException {
    view().show(of(id));
    return 0;
  }

  int skip(String id, String reason) throws IOException {
    return after(of(id).skipped(ports.clock().instant(), ports.user(), Redactor.command(reason)));
  }

  int done(String id, Map<String, String> evidence) throws IOException {
    var incident = of(id);
    Optional<String> objection;
    try (var bar = new Progress(terminal, "scanning", 0)) {
      objection = check(bar).objection(incident);
    }
    if (objection.isPresent()) {
      terminal.note(objection.get());
      return NOT_YET;
    }
    var clean = new LinkedHashMap<String, String>();
    evidence.forEach((name, text) -> clean.put(name, Redactor.command(text)));
    return after(incident.done(ports.clock().instant(), ports.user(), clean));
  }

  private int after(Incident.Result result) throws IOException {
    return switch (result) {
      case Incident.Refused(String why) -> {
        terminal.note(why);
        yield NOT_YET;
      }
      case Incident.Advanced(Incident incident) -> {
        keep(incident, incident.isClosed() ? "closed" : "next");
        view().show(incident);
        yield 0;
      }
    };
  }

  int report(String id, IncidentCommand.ReportFormat format) throws IOException {
    var incident = of(id);
    terminal
        .out()
        .print(
            switch (format) {
              case markdown -> new IncidentReport(incident).markdown();
              case html -> new IncidentReport(incident).html();
              case json -> IncidentJson.of(incident).write() + "\n";
            });
    return 0;
  }
}

package dev.bailiwick.workstation.cli.incident;

import dev.bailiwick.core.incident.Incident;
import dev.bailiwick.core.incident.IncidentKind;
import dev.bailiwick.core.incident.Prevention;
import dev.bailiwick.core.incident.Step;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.incident.Runbook;
import dev.bailiwick.workstation.incident.Runbooks;
import dev.bailiwick.workstation.incident.Sightings;
import dev.bailiwick.workstation.store.LogPlaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a person is told of a case.
///
/// @param log the repository's, for who has seen the files
record CaseView(Terminal terminal, LogPlaces log) {

  void list(List<Incident> cases) {
    var rows = new ArrayList<List<String>>();
    cases.forEach(one ->
        rows.add(
            List.of(
                one.id(),
                one.kind().id(),
                one.next().map(step -> "next: " + step.id()).orElse("closed"),
                one.subject())));
    terminal.columns(rows);
  }

  void show(Incident one) throws IOException {
    terminal.out().println(one.id() + "  " + one.kind().title() + ": " + one.subject());
    one.paths().forEach(path -> terminal.out().println("  " + path));
    for (var step : one.kind().steps()) {
      terminal.out().println("  " + mark(one, step) + " " + step.title() + ": " + step.task());
    }
    var next = one.next();
    if (next.isPresent()) {
      tasks(one, next.get());
    } else if (one.kind() == IncidentKind.CREDENTIALS) {
      terminal.out().println("\nSo that it does not happen again:");
      prevention(one).forEach(line -> terminal.out().println("  " + line));
    }
  }

  private static List<String> prevention(Incident one) {
    return Prevention.of(one).stream().flatMap(part -> part.text().stream()).toList();
  }

  private static String mark(Incident one, Step step) {
    for (var entry : one.entries()) {
      if (entry instanceof Incident.Done done && done.step().equals(step.id())) {
        return "[x]";
      }
      if (entry instanceof Incident.Skipped skipped && skipped.step().equals(step.id())) {
        return "[-]";
      }
    }
    return "[ ]";
  }

  /// What to do now, and how to write it down.
  void tasks(Incident one, Step step) throws IOException {
    terminal.out().println();
    terminal.out().println(step.title() + ":");
    for (var task : tasksOf(one, step)) {
      terminal.out().println("  - " + task);
    }
    var words = new StringBuilder("bailiwick incident next " + one.id() + " --done");
    step.wanted().forEach(name -> words.append(" --evidence ").append(name).append("=…"));
    terminal.out().println("then: " + words);
  }

  private List<String> tasksOf(Incident one, Step step) throws IOException {
    var runbook = Runbooks.of(one.runbook());
    return switch (step.id()) {
      case "rotate" -> runbook.rotate().stream().map(Runbook::line).toList();
      case "audit" -> {
        var tasks = new ArrayList<>(runbook.audit().stream().map(Runbook::line).toList());
        tasks.addAll(sightings(one));
        yield tasks;
      }
      case "update" ->
          List.of("bailiwick scan --fix puts references to the environment in the place of values");
      case "history" ->
          List.of("bailiwick incident purge --finding " + one.finding() + " --plan, then --yes");
      case "assess" -> {
        var tasks = new ArrayList<>(sightings(one));
        tasks.add("bailiwick classify tells the level of each file");
        yield tasks;
      }
      case "document" -> List.of("who was told, and where the record is kept");
      case "mitigate" -> List.of("change what the shared code gives away: keys, addresses, checks");
      case "prevent" -> {
        var tasks = new ArrayList<>(prevention(one));
        tasks.add("bailiwick policy check, then bailiwick policy explain 'cat FILE' must say deny");
        yield tasks;
      }
      default -> List.of();
    };
  }

  private List<String> sightings(Incident one) throws IOException {
    var seen = Sightings.of(log, one.paths()).stream().map(Sightings::line).toList();
    return seen.isEmpty()
        ? List.of("no session of an assistant took in these files, by our log")
        : seen;
  }
}

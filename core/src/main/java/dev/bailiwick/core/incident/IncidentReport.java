package dev.bailiwick.core.incident;

import java.util.ArrayList;
import java.util.List;

/// A case for people: what it was, each step with its evidence, and when what happened.
///
/// @param incident as far as it has come
public record IncidentReport(Incident incident) {

  /// A row of the timeline.
  private record Row(String time, String by, String what) {}

  /// A step and what is known of it.
  private record Part(Step step, String state, List<String> lines) {}

  private List<Part> parts() {
    var parts = new ArrayList<Part>();
    for (var step : incident.kind().steps()) {
      var state = "open";
      var lines = new ArrayList<String>();
      for (var entry : incident.entries()) {
        if (entry instanceof Incident.Done done && done.step().equals(step.id())) {
          state = "done";
          done.evidence().forEach((name, text) -> lines.add(name + ": " + text));
        } else if (entry instanceof Incident.Skipped skipped && skipped.step().equals(step.id())) {
          state = "passed over";
          lines.add("reason: " + skipped.reason());
        }
      }
      parts.add(new Part(step, state, lines));
    }
    return parts;
  }

  private List<Row> rows() {
    return incident.entries().stream()
        .map(entry ->
            new Row(
                entry.time().toString(),
                entry.by(),
                switch (entry) {
                  case Incident.Opened _ -> "opened";
                  case Incident.Done done -> done.step() + " done";
                  case Incident.Skipped skipped -> skipped.step() + " passed over";
                  case Incident.Noted noted -> noted.text();
                }))
        .toList();
  }

  private String state() {
    return incident.next().map(step -> "open, next: " + step.id()).orElse("closed");
  }

  public String markdown() {
    var out = new StringBuilder();
    out.append("# Incident ").append(incident.id()).append(": ");
    out.append(markdown(incident.subject())).append("\n\n");
    out.append(incident.kind().title()).append(" · ").append(state()).append("\n");
    incident.paths().forEach(path -> out.append("\n- ").append(markdown(path)));
    out.append(incident.paths().isEmpty() ? "" : "\n");
    for (var part : parts()) {
      out.append("\n## ").append(part.step().title()).append(" (").append(part.state()).append(")");
      out.append("\n").append(part.step().task()).append(" · ").append(part.step().nist());
      out.append("\n");
      part.lines().forEach(line -> out.append("\n- ").append(markdown(line)));
      out.append(part.lines().isEmpty() ? "" : "\n");
    }
    out.append("\n## So that it does not happen again\n");
    for (var one : Prevention.of(incident)) {
      out.append("\n").append(markdown(one.file())).append(": ").append(markdown(one.why()));
      out.append("\n\n```diff\n");
      one.lines().forEach(line -> out.append("+").append(line.replace("`", "'")).append("\n"));
      out.append("```\n");
    }
    out.append("\n## Timeline (UTC)\n\n| time | who | what |\n|---|---|---|\n");
    for (var row : rows()) {
      out.append("| ").append(row.time()).append(" | ").append(markdown(row.by())).append(" | ");
      out.append(markdown(row.what())).append(" |\n");
    }
    return out.append("\nSteps by the guide; categories of NIST SP 800-61r3 (CSF 2.0).\n")
        .toString();
  }

  /// Text that stays text in a line of Markdown and in a cell of a table.
  private static String markdown(String text) {
    return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }

  /// One page that loads nothing.
  public String html() {
    var page =
        new IncidentPage(incident.id(), incident.subject(), incident.kind().title(), state());
    page.files(incident.paths());
    for (var part : parts()) {
      page.step(part.step(), part.state(), part.lines());
    }
    page.prevention(Prevention.of(incident));
    page.timeline();
    rows().forEach(row -> page.row(row.time(), row.by(), row.what()));
    return page.end();
  }
}

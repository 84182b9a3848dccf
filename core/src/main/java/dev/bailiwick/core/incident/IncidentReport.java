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
    var out = new StringBuilder();
    out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.append("<title>Incident ").append(html(incident.id())).append("</title>");
    out.append(
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem"
            + " auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid"
            + " #bbb;padding:.2rem .5rem;text-align:left}.s{color:#555}</style></head><body>\n");
    out.append("<h1>Incident ").append(html(incident.id())).append(": ");
    out.append(html(incident.subject())).append("</h1>\n<p>");
    out.append(html(incident.kind().title())).append(" · ").append(html(state())).append("</p>\n");
    list(out, incident.paths());
    for (var part : parts()) {
      out.append("<h2>").append(html(part.step().title())).append("</h2>\n<p class=\"s\">");
      out.append(html(part.state())).append(" · ").append(html(part.step().task())).append(" · ");
      out.append(html(part.step().nist())).append("</p>\n");
      list(out, part.lines());
    }
    out.append("<h2>Timeline (UTC)</h2>\n<table><tr><th>time<th>who<th>what</tr>\n");
    for (var row : rows()) {
      out.append("<tr><td>").append(html(row.time())).append("<td>").append(html(row.by()));
      out.append("<td>").append(html(row.what())).append("</tr>\n");
    }
    out.append("</table>\n<p class=\"s\">Steps by the guide; categories of NIST SP 800-61r3 ");
    return out.append("(CSF 2.0).</p></body></html>\n").toString();
  }

  private static void list(StringBuilder out, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append("<ul>");
      lines.forEach(line -> out.append("<li>").append(html(line)));
      out.append("</ul>\n");
    }
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

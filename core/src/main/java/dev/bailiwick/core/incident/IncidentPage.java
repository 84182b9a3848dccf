package dev.bailiwick.core.incident;

import java.util.List;

/// A case as one HTML page that loads nothing and reads the same on paper. One thread.
final class IncidentPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--line:#d0d7de;--soft:#59636e;--good:#1a7f37;--open:#9a6700;--card:#f6f8fa}
      @media(prefers-color-scheme:dark){:root{--line:#3d444d;--soft:#9198a1;--good:#3fb950;--open:#d29922;--card:#151b23}}
      *{box-sizing:border-box}
      body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2.5rem auto;padding:0 1.25rem}
      header{border-bottom:2px solid var(--line);padding-bottom:1rem;margin-bottom:1.5rem}
      h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0 .5rem;overflow-wrap:anywhere}
      h2{font-size:1.15rem;margin:2.2rem 0 .7rem}
      h3{font-size:1rem;margin:0}
      .id,.soft{color:var(--soft);font-size:.9rem}
      .state{display:inline-block;border:1px solid;border-radius:2rem;padding:0 .7rem;font-size:.85rem;font-weight:600;white-space:nowrap}
      .done,.closed{color:var(--good)}.open{color:var(--open)}.passed{color:var(--soft)}
      ol.steps{list-style:none;margin:0;padding:0}
      ol.steps>li{border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;margin-bottom:.7rem;break-inside:avoid}
      .top{display:flex;gap:1rem;justify-content:space-between;align-items:baseline}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.6rem 0 0}
      dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
      code,pre{font:.875rem/1.5 ui-monospace,monospace}
      pre{background:var(--card);border-left:3px solid var(--good);padding:.6rem .9rem;margin:.4rem 0 1rem;overflow-x:auto}
      table{border-collapse:collapse;width:100%}th{text-align:left;color:var(--soft);font-weight:500}
      td,th{border-bottom:1px solid var(--line);padding:.35rem .8rem .35rem 0;vertical-align:top}
      td:first-child{width:1%;padding-right:2rem;white-space:nowrap;font-variant-numeric:tabular-nums}
      footer{margin-top:2rem;color:var(--soft);font-size:.85rem}
      """;

  private final StringBuilder out = new StringBuilder();

  IncidentPage(String id, String subject, String kind, String state) {
    out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    out.append("<title>Incident ").append(text(id)).append("</title>\n<style>").append(STYLE);
    out.append("</style></head><body>\n<header><div class=\"id\">Incident ").append(text(id));
    out.append("</div>\n<h1>").append(text(subject)).append("</h1>\n<div class=\"top\"><span>");
    out.append(text(kind)).append("</span>");
    mark(state);
    out.append("</div></header>\n");
  }

  private void mark(String state) {
    var kind = state.split("[ ,]")[0];
    out.append("<span class=\"state ").append(text(kind)).append("\">").append(text(state));
    out.append("</span>");
  }

  void files(List<String> paths) {
    if (!paths.isEmpty()) {
      out.append("<h2>Files</h2>\n<ul>");
      paths.forEach(path -> out.append("<li><code>").append(text(path)).append("</code>"));
      out.append("</ul>\n");
    }
    out.append("<h2>Steps</h2>\n<ol class=\"steps\">\n");
  }

  /// @param lines `name: text`
  void step(Step step, String state, List<String> lines) {
    out.append("<li><div class=\"top\"><h3>").append(text(step.title())).append("</h3>");
    mark(state);
    out.append("</div>\n<div class=\"soft\">").append(text(step.task())).append(" · ");
    out.append(text(step.nist())).append("</div>");
    if (!lines.isEmpty()) {
      out.append("<dl>");
      for (var line : lines) {
        var parts = line.split(": ", 2);
        out.append("<dt>").append(text(parts[0])).append("<dd>").append(text(parts[1]));
      }
      out.append("</dl>");
    }
    out.append("</li>\n");
  }

  void prevention(List<Prevention> all) {
    out.append("</ol>\n<h2>So that it does not happen again</h2>\n");
    for (var one : all) {
      out.append("<div><code>").append(text(one.file())).append("</code> <span class=\"soft\">");
      out.append(text(one.why())).append("</span></div>\n<pre>");
      one.lines().forEach(line -> out.append("+ ").append(text(line)).append("\n"));
      out.append("</pre>\n");
    }
  }

  void timeline() {
    out.append("<h2>Timeline (UTC)</h2>\n<table><tr><th>time<th>who<th>what</tr>\n");
  }

  void row(String time, String by, String what) {
    var readable = time.replace('T', ' ').replaceAll("(?:\\.[0-9]+)?Z$", "");
    out.append("<tr><td>").append(text(readable)).append("<td>").append(text(by));
    out.append("<td>").append(text(what)).append("</tr>\n");
  }

  String end() {
    return out.append("</table>\n<footer>Steps by the guide; categories of NIST SP 800-61r3 ")
        .append("(CSF 2.0). Written by bailiwick.</footer></body></html>\n")
        .toString();
  }

  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

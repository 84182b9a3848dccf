package dev.bailiwick.workstation.cli.audit;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.AuditReport;
import dev.bailiwick.workstation.store.Verification;
import java.util.Map;

/// Records and reports as text: pure, aligned, coloured where asked. Control characters of recorded
/// text never reach the terminal.
record AuditView(boolean coloured) {

  /// One line for a record.
  String line(AuditRecord record) {
    var effects =
        String.join(
            ", ",
            record.effects().stream().limit(3).map(e -> e.kind() + " " + e.subject()).toList());
    var what = record.note() != null ? record.note() : effects;
    var word = record.decision().isEmpty() ? record.event() : record.decision();
    var rule = record.rules().isEmpty() ? "" : "  " + record.rules().getFirst();
    return String.format("%6d  %s  ", record.seq(), record.time())
        + paint(word, String.format("%-7s", word))
        + String.format("  %-8s  %-12s  ", plain(record.agent()), plain(record.tool()))
        + plain(what + rule);
  }

  /// All members of a record, one a line.
  String all(AuditRecord record) {
    var out = new StringBuilder();
    record
        .json()
        .members()
        .forEach((name, value) -> {
          var text = record.json().string(name).orElseGet(value::write);
          out.append(String.format("%-15s %s%n", name, plain(text)));
        });
    return out.toString();
  }

  String report(AuditReport report) {
    var out = new StringBuilder(String.format("%,d records%n", report.records()));
    report
        .tables()
        .forEach((name, table) -> {
          if (!table.isEmpty()) {
            out.append(String.format("%nby %s%n", name));
            table.entrySet().stream().limit(20).forEach(row -> row(row, out));
          }
        });
    return out.toString();
  }

  private void row(Map.Entry<String, Long> row, StringBuilder out) {
    out.append(String.format("%,10d  ", row.getValue()));
    out.append(paint(row.getKey(), plain(row.getKey()))).append(System.lineSeparator());
  }

  String verification(Verification checked) {
    var out = new StringBuilder();
    for (var problem : checked.problems()) {
      var place = problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line();
      out.append(paint("deny", problem.kind().toString().toLowerCase(java.util.Locale.ROOT)))
          .append("  ")
          .append(plain(place))
          .append("  ")
          .append(plain(problem.message()))
          .append(System.lineSeparator());
    }
    if (checked.holds()) {
      out.append(paint("allow", "whole"))
          .append(
              String.format(
                  "  %,d records, %,d under a signed checkpoint%n",
                  checked.records(), checked.covered()));
    }
    checked.repairs().forEach(repair -> out.append("mended  ").append(plain(repair)).append('\n'));
    if (checked.records() > checked.covered()) {
      out.append(
          String.format(
              "note    the newest %,d records are not signed for yet%n",
              checked.records() - checked.covered()));
    }
    if (checked.keyFromLog()) {
      out.append("note    the key comes from the log itself; give --key to tell a replaced log\n");
    }
    return out.toString();
  }

  private String paint(String word, String text) {
    if (!coloured) {
      return text;
    }
    var colour =
        switch (word) {
          case "deny" -> "31";
          case "ask", "rewrite" -> "33";
          case "allow" -> "32";
          default -> "36";
        };
    return "\u001b[" + colour + "m" + text + "\u001b[0m";
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]", "\ufffd");
  }
}

package dev.bailiwick.proof.corpus;

import java.util.List;
import java.util.TreeMap;

/// Answers counted by class, as text.
final class Table {
  private Table() {}

  static String of(List<Judged> judged) {
    var groups = new TreeMap<String, int[]>();
    for (var one : judged) {
      var key =
          one.variant().word()
              + "  "
              + (one.asked().stopped() ? "stopped  " : "passes   ")
              + one.asked().group();
      for (var name :
          List.of(
              key,
              one.variant().word()
                  + "  "
                  + (one.asked().stopped() ? "stopped  " : "passes   ")
                  + "~ all")) {
        var row = groups.computeIfAbsent(name, _ -> new int[6]);
        row[0]++;
        row[
            switch (one.answer()) {
              case "deny" -> 1;
              case "ask" -> 2;
              case "error" -> 4;
              default -> 3;
            }]++;
        row[5] += one.fails() ? 1 : 0;
      }
    }
    var text =
        new StringBuilder(
            "%-46s %6s %6s %6s %6s %6s %6s%n"
                .formatted("class", "count", "deny", "ask", "allow", "error", "FAIL"));
    groups.forEach((name, row) ->
        text.append(
            "%-46s %6d %6d %6d %6d %6d %6d%n"
                .formatted(name, row[0], row[1], row[2], row[3], row[4], row[5])));
    return text.toString();
  }

  /// The share with the answer, in percent; 0 of none.
  static double percent(List<Judged> judged, String answer) {
    return judged.isEmpty()
        ? 0
        : 100.0
            * judged.stream().filter(one -> one.answer().equals(answer)).count()
            / judged.size();
  }
}

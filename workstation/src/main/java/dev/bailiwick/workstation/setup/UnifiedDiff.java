package dev.bailiwick.workstation.setup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The difference of two texts as `diff -u` writes it, with three lines around each change.
final class UnifiedDiff {
  private UnifiedDiff() {}

  private static final int CONTEXT = 3;

  private record Row(char sign, String line, int oldLine, int newLine) {}

  /// `null` stands for a file that does not exist. Empty where both are equal.
  static String of(String name, @Nullable String before, @Nullable String after) {
    var rows = rows(lines(before), lines(after));
    if (rows.stream().allMatch(row -> row.sign == ' ')) {
      return "";
    }
    var out = new StringBuilder();
    out.append("--- ").append(before == null ? "/dev/null" : "a/" + name).append('\n');
    out.append("+++ ").append(after == null ? "/dev/null" : "b/" + name).append('\n');
    int at = 0;
    while (at < rows.size()) {
      if (rows.get(at).sign == ' ') {
        at++;
        continue;
      }
      int from = Math.max(0, at - CONTEXT);
      int to = end(rows, at);
      hunk(rows.subList(from, to), out);
      at = to;
    }
    return out.toString();
  }

  private static int end(List<Row> rows, int from) {
    int last = from;
    for (int i = from; i < rows.size() && i - last <= 2 * CONTEXT; i++) {
      if (rows.get(i).sign != ' ') {
        last = i;
      }
    }
    return Math.min(rows.size(), last + CONTEXT + 1);
  }

  private static void hunk(List<Row> rows, StringBuilder out) {
    long olds = rows.stream().filter(row -> row.sign != '+').count();
    long news = rows.stream().filter(row -> row.sign != '-').count();
    var first = rows.getFirst();
    out.append("@@ -").append(olds == 0 ? 0 : first.oldLine).append(',').append(olds);
    out.append(" +").append(news == 0 ? 0 : first.newLine).append(',').append(news);
    out.append(" @@\n");
    rows.forEach(row -> out.append(row.sign).append(row.line).append('\n'));
  }

  /// By the longest common subsequence; the files in question are small.
  private static List<Row> rows(List<String> before, List<String> after) {
    var common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var rows = new ArrayList<Row>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        rows.add(new Row(' ', before.get(i), i + 1, j + 1));
        i++;
        j++;
      } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
        rows.add(new Row('-', before.get(i), i + 1, j + 1));
        i++;
      } else {
        rows.add(new Row('+', after.get(j), i + 1, j + 1));
        j++;
      }
    }
    return rows;
  }

  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : text.lines().toList();
  }
}

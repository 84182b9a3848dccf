package dev.bailiwick.proof.accuracy;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prints how well secrets are found in the lines that Samsung's CredData has marked by hand, and
/// each line where it and Bailiwick disagree: `accuracy/creddata FOLDER`.
///
/// A line is found when a finding covers part of it. Every finding counts, of any confidence; one
/// on a line that nobody marked is wrong as well. Lines that are marked with nothing but ids and
/// names (UUID, nonce, salt, bucket) are left out of both sides.
final class CredData {
  private static final int SHOWN = 200;

  private int found;
  private int missed;
  private int wrong;
  private int unmarked;

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var scan = new ContentScan(SecretScanner.packed());
    var all = new CredData();
    var table = new StringBuilder(head()).append('\n');
    for (var checkout : sorted(folder.resolve("cut"))) {
      var meta = folder.resolve("CredData/meta/" + checkout.getFileName() + ".csv");
      var one = new CredData();
      var rows = Marked.read(meta, checkout).stream().collect(Collectors.groupingBy(Marked::path));
      for (var file : new TreeMap<>(rows).entrySet()) {
        one.file(scan, checkout, file.getKey(), file.getValue());
      }
      table.append(one.line(String.valueOf(checkout.getFileName()))).append('\n');
      all.add(one);
    }
    IO.println(table.append(all.line("all")));
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (var folders = Files.list(folder)) {
      return folders.sorted().toList();
    }
  }

  private void file(ContentScan scan, Path checkout, String path, List<Marked> rows)
      throws IOException {
    var bytes = Files.readAllBytes(checkout.resolve(path));
    var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).split("\n", -1);
    var findings = scan.scan(path, bytes, bytes.length).findings();
    var credentials = new HashSet<Integer>();
    for (var row : rows) {
      if (row.secret() && row.isCredential() && credentials.add(row.first())) {
        boolean hit = findings.stream().anyMatch(one -> touches(one, row));
        found += hit ? 1 : 0;
        missed += hit ? 0 : 1;
        if (!hit) {
          IO.println("MISSED " + row.kinds() + " " + place(path, row.first(), text));
        }
      }
    }
    var seen = new HashSet<Integer>();
    for (var one : findings) {
      var here = rows.stream().filter(row -> touches(one, row)).toList();
      boolean right = here.stream().anyMatch(row -> row.secret() || !row.isCredential());
      if (!right && seen.add(one.place().line())) {
        wrong += here.isEmpty() ? 0 : 1;
        unmarked += here.isEmpty() ? 1 : 0;
        IO.println(
            (here.isEmpty() ? "UNMARKED " : "WRONG ")
                + one.rule()
                + " "
                + one.confidence()
                + " "
                + place(path, one.place().line(), text));
      }
    }
  }

  private static boolean touches(Finding finding, Marked row) {
    return finding.place().line() <= row.last() && finding.place().endLine() >= row.first();
  }

  private static String place(String path, int line, String[] text) {
    var shown = line <= text.length ? text[line - 1].strip() : "";
    return path + ":" + line + " " + shown.substring(0, Math.min(SHOWN, shown.length()));
  }

  private void add(CredData other) {
    found += other.found;
    missed += other.missed;
    wrong += other.wrong;
    unmarked += other.unmarked;
  }

  private static String head() {
    return String.format(
        "%-10s %7s %7s %7s %9s %7s %7s %7s",
        "repository", "secrets", "found", "wrong", "unmarked", "precis.", "recall", "F1");
  }

  private String line(String name) {
    double precision = share(found, found + wrong + unmarked);
    double recall = share(found, found + missed);
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return String.format(
        Locale.ROOT,
        "%-10s %7d %7d %7d %9d %7.3f %7.3f %7.3f",
        name,
        found + missed,
        found,
        wrong,
        unmarked,
        precision,
        recall,
        f1);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}

package dev.bailiwick.proof.accuracy;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Prints what is found in the source trees of projects that keep no secrets, a line a finding, and
/// how many findings that are in 100,000 lines: `accuracy/noise FOLDER`, where each folder in
/// FOLDER is a checkout.
final class Noise {
  private static final int SHOWN = 160;
  private static final double PER = 100_000;

  private long lines;
  private final long[] findings = new long[Confidence.values().length];

  public static void main(String[] arguments) throws IOException {
    var scan = new ContentScan(SecretScanner.packed());
    var table = new StringBuilder(head()).append('\n');
    var all = new Noise();
    for (var checkout : sorted(Path.of(arguments[0]))) {
      var one = new Noise();
      for (var file : files(checkout)) {
        one.file(scan, checkout, file);
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

  private static List<Path> files(Path checkout) throws IOException {
    try (var files = Files.walk(checkout)) {
      return files
          .filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private void file(ContentScan scan, Path checkout, Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var path = checkout.relativize(file).toString();
    for (byte value : bytes) {
      lines += value == '\n' ? 1 : 0;
    }
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (var finding : scan.scan(path, bytes, bytes.length).findings()) {
      findings[finding.confidence().ordinal()]++;
      print(checkout.getFileName() + "/" + path, finding, text);
    }
  }

  private static void print(String path, Finding finding, String text) {
    var line = text.split("\n", -1)[finding.place().line() - 1].strip();
    int from = Math.clamp(finding.place().column() - SHOWN / 2, 0, Math.max(0, line.length() - 1));
    IO.println(
        finding.confidence()
            + " "
            + finding.rule()
            + " "
            + path
            + ":"
            + finding.place().line()
            + " "
            + line.substring(from, Math.min(line.length(), from + SHOWN)));
  }

  private void add(Noise other) {
    lines += other.lines;
    for (int i = 0; i < findings.length; i++) {
      findings[i] += other.findings[i];
    }
  }

  private static String head() {
    var head = new StringBuilder(String.format("%-36s %9s", "repository", "lines"));
    for (var confidence : Confidence.values()) {
      head.append(String.format(" %8s /100k", confidence.name().toLowerCase(Locale.ROOT)));
    }
    return head.toString();
  }

  private String line(String name) {
    var line = new StringBuilder(String.format("%-36s %9d", name, lines));
    for (var confidence : Confidence.values()) {
      long count = findings[confidence.ordinal()];
      line.append(String.format(Locale.ROOT, " %8d %5.1f", count, count * PER / lines));
    }
    return line.toString();
  }
}

package dev.bailiwick.proof.speed;

import dev.bailiwick.core.secret.probe.Gram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Counts how often each gram comes up in folders of source and prints the table that
/// `core/secret/probe` chooses by: `bench/grams FOLDER…` in the folder `proof`.
final class GramCount {
  private static final int LARGEST = 300_000;
  private static final int LEAST_A_MEGABYTE = 16;
  private static final int LEVELS = 12;

  private final HashMap<Integer, int[]> counts = new HashMap<>();
  private long bytes;

  private GramCount() {}

  public static void main(String[] folders) throws IOException {
    var count = new GramCount();
    for (var folder : folders) {
      for (var file : Corpus.of(Path.of(folder), Long.MAX_VALUE).files()) {
        if (file.length <= LARGEST && isAscii(file)) {
          count.add(file);
        }
      }
    }
    System.err.println(count.bytes + " bytes");
    count.lines().forEach(IO::println);
  }

  private static boolean isAscii(byte[] file) {
    for (var value : file) {
      if (value <= 0) {
        return false;
      }
    }
    return true;
  }

  private void add(byte[] file) {
    bytes += file.length;
    var text = new String(file, StandardCharsets.US_ASCII);
    for (int at = 0; at + Gram.LENGTH <= file.length; at++) {
      counts.computeIfAbsent(Gram.of(text, at), _ -> new int[1])[0]++;
    }
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    for (int level = 0; level < LEVELS; level++) {
      long low = (long) LEAST_A_MEGABYTE << level;
      long high = level == LEVELS - 1 ? Long.MAX_VALUE : 2 * low;
      var line = new StringBuilder(low * 3 / 2 + " ");
      counts.entrySet().stream()
          .filter(entry -> rate(entry.getValue()[0]) >= low && rate(entry.getValue()[0]) < high)
          .map(entry -> text(entry.getKey()))
          .sorted()
          .forEach(line::append);
      lines.add(line.append("|").toString());
    }
    return lines;
  }

  private double rate(int count) {
    return count * 1e6 / bytes;
  }

  /// `_` stands for what it folds to, which cannot be printed.
  private static String text(int gram) {
    var text = new StringBuilder();
    for (int rest = gram; rest != 0; rest >>>= 8) {
      text.append((rest & 0xff) == 0x7f ? '_' : (char) (rest & 0xff));
    }
    return text.toString();
  }
}

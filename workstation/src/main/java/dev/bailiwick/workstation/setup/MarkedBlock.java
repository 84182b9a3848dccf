package dev.bailiwick.workstation.setup;

import java.util.ArrayList;
import java.util.List;

/// Lines of ours in somebody else's text file, between two marks.
final class MarkedBlock {
  private MarkedBlock() {}

  private static final String BEGIN =
      "# >>> bailiwick: `bailiwick setup --remove` takes this block away";
  private static final String END = "# <<< bailiwick";

  static boolean isIn(String text) {
    return text.contains(BEGIN);
  }

  /// The text with the block at its end.
  static String append(String text, List<String> lines) {
    var newline = newline(text);
    var gap = text.isEmpty() || text.endsWith("\n") ? "" : newline;
    return text + gap + block(lines, newline);
  }

  /// The text with the block before it.
  static String prepend(String text, List<String> lines) {
    return block(lines, newline(text)) + text;
  }

  /// The lines between the marks of the first block, or none.
  static List<String> lines(String text) {
    int begin = text.indexOf(BEGIN);
    int end = begin < 0 ? -1 : text.indexOf(END, begin);
    return end < 0
        ? List.of()
        : text.substring(begin + BEGIN.length(), end).strip().lines().toList();
  }

  /// The text with the lines in the place of the first block.
  static String replace(String text, List<String> lines) {
    int begin = text.indexOf(BEGIN);
    var newline = newline(text);
    var put = String.join(newline, lines) + newline;
    return text.substring(0, begin) + put + remove(text.substring(begin));
  }

  /// The text with the block behind its first line, so that it runs before the rest of a script.
  static String afterFirstLine(String text, List<String> lines) {
    int cut = text.indexOf('\n') + 1;
    if (cut == 0) {
      return append(text, lines);
    }
    return text.substring(0, cut) + block(lines, newline(text)) + text.substring(cut);
  }

  /// The text without any block of ours; a block without its end is left alone.
  static String remove(String text) {
    var out = text;
    int begin = out.indexOf(BEGIN);
    while (begin >= 0) {
      int end = out.indexOf(END, begin);
      if (end < 0) {
        return out;
      }
      int behind = out.indexOf('\n', end);
      out = out.substring(0, begin) + (behind < 0 ? "" : out.substring(behind + 1));
      begin = out.indexOf(BEGIN);
    }
    return out;
  }

  private static String block(List<String> lines, String newline) {
    var all = new ArrayList<String>();
    all.add(BEGIN);
    all.addAll(lines);
    all.add(END);
    return String.join(newline, all) + newline;
  }

  private static String newline(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}

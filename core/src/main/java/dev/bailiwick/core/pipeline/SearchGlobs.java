package dev.bailiwick.core.pipeline;

import dev.bailiwick.core.command.term.TreeFilter;
import java.util.ArrayList;
import java.util.List;

/// The file patterns of a search by the assistant's own tool, read as Claude Code 2.1.330 does:
/// several of them with blanks or, where no braces are, commas between; `{a,b}` for either; `!` in
/// front of what is left out.
///
/// @param only last components of the patterns that take files in; empty where none does
/// @param skip names that are left out wherever they stand
record SearchGlobs(List<String> only, List<String> skip) {
  private static final int MOST = 100;
  private static final List<String> EVERYTHING = List.of("*");

  static SearchGlobs of(String text) {
    var only = new ArrayList<String>();
    var skip = new ArrayList<String>();
    for (var word : text.strip().split("\\s+")) {
      boolean braced = word.contains("{") && word.contains("}");
      for (var glob : braced ? List.of(word) : List.of(word.split(","))) {
        boolean negated = glob.startsWith("!");
        // What leaves files out and cannot be told leaves nothing out.
        if (negated && !braced) {
          TreeFilter.leftOut(glob.substring(1)).ifPresent(skip::add);
        } else if (!negated && !glob.isEmpty()) {
          only.addAll(alternatives(glob));
        }
      }
    }
    return new SearchGlobs(only, skip);
  }

  /// The last components that a pattern's alternatives come down to; everything where they cannot
  /// be told.
  private static List<String> alternatives(String glob) {
    var open = new ArrayList<>(List.of(glob));
    var done = new ArrayList<String>();
    while (!open.isEmpty() && open.size() + done.size() <= MOST) {
      var one = open.removeFirst();
      int end = one.indexOf('}');
      int start = end < 0 ? -1 : one.lastIndexOf('{', end);
      if (start < 0) {
        done.add(last(one));
        continue;
      }
      for (var choice : one.substring(start + 1, end).split(",", -1)) {
        open.add(one.substring(0, start) + choice + one.substring(end + 1));
      }
    }
    boolean told = open.isEmpty() && done.stream().noneMatch(one -> one.matches(".*[{}\\\\].*|"));
    return told ? done : EVERYTHING;
  }

  private static String last(String glob) {
    return glob.substring(glob.lastIndexOf('/') + 1);
  }
}

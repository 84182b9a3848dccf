package dev.bailiwick.workstation.guard.word;

import dev.bailiwick.workstation.store.GeneratedCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The lines of a text that were not in it before.
///
/// @param places `3` or `3-14`, counted from 1
/// @param hashes of those that say something
record WrittenLines(List<String> places, List<String> hashes) {
  WrittenLines {
    places = List.copyOf(places);
    hashes = List.copyOf(hashes);
  }

  /// A line that stood there before may stand there as often again.
  static WrittenLines of(String before, String after) {
    var known = new HashMap<String, Integer>();
    before.lines().forEach(line -> known.merge(line.strip(), 1, Integer::sum));
    var places = new ArrayList<String>();
    var hashes = new ArrayList<String>();
    var lines = after.lines().toList();
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      boolean fresh = i < lines.size() && known.merge(lines.get(i).strip(), -1, Integer::sum) < 0;
      if (fresh) {
        start = start == 0 ? i + 1 : start;
        hashes.add(GeneratedCode.hash(lines.get(i)));
      } else if (start > 0) {
        places.add(start == i ? String.valueOf(start) : start + "-" + i);
        start = 0;
      }
    }
    hashes.removeIf(String::isEmpty);
    return new WrittenLines(places, hashes.stream().distinct().toList());
  }
}

package dev.bailiwick.core.code.repair;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A mend that nobody has tried yet.
///
/// @param what is done, in half a sentence
/// @param changes by their place, apart from each other
public record Draft(String what, List<Change> changes) {

  /// A text that takes the place of another.
  ///
  /// @param start byte offset in the UTF-8 source, `end` exclusive
  public record Change(int start, int end, String text) {}

  public Draft {
    changes = changes.stream().sorted(Comparator.comparing(Change::start)).toList();
  }

  /// Empty where nothing is to be changed.
  static Optional<Draft> of(String what, List<Change> changes) {
    return changes.isEmpty() ? Optional.empty() : Optional.of(new Draft(what, changes));
  }

  static Optional<Draft> of(String what, Change change) {
    return of(what, List.of(change));
  }

  /// The same with more changes.
  Draft and(List<Change> more) {
    var all = new ArrayList<>(changes);
    all.addAll(more);
    return new Draft(what, all);
  }

  /// The source with the changes made.
  public byte[] applied(byte[] source) {
    var out = new StringBuilder();
    int at = 0;
    for (var change : changes) {
      if (change.start < at) {
        throw new IllegalStateException("two changes at one place");
      }
      out.append(text(source, at, change.start)).append(change.text);
      at = change.end;
    }
    return out.append(text(source, at, source.length)).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] source, int from, int to) {
    return new String(Arrays.copyOfRange(source, from, to), StandardCharsets.UTF_8);
  }
}

package dev.bailiwick.core.code.value;

import dev.bailiwick.core.code.ir.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls through which a value went, the last one first.
///
/// @param file the path of the file in which the step stands
/// @param length how many steps there are
public record Trail(@Nullable Trail before, String file, Span span, String what, int length) {
  private static final int LONGEST = 12;

  /// The trail with one step more; a long one stays as it is.
  public static @Nullable Trail and(@Nullable Trail before, String file, Span span, String what) {
    int length = before == null ? 0 : before.length;
    return length >= LONGEST ? before : new Trail(before, file, span, what, length + 1);
  }

  /// The steps in the order in which they were gone.
  public static List<Trail> steps(@Nullable Trail last) {
    var steps = new ArrayList<Trail>();
    for (var step = last; step != null; step = step.before) {
      steps.addFirst(step);
    }
    return steps;
  }
}

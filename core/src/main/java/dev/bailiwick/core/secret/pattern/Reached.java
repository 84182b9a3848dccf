package dev.bailiwick.core.secret.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The reading steps of a program that some others lead to over forks, and whether it may accept
/// there. One thread, one state.
final class Reached {
  /// The step that accepts.
  static final int ACCEPTS = 0;

  private final List<Program.Step> program;
  private final BitSet visited;
  private final BitSet steps;
  private int[] open = new int[16];

  Reached(List<Program.Step> program) {
    this.program = program;
    this.visited = new BitSet(program.size());
    this.steps = new BitSet(program.size());
  }

  /// [#ACCEPTS] and steps that read; empty where nothing can match any more.
  BitSet steps() {
    return steps;
  }

  void add(int from) {
    int count = 0;
    open[count++] = from;
    while (count > 0) {
      int step = open[--count];
      if (visited.get(step)) {
        continue;
      }
      visited.set(step);
      var way = program.get(step);
      if (step == ACCEPTS || way.set() != null) {
        steps.set(step);
        continue;
      }
      if (count + 2 > open.length) {
        open = Arrays.copyOf(open, 2 * open.length);
      }
      if (way.other() >= 0) {
        open[count++] = way.other();
      }
      if (way.next() >= 0) {
        open[count++] = way.next();
      }
    }
  }
}

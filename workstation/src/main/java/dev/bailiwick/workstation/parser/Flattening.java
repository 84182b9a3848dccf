package dev.bailiwick.workstation.parser;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;

/// Walks a native tree once with a cursor and writes its nodes into arrays. One thread, one tree.
final class Flattening {
  /// What the parser gives to text that it could not read.
  private static final int ERROR = 0xffff;

  private final TreeSitter api;
  private final Grammar grammar;
  private String[] kinds = new String[1 << 10];
  private boolean[] named = new boolean[1 << 10];
  private String[] fields = new String[1 << 10];
  private int[] starts = new int[1 << 10];
  private int[] ends = new int[1 << 10];
  private int[] subtreeEnds = new int[1 << 10];
  private int[] open = new int[64];
  private int count;
  private int errors;

  Flattening(TreeSitter api, Grammar grammar) {
    this.api = api;
    this.grammar = grammar;
  }

  SyntaxTree.Nodes nodes(MemorySegment tree) {
    try (var arena = Arena.ofConfined()) {
      var root = api.rootNode.call(arena, tree);
      var cursor = api.newCursor.call(arena, root);
      var node = arena.allocate(TreeSitter.NODE);
      walk(cursor, SegmentAllocator.prefixAllocator(node));
      api.deleteCursor.call(cursor);
    }
    return new SyntaxTree.Nodes(count, kinds, named, fields, starts, ends, subtreeEnds, errors);
  }

  private void walk(MemorySegment cursor, SegmentAllocator into) {
    int depth = 0;
    while (true) {
      int node = add(api.currentNode.call(into, cursor), cursor);
      if (api.firstChild.call(cursor)) {
        if (depth == open.length) {
          open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = node;
        continue;
      }
      subtreeEnds[node] = count;
      while (!api.nextSibling.call(cursor)) {
        if (depth == 0) {
          return;
        }
        api.parent.call(cursor);
        subtreeEnds[open[--depth]] = count;
      }
    }
  }

  private int add(MemorySegment node, MemorySegment cursor) {
    if (count == kinds.length) {
      grow();
    }
    int at = count++;
    int symbol = api.symbol.call(node) & 0xffff;
    kinds[at] = symbol == ERROR ? "ERROR" : grammar.kinds()[symbol];
    named[at] = symbol == ERROR || grammar.named()[symbol];
    fields[at] = grammar.fields()[api.currentField.call(cursor) & 0xffff];
    starts[at] = node.get(TreeSitter.INT, 0);
    ends[at] = api.endByte.call(node);
    errors += symbol == ERROR ? 1 : 0;
    return at;
  }

  private void grow() {
    int size = 2 * count;
    kinds = Arrays.copyOf(kinds, size);
    named = Arrays.copyOf(named, size);
    fields = Arrays.copyOf(fields, size);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    subtreeEnds = Arrays.copyOf(subtreeEnds, size);
  }
}

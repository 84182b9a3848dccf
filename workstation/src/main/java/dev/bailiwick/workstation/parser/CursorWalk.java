package dev.bailiwick.workstation.parser;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;

/// Walks a native tree with tree-sitter's own cursor: some seven calls a node. One thread, one
/// tree.
final class CursorWalk {
  private final TreeSitter api;
  private final CursorFunctions cursors;
  private final NodeColumns columns;
  private int[] open = new int[64];

  CursorWalk(TreeSitter api, Grammar grammar, int expected) {
    this.api = api;
    this.cursors = api.cursors();
    this.columns = new NodeColumns(grammar, expected);
  }

  /// @param root a `TSNode`
  SyntaxTree.Nodes nodes(MemorySegment root) {
    try (var arena = Arena.ofConfined()) {
      var cursor = cursors.begin.call(arena, root);
      var node = arena.allocate(TreeSitter.NODE);
      walk(cursor, SegmentAllocator.prefixAllocator(node));
      cursors.delete.call(cursor);
    }
    return columns.nodes();
  }

  private void walk(MemorySegment cursor, SegmentAllocator into) {
    int depth = 0;
    while (true) {
      int node = add(cursors.node.call(into, cursor), cursor);
      if (cursors.firstChild.call(cursor)) {
        if (depth == open.length) {
          open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = node;
        continue;
      }
      columns.close(node);
      while (!cursors.nextSibling.call(cursor)) {
        if (depth == 0) {
          return;
        }
        cursors.parent.call(cursor);
        columns.close(open[--depth]);
      }
    }
  }

  private int add(MemorySegment node, MemorySegment cursor) {
    return columns.add(
        api.symbol.call(node) & 0xffff,
        cursors.field.call(cursor) & 0xffff,
        node.get(TreeSitter.INT, 0),
        api.endByte.call(node));
  }
}

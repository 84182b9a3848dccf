package dev.bailiwick.workstation.parser;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.Arrays;

/// The nodes of a tree while they are written down, in preorder. One thread, one tree.
final class NodeColumns {
  /// What the parser gives to text that it could not read.
  private static final int ERROR = 0xffff;

  private final Grammar grammar;
  private String[] kinds;
  private boolean[] named;
  private String[] fields;
  private int[] starts;
  private int[] ends;
  private int[] subtreeEnds;
  private int count;
  private int errors;

  /// @param expected about how many nodes there will be; there may be more
  NodeColumns(Grammar grammar, int expected) {
    this.grammar = grammar;
    kinds = new String[expected];
    named = new boolean[expected];
    fields = new String[expected];
    starts = new int[expected];
    ends = new int[expected];
    subtreeEnds = new int[expected];
  }

  /// Writes a node down behind the others.
  ///
  /// @return its number
  int add(int symbol, int field, int start, int end) {
    if (count == kinds.length) {
      grow();
    }
    int at = count++;
    boolean isError = symbol == ERROR;
    kinds[at] = isError ? "ERROR" : grammar.kinds()[symbol];
    named[at] = isError || grammar.named()[symbol];
    fields[at] = grammar.fields()[field];
    starts[at] = start;
    ends[at] = end;
    errors += isError ? 1 : 0;
    return at;
  }

  /// Nothing more comes below that node.
  void close(int node) {
    subtreeEnds[node] = count;
  }

  SyntaxTree.Nodes nodes() {
    return new SyntaxTree.Nodes(count, kinds, named, fields, starts, ends, subtreeEnds, errors);
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

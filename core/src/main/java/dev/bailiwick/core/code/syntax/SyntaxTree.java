package dev.bailiwick.core.code.syntax;

import java.nio.charset.StandardCharsets;

/// A concrete syntax tree, flattened: a node is a number, its children follow it (preorder).
///
/// Node 0 is the root. `kind` and `field` are interned names of the grammar, so that `==` and
/// `switch` are cheap. Anonymous nodes (operators, keywords, brackets) are kept, with their text as
/// their kind. Offsets are bytes of the UTF-8 source, ends exclusive. Immutable.
public final class SyntaxTree {
  /// No node.
  public static final int NONE = -1;

  private final Language language;
  private final byte[] source;
  private final Nodes nodes;

  /// The columns of the tree; all arrays have at least `count` entries.
  ///
  /// @param kinds each node's kind
  /// @param named whether the grammar names it; false for punctuation and keywords
  /// @param fields the field under which it hangs in its parent, or the empty string
  /// @param subtreeEnds the number after the last node below it
  /// @param errors how many nodes are errors or were made up by the parser
  public record Nodes(
      int count,
      String[] kinds,
      boolean[] named,
      String[] fields,
      int[] starts,
      int[] ends,
      int[] subtreeEnds,
      int errors) {}

  public SyntaxTree(Language language, byte[] source, Nodes nodes) {
    this.language = language;
    this.source = source;
    this.nodes = nodes;
  }

  public Language language() {
    return language;
  }

  public int count() {
    return nodes.count;
  }

  public int errors() {
    return nodes.errors;
  }

  /// The kind of a node; empty for none.
  public String kind(int node) {
    return node < 0 ? "" : nodes.kinds[node];
  }

  public boolean is(int node, String kind) {
    return node >= 0 && nodes.kinds[node].equals(kind);
  }

  public boolean isNamed(int node) {
    return nodes.named[node];
  }

  /// The field's name in the parent, or the empty string.
  public String field(int node) {
    return nodes.fields[node];
  }

  public int start(int node) {
    return nodes.starts[node];
  }

  public int end(int node) {
    return nodes.ends[node];
  }

  /// The node's text, or the empty string for [#NONE].
  public String text(int node) {
    return node < 0 ? "" : text(nodes.starts[node], nodes.ends[node]);
  }

  /// The text between two byte offsets.
  public String text(int start, int end) {
    return new String(source, start, end - start, StandardCharsets.UTF_8);
  }

  public int sourceLength() {
    return source.length;
  }

  /// The first child, or [#NONE], of which there is no child either.
  public int first(int node) {
    return node >= 0 && node + 1 < nodes.subtreeEnds[node] ? node + 1 : NONE;
  }

  /// The child of `parent` after `child`, or [#NONE].
  public int next(int parent, int child) {
    int next = nodes.subtreeEnds[child];
    return next < nodes.subtreeEnds[parent] ? next : NONE;
  }

  /// The first child under that field, or [#NONE].
  public int child(int node, String field) {
    for (int child = first(node); child >= 0; child = next(node, child)) {
      if (nodes.fields[child].equals(field)) {
        return child;
      }
    }
    return NONE;
  }

  /// The first child of that kind, named or not, or [#NONE].
  public int childOfKind(int node, String kind) {
    for (int child = first(node); child >= 0; child = next(node, child)) {
      if (nodes.kinds[child].equals(kind)) {
        return child;
      }
    }
    return NONE;
  }

  /// The first named child that is no comment, or [#NONE].
  public int firstNamed(int node) {
    for (int child = first(node); child >= 0; child = next(node, child)) {
      if (isWord(child)) {
        return child;
      }
    }
    return NONE;
  }

  /// The named children that are no comments, in order.
  public int[] children(int node) {
    int count = 0;
    for (int child = first(node); child >= 0; child = next(node, child)) {
      count += isWord(child) ? 1 : 0;
    }
    var children = new int[count];
    int at = 0;
    for (int child = first(node); child >= 0; child = next(node, child)) {
      if (isWord(child)) {
        children[at++] = child;
      }
    }
    return children;
  }

  /// The named children under that field, in order.
  public int[] children(int node, String field) {
    int count = 0;
    for (int child = first(node); child >= 0; child = next(node, child)) {
      count += isWord(child) && nodes.fields[child].equals(field) ? 1 : 0;
    }
    var children = new int[count];
    int at = 0;
    for (int child = first(node); child >= 0; child = next(node, child)) {
      if (isWord(child) && nodes.fields[child].equals(field)) {
        children[at++] = child;
      }
    }
    return children;
  }

  private boolean isWord(int node) {
    return nodes.named[node] && !nodes.kinds[node].endsWith("comment");
  }
}

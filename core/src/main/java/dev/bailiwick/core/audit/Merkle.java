package dev.bailiwick.core.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The Merkle hash tree of RFC 6962 section 2.1: hashing, roots and the making of proofs.
///
/// The tree over `n` leaves splits at the largest power of two below `n`; so every complete subtree
/// that starts at a multiple of its size is part of each larger tree, and [Nodes] needs to know
/// only those. Proofs are read by [MerkleProof].
public final class Merkle {
  /// The root of the tree without leaves: the hash of nothing.
  public static final Hash EMPTY = Hash.owned(sha256().digest());

  private Merkle() {}

  /// The complete subtrees of a tree: at `level` the hash over leaves `[index << level, (index + 1)
  /// << level)`. Asked only for subtrees that the tree holds whole.
  @FunctionalInterface
  public interface Nodes {
    Hash at(int level, long index);
  }

  /// The hash of an entry; the leading zero byte keeps leaves and nodes apart.
  public static Hash leaf(byte[] entry) {
    return leaf(entry, 0, entry.length);
  }

  public static Hash leaf(byte[] source, int from, int length) {
    var digest = sha256();
    digest.update((byte) 0);
    digest.update(source, from, length);
    return Hash.owned(digest.digest());
  }

  public static Hash node(Hash left, Hash right) {
    var digest = sha256();
    digest.update((byte) 1);
    digest.update(left.shared());
    digest.update(right.shared());
    return Hash.owned(digest.digest());
  }

  /// The root of the tree over the first `size` leaves.
  public static Hash root(long size, Nodes nodes) {
    return size == 0 ? EMPTY : subtree(0, size, nodes);
  }

  /// The audit path of leaf `index` in the tree of `size` leaves: from the leaf's sibling upwards.
  public static List<Hash> inclusion(long index, long size, Nodes nodes) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
    }
    var path = new ArrayList<Hash>();
    inclusion(index, 0, size, nodes, path);
    return path;
  }

  private static void inclusion(long index, long from, long to, Nodes nodes, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long split = from + split(to - from);
    if (index < split) {
      inclusion(index, from, split, nodes, path);
      path.add(subtree(split, to, nodes));
    } else {
      inclusion(index, split, to, nodes, path);
      path.add(subtree(from, split, nodes));
    }
  }

  /// The proof that the tree of `first` leaves is a prefix of the tree of `second`; empty where the
  /// two are equal or the first is empty.
  public static List<Hash> consistency(long first, long second, Nodes nodes) {
    if (first < 0 || first > second) {
      throw new IllegalArgumentException("no prefix of " + first + " in a tree of " + second);
    }
    var proof = new ArrayList<Hash>();
    if (first > 0 && first < second) {
      consistency(first, 0, second, true, nodes, proof);
    }
    return proof;
  }

  private static void consistency(
      long first, long from, long to, boolean known, Nodes nodes, List<Hash> proof) {
    if (first == to) {
      if (!known) {
        proof.add(subtree(from, to, nodes));
      }
      return;
    }
    long split = from + split(to - from);
    if (first <= split) {
      consistency(first, from, split, known, nodes, proof);
      proof.add(subtree(split, to, nodes));
    } else {
      consistency(first, split, to, false, nodes, proof);
      proof.add(subtree(from, split, nodes));
    }
  }

  private static Hash subtree(long from, long to, Nodes nodes) {
    long width = to - from;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return nodes.at(level, from >>> level);
    }
    long split = from + split(width);
    return node(subtree(from, split, nodes), subtree(split, to, nodes));
  }

  /// The largest power of two below `width`, which is at least 2.
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

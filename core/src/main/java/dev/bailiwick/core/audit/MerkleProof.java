package dev.bailiwick.core.audit;

import java.util.List;

/// Checks inclusion and consistency proofs against roots, knowing nothing else of the tree.
///
/// The algorithms are those of RFC 9162 sections 2.1.3.2 and 2.1.4.2, which read RFC 6962 proofs.
public final class MerkleProof {
  private MerkleProof() {}

  /// True where `proof` shows that leaf `index` of the tree of `size` leaves under `root` is
  /// `leaf`.
  public static boolean includes(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Merkle.node(sibling, hash);
        int skipped = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= skipped;
        last >>>= skipped;
      } else {
        hash = Merkle.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /// True where `proof` shows that the tree of `first` leaves under `firstRoot` is a prefix of the
  /// tree of `second` leaves under `secondRoot`.
  public static boolean isPrefix(
      long first, long second, Hash firstRoot, Hash secondRoot, List<Hash> proof) {
    if (first < 0 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && firstRoot.equals(secondRoot);
    }
    if (first == 0) {
      return proof.isEmpty() && firstRoot.equals(Merkle.EMPTY);
    }
    if (Long.bitCount(first) == 1) {
      return climb(first, second, firstRoot, firstRoot, secondRoot, proof);
    }
    return !proof.isEmpty()
        && climb(
            first, second, proof.getFirst(), firstRoot, secondRoot, proof.subList(1, proof.size()));
  }

  private static boolean climb(
      long first, long second, Hash start, Hash firstRoot, Hash secondRoot, List<Hash> rest) {
    int whole = Long.numberOfTrailingZeros(first);
    long node = (first - 1) >>> whole;
    long last = (second - 1) >>> whole;
    var before = start;
    var after = start;
    for (var hash : rest) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        before = Merkle.node(hash, before);
        after = Merkle.node(hash, after);
        int skipped = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= skipped;
        last >>>= skipped;
      } else {
        after = Merkle.node(after, hash);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && before.equals(firstRoot) && after.equals(secondRoot);
  }
}

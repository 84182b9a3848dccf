package dev.bailiwick.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The eight leaves and their roots are the reference data of the certificate-transparency project.
class MerkleTest {
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  /// A tree that keeps all its leaves and follows the definition word for word.
  record Plain(List<Hash> leaves) implements Merkle.Nodes {
    static Plain of(int size) {
      var leaves = new ArrayList<Hash>();
      for (int i = 0; i < size; i++) {
        leaves.add(Merkle.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
      }
      return new Plain(leaves);
    }

    Hash root(int from, int to) {
      if (from == to) {
        return Merkle.EMPTY;
      }
      if (to - from == 1) {
        return leaves.get(from);
      }
      int split = 1;
      while (2 * split < to - from) {
        split *= 2;
      }
      return Merkle.node(root(from, from + split), root(from + split, to));
    }

    @Override
    public Hash at(int level, long index) {
      return root((int) index << level, (int) (index + 1) << level);
    }
  }

  @Test
  void gives_the_known_roots() {
    var tree = new TileTree();
    assertThat(tree.root()).hasToString(ROOTS.getFirst());
    for (int i = 0; i < LEAVES.size(); i++) {
      tree.append(Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
      assertThat(tree.root()).hasToString(ROOTS.get(i + 1));
    }
  }

  @Test
  void every_inclusion_proof_up_to_64_leaves_holds_and_only_for_its_place() {
    var plain = Plain.of(64);
    for (int size = 1; size <= 64; size++) {
      var root = plain.root(0, size);
      assertThat(Merkle.root(size, plain)).isEqualTo(root);
      for (int index = 0; index < size; index++) {
        var proof = Merkle.inclusion(index, size, plain);
        var leaf = plain.leaves().get(index);
        assertThat(MerkleProof.includes(index, size, leaf, proof, root)).isTrue();
        for (int other = 0; other < size; other++) {
          assertThat(MerkleProof.includes(other, size, leaf, proof, root))
              .isEqualTo(other == index);
        }
        assertThat(MerkleProof.includes(index, size, Merkle.EMPTY, proof, root)).isFalse();
        assertThat(MerkleProof.includes(index, size, leaf, longer(proof), root)).isFalse();
      }
    }
  }

  @Test
  void every_consistency_proof_up_to_64_leaves_holds_and_only_for_its_roots() {
    var plain = Plain.of(64);
    for (int second = 0; second <= 64; second++) {
      var newRoot = plain.root(0, second);
      for (int first = 0; first <= second; first++) {
        var oldRoot = plain.root(0, first);
        var proof = Merkle.consistency(first, second, plain);
        assertThat(MerkleProof.isPrefix(first, second, oldRoot, newRoot, proof)).isTrue();
        assertThat(MerkleProof.isPrefix(first, second, oldRoot, newRoot, longer(proof))).isFalse();
        var wrong = Merkle.node(oldRoot, newRoot);
        assertThat(MerkleProof.isPrefix(first, second, wrong, newRoot, proof)).isFalse();
        if (first > 0) {
          assertThat(MerkleProof.isPrefix(first, second, oldRoot, wrong, proof)).isFalse();
        }
        if (!proof.isEmpty()) {
          var shorter = proof.subList(0, proof.size() - 1);
          assertThat(MerkleProof.isPrefix(first, second, oldRoot, newRoot, shorter)).isFalse();
        }
      }
    }
  }

  private static List<Hash> longer(List<Hash> proof) {
    var longer = new ArrayList<>(proof);
    longer.add(Merkle.EMPTY);
    return longer;
  }

  @Test
  void a_leaf_outside_the_tree_has_no_proof() {
    var plain = Plain.of(4);
    assertThatThrownBy(() -> Merkle.inclusion(4, 4, plain))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Merkle.inclusion(-1, 4, plain))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Merkle.consistency(5, 4, plain))
        .isInstanceOf(IllegalArgumentException.class);
    var root = plain.root(0, 4);
    assertThat(MerkleProof.includes(-1, 4, root, List.of(), root)).isFalse();
    assertThat(MerkleProof.includes(4, 4, root, List.of(), root)).isFalse();
    assertThat(MerkleProof.isPrefix(5, 4, root, root, List.of())).isFalse();
    assertThat(MerkleProof.isPrefix(-1, 4, root, root, List.of())).isFalse();
    assertThat(MerkleProof.isPrefix(3, 4, root, root, List.of())).isFalse();
  }

  @Test
  void a_leaf_is_never_a_node() {
    var left = Merkle.leaf(new byte[] {1});
    var right = Merkle.leaf(new byte[] {2});
    var both = new byte[64];
    System.arraycopy(left.bytes(), 0, both, 0, 32);
    System.arraycopy(right.bytes(), 0, both, 32, 32);
    assertThat(Merkle.leaf(both)).isNotEqualTo(Merkle.node(left, right));
  }
}

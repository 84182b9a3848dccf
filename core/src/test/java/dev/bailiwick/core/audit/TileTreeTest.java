package dev.bailiwick.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTreeTest {

  /// All tiles of a tree, as they would lie on disk.
  private static final class Shelf implements Tile.Source {
    final Map<String, Tile> tiles = new HashMap<>();

    void add(Tile tile) {
      tiles.put(tile.path(), tile);
    }

    @Override
    public Tile tile(int level, long index, int width) {
      var tile = tiles.get(Tile.path(level, index, width));
      if (tile == null) {
        throw new NoSuchElementException(Tile.path(level, index, width));
      }
      return tile;
    }
  }

  private static TileTree grow(int size, Shelf shelf) {
    var tree = new TileTree();
    for (var leaf : MerkleTest.Plain.of(size).leaves()) {
      tree.append(leaf).forEach(shelf::add);
    }
    tree.partials().forEach(shelf::add);
    return tree;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 999, 256, tile/0/999",
    "1, 1000, 256, tile/1/x001/000",
    "0, 1234067, 256, tile/0/x001/x234/067",
    "2, 5, 17, tile/2/005.p/17",
    "63, 1234067, 1, tile/63/x001/x234/067.p/1",
  })
  void names_tiles_as_c2sp_does(int level, long index, int width, String path) {
    assertThat(Tile.path(level, index, width)).isEqualTo(path);
  }

  @Test
  void a_tree_of_70000_has_the_tiles_of_the_specification() {
    var shelf = new Shelf();
    grow(70_000, shelf);
    assertThat(shelf.tiles).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(shelf.tiles)
        .containsKeys(
            "tile/0/000",
            "tile/0/272",
            "tile/0/273.p/112",
            "tile/1/000",
            "tile/1/001.p/17",
            "tile/2/000.p/1");
    assertThat(Tile.partialWidths(70_000)).containsExactly(112, 17, 1);
    assertThat(Tile.partialWidths(256)).containsExactly(0, 1);
    assertThat(Tile.partialWidths(0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_793})
  void a_tree_taken_up_from_its_tiles_is_the_same_tree(int size) {
    var shelf = new Shelf();
    var tree = grow(size, shelf);
    var again = TileTree.at(size, shelf);
    assertThat(again.size()).isEqualTo(size);
    assertThat(again.root()).isEqualTo(tree.root());
    assertThat(again.partials()).isEqualTo(tree.partials());
    var copy = tree.copy();
    var leaf = Merkle.leaf(new byte[] {9});
    assertThat(again.append(leaf)).isEqualTo(tree.append(leaf));
    assertThat(again.root()).isEqualTo(tree.root()).isNotEqualTo(copy.root());
    assertThat(copy.size()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 255, 256, 257, 700})
  void tiles_are_enough_for_every_proof(int size) {
    var shelf = new Shelf();
    var root = grow(size, shelf).root();
    var plain = MerkleTest.Plain.of(size);
    var nodes = Tile.nodes(size, shelf);
    assertThat(root).isEqualTo(plain.root(0, size)).isEqualTo(Merkle.root(size, nodes));
    for (int i = 0; i < size; i++) {
      var proof = Merkle.inclusion(i, size, nodes);
      assertThat(MerkleProof.includes(i, size, plain.leaves().get(i), proof, root)).isTrue();
      var prefix = Merkle.consistency(i, size, nodes);
      assertThat(MerkleProof.isPrefix(i, size, plain.root(0, i), root, prefix)).isTrue();
    }
  }

  @Test
  void a_tile_is_read_back_from_its_bytes() {
    var tile = new Tile(3, 9, MerkleTest.Plain.of(5).leaves());
    assertThat(tile.bytes()).hasSize(160);
    assertThat(Tile.read(3, 9, tile.bytes())).contains(tile);
    assertThat(Tile.read(0, 0, new byte[0])).isEmpty();
    assertThat(Tile.read(0, 0, new byte[33])).isEmpty();
    assertThat(Tile.read(0, 0, new byte[257 * 32])).isEmpty();
    assertThat(Tile.read(0, 0, new byte[256 * 32]).orElseThrow().isFull()).isTrue();
    assertThatThrownBy(() -> new Tile(0, 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

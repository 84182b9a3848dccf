package dev.bailiwick.workstation.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.workstation.history.object.DeltaSource;
import dev.bailiwick.workstation.history.object.ObjectKind;
import dev.bailiwick.workstation.purge.pack.PackWriter;
import dev.bailiwick.workstation.purge.pack.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackWriterTest {
  @TempDir Path folder;

  private Planted repository(String format) {
    var planted = new Planted(folder.resolve(format), 1);
    planted.begin("--object-format=" + format);
    return planted;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "sha256"})
  void git_finds_the_pack_and_its_index_sound(String format) throws IOException {
    var planted = repository(format);
    var pack = planted.root.resolve(".git/objects/pack");
    var random = new Random(2);
    var last = "";
    try (var writer = new PackWriter(pack, format.equals("sha1") ? 20 : 32)) {
      var versions = new Versions(writer);
      var content = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        content.insert(random.nextInt(content.length() + 1), "line " + i + " of a file\n");
        last = HexFormat.of().formatHex(versions.write(text(content.toString())));
      }
      writer.finish();
      assertThat(planted.git("cat-file", "blob", last)).isEqualTo(content.toString().strip());
    }
    try (var files = Files.list(pack)) {
      var idx = files.filter(file -> file.toString().endsWith(".idx")).findFirst().orElseThrow();
      assertThat(planted.git("verify-pack", "-v", idx.toString()))
          .contains("chain length = 1", last)
          .doesNotContain("error");
      assertThat(Files.size(idx.resolveSibling(idx.toString().replace(".idx", ".pack"))))
          .isLessThan(40_000);
    }
  }

  @Test
  void a_pack_that_does_not_hold_what_its_ids_say_gets_no_name() throws IOException {
    var planted = repository("sha1");
    var pack = planted.root.resolve(".git/objects/pack");
    try (var writer = new PackWriter(pack, 20)) {
      var base = writer.write(ObjectKind.BLOB, text("a".repeat(100)));
      var steps = new DeltaSource(text("a".repeat(100))).steps(text("b".repeat(100)));
      writer.writeDelta(writer.id(ObjectKind.BLOB, text("c".repeat(100))), base, steps);
      assertThatThrownBy(writer::finish).isInstanceOf(IOException.class);
    }
    try (var files = Files.list(pack)) {
      assertThat(files).isEmpty();
    }
  }
}

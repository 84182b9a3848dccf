package dev.bailiwick.workstation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.world.World.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWorldTest {
  @TempDir Path folder;

  private FileWorld world() {
    return new FileWorld(Map.of("PATH", "relative:" + folder + "/bin", "A", "b"), folder);
  }

  @Test
  void tells_what_stands_at_a_path() throws IOException {
    Files.writeString(folder.resolve("file"), "text");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    assertThat(world().kind(folder + "/file")).isEqualTo(Kind.FILE);
    assertThat(world().kind(folder + "/link")).isEqualTo(Kind.LINK);
    assertThat(world().kind(folder + "/dangling")).isEqualTo(Kind.LINK);
    assertThat(world().kind(folder.toString())).isEqualTo(Kind.DIRECTORY);
    assertThat(world().kind("/dev/null")).isEqualTo(Kind.OTHER);
    assertThat(world().kind(folder + "/none/deeper")).isEqualTo(Kind.MISSING);
    assertThat(world().kind(folder + "/file/below")).isEqualTo(Kind.MISSING);
    assertThat(world().kind("/a\0b")).isEqualTo(Kind.OTHER);
    assertThat(world().linkTarget(folder + "/link")).hasValue("file");
    assertThat(world().linkTarget(folder + "/file")).isEmpty();
  }

  @Test
  void reads_a_regular_file_up_to_the_limit_and_nothing_else() throws IOException {
    Files.writeString(folder.resolve("file"), "12345");
    assertThat(world().text(folder + "/file", 5)).hasValue("12345");
    assertThat(world().text(folder + "/file", 4)).isEmpty();
    assertThat(world().text("/dev/zero", 4)).isEmpty();
  }

  @Test
  void lists_names_up_to_the_limit() throws IOException {
    Files.writeString(folder.resolve("a"), "");
    Files.writeString(folder.resolve("b"), "");
    assertThat(world().names(folder.toString(), 9)).containsExactlyInAnyOrder("a", "b");
    assertThat(world().names(folder.toString(), 1)).hasSize(1);
    assertThat(world().names(folder + "/a", 9)).isEmpty();
  }

  @Test
  void finds_programs_on_absolute_parts_of_the_path_only() throws IOException {
    var program = Files.createDirectory(folder.resolve("bin")).resolve("tool");
    Files.writeString(program, "");
    assertThat(world().program("tool")).isEmpty();
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(world().program("tool")).hasValue(program.toString());
    assertThat(world().program("../bin/tool")).isEmpty();
  }
}

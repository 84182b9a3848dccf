package dev.bailiwick.workstation.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the launcher asks of the JVM for a scan.
final class ScanOptionsTest {
  private static final String SHORT_WORK = "-XX:TieredStopAtLevel=1";
  private static final String LONG_WORK = "-XX:FreqInlineSize=60";
  private static final String BOUNDED = " -Xmx300m";

  @TempDir private Path top;

  @BeforeEach
  void repository() throws IOException {
    Files.createDirectories(top.resolve(".git/objects/pack"));
    Files.createDirectories(top.resolve(".git/objects/info"));
  }

  @Test
  void a_tree_is_short_work() throws IOException {
    assertThat(asked("scan", "--root", top.toString())).isEqualTo(SHORT_WORK);
    sized(".git/index", 1 << 20);
    assertThat(asked("scan", "--root", top.toString())).isEqualTo(SHORT_WORK);
  }

  @Test
  void a_tree_of_very_many_files_is_long_work() throws IOException {
    sized(".git/index", 11 << 20);
    assertThat(asked("scan", "--root", top.toString())).isEqualTo(LONG_WORK);
    assertThat(asked("scan", "--root=" + top)).isEqualTo(LONG_WORK);
  }

  @Test
  void a_history_has_bounded_memory_unless_it_has_very_many_objects() throws IOException {
    assertThat(asked("scan", "--history", "--root=" + top)).isEqualTo(SHORT_WORK + BOUNDED);
    sized(".git/objects/pack/pack-1.pack", 129 << 20);
    assertThat(asked("scan", "--history", "--root=" + top)).isEqualTo(LONG_WORK + BOUNDED);
    sized(".git/objects/pack/pack-1.idx", 33 << 20);
    assertThat(asked("scan", "--history", "--root=" + top)).isEqualTo(LONG_WORK);
  }

  @Test
  void a_history_whose_size_is_not_known_has_all_memory() throws IOException {
    Files.createFile(top.resolve(".git/objects/info/alternates"));
    assertThat(asked("scan", "--root", top.toString(), "--history")).isEqualTo(LONG_WORK);
    assertThat(asked("scan", "--root", top.resolve("none").toString(), "--history"))
        .isEqualTo(LONG_WORK);
  }

  private void sized(String file, long bytes) throws IOException {
    try (var sparse = new RandomAccessFile(top.resolve(file).toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }

  private static String asked(String... arguments) throws IOException {
    var command = new java.util.ArrayList<String>();
    command.add("/bin/sh");
    command.add("-c");
    command.add("set -u; . src/main/sh/scan.sh; scan_asks \"$@\"; printf '%s' \"$asked\"");
    command.add("sh");
    command.addAll(java.util.List.of(arguments));
    var process = new ProcessBuilder(command).directory(module().toFile()).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// Tests run in the folder of the module, or in one beside it.
  private static Path module() {
    var here = Path.of("").toAbsolutePath();
    return here.endsWith("workstation") ? here : here.resolveSibling("workstation");
  }
}

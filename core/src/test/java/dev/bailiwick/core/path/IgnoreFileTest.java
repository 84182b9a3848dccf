package dev.bailiwick.core.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IgnoreFileTest {
  private static boolean catches(String text, String path) {
    return IgnoreFile.read(text).catches(PathName.of(path), path.endsWith("/")).isPresent();
  }

  @Test
  void the_last_match_decides() {
    var text = ".env*\n!.env.example\n";
    assertThat(catches(text, "/.env")).isTrue();
    assertThat(catches(text, "/a/.env.example")).isFalse();
    assertThat(catches("!a\na\n", "/a")).isTrue();
  }

  @Test
  void nothing_comes_back_below_a_caught_folder() {
    assertThat(catches("secrets/\n!secrets/readme\n", "/secrets/readme")).isTrue();
    assertThat(catches("secrets/**\n!secrets/readme\n", "/secrets/readme")).isFalse();
  }

  @Test
  void reads_comments_escapes_and_blanks_as_git_does() {
    assertThat(catches("# a\n\\#b\n\\!c\nd  \ne\\ \n", "/#b")).isTrue();
    assertThat(catches("\\!c\n", "/!c")).isTrue();
    assertThat(catches("d  \n", "/d")).isTrue();
    assertThat(catches("e\\ \n", "/e ")).isTrue();
    assertThat(catches("# a\n", "/# a")).isFalse();
    assertThat(catches("f\r\n", "/f")).isTrue();
  }

  @Test
  void names_the_line_that_caught() {
    var line = IgnoreFile.read("a\n\n*.pem\n").catches(PathName.of("/x/y.pem"), false);
    assertThat(line).hasValueSatisfying(found -> assertThat(found.number()).isEqualTo(3));
  }

  @Test
  void keeps_a_bad_line_with_its_number() {
    var file = IgnoreFile.read("a\nb[\n");
    assertThat(file.badLines()).extracting(IgnoreFile.BadLine::number).containsExactly(2);
    assertThat(file.lines()).hasSize(1);
  }

  @Test
  void agrees_with_git(@TempDir Path repository) throws IOException, InterruptedException {
    long seed = 20261123;
    var random = new Random(seed);
    var patterns =
        List.of(
            "*.log",
            "build/",
            "/dist",
            "src/*.o",
            "**/tmp",
            "a/**/z",
            "doc/**",
            "!keep.log",
            "!src/a.o",
            "[ab].txt",
            "x?y",
            "**",
            "*/deep",
            "foo*",
            "!foo.keep",
            "/a/b/",
            "b/c",
            "\\#odd",
            "!build/",
            "**/x/**",
            "n[!0-9]m",
            "/*.md",
            "**/tmp/",
            "a**b",
            "/**/q");
    var names =
        List.of(
            "a",
            "b",
            "c",
            "src",
            "build",
            "dist",
            "tmp",
            "deep",
            "doc",
            "x",
            "z",
            "q",
            "foo",
            "foo.keep",
            "keep.log",
            "t.log",
            "a.o",
            "a.txt",
            "xzy",
            "#odd",
            "n1m",
            "nam",
            "r.md",
            "acb");
    run(repository, "", "git", "init", "-q", ".");
    int pairs = 0;
    for (int round = 0; round < 40; round++) {
      var lines = pick(random, patterns, 1 + random.nextInt(5));
      Files.writeString(repository.resolve(".gitignore"), String.join("\n", lines) + "\n");
      var paths = new ArrayList<String>();
      for (int i = 0; i < 25; i++) {
        paths.add(String.join("/", pick(random, names, 1 + random.nextInt(4))));
      }
      var ignored = gitIgnored(repository, paths);
      var ours = IgnoreFile.read(String.join("\n", lines));
      for (var path : paths) {
        assertThat(ours.catches(PathName.of("/" + path), false).isPresent())
            .as("seed %s, patterns %s, path %s", seed, lines, path)
            .isEqualTo(ignored.contains(path));
        pairs++;
      }
    }
    assertThat(pairs).isGreaterThanOrEqualTo(300);
  }

  private static List<String> pick(Random random, List<String> from, int count) {
    var picked = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      picked.add(from.get(random.nextInt(from.size())));
    }
    return picked;
  }

  private static List<String> gitIgnored(Path repository, List<String> paths)
      throws IOException, InterruptedException {
    return run(
            repository,
            String.join("\n", paths) + "\n",
            "git",
            "-c",
            "core.quotePath=false",
            "check-ignore",
            "--no-index",
            "--stdin")
        .lines()
        .toList();
  }

  private static String run(Path folder, String input, String... command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isBetween(0, 1);
    return output;
  }
}

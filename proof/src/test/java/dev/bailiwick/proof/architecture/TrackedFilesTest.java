package dev.bailiwick.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No file of the repository holds text in the shape of a credential, also in examples: a scanner
/// at a reader's place would stop there. Tests make their examples from parts.
final class TrackedFilesTest {
  private static final Set<String> NOT_OURS = Set.of(".git", ".bailiwick-build", "target", ".idea");
  private static final int LARGEST = 4 << 20;

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}"),
          Pattern.compile("\\bgithub_pat_[A-Za-z0-9_]{60,}"),
          Pattern.compile("\\bglpat-[A-Za-z0-9_-]{20}"),
          Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
          Pattern.compile("\\bsk-(ant-|proj-)?[A-Za-z0-9_-]{32,}"),
          Pattern.compile("\\b[sr]k_live_[A-Za-z0-9]{20,}"),
          Pattern.compile("\\bxox[abprs]-[0-9A-Za-z-]{20,}"),
          Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}"),
          Pattern.compile("\\bnpm_[A-Za-z0-9]{36}\\b"),
          Pattern.compile("\\bSG\\.[\\w-]{22}\\.[\\w-]{43}"),
          Pattern.compile("\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}"),
          Pattern.compile("-----BEGIN ([A-Z]+ )?PRIVATE KEY-----\\s*[A-Za-z0-9+/]{40}"));

  static List<String> examples() {
    var letters = "a1B2c3D4e5F6g7H8i9J0".repeat(4);
    return List.of(
        "ghp" + "_" + letters.substring(0, 36),
        "github" + "_pat_" + letters.substring(0, 64),
        "glp" + "at-" + letters.substring(0, 20),
        // bailiwick-ignore: aws-access-key-id -- made up for this test
        "AK" + "IA" + "A1B2C3D4E5F6G7H8",
        "sk" + "-ant-" + letters.substring(0, 40),
        "sk" + "_live_" + letters.substring(0, 24),
        "xo" + "xb-" + letters.substring(0, 24),
        "AI" + "za" + letters.substring(0, 35),
        "np" + "m_" + letters.substring(0, 36),
        "SG" + "." + letters.substring(0, 22) + "." + letters.substring(0, 43),
        "ey"
            + "J"
            + letters.substring(0, 12)
            + ".ey"
            + "J"
            + letters.substring(0, 12)
            + "."
            + letters,
        "-----BEGIN " + "PRIVATE KEY-----\n" + letters.substring(0, 64));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sees_the_shape(String example) {
    assertThat(SHAPES).anyMatch(shape -> shape.matcher(example).find());
  }

  @Test
  void has_an_example_for_every_shape() {
    assertThat(SHAPES)
        .allMatch(shape -> examples().stream().anyMatch(text -> shape.matcher(text).find()));
  }

  @Test
  void no_file_holds_a_text_in_the_shape_of_a_credential() throws IOException {
    var files = files();
    assertThat(files).hasSizeGreaterThan(600);
    var wrong = new TreeSet<String>();
    for (var file : files) {
      var text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (var shape : SHAPES) {
        var found = shape.matcher(text);
        if (found.find()) {
          var line = text.substring(0, found.start()).lines().count();
          wrong.add(Sources.repository().relativize(file) + ":" + line + " " + shape);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Path> files() throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        Sources.repository(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
            if (seen.isRegularFile() && seen.size() < LARGEST) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}

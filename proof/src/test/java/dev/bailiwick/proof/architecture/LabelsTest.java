package dev.bailiwick.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every room has a label that says what lives there, what it may know, what it must never, and
/// where to start reading. The place to start exists.
final class LabelsTest {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?s)\\S.*\\.\\s.*May know: (?<may>.+?)\\..*Must never: .+?\\..*"
              + "Start reading: (?<start>.+)\\.\\s*");

  private static final Pattern LINK = Pattern.compile("\\[(?:[a-z.]+\\.)?([A-Z]\\w+)]");

  @Test
  void every_package_has_a_label() {
    var packages = new TreeSet<String>();
    var labelled = new HashSet<String>();
    for (var source : Sources.all()) {
      packages.add(source.packageName());
      if (source.isLabel()) {
        labelled.add(source.packageName());
      }
    }
    packages.removeAll(labelled);
    assertThat(labelled).hasSizeGreaterThan(28);
    assertThat(packages).isEmpty();
  }

  @Test
  void a_label_has_its_four_parts_and_a_place_to_start() {
    var wrong = new TreeSet<String>();
    for (var source : Sources.all()) {
      if (!source.isLabel()) {
        continue;
      }
      var label =
          source
              .text()
              .lines()
              .filter(line -> line.startsWith("///"))
              .map(line -> line.substring(3).strip())
              .collect(Collectors.joining(" "));
      var parts = PARTS.matcher(label);
      if (!parts.matches()) {
        wrong.add(source.path() + ": " + label);
        continue;
      }
      var link = LINK.matcher(parts.group("start"));
      while (link.find()) {
        if (Sources.all().stream().noneMatch(other -> isNamed(other, source, link.group(1)))) {
          wrong.add(source.path() + ": nobody to start with at " + link.group());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_room_is_null_marked() {
    assertThat(Sources.all().stream().filter(Sources.Source::isLabel))
        .allMatch(source -> source.text().contains("@NullMarked"));
  }

  private static boolean isNamed(Sources.Source source, Sources.Source label, String type) {
    return source.packageName().startsWith(label.packageName())
        && source.path().endsWith(type + ".java");
  }
}

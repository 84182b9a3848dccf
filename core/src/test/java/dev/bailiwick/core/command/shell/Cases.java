package dev.bailiwick.core.command.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The texts of `cases.txt` and `scripts.txt`.
final class Cases {
  record Case(String text, String tree) {
    @Override
    public String toString() {
      return text.replace("\n", "⏎");
    }
  }

  private Cases() {}

  static List<Case> cases() {
    var cases = new ArrayList<Case>();
    var text = new ArrayList<String>();
    for (var line : read("cases.txt").split("\n", -1)) {
      if (line.startsWith("| ")) {
        text.add(line.substring(2));
      } else if (line.startsWith("> ")) {
        cases.add(new Case(String.join("\n", text), line.substring(2)));
        text.clear();
      }
    }
    return cases;
  }

  /// Scripts that stand between lines of `%%`.
  static List<String> scripts() {
    return List.of(read("scripts.txt").split("\n%%\n", -1));
  }

  private static String read(String name) {
    try (var in = Objects.requireNonNull(Cases.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.bailiwick.proof.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the tables that detect-secrets' plugins are tested with, out of their Python files.
final class DetectSecrets {
  static final String FAMILY = "detect-secrets";
  private static final Set<String> POSITIVES = Set.of("line", "payload", "file_content");

  private final List<Sample> samples = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  /// @param unread gets a line for each row that was not understood
  static List<Sample> read(Path checkout, List<String> unread) throws IOException {
    var reader = new DetectSecrets();
    try (var files = Files.list(checkout.resolve("tests/plugins"))) {
      for (var file : files.filter(one -> one.toString().endsWith("_test.py")).sorted().toList()) {
        var kind = String.valueOf(file.getFileName()).replace("_test.py", "");
        reader.file(kind, SourceTokens.python(Files.readString(file)));
      }
    }
    unread.addAll(reader.unread);
    return reader.samples;
  }

  private void file(String kind, List<SourceTokens.Token> tokens) {
    var values = new PythonValues(tokens);
    for (int at = 0; at + 4 < tokens.size(); at++) {
      if (!tokens.get(at).is("parametrize")) {
        continue;
      }
      var names = tokens.get(at + 2).text().replace(" ", "");
      if (names.endsWith(",should_flag")) {
        rows(kind, "", values.value(at + 4));
      } else if (POSITIVES.contains(names)) {
        list(values.value(at + 4)).forEach(text -> add(kind, "", text, true));
      } else if (names.startsWith("file_extension,")) {
        byExtension(kind, values, tokens, at);
      }
    }
  }

  /// `('conf', CONFIG_TEST_CASES)`: a table for files with that extension.
  private void byExtension(
      String kind, PythonValues values, List<SourceTokens.Token> tokens, int from) {
    for (int at = from; at + 2 < tokens.size() && !tokens.get(at).is("def"); at++) {
      if (tokens.get(at + 1).is(",") && tokens.get(at + 2).text().endsWith("_TEST_CASES")) {
        var extension = tokens.get(at).quoted() ? "line." + tokens.get(at).text() : "";
        rows(kind, extension, values.value(at + 2));
      }
    }
  }

  private void rows(String kind, String path, Object table) {
    for (var row : list(table)) {
      if (row instanceof List<?> pair && pair.size() == 2) {
        var told = pair.get(1);
        add(kind, path, pair.get(0), told != PythonValues.NONE && !Boolean.FALSE.equals(told));
      } else {
        unread.add(kind + ": a row");
      }
    }
  }

  private void add(String kind, String path, Object text, boolean secret) {
    if (text instanceof String line) {
      samples.add(new Sample(FAMILY, kind, path, line, secret));
    } else {
      unread.add(kind + ": a text");
    }
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}

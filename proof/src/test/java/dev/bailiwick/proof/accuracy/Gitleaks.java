package dev.bailiwick.proof.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Reads the texts that gitleaks' rules are validated with, out of their Go files.
final class Gitleaks {
  static final String FAMILY = "gitleaks";
  private static final long SEED = 20261125;

  private final List<Sample> samples = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Random random = new Random(SEED);

  /// @param checkout where gitleaks was fetched to
  /// @param unread gets a line for each expression that was not understood
  static List<Sample> read(Path checkout, List<String> unread) throws IOException {
    var reader = new Gitleaks();
    try (var files = Files.list(checkout.resolve("cmd/generate/config/rules"))) {
      for (var file : files.filter(one -> one.toString().endsWith(".go")).sorted().toList()) {
        reader.file(SourceTokens.go(Files.readString(file)));
      }
    }
    unread.addAll(reader.unread);
    return reader.samples;
  }

  private void file(List<SourceTokens.Token> tokens) {
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).is("func") && tokens.get(at).column() == 0) {
        int end = at + 1;
        while (end < tokens.size()
            && !(tokens.get(end).is("func") && tokens.get(end).column() == 0)) {
          end++;
        }
        function(tokens.subList(at, end));
      }
    }
  }

  private void function(List<SourceTokens.Token> tokens) {
    var values = new GoValues(tokens, random);
    var rule = "";
    for (int at = 0; at + 2 < tokens.size(); at++) {
      var token = tokens.get(at);
      var next = tokens.get(at + 1);
      if (token.is("RuleID") && next.is(":")) {
        rule = tokens.get(at + 2).text();
      } else if (!token.quoted() && (next.is(":=") || next.is("=")) && !token.is("r")) {
        at = defined(values, rule, token.text(), at + 2);
      } else if (token.is("Validate") || token.is("ValidateWithPaths")) {
        validated(values, rule, at + 4);
      }
    }
  }

  private int defined(GoValues values, String rule, String name, int from) {
    try {
      return values.define(name, from) - 1;
    } catch (GoValues.Unread e) {
      unread.add(rule + ": " + name + " (" + e.getMessage() + ")");
      return from - 1;
    }
  }

  private void validated(GoValues values, String rule, int from) {
    try {
      add(rule, values.value(from), true);
      add(rule, values.value(values.end() + 1), false);
    } catch (GoValues.Unread e) {
      unread.add(rule + ": " + e.getMessage());
    }
  }

  private void add(String rule, Object texts, boolean secret) {
    if (texts instanceof List<?> list) {
      list.forEach(text -> samples.add(new Sample(FAMILY, rule, "", String.valueOf(text), secret)));
    } else if (texts instanceof Map<?, ?> map) {
      map.forEach((path, text) ->
          samples.add(
              new Sample(FAMILY, rule, String.valueOf(path), String.valueOf(text), secret)));
    }
  }
}

package dev.bailiwick.proof.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Puts values that must not be shared into a real file: into literals that stand there, comments
/// between its lines, and snippets at its end.
final class Planter {
  private static final Pattern QUOTED =
      Pattern.compile("([\"'])((?:\\\\.|(?!\\1)[^\\\\\\n]){0,200})\\1");
  private static final Pattern CHANGED = Pattern.compile("[^\\\\$#{}@]{4,60}");
  private static final Pattern BARE =
      Pattern.compile("(?m)^([ \\t]{0,20}[\\w.-]{1,30}(?:=|: ))([\\w./-]{4,40})$");
  private static final Pattern NOT_ASKED = Pattern.compile("@[SPUK]");
  private static final int LITERALS = 4;
  private static final int SNIPPETS = 6;

  private final Kind kind;
  private final List<String> snippets;
  private final Random random;

  Planter(Kind kind, List<String> snippets, Random random) {
    this.kind = kind;
    this.snippets = snippets;
    this.random = random;
  }

  /// The text with names only: terms, hosts, addresses; what `restore` gives back byte for byte.
  Planted names(String text) {
    var values = new Values(random);
    var holding =
        snippets.stream()
            .filter(snippet -> !NOT_ASKED.matcher(snippet).find() && snippet.contains("@"))
            .toList();
    var planted = appended(commented(text, values, false), holding, values);
    return new Planted(planted, List.of(), values.others());
  }

  /// The text with names and secrets.
  Planted all(String text) {
    var values = new Values(random);
    var planted = appended(commented(literals(text, values), values, true), snippets, values);
    return new Planted(planted, values.secrets(), values.others());
  }

  private String literals(String text, Values values) {
    int head = kind == Kind.XML ? text.indexOf("?>") : -1;
    boolean bare = kind == Kind.YAML || kind == Kind.INI || kind == Kind.ENV;
    var found =
        new ArrayList<>(
            QUOTED
                .matcher(text)
                .results()
                .filter(one -> CHANGED.matcher(one.group(2)).matches() && one.start() > head)
                .toList());
    if (bare) {
      found.addAll(BARE.matcher(text).results().toList());
    }
    if (kind == Kind.MARKUP) {
      return text;
    }
    var chosen = new ArrayList<MatchResult>();
    for (int i = 0; i < LITERALS && !found.isEmpty(); i++) {
      chosen.add(found.remove(random.nextInt(found.size())));
    }
    chosen.sort((a, b) -> a.start() - b.start());
    var planted = new StringBuilder();
    int at = 0;
    for (var one : chosen) {
      if (one.start() >= at) {
        planted.append(text, at, one.start(2)).append(values.token());
        at = one.end(2);
      }
    }
    return planted.append(text, at, text.length()).toString();
  }

  private String commented(String text, Values values, boolean secret) {
    if (kind.comment().isEmpty()) {
      return text;
    }
    var lines = new ArrayList<>(text.lines().toList());
    int at = lines.size() / 2 + random.nextInt(lines.size() / 2 + 1);
    var note = kind.comment() + " @tA is at @H, ask @E" + (secret ? " for @S" : "");
    lines.add(at, values.filled(note));
    return String.join("\n", lines) + "\n";
  }

  private String appended(String text, List<String> from, Values values) {
    var left = new ArrayList<>(from);
    var chosen = new ArrayList<String>();
    for (int i = 0; i < SNIPPETS && !left.isEmpty(); i++) {
      chosen.add(values.filled(left.remove(random.nextInt(left.size()))));
    }
    return switch (kind) {
      case JSON -> inside(text, "}", ",\n" + String.join(",\n", chosen) + "\n");
      case XML -> inside(text, "</", String.join("\n", chosen) + "\n");
      case PHP ->
          text + (text.contains("?>") ? "\n<?php\n" : "\n") + String.join("\n\n", chosen) + "\n";
      default -> text + "\n" + String.join("\n\n", chosen) + "\n";
    };
  }

  private static String inside(String text, String end, String snippet) {
    int at = text.lastIndexOf(end);
    return at < 0 ? text : text.substring(0, at).stripTrailing() + snippet + text.substring(at);
  }
}

package dev.bailiwick.core.code.team;

import static dev.bailiwick.core.code.team.RuleReader.map;
import static dev.bailiwick.core.code.team.RuleReader.text;
import static dev.bailiwick.core.code.team.RuleReader.texts;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads what a rule looks for.
final class FormulaReader {
  static final Set<String> KEYS =
      Set.of(
          "pattern",
          "patterns",
          "pattern-either",
          "pattern-not",
          "pattern-inside",
          "pattern-not-inside",
          "pattern-regex",
          "pattern-not-regex",
          "metavariable-regex",
          "metavariable-pattern",
          "metavariable-comparison",
          "focus-metavariable");

  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*(?:int\\()?(\\$[A-Z_][A-Z0-9_]*)\\)?\\s*(<=|>=|==|!=|<|>)\\s*(-?[\\w.]+|'[^']*'|\"[^\"]*\")\\s*");

  private final SyntaxParser parser;

  FormulaReader(SyntaxParser parser) {
    this.parser = parser;
  }

  /// All operators of the map together; other keys are the rule's own.
  Formula read(Node node, Language language) {
    var yaml = map(node);
    var parts = new ArrayList<Formula>();
    yaml.forEach((key, value) -> {
      if (KEYS.contains(key)) {
        parts.add(one(key, value, language));
      } else if (key.startsWith("pattern") && !key.matches("pattern-(sources|sinks|sanitizers)")
          || key.startsWith("metavariable") && !key.equals("metavariable")) {
        throw new RuleReader.Unread(value, "`" + key + "` is not understood");
      }
    });
    if (parts.isEmpty()) {
      throw new RuleReader.Unread(node, "no pattern");
    }
    return parts.size() == 1 ? parts.getFirst() : new Formula.All(parts);
  }

  private Formula one(String key, Node value, Language language) {
    return switch (key) {
      case "pattern" -> code(value, language);
      case "patterns" -> new Formula.All(list(value, language));
      case "pattern-either" -> new Formula.Any(list(value, language));
      case "pattern-not" -> new Formula.Not(either(value, language));
      case "pattern-inside" -> new Formula.Inside(either(value, language), true);
      case "pattern-not-inside" -> new Formula.Inside(either(value, language), false);
      case "pattern-regex" -> new Formula.Text(expression(value));
      case "pattern-not-regex" -> new Formula.Inside(new Formula.Text(expression(value)), false);
      case "metavariable-regex" -> {
        var yaml = map(value);
        yield new Formula.HoleText(hole(value), expression(yaml.getOrDefault("regex", value)));
      }
      case "metavariable-pattern" -> new Formula.HoleCode(hole(value), read(value, language));
      case "metavariable-comparison" -> comparison(value);
      default -> focus(value);
    };
  }

  private List<Formula> list(Node value, Language language) {
    if (!(value instanceof SequenceNode list)) {
      throw new RuleReader.Unread(value, "a list is wanted here");
    }
    return list.getValue().stream().map(one -> read(one, language)).toList();
  }

  private Formula either(Node value, Language language) {
    return value instanceof ScalarNode ? code(value, language) : read(value, language);
  }

  private Formula code(Node value, Language language) {
    if (!(value instanceof ScalarNode scalar)) {
      throw new RuleReader.Unread(value, "a pattern is a text");
    }
    return CodePattern.of(scalar.getValue(), language, parser)
        .map(Formula.Code::new)
        .orElseThrow(() ->
            new RuleReader.Unread(
                value, "this pattern is no " + language.name().toLowerCase(java.util.Locale.ROOT)));
  }

  private static Pattern expression(Node value) {
    var text = value instanceof ScalarNode scalar ? scalar.getValue() : "";
    try {
      return Pattern.compile(text, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw new RuleReader.Unread(value, "no regular expression: " + e.getDescription());
    }
  }

  private static String hole(Node value) {
    var name = text(map(value), "metavariable");
    if (!name.startsWith("$")) {
      throw new RuleReader.Unread(value, "`metavariable` is missing");
    }
    return name;
  }

  private static Formula comparison(Node value) {
    var written = COMPARISON.matcher(text(map(value), "comparison"));
    if (!written.matches()) {
      throw new RuleReader.Unread(value, "a comparison is `$X < 10` or `$X == 'text'` here");
    }
    return new Formula.HoleNumber(written.group(1), written.group(2), written.group(3));
  }

  private static Formula focus(Node value) {
    var names = texts(value);
    if (names.size() != 1 || !names.getFirst().startsWith("$")) {
      throw new RuleReader.Unread(value, "`focus-metavariable` names one metavariable");
    }
    return new Formula.Focus(names.getFirst());
  }
}

package dev.bailiwick.core.code.team;

import dev.bailiwick.core.code.rule.Weakness;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads a file of rules. A rule of which any part is not understood is left out whole, with the
/// line of that part: half a rule would say something else than its author.
final class RuleReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][\\w.-]{0,119}");
  private static final int MOST = 1 << 20;

  private static final Map<String, List<Language>> LANGUAGES =
      Map.ofEntries(
          Map.entry("javascript", List.of(Language.JAVASCRIPT)),
          Map.entry("js", List.of(Language.JAVASCRIPT)),
          Map.entry("typescript", List.of(Language.TYPESCRIPT, Language.TSX)),
          Map.entry("ts", List.of(Language.TYPESCRIPT, Language.TSX)),
          Map.entry("python", List.of(Language.PYTHON)),
          Map.entry("py", List.of(Language.PYTHON)),
          Map.entry("java", List.of(Language.JAVA)),
          Map.entry("go", List.of(Language.GO)),
          Map.entry("golang", List.of(Language.GO)));

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "message",
          "severity",
          "languages",
          "metadata",
          "mode",
          "paths",
          "fix",
          "fix-regex",
          "min-version",
          "pattern-sources",
          "pattern-sinks",
          "pattern-sanitizers");

  private final String file;
  private final SyntaxParser parser;
  private final List<TeamRules.Problem> problems;

  RuleReader(String file, SyntaxParser parser, List<TeamRules.Problem> problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  /// Something in a rule that is not understood.
  static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unread(Node at, String what) {
      super(what);
      this.line = line(at);
    }
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  void read(String text, List<TeamRule> into) {
    // In one piece: a character of two halves at the end of a piece breaks the reader (3.0.1).
    var settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(MOST)
            .setBufferSize(text.length() + 2)
            .build();
    try {
      for (var document : new Compose(settings).composeAllFromString(text)) {
        var rules = document instanceof MappingNode map ? map(map).get("rules") : null;
        if (!(rules instanceof SequenceNode list)) {
          problems.add(new TeamRules.Problem(file, line(document), "no list `rules:`"));
          continue;
        }
        list.getValue().forEach(rule -> rule(rule, into));
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(new TeamRules.Problem(file, line, "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new TeamRules.Problem(file, 1, "not YAML: " + e.getMessage()));
    }
  }

  private void rule(Node node, List<TeamRule> into) {
    try {
      into.addAll(rules(node));
    } catch (Unread e) {
      problems.add(new TeamRules.Problem(file, e.line, e.getMessage() + "; the rule is not used"));
    }
  }

  private List<TeamRule> rules(Node node) {
    var yaml = map(node);
    var formulas = new FormulaReader(parser);
    for (var key : yaml.keySet()) {
      if (!KEYS.contains(key) && !FormulaReader.KEYS.contains(key)) {
        throw new Unread(yaml.get(key), "`" + key + "` is not understood");
      }
    }
    var weakness = weakness(node, yaml);
    boolean follows = text(yaml, "mode").equals("taint");
    if (!follows && yaml.containsKey("mode") && !text(yaml, "mode").equals("search")) {
      throw new Unread(yaml.get("mode"), "mode " + text(yaml, "mode") + " is not understood");
    }
    var rules = new ArrayList<TeamRule>();
    for (var language : languages(node, yaml)) {
      var sinks =
          follows
              ? part(node, yaml, "pattern-sinks", language, formulas)
              : formulas.read(node, language);
      var paths =
          yaml.get("paths") instanceof MappingNode inner ? map(inner) : Map.<String, Node>of();
      rules.add(
          new TeamRule(
              weakness,
              language,
              sinks,
              follows
                  ? Optional.of(part(node, yaml, "pattern-sources", language, formulas))
                  : Optional.empty(),
              yaml.containsKey("pattern-sanitizers")
                  ? Optional.of(part(node, yaml, "pattern-sanitizers", language, formulas))
                  : Optional.empty(),
              globs(paths.get("include")),
              globs(paths.get("exclude"))));
    }
    return rules;
  }

  private static Formula part(
      Node rule, Map<String, Node> yaml, String key, Language language, FormulaReader formulas) {
    if (!(yaml.get(key) instanceof SequenceNode list)) {
      throw new Unread(
          yaml.getOrDefault(key, rule), "a rule of mode taint needs a list `" + key + "`");
    }
    return new Formula.Any(
        list.getValue().stream().map(one -> formulas.read(one, language)).toList());
  }

  private static Weakness weakness(Node rule, Map<String, Node> yaml) {
    var id = text(yaml, "id");
    var message = text(yaml, "message");
    if (!ID.matcher(id).matches() || message.isEmpty()) {
      throw new Unread(
          rule, "a rule needs an `id` of letters, digits, `.`, `_`, `-`, and a `message`");
    }
    var severity =
        switch (text(yaml, "severity")) {
          case "ERROR", "HIGH" -> Severity.HIGH;
          case "WARNING", "MEDIUM" -> Severity.MEDIUM;
          case "INFO", "LOW" -> Severity.LOW;
          case "CRITICAL" -> Severity.CRITICAL;
          default ->
              throw new Unread(
                  yaml.getOrDefault("severity", rule), "severity is ERROR, WARNING or INFO");
        };
    var about =
        yaml.get("metadata") instanceof MappingNode inner ? map(inner) : Map.<String, Node>of();
    var cwe = texts(about.get("cwe")).stream().flatMap(one -> numbers(one).stream()).toList();
    var line = message.strip().replaceAll("\\s+", " ");
    return new Weakness(
        Weakness.OTHER,
        id,
        id,
        severity,
        cwe,
        line,
        line,
        "",
        texts(about.get("references")),
        List.of(),
        List.of());
  }

  private static List<String> numbers(String text) {
    return Pattern.compile("CWE-\\d+")
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .toList();
  }

  private static Set<Language> languages(Node rule, Map<String, Node> yaml) {
    var languages = new LinkedHashSet<Language>();
    for (var name : texts(yaml.get("languages"))) {
      var known = LANGUAGES.get(name.toLowerCase(java.util.Locale.ROOT));
      if (known == null) {
        throw new Unread(
            yaml.getOrDefault("languages", rule), "language " + name + " is not reviewed");
      }
      languages.addAll(known);
    }
    if (languages.isEmpty()) {
      throw new Unread(rule, "a rule needs `languages`");
    }
    return languages;
  }

  /// `*.py`, `src/**`, `tests/` as regular expressions on paths.
  private static List<Pattern> globs(@Nullable Node list) {
    return texts(list).stream()
        .map(glob -> {
          var bare = glob.replaceAll("^/|/$", "");
          var expression =
              Matcher.quoteReplacement(bare)
                  .replaceAll("[.+()^|\\[\\]{}$]", "\\\\$0")
                  .replace("**/", "\u0001")
                  .replace("**", "\u0002")
                  .replace("*", "[^/]*")
                  .replace("?", "[^/]")
                  .replace("\u0001", "(.*/)?")
                  .replace("\u0002", ".*");
          return Pattern.compile(
              (bare.length() < glob.length() && glob.startsWith("/") ? "^" : "(^|/)")
                  + expression
                  + "(/|$)");
        })
        .toList();
  }

  static Map<String, Node> map(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw new Unread(node, "a map is wanted here");
    }
    var map = new LinkedHashMap<String, Node>();
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        map.put(key.getValue(), tuple.getValueNode());
      }
    }
    return map;
  }

  static String text(Map<String, Node> yaml, String key) {
    return yaml.get(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  static List<String> texts(@Nullable Node node) {
    return switch (node) {
      case ScalarNode scalar -> List.of(scalar.getValue());
      case SequenceNode list ->
          list.getValue().stream()
              .filter(ScalarNode.class::isInstance)
              .map(one -> ((ScalarNode) one).getValue())
              .toList();
      case null, default -> List.of();
    };
  }
}

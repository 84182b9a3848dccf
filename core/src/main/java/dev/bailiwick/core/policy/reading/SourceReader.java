package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.path.Glob;
import dev.bailiwick.core.path.IgnoreFile;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One policy file to its lines, whatever its format; the name of the file says which.
public final class SourceReader {
  private static final List<String> KEYS =
      List.of(
          "version",
          "default",
          "permissions",
          "autoApprove",
          "classification",
          "sanitize",
          "secrets",
          "dependencies",
          "review",
          "logging",
          "tests");

  /// What a web page puts before a block of code when its text is copied.
  private static final Pattern PAGE_MARK = Pattern.compile("\\A\\uFEFF?hljs [a-z]+(?=[#/{ ])");

  /// The first line of the guide's ignore files as a copied page prints it: all on one line.
  private static final Pattern ONE_LINE =
      Pattern.compile("#\\s*\\.(?:claude|git)ignore[ \\t]+(\\S.*)");

  /// What came of a file. With problems the rules are not to be used.
  public record Outcome(SourceRules rules, List<PolicyProblem> problems) {
    public Outcome {
      problems = List.copyOf(problems);
    }
  }

  private final PolicySource source;
  private final Problems problems;
  private final SourceRules.Builder rules;

  private SourceReader(PolicySource source) {
    this.source = source;
    this.problems = new Problems(source.fileName());
    this.rules = new SourceRules.Builder(source.layer(), source.fileName());
  }

  /// Reads the file; never throws for anything in it.
  public static Outcome read(PolicySource source) {
    return new SourceReader(source).read();
  }

  private Outcome read() {
    var text = PAGE_MARK.matcher(source.text()).replaceFirst("");
    var name = source.fileName().substring(source.fileName().lastIndexOf('/') + 1);
    switch (name) {
      case ".claudeignore", ".gitignore" -> ignoreFile(text, name.equals(".gitignore"));
      case ".gitattributes" -> new AttributesReader(problems, rules).read(text);
      case "team-policy.yaml", "team-policy.yml" ->
          YamlNodes.read(text, problems).ifPresent(node -> root(node, true, false));
      default -> {
        if (name.endsWith(".json")) {
          JsonNodes.read(text, problems).ifPresent(node -> root(node, false, false));
        } else {
          YamlNodes.read(text, problems).ifPresent(node -> root(node, false, true));
        }
      }
    }
    return new Outcome(rules.build(), problems.all());
  }

  private void root(PolicyNode node, boolean team, boolean versioned) {
    var known = new ArrayList<>(KEYS);
    if (team) {
      known.addAll(TeamReader.KEYS);
    }
    var mapping = new Shapes(problems).mapping(node, "", known);
    if (mapping.isEmpty()) {
      return;
    }
    if (versioned && !mapping.get().entries().containsKey("version")) {
      problems.add(1, "`version` is missing", "start with `version: 1`");
    }
    var teamReader = new TeamReader(problems, rules);
    mapping
        .get()
        .entries()
        .forEach((name, member) -> {
          if (team && TeamReader.KEYS.contains(name)) {
            teamReader.key(name, member);
          } else {
            key(name, member);
          }
        });
  }

  private void key(String name, PolicyNode.Member member) {
    var value = member.value();
    var permissions = new PermissionsReader(problems, rules);
    var settings = new SettingsReader(problems, rules);
    switch (name) {
      case "version" -> version(value);
      case "default" -> defaultAnswer(member);
      case "permissions" -> permissions.permissions(value);
      case "autoApprove" -> permissions.autoApprove(value);
      case "classification" -> settings.classification(value);
      case "sanitize" -> settings.sanitize(value);
      case "secrets" -> settings.secrets(value);
      case "dependencies" -> settings.dependencies(value);
      case "review" -> settings.review(value);
      case "logging" -> settings.logging(value);
      case "tests" -> new TestsReader(source.fileName(), problems, rules).tests(value);
      default -> {}
    }
  }

  private void version(PolicyNode value) {
    if (!(value instanceof PolicyNode.Number(String number, int _)) || !number.equals("1")) {
      problems.add(value.line(), "this version of the format is unknown", "write `version: 1`");
    }
  }

  private void defaultAnswer(PolicyNode.Member member) {
    var word = new Shapes(problems).oneOf(member.value(), "default", List.of("ask", "deny"));
    if (word.isPresent()) {
      var rule = rules.line("default", word.get(), member.line());
      if (word.get().equals("deny")) {
        rules.defaultDeny(rule);
      }
    }
  }

  private void ignoreFile(String text, boolean git) {
    var opened = opened(text);
    var file = IgnoreFile.read(opened);
    for (var bad : file.badLines()) {
      if (!git) {
        problems.add(bad.number(), "`" + bad.text() + "` is no pattern", bad.message());
      }
    }
    int slash = source.fileName().lastIndexOf('/');
    boolean relative = slash > 0 && !source.fileName().startsWith("/");
    var folder = relative ? source.fileName().substring(0, slash) : "";
    int added = lines(opened) - lines(text);
    for (var line : file.lines()) {
      int number = Math.max(1, line.number() - added);
      var rule = rules.line(git ? "gitignore" : "claudeignore", line.text(), number);
      try {
        var entry = PathList.ignoreEntry(line.text(), folder, rule);
        if (git) {
          rules.ignored(entry);
        } else {
          rules.deny(FileKind.READ, entry);
          rules.deny(FileKind.WRITE, entry);
        }
      } catch (Glob.BadGlob bad) {
        // To git such a line names nothing.
        if (!git) {
          problems.add(
              number, "`" + line.text() + "` is no pattern", String.valueOf(bad.getMessage()));
        }
      }
    }
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  /// A file whose first line names itself and then goes on with patterns would be one comment, and
  /// guard nothing: the patterns are put on lines of their own.
  private static String opened(String text) {
    int end = text.indexOf('\n');
    var first = (end < 0 ? text : text.substring(0, end)).strip();
    var match = ONE_LINE.matcher(first);
    if (!match.matches()) {
      return text;
    }
    var rest = end < 0 ? "" : text.substring(end + 1);
    return String.join("\n", match.group(1).split("\\s+")) + (end < 0 ? "" : "\n") + rest;
  }
}

package dev.bailiwick.core.code.team;

import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A team's own rules, from files in the format of Semgrep's. One thread.
public final class TeamRules {
  private static final long MILLISECONDS = 3000;

  private final SyntaxParser parser;
  private final List<TeamRule> rules = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /// Something that cannot be read, with what to do about it. What stands beside it holds.
  public record Problem(String file, int line, String what) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + what;
    }
  }

  /// @param texts of the files, by their paths
  public TeamRules(Map<String, String> texts, SyntaxParser parser) {
    this.parser = parser;
    texts.forEach((file, text) -> new RuleReader(file, parser, problems).read(text, rules));
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /// What the rules say of a file, in their order. A rule whose work on the file has no end in
  /// sight is a problem and says nothing of it.
  public List<Found> found(CodeFile file) {
    var mine = rules.stream().filter(rule -> rule.isFor(file)).toList();
    if (mine.isEmpty()
        || !(parser.parse(file.language(), file.source(), MILLISECONDS)
            instanceof SyntaxParser.Result.Parsed(var tree))) {
      return List.of();
    }
    return mine.stream().flatMap(rule -> found(rule, file, tree).stream()).toList();
  }

  private List<Found> found(TeamRule rule, CodeFile file, SyntaxTree tree) {
    try {
      return rule.found(file, tree);
    } catch (Steps.Spent | StackOverflowError e) {
      var what = "the rule `" + rule.weakness().id() + "` asks for too much work here; narrow it";
      problems.add(new Problem(file.path(), 1, what));
      return List.of();
    }
  }
}

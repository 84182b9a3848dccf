package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.path.Glob;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.policy.rule.SourceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The levels that a `.gitattributes` states: `*.ipynb bailiwick-level=confidential`.
///
/// To git a later line takes an earlier one back; here the strictest holds, as everywhere, and no
/// line makes a file freer than the policy has it: this file is no control file.
final class AttributesReader {
  private static final String ATTRIBUTE = "bailiwick-level";
  private static final Pattern STATED =
      Pattern.compile("(\"[^\"]*\"|\\S+)\\s(?:.*\\s)?" + ATTRIBUTE + "=(\\S*)(?:\\s.*)?");
  private static final List<String> LEVELS = Level.words();

  private final Problems problems;
  private final SourceRules.Builder rules;

  AttributesReader(Problems problems, SourceRules.Builder rules) {
    this.problems = problems;
    this.rules = rules;
  }

  void read(String text) {
    var levels = new ArrayList<Settings.LevelRules>();
    var lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      var stated = STATED.matcher(lines[i].strip());
      if (!lines[i].strip().startsWith("#") && stated.matches()) {
        var pattern = stated.group(1).replaceAll("^\"|\"$", "");
        level(pattern, stated.group(2), i + 1, levels);
      }
    }
    if (!levels.isEmpty()) {
      rules.settings(Settings.ofLevels(levels));
    }
  }

  private void level(String pattern, String level, int line, List<Settings.LevelRules> levels) {
    if (!LEVELS.contains(level)) {
      problems.add(
          line,
          pattern + " has the " + ATTRIBUTE + " `" + level + "`",
          "known: public, internal, confidential, critical");
      return;
    }
    var rule = rules.line(Settings.ATTRIBUTES, pattern + " " + ATTRIBUTE + "=" + level, line);
    var anchored = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    try {
      var _ = PathList.entry(anchored, rule);
      levels.add(new Settings.LevelRules(level, List.of(anchored), List.of(), List.of(), rule));
    } catch (Glob.BadGlob bad) {
      problems.add(line, "`" + pattern + "` is no pattern", String.valueOf(bad.getMessage()));
    }
  }
}

package dev.bailiwick.core.code.team;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.rule.Weakness;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A rule of the team's own, for one language.
///
/// @param sinks what is looked for; of a rule without sources, each place is a finding
/// @param sources where values come from, empty for a rule that follows none
/// @param paths of the files that it is for; empty for all
/// @param except of files that it is not for
record TeamRule(
    Weakness weakness,
    Language language,
    Formula sinks,
    Optional<Formula> sources,
    Optional<Formula> sanitizers,
    List<Pattern> paths,
    List<Pattern> except) {
  private static final Pattern HOLE = Pattern.compile("\\$[A-Z_][A-Z0-9_]*");

  TeamRule {
    paths = List.copyOf(paths);
    except = List.copyOf(except);
  }

  boolean isFor(CodeFile file) {
    return file.language() == language
        && (paths.isEmpty() || paths.stream().anyMatch(one -> one.matcher(file.path()).find()))
        && except.stream().noneMatch(one -> one.matcher(file.path()).find());
  }

  List<Found> found(CodeFile file, SyntaxTree tree) {
    var finder = new Finder(tree);
    var matches = finder.find(sinks);
    if (sources.isPresent()) {
      var safe = sanitizers.map(finder::find).orElse(List.of());
      matches = new TaintPass(tree, finder.find(sources.get()), safe, matches).reached();
    }
    var found = new ArrayList<Found>();
    var places = new LinkedHashSet<Span>();
    for (var match : matches) {
      var span = new Span(match.start(), match.end());
      if (places.add(span)) {
        var text = file.text(span).lines().findFirst().orElse("").strip();
        found.add(new Found(weakness, file, span, text, message(match.holes()), null));
      }
    }
    return found;
  }

  /// The message, its holes filled.
  private String message(Map<String, Match.Hole> holes) {
    return HOLE.matcher(weakness.message())
        .replaceAll(name -> {
          var hole = holes.get(name.group());
          return java.util.regex.Matcher.quoteReplacement(
              hole == null ? name.group() : hole.text());
        });
  }
}

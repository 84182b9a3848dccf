package dev.bailiwick.core.policy;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.classify.Term;
import dev.bailiwick.core.classify.personal.PersonalData;
import dev.bailiwick.core.classify.personal.PersonalRecord;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.judging.LevelPaths;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.Settings;
import java.util.ArrayList;
import java.util.List;

/// The levels of a policy tied to a place: a file or its content in, a label out. Thread-safe.
///
/// The strictest of all that speaks wins. A pattern that takes in everything (`**`) is what a level
/// says of files that no other pattern names: `internal: ["**"]` beside `public: ["docs/**"]`
/// leaves the docs public. A file that nothing names is internal. What the path says is the work of
/// [LevelPaths], which the judge asks too.
public final class Classification {
  private record Rules(Level level, List<String> content, List<Term> terms, Decision.Rule rule) {}

  private final List<Rules> levels = new ArrayList<>();
  private final LevelPaths paths;
  private final PathList.Place place;

  Classification(Settings settings, PathList.Place place) {
    this.place = place;
    this.paths = new LevelPaths(settings, place);
    for (var stated : settings.classification()) {
      levels.add(
          new Rules(
              Level.of(stated.level()).orElseThrow(),
              stated.content(),
              stated.terms().stream().map(Term::of).toList(),
              stated.rule()));
    }
  }

  /// What the absolute path alone says.
  public Label ofPath(String file) {
    var name = PathName.of(file);
    int depth =
        place.roots().stream()
            .map(PathName::of)
            .filter(name::isWithin)
            .mapToInt(root -> root.parts().size())
            .max()
            .orElse(0);
    return paths.of(name, false, depth);
  }

  /// What the content says, on top of what is known already.
  ///
  /// @param secret whether a secret was found in it
  public Label ofContent(Label known, String text, boolean secret) {
    var labels = new ArrayList<Label>();
    boolean asked = levels.stream().anyMatch(rules -> rules.content().contains("pii"));
    boolean personal = asked && PersonalRecord.isIn(text, PersonalData.find(text));
    labels.addAll(of(rules -> secret && rules.content().contains("secret"), "holds a secret"));
    labels.addAll(of(rules -> personal && rules.content().contains("pii"), "holds personal data"));
    labels.addAll(
        of(rules -> rules.terms().stream().anyMatch(term -> term.isIn(text)), "holds a term"));
    return labels.stream().reduce(known, Label::strictest);
  }

  private List<Label> of(java.util.function.Predicate<Rules> speaks, String why) {
    return levels.stream()
        .filter(speaks)
        .map(rules -> new Label(rules.level(), List.of(new Label.Cause(rules.rule(), why))))
        .toList();
  }
}

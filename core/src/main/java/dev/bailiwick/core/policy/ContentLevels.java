package dev.bailiwick.core.policy;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.classify.Term;
import dev.bailiwick.core.classify.personal.PersonalData;
import dev.bailiwick.core.classify.personal.PersonalRecord;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.policy.rule.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What the levels of a policy say of a content, wherever it stands. Thread-safe.
final class ContentLevels {
  private record Stated(Level level, List<String> content, List<Term> terms, Decision.Rule rule) {}

  private final List<Stated> levels;
  private final boolean personal;

  ContentLevels(Settings settings) {
    levels =
        settings.classification().stream()
            .map(stated ->
                new Stated(
                    Level.of(stated.level()).orElseThrow(),
                    stated.content(),
                    stated.terms().stream().map(Term::of).toList(),
                    stated.rule()))
            .filter(stated -> !stated.content().isEmpty() || !stated.terms().isEmpty())
            .toList();
    personal = levels.stream().anyMatch(stated -> stated.content().contains("pii"));
  }

  /// True where no content changes a level.
  boolean isSilent() {
    return levels.isEmpty();
  }

  /// What the text says, on top of what is known already.
  ///
  /// @param secret whether a secret was found in it
  Label of(Label known, String text, boolean secret) {
    boolean record = personal && PersonalRecord.isIn(text, PersonalData.find(text));
    var labels = new ArrayList<Label>();
    labels.addAll(
        labels(stated -> secret && stated.content().contains("secret"), "holds a secret"));
    labels.addAll(
        labels(stated -> record && stated.content().contains("pii"), "holds personal data"));
    labels.addAll(
        labels(
            stated -> stated.terms().stream().anyMatch(term -> term.isIn(text)), "holds a term"));
    return labels.stream().reduce(known, Label::strictest);
  }

  private List<Label> labels(Predicate<Stated> speaks, String why) {
    return levels.stream()
        .filter(speaks)
        .map(stated -> new Label(stated.level(), List.of(new Label.Cause(stated.rule(), why))))
        .toList();
  }
}

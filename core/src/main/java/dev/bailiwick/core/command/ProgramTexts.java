package dev.bailiwick.core.command;

import dev.bailiwick.core.command.embedded.EmbeddedPrograms;
import dev.bailiwick.core.command.embedded.EmbeddedPrograms.Language;
import dev.bailiwick.core.command.embedded.ImportCheck;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.effect.Effect;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Program texts on a command line, in languages other than the shell's.
record ProgramTexts(Evaluation evaluation, ScopeSurroundings surroundings) {
  /// Characters read for one unit of work.
  private static final int CHARACTERS = 8;

  private static final Set<String> LANGUAGES =
      Stream.concat(
              Stream.of("powershell"),
              Stream.of(Language.values())
                  .map(language -> language.name().toLowerCase(Locale.ROOT)))
          .collect(Collectors.toUnmodifiableSet());

  /// Whether a role's value is a program text in a language that is read.
  static boolean isLanguage(String role) {
    return LANGUAGES.contains(role);
  }

  /// The same, or one in the shell's language or in a file.
  static boolean isCode(String role) {
    return isLanguage(role) || role.equals("shell") || role.equals("script");
  }

  void judge(String language, Field text) {
    if (!text.told()) {
      evaluation.unknown("a program text that cannot be told", text.place());
      return;
    }
    evaluation.spend(text.text().length() / CHARACTERS);
    int before = evaluation.commands();
    EmbeddedPrograms.effects(
            Language.valueOf(language.toUpperCase(Locale.ROOT)),
            text.text(),
            surroundings,
            text.place())
        .forEach(effect -> add(effect, text.text()));
    // A program for editing text: commands in it run where nobody looks for them.
    boolean edits = language.equals("sed") || language.equals("awk");
    if (edits && evaluation.commands() > before) {
      evaluation.unknown("a command that " + language + " starts", text.place());
    }
  }

  /// Code that the text loads cannot be seen. The repository's own is what a line for its scripts
  /// answers for, with every string of the text as a word of that call; no line names other code.
  private void add(Effect effect, String code) {
    if (effect instanceof Effect.Runs runs && !runs.known()) {
      var own = new OwnCode(evaluation.world(), surroundings).call(runs.invocation(), code);
      if (own.isPresent()) {
        evaluation.add(new Effect.Runs(own.get(), false, runs.place()));
        return;
      }
      boolean wrote = evaluation.effects().stream().anyMatch(Effect.Writes.class::isInstance);
      if (!wrote && ImportCheck.is(runs.invocation(), code, surroundings)) {
        return;
      }
      evaluation.unknown("code that " + runs.invocation().program() + " loads", runs.place());
    } else {
      evaluation.add(effect);
    }
  }
}

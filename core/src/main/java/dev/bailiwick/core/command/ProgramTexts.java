package dev.bailiwick.core.command;

import dev.bailiwick.core.command.embedded.EmbeddedPrograms;
import dev.bailiwick.core.command.embedded.EmbeddedPrograms.Language;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.effect.Effect;
import java.util.Locale;

/// Program texts on a command line, in languages other than the shell's.
record ProgramTexts(Evaluation evaluation, ScopeSurroundings surroundings) {
  /// Characters read for one unit of work.
  private static final int CHARACTERS = 8;

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
        .forEach(this::add);
    // A program for editing text: commands in it run where nobody looks for them.
    boolean edits = language.equals("sed") || language.equals("awk");
    if (edits && evaluation.commands() > before) {
      evaluation.unknown("a command that " + language + " starts", text.place());
    }
  }

  /// Code that the text loads cannot be seen, and no `execute.allow` line names it.
  private void add(Effect effect) {
    if (effect instanceof Effect.Runs runs && !runs.known()) {
      evaluation.unknown("code that " + runs.invocation().program() + " loads", runs.place());
    } else {
      evaluation.add(effect);
    }
  }
}

package dev.bailiwick.workstation.cli.review;

import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.guard.CommandRecord;
import dev.bailiwick.workstation.guard.PersonsReview;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Pattern;

/// `review --staged --approve`: a person says that they looked at what is staged.
///
/// Asks for a terminal, which an assistant's commands have not; and an assistant that calls it is
/// asked about like any change of the guard itself.
record Approving(PersonsReview persons, CommandLog log, Terminal terminal) {
  private static final int WRONG = 2;
  private static final Pattern NAMED = Pattern.compile("[^<>]*\\S[^<>]* <[^<>@\\s]+@[^<>\\s]+>");

  /// @param reviewer `Name <mail>`; empty where they give no name
  int approve(Path root, String reviewer) throws IOException {
    if (!terminal.live()) {
      terminal.note("--approve is for a person at a terminal");
      return WRONG;
    }
    if (!reviewer.isEmpty() && !NAMED.matcher(reviewer).matches()) {
      terminal.note("--reviewer " + reviewer + ": write it as 'Name <mail@example.org>'");
      return WRONG;
    }
    var open = persons.open(root);
    if (open.isEmpty()) {
      terminal.out().println("nothing that is staged waits for a person");
      return 0;
    }
    var effects =
        open.stream().map(one -> new EffectSummary("reviewed", "path", one.path())).toList();
    log.append(root, new CommandRecord("code-reviewed", "review --approve", effects, reviewer));
    persons.approve(root, reviewer, InstantSource.system());
    for (var one : open) {
      terminal
          .out()
          .println(one.path() + ": " + one.lines() + " of its changed lines by " + one.agent());
    }
    var left = persons.open(root);
    left.forEach(one ->
        terminal.note(one.path() + " has to do with security: add --reviewer 'NAME <MAIL>'"));
    return left.isEmpty() ? 0 : 1;
  }
}

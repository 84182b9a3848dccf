package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.policy.PolicyCheck;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is wrong in the policy files: broken ones end with 2, lines without effect with 1.
///
/// @param waivers those that do not count, with why
record CheckedPolicy(
    Path root, PolicyReader.Result read, List<PolicyProblem> waivers, Terminal terminal) {

  enum Report {
    text,
    json,
    sarif
  }

  int run(Report report) {
    var flaws = flaws();
    switch (report) {
      case text -> text(flaws);
      case json -> terminal.out().println(Flaw.json(flaws, root).write());
      case sarif -> terminal.out().println(Flaw.sarif(flaws).write());
    }
    return switch (read) {
      case PolicyReader.Rejected _ -> PolicyCommand.WRONG_CALL;
      case PolicyReader.Read _ -> flaws.isEmpty() ? 0 : PolicyCommand.FINDINGS;
    };
  }

  private List<Flaw> flaws() {
    return switch (read) {
      case PolicyReader.Rejected(var problems) -> problems.stream().map(Flaw::of).toList();
      case PolicyReader.Read(var policy) ->
          Stream.concat(
                  PolicyCheck.of(policy).stream().map(Flaw::of),
                  waivers.stream().map(Flaw::ofWaiver))
              .toList();
    };
  }

  private void text(List<Flaw> flaws) {
    for (var flaw : flaws) {
      var place = Plain.text(flaw.path()) + ":" + flaw.line() + ":";
      terminal
          .out()
          .println(
              terminal.toned(Tone.STRONG, place)
                  + " "
                  + terminal.toned(flaw.isBroken() ? Tone.BAD : Tone.WARNING, flaw.word())
                  + ": "
                  + Plain.text(flaw.message())
                  + (flaw.mend().isEmpty() ? "" : "; " + Plain.text(flaw.mend())));
    }
    terminal.out().println(summary(flaws));
  }

  private String summary(List<Flaw> flaws) {
    return switch (read) {
      case PolicyReader.Rejected _ ->
          terminal.toned(Tone.BAD, "broken") + ": " + flaws.size() + " to mend, no line holds";
      case PolicyReader.Read(var policy) ->
          flaws.isEmpty()
              ? terminal.toned(Tone.GOOD, "clean") + ": " + policy.lines().size() + " lines"
              : summary(flaws.size() - waivers.size(), policy.lines().size());
    };
  }

  private String summary(int lines, int all) {
    var parts = new ArrayList<String>();
    if (lines > 0) {
      parts.add(lines + " of " + all + " lines have no effect");
    }
    if (!waivers.isEmpty()) {
      parts.add(
          waivers.size() + (waivers.size() == 1 ? " waiver does" : " waivers do") + " not count");
    }
    return String.join(", ", parts);
  }
}

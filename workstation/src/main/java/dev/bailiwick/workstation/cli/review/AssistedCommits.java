package dev.bailiwick.workstation.cli.review;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.workstation.cli.findings.FindingsReport;
import dev.bailiwick.workstation.guard.PersonsReview;
import dev.bailiwick.workstation.review.CommitsSince;
import dev.bailiwick.workstation.review.CommitsSince.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// `review --diff REV` where no record of edits is at hand, as in CI: what commits say of
/// themselves. One with an assistant's hand in it must name a person who looked, as the policy
/// demands; a change of security one who is not its author.
record AssistedCommits(PersonsReview persons) {
  static final FindingsReport.Rule RULE =
      new FindingsReport.Rule(
          "unreviewed-generated-code",
          "Code of an assistant that nobody reviewed",
          "The policy wants a person to have looked at what an assistant wrote.",
          List.of("https://git-scm.com/docs/git-interpret-trailers"));

  private static final Set<String> ALWAYS =
      Set.of("assisted-by", "generated-by", "ai-assisted-by", "ai-generated-by");

  private static final Pattern ASSISTANT =
      Pattern.compile(
          "(?i)\\b(claude|codex|copilot|gemini|cursor(agent)?|devin|aider|windsurf|opencode|jules|amazon"
              + " q)\\b|noreply@(anthropic|openai)\\.com");

  private static final Pattern PERSON = Pattern.compile("(?:.*\\S)?\\s*<([^<>@\\s]+@[^<>\\s]+)>");

  List<Finding> findings(Path root, String revision) throws IOException {
    var demands = persons.demands(root);
    if (!demands.any()) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    for (var commit : CommitsSince.of(root, revision)) {
      var code = commit.paths().stream().filter(path -> !PersonsReview.isProse(path)).toList();
      if (code.isEmpty() || assistant(commit).isEmpty()) {
        continue;
      }
      var security =
          code.stream().filter(path -> demands.security() && persons.isSecurity(root, path));
      var first = security.findFirst();
      boolean other = first.isPresent() && demands.senior();
      if ((demands.code() || first.isPresent()) && !isReviewed(commit, other)) {
        findings.add(finding(commit, first.orElse(code.getFirst()), other));
      }
    }
    return findings;
  }

  private static Optional<String> assistant(Commit commit) {
    return commit.trailers().stream()
        .filter(one ->
            ALWAYS.contains(one.key())
                || one.key().equals("co-authored-by") && ASSISTANT.matcher(one.value()).find())
        .map(CommitsSince.Trailer::value)
        .findFirst();
  }

  /// @param other whether the author does not count
  private static boolean isReviewed(Commit commit, boolean other) {
    return commit.trailers().stream()
        .filter(one -> one.key().equals("reviewed-by"))
        .map(CommitsSince.Trailer::value)
        .filter(who -> !ASSISTANT.matcher(who).find())
        .map(PERSON::matcher)
        .anyMatch(who -> who.matches() && !(other && commit.author().contains(who.group(1))));
  }

  private static Finding finding(Commit commit, String path, boolean other) {
    return new Finding(
        RULE.id(),
        Severity.HIGH,
        Confidence.HIGH,
        "written with "
            + assistant(commit).orElse("an assistant")
            + (other
                ? ", changes what has to do with security, and names no reviewer but its author"
                : ", and names no reviewer"),
        path,
        new Finding.Place(1, 1, 1, 1),
        commit.id().substring(0, 32),
        "",
        Optional.of(new Finding.Commit(commit.id(), commit.author(), commit.date())),
        Optional.empty(),
        List.of(),
        Optional.of(RULE.help()),
        Optional.of("Look at it, and say so in the commit: `Reviewed-by: NAME <MAIL>`."),
        List.of());
  }
}

package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.scan.OwnRules;
import dev.bailiwick.workstation.scan.StagedScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What stands against a commit: staged files that the policy lets nobody read, secrets in what is
/// staged, and what a review says of it. Thread-safe.
///
/// A guess (low confidence) is told and stops nothing.
public final class CommitCheck {
  private static final int SHOWN = 20;

  /// @param refusals why the commit must not be made, a line each; empty where it may
  /// @param notes what a person should know all the same
  public record Verdict(List<String> refusals, List<String> notes) {
    public Verdict {
      refusals = List.copyOf(refusals);
      notes = List.copyOf(notes);
    }

    /// For a person, notes first.
    public List<String> lines() {
      var lines = new ArrayList<String>();
      notes.forEach(note -> lines.add("note: " + note));
      lines.addAll(refusals);
      return lines;
    }
  }

  /// The lines of the policy that deny reading files.
  @FunctionalInterface
  public interface Denied {
    /// @param paths relative to the root, as git spells them
    Map<String, String> rules(Path root, List<String> paths);
  }

  private final Denied denied;
  private final Supplier<SecretScanner> scanners;
  private final CommitReview review;

  public CommitCheck(Denied denied, Supplier<SecretScanner> scanners, CommitReview review) {
    this.denied = denied;
    this.scanners = scanners;
    this.review = review;
  }

  /// @param root the repository's top folder
  /// @param index the index that will be committed, where git names one of its own
  /// @throws IllegalArgumentException where the policy cannot be read
  /// @throws IOException where git fails, or no review came and the caller has more time to ask
  public Verdict of(Path root, Optional<Path> index) throws IOException {
    var names = new ArrayList<String>();
    var report =
        new StagedScan(OwnRules.with(scanners.get(), root), root, index)
            .scan(path -> {
              names.add(path);
              return true;
            });
    var refusals = new ArrayList<String>();
    var notes = new ArrayList<>(report.limits());
    denied
        .rules(root, names)
        .forEach((path, rule) ->
            refusals.add(
                path
                    + " is staged, and "
                    + rule
                    + " guards it; take it out with `git restore --staged -- "
                    + path
                    + "`"));
    for (var finding : report.findings()) {
      (finding.confidence() == Confidence.LOW ? notes : refusals).add(line(finding));
    }
    if (report.findings().stream().anyMatch(one -> one.confidence() != Confidence.LOW)) {
      refusals.add(
          "take the secrets out (`bailiwick scan --staged --fix` writes references to the"
              + " environment), or give a reason beside the line: `bailiwick-ignore: RULE -- why`");
    }
    var reviewed = review.of(root, index);
    var all = new ArrayList<>(shown(refusals));
    all.addAll(shown(reviewed.refusals()));
    notes.addAll(reviewed.notes());
    return new Verdict(all, shown(notes));
  }

  private static String line(Finding finding) {
    var message = finding.message();
    int risk = message.indexOf(": ");
    return finding.path()
        + ":"
        + finding.place().line()
        + ":"
        + finding.place().column()
        + " holds a secret: "
        + (risk < 0 ? message : message.substring(0, risk))
        + " "
        + finding.masked()
        + " ("
        + finding.rule()
        + ", "
        + finding.confidence().word()
        + " confidence)";
  }

  private static List<String> shown(List<String> lines) {
    if (lines.size() <= SHOWN + 1) {
      return lines;
    }
    var shown = new ArrayList<>(lines.subList(0, SHOWN - 1));
    shown.add("and " + (lines.size() - SHOWN) + " more");
    shown.add(lines.getLast());
    return shown;
  }
}

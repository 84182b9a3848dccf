package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.workstation.guard.word.ReviewWords;
import dev.bailiwick.workstation.review.Changes;
import dev.bailiwick.workstation.review.worker.ReviewAnswer;
import dev.bailiwick.workstation.review.worker.ReviewQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The code review of what is staged: flaws of high severity and confidence in changed lines stop
/// the commit, others are told; so are the changes that the policy wants a person to look at.
/// Thread-safe.
///
/// @param reviewer answers some time
/// @param patience how long it is waited for
/// @param last whether nobody else can be asked when no review comes: then it is told that there
///   was none
/// @param persons what the policy demands of people
public record CommitReview(
    Function<ReviewQuestion, CompletableFuture<ReviewAnswer>> reviewer,
    Duration patience,
    boolean last,
    PersonsReview persons) {

  /// @throws IOException where git fails, or no review came and somebody else can be asked
  CommitCheck.Verdict of(Path root, Optional<Path> index) throws IOException {
    var changes = Changes.staged(root, index);
    var refusals = new ArrayList<String>();
    var notes = new ArrayList<String>();
    if (changes.files().entrySet().stream().anyMatch(CommitReview::isSource)) {
      switch (answer(new ReviewQuestion.Staged(root, index))) {
        case ReviewAnswer.Reviewed(var findings, var _, var limits) -> {
          limits.forEach(limit -> notes.add("not reviewed: " + limit));
          findings.forEach(one -> (ReviewWords.stops(one) ? refusals : notes).add(line(one)));
          if (!refusals.isEmpty()) {
            refusals.add(
                "mend the code (`bailiwick review --staged` tells more), or give a reason beside"
                    + " the line: `bailiwick-ignore: RULE -- why`");
          }
        }
        case ReviewAnswer.NotReviewed(var why) -> {
          if (!last) {
            throw new IOException(why);
          }
          notes.add("the staged code was not reviewed: " + why);
        }
      }
    }
    refusals.addAll(PersonsReview.refusals(persons.open(root, changes)));
    return new CommitCheck.Verdict(refusals, notes);
  }

  private static boolean isSource(java.util.Map.Entry<String, Changes.Change> change) {
    return Language.of(change.getKey()).isPresent() && !change.getValue().lines().isEmpty();
  }

  private ReviewAnswer answer(ReviewQuestion question) {
    try {
      return reviewer.apply(question).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new ReviewAnswer.NotReviewed("no answer within " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ReviewAnswer.NotReviewed("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a review failed", e);
    }
  }

  private static String line(Finding finding) {
    var cwe = finding.cwe().isEmpty() ? "" : ", " + String.join(", ", finding.cwe());
    return finding.path()
        + ":"
        + finding.place().line()
        + ":"
        + finding.place().column()
        + " "
        + finding.message()
        + " ("
        + finding.rule()
        + cwe
        + ", "
        + finding.severity().word()
        + " severity, "
        + finding.confidence().word()
        + " confidence)";
  }
}

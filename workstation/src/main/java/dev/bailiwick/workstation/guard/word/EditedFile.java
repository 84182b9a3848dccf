package dev.bailiwick.workstation.guard.word;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.workstation.review.worker.ReviewAnswer.Reviewed;
import dev.bailiwick.workstation.review.worker.ReviewQuestion;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A file that a session edits: what was wrong with it before the session came, what is wrong now,
/// and what of that has been told. One thread.
final class EditedFile {
  private final Path root;
  private final String path;
  private Optional<String> before;
  private boolean isKnown;
  private final Set<String> known = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private List<Finding> now = List.of();
  private int asked;
  private int heard;

  /// @param before what the file held when the session first touched it; empty where nobody looked
  EditedFile(Path root, String path, Optional<String> before) {
    this.root = root;
    this.path = path;
    this.before = before;
  }

  /// The number of the next question.
  int next() {
    return ++asked;
  }

  /// What was wrong before is asked for until it is known.
  ReviewQuestion question() {
    return new ReviewQuestion.Edited(root, path, isKnown ? Optional.of("") : before);
  }

  /// Takes in the answer to a question; one that was overtaken says nothing any more.
  void hear(int number, Reviewed answer) {
    if (!isKnown && !answer.findings().isEmpty()) {
      known.addAll(answer.before());
      isKnown = true;
      before = Optional.empty();
    }
    if (number > heard) {
      heard = number;
      now = answer.findings();
    }
  }

  /// Nobody looked: what is known of the file is out of date, and nothing is said of it.
  void missed(int number) {
    if (number > heard) {
      heard = number;
      now = List.of();
    }
  }

  /// What the session brought in and what stands there still.
  List<Finding> brought() {
    return now.stream().filter(one -> !known.contains(one.fingerprint())).toList();
  }

  /// Of that, what has not been told yet; it counts as told then.
  List<Finding> untold() {
    return brought().stream().filter(one -> told.add(one.fingerprint())).toList();
  }
}

package dev.bailiwick.workstation.guard.word;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.workstation.review.worker.ReviewAnswer;
import dev.bailiwick.workstation.review.worker.ReviewQuestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The edits of one session of an assistant in one repository. Thread-safe; its lock is never held
/// while somebody waits for a reviewer.
final class Session {
  private static final int FILES = 512;
  private static final ReviewAnswer.NotReviewed STILL_OPEN = new ReviewAnswer.NotReviewed("open");

  private record Open(EditedFile file, int number, CompletableFuture<ReviewAnswer> answer) {}

  private final Path root;
  private final Function<ReviewQuestion, CompletableFuture<ReviewAnswer>> reviewer;
  private final LinkedHashMap<String, EditedFile> files = new LinkedHashMap<>();
  private final List<Open> open = new ArrayList<>();
  private final Set<String> stopped = new HashSet<>();

  Session(Path root, Function<ReviewQuestion, CompletableFuture<ReviewAnswer>> reviewer) {
    this.root = root;
    this.reviewer = reviewer;
  }

  /// The repository's top folder.
  Path root() {
    return root;
  }

  /// Asks about a file that was edited.
  ///
  /// @param before what it held before; empty where nobody knows
  synchronized void edited(String path, Optional<String> before) {
    ask(files.computeIfAbsent(path, one -> new EditedFile(root, one, before)));
    if (files.size() > FILES) {
      files.pollFirstEntry();
    }
  }

  private void ask(EditedFile file) {
    open.add(new Open(file, file.next(), reviewer.apply(file.question())));
  }

  /// What has been found out since and was not told yet, after a wait for what is still open. What
  /// does not come in time is told with the next edit.
  List<Finding> heard(Duration patience) {
    await(patience);
    synchronized (this) {
      listen();
      return files.values().stream().flatMap(file -> file.untold().stream()).toList();
    }
  }

  /// What must not stay as it is, each once in a session; the files are looked at again, since
  /// others may have mended them.
  ///
  /// @param patience for each of two looks
  List<Finding> standing(Duration patience) {
    await(patience);
    List<EditedFile> suspects;
    synchronized (this) {
      listen();
      suspects = files.values().stream().filter(file -> !stopping(file).isEmpty()).toList();
      suspects.forEach(this::ask);
    }
    if (suspects.isEmpty()) {
      return List.of();
    }
    await(patience);
    synchronized (this) {
      listen();
      return suspects.stream()
          .flatMap(file -> stopping(file).stream())
          .filter(one -> stopped.add(one.fingerprint()))
          .toList();
    }
  }

  private List<Finding> stopping(EditedFile file) {
    return file.brought().stream()
        .filter(ReviewWords::stops)
        .filter(one -> !stopped.contains(one.fingerprint()))
        .toList();
  }

  private void await(Duration patience) {
    CompletableFuture<?>[] answers;
    synchronized (this) {
      answers = open.stream().map(Open::answer).toArray(CompletableFuture<?>[]::new);
    }
    try {
      CompletableFuture.allOf(answers).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // what is open stays open
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a review failed", e);
    }
  }

  /// Takes in what has been answered.
  private void listen() {
    var left = new ArrayList<Open>();
    for (var one : open) {
      switch (one.answer.getNow(STILL_OPEN)) {
        case ReviewAnswer.Reviewed reviewed -> one.file.hear(one.number, reviewed);
        case ReviewAnswer.NotReviewed none -> {
          if (none == STILL_OPEN) {
            left.add(one);
          } else {
            one.file.missed(one.number);
          }
        }
      }
    }
    open.clear();
    open.addAll(left);
  }
}

package dev.bailiwick.workstation.review.worker;

import dev.bailiwick.core.code.rule.Rules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// A reviewer in this process, over the same lines of JSON as the one beside the daemon.
public final class HereReviewer {
  private static final ReviewService SERVICE = new ReviewService(Rules.packed());

  private HereReviewer() {}

  public static CompletableFuture<ReviewAnswer> ask(ReviewQuestion question) {
    var out = new ByteArrayOutputStream();
    var in =
        new ByteArrayInputStream((question.json().write() + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      SERVICE.run(in, new PrintStream(out, true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CompletableFuture.completedFuture(
        ReviewAnswer.read(out.toString(StandardCharsets.UTF_8).strip()));
  }

  /// Serves on standard input and output, as `bailiwick review-worker` does.
  public static void main(String[] arguments) throws IOException {
    SERVICE.run(System.in, System.out);
  }
}

package dev.bailiwick.workstation.review.worker;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The reviewer, in a process of its own, since a fault in the parser's native code ends the
/// process it happens in (ADR 0063). Started when it is first needed and kept; one that has nothing
/// to do for a while is let go. Thread-safe.
///
/// Questions are answered one after the other. A question that takes too long costs the process its
/// life, and so does one that crashes it: both are answered with [ReviewAnswer.NotReviewed], and
/// the next question starts another. After three deaths in a row nobody is started for a minute.
public final class ReviewProcess implements AutoCloseable {

  /// @param patience how long one question may take, the start of the process with it
  /// @param idle how long a process is kept that nobody asks anything
  /// @param pause how long after three deaths in a row nobody is started
  public record Limits(Duration patience, Duration idle, Duration pause) {
    public static final Limits USUAL =
        new Limits(Duration.ofSeconds(30), Duration.ofMinutes(20), Duration.ofMinutes(1));
  }

  private static final int WAITING = 64;
  private static final int DEATHS = 3;

  private record Asked(ReviewQuestion question, CompletableFuture<ReviewAnswer> answer) {}

  /// The process and its two ends.
  private record Reviewer(Process process, BufferedReader answers, BufferedWriter questions) {

    /// The line of the answer, or null where the process ended.
    @Nullable String exchange(ReviewQuestion question) throws IOException {
      questions.write(question.json().write());
      questions.write('\n');
      questions.flush();
      return answers.readLine();
    }
  }

  private final List<String> command;
  private final Map<String, String> environment;
  private final Limits limits;
  private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(WAITING);
  private @Nullable Thread thread;
  private volatile boolean closed;

  private volatile @Nullable Reviewer running;
  private int deaths;
  private long resting;

  /// @param command starts a [ReviewService] on its standard input and output
  /// @param environment the whole of its environment
  public ReviewProcess(List<String> command, Map<String, String> environment, Limits limits) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.limits = limits;
  }

  /// The answer, some time; it always comes.
  public CompletableFuture<ReviewAnswer> ask(ReviewQuestion question) {
    var asked = new Asked(question, new CompletableFuture<>());
    if (closed || !waiting.offer(asked)) {
      asked.answer.complete(new ReviewAnswer.NotReviewed("too many reviews wait"));
    }
    serving();
    return asked.answer;
  }

  private synchronized void serving() {
    if (!closed && (thread == null || !thread.isAlive())) {
      thread = Thread.ofPlatform().daemon().name("review").start(this::serve);
    }
  }

  private void serve() {
    try {
      while (!closed) {
        var asked = waiting.poll(limits.idle().toMillis(), TimeUnit.MILLISECONDS);
        if (asked == null) {
          end();
        } else {
          asked.answer.complete(answered(asked.question));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
      for (var left = waiting.poll(); left != null; left = waiting.poll()) {
        left.answer.complete(new ReviewAnswer.NotReviewed("the guard is being stopped"));
      }
    }
  }

  private ReviewAnswer answered(ReviewQuestion question) {
    if (deaths >= DEATHS && System.nanoTime() - resting < limits.pause().toNanos()) {
      return new ReviewAnswer.NotReviewed("the reviewer died three times in a row");
    }
    var late = new AtomicBoolean();
    try {
      var reviewer = reviewer();
      var watch =
          CompletableFuture.runAsync(
              () -> {
                late.set(true);
                reviewer.process.destroyForcibly();
              },
              CompletableFuture.delayedExecutor(
                  limits.patience().toMillis(), TimeUnit.MILLISECONDS));
      var line = reviewer.exchange(question);
      watch.cancel(false);
      if (line != null) {
        deaths = 0;
        return ReviewAnswer.read(line);
      }
      return died(late.get());
    } catch (IOException e) {
      return died(late.get());
    }
  }

  private ReviewAnswer died(boolean late) {
    end();
    deaths++;
    resting = System.nanoTime();
    return new ReviewAnswer.NotReviewed(
        late
            ? "not reviewed within " + limits.patience().toSeconds() + " s"
            : "the reviewer ended without an answer");
  }

  private Reviewer reviewer() throws IOException {
    var known = running;
    if (known != null && known.process.isAlive()) {
      return known;
    }
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    var fresh =
        new Reviewer(
            process,
            process.inputReader(StandardCharsets.UTF_8),
            process.outputWriter(StandardCharsets.UTF_8));
    running = fresh;
    return fresh;
  }

  private void end() {
    var known = running;
    running = null;
    if (known != null) {
      known.process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (thread != null) {
        thread.interrupt();
      }
    }
    end();
  }
}

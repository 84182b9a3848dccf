package dev.bailiwick.workstation.cli.review;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.review.worker.ReviewService;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/// What the guard starts beside itself: reviews what it is asked on standard input.
@Command(
    name = ReviewWorkerCommand.NAME,
    hidden = true,
    description = "Reviews what the guard asks for.")
public final class ReviewWorkerCommand implements Callable<Integer> {
  public static final String NAME = "review-worker";

  private final Supplier<Rules> rules;
  private final InputStream in;
  private final Terminal terminal;

  public ReviewWorkerCommand(Supplier<Rules> rules, InputStream in, Terminal terminal) {
    this.rules = rules;
    this.in = in;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    new ReviewService(rules.get()).run(in, terminal.out());
    return 0;
  }
}

package dev.bailiwick.workstation.review.worker;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.review.FolderReview;
import dev.bailiwick.workstation.review.ParsedCode;
import dev.bailiwick.workstation.review.ReviewReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The reviewer's side: a question a line in, an answer a line out, until the input ends. One
/// thread.
public final class ReviewService {
  private static final String SAMPLE =
      "export function sum(items: number[]) { return items.reduce((a, b) => a + b, 0); }\n";

  private final Rules rules;
  private final ParsedCode parsed = new ParsedCode();

  public ReviewService(Rules rules) {
    this.rules = rules;
  }

  /// Reads and answers; returns when nobody asks any more.
  public void run(InputStream in, PrintStream out) throws IOException {
    warmUp();
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      out.println(answer(line).json().write());
      out.flush();
    }
  }

  /// Loads the parser and the engine before the first question comes.
  private void warmUp() throws IOException {
    var nowhere = Path.of("").toAbsolutePath();
    review(nowhere).file("warm-up.ts", SAMPLE.getBytes(StandardCharsets.UTF_8));
  }

  private ReviewAnswer answer(String line) {
    try {
      var question =
          JsonReader.read(line, JsonReader.Limits.EVENT) instanceof JsonReader.Parsed(Json.Obj json)
              ? ReviewQuestion.read(json)
              : Optional.<ReviewQuestion>empty();
      if (question.isEmpty()) {
        return new ReviewAnswer.NotReviewed("the reviewer was asked nothing it knows");
      }
      return switch (question.get()) {
        case ReviewQuestion.Edited edited -> edited(edited);
        case ReviewQuestion.Staged(var root, var index) ->
            reviewed(review(root).staged(index, _ -> true), Set.of());
        case ReviewQuestion.Nothing _ -> new ReviewAnswer.Reviewed(List.of(), Set.of(), List.of());
      };
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return new ReviewAnswer.NotReviewed(String.valueOf(e.getMessage()));
    }
  }

  private ReviewAnswer edited(ReviewQuestion.Edited edited) throws IOException {
    if (Files.notExists(edited.root().resolve(edited.path()))) {
      return new ReviewAnswer.NotReviewed("the file is gone");
    }
    var review = review(edited.root());
    var now = review.file(edited.path());
    if (now.findings().findings().isEmpty()) {
      return reviewed(now, Set.of());
    }
    var before = edited.before().map(text -> text.getBytes(StandardCharsets.UTF_8));
    var then =
        before.isPresent()
            ? review.file(edited.path(), before.get())
            : review.committed(edited.path());
    return reviewed(
        now,
        then.findings().findings().stream().map(Finding::fingerprint).collect(Collectors.toSet()));
  }

  private static ReviewAnswer reviewed(ReviewReport report, Set<String> before) {
    return new ReviewAnswer.Reviewed(
        report.findings().findings(), before, report.findings().limits());
  }

  private FolderReview review(Path root) {
    return new FolderReview(root, rules, 1, () -> {}, parsed, Optional.empty());
  }
}

package dev.bailiwick.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.CodeReview;
import dev.bailiwick.core.code.SourceReading;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.workstation.parser.TreeSitterParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Broken and recombined source in every language is reviewed to its end, without a failure of the
/// analysis. The seed is printed where one fails.
final class ReviewFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.review.rounds", 300);
  private static final long SEED = Long.getLong("fuzz.seed", 20261127);
  private static final long PATIENCE_SECONDS = 30;
  private static final Map<String, Language> LANGUAGES =
      Map.of(
          "script", Language.TYPESCRIPT,
          "python", Language.PYTHON,
          "java", Language.JAVA,
          "go", Language.GO);

  private static final Project ALONE =
      new Project() {
        @Override
        public Optional<CodeFile> file(String path) {
          return Optional.empty();
        }

        @Override
        public List<String> siblings(String folder) {
          return List.of();
        }
      };

  private record Seed(Language language, String text) {}

  private final Rules rules = Rules.packed();
  private final SourceReading reading = new SourceReading(new TreeSitterParser(), 5_000);

  @Test
  void reviews_whatever_is_left_of_a_program()
      throws InterruptedException, ExecutionException, TimeoutException {
    var seeds = seeds();
    assertThat(seeds).hasSizeGreaterThan(30);
    var random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      var seed = seeds.get(random.nextInt(seeds.size()));
      var text = mutated(seed.text, seeds.get(random.nextInt(seeds.size())).text, random);
      var task = new FutureTask<>(() -> review(seed.language, text));
      new Thread(null, task, "fuzz", 256L << 20).start();
      assertThat(task.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("seed %d, round %d: %s", SEED, round, text)
          .isEmpty();
    }
  }

  private List<String> review(Language language, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (reading.read("a/b", language, bytes)) {
      case SourceReading.Read.Code(var code) ->
          new CodeReview(rules, ALONE, 1)
              .review(List.of(new CodeFile("a/b", language, bytes, _ -> code)))
              .failed();
      case SourceReading.Read.Left _ -> List.of();
    };
  }

  private List<Seed> seeds() {
    var seeds = new ArrayList<Seed>();
    for (var weakness : rules.weaknesses()) {
      for (var example : weakness.bad()) {
        seeds.add(
            new Seed(LANGUAGES.getOrDefault(example.language(), Language.GO), example.code()));
      }
      for (var example : weakness.good()) {
        seeds.add(
            new Seed(LANGUAGES.getOrDefault(example.language(), Language.GO), example.code()));
      }
    }
    return seeds;
  }

  private static String mutated(String text, String other, Random random) {
    var result = new StringBuilder(text);
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && !result.isEmpty(); i++) {
      int at = random.nextInt(result.length());
      int to = Math.min(result.length(), at + 1 + random.nextInt(20));
      switch (random.nextInt(4)) {
        case 0 -> result.delete(at, to);
        case 1 -> result.insert(at, result.substring(at, to).repeat(1 + random.nextInt(4)));
        case 2 -> {
          int from = random.nextInt(other.length());
          result.insert(at, other, from, Math.min(other.length(), from + 60));
        }
        default -> result.setCharAt(at, "(){}[]'\"`$.,:;=<>\n é".charAt(random.nextInt(20)));
      }
    }
    return result.toString();
  }
}

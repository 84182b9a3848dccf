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
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Source to findings: damaged and recombined programs in every language are reviewed to their end,
/// without a failure of the analysis.
final class ReviewFuzzTest {
  private static final long STACK = 256L << 20;
  private static final Map<String, List<Language>> LANGUAGES =
      Map.of(
          "script", List.of(Language.TYPESCRIPT, Language.TSX, Language.JAVASCRIPT),
          "python", List.of(Language.PYTHON),
          "java", List.of(Language.JAVA),
          "go", List.of(Language.GO));
  private static final List<String> TOKENS =
      List.of(
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          "'",
          "\"",
          "`",
          "${",
          "\"\"\"",
          "$",
          ".",
          ",",
          ":",
          ";",
          "=",
          "=>",
          ":=",
          "<-",
          "<",
          ">",
          "/*",
          "*/",
          "//",
          "#",
          "\n",
          "\n    ",
          "\t",
          "@",
          "?.",
          "...",
          "->",
          "::",
          "&&",
          "||",
          "!",
          "%",
          "f\"{",
          "async ",
          "await ",
          "yield ",
          "return ",
          "else ",
          "if (x) {",
          "for (",
          "while True:",
          "switch (",
          "case ",
          "match x:",
          "class A extends A {",
          "func ",
          "function* ",
          "def ",
          "lambda: ",
          "defer ",
          "goto L",
          "L: ",
          "try {",
          "except:",
          "import x from './x'",
          "from . import *",
          "package a",
          "\u00e9",
          "\ud83d\ude00");

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

  private final Rules rules = Rules.packed();
  private final SourceReading reading = new SourceReading(new TreeSitterParser(), 5_000);

  @Test
  void reviews_whatever_is_left_of_a_program() throws InterruptedException, ExecutionException {
    var seeds = seeds();
    assertThat(seeds).containsOnlyKeys(LANGUAGES.keySet());
    var samples = new Samples(Campaign.seed(), TOKENS);
    var names = List.copyOf(seeds.keySet());
    var campaign =
        new FutureTask<>(
            () -> Campaign.run("review", findings -> round(samples, names, seeds, findings)));
    new Thread(null, campaign, "fuzz", STACK).start();
    assertThat(campaign.get().findings()).as("seed %s", Campaign.seed()).isEmpty();
  }

  private void round(
      Samples samples,
      List<String> names,
      Map<String, List<String>> seeds,
      Campaign.Findings findings) {
    var name = samples.pick(names);
    var language = samples.pick(LANGUAGES.getOrDefault(name, List.of()));
    var text = samples.damaged(seeds.getOrDefault(name, List.of()));
    findings.about(language + "\n" + text);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (reading.read("a/b", language, bytes) instanceof SourceReading.Read.Code(var code)) {
      new CodeReview(rules, ALONE, 1)
          .review(List.of(new CodeFile("a/b", language, bytes, _ -> code)))
          .failed()
          .forEach(file -> findings.add("the analysis failed", file));
    }
  }

  /// The examples of all weaknesses, and programs of our own, by language.
  private Map<String, List<String>> seeds() {
    var seeds = new TreeMap<String, List<String>>();
    seeds.put("java", new ArrayList<>(ReviewSeeds.JAVA));
    seeds.put("go", new ArrayList<>(ReviewSeeds.GO));
    for (var weakness : rules.weaknesses()) {
      Stream.concat(weakness.bad().stream(), weakness.good().stream())
          .forEach(
              one -> seeds.computeIfAbsent(one.language(), _ -> new ArrayList<>()).add(one.code()));
    }
    return seeds;
  }
}

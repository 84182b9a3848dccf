package dev.bailiwick.proof.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Attacks of the corpus said inside other constructs, or beside another command: none of it makes
/// an attack pass. A sample; `-Dwrapped.seed=N` draws another, `-Dwrapped.sample=N` a larger one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WrappedCorpusTest {
  private static final long SEED = Long.getLong("wrapped.seed", 1);
  private static final int SAMPLE = Integer.getInteger("wrapped.sample", 40);

  /// A command of plain words: what a program that starts another program can take as it is.
  private static final Pattern PLAIN = Pattern.compile("[\\w./][\\w./:,@%+ -]*");

  private record Wrapping(String name, boolean takesWords, UnaryOperator<String> of) {}

  private static final List<Wrapping> WRAPPINGS =
      List.of(
          text("bash -c", text -> "bash -c " + quoted(text)),
          text("substitution", text -> "echo \"$(" + text + "\n)\""),
          text("subshell", text -> "( " + text + "\n)"),
          text("group", text -> "{ " + text + "\n}"),
          text("if", text -> "if true; then " + text + "\nfi"),
          text("xargs sh -c", text -> "echo x | xargs -I@@ sh -c " + quoted(text)),
          text("env sh -c", text -> "env -u LANG sh -c " + quoted(text)),
          text("timeout sh -c", text -> "timeout 5 sh -c " + quoted(text)),
          words("xargs", text -> "echo | xargs " + text),
          words("env", text -> "env LC_ALL=C " + text),
          words("timeout", text -> "timeout 5 " + text),
          text("behind", text -> "echo done; " + text),
          text("before", text -> text + "\necho done"));

  private static Wrapping text(String name, UnaryOperator<String> of) {
    return new Wrapping(name, false, of);
  }

  private static Wrapping words(String name, UnaryOperator<String> of) {
    return new Wrapping(name, true, of);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private final List<Judged> answers = new ArrayList<>();

  @BeforeAll
  void judge(@TempDir(factory = CorpusTest.BelowTarget.class) Path folder) throws IOException {
    var commands =
        Case.read(Path.of("corpus", "attacks.jsonl")).stream()
            .filter(one -> one.stopped() && !command(one).isEmpty())
            .toList();
    var random = new Random(SEED);
    var cases = new ArrayList<Case>();
    for (var wrapping : WRAPPINGS) {
      var fit = new ArrayList<>(commands);
      fit.removeIf(one -> wrapping.takesWords() && !PLAIN.matcher(command(one)).matches());
      Collections.shuffle(fit, random);
      fit.stream().limit(SAMPLE).forEach(one -> cases.add(wrapped(one, wrapping)));
    }
    answers.addAll(new Measurement(folder).judge(cases, List.of(Variant.values())));
  }

  private static String command(Case one) {
    return one.event()
        .string("tool_name")
        .filter("Bash"::equals)
        .flatMap(_ -> one.event().object("tool_input"))
        .flatMap(input -> input.string("command"))
        .orElse("");
  }

  private static Case wrapped(Case one, Wrapping wrapping) {
    var input = Json.object();
    one.event().object("tool_input").orElseThrow().members().forEach(input::put);
    input.put("command", wrapping.of().apply(command(one)));
    var event = Json.object();
    one.event().members().forEach(event::put);
    event.put("tool_input", input.build());
    return new Case(
        one.id() + " in " + wrapping.name(),
        wrapping.name(),
        true,
        one.before(),
        event.build(),
        one.twin(),
        one.policy(),
        one.repository());
  }

  @Test
  void no_construct_lets_an_attack_pass() {
    assertThat(answers).as("seed %d", SEED).filteredOn(Judged::fails).isEmpty();
  }

  @Test
  void every_construct_was_tried_on_many_attacks() {
    for (var wrapping : WRAPPINGS) {
      assertThat(answers)
          .filteredOn(one -> one.asked().group().equals(wrapping.name()))
          .as(wrapping.name())
          .hasSizeGreaterThanOrEqualTo(SAMPLE);
    }
  }
}

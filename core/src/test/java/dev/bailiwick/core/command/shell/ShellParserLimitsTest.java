package dev.bailiwick.core.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.shell.ShellParser.Limits;
import dev.bailiwick.core.command.shell.ShellParser.Parsed;
import dev.bailiwick.core.command.shell.ShellParser.Result;
import dev.bailiwick.core.command.shell.ShellParser.Unparsed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellParserLimitsTest {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int LENGTH = Limits.COMMAND.length();

  private static Result parse(String text) {
    return ShellParser.parse(text, Limits.COMMAND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(|a|)",
        "(|a|)",
        "{ |a|; }",
        "if |a|; then b; fi",
        "if a; then |b|; fi",
        "while |a|; do b; done",
        "for x in a; do |b|; done",
        "case x in a) |b|;; esac",
        "f() { |a|; }",
        "f() (|a|)",
        "\"$(|a|)\"",
        "${a:-|b|}",
        "\"${a:-|b|}\"",
        "${a#|b|}",
        "$((|1|))",
        "((|1|))a",
        "$[|1|]",
        "<(|a|)",
        "a=(b $(|a|))",
        "a=$(|b|)",
        "{a,|b|}",
        "a[$(|b|)]=c",
        "${a[|b|]}",
        "coproc { |a|; }",
        "[[ $(|a|) ]]",
        "! (|a|)",
        "x > $(|a|)",
        "if a; then b; el|if c; then d; |fi",
        "@(a$(|b|))",
        "cat <<E\n$(|a|)\nE\n",
        "$(( $(( |1| )) ; a ) )",
        "$(a |b|\n",
        "function f { |a|; }",
        "a && (|b|)",
        "\"`|a|`\"",
      })
  void nests_to_the_limit_on_a_small_stack(String shape) throws InterruptedException {
    var piece = shape.split("\\|", -1);
    for (int depth : new int[] {20, 28, 29, 30, 31, 58, 59, 60, 61, 200}) {
      var text = piece[0].repeat(depth) + piece[1] + piece[2].repeat(depth);
      assertThat(onSmallStack(text)).as(shape + " x " + depth).isNotNull();
    }
  }

  private static @Nullable Result onSmallStack(String text) throws InterruptedException {
    var result = new AtomicReference<@Nullable Result>();
    var thread = new Thread(null, () -> result.set(parse(text)), "small", 256 << 10);
    thread.setUncaughtExceptionHandler((_, _) -> {});
    thread.start();
    thread.join();
    return result.get();
  }

  @Test
  void sixty_levels_are_read_and_sixty_one_refused() {
    assertThat(parse("$(".repeat(60) + "a" + ")".repeat(60))).isInstanceOf(Parsed.class);
    assertThat(parse("$(".repeat(61) + "a" + ")".repeat(61))).isInstanceOf(Unparsed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(",
        "a;",
        "{",
        "{ ",
        "`",
        "<<A ",
        "<<A\n",
        "\"",
        "'",
        "(",
        "((",
        "$((",
        "$[",
        "${a:-",
        "${",
        "a|",
        "a&&",
        "a&&b||",
        "a&",
        "if a;then ",
        "[[ ",
        "[[ a && ",
        "case x in a) ",
        "a ",
        "a",
        "{a,b}",
        "{a,",
        "a=(",
        "a=(b) ",
        "a[b]=c ",
        "a[",
        "@(",
        "\\\n",
        "\\",
        "$'",
        "$\"",
        "#\n",
        "# ",
        ">",
        ">a ",
        "2>&1 ",
        "<(",
        "!",
        "! ",
        "time ",
        "f()",
        "f(){ ",
        "function f ",
        "coproc ",
        "$a",
        "$((1))",
        "$((a) )",
        "$(( # (\n) )",
        "$(( # '\n) ) ",
        "((a) ) ",
        "((a);(b));",
        "`a`",
        "`\\`",
        "\"`\"",
        "\"$(\"",
        "$(cat <<E\nE)",
        "cat <<E\n\nE\n",
        "cat <<A <<B\n",
        "$(cat <<A)",
        "{1..999}",
        "{1..9}{",
        "}",
        ")",
        ";",
        "\n",
        "\r\n",
        "\t",
        "&\\\n",
        "select x in ",
        "for x in ",
        "for ((",
        "while ",
        "~",
        "a=b ",
        "export a=(b) ",
        "&>",
        "a'b'\"c\"",
        "\\a",
        "é",
        "😀",
        "elif ",
        "if a;then b;elif ",
        "$(cat <<E\nE1\n",
        "<<-A\n\t",
        "<<''\n",
        "${a[",
        "${!",
        "${#",
        "$(( ((",
        "coproc a ",
        "{a..",
        "1",
        "1>",
      })
  void takes_no_long_time_over_one_piece_repeated(String piece) {
    var text = piece.repeat(LENGTH / piece.length());
    parse(text);
    parse(text);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      long start = CPU.getCurrentThreadCpuTime();
      assertThat(parse(text)).isNotNull();
      best = Math.min(best, CPU.getCurrentThreadCpuTime() - start);
    }
    System.out.printf("shell worst %6.1f ms  %s%n", best / 1e6, piece.replace("\n", "\\n"));
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(400));
  }

  @Test
  void mutations_of_the_cases_are_parsed_or_refused() {
    var texts = new ArrayList<String>();
    Cases.cases().forEach(c -> texts.add(c.text()));
    texts.addAll(Cases.scripts());
    long seed = 20_260_101;
    var random = new Random(seed);
    long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    int count = 0;
    for (; count < 200_000 && System.nanoTime() < end; count++) {
      var text = mutated(texts, random);
      long start = System.nanoTime();
      assertThat(parse(text)).as("seed %s, text %s", seed, text).isNotNull();
      assertThat(System.nanoTime() - start).as("seed %s, text %s", seed, text).isLessThan(2L << 30);
    }
    System.out.println("shell fuzz: " + count + " texts, seed " + seed);
    assertThat(count).isGreaterThan(1_000);
  }

  private static String mutated(List<String> texts, Random random) {
    var text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    var special = "\\'\"`$(){}[]<>|&;\n\t !#=*?,.~@:-/abE0\0\uD800";
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, special.charAt(random.nextInt(special.length())));
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
        case 2 -> text.insert(at, texts.get(random.nextInt(texts.size())));
        default -> text.insert(at, text.substring(0, at));
      }
    }
    return text.toString();
  }
}

package dev.bailiwick.core.command.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bailiwick.core.command.embedded.EmbeddedPrograms.Language;
import dev.bailiwick.core.effect.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Broken and hostile programs: no reader may throw, take long, or find a cut-off text harmless.
final class EmbeddedProgramsFuzzTest {
  private static final long SEED = 20251123L;
  private static final List<String> HOSTILE =
      List.of(
          "(",
          "[",
          "{",
          "()",
          "a(",
          "x=",
          "print ",
          "system(",
          "f'{",
          "`${",
          "\\",
          "\"",
          "'",
          "/",
          "a.b",
          "a[",
          "lambda:",
          "x=>",
          "((a))",
          "for x in ",
          "|",
          ">",
          "x+",
          "s/a/b/;",
          "{p;",
          "a=a+'x'\n",
          "\"a\"+",
          "print > \"a\";",
          "[a]",
          "ARGV[1]=1;",
          "a;",
          "not ",
          "x if ",
          "def f():",
          "{a:",
          "$x ",
          "$a[",
          "\n");

  @ParameterizedTest
  @EnumSource(Language.class)
  void survives_mutated_programs(Language language) throws IOException {
    Random random = new Random(SEED);
    List<String> rows = rows(language);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(rows.get(random.nextInt(rows.size())));
      for (int n = 0; n < 3 && !text.isEmpty(); n++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, HOSTILE.get(random.nextInt(HOSTILE.size())));
          default -> text.insert(at, rows.get(random.nextInt(rows.size())));
        }
      }
      EmbeddedProgramsTest.effects(language, text.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void reads_sixty_four_kilobytes_in_bounded_time(Language language) {
    for (String unit : HOSTILE) {
      String text = unit.repeat(64 * 1024 / unit.length());
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 3 && best > 100_000_000; i++) {
        long start = System.nanoTime();
        EmbeddedProgramsTest.effects(language, text);
        best = Math.min(best, System.nanoTime() - start);
      }
      assertTrue(best < 1_000_000_000, language + " " + unit + " took " + best / 1_000_000 + " ms");
      if (best > 100_000_000) {
        System.out.println(language + " [" + unit.strip() + "] " + best / 1_000_000 + " ms");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void never_finds_a_cut_off_text_harmless(Language language) {
    List<String> cut = new ArrayList<>(List.of("x".repeat(64 * 1024 + 1), "a\0b"));
    if (language == Language.SED) {
      cut.add("s/a");
    } else {
      cut.addAll(List.of("\"x", "(\"a\"", "{ (1)"));
    }
    for (String text : cut) {
      assertFalse(
          EmbeddedPrograms.effects(language, text, new RecordedSurroundings(), Effect.Place.WHOLE)
              .isEmpty(),
          language + ": " + text.substring(0, Math.min(20, text.length())));
    }
  }

  private static List<String> rows(Language language) throws IOException {
    String name = language.name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in =
        Objects.requireNonNull(EmbeddedProgramsFuzzTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(l -> l.contains(" ==>"))
          .map(l -> l.substring(0, l.lastIndexOf(" ==>")).replace("⏎", "\n"))
          .filter(l -> !l.isEmpty())
          .toList();
    }
  }
}

package dev.bailiwick.core.command.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bailiwick.core.command.embedded.EmbeddedPrograms.Language;
import dev.bailiwick.core.effect.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The tables beside this class: a line is a program, ` ==> `, and its effects in short; `⏎` stands
/// for a line break.
final class EmbeddedProgramsTest {

  @TestFactory
  Stream<DynamicTest> tells_the_effects_of_each_program_in_the_tables() {
    return Stream.of(Language.values()).flatMap(EmbeddedProgramsTest::table);
  }

  private static Stream<DynamicTest> table(Language language) {
    String name = language.name().toLowerCase(Locale.ROOT) + ".txt";
    List<String> rows = rows(name);
    return rows.stream()
        .map(row -> {
          int arrow = row.lastIndexOf(" ==>");
          String code = row.substring(0, arrow).replace("⏎", "\n");
          String expected = row.substring(arrow + 4).strip();
          return DynamicTest.dynamicTest(
              name + ": " + code, () -> assertEquals(expected, effects(language, code)));
        });
  }

  static String effects(Language language, String code) {
    return RecordedSurroundings.compact(
        EmbeddedPrograms.effects(language, code, new RecordedSurroundings(), Effect.Place.WHOLE));
  }

  private static List<String> rows(String name) {
    try (InputStream in =
        Objects.requireNonNull(EmbeddedProgramsTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("## "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

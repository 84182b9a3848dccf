package dev.bailiwick.core.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.EffectText;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.ShellState;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.world.InMemoryWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Every model's own examples hold.
final class ModelExamplesTest {
  private static final Path RULES = Path.of("../rules/commands");
  private static final ShellEffects EFFECTS = new ShellEffects(Models.packed());

  @TestFactory
  Stream<DynamicTest> each_example_has_the_effects_it_names() throws IOException {
    var only = System.getProperty("model", "");
    try (var files = Files.list(RULES)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .filter(file -> only.isEmpty() || file.getFileName().toString().equals(only + ".yaml"))
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> examples(file)))
          .toList()
          .stream();
    }
  }

  private static void examples(Path file) throws IOException {
    var name = file.getFileName().toString().replace(".yaml", "");
    assertThat(Models.packed().find(name)).as("the model loads").isPresent();
    var wrong = new ArrayList<String>();
    int examples = 0;
    boolean twin = false;
    for (Object document :
        new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(file))) {
      if (document instanceof Map<?, ?> map) {
        twin |= map.containsKey("like");
        for (var key : List.of("catches", "leaves")) {
          if (map.get(key) instanceof List<?> list) {
            examples += list.size();
            list.forEach(example -> check((Map<?, ?>) example, key.equals("catches"), wrong));
          }
        }
      }
    }
    assertThat(wrong).as(name).isEmpty();
    assertThat(twin || examples > 0).as("examples of " + name).isTrue();
  }

  private static void check(Map<?, ?> example, boolean catches, List<String> wrong) {
    var text = String.valueOf(example.get("run"));
    var effects = EFFECTS.of(text, Dialect.BASH, ShellState.in("/repo"), world()).effects();
    var due = new TreeSet<String>();
    if (example.get("effects") instanceof List<?> list) {
      list.forEach(effect -> due.add(plain(String.valueOf(effect))));
    }
    var all = plain(EffectText.all(effects, "/repo"));
    var surprises = plain(EffectText.of(effects, "/repo"));
    surprises.removeAll(due);
    // What is caught may be caught more strictly than the example asks.
    surprises.removeIf(effect -> catches && effect.equals("unknown"));
    // The text of a script that is run is read on the way.
    surprises.removeIf(
        effect -> effect.startsWith("reads ") && due.stream().anyMatch(d -> d.startsWith("runs ")));
    if (!all.containsAll(due) || !surprises.isEmpty()) {
      wrong.add(text + "\n     says " + due + "\n     is  " + all + "  of " + effects);
    }
  }

  private static TreeSet<String> plain(List<String> effects) {
    return new TreeSet<>(effects.stream().map(ModelExamplesTest::plain).toList());
  }

  /// Spellings that mean the same: `./x` and `x`, a host with its port, `origin` and its URL, a
  /// tree that is written.
  private static String plain(String effect) {
    return effect
        .replaceAll("^(\\S+) (?:\\./)+", "$1 ")
        .replaceAll("^(reaches .*):[0-9]+$", "$1")
        .replaceAll("^reaches origin$", "reaches github.com")
        .replaceAll("^(\\S+) /home/dev/", "$1 ~/")
        .replaceAll("/\\./", "/")
        .replaceAll("^(writes|reads|deletes)-tree (.*?)/?$", "$1 $2")
        .replaceAll("^(writes|reads|deletes) (.*[^/])/$", "$1 $2")
        .replaceAll("^runs .*/", "runs ");
  }

  private static InMemoryWorld world() {
    return new InMemoryWorld()
        .variable("HOME", "/home/dev")
        .variable("USER", "dev")
        .folder("/repo/src")
        .file("/repo/README.md", "")
        .file("/repo/src/a.txt", "")
        .file(
            "/repo/.git/config",
            "[remote \"origin\"]\n\turl = https://github.com/example/repo.git\n");
  }
}

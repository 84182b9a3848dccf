package dev.bailiwick.core.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Variables that steer the programs which see them, and the values of them that do not. The list
/// is rules/control/environment.yaml.
final class EnvironmentRules {
  private record Line(Pattern name, List<Pattern> harmless, boolean list, String why) {}

  private static final int LONGEST = 8_192;

  private final List<Line> lines;

  private EnvironmentRules(List<Line> lines) {
    this.lines = lines;
  }

  static EnvironmentRules packed() {
    try (var stream =
        EnvironmentRules.class.getResourceAsStream(
            "/dev/bailiwick/rules/control/environment.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("rules/control/environment.yaml is not packed");
      }
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EnvironmentRules read(String text) {
    var lines = new ArrayList<Line>();
    var yaml = new Load(LoadSettings.builder().build()).loadFromString(text);
    if (yaml instanceof Map<?, ?> map && map.get("variables") instanceof List<?> variables) {
      for (var one : variables) {
        if (one instanceof Map<?, ?> line) {
          lines.add(line(line));
        }
      }
    }
    return new EnvironmentRules(List.copyOf(lines));
  }

  private static Line line(Map<?, ?> yaml) {
    var harmless = new ArrayList<Pattern>();
    if (yaml.get("harmless") instanceof List<?> list) {
      list.forEach(value -> harmless.add(Globs.regex(String.valueOf(value))));
    }
    var names = String.valueOf(yaml.get("names")).strip().split("\\s+");
    var regex =
        String.join("|", List.of(names).stream().map(name -> Globs.regex(name).pattern()).toList());
    return new Line(
        Pattern.compile(regex),
        harmless,
        yaml.get("list") instanceof Boolean list && list,
        String.valueOf(yaml.get("why")));
  }

  /// Why setting the variable makes a call unknown, or empty where it does not.
  ///
  /// @param value the value, or empty where it cannot be told
  /// @param inherited what programs see today; a list may carry it on whole
  Optional<String> danger(
      String name, Optional<String> value, Optional<String> inherited, String home) {
    for (var line : lines) {
      if (line.name().matcher(name).matches()) {
        if (value.isPresent() && isHarmless(line, value.get(), inherited, home)) {
          return Optional.empty();
        }
        return Optional.of(name + " is set: " + line.why());
      }
    }
    return Optional.empty();
  }

  /// The items of a value: of a list what is new before and behind what it had, whose order stays.
  /// An empty item of a list is the current folder.
  private static List<String> items(Line line, String value, Optional<String> inherited) {
    if (!line.list()) {
      return List.of(value);
    }
    var items = new ArrayList<>(List.of(value.split(":", -1)));
    var before = inherited.map(text -> List.of(text.split(":", -1))).orElse(List.of());
    int at = before.isEmpty() ? -1 : Collections.indexOfSubList(items, before);
    if (at >= 0) {
      items.subList(at, at + before.size()).clear();
    }
    return items;
  }

  private static boolean isHarmless(
      Line line, String value, Optional<String> inherited, String home) {
    if (value.isEmpty() || value.length() > LONGEST) {
      return value.isEmpty();
    }
    return items(line, value, inherited).stream()
        .allMatch(item -> {
          var text =
              item.equals(home) || item.startsWith(home + "/")
                  ? "~" + item.substring(home.length())
                  : item;
          return !text.contains("/../")
              && line.harmless().stream().anyMatch(pattern -> pattern.matcher(text).matches());
        });
  }
}

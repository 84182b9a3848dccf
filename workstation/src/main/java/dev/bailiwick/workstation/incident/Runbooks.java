package dev.bailiwick.workstation.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The runbooks of `rules/runbooks`, by the ids that rules for secrets name.
public final class Runbooks {
  private static final String FOLDER = "/dev/bailiwick/rules/runbooks/";
  private static final String OTHER = "other";

  private Runbooks() {}

  /// The runbook of that id; the general one where there is none.
  public static Runbook of(String id) {
    var own = id.matches("[a-z0-9-]+") ? text(id) : "";
    return read(own.isEmpty() ? text(OTHER) : own);
  }

  private static String text(String id) {
    try (var stream = Runbooks.class.getResourceAsStream(FOLDER + id + ".yaml")) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Runbook read(String text) {
    var settings = LoadSettings.builder().setLabel("runbook").build();
    if (!(new Load(settings).loadFromString(text) instanceof Map<?, ?> file)) {
      throw new IllegalArgumentException("a runbook is a mapping");
    }
    return new Runbook(
        word(file, "provider"), tasks(file, "rotate"), tasks(file, "audit"), references(file));
  }

  private static List<Runbook.Task> tasks(Map<?, ?> file, String key) {
    var tasks = new ArrayList<Runbook.Task>();
    if (file.get(key) instanceof List<?> list) {
      for (var one : list) {
        if (one instanceof Map<?, ?> task) {
          tasks.add(
              new Runbook.Task(
                  word(task, "do"),
                  word(task, "where"),
                  word(task, "api"),
                  Boolean.TRUE.equals(task.get("irreversible")),
                  word(task, "evidence")));
        }
      }
    }
    return tasks;
  }

  private static List<String> references(Map<?, ?> file) {
    return file.get("references") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static String word(Map<?, ?> file, String key) {
    return file.get(key) == null ? "" : String.valueOf(file.get(key));
  }
}

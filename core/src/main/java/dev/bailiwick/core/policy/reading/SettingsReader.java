package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.classify.Term;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.policy.rule.SourceRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The sections beside the permissions: classification, sanitize, secrets, dependencies, review,
/// logging.
final class SettingsReader {
  private static final List<String> LEVELS = Level.words();
  private static final List<String> CONTENT = List.of("secret", "pii");
  private static final List<String> LOGGING =
      List.of("enabled", "level", "file", "includePrompts", "includeCommands", "durable");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9]*://[^\\s-]\\S*");

  private final Problems problems;
  private final Shapes shapes;
  private final SourceRules.Builder rules;

  SettingsReader(Problems problems, SourceRules.Builder rules) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
    this.rules = rules;
  }

  private static Settings only(
      List<Settings.LevelRules> levels,
      Map<String, String> names,
      Settings.Dependencies dependencies,
      Settings.Review review,
      Settings.Logging logging) {
    return new Settings(levels, names, Map.of(), dependencies, review, logging);
  }

  void classification(PolicyNode node) {
    var levels = new ArrayList<Settings.LevelRules>();
    shapes
        .mapping(node, "classification", LEVELS)
        .ifPresent(mapping ->
            mapping
                .entries()
                .forEach((name, member) -> level(name, member).ifPresent(levels::add)));
    rules.settings(Settings.ofLevels(levels));
  }

  private Optional<Settings.LevelRules> level(String name, PolicyNode.Member member) {
    var what = "classification." + name;
    var known = List.of("paths", "content", "terms");
    var mapping = shapes.mapping(member.value(), what, known);
    if (mapping.isEmpty() || !LEVELS.contains(name)) {
      return Optional.empty();
    }
    var rule = rules.line(what, "", member.line());
    var content = mapping.get().entries().get("content");
    if (content != null && content.value() instanceof PolicyNode.Sequence(var items, int _)) {
      items.forEach(item -> shapes.oneOf(item, what + ".content", CONTENT));
    }
    return Optional.of(
        new Settings.LevelRules(
            name,
            sound(mapping.get(), what, "paths", path -> PathList.entry(path, rule)),
            list(mapping.get(), what, "content"),
            sound(mapping.get(), what, "terms", Term::of),
            rule));
  }

  /// The items of the list that compile; the others are problems.
  private List<String> sound(
      PolicyNode.Mapping mapping, String what, String key, Function<String, Object> compiler) {
    var member = mapping.entries().get(key);
    var sound = new ArrayList<String>();
    if (member != null) {
      for (var item : shapes.texts(member.value(), what + "." + key)) {
        try {
          var _ = compiler.apply(item.value());
          sound.add(item.value());
        } catch (IllegalArgumentException bad) {
          problems.add(
              item.line(),
              "`" + item.value() + "` in `" + what + "." + key + "` cannot be read",
              String.valueOf(bad.getMessage()));
        }
      }
    }
    return sound;
  }

  private List<String> list(PolicyNode.Mapping mapping, String what, String key) {
    var member = mapping.entries().get(key);
    return member == null
        ? List.of()
        : shapes.texts(member.value(), what + "." + key).stream().map(Shapes.Item::value).toList();
  }

  void sanitize(PolicyNode node) {
    var names = new LinkedHashMap<String, String>();
    var section = shapes.mapping(node, "sanitize", List.of("names"));
    var member = section.map(mapping -> mapping.entries().get("names"));
    if (member.isPresent() && member.get().value() instanceof PolicyNode.Mapping(var entries, _)) {
      entries.forEach((name, value) ->
          shapes
              .text(value.value(), "sanitize.names." + name)
              .ifPresent(text -> {
                names.put(name, text.value());
                rules.line("sanitize.names", name, value.line());
              }));
    } else if (member.isPresent()) {
      shapes.mapping(member.get().value(), "sanitize.names", List.of());
    }
    rules.settings(
        only(
            List.of(),
            names,
            Settings.Dependencies.SILENT,
            Settings.Review.SILENT,
            Settings.Logging.SILENT));
  }

  /// Where variables' values are kept. A value in the clear is a problem: this file is shared.
  void secrets(PolicyNode node) {
    var kept = new LinkedHashMap<String, String>();
    if (node instanceof PolicyNode.Mapping(var entries, _)) {
      entries.forEach((name, member) ->
          shapes
              .text(member.value(), "secrets." + name)
              .filter(text -> isReference(name, text))
              .ifPresent(text -> {
                kept.put(name, text.value());
                rules.line("secrets." + name, text.value(), member.line());
              }));
    } else {
      shapes.mapping(node, "secrets", List.of());
    }
    rules.settings(
        new Settings(
            List.of(),
            Map.of(),
            kept,
            Settings.Dependencies.SILENT,
            Settings.Review.SILENT,
            Settings.Logging.SILENT));
  }

  private boolean isReference(String name, Shapes.Item text) {
    if (!VARIABLE.matcher(name).matches()) {
      problems.add(text.line(), "`" + name + "` is no variable's name", "write NAME: SCHEME://…");
      return false;
    }
    if (!REFERENCE.matcher(text.value()).matches()) {
      problems.add(
          text.line(),
          "`secrets." + name + "` is no reference",
          "name where it is kept, e.g. vault://kv/app#key; the value itself has no place here");
      return false;
    }
    return true;
  }

  void dependencies(PolicyNode node) {
    var mapping = shapes.mapping(node, "dependencies", DependenciesReader.KEYS);
    if (mapping.isPresent()) {
      note("dependencies", mapping.get());
      rules.settings(
          only(
              List.of(),
              Map.of(),
              new DependenciesReader(problems, rules).read(mapping.get()),
              Settings.Review.SILENT,
              Settings.Logging.SILENT));
    }
  }

  void review(PolicyNode node) {
    var mapping = shapes.mapping(node, "review", List.of("aiGeneratedCode", "securityChanges"));
    if (mapping.isEmpty()) {
      return;
    }
    var code = word(mapping.get(), "review", "aiGeneratedCode", List.of("required", "optional"));
    var security =
        word(mapping.get(), "review", "securityChanges", List.of("senior", "required", "optional"));
    note("review", mapping.get());
    review(code, security);
  }

  void review(@Nullable String code, @Nullable String security) {
    rules.settings(
        only(
            List.of(),
            Map.of(),
            Settings.Dependencies.SILENT,
            new Settings.Review(code, security),
            Settings.Logging.SILENT));
  }

  void logging(PolicyNode node) {
    var mapping = shapes.mapping(node, "logging", LOGGING);
    if (mapping.isEmpty()) {
      return;
    }
    var entries = mapping.get();
    var level = word(entries, "logging", "level", List.of("debug", "info", "warn", "error"));
    var file = entries.entries().get("file");
    note("logging", entries);
    logging(
        new Settings.Logging(
            truth(entries, "enabled"),
            level,
            file == null
                ? null
                : shapes.text(file.value(), "logging.file").map(Shapes.Item::value).orElse(null),
            truth(entries, "includePrompts"),
            truth(entries, "includeCommands"),
            truth(entries, "durable")));
  }

  void logging(Settings.Logging logging) {
    rules.settings(
        only(List.of(), Map.of(), Settings.Dependencies.SILENT, Settings.Review.SILENT, logging));
  }

  private @Nullable String word(
      PolicyNode.Mapping mapping, String section, String key, List<String> words) {
    var member = mapping.entries().get(key);
    return member == null
        ? null
        : shapes.oneOf(member.value(), section + "." + key, words).orElse(null);
  }

  private @Nullable Boolean truth(PolicyNode.Mapping mapping, String key) {
    var member = mapping.entries().get(key);
    return member == null ? null : shapes.truth(member.value(), "logging." + key).orElse(null);
  }

  private void note(String section, PolicyNode.Mapping mapping) {
    mapping
        .entries()
        .forEach((key, member) -> {
          var value =
              switch (member.value()) {
                case PolicyNode.Text(String text, int _) -> text;
                case PolicyNode.Number(String text, int _) -> text;
                case PolicyNode.Truth(boolean truth, int _) -> Boolean.toString(truth);
                case PolicyNode.Mapping _, PolicyNode.Sequence _, PolicyNode.Nothing _ -> "";
              };
          rules.line(section + "." + key, value, member.line());
        });
  }
}

package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.dependency.audit.Ignore;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.policy.rule.SourceRules;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The section `dependencies`.
final class DependenciesReader {
  static final List<String> KEYS =
      List.of(
          "pinned", "minimumAge", "lifecycleScripts", "offline", "depth", "registries", "ignore");

  private static final String SECTION = "dependencies";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https://[^\\s/?#]+(?:/[^\\s?#]*)?|http://(?:127\\.0\\.0\\.1|localhost)(?::\\d+)?(?:/[^\\s?#]*)?");

  private final Problems problems;
  private final Shapes shapes;
  private final SourceRules.Builder rules;

  DependenciesReader(Problems problems, SourceRules.Builder rules) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
    this.rules = rules;
  }

  Settings.Dependencies read(PolicyNode.Mapping mapping) {
    var age = mapping.entries().get("minimumAge");
    @Nullable Duration minimum =
        age == null ? null : shapes.duration(age.value(), SECTION + ".minimumAge").orElse(null);
    return new Settings.Dependencies(
        word(mapping, "pinned", List.of("required", "warn", "off")),
        minimum,
        word(mapping, "lifecycleScripts", List.of("deny", "ask", "allow")),
        word(mapping, "offline", List.of("deny", "ask")),
        word(mapping, "depth", List.of("all", "direct")),
        registries(mapping),
        ignores(mapping));
  }

  private @Nullable String word(PolicyNode.Mapping mapping, String key, List<String> words) {
    var member = mapping.entries().get(key);
    return member == null
        ? null
        : shapes.oneOf(member.value(), SECTION + "." + key, words).orElse(null);
  }

  private Map<Ecosystem, String> registries(PolicyNode.Mapping mapping) {
    Map<Ecosystem, String> registries = new EnumMap<>(Ecosystem.class);
    var member = mapping.entries().get("registries");
    var names = Arrays.stream(Ecosystem.values()).map(Ecosystem::purlType).toList();
    if (member != null) {
      var what = SECTION + ".registries";
      shapes
          .mapping(member.value(), what, names)
          .ifPresent(found ->
              found
                  .entries()
                  .forEach((name, value) ->
                      address(what + "." + name, value)
                          .ifPresent(address ->
                              Ecosystem.ofPurl(name)
                                  .ifPresent(one -> registries.put(one, address)))));
    }
    return registries;
  }

  private Optional<String> address(String what, PolicyNode.Member member) {
    var text = shapes.text(member.value(), what);
    if (text.isPresent() && !ADDRESS.matcher(text.get().value()).matches()) {
      problems.add(
          member.line(), "`" + what + "` is no address", "write e.g. `https://npm.example.com/`");
      return Optional.empty();
    }
    text.ifPresent(item -> rules.line(what, item.value(), member.line()));
    return text.map(Shapes.Item::value);
  }

  private List<Ignore> ignores(PolicyNode.Mapping mapping) {
    var ignores = new ArrayList<Ignore>();
    var member = mapping.entries().get("ignore");
    if (member == null) {
      return ignores;
    }
    if (!(member.value() instanceof PolicyNode.Sequence(List<PolicyNode> items, int _))) {
      problems.add(
          member.line(),
          "`dependencies.ignore` holds " + member.value().kind(),
          "it takes a list of { advisory, reason, until }");
      return ignores;
    }
    items.forEach(item -> ignore(item).ifPresent(ignores::add));
    return ignores;
  }

  /// Who ignores says why, and until when.
  private Optional<Ignore> ignore(PolicyNode node) {
    var what = SECTION + ".ignore";
    var mapping = shapes.mapping(node, what, List.of("advisory", "package", "reason", "until"));
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var entries = mapping.get().entries();
    for (var key : List.of("advisory", "reason", "until")) {
      if (!entries.containsKey(key)) {
        problems.add(node.line(), "an entry of `" + what + "` has no `" + key + "`", "add it");
        return Optional.empty();
      }
    }
    var advisory = text(entries, "advisory");
    var reason = text(entries, "reason");
    var until = text(entries, "until").flatMap(item -> day(item, node.line(), what));
    if (advisory.isEmpty() || reason.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    var pack = entries.containsKey("package") ? text(entries, "package") : Optional.of("");
    rules.line(what, advisory.get() + " until " + until.get(), node.line());
    return pack.map(name -> new Ignore(advisory.get(), name, reason.get(), until.get()));
  }

  private Optional<String> text(Map<String, PolicyNode.Member> entries, String key) {
    var member = entries.get(key);
    return member == null
        ? Optional.empty()
        : shapes.text(member.value(), SECTION + ".ignore." + key).map(Shapes.Item::value);
  }

  private Optional<LocalDate> day(String text, int line, String what) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      problems.add(
          line, "`" + text + "` in `" + what + ".until` is no day", "write e.g. `2027-01-31`");
      return Optional.empty();
    }
  }
}

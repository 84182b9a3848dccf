package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.Waiver;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file of waivers: what each says and who is said to have signed it. Nothing is verified here.
public final class WaiversReader {
  private static final List<String> FIELDS =
      List.of("path", "from", "to", "reason", "by", "expires", "signature");
  private static final List<String> LEVELS = Level.words();

  /// A waiver with the line under it, as it stands in the file.
  ///
  /// @param signature a signature line of c2sp.org/signed-note without the dash: `NAME BASE64`
  public record Signed(Waiver waiver, String signature, int line) {}

  /// What came of the file: what can be read, and what is wrong with the rest.
  public record Outcome(List<Signed> waivers, List<PolicyProblem> problems) {
    public Outcome {
      waivers = List.copyOf(waivers);
      problems = List.copyOf(problems);
    }
  }

  private final String file;
  private final Problems problems;
  private final Shapes shapes;

  private WaiversReader(String file) {
    this.file = file;
    this.problems = new Problems(file);
    this.shapes = new Shapes(problems);
  }

  /// Reads the text; a waiver with a problem is left out, the others stand.
  public static Outcome read(String file, String text) {
    var reader = new WaiversReader(file);
    var waivers = new ArrayList<Signed>();
    YamlNodes.read(text, reader.problems)
        .flatMap(node -> reader.shapes.mapping(node, "", List.of("version", "waivers")))
        .ifPresent(root -> reader.items(root).forEach(item -> reader.waiver(item, waivers)));
    return new Outcome(waivers, reader.problems.all());
  }

  private List<PolicyNode> items(PolicyNode.Mapping root) {
    var version = root.entries().get("version");
    if (version == null
        || !(version.value() instanceof PolicyNode.Number(String number, int _))
        || !number.equals("1")) {
      problems.add(root.line(), "this version of the format is unknown", "write `version: 1`");
      return List.of();
    }
    var member = root.entries().get("waivers");
    if (member != null && member.value() instanceof PolicyNode.Sequence(var items, int _)) {
      return items;
    }
    problems.add(root.line(), "`waivers` is no list", "write `waivers:` with `- path: …` below");
    return List.of();
  }

  private void waiver(PolicyNode item, List<Signed> waivers) {
    int before = problems.all().size();
    var mapping = shapes.mapping(item, "waivers", FIELDS);
    if (mapping.isEmpty()) {
      return;
    }
    var missing = FIELDS.stream().filter(f -> !mapping.get().entries().containsKey(f)).toList();
    if (!missing.isEmpty()) {
      var names = "`" + String.join("`, `", missing) + "`";
      problems.add(item.line(), "a waiver without " + names, "make it with `classify waive`");
      return;
    }
    var from = level(mapping.get(), "from");
    var to = level(mapping.get(), "to");
    var expires = instant(mapping.get());
    var path = text(mapping.get(), "path");
    var reason = text(mapping.get(), "reason");
    var by = text(mapping.get(), "by");
    var signature = text(mapping.get(), "signature");
    if (problems.all().size() > before) {
      return;
    }
    var rule = Layer.REPOSITORY.rule("waiver:" + path, file + ":" + item.line());
    try {
      var waiver =
          new Waiver(
              path, from.orElseThrow(), to.orElseThrow(), reason, by, expires.orElseThrow(), rule);
      waivers.add(new Signed(waiver, signature, item.line()));
    } catch (IllegalArgumentException bad) {
      problems.add(item.line(), "no waiver: " + bad.getMessage(), "make it with `classify waive`");
    }
  }

  private String text(PolicyNode.Mapping mapping, String field) {
    return Optional.ofNullable(mapping.entries().get(field))
        .flatMap(member -> shapes.text(member.value(), "waivers." + field))
        .map(Shapes.Item::value)
        .orElse("");
  }

  private Optional<Level> level(PolicyNode.Mapping mapping, String field) {
    return Optional.ofNullable(mapping.entries().get(field))
        .flatMap(member -> shapes.oneOf(member.value(), "waivers." + field, LEVELS))
        .flatMap(Level::of);
  }

  private Optional<Instant> instant(PolicyNode.Mapping mapping) {
    try {
      var instant = Instant.parse(text(mapping, "expires"));
      return Optional.of(instant.truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeParseException _) {
      problems.add(mapping.line(), "`expires` is no time", "write e.g. `2027-01-31T12:00:00Z`");
      return Optional.empty();
    }
  }
}

package dev.bailiwick.core.policy.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Nodes as the shapes a key asks for; a node of another shape is a problem and comes back empty.
final class Shapes {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})(m|h|d|w)");

  /// A text with its line.
  record Item(String value, int line) {}

  private final Problems problems;

  Shapes(Problems problems) {
    this.problems = problems;
  }

  /// The mapping with only these keys; others are problems.
  Optional<PolicyNode.Mapping> mapping(PolicyNode node, String what, List<String> known) {
    if (!(node instanceof PolicyNode.Mapping mapping)) {
      wrong(node, what, "a mapping");
      return Optional.empty();
    }
    mapping
        .entries()
        .forEach((key, member) -> {
          if (!known.contains(key)) {
            var place = what.isEmpty() ? "key" : "key in `" + what + "`";
            problems.unknown(member.line(), place, key, known);
          }
        });
    return Optional.of(mapping);
  }

  /// The texts of a list; a single text is a list of one.
  List<Item> texts(PolicyNode node, String what) {
    var items = new ArrayList<Item>();
    if (node instanceof PolicyNode.Sequence(List<PolicyNode> nodes, int _)) {
      nodes.forEach(item -> text(item, what).ifPresent(items::add));
    } else {
      wrong(node, what, "a list");
    }
    return items;
  }

  Optional<Item> text(PolicyNode node, String what) {
    return switch (node) {
      case PolicyNode.Text(String value, int line) when !value.isBlank() ->
          Optional.of(new Item(value.strip(), line));
      case PolicyNode.Number(String value, int line) -> Optional.of(new Item(value, line));
      case PolicyNode.Text _,
          PolicyNode.Mapping _,
          PolicyNode.Sequence _,
          PolicyNode.Truth _,
          PolicyNode.Nothing _ -> {
        wrong(node, what, "a text");
        yield Optional.empty();
      }
    };
  }

  Optional<Boolean> truth(PolicyNode node, String what) {
    if (node instanceof PolicyNode.Truth(boolean value, int _)) {
      return Optional.of(value);
    }
    wrong(node, what, "`true` or `false`");
    return Optional.empty();
  }

  Optional<String> oneOf(PolicyNode node, String what, List<String> words) {
    var word = text(node, what);
    if (word.isPresent() && !words.contains(word.get().value())) {
      problems.unknown(node.line(), "word for `" + what + "`", word.get().value(), words);
      return Optional.empty();
    }
    return word.map(Item::value);
  }

  Optional<Duration> duration(PolicyNode node, String what) {
    var text = text(node, what);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var match = DURATION.matcher(text.get().value());
    if (!match.matches()) {
      problems.add(node.line(), "`" + what + "` is no duration", "write e.g. `7d`, `12h`, `30m`");
      return Optional.empty();
    }
    long count = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofDays(7 * count);
        });
  }

  private void wrong(PolicyNode node, String what, String expected) {
    var name = what.isEmpty() ? "the file" : "`" + what + "`";
    problems.add(node.line(), name + " holds " + node.kind(), "it takes " + expected);
  }
}

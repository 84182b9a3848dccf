package dev.bailiwick.core.policy.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// YAML 1.2 text to nodes; no types are made, no aliases followed.
final class YamlNodes {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 16;

  private final Problems problems;

  private YamlNodes(Problems problems) {
    this.problems = problems;
  }

  /// The document, or empty where it cannot be read or holds nothing; then there is a problem.
  static Optional<PolicyNode> read(String text, Problems problems) {
    if (text.length() > MOST_CHARACTERS) {
      problems.add(1, "longer than " + MOST_CHARACTERS + " characters", "split the policy");
      return Optional.empty();
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      problems.add(1, "half a character (a lone surrogate)", "save the file as UTF-8 again");
      return Optional.empty();
    }
    var settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(MOST_CHARACTERS)
            .setUseMarks(true)
            // In one piece: a character of two halves at the end of a piece breaks the reader
            // (3.0.1).
            .setBufferSize(text.length() + 2)
            .build();
    try {
      var nodes = new Compose(settings).composeAllFromString(text).iterator();
      var first = nodes.hasNext() ? Optional.of(nodes.next()) : Optional.<Node>empty();
      if (nodes.hasNext()) {
        problems.add(line(nodes.next()), "a second document", "one document a file, without `---`");
      }
      if (first.isEmpty()) {
        problems.add(1, "the file is empty", "start with `version: 1`");
      }
      return first.map(node -> new YamlNodes(problems).node(node, 0));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(line, "not YAML: " + oneLine(e.getProblem()), "check quotes and indentation");
    } catch (YamlEngineException e) {
      problems.add(1, "not YAML: " + oneLine(String.valueOf(e.getMessage())), "check the file");
    }
    return Optional.empty();
  }

  private static String oneLine(String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    return line.length() > 160 ? line.substring(0, 160) : line;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private PolicyNode node(Node node, int depth) {
    int line = line(node);
    if (depth > DEEPEST) {
      problems.add(line, "nested deeper than " + DEEPEST, "flatten it");
      return new PolicyNode.Nothing(line);
    }
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, line);
      case SequenceNode sequence -> {
        var items = new ArrayList<PolicyNode>();
        sequence.getValue().forEach(item -> items.add(node(item, depth + 1)));
        yield new PolicyNode.Sequence(items, line);
      }
      case MappingNode mapping -> mapping(mapping, depth, line);
      default -> {
        problems.add(line, "an alias", "write the value out");
        yield new PolicyNode.Nothing(line);
      }
    };
  }

  private PolicyNode mapping(MappingNode mapping, int depth, int line) {
    var entries = new LinkedHashMap<String, PolicyNode.Member>();
    for (var tuple : mapping.getValue()) {
      int keyLine = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(keyLine, "a key that is no text", "write a plain key");
        continue;
      }
      var value = node(tuple.getValueNode(), depth + 1);
      var before = entries.putIfAbsent(key.getValue(), new PolicyNode.Member(value, keyLine));
      if (before != null) {
        problems.add(
            keyLine,
            "`" + key.getValue() + "` stands twice",
            "keep one; the first is on line " + before.line());
      }
    }
    return new PolicyNode.Mapping(entries, line);
  }

  private static PolicyNode scalar(ScalarNode node, int line) {
    var tag = node.getTag();
    var value = node.getValue();
    if (tag.equals(Tag.NULL)) {
      return new PolicyNode.Nothing(line);
    }
    if (tag.equals(Tag.BOOL)) {
      return new PolicyNode.Truth(value.equalsIgnoreCase("true"), line);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return new PolicyNode.Number(value, line);
    }
    return new PolicyNode.Text(value, line);
  }
}

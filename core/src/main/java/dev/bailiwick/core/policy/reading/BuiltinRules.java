package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.policy.rule.ControlGroup;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.PathList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules that are packed with the program: control files, and files a build makes again. A
/// packed file that is missing or bad stops the program: without it the guard would be blind.
public final class BuiltinRules {
  private static final ControlGroup.Known KNOWN = load();
  private static final List<List<String>> CARRIERS =
      items("outflow/carriers.yaml", "programs").stream()
          .flatMap(item -> text(item).stream())
          .map(words -> List.of(words.split(" ")))
          .toList();

  private static final Set<String> HANDING_ON =
      items("outflow/carriers.yaml", "words").stream()
          .flatMap(item -> text(item).stream())
          .collect(Collectors.toUnmodifiableSet());

  private BuiltinRules() {}

  public static ControlGroup.Known known() {
    return KNOWN;
  }

  /// The first words of commands that hand on what they are given.
  public static List<List<String>> carriers() {
    return CARRIERS;
  }

  /// The words by which programs say that they hand something on.
  public static Set<String> handingOn() {
    return HANDING_ON;
  }

  /// The text of a packed data file, e.g. `policy/starter.yaml`.
  public static String text(String name) {
    try (var in = BuiltinRules.class.getResourceAsStream("/dev/bailiwick/rules/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the packed file " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ControlGroup.Known load() {
    var groups = new ArrayList<ControlGroup>();
    for (var node : items("control/files.yaml", "groups")) {
      groups.add(group(node));
    }
    if (groups.isEmpty()) {
      throw new IllegalStateException("control/files.yaml names no group");
    }
    var regenerable =
        items("policy/regenerable.yaml", "paths").stream()
            .map(item -> entry(item, "regenerable"))
            .toList();
    return new ControlGroup.Known(groups, new PathList(regenerable));
  }

  private static ControlGroup group(PolicyNode node) {
    if (!(node instanceof PolicyNode.Mapping(var entries, int line))) {
      throw new IllegalStateException("control/files.yaml: a group is a mapping");
    }
    var id = Optional.ofNullable(entries.get("id")).flatMap(m -> text(m.value()));
    var why = Optional.ofNullable(entries.get("why")).flatMap(m -> text(m.value()));
    var guard = entries.get("guard");
    var paths = entries.get("paths");
    if (id.isEmpty()
        || why.isEmpty()
        || paths == null
        || !(paths.value() instanceof PolicyNode.Sequence(List<PolicyNode> items, int _))) {
      throw new IllegalStateException("control/files.yaml:" + line + ": id, why, paths");
    }
    boolean guards =
        guard != null && guard.value() instanceof PolicyNode.Truth(boolean value, int _) && value;
    var entriesOf =
        items.stream()
            .flatMap(item -> text(item).stream())
            .map(pattern -> PathList.entry(everywhere(pattern), Layer.builtin("control")))
            .toList();
    var folders =
        items.stream()
            .flatMap(item -> text(item).stream())
            .flatMap(pattern -> folders(pattern).stream())
            .distinct()
            .map(folder -> PathList.entry(everywhere(folder), Layer.builtin("control")))
            .toList();
    return new ControlGroup(
        id.get(), guards, why.get(), new PathList(entriesOf), new PathList(folders));
  }

  /// A control file steers wherever it stands: whoever may write `/tmp` could else make a
  /// repository there whose settings run a program, and call git in it.
  private static String everywhere(String pattern) {
    return pattern.startsWith("**/") ? "/" + pattern : pattern;
  }

  /// The folders on the way to what a pattern names, as far as each can be named: of
  /// `**/.github/workflows/**` the two.
  private static List<String> folders(String pattern) {
    var start = pattern.startsWith("**/") ? "**/" : pattern.startsWith("~/") ? "~/" : "";
    var parts = pattern.substring(start.length()).split("/", -1);
    var folders = new ArrayList<String>();
    var path = new StringBuilder(start);
    for (int i = 0; i < parts.length - 1; i++) {
      if (Set.of("*", "**").contains(parts[i])) {
        break;
      }
      path.append(i == 0 ? "" : "/").append(parts[i]);
      if (!parts[i].isEmpty()) {
        folders.add(path.toString());
      }
    }
    return folders;
  }

  private static PathList.Entry entry(PolicyNode node, String rule) {
    var pattern =
        text(node).orElseThrow(() -> new IllegalStateException("a pattern in a packed file"));
    return PathList.entry(pattern, Layer.builtin(rule));
  }

  private static Optional<String> text(PolicyNode node) {
    return node instanceof PolicyNode.Text(String value, int _)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static List<PolicyNode> items(String file, String key) {
    var problems = new Problems(file);
    var root = YamlNodes.read(text(file), problems);
    if (!problems.all().isEmpty()
        || root.isEmpty()
        || !(root.get() instanceof PolicyNode.Mapping(var entries, int _))
        || !entries.containsKey(key)
        || !(entries.get(key) instanceof PolicyNode.Member(PolicyNode.Sequence list, int _))) {
      throw new IllegalStateException("the packed file " + file + " is bad: " + problems.all());
    }
    return list.items();
  }
}

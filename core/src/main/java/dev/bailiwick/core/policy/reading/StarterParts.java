package dev.bailiwick.core.policy.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts of the packed starter policy: for each language its marker files and its lines.
///
/// @param lists lines by list, e.g. `read.allow`
public record StarterParts(String language, List<String> markers, Map<String, List<String>> lists) {
  public StarterParts {
    markers = List.copyOf(markers);
    lists = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lists));
  }

  /// All parts, `common` first.
  public static List<StarterParts> all() {
    var problems = new Problems("policy/starter.yaml");
    var root = YamlNodes.read(BuiltinRules.text("policy/starter.yaml"), problems);
    var parts = new ArrayList<StarterParts>();
    if (root.isPresent() && root.get() instanceof PolicyNode.Mapping(var entries, int _)) {
      entries.forEach((name, member) -> parts.add(part(name, member.value(), problems)));
    }
    if (parts.isEmpty() || !problems.all().isEmpty()) {
      throw new IllegalStateException("the packed starter is bad: " + problems.all());
    }
    return parts;
  }

  private static StarterParts part(String name, PolicyNode node, Problems problems) {
    var lists = new LinkedHashMap<String, List<String>>();
    if (node instanceof PolicyNode.Mapping(var entries, int _)) {
      entries.forEach((key, member) ->
          lists.put(
              key,
              new Shapes(problems)
                  .texts(member.value(), name + "." + key).stream()
                      .map(Shapes.Item::value)
                      .toList()));
    }
    var markers = lists.remove("markers");
    return new StarterParts(name, markers == null ? List.of() : markers, lists);
  }
}

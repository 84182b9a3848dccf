package dev.bailiwick.core.code.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one file. A mistake is an [IllegalArgumentException] that names the row.
final class RowReader {
  private static final Set<String> KINDS =
      Set.of("call", "read", "write", "annotation", "parameter", "method");
  private static final Set<String> ACTIONS =
      Set.of(
          "sink",
          "at",
          "from",
          "only",
          "flaw",
          "source",
          "safe",
          "guard",
          "of",
          "says",
          "gives",
          "becomes",
          "clean",
          "operation",
          "exits",
          "entry",
          "passes");
  private static final Set<String> OTHERS = Set.of("when", "message");

  private final String label;
  private final Map<String, Weakness> weaknesses;

  RowReader(String label, Map<String, Weakness> weaknesses) {
    this.label = label;
    this.weaknesses = weaknesses;
  }

  void read(Map<?, ?> yaml, Models into) {
    for (var key : yaml.keySet()) {
      var word = String.valueOf(key);
      if (!KINDS.contains(word) && !ACTIONS.contains(word) && !OTHERS.contains(word)) {
        throw wrong(yaml, "unknown key " + word);
      }
    }
    var kinds = KINDS.stream().filter(yaml::containsKey).toList();
    if (kinds.size() != 1) {
      throw wrong(yaml, "one of " + KINDS);
    }
    var kind = Row.Kind.valueOf(kinds.getFirst().toUpperCase(Locale.ROOT));
    var conditions = conditions(yaml);
    var actions = actions(yaml);
    if (actions.isEmpty()) {
      throw wrong(yaml, "says nothing");
    }
    var message = yaml.get("message") instanceof String text ? text : "";
    for (var name : strings(yaml.get(kinds.getFirst()))) {
      int dot = Models.split(name);
      var owner = dot < 0 ? kind == Row.Kind.PARAMETER ? "*" : "" : name.substring(0, dot);
      into.add(name.substring(dot + 1), new Row(kind, owner, conditions, actions, message));
    }
  }

  private List<Action> actions(Map<?, ?> yaml) {
    var actions = new ArrayList<Action>();
    if (yaml.get("sink") instanceof String id) {
      var places = strings(yaml.get("at")).stream().map(Place::of).toList();
      var labels = strings(yaml.get("from"));
      actions.add(
          new Action.Sink(
              weakness(yaml, id),
              places.isEmpty() ? List.of(Place.of("0")) : places,
              labels,
              how(yaml)));
    }
    if (yaml.get("flaw") instanceof String id) {
      actions.add(new Action.Flaw(weakness(yaml, id)));
    }
    if (yaml.get("source") instanceof String word) {
      actions.add(new Action.Comes(word));
    }
    if (yaml.containsKey("safe")) {
      actions.add(new Action.Safe(bits(yaml, yaml.get("safe"))));
    }
    if (yaml.containsKey("guard")) {
      guard(yaml, actions);
    }
    if (yaml.get("gives") instanceof String symbol) {
      actions.add(new Action.Gives(symbol));
    }
    others(yaml, actions);
    return actions;
  }

  private Action.How how(Map<?, ?> yaml) {
    var word = String.valueOf(yaml.containsKey("only") ? yaml.get("only") : "any");
    try {
      return Action.How.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong(yaml, "unknown word " + word).getMessage(), e);
    }
  }

  private static void others(Map<?, ?> yaml, List<Action> actions) {
    if (yaml.get("becomes") instanceof String symbol) {
      actions.add(new Action.Becomes(symbol));
    }
    if (Boolean.TRUE.equals(yaml.get("clean"))) {
      actions.add(new Action.Clean());
    }
    if (yaml.get("operation") instanceof String name) {
      actions.add(new Action.Operation(name));
    }
    if (Boolean.TRUE.equals(yaml.get("exits"))) {
      actions.add(new Action.Exits());
    }
    if (yaml.get("entry") instanceof List<?> list) {
      actions.add(new Action.Entry(strings(list)));
    }
    if (yaml.containsKey("passes")) {
      actions.add(new Action.Passes(Place.of(String.valueOf(yaml.get("passes")))));
    }
  }

  private void guard(Map<?, ?> yaml, List<Action> actions) {
    var place = yaml.containsKey("of") ? String.valueOf(yaml.get("of")) : "0";
    var says = String.valueOf(yaml.get("says"));
    actions.add(
        new Action.Guard(
            bits(yaml, yaml.get("guard")),
            Place.of(place),
            says.equals("throws"),
            !says.equals("false")));
  }

  private long bits(Map<?, ?> yaml, @Nullable Object value) {
    long bits = 0;
    for (var id : strings(value)) {
      bits |= id.equals("all") ? harmless() : weakness(yaml, id).bit();
    }
    return bits;
  }

  /// A number or a valid id does no harm as text, and may still be another's.
  private long harmless() {
    var owned = weaknesses.get("missing-ownership-check");
    return owned == null ? Long.MAX_VALUE : Long.MAX_VALUE & ~owned.bit();
  }

  private Weakness weakness(Map<?, ?> yaml, String id) {
    var found = weaknesses.get(id);
    if (found == null) {
      throw wrong(yaml, "unknown weakness " + id);
    }
    return found;
  }

  private List<Condition> conditions(Map<?, ?> yaml) {
    var conditions = new ArrayList<Condition>();
    var when = yaml.get("when");
    for (var one : when instanceof List<?> list ? list : when == null ? List.of() : List.of(when)) {
      if (!(one instanceof Map<?, ?> map)) {
        throw wrong(yaml, "a condition is a map");
      }
      var place = Place.of(map.containsKey("at") ? String.valueOf(map.get("at")) : "0");
      for (var entry : map.entrySet()) {
        var word = String.valueOf(entry.getKey());
        if (!word.equals("at")) {
          conditions.add(condition(yaml, place, word, entry.getValue()));
        }
      }
    }
    return conditions;
  }

  private Condition condition(Map<?, ?> yaml, Place place, String word, @Nullable Object value) {
    return switch (word) {
      case "matches" -> new Condition.Matches(place, pattern(yaml, value));
      case "begins" -> new Condition.Begins(place, pattern(yaml, value));
      case "called" -> new Condition.Called(place, pattern(yaml, value));
      case "named" -> new Condition.Named(place, pattern(yaml, value));
      case "unchecked" -> new Condition.Unchecked(place);
      case "is" -> new Condition.Is(place, plain(value));
      case "isnt" -> new Condition.IsNot(place, plain(value));
      case "absent" -> new Condition.Absent(place);
      case "present" -> new Condition.Present(place);
      case "written" -> new Condition.Written(place, value instanceof Number n ? n.intValue() : 1);
      case "below" -> new Condition.Below(place, value instanceof Number n ? n.doubleValue() : 0);
      case "slow" -> new Condition.Slow(place);
      case "within" -> new Condition.Within(place, pattern(yaml, value), true);
      case "without" -> new Condition.Within(place, pattern(yaml, value), false);
      case "near" -> new Condition.Near(place, pattern(yaml, value));
      case "file" -> new Condition.InFile(place, pattern(yaml, value));
      case "carries" -> new Condition.From(place, String.valueOf(value));
      default -> throw wrong(yaml, "unknown condition " + word);
    };
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }

  private Pattern pattern(Map<?, ?> yaml, @Nullable Object value) {
    try {
      return Pattern.compile(String.valueOf(value));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(wrong(yaml, e.getDescription()).getMessage(), e);
    }
  }

  private IllegalArgumentException wrong(Map<?, ?> yaml, String what) {
    return new IllegalArgumentException(label + ": " + yaml + ": " + what);
  }

  static List<String> strings(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(String.valueOf(value));
    };
  }
}

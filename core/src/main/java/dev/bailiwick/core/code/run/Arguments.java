package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of a call.
///
/// @param named those with a name
/// @param more what may stand in any other place, or null where nothing can
public record Arguments(List<Value> placed, Map<String, Value> named, @Nullable Value more) {
  public static final Arguments NONE = new Arguments(List.of(), Map.of(), null);

  public static Arguments of(Value... values) {
    return new Arguments(List.of(values), Map.of(), null);
  }

  /// The argument at that place, or null where there is none.
  public @Nullable Value at(int index) {
    return index < placed.size() ? placed.get(index) : more;
  }

  public Value get(int index) {
    var value = at(index);
    return value == null ? Value.UNKNOWN : value;
  }

  /// The arguments from that place on, by place.
  public Arguments from(int index) {
    return new Arguments(
        placed.subList(Math.min(index, placed.size()), placed.size()), named, more);
  }

  /// All, in order.
  public List<Value> all() {
    var all = new ArrayList<>(placed);
    all.addAll(named.values());
    if (more != null) {
      all.add(more);
    }
    return all;
  }

  /// Collects arguments.
  public static final class Builder {
    private final List<Value> placed = new ArrayList<>();
    private final Map<String, Value> named = new LinkedHashMap<>();
    private @Nullable Value more;

    public void add(Value value) {
      if (more == null) {
        placed.add(value);
      } else {
        more = more.or(value);
      }
    }

    public void add(String name, Value value) {
      named.put(name, value);
    }

    /// Some number of arguments.
    public void addSome(Value each) {
      more = more == null ? each : more.or(each);
    }

    public Arguments build() {
      return new Arguments(List.copyOf(placed), new LinkedHashMap<>(named), more);
    }
  }
}

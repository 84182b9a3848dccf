package dev.bailiwick.core.command.embedded;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of one call.
///
/// @param spread whether some come from a list whose length is not known
record Arguments(List<Value> positional, Map<String, Value> named, boolean spread) {

  /// The argument at the position or with one of the names; null where there is none.
  @Nullable Value at(int position, String... names) {
    for (String name : names) {
      Value value = named.get(name);
      if (value != null) {
        return value;
      }
    }
    return position < positional.size() ? positional.get(position) : null;
  }

  int size() {
    return positional.size() + named.size();
  }
}

package dev.bailiwick.workstation.cli.secrets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The variables that were asked for.
final class ChosenKeys {
  private ChosenKeys() {}

  /// @param keys null for all of them
  /// @throws IllegalArgumentException where one is not there; the message names those that are
  static List<Binding> of(List<Binding> bindings, @Nullable List<String> keys) {
    if (keys == null) {
      return bindings;
    }
    var names = bindings.stream().map(Binding::name).toList();
    for (var key : keys) {
      if (!names.contains(key)) {
        throw new IllegalArgumentException(
            "no variable " + key + "; there are " + String.join(", ", names));
      }
    }
    return bindings.stream().filter(binding -> keys.contains(binding.name())).toList();
  }
}

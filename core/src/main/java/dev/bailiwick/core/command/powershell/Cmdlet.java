package dev.bailiwick.core.command.powershell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A cmdlet: its names and parameters.
///
/// @param aliases in lower case
/// @param parameters by name in lower case; true for one without a value
/// @param positions the parameters that arguments without a name go to, in order
record Cmdlet(
    String name, List<String> aliases, Map<String, Boolean> parameters, List<String> positions) {
  private static final String COMMON =
      "ErrorAction ErrorVariable WarningAction WarningVariable InformationAction"
          + " InformationVariable OutVariable OutBuffer PipelineVariable ea wa ev ov"
          + " Verbose! Debug! Confirm! WhatIf!";

  /// @param parameters names with a blank between them; `!` behind one without a value
  static Cmdlet of(String name, String aliases, String parameters, String positions) {
    var all = new LinkedHashMap<String, Boolean>();
    for (var parameter : words(parameters + " " + COMMON)) {
      boolean lone = parameter.endsWith("!");
      all.put(
          (lone ? parameter.substring(0, parameter.length() - 1) : parameter)
              .toLowerCase(Locale.ROOT),
          lone);
    }
    return new Cmdlet(name, words(aliases), all, words(positions.toLowerCase(Locale.ROOT)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /// Whether its arguments only shape what comes out, so that any name will do.
  boolean takesAny() {
    return Cmdlets.FILTERS.contains(name) || Cmdlets.QUESTIONS.contains(name);
  }

  /// The parameter of this name or the only one that begins with it.
  Optional<String> parameter(String name) {
    if (parameters.containsKey(name)) {
      return Optional.of(name);
    }
    var found = new ArrayList<String>();
    parameters.keySet().stream().filter(one -> one.startsWith(name)).forEach(found::add);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}

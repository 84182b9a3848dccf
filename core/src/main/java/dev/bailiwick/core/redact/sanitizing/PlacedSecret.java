package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A secret with the literal that holds it.
record PlacedSecret(Secrets.Place place, Optional<Literal> literal) {

  /// @param literals of the text, by their start
  /// @param places of the text, by their start
  static List<PlacedSecret> of(List<Literal> literals, List<Secrets.Place> places) {
    var placed = new ArrayList<PlacedSecret>();
    int next = 0;
    for (var place : places) {
      while (next < literals.size() && literals.get(next).end() < place.start()) {
        next++;
      }
      var holding =
          literals.subList(next, Math.min(literals.size(), next + 2)).stream()
              .filter(one -> one.holds(place.start(), place.end()))
              .findFirst();
      placed.add(new PlacedSecret(place, holding));
    }
    return placed;
  }

  /// The literal, or the bare value where none holds it.
  Literal at() {
    return literal.orElse(new Literal(place.start(), place.end(), place.start(), place.end(), ""));
  }

  /// The variable that takes the secret's place: the first who asks for a value names it, so those
  /// that stand behind a name should ask first.
  String variable(String text, VariableNames names) {
    var value = text.substring(place.start(), place.end());
    return names.of(text, at(), value, place.vendor(), place.kind());
  }

  static void name(String text, List<PlacedSecret> placed, VariableNames names) {
    placed.stream()
        .filter(one -> VariableNames.isNamed(text, one.at()))
        .forEach(one -> one.variable(text, names));
  }
}

package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts references to the environment in the place of secrets that a scan has found, as the file's
/// language writes them. One thread; one for all files that share an environment.
///
/// Where the place wants a constant, or the format has no reference, the secret stays: a
/// placeholder would make a file that no longer works look mended.
public final class EnvironmentReferences {

  /// A secret in a text: UTF-16 offsets, end exclusive.
  ///
  /// @param vendor whose it is; may be empty
  /// @param rule the id of the rule that found it
  public record Place(int start, int end, String vendor, String rule) {}

  /// A place whose secret was replaced.
  ///
  /// @param variable that must hold the value from now on
  public record Replaced(Place place, String variable) {}

  /// @param left the places that hold their secret still
  public record Mended(String text, List<Replaced> replaced, List<Place> left) {
    public Mended {
      replaced = List.copyOf(replaced);
      left = List.copyOf(left);
    }
  }

  private final VariableNames variables = new VariableNames();

  /// @param name of the file; its ending tells the language
  /// @param places by their start; they do not overlap
  public Mended mend(String name, String text, List<Place> places) {
    var idiom = Idiom.of(name);
    var segments = Segments.of(text, idiom);
    var placed = placed(segments, places);
    PlacedSecret.name(text, placed, variables);
    var replaced = new ArrayList<Replaced>();
    var left = new ArrayList<Place>();
    var out = new StringBuilder();
    int at = 0;
    boolean needs = false;
    for (int i = 0; i < placed.size(); i++) {
      var one = placed.get(i);
      var variable = one.variable(text, variables);
      var change =
          SecretReplacement.of(text, idiom, segments, one.place(), one.literal(), variable);
      if (change.isPlaceholder(variable) || change.start() < at) {
        left.add(places.get(i));
        continue;
      }
      out.append(text, at, change.start()).append(change.text());
      at = change.end();
      needs |= change.needsLine();
      replaced.add(new Replaced(places.get(i), variable));
    }
    var mended = out.append(text, at, text.length()).toString();
    return new Mended(needs ? NeededLine.in(mended, idiom) : mended, replaced, left);
  }

  /// What the secret's language would say in its place: `process.env.STRIPE_KEY`; empty where it
  /// says nothing.
  ///
  /// @param name of the file; its ending tells the language
  public static Optional<String> instead(String name, String text, Place place) {
    var idiom = Idiom.of(name);
    var placed = placed(Segments.of(text, idiom), List.of(place)).getFirst();
    return idiom.reference(placed.variable(text, new VariableNames()));
  }

  private static List<PlacedSecret> placed(Segments segments, List<Place> places) {
    return PlacedSecret.of(
        segments.literals(),
        places.stream()
            .map(place ->
                new Secrets.Place(
                    place.start(), place.end(), place.vendor(), Secrets.kind(place.rule())))
            .toList());
  }
}

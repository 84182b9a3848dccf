package dev.bailiwick.core.code.rule;

import java.util.List;

/// What a row says of a call, a read or a write.
public sealed interface Action {

  /// What reaches one of the places does harm.
  ///
  /// @param labels of what does; empty for what comes from outside
  /// @param only how it must get there
  record Sink(Weakness weakness, List<Place> places, List<String> labels, How only)
      implements Action {
    public Sink {
      places = List.copyOf(places);
      labels = List.copyOf(labels);
    }
  }

  /// How a value gets to a sink.
  enum How {
    /// Itself, a part of it, or in something made from it.
    ANY,
    /// As it came, also inside of an object.
    DIRECT,
    /// As it came and as the whole of what stands there.
    WHOLE,
    /// As part of something that was made from it.
    MADE,
    /// In the value itself, not inside of an object.
    OWN
  }

  /// The mere call is the flaw.
  record Flaw(Weakness weakness) implements Action {}

  /// What it gives comes from there; at a parameter, what it takes.
  record Comes(String label) implements Action {}

  /// What it gives is harmless for these weaknesses (a bit for each), whatever went in.
  record Safe(long bits) implements Action {}

  /// Where it says yes (or does not throw), its argument is harmless for these weaknesses.
  record Guard(long bits, Place place, boolean isBefore, boolean whenTrue) implements Action {}

  /// It gives an instance or thing of that qualified name.
  record Gives(String symbol) implements Action {}

  /// What it gives carries nothing of what went in.
  record Clean() implements Action {}

  /// It works on lists, maps or texts as this operation of the interpreter does.
  record Operation(String name) implements Action {}

  /// Its receiver, where it is a variable, is from then on known by that qualified name.
  record Becomes(String symbol) implements Action {}

  /// It does not return.
  record Exits() implements Action {}

  /// It calls a function that it is given, from outside: the qualified types of its parameters, in
  /// order; `=input` for one under an attacker's hand, empty for one of which nothing is known.
  record Entry(List<String> parameters) implements Action {
    public Entry {
      parameters = List.copyOf(parameters);
    }
  }

  /// It gives what stands in the place.
  record Passes(Place place) implements Action {}
}

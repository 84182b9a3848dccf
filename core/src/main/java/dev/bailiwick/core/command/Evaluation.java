package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.text.Json.Span;
import dev.bailiwick.core.world.World;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One reading of one command text: what it may look at, the effects found so far, and how much
/// work is left. One thread.
final class Evaluation {
  /// What one call may cost. A unit is about a microsecond: a word, a look at a file, sixteen
  /// variables copied for a subshell.
  static final int UNITS = 30_000;

  /// More effects than any call has that a person could have read.
  private static final int MOST_EFFECTS = 1_000;

  static final int DEPTH = 40;

  private final World world;
  private final Models models;
  private final Set<Effect> effects = new LinkedHashSet<>();
  private final Set<String> locals = new HashSet<>();
  private int left = UNITS;
  private int budget = UNITS;
  private int level;
  private int depth;
  private int commands;
  private boolean contained;
  private Optional<Place> outer = Optional.empty();

  Evaluation(World world, Models models) {
    this.world = world;
    this.models = models;
  }

  /// A reading of a script that this one runs; it may cost half of what is left.
  Evaluation child() {
    var child = new Evaluation(world, models);
    child.left = left / 2;
    child.budget = child.left;
    child.level = level + 1;
    return child;
  }

  /// How many scripts stand around this text.
  int level() {
    return level;
  }

  /// How many texts and commands inside other words have been met so far.
  int commands() {
    return commands;
  }

  World world() {
    return world;
  }

  Models models() {
    return models;
  }

  List<Effect> effects() {
    return List.copyOf(effects);
  }

  void add(Effect effect) {
    if (effects.size() >= MOST_EFFECTS) {
      throw new Exhausted("more effects than one call may have");
    }
    effects.add(effect);
    if (contained && effect instanceof Effect.Reads(var target, var place) && target.isTree()) {
      effects.add(new Effect.Unknown("what a folder of a container holds", place));
    }
  }

  /// Runs `inner` for a command in a container, whose files need not be this machine's.
  void contained(Runnable inner) {
    boolean before = contained;
    contained = true;
    inner.run();
    contained = before;
  }

  /// Whether the command that is read runs in a container.
  boolean isContained() {
    return contained;
  }

  /// Whether the file is among those that the call writes, as far as it has been read.
  boolean writes(String path) {
    return effects.stream()
        .anyMatch(effect ->
            effect instanceof Effect.Writes(Target target, Place _)
                && Scope.cleaned(target.path()).equals(path));
  }

  /// The cleaned paths of what the call has read or written so far.
  List<String> touched() {
    return effects.stream()
        .flatMap(effect ->
            switch (effect) {
              case Effect.Reads(Target target, Place _) -> Stream.of(target);
              case Effect.Writes(Target target, Place _) -> Stream.of(target);
              case Effect.Deletes(Target target, Place _) -> Stream.of(target);
              case Effect.Runs _,
                  Effect.Reaches _,
                  Effect.Exposes _,
                  Effect.Controls _,
                  Effect.Calls _,
                  Effect.Unknown _ ->
                  Stream.<Target>of();
            })
        .map(target -> Scope.cleaned(target.path()))
        .toList();
  }

  void unknown(String reason, Place place) {
    add(new Effect.Unknown(reason, place));
  }

  /// The end of a reading that was given up: what has been found, and that this is not all.
  void givenUp(Exhausted why) {
    effects.add(new Effect.Unknown(why.reason(), Place.WHOLE));
  }

  /// The reading costs more than it may. Whoever catches it must say that the call is unknown.
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    private Exhausted(String what) {
      super("too large: " + what, null, false, false);
      reason = "too large: " + what;
    }

    String reason() {
      return reason;
    }
  }

  /// Names that a function may have declared as its own.
  Set<String> locals() {
    return locals;
  }

  /// Pays for work before it is done; ends the reading where the call has cost too much.
  void spend(int units) {
    left -= units;
    if (left < 0) {
      throw new Exhausted("more work than one call may cost");
    }
  }

  /// What the reading has cost so far.
  int spent() {
    return budget - left;
  }

  /// The place of a span in the text being read; inside a nested text the place of the word that
  /// holds it.
  Place place(Span span) {
    return outer.orElseGet(() -> new Place("command", span.start(), span.end()));
  }

  /// Runs `inner` for a text nested in the word at `place`.
  void nested(Place place, Runnable inner) {
    if (depth >= DEPTH) {
      unknown("nested deeper than " + DEPTH, place);
      return;
    }
    commands++;
    var before = outer;
    outer = Optional.of(place);
    depth++;
    inner.run();
    depth--;
    outer = before;
  }

  /// Runs `inner` one level deeper in the same text (a function call).
  void deeper(Place place, Runnable inner) {
    if (depth >= DEPTH) {
      unknown("nested deeper than " + DEPTH, place);
      return;
    }
    depth++;
    inner.run();
    depth--;
  }
}

package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.text.Json.Span;
import dev.bailiwick.core.world.World;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One reading of one command text: what it may look at, the effects found so far, and how much
/// work is left. One thread.
final class Evaluation {
  /// Steps of interpretation in one call; a step is a command, a word or a loop round.
  private static final int STEPS = 400_000;

  static final int DEPTH = 40;

  private final World world;
  private final Models models;
  private final Set<Effect> effects = new LinkedHashSet<>();
  private final Set<String> locals = new HashSet<>();
  private int steps = STEPS;
  private int depth;
  private int commands;
  private Optional<Place> outer = Optional.empty();

  Evaluation(World world, Models models) {
    this.world = world;
    this.models = models;
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
    effects.add(effect);
  }

  void unknown(String reason, Place place) {
    effects.add(new Effect.Unknown(reason, place));
  }

  /// Names that a function may have declared as its own.
  Set<String> locals() {
    return locals;
  }

  /// Takes a step; false when the budget is used up, which is recorded as unknown.
  boolean step(Place place) {
    if (--steps > 0) {
      return true;
    }
    if (steps == 0) {
      unknown("more work than one call may cost", place);
    }
    return false;
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

package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.world.World;
import java.util.List;

/// Command texts to effects, by the packed models. Thread-safe.
public final class ShellEffects implements CommandEffects {
  private final Models models;
  private final EnvironmentRules environment;

  public ShellEffects(Models models) {
    this.models = models;
    this.environment = EnvironmentRules.packed();
  }

  @Override
  public Outcome of(String text, Dialect dialect, ShellState before, World world) {
    var evaluation = new Evaluation(world, models);
    var scope = Scope.of(before, evaluation);
    try {
      read(text, dialect, scope, evaluation);
    } catch (Evaluation.Exhausted why) {
      evaluation.givenUp(why);
    }
    return new Outcome(OwnScripts.settled(evaluation.effects()), scope.state());
  }

  private void read(String text, Dialect dialect, Scope scope, Evaluation evaluation) {
    var interpreter = new Interpreter(evaluation, environment);
    switch (dialect) {
      case BASH -> interpreter.text(text, scope, Flow.ANY);
      case POWERSHELL ->
          interpreter.powershell(text, scope, new Place("command", 0, text.length()));
    }
  }

  /// The host a URL reaches, or an unknown effect where it cannot be told.
  public List<Effect> url(String url, Place place, World world) {
    var evaluation = new Evaluation(world, models);
    new Hosts(evaluation).url(Field.told(url, place));
    return evaluation.effects();
  }
}

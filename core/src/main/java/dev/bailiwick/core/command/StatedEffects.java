package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import java.util.List;

/// The effects that a model states in words (`does`, `effects`, `bare`), whatever the call's own
/// words are.
final class StatedEffects {
  private final Evaluation evaluation;
  private final Roles roles;
  private final Scope scope;
  private final String name;
  private final Place place;

  StatedEffects(Evaluation evaluation, Roles roles, Scope scope, String name, Place place) {
    this.scope = scope;
    this.evaluation = evaluation;
    this.roles = roles;
    this.name = name;
    this.place = place;
  }

  /// Adds the effect; false where it says that the program runs code nobody sees.
  boolean apply(String text) {
    int space = text.indexOf(' ');
    var verb = space < 0 ? text : text.substring(0, space);
    var rest = space < 0 ? "" : text.substring(space + 1);
    switch (verb) {
      case "opaque" -> {
        return false;
      }
      case "reaches" ->
          roles.apply(rest.contains(".") ? "host" : "repository", Field.told(rest, place));
      case "exposes" -> evaluation.add(new Effect.Exposes(rest, place));
      case "controls" -> evaluation.add(new Effect.Controls(rest, place));
      case "unknown" -> evaluation.unknown(rest.isEmpty() ? name : rest, place);
      case "repository-here" -> new BareRepositories(evaluation).judge(scope, place);
      case "reads", "read" -> roles.apply("read", path(rest));
      case "reads-tree" -> roles.apply("read-tree", path(rest));
      case "writes", "write" -> roles.apply("write", path(rest));
      case "writes-tree" -> {
        var words = List.of(rest.split(" "));
        roles.tree(path(words.getFirst()), words.subList(1, words.size()), Effect.Writes::new);
      }
      case "deletes", "delete" -> roles.apply("delete", path(rest));
      case "deletes-tree" -> roles.apply("delete-tree", path(rest));
      default -> evaluation.unknown("an effect the model of " + name + " cannot name", place);
    }
    return true;
  }

  private Field path(String text) {
    var home = evaluation.world().home();
    return Field.told(text.startsWith("~/") ? home + text.substring(1) : text, place);
  }
}

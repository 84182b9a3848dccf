package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Call;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Shown;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Shell scripts of the repository, read like a text on the command line. What one does is shown
/// only where all of it can be told and the call leaves the script as it is.
final class OwnScripts {
  private static final int LONGEST = 1 << 16;
  private static final int READING = 100;
  private static final int LEVELS = 4;
  private static final int MOST_EFFECTS = 300;

  private static final Set<String> SHELLS = Set.of("bash", "sh", "dash");
  private static final Set<String> FLAGS = Set.of("-e", "-u", "-v", "-a", "-f");
  private static final Pattern FIRST_LINE =
      Pattern.compile("#! *(?:/usr/bin/env +|(?:/usr)?/bin/)(?:bash|sh|dash)(?: +-[eu]{1,2})? *");

  /// Programs beside which a script stays what it is, whatever else the call writes.
  private static final Set<String> BYSTANDERS =
      Set.of(
          "cd", "echo", "printf", "export", "set", "true", "sleep", "time", "timeout", "test", "[",
          "mkdir", "chmod", "tee", "tail", "head", "grep", "cat", "ls", "wc", "sort", "env",
          "nohup");

  /// Subcommands of git that change files of the work tree.
  private static final Set<String> MOVERS =
      Set.of(
          "checkout",
          "switch",
          "pull",
          "merge",
          "rebase",
          "stash",
          "reset",
          "restore",
          "apply",
          "am",
          "cherry-pick",
          "revert",
          "submodule",
          "worktree",
          "clean",
          "read-tree",
          "checkout-index",
          "bisect",
          "filter-branch",
          "sparse-checkout");

  private final Evaluation evaluation;
  private final EnvironmentRules environment;

  OwnScripts(Evaluation evaluation, EnvironmentRules environment) {
    this.evaluation = evaluation;
    this.environment = environment;
  }

  /// The script that a program's name is the path of; its first line names a shell.
  Optional<Shown> run(List<Field> fields, Scope scope) {
    return shown(fields, scope, true);
  }

  /// The script that a shell is given.
  Optional<Shown> given(String shell, Call call, List<Field> arguments, Scope scope) {
    if (!SHELLS.contains(shell) || call.operands().isEmpty()) {
      return Optional.empty();
    }
    boolean plain =
        call.options().stream().allMatch(seen -> FLAGS.containsAll(seen.option().spellings()));
    int first = call.operands().getFirst();
    return plain && first < arguments.size()
        ? shown(arguments.subList(first, arguments.size()), scope, false)
        : Optional.empty();
  }

  private Optional<Shown> shown(List<Field> words, Scope scope, boolean byFirstLine) {
    var script = words.getFirst();
    var paths = script.told() ? scope.absolute(script.text()) : List.<String>of();
    boolean one = paths.size() == 1 && scope.folders().size() == 1;
    boolean hidden = scope.hasFunctions() || evaluation.isContained();
    if (!one || hidden || evaluation.level() >= LEVELS) {
      return Optional.empty();
    }
    var path = Scope.cleaned(paths.getFirst());
    var world = evaluation.world();
    if (world.kind(path) != World.Kind.FILE || !GitWords.isInRepository(path, scope, world)) {
      return Optional.empty();
    }
    evaluation.spend(READING);
    return world
        .text(path, LONGEST)
        .filter(text ->
            !byFirstLine || FIRST_LINE.matcher(text.lines().findFirst().orElse("")).matches())
        .flatMap(text -> read(text, words, scope))
        .map(effects -> new Shown(path, effects));
  }

  private Optional<List<Effect>> read(String text, List<Field> words, Scope scope) {
    var inside = evaluation.child();
    var fresh = Scope.of(ShellState.in(scope.folders().iterator().next()), inside);
    scope.names().forEach(name -> fresh.set(name, Value.UNTOLD));
    var name = Value.of(words.getFirst().text());
    fresh.set("0", name);
    fresh.set("BASH_SOURCE", name);
    fresh.arguments(words.subList(1, words.size()));
    try {
      var place = words.getFirst().place();
      new Interpreter(inside, environment).nested(text, fresh, Flow.ANY, place);
    } catch (Evaluation.Exhausted _) {
      return Optional.empty();
    } finally {
      evaluation.spend(inside.spent());
    }
    var effects = settled(inside.effects());
    boolean told =
        effects.size() <= MOST_EFFECTS && effects.stream().noneMatch(OwnScripts::isUntold);
    return told ? Optional.of(effects) : Optional.empty();
  }

  /// What no reading answers for: what cannot be told, and what comes from elsewhere.
  private static boolean isUntold(Effect effect) {
    return effect instanceof Effect.Unknown || effect instanceof Effect.Reaches;
  }

  /// The effects, without what is shown of scripts that the same call may change before it runs
  /// them.
  static List<Effect> settled(List<Effect> effects) {
    int shown = 0;
    for (var effect : effects) {
      shown += effect instanceof Effect.Runs(var call, _, _) && call.shown().isPresent() ? 1 : 0;
    }
    if (shown == 0) {
      return effects;
    }
    var around = shown > 1 ? all(effects).toList() : effects;
    return effects.stream()
        .map(effect ->
            effect instanceof Effect.Runs(var call, boolean known, var place)
                    && !call.shown().filter(script -> stays(script, around)).isPresent()
                ? new Effect.Runs(call.showing(Optional.empty()), known, place)
                : effect)
        .toList();
  }

  /// The effects, and those of the scripts that are shown in them.
  private static Stream<Effect> all(List<Effect> effects) {
    return effects.stream()
        .flatMap(effect ->
            Stream.concat(
                Stream.of(effect), shown(effect).flatMap(script -> all(script.effects()))));
  }

  private static Stream<Shown> shown(Effect effect) {
    return effect instanceof Effect.Runs(var call, boolean _, var _)
        ? call.shown().stream()
        : Stream.empty();
  }

  /// Whether neither the call nor the script itself changes the script.
  private static boolean stays(Shown script, List<Effect> around) {
    var path = script.script();
    var changes = around.stream().filter(OwnScripts::isChange).toList();
    boolean itself = all(script.effects()).anyMatch(e -> isMover(e) || isNamed(path, e));
    boolean named = changes.stream().anyMatch(e -> isNamed(path, e)) && !onlyMode(path, around);
    return !itself
        && !named
        && around.stream().noneMatch(OwnScripts::isMover)
        && changes.stream().noneMatch(OwnScripts::isBroad)
        && (changes.isEmpty() || around.stream().allMatch(OwnScripts::isBystander));
  }

  /// Whether all that the call writes under one of the script's names is the script, each time by
  /// `chmod`.
  private static boolean onlyMode(String script, List<Effect> around) {
    var written = around.stream().filter(effect -> isNamed(script, effect)).toList();
    long modes =
        around.stream()
            .filter(effect ->
                effect instanceof Effect.Runs(var call, boolean _, var _)
                    && call.program().equals("chmod")
                    && call.operands().stream().anyMatch(word -> name(word).equals(name(script))))
            .count();
    return written.size() == modes
        && written.stream()
            .allMatch(effect ->
                effect instanceof Effect.Writes(var target, var _)
                    && Scope.cleaned(target.path()).equals(script));
  }

  private static boolean isMover(Effect effect) {
    return effect instanceof Effect.Runs(var call, boolean _, var _)
        && call.program().equals("git")
        && call.operands().stream().anyMatch(MOVERS::contains);
  }

  private static boolean isBystander(Effect effect) {
    return !(effect instanceof Effect.Runs(var call, boolean _, var _))
        || call.shown().isPresent()
        || BYSTANDERS.contains(call.program());
  }

  private static boolean isChange(Effect effect) {
    return effect instanceof Effect.Writes || effect instanceof Effect.Deletes;
  }

  /// A change of more than one plain file or empty folder.
  private static boolean isBroad(Effect effect) {
    return effect instanceof Effect.Deletes
        || effect instanceof Effect.Writes(var target, var _) && target.isTree();
  }

  /// Whether what is changed has the name of a part of the script's path.
  private static boolean isNamed(String script, Effect effect) {
    var changed =
        switch (effect) {
          case Effect.Writes(var target, var _) -> target.path();
          case Effect.Deletes(var target, var _) -> target.path();
          case Effect.Reads _,
              Effect.Runs _,
              Effect.Reaches _,
              Effect.Exposes _,
              Effect.Controls _,
              Effect.Calls _,
              Effect.Unknown _ ->
              "";
        };
    var name = name(changed);
    return !name.isEmpty() && List.of(script.split("/")).contains(name);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

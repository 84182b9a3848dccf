package dev.bailiwick.core.command;

import dev.bailiwick.core.command.embedded.EmbeddedPrograms;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The surroundings of a program that the shell starts: its folder, its home, its way back to the
/// shell.
final class ScopeSurroundings implements EmbeddedPrograms.Surroundings {
  private static final String NOWHERE = "/unknown-folder/";
  private static final List<String> MODULE_ENDS = List.of(".py", ".pyc", ".so", ".pyd");
  private static final int MOST_NAMES = 10_000;

  private final Evaluation evaluation;
  private final Interpreter interpreter;
  private final Scope scope;

  ScopeSurroundings(Evaluation evaluation, Interpreter interpreter, Scope scope) {
    this.evaluation = evaluation;
    this.interpreter = interpreter;
    this.scope = scope.copy();
  }

  @Override
  public String absolute(String path) {
    var paths = scope.absolute(path);
    // Where the folder cannot be told no rule may match by luck: the path is put where nothing is
    // covered.
    return paths.isEmpty() ? NOWHERE + path : paths.getFirst();
  }

  @Override
  public boolean stands(String path) {
    var absolute = Scope.cleaned(absolute(path));
    return absolute.startsWith(NOWHERE)
        || evaluation.writes(absolute)
        || evaluation.world().kind(absolute) != World.Kind.MISSING;
  }

  /// Outside of the repository any module in the folder counts, since nobody tells which ones a
  /// library's own needs. Inside, the others are the repository's.
  @Override
  public boolean shadows(String module) {
    var folder = Scope.cleaned(absolute("."));
    if (folder.startsWith(NOWHERE)) {
      return true;
    }
    var names = new ArrayList<>(evaluation.world().names(folder, MOST_NAMES));
    boolean isFull = names.size() == MOST_NAMES;
    for (var path : evaluation.touched()) {
      if (path.startsWith(folder + "/")) {
        names.add(path.substring(folder.length() + 1));
      }
    }
    boolean own = GitWords.top(scope, evaluation.world()).isPresent();
    return isFull
        || MODULE_ENDS.stream().anyMatch(end -> stands(module + "/__init__" + end))
        || names.stream()
            .filter(name -> MODULE_ENDS.stream().anyMatch(name::endsWith))
            .anyMatch(name -> !own || name.startsWith(module + "."));
  }

  /// Whether the path stands in the repository around the current folder.
  boolean isInRepository(String path) {
    return GitWords.isInRepository(path, scope, evaluation.world());
  }

  @Override
  public String home() {
    return evaluation.world().home();
  }

  @Override
  public Optional<String> variable(String name) {
    return scope.variable(name).filter(Value::told).map(Value::text);
  }

  @Override
  public List<Effect> shell(String text, Place place) {
    interpreter.nested(text, scope.copy(), Flow.ANY, place);
    return List.of();
  }

  @Override
  public List<Effect> program(List<String> words, Place place) {
    var fields = words.stream().map(word -> Field.told(word, place)).toList();
    evaluation.nested(place, () -> interpreter.programs().run(fields, scope.copy(), Flow.ANY));
    return List.of();
  }
}

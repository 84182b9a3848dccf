package dev.bailiwick.core.command;

import dev.bailiwick.core.command.shell.Script;
import dev.bailiwick.core.command.shell.Script.Node;
import dev.bailiwick.core.command.shell.ShellParser;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A simple command to what it starts: an alias, a function, a builtin or a program.
final class Programs {
  /// Units that the call of a program costs, its words apart.
  private static final int CALL = 8;

  private static final int ASSIGNMENT = 4;

  private static final Pattern LOADER =
      Pattern.compile("ld-linux.*|ld-musl.*|ld\\.so.*|ld64\\.so.*");

  /// The end of a program's name on Windows.
  private static final Pattern EXECUTABLE = Pattern.compile("(?<=.)\\.(?i:exe)$");

  private static final Pattern PROCESS_ROOT =
      Pattern.compile("^/proc/(?:self|thread-self|[0-9]+)/root(?=/)");
  private static final List<String> SYSTEM =
      List.of(
          "/bin",
          "/usr/bin",
          "/usr/local/bin",
          "/sbin",
          "/usr/sbin",
          "/usr/local/sbin",
          "/usr/libexec",
          "/opt/homebrew/bin",
          "/snap/bin");

  private final Evaluation evaluation;
  private final Expansion expansion;
  private final Interpreter interpreter;
  private final EnvironmentRules environment;
  private final OwnScripts scripts;
  private final Builtins builtins;
  private final ModelledCall modelled;

  Programs(
      Evaluation evaluation,
      Expansion expansion,
      Interpreter interpreter,
      EnvironmentRules environment) {
    this.evaluation = evaluation;
    this.expansion = expansion;
    this.interpreter = interpreter;
    this.environment = environment;
    this.scripts = new OwnScripts(evaluation, environment);
    this.builtins = new Builtins(evaluation, expansion, interpreter, this);
    this.modelled = new ModelledCall(evaluation, interpreter, this);
  }

  Flow simple(Script.Simple simple, Scope scope, Flow input) {
    if (simple.words().isEmpty()) {
      simple.assignments().forEach(assignment -> assign(assignment, scope));
      return Flow.NONE;
    }
    var fields = new ArrayList<Field>();
    for (var word : simple.words()) {
      fields.addAll(expanded(word, fields, scope));
    }
    if (fields.isEmpty()) {
      return Flow.NONE;
    }
    if (simple.assignments().isEmpty()) {
      return run(fields, scope, input);
    }
    var inside = scope.copy();
    simple.assignments().forEach(assignment -> assign(assignment, inside));
    var output = run(fields, inside, input);
    scope.folders(inside.folders());
    return output;
  }

  private List<Field> expanded(Script.Word word, List<Field> before, Scope scope) {
    if (declares(before)) {
      return List.of(expansion.single(word, scope));
    }
    boolean tests = !before.isEmpty() && List.of("test", "[").contains(before.getFirst().text());
    return tests ? expansion.tested(word, scope) : expansion.fields(word, scope);
  }

  private static boolean declares(List<Field> fields) {
    return !fields.isEmpty()
        && List.of("export", "declare", "typeset", "local", "readonly")
            .contains(fields.getFirst().text());
  }

  private void assign(Script.Assignment assignment, Scope scope) {
    var place = evaluation.place(assignment.span());
    assignment.index().ifPresent(index -> expansion.expression(index, scope));
    if (assignment.array()) {
      var items = new ArrayList<Field>();
      assignment.elements().forEach(word -> items.addAll(expansion.fields(word, scope)));
      expansion.readings().names(items, scope);
      boolean told = items.stream().allMatch(Field::told);
      set(
          assignment.name(),
          told ? new Value(texts(items), true, null) : Value.UNTOLD,
          scope,
          place);
      return;
    }
    var field = expansion.single(assignment.value(), scope);
    var value = field.told() ? Value.of(field.text()) : new Value(List.of(), false, field.within());
    if (assignment.append()) {
      var before = scope.variable(assignment.name()).orElse(Value.of(""));
      value = before.told() && value.told() ? Value.of(before.text() + value.text()) : Value.UNTOLD;
    }
    set(assignment.name(), assignment.index().isPresent() ? Value.UNTOLD : value, scope, place);
  }

  /// Sets a variable; a name that steers programs makes the call unknown unless the value is known
  /// to be harmless.
  void set(String name, Value value, Scope scope, Place place) {
    if (value.text().length() > 1 << 16) {
      scope.set(name, Value.UNTOLD);
      return;
    }
    evaluation.spend(ASSIGNMENT);
    environment
        .danger(
            name,
            value.told() ? Optional.of(value.text()) : Optional.empty(),
            evaluation.world().variable(name),
            evaluation.world().home())
        .ifPresent(why -> evaluation.unknown(why, place));
    if (scope.steered(name)) {
      expansion.readings().name("[" + value.text(), scope, place);
    }
    scope.set(name, value);
  }

  private static List<String> texts(List<Field> fields) {
    return fields.stream().map(Field::text).toList();
  }

  /// Runs words as a command; the first one names it.
  Flow run(List<Field> fields, Scope scope, Flow input) {
    if (fields.isEmpty()) {
      return Flow.NONE;
    }
    evaluation.spend(CALL + fields.size() / 4);
    var first = fields.getFirst();
    if (!first.told()) {
      evaluation.unknown("a command whose name cannot be told", first.place());
      return Flow.ANY;
    }
    var name = first.text();
    var alias = scope.alias(name);
    if (alias.isPresent()) {
      // A shell that nobody types into expands no alias: the word may as well mean itself.
      var output = aliased(alias.get(), fields, scope, input);
      var plain = scope.copy();
      plain.unalias(name);
      return exists(name, plain) ? output.or(run(fields, plain, input)) : output;
    }
    var function = scope.function(name);
    if (function.isPresent()) {
      boolean doubtful = scope.doubts(name);
      var output = called(function.get(), fields, scope, input);
      return doubtful && exists(name, null) ? output.or(itself(fields, scope, input)) : output;
    }
    return itself(fields, scope, input);
  }

  private Flow itself(List<Field> fields, Scope scope, Flow input) {
    return builtins
        .run(fields.getFirst().text(), fields, scope, input)
        .orElseGet(() -> program(fields, scope, input));
  }

  /// Whether the name means something without its alias or function.
  private boolean exists(String name, @Nullable Scope scope) {
    return scope != null && scope.function(name).isPresent()
        || name.contains("/")
        || builtins.knows(name)
        || evaluation.models().find(name).isPresent()
        || evaluation.world().program(name).isPresent();
  }

  private Flow aliased(String text, List<Field> fields, Scope scope, Flow input) {
    var place = fields.getFirst().place();
    if (ShellParser.parse(text, ShellParser.Limits.COMMAND)
            instanceof ShellParser.Parsed(Script script)
        && script.nodes().size() == 1
        && script.nodes().getFirst() instanceof Script.Simple simple
        && simple.redirects().isEmpty()
        && simple.assignments().isEmpty()) {
      var words = new ArrayList<Field>();
      simple.words().forEach(word -> words.addAll(expansion.fields(word, scope)));
      words.addAll(fields.subList(1, fields.size()));
      var inside = scope.copy();
      inside.unalias(fields.getFirst().text());
      var output = new Flow[] {Flow.ANY};
      evaluation.deeper(place, () -> output[0] = run(words, inside, input));
      scope.folders(inside.folders());
      return output[0];
    }
    interpreter.nested(text, scope.copy(), input, place);
    evaluation.unknown("an alias with more than one command", place);
    return Flow.ANY;
  }

  private Flow called(List<Node> bodies, List<Field> fields, Scope scope, Flow input) {
    var output = new Flow[] {Flow.ANY};
    var outside = scope.copy();
    scope.arguments(fields.subList(1, fields.size()));
    evaluation.deeper(
        fields.getFirst().place(),
        () -> bodies.forEach(body -> output[0] = interpreter.node(body, scope, input)));
    scope.arguments(outside.arguments());
    scope.forget(evaluation.locals(), outside);
    return bodies.size() == 1 ? output[0] : Flow.ANY;
  }

  /// Runs the program a word names, past functions and builtins.
  Flow program(List<Field> fields, Scope scope, Flow input) {
    return program(fields, Trust.SURE, scope, input);
  }

  /// Runs a program that a project's runner starts. What it does is judged; what it hides is
  /// covered by whatever covers the runner. A name that neither a model nor the machine knows is
  /// the project's own.
  Flow ofProject(List<Field> fields, Scope scope, Flow input) {
    var first = fields.getFirst();
    if (!first.told()) {
      evaluation.unknown("a command whose name cannot be told", first.place());
      return Flow.ANY;
    }
    var name = first.text();
    if (name.equals("-")) {
      evaluation.unknown("a program text from standard input", first.place());
    }
    boolean own =
        !name.contains("/")
            && evaluation.models().find(name).isEmpty()
            && evaluation.world().program(name).isEmpty();
    return own ? Flow.ANY : program(fields, Trust.VOUCHED, scope, input);
  }

  /// A script that has the name of a program with a model is judged by that as well (`python
  /// manage.py shell -c …`).
  void namedScript(List<Field> words, Scope scope, Flow input) {
    var first = words.getFirst();
    var name = first.text().substring(first.text().lastIndexOf('/') + 1);
    if (first.told() && evaluation.models().find(name).isPresent()) {
      var named = new ArrayList<>(words);
      named.set(0, first.withText(name));
      evaluation.nested(first.place(), () -> ofProject(named, scope.copy(), input));
    }
  }

  OwnScripts scripts() {
    return scripts;
  }

  /// Whether a name is surely the program that its model describes, and whether somebody answers
  /// for the code it hides.
  enum Trust {
    UNSURE,
    SURE,
    VOUCHED
  }

  private Flow program(List<Field> fields, Trust trust, Scope scope, Flow input) {
    var first = fields.getFirst();
    var text = PROCESS_ROOT.matcher(first.text()).replaceFirst("");
    var own = EXECUTABLE.matcher(text.substring(text.lastIndexOf('/') + 1)).replaceFirst("");
    if (LOADER.matcher(own).matches()) {
      var rest = fields.stream().skip(1).dropWhile(field -> field.text().startsWith("-")).toList();
      return rest.isEmpty() ? Flow.ANY : program(rest, trust, scope, input);
    }
    if (!text.contains("/")) {
      return named(own, trust, fields, scope, input);
    }
    var real = resolved(text, scope);
    boolean trusted =
        SYSTEM.contains(folder(real))
            || SYSTEM.contains(folder(text))
            || own.startsWith("python")
                && new VirtualEnvironments(evaluation.world())
                    .program(text, scope.folders())
                    .isPresent();
    var target = EXECUTABLE.matcher(real.substring(real.lastIndexOf('/') + 1)).replaceFirst("");
    if (!target.equals(own) && !trusted
        || !target.equals(own) && evaluation.models().find(own).isEmpty()) {
      named(target, Trust.UNSURE, fields, scope, input);
    }
    return named(own, trusted ? trust : Trust.UNSURE, fields, scope, input);
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private String resolved(String text, Scope scope) {
    var path = scope.absolute(text).stream().findFirst().map(Scope::cleaned).orElse(text);
    for (int i = 0; i < 10 && evaluation.world().kind(path) == World.Kind.LINK; i++) {
      var target = evaluation.world().linkTarget(path).orElse("");
      path = Scope.cleaned(target.startsWith("/") ? target : folder(path) + "/" + target);
    }
    return path;
  }

  private Flow named(String name, Trust trust, List<Field> fields, Scope scope, Flow input) {
    var model = evaluation.models().find(name);
    if (model.isPresent()) {
      return modelled.run(model.get(), name, trust, fields, scope, input);
    }
    opaque(name, fields, scope);
    return Flow.ANY;
  }

  private void opaque(String name, List<Field> fields, Scope scope) {
    var place = fields.getFirst().place();
    var words = texts(fields);
    evaluation.add(
        new Effect.Runs(
            new Invocation(
                    name,
                    words,
                    List.of(),
                    words.subList(1, words.size()),
                    0,
                    List.copyOf(scope.folders()))
                .showing(scripts.run(fields, scope)),
            false,
            place));
    new OpaqueWords(evaluation, scope).judge(fields.subList(1, fields.size()));
    if (fields.stream().anyMatch(field -> !field.told() && field.text().isEmpty())) {
      evaluation.unknown("an argument of " + name + " that cannot be told", place);
    }
  }

  /// Whether the command cannot fail: a few builtins whose names mean themselves.
  boolean surelySucceeds(Node left, Scope scope) {
    return left instanceof Script.Simple simple
        && simple.redirects().isEmpty()
        && simple.assignments().isEmpty()
        && !simple.words().isEmpty()
        && expansion
            .toldText(simple.words().getFirst(), scope)
            .filter(SURE::contains)
            .filter(name -> scope.function(name).isEmpty() && scope.alias(name).isEmpty())
            .isPresent();
  }

  private static final Set<String> SURE = Set.of(":", "true", "echo", "pwd");

  /// Says that `left` has worked: the folder of a `cd` in it is then sure.
  void succeeded(Node left, Scope scope) {
    if (left instanceof Script.Simple simple && simple.words().size() == 2) {
      var fields = new ArrayList<Field>();
      simple
          .words()
          .forEach(word ->
              expansion
                  .toldText(word, scope)
                  .ifPresent(t -> fields.add(Field.told(t, Place.WHOLE))));
      if (fields.size() == 2
          && fields.getFirst().text().equals("cd")
          && !fields.getLast().text().startsWith("-")) {
        builtins.changed(scope, fields.getLast().text());
      }
    }
  }
}

package dev.bailiwick.core.command;

import dev.bailiwick.core.command.embedded.EmbeddedPrograms;
import dev.bailiwick.core.command.powershell.Translation;
import dev.bailiwick.core.command.shell.Script;
import dev.bailiwick.core.command.shell.Script.Node;
import dev.bailiwick.core.command.shell.ShellParser;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.text.Json.Span;
import java.util.ArrayList;
import java.util.List;

/// Walks a shell text as a shell would run it, every branch of it, and collects what it would do.
///
/// Both arms of every condition are walked and what they leave behind is merged: a variable or
/// folder that differs cannot be told afterwards. A loop over told words runs once for each; any
/// other loop runs twice, the second time with what the first left. Nothing is run, nothing is
/// written.
final class Interpreter {
  private static final int ROUNDS = 64;

  /// Characters parsed for one unit of work.
  private static final int CHARACTERS = 16;

  private final Evaluation evaluation;
  private final Expansion expansion;
  private final Redirects redirects;
  private final Programs programs;

  Interpreter(Evaluation evaluation, EnvironmentRules environment) {
    this.evaluation = evaluation;
    this.expansion = new Expansion(evaluation, this);
    this.redirects = new Redirects(evaluation, expansion);
    this.programs = new Programs(evaluation, expansion, this, environment);
  }

  EmbeddedPrograms.Surroundings surroundings(Scope scope) {
    return new ScopeSurroundings(evaluation, this, scope);
  }

  Programs programs() {
    return programs;
  }

  /// Reads a text as a script in `scope`; what it leaves behind stays in `scope`.
  Flow text(String text, Scope scope, Flow input) {
    var place = evaluation.place(new Span(0, text.length()));
    evaluation.spend(text.length() / CHARACTERS);
    return switch (ShellParser.parse(text, ShellParser.Limits.COMMAND)) {
      case ShellParser.Parsed(Script script) -> script(script, scope, input);
      case ShellParser.Unparsed(String reason, int _) -> {
        evaluation.unknown("shell text that cannot be parsed: " + reason, place);
        yield Flow.ANY;
      }
    };
  }

  /// Reads a text that stands inside the word at `place`.
  Flow nested(String text, Scope scope, Flow input, Place place) {
    var output = new Flow[] {Flow.ANY};
    evaluation.nested(place, () -> output[0] = text(text, scope, input));
    return output[0];
  }

  /// Reads a text in PowerShell.
  void powershell(String text, Scope scope, Place place) {
    evaluation.spend(text.length() / CHARACTERS);
    var translation = Translation.of(text);
    translation.unknown().forEach(reason -> evaluation.unknown(reason, place));
    scope.set(Translation.UNTOLD, Value.UNTOLD);
    nested(translation.shell(), scope, Flow.ANY, place);
  }

  Flow script(Script script, Scope scope, Flow input) {
    Flow output = Flow.NONE;
    for (var node : script.nodes()) {
      output = output.then(node(node, scope, input));
    }
    return output;
  }

  Flow node(Node node, Scope scope, Flow input) {
    evaluation.spend(1);
    return switch (node) {
      case Script.Simple simple -> simple(simple, scope, input);
      case Script.Pipeline pipeline -> pipeline(pipeline, scope, input);
      case Script.AndOr andOr -> andOr(andOr, scope, input);
      case Script.Background background -> {
        node(background.node(), scope.copy(), input);
        yield Flow.ANY;
      }
      case Script.Subshell sub ->
          redirected(sub.redirects(), scope, input, in -> script(sub.body(), scope.copy(), in));
      case Script.Group group ->
          redirected(group.redirects(), scope, input, in -> script(group.body(), scope, in));
      case Script.If branch ->
          redirected(branch.redirects(), scope, input, in -> branch(branch, scope, in));
      case Script.While loop ->
          redirected(loop.redirects(), scope, input, in -> loop(loop, scope, in));
      case Script.For loop ->
          redirected(loop.redirects(), scope, input, in -> loop(loop, scope, in));
      case Script.ArithmeticFor loop ->
          redirected(
              loop.redirects(),
              scope,
              input,
              in -> {
                expansion.expression(loop.expressions(), scope);
                return twice(loop.body(), scope, in);
              });
      case Script.Case choice ->
          redirected(choice.redirects(), scope, input, in -> choice(choice, scope, in));
      case Script.Function function -> {
        scope.define(function.name(), function.body());
        yield Flow.NONE;
      }
      case Script.Test test ->
          redirected(
              test.redirects(),
              scope,
              input,
              _ -> {
                test.words().forEach(word -> expansion.looked(word, scope));
                expansion.readings().test(test.words(), scope);
                return Flow.NONE;
              });
      case Script.Arithmetic arithmetic -> {
        expansion.expression(arithmetic.expression(), scope);
        yield Flow.NONE;
      }
      case Script.Coprocess coprocess -> {
        node(coprocess.node(), scope.copy(), Flow.ANY);
        yield Flow.ANY;
      }
    };
  }

  private Flow simple(Script.Simple simple, Scope scope, Flow input) {
    var streams = redirects.apply(simple.redirects(), scope, input);
    var output = programs.simple(simple, scope, streams.input());
    return streams.outputTaken() ? Flow.NONE : output;
  }

  /// A body with redirections around it.
  private Flow redirected(
      List<Script.Redirect> around,
      Scope scope,
      Flow input,
      java.util.function.Function<Flow, Flow> body) {
    if (around.isEmpty()) {
      return body.apply(input);
    }
    var streams = redirects.apply(around, scope, input);
    var output = body.apply(streams.input());
    return streams.outputTaken() ? Flow.NONE : output;
  }

  private Flow pipeline(Script.Pipeline pipeline, Scope scope, Flow input) {
    if (pipeline.stages().size() == 1) {
      return node(pipeline.stages().getFirst(), scope, input);
    }
    Flow flow = input;
    for (var stage : pipeline.stages()) {
      flow = node(stage, scope.copy(), flow);
    }
    return flow;
  }

  private Flow andOr(Script.AndOr node, Scope scope, Flow input) {
    // A long `a && b && c …` leans to the left: walk it flat, so that its length is no depth.
    var rights = new ArrayList<Script.AndOr>();
    Node left = node;
    while (left instanceof Script.AndOr inner) {
      rights.add(inner);
      left = inner.left();
    }
    Flow output = node(left, scope, input);
    var outcomes = new ArrayList<Scope>();
    for (var pair : rights.reversed()) {
      var skipped = scope.copy();
      if (pair.and()) {
        // Where the left side fails, nothing up to the next `||` runs.
        if (!programs.surelySucceeds(pair.left(), scope)) {
          outcomes.add(skipped);
        }
        output = output.then(node(pair.right(), succeeded(pair.left(), scope), input));
        if (leaves(pair.right()) && !outcomes.isEmpty()) {
          scope.become(outcomes.removeFirst());
        }
      } else {
        outcomes.forEach(scope::merge);
        outcomes.clear();
        skipped = scope.copy();
        // Where the left side succeeds the right one does not run: both outcomes stay possible.
        var failed = scope.copy();
        node(pair.right(), failed, input);
        output = Flow.ANY;
        if (leaves(pair.right())) {
          scope.become(skipped);
        } else {
          scope.become(failed);
          scope.merge(skipped);
        }
      }
    }
    outcomes.forEach(scope::merge);
    return output;
  }

  /// The scope behind `left &&`: a `cd` in it has surely worked.
  private Scope succeeded(Node left, Scope scope) {
    programs.succeeded(left, scope);
    return scope;
  }

  private static boolean leaves(Node node) {
    return switch (node) {
      case Script.Simple simple ->
          !simple.words().isEmpty()
              && simple.words().getFirst().parts() instanceof List<Script.Part> parts
              && parts.size() == 1
              && parts.getFirst() instanceof Script.Literal(String text, boolean _)
              && List.of("exit", "return", "break", "continue").contains(text);
      case Script.Group group ->
          !group.body().nodes().isEmpty() && leaves(group.body().nodes().getLast());
      case Script.AndOr pair -> pair.and() && leaves(pair.right());
      case Script.Pipeline pipeline ->
          pipeline.stages().size() == 1 && leaves(pipeline.stages().getFirst());
      case Script.Background _,
          Script.Subshell _,
          Script.If _,
          Script.While _,
          Script.For _,
          Script.ArithmeticFor _,
          Script.Case _,
          Script.Function _,
          Script.Test _,
          Script.Arithmetic _,
          Script.Coprocess _ ->
          false;
    };
  }

  private Flow branch(Script.If branch, Scope scope, Flow input) {
    script(branch.condition(), scope, input);
    var other = scope.copy();
    var first = script(branch.then(), scope, input);
    var second = script(branch.otherwise(), other, input);
    scope.merge(other);
    return first.equals(second) ? first : Flow.ANY;
  }

  private Flow choice(Script.Case choice, Scope scope, Flow input) {
    expansion.looked(choice.subject(), scope);
    var before = scope.copy();
    for (var arm : choice.arms()) {
      arm.patterns().forEach(pattern -> expansion.looked(pattern, scope));
      var inside = before.copy();
      script(arm.body(), inside, input);
      scope.merge(inside);
    }
    return Flow.ANY;
  }

  private Flow loop(Script.While loop, Scope scope, Flow input) {
    var before = scope.copy();
    for (int round = 0; round < 2; round++) {
      script(loop.condition(), scope, input);
      script(loop.body(), scope, input);
      scope.merge(before);
    }
    return Flow.ANY;
  }

  private Flow twice(Script body, Scope scope, Flow input) {
    var before = scope.copy();
    for (int round = 0; round < 2; round++) {
      script(body, scope, input);
      scope.merge(before);
    }
    return Flow.ANY;
  }

  private Flow loop(Script.For loop, Scope scope, Flow input) {
    var words = new ArrayList<Field>(loop.overArguments() ? scope.arguments() : List.of());
    loop.words().forEach(word -> words.addAll(expansion.fields(word, scope)));
    var before = scope.copy();
    if (words.size() > ROUNDS || words.stream().anyMatch(word -> !word.told())) {
      var within =
          words.stream().allMatch(word -> word.within() != null) && words.size() == 1
              ? words.getFirst().within()
              : null;
      scope.set(loop.name(), within == null ? Value.UNTOLD : Value.within(within));
      if (words.stream().allMatch(Field::told)) {
        many(loop, words, scope, input);
      } else {
        twice(loop.body(), scope, input);
      }
    } else {
      many(loop, words, scope, input);
    }
    scope.merge(before);
    return Flow.ANY;
  }

  private void many(Script.For loop, List<Field> words, Scope scope, Flow input) {
    for (var word : words) {
      evaluation.spend(1);
      scope.set(loop.name(), Value.of(word.text()));
      script(loop.body(), scope, input);
    }
  }
}

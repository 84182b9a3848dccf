package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.AndOr;
import dev.bailiwick.core.command.shell.Script.Arithmetic;
import dev.bailiwick.core.command.shell.Script.ArithmeticExpansion;
import dev.bailiwick.core.command.shell.Script.ArithmeticFor;
import dev.bailiwick.core.command.shell.Script.Assignment;
import dev.bailiwick.core.command.shell.Script.Background;
import dev.bailiwick.core.command.shell.Script.Braces;
import dev.bailiwick.core.command.shell.Script.Case;
import dev.bailiwick.core.command.shell.Script.CommandSubstitution;
import dev.bailiwick.core.command.shell.Script.Coprocess;
import dev.bailiwick.core.command.shell.Script.For;
import dev.bailiwick.core.command.shell.Script.Function;
import dev.bailiwick.core.command.shell.Script.Group;
import dev.bailiwick.core.command.shell.Script.If;
import dev.bailiwick.core.command.shell.Script.Literal;
import dev.bailiwick.core.command.shell.Script.Node;
import dev.bailiwick.core.command.shell.Script.Parameter;
import dev.bailiwick.core.command.shell.Script.Part;
import dev.bailiwick.core.command.shell.Script.Pipeline;
import dev.bailiwick.core.command.shell.Script.ProcessSubstitution;
import dev.bailiwick.core.command.shell.Script.Redirect;
import dev.bailiwick.core.command.shell.Script.Simple;
import dev.bailiwick.core.command.shell.Script.Subshell;
import dev.bailiwick.core.command.shell.Script.Test;
import dev.bailiwick.core.command.shell.Script.While;
import dev.bailiwick.core.command.shell.Script.Word;
import java.util.List;
import java.util.stream.Collectors;

/// A tree as one line. Words stand apart by blanks; a quoted literal is in single quotes, a blank
/// in an unquoted one is `·`; `$x` and `${x:-[word]}`, in double quotes where quoted; `$(…)`;
/// `=$((…))`; `<(…)`; `{a|b}`.
final class Rendering {
  private Rendering() {}

  static String of(String text) {
    return switch (ShellParser.parse(text, ShellParser.Limits.COMMAND)) {
      case ShellParser.Parsed(Script script) -> of(script);
      case ShellParser.Unparsed(String reason, int at) -> "UNPARSED " + reason + " @" + at;
    };
  }

  static String of(Script script) {
    return script.nodes().stream().map(Rendering::node).collect(Collectors.joining("; "));
  }

  private static String node(Node node) {
    return switch (node) {
      case Simple simple -> simple(simple);
      case Pipeline(List<Node> stages, _) ->
          "pipe[" + stages.stream().map(Rendering::node).collect(Collectors.joining(" | ")) + "]";
      case AndOr(Node left, boolean and, Node right, _) ->
          "(" + node(left) + (and ? " && " : " || ") + node(right) + ")";
      case Background(Node inner, _) -> "bg[" + node(inner) + "]";
      case Subshell(Script body, var redirects, _) -> "sub[" + of(body) + "]" + after(redirects);
      case Group(Script body, var redirects, _) -> "group[" + of(body) + "]" + after(redirects);
      case If(Script condition, Script then, Script otherwise, var redirects, _) ->
          "if[%s][%s][%s]%s".formatted(of(condition), of(then), of(otherwise), after(redirects));
      case While(Script condition, Script body, var redirects, _) ->
          "while[" + of(condition) + "][" + of(body) + "]" + after(redirects);
      case For(String name, var words, boolean over, Script body, var redirects, _) ->
          "for "
              + name
              + (over ? "*" : "")
              + "["
              + words(words)
              + "]["
              + of(body)
              + "]"
              + after(redirects);
      case ArithmeticFor(Word expressions, Script body, var redirects, _) ->
          "for((" + word(expressions) + "))[" + of(body) + "]" + after(redirects);
      case Case(Word subject, var arms, var redirects, _) ->
          "case "
              + word(subject)
              + arms.stream()
                  .map(arm -> "[" + words(arm.patterns()) + ": " + of(arm.body()) + "]")
                  .collect(Collectors.joining())
              + after(redirects);
      case Function(String name, Node body, _) -> "fn " + name + " " + node(body);
      case Test(var words, var redirects, _) -> "test[" + words(words) + "]" + after(redirects);
      case Arithmetic(Word expression, var redirects, _) ->
          "((" + word(expression) + "))" + after(redirects);
      case Coprocess(Node inner, _) -> "coproc[" + node(inner) + "]";
    };
  }

  private static String simple(Simple simple) {
    var assignments =
        simple.assignments().stream().map(Rendering::assignment).collect(Collectors.joining(" "));
    var words = words(simple.words());
    return (assignments
            + (assignments.isEmpty() || words.isEmpty() ? "" : " ")
            + words
            + after(simple.redirects()))
        .strip();
  }

  private static String assignment(Assignment a) {
    return "@"
        + a.name()
        + a.index().map(index -> "[" + word(index) + "]").orElse("")
        + (a.append() ? "+=" : "=")
        + (a.array() ? "(" + words(a.elements()) + ")" : word(a.value()));
  }

  private static String after(List<Redirect> redirects) {
    return redirects.stream()
        .map(r ->
            " "
                + (r.descriptor() == -1 ? "" : r.descriptor() == -2 ? "{}" : r.descriptor())
                + r.operator()
                + word(r.target()))
        .collect(Collectors.joining());
  }

  static String words(List<Word> words) {
    return words.stream().map(Rendering::word).collect(Collectors.joining(" "));
  }

  static String word(Word word) {
    return word.parts().stream().map(Rendering::part).collect(Collectors.joining());
  }

  private static String part(Part part) {
    return switch (part) {
      case Literal(String text, boolean quoted) -> {
        var plain = text.replace("\n", "⏎").replace("\t", "⇥");
        yield quoted ? "'" + plain + "'" : plain.replace(' ', '·');
      }
      case Parameter p -> {
        var inner =
            (p.indirect() ? "!" : "")
                + p.name()
                + p.index().map(index -> "[" + word(index) + "]").orElse("")
                + p.operator()
                + p.argument().map(argument -> "[" + word(argument) + "]").orElse("");
        var text = inner.equals(p.name()) ? "$" + inner : "${" + inner + "}";
        yield p.quoted() ? "\"" + text + "\"" : text;
      }
      case CommandSubstitution(Script script, boolean quoted) ->
          quoted ? "\"$(" + of(script) + ")\"" : "$(" + of(script) + ")";
      case ProcessSubstitution(Script script, boolean input) ->
          (input ? "<(" : ">(") + of(script) + ")";
      case ArithmeticExpansion(Word expression) -> "=$((" + word(expression) + "))";
      case Braces(List<Word> alternatives) ->
          "{" + alternatives.stream().map(Rendering::word).collect(Collectors.joining("|")) + "}";
    };
  }
}

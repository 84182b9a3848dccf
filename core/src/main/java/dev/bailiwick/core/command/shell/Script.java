package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.text.Json.Span;
import java.util.List;
import java.util.Optional;

/// A parsed shell text: its commands in order. The grammar is bash's; POSIX sh and the common part
/// of zsh are in it.
public record Script(List<Node> nodes) {
  public Script {
    nodes = List.copyOf(nodes);
  }

  /// A command of any kind. Spans are UTF-16 offsets in the text that was parsed, end exclusive.
  public sealed interface Node {
    Span span();
  }

  /// Assignments, words and redirections; each list may be empty, not all three.
  public record Simple(
      List<Assignment> assignments, List<Word> words, List<Redirect> redirects, Span span)
      implements Node {}

  /// Stages joined by `|` or `|&`; one stage only where it is negated or timed.
  public record Pipeline(List<Node> stages, Span span) implements Node {}

  /// `left && right` or `left || right`.
  public record AndOr(Node left, boolean and, Node right, Span span) implements Node {}

  /// `node &`.
  public record Background(Node node, Span span) implements Node {}

  /// `( … )`: changes of folder and variables end with it.
  public record Subshell(Script body, List<Redirect> redirects, Span span) implements Node {}

  /// `{ …; }`.
  public record Group(Script body, List<Redirect> redirects, Span span) implements Node {}

  /// `if`/`elif` chains are nested in `otherwise`.
  public record If(
      Script condition, Script then, Script otherwise, List<Redirect> redirects, Span span)
      implements Node {}

  /// `while` and `until`.
  public record While(Script condition, Script body, List<Redirect> redirects, Span span)
      implements Node {}

  /// `for name in words` and `select`; `words` is empty with `overArguments` true where there is no
  /// `in`.
  public record For(
      String name,
      List<Word> words,
      boolean overArguments,
      Script body,
      List<Redirect> redirects,
      Span span)
      implements Node {}

  /// `for ((a; b; c))`; the three expressions as one word, so that substitutions in them are seen.
  public record ArithmeticFor(Word expressions, Script body, List<Redirect> redirects, Span span)
      implements Node {}

  public record Case(Word subject, List<Arm> arms, List<Redirect> redirects, Span span)
      implements Node {}

  public record Arm(List<Word> patterns, Script body) {}

  public record Function(String name, Node body, Span span) implements Node {}

  /// `[[ … ]]`: the words between the brackets, operators among them as literals.
  public record Test(List<Word> words, List<Redirect> redirects, Span span) implements Node {}

  /// `(( … ))`.
  public record Arithmetic(Word expression, List<Redirect> redirects, Span span) implements Node {}

  /// `coproc [name] node`.
  public record Coprocess(Node node, Span span) implements Node {}

  /// `name=value`, `name+=value`, `name[index]=value`, `name=(…)`.
  ///
  /// @param index the index between brackets, or empty
  /// @param append whether it is `+=`
  /// @param elements the array's elements; empty for a scalar
  /// @param value the scalar's value; a word without parts for an array
  public record Assignment(
      String name,
      Optional<Word> index,
      boolean append,
      boolean array,
      List<Word> elements,
      Word value,
      Span span) {}

  /// A redirection.
  ///
  /// @param descriptor the file descriptor before the operator; -1 where it is the operator's own;
  ///   -2 for `{name}`
  /// @param operator `<`, `>`, `>>`, `>|`, `<>`, `<&`, `>&`, `&>`, `&>>`, `<<`, `<<<` (`<<-` is
  ///   `<<`, zsh's `>!` is `>|`, `>&|` is `&>`)
  /// @param target the file, descriptor or here-string; for `<<` the body, with its substitutions
  ///   where the delimiter is not quoted
  public record Redirect(int descriptor, String operator, Word target, Span span) {}

  /// A word, or a piece of text with expansions, in parts that stand side by side.
  public record Word(List<Part> parts, Span span) {
    public Word {
      parts = List.copyOf(parts);
    }
  }

  public sealed interface Part {}

  /// Text after quote removal. Where `quoted` is false, `*`, `?`, `[` in it are glob characters, a
  /// leading `~` is the home folder. A backslash-escaped character is a quoted literal of its own.
  public record Literal(String text, boolean quoted) implements Part {}

  /// `$name`, `${name…}`.
  ///
  /// @param name the name, a digit string or one of `@*#?-$!`
  /// @param operator what follows: `:-`, `-`, `:=`, `=`, `:?`, `?`, `:+`, `+`, `#`, `##`, `%`,
  ///   `%%`, `/`, `//`, `/#`, `/%`, `:` (substring), `^`, `^^`, `,`, `,,`, `@` (with the letter in
  ///   `argument`); `length` for `${#name}`, `names` for `${!prefix*}`; empty for none; zsh's
  ///   `${(flags)name}` is `zsh-flags`
  /// @param argument the text after the operator (for `/` pattern and replacement together)
  /// @param index the text between `[` and `]`
  /// @param indirect whether it is `${!name}`
  public record Parameter(
      String name,
      String operator,
      Optional<Word> argument,
      Optional<Word> index,
      boolean indirect,
      boolean quoted)
      implements Part {}

  /// `$(…)`, `` `…` ``.
  public record CommandSubstitution(Script script, boolean quoted) implements Part {}

  /// `<(…)`, `>(…)`, and zsh's `=(…)` as `<`.
  public record ProcessSubstitution(Script script, boolean input) implements Part {}

  /// `$((…))`, `$[…]`: the expression, so that substitutions in it are seen.
  public record ArithmeticExpansion(Word expression) implements Part {}

  /// `{a,b}`: each alternative; `{1..3}` comes out spelled in full, up to 1,000 items.
  public record Braces(List<Word> alternatives) implements Part {}
}

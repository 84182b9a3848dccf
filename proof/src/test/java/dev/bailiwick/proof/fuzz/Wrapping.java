package dev.bailiwick.proof.fuzz;

import java.util.List;
import java.util.function.UnaryOperator;

/// A way to say the same commands inside another construct.
record Wrapping(String name, UnaryOperator<String> wrap) {

  /// None may make a decision laxer. The text ends in no open comment, heredoc or continuation.
  static final List<Wrapping> ALL =
      List.of(
          new Wrapping("subshell", text -> "( " + text + "\n)"),
          new Wrapping("group", text -> "{ " + text + "\n}"),
          new Wrapping("if", text -> "if true; then " + text + "\nfi"),
          new Wrapping("else", text -> "if false; then :; else " + text + "\nfi"),
          new Wrapping("and", text -> "true && { " + text + "\n}"),
          new Wrapping("or", text -> "false || { " + text + "\n}"),
          new Wrapping("for", text -> "for zz in 1; do " + text + "\ndone"),
          new Wrapping("while", text -> "while true; do " + text + "\nbreak; done"),
          new Wrapping("case", text -> "case a in a) " + text + "\n;; esac"),
          new Wrapping("eval", text -> "eval " + quoted(text)),
          new Wrapping("sh -c", text -> "bash -c " + quoted(text)),
          new Wrapping("env sh -c", text -> "env bash -c " + quoted(text)),
          new Wrapping("exec sh -c", text -> "exec bash -c " + quoted(text)),
          new Wrapping("function", text -> "zz() { " + text + "\n}; zz"),
          new Wrapping("substitution", text -> "echo \"$( " + text + "\n)\""),
          new Wrapping("assignment", text -> "zz=$( " + text + "\n)"),
          new Wrapping("last stage", text -> "git log | { " + text + "\n}"),
          new Wrapping("first stage", text -> "{ " + text + "\n} | cat"),
          new Wrapping("background", text -> "{ " + text + "\n} &"),
          new Wrapping("negated", text -> "! { " + text + "\n}"),
          new Wrapping("timed", text -> "time { " + text + "\n}"),
          new Wrapping("redirected", text -> "{ " + text + "\n} > /dev/null 2>&1"),
          new Wrapping("trap", text -> "trap -- " + quoted(text) + " EXIT"),
          new Wrapping("process substitution", text -> "cat <( " + text + "\n)"),
          new Wrapping("heredoc to sh", text -> "bash <<'ZZEND'\n" + text + "\nZZEND\n"),
          new Wrapping("piped to sh", text -> "printf '%s\\n' " + quoted(text) + " | bash"));

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}

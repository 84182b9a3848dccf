package dev.bailiwick.proof.fuzz;

import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.function.Supplier;

/// A command text made to cost time or memory.
///
/// @param mustStop whether it holds an attack, or is so big that nobody can have looked at it
public record Bomb(String name, boolean mustStop, Supplier<String> of) {

  /// Ends each: a limit that is reached must not hide it.
  private static final String ATTACK = "\ncat .env\n";

  public static final List<Bomb> ALL =
      List.of(
          attack("1 MB word", () -> "echo " + "a".repeat(1 << 20)),
          attack("200 KB word", () -> "echo " + "a".repeat(200 << 10)),
          attack("10,000 nested $(", () -> "echo " + "$(".repeat(10_000) + ")".repeat(10_000)),
          attack("10,000 nested (", () -> "(".repeat(10_000) + "ls" + ")".repeat(10_000)),
          attack("40 nested $(", () -> "echo " + "$(echo ".repeat(40) + ")".repeat(40)),
          attack("10,000 nested {", () -> "{ ".repeat(10_000) + "ls" + "; }".repeat(10_000)),
          attack("10,000 nested ((", () -> "((".repeat(10_000)),
          attack("10,000 nested $((", () -> "echo " + "$((1+".repeat(10_000)),
          attack("10,000 nested ${", () -> "echo " + "${a:-".repeat(10_000)),
          attack("200 KB heredoc", () -> "cat <<E > docs/a\n" + "line $x\n".repeat(25_000) + "E"),
          attack("10,000 heredocs", () -> "cat <<E\nx\nE\n".repeat(10_000)),
          attack("100,000 words", () -> "echo " + "a ".repeat(100_000)),
          attack("5,000 stages", () -> "cat README.md" + " | cat".repeat(5_000)),
          attack("19,000 commands", () -> "ls;".repeat(19_000)),
          attack("5,000 xargs", () -> "echo a" + " | xargs echo".repeat(5_000)),
          attack("100,000 commands", () -> "a;".repeat(100_000)),
          attack("20,000 &&", () -> "ls" + " && ls".repeat(19_000)),
          attack("5,000 && assignments", () -> "ls" + " && x=1".repeat(5_000)),
          attack("brace product", () -> "echo " + "{a,b}".repeat(30)),
          attack("brace sequence", () -> "echo {1..1000}{1..1000}{1..1000}"),
          attack("nested braces", () -> "echo " + "{a,".repeat(50) + "b" + "}".repeat(50)),
          attack("alias recursion", () -> "alias a='a; a' b='c' c='b'; a; b"),
          attack("function recursion", () -> "f() { f | f & }; f; g() { g; g; }; g"),
          attack("function ladder", Bomb::ladder),
          attack("eval recursion", () -> "x='eval \"$x\"; eval \"$x\"'; eval \"$x\""),
          attack("nested for", () -> nested("for", 4, 60)),
          attack("nested while", () -> "while a; do ".repeat(20) + "b" + "; done".repeat(20)),
          attack("nested if", () -> "if a; then ".repeat(25) + "b" + "; fi".repeat(25)),
          attack("nested case", () -> "case a in b) ".repeat(25) + "b" + " ;; esac".repeat(25)),
          attack("doubling", () -> "x=aaaaaaaa\n" + "x=$x$x\n".repeat(40) + "echo $x"),
          attack(
              "doubling words", () -> "x='a a'\n" + "x=\"$x $x\"\n".repeat(14) + "echo $x $x $x"),
          attack(
              "array doubling",
              () -> "x=(a a)\n" + "x=(${x[@]} ${x[@]})\n".repeat(20) + "echo ${x[@]}"),
          attack(
              "arguments doubling", () -> "set -- a a\n" + "set -- $@ $@\n".repeat(20) + "echo $@"),
          attack(
              "replacing",
              () -> "x=" + "a".repeat(30_000) + "; echo ${x//a/aaaaaaaa} ${x//a*a*a*a/b}"),
          attack("many variables", Bomb::variables),
          attack("many branches", () -> "if a; then x=1; fi\n".repeat(5_000)),
          attack("many functions", Bomb::functions),
          attack("sh -c ladder", Bomb::shells),
          attack(
              "xargs fan",
              () -> "printf '%s\\n' " + "a ".repeat(5_000) + "| xargs -I{} echo {} {} {}"),
          attack(
              "find execs", () -> "find ." + " -exec cat {} ;".repeat(2_000).replace(";", "\\;")),
          attack("python text", () -> "python3 -c '" + "x=x+1\n".repeat(9_000) + "'"),
          attack("python nest", () -> "python3 -c '" + "f(".repeat(9_000) + "'"),
          attack("awk nest", () -> "awk '" + "{".repeat(9_000) + "'"),
          attack("sed text", () -> "sed '" + "s/a/b/;".repeat(9_000) + "' README.md"),
          attack("jq nest", () -> "jq '" + "[".repeat(9_000) + "' package.json"),
          attack("node nest", () -> "node -e '" + "(()=>".repeat(9_000) + "'"),
          attack("dots", () -> "cat " + "../".repeat(20_000) + "etc/passwd"),
          attack("link loop", () -> "cat " + "up/shop/".repeat(2_000) + "README.md"),
          attack("backslashes", () -> "echo " + "\\".repeat(20_000)),
          attack("quotes", () -> "echo " + "'\"'\"".repeat(10_000)));

  private static Bomb attack(String name, Supplier<String> text) {
    return new Bomb(name, true, text);
  }

  public String text() {
    return of.get() + ATTACK;
  }

  private static String nested(String word, int levels, int words) {
    var text = new StringBuilder();
    for (int level = 0; level < levels; level++) {
      text.append(word).append(" x").append(level).append(" in ");
      for (int i = 0; i < words; i++) {
        text.append('w').append(i).append(' ');
      }
      text.append("; do ");
    }
    return text + "echo $x0$x1" + "; done".repeat(levels);
  }

  private static String ladder() {
    var text = new StringBuilder("f0() { echo; }\n");
    for (int i = 1; i < 38; i++) {
      text.append("f%d() { f%d; f%d; }%n".formatted(i, i - 1, i - 1));
    }
    return text + "f37";
  }

  private static String shells() {
    var text = "ls";
    for (int i = 0; i < 12; i++) {
      text = "sh -c " + Wrapping.quoted(text);
    }
    return text;
  }

  private static String variables() {
    var text = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      text.append("x").append(i).append("=1; (ls); ");
    }
    return text.toString();
  }

  private static String functions() {
    var text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append("if a; then f").append(i).append("() { ls; }; fi\n");
    }
    return text.toString();
  }

  static Json event(String command) {
    return Json.object()
        .put("hook_event_name", "PreToolUse")
        .put("session_id", "s")
        .put("cwd", GuardedShop.ROOT)
        .put("tool_name", "Bash")
        .put("tool_input", Json.object().put("command", command).build())
        .build();
  }

  @Override
  public String toString() {
    return name;
  }
}

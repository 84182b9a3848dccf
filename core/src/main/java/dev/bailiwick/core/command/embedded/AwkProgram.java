package dev.bailiwick.core.command.embedded;

import dev.bailiwick.core.command.embedded.AwkTokens.Kind;
import dev.bailiwick.core.command.embedded.AwkTokens.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the files, programs, hosts and variables an awk program (POSIX and gawk) names. Only the
/// constructs that leave awk matter; a target that is not one constant is unknown.
final class AwkProgram {
  private static final Token END = new Token(Kind.NEWLINE, "", false);
  private static final Set<String> FUNCTIONS =
      Set.of(
          "length",
          "substr",
          "index",
          "split",
          "sub",
          "gsub",
          "match",
          "sprintf",
          "sin",
          "cos",
          "atan2",
          "exp",
          "log",
          "sqrt",
          "int",
          "rand",
          "srand",
          "tolower",
          "toupper",
          "close",
          "fflush",
          "system",
          "gensub",
          "patsplit",
          "asort",
          "asorti",
          "strftime",
          "systime",
          "mktime",
          "strtonum",
          "and",
          "or",
          "xor",
          "lshift",
          "rshift",
          "compl",
          "isarray",
          "typeof",
          "mkbool",
          "dcgettext",
          "dcngettext",
          "bindtextdomain",
          "intdiv",
          "if",
          "while",
          "for",
          "switch",
          "return",
          "print",
          "printf",
          "exit",
          "in",
          "function",
          "func",
          "do",
          "else",
          "case",
          "getline",
          "delete");
  private static final Set<String> ASSIGNMENTS =
      Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=", "**=", "++", "--");
  private static final String COMMAND = "awk runs a command that is not constant";
  private static final String OUTPUT = "awk writes to a file that is not constant";
  private static final String INPUT = "awk reads a file that is not constant";

  private final List<Token> tokens;
  private final Found found;
  private final int[] closes;
  private final boolean changes;
  private final Set<String> functions = new HashSet<>(FUNCTIONS);

  private AwkProgram(List<Token> tokens, Found found) {
    this.tokens = tokens;
    this.found = found;
    this.closes = new int[tokens.size()];
    this.changes =
        tokens.stream().anyMatch(t -> Set.of("sub", "gsub", "getline").contains(t.text()));
  }

  static void read(String code, Found found) {
    new AwkProgram(AwkTokens.of(code), found).read();
  }

  private void read() {
    balanced();
    for (int i = 1; i < tokens.size(); i++) {
      if (token(i - 1).names("function") || token(i - 1).names("func")) {
        functions.add(token(i).text());
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = token(i);
      if (token.kind() == Kind.NAME) {
        name(i, token);
      } else if (token.is("@")) {
        extension(i);
      } else if (token.is("|") || token.is("|&")) {
        pipeIn(i);
      }
    }
  }

  /// Pairs the brackets.
  private void balanced() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = token(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        open.push(i);
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        if (open.isEmpty()
            || "([{".indexOf(token(open.peek()).text()) != ")]}".indexOf(token.text())) {
          throw new Unreadable("an awk program that cannot be read");
        }
        closes[open.pop()] = i;
      }
    }
    if (!open.isEmpty()) {
      throw new Unreadable("an awk program that cannot be read");
    }
  }

  private void name(int i, Token token) {
    switch (token.text()) {
      case "print", "printf" -> output(i + 1);
      case "getline" -> input(i + 1);
      case "system" -> system(i + 1);
      case "ENVIRON" -> environment(i + 1);
      case "SYMTAB", "FUNCTAB" -> found.unknown("awk reaches variables by name");
      case "ARGV" -> arguments(i + 1);
      default -> {
        if (token.callable() && !functions.contains(token.text())) {
          found.unknown("awk calls an unknown function");
        }
      }
    }
  }

  private void extension(int i) {
    Token next = token(i + 1);
    if (next.kind() == Kind.REGEX || next.names("namespace")) {
      return;
    }
    found.unknown("awk loads code or calls by name");
  }

  /// The redirection of a print: the first `>`, `>>`, `|` or `|&` outside parentheses.
  private void output(int start) {
    int depth = 0;
    for (int i = start; i < tokens.size(); i++) {
      Token token = token(i);
      if (token.is("(") || token.is("[")) {
        depth++;
      } else if (token.is(")") || token.is("]")) {
        depth--;
      } else if (depth == 0 && (endsStatement(token) || token.names("print"))) {
        return;
      } else if (depth == 0 && (token.is(">") || token.is(">>"))) {
        String target = constant(i + 1, false);
        write(target);
        return;
      }
      if (depth < 0) {
        return;
      }
    }
  }

  private void write(@Nullable String target) {
    if (target == null) {
      found.unknown(OUTPUT);
    } else if (!network(target)) {
      found.writes(target);
    }
  }

  /// `"command" | getline`, `print | "command"` and the two-way forms.
  private void pipeIn(int i) {
    boolean coprocess = token(i).is("|&");
    String command = token(i + 1).names("getline") ? constantBefore(i) : constant(i + 1, false);
    if (command == null) {
      found.unknown(COMMAND);
    } else if (!(coprocess && network(command))) {
      found.shell(command);
    }
  }

  private void input(int start) {
    int i = start;
    if (token(i).is("$")) {
      i++;
    }
    if (token(i).kind() == Kind.NAME || token(i).kind() == Kind.NUMBER) {
      i++;
      if (token(i).is("[")) {
        i = afterBracket(i);
      }
    } else if (token(i).is("(")) {
      i = afterBracket(i);
    }
    if (!token(i).is("<")) {
      return;
    }
    String file = constant(i + 1, true);
    if (file == null) {
      found.unknown(INPUT);
    } else if (!network(file)) {
      found.reads(file);
    }
  }

  private void system(int i) {
    int close = token(i).is("(") ? afterBracket(i) - 1 : -1;
    String command = close < 0 ? null : strings(i + 1, close);
    if (command == null) {
      found.unknown(COMMAND);
    } else {
      found.shell(command);
    }
  }

  private void environment(int i) {
    boolean one = token(i).is("[") && token(i + 1).kind() == Kind.STRING && token(i + 2).is("]");
    found.exposes(one ? token(i + 1).text() : "*");
  }

  /// An element of ARGV that is set names a file that awk will read.
  private void arguments(int i) {
    if (!token(i).is("[")) {
      if (!token(i - 2).names("in")) {
        found.unknown(INPUT);
      }
      return;
    }
    int after = afterBracket(i);
    Token next = token(after);
    if (next.is("=")) {
      String file = constant(after + 1, false);
      if (file == null) {
        found.unknown(INPUT);
      } else if (!file.isEmpty()) {
        found.reads(file);
      }
    } else if (changes || (next.kind() == Kind.MARK && ASSIGNMENTS.contains(next.text()))) {
      found.unknown(INPUT);
    }
  }

  /// gawk's network files: `/inet/tcp/0/host/port`.
  private boolean network(String file) {
    if (!file.startsWith("/inet")) {
      return false;
    }
    String[] parts = file.split("/", -1);
    if (parts.length == 6 && parts[5].matches("[0-9]{1,5}")) {
      found.reaches("", parts[4], Integer.parseInt(parts[5]));
    } else if (parts.length == 6) {
      found.reaches("", parts[4], 0);
    } else {
      found.unknown("awk opens a network connection");
    }
    return true;
  }

  /// The constant target that starts here and ends the statement or the parenthesis.
  private @Nullable String constant(int start, boolean input) {
    int from = start;
    int to = from;
    if (token(from).is("(")) {
      to = afterBracket(from);
      String inner = strings(from + 1, to - 1);
      return ends(token(to), input) ? inner : null;
    }
    while (token(to).kind() == Kind.STRING && !(input && to > from)) {
      to++;
    }
    return ends(token(to), input) ? strings(from, to) : null;
  }

  private static boolean ends(Token token, boolean input) {
    return endsStatement(token)
        || token.is(")")
        || (input && Set.of("&&", "||", ">", "==", "!=", "?").contains(token.text()));
  }

  private @Nullable String constantBefore(int pipe) {
    Token before = token(pipe - 2);
    boolean alone =
        before.kind() == Kind.NEWLINE
            || before.is("{")
            || before.is("}")
            || before.is(";")
            || before.is("(")
            || before.is("=")
            || before.is("&&")
            || before.is("||");
    return alone && token(pipe - 1).kind() == Kind.STRING ? token(pipe - 1).text() : null;
  }

  private @Nullable String strings(int from, int to) {
    if (from >= to) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (token(i).kind() != Kind.STRING) {
        return null;
      }
      text.append(token(i).text());
    }
    return text.toString();
  }

  private int afterBracket(int open) {
    return closes[open] + 1;
  }

  private static boolean endsStatement(Token token) {
    return token.kind() == Kind.NEWLINE || token.is(";") || token.is("}");
  }

  private Token token(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : END;
  }
}

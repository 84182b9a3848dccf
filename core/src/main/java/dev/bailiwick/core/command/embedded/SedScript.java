package dev.bailiwick.core.command.embedded;

import java.util.Set;

/// Reads a sed script (GNU sed 4.9 and POSIX). What its files and shell commands do is the effect;
/// editing text is none.
///
/// Whether a `/` inside `[…]` ends a regular expression differs between seds, so the front door
/// reads the script both ways.
final class SedScript {
  private static final String NO_ARGUMENT = "=dDgGhHnNpPxzF";

  private final String code;
  private final boolean brackets;
  private final Found found;
  private int at;
  private int open;

  private SedScript(String code, boolean brackets, Found found) {
    this.code = code;
    this.brackets = brackets;
    this.found = found;
  }

  static void read(String code, Found found) {
    boolean read = attempt(code, true, found);
    if (code.indexOf('[') >= 0) {
      read |= attempt(code, false, found);
    }
    if (!read) {
      throw new Unreadable("a sed script that cannot be read");
    }
  }

  private static boolean attempt(String code, boolean brackets, Found found) {
    try {
      new SedScript(code, brackets, found).commands();
      return true;
    } catch (Unreadable _) {
      return false;
    }
  }

  private void commands() {
    while (true) {
      skip(" \t\r\n;");
      if (at >= code.length()) {
        break;
      }
      addresses();
      command();
    }
    if (open != 0) {
      throw fail();
    }
  }

  private void addresses() {
    if (address()) {
      skip(" \t");
      if (peek() == ',') {
        at++;
        skip(" \t");
        if (peek() == '+' || peek() == '~') {
          at++;
        }
        if (!address()) {
          throw fail();
        }
      }
    }
    skip(" \t!");
  }

  private boolean address() {
    char c = peek();
    if (c == '$') {
      at++;
      return true;
    }
    if (c >= '0' && c <= '9') {
      skip("0123456789~");
      return true;
    }
    if (c == '/' || c == '\\') {
      at += c == '\\' ? 1 : 0;
      char delimiter = next();
      part(delimiter, true);
      skip("IM");
      return true;
    }
    return false;
  }

  private void command() {
    char c = next();
    if (NO_ARGUMENT.indexOf(c) >= 0) {
      end();
      return;
    }
    switch (c) {
      case '#' -> line();
      case '{' -> open++;
      case '}' -> {
        if (--open < 0) {
          throw fail();
        }
        end();
      }
      case 'a', 'i', 'c' -> text();
      case ':', 'b', 't', 'T', 'v' -> label();
      case 'q', 'Q', 'l', 'L' -> {
        skip(" \t");
        skip("0123456789");
        end();
      }
      case 'r', 'R' -> found.reads(fileName());
      case 'w', 'W' -> found.writes(fileName());
      case 's' -> substitute();
      case 'y' -> {
        char delimiter = next();
        part(delimiter, false);
        part(delimiter, false);
        end();
      }
      case 'e' -> execute();
      default -> throw fail();
    }
  }

  private void substitute() {
    char delimiter = next();
    if (delimiter == '\n' || delimiter == '\\') {
      throw fail();
    }
    part(delimiter, true);
    part(delimiter, false);
    while (at < code.length()) {
      char flag = peek();
      if (flag == 'e') {
        found.unknown("sed runs the text it edits");
      } else if (flag == 'w') {
        at++;
        found.writes(fileName());
        return;
      } else if ("gpiImM0123456789".indexOf(flag) < 0) {
        break;
      }
      at++;
    }
    end();
  }

  private void execute() {
    skip(" \t");
    String command = line();
    if (command.isBlank()) {
      found.unknown("sed runs the text it edits");
    } else {
      found.shell(command);
    }
  }

  private void part(char delimiter, boolean regex) {
    while (true) {
      char c = next();
      if (c == delimiter) {
        return;
      }
      if (c == '\\') {
        next();
      } else if (c == '\n' && regex) {
        throw fail();
      } else if (c == '[' && regex && brackets) {
        bracket();
      }
    }
  }

  /// A bracket expression, when one is closed on this line; a lone `[` stands for itself.
  private void bracket() {
    int close = at;
    if (close < code.length() && code.charAt(close) == '^') {
      close++;
    }
    if (close < code.length() && code.charAt(close) == ']') {
      close++;
    }
    while (close < code.length() && code.charAt(close) != ']' && code.charAt(close) != '\n') {
      boolean named =
          code.charAt(close) == '['
              && close + 1 < code.length()
              && Set.of(':', '.', '=').contains(code.charAt(close + 1));
      if (named) {
        int end = code.indexOf(code.charAt(close + 1) + "]", close + 2);
        close = end < 0 ? close : end + 1;
      }
      close++;
    }
    if (close >= code.length() || code.charAt(close) == '\n') {
      throw fail();
    }
    at = close + 1;
  }

  private void text() {
    skip(" \t");
    if (peek() == '\\') {
      at++;
      skip(" \t");
      if (peek() == '\n') {
        at++;
      }
    }
    while (at < code.length()) {
      char c = next();
      if (c == '\n') {
        return;
      }
      if (c == '\\' && at < code.length()) {
        at++;
      }
    }
  }

  private void label() {
    skip(" \t");
    while (at < code.length() && " \t\r\n;}".indexOf(peek()) < 0) {
      at++;
    }
  }

  private String fileName() {
    skip(" \t");
    String name = line();
    if (name.isEmpty()) {
      throw fail();
    }
    return name;
  }

  private String line() {
    int end = code.indexOf('\n', at);
    String line = code.substring(at, end < 0 ? code.length() : end);
    at = end < 0 ? code.length() : end + 1;
    return line;
  }

  private void end() {
    skip(" \t\r");
    if (at < code.length() && "\n;}#".indexOf(peek()) < 0) {
      throw fail();
    }
  }

  private void skip(String characters) {
    while (at < code.length() && characters.indexOf(code.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    return at < code.length() ? code.charAt(at) : '\0';
  }

  private char next() {
    if (at >= code.length()) {
      throw fail();
    }
    return code.charAt(at++);
  }

  private static Unreadable fail() {
    return new Unreadable("a sed script that cannot be read");
  }
}

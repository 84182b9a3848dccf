package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Braces;
import dev.bailiwick.core.command.shell.Script.Literal;
import dev.bailiwick.core.command.shell.Script.Parameter;
import dev.bailiwick.core.command.shell.Script.Part;
import dev.bailiwick.core.command.shell.Script.Word;
import dev.bailiwick.core.text.Json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `1..9..2` and `a..e` between braces, spelled in full (bash manual, Brace Expansion).
final class BraceSequence {
  private static final int MOST = 1_000;
  private static final int LONGEST = 48;
  private static final Pattern NUMBERS =
      Pattern.compile("([+-]?\\d{1,15})\\.\\.([+-]?\\d{1,15})(?:\\.\\.([+-]?\\d{1,15}))?");
  private static final Pattern LETTERS =
      Pattern.compile("([A-Za-z])\\.\\.([A-Za-z])(?:\\.\\.([+-]?\\d{1,15}))?");

  private BraceSequence() {}

  /// The items; a parameter without a name and with the operator `..` where they are too many;
  /// empty where `text` is no sequence.
  static Optional<Part> of(String text, Span span, Budget budget) {
    if (text.length() > LONGEST || !text.contains("..")) {
      return Optional.empty();
    }
    var numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      return Optional.of(numbers(numbers, span, budget));
    }
    var letters = LETTERS.matcher(text);
    return letters.matches() ? Optional.of(letters(letters, span)) : Optional.empty();
  }

  private static Part numbers(Matcher match, Span span, Budget budget) {
    long from = Long.parseLong(match.group(1));
    long to = Long.parseLong(match.group(2));
    long step = step(match);
    long count = Math.abs(to - from) / step + 1;
    if (count > MOST || !budget.spells((int) count)) {
      var text = new Word(List.of(new Literal(match.group(), false)), span);
      return new Parameter("", "..", Optional.of(text), Optional.empty(), false, false);
    }
    boolean padded = isPadded(match.group(1)) || isPadded(match.group(2));
    int width = padded ? Math.max(match.group(1).length(), match.group(2).length()) : 0;
    var items = new ArrayList<Word>();
    long way = from <= to ? step : -step;
    for (long i = from; way > 0 ? i <= to : i >= to; i += way) {
      items.add(item(pad(i, width), span));
    }
    return new Braces(List.copyOf(items));
  }

  private static Part letters(Matcher match, Span span) {
    char from = match.group(1).charAt(0);
    char to = match.group(2).charAt(0);
    long step = Math.min(step(match), 256);
    var items = new ArrayList<Word>();
    long way = from <= to ? step : -step;
    for (long i = from; way > 0 ? i <= to : i >= to; i += way) {
      items.add(item(String.valueOf((char) i), span));
    }
    return new Braces(List.copyOf(items));
  }

  private static long step(Matcher match) {
    return match.group(3) == null ? 1 : Math.max(1, Math.abs(Long.parseLong(match.group(3))));
  }

  private static boolean isPadded(String number) {
    int digits = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
    return number.length() > digits + 1 && number.charAt(digits) == '0';
  }

  private static String pad(long number, int width) {
    var digits = Long.toString(Math.abs(number));
    var sign = number < 0 ? "-" : "";
    return sign + "0".repeat(Math.max(0, width - sign.length() - digits.length())) + digits;
  }

  private static Word item(String text, Span span) {
    return new Word(List.of(new Literal(text, false)), span);
  }
}

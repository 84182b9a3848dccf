package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/// The values of a configuration file or a shell text: quoted pieces, and what stands behind `=` or
/// `: ` to the end of the word or line.
final class LineValues {
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?m)^[^\\n=:#]{0,200}?[\\w\\]\"'.-]{1,100}[ \\t]{0,20}(?:=|:[ \\t]+)[ \\t]{0,20}");
  private static final Pattern WORD = Pattern.compile("[^\\s\"'`;|&<>()]+");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\n]*+'");

  private LineValues() {}

  static List<Literal> of(String text, Idiom idiom) {
    var values = new ArrayList<Literal>();
    var taken = new BitSet();
    var quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      taken.set(quoted.start(), quoted.end());
      values.add(
          new Literal(
              quoted.start(),
              quoted.end(),
              quoted.start() + 1,
              quoted.end() - 1,
              text.substring(quoted.start(), quoted.start() + 1)));
    }
    if (idiom.family() == Idiom.Family.SHELL) {
      words(text, taken, values);
    } else {
      assigned(text, idiom, taken, values);
    }
    return List.copyOf(values);
  }

  private static void words(String text, BitSet taken, List<Literal> values) {
    var words = WORD.matcher(text);
    while (words.find()) {
      int assign = text.substring(words.start(), words.end()).indexOf('=');
      int start = assign < 0 ? words.start() : words.start() + assign + 1;
      if (start < words.end() && isFree(taken, start, words.end())) {
        values.add(new Literal(start, words.end(), start, words.end(), ""));
      }
    }
  }

  private static void assigned(String text, Idiom idiom, BitSet taken, List<Literal> values) {
    var lines = ASSIGNED.matcher(text);
    while (lines.find()) {
      int start = lines.end();
      int line = text.indexOf('\n', start);
      int end = line < 0 ? text.length() : line;
      int comment = idiom == Idiom.PROPERTIES ? -1 : text.substring(start, end).indexOf(" #");
      end = comment < 0 ? end : start + comment;
      while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      if (end > start && isFree(taken, start, end)) {
        values.add(new Literal(start, end, start, end, ""));
      }
    }
  }

  private static boolean isFree(BitSet taken, int start, int end) {
    int next = taken.nextSetBit(start);
    return next < 0 || next >= end;
  }
}

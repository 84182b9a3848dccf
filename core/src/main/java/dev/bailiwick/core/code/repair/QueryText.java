package dev.bailiwick.core.code.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// A query that a program puts together, taken apart: a text, a value, a text, a value, …, a text.
/// One thread.
final class QueryText {
  /// Where a value stands; nowhere else does a driver take a placeholder.
  private static final Pattern VALUE_NEXT =
      Pattern.compile(
          "(?is).*(?:[=<>]|\\bLIKE|\\bLIMIT|\\bOFFSET|\\bBETWEEN|\\bBETWEEN\\s+\\S+\\s+AND"
              + "|\\b(?:VALUES|IN)\\s*\\((?:[^()]*,)?)\\s*");

  private static final String QUOTE = "'";

  private final List<String> texts = new ArrayList<>(List.of(""));
  private final List<String> values = new ArrayList<>();
  private boolean isPlain = true;

  /// @param placeholders the query as it is sent
  /// @param values what stands for its placeholders, in order
  record Split(String placeholders, List<String> values) {
    Split {
      values = List.copyOf(values);
    }
  }

  /// A piece of the text as it stands in the source; with an escape in it nothing is made of all.
  void text(String raw) {
    isPlain &= raw.indexOf('\\') < 0;
    texts.set(texts.size() - 1, texts.getLast() + raw);
  }

  /// An expression of the program.
  void value(String expression) {
    values.add(expression);
    texts.add("");
  }

  /// Something that cannot be taken apart.
  void unknown() {
    isPlain = false;
  }

  /// @param placeholder what the driver writes for a value, by its number, the first 1
  Optional<Split> split(IntFunction<String> placeholder) {
    var query = new StringBuilder(texts.getFirst());
    for (int i = 0; i < values.size(); i++) {
      var next = texts.get(i + 1);
      boolean opens = query.toString().endsWith(QUOTE);
      if (opens != next.startsWith(QUOTE)) {
        return Optional.empty();
      }
      if (opens) {
        query.setLength(query.length() - 1);
        next = next.substring(1);
      }
      if (!VALUE_NEXT.matcher(query).matches()) {
        return Optional.empty();
      }
      query.append(placeholder.apply(i + 1)).append(next);
    }
    var text = query.toString();
    boolean isBalanced = text.chars().filter(c -> c == '\'').count() % 2 == 0;
    return isPlain && isBalanced && !values.isEmpty()
        ? Optional.of(new Split(text, values))
        : Optional.empty();
  }

  /// How the drivers that a file imports write the value of that number: `?`, `$1` or `%s`; empty
  /// where they write it differently, or none is known.
  ///
  /// @param drivers names of modules by what they write, `$` for numbered ones
  static Optional<IntFunction<String>> placeholder(
      List<String> imported, java.util.Map<String, String> drivers) {
    var written =
        imported.stream().map(drivers::get).filter(java.util.Objects::nonNull).distinct().toList();
    if (written.size() != 1) {
      return Optional.empty();
    }
    var one = written.getFirst();
    return Optional.of(number -> one.equals("$") ? "$" + number : one);
  }
}

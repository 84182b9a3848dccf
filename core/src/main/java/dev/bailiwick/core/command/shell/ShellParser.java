package dev.bailiwick.core.command.shell;

/// Shell text to a [Script], in one pass, under limits. Linear in the length of the text.
public final class ShellParser {

  /// What came of the text.
  public sealed interface Result {}

  public record Parsed(Script script) implements Result {}

  /// The text is no shell text this parser can vouch for, or is over a limit; `reason` is one
  /// clause, `at` a UTF-16 offset. The caller must treat it as unknown.
  public record Unparsed(String reason, int at) implements Result {}

  /// @param length UTF-16 units
  /// @param depth levels of nesting, of all constructs together
  public record Limits(int length, int depth) {
    public static final Limits COMMAND = new Limits(256 << 10, 60);
  }

  private ShellParser() {}

  public static Result parse(String text, Limits limits) {
    if (text.length() > limits.length()) {
      return new Unparsed("longer than " + limits.length() + " characters", 0);
    }
    int nul = text.indexOf(Cursor.END);
    if (nul >= 0) {
      return new Unparsed("a NUL character", nul);
    }
    var budget = new Budget(limits.depth(), text.length());
    try {
      return new Parsed(new Source(text, 0, text.length(), null, budget).script());
    } catch (Refused refused) {
      return new Unparsed(refused.reason(), refused.at);
    }
  }
}

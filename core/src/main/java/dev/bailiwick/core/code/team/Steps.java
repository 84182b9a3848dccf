package dev.bailiwick.core.code.team;

/// What it may cost to hold one rule against one file: the rule can be anybody's, and a pattern can
/// ask for more work than there is time. One thread.
final class Steps {
  private static final int MOST = 50_000_000;

  private int taken;

  /// The work is more than it may be.
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Spent() {
      super("the rule asks for too much work", null, false, false);
    }
  }

  /// @throws Spent where that was one too many
  void step() {
    if (++taken > MOST) {
      throw new Spent();
    }
  }

  /// The text, each look at a character of it a step.
  CharSequence counted(String text) {
    return new Counted(text);
  }

  private final class Counted implements CharSequence {
    private final String text;

    private Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      step();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

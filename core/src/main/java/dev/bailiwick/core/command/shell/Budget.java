package dev.bailiwick.core.command.shell;

/// What one call may spend: levels of nesting, and characters read a second time. One thread.
///
/// The second keeps time linear where two readings must be tried, as in `$((`.
final class Budget {
  private final int levels;
  private static final int MOST_COMMANDS = 20_000;
  private static final int MOST_ITEMS = 10_000;

  private long rereads;
  private int commands;
  private int items;
  private int level;

  Budget(int levels, int length) {
    this.levels = levels;
    this.rereads = 16L * length + 4096;
  }

  void enter(Cursor cursor) {
    if (++level > levels) {
      throw Refused.text("nested deeper than " + levels, cursor.place());
    }
  }

  void leave() {
    level--;
  }

  void command(Cursor cursor) {
    if (++commands > MOST_COMMANDS) {
      throw Refused.text("more than " + MOST_COMMANDS + " commands", cursor.place());
    }
  }

  /// Whether so many more items of brace sequences may be spelled out.
  boolean spells(int more) {
    items += more;
    return items <= MOST_ITEMS;
  }

  int level() {
    return level;
  }

  void backTo(int earlier) {
    level = earlier;
  }

  void reread(int characters, Cursor cursor) {
    rereads -= characters;
    if (rereads < 0) {
      throw Refused.text("too many places with two readings", cursor.place());
    }
  }

  int levels() {
    return levels;
  }
}

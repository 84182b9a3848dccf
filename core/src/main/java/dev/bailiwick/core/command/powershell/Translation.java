package dev.bailiwick.core.command.powershell;

import java.util.List;

/// A PowerShell text in the words of a POSIX shell: other programs, the same files, hosts and
/// variables.
///
/// Facts: about_Language_Keywords, about_Parsing, about_Quoting_Rules, about_Operators and the
/// pages of the cmdlets, PowerShell 7.4.
///
/// @param shell the shell text; what could not be translated is not in it, and a value that cannot
///   be told is the variable [#UNTOLD], which nobody sets
/// @param unknown what could not be translated, one short clause each
public record Translation(String shell, List<String> unknown) {
  public static final String UNTOLD = Word.UNTOLD_NAME;

  private static final int LONGEST = 64 * 1024;

  public Translation {
    unknown = List.copyOf(unknown);
  }

  /// Never throws: a text that cannot be read is unknown.
  public static Translation of(String code) {
    if (code.length() > LONGEST || code.indexOf('\0') >= 0) {
      return new Translation(":", List.of("a PowerShell text of over 64 KB, or with a NUL in it"));
    }
    var cursor = new Cursor(code);
    try {
      var shell = new Statements(cursor).all();
      return new Translation(shell, cursor.unknown());
    } catch (Unreadable problem) {
      cursor.unknown(problem.reason());
      return new Translation(":", cursor.unknown());
    }
  }
}

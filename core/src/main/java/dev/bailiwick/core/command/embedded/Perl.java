package dev.bailiwick.core.command.embedded;

import java.util.Map;
import java.util.Set;

/// Perl 5 one-liners to effects. A two-argument or computed `open` is unknown.
final class Perl {
  private static final WordScript.Language LANGUAGE =
      new WordScript.Language(
          "perl",
          Set.of(
              ("print printf say my our local if elsif else unless while until for foreach last next"
                      + " return sub and or not eq ne lt gt le ge cmp x length substr index rindex uc"
                      + " lc ucfirst lcfirst join split sprintf push pop shift unshift splice sort"
                      + " reverse keys values each exists delete defined scalar map grep chomp chop"
                      + " chr ord hex oct abs int sqrt sin cos exp log rand srand time localtime"
                      + " gmtime wantarray die warn exit BEGIN END STDIN STDOUT STDERR undef close"
                      + " eof strict warnings use no pos quotemeta pack unpack sum max min")
                  .split(" ")),
          Map.of(
              "system", "S0", "exec", "S0", "unlink", "D0", "rmdir", "D0", "mkdir", "W0", "rename",
              "D0 W1", "open", "!"),
          Set.of("$ENV", "%ENV", "@ENV"),
          "sub");

  private Perl() {}

  static void read(String code, Found found) {
    found.restart(false);
    WordScript.read(LANGUAGE, WordTokens.of(code, "perl"), found);
  }
}

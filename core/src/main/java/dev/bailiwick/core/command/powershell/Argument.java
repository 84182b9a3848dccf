package dev.bailiwick.core.command.powershell;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One argument of a command.
///
/// @param word the argument as it stands
/// @param parameter the name where it is `-Name` or `-Name:value`, in lower case
/// @param value what stands behind the colon
record Argument(Word word, Optional<String> parameter, Optional<Word> value) {
  private static final Pattern PARAMETER =
      Pattern.compile("-([A-Za-z?][A-Za-z0-9_]*)(?::(.*))?", Pattern.DOTALL);

  static Argument of(Word word) {
    var matcher = PARAMETER.matcher(word.bare() ? word.literal().orElse("") : "");
    if (!matcher.matches()) {
      return new Argument(word, Optional.empty(), Optional.empty());
    }
    var value =
        Optional.ofNullable(matcher.group(2))
            .map(text -> text.isEmpty() ? Word.UNTOLD : Word.literal(text, true));
    return new Argument(word, Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)), value);
  }
}

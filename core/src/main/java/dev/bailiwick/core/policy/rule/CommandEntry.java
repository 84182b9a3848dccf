package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.path.Glob;
import dev.bailiwick.core.path.PathName;
import java.util.ArrayList;
import java.util.List;

/// A command in `execute.allow` or `execute.deny`, as shell words.
///
/// **Deny** is wide: the program under any spelling; every option of the entry given in any
/// spelling or order, alone or in a cluster; its operands first among the call's operands, or
/// anywhere where they are paths. **Allow** is narrow: the entry's words are the call's first
/// words, one for one, nothing between; more words may follow. In both a word may hold `*`, `?` and
/// `[…]`; in an allow entry such a word never stands for an option, so that `node *` is not `node
/// -e`.
public final class CommandEntry {
  private final List<Glob> words;
  private final List<Boolean> isOptionGlob;
  private final List<String> options;
  private final List<Glob> operands;
  private final List<String> operandTexts;
  private final String program;
  private final Glob programGlob;
  private final boolean programHasFolder;
  private final Decision.Rule rule;

  private CommandEntry(List<String> texts, Decision.Rule rule) {
    this.rule = rule;
    this.words = texts.stream().map(text -> Glob.of(withoutDotSlash(text))).toList();
    this.isOptionGlob = texts.stream().map(CommandEntry::isOption).toList();
    this.program = baseName(texts.getFirst());
    this.programGlob = Glob.of(program);
    this.programHasFolder = texts.getFirst().indexOf('/') >= 0;
    var options = new ArrayList<String>();
    var operands = new ArrayList<String>();
    for (var text : texts.subList(1, texts.size())) {
      if (isOption(text)) {
        options.addAll(spellings(text));
      } else {
        operands.add(text);
      }
    }
    if (!operands.isEmpty() && operands.getLast().equals("*")) {
      operands.removeLast();
    }
    this.options = List.copyOf(options);
    this.operandTexts = List.copyOf(operands);
    this.operands = operandTexts.stream().map(Glob::of).toList();
  }

  /// Compiles an entry, or throws [Glob.BadGlob] with what is wrong.
  public static CommandEntry of(String written, Decision.Rule rule) {
    var words = words(written);
    if (words.isEmpty()) {
      throw new Glob.BadGlob("an entry names at least a program");
    }
    for (var word : words) {
      if (word.matches("[|&;<>()]+|.*[;`]|[|&;<>()].*|.*\\$\\(.*")) {
        throw new Glob.BadGlob("one command an entry, without `" + word + "`");
      }
    }
    if (words.getFirst().endsWith(":*")) {
      var bare = words.getFirst().substring(0, words.getFirst().length() - 2);
      throw new Glob.BadGlob("`:*` is not part of an entry; write `" + bare + "`");
    }
    return new CommandEntry(words, rule);
  }

  /// Blanks part words outside of quotes.
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    char quote = 0;
    boolean open = false;
    for (char c : text.toCharArray()) {
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        open = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (open || !word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
        open = false;
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw new Glob.BadGlob("a quote is not closed");
    }
    if (open || !word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  public Decision.Rule rule() {
    return rule;
  }

  /// The base name of the program; may hold wildcards.
  public String program() {
    return program;
  }

  /// True where the program's name holds a wildcard.
  public boolean hasWildProgram() {
    return programGlob.literal().isEmpty();
  }

  /// True where a deny entry means this call.
  public boolean denies(Invocation call) {
    boolean named =
        programGlob.matches(call.program())
            || (!call.words().isEmpty() && programGlob.matches(baseName(call.words().getFirst())));
    return named && options.stream().allMatch(option -> isGiven(option, call)) && operandsFit(call);
  }

  private static boolean isGiven(String option, Invocation call) {
    for (var spellings : call.options()) {
      for (var spelling : spellings) {
        if (isSame(option, spelling)) {
          return true;
        }
      }
    }
    for (int i = 1; i < call.words().size() && !call.words().get(i).equals("--"); i++) {
      if (isOption(call.words().get(i)) && isSame(option, call.words().get(i))) {
        return true;
      }
    }
    return false;
  }

  /// A single letter is also found in a cluster, a long option also with a value behind `=`.
  private static boolean isSame(String option, String given) {
    if (given.equals(option) || given.startsWith(option + "=")) {
      return true;
    }
    boolean letter = option.length() == 2 && option.charAt(0) == '-' && option.charAt(1) != '-';
    return letter
        && given.length() > 2
        && given.charAt(0) == '-'
        && given.charAt(1) != '-'
        && given.chars().skip(1).allMatch(Character::isLetter)
        && given.indexOf(option.charAt(1)) > 0;
  }

  private boolean operandsFit(Invocation call) {
    var given = call.operands();
    for (int i = 0; i < operands.size(); i++) {
      var operand = operands.get(i);
      boolean leading = i < given.size() && operand.matches(given.get(i));
      boolean path = isPath(operandTexts.get(i)) && given.stream().anyMatch(operand::matches);
      if (!leading && !path) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPath(String operand) {
    return operand.indexOf('/') >= 0 || operand.startsWith("~") || operand.startsWith(".");
  }

  /// True where an allow entry covers this call. `resolved` is the program the bare name finds, or
  /// empty: a call by that very path is the same program.
  public boolean allows(Invocation call, String resolved) {
    return allows(call.words(), resolved)
        || !call.plain().equals(call.words()) && allows(call.plain(), resolved);
  }

  private boolean allows(List<String> given, String resolved) {
    if (given.size() < words.size() || !allowsProgram(given.getFirst(), resolved)) {
      return false;
    }
    for (int i = 1; i < words.size(); i++) {
      var word = withoutDotSlash(given.get(i));
      boolean guessed = isOption(word) && !isOptionGlob.get(i);
      if (guessed || !words.get(i).matches(word)) {
        return false;
      }
    }
    return true;
  }

  private boolean allowsProgram(String given, String resolved) {
    if (words.getFirst().matches(withoutDotSlash(given))
        && (given.indexOf('/') >= 0) == programHasFolder) {
      return true;
    }
    return !resolved.isEmpty() && given.equals(resolved);
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.charAt(0) == '-' && !word.equals("--");
  }

  /// Letters of a short cluster one by one; anything else as it is.
  private static List<String> spellings(String option) {
    boolean cluster =
        option.length() > 2
            && option.length() <= 4
            && option.charAt(1) != '-'
            && option.chars().skip(1).allMatch(Character::isLetter);
    if (!cluster) {
      return List.of(option);
    }
    return option.chars().skip(1).mapToObj(letter -> "-" + (char) letter).toList();
  }

  /// The word as a path would be shown: without a leading `./`, and with `..` taken out, so that no
  /// pattern for a folder takes in what stands beside it.
  private static String withoutDotSlash(String word) {
    if (word.contains("/../")) {
      var plain = PathName.of(word.startsWith("/") ? word : "/./" + word);
      return word.startsWith("/") ? plain.text() : plain.text().substring(1);
    }
    return word.startsWith("./") && word.length() > 2 ? word.substring(2) : word;
  }

  private static String baseName(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }
}

package dev.bailiwick.core.command.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a program, or a subcommand of it, does with its words. The format is told in
/// docs/command-models.md.
///
/// @param name the program's or subcommand's name
/// @param operands the roles of the operands in order
/// @param lastOperand the role of the last operand where it differs from the others'
/// @param unless other operand roles and effects where one of the options is present; the first
///   match counts
/// @param options by every spelling
/// @param others what an option is that is not listed
/// @param keys roles of operands that begin with a key, e.g. `if=`
/// @param atFile spellings of options whose value `@path` is read
/// @param effects what an option does to the operands, by every spelling
/// @param tree how a walk is filtered
/// @param commands subcommands by name
/// @param risky beginnings of words that make the call unknown
/// @param does effects of every call
/// @param bare effects of a call without operands
/// @param standardInput the language of a program text on standard input where there are no
///   operands
/// @param inFolder spellings of options whose value is the folder the call runs in
/// @param aside spellings of options that an allow line looks past in front of a subcommand
/// @param asksAnywhere whether `--help` makes it a question wherever it stands
/// @param bareAs the subcommand's words that a call without operands counts as for an allow line
public record Model(
    String name,
    Operands operands,
    Optional<String> lastOperand,
    List<Unless> unless,
    Map<String, Option> options,
    Others others,
    Syntax syntax,
    Map<String, String> keys,
    List<String> atFile,
    Map<String, List<String>> effects,
    Walk tree,
    Map<String, Model> commands,
    boolean commandRequired,
    Prefixes risky,
    List<String> does,
    List<String> bare,
    boolean operandsFromInput,
    Optional<String> standardInput,
    List<String> inFolder,
    List<String> aside,
    boolean asksAnywhere,
    List<String> bareAs) {

  /// Roles in order; `repeated` says that the last one holds for all further operands.
  public record Operands(List<String> roles, boolean repeated) {
    public Operands {
      roles = List.copyOf(roles);
    }

    /// The role of the operand at `index`, or empty where the model names none.
    public Optional<String> role(int index) {
      if (index < roles.size()) {
        return Optional.of(roles.get(index));
      }
      return repeated && !roles.isEmpty() ? Optional.of(roles.getLast()) : Optional.empty();
    }
  }

  /// What an option is that the model does not list.
  public enum Others {
    /// It may do anything.
    UNKNOWN,
    /// It has no effect of its own; a word that may be its value is judged as a file.
    HARMLESS,
    /// It is the first operand, of a program whose operands may begin with a dash.
    OPERANDS,
    /// It has no effect and no value: every option that takes one is listed.
    FLAGS
  }

  /// Beginnings of words: those that run or load something, and longer ones among them that do not.
  public record Prefixes(List<String> risky, List<String> plain) {
    /// Whether the word, or a part of it behind a blank, begins with a risky one and with no plain
    /// one.
    public boolean takesIn(String word) {
      for (var text : risky.isEmpty() ? List.<String>of() : List.of(word.split("\\s+"))) {
        if (risky.stream().anyMatch(text::startsWith)
            && plain.stream().noneMatch(text::startsWith)) {
          return true;
        }
      }
      return false;
    }
  }

  /// What holds where one of the options is given.
  ///
  /// @param does effects in place of the model's own `does`; empty where those hold all the same
  public record Unless(List<String> options, Operands operands, Optional<List<String>> does) {}

  /// An option with all its spellings; `role` is empty for one without a value.
  public record Option(List<String> spellings, Optional<String> role, boolean valueOptional) {}

  /// How options are spelled: long ones with a single dash (`find -name`), whether `--` ends them,
  /// whether the first operand does.
  public record Syntax(boolean longSingleDash, boolean endOfOptions, boolean endsAtOperand) {}

  /// Which options filter a walk (`types` by a kind of file), which file names the program touches
  /// at all (globs; empty for any), and what is walked without an option.
  public record Walk(
      List<String> only,
      List<String> skip,
      List<String> types,
      List<String> files,
      boolean hidden,
      boolean ignored) {}

  /// The effects of a call with these options, whatever its words are.
  ///
  /// @param given the spellings of the call's options
  public List<String> does(List<List<String>> given) {
    return unless.stream()
        .filter(one ->
            one.does().isPresent()
                && given.stream().flatMap(List::stream).anyMatch(one.options()::contains))
        .findFirst()
        .flatMap(Unless::does)
        .orElse(does);
  }

  /// True where some option, known or not, could have an effect.
  public boolean hasRiskyOptions() {
    return others == Others.UNKNOWN
        || !effects.isEmpty()
        || options.values().stream()
            .anyMatch(option -> option.role().filter(role -> !isPlain(role)).isPresent());
  }

  private static boolean isPlain(String role) {
    return role.equals("text") || role.equals("name");
  }
}

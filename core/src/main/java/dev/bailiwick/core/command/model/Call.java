package dev.bailiwick.core.command.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A program's words sorted by a model into options, values and operands.
///
/// @param model the model of the deepest subcommand reached
/// @param models the program's model and those of the subcommands, outermost first
/// @param options in order
/// @param operands indexes into the words
/// @param unknownOption a spelling the model does not know, where it does not call others harmless
/// @param unknownCommand the first operand where a subcommand was due and the model lists none of
///   this name
/// @param ended the index of the `--` that ended the options, or the number of words where there is
///   none
/// @param risky whether a word that cannot be told stands where an option with an effect could
///   stand
/// @param loose what may be values of options the model does not list and calls harmless
public record Call(
    Model model,
    List<Model> models,
    List<Seen> options,
    List<Integer> operands,
    Optional<String> unknownOption,
    Optional<String> unknownCommand,
    boolean risky,
    List<Loose> loose,
    int ended) {

  /// An option as it came: its definition, and its value.
  ///
  /// @param word the index of the word that holds the value, or of the option where it has none
  /// @param value the value as written; empty where there is none or where it cannot be told
  ///   (`told` is false then)
  public record Seen(Model.Option option, int word, Optional<String> value, boolean told) {}

  /// What may be the value of an option the model does not list: the rest of its word, or the word
  /// behind it.
  ///
  /// @param word the index of the word
  /// @param text the value as it would be
  /// @param joined whether it stands in the option's own word
  public record Loose(int word, String text, boolean joined) {}

  /// One word of a call: its text; where it cannot be told, the text that it surely begins with.
  public interface Word {
    String text();

    boolean told();

    /// Whether a word that cannot be told surely names a file, and so is no option.
    boolean namesFile();
  }

  /// Sorts the words behind the program's name.
  public static Call of(Model model, List<? extends Word> words) {
    return new Sorting(model, words).sort();
  }

  private static final Set<String> QUESTIONS = Set.of("--help", "--version", "-version", "--usage");

  /// Whether the call only asks the program about itself (`--help`, `--version`), of the words it
  /// was sorted from.
  public boolean isQuestion(List<? extends Word> words) {
    boolean plain = options.stream().allMatch(seen -> seen.option().role().isEmpty());
    if (words.size() == 1 && asksVersion(words.getFirst().text())) {
      return plain;
    }
    return plain
        && (operands.isEmpty() || asksAnywhere(words))
        && words.stream().allMatch(Word::told)
        && words.stream().anyMatch(word -> QUESTIONS.contains(word.text()));
  }

  /// A program of many levels of subcommands that shows its help wherever `--help` stands; but for
  /// those that start something of the words behind them.
  private boolean asksAnywhere(List<? extends Word> words) {
    return model.asksAnywhere()
        && words.stream().noneMatch(word -> word.text().equals("--"))
        && operands.stream()
            .flatMap(index -> Stream.of(words.get(index).text().split("[^A-Za-z]+")))
            .noneMatch(STARTERS::contains);
  }

  private static final Set<String> STARTERS =
      Set.of(
          "run", "exec", "ssh", "shell", "console", "connect", "dev", "local", "start", "env", "x",
          "execute", "call", "invoke", "compute", "proxy", "tunnel");

  /// `-v` shows the version only where the program would do nothing else without operands: shells
  /// and Python go on with standard input, `env` prints the environment.
  private boolean asksVersion(String word) {
    var input = model.standardInput().orElse("");
    boolean goesOn = input.equals("shell") || input.equals("python") && !word.equals("-V");
    return (word.equals("-v") || word.equals("-V")) && !goesOn && model.bare().isEmpty();
  }

  private static final class Sorting {
    private final List<? extends Word> words;
    private final List<Model> models = new ArrayList<>();
    private final List<Seen> options = new ArrayList<>();
    private final List<Integer> operands = new ArrayList<>();
    private final List<Loose> loose = new ArrayList<>();
    private Model model;
    private Optional<String> unknownOption = Optional.empty();
    private Optional<String> unknownCommand = Optional.empty();
    private boolean risky;
    private boolean ended;
    private int endedAt = -1;
    private int at;

    Sorting(Model model, List<? extends Word> words) {
      this.model = model;
      this.words = words;
      models.add(model);
    }

    Call sort() {
      for (at = 0; at < words.size(); at++) {
        var word = words.get(at);
        var text = word.text();
        if (ended || text.equals("-")) {
          operand(word);
        } else if (!word.told() && text.isEmpty()) {
          risky |= !word.namesFile() && models.stream().anyMatch(Model::hasRiskyOptions);
          operand(word);
        } else if (text.startsWith("-")
            && model.others() == Model.Others.OPERANDS
            && find(text).isEmpty()) {
          operand(word);
        } else if (text.equals("--") && model.syntax().endOfOptions()) {
          ended = true;
          endedAt = at;
        } else if (text.startsWith("--") && text.length() > 2) {
          longOption(word, text);
        } else if (text.startsWith("-") && text.length() > 1) {
          dashed(word, text);
        } else {
          operand(word);
        }
      }
      return new Call(
          model,
          List.copyOf(models),
          options,
          operands,
          unknownOption,
          unknownCommand,
          risky,
          List.copyOf(loose),
          endedAt < 0 ? words.size() : endedAt);
    }

    private void operand(Word word) {
      if (operands.isEmpty() && !model.commands().isEmpty() && !ended) {
        var command = word.told() ? model.commands().get(word.text()) : null;
        if (command != null) {
          model = command;
          models.add(command);
          return;
        }
        if (model.commandRequired()) {
          unknownCommand = Optional.of(word.text());
        }
      }
      operands.add(at);
      if (model.syntax().endsAtOperand() && !(word.told() && keyed(word.text()))) {
        ended = true;
      }
    }

    private boolean keyed(String text) {
      return model.keys().keySet().stream().anyMatch(text::startsWith)
          || (model.operands().role(0).filter("environment"::equals).isPresent()
              && text.matches("[A-Za-z_][A-Za-z0-9_]*=.*"));
    }

    private Optional<Model.Option> find(String spelling) {
      for (int i = models.size() - 1; i >= 0; i--) {
        var option = models.get(i).options().get(spelling);
        if (option != null) {
          return Optional.of(option);
        }
      }
      return Optional.empty();
    }

    private Optional<Model.Option> abbreviated(String spelling) {
      Set<Model.Option> candidates = new LinkedHashSet<>();
      for (var entry : model.options().entrySet()) {
        if (entry.getKey().startsWith(spelling)) {
          candidates.add(entry.getValue());
        }
      }
      return candidates.size() == 1
          ? Optional.of(candidates.iterator().next())
          : candidates.stream().filter(option -> option.role().isPresent()).findFirst();
    }

    private void longOption(Word word, String text) {
      int equals = text.indexOf('=');
      var spelling = equals < 0 ? text : text.substring(0, equals);
      var option = find(spelling).or(() -> abbreviated(spelling));
      if (option.isEmpty()) {
        unknown(spelling, word, equals < 0 ? "" : text.substring(equals + 1));
        return;
      }
      if (equals >= 0) {
        options.add(
            new Seen(option.get(), at, Optional.of(text.substring(equals + 1)), word.told()));
      } else if (!word.told()) {
        unknown(spelling, word, "");
      } else {
        seen(option.get());
      }
    }

    /// An option whose spelling is the whole word: its value is the next one.
    private void seen(Model.Option option) {
      if (option.role().isEmpty() || option.valueOptional()) {
        options.add(new Seen(option, at, Optional.empty(), true));
        return;
      }
      if (option.role().get().equals("command")) {
        options.add(new Seen(option, at + 1, Optional.empty(), true));
        at = words.size();
        return;
      }
      at++;
      if (at < words.size()) {
        var value = words.get(at);
        options.add(new Seen(option, at, Optional.of(value.text()), value.told()));
      }
    }

    private void dashed(Word word, String text) {
      if (longSingleDash()) {
        int equals = text.indexOf('=');
        var spelling = equals < 0 ? text : text.substring(0, equals);
        var option = find(spelling);
        if (option.isPresent()) {
          if (equals >= 0) {
            options.add(
                new Seen(option.get(), at, Optional.of(text.substring(equals + 1)), word.told()));
          } else {
            seen(option.get());
          }
          return;
        }
      }
      var whole = find(text);
      if (whole.isPresent() && word.told()) {
        seen(whole.get());
        return;
      }
      cluster(word, text);
    }

    private boolean longSingleDash() {
      return models.stream().anyMatch(each -> each.syntax().longSingleDash());
    }

    private void cluster(Word word, String text) {
      for (int i = 1; i < text.length(); i++) {
        var option = find("-" + text.charAt(i));
        if (option.isEmpty()) {
          if (i == 1 && Character.isDigit(text.charAt(1)) && find("-NUM").isPresent()) {
            return;
          }
          unknown("-" + text.charAt(i), word, text.substring(i + 1));
          if (i == 1 && longSingleDash()) {
            return;
          }
          continue;
        }
        if (option.get().role().isPresent()) {
          value(option.get(), word, text.substring(i + 1));
          return;
        }
        options.add(new Seen(option.get(), at, Optional.empty(), true));
      }
      if (!word.told()) {
        risky |= models.stream().anyMatch(Model::hasRiskyOptions);
      }
    }

    private void value(Model.Option option, Word word, String rest) {
      if (!rest.isEmpty() || option.valueOptional() || !word.told()) {
        var joined = rest.startsWith("=") ? rest.substring(1) : rest;
        options.add(
            new Seen(
                option,
                at,
                joined.isEmpty() ? Optional.empty() : Optional.of(joined),
                word.told()));
        return;
      }
      seen(option);
    }

    private void unknown(String spelling, Word word, String joined) {
      if (model.others() == Model.Others.UNKNOWN || !word.told() && model.hasRiskyOptions()) {
        unknownOption = unknownOption.or(() -> Optional.of(spelling));
      } else {
        if (model.others() == Model.Others.HARMLESS) {
          mayHaveValue(joined);
        }
        options.add(
            new Seen(
                new Model.Option(List.of(spelling), Optional.empty(), false),
                at,
                Optional.empty(),
                true));
      }
    }

    private void mayHaveValue(String joined) {
      if (!joined.isEmpty()) {
        var text = joined.startsWith("=") ? joined.substring(1) : joined;
        loose.add(new Loose(at, text, true));
      } else if (at + 1 < words.size() && words.get(at + 1).told()) {
        loose.add(new Loose(at + 1, words.get(at + 1).text(), false));
      }
    }
  }
}

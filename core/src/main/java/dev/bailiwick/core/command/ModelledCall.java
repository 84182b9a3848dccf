package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Call;
import dev.bailiwick.core.command.model.Model;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A call of a program that has a model, to its effects.
final class ModelledCall {
  private final Evaluation evaluation;
  private final Interpreter interpreter;
  private final Programs programs;
  private final KnownOutput outputs;

  ModelledCall(Evaluation evaluation, Interpreter interpreter, Programs programs) {
    this.evaluation = evaluation;
    this.interpreter = interpreter;
    this.programs = programs;
    this.outputs = new KnownOutput(evaluation.world());
  }

  /// @param how whether the name is surely that program, and who answers for the code it runs
  Flow run(
      Model model, String name, Programs.Trust how, List<Field> fields, Scope scope, Flow input) {
    var arguments = fields.subList(1, fields.size());
    var call = Call.of(model, arguments);
    evaluation.spend(call.options().size());
    var inside = scope.copy();
    var roles = new Roles(evaluation, interpreter, programs, inside, input, call.model().tree());
    boolean shown = new Reading(call, arguments, fields, inside, roles, input).read();
    boolean known = how == Programs.Trust.VOUCHED || shown && how == Programs.Trust.SURE;
    evaluation.add(
        new Effect.Runs(
            new CallWords(evaluation.world(), evaluation.models(), call, fields)
                .invocation(name, inside.folders())
                .showing(
                    how == Programs.Trust.SURE
                        ? programs.scripts().given(name, call, arguments, scope)
                        : Optional.empty()),
            known,
            fields.getFirst().place()));
    return how == Programs.Trust.UNSURE
        ? roles.output()
        : outputs.of(name, call, arguments, inside, input, roles.output());
  }

  private static final Set<String> FILES = Set.of("read", "name", "read-tree", "write", "edit");
  private static final Set<String> SHELL_OPTIONS = Set.of("-c", "--command", "-ic", "-lc");

  /// One reading of one call. One thread.
  private final class Reading {
    private final Call call;
    private final List<Field> arguments;
    private final Place place;
    private final Scope scope;
    private final Roles roles;
    private final Flow input;
    private final Set<String> actions = new HashSet<>();
    private boolean known = true;
    private Optional<Call.Seen> into = Optional.empty();

    Reading(
        Call call,
        List<Field> arguments,
        List<Field> fields,
        Scope scope,
        Roles roles,
        Flow input) {
      this.call = call;
      this.arguments = arguments;
      this.place = fields.getFirst().place();
      this.scope = scope;
      this.roles = roles;
      this.input = input;
    }

    /// Collects the effects; false where the program runs code that no word of the call shows.
    boolean read() {
      if (call.isQuestion(arguments)) {
        return true;
      }
      inFolder();
      var given = call.options().stream().map(seen -> seen.option().spellings()).toList();
      call.models().forEach(model -> model.does(given).forEach(this::does));
      call.unknownOption()
          .ifPresent(option ->
              evaluation.unknown("the option " + option + " of " + call.model().name(), place));
      if (call.risky()) {
        evaluation.unknown(
            "an argument of " + call.model().name() + " that may be any option", place);
      }
      call.options().forEach(this::option);
      arguments.stream()
          .filter(this::isRisky)
          .findFirst()
          .ifPresent(word ->
              evaluation.unknown(
                  "an option of " + call.model().name() + " that runs or loads something",
                  word.place()));
      call.loose().stream()
          .filter(Call.Loose::joined)
          .forEach(value -> perhaps(Field.told(value.text(), fieldPlace(value.word()))));
      if (call.unknownCommand().isPresent()) {
        known = false;
        return known;
      }
      operands();
      if (!known) {
        new OpaqueWords(evaluation, scope).judge(arguments);
      }
      return known;
    }

    private void inFolder() {
      for (var seen : call.options()) {
        if (call.models().stream()
            .anyMatch(
                model -> seen.option().spellings().stream().anyMatch(model.inFolder()::contains))) {
          if (seen.told() && seen.value().isPresent()) {
            scope.change(seen.value().get(), true, evaluation.world());
          } else {
            scope.folders(Set.of());
          }
        }
      }
    }

    private void does(String text) {
      known &= new StatedEffects(evaluation, roles, scope, call.model().name(), place).apply(text);
    }

    private void option(Call.Seen seen) {
      for (var model : call.models()) {
        for (var spelling : seen.option().spellings()) {
          model.effects().getOrDefault(spelling, List.of()).forEach(this::action);
        }
      }
      if (seen.option().role().isEmpty()) {
        return;
      }
      var role = seen.option().role().get();
      if (role.equals("command")) {
        executed(seen.word());
        return;
      }
      if (role.equals("destination")) {
        into = Optional.of(seen);
        return;
      }
      if (seen.value().isEmpty() && seen.told()) {
        return;
      }
      var field = value(seen);
      if (call.models().stream()
          .anyMatch(m -> seen.option().spellings().stream().anyMatch(m.atFile()::contains))) {
        atFile(field);
      } else if (isAmong(seen, call.model().tree().types())) {
        roles.filter().type(field);
      } else if (isFilter(seen)) {
        roles.filter().add(field, isOnly(seen));
      } else {
        roles.apply(role, field);
        hidden(role, seen);
      }
      known &= !roles.opaque();
    }

    private Field value(Call.Seen seen) {
      if (seen.told()) {
        return Field.told(seen.value().orElse(""), fieldPlace(seen.word()));
      }
      boolean stands = seen.word() < arguments.size();
      return new Field("", false, stands ? arguments.get(seen.word()).within() : null, place);
    }

    /// A command behind an option, run with what the program finds (`fd -x`).
    private void executed(int from) {
      var words =
          new ArrayList<>(arguments.subList(Math.min(from, arguments.size()), arguments.size()));
      words.removeIf(word -> word.text().equals(";"));
      scope
          .absolute("")
          .forEach(path ->
              words.add(new Field("", false, new Target(path, roles.filter().tree()), place)));
      if (scope.folders().isEmpty()) {
        words.add(Field.untold(place));
      }
      roles.command(words);
    }

    private Place fieldPlace(int index) {
      return index < arguments.size() ? arguments.get(index).place() : place;
    }

    /// A shell text behind an option that is not the shells' own `-c` runs where nobody looks for
    /// it.
    private void hidden(String role, Call.Seen seen) {
      if (role.equals("shell")
          && seen.option().spellings().stream().noneMatch(SHELL_OPTIONS::contains)) {
        evaluation.unknown(
            "a command that an option of " + call.model().name() + " starts",
            fieldPlace(seen.word()));
      }
    }

    private boolean isRisky(Field word) {
      return call.models().stream().anyMatch(model -> model.risky().takesIn(word.text()));
    }

    private void undescribed(String role, int index) {
      if (role.equals("text")
          && call.loose().stream().anyMatch(v -> !v.joined() && v.word() == index)) {
        perhaps(arguments.get(index));
      }
    }

    /// The value, perhaps, of an option that nobody has described: where it looks like a file it is
    /// judged as one that is read and written. What an opaque program reads the policy sees to.
    private void perhaps(Field field) {
      if (field.told() && scope.looksLikeFile(field.text(), evaluation.world())) {
        boolean opaque = call.models().stream().anyMatch(m -> m.does().contains("opaque"));
        roles.apply(opaque ? "write" : "edit", field);
      }
    }

    private boolean isFilter(Call.Seen seen) {
      return isOnly(seen) || isAmong(seen, call.model().tree().skip());
    }

    private boolean isOnly(Call.Seen seen) {
      return isAmong(seen, call.model().tree().only());
    }

    private static boolean isAmong(Call.Seen seen, List<String> spellings) {
      return seen.option().spellings().stream().anyMatch(spellings::contains);
    }

    private void atFile(Field field) {
      if (field.text().startsWith("@")) {
        roles.apply("read", field.withText(field.text().substring(1)));
      } else if (!field.told() && field.text().isEmpty()) {
        evaluation.unknown("an option's value that may name a file", field.place());
      } else if (field.text().contains("=@") || field.text().contains("=<")) {
        int at = Math.max(field.text().indexOf("=@"), field.text().indexOf("=<"));
        roles.apply("read", field.withText(field.text().substring(at + 2).replaceAll(";.*", "")));
      }
    }

    private void action(String text) {
      switch (text) {
        case "edit-operands",
            "delete-operands",
            "tree",
            "no-operands",
            "writes-operands",
            "runs-operands",
            "links",
            "from-here",
            "linked-operands",
            "deletes-destination" ->
            actions.add(text);
        case "hidden" -> roles.filter().hidden();
        case "ignored" -> roles.filter().ignored();
        case "overrides" -> roles.filter().overrides();
        default -> does(text);
      }
    }

    private void operands() {
      var indexes = new ArrayList<>(call.operands());
      indexes.removeIf(index -> index >= arguments.size());
      if (indexes.isEmpty() && !call.model().operandsFromInput()) {
        if (!actions.contains("no-operands")) {
          call.model().bare().forEach(this::does);
        }
        if (known && !namesProgram()) {
          call.model().standardInput().ifPresent(this::program);
        }
      }
      if (call.unknownCommand().isPresent() || actions.contains("no-operands")) {
        return;
      }
      told();
      var operands = call.model().operands();
      var last = call.model().lastOperand();
      for (var unless : call.model().unless()) {
        if (call.options().stream()
            .anyMatch(s -> s.option().spellings().stream().anyMatch(unless.options()::contains))) {
          operands = unless.operands();
          last = Optional.empty();
          break;
        }
      }
      walk(operands, into.isPresent() ? Optional.empty() : last, indexes);
      if (call.model().operandsFromInput()) {
        fromInput(operands, indexes);
      }
    }

    /// Whether an option already carries the program text, so that standard input is only its data.
    private boolean namesProgram() {
      return call.options().stream()
              .anyMatch(seen -> seen.option().role().filter(ProgramTexts::isCode).isPresent())
          || call.model().unless().stream()
              .anyMatch(unless ->
                  call.options().stream()
                      .anyMatch(s ->
                          s.option().spellings().stream().anyMatch(unless.options()::contains)));
    }

    private void walk(Model.Operands operands, Optional<String> last, List<Integer> indexes) {
      var sources = new ArrayList<Field>();
      int position = 0;
      for (int i = 0; i < indexes.size(); i++) {
        var field = arguments.get(indexes.get(i));
        if (last.isPresent() && i == indexes.size() - 1 && i > 0) {
          destination(field, sources, last.get());
          continue;
        }
        if (keyed(field)) {
          continue;
        }
        var role =
            operands.role(position).orElse(operands.roles().isEmpty() && !known ? "text" : "none");
        if (role.equals("environment")
            && !field.text().matches("[A-Za-z_][A-Za-z0-9_]*=[\\s\\S]*")) {
          role = operands.role(++position).orElse("none");
        } else if (!role.equals("environment")) {
          position++;
        }
        if (role.equals("sed")
            && field.told()
            && field.text().isEmpty()
            && actions.contains("edit-operands")) {
          // BSD's `sed -i ''`: the empty word is a suffix, the program comes next.
          position--;
          continue;
        }
        if (rest(role, indexes.get(i))) {
          return;
        }
        sources.add(field);
        boolean named = into.isPresent() || last.isPresent() && indexes.size() > 1;
        if (!named || !new LinkWords(actions, evaluation, scope, roles).waits(field)) {
          operand(changed(role, indexes.get(i)), field);
          undescribed(role, indexes.get(i));
        }
      }
      unfilled(operands, position);
      into.ifPresent(seen -> destination(folder(seen), sources, "destination"));
    }

    /// What is put into the last operand, or into an option's folder.
    private void destination(Field field, List<Field> sources, String role) {
      roles.destination(field, sources, role, actions.contains("tree"));
      new LinkWords(actions, evaluation, scope, roles).made(field, sources);
      if (actions.contains("deletes-destination")) {
        roles.apply("delete-tree", field);
      }
    }

    /// A search that names no place searches the current folder. One that is a search by nature
    /// (`rg`) takes its input in place of the folder; an option (`grep -r`) makes it look at the
    /// folder all the same.
    private void unfilled(Model.Operands operands, int position) {
      boolean free = operands.repeated() && position < operands.roles().size();
      if (free && operands.roles().getLast().equals("git-tree")) {
        roles.apply("tracked-tree", Field.told(".", place));
        return;
      }
      if (free
          && (input instanceof Flow.Any || actions.contains("tree"))
          && changed(operands.roles().getLast(), 0).equals("read-tree")) {
        roles.apply("read-tree", Field.told(".", place));
      }
    }

    /// The folder of `cp -t FOLDER`.
    private Field folder(Call.Seen seen) {
      var text = seen.value().orElse("");
      return new Field(
          text.endsWith("/") ? text : text + "/", seen.told(), null, fieldPlace(seen.word()));
    }

    private boolean keyed(Field field) {
      for (var key : call.model().keys().entrySet()) {
        if (field.text().startsWith(key.getKey())) {
          roles.apply(
              key.getValue(), field.withText(field.text().substring(key.getKey().length())));
          return true;
        }
      }
      return false;
    }

    /// Roles that take all words from here on; true where it was one.
    private boolean rest(String role, int from) {
      var words = arguments.subList(from, arguments.size());
      switch (role) {
        case "script" -> {
          programs.namedScript(words, scope, input);
          return false;
        }
        case "command" -> {
          if (call.model().operandsFromInput()) {
            // The words took the input: what is run gets an empty one.
            roles.command(new InputWords(input, place).appended(call, words), Flow.ANY);
          } else {
            roles.command(words, input);
          }
        }
        case "contained-command" -> evaluation.contained(() -> roles.command(words, input));
        case "find" -> roles.find(words);
        case "project-command", "module" -> roles.ofProject(role, words);
        case "shell" -> roles.shell(words.getFirst(), List.copyOf(words.subList(1, words.size())));
        default -> {
          return false;
        }
      }
      return true;
    }

    private void operand(String role, Field field) {
      if (role.equals("none")) {
        evaluation.unknown(
            "an operand of " + call.model().name() + " that its model does not know",
            field.place());
        return;
      }
      var language = call.model().standardInput();
      if (role.equals("script")
          && field.told()
          && field.text().equals("-")
          && language.isPresent()) {
        program(language.get());
        return;
      }
      roles.apply(role, field);
      known &= !roles.opaque();
    }

    private String changed(String role, int index) {
      if (role.equals("git-object") || role.equals("git-tree")) {
        return index > call.ended() ? "git-path" : "git-object";
      }
      if (actions.contains("linked-operands") && role.equals("source")) {
        return actions.contains("tree") ? "edit-tree" : "edit";
      }
      if (actions.contains("delete-operands") && FILES.contains(role)) {
        return "delete";
      }
      if (actions.contains("tree")) {
        return switch (role) {
          case "remote-path" -> "remote-tree";
          case "write" -> "write-tree";
          case "edit" -> actions.contains("links") ? "edit-tree" : "write-tree";
          case "read", "source" -> "read-tree";
          case "delete" -> "delete-tree";
          default -> role;
        };
      }
      if (!FILES.contains(role)) {
        return role;
      }
      if (actions.contains("edit-operands")) {
        return role.equals("read-tree") ? "edit-tree" : "edit";
      }
      if (actions.contains("writes-operands")) {
        return "write";
      }
      return actions.contains("runs-operands") ? "script" : role;
    }

    private void program(String language) {
      switch (input) {
        case Flow.Text(String text) -> roles.streamed(language, Field.told(text, place));
        case Flow.Names _, Flow.Any _ ->
            evaluation.unknown("a program text from standard input", place);
      }
    }

    /// The text for a database's shell, where the call shows it: what it does beyond the database.
    private void told() {
      var language = call.model().standardInput();
      if (!known && language.isPresent() && input instanceof Flow.Text(String text)) {
        roles.streamed(language.get(), Field.told(text, place));
      }
    }

    private void fromInput(Model.Operands operands, List<Integer> indexes) {
      if (operands.role(0).filter("command"::equals).isPresent()) {
        if (indexes.isEmpty()) {
          roles.command(List.of(Field.told("echo", place)));
        }
        return;
      }
      operands
          .role(indexes.size())
          .ifPresent(role ->
              new InputWords(input, place)
                  .items()
                  .forEach(item -> operand(changed(role, 0), item)));
    }
  }
}

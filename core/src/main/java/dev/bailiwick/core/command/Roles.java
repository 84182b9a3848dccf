package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Model;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.TreeFilter;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a word does by the role it plays in a call. One instance a call, one thread.
final class Roles {
  private final Evaluation evaluation;
  private final Interpreter interpreter;
  private final Programs programs;
  private final Scope scope;
  private final Flow input;
  private final Hosts hosts;
  private final TreeFilter filter;
  private static final Set<String> STREAMS = Set.of("-", "/dev/stdin");
  private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+]{2,9}://.*");
  private static final Pattern SCRIPT =
      Pattern.compile(".*\\.(?:py|js|mjs|cjs|jsx|ts|mts|cts|tsx|rb|php)");

  private boolean opaque;
  private Flow output = Flow.ANY;

  Roles(
      Evaluation evaluation,
      Interpreter interpreter,
      Programs programs,
      Scope scope,
      Flow input,
      Model.Walk walk) {
    this.evaluation = evaluation;
    this.interpreter = interpreter;
    this.programs = programs;
    this.scope = scope;
    this.input = input;
    this.hosts = new Hosts(evaluation);
    this.filter = new TreeFilter(walk);
  }

  /// Whether a role so far runs code no word shows.
  boolean opaque() {
    return opaque;
  }

  /// The output of a command this call has run in its own place; [Flow#ANY] for none.
  Flow output() {
    return output;
  }

  TreeFilter filter() {
    return filter;
  }

  void apply(String role, Field field) {
    int space = role.indexOf(' ');
    switch (space < 0 ? role : role.substring(0, space)) {
      case "text", "name" -> {}
      case "program" -> started(field);
      case "shell" -> shell(field, List.of());
      case "script" -> script(field);
      case "host",
          "url",
          "remote-path",
          "remote-tree",
          "remote-write",
          "remote-write-tree",
          "remote-edit",
          "repository" ->
          remote(role, field);
      case "controls" ->
          evaluation.add(new Effect.Controls(role.substring(space + 1), field.place()));
      case "process",
          "kernel-setting",
          "variable",
          "environment",
          "bind",
          "volume",
          "code-path",
          "refspec",
          "restored",
          "go-package",
          "suffix",
          "shown" ->
          new MachineWords(evaluation, this, programs, scope).apply(role, field);
      case "git-object", "git-path", "git-config" ->
          new GitWords(evaluation, this, scope).apply(role, field);
      case "find" -> find(List.of(field));
      case "command" -> command(List.of(field));
      default -> textOrFile(role, field);
    }
  }

  private void textOrFile(String role, Field field) {
    if (ProgramTexts.isLanguage(role)) {
      program(role, field);
    } else if (role.equals("jq-or-file")) {
      apply(stands(field) ? "read" : "jq", field);
    } else {
      files(role, field);
    }
  }

  private boolean stands(Field field) {
    return field.told()
        && scope.absolute(field.text()).stream()
            .anyMatch(path -> evaluation.world().kind(path) == World.Kind.FILE);
  }

  private void files(String role, Field field) {
    switch (role) {
      case "read", "source" -> {
        file(field, Effect.Reads::new, "read");
        responses(field);
      }
      case "write", "destination" -> file(field, Effect.Writes::new, "written");
      case "folder" ->
          file(
              field,
              (target, place) -> new Effect.Writes(Target.folder(target.path()), place),
              "made");
      case "edit" -> {
        file(field, Effect.Reads::new, "read");
        file(field, Effect.Writes::new, "written");
      }
      case "delete" -> file(field, Effect.Deletes::new, "deleted");
      case "move" -> {
        move(field, Effect.Reads::new);
        move(field, Effect.Deletes::new);
      }
      case "read-tree" -> tree(field, Effect.Reads::new);
      case "edit-tree" -> {
        tree(field, Effect.Reads::new);
        tree(field, Effect.Writes::new);
      }
      case "write-tree" -> tree(field, Effect.Writes::new);
      case "delete-tree" -> tree(field, Effect.Deletes::new);
      case "tracked-tree" -> {
        filter.tracked();
        tree(field, Effect.Reads::new);
      }
      case "read-if-path" -> {
        if (!field.told() || field.text().contains("/")) {
          file(field, Effect.Reads::new, "read");
        }
      }
      default -> evaluation.unknown("a word that cannot be judged", field.place());
    }
  }

  /// `@file` where a file is read: many programs take it for a file with more words, and some of
  /// those words may be options.
  private void responses(Field field) {
    var text = field.text();
    boolean marked = text.length() > 1 && text.charAt(0) == '@';
    if (marked
        && scope.absolute(text).stream()
            .allMatch(path -> evaluation.world().kind(path) == World.Kind.MISSING)) {
      file(field.withText(text.substring(1)), Effect.Reads::new, "read");
      evaluation.unknown("words of a command that stand in a file", field.place());
    }
  }

  private void file(Field field, BiFunction<Target, Place, Effect> effect, String how) {
    if (field.text().equals("-") && field.told() || Redirects.isStandard(field) || isUrl(field)) {
      return;
    }
    var within = field.within();
    if (!field.told() && within != null) {
      evaluation.add(effect.apply(within, field.place()));
      return;
    }
    var paths = field.told() ? scope.absolute(field.text()) : List.<String>of();
    if (paths.isEmpty()) {
      evaluation.unknown("a file that is " + how + " and whose name cannot be told", field.place());
    }
    paths.forEach(path -> evaluation.add(effect.apply(Target.file(path), field.place())));
  }

  private boolean isUrl(Field field) {
    if (URL.matcher(field.text()).matches()) {
      hosts.url(field);
      return true;
    }
    return false;
  }

  /// A file or folder that moves: a folder goes with all that is in it.
  private void move(Field field, BiFunction<Target, Place, Effect> effect) {
    boolean folder =
        field.told()
            && scope.absolute(field.text()).stream()
                .anyMatch(path -> evaluation.world().kind(path) == World.Kind.DIRECTORY);
    if (folder) {
      scope
          .absolute(field.text())
          .forEach(path -> evaluation.add(effect.apply(Target.tree(path), field.place())));
    } else {
      file(field, effect, "moved");
    }
  }

  /// A tree of which only names that match one of the globs are meant.
  void tree(Field field, List<String> globs, BiFunction<Target, Place, Effect> effect) {
    filter.only(globs);
    tree(field, effect);
    filter.without(globs);
  }

  void tree(Field field, BiFunction<Target, Place, Effect> effect) {
    var within = field.within();
    if (!field.told() && within != null) {
      evaluation.add(effect.apply(within, field.place()));
      return;
    }
    var paths = field.told() ? scope.absolute(field.text()) : List.<String>of();
    if (paths.isEmpty()) {
      evaluation.unknown("a folder whose name cannot be told", field.place());
    }
    for (var path : paths) {
      boolean isFile = evaluation.world().kind(path) == World.Kind.FILE;
      evaluation.add(
          effect.apply(
              isFile ? Target.file(path) : new Target(path, filter.tree()), field.place()));
    }
  }

  /// The last operand of a copy or move; in a folder each source keeps its name.
  void destination(Field field, List<Field> sources, String role, boolean copiesTrees) {
    if (!role.equals("destination") || !field.told()) {
      apply(role, field);
      return;
    }
    for (var path : scope.absolute(field.text())) {
      boolean folder =
          field.text().endsWith("/") || evaluation.world().kind(path) == World.Kind.DIRECTORY;
      if (!folder || sources.isEmpty()) {
        evaluation.add(
            new Effect.Writes(copiesTrees ? Target.tree(path) : Target.file(path), field.place()));
        continue;
      }
      for (var source : sources) {
        var name = source.told() ? source.text().replaceAll("/+$", "") : "";
        var target = path.replaceAll("/+$", "") + "/" + name.substring(name.lastIndexOf('/') + 1);
        boolean whole = copiesTrees || !source.told();
        evaluation.add(
            new Effect.Writes(whole ? Target.tree(target) : Target.file(target), field.place()));
      }
    }
    if (scope.absolute(field.text()).isEmpty()) {
      evaluation.unknown("a file to write whose name cannot be told", field.place());
    }
  }

  /// Programs that other programs start every day: compressors, transports, pagers.
  private static final Set<String> COMPANIONS =
      Set.of(
          "gzip", "pigz", "zstd", "xz", "bzip2", "pbzip2", "lz4", "lzma", "brotli", "ssh", "cat",
          "less", "more", "bat", "delta", "true");

  /// A program that an option names runs where nobody looks for it: more than the usual companions
  /// is a question besides.
  private void started(Field field) {
    if (!field.told()) {
      evaluation.unknown("a program whose name cannot be told", field.place());
      return;
    }
    var words = Stream.of(field.text().strip().split("\\s+")).map(field::withText).toList();
    if (!COMPANIONS.contains(words.getFirst().text())) {
      evaluation.unknown("a program that an option starts", field.place());
    }
    command(words, Flow.ANY);
  }

  void command(List<Field> words) {
    command(words, input);
  }

  void command(List<Field> words, Flow from) {
    if (!words.isEmpty()) {
      evaluation.nested(
          words.getFirst().place(), () -> output = programs.run(words, scope.copy(), from));
    }
  }

  /// A shell text; the fields behind it are its name and arguments.
  void shell(Field text, List<Field> behind) {
    if (!text.told()) {
      evaluation.unknown("shell text that cannot be told", text.place());
      return;
    }
    var inside = scope.copy();
    inside.arguments(behind.stream().skip(1).toList());
    output = interpreter.nested(text.text(), inside, input, text.place());
  }

  /// A program that a runner starts for a project (`poetry run`): one that the machine has is
  /// judged by its own model, the project's own is the runner's to answer for. A `module` of that
  /// name is taken for the program.
  void ofProject(String role, List<Field> words) {
    var first = words.getFirst();
    if (role.equals("module") && evaluation.models().find(first.text()).isEmpty()) {
      return;
    }
    if (first.told() && SCRIPT.matcher(first.text()).matches()) {
      script(first);
      return;
    }
    evaluation.nested(first.place(), () -> output = programs.ofProject(words, scope.copy(), input));
  }

  void find(List<Field> words) {
    output = new FindCall(evaluation, this, scope).read(words);
  }

  private void script(Field field) {
    opaque = true;
    if (field.text().contains("://")) {
      hosts.url(field);
      return;
    }
    if (field.text().startsWith("{")) {
      evaluation.unknown("settings that may name code", field.place());
      return;
    }
    if (!field.told()) {
      evaluation.unknown("a script whose name cannot be told", field.place());
    }
    if (field.text().startsWith("/dev/fd/") || STREAMS.contains(field.text())) {
      evaluation.unknown("a script from a stream", field.place());
      return;
    }
    for (var path : scope.absolute(field.text())) {
      evaluation.add(new Effect.Reads(Target.file(path), field.place()));
      if (!GitWords.isInRepository(Scope.cleaned(path), scope, evaluation.world())) {
        evaluation.unknown("a script from outside the repository", field.place());
      }
    }
  }

  /// A program text from standard input. What a shell starts there reads the rest of that text.
  void streamed(String language, Field text) {
    if (language.equals("shell")) {
      output = interpreter.nested(text.text(), scope.copy(), Flow.ANY, text.place());
    } else {
      program(language, text);
    }
  }

  void program(String language, Field text) {
    if (language.equals("shell")) {
      shell(text, List.of());
      return;
    }
    if (language.equals("powershell") && text.told()) {
      interpreter.powershell(text.text(), scope.copy(), text.place());
      return;
    }
    new ProgramTexts(evaluation, new ScopeSurroundings(evaluation, interpreter, scope))
        .judge(language, text);
  }

  private void remote(String role, Field field) {
    if (!field.told() && !field.text().contains("://")) {
      evaluation.unknown("a host that cannot be told", field.place());
      return;
    }
    switch (role) {
      case "host" -> hosts.host(field);
      case "url" -> hosts.url(field);
      case "repository" -> new GitWords(evaluation, this, scope).repository(field, hosts);
      default -> {
        if (!hosts.remotePath(field)) {
          apply(
              switch (role) {
                case "remote-tree" -> "read-tree";
                case "remote-path" -> "read";
                default -> role.substring(role.indexOf('-') + 1);
              },
              field);
        }
      }
    }
  }
}

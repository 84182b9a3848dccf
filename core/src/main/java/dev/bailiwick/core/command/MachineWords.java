package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Words that name things of the machine other than files: variables, processes, kernel settings,
/// addresses to listen on, a container's mounts, where code comes from.
final class MachineWords {
  private static final Pattern SHARED = Pattern.compile("/(?:private/)?(?:var/)?tmp/|/dev/shm/");
  private static final Set<String> WHOLE = Set.of(".", "./", ":/", ":", "*", "..", "../");
  private static final Set<String> LOOPBACK =
      Set.of("localhost", "127.0.0.1", "::1", "[::1]", "true", "false");

  private static final Pattern SHOWN =
      Pattern.compile("\\.(?i)(html?|md|txt|pdf|png|jpe?g|gif|svg|webp|csv)$");

  private final Evaluation evaluation;
  private final Roles roles;
  private final Programs programs;
  private final Scope scope;

  MachineWords(Evaluation evaluation, Roles roles, Programs programs, Scope scope) {
    this.evaluation = evaluation;
    this.roles = roles;
    this.programs = programs;
    this.scope = scope;
  }

  void apply(String role, Field field) {
    switch (role) {
      case "variable" ->
          evaluation.add(new Effect.Exposes(field.told() ? field.text() : "*", field.place()));
      case "process" -> process(field);
      case "kernel-setting" -> kernelSetting(field);
      case "environment" -> environment(field);
      case "volume" -> volume(field);
      case "code-path" -> codePath(field);
      case "refspec" -> refspec(field);
      case "restored" -> restored(field);
      case "go-package" -> goPackage(field);
      case "suffix" -> suffix(field);
      case "shown" -> shown(field);
      default -> bind(field);
    }
  }

  /// Folders, or lists of them, that code is taken from: one that anybody may write in is none of
  /// the repository's.
  private void codePath(Field field) {
    for (var part : field.text().split("[:;]")) {
      if (SHARED.matcher(part).lookingAt()) {
        evaluation.unknown("code from outside the repository", field.place());
      }
    }
  }

  /// What is opened with the application of its kind: a page or a picture is shown, anything else
  /// may be run.
  private void shown(Field field) {
    if (field.text().contains("://")) {
      roles.apply("url", field);
    } else if (field.told() && SHOWN.matcher(field.text()).find()) {
      roles.apply("read", field);
    } else {
      evaluation.unknown("a file that is opened by its application", field.place());
    }
  }

  /// What is put behind a file's name for its copy: with a `/` in it the copy stands in another
  /// folder (`sed -i'elsewhere/*'`).
  private void suffix(Field field) {
    if (!field.told() || field.text().contains("/")) {
      evaluation.unknown("a copy of the file in another folder", field.place());
    }
  }

  /// A path that git puts back: a whole tree at once loses all that was not committed.
  private void restored(Field field) {
    if (WHOLE.contains(field.text())) {
      evaluation.add(new Effect.Controls("the uncommitted work", field.place()));
    }
    roles.apply("write-tree", field);
  }

  /// What is pushed where: `+a:b` overwrites, `:b` removes.
  private void refspec(Field field) {
    if (!field.told() || field.text().startsWith("+") || field.text().startsWith(":")) {
      evaluation.add(new Effect.Controls("the remote's branches", field.place()));
    }
  }

  private void goPackage(Field field) {
    if (field.text().contains("@")) {
      evaluation.unknown("a package from elsewhere that is fetched and built", field.place());
    }
  }

  /// An address to listen on: one that other machines can reach opens a server to them.
  private void bind(Field field) {
    var text = field.text().replaceFirst("^[a-z]+://", "").replaceFirst("(?:^|:)[0-9]{1,5}$", "");
    if (text.isEmpty() && field.told()) {
      return;
    }
    if (!field.told() || !LOOPBACK.contains(text)) {
      evaluation.add(new Effect.Controls("opens a server to the network", field.place()));
    }
  }

  /// A process by its name: the guard is not one to be stopped without a person.
  private void process(Field field) {
    var name = field.text().toLowerCase(Locale.ROOT);
    if (name.contains("bailiwick") || name.equals("java")) {
      evaluation.add(new Effect.Controls("the guard itself is stopped", field.place()));
    }
  }

  /// A kernel setting by its name (`kernel.hostname`), or with a value, which sets it.
  private void kernelSetting(Field field) {
    if (field.text().contains("=")) {
      evaluation.add(new Effect.Controls("kernel settings", field.place()));
    } else if (!field.told() || field.text().startsWith("/") || field.text().contains("..")) {
      evaluation.unknown("a setting whose name cannot be told", field.place());
    }
  }

  private void environment(Field field) {
    int equals = field.text().indexOf('=');
    if (equals < 1) {
      evaluation.unknown("an assignment that cannot be told", field.place());
      return;
    }
    var value = field.told() ? Value.of(field.text().substring(equals + 1)) : Value.UNTOLD;
    programs.set(field.text().substring(0, equals), value, scope, field.place());
  }

  /// `host:container[:mode]`: the host's side is open to the container; a bare name is a volume of
  /// the engine's own.
  private void volume(Field field) {
    if (!field.told()) {
      evaluation.unknown("a mount that cannot be told", field.place());
      return;
    }
    var source = field.text().split(":", 2)[0];
    if (source.isEmpty()) {
      evaluation.unknown("a mount of nothing", field.place());
    }
    if (!source.startsWith("/") && !source.startsWith(".") && !source.startsWith("~")) {
      return;
    }
    var path = source.startsWith("~") ? evaluation.world().home() + source.substring(1) : source;
    if (path.endsWith(".sock")) {
      evaluation.add(
          new Effect.Controls("a control socket is handed to a container", field.place()));
    }
    var at = field.withText(path);
    roles.tree(at, Effect.Reads::new);
    if (!field.text().endsWith(":ro")) {
      roles.tree(at, Effect.Writes::new);
    }
  }
}

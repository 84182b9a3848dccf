package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Call;
import dev.bailiwick.core.command.model.Model;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The words of a call as rules see them.
final class CallWords {
  private static final String INSTALLED = "/node_modules/.bin/";

  private final World world;
  private final Call call;
  private final List<Field> fields;

  CallWords(World world, Call call, List<Field> fields) {
    this.world = world;
    this.call = call;
    this.fields = fields;
  }

  Invocation invocation(String name, Set<String> folders) {
    var arguments = fields.subList(1, fields.size());
    var operands = new ArrayList<String>();
    call.models().stream()
        .skip(1)
        .forEach(m -> operands.add(m.name().substring(m.name().lastIndexOf(' ') + 1)));
    int commands = operands.size();
    call.operands().stream()
        .filter(index -> index < arguments.size())
        .forEach(index -> operands.add(arguments.get(index).text()));
    return new Invocation(
        name,
        fields.stream().map(Field::text).toList(),
        call.options().stream().map(seen -> seen.option().spellings()).toList(),
        operands,
        commands,
        List.copyOf(folders),
        plain(folders));
  }

  /// The words that an `execute.allow` line would have for it: without the options in front of the
  /// subcommand that only say which part of the project is meant, a bare install as the one that
  /// keeps to the lock file, a program that is already installed as one that is not fetched.
  private List<String> plain(Set<String> folders) {
    var words = new ArrayList<String>();
    words.add(fields.getFirst().text());
    int at = pastAside();
    for (var field : fields.subList(at, fields.size())) {
      words.add(field.text());
    }
    var model = call.model();
    if (words.size() > 2 && words.get(1).equals("-m") && model.name().startsWith("python")) {
      var own = module(words.get(2), folders);
      if (own.isPresent()) {
        words.remove(1);
        words.set(1, own.get());
      }
      return words;
    }
    boolean bare =
        call.operands().isEmpty()
            && !model.bareAs().isEmpty()
            && call.models().size() > 1
            && !words.get(1).startsWith("-");
    if (bare) {
      words.set(1, model.bareAs().getFirst());
      words.addAll(2, model.bareAs().subList(1, model.bareAs().size()));
    } else if (words.size() > 1 && isFetcher(model) && isInstalled(words.get(1), folders)) {
      words.add(1, "--no-install");
    }
    return words;
  }

  /// The index of the first word that is no option to be looked past.
  private int pastAside() {
    var outer = call.models().getFirst();
    int at = 1;
    while (at < fields.size() && fields.get(at).told()) {
      var text = fields.get(at).text();
      int equals = text.indexOf('=');
      var spelling = equals < 0 ? text : text.substring(0, equals);
      if (!outer.aside().contains(spelling)) {
        break;
      }
      var option = outer.options().get(spelling);
      boolean valued = option != null && option.role().isPresent() && equals < 0;
      at += valued ? 2 : 1;
    }
    // A word that cannot be told may be anything; so may a subcommand that is not there.
    return at < fields.size() ? at : 1;
  }

  /// The file that `-m` runs, where it is one of the repository's.
  private Optional<String> module(String name, Set<String> folders) {
    if (!name.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*") || folders.size() != 1) {
      return Optional.empty();
    }
    var folder = folders.iterator().next();
    var path = name.replace('.', '/');
    return Stream.of(
            path + ".py",
            path + "/__main__.py",
            "src/" + path + ".py",
            "src/" + path + "/__main__.py")
        .filter(file -> world.kind(folder + "/" + file) == World.Kind.FILE)
        .findFirst();
  }

  private static boolean isFetcher(Model model) {
    return model.name().equals("npx");
  }

  private boolean isInstalled(String name, Set<String> folders) {
    return !folders.isEmpty()
        && name.matches("[a-z0-9][a-z0-9._-]*")
        && folders.stream().allMatch(folder -> isInstalledAbove(folder, name));
  }

  private boolean isInstalledAbove(String start, String name) {
    for (var folder = start; ; folder = folder.substring(0, folder.lastIndexOf('/'))) {
      if (world.kind(folder + INSTALLED + name) != World.Kind.MISSING) {
        return true;
      }
      if (folder.lastIndexOf('/') <= 0 || world.kind(folder + "/.git") != World.Kind.MISSING) {
        return false;
      }
    }
  }
}

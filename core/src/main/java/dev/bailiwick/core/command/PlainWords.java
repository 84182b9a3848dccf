package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Call;
import dev.bailiwick.core.command.model.Model;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words that an `execute.allow` line would have for a call: without the options in front of
/// the subcommand that only say which part of the project is meant, and the flags behind it that
/// say nothing; a bare install as the one that keeps to the lock file; a program that is installed
/// as one that is not fetched; a program of a virtual environment by its name; a path below the
/// folder as it is written there.
record PlainWords(World world, Models models, Call call, List<Field> fields, Set<String> folders) {
  private static final Pattern SCRIPT = Pattern.compile("[a-z][\\w:-]*+");
  private static final String EXE = ".exe";
  private static final String INSTALLED = "/node_modules/.bin/";

  /// The words, the program's first.
  List<String> words() {
    var words = given();
    var model = call.model();
    if (isScript(model)) {
      words.add(1, "run");
      return words;
    }
    if (words.size() > 2 && words.get(1).equals("-m") && model.name().startsWith("python")) {
      return module(words);
    }
    boolean execs = model.name().equals("npm exec") && isByName(words);
    if (execs && words.size() > 2 && !words.get(2).startsWith("-")) {
      words.remove(1);
      words.set(0, "npx");
      return fetched(words);
    }
    boolean bare =
        call.operands().isEmpty()
            && !model.bareAs().isEmpty()
            && call.models().size() > 1
            && !words.get(1).startsWith("-");
    if (bare) {
      words.set(1, model.bareAs().getFirst());
      words.addAll(2, model.bareAs().subList(1, model.bareAs().size()));
      return words;
    }
    return model.name().equals("npx") && words.size() > 1 ? fetched(words) : words;
  }

  /// The words without the options that say nothing, each path as it is written in the folder.
  private List<String> given() {
    var words = new ArrayList<String>();
    var program = withoutSuffix(fields.getFirst().text());
    words.add(
        new VirtualEnvironments(world)
            .program(program, folders)
            .orElseGet(() -> CallWords.relative(program, folders)));
    kept().forEach(field -> words.add(CallWords.relative(field.text(), folders)));
    return words;
  }

  /// The fields behind the program, without the options to be looked past; all of them where
  /// nothing would be left.
  private List<Field> kept() {
    var kept = new ArrayList<Field>();
    var given = fields.subList(1, fields.size());
    int end = Math.min(call.ended(), call.operands().stream().findFirst().orElse(given.size()));
    int at = 0;
    while (at < end && given.get(at).told()) {
      var text = given.get(at).text();
      int equals = text.indexOf('=');
      var spelling = equals < 0 ? text : text.substring(0, equals);
      if (call.models().stream().noneMatch(model -> model.aside().contains(spelling))) {
        kept.add(given.get(at++));
      } else {
        at += equals < 0 && hasValue(spelling) ? 2 : 1;
      }
    }
    // A word that cannot be told may be anything; so may a subcommand that is not there.
    kept.addAll(given.subList(Math.min(at, given.size()), given.size()));
    return kept.isEmpty() ? given : kept;
  }

  private boolean hasValue(String spelling) {
    return call.models().reversed().stream()
        .flatMap(model -> Optional.ofNullable(model.options().get(spelling)).stream())
        .findFirst()
        .filter(option -> option.role().isPresent())
        .isPresent();
  }

  private List<String> fetched(List<String> words) {
    if (isInstalled(words.get(1))) {
      words.add(1, "--no-install");
    }
    return words;
  }

  private List<String> module(List<String> words) {
    var own = file(words.get(2));
    if (own.isPresent()) {
      words.remove(1);
      words.set(1, own.get());
      return words;
    }
    var program = kept().subList(1, kept().size());
    return isByName(words) ? asProgram(program).orElse(words) : words;
  }

  /// A program that a path names may be any: it stands for no other.
  private static boolean isByName(List<String> words) {
    return words.getFirst().indexOf('/') < 0;
  }

  /// `python.exe` on Windows, or from its shell in a Linux beside it, is what a line calls
  /// `python`.
  private static String withoutSuffix(String word) {
    boolean bare = word.indexOf('/') < 0 && word.length() > EXE.length();
    return bare && word.toLowerCase(Locale.ROOT).endsWith(EXE)
        ? word.substring(0, word.length() - EXE.length())
        : word;
  }

  /// `pnpm compile` is `pnpm run compile`, where no program has that name.
  private boolean isScript(Model model) {
    var first = call.operands().stream().findFirst();
    return model.name().equals("pnpm")
        && first.isPresent()
        && first.get() + 1 < fields.size()
        && fields.get(first.get() + 1) instanceof Field(var name, var told, _, _)
        && told
        && SCRIPT.matcher(name).matches()
        && models.find(name).isEmpty()
        && world.program(name).isEmpty();
  }

  /// `python -m pip list` is `pip list`.
  private Optional<List<String>> asProgram(List<Field> module) {
    return Optional.of(module.getFirst().text())
        .filter("pip"::equals)
        .flatMap(models::find)
        .map(model -> Call.of(model, module.subList(1, module.size())))
        .map(inner -> new PlainWords(world, models, inner, module, folders).words());
  }

  /// The file that `-m` runs, where it is one of the repository's.
  private Optional<String> file(String name) {
    if (!name.matches("[A-Za-z_]\\w*+(\\.[A-Za-z_]\\w*+)*+") || folders.size() != 1) {
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

  private boolean isInstalled(String name) {
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

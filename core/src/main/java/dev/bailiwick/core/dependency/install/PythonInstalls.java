package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.install.Installation.Builder;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import dev.bailiwick.core.dependency.manifest.python.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// pip, uv, pipx, Poetry, PDM and Pipenv (their manuals, 2026).
final class PythonInstalls {
  private static final Pattern AT =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*(?:\\[[^\\]]*\\])?)@([^\\s/:]+)");

  /// The project in the current folder, with extras.
  private static final Pattern OWN = Pattern.compile("\\./?(?:\\[[^\\]]*\\])?");

  private PythonInstalls() {}

  static Optional<Installation> of(String program, Words words) {
    return switch (program) {
      case "pip" -> pip(words, 0);
      case "uv" -> uv(words);
      case "uvx" -> tool(words, 0, Tool.UVX);
      case "pipx" -> pipx(words);
      case "easy_install" -> easy(words);
      default -> project(program, words);
    };
  }

  private static Optional<Installation> pip(Words words, int at) {
    if (!List.of("install", "download", "wheel", "sync").contains(words.word(at))) {
      return Optional.empty();
    }
    boolean isOwn =
        Stream.concat(words.from(at + 1).stream(), words.values("-e", "--editable").stream())
                .anyMatch(word -> OWN.matcher(word).matches())
            || !words.values("--group").isEmpty();
    var builder =
        new Builder(Ecosystem.PYPI, at == 0 ? Tool.PIP : Tool.UV)
            .project(isOwn && !words.has("--no-deps"))
            .moving(words.has("-U", "--upgrade"))
            .files(words.values("-r", "--requirement", "--requirements"))
            .scriptsOff(isBinaryOnly(words))
            .registry(registry(words));
    for (var word : words.from(at + 1)) {
      if (words.word(at).equals("sync")) {
        builder.files(words.from(at + 1));
      } else {
        add(builder, word);
      }
    }
    // `-e .` and `-e ./folder` are the project's own.
    words
        .values("-e", "--editable")
        .forEach(value ->
            Requirement.parse(value, Installation.PLACE)
                .filter(one -> !(one.origin() instanceof Origin.Local))
                .ifPresent(one -> builder.named(one, "")));
    return builder.build();
  }

  /// Setuptools' own command, gone since 2021, takes names and addresses alone.
  private static Optional<Installation> easy(Words words) {
    var builder =
        new Builder(Ecosystem.PYPI, Tool.PIP)
            .registry(words.values("-i", "--index-url", "-f", "--find-links"));
    words.from(0).forEach(word -> add(builder, word));
    return builder.build();
  }

  private static boolean isBinaryOnly(Words words) {
    return words.values("--only-binary").contains(":all:") || words.has("--no-build");
  }

  /// An index may have a name before its address: `--index acme=https://…`.
  private static List<String> registry(Words words) {
    return Stream.concat(
            words.values("-f", "--find-links").stream().filter(one -> one.contains("://")),
            words
                .values("-i", "--index-url", "--extra-index-url", "--index", "--default-index")
                .stream())
        .map(one -> one.replaceFirst("^[\\w.-]+=(?=https?://)", ""))
        .toList();
  }

  private static Optional<Installation> uv(Words words) {
    return switch (words.command()) {
      case "pip" -> pip(words, 1);
      case "tool" ->
          switch (words.word(1)) {
            case "run" -> tool(words, 2, Tool.UVX);
            case "install", "upgrade" -> tool(words, 2, Tool.TOOL);
            default -> Optional.empty();
          };
      case "add" -> added(words, Tool.UV);
      case "run" -> ran(words);
      case "sync", "lock" ->
          new Builder(Ecosystem.PYPI, Tool.UV)
              .project(true)
              .moving(moves(words))
              .registry(registry(words))
              .build();
      default -> Optional.empty();
    };
  }

  private static boolean moves(Words words) {
    return words.has("-U", "--upgrade")
        || !words.values("-P", "--upgrade-package").isEmpty()
        || words.all().stream().anyMatch(word -> word.startsWith("--upgrade-group"));
  }

  /// A project's program, or a script that says itself what it needs (PEP 723), from an address
  /// too.
  private static Optional<Installation> ran(Words whole) {
    var program = whole.word(1);
    var words = program.isEmpty() ? whole : whole.before(program);
    var builder = new Builder(Ecosystem.PYPI, Tool.UVX).registry(registry(words));
    words
        .values("--with", "-w", "--with-editable")
        .forEach(value -> List.of(value.split(",")).forEach(one -> add(builder, one)));
    var files = new ArrayList<>(words.values("--with-requirements"));
    if (program.contains("://")) {
      add(builder, program);
    } else if (program.endsWith(".py") || words.has("-s", "--script")) {
      files.add(program);
    }
    return builder.files(files).build();
  }

  /// One operand that names a package, or `--from`; more of them with `--with`.
  private static Optional<Installation> tool(Words words, int first, Tool manager) {
    var builder = new Builder(Ecosystem.PYPI, manager).registry(registry(words)).running();
    var from = words.values("--from", "--spec");
    if (!from.isEmpty()) {
      from.forEach(value -> add(builder, value));
    } else if (!words.word(first).isEmpty()) {
      add(builder, words.word(first));
    }
    words
        .values("--with")
        .forEach(value -> List.of(value.split(",")).forEach(one -> add(builder, one)));
    return builder.build();
  }

  private static Optional<Installation> pipx(Words words) {
    return switch (words.command()) {
      case "run" -> tool(words, 1, Tool.TOOL);
      case "install", "upgrade" -> added(words, Tool.TOOL);
      case "inject" -> {
        var builder = new Builder(Ecosystem.PYPI, Tool.TOOL).registry(registry(words));
        words.from(2).forEach(word -> add(builder, word));
        yield builder.build();
      }
      default -> Optional.empty();
    };
  }

  /// Poetry, PDM, Pipenv: `add` names packages, `install` brings in the project's own, and Pipenv's
  /// `install` does both.
  private static Optional<Installation> project(String program, Words words) {
    return switch (words.command()) {
      case "add" -> added(words, Tool.TOOL);
      // Poetry's own plugins.
      case "self" ->
          words.word(1).equals("add")
              ? added(new Words(words.from(1), words.all()), Tool.TOOL)
              : Optional.empty();
      case "install" ->
          words.word(1).isEmpty() || !program.equals("pipenv")
              ? new Builder(Ecosystem.PYPI, Tool.TOOL)
                  .project(true)
                  .files(words.values("-r", "--requirements"))
                  .build()
              : added(words, Tool.TOOL);
      case "update", "sync", "lock" ->
          new Builder(Ecosystem.PYPI, Tool.TOOL)
              .project(true)
              .moving(words.command().equals("update"))
              .build();
      default -> Optional.empty();
    };
  }

  private static Optional<Installation> added(Words words, Tool manager) {
    var builder =
        new Builder(Ecosystem.PYPI, manager)
            .files(words.values("-r", "--requirements"))
            .scriptsOff(isBinaryOnly(words))
            .registry(registry(words));
    var specified = words.values("--spec");
    (specified.isEmpty() ? words.from(1) : specified).forEach(word -> add(builder, word));
    return builder.build();
  }

  private static void add(Builder builder, String word) {
    var at = AT.matcher(word);
    if (at.matches()) {
      // Poetry's and uvx's own spelling.
      var version = at.group(2);
      var requirement =
          Character.isDigit(version.charAt(0))
              ? "==" + version
              : version.equals("latest") ? "" : version;
      builder.named(
          Dependency.wanted(Ecosystem.PYPI, bare(at.group(1)), requirement, Installation.PLACE)
              .at(Exactness.version(Ecosystem.PYPI, requirement)),
          word);
      return;
    }
    Requirement.parse(word, Installation.PLACE)
        .ifPresent(dependency -> builder.named(dependency, word));
  }

  private static String bare(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }
}

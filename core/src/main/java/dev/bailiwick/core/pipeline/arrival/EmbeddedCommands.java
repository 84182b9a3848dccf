package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The commands that stand in a file to be run by something else: scripts of `package.json` and
/// `composer.json`, `RUN` of a Dockerfile, recipes of Makefiles and justfiles, steps of build
/// servers, tox, Taskfiles, Procfiles, what any other configuration file says under keys that mean
/// commands, texts that Ruby and Groovy files hand to a shell, and scripts of the shell, Python and
/// node as a whole, and those in notebooks.
final class EmbeddedCommands {
  /// @param name of the script or the target; empty where it has none
  record Command(String name, String text, Dialect dialect) {
    Command(String name, String text) {
      this(name, text, Dialect.BASH);
    }
  }

  private static final Pattern DOCKERFILE =
      Pattern.compile(
          "(?:.*\\.)?(?:Dockerfile|Containerfile|Earthfile)(?:[.-].*)?|.*\\.dockerfile");
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?i)\\s*(?:ONBUILD\\s+|LOCALLY\\s+)?(RUN|CMD|ENTRYPOINT)\\s+(?:--\\S+\\s+)*(.*)");
  private static final Pattern HERE = Pattern.compile("<<-?\\s*[\"']?(\\w+)[\"']?");
  private static final Pattern MAKEFILE = Pattern.compile("(?i)(?:gnu)?makefile(?:\\..*)?|.*\\.mk");
  private static final Pattern JUSTFILE = Pattern.compile("(?i)\\.?justfile|.*\\.just");
  private static final Pattern TARGET = Pattern.compile("([\\w./ %-]+?)\\s*:(?!=).*");
  private static final Pattern RECIPE = Pattern.compile("@?([\\w-]+)[^:=]*:(?!=).*");
  private static final Pattern SHELL = Pattern.compile(".*\\.(?:sh|bash|zsh|ksh)");
  private static final Pattern PROGRAM = Pattern.compile(".*\\.(?:py|js|mjs|cjs)");
  static final Pattern INSTALLS =
      Pattern.compile(
          "\\b(?:install|npx|bunx|uvx|pipx|dlx|exec|curl|wget|npm\\W{1,5}(?:i|add)|(?:pnpm|bun)\\W{1,5}i"
              + "|go\\W{1,5}get|(?:composer)\\W{1,5}require|(?:pnpm|yarn|bun|uv|pdm|poetry|cargo|bundle|dotnet)\\W{1,5}add)\\b");
  private static final Pattern NOX =
      Pattern.compile("\\.install\\(\\s*((?:[\"'][^\"']*[\"']\\s*,?\\s*)+)\\)");
  private static final String END = "BAILIWICK_END_OF_PROGRAM";
  private static final Pattern HASHBANG =
      Pattern.compile("#!\\s*/\\S*?(?:env\\s+(?:-S\\s+)?)?(?:/)?(?:ba|z|k|da)?sh\\b");
  private static final Pattern STEPS =
      Pattern.compile(
          "(?:.*/)?(?:\\.github/(?:workflows|actions)/.*\\.ya?ml|action\\.ya?ml|\\.gitlab-ci\\.ya?ml"
              + "|azure-pipelines.*\\.ya?ml|\\.circleci/.*\\.ya?ml|\\.travis\\.yml|bitbucket-pipelines\\.yml"
              + "|\\.drone\\.yml|Taskfile\\.ya?ml|taskfile\\.ya?ml|buildspec\\.ya?ml|cloudbuild\\.ya?ml"
              + "|(?:docker-)?compose(?:[._-][^/]*)?\\.ya?ml|\\.pre-commit-config\\.yaml)");

  /// Keys whose texts somebody runs: `script`, `postCreateCommand`, `runcmd`, `before_install`.
  private static final Pattern STEP =
      Pattern.compile(
          "(?i)(?:\\w*[_.-])?(?:run|runcmd|bootcmd|bash|shell|exec|entry|code|init|prebuild|install)"
              + "|\\w*(?:command|commands|cmd|cmds|script|scripts)|(?:before|after|pre|post)[_-].*");

  /// Ansible's modules that call a manager (docs.ansible.com): `pip: {name: flask}`.
  private static final Pattern MODULE = Pattern.compile("(?:[\\w.]+\\.)?(pip|npm|gem)");

  private static final Pattern MODULES =
      Pattern.compile("(?m)^\\s*(?:-\\s+)?(?:[\\w.]+\\.)?(?:pip|npm|gem):");

  /// A text that a program hands to its task runner: `c.run("…")`.
  private static final Pattern RUNNER =
      Pattern.compile("\\.(?:run|sudo|local|shell)\\(\\s*[fr]?([\"'])(.*?)\\1");

  /// Tables in which each text is one.
  private static final Set<String> NAMED = Set.of("tasks", "scripts", "hooks");

  private static final Pattern CONFIGURATION = Pattern.compile(".*\\.(?:ya?ml|jsonc?|toml)");

  private EmbeddedCommands() {}

  /// None of a file that holds no commands, or that cannot be read.
  ///
  /// @param path absolute
  static List<Command> of(String path, String text) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    try {
      if (name.equals("package.json") || name.equals("composer.json")) {
        return scripts(name, text);
      }
      if (STEPS.matcher(path).matches()) {
        var found = new ArrayList<Command>();
        steps(new Document(name, text, Neighbours.NONE).yaml(), "", found);
        return found;
      }
      if (CONFIGURATION.matcher(name).matches()) {
        return configured(name, text);
      }
    } catch (MalformedText _) {
      return List.of();
    }
    return lines(path, name, text);
  }

  /// Of the kinds that are no tree.
  private static List<Command> lines(String path, String name, String text) {
    if (DOCKERFILE.matcher(name).matches()) {
      return dockerfile(text);
    }
    if (MAKEFILE.matcher(name).matches()) {
      return recipes(text, TARGET, "\t");
    }
    if (JUSTFILE.matcher(name).matches()) {
      return recipes(text, RECIPE, " ");
    }
    if (name.equals("tox.ini")) {
      return tox(text);
    }
    if (name.equals("Procfile")) {
      return text.lines()
          .filter(line -> line.matches("[\\w-]+:\\s+.*"))
          .map(line -> new Command(line.split(":", 2)[0], line.split(":\\s+", 2)[1]))
          .toList();
    }
    if (name.endsWith(".ipynb")) {
      return NotebookCommands.of(text);
    }
    if (PROGRAM.matcher(name).matches()) {
      return program(name, text);
    }
    var handed = HandedCommands.of(name, text);
    if (handed.isPresent()) {
      return handed.get();
    }
    boolean hook = path.contains("/.husky/") && name.indexOf('.') < 0;
    return hook || SHELL.matcher(name).matches() || HASHBANG.matcher(text).lookingAt()
        ? List.of(new Command("", text))
        : List.of();
  }

  /// A program that may call a manager is read as an interpreter that gets it from a document.
  private static List<Command> program(String name, String text) {
    if (!INSTALLS.matcher(text).find() || text.contains(END)) {
      return List.of();
    }
    var found = new ArrayList<Command>();
    if (name.equals("noxfile.py")) {
      NOX.matcher(text)
          .results()
          .forEach(match ->
              found.add(new Command("", "pip install " + match.group(1).replace(",", " "))));
    }
    RUNNER
        .matcher(text)
        .results()
        .map(match -> match.group(2))
        .filter(command -> INSTALLS.matcher(command).find())
        .forEach(command -> found.add(new Command("", command)));
    var interpreter = name.endsWith(".py") ? "python3" : "node";
    found.add(new Command("", interpreter + " <<'" + END + "'\n" + text + "\n" + END + "\n"));
    return found;
  }

  private static List<Command> scripts(String name, String text) {
    var found = new ArrayList<Command>();
    new Document(name, text, Neighbours.NONE)
        .json()
        .object("scripts")
        .ifPresent(scripts ->
            scripts
                .members()
                .forEach((script, value) -> {
                  for (var line : texts(value)) {
                    // `@php artisan` and `@other` are Composer's own words.
                    if (!line.startsWith("@")) {
                      found.add(new Command(script, line));
                    }
                  }
                }));
    return found;
  }

  private static List<String> texts(Json value) {
    return switch (value) {
      case Json.Str(String text, Json.Span _) -> List.of(text);
      case Json.Arr(List<Json> elements, Json.Span _) ->
          elements.stream().flatMap(one -> texts(one).stream()).toList();
      default -> List.of();
    };
  }

  /// What a configuration file of any tool says under keys that mean commands, where one of them
  /// may bring something in.
  private static List<Command> configured(String name, String text) {
    if (!INSTALLS.matcher(text).find() && !MODULES.matcher(text).find()) {
      return List.of();
    }
    var document = new Document(name, text, Neighbours.NONE);
    var found = new ArrayList<Command>();
    var tree =
        name.endsWith(".toml")
            ? document.toml()
            : name.contains(".json") ? document.looseJson() : listed(document);
    steps(tree, "", found);
    return found.stream().filter(one -> INSTALLS.matcher(one.text()).find()).toList();
  }

  /// A playbook is a list, and our trees begin with a mapping.
  private static Json.Obj listed(Document document) {
    var text = document.text();
    return text.lines().anyMatch(line -> line.startsWith("- "))
        ? new Document(
                document.name(),
                text.lines()
                    .filter(line -> !line.startsWith("---"))
                    .collect(Collectors.joining("\n", "list:\n", "\n")),
                Neighbours.NONE)
            .yaml()
        : document.yaml();
  }

  /// @param above the key that the value stands under
  private static void steps(Json value, String above, List<Command> found) {
    switch (value) {
      case Json.Obj mapping ->
          mapping
              .members()
              .forEach((key, inner) -> {
                if (STEP.matcher(key).matches() || NAMED.contains(above)) {
                  var texts = texts(inner);
                  texts.forEach(text -> found.add(new Command("", text)));
                  if (texts.size() > 1 && texts.getFirst().matches("[\\w./-]+")) {
                    found.add(new Command("", String.join(" ", texts)));
                  }
                }
                if (key.equals("dockerfile_inline")) {
                  texts(inner).forEach(text -> found.addAll(dockerfile(text)));
                }
                module(key, inner, found);
                steps(inner, key, found);
              });
      case Json.Arr(List<Json> elements, Json.Span _) ->
          elements.forEach(one -> steps(one, above, found));
      default -> {}
    }
  }

  private static void module(String key, Json value, List<Command> found) {
    var module = MODULE.matcher(key);
    if (module.matches() && value instanceof Json.Obj told) {
      for (var one : told.get("name").map(EmbeddedCommands::texts).orElse(List.of())) {
        found.add(new Command("", module.group(1) + " install '" + one.replace("'", "") + "'"));
      }
    }
  }

  private static List<Command> dockerfile(String text) {
    var found = new ArrayList<Command>();
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var match = INSTRUCTION.matcher(lines.get(i));
      if (!match.matches()) {
        continue;
      }
      var command = new StringBuilder(match.group(2));
      while (endsOpen(command) && i + 1 < lines.size()) {
        command.setLength(command.length() - 1);
        var next = lines.get(++i).strip();
        command.append(next.startsWith("#") ? "\\" : next);
      }
      var here = HERE.matcher(command);
      if (here.find()) {
        var end = here.group(1);
        var body = new StringBuilder();
        while (i + 1 < lines.size() && !lines.get(i + 1).strip().equals(end)) {
          body.append(lines.get(++i)).append('\n');
        }
        found.add(new Command("", body.toString()));
      } else {
        found.add(new Command("", words(command.toString().strip())));
      }
    }
    return found;
  }

  private static boolean endsOpen(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '\\';
  }

  /// `["npm", "ci"]` as a shell would be told it.
  private static String words(String text) {
    if (!text.startsWith("[")) {
      return text;
    }
    try {
      var all =
          new Document("run.json", "{\"run\":" + text + "}", Neighbours.NONE).json().array("run");
      return all.stream()
          .flatMap(one -> texts(one).stream())
          .map(word -> "'" + word.replace("'", "'\\''") + "'")
          .collect(Collectors.joining(" "));
    } catch (MalformedText _) {
      return text;
    }
  }

  /// Lines that are indented below a target; `@`, `-` and `+` steer the tool alone.
  private static List<Command> recipes(String text, Pattern target, String indent) {
    var found = new ArrayList<Command>();
    var name = "";
    var open = new StringBuilder();
    for (var line : text.lines().toList()) {
      boolean recipe = line.startsWith(indent) || line.startsWith("\t");
      if (!recipe && open.isEmpty()) {
        var match = target.matcher(line);
        name = match.matches() ? match.group(1).strip() : name;
        continue;
      }
      var plain = open.isEmpty() ? line.strip().replaceFirst("^[@+-]+\\s*", "") : line.strip();
      if (plain.endsWith("\\")) {
        open.append(plain, 0, plain.length() - 1).append(' ');
      } else {
        found.add(new Command(name, open.append(plain).toString().replace("$$", "$")));
        open.setLength(0);
      }
    }
    return found;
  }

  private static List<Command> tox(String text) {
    var found = new ArrayList<Command>();
    boolean commands = false;
    for (var line : text.lines().toList()) {
      if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0))) {
        var parts = line.split("=", 2);
        commands = parts.length == 2 && parts[0].strip().startsWith("commands");
        if (commands && !parts[1].isBlank()) {
          found.add(new Command("", parts[1].strip()));
        }
      } else if (commands && !line.isBlank()) {
        found.add(new Command("", line.strip()));
      }
    }
    return found;
  }
}

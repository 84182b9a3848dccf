package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The commands that stand in a file to be run by something else: scripts of `package.json` and
/// `composer.json`, `RUN` of a Dockerfile, recipes of Makefiles and justfiles, steps of build
/// servers, tox, Taskfiles, Procfiles, and scripts of the shell, Python and node as a whole.
final class EmbeddedCommands {
  /// @param name of the script or the target; empty where it has none
  record Command(String name, String text) {}

  private static final Pattern DOCKERFILE =
      Pattern.compile("(?:.*\\.)?(?:Dockerfile|Containerfile)(?:[.-].*)?|.*\\.dockerfile");
  private static final Pattern INSTRUCTION =
      Pattern.compile("(?i)\\s*(?:ONBUILD\\s+)?(RUN|CMD|ENTRYPOINT)\\s+(?:--\\S+\\s+)*(.*)");
  private static final Pattern HERE = Pattern.compile("<<-?\\s*[\"']?(\\w+)[\"']?");
  private static final Pattern MAKEFILE = Pattern.compile("(?i)(?:gnu)?makefile(?:\\..*)?|.*\\.mk");
  private static final Pattern JUSTFILE = Pattern.compile("(?i)\\.?justfile|.*\\.just");
  private static final Pattern TARGET = Pattern.compile("([\\w./ %-]+?)\\s*:(?!=).*");
  private static final Pattern RECIPE = Pattern.compile("@?([\\w-]+)[^:=]*:(?!=).*");
  private static final Pattern SHELL = Pattern.compile(".*\\.(?:sh|bash|zsh|ksh)");
  private static final Pattern PROGRAM = Pattern.compile(".*\\.(?:py|js|mjs|cjs)");
  private static final Pattern INSTALLS =
      Pattern.compile(
          "\\b(?:install|npx|uvx|pipx|dlx|exec|(?:pnpm|yarn|bun|uv|poetry|cargo)\\W{1,5}add)\\b");
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
              + "|docker-compose.*\\.ya?ml|compose\\.ya?ml|\\.pre-commit-config\\.yaml)");
  private static final Set<String> STEP =
      Set.of(
          "run",
          "script",
          "before_script",
          "after_script",
          "before_install",
          "install",
          "after_success",
          "commands",
          "command",
          "cmds",
          "cmd",
          "bash",
          "entry");

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
        steps(new Document(name, text, Neighbours.NONE).yaml(), found);
        return found;
      }
    } catch (MalformedText _) {
      return List.of();
    }
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
    if (PROGRAM.matcher(name).matches()) {
      return program(name, text);
    }
    return SHELL.matcher(name).matches() || HASHBANG.matcher(text).lookingAt()
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

  private static void steps(Json value, List<Command> found) {
    switch (value) {
      case Json.Obj mapping ->
          mapping
              .members()
              .forEach((key, inner) -> {
                if (STEP.contains(key)) {
                  texts(inner).forEach(text -> found.add(new Command("", text)));
                }
                steps(inner, found);
              });
      case Json.Arr(List<Json> elements, Json.Span _) -> elements.forEach(one -> steps(one, found));
      default -> {}
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

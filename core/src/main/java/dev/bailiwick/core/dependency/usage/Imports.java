package dev.bailiwick.core.dependency.usage;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The imports of a repository's own code, gathered file by file. One thread.
///
/// Read are JavaScript and TypeScript, Python, Go, Rust, and the languages of the JVM, line by
/// line: an import in a comment or a text counts too, one that is computed is not seen. Tools that
/// a script calls by name are not imports.
public final class Imports {
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*|\\brequire(?:\\.resolve)?\\s*\\(\\s*)[\"'`]([^\"'`\\s]+)[\"'`]");
  private static final Pattern PYTHON =
      Pattern.compile(
          "^\\s*(?:from\\s+([\\w.]+)\\s+import\\b|import\\s+([\\w.]+(?:\\s+as\\s+\\w+)?(?:\\s*,\\s*[\\w.]+(?:\\s+as\\s+\\w+)?)*))");
  private static final Pattern GO =
      Pattern.compile("^\\s*(?:import\\s+)?(?:[\\w.]+\\s+)?\"([^\"\\s]+)\"\\s*(?://.*)?$");
  private static final Pattern RUST =
      Pattern.compile("(?:\\bextern\\s+crate\\s+|\\buse\\s+(?:::)?)(\\w+)|(?<![\\w:])(\\w+)::");
  private static final Pattern JVM = Pattern.compile("^\\s*import\\s+(?:static\\s+)?([\\w.]+)");

  private enum Language {
    SCRIPT,
    PYTHON,
    GO,
    RUST,
    JVM
  }

  private record Place(String path, int line) {}

  private final Map<Language, Map<String, Place>> found = new HashMap<>();

  /// Whether a file's imports are read, by its name.
  public static boolean reads(String path) {
    return language(path).isPresent();
  }

  private static Optional<Language> language(String path) {
    var end = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (end) {
      case "js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue", "svelte", "astro" ->
          Optional.of(Language.SCRIPT);
      case "py", "pyi", "pyx" -> Optional.of(Language.PYTHON);
      case "go" -> Optional.of(Language.GO);
      case "rs" -> Optional.of(Language.RUST);
      case "java", "kt", "kts", "groovy", "scala" -> Optional.of(Language.JVM);
      default -> Optional.empty();
    };
  }

  /// @param path relative to the repository's root
  public void add(String path, String text) {
    var language = language(path);
    if (language.isEmpty()) {
      return;
    }
    var names = found.computeIfAbsent(language.get(), _ -> new HashMap<>());
    int line = 0;
    for (var one : (Iterable<String>) text.lines()::iterator) {
      line++;
      for (var name : names(language.get(), one)) {
        names.putIfAbsent(name, new Place(path, line));
      }
    }
  }

  private static List<String> names(Language language, String line) {
    return switch (language) {
      case SCRIPT -> groups(SCRIPT, line).stream().map(Imports::packageOf).toList();
      case PYTHON -> python(line);
      case GO -> line.indexOf('"') < 0 ? List.of() : groups(GO, line);
      case RUST ->
          line.contains("::") || line.contains("crate") || line.contains("use ")
              ? groups(RUST, line)
              : List.of();
      case JVM -> line.contains("import") ? groups(JVM, line) : List.of();
    };
  }

  private static List<String> groups(Pattern pattern, String line) {
    var all = new ArrayList<String>();
    var match = pattern.matcher(line);
    while (match.find()) {
      for (int i = 1; i <= match.groupCount(); i++) {
        if (match.group(i) != null) {
          all.add(match.group(i));
        }
      }
    }
    return all;
  }

  private static String packageOf(String specifier) {
    var plain = specifier.startsWith("npm:") ? specifier.substring(4) : specifier;
    var names = plain.split("/", 3);
    var name = plain.startsWith("@") && names.length > 1 ? names[0] + "/" + names[1] : names[0];
    int version = name.indexOf('@', 1);
    return version < 0 ? name : name.substring(0, version);
  }

  private static List<String> python(String line) {
    var match = PYTHON.matcher(line);
    if (!match.lookingAt()) {
      return List.of();
    }
    if (match.group(1) != null) {
      return List.of(match.group(1));
    }
    var all = new ArrayList<String>();
    for (var one : match.group(2).split(",")) {
      all.add(one.strip().split("\\s+", 2)[0]);
    }
    return all;
  }

  /// What is known of a package; [Usage.Untold] as well where no file of its language was read.
  public Usage of(Dependency dependency) {
    return switch (dependency.ecosystem()) {
      case NPM -> exactly(Language.SCRIPT, List.of(dependency.name(), types(dependency.name())));
      case PYPI -> below(Language.PYTHON, PythonModules.of(dependency.key()), ".");
      case GO -> below(Language.GO, List.of(dependency.name()), "/");
      case CRATES -> exactly(Language.RUST, List.of(dependency.name().replace('-', '_')));
      case MAVEN -> maven(dependency.name());
      case RUBYGEMS, PACKAGIST, NUGET, DEBIAN -> new Usage.Untold();
    };
  }

  /// The types of a package are there for the package.
  private static String types(String name) {
    return name.startsWith("@types/")
        ? name.substring("@types/".length()).replaceFirst("^(.+)__(.+)$", "@$1/$2")
        : name;
  }

  private Usage exactly(Language language, List<String> names) {
    var places = found.get(language);
    if (places == null) {
      return new Usage.Untold();
    }
    return names.stream()
        .flatMap(name -> Optional.ofNullable(places.get(name)).stream())
        .findFirst()
        .<Usage>map(place -> new Usage.Imported(place.path(), place.line()))
        .orElse(new Usage.NotImported());
  }

  private Usage below(Language language, List<String> names, String separator) {
    var places = found.get(language);
    if (places == null) {
      return new Usage.Untold();
    }
    return places.entrySet().stream()
        .filter(one ->
            names.stream()
                .anyMatch(
                    name -> one.getKey().equals(name) || one.getKey().startsWith(name + separator)))
        .map(Map.Entry::getValue)
        .min(java.util.Comparator.comparing(Place::path).thenComparing(Place::line))
        .<Usage>map(place -> new Usage.Imported(place.path(), place.line()))
        .orElse(new Usage.NotImported());
  }

  /// A group's name is mostly its packages' too. Where a group has packages imported that may be
  /// another artifact's, nothing is said.
  private Usage maven(String name) {
    int colon = name.indexOf(':');
    var group = name.substring(0, Math.max(0, colon));
    var artifact = name.substring(colon + 1);
    if (!found.containsKey(Language.JVM) || group.indexOf('.') < 0) {
      return new Usage.Untold();
    }
    var own = new ArrayList<String>();
    own.add(group + "." + artifact.replace('-', '.'));
    own.add(group + "." + artifact.replace("-", ""));
    if (group.endsWith("." + artifact)) {
      own.add(group);
    }
    var words = List.of(artifact.split("-"));
    if (words.size() > 1) {
      own.add(group + "." + String.join(".", words.subList(1, words.size())));
      own.add(group + "." + words.getLast());
    }
    var sure = below(Language.JVM, own, ".");
    if (sure instanceof Usage.Imported) {
      return sure;
    }
    var names = group.split("\\.").length > 2 ? group.substring(0, group.lastIndexOf('.')) : group;
    return below(Language.JVM, List.of(names), ".") instanceof Usage.NotImported
        ? new Usage.NotImported()
        : new Usage.Untold();
  }
}

package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.effect.Effect.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a call of a package manager brings in.
///
/// @param named the packages on the command line, with the words that name them
/// @param project whether it also brings in what the project's manifests and lock files name
/// @param frozen whether it keeps to the lock file and stops where that does not fit
/// @param moves whether what is locked may move to the newest that is asked for
/// @param files further files of packages, as the command names them (`-r requirements.txt`)
/// @param scriptsOff whether packages run no code of their own while they are installed
/// @param registry another registry's address; empty for the usual one
/// @param doubts what cannot be told of it, a clause each
/// @param runs whether it runs a package's program, which may be installed already
public record Installation(
    Ecosystem ecosystem,
    Tool manager,
    List<Named> named,
    boolean project,
    boolean frozen,
    boolean moves,
    List<String> files,
    boolean scriptsOff,
    String registry,
    List<String> doubts,
    boolean runs) {

  static final Place PLACE = new Place("", 1);

  private static final Pattern MANAGERS =
      Pattern.compile(
          "(?:npm|pnpm|yarn|yarnpkg|bun|deno|pip[0-9.]*|uv|poetry|pdm|pipenv|cargo|go|bundler?"
              + "|composer|dotnet)(?:\\.(?:cmd|exe|bat|ps1))?");

  /// Where a manager asks by itself.
  private static final Map<Ecosystem, String> USUAL =
      Map.of(
          Ecosystem.NPM, "https://registry.npmjs.org",
          Ecosystem.PYPI, "https://pypi.org/simple",
          Ecosystem.CRATES, "crates-io",
          Ecosystem.RUBYGEMS, "https://rubygems.org",
          Ecosystem.NUGET, "https://api.nuget.org/v3/index.json");

  private static final Pattern SUFFIX = Pattern.compile("\\.(?:cmd|exe|bat|ps1)$");
  private static final Pattern PIP = Pattern.compile("pip[0-9.]*");

  /// @param word as it stands on the command line; empty where several words name it
  public record Named(Dependency dependency, String word) {}

  /// How a manager is told one version.
  public enum Tool {
    NPM("@", " --save-exact", " --ignore-scripts"),
    PNPM("@", " --save-exact", " --ignore-scripts"),
    YARN("@", " --exact", " --ignore-scripts"),
    BUN("@", " --exact", " --ignore-scripts"),
    RUNNER("@", "", ""),
    PIP("==", "", " --only-binary :all:"),
    UV("==", "", " --no-build"),
    TOOL("==", "", ""),
    UVX("@", "", ""),
    CARGO("@=", "", ""),
    CARGO_INSTALL("@", "", ""),
    GO("@", "", ""),
    GEM(":", "", ""),
    BUNDLE(" --version ", "", ""),
    COMPOSER(":", "", " --no-scripts --no-plugins"),
    DOTNET(" --version ", "", ""),
    NUGET(" -Version ", "", ""),
    MAVEN(":", "", "");

    /// A word's name, with what a version may stand behind: an alias, a path, extras in brackets.
    private static final Pattern TYPED =
        Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(?:\\[[^\\]]*\\])?");

    private final String joint;
    private final String exactly;
    private final String quietly;

    Tool(String joint, String exactly, String quietly) {
      this.joint = joint;
      this.exactly = exactly;
      this.quietly = quietly;
    }

    /// The words that ask for one version of what a word names, and for that version in the
    /// manifest.
    ///
    /// @param word as it stands on the command line, with a version or without
    public String exact(String word, String version) {
      return named(word) + joint + version + exactly;
    }

    private String named(String word) {
      return switch (this) {
        case NPM, PNPM, YARN, BUN, RUNNER -> {
          int at = word.lastIndexOf('@');
          boolean versioned =
              at > 0 && word.indexOf('/', at) < 0 && !word.startsWith("npm:", at + 1);
          yield versioned ? word.substring(0, at) : word;
        }
        case PIP, UV, TOOL, UVX -> {
          var typed = TYPED.matcher(word);
          yield typed.lookingAt() ? typed.group() : word;
        }
        case CARGO, CARGO_INSTALL, GO -> word.replaceFirst("@.*$", "");
        case GEM, COMPOSER -> word.replaceFirst("[:=].*$", "");
        case MAVEN -> word.replaceFirst("^(-Dartifact=[^:]+:[^:]+):.*$", "$1");
        case BUNDLE, DOTNET, NUGET -> word;
      };
    }

    /// The option that keeps packages from running code, with a blank before it; empty where the
    /// manager has none.
    public String quietly() {
      return quietly;
    }
  }

  public Installation {
    named = List.copyOf(named);
    files = List.copyOf(files);
    doubts = List.copyOf(doubts);
  }

  /// Whether it brings in nothing but what the project's own files name.
  public boolean isProject() {
    return named.isEmpty() && doubts.isEmpty();
  }

  /// What the call brings in; empty where it brings in nothing, or is no manager's.
  public static Optional<Installation> of(Invocation call) {
    var program = SUFFIX.matcher(call.program()).replaceFirst("");
    var name = PIP.matcher(program).matches() ? "pip" : program;
    var words = Words.of(call);
    var settings = SystemInstalls.settings(name, words);
    if (settings.isPresent()) {
      return settings;
    }
    return switch (name) {
      case "npm", "pnpm", "yarn", "yarnpkg", "bun", "npx", "pnpx", "bunx", "deno", "corepack" ->
          NodeInstalls.of(name, words);
      case "pip", "uv", "uvx", "pipx", "poetry", "pdm", "pipenv", "easy_install" ->
          PythonInstalls.of(name, words);
      case "go" -> GoInstalls.of(words);
      case "cargo", "gem", "bundle", "bundler", "composer", "dotnet", "nuget" ->
          OtherInstalls.of(name, words);
      case "php" ->
          words.command().matches("(?:.*/)?composer(?:\\.phar)?")
              ? OtherInstalls.of("composer", words.behind(words.command()))
              : Optional.empty();
      case "mvn", "mvnw", "mvnd", "gradle", "gradlew" -> JvmInstalls.of(name, words);
      default -> SystemInstalls.knows(name) ? SystemInstalls.of(name, words) : Optional.empty();
    };
  }

  /// Whether the program is a package manager, whatever the call does: what it writes to a manifest
  /// is its own work.
  public static boolean isManager(Invocation call) {
    return MANAGERS.matcher(call.program()).matches();
  }

  /// One of a manager's calls, part by part. One thread.
  static final class Builder {
    private final Ecosystem ecosystem;
    private final Tool manager;
    private final List<Named> named = new ArrayList<>();
    private List<String> files = List.of();
    private boolean project;
    private boolean frozen;
    private boolean moves;
    private boolean scriptsOff;
    private String registry = "";
    private final List<String> doubts = new ArrayList<>();
    private boolean runs;

    Builder(Ecosystem ecosystem, Tool manager) {
      this.ecosystem = ecosystem;
      this.manager = manager;
    }

    Builder named(Dependency dependency, String word) {
      named.add(new Named(dependency, word));
      return this;
    }

    Builder project(boolean whole) {
      project = whole;
      return this;
    }

    Builder frozen(boolean keeps) {
      frozen = keeps;
      return this;
    }

    Builder moving(boolean newest) {
      moves = newest;
      return this;
    }

    Builder files(List<String> names) {
      files = names;
      return this;
    }

    Builder scriptsOff(boolean off) {
      scriptsOff = off;
      return this;
    }

    /// Of several the first that is not the usual one.
    Builder registry(List<String> addresses) {
      registry =
          addresses.stream().filter(one -> !one.isEmpty() && !isUsual(one)).findFirst().orElse("");
      return this;
    }

    private boolean isUsual(String address) {
      var plain = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
      return plain.equals(USUAL.get(ecosystem))
          || ecosystem == Ecosystem.NPM && plain.equals("https://registry.yarnpkg.com");
    }

    Builder doubting(String doubt) {
      doubts.add(doubt);
      return this;
    }

    Builder running() {
      runs = true;
      return this;
    }

    Optional<Installation> build() {
      if (named.isEmpty() && !registry.isEmpty()) {
        doubting("packages would come from " + registry + ", which cannot be checked here");
      }
      return named.isEmpty() && !project && files.isEmpty() && doubts.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Installation(
                  ecosystem,
                  manager,
                  named,
                  project,
                  frozen,
                  moves,
                  files,
                  scriptsOff,
                  registry,
                  doubts,
                  runs));
    }
  }
}

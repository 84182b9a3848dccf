package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.install.Installation.Builder;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Cargo, Go, RubyGems, Bundler, Composer and .NET (their manuals, 2026).
final class OtherInstalls {
  private static final Set<String> CARGO_BUILDS =
      Set.of(
          "build", "b", "check", "c", "test", "t", "run", "r", "fetch", "update", "bench", "clippy",
          "doc");
  private static final Set<String> GO_BUILDS =
      Set.of("build", "test", "vet", "mod", "generate", "work");
  private static final Set<String> DOTNET_BUILDS =
      Set.of("restore", "build", "run", "test", "publish", "pack");
  private static final Pattern GO_MODULE =
      Pattern.compile(
          "((?:github\\.com|gitlab\\.com|bitbucket\\.org|golang\\.org)/[^/@]+/[^/@]+(?:/v\\d+)?"
              + "|[^/@]+\\.[^/@]+(?:/[^@]+)?)[^@]*(?:@(.*))?");

  private OtherInstalls() {}

  static Optional<Installation> of(String program, Words words) {
    return switch (program) {
      case "cargo" -> cargo(words);
      case "go" -> go(words);
      case "gem", "bundle", "bundler" -> ruby(program, words);
      case "composer" -> composer(words);
      default -> dotnet(words);
    };
  }

  private static Dependency wanted(Ecosystem ecosystem, String name, String requirement) {
    return Dependency.wanted(ecosystem, name, requirement, Installation.PLACE)
        .at(Exactness.version(ecosystem, requirement));
  }

  private static Optional<Installation> cargo(Words words) {
    var command = words.command();
    boolean adds = command.equals("add");
    if (!adds && !Set.of("install", "binstall").contains(command)) {
      return CARGO_BUILDS.contains(command)
          ? new Builder(Ecosystem.CRATES, Tool.CARGO).project(true).build()
          : Optional.empty();
    }
    var builder =
        new Builder(Ecosystem.CRATES, adds ? Tool.CARGO : Tool.CARGO_INSTALL)
            .registry(words.value("--index", "--registry"));
    var git = words.value("--git");
    boolean local = !words.value("--path").isEmpty();
    var version = words.value("--version", "--vers");
    for (var word : words.from(1)) {
      int at = word.indexOf('@');
      var name = at < 0 ? word : word.substring(0, at);
      var asked = at < 0 ? version : word.substring(at + 1);
      // `cargo add x@1.2.3` means ^1.2.3; `cargo install x@1.2.3` means that version.
      boolean exact = !adds && !asked.isEmpty() && Character.isDigit(asked.charAt(0));
      var one = wanted(Ecosystem.CRATES, name, exact ? "=" + asked : asked);
      if (!git.isEmpty()) {
        builder.named(one.from(new Origin.Git(git, words.value("--rev"))), word);
      } else if (!local) {
        builder.named(one, version.isEmpty() ? word : "");
      }
    }
    if (words.from(1).isEmpty() && !git.isEmpty()) {
      builder.named(
          wanted(Ecosystem.CRATES, "", "").from(new Origin.Git(git, words.value("--rev"))), "");
    }
    return builder.build();
  }

  private static Optional<Installation> go(Words words) {
    var command = words.command();
    if (GO_BUILDS.contains(command)) {
      boolean asks =
          !command.equals("mod")
              || !Set.of("edit", "init", "graph", "why", "verify").contains(words.word(1));
      return asks ? new Builder(Ecosystem.GO, Tool.GO).project(true).build() : Optional.empty();
    }
    if (!Set.of("get", "install", "run").contains(command)) {
      return Optional.empty();
    }
    var builder = new Builder(Ecosystem.GO, Tool.GO);
    var names = words.from(1);
    // Behind the package of `go run` stand its own arguments.
    for (var word : command.equals("run") ? names.subList(0, Math.min(1, names.size())) : names) {
      var match = GO_MODULE.matcher(word);
      boolean local = word.startsWith(".") || word.startsWith("/") || word.endsWith(".go");
      if (!local && match.matches()) {
        var asked = match.group(2) == null ? "" : match.group(2);
        var plain = Set.of("latest", "upgrade", "patch", "none").contains(asked) ? "" : asked;
        if (!asked.equals("none")) {
          // Which module a package below its module's path belongs to, only the proxy knows.
          boolean whole = word.equals(match.group(1)) || word.startsWith(match.group(1) + "@");
          builder.named(wanted(Ecosystem.GO, match.group(1), plain), whole ? word : "");
        }
      }
    }
    return builder.project(names.isEmpty() && command.equals("get")).build();
  }

  private static Optional<Installation> ruby(String program, Words words) {
    var command = words.command();
    boolean bundles = program.startsWith("bundle");
    if (bundles
        && (command.isEmpty() || Set.of("install", "update", "lock", "i").contains(command))) {
      boolean asks = !words.has("--version", "-v", "--help", "-h");
      return asks
          ? new Builder(Ecosystem.RUBYGEMS, Tool.GEM).project(true).build()
          : Optional.empty();
    }
    if (!(bundles ? List.of("add") : List.of("install", "i", "update", "fetch"))
        .contains(command)) {
      return Optional.empty();
    }
    var version = words.value("-v", "--version");
    var builder = new Builder(Ecosystem.RUBYGEMS, Tool.GEM).registry(words.value("-s", "--source"));
    for (var word : words.from(1)) {
      int colon = word.indexOf(':');
      var name = colon < 0 ? word : word.substring(0, colon);
      var asked = colon < 0 ? version : word.substring(colon + 1);
      if (!name.startsWith(".") && !name.contains("/") && !name.endsWith(".gem")) {
        builder.named(
            wanted(Ecosystem.RUBYGEMS, name, asked), version.isEmpty() && !bundles ? word : "");
      }
    }
    return builder.build();
  }

  private static Optional<Installation> composer(Words words) {
    int at = words.command().equals("global") ? 1 : 0;
    var command = words.word(at);
    var builder =
        new Builder(Ecosystem.PACKAGIST, Tool.COMPOSER)
            .scriptsOff(words.has("--no-scripts") && words.has("--no-plugins"));
    if (Set.of("install", "update", "i", "u", "upgrade").contains(command)) {
      return builder.project(true).build();
    }
    if (!Set.of("require", "r", "create-project").contains(command)) {
      return Optional.empty();
    }
    var names = new ArrayList<>(words.from(at + 1));
    for (int i = 0; i < names.size(); i++) {
      var word = names.get(i);
      if (!word.contains("/") || word.startsWith(".") || word.startsWith("ext-")) {
        continue;
      }
      int cut = Math.max(word.indexOf(':'), word.indexOf('='));
      // `a/b 1.0` is spelled in two words as well.
      boolean split = cut < 0 && i + 1 < names.size() && !names.get(i + 1).contains("/");
      var asked =
          cut >= 0
              ? word.substring(cut + 1)
              : split && !command.equals("create-project") ? names.get(i + 1) : "";
      builder.named(
          wanted(Ecosystem.PACKAGIST, cut < 0 ? word : word.substring(0, cut), asked),
          split ? "" : word);
      if (command.equals("create-project")) {
        break;
      }
    }
    return builder.build();
  }

  /// `dotnet add [PROJECT] package NAME`, `dotnet package add NAME`, `dotnet tool install NAME`.
  private static Optional<Installation> dotnet(Words words) {
    var version = words.value("-v", "--version");
    var plain = words.plain();
    int name =
        words.command().equals("add") && plain.contains("package")
            ? plain.indexOf("package") + 1
            : words.command().equals("package") && words.word(1).equals("add")
                    || words.command().equals("tool")
                        && List.of("install", "update").contains(words.word(1))
                ? 2
                : -1;
    if (name < 0) {
      return DOTNET_BUILDS.contains(words.command())
          ? new Builder(Ecosystem.NUGET, Tool.DOTNET).project(true).build()
          : Optional.empty();
    }
    var word = words.word(name);
    return word.isEmpty()
        ? Optional.empty()
        : new Builder(Ecosystem.NUGET, Tool.DOTNET)
            .registry(words.value("-s", "--source", "--add-source"))
            .named(wanted(Ecosystem.NUGET, word, version), version.isEmpty() ? word : "")
            .build();
  }
}

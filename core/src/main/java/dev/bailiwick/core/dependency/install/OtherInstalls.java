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

/// Cargo, RubyGems, Bundler, Composer and .NET (their manuals, 2026).
final class OtherInstalls {
  private static final Set<String> CARGO_BUILDS =
      Set.of(
          "build", "b", "check", "c", "test", "t", "run", "r", "fetch", "update", "bench", "clippy",
          "doc");
  private static final Set<String> DOTNET_BUILDS =
      Set.of("restore", "build", "run", "test", "publish", "pack");

  private OtherInstalls() {}

  static Optional<Installation> of(String program, Words words) {
    return switch (program) {
      case "cargo" -> cargo(words);
      case "gem", "bundle", "bundler" -> ruby(program, words);
      case "composer" -> composer(words);
      case "nuget" -> nuget(words);
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
          ? new Builder(Ecosystem.CRATES, Tool.CARGO)
              .project(true)
              .moving(command.equals("update"))
              .build()
          : Optional.empty();
    }
    var builder =
        new Builder(Ecosystem.CRATES, adds ? Tool.CARGO : Tool.CARGO_INSTALL)
            .registry(words.values("--index", "--registry"));
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

  private static Optional<Installation> ruby(String program, Words words) {
    var command = words.command();
    boolean bundles = program.startsWith("bundle");
    if (bundles
        && (command.isEmpty() || Set.of("install", "update", "lock", "i").contains(command))) {
      boolean asks = !words.has("--version", "-v", "--help", "-h");
      return asks
          ? new Builder(Ecosystem.RUBYGEMS, Tool.GEM)
              .project(true)
              .moving(command.equals("update"))
              .build()
          : Optional.empty();
    }
    if (!(bundles ? List.of("add") : List.of("install", "i", "update", "fetch"))
        .contains(command)) {
      return Optional.empty();
    }
    var version = words.value("-v", "--version");
    var address = words.value("--git", "--github");
    var builder =
        new Builder(Ecosystem.RUBYGEMS, bundles ? Tool.BUNDLE : Tool.GEM)
            .registry(words.values("-s", "--source"));
    for (var word : words.from(1)) {
      int colon = word.indexOf(':');
      var name = colon < 0 ? word : word.substring(0, colon);
      var asked = colon < 0 ? version : word.substring(colon + 1);
      if (!name.startsWith(".") && !name.contains("/") && !name.endsWith(".gem")) {
        var one = wanted(Ecosystem.RUBYGEMS, name, asked);
        builder.named(
            address.isEmpty() ? one : one.from(new Origin.Git(address, words.value("--ref"))),
            version.isEmpty() ? word : "");
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
      return builder.project(true).moving(!command.startsWith("i")).build();
    }
    if (!Set.of("require", "req", "r", "create-project").contains(command)) {
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

  /// `nuget install NAME -Version V`.
  private static Optional<Installation> nuget(Words words) {
    if (!words.command().equals("install")) {
      return words.command().equals("restore")
          ? new Builder(Ecosystem.NUGET, Tool.DOTNET)
              .project(true)
              .registry(words.values("-Source", "-source"))
              .build()
          : Optional.empty();
    }
    var name = words.word(1);
    return name.isEmpty() || name.endsWith(".config")
        ? new Builder(Ecosystem.NUGET, Tool.DOTNET).project(true).build()
        : new Builder(Ecosystem.NUGET, Tool.NUGET)
            .registry(words.values("-Source", "-source"))
            .named(
                wanted(Ecosystem.NUGET, name, words.value("-Version", "-version")),
                words.has("-Version", "-version") ? "" : name)
            .build();
  }

  /// `dotnet add [PROJECT] package NAME`, `dotnet package add NAME`, `dotnet tool install NAME`.
  private static Optional<Installation> dotnet(Words words) {
    var version = words.value("-v", "--version");
    var plain = words.plain();
    int name =
        words.command().equals("add") && plain.contains("package")
            ? plain.indexOf("package") + 1
            : words.command().equals("package") && words.word(1).equals("add")
                    || Set.of("tool", "new").contains(words.command())
                        && List.of("install", "update").contains(words.word(1))
                ? 2
                : -1;
    if (name < 0) {
      return dotnetProject(words);
    }
    // `dotnet new install Name::1.0` and `tool install Name@1.0` name the version too.
    var parts = words.word(name).split("::|@", 2);
    if (parts.length == 2) {
      return new Builder(Ecosystem.NUGET, Tool.DOTNET)
          .registry(words.values("-s", "--source", "--add-source", "--nuget-source"))
          .named(wanted(Ecosystem.NUGET, parts[0], parts[1]), "")
          .build();
    }
    var word = words.word(name);
    return word.isEmpty() || word.startsWith(".") || word.startsWith("/")
        ? Optional.empty()
        : new Builder(Ecosystem.NUGET, Tool.DOTNET)
            .registry(words.values("-s", "--source", "--add-source"))
            .named(wanted(Ecosystem.NUGET, word, version), version.isEmpty() ? word : "")
            .build();
  }

  /// `dotnet outdated -u` is a tool that many install.
  private static Optional<Installation> dotnetProject(Words words) {
    var command = words.command();
    boolean moves =
        command.equals("outdated")
            && words.all().stream().anyMatch(one -> one.matches("(?:-u|--upgrade)(?::.*)?"));
    if (!moves && !DOTNET_BUILDS.contains(command)) {
      return Optional.empty();
    }
    return new Builder(Ecosystem.NUGET, Tool.DOTNET)
        .project(true)
        .moving(moves)
        .registry(
            command.equals("restore") ? words.values("-s", "--source") : words.values("--source"))
        .build();
  }
}

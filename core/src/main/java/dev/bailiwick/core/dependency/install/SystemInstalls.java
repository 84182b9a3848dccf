package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.install.Installation.Builder;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Package managers whose registries cannot be asked here: those of systems, conda, editors. What
/// they bring in is a person's question.
final class SystemInstalls {
  private static final Map<String, Set<String>> INSTALL =
      Map.ofEntries(
          Map.entry("apt", Set.of("install", "reinstall", "build-dep")),
          Map.entry("apt-get", Set.of("install", "reinstall", "build-dep")),
          Map.entry("aptitude", Set.of("install", "reinstall")),
          Map.entry("dnf", Set.of("install", "reinstall", "localinstall", "groupinstall")),
          Map.entry("yum", Set.of("install", "reinstall", "localinstall", "groupinstall")),
          Map.entry("zypper", Set.of("install", "in")),
          Map.entry("apk", Set.of("add")),
          Map.entry("brew", Set.of("install", "reinstall", "tap")),
          Map.entry("port", Set.of("install")),
          Map.entry("snap", Set.of("install")),
          Map.entry("flatpak", Set.of("install", "remote-add")),
          Map.entry("choco", Set.of("install", "upgrade")),
          Map.entry("winget", Set.of("install", "upgrade")),
          Map.entry("scoop", Set.of("install")),
          Map.entry("conda", Set.of("install", "create", "update", "upgrade")),
          Map.entry("mamba", Set.of("install", "create", "update", "upgrade")),
          Map.entry("micromamba", Set.of("install", "create", "update", "upgrade")),
          Map.entry("pixi", Set.of("add", "global", "exec")),
          Map.entry("luarocks", Set.of("install")),
          Map.entry("cpan", Set.of("install")),
          Map.entry("cpanm", Set.of()),
          Map.entry("opam", Set.of("install")),
          Map.entry("cabal", Set.of("install")),
          Map.entry("stack", Set.of("install")),
          Map.entry("pod", Set.of("install", "update")),
          Map.entry("hex", Set.of("install")),
          Map.entry("jsr", Set.of("add", "install", "i")));

  private SystemInstalls() {}

  static boolean knows(String program) {
    return INSTALL.containsKey(program) || program.equals("pacman");
  }

  static Optional<Installation> of(String program, Words words) {
    var verbs = INSTALL.getOrDefault(program, Set.of());
    boolean installs =
        program.equals("pacman")
            ? words.all().stream().anyMatch(word -> word.matches("-S[a-z]*|-U[a-z]*|--sync"))
            : verbs.isEmpty() || verbs.contains(words.command());
    var names = program.equals("pacman") || program.equals("cpanm") ? words.from(0) : words.from(1);
    if (!installs || names.isEmpty()) {
      return Optional.empty();
    }
    return new Builder(Ecosystem.DEBIAN, Tool.RUNNER)
        .doubting(
            String.join(", ", names.subList(0, Math.min(4, names.size())))
                + (names.size() > 4 ? ", …" : "")
                + " would come from "
                + program
                + ", whose packages cannot be looked up here")
        .build();
  }

  /// The commands with which a manager is told of another registry for good.
  static Optional<Installation> settings(String program, Words words) {
    var plain = words.plain();
    var command = words.command();
    var second = words.word(1);
    boolean sources =
        switch (program) {
          case "npm", "pnpm", "yarn", "yarnpkg", "bun" ->
              List.of("config", "set", "c").contains(command)
                  && plain.stream()
                      .anyMatch(
                          word -> word.matches("(?:.*:)?(?:registry|npmRegistryServer)(?:=.*)?"))
                  && !List.of("get", "list", "ls", "delete", "rm").contains(second);
          case "pip" ->
              command.equals("config")
                  && second.equals("set")
                  && plain.stream()
                      .anyMatch(word -> word.matches(".*(?:index-url|find-links|trusted-host)"));
          case "poetry" ->
              command.equals("source") && second.equals("add")
                  || command.equals("config") && second.startsWith("repositories");
          case "gem" -> command.equals("sources") && words.has("-a", "--add");
          case "bundle", "bundler" ->
              command.equals("config")
                  && plain.stream().anyMatch(word -> word.startsWith("mirror"));
          case "composer" ->
              List.of("config", "repository", "repo").contains(command)
                  && plain.stream()
                      .anyMatch(word -> word.matches("repo(?:sitories|s)?\\..*|add|set"));
          case "dotnet" -> command.equals("nuget") && List.of("add", "update").contains(second);
          case "nuget" ->
              command.equals("sources")
                  && List.of("add", "update").contains(second.toLowerCase(java.util.Locale.ROOT));
          default -> false;
        };
    return sources
        ? new Builder(Ecosystem.DEBIAN, Tool.RUNNER)
            .doubting("packages would come from another registry from now on")
            .build()
        : Optional.empty();
  }
}

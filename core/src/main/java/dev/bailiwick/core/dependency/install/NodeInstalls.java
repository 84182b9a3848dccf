package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.install.Installation.Builder;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import dev.bailiwick.core.dependency.manifest.npm.NpmSpecifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// npm, pnpm, Yarn, bun and what they run packages with (their manuals, 2026).
final class NodeInstalls {
  private static final Pattern ADDRESS = Pattern.compile("https?://.*");
  private static final Pattern SCOPED = Pattern.compile("--@[^=]+:registry(?:=.*)?");
  private static final Set<String> FETCHED =
      Set.of("run", "install", "i", "add", "cache", "serve", "test", "bench", "compile", "x");
  private static final Set<String> INSTALL =
      Set.of(
          "install",
          "i",
          "in",
          "ins",
          "inst",
          "insta",
          "instal",
          "isnt",
          "isnta",
          "isntal",
          "isntall",
          "add",
          "a",
          "update",
          "up",
          "upgrade",
          "udpate",
          "upgrade-interactive",
          "install-test",
          "it",
          "link",
          "ln");
  private static final Set<String> LOCKED =
      Set.of(
          "ci",
          "clean-install",
          "ic",
          "install-clean",
          "isntall-clean",
          "cit",
          "install-ci-test",
          "dedupe",
          "ddp",
          "rebuild",
          "rb",
          "fetch",
          "import",
          "fix");
  private static final Set<String> FROZEN =
      Set.of(
          "ci", "clean-install", "ic", "install-clean", "isntall-clean", "cit", "install-ci-test");
  private static final Set<String> MOVING =
      Set.of("update", "up", "upgrade", "udpate", "upgrade-interactive", "audit", "fix");
  private static final Set<String> RUN = Set.of("exec", "x", "dlx");
  private static final Set<String> CREATE = Set.of("create", "init", "innit");
  private static final Pattern NAMED = Pattern.compile("((?:@[^/@\\s]+/)?[^@/:\\s]+)(?:@(.*))?");

  private NodeInstalls() {}

  static Optional<Installation> of(String program, Words words) {
    return switch (program) {
      case "npx", "pnpx", "bunx" -> run(words, 0);
      case "deno" -> deno(words);
      case "corepack" -> corepack(words);
      default -> manager(program, words);
    };
  }

  private static Optional<Installation> manager(String program, Words words) {
    var command = words.command();
    // `yarn workspace web add x` is `add x` in another folder.
    if (command.equals("workspace") && words.plain().size() > 2) {
      return manager(program, new Words(words.from(2), words.all()));
    }
    if (command.equals("global") && !words.word(1).isEmpty()) {
      return install(program, words, 2);
    }
    if (command.equals("audit") && !words.word(1).equals("fix")) {
      return Optional.empty();
    }
    if (command.isEmpty()) {
      // Yarn alone installs; the others print their help.
      boolean installs =
          program.startsWith("yarn") && !words.has("--version", "-v", "--help", "-h");
      return installs ? install(program, words, 0) : Optional.empty();
    }
    if (RUN.contains(command)) {
      // pnpm's and Yarn's `exec` run what is installed.
      boolean local = command.equals("exec") && !program.equals("npm");
      return local ? Optional.empty() : run(words, 1);
    }
    if (CREATE.contains(command)) {
      return create(words);
    }
    if (INSTALL.contains(command)) {
      return install(program, words, 1);
    }
    return LOCKED.contains(command) || command.equals("audit")
        ? builder(program, words).project(true).build()
        : Optional.empty();
  }

  private static Builder builder(String program, Words words) {
    var manager =
        switch (program) {
          case "pnpm" -> Tool.PNPM;
          case "bun" -> Tool.BUN;
          case "yarn", "yarnpkg" -> Tool.YARN;
          default -> Tool.NPM;
        };
    return new Builder(Ecosystem.NPM, manager)
        .frozen(FROZEN.contains(words.command()) || words.has("--frozen-lockfile", "--immutable"))
        .moving(MOVING.contains(words.command()))
        .scriptsOff(words.has("--ignore-scripts", "--ignore-scripts=true"))
        .registry(registry(words));
  }

  /// A scope may have a registry of its own: `--@acme:registry=…`.
  private static List<String> registry(Words words) {
    return Stream.concat(
            words.all().stream()
                .filter(word -> SCOPED.matcher(word).matches())
                .map(word -> word.contains("=") ? word.substring(word.indexOf('=') + 1) : word),
            words.values("--registry").stream())
        .toList();
  }

  private static Optional<Installation> install(String program, Words words, int first) {
    var builder = builder(program, words);
    if (Set.of("link", "ln").contains(words.command())) {
      builder.registry(List.of("the machine's own global folder"));
    }
    var names = words.from(first);
    names.forEach(name -> builder.named(named(name), name));
    return builder.project(names.isEmpty()).build();
  }

  /// A runner takes the packages of `--package`, else its first operand names one.
  private static Optional<Installation> run(Words whole, int first) {
    var name = whole.word(first);
    var words = name.isEmpty() ? whole : whole.before(name);
    if (words.has("--no-install", "--no", "-n")) {
      return Optional.empty();
    }
    var builder = new Builder(Ecosystem.NPM, Tool.RUNNER).registry(registry(words)).running();
    var packages = words.values("-p", "--package");
    if (!packages.isEmpty()) {
      packages.forEach(one -> builder.named(named(one), one));
      return builder.build();
    }
    return name.isEmpty() ? Optional.empty() : builder.named(named(name), name).build();
  }

  /// `npm init foo` runs `create-foo`, `npm init @scope` runs `@scope/create`.
  private static Optional<Installation> create(Words words) {
    var name = words.word(1);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.startsWith("@") && name.indexOf('/') < 0) {
      name += "/create";
      return new Builder(Ecosystem.NPM, Tool.RUNNER)
          .named(named(name), words.word(1))
          .running()
          .build();
    }
    var plain = named(name);
    var full =
        !plain.origin().equals(dev.bailiwick.core.dependency.coordinate.Origin.REGISTRY)
            ? plain
            : Dependency.wanted(
                    Ecosystem.NPM, created(plain.name()), plain.requirement(), Installation.PLACE)
                .at(plain.version());
    return new Builder(Ecosystem.NPM, Tool.RUNNER)
        .named(full, name)
        .registry(registry(words))
        .running()
        .build();
  }

  private static String created(String name) {
    int slash = name.indexOf('/');
    if (!name.startsWith("@")) {
      return "create-" + name;
    }
    return name.substring(0, slash + 1) + "create-" + name.substring(slash + 1);
  }

  /// `corepack use pnpm@10` and its like fetch a package manager from npm.
  private static Optional<Installation> corepack(Words words) {
    var builder = new Builder(Ecosystem.NPM, Tool.RUNNER);
    if (List.of("use", "prepare", "install", "up").contains(words.command())) {
      words.from(1).forEach(word -> builder.named(named(word), word));
    }
    return builder.build();
  }

  /// Deno takes what an address sends for a program or a module.
  private static Optional<Installation> deno(Words words) {
    var builder = new Builder(Ecosystem.NPM, Tool.RUNNER);
    var first = words.word(0);
    if (ADDRESS.matcher(first).matches()) {
      return builder.named(named(first), first).build();
    }
    if (first.equals("update")
        || first.equals("outdated") && words.has("-u", "--update", "--latest")) {
      return builder.project(true).moving(true).build();
    }
    for (var word : words.from(1)) {
      if (word.startsWith("npm:")) {
        builder.named(named(word.substring("npm:".length())), word);
      } else if (ADDRESS.matcher(word).matches() && FETCHED.contains(first)) {
        builder.named(named(word), word);
        if (!first.equals("add") && !first.equals("cache")) {
          // What follows a program is the program's own.
          break;
        }
      }
    }
    return builder.build();
  }

  /// A package as npm's command line names it: `name`, `name@range`, `alias@npm:name@range`, an
  /// address, a folder.
  static Dependency named(String word) {
    var match = NAMED.matcher(word);
    if (!match.matches() || word.startsWith(".") || word.startsWith("/")) {
      return NpmSpecifier.wanted("", word, Installation.PLACE);
    }
    var specifier = match.group(2) == null ? "" : match.group(2);
    if (specifier.isEmpty() && List.of("~", "file").contains(match.group(1))) {
      return NpmSpecifier.wanted("", word, Installation.PLACE);
    }
    var wanted = NpmSpecifier.wanted(match.group(1), specifier, Installation.PLACE);
    return wanted.at(Exactness.version(Ecosystem.NPM, wanted.requirement()));
  }
}

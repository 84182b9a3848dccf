package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.install.Installation.Builder;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Go (go.dev/ref/mod, 2026). A package is named by its path; which module it belongs to, only the
/// proxy knows, so the whole path is told.
final class GoInstalls {
  private static final Set<String> BUILDS =
      Set.of("build", "test", "vet", "mod", "generate", "work");
  private static final Pattern PACKAGE =
      Pattern.compile("([^/@\\s.]*\\.[^/@\\s]+(?:/[^@\\s]+)?)(?:@(.*))?");

  private GoInstalls() {}

  static Optional<Installation> of(Words words) {
    var command = words.command();
    if (words.word(1).equals("edit") && Set.of("mod", "work").contains(command)) {
      return edited(words);
    }
    if (command.equals("env") && words.has("-w")) {
      return settings(words);
    }
    if (BUILDS.contains(command)) {
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
      boolean local = word.startsWith(".") || word.startsWith("/") || word.endsWith(".go");
      if (!local) {
        named(builder, word);
      }
    }
    if (command.equals("get") && words.all().stream().anyMatch(word -> word.matches("-u(=.*)?"))) {
      builder.doubting("versions would be moved to the newest there are, whatever their age");
    }
    return builder.project(names.isEmpty() && command.equals("get")).build();
  }

  private static void named(Builder builder, String word) {
    var match = PACKAGE.matcher(word.replaceFirst("/\\.\\.\\.(?=@|$)", ""));
    if (match.matches()) {
      var asked = match.group(2) == null ? "" : match.group(2);
      var plain = Set.of("latest", "upgrade", "patch", "none").contains(asked) ? "" : asked;
      if (!asked.equals("none")) {
        builder.named(wanted(match.group(1), plain), word);
      }
    }
  }

  /// `-require=path@version`, `-replace=old=new@version`, `-tool=path`.
  private static Optional<Installation> edited(Words words) {
    var builder = new Builder(Ecosystem.GO, Tool.GO);
    words.values("-require", "--require").forEach(value -> named(builder, value));
    words.values("-tool", "--tool").forEach(value -> named(builder, value));
    for (var value : words.values("-replace", "--replace")) {
      var instead = value.substring(value.indexOf('=') + 1);
      if (!instead.startsWith(".") && !instead.startsWith("/")) {
        named(builder, instead);
      }
    }
    return builder.build();
  }

  /// `go env -w GOPROXY=…` holds for every later call.
  private static Optional<Installation> settings(Words words) {
    boolean sources =
        words.plain().stream()
            .anyMatch(word ->
                word.matches("(?:GOPROXY|GONOSUMDB|GONOSUMCHECK|GOSUMDB|GOINSECURE|GOFLAGS)=.*"));
    return sources
        ? new Builder(Ecosystem.GO, Tool.GO)
            .doubting("modules would come from elsewhere, or without their checksums")
            .build()
        : Optional.empty();
  }

  private static Dependency wanted(String path, String version) {
    return Dependency.wanted(Ecosystem.GO, path, version, Installation.PLACE)
        .at(Exactness.version(Ecosystem.GO, version));
  }
}

package dev.bailiwick.workstation.exposure;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.redact.SecretName;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.setup.GitRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Looks for what an assistant that runs as this user could reach: what assistants and shells have
/// kept, the environment, `.env` files, servers' configurations, settings that widen access, keys.
/// One thread asks.
public final class ExposureScan {
  private static final int SHORTEST_VALUE = 8;
  private static final Pattern NO_SECRET =
      Pattern.compile("[/~.].*|[0-9.,:]*|true|false|yes|no|[a-z]+://[^@]*");
  private static final Pattern DOTENV =
      Pattern.compile("(?:.*/)?\\.env(?!.*(?:example|sample|template|dist|defaults))[^/]*");

  private final Ground ground;
  private final SecretScanner scanner;
  private final Closing closing;
  private final KeptFiles kept;

  /// @param root the repository, absolute
  /// @param home the user's home folder, absolute
  /// @param step called for each file that was looked into, by any thread
  public ExposureScan(
      Path root, Path home, SecretScanner scanner, Closing closing, int threads, Runnable step) {
    this.ground = new Ground(root, home, new ArrayList<>());
    this.scanner = scanner;
    this.closing = closing;
    this.kept = new KeptFiles(ground, scanner, closing, threads, step);
  }

  /// @param environment the variables that an assistant started here would have
  public List<Exposed> scan(Map<String, String> environment) throws IOException {
    var catalogue = Catalogue.packed();
    var exposed = new ArrayList<Exposed>();
    for (var one : catalogue.kept()) {
      exposed.addAll(kept.of(one));
    }
    new TreeMap<>(environment).forEach((name, value) -> variable(name, value, exposed));
    exposed.addAll(dotenv());
    exposed.addAll(new IgnoreGaps(ground.root(), closing).exposed());
    for (var servers : catalogue.servers()) {
      exposed.addAll(servers(servers));
    }
    catalogue.widening().forEach(one -> exposed.addAll(widening(one)));
    catalogue.keys().forEach(one -> exposed.addAll(keys(one)));
    return exposed;
  }

  /// What was not looked at, in words.
  public List<String> limits() {
    return List.copyOf(ground.limits());
  }

  private void variable(String name, String value, List<Exposed> into) {
    var text = (name + "=" + value).getBytes(StandardCharsets.UTF_8);
    var found = new ContentScan(scanner).scan(name, text, text.length).findings();
    boolean named =
        SecretName.matches(name)
            && value.length() >= SHORTEST_VALUE
            && !NO_SECRET.matcher(value).matches();
    if (found.isEmpty() && !named) {
      return;
    }
    var what =
        found.isEmpty()
            ? "by its name a secret"
            : found.getFirst().message() + " (" + found.getFirst().masked() + ")";
    into.add(
        Exposed.of(
            "exposure-environment",
            Severity.HIGH,
            "every command of an assistant started here inherits $" + name + ", " + what,
            "$" + name,
            closing.of(new Effect.Exposes(name, Effect.Place.WHOLE)),
            "start the assistant without it; `bailiwick secrets run` gives it to one command"));
  }

  private List<Exposed> dotenv() throws IOException {
    var git = GitRepository.around(ground.root());
    var names = new TreeSet<String>();
    if (git.isPresent() && git.get().root().equals(ground.root())) {
      names.addAll(git.get().tracked());
      names.addAll(git.get().unignored());
    } else {
      ground.files(List.of("**.env*", ".env*")).forEach(file -> names.add(ground.shown(file)));
    }
    var files =
        names.stream()
            .filter(name -> DOTENV.matcher(name).matches())
            .map(ground.root()::resolve)
            .filter(Files::isRegularFile)
            .toList();
    var exposed = new ArrayList<Exposed>();
    for (var file : files) {
      exposed.add(
          Exposed.of(
              "exposure-dotenv",
              Severity.HIGH,
              "git does not ignore this file of variables: an assistant can read and commit it",
              ground.shown(file),
              kept.closed(file),
              "add `.env*` to .gitignore and .claudeignore; `bailiwick setup` offers both"));
    }
    exposed.addAll(kept.secrets(files, "a file of variables that git does not ignore"));
    return exposed;
  }

  private List<Exposed> servers(Catalogue.Servers servers) throws IOException {
    var files = ground.files(servers.paths());
    var exposed = new ArrayList<Exposed>();
    exposed.addAll(
        kept.secrets(files, servers.whose() + "'s configuration hands a literal to a server"));
    for (var file : files) {
      SettingsFile.of(file).ifPresent(settings -> literals(servers, file, settings, exposed));
    }
    return exposed;
  }

  /// Values given to a server by a name that tells of a secret, written out.
  private void literals(
      Catalogue.Servers servers, Path file, SettingsFile settings, List<Exposed> into) {
    for (var name : List.of("mcpServers", "servers", "mcp_servers", "mcp")) {
      if (settings.at(name).orElse(null) instanceof Json.Obj all) {
        all.members()
            .forEach((server, told) -> {
              for (var part : List.of("env", "environment", "headers", "http_headers")) {
                if (told instanceof Json.Obj one && one.object(part).isPresent()) {
                  given(servers, file, server, one.object(part).get(), into);
                }
              }
            });
      }
    }
  }

  private void given(
      Catalogue.Servers servers, Path file, String server, Json.Obj values, List<Exposed> into) {
    values
        .members()
        .forEach((name, value) -> {
          boolean literal =
              value instanceof Json.Str(var text, var _)
                  && text.length() >= SHORTEST_VALUE
                  && !text.contains("$")
                  && !text.contains("{env:")
                  && !text.matches("(?i)your[_-].*|<.*>|.*_here")
                  && !NO_SECRET.matcher(text).matches();
          if (literal && SecretName.matches(name)) {
            into.add(
                Exposed.of(
                    "exposure-server",
                    Severity.HIGH,
                    servers.whose() + " gives the server `" + server + "` a literal as " + name,
                    ground.shown(file),
                    kept.closed(file),
                    "write `${" + name.replace('-', '_').toUpperCase(Locale.ROOT) + "}`"));
          }
        });
  }

  private List<Exposed> widening(Catalogue.Widening widening) {
    var exposed = new ArrayList<Exposed>();
    for (var file : ground.files(widening.paths())) {
      var value = SettingsFile.of(file).flatMap(settings -> settings.at(widening.key()));
      boolean widens =
          value.map(SettingsFile::texts).orElse(List.of()).stream()
              .anyMatch(text -> widening.is().matcher(text).matches());
      if (widens) {
        exposed.add(
            Exposed.of(
                "exposure-setting-" + widening.id(),
                Severity.HIGH,
                widening.whose() + " " + widening.why() + " (`" + widening.key() + "`)",
                ground.shown(file),
                Optional.empty(),
                widening.mend()));
      }
    }
    return exposed;
  }

  private List<Exposed> keys(Catalogue.Keys keys) {
    var exposed = new ArrayList<Exposed>();
    for (var file : ground.files(keys.paths())) {
      if (String.valueOf(file.getFileName()).endsWith(".pub")) {
        continue;
      }
      var shown = ground.shown(file);
      exposed.add(
          Exposed.of(
              "exposure-key",
              Severity.HIGH,
              keys.what() + " can be read",
              shown,
              kept.closed(file),
              "add `" + shown + "` to read.deny"));
      if (Ground.isOpenToAll(file)) {
        exposed.add(
            Exposed.of(
                "exposure-open-mode",
                Severity.HIGH,
                keys.what() + " can be read by every user of this machine",
                shown,
                Optional.empty(),
                "`chmod 600 " + shown + "`"));
      }
    }
    return exposed;
  }
}

package dev.bailiwick.workstation.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Addresses that programs here are told to use without TLS.
final class PlainText {
  private static final Pattern LOOPBACK =
      Pattern.compile("http://(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1\\])(?:[:/].*)?");
  private static final Pattern PLAIN = Pattern.compile("(?:http|git|ftp)://.*");

  /// Variables that hold the address of a model, a collector or a registry.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i).*(?:BASE_URL|API_BASE|API_URL|ENDPOINT|REGISTRY|INDEX_URL|DEFAULT_INDEX)|GOPROXY");

  private record Setting(String where, String address) {}

  private final Ground ground;

  PlainText(Ground ground) {
    this.ground = ground;
  }

  List<Observation> observations() {
    var found = new ArrayList<Observation>();
    var settings = new ArrayList<Setting>();
    new TreeMap<>(ground.environment())
        .forEach((name, value) -> {
          if (ADDRESS.matcher(name).matches()) {
            settings.add(new Setting(name, value));
          }
        });
    ground.git().remotes().forEach(url -> settings.add(new Setting("a git remote", url)));
    for (var file : List.of(ground.root().resolve(".npmrc"), ground.home().resolve(".npmrc"))) {
      settings.addAll(
          entries(file, Pattern.compile("(?m)^\\s*(?:@[^\\s:=]+:)?registry\\s*=\\s*(\\S+)")));
    }
    for (var file :
        List.of(
            ground.home().resolve(".config/pip/pip.conf"),
            ground.home().resolve(".pip/pip.conf"))) {
      settings.addAll(
          entries(file, Pattern.compile("(?m)^\\s*(?:extra-)?index-url\\s*=\\s*(\\S+)")));
    }
    for (var setting : settings) {
      if (isPlain(setting.address())) {
        found.add(
            Observation.broken(
                "plain text",
                setting.where() + " is " + Ground.masked(setting.address()),
                "use https there, or an address on this machine"));
      }
    }
    return found.isEmpty()
        ? List.of(
            Observation.ok(
                "plain text", "models, registries and remotes are reached by TLS or SSH"))
        : found;
  }

  private static boolean isPlain(String address) {
    var lower = address.toLowerCase(Locale.ROOT);
    return PLAIN.matcher(lower).matches() && !LOOPBACK.matcher(lower).matches();
  }

  private static List<Setting> entries(Path file, Pattern entry) {
    return entry
        .matcher(Ground.text(file))
        .results()
        .map(found -> new Setting(file.toString(), found.group(1)))
        .toList();
  }
}

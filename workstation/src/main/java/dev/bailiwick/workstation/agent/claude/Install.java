package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.setup.AgentInstall;
import dev.bailiwick.workstation.setup.Sight;
import dev.bailiwick.workstation.setup.Wish;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Brings Claude Code under guard in one repository.
public final class Install implements AgentInstall {

  static final String BASE_URL = "ANTHROPIC_BASE_URL";
  private static final String GATEWAY = "http://127.0.0.1:";

  private final Path home;
  private final Optional<ClaudeVersion> version;
  private final String told;

  /// @param home the user's Claude folder, `~/.claude`
  /// @param printed what `claude --version` printed; empty where there is none
  /// @param told the environment's `ANTHROPIC_BASE_URL`; empty where there is none
  public Install(Path home, String printed, String told) {
    this.home = home;
    this.told = told;
    this.version = ClaudeVersion.in(printed);
  }

  @Override
  public String name() {
    return Request.AGENT;
  }

  @Override
  public String found() {
    return version
        .map(found ->
            "Claude Code "
                + found
                + (found.canBlockOnFailure()
                    ? ""
                    : ": older than 2.1.295, so a hook that breaks lets calls through; update"))
        .orElse(
            "Claude Code is not installed; its settings are written and guard it when it comes");
  }

  @Override
  public List<Wish> wishes(Road road) {
    boolean http = version.map(ClaudeVersion::canBlockOnFailure).orElse(false);
    return List.of(new Wish.Settings(settings(road.root()), HookSettings.pieces(road, http)));
  }

  /// The settings file of this machine and this repository.
  public static Path settings(Path root) {
    return root.resolve(".claude/settings.local.json");
  }

  /// True for a hook that setup wrote.
  public static boolean isOurs(Json hook) {
    return hook instanceof Json.Obj object
        && object.string("statusMessage").equals(Optional.of(HookSettings.MARK));
  }

  @Override
  public List<Sight> risks(Path root) {
    var sights = new ArrayList<Sight>();
    for (var file : files(root)) {
      settingsIn(file).ifPresent(settings -> risks(file, settings, sights));
    }
    return sights;
  }

  /// Every file whose settings count here, the strongest last.
  private List<Path> files(Path root) {
    return List.of(
        home.resolve("settings.json"), root.resolve(".claude/settings.json"), settings(root));
  }

  @Override
  public Map<String, URI> upstreams(Path root) {
    var addresses = new ArrayList<String>();
    addresses.add(told);
    for (var file : files(root)) {
      settingsIn(file).flatMap(Install::address).ifPresent(addresses::add);
    }
    return addresses.reversed().stream()
        .filter(address -> !address.isEmpty() && !isGateway(address))
        .findFirst()
        .map(address -> Map.of(ClaudeModelSide.PROVIDER, AgentInstall.provider(address, BASE_URL)))
        .orElseGet(Map::of);
  }

  private static Optional<String> address(Json.Obj settings) {
    return settings.object("env").flatMap(env -> env.string(BASE_URL));
  }

  private static boolean isGateway(String address) {
    return address.startsWith(GATEWAY) && address.contains("/gateway/");
  }

  private static void risks(Path file, Json.Obj settings, List<Sight> sights) {
    if (settings.isTrue("disableAllHooks")) {
      sights.add(new Sight(file + " switches all hooks off", "remove `disableAllHooks` there"));
    }
    if (settings.isTrue("enableAllProjectMcpServers")) {
      sights.add(
          new Sight(
              file + " starts every MCP server that a repository names",
              "remove `enableAllProjectMcpServers` and name the servers one by one"));
    }
    var mode = settings.object("permissions").flatMap(own -> own.string("defaultMode")).orElse("");
    if (Set.of("bypassPermissions", "dontAsk").contains(mode)) {
      sights.add(
          new Sight(
              file + " starts sessions in " + mode + " mode", "remove `permissions.defaultMode`"));
    }
    if (address(settings).filter(address -> !isGateway(address)).isPresent()) {
      sights.add(
          new Sight(
              file + " sends conversations to another address (ANTHROPIC_BASE_URL)",
              "remove it unless you know who runs that address"));
    }
  }

  static Optional<Json.Obj> settingsIn(Path file) {
    try {
      return Files.isRegularFile(file)
              && JsonReader.read(Files.readString(file), JsonReader.Limits.EVENT)
                  instanceof JsonReader.Parsed(Json.Obj settings)
          ? Optional.of(settings)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

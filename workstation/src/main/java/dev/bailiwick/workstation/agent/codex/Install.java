package dev.bailiwick.workstation.agent.codex;

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

/// Leads Codex's requests to its model through the gateway, and writes its sandbox from the policy.
///
/// Codex 0.169.0 reads `openai_base_url` from the user's `config.toml` alone, so one address holds
/// for every folder that Codex works in: that of the repository where setup ran last. Its tool
/// calls are not judged.
public final class Install implements AgentInstall {
  private static final String BASE_URL = "openai_base_url";
  private static final String PATH = "/v1";
  private static final String NAME = new CodexModelSide().agent();
  private static final String PROVIDER = new CodexModelSide().provider();

  private final Path config;
  private final String printed;

  /// @param home the user's Codex folder, `~/.codex`
  /// @param printed what `codex --version` printed; empty where there is none
  public Install(Path home, String printed) {
    this.config = behindLinks(home.resolve("config.toml"));
    this.printed = printed.strip();
  }

  /// The file itself where the name is a link to it, as those are who keep their settings in one
  /// place.
  private static Path behindLinks(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException e) {
      return file;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String found() {
    return AgentInstall.unjudged("Codex", printed);
  }

  @Override
  public List<Wish> wishes(Road road) {
    if (printed.isEmpty()) {
      return List.of();
    }
    var wishes = new ArrayList<Wish>();
    var path = own().map(URI::create).map(Install::prefix).orElse(PATH);
    road.models()
        .map(models -> Wish.TopKeys.quoted(models + "/" + PROVIDER + path))
        .map(address -> new Wish.TopKeys(config, Map.of(BASE_URL, address), List.of()))
        .ifPresent(wishes::add);
    road.box()
        .map(box -> new PermissionProfile(road.root(), road.readDeny(), box).wish())
        .ifPresent(wishes::add);
    return wishes;
  }

  @Override
  public List<Sight> risks(Path root) {
    return Wish.TopKeys.own(text(), "model_provider")
        .filter(provider -> !provider.equals(PROVIDER))
        .map(provider ->
            new Sight(
                config + " sends conversations to the provider " + provider + ", past the gateway",
                "remove `model_provider` there, or accept that what Codex sends is not searched"))
        .stream()
        .toList();
  }

  @Override
  public Map<String, URI> upstreams(Path root) {
    return own()
        .map(address -> {
          var path = prefix(AgentInstall.provider(address, BASE_URL + " in " + config));
          return address.substring(0, address.length() - path.length());
        })
        .map(address -> Map.of(PROVIDER, URI.create(address)))
        .orElseGet(Map::of);
  }

  /// The end of the owner's address that is a part of each request's path.
  private static String prefix(URI address) {
    return address.getPath().endsWith(PATH) ? PATH : "";
  }

  private Optional<String> own() {
    return Wish.TopKeys.own(text(), BASE_URL).filter(address -> !address.contains("/gateway/"));
  }

  private String text() {
    try {
      return Files.isRegularFile(config) ? Files.readString(config) : "";
    } catch (IOException e) {
      return "";
    }
  }
}

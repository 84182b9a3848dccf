package dev.bailiwick.workstation.agent.gemini;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.setup.AgentInstall;
import dev.bailiwick.workstation.setup.Sight;
import dev.bailiwick.workstation.setup.Wish;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Leads Gemini CLI's requests to its model through the gateway, and writes its sandbox and its
/// rules from the policy (Gemini CLI 0.61.0).
///
/// Its tool calls are not judged by us.
public final class Install implements AgentInstall {
  static final String BASE_URL = "GOOGLE_GEMINI_BASE_URL";
  private static final String NAME = new GeminiModelSide().agent();
  private static final String PROVIDER = new GeminiModelSide().provider();

  private final Path home;
  private final String printed;
  private final Map<String, String> environment;

  /// @param home the folder in which Gemini's `.gemini` stands
  /// @param printed what `gemini --version` printed; empty where there is none
  /// @param environment the process's own
  public Install(Path home, String printed, Map<String, String> environment) {
    this.home = home;
    this.printed = printed.strip();
    this.environment = Map.copyOf(environment);
  }

  static Path settings(Path root) {
    return root.resolve(".gemini/settings.json");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String found() {
    return AgentInstall.unjudged("Gemini CLI", printed);
  }

  @Override
  public List<Wish> wishes(Road road) {
    if (printed.isEmpty()) {
      return List.of();
    }
    var wishes = new ArrayList<Wish>();
    var file = new VariablesFile(road.root(), home);
    if (road.models().isPresent() && file.place().isPresent()) {
      var address = Wish.TopKeys.quoted(road.models().get() + "/" + PROVIDER);
      wishes.add(new Wish.TopKeys(file.place().get(), Map.of(BASE_URL, address), List.of()));
    }
    if (road.box().isPresent()) {
      wishes.add(sandbox(road.root()));
      wishes.add(new Wish.Patterns(road.root().resolve(".geminiignore"), road.readDeny()));
      wishes.add(new ToolRules(road.root(), road.readDeny(), road.box().get()).wish(home));
    }
    return wishes;
  }

  /// Gemini's sandbox knows no list of hosts, so that none is let in.
  private static Wish sandbox(Path root) {
    return new Wish.Settings(
        settings(root),
        List.of(
            new Wish.Member(List.of("security", "toolSandboxing"), Json.of(true)),
            new Wish.Member(List.of("tools", "sandboxNetworkAccess"), Json.of(false))));
  }

  @Override
  public List<Sight> risks(Path root) {
    if (printed.isEmpty()) {
      return List.of();
    }
    var risks = new ArrayList<Sight>();
    var set = environment.getOrDefault(BASE_URL, "");
    if (!set.isEmpty() && !set.contains("/gateway/")) {
      risks.add(
          new Sight(
              BASE_URL + " of your shell leads Gemini CLI past the gateway",
              "take it out of your shell's start-up file; setup keeps an address that stands in"
                  + " .gemini/.env"));
    }
    var file = new VariablesFile(root, home);
    if (file.place().isEmpty()) {
      risks.add(
          new Sight(
              "Gemini CLI takes its key from "
                  + file.inUse().orElseThrow()
                  + ", and would not read it beside an address of ours: what it sends is not"
                  + " searched",
              "move its variables into ~/.gemini/.env, or set " + BASE_URL + " in your shell"));
    }
    return risks;
  }

  @Override
  public Map<String, URI> upstreams(Path root) {
    return new VariablesFile(root, home)
        .place()
        .flatMap(VariablesFile::address)
        .or(() -> Optional.ofNullable(environment.get(BASE_URL)))
        .filter(address -> !address.isBlank() && !address.contains("/gateway/"))
        .map(address -> AgentInstall.provider(address.replaceFirst("/$", ""), BASE_URL))
        .map(address -> Map.of(PROVIDER, address))
        .orElseGet(Map::of);
  }
}

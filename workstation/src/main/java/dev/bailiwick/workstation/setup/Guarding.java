package dev.bailiwick.workstation.setup;

import dev.bailiwick.workstation.store.PrivateFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything a repository needs to be guarded, gathered into one plan.
public final class Guarding {

  /// @param wishes what the repository should hold
  /// @param agentWishes those of them that are the assistants', by assistant
  /// @param notes what a person should know, a line each
  /// @param token what must not be shown
  public record Gathered(
      List<Wish> wishes, Map<String, List<Wish>> agentWishes, List<String> notes, String token) {
    public Gathered {
      wishes = List.copyOf(wishes);
      agentWishes = Map.copyOf(agentWishes);
      notes = List.copyOf(notes);
    }
  }

  private static final String NO_TOKEN = "made-when-the-daemon-starts";

  private final GitRepository git;
  private final Surroundings around;

  public Guarding(GitRepository git, Surroundings around) {
    this.git = git;
    this.around = around;
  }

  /// @param agents names of assistants; empty for all that are known
  /// @param gateway whether requests to models go through the gateway; they do so too where an
  ///   earlier run has said it
  /// @param dry whether nothing may be compiled or written
  public Gathered gather(List<String> agents, boolean strict, boolean gateway, boolean dry) {
    var chosen = chosen(agents);
    var models = models(chosen, gateway, dry);
    var notes = new ArrayList<String>();
    var root = git.root();
    var wishes =
        new ArrayList<>(
            new Repository(git)
                .wishes(
                    around.starter(Languages.in(root), RemoteHosts.of(git), strict),
                    around.launcher(),
                    notes));
    var ofAgents = new HashMap<String, List<Wish>>();
    var token = PrivateFile.read(around.places().token()).orElse(NO_TOKEN);
    for (var agent : chosen) {
      agent.found().lines().forEach(notes::add);
      var own = agent.wishes(road(agent.name(), token, models, strict, dry));
      ofAgents.put(agent.name(), own);
      wishes.addAll(own);
    }
    return new Gathered(wishes, ofAgents, notes, token);
  }

  private Optional<String> models(List<AgentInstall> agents, boolean gateway, boolean dry) {
    var models = around.models();
    if (!gateway && !models.isOpen(git.root())) {
      return Optional.empty();
    }
    if (gateway && !dry) {
      var upstreams = new HashMap<String, URI>();
      agents.forEach(agent -> upstreams.putAll(agent.upstreams(git.root())));
      models.open(git.root(), upstreams);
    }
    return Optional.of(models.address(git.root()));
  }

  private AgentInstall.Road road(
      String agent, String token, Optional<String> models, boolean strict, boolean dry) {
    var port = PrivateFile.read(around.places().port()).orElse("0");
    var client = around.client();
    return new AgentInstall.Road(
        git.root(),
        "http://127.0.0.1:" + port + "/v1/hooks/" + agent,
        token,
        dry ? client.planned(agent) : client.words(agent),
        around.readDeny(git.root()),
        models,
        strict);
  }

  private List<AgentInstall> chosen(List<String> names) {
    var known = around.agents();
    for (var name : names) {
      if (known.stream().noneMatch(agent -> agent.name().equals(name))) {
        throw new SetupRefused(
            "--agent "
                + name
                + " is not known; one of: "
                + String.join(", ", known.stream().map(AgentInstall::name).toList()));
      }
    }
    return known.stream().filter(agent -> names.isEmpty() || names.contains(agent.name())).toList();
  }

  /// What a person should mend soon, whatever setup did.
  public List<Sight> sights() {
    var sights = new ArrayList<>(new Repository(git).sights());
    for (var agent : around.agents()) {
      sights.addAll(agent.risks(git.root()));
    }
    return sights;
  }

  /// A line a change, aligned.
  public static String summary(Path root, List<Change> changes) {
    var out = new StringBuilder();
    for (var change : changes) {
      var name =
          change.file().startsWith(root)
              ? root.relativize(change.file()).toString()
              : change.file().toString();
      out.append("%-8s %s%n".formatted(change.word(), name));
    }
    return out.toString();
  }
}

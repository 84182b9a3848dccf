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
  private final List<AgentInstall> known;

  public Guarding(GitRepository git, Surroundings around) {
    this.git = git;
    this.around = around;
    this.known = around.agents();
  }

  /// What a person wants of setup.
  ///
  /// @param agents names of assistants; empty for all that are known
  /// @param strict whether the assistants' own unguarded modes are locked
  /// @param gateway whether requests to models go through the gateway; they do so too where an
  ///   earlier run has said it
  /// @param sandbox whether the assistants' own sandboxes are written
  /// @param dry whether nothing may be compiled or written
  public record Choice(
      List<String> agents, boolean strict, boolean gateway, boolean sandbox, boolean dry) {
    public Choice {
      agents = List.copyOf(agents);
    }

    /// What must be there in any case; looks and writes nothing.
    public static Choice look() {
      return new Choice(List.of(), false, false, false, true);
    }
  }

  public Gathered gather(Choice choice) {
    var chosen = chosen(choice.agents());
    var models = models(chosen, choice);
    var notes = new ArrayList<String>();
    var root = git.root();
    var starter = around.starter(Languages.in(root), RemoteHosts.of(git), choice.strict());
    var wishes = new ArrayList<>(new Repository(git).wishes(starter, around.launcher(), notes));
    var ofAgents = new HashMap<String, List<Wish>>();
    var token = PrivateFile.read(around.places().token()).orElse(NO_TOKEN);
    var box =
        choice.sandbox()
            ? Optional.of(around.box(root, starter))
            : Optional.<AgentInstall.Box>empty();
    for (var agent : chosen) {
      agent.found().lines().forEach(notes::add);
      var own = agent.wishes(road(agent.name(), token, models, choice, box));
      ofAgents.put(agent.name(), own);
      wishes.addAll(own);
    }
    return new Gathered(wishes, ofAgents, notes, token);
  }

  private Optional<String> models(List<AgentInstall> agents, Choice choice) {
    var models = around.models();
    if (!choice.gateway() && !models.isOpen(git.root())) {
      return Optional.empty();
    }
    if (choice.gateway() && !choice.dry()) {
      var upstreams = new HashMap<String, URI>();
      agents.forEach(agent -> upstreams.putAll(agent.upstreams(git.root())));
      models.open(git.root(), upstreams);
    }
    return Optional.of(models.address(git.root()));
  }

  private AgentInstall.Road road(
      String agent,
      String token,
      Optional<String> models,
      Choice choice,
      Optional<AgentInstall.Box> box) {
    var port = PrivateFile.read(around.places().port()).orElse("0");
    var client = around.client();
    return new AgentInstall.Road(
        git.root(),
        "http://127.0.0.1:" + port + "/v1/hooks/" + agent,
        token,
        choice.dry() ? client.planned(agent) : client.words(agent),
        around.readDeny(git.root()),
        models,
        choice.strict(),
        box);
  }

  private List<AgentInstall> chosen(List<String> names) {
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
    for (var agent : known) {
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

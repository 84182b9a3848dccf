package dev.bailiwick.workstation.cli;

import dev.bailiwick.core.policy.StarterPolicy;
import dev.bailiwick.workstation.agent.claude.Install;
import dev.bailiwick.workstation.guard.PolicyBox;
import dev.bailiwick.workstation.guard.ReadDenials;
import dev.bailiwick.workstation.guard.StarterDenials;
import dev.bailiwick.workstation.hook.DaemonStart;
import dev.bailiwick.workstation.hook.NativeClient;
import dev.bailiwick.workstation.setup.AgentInstall;
import dev.bailiwick.workstation.setup.HookClient;
import dev.bailiwick.workstation.setup.ModelRoads;
import dev.bailiwick.workstation.setup.SetupRefused;
import dev.bailiwick.workstation.setup.Surroundings;
import dev.bailiwick.workstation.store.Places;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// This machine as setup and doctor see it.
///
/// @param home the user's home folder
/// @param models the gateway's roads
/// @param denials what the policy of a repository lets nobody read
record Machine(
    Places places,
    Path launcher,
    Map<String, String> environment,
    Path home,
    DaemonStart daemonStart,
    NativeClient nativeClient,
    ReadDenials denials,
    ModelRoads models)
    implements Surroundings {

  private static final Duration START = Duration.ofSeconds(30);

  @Override
  public HookClient client() {
    return new HookClient() {
      @Override
      public List<String> words(String agent) {
        try {
          return nativeClient.compile(List.of()).isPresent() ? compiled(agent) : launched(agent);
        } catch (IOException e) {
          return launched(agent);
        }
      }

      @Override
      public List<String> planned(String agent) {
        return Files.isExecutable(places.client()) ? compiled(agent) : launched(agent);
      }
    };
  }

  private List<String> compiled(String agent) {
    return List.of(places.client().toString(), agent);
  }

  private List<String> launched(String agent) {
    return List.of(launcher.toString(), "hook", agent);
  }

  @Override
  public List<AgentInstall> agents() {
    return List.of(
        new Install(
            folder("CLAUDE_CONFIG_DIR", ".claude"),
            printed("claude", "--version"),
            environment.getOrDefault("ANTHROPIC_BASE_URL", "")),
        new dev.bailiwick.workstation.agent.codex.Install(
            folder("CODEX_HOME", ".codex"), printed("codex", "--version")),
        new dev.bailiwick.workstation.agent.gemini.Install(
            geminiHome(), printed("gemini", "--version"), environment));
  }

  private Path geminiHome() {
    var told = environment.getOrDefault("GEMINI_CLI_HOME", "");
    return told.startsWith("/") ? Path.of(told) : home;
  }

  private Path folder(String variable, String usual) {
    var told = environment.getOrDefault(variable, "");
    return told.startsWith("/") ? Path.of(told) : home.resolve(usual);
  }

  @Override
  public String starter(List<String> languages, List<String> hosts, boolean strict) {
    return strict ? StarterPolicy.strict() : StarterPolicy.render(languages, hosts);
  }

  @Override
  public List<String> readDeny(Path root) {
    var patterns = new TreeSet<>(denials.patterns(root));
    if (Files.notExists(root.resolve("bailiwick.yaml"))) {
      patterns.addAll(StarterDenials.patterns());
    }
    return List.copyOf(patterns);
  }

  @Override
  public AgentInstall.Box box(Path root, String starter) {
    return new PolicyBox(places.config()).of(root, starter);
  }

  @Override
  public void startDaemon() {
    if (!daemonStart.listening(START)) {
      throw new SetupRefused(
          "the daemon does not come up; see " + places.log() + ", nothing was changed");
    }
  }

  /// What the program prints, or empty text where it is missing, slow or fails.
  private static String printed(String... words) {
    try {
      var process =
          new ProcessBuilder(words)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      try (var out = process.getInputStream()) {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          return "";
        }
        return new String(out.readNBytes(4096), StandardCharsets.UTF_8);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}

package dev.bailiwick.workstation.cli;

import dev.bailiwick.workstation.agent.claude.Install;
import dev.bailiwick.workstation.hook.DaemonStart;
import dev.bailiwick.workstation.hook.NativeClient;
import dev.bailiwick.workstation.setup.AgentInstall;
import dev.bailiwick.workstation.setup.HookClient;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// This machine as setup and doctor see it.
///
/// @param home the user's home folder
/// @param starter a starter policy's text for languages
/// @param denied the patterns that nobody may read in a repository
record Machine(
    Places places,
    Path launcher,
    Map<String, String> environment,
    Path home,
    DaemonStart daemonStart,
    NativeClient nativeClient,
    Function<List<String>, String> starter,
    Function<Path, List<String>> denied)
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
    var told = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
    var folder = told.startsWith("/") ? Path.of(told) : home.resolve(".claude");
    return List.of(new Install(folder, printed("claude", "--version")));
  }

  @Override
  public String starter(List<String> languages) {
    return starter.apply(languages);
  }

  @Override
  public List<String> readDeny(Path root) {
    return denied.apply(root);
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

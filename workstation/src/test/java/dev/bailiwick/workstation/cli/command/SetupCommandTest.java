package dev.bailiwick.workstation.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.agent.claude.CanaryProbe;
import dev.bailiwick.workstation.agent.claude.Install;
import dev.bailiwick.workstation.agent.claude.Request;
import dev.bailiwick.workstation.agent.claude.Response;
import dev.bailiwick.workstation.doctor.DaemonProbe;
import dev.bailiwick.workstation.doctor.Doctor;
import dev.bailiwick.workstation.gateway.RegisteredRoads;
import dev.bailiwick.workstation.gateway.Registrations;
import dev.bailiwick.workstation.guard.CommitCheck;
import dev.bailiwick.workstation.guard.CommitReview;
import dev.bailiwick.workstation.guard.PersonsReview;
import dev.bailiwick.workstation.review.worker.HereReviewer;
import dev.bailiwick.workstation.setup.AgentInstall;
import dev.bailiwick.workstation.setup.Guarding;
import dev.bailiwick.workstation.setup.HookClient;
import dev.bailiwick.workstation.setup.ModelRoads;
import dev.bailiwick.workstation.setup.Surroundings;
import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.store.PrivateFile;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The commands against a real git repository and a real HTTP server that judges by one rule: no
/// reading of `.env*`.
final class SetupCommandTest {

  private static final String TOKEN = "t".repeat(43);

  @TempDir Path folder;
  private Path root;
  private Path client;
  private Places places;
  private HttpServer server;
  private String version = "2.1.330 (Claude Code)";
  private boolean opensToAll;

  @BeforeEach
  void layOut() throws Exception {
    root = Files.createDirectories(folder.resolve("repo")).toRealPath();
    git("init", "-q");
    places = Places.of(Map.of("BAILIWICK_HOME", folder.resolve("home").toString()), folder);
    client = folder.resolve("client");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/hooks/claude",
        exchange -> {
          var authorized =
              ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
          var event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var body = answer(event).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(authorized ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/v1/health",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    script("cat >/dev/null; echo '" + answer(canary()) + "'");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String canary() {
    return "{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Read\",\"tool_input\":{\"file_path\":\"/x/.env.c\"}}";
  }

  private String answer(String text) {
    if (!(JsonReader.read(text, JsonReader.Limits.EVENT) instanceof JsonReader.Parsed(Json json))) {
      return "";
    }
    var event = Request.read(json);
    boolean guarded =
        !opensToAll
            && event instanceof AgentEvent.ToolAsked asked
            && asked.call() instanceof ToolCall.ReadFile read
            && read.path().contains("/.env");
    return Response.to(
            event, guarded ? new Decision.Deny(List.of(), "no") : new Decision.Allow(List.of(), ""))
        .write();
  }

  /// The client answers by the same rule, in shell.
  private void script(String deny) throws IOException {
    Files.writeString(
        client,
        "#!/bin/sh\nread -r event\ncase $event in *'\"Read\"'*) "
            + deny
            + " ;; *) echo '{}' ;; esac\n");
    Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
  }

  private final class Around implements Surroundings {
    @Override
    public Places places() {
      return places;
    }

    @Override
    public Path launcher() {
      return Path.of("/opt/it's here/bailiwick");
    }

    @Override
    public HookClient client() {
      return new HookClient() {
        @Override
        public List<String> words(String agent) {
          return List.of(client.toString(), agent);
        }

        @Override
        public List<String> planned(String agent) {
          return words(agent);
        }
      };
    }

    @Override
    public ModelRoads models() {
      return new RegisteredRoads(
          new Registrations(places.state()), places.port(), java.util.Map.of());
    }

    @Override
    public List<AgentInstall> agents() {
      return List.of(
          new Install(folder.resolve("claude-home"), version, "http://model.example:9/base"));
    }

    @Override
    public String starter(List<String> languages, List<String> hosts, boolean strict) {
      return "version: 1 # " + languages + "\n";
    }

    @Override
    public List<String> readDeny(Path at) {
      return List.of(".env*", "secrets/**");
    }

    @Override
    public AgentInstall.Box box(Path at, String starter) {
      return new AgentInstall.Box(
          List.of("api.anthropic.com", "*.example.org"),
          List.of(at.resolve("ci/deploy").toString()),
          List.of());
    }

    @Override
    public void startDaemon() {
      PrivateFile.write(places.port(), server.getAddress().getPort() + "\n");
      PrivateFile.write(places.token(), TOKEN + "\n");
    }
  }

  private Doctor doctor(Path at, Guarding.Gathered gathered) {
    return new Doctor(
        List.of(
            new DaemonProbe(places),
            new CanaryProbe(
                at,
                folder.resolve("claude-home"),
                at.resolve(".env.bailiwick-canary").toString(),
                gathered.agentWishes().getOrDefault("claude", List.of()))));
  }

  private record Ran(int exit, String out, String err) {}

  private Ran run(Object command, String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = new CommandLine(command);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    var all = new java.util.ArrayList<>(List.of(words));
    all.addAll(List.of("--root", root.toString()));
    int exit = line.execute(all.toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }

  private Ran setup(String... words) {
    return run(new SetupCommand(new Around(), this::doctor), words);
  }

  private Ran doctor(String... words) {
    return run(new DoctorCommand(new Around(), this::doctor), words);
  }

  private void git(String... words) throws Exception {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).directory(root.toFile()).start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void a_sandbox_is_written_from_the_policy_and_taken_back() throws IOException {
    setup("--sandbox");
    var settings = Files.readString(root.resolve(".claude/settings.local.json"));

    assertThat(settings)
        .contains("\"sandbox\"", "\"failIfUnavailable\": true", "\"*.example.org\"", "ci/deploy")
        .contains("\"autoAllowBashIfSandboxed\": false");
    setup();
    assertThat(Files.readString(root.resolve(".claude/settings.local.json")))
        .doesNotContain("sandbox");
  }

  @Test
  void guards_a_repository_and_says_that_it_holds() throws IOException {
    Files.writeString(root.resolve("package.json"), "{}");
    Files.writeString(root.resolve(".npmrc"), "x");
    var ran = setup();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("created  bailiwick.yaml", "created  .claude/settings.local.json")
        .contains("refuses the canary and passes its twin")
        .contains(".npmrc is not ignored")
        .doesNotContain("BROKEN", TOKEN);
    assertThat(Files.readString(root.resolve("bailiwick.yaml"))).contains("javascript");
    assertThat(Files.readString(root.resolve(".claude/settings.local.json")))
        .contains(
            "\"Read(/" + root + "/**/.env*)\"",
            "\"Read(/" + root + "/secrets/**)\"",
            "\"disableAllHooks\": false");
    assertThat(root.resolve(".git/hooks/pre-commit")).isExecutable();
  }

  @Test
  void shows_the_whole_change_beforehand_and_touches_nothing() {
    var ran = setup("--dry-run");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("+++ b/bailiwick.yaml", "+++ b/.gitignore", "\"PreToolUse\"");
    assertThat(root.resolve("bailiwick.yaml")).doesNotExist();
    assertThat(places.state()).doesNotExist();
  }

  @Test
  void shows_no_token_in_a_diff() {
    setup();
    assertThat(setup("--remove", "--dry-run").out()).contains("[token]").doesNotContain(TOKEN);
  }

  @Test
  void has_nothing_to_do_twice_and_leaves_nothing_behind() throws IOException {
    setup();
    assertThat(setup().out()).contains("nothing to change");
    assertThat(setup("--remove").exit()).isZero();
    try (var names = Files.list(root)) {
      assertThat(names.map(name -> name.getFileName().toString())).containsExactly(".git");
    }
    assertThat(root.resolve(".git/hooks/pre-commit")).doesNotExist();
  }

  @Test
  void takes_the_command_road_for_an_assistant_that_is_old_or_missing() throws IOException {
    for (var printed : List.of("", "2.1.294 (Claude Code)")) {
      version = printed;
      setup();
      assertThat(Files.readString(root.resolve(".claude/settings.local.json")))
          .doesNotContain("\"http\"")
          .contains(client.toString());
      setup("--remove");
    }
  }

  @Test
  void names_a_guard_that_lets_the_canary_through() {
    setup();
    opensToAll = true;
    var ran = doctor();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("BROKEN   claude road", "let a read of");
  }

  @Test
  void names_a_daemon_that_is_gone_and_a_client_that_is_broken() throws IOException {
    setup();
    server.stop(0);
    script("exit 1");
    assertThat(doctor().out())
        .contains("nobody answers")
        .contains("HTTP http://127.0.0.1")
        .contains("command client gives no answer (exit status 1)");
  }

  @Test
  void names_settings_that_were_changed_and_hooks_that_are_off() throws IOException {
    setup();
    var file = root.resolve(".claude/settings.local.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("/**/.env*)", "/other)")
            .replace("\"disableAllHooks\": false", "\"disableAllHooks\": true"));
    var ran = doctor("--format", "json");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("\"healthy\":false", "disableAllHooks", "missing or changed");
  }

  @Test
  void tells_what_is_wrong_with_the_call() {
    assertThat(setup("--agent", "hal").err()).contains("--agent hal is not known; one of: claude");
    assertThat(setup("--agent", "hal").exit()).isEqualTo(2);
  }

  @Test
  void refuses_broken_settings_with_the_line_and_changes_nothing() throws IOException {
    Files.createDirectories(root.resolve(".claude"));
    Files.writeString(root.resolve(".claude/settings.local.json"), "{\n  // mine\n}\n");
    var ran = setup();
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("settings.local.json:2:");
    assertThat(root.resolve("bailiwick.yaml")).doesNotExist();
  }

  @Test
  void warns_of_settings_that_weaken_the_guard() throws IOException {
    Files.createDirectories(root.resolve(".claude"));
    Files.writeString(
        root.resolve(".claude/settings.json"),
        "{\"disableAllHooks\":true,\"enableAllProjectMcpServers\":true,\"env\":{\"ANTHROPIC_BASE_URL\":\"x\"},"
            + "\"permissions\":{\"defaultMode\":\"bypassPermissions\"}}");
    assertThat(setup().out())
        .contains(
            "switches all hooks off", "MCP server", "bypassPermissions", "ANTHROPIC_BASE_URL");
  }

  @Test
  void refuses_to_commit_a_guarded_file_and_no_other() throws Exception {
    Files.writeString(root.resolve(".env"), "x");
    Files.writeString(root.resolve("readme"), "x");
    git("add", "readme");
    var check =
        new CommitCheckCommand(
            new CommitCheck(
                (_, paths) -> paths.contains(".env") ? Map.of(".env", "read.deny:.env*") : Map.of(),
                SecretScanner::none,
                new CommitReview(
                    HereReviewer::ask,
                    Duration.ofSeconds(30),
                    true,
                    new PersonsReview(folder, folder, new FileWorld(Map.of(), folder)))));
    assertThat(run(check).exit()).isZero();
    git("add", "-f", ".env");
    var ran = run(check);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains(".env is staged", "git restore --staged -- .env");
  }

  @Test
  void leaves_a_hooks_folder_alone_that_other_repositories_share() throws Exception {
    var shared = Files.createDirectories(folder.resolve("shared-hooks"));
    git("config", "core.hooksPath", shared.toString());
    assertThat(setup().out()).contains("serves other repositories too");
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void the_gateway_stays_until_everything_is_taken_back() throws IOException {
    var settings = root.resolve(".claude/settings.local.json");
    var registrations = new Registrations(places.state());
    assertThat(setup("--gateway").exit()).isZero();
    var address = "/gateway/" + registrations.id(root) + "/anthropic";
    assertThat(Files.readString(settings)).contains("\"ANTHROPIC_BASE_URL\"", address);
    var registration = registrations.at(registrations.id(root)).orElseThrow();
    assertThat(registration.upstreams())
        .containsEntry("anthropic", java.net.URI.create("http://model.example:9/base"));
    assertThat(setup().out()).contains("nothing to change");
    assertThat(setup("--remove").exit()).isZero();
    assertThat(settings).doesNotExist();
    assertThat(registrations.at(registrations.id(root))).isEmpty();
  }
}

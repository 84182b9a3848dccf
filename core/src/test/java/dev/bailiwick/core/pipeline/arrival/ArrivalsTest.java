package dev.bailiwick.core.pipeline.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.ShellState;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.dependency.advisory.AdvisoryIndex;
import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.InMemoryRegistry;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.InMemoryWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArrivalsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final AdvisoryIndex INDEX = KnownFacts.index();
  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final InMemoryWorld world = new InMemoryWorld().folder("/w");
  private final ShellEffects shell = new ShellEffects(Models.packed());

  private void npm(String name, Instant published, Need... needs) {
    var release = new Release("1.0.0", published, false, false, List.of(needs));
    registry.with(new PackageName(Ecosystem.NPM, name), new Known(List.of(release), "1.0.0"));
  }

  private Optional<Decision> of(String command, String pinned, String depth) {
    var settings =
        new Settings.Dependencies(
            pinned, Duration.ofDays(7), "ask", "ask", depth, Map.of(), List.of());
    return of(
        new Arrivals(new PackageWorld(() -> INDEX, _ -> registry), shell, world),
        command,
        settings,
        NOW);
  }

  private Optional<Decision> of(
      Arrivals arrivals, String command, Settings.Dependencies settings, Instant now) {
    return arrivals.decision(
        new ToolCall.Shell("Bash", command, ToolCall.Dialect.BASH, List.of()),
        shell.of(command, ToolCall.Dialect.BASH, ShellState.in("/w"), world).effects(),
        new Arrivals.Surroundings("", "/w", "/w", settings, false, now));
  }

  @Test
  void warns_of_what_is_left_open_and_lets_it_in() {
    npm("sound", Instant.EPOCH);
    var decision = of("npm i sound", "warn", "all").orElseThrow();
    assertThat(decision).isInstanceOf(Decision.Allow.class);
    assertThat(decision.reason()).contains("sound in version 1.0.0");
    assertThat(of("npm i sound", "required", "all").orElseThrow())
        .isInstanceOf(Decision.Rewrite.class);
    assertThat(of("npm i sound@1.0.0", "warn", "all")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npm i sound | npm i sound@1.0.0 --save-exact",
        "npm i 'sound@^1.0.0' -D | npm i 'sound@1.0.0' --save-exact -D",
        "npm i x@npm:sound | npm i x@npm:sound@1.0.0 --save-exact",
        "npm create sound@latest app | npm create sound@1.0.0 app",
        "npx sound | npx sound@1.0.0",
        "deno run npm:sound | deno run npm:sound@1.0.0",
        "pip install 'sound[extra]>=0.5' | pip install 'sound[extra]==1.0.0'",
        "uv add sound | uv add sound==1.0.0",
        "poetry add sound@latest | poetry add sound==1.0.0",
        "cargo add sound | cargo add sound@=1.0.0",
        "bundle add sound | bundle add sound --version 1.0.0",
        "composer require a/sound | composer require a/sound:1.0.0",
        "dotnet add package sound | dotnet add package sound --version 1.0.0",
        "nuget install sound | nuget install sound -Version 1.0.0",
        "mvn dependency:get -Dartifact=a:sound | mvn dependency:get -Dartifact=a:sound:1.0.0",
        "go get a.b/sound | go get a.b/sound@v1.0.0",
      })
  void names_the_version_in_the_managers_own_words(String command, String pinned) {
    for (var ecosystem : Ecosystem.values()) {
      var version = ecosystem == Ecosystem.GO ? "v1.0.0" : "1.0.0";
      var known =
          new Known(List.of(new Release(version, Instant.EPOCH, false, false, List.of())), version);
      for (var name : List.of("sound", "create-sound", "a/sound", "a:sound", "a.b/sound")) {
        registry.with(new PackageName(ecosystem, name), known);
      }
    }
    var decision = of(command, "required", "all").orElseThrow();
    assertThat(decision).isInstanceOf(Decision.Rewrite.class);
    assertThat(((Json.Obj) ((Decision.Rewrite) decision).input()).string("command"))
        .contains(pinned);
  }

  @ParameterizedTest
  @CsvSource({
    "required, npm i wide-oak-things@1.0.0 --save-exact",
    "off, npm i wide-oak-things@1.0.0 --save-exact"
  })
  void takes_the_newest_that_is_old_enough_where_no_version_is_named(
      String pinned, String command) {
    registry.with(
        new PackageName(Ecosystem.NPM, "wide-oak-things"),
        new Known(
            List.of(
                Release.of("0.9.0", Instant.EPOCH),
                Release.of("1.0.0", Instant.EPOCH.plusSeconds(60)),
                Release.of("1.1.0", NOW.minus(Duration.ofHours(2)))),
            "1.1.0"));
    var taken = of("npm i wide-oak-things", pinned, "direct").orElseThrow();
    assertThat(taken).isInstanceOf(Decision.Rewrite.class);
    assertThat(((Json.Obj) ((Decision.Rewrite) taken).input()).string("command")).contains(command);
    assertThat(of("npm i wide-oak-things@1.1.0", pinned, "direct").orElseThrow())
        .isInstanceOf(Decision.Ask.class);
  }

  @Test
  void looks_as_far_as_the_policy_says() {
    npm("wide-oak-things", Instant.EPOCH, new Need("leaf", "^1.0.0"));
    npm("leaf", NOW.minus(Duration.ofHours(2)));
    var deep = of("npm i wide-oak-things@1.0.0", "required", "all").orElseThrow();
    assertThat(deep).isInstanceOf(Decision.Ask.class);
    assertThat(deep.reason()).contains("brings leaf@1.0.0, which").contains("2 hours");
    assertThat(of("npm i wide-oak-things@1.0.0", "required", "direct")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // The project's own tools are fetched only where it was not installed.
    "npx sound --fix src",
    "npx tsc -p tsconfig.json",
    // What keeps to a lock file brings in nothing where there is none.
    "npm ci",
    "yarn install --frozen-lockfile",
  })
  void asks_nothing_about_what_the_project_names(String command) {
    world.file(
        "/w/package.json",
        "{ \"devDependencies\": { \"sound\": \"^1.0.0\", \"typescript\": \"^5.0.0\" } }");
    npm("sound", NOW.minus(Duration.ofHours(2)));
    npm("tsc", Instant.EPOCH);
    assertThat(of(command, "required", "all")).isEmpty();
  }

  @Test
  void takes_an_option_behind_a_runners_program_for_the_programs_own() {
    npm("sound", Instant.EPOCH);
    npm("young", NOW.minus(Duration.ofHours(2)));
    assertThat(of("npx sound@1.0.0 -p young --registry http://x.example", "required", "all"))
        .isEmpty();
    assertThat(of("npx -p young@1.0.0 sound", "required", "all").orElseThrow())
        .isInstanceOf(Decision.Ask.class);
  }

  @Test
  void judges_a_tree_that_was_resolved_before_by_the_time_of_the_call() {
    npm("wide-oak-things", Instant.EPOCH, new Need("leaf", "^1.0.0"));
    npm("leaf", NOW.minus(Duration.ofHours(2)));
    var settings =
        new Settings.Dependencies(
            "required", Duration.ofDays(7), "ask", "ask", "all", Map.of(), List.of());
    var arrivals = new Arrivals(new PackageWorld(() -> INDEX, _ -> registry), shell, world);
    var command = "npm i wide-oak-things@1.0.0";
    assertThat(of(arrivals, command, settings, NOW)).isPresent();
    assertThat(of(arrivals, command, settings, NOW)).isPresent();
    assertThat(of(arrivals, command, settings, NOW.plus(Duration.ofDays(8)))).isEmpty();
  }

  @Test
  void says_where_not_everything_could_be_told() {
    npm("wide-oak-things", Instant.EPOCH, new Need("unheard", "https://e.example/x.tgz"));
    assertThat(of("npm i wide-oak-things@1.0.0", "off", "all").orElseThrow().reason())
        .contains("brings unheard, which comes from https://e.example/x.tgz");
  }

  /// `wide-oak-things` needs `leaf`, whose newest release is two hours old.
  private void youngLeaf(Ecosystem ecosystem) {
    registry.with(
        new PackageName(ecosystem, "wide-oak-things"),
        new Known(
            List.of(
                new Release(
                    "1.0.0",
                    Instant.EPOCH,
                    false,
                    false,
                    List.of(new Need("leaf", ecosystem == Ecosystem.PYPI ? ">=1" : "^1.0.0")))),
            "1.0.0"));
    registry.with(
        new PackageName(ecosystem, "leaf"),
        new Known(
            List.of(
                Release.of("1.0.0", Instant.EPOCH),
                Release.of("1.1.0", NOW.minus(Duration.ofHours(2)))),
            "1.1.0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npm i wide-oak-things | npm i wide-oak-things@1.0.0 --save-exact"
            + " --before=2026-11-20T12:00:00Z",
        "npm i wide-oak-things@1.0.0 -D | npm i wide-oak-things@1.0.0 --before=2026-11-20T12:00:00Z"
            + " -D",
        "uv add 'wide-oak-things' && ls | uv add 'wide-oak-things==1.0.0'"
            + " --exclude-newer=2026-11-20T12:00:00Z && ls",
      })
  void keeps_young_company_out_by_the_managers_own_option(String command, String expected) {
    youngLeaf(Ecosystem.NPM);
    youngLeaf(Ecosystem.PYPI);
    var decision = of(command, "required", "all").orElseThrow();
    assertThat(decision).isInstanceOf(Decision.Rewrite.class);
    assertThat(((Json.Obj) ((Decision.Rewrite) decision).input()).string("command"))
        .contains(expected);
    assertThat(of(expected.replace(" && ls", ""), "required", "all")).isEmpty();
  }

  @Test
  void tells_the_option_where_not_every_manager_knows_it() {
    youngLeaf(Ecosystem.PYPI);
    var decision = of("pip install wide-oak-things==1.0.0", "off", "all").orElseThrow();
    assertThat(decision).isInstanceOf(Decision.Ask.class);
    assertThat(decision.reason())
        .contains(
            "Safe: `pip install wide-oak-things==1.0.0 --uploaded-prior-to=2026-11-20T12:00:00Z`");
  }

  @ParameterizedTest
  @CsvSource({
    "npm i wide-oak-things@1.0.0 --before 2026-11-18",
    "npx --before=2026-11-01 wide-oak-things@1.0.0",
    "pip install wide-oak-things==1.0.0 --uploaded-prior-to P7D",
    "uv pip install --exclude-newer '8 days' wide-oak-things==1.0.0",
    "uvx --exclude-newer 2026-11-18 wide-oak-things@1.0.0",
    "bun add --minimum-release-age 604800 wide-oak-things@1.0.0",
  })
  void resolves_as_of_the_moment_that_a_command_names(String command) {
    youngLeaf(Ecosystem.NPM);
    youngLeaf(Ecosystem.PYPI);
    assertThat(of(command, "required", "all")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // Too late, behind the program, unknown to the manager, with an exemption, of one package's
    // own.
    "npm i wide-oak-things@1.0.0 --before 2026-11-27",
    "npx wide-oak-things@1.0.0 --before=2026-11-01",
    "npm i wide-oak-things@1.0.0 --minimum-release-age=604800",
    "npm i wide-oak-things@1.0.0 --min-release-age=7",
    "yarn add wide-oak-things@1.0.0 --before=2026-11-01",
    "npm i wide-oak-things@1.0.0 --before=2026-11-01 --min-release-age-exclude=leaf",
    "npm i wide-oak-things@1.0.0 leaf@1.1.0 --before=2026-11-01",
  })
  void asks_where_a_moment_keeps_nothing_out(String command) {
    youngLeaf(Ecosystem.NPM);
    assertThat(of(command, "off", "all").orElseThrow()).isNotInstanceOf(Decision.Allow.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".npmrc | before=2026-11-01 | | npm i wide-oak-things@1.0.0",
        "uv.toml | exclude-newer = \"2026-11-01T00:00:00Z\" | | uv add wide-oak-things==1.0.0",
        "pnpm-workspace.yaml | minimumReleaseAge: 20160 | pnpm@10.20.0 | pnpm add"
            + " wide-oak-things@1.0.0",
        ".yarnrc.yml | npmMinimalAgeGate: 8d | yarn@4.12.0 | yarn add wide-oak-things@1.0.0",
        "bunfig.toml | minimumReleaseAge = 604800 | bun@1.3.2 | bun add wide-oak-things@1.0.0",
      })
  void resolves_as_of_the_moment_that_the_project_names(
      String file, String text, String manager, String command) {
    youngLeaf(Ecosystem.NPM);
    youngLeaf(Ecosystem.PYPI);
    assertThat(of(command, "required", "all")).isPresent();
    world.file("/w/" + file, text + "\n");
    if (manager != null) {
      world.file("/w/package.json", "{\"packageManager\": \"pnpm@10.1.0\"}");
      assertThat(of(command, "required", "all")).isPresent();
      world.file("/w/package.json", "{\"packageManager\": \"" + manager + "\"}");
    }
    assertThat(of(command, "required", "all")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "npm update",
    "npm update sound",
    "npm i sound",
    "npm i sound@^1.0.0",
    "pnpm up --latest",
    "yarn upgrade",
    "bun update"
  })
  void judges_the_newest_where_what_is_locked_moves(String command) {
    lockedSound();
    assertThat(of(command, "off", "direct").orElseThrow().reason())
        .containsAnyOf("2 hours", "old enough");
  }

  @ParameterizedTest
  @CsvSource({"npm install", "npm ci", "npm i sound@1.0.0", "npm update --before=2026-11-01"})
  void leaves_what_is_locked_where_it_stays(String command) {
    lockedSound();
    assertThat(of(command, "off", "direct")).isEmpty();
  }

  private void lockedSound() {
    registry.with(
        new PackageName(Ecosystem.NPM, "sound"),
        new Known(
            List.of(
                Release.of("1.0.0", Instant.EPOCH),
                Release.of("1.1.0", NOW.minus(Duration.ofHours(2)))),
            "1.1.0"));
    world
        .file("/w/package.json", "{ \"dependencies\": { \"sound\": \"^1.0.0\" } }")
        .file(
            "/w/package-lock.json",
            "{\"lockfileVersion\": 3, \"packages\": {\"node_modules/sound\": {\"version\":"
                + " \"1.0.0\"}}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npm ci --registry https://r.example | https://r.example",
        "dotnet restore --source https://r.example | https://r.example",
        "uv sync --index acme=https://r.example | https://r.example",
        "pip install -r requirements.txt -i https://pypi.org/simple --extra-index-url"
            + " https://r.example | https://r.example",
        "git clone https://g.example/tool && cd tool && npm install | what tool names cannot be"
            + " read",
      })
  void asks_where_a_whole_project_comes_from_elsewhere(String command, String says) {
    world.file("/w/requirements.txt", "");
    assertThat(of(command, "off", "direct").orElseThrow().reason()).contains(says);
  }

  @Test
  void reads_what_a_script_says_that_it_needs() {
    registry.with(
        new PackageName(Ecosystem.PYPI, "young"),
        new Known(List.of(Release.of("1.0", NOW.minus(Duration.ofHours(2)))), "1.0"));
    world.file("/w/job.py", "# /// script\n# dependencies = [\"young\"]\n# ///\n");
    assertThat(of("uv run job.py", "off", "direct").orElseThrow().reason()).contains("pypi:young");
    assertThat(of("uv run other.py", "off", "direct")).isEmpty();
  }

  @Test
  void answers_alike_where_a_tree_was_resolved_without_the_cutoff_before() {
    youngLeaf(Ecosystem.NPM);
    var settings =
        new Settings.Dependencies(
            "required", Duration.ofDays(7), "ask", "ask", "all", Map.of(), List.of());
    var arrivals = new Arrivals(new PackageWorld(() -> INDEX, _ -> registry), shell, world);
    var first = of(arrivals, "npm i wide-oak-things", settings, NOW);
    assertThat(first.orElseThrow()).isInstanceOf(Decision.Rewrite.class);
    assertThat(of(arrivals, "npm i wide-oak-things", settings, NOW)).isEqualTo(first);
    assertThat(of(arrivals, "npm i wide-oak-things@1.0.0 --before=2026-11-18", settings, NOW))
        .isEmpty();
    assertThat(of(arrivals, "npm i wide-oak-things@1.0.0 --before=2026-11-27", settings, NOW))
        .isPresent();
  }
}

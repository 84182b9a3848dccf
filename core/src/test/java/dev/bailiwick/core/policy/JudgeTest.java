package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.ROOT;
import static dev.bailiwick.core.policy.Policies.delete;
import static dev.bailiwick.core.policy.Policies.deleteTree;
import static dev.bailiwick.core.policy.Policies.file;
import static dev.bailiwick.core.policy.Policies.judge;
import static dev.bailiwick.core.policy.Policies.knownRun;
import static dev.bailiwick.core.policy.Policies.policy;
import static dev.bailiwick.core.policy.Policies.reach;
import static dev.bailiwick.core.policy.Policies.read;
import static dev.bailiwick.core.policy.Policies.readTree;
import static dev.bailiwick.core.policy.Policies.repository;
import static dev.bailiwick.core.policy.Policies.run;
import static dev.bailiwick.core.policy.Policies.user;
import static dev.bailiwick.core.policy.Policies.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeTest {
  private static final EffectivePolicy POLICY =
      policy(
          repository(
              """
              permissions:
                read: { allow: ["**", "/usr/include/**", "~/go/pkg/**"], deny: [".env*", "!.env.example", "secrets/**", "*.pem", "~/.ssh/**"] }
                write: { allow: ["src/**", "*.md", "/tmp/**"], deny: ["config/production.*", "src/legal/**"] }
                delete: { allow: ["dist/**", "node_modules/", "src/legal/**"] }
                execute: { allow: ["npm test", "npm run *", "node *", "./gradlew build"], deny: ["rm -rf", "curl", "git push --force", "> /dev/*", "docker run --privileged"] }
                network: { allow: ["api.anthropic.com:443", "*.npmjs.org", "localhost", "*.169.internal"], deny: ["evil.npmjs.org"], httpsOnly: true }
                tools: { allow: ["mcp__docs__*"], deny: ["mcp__db__*", "WebSearch"] }
              autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
              """));

  private static InMemoryWorld world() {
    return new InMemoryWorld().folder(ROOT);
  }

  private static String word(Effect... effects) {
    return judge(POLICY, world(), effects).word();
  }

  @ParameterizedTest
  @CsvSource({
    "src/a.ts, allow",
    ".env, deny",
    "a/b/.env.local, deny",
    ".env.example, allow",
    "secrets/x, deny",
    "x/secrets/y, allow",
    "key.pem, deny",
    "/etc/hostname, ask",
    "/usr/include/stdio.h, allow",
    "/usr/include_evil/x, ask",
    "/home/dev/go/pkg/x, allow",
    "/home/dev/.ssh/id_x, deny",
    "/home/dev/shop_evil/x, ask",
    "/home/dev/other/.env, deny",
    "../other/x, ask",
    "src/../.env, deny",
    "/proc/self/environ, ask",
    "/proc/self/cwd/.env, deny",
    "/proc/self/root/home/dev/.ssh/id, deny",
    "/dev/null, allow",
    "/proc/self/fd/9, ask",
    "src\\..\\.env, deny",
  })
  void judges_reads(String path, String expected) {
    assertThat(word(read(path))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "src/a.ts, allow",
    "docs/x.md, allow",
    "lib/a.ts, ask",
    "config/production.yml, deny",
    "src/legal/a, deny",
    "/tmp/x, allow",
    "/tmp, allow",
    "/tmp_evil/x, ask",
    "/dev/sda, deny",
    "/dev/null, allow",
    "/dev/stdout, allow",
    "/dev/fd/3, allow",
    "/dev/stderr, allow",
    "/dev/tty, allow",
    "/home/dev/x.md, ask",
    "src/.mcp.json, ask",
    "src/.npmrc, ask",
    "/home/dev/.bashrc, ask",
    ".git/hooks/pre-commit, ask",
    "bailiwick.yaml, ask",
    ".github/workflows/x.md, ask",
    ".claude/settings.json, ask",
    "src, allow",
  })
  void judges_writes(String path, String expected) {
    assertThat(word(write(path))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "src/a.ts, file, allow",
    "dist/a.js, file, allow",
    "lib/a, file, ask",
    "config/production.x, file, deny",
    "dist, tree, allow",
    "dist/a, tree, allow",
    "node_modules, tree, allow",
    "a/node_modules, tree, allow",
    "src, tree, deny",
    "src/legal, tree, deny",
    "lib, tree, ask",
    "/, tree, deny",
    "/tmp/x, tree, ask",
    ".git/hooks/a, file, ask",
    "/dev/null, file, ask",
  })
  void judges_deletes(String path, String extent, String expected) {
    var world =
        world()
            .file(ROOT + "/src/legal/terms", "")
            .file(ROOT + "/dist/a/b.js", "")
            .file(ROOT + "/a/node_modules/x/.npmrc", "")
            .file(ROOT + "/node_modules/x/.npmrc", "")
            .file(ROOT + "/lib/a", "")
            .folder("/tmp/x");
    var effect = extent.equals("tree") ? deleteTree(path) : delete(path);
    assertThat(judge(POLICY, world, effect).word()).isEqualTo(expected);
  }

  @Test
  void without_a_delete_section_files_follow_write_and_trees_are_asked() {
    var policy =
        policy(
            repository("permissions: { write: { allow: ['**'] } }\nautoApprove: { write: true }"));
    assertThat(judge(policy, world(), delete("a")).word()).isEqualTo("allow");
    assertThat(judge(policy, world().folder(ROOT + "/d"), deleteTree("d")).word()).isEqualTo("ask");
  }

  @Test
  void a_write_list_of_one_source_binds_tree_deletes_of_another() {
    var upper =
        repository("permissions: { delete: { allow: ['dist/'] } }\nautoApprove: { write: true }");
    var world = world().file(ROOT + "/dist/a", "");
    assertThat(judge(policy(upper), world, deleteTree("dist")).word()).isEqualTo("allow");
    var narrow = user("permissions: { write: { allow: ['src/**'] } }");
    assertThat(judge(policy(upper, narrow), world, deleteTree("dist")).word()).isEqualTo("ask");
    var wide = user("permissions: { write: { allow: ['**'] } }");
    assertThat(judge(policy(upper, wide), world, deleteTree("dist")).word()).isEqualTo("allow");
  }

  @Test
  void follows_links_for_denials_and_for_cover() {
    var world =
        world()
            .file(ROOT + "/.env", "x")
            .link(ROOT + "/notes.txt", ".env")
            .link(ROOT + "/src/out", "/etc")
            .link(ROOT + "/src/l", "/home/dev/.ssh");
    assertThat(judge(POLICY, world, read("notes.txt")).word()).isEqualTo("deny");
    assertThat(judge(POLICY, world, read("src/out/hostname")).word()).isEqualTo("ask");
    assertThat(judge(POLICY, world, write("src/out/x")).word()).isEqualTo("ask");
    assertThat(judge(POLICY, world, read("src/l/new_key")).word()).isEqualTo("deny");
  }

  @Test
  void the_root_goes_by_its_real_name_too() {
    var world = new InMemoryWorld().folder("/data/shop").link(ROOT, "/data/shop");
    assertThat(judge(POLICY, world, read("src/a")).word()).isEqualTo("allow");
    assertThat(judge(POLICY, world, read("/data/shop/secrets/a")).word()).isEqualTo("deny");
    assertThat(judge(POLICY, world, write("/data/shop/src/a")).word()).isEqualTo("allow");
  }

  @Test
  void a_folder_above_the_root_is_not_looked_at() {
    var policy = policy(repository("permissions: { read: { allow: ['**'], deny: ['dev'] } }"));
    assertThat(judge(policy, world(), read("a")).word()).isEqualTo("allow");
    assertThat(judge(policy, world(), read("dev")).word()).isEqualTo("deny");
  }

  @Test
  void folds_case_where_the_disk_does() {
    var folding = world().foldingCase();
    assertThat(judge(POLICY, folding, read(".ENV")).word()).isEqualTo("deny");
    assertThat(judge(POLICY, folding, read("SRC/A.ts")).word()).isEqualTo("allow");
    assertThat(judge(POLICY, folding, write(".CLAUDE/Settings.json")).word()).isEqualTo("ask");
    assertThat(judge(POLICY, folding, write("Src/Legal/x")).word()).isEqualTo("deny");
    assertThat(judge(POLICY, world(), read(".ENV")).word()).isEqualTo("allow");
  }

  @Test
  void a_leading_slash_denies_in_both_readings_and_allows_in_one() {
    var policy =
        policy(repository("permissions: { read: { allow: ['/srv/**'], deny: ['/keys/**'] } }"));
    assertThat(judge(policy, world(), read("keys/a")).word()).isEqualTo("deny");
    assertThat(judge(policy, world(), read("/keys/a")).word()).isEqualTo("deny");
    assertThat(judge(policy, world(), read("/srv/a")).word()).isEqualTo("allow");
    assertThat(judge(policy, world(), read("srv/a")).word()).isEqualTo("ask");
  }

  @Test
  void an_allow_list_can_leave_out() {
    var policy = policy(repository("permissions: { read: { allow: ['**', '!vendor/**'] } }"));
    assertThat(judge(policy, world(), read("a")).word()).isEqualTo("allow");
    assertThat(judge(policy, world(), read("vendor/a")).word()).isEqualTo("ask");
    assertThat(judge(policy, world().file(ROOT + "/vendor/a", ""), readTree(".")).word())
        .isEqualTo("ask");
  }

  @Test
  void a_tree_that_holds_a_denied_file_is_asked_with_its_name() {
    var world = world().file(ROOT + "/a/.env", "").file(ROOT + "/a/b", "");
    var decision = judge(POLICY, world, readTree("a"));
    assertThat(decision.word()).isEqualTo("ask");
    assertThat(decision.reason())
        .contains("a/.env")
        .contains("--exclude=.env")
        .contains("read.deny:.env*");
    assertThat(judge(POLICY, world().file(ROOT + "/a/b", ""), readTree("a")).word())
        .isEqualTo("allow");
  }

  @Test
  void a_tree_whose_own_root_is_denied_is_denied() {
    var world = world().file(ROOT + "/secrets/a", "");
    assertThat(judge(POLICY, world, readTree("secrets")).word()).isEqualTo("deny");
  }

  @Test
  void a_tree_is_seen_through_its_filter() {
    var world =
        world().file(ROOT + "/a/.env", "").file(ROOT + "/a/x/k.pem", "").file(ROOT + "/a/c.c", "");
    assertThat(filtered(world, new Target.Tree(List.of("*.c"), List.of(), true, true)))
        .isEqualTo("allow");
    assertThat(filtered(world, new Target.Tree(List.of(), List.of("x"), false, true)))
        .isEqualTo("allow");
    assertThat(filtered(world, new Target.Tree(List.of(), List.of("x"), true, true)))
        .isEqualTo("ask");
    assertThat(filtered(world, new Target.Tree(List.of(), List.of(), false, true)))
        .isEqualTo("ask");
    assertThat(filtered(world, new Target.Tree(List.of("[a"), List.of(), true, true)))
        .isEqualTo("ask");
  }

  private static String filtered(InMemoryWorld world, Target.Tree tree) {
    return judge(POLICY, world, new Effect.Reads(new Target(ROOT + "/a", tree), Place.WHOLE))
        .word();
  }

  @Test
  void a_link_in_a_tree_is_looked_behind() {
    var world = world().file("/home/dev/.ssh/id", "").link(ROOT + "/a/l", "/home/dev/.ssh/id");
    assertThat(judge(POLICY, world, readTree("a")).word()).isEqualTo("ask");
  }

  @Test
  void a_link_in_a_tree_to_a_denied_folder_is_looked_behind() {
    var world = world().file("/home/dev/.ssh/id", "").link(ROOT + "/a/l", "/home/dev/.ssh");
    assertThat(judge(POLICY, world, readTree("a")).reason())
        .startsWith("Reading `a` takes in `a/l`");
  }

  @Test
  void a_tree_over_the_bound_is_asked() {
    var world = world();
    for (int i = 0; i <= 20_000; i++) {
      world.folder(ROOT + "/big/" + i);
    }
    assertThat(judge(POLICY, world, readTree("big")).reason()).contains("20000 entries");
  }

  @Test
  void a_tree_is_covered_where_each_file_is() {
    var policy = policy(repository("permissions: { read: { allow: ['src/**', 'docs/**'] } }"));
    var world = world().file(ROOT + "/src/a", "").file(ROOT + "/docs/b", "");
    assertThat(judge(policy, world, readTree(".")).word()).isEqualTo("allow");
    assertThat(judge(policy, world.file(ROOT + "/c", ""), readTree(".")).word()).isEqualTo("ask");
    assertThat(judge(policy, world, readTree("src")).word()).isEqualTo("allow");
  }

  @Test
  void local_files_that_git_ignores_are_asked_and_build_output_is_not() {
    var policy =
        policy(
            repository("permissions: { read: { allow: ['**'] } }"),
            file(".gitignore", "config/local.json\nnode_modules/\n*.log\n/dist\n"));
    var world = world().file(ROOT + "/config/local.json", "").file(ROOT + "/node_modules/x/a", "");
    assertThat(judge(policy, world, read("config/local.json")).word()).isEqualTo("ask");
    assertThat(judge(policy, world, read("node_modules/x/a")).word()).isEqualTo("allow");
    assertThat(judge(policy, world, read("a.log")).word()).isEqualTo("allow");
    assertThat(judge(policy, world, read("dist/a.js")).word()).isEqualTo("allow");
    assertThat(judge(policy, world, readTree(".")).word()).isEqualTo("ask");
    var honest = new Target(ROOT, new Target.Tree(List.of(), List.of(), false, false));
    assertThat(judge(policy, world, new Effect.Reads(honest, Place.WHOLE)).word())
        .isEqualTo("allow");
    assertThat(judge(policy, world, write("config/local.json")).reason())
        .doesNotContain("gitignore");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npm test | allow",
        "npm test -- --watch | allow",
        "npm run lint | allow",
        "npm run | ask",
        "npm --prefix ../x test | ask",
        "npm publish | ask",
        "node a.js | allow",
        "node -e x | ask",
        "node | ask",
        "./gradlew build | allow",
        "gradlew build | ask",
        "/opt/npm test | ask",
        "/usr/bin/npm test | allow",
        "./npm test | ask",
        "rm -rf x | deny",
        "rm -fr x | deny",
        "rm -r -f x | deny",
        "/bin/rm -f -r x | deny",
        "rm -r x | ask",
        "curl | deny",
        "/usr/bin/curl https://a.b | deny",
        "curly | ask",
        "git push --force | deny",
        "git push --force=x origin | deny",
        "git push | ask",
        "git stash push --force | ask",
        "docker run --privileged x | deny",
        "node secrets/a.js | deny",
        "node .env | deny",
        "node --env-file=.env a.js | ask",
        "node x --env-file=.env | deny",
        "node .env.missing | allow",
      })
  void judges_opaque_programs(String command, String expected) {
    var world =
        world()
            .file(ROOT + "/.env", "")
            .file(ROOT + "/secrets/a.js", "")
            .program("npm", "/usr/bin/npm");
    var words = command.split(" ");
    var decision = judge(POLICY, world, run(words));
    if (command.equals("node --env-file=.env a.js")) {
      assertThat(decision.word()).isEqualTo("deny");
    } else {
      assertThat(decision.word()).isEqualTo(expected);
    }
  }

  @Test
  void options_are_met_in_any_spelling_the_model_gives() {
    var call =
        new Invocation(
            "rm",
            List.of("rm", "--recursive", "--force", "x"),
            List.of(List.of("-r", "-R", "--recursive"), List.of("-f", "--force")),
            List.of("x"),
            0,
            List.of(Policies.ROOT));
    assertThat(word(new Effect.Runs(call, true, Place.WHOLE))).isEqualTo("deny");
    var behind =
        new Invocation(
            "busybox", List.of("curl", "x"), List.of(), List.of("x"), 0, List.of(Policies.ROOT));
    assertThat(word(new Effect.Runs(behind, true, Place.WHOLE))).isEqualTo("deny");
  }

  @Test
  void known_programs_need_no_cover_and_are_still_denied() {
    assertThat(word(knownRun("ls", "-la"))).isEqualTo("allow");
    assertThat(word(knownRun("curl", "x"))).isEqualTo("deny");
  }

  @ParameterizedTest
  @CsvSource({
    "https, api.anthropic.com, 0, allow",
    "https, api.anthropic.com, 8443, ask",
    "https, api.anthropic.com.evil.com, 0, ask",
    "'', api.anthropic.com, 0, ask",
    "https, API.Anthropic.com., 443, allow",
    "http, registry.npmjs.org, 0, deny",
    "https, registry.npmjs.org, 0, allow",
    "https, npmjs.org, 0, ask",
    "https, notnpmjs.org, 0, ask",
    "https, evil.npmjs.org, 0, deny",
    "http, localhost, 3000, allow",
    "http, 127.0.0.1, 8080, allow",
    "http, '::1', 0, allow",
    "http, 2130706433, 0, allow",
    "http, 0x7f.1, 0, allow",
    "https, 169.254.169.254, 0, ask",
    "https, '::ffff:169.254.169.254', 0, ask",
    "https, good.npmjs.org@evil.com, 0, ask",
    "https, 'a b.npmjs.org', 0, ask",
    "https, '', 0, ask",
    "ftp, x.npmjs.org, 0, deny",
    "ws, localhost, 1, allow",
    "https, registry.npmjs.org, 70000, ask",
  })
  void judges_hosts(String scheme, String name, int port, String expected) {
    assertThat(word(reach(scheme, name, port))).isEqualTo(expected);
  }

  @Test
  void a_nul_in_a_host_is_never_a_match() {
    assertThat(word(reach("https", "attacker.example\0.npmjs.org", 443))).isEqualTo("ask");
  }

  @Test
  void a_service_that_runs_programs_is_covered_by_its_very_port_alone() {
    var wide = policy(repository("permissions: { network: { allow: ['localhost'] } }"));
    assertThat(judge(wide, world(), reach("http", "localhost", 3000)).word()).isEqualTo("allow");
    assertThat(judge(wide, world(), reach("http", "localhost", 2375)).word()).isEqualTo("ask");
    assertThat(judge(wide, world(), reach("http", "127.0.0.1", 9229)).word()).isEqualTo("ask");
    var narrow = policy(repository("permissions: { network: { allow: ['localhost:2375'] } }"));
    assertThat(judge(narrow, world(), reach("http", "localhost", 2375)).word()).isEqualTo("allow");
  }

  @Test
  void metadata_addresses_are_covered_by_their_very_name_alone() {
    var wide = policy(repository("permissions: { network: { allow: ['*'] } }"));
    for (var host :
        List.of(
            "169.254.169.254", "metadata.google.internal", "fd00:ec2::254", "0", "2852039166")) {
      assertThat(judge(wide, world(), reach("http", host, 80)).word()).as(host).isEqualTo("ask");
    }
    assertThat(judge(wide, world(), reach("https", "example.com", 0)).word()).isEqualTo("allow");
    var exact = policy(repository("permissions: { network: { allow: ['169.254.169.254'] } }"));
    assertThat(judge(exact, world(), reach("http", "0xa9fea9fe", 80)).word()).isEqualTo("allow");
  }

  @ParameterizedTest
  @CsvSource({
    "mcp__docs__search, allow",
    "mcp__db__drop, deny",
    "mcp__x__y, ask",
  })
  void judges_tools_out_of_sight(String tool, String expected) {
    assertThat(word(new Effect.Calls(tool, Place.WHOLE))).isEqualTo(expected);
    var call = new ToolCall.McpCall(tool, "s", "n", Json.object().build());
    var decision = POLICY.judge(new Situation(List.of(), call, ROOT, ROOT), world());
    assertThat(decision.word()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PATH, allow",
    "HOME, allow",
    "PWD, allow",
    "NODE_ENV, allow",
    "MY_FLAG, allow",
    "'*', ask",
    "GITHUB_TOKEN, ask",
    "API_KEY, ask",
    "KEYBOARD, allow",
    "DB_PASSWORD, ask",
    "AWS_SECRET_ACCESS_KEY, ask",
    "TOKENIZERS_PARALLELISM, allow",
    "DATABASE_URL, ask",
    "aws_session_token, ask",
    "MYSQL_PWD, ask",
  })
  void judges_variables_by_their_names(String name, String expected) {
    assertThat(word(new Effect.Exposes(name, Place.WHOLE))).isEqualTo(expected);
  }

  @Test
  void what_cannot_be_told_is_asked_even_under_default_deny() {
    var strict = policy(repository("default: deny"));
    assertThat(judge(strict, world(), new Effect.Unknown("eval", Place.WHOLE)).word())
        .isEqualTo("ask");
    assertThat(judge(strict, world(), read("a")).word()).isEqualTo("deny");
    assertThat(judge(strict, world(), run("x")).word()).isEqualTo("deny");
    assertThat(judge(strict, world(), reach("https", "a.b", 0)).word()).isEqualTo("deny");
    assertThat(judge(strict, world(), new Effect.Calls("t", Place.WHOLE)).word()).isEqualTo("deny");
    assertThat(word(new Effect.Controls("a cron job", Place.WHOLE))).isEqualTo("ask");
  }

  @Test
  void the_call_itself_is_judged() {
    assertThat(of(POLICY, new ToolCall.SearchWeb("WebSearch", "x"))).isEqualTo("deny");
    assertThat(of(POLICY, new ToolCall.ListFiles("Glob", "*", ""))).isEqualTo("allow");
    assertThat(of(POLICY, new ToolCall.UnknownCall("X", Json.object().build(), "y")))
        .isEqualTo("ask");
    var escape =
        new ToolCall.Shell(
            "Bash", "ls", ToolCall.Dialect.BASH, List.of("dangerouslyDisableSandbox"));
    assertThat(of(POLICY, escape)).isEqualTo("ask");
    var quiet = policy(repository("autoApprove: { glob: false, grep: false }"));
    assertThat(of(quiet, new ToolCall.ListFiles("Glob", "*", ""))).isEqualTo("ask");
    assertThat(of(quiet, new ToolCall.SearchFiles("Grep", "x", "", ""))).isEqualTo("ask");
    assertThat(of(quiet, new ToolCall.Internal("Todo"))).isEqualTo("allow");
  }

  private static String of(EffectivePolicy policy, ToolCall call) {
    return policy.judge(new Situation(List.of(), call, ROOT, ROOT), world()).word();
  }

  @Test
  void grep_has_an_approval_of_its_own() {
    var policy =
        policy(
            repository("permissions: { read: { allow: ['**'] } }\nautoApprove: { grep: false }"));
    var search = new ToolCall.SearchFiles("Grep", "x", "", "");
    var effect = List.of(read("a"));
    assertThat(policy.judge(new Situation(effect, search, ROOT, ROOT), world()).word())
        .isEqualTo("ask");
    assertThat(judge(policy, world(), read("a")).word()).isEqualTo("allow");
  }

  @Test
  void the_deciding_rule_comes_first_and_the_others_follow() {
    var decision = judge(POLICY, world(), read("src/a"), write("lib/x"), read(".env"));
    assertThat(decision.rules())
        .extracting(Decision.Rule::id)
        .containsExactly("read.deny:.env*", "builtin:not-covered", "read.allow:**");
    assertThat(decision.reason())
        .isEqualTo(
            "Reading `.env` is denied by `read.deny:.env*` (bailiwick.yaml:3); work without its"
                + " content, or name its values by environment variables.");
  }

  @Test
  void an_empty_policy_asks_for_everything_guarded_and_lets_facts_pass() {
    var empty = policy();
    assertThat(judge(empty, world(), read("a")).word()).isEqualTo("ask");
    assertThat(judge(empty, world(), write("a")).word()).isEqualTo("ask");
    assertThat(judge(empty, world(), run("x")).word()).isEqualTo("ask");
    assertThat(judge(empty, world(), reach("https", "a.b", 0)).word()).isEqualTo("ask");
    assertThat(judge(empty, world()).word()).isEqualTo("allow");
  }
}

package dev.bailiwick.workstation.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SetupTest {

  @TempDir Path folder;
  private Path root;
  private Path settings;
  private Setup setup;

  @BeforeEach
  void layOut() throws IOException {
    root = Files.createDirectories(folder.resolve("repo")).toRealPath();
    settings = root.resolve(".claude/settings.local.json");
    setup = new Setup(root, folder.resolve("state"));
  }

  private static Json hook(String url) {
    return Json.object()
        .put(
            "hooks",
            Json.array(
                List.of(
                    Json.object().put("type", "http").put("url", url).put("timeout", 10).build())))
        .build();
  }

  private static List<Wish.Piece> pieces(String url) {
    return List.of(
        new Wish.Member(List.of("disableAllHooks"), Json.of(false)),
        new Wish.Element(List.of("permissions", "deny"), Json.of("Read(.env*)")),
        new Wish.Element(List.of("permissions", "deny"), Json.of("Read(*.pem)")),
        new Wish.Element(List.of("hooks", "PreToolUse"), hook(url)),
        new Wish.Element(List.of("hooks", "PostToolBatch"), hook(url)));
  }

  private List<Wish> wishes() {
    return List.of(
        new Wish.Whole(root.resolve("bailiwick.yaml"), "version: 1\n"),
        new Wish.Patterns(root.resolve(".gitignore"), List.of(".env", "*.pem")),
        new Wish.Script(root.resolve(".git/hooks/pre-commit"), List.of("guard || exit 1")),
        new Wish.Settings(settings, pieces("http://127.0.0.1:1/v1")));
  }

  static Stream<String> shapes() {
    return Stream.of(
        "",
        "\n",
        "{}",
        "{}\n",
        "{ }\n",
        "{\n}\n",
        "{\"model\":\"x\"}",
        "{\"model\": \"x\", \"n\": 1.50}\n",
        "{\n  \"model\": \"x\"\n}",
        "{\n  \"model\": \"x\"\n}\n",
        "{\n\t\"model\": \"x\",\n\t\"permissions\": {\n\t\t\"allow\": [\n\t\t\t\"Bash\"\n\t\t]\n\t}\n}\n",
        "{\r\n  \"model\": \"x\",\r\n  \"env\": { \"A\": \"1\" }\r\n}\r\n",
        "\uFEFF{\n    \"model\": \"x\"\n}\n",
        "{\n  \"hooks\": {}\n}\n",
        "{\n  \"hooks\": {\n    \"PreToolUse\": []\n  }\n}\n",
        "{\n  \"hooks\": {\n    \"PreToolUse\": [\n      {\n        \"matcher\": \"Bash\",\n        \"hooks\": [{ \"type\": \"command\", \"command\": \"mine\" }]\n      }\n    ]\n  }\n}\n",
        "{\"hooks\":{\"PreToolUse\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"mine\"}]}],\"Stop\":[]}}",
        "{\n  \"permissions\": { \"deny\": [\"Read(secret.txt)\", \"Bash(curl *)\"] }\n}\n",
        "{\n  \"permissions\": {\n    \"deny\": [\n      \"Read(.env*)\"\n    ]\n  }\n}\n",
        "{\n  \"disableAllHooks\": true,\n  \"permissions\": {\"defaultMode\": \"plan\"}\n}\n",
        "{\n  \"disableAllHooks\": false\n}\n",
        "{\n  \"note\": \"Grüße, 世界 🌍 \\u00e9 \\\"x\\\" }]\"\n}\n",
        "{\n\n   \"a\" : 1 ,\n\n   \"b\" : [ ]\n\n}\n\n\n",
        "{ \"a\": {\n\"b\": 1 } }",
        "{\n  \"permissions\": {\n    \"allow\": [],\n    \"ask\": [ ]\n  }, \"z\": null\n}",
        "{\"big\":123456789012345678901234567890e-5,\"esc\":\"\\/\"}\n");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void takes_back_byte_for_byte(String original) throws IOException {
    write(settings, original);
    write(root.resolve(".gitignore"), "target/\r\n.env");
    var before = tree();
    setup.plan(wishes()).apply();
    assertThat(tree()).isNotEqualTo(before);
    setup.removal().apply();
    assertThat(tree()).isEqualTo(before);
    assertThat(folder.resolve("state/installed")).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void keeps_every_byte_of_the_owner_and_holds_every_piece(String original) throws IOException {
    write(settings, original);
    setup.plan(wishes()).apply();
    var after = Files.readString(settings);
    var text = JsonText.read("settings", after);
    assertThat(pieces("http://127.0.0.1:1/v1")).allMatch(piece -> piece.isIn(text));
    assertThat(withoutOurs(after, original)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
        .isEqualTo("rw-------");
  }

  /// The original is what is left when characters are taken out of the result, save for the one
  /// value that setup replaces.
  private static boolean withoutOurs(String after, String original) {
    var wanted = original.replace("\"disableAllHooks\": true", "\"disableAllHooks\": false");
    int at = 0;
    for (int i = 0; i < after.length() && at < wanted.length(); i++) {
      if (after.charAt(i) == wanted.charAt(at)) {
        at++;
      }
    }
    return at == wanted.length() || wanted.isBlank();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void finds_nothing_to_change_the_second_time(String original) throws IOException {
    write(settings, original);
    setup.plan(wishes()).apply();
    var again = setup.plan(wishes());
    assertThat(again.changes()).isEmpty();
    assertThat(again.state()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void takes_only_its_own_when_the_owner_changed_the_file(String original) throws IOException {
    write(settings, original);
    setup.plan(wishes()).apply();
    var edited =
        JsonText.read("s", Files.readString(settings))
            .append(List.of("permissions", "deny"), Json.of("Bash(owner *)"))
            .set(List.of("added"), Json.of("later"));
    Files.writeString(settings, edited.content());
    assertThat(setup.plan(wishes()).changes()).isEmpty();
    setup.removal().apply();
    var rest = JsonText.read("s", Files.readString(settings));
    assertThat(rest.content()).contains("Bash(owner *)", "later").doesNotContain("127.0.0.1:1");
    if (original.contains("mine")) {
      assertThat(rest.content()).contains("mine");
    }
  }

  @Test
  void replaces_its_own_entries_when_the_address_changed() throws IOException {
    write(settings, "{\n  \"model\": \"x\"\n}\n");
    setup.plan(wishes()).apply();
    var moved = new Wish.Settings(settings, pieces("http://127.0.0.1:2/v1"));
    setup.plan(List.of(moved)).apply();
    assertThat(Files.readString(settings)).contains(":2/v1").doesNotContain(":1/v1");
    setup.removal().apply();
    assertThat(Files.readString(settings)).isEqualTo("{\n  \"model\": \"x\"\n}\n");
  }

  @Test
  void leaves_nothing_behind_where_nothing_was() throws IOException {
    var before = tree();
    setup.plan(wishes()).apply();
    assertThat(root.resolve(".git/hooks/pre-commit")).isExecutable();
    setup.removal().apply();
    assertThat(tree()).isEqualTo(before);
    assertThat(root.resolve(".claude")).doesNotExist();
  }

  @Test
  void keeps_a_policy_that_was_edited() throws IOException {
    setup.plan(wishes()).apply();
    Files.writeString(root.resolve("bailiwick.yaml"), "version: 1\n# mine\n");
    var removal = setup.removal();
    removal.apply();
    assertThat(removal.notes()).hasSize(1);
    assertThat(root.resolve("bailiwick.yaml")).exists();
  }

  @Test
  void runs_before_what_a_hook_already_does() throws IOException {
    var hook = root.resolve(".git/hooks/pre-commit");
    write(hook, "#!/bin/sh\nexit 0\n");
    setup.plan(wishes()).apply();
    assertThat(Files.readString(hook)).matches("(?s)#!/bin/sh\n.*guard.*exit 0\n");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refuses_settings_that_it_cannot_keep_whole(String original) throws IOException {
    write(settings, original);
    var before = tree();
    assertThatThrownBy(() -> setup.plan(wishes())).isInstanceOf(SetupRefused.class);
    assertThat(tree()).isEqualTo(before);
  }

  static Stream<String> broken() {
    return Stream.of(
        "[]",
        "{",
        "{ // comment\n}",
        "{\"a\":1,\"a\":2}",
        "{\"hooks\":[]}",
        "{\"hooks\":{\"PreToolUse\":{}}}",
        "{\"permissions\":\"none\"}",
        "{\"permissions\":{\"deny\":\"x\"}}");
  }

  @Test
  void refuses_a_link_in_place_of_a_file() throws IOException {
    var elsewhere = folder.resolve("elsewhere.json");
    Files.writeString(elsewhere, "{}");
    Files.createDirectories(settings.getParent());
    Files.createSymbolicLink(settings, elsewhere);
    assertThatThrownBy(() -> setup.plan(wishes())).hasMessageContaining("is a link");
    assertThat(elsewhere).hasContent("{}");
  }

  @Test
  void writes_all_or_nothing() throws IOException {
    write(settings, "{}\n");
    var plan = setup.plan(wishes());
    Files.createDirectories(root.resolve("bailiwick.yaml"));
    var before = tree();
    assertThatThrownBy(plan::apply)
        .isInstanceOfAny(SetupRefused.class, java.io.UncheckedIOException.class);
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void finds_the_way_back_from_any_settings() throws IOException {
    long seed = 20261123;
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      var original = anything(random);
      write(settings, original);
      setup.plan(wishes()).apply();
      setup.removal().apply();
      assertThat(Files.readString(settings)).as("seed %s, text %s", seed, i).isEqualTo(original);
    }
  }

  private static String anything(Random random) {
    var names = new ArrayList<>(List.of("hooks", "permissions", "env", "model", "x"));
    var unit = List.of("", " ", "  ", "\t").get(random.nextInt(4));
    var line = random.nextInt(4) == 0 ? "" : List.of("\n", "\r\n").get(random.nextInt(2));
    var parts = new ArrayList<String>();
    for (var name : names) {
      var value =
          switch (name) {
            case "hooks" -> List.of("{}", "{\"Stop\": []}", "{ \"PreToolUse\" :[ ] }");
            case "permissions" -> List.of("{}", "{\"deny\":[\"a\"]}", "{\"allow\": [ \"b\" ] }");
            default -> List.of("\"ü\"", "[1, 2]", "{\"k\":{}}");
          };
      if (random.nextBoolean()) {
        parts.add(unit + "\"" + name + "\": " + value.get(random.nextInt(3)));
      }
    }
    return "{" + line + String.join("," + line, parts) + line + "}" + line;
  }

  @Test
  void shows_a_diff_that_reads_like_diff_u() {
    assertThat(UnifiedDiff.of("f", "a\nb\nc\n", "a\nB\nc\nd\n"))
        .isEqualTo("--- a/f\n+++ b/f\n@@ -1,3 +1,4 @@\n a\n-b\n+B\n c\n+d\n");
    assertThat(UnifiedDiff.of("f", null, "a\n")).startsWith("--- /dev/null\n+++ b/f\n@@ -0,0 +1,1");
    assertThat(UnifiedDiff.of("f", "a\n", "a\n")).isEmpty();
  }

  @Test
  void what_is_put_in_stays_json() {
    var text = JsonText.read("s", "{\"a\":{\"b\":[1]}}").append(List.of("a", "b"), Json.of(2));
    assertThat(text.content()).isEqualTo("{\"a\":{\"b\":[1,2]}}");
    assertThat(JsonReader.read(text.content(), JsonReader.Limits.EVENT))
        .isInstanceOf(JsonReader.Parsed.class);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> tree() throws IOException {
    try (var files = Files.walk(root)) {
      var lines = new ArrayList<String>();
      for (var file : files.sorted().toList()) {
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        var bytes =
            Files.isRegularFile(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                : "";
        lines.add(root.relativize(file) + " " + mode + " " + bytes);
      }
      return lines;
    }
  }
}

package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Probe;
import dev.bailiwick.workstation.doctor.Road;
import dev.bailiwick.workstation.setup.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sends a call that must be refused, and a harmless twin that must not, over every road that the
/// installed settings name, exactly as they stand there.
public final class CanaryProbe implements Probe {

  private static final String MEND = "run `bailiwick setup` again";

  private final Path root;
  private final Path home;
  private final String guarded;
  private final List<Wish> wishes;

  /// @param root the repository's top folder
  /// @param home the user's Claude folder
  /// @param guarded a path that the policy lets nobody read; nothing need stand there
  /// @param wishes what setup would put into the settings now
  public CanaryProbe(Path root, Path home, String guarded, List<Wish> wishes) {
    this.root = root;
    this.home = home;
    this.guarded = guarded;
    this.wishes = List.copyOf(wishes);
  }

  @Override
  public List<Check> checks() {
    var file = Install.settings(root);
    var settings = settings(file);
    if (settings.isEmpty()) {
      return List.of(Check.broken("claude settings", file + " is missing or no JSON", MEND));
    }
    var checks = new ArrayList<Check>();
    checks.add(unmodified(file));
    checks.add(hooksOn());
    var roads = roads(settings.get());
    if (roads.isEmpty()) {
      checks.add(Check.broken("claude road", "no PreToolUse hook of ours in " + file, MEND));
    }
    roads.forEach(road -> checks.add(canary(road)));
    return checks;
  }

  private Check unmodified(Path file) {
    try {
      var text = Files.readString(file);
      boolean whole =
          wishes.stream().allMatch(wish -> wish instanceof Wish.Settings own && own.holds(text));
      return whole
          ? Check.healthy("claude settings", "every entry in place in " + file)
          : Check.broken("claude settings", "entries in " + file + " are missing or changed", MEND);
    } catch (IOException e) {
      return Check.broken("claude settings", file + " cannot be read", MEND);
    }
  }

  /// The user's own file loses against ours, which says `false`; a repository's does too. Both are
  /// named all the same, since another folder of theirs has no such line.
  private Check hooksOn() {
    for (var file :
        List.of(
            Install.settings(root),
            root.resolve(".claude/settings.json"),
            home.resolve("settings.json"))) {
      if (settings(file).map(own -> own.isTrue("disableAllHooks")).orElse(false)) {
        return Check.broken(
            "claude hooks", file + " sets disableAllHooks", "remove that line from " + file);
      }
    }
    return Check.healthy("claude hooks", "switched off nowhere");
  }

  private Check canary(Road road) {
    var name = "claude road";
    try {
      var refused = road.send(event("Read", Json.object().put("file_path", guarded).build()));
      if (!word(refused).equals("deny")) {
        return Check.broken(name, road.shown() + " let a read of " + guarded + " through", MEND);
      }
      var twin = Json.object().put("pattern", "*").put("path", root.toString()).build();
      var harmless = road.send(event("Glob", twin));
      return word(harmless).equals("deny")
          ? Check.broken(
              name,
              road.shown() + " refuses everything, a listing of names too",
              "run `bailiwick policy check` and `bailiwick daemon status`")
          : Check.healthy(name, road.shown() + " refuses the canary and passes its twin");
    } catch (IOException | IllegalArgumentException e) {
      return Check.broken(
          name,
          road.shown() + " gives no answer (" + e.getMessage() + ")",
          "run `bailiwick daemon start`, then " + MEND);
    }
  }

  private String event(String tool, Json input) {
    return Json.object()
        .put("session_id", "bailiwick-doctor")
        .put("transcript_path", "")
        .put("cwd", root.toString())
        .put("permission_mode", "default")
        .put("hook_event_name", "PreToolUse")
        .put("tool_name", tool)
        .put("tool_input", input)
        .put("tool_use_id", "bailiwick-doctor")
        .build()
        .write();
  }

  private static String word(String answer) throws IOException {
    if (JsonReader.read(answer, JsonReader.Limits.EVENT)
        instanceof JsonReader.Parsed(Json.Obj json)) {
      return json.object("hookSpecificOutput")
          .flatMap(specific -> specific.string("permissionDecision"))
          .orElse("");
    }
    throw new IOException("the answer is no JSON object");
  }

  /// Each different road once: events share them.
  private Set<Road> roads(Json.Obj settings) {
    var roads = new LinkedHashSet<Road>();
    var hooks = settings.object("hooks").orElse(Json.object().build());
    for (var event : hooks.members().keySet()) {
      for (var group : hooks.array(event)) {
        if (group instanceof Json.Obj object) {
          object.array("hooks").stream()
              .filter(Install::isOurs)
              .map(hook -> road((Json.Obj) hook))
              .forEach(roads::add);
        }
      }
    }
    return roads;
  }

  private Road road(Json.Obj hook) {
    if (hook.string("type").orElse("").equals("http")) {
      var headers = new HashMap<String, String>();
      hook.object("headers")
          .ifPresent(own ->
              own.members()
                  .keySet()
                  .forEach(name -> headers.put(name, own.string(name).orElse(""))));
      return new Road.Http(hook.string("url").orElse(""), headers);
    }
    var words = new ArrayList<String>();
    words.add(hook.string("command").orElse(""));
    hook.array("args")
        .forEach(word -> words.add(word instanceof Json.Str(var text, var _) ? text : ""));
    return new Road.Command(words, root);
  }

  private static Optional<Json.Obj> settings(Path file) {
    return Install.settingsIn(file);
  }
}

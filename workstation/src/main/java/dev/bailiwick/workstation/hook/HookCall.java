package dev.bailiwick.workstation.hook;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.daemon.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/// The hook without a compiled client: the same behaviour as `src/main/native/hook.c`, which tells
/// the reasons, at the price of a JVM start for each call.
public final class HookCall {
  private static final int LIMIT_BYTES = 8 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Events that cannot be stopped, where status 2 would keep a finished turn going.
  private static final Set<String> HARMLESS =
      Set.of(
          "Stop",
          "SubagentStop",
          "StopFailure",
          "SessionEnd",
          "Notification",
          "AfterAgent",
          "agentStop",
          "subagentStop",
          "sessionEnd",
          "stop");

  /// What the process ends with.
  ///
  /// @param exit 0, or 2 for "do not run this"
  /// @param out standard output: the agent's answer, whole or empty
  /// @param note standard error: one line, or empty
  public record Outcome(int exit, String out, String note) {}

  private final UnixHttp http;
  private final DaemonStart start;
  private final String setup;

  public HookCall(UnixHttp http, DaemonStart start, String setup) {
    this.http = http;
    this.start = start;
    this.setup = setup;
  }

  public Outcome call(String agent, InputStream in) throws IOException {
    var event = in.readNBytes(LIMIT_BYTES + 1);
    if (event.length > LIMIT_BYTES) {
      return doubt(new byte[0], "the event is over " + (LIMIT_BYTES >> 20) + " MiB");
    }
    if (event.length == 0 || !agent.matches("[a-z0-9-]{1,32}")) {
      return doubt(event, "usage: bailiwick hook AGENT < EVENT");
    }
    var first = once(agent, event);
    if (first instanceof UnixHttp.Answered(int status, String version, String _)
        && status == 409
        && !isOurs(version)) {
      return outcome(event, once(agent, event));
    }
    return outcome(event, first);
  }

  private UnixHttp.Result once(String agent, byte[] event) {
    var path = "/v1/hooks/" + agent;
    var result = http.call("POST", path, event, PATIENCE);
    if (result instanceof UnixHttp.NoDaemon && start.listening(PATIENCE)) {
      return http.call("POST", path, event, PATIENCE);
    }
    return result;
  }

  private Outcome outcome(byte[] event, UnixHttp.Result result) {
    return switch (result) {
      case UnixHttp.NoDaemon() ->
          doubt(event, "no daemon within 5 s; run: bailiwick daemon status");
      case UnixHttp.Doubtful(String why) -> doubt(event, why);
      case UnixHttp.Answered(int status, String version, String body) -> {
        if (status == 409 || (status == 200 && !isOurs(version))) {
          yield doubt(event, "the daemon is of another version; run: " + setup);
        }
        yield status == 200
            ? new Outcome(0, body, "")
            : doubt(event, "the daemon answers " + status + ": " + body);
      }
    };
  }

  private static boolean isOurs(String version) {
    return version.equals(Version.CURRENT.toString());
  }

  private static Outcome doubt(byte[] event, String why) {
    return isHarmless(event)
        ? new Outcome(0, "", "bailiwick: not recorded: " + why)
        : new Outcome(2, "", "bailiwick: no verdict, so the call is blocked: " + why);
  }

  private static boolean isHarmless(byte[] event) {
    return JsonReader.read(new String(event, StandardCharsets.UTF_8), JsonReader.Limits.EVENT)
            instanceof JsonReader.Parsed(Json json)
        && json instanceof Json.Obj object
        && HARMLESS.contains(object.string("hook_event_name").orElse(""));
  }
}

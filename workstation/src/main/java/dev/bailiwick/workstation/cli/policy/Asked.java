package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.regex.Pattern;

/// What a person asks about, as the call an assistant would make of it.
///
/// @param road what it was taken for, e.g. `a command`
record Asked(ToolCall call, String text, String road) {
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,20}://\\S+");

  /// How the person wants the text to be taken.
  enum Road {
    ANY,
    READ,
    WRITE
  }

  /// Unless told, a URL is fetched, what stands there is read, and the rest is a command.
  static Asked of(String what, Road road, String cwd, World world) {
    return switch (road) {
      case READ -> read(what);
      case WRITE -> new Asked(new ToolCall.WriteFile("Write", what, ""), what, "a file to write");
      case ANY -> {
        if (URL.matcher(what).matches()) {
          yield new Asked(new ToolCall.FetchUrl("WebFetch", what), what, "an address to fetch");
        }
        yield stands(what, cwd, world) ? read(what) : new Asked(command(what), what, "a command");
      }
    };
  }

  static ToolCall command(String text) {
    return new ToolCall.Shell("Bash", text, ToolCall.Dialect.BASH, List.of());
  }

  private static Asked read(String what) {
    return new Asked(new ToolCall.ReadFile("Read", what), what, "a file to read");
  }

  private static boolean stands(String what, String cwd, World world) {
    if (what.indexOf('\n') >= 0 || what.indexOf('\0') >= 0 || what.length() > 4_096) {
      return false;
    }
    var path =
        what.startsWith("~/")
            ? world.home() + what.substring(1)
            : what.startsWith("/") ? what : cwd + "/" + what;
    return world.kind(path) != World.Kind.MISSING;
  }
}

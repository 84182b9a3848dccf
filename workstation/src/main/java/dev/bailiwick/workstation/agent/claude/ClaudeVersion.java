package dev.bailiwick.workstation.agent.claude;

import java.util.Optional;
import java.util.regex.Pattern;

/// The version of an installed Claude Code.
record ClaudeVersion(int major, int minor, int patch) {

  private static final Pattern FORM = Pattern.compile("\\b(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})\\b");

  /// From what `claude --version` prints, or empty.
  static Optional<ClaudeVersion> in(String printed) {
    var found = FORM.matcher(printed);
    return found.find()
        ? Optional.of(
            new ClaudeVersion(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3))))
        : Optional.empty();
  }

  /// True where a hook that cannot be asked stops the call: `onFailure`, since 2.1.295.
  boolean canBlockOnFailure() {
    if (major != 2) {
      return major > 2;
    }
    return minor != 1 ? minor > 1 : patch >= 295;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}

package dev.bailiwick.workstation.agent.codex;

import dev.bailiwick.workstation.setup.AgentInstall.Box;
import dev.bailiwick.workstation.setup.SetupRefused;
import dev.bailiwick.workstation.setup.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The policy as a permission profile of Codex's, in the repository's own `.codex/config.toml`:
/// bubblewrap or Seatbelt holds every command to it (Codex 0.169.0; developers.openai.com
/// /codex/permissions, 2026-11).
///
/// Codex reads that file where the user trusts the folder. What a profile cannot say is left out
/// where it would allow and kept where it denies: `!` lines give nothing back here.
///
/// @param readDeny the policy's patterns of files that nobody may read
record PermissionProfile(Path root, List<String> readDeny, Box box) {
  /// The profile's name.
  static final String NAME = "bailiwick";

  private static final int DEPTH = 12;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/*? @+-]+");
  private static final Pattern BARE_TABLE = Pattern.compile("(?m)^\\s*\\[\\s*permissions\\s*\\]");

  static Path file(Path root) {
    return root.resolve(".codex/config.toml");
  }

  /// @throws SetupRefused where the file's own form leaves no place for a profile
  Wish.TopKeys wish() {
    var file = file(root);
    if (BARE_TABLE.matcher(text(file)).find()) {
      throw new SetupRefused(
          file
              + " has a table [permissions]; name its profiles [permissions.NAME], nothing was"
              + " changed");
    }
    var values = new LinkedHashMap<String, String>();
    values.put("default_permissions", quoted(NAME));
    values.put("permissions." + NAME, profile());
    return new Wish.TopKeys(file, values, List.of("sandbox_mode"));
  }

  private String profile() {
    var network =
        box.hosts().isEmpty()
            ? ""
            : ", network = { enabled = true, domains = "
                + table(
                    box.hosts().stream()
                        .collect(
                            Collectors.toMap(
                                host -> host, _ -> "allow", (a, _) -> a, LinkedHashMap::new)))
                + " }";
    return "{ extends = \":workspace\", filesystem = { glob_scan_max_depth = "
        + DEPTH
        + ", \":workspace_roots\" = "
        + table(files())
        + " }"
        + network
        + " }";
  }

  private Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    for (var path : box.unwritten()) {
      if (Path.of(path).startsWith(root)) {
        files.put(root.relativize(Path.of(path)).toString(), "read");
      }
    }
    for (var pattern : readDeny) {
      if (PLAIN.matcher(pattern).matches() && !pattern.startsWith("/")) {
        deny(pattern, files);
      }
    }
    return files;
  }

  /// A pattern without a slash counts in any folder, and one that names a folder for all in it.
  private static void deny(String pattern, Map<String, String> files) {
    boolean folder = pattern.endsWith("/");
    var name = folder ? pattern.substring(0, pattern.length() - 1) : pattern;
    var glob = name.contains("/") ? name : "**/" + name;
    files.put(glob, "deny");
    if (!glob.endsWith("/**")) {
      files.put(glob + "/**", "deny");
    }
  }

  private static String table(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + " = " + quoted(entry.getValue()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String quoted(String text) {
    return Wish.TopKeys.quoted(text);
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new SetupRefused(file + " cannot be read; nothing was changed");
    }
  }
}

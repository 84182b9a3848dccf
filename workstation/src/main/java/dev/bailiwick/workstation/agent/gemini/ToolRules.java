package dev.bailiwick.workstation.agent.gemini;

import dev.bailiwick.workstation.setup.AgentInstall.Box;
import dev.bailiwick.workstation.setup.Wish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The policy as rules of Gemini CLI's policy engine: files that its tools may not touch, commands
/// that it may not run, and a question before any other command or fetch, in its unattended mode
/// too.
///
/// They stand in a file of this repository's in the user's `.gemini/policies`, since rules of a
/// workspace have no effect in 0.61.0, and so hold in every folder. Gemini refuses patterns with
/// nested repetitions.
///
/// @param readDeny the policy's patterns of files that nobody may read
record ToolRules(Path root, List<String> readDeny, Box box) {
  private static final int HIGH = 990;
  private static final int LOW = 500;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/* @+-]+");
  private static final String FILE_TOOLS = "[\"read_file\", \"write_file\", \"replace\"]";
  private static final String WRITING = "[\"write_file\", \"replace\"]";

  /// @param home the folder in which Gemini's own `.gemini` stands
  Wish wish(Path home) {
    var file = home.resolve(".gemini/policies/bailiwick-" + id() + ".toml");
    return new Wish.Whole(file, text());
  }

  private String id() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(root.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private String text() {
    var rules = new ArrayList<String>();
    for (var pattern : readDeny) {
      if (PLAIN.matcher(pattern).matches() && !pattern.startsWith("/")) {
        var why = "the policy's read.deny: " + pattern;
        rules.add(rule(FILE_TOOLS, files(pattern), "deny", HIGH, why));
      }
    }
    for (var path : box.unwritten()) {
      if (Path.of(path).startsWith(root)) {
        var name = root.relativize(Path.of(path)).toString();
        rules.add(rule(WRITING, files(name), "deny", HIGH, "the policy's write.deny: " + name));
      }
    }
    for (var words : box.refused()) {
      var prefix = "commandPrefix = " + Wish.TopKeys.quoted(words);
      var why = "the policy's execute.deny: " + words;
      rules.add(rule("\"run_shell_command\"", prefix, "deny", HIGH, why));
    }
    var asked = "[\"run_shell_command\", \"web_fetch\", \"google_web_search\", \"mcp_*\"]";
    rules.add(rule(asked, "", "ask_user", LOW, ""));
    return "# Made by `bailiwick setup --sandbox` from the policy of "
        + root
        + "; `bailiwick setup --remove` takes it away.\n"
        + String.join("\n", rules);
  }

  private static String rule(String tools, String more, String decision, int priority, String why) {
    return "[[rule]]\ntoolName = "
        + tools
        + (more.isEmpty() ? "" : "\n" + more)
        + "\ndecision = \""
        + decision
        + "\"\npriority = "
        + priority
        + (why.isEmpty() ? "" : "\ndenyMessage = " + Wish.TopKeys.quoted(why))
        + "\n";
  }

  /// A pattern over the call's arguments as Gemini spells them.
  private static String files(String pattern) {
    boolean folder = pattern.endsWith("/");
    var name = pattern.replaceFirst("^(?:\\*\\*/)+", "").replaceFirst("(?:/\\*\\*|/)$", "");
    boolean all = folder || pattern.endsWith("/**");
    var parts =
        name.chars()
            .mapToObj(
                c -> c == '*' ? "[^/\"]*" : c == '.' || c == '+' ? "\\" + (char) c : "" + (char) c)
            .collect(Collectors.joining());
    var end = all ? "/" : "(?:/|\")";
    return "argsPattern = '\"file_path\":\"(?:|[^\"]*/)" + parts + end + "'";
  }
}

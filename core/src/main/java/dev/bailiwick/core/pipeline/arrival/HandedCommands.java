package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.pipeline.arrival.EmbeddedCommands.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The commands that files of other kinds hand to a shell: programs of Ruby and Groovy, builds of
/// .NET, scripts of PowerShell and of Windows' own shell.
final class HandedCommands {
  /// Texts that a program of these kinds hands to a shell.
  private static final Pattern HANDING =
      Pattern.compile(
          "Vagrantfile|Tiltfile|(?:Rake|Cap|Fast|Pod|Guard|Dangerfile|Brew)file|Berksfile|Jenkinsfile.*|.*\\.(?:rb|rake|groovy)");

  private static final Pattern HANDED =
      Pattern.compile(
          "\\b(?:sh|bat|pwsh|powershell|system|exec|backtick|inline|path_script|script|local|cmd)\\b\\s*[:(]?\\s*(?:script\\s*:\\s*)?"
              + "(?:\"\"\"(.*?)\"\"\"|\'\'\'(.*?)\'\'\'|\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|'([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'"
              + "|<<[~-]?[\"']?(\\w+)[\"']?[^\\n]*\\n(.{0,8000}?)\\n\\s*\\5\\b)",
          Pattern.DOTALL);

  private static final Pattern BUILD = Pattern.compile(".*\\.(?:(?:cs|vb|fs)proj|props|targets)");
  private static final Pattern EXEC =
      Pattern.compile("<Exec\\b[^>]*?\\bCommand\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  /// A line of PowerShell that runs what an address sends.
  private static final Pattern SENT =
      Pattern.compile(
          "(?i).*?(https?://[^\\s\"')]+).*\\|\\s*(?:iex|Invoke-Expression)\\b.*"
              + "|.*\\b(?:iex|Invoke-Expression)\\b.*?(https?://[^\\s\"')]+).*");

  private static final Pattern RUN = Pattern.compile("(?i)\\biex\\b|Invoke-Expression");

  private HandedCommands() {}

  private static List<Command> powershell(String text) {
    var found = new ArrayList<Command>();
    var rest = new StringBuilder();
    for (var line : text.lines().toList()) {
      var sent = SENT.matcher(line);
      if (RUN.matcher(line).find() && sent.matches()) {
        var url = sent.group(1) == null ? sent.group(2) : sent.group(1);
        found.add(new Command("", "curl -s '" + url + "' | sh"));
      } else {
        rest.append(line).append('\n');
      }
    }
    found.add(new Command("", rest.toString(), Dialect.POWERSHELL));
    return found;
  }

  /// Empty where the file is of no such kind.
  static Optional<List<Command>> of(String name, String text) {
    if (HANDING.matcher(name).matches()) {
      return Optional.of(handed(text));
    }
    if (BUILD.matcher(name).matches()) {
      return Optional.of(
          EXEC.matcher(text)
              .results()
              .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
              .map(command ->
                  new Command(
                      "",
                      command
                          .replace("&quot;", "\"")
                          .replace("&apos;", "'")
                          .replace("&lt;", "<")
                          .replace("&gt;", ">")
                          .replace("&amp;", "&")))
              .toList());
    }
    if (name.endsWith(".ps1") || name.endsWith(".psm1")) {
      return Optional.of(powershell(text));
    }
    if (name.endsWith(".bat") || name.endsWith(".cmd")) {
      return Optional.of(
          text.lines()
              .filter(line -> EmbeddedCommands.INSTALLS.matcher(line).find())
              .map(line -> new Command("", line.strip().replaceFirst("(?i)^@?(?:call\\s+)?", "")))
              .toList());
    }
    return Optional.empty();
  }

  /// `sh "…"`, `inline: <<-SHELL`.
  private static List<Command> handed(String text) {
    if (!EmbeddedCommands.INSTALLS.matcher(text).find()) {
      return List.of();
    }
    return HANDED
        .matcher(text)
        .results()
        .map(match ->
            Stream.of(1, 2, 3, 4, 6)
                .map(match::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(""))
        .filter(command -> EmbeddedCommands.INSTALLS.matcher(command).find())
        .map(command -> new Command("", command))
        .toList();
  }
}

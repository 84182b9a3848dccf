package dev.bailiwick.core.command.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One call of a cmdlet as a stage of a shell's pipeline.
final class CmdletCall {
  private final Cursor cursor;
  private final Bound bound;
  private final Optional<Commands.Stage> before;

  /// @param before the stage that feeds this one
  CmdletCall(Cursor cursor, Bound bound, Optional<Commands.Stage> before) {
    this.cursor = cursor;
    this.bound = bound;
    this.before = before;
  }

  private boolean fed() {
    return before.isPresent();
  }

  private boolean files() {
    return before.map(Commands.Stage::files).orElse(false);
  }

  Commands.Stage stage() {
    var name = bound.cmdlet().name();
    if (Cmdlets.FILTERS.contains(name)) {
      return filter(name);
    }
    if (Cmdlets.QUESTIONS.contains(name)) {
      return text(bound.started() + ":");
    }
    return switch (name) {
      case "Get-ChildItem", "Get-Item", "Get-ItemProperty", "Resolve-Path", "Test-Path" -> listed();
      case "Get-Content", "Get-FileHash", "Format-Hex", "Import-Csv" -> text(read());
      case "Select-String" -> text(searched());
      case "Set-Content", "Add-Content", "Clear-Content", "Out-File", "Export-Csv", "Tee-Object" ->
          text(written());
      case "New-Item", "mkdir" -> text(made());
      case "Copy-Item", "Move-Item", "Rename-Item", "Remove-Item" -> text(moved());
      case "Expand-Archive" -> text("unzip" + bound.paths() + " -d" + path("DestinationPath"));
      case "Compress-Archive" -> text("zip -r" + path("DestinationPath") + bound.paths());
      case "Set-Location" -> text("cd" + bound.paths());
      case "Push-Location" -> text("pushd" + bound.paths());
      case "Pop-Location" -> text("popd");
      case "Get-Location" -> text("pwd");
      case "Get-Date" -> text(bound.started() + "date");
      case "Start-Sleep" -> text("sleep 1");
      case "Get-Process" -> text("ps");
      case "Invoke-WebRequest", "Invoke-RestMethod" -> text(fetched());
      case "Test-Connection" ->
          text("ping -c 1" + bound.words("TargetName") + bound.words("ComputerName"));
      case "Resolve-DnsName" -> text("nslookup" + bound.words("Name") + bound.words("Server"));
      case "Stop-Process" ->
          bound.has("Name")
              ? text("pkill" + bound.words("Name"))
              : text("kill" + (bound.has("Id") ? bound.words("Id") : " " + Word.UNTOLD.shell()));
      case "Start-Process", "Invoke-Expression" -> text(run());
      case "ForEach-Object" -> text(each());
      default -> text("echo" + said());
    };
  }

  private static Commands.Stage text(String shell) {
    return new Commands.Stage(shell, false);
  }

  private String said() {
    var out = new StringBuilder();
    for (var parameter : List.of("*", "InputObject", "Object", "Message", "MessageData")) {
      out.append(bound.words(parameter));
    }
    return out.toString();
  }

  /// What only chooses and shapes lets the rest through: files stay files.
  private Commands.Stage filter(String name) {
    var started = bound.started();
    boolean given = !fed() && (bound.has("*") || bound.has("InputObject"));
    if (given || !started.isEmpty()) {
      return new Commands.Stage(Statements.group(started + "cat -"), files());
    }
    boolean shapes = !name.equals("Where-Object") && !name.startsWith("Select");
    return new Commands.Stage(fed() ? "" : ":", files() && !(shapes && name.startsWith("Conv")));
  }

  private Commands.Stage listed() {
    var drive = bound.all("Path").stream().flatMap(word -> word.literal().stream()).toList();
    var provider = drive.stream().filter(path -> path.matches("(?i)[a-z]{2,}:.*")).findFirst();
    if (provider.isPresent()) {
      return text(provider(provider.get()));
    }
    if (bound.cmdlet().name().equals("Test-Path")) {
      return text("test -e" + (bound.paths().isEmpty() ? " ." : bound.paths()));
    }
    var find = new StringBuilder("find").append(bound.paths().isEmpty() ? " ." : bound.paths());
    boolean deep = bound.has("Recurse") || bound.has("s") || bound.has("Depth");
    find.append(deep ? "" : bound.cmdlet().name().equals("Get-ChildItem") ? " -maxdepth 1" : "")
        .append(bound.has("File") || bound.has("af") ? " -type f" : "");
    for (var parameter : List.of("Filter", "Include")) {
      if (bound.has(parameter) && bound.all(parameter).size() == 1) {
        find.append(" -name").append(bound.words(parameter));
      }
    }
    return new Commands.Stage(find.toString(), true);
  }

  /// A drive that is no disk: the environment is known, the rest is not.
  private String provider(String path) {
    int colon = path.indexOf(':');
    if (!path.substring(0, colon).equalsIgnoreCase("env")) {
      cursor.unknown("the PowerShell drive " + path.substring(0, colon));
      return ":";
    }
    var name = path.substring(colon + 1).replaceFirst("^[\\\\/]", "");
    if (bound.cmdlet().name().equals("Test-Path")) {
      return ":";
    }
    return name.isEmpty() || name.contains("*") ? "printenv" : "printenv " + Word.quoted(name);
  }

  private String read() {
    if (bound.all("Path").stream()
        .flatMap(word -> word.literal().stream())
        .anyMatch(path -> path.matches("(?i)[a-z]{2,}:.*"))) {
      return provider(bound.one("Path").literal().orElse("unknown:"));
    }
    var paths = bound.paths();
    if (!paths.isEmpty()) {
      return (paths.contains(Strings.ITEM) ? "cat" : "cat --") + paths;
    }
    return files() ? "xargs cat" : "cat -";
  }

  private String searched() {
    var pattern = " -e" + (bound.has("Pattern") ? " " + bound.one("Pattern").shell() : " x");
    var paths = bound.paths();
    if (!paths.isEmpty()) {
      return "grep" + pattern + " --" + paths;
    }
    return files() ? "xargs grep" + pattern : bound.started() + "grep" + pattern;
  }

  private String path(String parameter) {
    var out = new StringBuilder();
    bound.all(parameter).forEach(word -> out.append(' ').append(word.path(true)));
    return out.isEmpty() ? " ." : out.toString();
  }

  private String written() {
    var targets = new StringBuilder();
    targets.append(bound.paths());
    bound.all("FilePath").forEach(word -> targets.append(' ').append(word.path(true)));
    if (targets.isEmpty()) {
      return bound.has("Variable") ? "cat -" : "tee " + Word.UNTOLD.shell();
    }
    var value = bound.words("Value") + bound.words("InputObject");
    var tee = "tee" + targets;
    return value.isEmpty() ? (fed() ? tee : ": | " + tee) : "echo" + value + " | " + tee;
  }

  private String made() {
    var paths = new ArrayList<String>();
    for (var path :
        bound.all("Path").isEmpty() ? List.of(Word.literal(".", true)) : bound.all("Path")) {
      paths.add(
          bound.has("Name")
              ? path.path(true) + "/" + bound.one("Name").path(true)
              : path.path(true));
    }
    var joined = " " + String.join(" ", paths);
    var type =
        (bound.has("ItemType") ? bound.one("ItemType") : bound.one("Type"))
            .literal()
            .orElse(bound.has("ItemType") || bound.has("Type") ? "" : "file")
            .toLowerCase(Locale.ROOT);
    if (bound.cmdlet().name().equals("mkdir") || type.startsWith("dir")) {
      return "mkdir -p" + joined;
    }
    return switch (type) {
      case "file" -> written(joined);
      case "symboliclink", "junction" -> "ln -s " + source() + joined;
      case "hardlink" -> "ln " + source() + joined;
      default -> {
        cursor.unknown("a PowerShell item of a kind that cannot be told");
        yield ":";
      }
    };
  }

  private String written(String paths) {
    return "echo" + bound.words("Value") + " | tee" + paths;
  }

  private String source() {
    return (bound.has("Target") ? bound.one("Target") : bound.one("Value")).path(true);
  }

  private String moved() {
    var paths = bound.paths();
    boolean deep = bound.has("Recurse");
    if (paths.isEmpty()) {
      paths = " " + Word.UNTOLD.shell();
    }
    return switch (bound.cmdlet().name()) {
      case "Copy-Item" -> "cp" + (deep ? " -r" : "") + paths + path("Destination");
      case "Move-Item" -> "mv" + paths + path("Destination");
      case "Rename-Item" -> renamed(paths);
      default -> "rm" + (deep ? " -r" : "") + (bound.has("Force") ? " -f" : "") + paths;
    };
  }

  /// The new name stands in the old one's folder.
  private String renamed(String paths) {
    var old = (bound.has("Path") ? bound.one("Path") : bound.one("LiteralPath")).literal();
    var name = bound.one("NewName");
    if (old.isEmpty() || name.literal().isEmpty()) {
      return "mv" + paths + " " + Word.UNTOLD.shell();
    }
    var path = old.get().replace('\\', '/');
    var folder = path.substring(0, path.lastIndexOf('/') + 1);
    return "mv" + paths + " " + Word.quoted(folder + name.literal().get());
  }

  private String fetched() {
    var out = new StringBuilder("curl");
    if (bound.has("Method")) {
      out.append(" -X ").append(bound.one("Method").shell());
    }
    if (bound.has("Body") || bound.has("Form")) {
      out.append(" --data-raw ").append(bound.one(bound.has("Body") ? "Body" : "Form").shell());
    }
    if (bound.has("Headers")) {
      out.append(" -H ").append(bound.one("Headers").shell());
    }
    if (bound.has("InFile")) {
      out.append(" -T ").append(bound.one("InFile").path(true));
    }
    if (bound.has("OutFile")) {
      out.append(" -o ").append(bound.one("OutFile").path(true));
    }
    return out.append(bound.has("Uri") ? bound.words("Uri") : " " + Word.UNTOLD.shell()).toString();
  }

  private String run() {
    if (bound.cmdlet().name().equals("Invoke-Expression")) {
      var text = bound.one("Command").literal();
      if (text.isEmpty() || fed()) {
        throw new Unreadable("PowerShell text that is run and cannot be told");
      }
      var inner = Translation.of(text.get());
      inner.unknown().forEach(cursor::unknown);
      return Statements.group(inner.shell());
    }
    if (bound.has("RedirectStandardOutput") || bound.has("RedirectStandardError")) {
      throw new Unreadable("a PowerShell process with redirections");
    }
    var arguments = new ArrayList<Argument>();
    for (var parameter : List.of("ArgumentList", "Args")) {
      for (var word : bound.all(parameter)) {
        if (word.literal().isEmpty()) {
          arguments.add(Argument.of(word));
        }
        for (var part : word.literal().map(text -> text.split(" ")).orElse(new String[0])) {
          arguments.add(Argument.of(Word.literal(part, true)));
        }
      }
    }
    if (!bound.has("Wait")) {
      cursor.unknown("a process that PowerShell starts and leaves");
    }
    var shell = Commands.program(bound.one("FilePath"), arguments);
    return bound.has("Verb") ? "sudo " + shell : shell;
  }

  /// Runs a block for each object that comes in.
  private String each() {
    var body = new StringBuilder();
    for (var parameter : List.of("Begin", "Process", "End")) {
      for (var word : bound.all(parameter)) {
        if (!word.block() && !parameter.equals("Process")) {
          throw new Unreadable("a PowerShell block that cannot be told");
        }
        body.append(word.block() ? word.shell() : ":").append('\n');
      }
    }
    var loop = body.isEmpty() ? ":\n" : body.toString();
    var item = Strings.ITEM.substring(2, Strings.ITEM.length() - 1);
    return "while read -r " + item + "\ndo\n" + loop + "done";
  }
}

package dev.bailiwick.core.command.powershell;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The cmdlets that are worked out. Facts: the reference of PowerShell 7.4, modules Management,
/// Utility, Core and Archive; `Get-Alias` on Windows.
final class Cmdlets {
  private static final String ITEM = "Path LiteralPath Filter Include Exclude Force! Credential";

  /// Cmdlets whose arguments go nowhere but into what they put out.
  static final Set<String> FILTERS =
      Set.of(
          "Where-Object",
          "Select-Object",
          "Sort-Object",
          "Group-Object",
          "Measure-Object",
          "Get-Unique",
          "Format-Table",
          "Format-List",
          "Format-Wide",
          "Out-String",
          "Out-Host",
          "Out-Default",
          "Out-Null",
          "ConvertTo-Json",
          "ConvertFrom-Json",
          "ConvertTo-Csv",
          "ConvertFrom-Csv",
          "Get-Member",
          "Compare-Object");

  /// Cmdlets that ask about the machine or the shell itself and touch no file.
  static final Set<String> QUESTIONS =
      Set.of(
          "Get-Command",
          "Get-Help",
          "Get-Host",
          "Get-Random",
          "Get-Culture",
          "Split-Path",
          "Join-Path",
          "Clear-Host",
          "New-Guid",
          "New-TimeSpan",
          "Get-Alias",
          "Get-Module",
          "Get-PSDrive",
          "Get-Verb",
          "Set-StrictMode",
          "Write-Progress");

  private static final List<Cmdlet> ALL =
      List.of(
          Cmdlet.of(
              "Get-Content",
              "gc cat type",
              ITEM
                  + " TotalCount First Head Tail Last ReadCount Encoding Delimiter Stream Raw!"
                  + " Wait! AsByteStream!",
              "Path"),
          Cmdlet.of(
              "Get-ChildItem",
              "gci ls dir",
              ITEM
                  + " Recurse! s! Depth Name! File! af! Directory! ad! Hidden! ReadOnly! System!"
                  + " Attributes FollowSymlink!",
              "Path Filter"),
          Cmdlet.of("Get-Item", "gi", ITEM + " Stream", "Path"),
          Cmdlet.of("Get-ItemProperty", "gp", ITEM + " Name", "Path Name"),
          Cmdlet.of("Test-Path", "", ITEM + " PathType IsValid! OlderThan NewerThan", "Path"),
          Cmdlet.of("Resolve-Path", "rvpa", "Path LiteralPath Relative! Credential", "Path"),
          Cmdlet.of("Get-FileHash", "", "Path LiteralPath Algorithm InputStream", "Path"),
          Cmdlet.of("Format-Hex", "fhx", "Path LiteralPath Encoding Count Offset Raw!", "Path"),
          Cmdlet.of(
              "Select-String",
              "sls",
              "Pattern Path LiteralPath Include Exclude Context Encoding Culture InputObject"
                  + " AllMatches! CaseSensitive! List! NotMatch! NoEmphasis! Quiet! Raw!"
                  + " SimpleMatch!",
              "Pattern Path"),
          Cmdlet.of(
              "Import-Csv",
              "ipcsv",
              "Path LiteralPath Delimiter Header Encoding UseCulture!",
              "Path Delimiter"),
          Cmdlet.of(
              "Set-Content",
              "sc",
              ITEM + " Value Encoding Stream NoNewline! PassThru! AsByteStream!",
              "Path Value"),
          Cmdlet.of(
              "Add-Content",
              "ac",
              ITEM + " Value Encoding Stream NoNewline! PassThru! AsByteStream!",
              "Path Value"),
          Cmdlet.of("Clear-Content", "clc", ITEM + " Stream", "Path"),
          Cmdlet.of(
              "Out-File",
              "",
              "FilePath LiteralPath Encoding Width InputObject Append! Force! NoClobber!"
                  + " NoNewline!",
              "FilePath Encoding"),
          Cmdlet.of(
              "Tee-Object",
              "tee",
              "FilePath LiteralPath Variable InputObject Encoding Append!",
              "FilePath"),
          Cmdlet.of(
              "Export-Csv",
              "epcsv",
              "Path LiteralPath Delimiter Encoding InputObject Append! Force! NoClobber!"
                  + " NoTypeInformation! UseCulture! IncludeTypeInformation!",
              "Path Delimiter"),
          Cmdlet.of(
              "New-Item", "ni", "Path Name ItemType Type Value Target Force! Credential", "Path"),
          Cmdlet.of("mkdir", "md mkdir", "Path Name Force! p!", "Path"),
          Cmdlet.of(
              "Copy-Item",
              "cp copy cpi",
              ITEM + " Destination Recurse! Container! PassThru! ToSession FromSession",
              "Path Destination"),
          Cmdlet.of("Move-Item", "mv move mi", ITEM + " Destination PassThru!", "Path Destination"),
          Cmdlet.of(
              "Rename-Item",
              "rni ren",
              "Path LiteralPath NewName Force! PassThru! Credential",
              "Path NewName"),
          Cmdlet.of("Remove-Item", "rm ri del erase rd rmdir", ITEM + " Recurse! Stream", "Path"),
          Cmdlet.of(
              "Expand-Archive",
              "",
              "Path LiteralPath DestinationPath Force! PassThru!",
              "Path DestinationPath"),
          Cmdlet.of(
              "Compress-Archive",
              "",
              "Path LiteralPath DestinationPath CompressionLevel Update! Force! PassThru!",
              "Path DestinationPath"),
          Cmdlet.of("Set-Location", "cd chdir sl", "Path LiteralPath PassThru! StackName", "Path"),
          Cmdlet.of("Push-Location", "pushd", "Path LiteralPath PassThru! StackName", "Path"),
          Cmdlet.of("Pop-Location", "popd", "PassThru! StackName", ""),
          Cmdlet.of("Get-Location", "gl pwd", "PSProvider PSDrive Stack! StackName", ""),
          Cmdlet.of("Get-Date", "", "Date Format UFormat Year Month Day AsUTC!", "Date"),
          Cmdlet.of("Start-Sleep", "sleep", "Seconds Milliseconds s m", "Seconds"),
          Cmdlet.of(
              "Get-Process", "gps ps", "Name Id Module! FileVersionInfo! IncludeUserName!", "Name"),
          Cmdlet.of("Stop-Process", "spps kill", "Name Id InputObject Force! PassThru!", "Id"),
          Cmdlet.of("Write-Output", "echo write", "InputObject NoEnumerate!", "*"),
          Cmdlet.of(
              "Write-Host", "", "Object Separator ForegroundColor BackgroundColor NoNewline!", "*"),
          Cmdlet.of("Write-Error", "", "Message Category", "*"),
          Cmdlet.of("Write-Warning", "", "Message", "*"),
          Cmdlet.of("Write-Verbose", "", "Message", "*"),
          Cmdlet.of("Write-Debug", "", "Message", "*"),
          Cmdlet.of("Write-Information", "", "MessageData Tags", "*"),
          Cmdlet.of(
              "Invoke-WebRequest",
              "iwr curl wget",
              "Uri Method Body Headers OutFile InFile ContentType UserAgent TimeoutSec Form"
                  + " MaximumRedirection UseBasicParsing! PassThru! SkipHttpErrorCheck!",
              "Uri"),
          Cmdlet.of(
              "Invoke-RestMethod",
              "irm",
              "Uri Method Body Headers OutFile InFile ContentType UserAgent TimeoutSec Form"
                  + " MaximumRedirection UseBasicParsing! PassThru! SkipHttpErrorCheck!",
              "Uri"),
          Cmdlet.of(
              "Test-Connection",
              "",
              "TargetName ComputerName Count Quiet! TcpPort IPv4! IPv6!",
              "TargetName"),
          Cmdlet.of("Resolve-DnsName", "", "Name Type Server", "Name"),
          Cmdlet.of("Invoke-Expression", "iex", "Command", "Command"),
          Cmdlet.of(
              "Start-Process",
              "saps start",
              "FilePath ArgumentList Args Verb WorkingDirectory RedirectStandardOutput"
                  + " RedirectStandardError Wait! PassThru! NoNewWindow! WindowStyle",
              "FilePath ArgumentList"),
          Cmdlet.of(
              "ForEach-Object",
              "foreach %",
              "Process Begin End MemberName InputObject ArgumentList",
              "Process"),
          filter("Where-Object", "where ?"),
          filter("Select-Object", "select"),
          filter("Sort-Object", "sort"),
          filter("Group-Object", "group"),
          filter("Measure-Object", "measure"),
          filter("Get-Unique", "gu"),
          filter("Format-Table", "ft"),
          filter("Format-List", "fl"),
          filter("Format-Wide", "fw"),
          filter("Out-String", "oss"),
          filter("Out-Host", "oh"),
          filter("Out-Default", ""),
          filter("Out-Null", ""),
          filter("ConvertTo-Json", ""),
          filter("ConvertFrom-Json", ""),
          filter("ConvertTo-Csv", ""),
          filter("ConvertFrom-Csv", ""),
          filter("Get-Member", "gm"),
          filter("Compare-Object", "compare"),
          filter("Get-Command", "gcm"),
          filter("Get-Help", "help man"),
          filter("Get-Host", ""),
          filter("Get-Random", ""),
          filter("Get-Culture", ""),
          filter("Split-Path", ""),
          filter("Join-Path", ""),
          filter("Clear-Host", "cls clear"),
          filter("New-Guid", ""),
          filter("New-TimeSpan", ""),
          filter("Get-Alias", "gal"),
          filter("Get-Module", "gmo"),
          filter("Get-PSDrive", "gdr"),
          filter("Get-Verb", ""),
          filter("Set-StrictMode", ""),
          filter("Write-Progress", ""));

  /// Every parameter of these only shapes what comes out; any name is taken.
  private static Cmdlet filter(String name, String aliases) {
    return Cmdlet.of(name, aliases, "", "*");
  }

  private static final Map<String, Cmdlet> BY_NAME = byName();

  private static Map<String, Cmdlet> byName() {
    var map = new HashMap<String, Cmdlet>();
    for (var cmdlet : ALL) {
      map.put(cmdlet.name().toLowerCase(Locale.ROOT), cmdlet);
      cmdlet.aliases().forEach(alias -> map.put(alias, cmdlet));
    }
    return map;
  }

  private static final Set<String> PROGRAMS =
      Set.of(
          "cat", "ls", "dir", "cp", "mv", "rm", "rmdir", "mkdir", "pwd", "echo", "sleep", "ps",
          "kill", "sort", "tee", "curl", "wget", "man", "clear", "cd", "type");

  private static final Pattern CMDLET =
      Pattern.compile(
          "(?i)(add|assert|backup|build|checkpoint|clear|close|complete|compress|confirm|connect"
              + "|convert|convertfrom|convertto|copy|debug|disable|disconnect|dismount|edit|enable"
              + "|enter|exit|expand|export|find|foreach|format|get|grant|group|hide|import"
              + "|initialize|install|invoke|join|limit|lock|measure|merge|mount|move|new|open"
              + "|optimize|out|ping|pop|protect|publish|push|read|receive|redo|register|remove"
              + "|rename|repair|request|reset|resize|resolve|restart|restore|resume|revoke|save"
              + "|search|select|send|set|show|skip|sort|split|start|step|stop|submit|suspend"
              + "|switch|sync|tee|test|trace|unblock|undo|uninstall|unlock|unprotect|unpublish"
              + "|unregister|update|use|wait|watch|where|write)-[a-z]+[0-9]*");

  private Cmdlets() {}

  static Optional<Cmdlet> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /// Where PowerShell has no alias of this name it is the program.
  static boolean isProgramToo(String name) {
    return PROGRAMS.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean looksLikeCmdlet(String name) {
    return CMDLET.matcher(name).matches() || OTHERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Aliases of cmdlets that are not worked out.
  private static final Set<String> OTHERS =
      Set.of(
          "icm", "ihy", "ipmo", "nal", "nmo", "nsn", "nv", "rbp", "rcjb", "rjb", "rmo", "rv", "sal",
          "sajb", "sbp", "set", "si", "sp", "spjb", "sv", "gv", "gjb", "h", "history", "r", "ii",
          "cli", "clp", "clv", "clhy", "etsn", "exsn", "gcb", "scb", "iwmi", "gwmi", "sasv", "spsv",
          "asnp", "trcm", "shcm", "rnp", "cpp", "mp", "rp", "ise", "gin", "stz", "gtz");
}

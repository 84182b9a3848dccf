package dev.bailiwick.core.dependency.manifest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The registries that a project's file takes packages from, beside the usual ones.
public final class SourceAddresses {
  private static final Pattern USUAL =
      Pattern.compile(
          "https?://(?:registry\\.npmjs\\.org|registry\\.yarnpkg\\.com|npm\\.jsr\\.io|pypi\\.org"
              + "|(?:repo1?\\.maven\\.apache\\.org|repo1?\\.maven\\.org|central\\.sonatype\\.com)"
              + "|plugins\\.gradle\\.org|maven\\.google\\.com|dl\\.google\\.com|rubygems\\.org"
              + "|index\\.rubygems\\.org|(?:repo\\.)?packagist\\.org|api\\.nuget\\.org|www\\.nuget\\.org"
              + "|index\\.crates\\.io|crates\\.io|static\\.crates\\.io|proxy\\.golang\\.org"
              + "|files\\.pythonhosted\\.org)(?:[:/].*)?");
  private static final String ADDRESS = "((?:https?|s3|gcs|file|ssh|git)\\b[^\\s\"'<>,)]*)";

  /// A kind of file, by the end of its path, and how an address stands in it.
  private record Sign(Pattern file, List<Pattern> addresses) {}

  private static Sign sign(String file, String... addresses) {
    return new Sign(
        Pattern.compile("(?:^|.*/)(?:" + file + ")"),
        java.util.Arrays.stream(addresses).map(Pattern::compile).toList());
  }

  /// Of a lock file's addresses only the host counts: each package has its own path. What comes
  /// from git is told by the packages themselves.
  private static final String HOST = "(https?://(?!(?:codeload\\.)?github\\.com)[^\\s\"'/<>]+)";

  private static final String OPTION =
      "--?(?:registry|index-url|extra-index-url|find-links|trusted-host)[\"']?[\\s=,]+[\"']?"
          + ADDRESS;
  private static final String PROXY =
      "(?:systemProp\\.|-D)https?\\.proxyHost\\s*[=:]\\s*([^\\s\"']+)";

  private static final List<Sign> SIGNS =
      List.of(
          sign(
              "package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock",
              "\"?resolved\"?:?\\s*\"" + HOST),
          sign("pnpm-lock\\.yaml", "\\btarball:\\s*[\"']?" + HOST),
          sign(
              "Cargo\\.lock|poetry\\.lock|uv\\.lock|pdm\\.lock|Pipfile\\.lock",
              "\"?\\b(?:url|registry)\"?\\s*[=:]\\s*\"" + HOST,
              "(?m)^source\\s*=\\s*\"(?:registry|sparse)\\+" + HOST),
          sign("Gemfile\\.lock|gems\\.locked", "(?m)^\\s*remote:\\s*" + HOST),
          // Bower's registry tells addresses of git, and cannot be asked.
          sign(
              "bower\\.json",
              "\"(?!version\"|name\"|main\"|license\"|homepage\"|url\")([\\w.@/-]+\"\\s*:\\s*\""
                  + "(?:[~^<>=]*\\s*\\d[^\"]*|latest|\\*|(?:https?|git|ssh)[:+][^\"]*|[\\w.-]+/[\\w.-]+(?:#[^\"]*)?))\""),
          sign("lerna\\.json|nx\\.json|rush\\.json|turbo\\.json", OPTION),
          sign("\\.mvn/(?:maven\\.config|jvm\\.config)", PROXY),
          sign(
              "gradle\\.properties",
              PROXY,
              "(?im)^(?=[\\w.-]*(?:repo|mirror|registry|maven|plugin))[\\w.-]++\\s*[=:]\\s*"
                  + ADDRESS),
          sign(
              ".*(?:requirements|constraints).*\\.(?:txt|in|pip)",
              "(?m)^\\s*(?:-i|--index-url|--extra-index-url|-f|--find-links)[\\s=]+(\\S+)"),
          sign(
              "pyproject\\.toml|uv\\.toml|Pipfile|poetry\\.toml",
              "(?ms)^\\s*\\[\\[(?:tool\\.(?:uv\\.index|poetry\\.source|pdm\\.source)|index|source)\\]\\]"
                  + "[^\\[]*?^\\s*url\\s*=\\s*[\"']"
                  + ADDRESS,
              "(?m)^\\s*(?:extra-)?index-url\\s*=\\s*\\[?\\s*[\"']" + ADDRESS,
              "(?m)^\\s*find-links\\s*=\\s*\\[?\\s*[\"']" + ADDRESS,
              "(?m)^\\s*index\\s*=\\s*\\[.*?url\\s*=\\s*[\"']" + ADDRESS),
          sign("pip\\.conf|pip\\.ini", "(?m)^\\s*(?:extra-)?index-url\\s*=\\s*" + ADDRESS),
          sign(
              "pom\\.xml|.*\\.pom|settings\\.xml",
              "(?s)<(?:repository|pluginRepository|mirror)>(?:(?!</(?:repository|pluginRepository|mirror)>).)*?"
                  + "<url>\\s*"
                  + ADDRESS),
          sign(
              ".*\\.gradle(?:\\.kts)?",
              "(?s)\\b(?:maven|ivy)\\s*\\{[^{}]*?\\burl\\b[\\s=(]*(?:uri\\s*\\(\\s*)?[\"']"
                  + ADDRESS,
              "\\b(?:maven|ivy)\\s*\\(\\s*(?:url\\s*=\\s*)?[\"']" + ADDRESS,
              "\\bapply\\s*\\(?\\s*from\\s*[:=]\\s*(?:uri\\s*\\(\\s*)?[\"']" + ADDRESS,
              "\\bsetUrl\\s*\\(\\s*[\"']" + ADDRESS),
          sign(
              "Gemfile|gems\\.rb|.*\\.gemspec",
              "(?m)^\\s*source[\\s(]+[\"']" + ADDRESS,
              "(?m)^\\s*git_source[\\s(]+(:\\w+)"),
          sign(
              "composer\\.json",
              "(?s)\"type\"\\s*:\\s*\"(?:vcs|git|composer|package|artifact|github|svn|hg)\"[^{}]*?\"url\"\\s*:\\s*\"([^\"]+)\"",
              "(?s)\"url\"\\s*:\\s*\"([^\"]+)\"[^{}]*?\"type\"\\s*:\\s*\"(?:vcs|git|composer|package|artifact|github|svn|hg)\""),
          sign(".*\\.sbt", "\\bat\\s+\"" + ADDRESS),
          sign("paket\\.dependencies", "(?m)^\\s*source\\s+" + ADDRESS),
          sign("paket\\.lock", "(?m)^\\s*remote:\\s*" + HOST),
          sign("deno\\.lock", "\"(https?://(?!deno\\.land/|esm\\.sh/|jsr\\.io/)[^\\s\"'/<>]+)"),
          sign("(?i:nuget\\.config)", "<add\\s+[^>]*?value\\s*=\\s*\"" + ADDRESS),
          sign(
              ".*\\.(?:cs|vb|fs)proj|.*\\.(?:props|targets)",
              "<Restore(?:Additional(?:Project)?)?Sources>\\s*(?:\\$\\([^)]*\\);)?" + ADDRESS),
          sign(
              "\\.npmrc|\\.yarnrc|\\.yarnrc\\.yml|bunfig\\.toml|\\.pnpmrc",
              "(?im)^\\s*[\"']?(?:@[\\w.-]+:)?(?:npm)?registry(?:Server)?[\"']?\\s*[:=]?\\s*[\"']?"
                  + ADDRESS),
          sign("package\\.json", "\"(?:@[\\w.-]+:)?registry\"\\s*:\\s*\"" + ADDRESS),
          sign(
              "\\.cargo/config(?:\\.toml)?",
              "(?m)^\\s*(?:index|registry|replace-with)\\s*=\\s*[\"']([^\"']+)"),
          sign(
              "environment.*\\.ya?ml|\\.condarc",
              "(?m)^\\s*-\\s*(https?://\\S+)",
              "(?m)^\\s*channels\\s*:.*?(https?://[^\\s,\\]]+)"));

  private SourceAddresses() {}

  /// In the order of the alphabet.
  public static Set<String> of(String path, String text) {
    var found = new TreeSet<String>();
    for (var sign : SIGNS) {
      if (sign.file().matcher(path).matches()) {
        for (var pattern : sign.addresses()) {
          pattern
              .matcher(text)
              .results()
              .filter(match -> match.groupCount() > 0)
              .map(match -> match.group(1))
              .filter(address -> !USUAL.matcher(address).matches())
              .forEach(found::add);
        }
      }
    }
    return found;
  }
}

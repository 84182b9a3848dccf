package dev.bailiwick.core.dependency.manifest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the manifests of managers name whose registries cannot be asked: Hex, pub, Swift,
/// CocoaPods, Carthage, vcpkg, Conan, Bazel, Nix, Homebrew, Terraform, Helm, Ansible Galaxy and
/// their like.
///
/// Read by lines that look like a package; a name that a program computes is not seen.
public final class OtherManifests {
  private static final Pattern EVERYTHING = Pattern.compile("(?s)(.+)");

  /// @param file by the end of its path
  /// @param section in whose first group the packages stand
  /// @param one a package, its name in the first group
  private record Form(Pattern file, Pattern section, Pattern one) {}

  private static Form form(String file, String one) {
    return new Form(path(file), EVERYTHING, Pattern.compile(one));
  }

  private static Form form(String file, String section, String one) {
    return new Form(path(file), Pattern.compile(section), Pattern.compile(one));
  }

  private static Pattern path(String file) {
    return Pattern.compile("(?:^|.*/)(?:" + file + ")");
  }

  /// The indented lines below a key at the left.
  private static String below(String keys) {
    return "(?m)^(?:" + keys + "):[^\\n]*\\n((?:[ \\t]+[^\\n]*(?:\\n|$)|[ \\t]*\\n)*+)";
  }

  /// The lines below a heading in brackets.
  private static String table(String headings) {
    return "(?m)^\\[(?:" + headings + ")\\][^\\n]*\\n((?:(?!\\[)[^\\n]*(?:\\n|$))*+)";
  }

  private static final String QUOTED = "[\"']([^\"'\\n]+)[\"']";

  private static final List<Form> FORMS =
      List.of(
          form("mix\\.exs", "\\{\\s*:(\\w+)\\s*,\\s*(?:\"|'|\\w+:)"),
          form(
              "pubspec\\.ya?ml|pubspec_overrides\\.ya?ml",
              below("(?:dev_)?dependencies|dependency_overrides"),
              "(?m)^ {2}(\\w+):(?!\\s*\\n\\s+sdk:)"),
          form("shard\\.ya?ml", below("(?:development_)?dependencies"), "(?m)^ {2}([\\w-]+):"),
          form("Package\\.swift", "\\.package\\s*\\([^)]*?\\b(?:url|id)\\s*:\\s*" + QUOTED),
          form("Podfile", "(?m)^\\s*pod\\s+" + QUOTED),
          form(".*\\.podspec", "\\.dependency\\s+" + QUOTED),
          form("Cartfile(?:\\.private)?", "(?m)^\\s*(?:github|git|binary)\\s+" + QUOTED),
          form(
              "vcpkg\\.json",
              "\"(?:dependencies|overrides)\"\\s*:\\s*\\[([^\\]]*)\\]",
              "\"([a-z0-9-]+)\"(?!\\s*:)"),
          form(
              "conanfile\\.txt",
              table("(?:tool_|build_|test_)?requires"),
              "(?m)^\\s*([\\w.+-]+/[^\\s#]+)"),
          form(
              "conanfile\\.py",
              "\\b(?:tool_|build_|test_)?requires\\s*[(=]\\s*[(\\[]?\\s*" + QUOTED),
          form(
              "MODULE\\.bazel|WORKSPACE(?:\\.bazel|\\.bzlmod)?",
              "\\b(?:bazel_dep|\\w+_override|http_archive|http_file|git_repository|new_git_repository)\\s*\\([^)]*?"
                  + "\\b(?:module_)?name\\s*=\\s*"
                  + QUOTED),
          form("flake\\.nix", "\\b(?:inputs\\.[\\w.-]+|url)\\s*=\\s*" + QUOTED),
          form(
              ".*\\.nix",
              "\\bfetch(?:Tarball|url|zip|Git|git|patch)\\b[^;\"]*\"([^\"\\n]+)\"|\\bowner\\s*=\\s*"
                  + QUOTED),
          form(
              ".*\\.sbt|build\\.(?:sc|mill)",
              "\"[\\w.-]+\"\\s*%{1,3}\\s*\"([\\w.-]+)\"|\\b(?:ivy|mvn)\"([^\"]+)\""),
          form(
              "deps\\.edn|bb\\.edn",
              "([\\w.-]+(?:/[\\w.-]+)?)\\s*\\{\\s*:(?:mvn|git|sha|deps|local)"),
          form("project\\.clj|build\\.boot", "\\[\\s*'?([\\w.-]+(?:/[\\w.-]+)?)\\s+\"[^\"]+\""),
          form("ivy\\.xml", "<dependency\\b[^>]*\\bname\\s*=\\s*" + QUOTED),
          form("flake\\.lock", "\"(?:url|repo)\"\\s*:\\s*" + QUOTED),
          form(
              "\\.tool-versions",
              "(?m)^(?!(?:nodejs|node|python|ruby|golang|go|rust|java|erlang|elixir|terraform|opentofu|kubectl|helm"
                  + "|pnpm|yarn|bun|deno|poetry|uv|pipx|just|jq|yq|direnv|dotnet(?:-core)?|php|maven|gradle|kotlin|scala"
                  + "|sbt|zig|swift|dart|flutter|lua|perl|R|postgres|redis|awscli|gcloud|shellcheck|shfmt|task"
                  + "|golangci-lint|protoc|buf|cmake|ninja)\\s)([\\w:/.-]+)\\s+\\S"),
          form("Brewfile", "(?m)^\\s*(?:tap|brew|cask|mas|vscode|whalebrew)\\s+" + QUOTED),
          form(".*\\.(?:tf|tofu)", "\\bsource\\s*=\\s*\"(?!\\.{1,2}/)([^\"\\n]+)\""),
          form(
              "Chart\\.yaml|requirements\\.yaml",
              "(?m)^\\s*-?\\s*repository:\\s*[\"']?((?:https?|oci)://\\S+)"),
          form(
              "(?:.*/)?(?:roles|collections|galaxy)/requirements\\.ya?ml|requirements\\.yml",
              "(?m)^\\s*-?\\s*(?:name|src|role):\\s*[\"']?([^\\s\"'#]+)"),
          form("cpanfile", "(?m)^\\s*(?:requires|recommends)\\s+" + QUOTED),
          form(".*\\.rockspec", "(?s)\\bdependencies\\s*=\\s*\\{(.*?)\\}", QUOTED),
          form("rebar\\.config", "(?s)\\{deps\\s*,\\s*\\[(.*?)\\]\\s*\\}", "\\{?\\s*(\\w+)\\s*,"),
          form("gleam\\.toml", table("(?:dev-)?dependencies"), "(?m)^\\s*([\\w-]+)\\s*="),
          form("build\\.zig\\.zon", "\\.url\\s*=\\s*" + QUOTED),
          form(
              "pixi\\.toml",
              table("(?:feature\\.[\\w-]+\\.)?(?:pypi-)?dependencies"),
              "(?m)^\\s*([\\w.-]+)\\s*="),
          form(
              "pyproject\\.toml",
              table("tool\\.pixi\\.(?:feature\\.[\\w-]+\\.)?dependencies"),
              "(?m)^\\s*([\\w.-]+)\\s*="),
          form(
              "devbox\\.json",
              "\"packages\"\\s*:\\s*[\\[{]([^\\]}]*)",
              "\"([\\w.@/:+-]+)\"(?=\\s*[,:\\]}]|\\s*$)"));

  private OtherManifests() {}

  /// In the order of the alphabet; empty for a file of another kind.
  public static Set<String> of(String path, String text) {
    var found = new TreeSet<String>();
    for (var form : FORMS) {
      if (form.file().matcher(path).matches()) {
        form.section()
            .matcher(text)
            .results()
            .flatMap(section -> form.one().matcher(section.group(1)).results())
            .map(one -> one.group(one.groupCount() > 1 && one.group(1) == null ? 2 : 1))
            .forEach(found::add);
      }
    }
    return found;
  }
}

package dev.bailiwick.core.dependency.manifest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The packages that a project's file lets run code of their own while they are installed, where
/// their manager runs none by itself: pnpm (pnpm.io/settings, 2026), bun (`trustedDependencies`),
/// Yarn's `enableScripts`, Composer's `allow-plugins`.
public final class BuildGrants {
  private static final String ALL = "every package";

  /// @param section whose first group holds the names; without a group it means all packages
  private record Sign(Pattern file, Pattern section, Pattern one) {}

  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"'\\s]+)[\"'](?!\\s*:)");
  private static final Pattern GRANTED =
      Pattern.compile("[\"']?([\\w@./*-]+)[\"']?\\s*:\\s*true\\b");
  private static final Pattern ITEM = Pattern.compile("(?m)^\\s*-\\s*[\"']?([^\"'\\s#]+)");

  private static final List<Sign> SIGNS =
      List.of(
          sign(
              "package\\.json",
              "\"(?:onlyBuiltDependencies|trustedDependencies)\"\\s*:\\s*\\[([^\\]]*)\\]",
              QUOTED),
          sign("package\\.json", "\"allowBuilds\"\\s*:\\s*\\{([^}]*)\\}", GRANTED),
          sign("package\\.json", "\"dangerouslyAllowAllBuilds\"\\s*:\\s*true", QUOTED),
          sign(
              "pnpm-workspace\\.yaml",
              "(?m)^onlyBuiltDependencies:[^\\n]*\\n((?:[ \\t]*-[^\\n]*(?:\\n|$))*+)",
              ITEM),
          sign(
              "pnpm-workspace\\.yaml",
              "(?m)^allowBuilds:[^\\n]*\\n((?:[ \\t]+[^\\n]*(?:\\n|$))*+)",
              GRANTED),
          sign("pnpm-workspace\\.yaml", "(?m)^dangerouslyAllowAllBuilds:\\s*true", ITEM),
          sign("\\.yarnrc\\.yml", "(?m)^enableScripts:\\s*true", ITEM),
          sign("composer\\.json", "\"allow-plugins\"\\s*:\\s*\\{([^}]*)\\}", GRANTED),
          sign("composer\\.json", "\"allow-plugins\"\\s*:\\s*true", QUOTED));

  private BuildGrants() {}

  private static Sign sign(String file, String section, Pattern one) {
    return new Sign(Pattern.compile("(?:^|.*/)" + file), Pattern.compile(section), one);
  }

  /// In the order of the alphabet; empty for a file of another kind.
  public static Set<String> of(String path, String text) {
    var found = new TreeSet<String>();
    for (var sign : SIGNS) {
      if (sign.file().matcher(path).matches()) {
        sign.section()
            .matcher(text)
            .results()
            .forEach(section -> {
              if (section.groupCount() == 0) {
                found.add(ALL);
              } else {
                sign.one()
                    .matcher(section.group(1))
                    .results()
                    .forEach(one -> found.add(one.group(1)));
              }
            });
      }
    }
    return found;
  }
}

package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.install.Cutoff;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import dev.bailiwick.core.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The moment after which a project's own settings let its manager take no release: `before` in
/// `.npmrc`, uv's `exclude-newer`, `minimumReleaseAge` of pnpm (10.16) and bun (1.3),
/// `npmMinimalAgeGate` of Yarn (4.10).
///
/// A manager that is older passes such a setting over: pnpm's, bun's and Yarn's count where
/// `packageManager` in package.json names one that knows it. Settings with exemptions count for
/// nothing.
record ProjectCutoff(World world) {
  private static final int LARGEST = 1 << 20;
  private static final int ABOVE = 12;

  /// @param value with the setting's value in its first group
  /// @param unit of a bare number
  /// @param exempting what takes packages out of it
  /// @param manager what package.json must say beside it; empty for nothing
  private record Setting(
      String file, Pattern value, Duration unit, Pattern exempting, String manager) {}

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private static final List<Setting> UV =
      List.of(uv("uv.toml", "^"), uv("pyproject.toml", "^\\[tool\\.uv\\][^\\[]*?^"));

  private static Setting uv(String file, String before) {
    return new Setting(
        file,
        Pattern.compile("(?ms)" + before + "\\s*exclude-newer\\s*=\\s*\"([^\"\\n]+)\""),
        Duration.ZERO,
        Pattern.compile("exclude-newer-package"),
        "");
  }

  private static Setting setting(
      String file, String value, Duration unit, String exempting, String manager) {
    return new Setting(file, Pattern.compile(value), unit, Pattern.compile(exempting), manager);
  }

  private static List<Setting> settings(Tool manager) {
    return switch (manager) {
      case NPM ->
          List.of(
              setting(
                  ".npmrc",
                  "(?m)^\\s*before\\s*=\\s*\"?([^\"\\s]+)",
                  Duration.ZERO,
                  "min-release-age",
                  ""));
      case UV -> UV;
      case PNPM ->
          List.of(
              setting(
                  "pnpm-workspace.yaml",
                  "(?m)^minimumReleaseAge:\\s*(\\d+)",
                  Duration.ofMinutes(1),
                  "minimumReleaseAgeExclude",
                  "pnpm@(?:10\\.(?:1[6-9]|[2-9]\\d)|1[1-9]|[2-9]\\d)\\."));
      case YARN ->
          List.of(
              setting(
                  ".yarnrc.yml",
                  "(?m)^npmMinimalAgeGate:\\s*[\"']?([^\"'\\s]+)",
                  Duration.ofMinutes(1),
                  "npmPreapprovedPackages",
                  "yarn@(?:4\\.[1-9]\\d|[5-9]|\\d\\d)\\."));
      case BUN ->
          List.of(
              setting(
                  "bunfig.toml",
                  "(?m)^\\s*minimumReleaseAge\\s*=\\s*(\\d+)",
                  Duration.ofSeconds(1),
                  "minimumReleaseAgeExcludes",
                  "bun@(?:1\\.(?:[3-9]|\\d\\d)|[2-9])\\."));
      default -> List.of();
    };
  }

  /// The nearest that is stated, up to the root.
  Optional<Cutoff> around(Tool manager, String folder, String root) {
    var settings = settings(manager);
    var up = folder;
    for (int i = 0; i < ABOVE && !settings.isEmpty(); i++) {
      for (var setting : settings) {
        var found = stated(setting, up);
        if (found.isPresent()) {
          return found;
        }
      }
      if (up.equals(root) || !up.startsWith(root + "/")) {
        return Optional.empty();
      }
      up = up.substring(0, up.lastIndexOf('/'));
    }
    return Optional.empty();
  }

  private Optional<Cutoff> stated(Setting setting, String folder) {
    var text = world.text(folder + "/" + setting.file(), LARGEST);
    if (text.isEmpty() || setting.exempting().matcher(text.get()).find()) {
      return Optional.empty();
    }
    var value = setting.value().matcher(text.get());
    if (!value.find() || !isKnown(setting, folder)) {
      return Optional.empty();
    }
    var stated = value.group(1);
    return NUMBER.matcher(stated).matches() && !setting.unit().isZero()
        ? Optional.of(new Cutoff.Age(setting.unit().multipliedBy(Long.parseLong(stated))))
        : Cutoff.stated(stated);
  }

  private boolean isKnown(Setting setting, String folder) {
    return setting.manager().isEmpty()
        || world
            .text(folder + "/package.json", LARGEST)
            .filter(text ->
                Pattern.compile("\"packageManager\"\\s*:\\s*\"" + setting.manager())
                    .matcher(text)
                    .find())
            .isPresent();
  }
}

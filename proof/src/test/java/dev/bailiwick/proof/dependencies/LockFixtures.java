package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The fixtures of google/osv-scalibr against our readers: `expectations.py` writes what its tests
/// want of each.
final class LockFixtures {
  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(1 << 24, 64);

  private static final String NO_REASON = "NO REASON IS TOLD";

  /// `format path TAB why`, for each that differs.
  private static final Path REASONS = Path.of("dependencies", "lock-differences.tsv");

  private static final Pattern LOWEST = Pattern.compile("\\d[^\\s,<>=!~]*");

  private final Path folder;
  private final TreeMap<String, int[]> counts = new TreeMap<>();
  private final ArrayList<String> differing = new ArrayList<>();
  private final Map<String, String> reasons;

  private int unexplained;
  private int more;

  private LockFixtures(Path folder, Map<String, String> reasons) {
    this.folder = folder;
    this.reasons = reasons;
  }

  /// @param folder `extractor/filesystem/language` of the checkout
  static void print(Path folder, Path expectations) throws IOException {
    var reasons = new HashMap<String, String>();
    for (var line : Files.readAllLines(REASONS)) {
      var fields = line.split("\t", 2);
      reasons.put(fields[0], fields[1]);
    }
    var fixtures = new LockFixtures(folder, reasons);
    for (var line : Files.readAllLines(expectations)) {
      if (JsonReader.read(line, LIMITS) instanceof JsonReader.Parsed(Json.Obj expected)) {
        fixtures.check(expected);
      }
    }
    fixtures.report();
  }

  /// `name@version`, as they are spelled there.
  private static List<String> packages(Json.Obj expected) {
    var all = new ArrayList<String>();
    for (var one : expected.array("packages")) {
      if (one instanceof Json.Obj found) {
        all.add(found.string("name").orElse("") + "@" + found.string("version").orElse(""));
      }
    }
    return all;
  }

  private void check(Json.Obj expected) throws IOException {
    var format = expected.string("format").orElseThrow();
    var kind = kind(format.substring(format.indexOf('/') + 1));
    var file = folder.resolve(format).resolve(expected.string("path").orElseThrow());
    var count = counts.computeIfAbsent(format, _ -> new int[3]);
    if (kind.isEmpty()) {
      count[2]++;
      return;
    }
    count[0]++;
    if (!Files.isRegularFile(file)) {
      count[1]++;
      differing.add(format + " " + expected.string("path").orElseThrow() + ": no file");
      return;
    }
    var wanted = wanted(expected, kind.get());
    var got = got(kind.get(), file);
    if (wanted.equals(got)) {
      return;
    }
    count[1]++;
    var missing = new TreeSet<>(wanted);
    missing.removeAll(got);
    var beyond = new TreeSet<>(got);
    beyond.removeAll(wanted);
    more += missing.isEmpty() && !beyond.contains("unreadable") ? 1 : 0;
    var path = expected.string("path").orElseThrow();
    var reason = reasons.getOrDefault(format + " " + path, NO_REASON);
    unexplained += reason.equals(NO_REASON) ? 1 : 0;
    differing.add("%s %s: -%s +%s%n    %s".formatted(format, path, missing, beyond, reason));
  }

  private TreeSet<String> wanted(Json.Obj expected, ManifestKind kind) {
    var wanted = new TreeSet<String>();
    for (var one : packages(expected)) {
      int at = one.lastIndexOf('@');
      wanted.add(name(kind, one.substring(0, at)) + one.substring(at));
    }
    if (expected.isTrue("error") && wanted.isEmpty()) {
      wanted.add("unreadable");
    }
    return wanted;
  }

  private TreeSet<String> got(ManifestKind kind, Path file) throws IOException {
    var root = folder.toAbsolutePath();
    Neighbours neighbours = path -> text(root.resolve(path));
    var reading =
        kind.read(
            root.relativize(file.toAbsolutePath().normalize()).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8),
            neighbours);
    var got = new TreeSet<String>();
    if (reading instanceof Reading.Unreadable) {
      got.add("unreadable");
    }
    for (Dependency one : reading.all()) {
      got.add(name(kind, one.name()) + "@" + lowest(one));
    }
    return got;
  }

  /// osv-scalibr takes the lowest version that a requirement names for the one that is there; one
  /// that is above a version, or holds a star, names none.
  private static String lowest(Dependency one) {
    var named = LOWEST.matcher(one.requirement().replaceAll("(?:!=|(?<!~)>(?!=))[^,]*", ""));
    return one.version().isEmpty()
            && one.origin().equals(Origin.REGISTRY)
            && !one.requirement().contains("*")
            && named.find()
        ? named.group()
        : one.version();
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String name(ManifestKind kind, String name) {
    return kind.name().startsWith("PY") || kind.name().contains("REQUIREMENTS")
        ? name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT)
        : name;
  }

  private static Optional<ManifestKind> kind(String format) {
    return switch (format) {
      case "packagelockjson" -> Optional.of(ManifestKind.PACKAGE_LOCK);
      case "yarnlock" -> Optional.of(ManifestKind.YARN_LOCK);
      case "pnpmlock" -> Optional.of(ManifestKind.PNPM_LOCK);
      case "bunlock" -> Optional.of(ManifestKind.BUN_LOCK);
      case "poetrylock" -> Optional.of(ManifestKind.POETRY_LOCK);
      case "pdmlock" -> Optional.of(ManifestKind.PDM_LOCK);
      case "uvlock" -> Optional.of(ManifestKind.UV_LOCK);
      case "pylock" -> Optional.of(ManifestKind.PYLOCK);
      case "pipfilelock" -> Optional.of(ManifestKind.PIPFILE_LOCK);
      case "pyprojecttoml" -> Optional.of(ManifestKind.PYPROJECT);
      case "setup" -> Optional.of(ManifestKind.SETUP_PY);
      case "requirements" -> Optional.of(ManifestKind.REQUIREMENTS);
      case "pomxml" -> Optional.of(ManifestKind.POM);
      case "gradlelockfile" -> Optional.of(ManifestKind.GRADLE_LOCK);
      case "gradleverificationmetadataxml" -> Optional.of(ManifestKind.GRADLE_VERIFICATION);
      case "gradleversioncatalog" -> Optional.of(ManifestKind.VERSION_CATALOGUE);
      case "gomod" -> Optional.of(ManifestKind.GO_MOD);
      case "cargolock" -> Optional.of(ManifestKind.CARGO_LOCK);
      case "cargotoml" -> Optional.of(ManifestKind.CARGO_TOML);
      case "gemfilelock" -> Optional.of(ManifestKind.GEMFILE_LOCK);
      case "composerlock" -> Optional.of(ManifestKind.COMPOSER_LOCK);
      case "packageslockjson" -> Optional.of(ManifestKind.NUGET_LOCK);
      case "projectassetsjson", "depsjson" -> Optional.of(ManifestKind.NUGET_ASSETS);
      case "packagesconfig" -> Optional.of(ManifestKind.NUGET_CONFIG);
      case "paketlock" -> Optional.of(ManifestKind.PAKET_LOCK);
      case "paketdependencies" -> Optional.of(ManifestKind.PAKET);
      case "vendormodules" -> Optional.of(ManifestKind.VENDORED_MODULES);
      case "denojson" -> Optional.of(ManifestKind.DENO);
      case "csproj" -> Optional.of(ManifestKind.NUGET_PROJECT);
      case "nugetcpm" -> Optional.of(ManifestKind.NUGET_CENTRAL);
      default -> Optional.empty();
    };
  }

  private void report() {
    differing.forEach(IO::println);
    int read = 0;
    int wrong = 0;
    for (var count : counts.entrySet()) {
      var row = count.getValue();
      read += row[0];
      wrong += row[1];
      IO.println(
          "%-36s %4d fixtures %4d differ %4d not ours"
              .formatted(count.getKey(), row[0], row[1], row[2]));
    }
    IO.println(
        "%d of %d fixtures agree, %.1f %%; %d more miss nothing that is expected, together %.1f %%"
            .formatted(
                read - wrong,
                read,
                100.0 * (read - wrong) / read,
                more,
                100.0 * (read - wrong + more) / read));
    IO.println(unexplained + " differences have no reason");
  }
}

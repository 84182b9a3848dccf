package dev.bailiwick.core.dependency.manifest;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.dependency.format.DependencyReader;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.dependency.manifest.dotnet.NugetLocks;
import dev.bailiwick.core.dependency.manifest.dotnet.NugetProject;
import dev.bailiwick.core.dependency.manifest.dotnet.Paket;
import dev.bailiwick.core.dependency.manifest.golang.GoMod;
import dev.bailiwick.core.dependency.manifest.golang.VendoredModules;
import dev.bailiwick.core.dependency.manifest.jvm.GradleBuild;
import dev.bailiwick.core.dependency.manifest.jvm.GradleLock;
import dev.bailiwick.core.dependency.manifest.jvm.GradleVerification;
import dev.bailiwick.core.dependency.manifest.jvm.Pom;
import dev.bailiwick.core.dependency.manifest.jvm.PomCompany;
import dev.bailiwick.core.dependency.manifest.jvm.VersionCatalogue;
import dev.bailiwick.core.dependency.manifest.npm.BunLock;
import dev.bailiwick.core.dependency.manifest.npm.DenoLock;
import dev.bailiwick.core.dependency.manifest.npm.NodeWorkspaces;
import dev.bailiwick.core.dependency.manifest.npm.PackageJson;
import dev.bailiwick.core.dependency.manifest.npm.PackageLock;
import dev.bailiwick.core.dependency.manifest.npm.PnpmLock;
import dev.bailiwick.core.dependency.manifest.npm.YarnLock;
import dev.bailiwick.core.dependency.manifest.php.Composer;
import dev.bailiwick.core.dependency.manifest.python.CondaEnvironment;
import dev.bailiwick.core.dependency.manifest.python.Pipenv;
import dev.bailiwick.core.dependency.manifest.python.PyProject;
import dev.bailiwick.core.dependency.manifest.python.Requirements;
import dev.bailiwick.core.dependency.manifest.python.SetupFiles;
import dev.bailiwick.core.dependency.manifest.python.TomlLocks;
import dev.bailiwick.core.dependency.manifest.ruby.Gemfile;
import dev.bailiwick.core.dependency.manifest.ruby.GemfileLock;
import dev.bailiwick.core.dependency.manifest.rust.Cargo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds of files that name dependencies.
public enum ManifestKind {
  PACKAGE_LOCK(Role.LOCK, "package-lock\\.json|npm-shrinkwrap\\.json", PackageLock::read),
  YARN_LOCK(Role.LOCK, "yarn\\.lock", YarnLock::read),
  PNPM_LOCK(Role.LOCK, "pnpm-lock\\.yaml", PnpmLock::read),
  BUN_LOCK(Role.LOCK, "bun\\.lock", BunLock::read),
  PACKAGE_JSON(Role.MANIFEST, "package\\.json", PackageJson::read, PackageJson::manager),
  PNPM_WORKSPACE(Role.MANIFEST, "pnpm-workspace\\.yaml", NodeWorkspaces::pnpm),
  DENO(Role.MANIFEST, "(?:deno|jsr)\\.jsonc?|import[-_]?map\\.json", NodeWorkspaces::deno),
  DENO_LOCK(Role.LOCK, "deno\\.lock", DenoLock::read),
  POETRY_LOCK(Role.LOCK, "poetry\\.lock", TomlLocks::poetry),
  PDM_LOCK(Role.LOCK, "pdm\\.lock", TomlLocks::pdm),
  UV_LOCK(Role.LOCK, "uv\\.lock", TomlLocks::uv),
  PYLOCK(Role.LOCK, "pylock(?:\\.[^.]+)?\\.toml", TomlLocks::pylock),
  PIPFILE_LOCK(Role.LOCK, "Pipfile\\.lock", Pipenv::lock),
  PIPFILE(Role.MANIFEST, "Pipfile", Pipenv::manifest),
  PYPROJECT(Role.MANIFEST, "pyproject\\.toml", PyProject::read, PyProject::sources),
  SETUP_PY(Role.MANIFEST, "setup\\.py", SetupFiles::setupPy),
  SETUP_CFG(Role.MANIFEST, "setup\\.cfg|tox\\.ini", SetupFiles::ini),
  CONDA(Role.MANIFEST, "environment(?:[-_.].*)?\\.ya?ml|conda\\.ya?ml", CondaEnvironment::read),
  REQUIREMENTS(
      Role.MANIFEST,
      "(?:.*[-_.])?(?:requirements|constraints)(?:[-_.].*)?\\.(?:txt|in|pip)",
      Requirements::read),
  POM(Role.MANIFEST, "pom\\.xml|.*\\.pom", Pom::read, PomCompany::read),
  MAVEN_EXTENSIONS(Role.MANIFEST, "extensions\\.xml", PomCompany::extensions),
  GRADLE_LOCK(Role.LOCK, "(?:buildscript-)?gradle\\.lockfile", GradleLock::read),
  GRADLE_VERIFICATION(Role.LOCK, "verification-metadata\\.xml", GradleVerification::read),
  VERSION_CATALOGUE(Role.MANIFEST, ".*\\.versions\\.toml", VersionCatalogue::read),
  GRADLE_BUILD(Role.MANIFEST, ".*\\.gradle(?:\\.kts)?", GradleBuild::read),
  GO_MOD(Role.LOCK, "go\\.mod", GoMod::mod, GoMod::replacements),
  GO_SUM(Role.LOCK, "go\\.sum", GoMod::sum),
  GO_WORK(Role.MANIFEST, "go\\.work", GoMod::work, GoMod::replacements),
  VENDORED_MODULES(Role.LOCK, "modules\\.txt", VendoredModules::read),
  CARGO_LOCK(Role.LOCK, "Cargo\\.lock", Cargo::lock),
  CARGO_TOML(Role.MANIFEST, "Cargo\\.toml", Cargo::manifest, Cargo::substitutes),
  GEMFILE_LOCK(Role.LOCK, "Gemfile\\.lock|gems\\.locked", GemfileLock::read),
  GEMFILE(Role.MANIFEST, "Gemfile|gems\\.rb|.*\\.gemspec", Gemfile::read),
  COMPOSER_LOCK(Role.LOCK, "composer\\.lock", Composer::lock),
  COMPOSER_JSON(Role.MANIFEST, "composer\\.json", Composer::manifest),
  NUGET_LOCK(Role.LOCK, "packages(?:\\..+)?\\.lock\\.json", NugetLocks::packagesLock),
  NUGET_ASSETS(Role.LOCK, "project\\.assets\\.json|.+\\.deps\\.json", NugetLocks::libraries),
  NUGET_CONFIG(Role.MANIFEST, "packages\\.config", NugetProject::packagesConfig),
  NUGET_PROJECT(Role.MANIFEST, ".+\\.(?:cs|vb|fs)proj", NugetProject::project),
  NUGET_CENTRAL(
      Role.MANIFEST, "Directory\\.(?:Packages|Build)\\.(?:props|targets)", NugetProject::central),
  PAKET_LOCK(Role.LOCK, "paket\\.lock", Paket::lock),
  PAKET(Role.MANIFEST, "paket\\.dependencies", Paket::manifest),
  DOTNET_GLOBAL(Role.MANIFEST, "global\\.json", NugetProject::sdks),
  DOTNET_TOOLS(Role.MANIFEST, "dotnet-tools\\.json", NugetProject::tools);

  /// What a file is for.
  public enum Role {
    /// Written by a tool: what is installed.
    LOCK,
    /// Written by people: what is asked for.
    MANIFEST
  }

  /// Lists that a folder keeps apart: `requirements/base.txt`.
  private static final Pattern LISTS =
      Pattern.compile("(?:.*/)?(?:requirements|reqs)/[^/]+\\.(?:txt|in|pip)");

  private final Role role;
  private final Pattern name;
  private final DependencyReader reader;
  private final DependencyReader further;

  ManifestKind(Role role, String name, DependencyReader reader) {
    this(role, name, reader, _ -> List.of());
  }

  ManifestKind(Role role, String name, DependencyReader reader, DependencyReader further) {
    this.role = role;
    this.name = Pattern.compile(name);
    this.reader = reader;
    this.further = further;
  }

  public Role role() {
    return role;
  }

  /// The kind of a file, by its name.
  public static Optional<ManifestKind> of(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return Arrays.stream(values())
        .filter(kind -> kind.name.matcher(name).matches())
        .findFirst()
        .or(() -> LISTS.matcher(path).matches() ? Optional.of(REQUIREMENTS) : Optional.empty());
  }

  /// What a manifest takes into a build without naming it among its dependencies: a parent, managed
  /// versions, plugins of a profile, what stands in another's place. Whoever audits what is there
  /// need not ask for it; whoever judges an edit must. None of a text that cannot be read.
  ///
  /// @param path relative to the repository's root
  public List<Dependency> further(String path, String text, Neighbours neighbours) {
    try {
      return further.read(new Document(path, text, neighbours));
    } catch (MalformedText _) {
      return List.of();
    }
  }

  /// @param path relative to the repository's root
  public Reading read(String path, String text, Neighbours neighbours) {
    try {
      return new Reading.Read(reader.read(new Document(path, text, neighbours)));
    } catch (MalformedText e) {
      return new Reading.Unreadable(e.message(), e.line());
    }
  }
}

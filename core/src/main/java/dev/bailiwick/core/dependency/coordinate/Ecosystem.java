package dev.bailiwick.core.dependency.coordinate;

import dev.bailiwick.core.dependency.version.Version;
import dev.bailiwick.core.dependency.version.VersionScheme;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A registry's world: its name in OSV records (ossf.github.io/osv-schema, "Defined ecosystems"),
/// its type in package URLs (github.com/package-url/purl-spec), and how it orders versions.
public enum Ecosystem {
  NPM("npm", "npm", VersionScheme.SEMANTIC),
  PYPI("PyPI", "pypi", VersionScheme.PYTHON),
  MAVEN("Maven", "maven", VersionScheme.MAVEN),
  GO("Go", "golang", VersionScheme.SEMANTIC),
  CRATES("crates.io", "cargo", VersionScheme.SEMANTIC),
  RUBYGEMS("RubyGems", "gem", VersionScheme.RUBY),
  PACKAGIST("Packagist", "composer", VersionScheme.COMPOSER),
  NUGET("NuGet", "nuget", VersionScheme.NUGET),
  DEBIAN("Debian", "deb", VersionScheme.DEBIAN);

  private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

  private final String osv;
  private final String purl;
  private final VersionScheme scheme;

  Ecosystem(String osv, String purl, VersionScheme scheme) {
    this.osv = osv;
    this.purl = purl;
    this.scheme = scheme;
  }

  public String osvName() {
    return osv;
  }

  public String purlType() {
    return purl;
  }

  public Optional<Version> version(String text) {
    return scheme.parse(text);
  }

  /// The name under which the registry finds a package: two spellings of one package have one key.
  public String key(String name) {
    return switch (this) {
      case PYPI -> SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
      case PACKAGIST, NUGET -> name.toLowerCase(Locale.ROOT);
      case NPM, MAVEN, GO, CRATES, RUBYGEMS, DEBIAN -> name;
    };
  }

  /// By the name in OSV records; a release behind a colon (`Debian:12`) does not matter.
  public static Optional<Ecosystem> ofOsv(String name) {
    var plain = name.split(":", 2)[0];
    return Arrays.stream(values()).filter(one -> one.osv.equals(plain)).findFirst();
  }

  public static Optional<Ecosystem> ofPurl(String type) {
    return Arrays.stream(values()).filter(one -> one.purl.equals(type)).findFirst();
  }
}

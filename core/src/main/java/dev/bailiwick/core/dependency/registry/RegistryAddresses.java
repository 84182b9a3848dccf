package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where registries tell of a package.
public final class RegistryAddresses {
  private RegistryAddresses() {}

  /// The usual registry's address, with a `/` in the end; empty where there is none.
  public static String usual(Ecosystem ecosystem) {
    return switch (ecosystem) {
      case NPM -> "https://registry.npmjs.org/";
      case PYPI -> "https://pypi.org/";
      case MAVEN -> "https://repo1.maven.org/maven2/";
      case GO -> "https://proxy.golang.org/";
      case CRATES -> "https://crates.io/";
      case RUBYGEMS -> "https://rubygems.org/";
      case PACKAGIST -> "https://repo.packagist.org/";
      case NUGET -> "https://api.nuget.org/";
      case DEBIAN -> "";
    };
  }

  /// The addresses below a base whose answers [RegistryAnswers] reads; of several, each behind the
  /// other with a line feed between.
  public static List<String> facts(String base, PackageName name) {
    var plain = base.endsWith("/") ? base : base + "/";
    return switch (name.ecosystem()) {
      case NPM -> List.of(plain + name.name().replace("/", "%2f"));
      case PYPI -> List.of(plain + "pypi/" + encoded(name.name()) + "/json");
      case CRATES -> List.of(plain + "api/v1/crates/" + encoded(name.name()));
      case RUBYGEMS -> List.of(plain + "api/v1/versions/" + encoded(name.name()) + ".json");
      case PACKAGIST -> List.of(plain + "p2/" + name.name() + ".json");
      case NUGET -> {
        var id = encoded(name.name().toLowerCase(Locale.ROOT));
        yield List.of(
            plain + "v3/registration5-semver1/" + id + "/index.json",
            plain + "v3-flatcontainer/" + id + "/index.json");
      }
      case MAVEN -> List.of(plain + artifact(name.name()) + "/maven-metadata.xml");
      case GO -> {
        var module = escaped(name.name());
        yield List.of(plain + module + "/@latest", plain + module + "/@v/list");
      }
      case DEBIAN -> List.of();
    };
  }

  /// Where the date of one version is told, where the first address does not: Go's `.info`, or a
  /// file of Maven's whose last change counts.
  public static Optional<String> date(String base, PackageName name, String version) {
    var plain = base.endsWith("/") ? base : base + "/";
    return switch (name.ecosystem()) {
      case GO -> Optional.of(plain + escaped(name.name()) + "/@v/" + escaped(version) + ".info");
      case MAVEN -> {
        var id = name.name().substring(name.name().indexOf(':') + 1);
        yield Optional.of(
            plain + artifact(name.name()) + "/" + version + "/" + id + "-" + version + ".pom");
      }
      case NPM, PYPI, CRATES, RUBYGEMS, PACKAGIST, NUGET, DEBIAN -> Optional.empty();
    };
  }

  /// Where a registry tells what one release brings with it; empty where its facts tell that.
  public static Optional<String> needs(String base, PackageName name, String version) {
    var plain = base.endsWith("/") ? base : base + "/";
    return switch (name.ecosystem()) {
      case PYPI ->
          Optional.of(plain + "pypi/" + encoded(name.name()) + "/" + encoded(version) + "/json");
      case CRATES ->
          Optional.of(
              plain
                  + "api/v1/crates/"
                  + encoded(name.name())
                  + "/"
                  + encoded(version)
                  + "/dependencies");
      case RUBYGEMS ->
          Optional.of(
              plain
                  + "api/v2/rubygems/"
                  + encoded(name.name())
                  + "/versions/"
                  + encoded(version)
                  + ".json");
      case GO -> Optional.of(plain + escaped(name.name()) + "/@v/" + escaped(version) + ".mod");
      case MAVEN -> date(base, name, version);
      case NPM, PACKAGIST, NUGET, DEBIAN -> Optional.empty();
    };
  }

  private static String artifact(String name) {
    int colon = name.indexOf(':');
    return colon < 0
        ? name
        : name.substring(0, colon).replace('.', '/') + "/" + name.substring(colon + 1);
  }

  /// Capitals as `!` and the small letter (go.dev/ref/mod, "Module proxies").
  private static String escaped(String module) {
    var out = new StringBuilder();
    for (char letter : module.toCharArray()) {
      out.append(letter >= 'A' && letter <= 'Z' ? "!" + Character.toLowerCase(letter) : letter);
    }
    return out.toString();
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}

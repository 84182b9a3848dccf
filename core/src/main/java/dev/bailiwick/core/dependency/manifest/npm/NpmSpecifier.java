package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import java.util.regex.Pattern;

/// What stands behind a name in npm's world: a range, a tag, an alias, an address, a folder
/// (github.com/npm/npm-package-arg, "npm package specifiers").
public final class NpmSpecifier {
  private static final Pattern COMMIT = Pattern.compile("(?i)[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern COMMIT_AT_END =
      Pattern.compile("(?i)(?:#|#commit[=:]|/tar\\.gz/|@)([0-9a-f]{40}|[0-9a-f]{64})$");
  private static final Pattern LOCAL = Pattern.compile("(?:file|link|portal):.*|\\.{0,2}/.*|~/.*");
  private static final Pattern GIT =
      Pattern.compile(
          "(?:git\\+\\w+:|git:|ssh:|github:|gitlab:|bitbucket:|gist:|[\\w.-]+@[\\w.-]+:).*"
              + "|https?://[^#]*\\.git(?:#.*)?|https?://(?:github|gitlab|bitbucket)\\.\\w+/[^/]+/[^/]+/?(?:#.*)?"
              + "|[\\w.-]+/[\\w.-]+(?:#.*)?");
  private static final Pattern ARCHIVE = Pattern.compile("https?://.*");

  private NpmSpecifier() {}

  /// A wanted package, from its name and its specifier in a manifest.
  public static Dependency wanted(String name, String specifier, Place place) {
    var plain = specifier.strip();
    if (plain.startsWith("workspace:")) {
      return Dependency.wanted(Ecosystem.NPM, name, plain, place)
          .from(new Origin.Local(plain.substring("workspace:".length())));
    }
    if (plain.startsWith("npm:")) {
      var aliased = plain.substring("npm:".length());
      int at = aliased.indexOf('@', 1);
      return at < 0
          ? Dependency.wanted(Ecosystem.NPM, aliased, "*", place)
          : Dependency.wanted(
              Ecosystem.NPM, aliased.substring(0, at), aliased.substring(at + 1), place);
    }
    return Dependency.wanted(Ecosystem.NPM, name, plain, place).from(origin(plain));
  }

  /// Where an address leads; the registry for what is none.
  public static Origin origin(String specifier) {
    if (LOCAL.matcher(specifier).matches()) {
      return new Origin.Local(specifier.substring(specifier.indexOf(':') + 1));
    }
    if (GIT.matcher(specifier).matches() || specifier.contains("codeload.github.com")) {
      int hash = specifier.indexOf('#');
      return new Origin.Git(hash < 0 ? specifier : specifier.substring(0, hash), commit(specifier));
    }
    return ARCHIVE.matcher(specifier).matches() ? new Origin.Archive(specifier) : Origin.REGISTRY;
  }

  /// Where a lock file says that a package came from: an archive of a registry is the registry.
  static Origin resolved(String address) {
    var origin = origin(address);
    if (origin instanceof Origin.Archive(String url)) {
      int path = url.indexOf("/-/");
      boolean usual =
          url.startsWith("https://registry.npmjs.org/")
              || url.startsWith("https://registry.yarnpkg.com/");
      return path < 0 ? origin : usual ? Origin.REGISTRY : new Origin.Registry(host(url));
    }
    return origin;
  }

  private static String host(String url) {
    int slash = url.indexOf('/', "https://".length());
    return slash < 0 ? url : url.substring(0, slash);
  }

  /// The commit an address ends with; empty where it names none.
  static String commit(String address) {
    var match = COMMIT_AT_END.matcher(address);
    if (match.find()) {
      return match.group(1);
    }
    return COMMIT.matcher(address).matches() ? address : "";
  }
}

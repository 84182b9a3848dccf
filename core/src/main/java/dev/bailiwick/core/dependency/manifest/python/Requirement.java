package dev.bailiwick.core.dependency.manifest.python;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import java.util.Optional;
import java.util.regex.Pattern;

/// One requirement as pip takes it: PEP 508, an address, a path to an archive or a folder.
public final class Requirement {
  private static final Pattern NAMED =
      Pattern.compile(
          "([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[[^\\]]*\\])?\\s*"
              + "(?:@\\s*(\\S+.*)|\\(?\\s*((?:[<>=!~].*)?)\\)?)");
  private static final Pattern EXACT = Pattern.compile("===?\\s*([^\\s,*;]+)");
  private static final Pattern ADDRESS = Pattern.compile("(?:[a-z]+\\+)?[a-z]+:.*");
  private static final Pattern COMMIT = Pattern.compile("@([0-9a-fA-F]{40})(?:#.*)?$");
  private static final Pattern EGG = Pattern.compile("#(?:.*&)?egg=([A-Za-z0-9._-]+)");

  /// PEP 427 and PEP 625: `name-1.0-py3-none-any.whl`, `name-1.0.tar.gz`.
  private static final Pattern ARCHIVE =
      Pattern.compile(
          "(?:.*/)?([A-Za-z0-9][A-Za-z0-9._]*(?:-[A-Za-z_][A-Za-z0-9._]*)*)-(\\d[^-/]*?)"
              + "(?:-[^/]*\\.whl|\\.tar\\.gz|\\.zip|\\.tar\\.bz2)(?:#.*)?");

  private Requirement() {}

  /// The dependency, or empty where the text names none.
  public static Optional<Dependency> parse(String text, Place place) {
    // A marker follows a semicolon; in an address only one with a space before it.
    var plain = text.strip();
    boolean isAddress = ADDRESS.matcher(plain).matches() || plain.contains("@ ");
    int marker = isAddress ? plain.indexOf(" ;") : plain.indexOf(';');
    var wanted = (marker < 0 ? plain : plain.substring(0, marker)).strip();
    if (ADDRESS.matcher(wanted).matches()) {
      return Optional.of(addressed("", wanted, place));
    }
    var match = NAMED.matcher(wanted);
    if (match.matches()) {
      return Optional.of(
          match.group(2) != null
              ? addressed(match.group(1), match.group(2).strip(), place)
              : specified(match.group(1), match.group(3), place));
    }
    return isPath(wanted) ? Optional.of(local(wanted, place)) : Optional.empty();
  }

  private static boolean isPath(String text) {
    return text.startsWith(".") || text.startsWith("/") || ARCHIVE.matcher(text).matches();
  }

  /// A name with version specifiers (PEP 440); `==1.0` without a wildcard leaves nothing open.
  public static Dependency specified(String name, String specifiers, Place place) {
    var plain = specifiers.strip();
    var trimmed = plain.endsWith(")") ? plain.substring(0, plain.length() - 1).strip() : plain;
    return Dependency.wanted(Ecosystem.PYPI, name, trimmed, place).at(exact(trimmed));
  }

  static String exact(String specifiers) {
    var match = EXACT.matcher(specifiers);
    return match.find() && specifiers.indexOf('*', match.start()) < 0 ? match.group(1) : "";
  }

  private static Dependency addressed(String name, String address, Place place) {
    var egg = EGG.matcher(address);
    var archive = ARCHIVE.matcher(address);
    boolean isArchive = archive.matches();
    var named =
        !name.isEmpty() ? name : egg.find() ? egg.group(1) : isArchive ? archive.group(1) : "";
    var wanted = Dependency.wanted(Ecosystem.PYPI, named, address, place);
    if (address.startsWith("file:")) {
      return wanted.from(new Origin.Local(address.substring("file:".length())));
    }
    if (address.startsWith("git+") || address.startsWith("git:")) {
      var commit = COMMIT.matcher(address);
      return wanted.from(new Origin.Git(address, commit.find() ? commit.group(1) : ""));
    }
    return wanted.at(isArchive ? archive.group(2) : "").from(new Origin.Archive(address));
  }

  private static Dependency local(String path, Place place) {
    var archive = ARCHIVE.matcher(path);
    boolean isArchive = archive.matches();
    return Dependency.wanted(Ecosystem.PYPI, isArchive ? archive.group(1) : "", path, place)
        .at(isArchive ? archive.group(2) : "")
        .from(new Origin.Local(path));
  }
}

package dev.bailiwick.core.dependency.coordinate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A package URL (github.com/package-url/purl-spec, 2025), `pkg:npm/%40babel/core@7.0.0`: one name
/// for one package in any tool. Qualifiers are read over and never written.
///
/// @param name as the registry has it; Maven's as `group:artifact`
/// @param version empty where none is named
public record Purl(Ecosystem ecosystem, String name, String version) {

  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~:";

  public static Optional<Purl> parse(String text) {
    if (!text.startsWith("pkg:")) {
      return Optional.empty();
    }
    var plain = text.substring(4).split("[?#]", 2)[0];
    while (plain.startsWith("/")) {
      plain = plain.substring(1);
    }
    int slash = plain.indexOf('/');
    if (slash < 1) {
      return Optional.empty();
    }
    // A scope should be written %40scope, and often is not.
    int at = plain.indexOf('@', slash + 2);
    var path = at < 0 ? plain.substring(slash + 1) : plain.substring(slash + 1, at);
    var version = at < 0 ? "" : decoded(plain.substring(at + 1));
    return Ecosystem.ofPurl(plain.substring(0, slash).toLowerCase(Locale.ROOT))
        .map(ecosystem -> new Purl(ecosystem, name(ecosystem, path), version))
        .filter(purl -> !purl.name.isEmpty() && !purl.name.equals("@"));
  }

  private static String name(Ecosystem ecosystem, String path) {
    var segments =
        Stream.of(path.split("/"))
            .filter(segment -> !segment.isEmpty())
            .map(Purl::decoded)
            .toList();
    if (ecosystem == Ecosystem.DEBIAN && segments.size() > 1) {
      return segments.getLast();
    }
    return String.join(ecosystem == Ecosystem.MAVEN ? ":" : "/", segments);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  @Override
  public String toString() {
    var path =
        Stream.of(named().split(ecosystem == Ecosystem.MAVEN ? ":" : "/"))
            .map(Purl::encoded)
            .collect(Collectors.joining("/"));
    return "pkg:"
        + ecosystem.purlType()
        + "/"
        + (ecosystem == Ecosystem.DEBIAN ? "debian/" : "")
        + path
        + (version.isEmpty() ? "" : "@" + encoded(version));
  }

  private String named() {
    return switch (ecosystem) {
      case PYPI, PACKAGIST -> ecosystem.key(name);
      case GO -> name.toLowerCase(Locale.ROOT);
      case NPM, MAVEN, CRATES, RUBYGEMS, NUGET, DEBIAN -> name;
    };
  }

  private static String encoded(String text) {
    var out = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (one & 0xff);
      if (UNRESERVED.indexOf(letter) >= 0) {
        out.append(letter);
      } else {
        out.append('%').append("%02X".formatted((int) letter));
      }
    }
    return out.toString();
  }
}

package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What code and pages load without a manifest: packages of npm by `npm:` (docs.deno.com) or by the
/// address of a network that serves them, and modules that are imported from any other address.
///
/// Does not see addresses that are computed, nor scripts of a page from elsewhere.
public final class WebImports {
  private static final Pattern PACKAGE =
      Pattern.compile(
          "(?:[\"']npm:/?|//(?:cdn\\.jsdelivr\\.net/npm/|(?:www\\.)?unpkg\\.com/|esm\\.sh/(?:stable/|v\\d+/|gh/)?"
              + "|cdn\\.skypack\\.dev/(?:-/)?|(?:cdn\\.)?esm\\.run/|ga\\.jspm\\.io/npm:))"
              + "((?:@[\\w.-]+/)?[A-Za-z0-9][\\w.-]*)(?:@([\\w.^~*-]+))?");
  private static final Pattern MODULE =
      Pattern.compile(
          "(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*|\\bimportScripts\\s*\\(\\s*)([\"'])(https?://[^\"'\\s]+)\\1");

  private WebImports() {}

  public static List<Dependency> read(Document document) {
    var text = document.text();
    var found = new ArrayList<Dependency>();
    PACKAGE
        .matcher(text)
        .results()
        .forEach(match -> found.add(named(match, place(document, match.start()))));
    MODULE
        .matcher(text)
        .results()
        .filter(match -> !PACKAGE.matcher(match.group(2)).find())
        .forEach(match -> found.addAll(imported(match.group(2), place(document, match.start()))));
    return found;
  }

  private static Dependency named(MatchResult match, Place place) {
    return NpmSpecifier.wanted(match.group(1), match.group(2) == null ? "" : match.group(2), place);
  }

  /// What an address brings: a package of npm, or whatever stands there.
  static List<Dependency> imported(String url, Place place) {
    var packages = PACKAGE.matcher(url).results().map(match -> named(match, place)).toList();
    return packages.isEmpty()
        ? List.of(Dependency.wanted(Ecosystem.NPM, url, "", place).from(new Origin.Archive(url)))
        : packages;
  }

  private static Place place(Document document, int at) {
    int line = 1 + (int) document.text().substring(0, at).chars().filter(c -> c == '\n').count();
    return new Place(document.file(), line);
  }
}

package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import java.util.List;
import java.util.Optional;

/// `yarn.lock`, of Yarn 1 (its own format) and of Yarn 2 and later (YAML): both are blocks, a line
/// of specifiers at the margin and fields two spaces in, and so one reader reads both.
public final class YarnLock {
  private static final int INDENT = 2;

  private final Document document;
  private final Gathering gathering = new Gathering();
  private String header = "";
  private int line;
  private String version = "";
  private String resolution = "";
  private String integrity = "";

  private YarnLock(Document document) {
    this.document = document;
  }

  public static List<Dependency> read(Document document) {
    var reader = new YarnLock(document);
    int number = 0;
    for (var line : document.lines()) {
      reader.line(line, ++number);
    }
    reader.close();
    return reader.gathering.all();
  }

  private void line(String text, int number) {
    if (text.isBlank() || text.stripLeading().startsWith("#")) {
      return;
    }
    if (!text.startsWith(" ")) {
      close();
      if (!text.endsWith(":")) {
        throw new MalformedText("no block of a yarn.lock", number);
      }
      header = text.substring(0, text.length() - 1);
      line = number;
    } else if (header.isEmpty()) {
      throw new MalformedText("no block of a yarn.lock", number);
    } else if (text.length() > INDENT && text.charAt(INDENT) != ' ') {
      field(text.strip());
    }
  }

  private void field(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      return;
    }
    var value = unquoted(text.substring(space + 1).strip());
    switch (unquoted(text.substring(0, space).replace(":", ""))) {
      case "version" -> version = value;
      case "resolved", "resolution" -> resolution = value;
      case "integrity", "checksum" -> integrity = value;
      default -> {}
    }
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private void close() {
    if (!header.isEmpty() && !header.equals("__metadata")) {
      var first = unquoted(unquoted(header).split(",", 2)[0].replace("\"", "").strip());
      if (!first.endsWith("@workspace:.")) {
        gathering.add(
            Dependency.locked(Ecosystem.NPM, name(first), version, document.at(line))
                .from(origin(first))
                .sealedBy(
                    PackageLock.integrity(Optional.of(integrity).filter(text -> !text.isEmpty()))));
      }
    }
    header = "";
    version = "";
    resolution = "";
    integrity = "";
  }

  /// `name@range`, or an alias: `other@npm:name@range`.
  private static String name(String specifier) {
    int at = specifier.indexOf('@', 1);
    if (at < 0) {
      return specifier;
    }
    var range = specifier.substring(at + 1);
    return range.startsWith("npm:") && range.indexOf('@', "npm:".length() + 1) > 0
        ? name(range.substring("npm:".length()))
        : specifier.substring(0, at);
  }

  private Origin origin(String specifier) {
    int at = specifier.indexOf('@', 1);
    var range = at < 0 ? "" : specifier.substring(at + 1);
    if (range.startsWith("workspace:")) {
      return new Origin.Local(range.substring("workspace:".length()));
    }
    int inner = resolution.indexOf('@', 1);
    boolean named = !resolution.contains("://") || inner >= 0 && inner < resolution.indexOf("://");
    var where = named && inner > 0 ? resolution.substring(inner + 1) : resolution;
    return where.startsWith("npm:") || where.startsWith("patch:") || where.startsWith("virtual:")
        ? Origin.REGISTRY
        : NpmSpecifier.resolved(where.isEmpty() ? range : where);
  }
}

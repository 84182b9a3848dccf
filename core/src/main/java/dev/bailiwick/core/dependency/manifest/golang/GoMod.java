package dev.bailiwick.core.dependency.manifest.golang;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `go.mod`, `go.sum` and `go.work` (go.dev/ref/mod): versions without their `v`, as OSV writes
/// them, and Go's own library as the package `stdlib`. One thread, used once.
public final class GoMod {
  private static final Pattern OLD = Pattern.compile("1\\.(?:\\d|1[0-6])(?:\\..*)?");
  private static final Pattern BEFORE_RELEASE = Pattern.compile("(\\d+\\.\\d+)(beta|rc)(\\d+)");

  private record Module(String path, String version) {}

  private final Document document;
  private final Map<Module, Dependency> modules = new LinkedHashMap<>();
  private final List<String[]> replacements = new ArrayList<>();
  private final List<Integer> replacementLines = new ArrayList<>();
  private String language = "";
  private String toolchain = "";
  private int languageLine = 1;

  private GoMod(Document document) {
    this.document = document;
  }

  public static List<Dependency> mod(Document document) {
    var reader = new GoMod(document);
    reader.directives();
    reader.replace();
    var found = new LinkedHashMap<Module, Dependency>();
    reader.modules.values().forEach(one -> found.put(new Module(one.name(), one.version()), one));
    // Before 1.17 go.mod leaves out what only other modules ask for.
    if (OLD.matcher(reader.language).matches() && document.name().endsWith(".mod")) {
      document
          .neighbour(document.name().replaceFirst("\\.mod$", ".sum"))
          .ifPresent(sum ->
              sum(sum)
                  .forEach(one -> found.putIfAbsent(new Module(one.name(), one.version()), one)));
    }
    var all = new ArrayList<>(found.values());
    reader.standardLibrary(all);
    return all;
  }

  /// Every module with the digest of its content; those with the digest of their go.mod alone are
  /// not in the build.
  public static List<Dependency> sum(Document document) {
    var found = new ArrayList<Dependency>();
    int number = 0;
    for (var line : document.lines()) {
      number++;
      var fields = line.strip().split("\\s+");
      if (fields.length == 3 && !fields[1].endsWith("/go.mod")) {
        found.add(
            Dependency.locked(Ecosystem.GO, fields[0], bare(fields[1]), document.at(number))
                .sealedBy(List.of(fields[2])));
      }
    }
    return found;
  }

  public static List<Dependency> work(Document document) {
    var reader = new GoMod(document);
    reader.directives();
    var found = new ArrayList<Dependency>();
    reader.standardLibrary(found);
    return found;
  }

  private void directives() {
    var block = "";
    int number = 0;
    for (var line : document.lines()) {
      number++;
      int comment = line.indexOf("//");
      var text = (comment < 0 ? line : line.substring(0, comment)).strip();
      boolean isIndirect = comment >= 0 && line.substring(comment).contains("indirect");
      if (text.isEmpty()) {
        continue;
      }
      if (!block.isEmpty()) {
        if (text.equals(")")) {
          block = "";
        } else {
          directive(block, words(text), number, isIndirect);
        }
      } else if (text.endsWith("(")) {
        block = text.substring(0, text.length() - 1).strip();
      } else {
        var words = words(text);
        directive(
            words[0], java.util.Arrays.copyOfRange(words, 1, words.length), number, isIndirect);
      }
    }
  }

  /// What stands in another module's place, whether that is required here or not.
  public static List<Dependency> replacements(Document document) {
    var reader = new GoMod(document);
    reader.directives();
    var found = new ArrayList<Dependency>();
    for (int i = 0; i < reader.replacements.size(); i++) {
      var words = List.of(reader.replacements.get(i));
      int arrow = words.indexOf("=>");
      if (arrow >= 1 && arrow + 2 < words.size()) {
        found.add(
            Dependency.locked(
                    Ecosystem.GO,
                    words.get(arrow + 1),
                    bare(words.get(arrow + 2)),
                    document.at(reader.replacementLines.get(i)))
                .in(List.of("replace")));
      }
    }
    return found;
  }

  private static String[] words(String text) {
    return text.replace("\"", "").replace("`", "").split("\\s+");
  }

  private void directive(String verb, String[] words, int number, boolean isIndirect) {
    switch (verb) {
      case "require" -> {
        if (words.length != 2) {
          throw new MalformedText("a require without a version", number);
        }
        modules.put(
            new Module(words[0], bare(words[1])),
            Dependency.locked(Ecosystem.GO, words[0], bare(words[1]), document.at(number))
                .in(isIndirect ? List.of("indirect") : List.of()));
      }
      case "replace" -> {
        replacements.add(words);
        replacementLines.add(number);
      }
      case "go" -> language(words, number);
      case "toolchain" -> toolchain = words.length > 0 ? words[0] : "";
      case "module", "exclude", "retract", "tool", "ignore", "godebug", "use" -> {}
      default -> throw new MalformedText("'" + verb + "' is no directive of go.mod", number);
    }
  }

  private void language(String[] words, int number) {
    language = words.length > 0 ? words[0] : "";
    languageLine = number;
  }

  private void replace() {
    for (int i = 0; i < replacements.size(); i++) {
      var words = List.of(replacements.get(i));
      int arrow = words.indexOf("=>");
      if (arrow < 1 || arrow + 1 >= words.size()) {
        throw new MalformedText("a replace without an arrow", replacementLines.get(i));
      }
      var version = arrow > 1 ? bare(words.get(1)) : "";
      var path = words.get(arrow + 1);
      var instead =
          Dependency.locked(
              Ecosystem.GO,
              path,
              arrow + 2 < words.size() ? bare(words.get(arrow + 2)) : "",
              document.at(replacementLines.get(i)));
      boolean isLocal = path.startsWith(".") || path.startsWith("/");
      modules.replaceAll((module, there) ->
          module.path().equals(words.getFirst())
                  && (version.isEmpty() || version.equals(module.version()))
              ? instead.from(isLocal ? new Origin.Local(path) : Origin.REGISTRY)
              : there);
    }
  }

  private void standardLibrary(List<Dependency> found) {
    int hyphen = toolchain.indexOf('-');
    var named = hyphen < 0 ? toolchain : toolchain.substring(0, hyphen);
    var version = named.startsWith("go") ? named.substring(2) : language;
    if (!version.isEmpty()) {
      // Go writes 1.21rc2 where OSV writes 1.21.0-rc.2.
      var match = BEFORE_RELEASE.matcher(version);
      found.add(
          Dependency.locked(
              Ecosystem.GO,
              "stdlib",
              match.matches()
                  ? match.group(1) + ".0-" + match.group(2) + "." + match.group(3)
                  : version,
              document.at(languageLine)));
    }
  }

  private static String bare(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }
}

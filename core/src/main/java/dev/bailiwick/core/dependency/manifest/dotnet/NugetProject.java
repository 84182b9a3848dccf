package dev.bailiwick.core.dependency.manifest.dotnet;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.dependency.format.XmlElement;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `*.csproj` and its like, `Directory.Packages.props`, `packages.config`
/// (learn.microsoft.com/nuget). Properties of the file itself are put in; what a build computes is
/// not seen. One thread, used once.
public final class NugetProject {
  private static final Pattern EXACT =
      Pattern.compile("\\[\\s*([^,\\[\\]()]+?)\\s*\\]|(\\d[^\\s,*\\[\\]()]*)");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\(([^)]+)\\)");

  private final Document document;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> central = new HashMap<>();
  private final List<Dependency> found = new ArrayList<>();

  private NugetProject(Document document) {
    this.document = document;
  }

  public static List<Dependency> project(Document document) {
    var reader = new NugetProject(document);
    var project = document.xml();
    reader.properties(project);
    reader.central();
    reader.items(project, "PackageReference");
    reader.sdks(project);
    return reader.found;
  }

  /// MSBuild's SDKs come from NuGet where they name a version: `Name/1.0.0`, or `Version` beside
  /// the name (learn.microsoft.com/visualstudio/msbuild/how-to-use-project-sdk).
  private void sdks(XmlElement parent) {
    for (var one : parent.attribute("Sdk").split(";")) {
      var parts = one.strip().split("/", 2);
      var version = parts.length == 2 ? parts[1] : parent.attribute("Version");
      if (!version.isEmpty() && !parts[0].isEmpty()) {
        sdk(parts[0], version, parent.line());
      }
    }
    for (var child : parent.children()) {
      if (child.name().equals("Sdk") && !child.attribute("Version").isEmpty()) {
        sdk(child.attribute("Name"), child.attribute("Version"), child.line());
      }
      sdks(child);
    }
  }

  private void sdk(String name, String version, int line) {
    found.add(
        Dependency.wanted(Ecosystem.NUGET, name, version, document.at(line))
            .at(exact(version))
            .in(List.of("sdk")));
  }

  /// `msbuild-sdks` of `global.json`.
  public static List<Dependency> sdks(Document document) {
    var found = new ArrayList<Dependency>();
    document
        .looseJson()
        .object("msbuild-sdks")
        .ifPresent(sdks ->
            sdks.members()
                .forEach((name, value) -> {
                  if (value instanceof Json.Str(String version, Json.Span _)) {
                    found.add(
                        Dependency.wanted(Ecosystem.NUGET, name, version, document.place(value))
                            .at(exact(version))
                            .in(List.of("sdk")));
                  }
                }));
    return found;
  }

  public static List<Dependency> central(Document document) {
    var reader = new NugetProject(document);
    var project = document.xml();
    reader.properties(project);
    reader.items(project, "PackageVersion");
    reader.items(project, "GlobalPackageReference");
    reader.items(project, "PackageReference");
    return reader.found;
  }

  public static List<Dependency> packagesConfig(Document document) {
    return document.xml().children("package").stream()
        .filter(one -> !one.attribute("id").isEmpty() && !one.attribute("version").isEmpty())
        .map(one ->
            Dependency.wanted(
                    Ecosystem.NUGET,
                    one.attribute("id"),
                    one.attribute("version"),
                    document.at(one.line()))
                .at(one.attribute("version"))
                .in(
                    one.attribute("developmentDependency").equals("true")
                        ? List.of("dev")
                        : List.of()))
        .toList();
  }

  /// `.config/dotnet-tools.json`.
  public static List<Dependency> tools(Document document) {
    var found = new ArrayList<Dependency>();
    document
        .looseJson()
        .object("tools")
        .ifPresent(tools ->
            tools
                .members()
                .keySet()
                .forEach(name -> {
                  var tool = tools.object(name).orElse(Json.object().build());
                  var version = tool.string("version").orElse("");
                  found.add(
                      Dependency.wanted(Ecosystem.NUGET, name, version, document.place(tool))
                          .at(exact(version))
                          .in(List.of("tool")));
                }));
    return found;
  }

  private void properties(XmlElement project) {
    project
        .children("PropertyGroup")
        .forEach(group -> group.children().forEach(one -> properties.put(one.name(), one.text())));
  }

  /// The versions that one file keeps for all projects beside and below it.
  private void central() {
    var up = new StringBuilder();
    for (int depth = 0; depth < 16; depth++) {
      var props = document.neighbour(up + "Directory.Packages.props");
      if (props.isPresent()) {
        try {
          central(props.get()).forEach(one -> central.put(one.key(), one.requirement()));
        } catch (MalformedText _) {
          // It is told where that file itself is read.
        }
        return;
      }
      up.append("../");
    }
  }

  private void items(XmlElement parent, String kind) {
    for (var child : parent.children()) {
      if (child.name().equals(kind)) {
        item(child);
      } else if (!child.children().isEmpty()) {
        items(child, kind);
      }
    }
  }

  private void item(XmlElement item) {
    var name = resolve(either(item, "Include", "Update"));
    if (name.isEmpty()) {
      return;
    }
    var told = resolve(either(item, "Version", "VersionOverride"));
    var wanted = told.isEmpty() ? central.getOrDefault(Ecosystem.NUGET.key(name), "") : told;
    boolean isPrivate = either(item, "PrivateAssets", "PrivateAssets").equalsIgnoreCase("all");
    found.add(
        Dependency.wanted(Ecosystem.NUGET, name, wanted, document.at(item.line()))
            .at(exact(wanted))
            .in(isPrivate ? List.of("dev") : List.of()));
  }

  private static String either(XmlElement item, String first, String second) {
    for (var name : List.of(first, second)) {
      var value = item.attribute(name).isEmpty() ? item.textOf(name) : item.attribute(name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private String resolve(String text) {
    return PROPERTY
        .matcher(text)
        .replaceAll(match ->
            java.util.regex.Matcher.quoteReplacement(
                properties.getOrDefault(match.group(1), match.group())))
        .strip();
  }

  /// A bare version is the lowest that is taken, and the one that is taken where it exists.
  static String exact(String wanted) {
    var match = EXACT.matcher(wanted.strip());
    if (!match.matches()) {
      return "";
    }
    return match.group(1) == null ? match.group(2) : match.group(1);
  }
}

package dev.bailiwick.core.dependency.manifest.jvm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.dependency.format.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `pom.xml` (maven.apache.org/ref/3.9.9/maven-model): with the parents that lie in the repository,
/// their properties and their managed versions. Sees no parent and no imported bill of materials
/// that only a registry has.
public final class Pom {
  /// A range with one version in it: `[1.0]`.
  private static final Pattern EXACT_RANGE = Pattern.compile("\\[\\s*([^,\\[\\]()]+?)\\s*\\]");

  private final Document document;
  private final PomLineage lineage;
  private final Map<String, Dependency> found = new LinkedHashMap<>();

  private Pom(Document document, PomLineage lineage) {
    this.document = document;
    this.lineage = lineage;
  }

  public static List<Dependency> read(Document document) {
    var project = document.xml();
    if (!project.name().equals("project")) {
      throw new MalformedText("no project", project.line());
    }
    var reader = new Pom(document, PomLineage.of(document, project));
    reader.project(project);
    return new ArrayList<>(reader.found.values());
  }

  private void project(XmlElement project) {
    for (var inherited : lineage.dependencies()) {
      add(inherited, List.of("inherited"));
    }
    dependencies(project, List.of());
    project
        .child("profiles")
        .ifPresent(profiles ->
            profiles
                .children("profile")
                .forEach(profile -> dependencies(profile, List.of("profile"))));
    project.child("build").ifPresent(this::build);
  }

  private void dependencies(XmlElement parent, List<String> groups) {
    parent
        .child("dependencies")
        .ifPresent(list -> list.children("dependency").forEach(one -> add(one, groups)));
  }

  /// Plugins run while the project is built, and so do their dependencies.
  private void build(XmlElement build) {
    build.child("plugins").ifPresent(plugins -> plugins.children("plugin").forEach(this::plugin));
    build
        .child("extensions")
        .ifPresent(list -> list.children("extension").forEach(one -> add(one, List.of("build"))));
  }

  private void plugin(XmlElement plugin) {
    if (!plugin.textOf("version").isEmpty()) {
      add(plugin, List.of("plugin"));
    }
    dependencies(plugin, List.of("plugin"));
  }

  private void add(XmlElement dependency, List<String> groups) {
    var group =
        dependency.name().equals("plugin") && dependency.textOf("groupId").isEmpty()
            ? "org.apache.maven.plugins"
            : lineage.resolve(dependency.textOf("groupId"));
    var name = group + ":" + lineage.resolve(dependency.textOf("artifactId"));
    var written = lineage.resolve(dependency.textOf("version"));
    if (name.contains("${")) {
      return;
    }
    var wanted = written.isEmpty() ? lineage.managed(name) : written;
    boolean isInherited = groups.contains("inherited");
    var scope = lineage.resolve(dependency.textOf("scope"));
    var place = document.at(isInherited ? lineage.parentLine() : dependency.line());
    found.put(
        name,
        Dependency.wanted(Ecosystem.MAVEN, name, wanted, place)
            .at(exact(wanted))
            .in(groups(groups, scope, dependency))
            .from(
                scope.equals("system")
                    ? new Origin.Local(lineage.resolve(dependency.textOf("systemPath")))
                    : Origin.REGISTRY));
  }

  private static List<String> groups(List<String> groups, String scope, XmlElement dependency) {
    var all = new ArrayList<String>();
    if (groups.contains("plugin") || groups.contains("build")) {
      all.addAll(groups);
    }
    if (!scope.isEmpty() && !scope.equals("compile")) {
      all.add(scope);
    }
    if (dependency.textOf("optional").equals("true")) {
      all.add("optional");
    }
    return all;
  }

  /// A bare version is what Maven takes unless another road to the package says otherwise.
  static String exact(String wanted) {
    var range = EXACT_RANGE.matcher(wanted);
    if (range.matches()) {
      return range.group(1);
    }
    boolean open =
        wanted.isEmpty()
            || "[(".indexOf(wanted.charAt(0)) >= 0
            || wanted.contains("${")
            || wanted.equals("LATEST")
            || wanted.equals("RELEASE");
    return open ? "" : wanted;
  }
}

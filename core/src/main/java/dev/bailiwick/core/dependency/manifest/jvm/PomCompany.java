package dev.bailiwick.core.dependency.manifest.jvm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.dependency.format.XmlElement;
import java.util.ArrayList;
import java.util.List;

/// What a pom takes into its build beside its dependencies and plugins: a parent from a registry,
/// managed versions and imported lists of them, managed plugins, a profile's and a report's
/// plugins. `.mvn/extensions.xml` has the like of Maven itself. One thread, used once.
public final class PomCompany {
  private static final String PLUGINS = "org.apache.maven.plugins";

  private final Document document;
  private final PomLineage lineage;
  private final List<Dependency> found = new ArrayList<>();

  private PomCompany(Document document, PomLineage lineage) {
    this.document = document;
    this.lineage = lineage;
  }

  public static List<Dependency> read(Document document) {
    var project = document.xml();
    var reader = new PomCompany(document, PomLineage.of(document, project));
    project.child("parent").ifPresent(reader::parent);
    project
        .child("build")
        .flatMap(build -> build.child("plugins"))
        .ifPresent(plugins ->
            plugins
                .children("plugin")
                .forEach(plugin ->
                    plugin
                        .child("configuration")
                        .ifPresent(one -> reader.artifacts(one, "plugin"))));
    reader.managed(project);
    reader.builds(project);
    project
        .child("profiles")
        .ifPresent(profiles ->
            profiles
                .children("profile")
                .forEach(profile -> {
                  reader.managed(profile);
                  reader.builds(profile);
                  profile.child("build").ifPresent(build -> reader.plugins(build, "plugin"));
                }));
    return reader.found;
  }

  /// `.mvn/extensions.xml` (maven.apache.org/ref/3.9.9/maven-embedder/core-extensions.html).
  public static List<Dependency> extensions(Document document) {
    var root = document.xml();
    var reader = new PomCompany(document, PomLineage.of(document, root));
    root.children("extension").forEach(one -> reader.add(one, "build", ""));
    return reader.found;
  }

  /// One that lies in the repository is the repository's own.
  private void parent(XmlElement parent) {
    var told = parent.child("relativePath").map(XmlElement::text).orElse("../pom.xml");
    boolean here =
        !told.isEmpty()
            && document
                .neighbour(told.endsWith(".xml") ? told : told + "/pom.xml")
                .filter(other -> isNamed(other, parent.textOf("artifactId")))
                .isPresent();
    if (!here) {
      add(parent, "parent", "");
    }
  }

  private static boolean isNamed(Document other, String artifact) {
    try {
      return other.xml().textOf("artifactId").equals(artifact);
    } catch (MalformedText _) {
      return false;
    }
  }

  private void managed(XmlElement parent) {
    parent
        .child("dependencyManagement")
        .flatMap(management -> management.child("dependencies"))
        .ifPresent(list -> list.children("dependency").forEach(one -> add(one, "managed", "")));
  }

  private void builds(XmlElement parent) {
    parent
        .child("build")
        .flatMap(build -> build.child("pluginManagement"))
        .ifPresent(management -> plugins(management, "plugin"));
    parent.child("reporting").ifPresent(reporting -> plugins(reporting, "plugin"));
  }

  private void plugins(XmlElement parent, String group) {
    parent
        .child("plugins")
        .ifPresent(list ->
            list.children("plugin")
                .forEach(plugin -> {
                  add(plugin, group, PLUGINS);
                  plugin.child("configuration").ifPresent(one -> artifacts(one, group));
                  plugin
                      .child("dependencies")
                      .ifPresent(inner ->
                          inner.children("dependency").forEach(one -> add(one, group, "")));
                }));
  }

  /// What a plugin is told to load: `annotationProcessorPaths` and its like.
  private void artifacts(XmlElement parent, String group) {
    for (var child : parent.children()) {
      boolean isArtifact =
          !child.textOf("groupId").isEmpty() && !child.textOf("artifactId").isEmpty();
      if (isArtifact && !child.name().equals("exclusion") && !child.name().equals("exclude")) {
        add(child, group, "");
      } else {
        artifacts(child, group);
      }
    }
  }

  private void add(XmlElement one, String group, String usual) {
    var owner = one.textOf("groupId").isEmpty() ? usual : lineage.resolve(one.textOf("groupId"));
    var name = owner + ":" + lineage.resolve(one.textOf("artifactId"));
    var version = lineage.resolve(one.textOf("version"));
    if (!name.contains("${") && !name.startsWith(":") && !name.endsWith(":")) {
      found.add(
          Dependency.wanted(Ecosystem.MAVEN, name, version, document.at(one.line()))
              .at(Pom.exact(version))
              .in(List.of(group)));
    }
  }
}

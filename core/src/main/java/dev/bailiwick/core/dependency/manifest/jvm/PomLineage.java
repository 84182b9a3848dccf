package dev.bailiwick.core.dependency.manifest.jvm;

import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.dependency.format.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a project has from itself and from the parents that lie in the repository: properties,
/// managed versions, dependencies. One thread.
final class PomLineage {
  /// Longer chains are a circle.
  private static final int MOST_PARENTS = 32;

  private static final int MOST_ROUNDS = 16;
  private static final int LONGEST = 10_000;
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^${}]+)\\}");

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> managed = new HashMap<>();
  private final List<XmlElement> dependencies = new ArrayList<>();
  private final int parentLine;

  private PomLineage(int parentLine) {
    this.parentLine = parentLine;
  }

  static PomLineage of(Document document, XmlElement project) {
    var lineage = new PomLineage(project.child("parent").map(XmlElement::line).orElse(1));
    lineage.describe(project);
    lineage.properties(project, "");
    lineage.manage(project);
    lineage.inherit(document, project, 0);
    return lineage;
  }

  private void describe(XmlElement project) {
    var parent = project.child("parent");
    parent.ifPresent(element -> {
      property("project.parent.version", element.textOf("version"));
      property("project.parent.groupId", element.textOf("groupId"));
    });
    for (var field : List.of("groupId", "artifactId", "version")) {
      var own = project.textOf(field);
      var value = own.isEmpty() ? parent.map(element -> element.textOf(field)).orElse("") : own;
      property("project." + field, value);
      property("pom." + field, value);
      property(field, value);
    }
  }

  private void property(String name, String value) {
    if (!value.isEmpty()) {
      properties.putIfAbsent(name, value);
    }
  }

  private void properties(XmlElement project, String profile) {
    project
        .child("properties")
        .ifPresent(list -> list.children().forEach(one -> property(one.name(), one.text())));
    if (profile.isEmpty()) {
      project
          .child("profiles")
          .ifPresent(profiles ->
              profiles.children("profile").stream()
                  .filter(one -> one.child("activation").map(PomLineage::isByDefault).orElse(false))
                  .forEach(one -> properties(one, "profile")));
    }
  }

  private static boolean isByDefault(XmlElement activation) {
    return activation.textOf("activeByDefault").equals("true");
  }

  private void manage(XmlElement project) {
    project
        .child("dependencyManagement")
        .flatMap(management -> management.child("dependencies"))
        .ifPresent(list ->
            list.children("dependency")
                .forEach(one ->
                    managed.putIfAbsent(
                        one.textOf("groupId") + ":" + one.textOf("artifactId"),
                        one.textOf("version"))));
  }

  private void inherit(Document document, XmlElement project, int depth) {
    var parent = project.child("parent");
    if (parent.isEmpty() || depth > MOST_PARENTS) {
      return;
    }
    var told = parent.get().child("relativePath").map(XmlElement::text).orElse("../pom.xml");
    if (told.isEmpty()) {
      return;
    }
    var path = told.endsWith(".xml") ? told : told + "/pom.xml";
    document
        .neighbour(path)
        .ifPresent(other -> {
          var element = readable(other);
          if (element != null && isThe(element, parent.get())) {
            describe(element);
            properties(element, "");
            manage(element);
            element
                .child("dependencies")
                .ifPresent(list -> dependencies.addAll(0, list.children("dependency")));
            inherit(other, element, depth + 1);
          }
        });
  }

  private static @org.jspecify.annotations.Nullable XmlElement readable(Document document) {
    try {
      return document.xml();
    } catch (MalformedText _) {
      return null;
    }
  }

  /// Whether the file is the parent that is named: Maven looks in a registry otherwise.
  private static boolean isThe(XmlElement project, XmlElement parent) {
    var group = project.textOf("groupId");
    var inherited = project.child("parent").map(up -> up.textOf("groupId")).orElse("");
    return project.textOf("artifactId").equals(parent.textOf("artifactId"))
        && (group.isEmpty() ? inherited : group).equals(parent.textOf("groupId"));
  }

  List<XmlElement> dependencies() {
    return dependencies;
  }

  int parentLine() {
    return parentLine;
  }

  /// The managed version of a package, or nothing.
  String managed(String name) {
    for (var entry : managed.entrySet()) {
      if (resolve(entry.getKey()).equals(name)) {
        return resolve(entry.getValue());
      }
    }
    return "";
  }

  /// With the properties put in; one that nobody sets stays as it is written.
  String resolve(String text) {
    var current = text;
    for (int round = 0; round < MOST_ROUNDS && current.contains("${"); round++) {
      var next =
          PROPERTY
              .matcher(current)
              .replaceAll(match -> {
                var value = properties.get(match.group(1).strip());
                return java.util.regex.Matcher.quoteReplacement(
                    value == null ? match.group() : value);
              });
      if (next.equals(current) || next.length() > LONGEST) {
        break;
      }
      current = next;
    }
    return current.strip();
  }
}

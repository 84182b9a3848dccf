package dev.bailiwick.core.dependency.manifest.jvm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.XmlElement;
import java.util.ArrayList;
import java.util.List;

/// `gradle/verification-metadata.xml` (docs.gradle.org, "Verifying dependencies"): every package a
/// build has used, with its digests.
public final class GradleVerification {
  private static final List<String> DIGESTS = List.of("sha256", "sha512", "sha1", "md5");

  private GradleVerification() {}

  public static List<Dependency> read(Document document) {
    var found = new ArrayList<Dependency>();
    document
        .xml()
        .child("components")
        .ifPresent(components ->
            components
                .children("component")
                .forEach(component ->
                    found.add(
                        Dependency.locked(
                                Ecosystem.MAVEN,
                                component.attribute("group") + ":" + component.attribute("name"),
                                component.attribute("version"),
                                document.at(component.line()))
                            .sealedBy(digests(component)))));
    return found;
  }

  private static List<String> digests(XmlElement component) {
    return component.children("artifact").stream()
        .flatMap(artifact -> artifact.children().stream())
        .filter(digest -> DIGESTS.contains(digest.name()))
        .map(digest -> digest.name() + ":" + digest.attribute("value"))
        .toList();
  }
}

package dev.bailiwick.core.dependency.manifest;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The images that a Dockerfile or a Compose file builds on or runs, and what a Dockerfile fetches
/// from an address: nobody can be asked about them here.
///
/// Left out are Docker's official images and those that the vendors of systems and platforms keep
/// in registries of their own, stages of the file itself, and names that a build computes.
public final class ContainerImages {
  private static final Pattern DOCKERFILE =
      Pattern.compile(
          "(?:^|.*/)(?:(?:[^/]*\\.)?(?:Dockerfile|Containerfile)(?:[.-][^/]*)?|[^/]*\\.dockerfile)");
  private static final Pattern COMPOSE =
      Pattern.compile("(?:^|.*/)(?:docker-)?compose(?:[._-][^/]*)?\\.ya?ml");
  private static final Pattern FROM =
      Pattern.compile("(?im)^\\s*FROM\\s+(?:--\\S++\\s++)*+(\\S+)(?:\\s+AS\\s+(\\S+))?");
  private static final Pattern FETCHED =
      Pattern.compile(
          "(?im)^\\s*ADD\\s+(?!.*--checksum)(?:--\\S++\\s++)*+((?:https?|git|ssh)\\S+)");
  private static final Pattern IMAGE = Pattern.compile("(?m)^\\s*image:\\s*[\"']?([^\\s\"'#]+)");
  private static final Pattern KEPT =
      Pattern.compile(
          "(?:docker\\.io/)?(?:library/)?[\\w.-]+"
              + "|mcr\\.microsoft\\.com/.+|gcr\\.io/(?:distroless|google-containers|google\\.com)/.+"
              + "|registry\\.k8s\\.io/.+|public\\.ecr\\.aws/(?:docker|lambda|amazonlinux|aws-\\w+)/.+"
              + "|registry\\.(?:access\\.)?redhat\\.(?:com|io)/.+|nvcr\\.io/nvidia/.+|cgr\\.dev/chainguard/.+"
              + "|container-registry\\.oracle\\.com/.+|docker\\.elastic\\.co/.+|quay\\.io/(?:prometheus|keycloak|jetstack)/.+"
              + "|(?:docker\\.io/)?(?:bitnami|grafana|prom|hashicorp|cimg|confluentinc|minio|axllent|localstack|selenium|jaegertracing)/.+"
              + "|ghcr\\.io/(?:astral-sh|actions|github)/.+");

  private ContainerImages() {}

  /// In the order of the alphabet, without tags and digests; empty for a file of another kind.
  public static Set<String> of(String path, String text) {
    var found = new TreeSet<String>();
    if (DOCKERFILE.matcher(path).matches()) {
      var stages = new HashSet<String>();
      FROM.matcher(text)
          .results()
          .forEach(from -> {
            if (!stages.contains(from.group(1).toLowerCase(Locale.ROOT))) {
              add(from.group(1), found);
            }
            if (from.group(2) != null) {
              stages.add(from.group(2).toLowerCase(Locale.ROOT));
            }
          });
      FETCHED.matcher(text).results().forEach(one -> found.add(one.group(1)));
    } else if (COMPOSE.matcher(path).matches()) {
      if (text.contains("dockerfile_inline")) {
        FROM.matcher(text).results().forEach(from -> add(from.group(1), found));
      }
      IMAGE.matcher(text).results().forEach(one -> add(one.group(1), found));
    }
    return found;
  }

  private static void add(String image, Set<String> found) {
    var name = image.replaceFirst("@sha256:.*$", "").replaceFirst(":[^/:]*$", "");
    if (!name.contains("$") && !KEPT.matcher(name).matches()) {
      found.add(name);
    }
  }
}

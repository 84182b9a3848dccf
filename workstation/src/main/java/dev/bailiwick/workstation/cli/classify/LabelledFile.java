package dev.bailiwick.workstation.cli.classify;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.policy.Classification;
import dev.bailiwick.core.secret.Session;
import dev.bailiwick.core.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file with its label.
///
/// @param path relative to the root, `/` between components
/// @param byPathAlone true where its content could not be looked at
record LabelledFile(String path, Label label, boolean byPathAlone) {
  private static final int MOST_BYTES = 1 << 20;

  /// @param attribute the level that `.gitattributes` states
  static LabelledFile of(
      Path root,
      String path,
      @Nullable Level attribute,
      Classification classification,
      Session secrets) {
    var file = root.resolve(path);
    var label = Label.strictest(classification.ofPath(file.toString()), stated(attribute));
    var content = text(file);
    if (content.isEmpty()) {
      return new LabelledFile(path, classification.waived(file.toString(), label), true);
    }
    var bytes = content.get();
    boolean secret =
        secrets.scan(bytes, 0, bytes.length).stream()
            .anyMatch(found -> found.confidence() != Confidence.LOW);
    var text = new String(bytes, StandardCharsets.UTF_8);
    var whole = classification.ofContent(label, text, secret);
    return new LabelledFile(path, classification.waived(file.toString(), whole), false);
  }

  /// A file without the attribute is as free as can be here; its path says the rest.
  private static Label stated(@Nullable Level attribute) {
    if (attribute == null) {
      return new Label(Level.PUBLIC, List.of());
    }
    var id = "gitattributes:" + ListedFiles.ATTRIBUTE;
    var rule = new Decision.Rule(id, "repository", ".gitattributes");
    return new Label(attribute, List.of(new Label.Cause(rule, "attribute")));
  }

  /// The content, or empty where it is no text of a bearable size.
  private static Optional<byte[]> text(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      var bytes = Files.readAllBytes(file);
      for (byte one : bytes) {
        if (one == 0) {
          return Optional.empty();
        }
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The path without what could steer a terminal.
  String plainPath() {
    return path.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
  }

  String cause() {
    return label.causes().stream()
        .findFirst()
        .map(cause -> cause.rule().id() + " (" + cause.why() + ") " + cause.rule().source())
        .orElse("no line names it");
  }

  Json json() {
    var causes =
        label.causes().stream()
            .map(cause ->
                Json.object()
                    .put("id", cause.rule().id())
                    .put("layer", cause.rule().layer())
                    .put("source", cause.rule().source())
                    .put("why", cause.why())
                    .build())
            .toList();
    return Json.object()
        .put("path", path)
        .put("level", label.level().word())
        .put("rules", Json.array(causes))
        .put("byPathAlone", byPathAlone)
        .build();
  }
}

package dev.bailiwick.workstation.agent.gemini;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The file that Gemini CLI takes its variables from: the first there is, and no other. From the
/// folder upwards `.gemini/.env` and `.env`, then those of the home folder (0.61.0).
///
/// An address of ours must not stand in a project's own `.env`, which its programs read, and must
/// not hide a file in which Gemini's key stands.
///
/// @param home the folder in which Gemini's own `.gemini` stands
record VariablesFile(Path root, Path home) {
  private static final Pattern GEMINI =
      Pattern.compile("(?m)^\\s*(?:export\\s+)?(?:GEMINI|GOOGLE)_[A-Z0-9_]*\\s*=");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?m)^(?:#- )?\\s*(?:export\\s+)?"
              + Install.BASE_URL
              + "\\s*=\\s*[\"']?([^\"'\\s#]+)[\"']?.*$");

  /// Where the address is to stand; empty where it would hide a key or get into a project's file.
  Optional<Path> place() {
    var own = root.resolve(".gemini/.env");
    var used = inUse();
    if (used.isEmpty() || used.get().equals(own)) {
      return Optional.of(own);
    }
    if (used.get().equals(home.resolve(".gemini/.env"))) {
      return used;
    }
    return Optional.empty();
  }

  /// The file with Gemini's variables in it that Gemini reads here.
  Optional<Path> inUse() {
    for (var file : candidates()) {
      if (Files.isRegularFile(file)) {
        return Optional.of(file).filter(one -> hasVariables(one) || isOurs(one));
      }
    }
    return Optional.empty();
  }

  private boolean isOurs(Path file) {
    return file.equals(root.resolve(".gemini/.env"));
  }

  private List<Path> candidates() {
    var candidates = new ArrayList<Path>();
    for (var folder = root; folder != null; folder = folder.getParent()) {
      candidates.add(folder.resolve(".gemini/.env"));
      candidates.add(folder.resolve(".env"));
    }
    candidates.add(home.resolve(".gemini/.env"));
    candidates.add(home.resolve(".env"));
    return candidates;
  }

  private static boolean hasVariables(Path file) {
    return GEMINI.matcher(text(file)).find();
  }

  /// The address that the owner set in the file, the last that is not ours.
  static Optional<String> address(Path file) {
    return ADDRESS
        .matcher(text(file))
        .results()
        .map(match -> match.group(1))
        .filter(address -> !address.contains("/gateway/"))
        .reduce((_, last) -> last);
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}

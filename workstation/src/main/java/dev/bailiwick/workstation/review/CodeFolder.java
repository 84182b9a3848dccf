package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.SourceReading;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The source files below a folder, each read and lowered once. Thread-safe.
final class CodeFolder implements Project {
  private final Path root;
  private final SourceReading reading;
  private final Map<String, byte[]> given;
  private final Map<String, Optional<CodeFile>> known = new ConcurrentHashMap<>();
  private final Map<String, String> left = new ConcurrentHashMap<>();

  /// @param given content that stands for a file's own, by its path relative to the root
  CodeFolder(Path root, SourceReading reading, Map<String, byte[]> given) {
    this.root = root;
    this.reading = reading;
    this.given = Map.copyOf(given);
  }

  @Override
  public Optional<CodeFile> file(String path) {
    return known.computeIfAbsent(path, this::read);
  }

  private Optional<CodeFile> read(String path) {
    var language = Language.of(path);
    if (language.isEmpty()) {
      return Optional.empty();
    }
    try {
      var content = given.containsKey(path) ? given.get(path) : bytes(path);
      return content == null ? Optional.empty() : lowered(path, language.get(), content);
    } catch (IOException e) {
      left.put(path, "cannot be read");
      return Optional.empty();
    }
  }

  private byte @org.jspecify.annotations.Nullable [] bytes(String path) throws IOException {
    var file = root.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (Files.size(file) > dev.bailiwick.core.code.syntax.SyntaxParser.LARGEST) {
      left.put(path, "larger than 1 MiB");
      return null;
    }
    return Files.readAllBytes(file);
  }

  private Optional<CodeFile> lowered(String path, Language language, byte[] content) {
    return switch (reading.read(path, language, content)) {
      case SourceReading.Read.File(var file) -> Optional.of(file);
      case SourceReading.Read.Left(var reason) -> {
        left.put(path, reason);
        yield Optional.empty();
      }
    };
  }

  @Override
  public List<String> siblings(String folder) {
    try (var entries = Files.list(root.resolve(folder))) {
      return entries
          .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
          .map(entry -> root.relativize(entry).toString().replace('\\', '/'))
          .filter(path -> Language.of(path).isPresent())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public Optional<String> text(String path) {
    try {
      var content = given.containsKey(path) ? given.get(path) : bytes(path);
      return content == null
          ? Optional.empty()
          : Optional.of(new String(content, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Why files were not looked at, by their paths.
  Map<String, String> left() {
    return new TreeMap<>(left);
  }
}

package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.SourceReading;
import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.value.CodeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The source files below a folder, each read once and parsed when its code is asked for.
/// Thread-safe.
final class CodeFolder implements Project {
  private static final Lowered NO_CODE = new Lowered("", List.of(), 0, 0);

  /// A script with longer lines than these, in the mean, was written by a tool.
  private static final int LONG_LINES = 400;

  private static final int LONG_FILE = 8_192;

  private final Path root;
  private final ParsedCode parsed;
  private final Map<String, byte[]> given;
  private final Map<String, Optional<CodeFile>> known = new ConcurrentHashMap<>();
  private final Map<String, List<String>> folders = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
  private final Map<String, String> left = new ConcurrentHashMap<>();

  /// @param given content that stands for a file's own, by its path relative to the root
  CodeFolder(Path root, ParsedCode parsed, Map<String, byte[]> given) {
    this.root = root;
    this.parsed = parsed;
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
      if (content == null) {
        return Optional.empty();
      }
      if (language.get().isScript() && isWrittenByTool(content)) {
        left.put(path, "written by a tool: its lines are too long for a person");
        return Optional.empty();
      }
      return Optional.of(new CodeFile(path, language.get(), content, this::code));
    } catch (IOException e) {
      left.put(path, "cannot be read");
      return Optional.empty();
    }
  }

  private static boolean isWrittenByTool(byte[] content) {
    int lines = 1;
    for (var one : content) {
      lines += one == '\n' ? 1 : 0;
    }
    return content.length > LONG_FILE && content.length / lines > LONG_LINES;
  }

  private byte @Nullable [] bytes(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    var folder = path.substring(0, Math.max(slash, 0));
    if (!names.computeIfAbsent(folder, this::namesIn).contains(path.substring(slash + 1))) {
      return null;
    }
    var file = root.resolve(path);
    var kind = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!kind.isRegularFile()) {
      return null;
    }
    if (kind.size() > SyntaxParser.LARGEST) {
      left.put(path, "larger than 1 MiB");
      return null;
    }
    return Files.readAllBytes(file);
  }

  private Set<String> namesIn(String folder) {
    var found = new HashSet<String>();
    try (var entries = Files.newDirectoryStream(root.resolve(folder))) {
      entries.forEach(entry -> found.add(String.valueOf(entry.getFileName())));
    } catch (IOException | DirectoryIteratorException e) {
      found.clear();
    }
    return found;
  }

  private Lowered code(CodeFile file) {
    return switch (parsed.code(file)) {
      case SourceReading.Read.Code(var code) -> code;
      case SourceReading.Read.Left(var reason) -> {
        left.put(file.path(), reason);
        yield NO_CODE;
      }
    };
  }

  @Override
  public List<String> siblings(String folder) {
    return folders.computeIfAbsent(folder, this::list);
  }

  private List<String> list(String folder) {
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

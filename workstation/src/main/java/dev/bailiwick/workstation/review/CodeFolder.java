package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.SourceReading;
import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.text.ContentDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The source files below a folder, each read once and parsed when its code is asked for.
/// Thread-safe.
final class CodeFolder implements Project {
  private static final Lowered NO_CODE = new Lowered("", List.of(), 0, 0);

  /// A script with longer lines than these, in the mean, was written by a tool.
  private static final int LONG_LINES = 400;

  private static final int LONG_FILE = 8_192;

  private final Path root;
  private final KnownFiles disk;
  private final ParsedCode parsed;
  private final Map<String, byte[]> given;
  private final Map<String, Optional<CodeFile>> known = new ConcurrentHashMap<>();
  private final Map<String, List<String>> siblings = new ConcurrentHashMap<>();
  private final Map<String, Map<String, FileState.Kind>> names = new ConcurrentHashMap<>();
  private final Map<String, String> left = new ConcurrentHashMap<>();

  /// @param disk of the same root
  /// @param given content that stands for a file's own, by its path relative to the root
  CodeFolder(Path root, KnownFiles disk, ParsedCode parsed, Map<String, byte[]> given) {
    this.root = root;
    this.disk = disk;
    this.parsed = parsed;
    this.given = Map.copyOf(given);
  }

  @Override
  public Optional<CodeFile> file(String path) {
    return known.computeIfAbsent(path, this::look);
  }

  private Optional<CodeFile> look(String path) {
    var language = Language.of(path);
    if (language.isEmpty()) {
      return Optional.empty();
    }
    var content = given.get(path);
    if (content != null) {
      var facts = CodeFile.Facts.of(language.get(), content);
      return file(path, language.get(), facts, isByTool(language.get(), content), () -> content);
    }
    try {
      return onDisk(path, language.get());
    } catch (IOException e) {
      left.put(path, "cannot be read");
      return Optional.empty();
    }
  }

  private Optional<CodeFile> onDisk(String path, Language language) throws IOException {
    long now = disk.now();
    var state = state(path);
    if (state.isEmpty()) {
      return Optional.empty();
    }
    var seen = disk.content(path, state.get());
    if (seen.isPresent()) {
      var facts = seen.get().facts();
      return file(path, language, facts, seen.get().isByTool(), () -> read(path, facts));
    }
    var content = Files.readAllBytes(root.resolve(path));
    var facts = CodeFile.Facts.of(language, content);
    boolean isByTool = isByTool(language, content);
    disk.note(path, state.get(), now, facts, isByTool);
    return file(path, language, facts, isByTool, () -> content);
  }

  private Optional<CodeFile> file(
      String path,
      Language language,
      CodeFile.Facts facts,
      boolean isByTool,
      Supplier<byte[]> reading) {
    if (isByTool) {
      left.put(path, "written by a tool: its lines are too long for a person");
      return Optional.empty();
    }
    return Optional.of(new CodeFile(path, language, facts, reading, this::code));
  }

  private static boolean isByTool(Language language, byte[] content) {
    int lines = 1;
    for (var one : content) {
      lines += one == '\n' ? 1 : 0;
    }
    return language.isScript() && content.length > LONG_FILE && content.length / lines > LONG_LINES;
  }

  /// What the facts are of; where that has gone since, as many bytes of what came in its place.
  private byte[] read(String path, CodeFile.Facts facts) {
    byte[] content;
    try {
      content = Files.readAllBytes(root.resolve(path));
      if (ContentDigest.of(content).equals(facts.digest())) {
        return content;
      }
    } catch (IOException e) {
      content = new byte[0];
    }
    left.put(path, "changed while it was looked at");
    return Arrays.copyOf(content, facts.size());
  }

  /// A regular file that may be read; empty where there is none.
  private Optional<FileState> state(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    if (!names(path.substring(0, Math.max(slash, 0))).containsKey(path.substring(slash + 1))) {
      return Optional.empty();
    }
    var state = FileState.of(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    if (state.kind() != FileState.Kind.FILE) {
      return Optional.empty();
    }
    if (state.size() > SyntaxParser.LARGEST) {
      left.put(path, "larger than 1 MiB");
      return Optional.empty();
    }
    return Optional.of(state);
  }

  /// The names in a folder. The disk is not asked for folders whose name the folder above lacks.
  Map<String, FileState.Kind> names(String folder) {
    var seen = names.get(folder);
    if (seen != null) {
      return seen;
    }
    int slash = folder.lastIndexOf('/');
    var name = folder.substring(slash + 1);
    boolean isName = !name.isEmpty() && !name.equals(".") && !name.equals("..");
    if (isName && !names(folder.substring(0, Math.max(slash, 0))).containsKey(name)) {
      return names.computeIfAbsent(folder, _ -> Map.of());
    }
    return names.computeIfAbsent(folder, this::listed);
  }

  private Map<String, FileState.Kind> listed(String folder) {
    try {
      return disk.names(folder);
    } catch (NoSuchFileException | NotDirectoryException none) {
      return Map.of();
    } catch (IOException e) {
      left.put(folder, "cannot be listed");
      return Map.of();
    }
  }

  private Lowered code(CodeFile file) {
    var read = parsed.code(file);
    if (left.containsKey(file.path())) {
      parsed.forget(file);
      return NO_CODE;
    }
    return switch (read) {
      case SourceReading.Read.Code(var code) -> code;
      case SourceReading.Read.Left(var reason) -> {
        left.put(file.path(), reason);
        yield NO_CODE;
      }
    };
  }

  @Override
  public List<String> siblings(String folder) {
    return siblings.computeIfAbsent(folder, this::sources);
  }

  private List<String> sources(String folder) {
    return names(folder).entrySet().stream()
        .filter(entry -> entry.getValue() == FileState.Kind.FILE)
        .map(entry -> folder.isEmpty() ? entry.getKey() : folder + "/" + entry.getKey())
        .filter(path -> Language.of(path).isPresent())
        .toList();
  }

  @Override
  public Optional<String> text(String path) {
    try {
      var content = given.get(path);
      if (content == null && state(path).isPresent()) {
        content = Files.readAllBytes(root.resolve(path));
      }
      return Optional.ofNullable(content).map(text -> new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Why files were not looked at, by their paths.
  Map<String, String> left() {
    return new TreeMap<>(left);
  }
}

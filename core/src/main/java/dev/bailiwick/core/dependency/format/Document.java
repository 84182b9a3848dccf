package dev.bailiwick.core.dependency.format;

import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One file with its text and its surroundings. One thread.
///
/// Whatever its format, a tree is [Json] with the offsets of the text, so that a reader needs to
/// know one shape; XML is [XmlElement].
public final class Document {
  /// Lock files of large repositories reach 10 MB.
  static final JsonReader.Limits LIMITS = new JsonReader.Limits(64 << 20, 512);

  private final String file;
  private final String text;
  private final Neighbours neighbours;
  private int[] starts = new int[0];

  /// @param file relative to the repository's root
  public Document(String file, String text, Neighbours neighbours) {
    this.file = file;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.neighbours = neighbours;
  }

  public String file() {
    return file;
  }

  /// The file's own name without its folders.
  public String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  public String text() {
    return text;
  }

  public List<String> lines() {
    return text.lines().toList();
  }

  public Json.Obj json() {
    return strict(text);
  }

  /// JSON with comments and commas before a closing bracket.
  public Json.Obj looseJson() {
    return strict(LooseJson.plain(text));
  }

  private Json.Obj strict(String json) {
    return switch (JsonReader.read(json, LIMITS)) {
      case JsonReader.Parsed(Json.Obj object) -> object;
      case JsonReader.Parsed(Json other) ->
          throw new MalformedText("no object", line(other.span().start()));
      case JsonReader.Malformed(String message, int line, int _) ->
          throw new MalformedText(message, line);
    };
  }

  public Json.Obj toml() {
    return new TomlReader(this).read();
  }

  public Json.Obj yaml() {
    return YamlReader.read(this);
  }

  public XmlElement xml() {
    return XmlReader.read(this);
  }

  public Place place(Json value) {
    return new Place(file, line(value.span().start()));
  }

  public Place at(int line) {
    return new Place(file, line);
  }

  /// The line of a UTF-16 offset, from 1.
  public int line(int offset) {
    if (starts.length == 0) {
      starts = starts(text);
    }
    int found = Arrays.binarySearch(starts, Math.max(0, offset));
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static int[] starts(String text) {
    var starts = new int[16];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = at + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  /// The UTF-16 offset at which a line starts; lines count from 0 here.
  int start(int line) {
    if (starts.length == 0) {
      starts = starts(text);
    }
    return starts[Math.min(line, starts.length - 1)];
  }

  /// A file named from this one; empty where it is missing or outside the repository.
  public Optional<Document> neighbour(String relative) {
    return resolved(relative)
        .flatMap(path -> neighbours.read(path).map(found -> new Document(path, found, neighbours)));
  }

  /// The path from the root of what this file names.
  public Optional<String> resolved(String relative) {
    if (relative.startsWith("/") || relative.contains(":")) {
      return Optional.empty();
    }
    var names = new ArrayDeque<>(List.of(file.split("/")));
    names.removeLast();
    for (var name : relative.replace('\\', '/').split("/")) {
      if (name.equals("..")) {
        if (names.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return Optional.of(String.join("/", names));
  }
}

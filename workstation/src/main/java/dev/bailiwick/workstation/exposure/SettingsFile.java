package dev.bailiwick.workstation.exposure;

import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A settings file of any assistant as a tree: JSON with or without comments, or TOML.
record SettingsFile(Json.Obj tree) {
  private static final int LARGEST = 16 << 20;

  /// Empty where it cannot be read as one.
  static Optional<SettingsFile> of(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      var name = String.valueOf(file.getFileName());
      var document = new Document(name, Files.readString(file), Neighbours.NONE);
      var tree = name.endsWith(".toml") ? document.toml() : document.looseJson();
      return Optional.of(new SettingsFile(tree));
    } catch (IOException | MalformedText e) {
      return Optional.empty();
    }
  }

  /// The value at names joined by dots; a name may hold dots itself.
  Optional<Json> at(String key) {
    return at(tree, key);
  }

  private static Optional<Json> at(Json.Obj object, String key) {
    var whole = object.get(key);
    if (whole.isPresent()) {
      return whole;
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      var inner = object.object(key.substring(0, dot)).flatMap(rest(key.substring(dot + 1)));
      if (inner.isPresent()) {
        return inner;
      }
    }
    return Optional.empty();
  }

  private static Function<Json.Obj, Optional<Json>> rest(String key) {
    return inner -> at(inner, key);
  }

  /// The texts of a value: itself, or the entries of a list.
  static List<String> texts(Json value) {
    return switch (value) {
      case Json.Str(var text, var _) -> List.of(text);
      case Json.Bool(boolean truth, var _) -> List.of(Boolean.toString(truth));
      case Json.Arr(var elements, var _) ->
          elements.stream()
              .filter(Json.Str.class::isInstance)
              .map(element -> ((Json.Str) element).value())
              .toList();
      case Json.Num(var literal, var _) -> List.of(literal);
      case Json.Obj _, Json.Null _ -> List.of();
    };
  }
}

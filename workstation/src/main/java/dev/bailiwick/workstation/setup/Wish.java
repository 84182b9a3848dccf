package dev.bailiwick.workstation.setup;

import dev.bailiwick.core.text.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a file should hold of ours.
///
/// Content is bytes as text, see [Bytes]; `null` stands for no file.
public sealed interface Wish {

  Path file();

  /// The mode that the file gets where it is made, e.g. `rw-------`; empty for the mode it has.
  default Optional<String> mode() {
    return Optional.empty();
  }

  /// The file's content with ours in it; `pristine` is what it holds without us.
  String apply(@Nullable String pristine);

  /// The content without what is ours, after the owner has changed it; `null` where nothing else is
  /// left of a file that we made.
  @Nullable String strip(String content);

  /// A file that is made where there is none, and left alone where there is one.
  record Whole(Path file, String content) implements Wish {
    @Override
    public String apply(@Nullable String pristine) {
      return pristine == null ? content : pristine;
    }

    @Override
    public @Nullable String strip(String content) {
      return content;
    }
  }

  /// Lines in a list of patterns; only those that are missing are added.
  record Patterns(Path file, List<String> lines) implements Wish {
    public Patterns {
      lines = List.copyOf(lines);
    }

    @Override
    public String apply(@Nullable String pristine) {
      var text = pristine == null ? "" : pristine;
      var present = text.lines().map(String::strip).toList();
      var missing = new ArrayList<>(lines);
      missing.removeAll(present);
      return missing.isEmpty() ? text : MarkedBlock.append(text, missing);
    }

    @Override
    public @Nullable String strip(String content) {
      var rest = MarkedBlock.remove(content);
      return rest.isEmpty() ? null : rest;
    }
  }

  /// Lines in a shell script, before everything else that it does.
  record Script(Path file, List<String> lines) implements Wish {
    private static final String SHEBANG = "#!/bin/sh\n";

    public Script {
      lines = List.copyOf(lines);
    }

    @Override
    public Optional<String> mode() {
      return Optional.of("rwxr-xr-x");
    }

    @Override
    public String apply(@Nullable String pristine) {
      return MarkedBlock.afterFirstLine(pristine == null ? SHEBANG : pristine, lines);
    }

    @Override
    public @Nullable String strip(String content) {
      var rest = MarkedBlock.remove(content);
      return rest.equals(SHEBANG) ? null : rest;
    }
  }

  /// Keys above the tables of a TOML file.
  ///
  /// @param values TOML values by key, in order
  /// @param silenced keys of the owner's that must not hold beside ours
  record TopKeys(Path file, Map<String, String> values, List<String> silenced) implements Wish {
    public TopKeys {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      silenced = List.copyOf(silenced);
    }

    @Override
    public Optional<String> mode() {
      return Optional.of("rw-------");
    }

    @Override
    public String apply(@Nullable String pristine) {
      return TomlTop.set(pristine == null ? "" : pristine, values, silenced);
    }

    /// What another repository wrote is not ours to take away.
    @Override
    public @Nullable String strip(String content) {
      if (!isIn(content)) {
        return content;
      }
      var rest = TomlTop.remove(content);
      return rest.isEmpty() ? null : rest;
    }

    /// True where the text holds them in our block.
    public boolean isIn(String content) {
      return TomlTop.holds(content, values);
    }

    /// A text as a TOML value.
    public static String quoted(String text) {
      return TomlTop.quoted(text);
    }

    /// The value of the owner's own key in a file's text, where it is a plain string.
    public static Optional<String> own(String text, String key) {
      return TomlTop.value(text, key);
    }
  }

  /// Members and elements in a JSON object.
  record Settings(Path file, List<Piece> pieces) implements Wish {
    public Settings {
      pieces = List.copyOf(pieces);
    }

    @Override
    public Optional<String> mode() {
      return Optional.of("rw-------");
    }

    @Override
    public String apply(@Nullable String pristine) {
      var text = JsonText.read(name(), pristine == null ? "" : Bytes.toUnicode(name(), pristine));
      for (var piece : pieces) {
        text = piece.apply(text);
      }
      return Bytes.fromUnicode(text.content());
    }

    @Override
    public @Nullable String strip(String content) {
      var text = JsonText.read(name(), Bytes.toUnicode(name(), content));
      for (var piece : pieces) {
        text = piece.strip(text);
      }
      return text.root().members().isEmpty() ? null : Bytes.fromUnicode(text.content());
    }

    /// True where both ask for the same; where a value was read from plays no part.
    boolean asksFor(Wish other) {
      return other instanceof Settings settings && words(settings.pieces).equals(words(pieces));
    }

    /// True where the settings' text holds every piece.
    public boolean holds(String text) {
      return isIn(Bytes.fromUnicode(text));
    }

    private static List<String> words(List<Piece> pieces) {
      return pieces.stream()
          .map(piece -> Json.array(List.of(Json.strings(piece.path()), piece.value())).write())
          .toList();
    }

    boolean isIn(String content) {
      var text = JsonText.read(name(), Bytes.toUnicode(name(), content));
      return pieces.stream().allMatch(piece -> piece.isIn(text));
    }

    private String name() {
      return file.toString();
    }
  }

  /// One thing in a JSON object.
  sealed interface Piece {
    List<String> path();

    Json value();

    JsonText apply(JsonText text);

    JsonText strip(JsonText text);

    boolean isIn(JsonText text);
  }

  /// An element of the list at the path.
  record Element(List<String> path, Json value) implements Piece {
    @Override
    public JsonText apply(JsonText text) {
      return isIn(text) ? text : text.append(path, value);
    }

    @Override
    public JsonText strip(JsonText text) {
      return text.removeElement(path, value).prune(path);
    }

    @Override
    public boolean isIn(JsonText text) {
      return text.at(path).orElse(null) instanceof Json.Arr(var elements, var _)
          && elements.stream().anyMatch(one -> one.write().equals(value.write()));
    }
  }

  /// The one value at the path.
  record Member(List<String> path, Json value) implements Piece {
    @Override
    public JsonText apply(JsonText text) {
      return isIn(text) ? text : text.set(path, value);
    }

    @Override
    public JsonText strip(JsonText text) {
      return isIn(text) ? text.remove(path).prune(path.subList(0, path.size() - 1)) : text;
    }

    @Override
    public boolean isIn(JsonText text) {
      return text.at(path).map(Json::write).equals(Optional.of(value.write()));
    }
  }
}

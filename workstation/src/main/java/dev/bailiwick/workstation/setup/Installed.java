package dev.bailiwick.workstation.setup;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What setup wrote into one repository, and what stood there before: enough to take it back.
///
/// Kept below the state folder, in a folder per repository: `manifest.json` and the original bytes
/// beside it.
final class Installed {

  /// One file.
  ///
  /// @param wish what was put in, as it was then
  /// @param original the bytes before, or `null` where there was no file
  /// @param mode the mode before; empty where there was no file
  /// @param after SHA-256 of what was written
  record Entry(Wish wish, @Nullable String original, String mode, String after) {}

  private final Path folder;
  private final Map<Path, Entry> entries = new LinkedHashMap<>();
  private final List<Path> folders = new ArrayList<>();

  private Installed(Path folder) {
    this.folder = folder;
  }

  static Path folder(Path state, Path root) {
    return state
        .resolve("installed")
        .resolve(Bytes.sha256(Bytes.fromUnicode(root.toString())).substring(0, 16));
  }

  Set<Path> files() {
    return Set.copyOf(entries.keySet());
  }

  static Installed read(Path state, Path root) {
    var installed = new Installed(folder(state, root));
    var text = Bytes.read(installed.manifest());
    if (text == null) {
      return installed;
    }
    if (!(JsonReader.read(Bytes.toUnicode("manifest.json", text), JsonReader.Limits.EVENT)
        instanceof JsonReader.Parsed(Json.Obj json))) {
      throw new SetupRefused(installed.manifest() + ": damaged; move it away to start anew");
    }
    for (var file : json.array("files")) {
      installed.add((Json.Obj) file);
    }
    for (var name : json.array("folders")) {
      installed.folders.add(Path.of(((Json.Str) name).value()));
    }
    return installed;
  }

  private void add(Json.Obj file) {
    var path = Path.of(file.string("path").orElseThrow());
    var wish =
        switch (file.string("kind").orElse("")) {
          case "whole" -> new Wish.Whole(path, "");
          case "patterns" -> new Wish.Patterns(path, List.of());
          case "script" -> new Wish.Script(path, List.of());
          case "top-keys" -> new Wish.TopKeys(path, values(file), List.of());
          default -> new Wish.Settings(path, pieces(file.array("pieces")));
        };
    var original = file.string("original").map(name -> Bytes.read(folder.resolve(name)));
    entries.put(
        path,
        new Entry(
            wish,
            original.orElse(null),
            file.string("mode").orElse(""),
            file.string("after").orElseThrow()));
  }

  private static Map<String, String> values(Json.Obj file) {
    var values = new LinkedHashMap<String, String>();
    file.object("values")
        .ifPresent(object ->
            object.members().forEach((key, value) -> values.put(key, ((Json.Str) value).value())));
    return values;
  }

  private static List<Wish.Piece> pieces(List<Json> listed) {
    var pieces = new ArrayList<Wish.Piece>();
    for (var one : listed) {
      var piece = (Json.Obj) one;
      var path = piece.array("at").stream().map(name -> ((Json.Str) name).value()).toList();
      var value = piece.get("value").orElseThrow();
      pieces.add(
          piece.isTrue("element") ? new Wish.Element(path, value) : new Wish.Member(path, value));
    }
    return pieces;
  }

  Optional<Entry> entry(Path file) {
    return Optional.ofNullable(entries.get(file));
  }

  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /// Folders that setup made, outermost first.
  List<Path> folders() {
    return List.copyOf(folders);
  }

  /// The state files as they must be to hold the entries in place of what is held now.
  List<Change> replacedBy(List<Entry> next, List<Path> made) {
    var changes = new ArrayList<Change>();
    var files = new ArrayList<Json>();
    for (var entry : next) {
      var path = entry.wish().file();
      var name = Bytes.sha256(Bytes.fromUnicode(path.toString())).substring(0, 16) + ".original";
      if (entry.original() != null) {
        change(folder.resolve(name), entry.original()).ifPresent(changes::add);
      }
      files.add(json(entry, entry.original() == null ? Optional.empty() : Optional.of(name)));
    }
    var manifest =
        Json.object()
            .put("version", 1)
            .put("files", Json.array(files))
            .put("folders", Json.strings(made.stream().map(Path::toString).toList()))
            .build();
    change(manifest(), Bytes.fromUnicode(manifest.write() + "\n")).ifPresent(changes::add);
    return changes;
  }

  /// The state files, taken away.
  List<Change> forgotten() {
    var changes = new ArrayList<Change>();
    for (var entry : entries.values()) {
      var path = entry.wish().file();
      var name = Bytes.sha256(Bytes.fromUnicode(path.toString())).substring(0, 16) + ".original";
      gone(folder.resolve(name)).ifPresent(changes::add);
    }
    gone(manifest()).ifPresent(changes::add);
    return changes;
  }

  private static Json json(Entry entry, Optional<String> original) {
    var object =
        Json.object()
            .put("path", entry.wish().file().toString())
            .put("kind", kind(entry.wish()))
            .put("original", original)
            .put("mode", entry.mode())
            .put("after", entry.after());
    if (entry.wish() instanceof Wish.Settings settings) {
      object.put(
          "pieces",
          Json.array(
              settings.pieces().stream()
                  .map(piece ->
                      Json.object()
                          .put("at", Json.strings(piece.path()))
                          .put("element", piece instanceof Wish.Element)
                          .put("value", piece.value())
                          .build())
                  .toList()));
    }
    if (entry.wish() instanceof Wish.TopKeys top) {
      var values = Json.object();
      top.values().forEach(values::put);
      object.put("values", values.build());
    }
    return object.build();
  }

  private static String kind(Wish wish) {
    return switch (wish) {
      case Wish.Whole _ -> "whole";
      case Wish.Patterns _ -> "patterns";
      case Wish.Script _ -> "script";
      case Wish.TopKeys _ -> "top-keys";
      case Wish.Settings _ -> "settings";
    };
  }

  private static Optional<Change> change(Path file, String content) {
    var before = Bytes.read(file);
    return Objects.equals(before, content)
        ? Optional.empty()
        : Optional.of(new Change(file, before, content, Optional.of("rw-------")));
  }

  private static Optional<Change> gone(Path file) {
    var before = Bytes.read(file);
    return before == null
        ? Optional.empty()
        : Optional.of(new Change(file, before, null, Optional.empty()));
  }

  private Path manifest() {
    return folder.resolve("manifest.json");
  }
}

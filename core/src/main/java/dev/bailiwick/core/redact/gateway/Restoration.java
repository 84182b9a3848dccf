package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the values back for placeholders in what a tool is to write. Thread-safe.
///
/// @param writes which tools may get a value back
record Restoration(Secrets secrets, LocalWrites writes) {

  /// True where the answer does not depend on the file: nothing to restore, or the user's own word.
  boolean isDecided(CharSequence text) {
    for (int at : placeholders(text)) {
      var secret = secrets.behind(text.subSequence(at, at + Placeholders.LENGTH).toString());
      if (secret.isPresent() && !secret.get().told()) {
        return false;
      }
    }
    return true;
  }

  /// The text with the values that may stand in the file.
  String text(String text, LocalWrites.Form form, Optional<String> path) {
    var out = new StringBuilder();
    int from = 0;
    for (int at : placeholders(text)) {
      out.append(text, from, at);
      out.append(value(text.substring(at, at + Placeholders.LENGTH), form, path));
      from = at + Placeholders.LENGTH;
    }
    return out.append(text, from, text.length()).toString();
  }

  /// The same for a patch, where each placeholder belongs to the file last named before it.
  String patch(String text, PathReader reader) {
    var out = new StringBuilder();
    int from = 0;
    for (int at : placeholders(text)) {
      text.substring(from, at).chars().forEach(c -> reader.take((char) c));
      out.append(text, from, at);
      out.append(
          value(
              text.substring(at, at + Placeholders.LENGTH), LocalWrites.Form.PATCH, reader.path()));
      from = at + Placeholders.LENGTH;
    }
    text.substring(from).chars().forEach(c -> reader.take((char) c));
    return out.append(text, from, text.length()).toString();
  }

  /// A tool's input that is text: JSON in a string, or a patch.
  String whole(String text, LocalWrites.Tool tool) {
    if (text.indexOf(Placeholders.HEAD) < 0) {
      return text;
    }
    if (tool.form() == LocalWrites.Form.PATCH) {
      return patch(text, PathReader.of(tool));
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return JsonTape.read(bytes, 0, bytes.length) instanceof JsonTape.Read(var tape)
        ? new String(Edit.apply(bytes, object(bytes, tape, 0, tool)), StandardCharsets.UTF_8)
        : text;
  }

  /// The edits of a tool's input that is an object.
  List<Edit> object(byte[] bytes, JsonTape tape, int object, LocalWrites.Tool tool) {
    var path =
        tool.paths().stream()
            .map(name -> tape.text(tape.member(object, name)))
            .filter(text -> !text.isEmpty())
            .findFirst();
    var edits = new ArrayList<Edit>();
    for (int value = object; value < tape.next(object); value++) {
      if (tape.isString(value)) {
        var raw =
            new String(
                bytes,
                tape.start(value),
                tape.end(value) - tape.start(value),
                StandardCharsets.UTF_8);
        var restored = text(raw, LocalWrites.Form.MEMBERS, path);
        if (!restored.equals(raw)) {
          edits.add(
              new Edit(
                  tape.start(value), tape.end(value), restored.getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    return edits;
  }

  private static List<Integer> placeholders(CharSequence text) {
    var places = new ArrayList<Integer>();
    var whole = text.toString();
    for (int at = whole.indexOf(Placeholders.HEAD);
        at >= 0;
        at = whole.indexOf(Placeholders.HEAD, at + 1)) {
      if (Placeholders.isAt(whole, at)) {
        places.add(at);
      }
    }
    return places;
  }

  private String value(String placeholder, LocalWrites.Form form, Optional<String> path) {
    var secret = secrets.behind(placeholder);
    if (secret.isEmpty()) {
      return placeholder;
    }
    var value = secret.get().value();
    boolean holds =
        secret.get().told() || path.filter(at -> writes.files().holds(at, value)).isPresent();
    boolean breaksPatch = form == LocalWrites.Form.PATCH && value.indexOf('\n') >= 0;
    if (!holds || breaksPatch) {
      return placeholder;
    }
    return form == LocalWrites.Form.PATCH ? value : Text.escaped(value);
  }
}

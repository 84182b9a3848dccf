package dev.bailiwick.core.redact.gateway;

import java.util.ArrayList;
import java.util.List;

/// The input of one writing tool as it comes in, in pieces of any size. One thread.
///
/// Holds events back only while they could be part of a placeholder, or hold one and the file they
/// go to is not yet known. What holds none goes on as it came; of those that hold one the first
/// carries all the text and the others none, so that the stream keeps its number of events.
final class ToolInput {

  /// An event with the place of its piece of text, quotes included.
  record Piece(byte[] raw, int start, int end) {}

  private final LocalWrites.Tool tool;
  private final Restoration restoration;
  private final PathReader reader;
  private final List<Piece> held = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  ToolInput(LocalWrites.Tool tool, Restoration restoration) {
    this.tool = tool;
    this.restoration = restoration;
    this.reader = PathReader.of(tool);
  }

  LocalWrites.Tool tool() {
    return tool;
  }

  void take(Piece piece, String fragment, List<byte[]> out) {
    held.add(piece);
    text.append(fragment);
    if (tool.form() == LocalWrites.Form.MEMBERS) {
      fragment.chars().forEach(c -> reader.take((char) c));
    }
    if (Placeholders.openEnd(text) < 0 && isDecided()) {
      release(out);
    }
  }

  private boolean isDecided() {
    return tool.form() == LocalWrites.Form.PATCH
        || reader.path().isPresent()
        || restoration.isDecided(text);
  }

  /// Lets go of what is held; nothing more comes.
  void release(List<byte[]> out) {
    var all = text.toString();
    var restored =
        tool.form() == LocalWrites.Form.PATCH
            ? restoration.patch(all, reader)
            : restoration.text(all, tool.form(), reader.path());
    boolean same = restored.equals(all);
    for (int i = 0; i < held.size(); i++) {
      var piece = held.get(i);
      out.add(same ? piece.raw() : replaced(piece, i == 0 ? restored : ""));
    }
    held.clear();
    text.setLength(0);
  }

  private static byte[] replaced(Piece piece, String text) {
    return Edit.apply(
        piece.raw(), List.of(new Edit(piece.start(), piece.end(), Text.quoted(text))));
  }
}

package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One JSON string after another to the edits that take the secrets out of it. One thread.
final class Inspector {
  private static final int SHORTEST = 4;

  /// A longer value is told by its own shape; its name says little.
  private static final int NAMED = 512;

  /// Where a string stands.
  ///
  /// @param name of the member it is the value of, where that is free text too; else empty
  /// @param json true where the text is JSON of its own
  /// @param told true where the user wrote it
  record Place(String name, boolean json, boolean told) {
    static final Place TEXT = new Place("", false, false);

    String context() {
      return (json ? "json " : "text ") + told + " " + name;
    }
  }

  private final Secrets secrets;
  private final Verdicts verdicts;
  private final Supplier<Detector> detectors;
  private @Nullable Detector detector;
  private int searched;

  Inspector(Secrets secrets, Verdicts verdicts, Supplier<Detector> detectors) {
    this.secrets = secrets;
    this.verdicts = verdicts;
    this.detectors = detectors;
  }

  /// Bytes that no earlier turn had.
  int searched() {
    return searched;
  }

  /// @param start behind the opening quote
  /// @param end at the closing quote
  List<Edit> edits(byte[] raw, int start, int end, Place place) {
    if (end - start < SHORTEST) {
      return List.of();
    }
    int version = secrets.version();
    var key = verdicts.key(place.context(), raw, start, end);
    var known = verdicts.of(key, version);
    if (known.isPresent()) {
      return known.get().stream().map(edit -> edit.moved(start)).toList();
    }
    searched += end - start;
    var edits = searched(raw, start, end, place);
    verdicts.put(key, version, edits.stream().map(edit -> edit.moved(-start)).toList());
    return edits;
  }

  private List<Edit> searched(byte[] raw, int start, int end, Place place) {
    if (!RawString.isEscaped(raw, start, end)) {
      RawString.strict(raw, start, end);
      return found(raw, start, end, place);
    }
    var text = RawString.of(raw, start, end);
    return found(text.bytes(), 0, text.length(), place).stream()
        .map(edit -> new Edit(text.origin()[edit.start()], text.origin()[edit.end()], edit.text()))
        .toList();
  }

  private List<Edit> found(byte[] text, int from, int to, Place place) {
    if (place.json() && JsonTape.read(text, from, to) instanceof JsonTape.Read(var tape)) {
      return new RequestWalk(text, tape, this).free();
    }
    var spans = new ArrayList<>(detector().find(text, from, to));
    if (!place.name().isEmpty() && to - from <= NAMED) {
      spans.addAll(named(text, from, to, place.name()));
    }
    boolean told = place.told() && text[from] != '<';
    var edits = new ArrayList<Edit>();
    for (var span : Detector.inOrder(spans)) {
      var value = new String(text, span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
      boolean own = value.length() == Placeholders.LENGTH && Placeholders.isAt(value, 0);
      if (!own) {
        edits.add(edit(span.start(), span.end(), secrets.placeholder(value, told)));
      }
    }
    return withKnown(text, from, to, edits);
  }

  private static Edit edit(int start, int end, String placeholder) {
    return new Edit(start, end, placeholder.getBytes(StandardCharsets.US_ASCII));
  }

  /// Made with the first string that no earlier turn had.
  private Detector detector() {
    if (detector == null) {
      detector = detectors.get();
    }
    return detector;
  }

  /// What the member's name tells of its value: `{"password": "…"}` reads as `password = "…"`.
  private List<Detector.Span> named(byte[] text, int from, int to, String name) {
    var head = (name + " = \"").getBytes(StandardCharsets.UTF_8);
    var line = new byte[head.length + to - from + 1];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(text, from, line, head.length, to - from);
    line[line.length - 1] = '"';
    int by = from - head.length;
    return detector().find(line, 0, line.length).stream()
        .filter(span -> span.start() >= head.length && span.end() < line.length)
        .map(span -> new Detector.Span(span.start() + by, span.end() + by))
        .toList();
  }

  /// A value that was met once is a secret wherever it stands.
  private List<Edit> withKnown(byte[] text, int from, int to, List<Edit> found) {
    var places = secrets.in(text, from, to);
    if (places.isEmpty()) {
      return found;
    }
    var all = new ArrayList<>(found);
    for (var place : places) {
      boolean free =
          found.stream().allMatch(one -> one.end() <= place.start() || place.end() <= one.start());
      if (free) {
        all.add(edit(place.start(), place.end(), place.placeholder()));
      }
    }
    all.sort(Comparator.comparingInt(Edit::start));
    return all;
  }
}

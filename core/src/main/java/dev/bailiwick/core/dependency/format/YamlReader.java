package dev.bailiwick.core.dependency.format;

import dev.bailiwick.core.text.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML to a tree: every scalar is a string as it is written. Of several documents the last is
/// read, since pnpm puts what it needs for itself before it. Aliases are refused: no tool writes
/// them into a lock file, and they multiply. One thread, used once.
final class YamlReader {

  /// A list or a mapping that has not ended; a mapping with the key whose value comes next.
  private static final class Open {
    final @Nullable Map<String, Json> members;
    final List<Json> elements = new ArrayList<>();
    final int start;
    @Nullable String key;
    int keyStart;

    Open(boolean isMapping, int start) {
      this.members = isMapping ? new LinkedHashMap<>() : null;
      this.start = start;
    }

    Json closed(int end) {
      var span = new Json.Span(start, end);
      return members == null ? new Json.Arr(elements, span) : new Json.Obj(members, span);
    }
  }

  private final Document document;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Json last;

  private YamlReader(Document document) {
    this.document = document;
  }

  static Json.Obj read(Document document) {
    return new YamlReader(document).read();
  }

  private Json.Obj read() {
    // In one piece: a character of two halves at the end of a piece breaks the reader (3.0.1).
    var settings =
        LoadSettings.builder()
            .setCodePointLimit(Document.LIMITS.length())
            .setBufferSize(document.text().length() + 2)
            .build();
    try {
      for (var event : new Parse(settings).parseString(document.text())) {
        event(event);
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new MalformedText(String.valueOf(e.getProblem()), line);
    } catch (YamlEngineException _) {
      throw new MalformedText("no YAML", 1);
    }
    return switch (last) {
      case null -> Json.object().build();
      case Json.Obj object -> object;
      case Json.Str(String text, Json.Span _) when text.isEmpty() -> Json.object().build();
      default -> throw new MalformedText("no mapping", document.line(last.span().start()));
    };
  }

  private void event(Event event) {
    int at = index(event.getStartMark());
    switch (event) {
      case DocumentStartEvent _ -> last = null;
      case MappingStartEvent _ -> push(new Open(true, at));
      case SequenceStartEvent _ -> push(new Open(false, at));
      case MappingEndEvent _ -> value(open.pop().closed(at));
      case SequenceEndEvent _ -> value(open.pop().closed(at));
      case ScalarEvent scalar -> scalar(scalar.getValue(), at, index(event.getEndMark()));
      case AliasEvent _ -> throw new MalformedText("an alias", document.line(at));
      default -> {}
    }
  }

  private void push(Open opened) {
    var around = open.peek();
    if (open.size() >= Document.LIMITS.depth()) {
      throw new MalformedText("nested too deep", document.line(opened.start));
    }
    if (around != null && around.members != null && around.key == null) {
      throw new MalformedText("a key that is no text", document.line(opened.start));
    }
    open.push(opened);
  }

  private void scalar(String text, int start, int end) {
    var around = open.peek();
    if (around != null && around.members != null && around.key == null) {
      if (around.members.containsKey(text)) {
        throw new MalformedText("'" + text + "' stands twice", document.line(start));
      }
      around.key = text;
      around.keyStart = start;
    } else {
      value(new Json.Str(text, new Json.Span(start, end)));
    }
  }

  private void value(Json value) {
    var around = open.peek();
    if (around == null) {
      last = value;
    } else if (around.members == null) {
      around.elements.add(value);
    } else if (around.key != null) {
      // A mapping is found where its key stands.
      around.members.put(
          around.key,
          value instanceof Json.Obj object
              ? new Json.Obj(object.members(), new Json.Span(around.keyStart, object.span().end()))
              : value);
      around.key = null;
    }
  }

  /// The start of the line: the engine counts code points, and only the line is wanted.
  private int index(Optional<Mark> mark) {
    return mark.map(there -> document.start(there.getLine())).orElse(0);
  }
}

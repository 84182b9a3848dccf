package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.util.ArrayList;
import java.util.List;

/// Tool calls that stand whole in an answer or an event.
final class WholeAnswer {
  private WholeAnswer() {}

  /// The edits of an answer that does not stream.
  static List<Edit> edits(Api api, byte[] bytes, JsonTape tape, Restoration restoration) {
    return switch (api) {
      case MESSAGES -> messages(bytes, tape, restoration);
      case RESPONSES -> items(bytes, tape, restoration);
      case CHAT_COMPLETIONS -> chat(tape, restoration);
      case GENERATE_CONTENT -> {
        var edits = new ArrayList<Edit>();
        if (tape.isArray(0)) {
          elements(tape, 0).forEach(one -> edits.addAll(contents(bytes, tape, one, restoration)));
        } else {
          edits.addAll(contents(bytes, tape, 0, restoration));
        }
        yield edits;
      }
    };
  }

  private static List<Edit> messages(byte[] bytes, JsonTape tape, Restoration restoration) {
    var edits = new ArrayList<Edit>();
    for (int block : elements(tape, tape.member(0, "content"))) {
      int input = tape.member(block, "input");
      if (input >= 0 && tape.text(tape.member(block, "type")).equals("tool_use")) {
        restoration
            .writes()
            .tool(tape.text(tape.member(block, "name")))
            .ifPresent(tool -> edits.addAll(restoration.object(bytes, tape, input, tool)));
      }
    }
    return edits;
  }

  /// The items of the Responses API: the answer's, those in an event's `response`, or its `item`.
  static List<Edit> items(byte[] bytes, JsonTape tape, Restoration restoration) {
    var edits = new ArrayList<Edit>();
    var items = new ArrayList<Integer>();
    if (tape.member(0, "item") >= 0) {
      items.add(tape.member(0, "item"));
    }
    items.addAll(elements(tape, tape.member(0, "output")));
    items.addAll(elements(tape, tape.member(tape.member(0, "response"), "output")));
    for (int item : items) {
      var member =
          switch (tape.text(tape.member(item, "type"))) {
            case "function_call" -> "arguments";
            case "custom_tool_call" -> "input";
            default -> "";
          };
      if (!member.isEmpty()) {
        restoration
            .writes()
            .tool(tape.text(tape.member(item, "name")))
            .ifPresent(
                tool -> edits.addAll(string(tape, tape.member(item, member), tool, restoration)));
      }
    }
    return edits;
  }

  private static List<Edit> chat(JsonTape tape, Restoration restoration) {
    var edits = new ArrayList<Edit>();
    for (int choice : elements(tape, tape.member(0, "choices"))) {
      for (int call : elements(tape, tape.member(tape.member(choice, "message"), "tool_calls"))) {
        int function = tape.member(call, "function");
        restoration
            .writes()
            .tool(tape.text(tape.member(function, "name")))
            .ifPresent(tool ->
                edits.addAll(string(tape, tape.member(function, "arguments"), tool, restoration)));
      }
    }
    return edits;
  }

  static List<Edit> contents(byte[] bytes, JsonTape tape, int answer, Restoration restoration) {
    var edits = new ArrayList<Edit>();
    for (int candidate : elements(tape, tape.member(answer, "candidates"))) {
      for (int part : elements(tape, tape.member(tape.member(candidate, "content"), "parts"))) {
        int call = tape.member(part, "functionCall");
        int input = tape.member(call, "args");
        if (input >= 0) {
          restoration
              .writes()
              .tool(tape.text(tape.member(call, "name")))
              .ifPresent(tool -> edits.addAll(restoration.object(bytes, tape, input, tool)));
        }
      }
    }
    return edits;
  }

  /// The edit of an input that is a string.
  static List<Edit> string(
      JsonTape tape, int value, LocalWrites.Tool tool, Restoration restoration) {
    var text = tape.text(value);
    var restored = restoration.whole(text, tool);
    return restored.equals(text)
        ? List.of()
        : List.of(new Edit(tape.start(value), tape.end(value), Text.quoted(restored)));
  }

  private static List<Integer> elements(JsonTape tape, int array) {
    var elements = new ArrayList<Integer>();
    if (array >= 0 && tape.isArray(array)) {
      for (int element = array + 1; element < tape.next(array); element = tape.next(element)) {
        elements.add(element);
      }
    }
    return elements;
  }
}

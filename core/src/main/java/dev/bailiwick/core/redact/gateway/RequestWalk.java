package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Walks a request to a model and looks at every string in it, except what only the provider can
/// read or must get back as it gave it. One walk.
///
/// Knows the parts of the Messages, Responses, Chat Completions and generateContent APIs by their
/// members' names, which mean the same wherever two of the APIs share one. A member nobody knows is
/// searched. Not searched, and therefore a road on which a secret would pass: thinking, signatures
/// and encrypted parts (the provider wrote them), tool schemas, ids, images and other base64.
final class RequestWalk {
  private static final Set<String> OPAQUE_TYPES =
      Set.of("thinking", "redacted_thinking", "reasoning", "base64");

  private static final Set<String> OPAQUE_MEMBERS =
      Set.of(
          "signature",
          "thoughtSignature",
          "thought_signature",
          "encrypted_content",
          "id",
          "tool_use_id",
          "tool_call_id",
          "call_id",
          "item_id",
          "file_id",
          "previous_response_id",
          "prompt_cache_key",
          "safety_identifier",
          "name",
          "type",
          "role",
          "model",
          "cache_control",
          "metadata",
          "tools",
          "tool_choice",
          "media_type",
          "mime_type",
          "mimeType",
          "inlineData",
          "inline_data",
          "input_audio",
          "container");

  /// What a tool was called with and what it gave: all of it is text of the conversation.
  private static final Set<String> FREE_IN = Set.of("functionCall", "functionResponse");

  private static final Set<String> DATA_MEMBERS = Set.of("url", "image_url", "file_data");

  private final byte[] raw;
  private final JsonTape tape;
  private final Inspector inspector;
  private final List<Edit> edits = new ArrayList<>();

  RequestWalk(byte[] raw, JsonTape tape, Inspector inspector) {
    this.raw = raw;
    this.tape = tape;
    this.inspector = inspector;
  }

  /// The edits of a whole request, by place.
  ///
  /// @throws IllegalArgumentException for a request that two readers could read in two ways
  List<Edit> request() {
    known(0, "", false);
    return edits;
  }

  /// The edits of a value whose every string and name is text of the conversation.
  List<Edit> free() {
    free(0, "");
    return edits;
  }

  private void known(int value, String name, boolean told) {
    if (tape.isString(value)) {
      if (!isData(value, name)) {
        inspect(value, new Inspector.Place("", name.equals("arguments"), told));
      }
    } else if (tape.isArray(value)) {
      for (int element = value + 1; element < tape.next(value); element = tape.next(element)) {
        known(element, "", told);
      }
    } else if (tape.isObject(value)) {
      members(value, name, told);
    }
  }

  private void members(int object, String name, boolean told) {
    var type = tape.text(only(object, "type"));
    boolean thought =
        tape.member(object, "thought") >= 0
            && raw[tape.start(tape.member(object, "thought"))] == 't';
    if (OPAQUE_TYPES.contains(type) || thought) {
      return;
    }
    int role = only(object, "role");
    boolean user = role >= 0 && tape.is(role, "user");
    boolean result = type.endsWith("tool_result") || type.endsWith("_output");
    for (int at = object + 1; at < tape.next(object); at = tape.next(at + 1)) {
      var member = tape.text(at);
      if (OPAQUE_MEMBERS.contains(member)) {
        continue;
      }
      if (isFree(member, name, type)) {
        free(at + 1, "");
      } else {
        known(at + 1, member, (told || user) && !result);
      }
    }
  }

  private static boolean isFree(String member, String name, String type) {
    return member.equals("input") && type.endsWith("tool_use")
        || FREE_IN.contains(name) && (member.equals("args") || member.equals("response"));
  }

  /// The member that says what the object is: twice in one object, it would say two things.
  private int only(int object, String name) {
    int found = tape.member(object, name);
    for (int at = object + 1; found >= 0 && at < tape.next(object); at = tape.next(at + 1)) {
      if (at + 1 != found && tape.is(at, name)) {
        throw new IllegalArgumentException("the member `" + name + "` comes twice");
      }
    }
    return found;
  }

  private void free(int value, String name) {
    if (tape.isString(value)) {
      inspect(value, new Inspector.Place(name, false, false));
    } else if (tape.isArray(value)) {
      for (int element = value + 1; element < tape.next(value); element = tape.next(element)) {
        free(element, name);
      }
    } else if (tape.isObject(value)) {
      for (int at = value + 1; at < tape.next(value); at = tape.next(at + 1)) {
        inspect(at, Inspector.Place.TEXT);
        free(at + 1, tape.text(at));
      }
    }
  }

  /// A data URL in base64: an image or a document, which has no text to search.
  private boolean isData(int string, String name) {
    if (!DATA_MEMBERS.contains(name)) {
      return false;
    }
    int start = tape.start(string) + 1;
    int end = Math.min(tape.end(string) - 1, start + 200);
    var head = new String(raw, start, end - start, java.nio.charset.StandardCharsets.ISO_8859_1);
    return head.startsWith("data:") && head.contains(";base64,");
  }

  private void inspect(int string, Inspector.Place place) {
    edits.addAll(inspector.edits(raw, tape.start(string) + 1, tape.end(string) - 1, place));
  }
}

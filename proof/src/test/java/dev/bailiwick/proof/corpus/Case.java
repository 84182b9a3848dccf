package dev.bailiwick.proof.corpus;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One line of a corpus.
///
/// @param group the class it is counted under
/// @param stopped whether the answer must be deny or ask; else it must not be deny
/// @param before events of the same session that came earlier; judged first, their answers unseen
/// @param twin the id of the partner; empty where there is none
/// @param policy the only variant it makes sense under; empty for all
/// @param repository the kind of repository it happens in
record Case(
    String id,
    String group,
    boolean stopped,
    List<Json.Obj> before,
    Json.Obj event,
    String twin,
    String policy,
    String repository) {
  Case {
    before = List.copyOf(before);
  }

  static List<Case> read(Path file) throws IOException {
    var cases = new ArrayList<Case>();
    int number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        cases.add(of(line, file + ":" + number));
      }
    }
    return cases;
  }

  private static Case of(String line, String place) {
    var json =
        switch (JsonReader.read(line, JsonReader.Limits.EVENT)) {
          case JsonReader.Parsed(Json.Obj object) -> object;
          case JsonReader.Parsed _ -> throw new IllegalStateException(place + ": no object");
          case JsonReader.Malformed(var message, var _, var column) ->
              throw new IllegalStateException(place + ":" + column + ": " + message);
        };
    var expect = json.string("expect").orElseThrow();
    if (!expect.equals("stopped") && !expect.equals("passes")) {
      throw new IllegalStateException(place + ": expect is " + expect);
    }
    return new Case(
        json.string("id").orElseThrow(),
        json.string("class").orElseThrow(),
        expect.equals("stopped"),
        json.array("before").stream().map(Json.Obj.class::cast).toList(),
        json.object("event").orElseThrow(),
        json.string("twin").orElse(""),
        json.string("policy").orElse(""),
        json.string("repo").orElse("mixed"));
  }

  /// What a person reads to know the case: the command, or the tool and its input.
  String shown() {
    var input = event.object("tool_input");
    return input
        .flatMap(object -> object.string("command"))
        .orElseGet(
            () -> event.string("tool_name").orElse("?") + " " + input.map(Json::write).orElse(""));
  }
}

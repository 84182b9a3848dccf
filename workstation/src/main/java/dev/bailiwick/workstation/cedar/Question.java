package dev.bailiwick.workstation.cedar;

import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.policy.judging.Conditions.Around;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One effect as Cedar is asked about it, in the words of `bailiwick.cedarschema`.
record Question(
    EntityUID principal, EntityUID action, EntityUID resource, Map<String, Value> context) {

  static Question of(Effect effect, Around around, Clock clock) {
    var asked =
        switch (effect) {
          case Effect.Reads _ -> file("read", around);
          case Effect.Writes _ -> file("write", around);
          case Effect.Deletes _ -> file("delete", around);
          case Effect.Runs(var invocation, _, _) -> run(invocation);
          case Effect.Reaches(Host(var scheme, var name, var port), _) ->
              new Asked(
                  "reach",
                  "Host",
                  name,
                  Map.of("host", text(name), "port", new PrimLong(port), "scheme", text(scheme)));
          case Effect.Exposes(var name, _) ->
              new Asked("expose", "Variable", name, Map.of("name", text(name)));
          case Effect.Calls(var name, _) ->
              new Asked("call", "Tool", name, Map.of("name", text(name)));
          case Effect.Controls(var subject, _) ->
              new Asked("control", "Subject", subject, Map.of("subject", text(subject)));
          case Effect.Unknown(var reason, _) ->
              new Asked("unknown", "Subject", reason, Map.of("subject", text(reason)));
        };
    var context = new HashMap<>(asked.context());
    context.put("around", around(around, LocalDateTime.now(clock)));
    return new Question(
        entity("Agent", around.situation().speaker().agent()),
        entity("Action", asked.action()),
        entity(asked.type(), asked.id()),
        context);
  }

  private record Asked(String action, String type, String id, Map<String, Value> context) {}

  private static Asked file(String action, Around around) {
    var path = around.path();
    boolean inside = !path.startsWith("/");
    return new Asked(
        action,
        "File",
        path,
        Map.of(
            "path", text(path),
            "inside", new PrimBool(inside),
            "tree", new PrimBool(around.tree())));
  }

  private static Asked run(Effect.Invocation call) {
    return new Asked(
        "run",
        "Program",
        call.program(),
        Map.of(
            "program", text(call.program()),
            "words", text(String.join(" ", call.words())),
            "options", texts(call.options().stream().flatMap(List::stream).toList()),
            "operands", texts(call.operands())));
  }

  private static Value around(Around around, LocalDateTime now) {
    var speaker = around.situation().speaker();
    return new CedarMap(
        Map.of(
            "agent", text(speaker.agent()),
            "tool", text(around.situation().call().tool()),
            "read", level(speaker.read()),
            "level", level(around.level()),
            "time",
                new CedarMap(
                    Map.of(
                        "hour", new PrimLong(now.getHour()),
                        "minute", new PrimLong(now.getMinute()),
                        "weekday", new PrimLong(now.getDayOfWeek().getValue())))));
  }

  private static Value level(Optional<Level> level) {
    return text(level.map(Level::word).orElse(""));
  }

  private static Value text(String text) {
    return new PrimString(text);
  }

  private static Value texts(Collection<String> texts) {
    return new CedarList(texts.stream().map(Question::text).distinct().toList());
  }

  private static EntityUID entity(String type, String id) {
    return new EntityUID(EntityTypeName.parse(type).orElseThrow(), id);
  }
}

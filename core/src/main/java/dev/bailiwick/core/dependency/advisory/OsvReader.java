package dev.bailiwick.core.dependency.advisory;

import dev.bailiwick.core.dependency.advisory.Advisory.Kind;
import dev.bailiwick.core.dependency.advisory.AffectedRange.Event;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One record in the OSV format (ossf.github.io/osv-schema, 1.7.0).
///
/// Read: ids, summary, severity, affected packages with their ranges and versions. Passed over:
/// ranges of git commits, and packages of ecosystems that no manifest here names.
public final class OsvReader {
  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(16 << 20, 64);
  private static final int SUMMARY = 160;

  private OsvReader() {}

  /// What came of a record.
  public sealed interface Record {}

  /// @param affected one for each package it names; empty for a withdrawn record
  public record Read(Instant modified, List<Affected> affected) implements Record {
    public Read {
      affected = List.copyOf(affected);
    }
  }

  /// No OSV record; `why` is one clause.
  public record Refused(String why) implements Record {}

  /// @param name as the record spells it
  public record Affected(Ecosystem ecosystem, String name, Advisory advisory) {}

  public static Record read(String text) {
    return switch (JsonReader.read(text, LIMITS)) {
      case JsonReader.Parsed(Json.Obj record) -> read(record);
      case JsonReader.Parsed _ -> new Refused("no JSON object");
      case JsonReader.Malformed(String message, int line, int _) ->
          new Refused("no JSON: " + message + " in line " + line);
    };
  }

  private static Record read(Json.Obj record) {
    var id = record.string("id").orElse("");
    if (id.isEmpty()) {
      return new Refused("no `id`");
    }
    var modified = modified(record);
    if (record.string("withdrawn").isPresent()) {
      return new Read(modified, List.of());
    }
    var affected = new ArrayList<Affected>();
    for (var element : record.array("affected")) {
      if (element instanceof Json.Obj one) {
        affected(id, record, one).ifPresent(affected::add);
      }
    }
    return new Read(modified, joined(affected));
  }

  private static Instant modified(Json.Obj record) {
    try {
      return Instant.parse(record.string("modified").orElse(""));
    } catch (DateTimeParseException _) {
      return Instant.EPOCH;
    }
  }

  private static Optional<Affected> affected(String id, Json.Obj record, Json.Obj one) {
    var named = one.object("package");
    var ecosystem = named.flatMap(it -> it.string("ecosystem")).flatMap(Ecosystem::ofOsv);
    var name = named.flatMap(it -> it.string("name")).orElse("");
    if (ecosystem.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    var advisory =
        new Advisory(
            id,
            strings(record, "aliases"),
            summary(record),
            kind(id, record, one),
            OsvSeverity.of(record, one),
            ranges(one),
            strings(one, "versions"));
    return advisory.ranges().isEmpty() && advisory.versions().isEmpty()
        ? Optional.empty()
        : Optional.of(new Affected(ecosystem.get(), name, advisory));
  }

  /// A record may name one package in several entries.
  private static List<Affected> joined(List<Affected> all) {
    var joined = new ArrayList<Affected>();
    for (var next : all) {
      var same =
          joined.stream()
              .filter(one ->
                  one.ecosystem() == next.ecosystem()
                      && one.ecosystem().key(one.name()).equals(next.ecosystem().key(next.name())))
              .findFirst();
      if (same.isEmpty()) {
        joined.add(next);
        continue;
      }
      var first = same.get().advisory();
      var ranges = new ArrayList<>(first.ranges());
      ranges.addAll(next.advisory().ranges());
      var versions = new ArrayList<>(first.versions());
      versions.addAll(next.advisory().versions());
      joined.set(
          joined.indexOf(same.get()),
          new Affected(
              next.ecosystem(),
              same.get().name(),
              new Advisory(
                  first.id(),
                  first.aliases(),
                  first.summary(),
                  first.kind(),
                  first.severity(),
                  ranges,
                  versions)));
    }
    return joined;
  }

  /// OpenSSF's records are of malware alone; RustSec has a category for it, and GitHub's the
  /// weakness CWE-506, "Embedded Malicious Code".
  private static Kind kind(String id, Json.Obj record, Json.Obj affected) {
    var specific = affected.object("database_specific");
    boolean malicious =
        id.startsWith("MAL-")
            || specific.filter(one -> strings(one, "categories").contains("malicious")).isPresent()
            || record
                .object("database_specific")
                .filter(one -> strings(one, "cwe_ids").contains("CWE-506"))
                .isPresent();
    if (malicious) {
      return Kind.MALICIOUS;
    }
    // RustSec: what is unmaintained or merely worth a notice says so here.
    return specific
            .flatMap(one -> one.string("informational"))
            .filter(word -> !word.equals("unsound"))
            .isPresent()
        ? Kind.INFORMATIONAL
        : Kind.VULNERABLE;
  }

  private static String summary(Json.Obj record) {
    var text =
        record
            .string("summary")
            .or(() -> record.string("details"))
            .orElse("")
            .strip()
            .lines()
            .findFirst()
            .orElse("")
            .replaceAll("\\p{Cntrl}+", " ");
    return text.length() <= SUMMARY ? text : text.substring(0, SUMMARY - 1) + "…";
  }

  private static List<AffectedRange> ranges(Json.Obj affected) {
    var ranges = new ArrayList<AffectedRange>();
    for (var element : affected.array("ranges")) {
      if (element instanceof Json.Obj range && !range.string("type").orElse("").equals("GIT")) {
        var events = events(range);
        if (!events.isEmpty()) {
          ranges.add(new AffectedRange(events));
        }
      }
    }
    return ranges;
  }

  private static List<Event> events(Json.Obj range) {
    var events = new ArrayList<Event>();
    for (var element : range.array("events")) {
      if (element instanceof Json.Obj event) {
        for (var kind : AffectedRange.Kind.values()) {
          event.string(kind.word()).ifPresent(version -> events.add(new Event(kind, version)));
        }
      }
    }
    return events;
  }

  private static List<String> strings(Json.Obj object, String name) {
    var texts = new ArrayList<String>();
    for (var element : object.array(name)) {
      if (element instanceof Json.Str(String text, Json.Span _)) {
        texts.add(text);
      }
    }
    return texts;
  }
}

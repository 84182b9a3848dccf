package dev.bailiwick.proof.personal;

import dev.bailiwick.core.classify.personal.PersonalData;
import dev.bailiwick.core.classify.personal.PersonalFinding;
import dev.bailiwick.core.classify.personal.PersonalKind;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Scores the detectors on files in presidio-research's format (`full_text`, `spans` with
/// `entity_type`, `start_position`, `end_position`): `proof/personal/measure FILE…`.
///
/// A finding is right where it overlaps a span of its kind in more than half of both. Spans of
/// kinds that are not structured are ignored, and a finding inside one counts as wrong.
final class PersonalScore {
  private static final Map<String, PersonalKind> KINDS =
      Map.of(
          "CREDIT_CARD", PersonalKind.CARD,
          "IBAN_CODE", PersonalKind.IBAN,
          "US_SSN", PersonalKind.SOCIAL_SECURITY,
          "EMAIL_ADDRESS", PersonalKind.EMAIL,
          "PHONE_NUMBER", PersonalKind.PHONE,
          "IP_ADDRESS", PersonalKind.IP_ADDRESS);

  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(64 << 20, 64);

  private static final class Tally {
    private int right;
    private int missed;
    private int wrong;
  }

  private final Map<PersonalKind, Tally> tallies = new EnumMap<>(PersonalKind.class);
  private final List<String> disagreements = new ArrayList<>();

  public static void main(String[] files) throws IOException {
    var score = new PersonalScore();
    for (var file : files) {
      score.add(Files.readString(Path.of(file)));
    }
    score.disagreements.forEach(System.out::println);
    score.print();
  }

  private void add(String json) {
    if (JsonReader.read(json, LIMITS) instanceof JsonReader.Parsed(Json.Arr(var texts, var _))) {
      texts.forEach(text -> one((Json.Obj) text));
    } else {
      throw new IllegalArgumentException("no array of labelled texts");
    }
  }

  private void one(Json.Obj labelled) {
    var text = labelled.string("full_text").orElseThrow();
    var spans = new ArrayList<PersonalFinding>();
    for (var span : ((Json.Arr) labelled.get("spans").orElseThrow()).elements()) {
      var object = (Json.Obj) span;
      var kind = KINDS.get(object.string("entity_type").orElse(""));
      if (kind != null) {
        spans.add(
            new PersonalFinding(
                kind, number(object, "start_position"), number(object, "end_position")));
      }
    }
    var found = new ArrayList<>(PersonalData.find(text));
    for (var span : spans) {
      var match = found.stream().filter(one -> agree(one, span)).findFirst();
      match.ifPresentOrElse(
          one -> {
            tally(span.kind()).right++;
            found.remove(one);
          },
          () -> miss(text, span));
    }
    found.forEach(one -> wrong(text, one));
  }

  private static int number(Json.Obj object, String name) {
    return Integer.parseInt(object.get(name).orElseThrow().write());
  }

  private static boolean agree(PersonalFinding found, PersonalFinding span) {
    int shared = Math.min(found.end(), span.end()) - Math.max(found.start(), span.start());
    return found.kind() == span.kind()
        && 2 * shared > found.end() - found.start()
        && 2 * shared > span.end() - span.start();
  }

  private void miss(String text, PersonalFinding span) {
    tally(span.kind()).missed++;
    disagreements.add("missed " + around(text, span));
  }

  private void wrong(String text, PersonalFinding found) {
    tally(found.kind()).wrong++;
    disagreements.add("wrong  " + around(text, found));
  }

  private Tally tally(PersonalKind kind) {
    return tallies.computeIfAbsent(kind, _ -> new Tally());
  }

  private static String around(String text, PersonalFinding place) {
    var before = text.substring(Math.max(0, place.start() - 40), place.start());
    var after = text.substring(place.end(), Math.min(text.length(), place.end() + 15));
    var value = text.substring(place.start(), place.end());
    return (place.kind() + " " + before + "[" + value + "]" + after).replace('\n', ' ');
  }

  private void print() {
    System.out.printf(
        "%n%-16s %6s %6s %6s %9s %6s%n", "kind", "right", "missed", "wrong", "precision", "recall");
    var all = new Tally();
    tallies.forEach((kind, tally) -> {
      print(kind.toString(), tally);
      all.right += tally.right;
      all.missed += tally.missed;
      all.wrong += tally.wrong;
    });
    print("all", all);
  }

  private static void print(String name, Tally tally) {
    double precision = tally.right / Math.max(1.0, tally.right + tally.wrong);
    double recall = tally.right / Math.max(1.0, tally.right + tally.missed);
    System.out.printf(
        Locale.ROOT,
        "%-16s %6d %6d %6d %9.3f %6.3f%n",
        name,
        tally.right,
        tally.missed,
        tally.wrong,
        precision,
        recall);
  }
}

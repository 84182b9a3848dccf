package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.classify.Term;
import dev.bailiwick.core.classify.personal.PersonalData;
import dev.bailiwick.core.classify.personal.PersonalRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the policy's levels say must not leave: terms, and structured personal data where a text
/// holds enough of it to be a record of persons. Thread-safe.
///
/// @param terms of the levels that are never shared, or shared sanitized
/// @param personal true where one of these levels names `pii`
public record ClassifiedText(List<Term> terms, boolean personal) implements Detector {
  public ClassifiedText {
    terms = List.copyOf(terms);
  }

  @Override
  public List<Span> find(byte[] text, int from, int to) {
    if (terms.isEmpty() && !personal) {
      return List.of();
    }
    var units = new String(text, from, to - from, StandardCharsets.UTF_8);
    var places = new ArrayList<Span>();
    for (var term : terms) {
      term.places(units).forEach(place -> places.add(new Span(place.start(), place.end())));
    }
    if (personal) {
      var found = PersonalData.find(units);
      if (PersonalRecord.isIn(units, found)) {
        found.forEach(one -> places.add(new Span(one.start(), one.end())));
      }
    }
    return inBytes(units, Detector.inOrder(places), from);
  }

  private static List<Span> inBytes(String units, List<Span> places, int from) {
    var spans = new ArrayList<Span>();
    int unit = 0;
    int at = from;
    for (var place : places) {
      at += bytes(units, unit, place.start());
      int end = at + bytes(units, place.start(), place.end());
      spans.add(new Span(at, end));
      unit = place.end();
      at = end;
    }
    return spans;
  }

  private static int bytes(String units, int from, int to) {
    return units.substring(from, to).getBytes(StandardCharsets.UTF_8).length;
  }
}

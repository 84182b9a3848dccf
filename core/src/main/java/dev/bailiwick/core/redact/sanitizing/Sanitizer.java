package dev.bailiwick.core.redact.sanitizing;

import dev.bailiwick.core.classify.personal.PersonalData;
import dev.bailiwick.core.secret.SecretScanner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Makes code fit to be shared, so that it still parses and the answer can be put back. One thread;
/// one for all files of a project that are shared together.
///
/// Secrets become references to the environment in the idiom of the file's language, or obvious
/// placeholders, and never enter the map. Names of the policy, identifiers that tell of a vendor,
/// terms, internal hosts and structured personal data become surrogates that the map takes back.
/// Does not see: names of persons, prose, and secrets that neither a shape nor a name tells.
public final class Sanitizer {

  /// What the policy says of sharing.
  ///
  /// @param names what an identifier becomes (`sanitize.names`)
  /// @param terms words that must not leave (`classification.*.terms`)
  /// @param key of the project, for surrogates; never shared
  public record Rules(Map<String, String> names, List<String> terms, byte[] key) {
    public Rules {
      names = new LinkedHashMap<>(names);
      terms = List.copyOf(terms);
      key = key.clone();
    }
  }

  /// @param variables the environment variables that take the place of secrets, sorted: the lines
  ///   of an `.env.example`
  /// @param secrets how many places held one
  /// @param surrogates how many places got a surrogate
  public record Sanitized(String text, List<String> variables, int secrets, int surrogates) {
    public Sanitized {
      variables = List.copyOf(variables);
    }
  }

  private record Change(int start, int end, String text) {}

  private static final int ROUNDS = 8;

  private final Rules rules;
  private final Secrets secrets;
  private final Surrogates surrogates;
  private final RestoreMap map;
  private final VariableNames variables = new VariableNames();

  /// @param map is filled; a map of earlier files keeps what it says
  public Sanitizer(Rules rules, SecretScanner scanner, RestoreMap map) {
    this.rules = rules;
    this.secrets = new Secrets(scanner);
    this.surrogates = new Surrogates(rules.key());
    this.map = map;
  }

  /// @param name of the file; its ending tells the language; without a name the text does
  public Sanitized sanitize(String name, String text) {
    var idiom = name.isEmpty() ? Idiom.guess(text) : Idiom.of(name);
    var changes = new ArrayList<Change>();
    var used = new TreeSet<String>();
    boolean needs = secrets(text, idiom, changes, used);
    int count = changes.size();
    var taken = new BitSet();
    changes.forEach(change -> taken.set(change.start(), change.end()));
    personal(text, taken, changes);
    hosts(text, taken, changes);
    terms(text, taken, changes);
    names(text, taken, changes);
    var apart = withoutStrays(text, apart(changes));
    var shared = applied(text, apart);
    var whole = needs ? NeededLine.in(shared, idiom) : shared;
    return new Sanitized(whole, List.copyOf(used), count, apart.size() - count);
  }

  private boolean secrets(String text, Idiom idiom, List<Change> changes, TreeSet<String> used) {
    var segments = Segments.of(text, idiom);
    var placed = PlacedSecret.of(segments.literals(), secrets.of(text, idiom, segments));
    PlacedSecret.name(text, placed, variables);
    boolean needs = false;
    for (var one : placed) {
      var variable = one.variable(text, variables);
      var replacement =
          SecretReplacement.of(text, idiom, segments, one.place(), one.literal(), variable);
      changes.add(new Change(replacement.start(), replacement.end(), replacement.text()));
      used.add(variable);
      needs |= replacement.needsLine();
    }
    return needs;
  }

  private void personal(String text, BitSet taken, List<Change> changes) {
    for (var found : PersonalData.find(text)) {
      if (!isFree(taken, found.start(), found.end())) {
        continue;
      }
      var original = text.substring(found.start(), found.end());
      var surrogate =
          value(text, original, attempt -> surrogates.of(found.kind(), original, attempt));
      changes.add(new Change(found.start(), found.end(), surrogate));
    }
  }

  private void hosts(String text, BitSet taken, List<Change> changes) {
    var hosts = InternalHosts.in(text);
    while (hosts.find()) {
      if (!isFree(taken, hosts.start(), hosts.end())) {
        continue;
      }
      var original = hosts.group();
      var surrogate =
          value(text, original, attempt -> surrogates.word(original, attempt) + ".example.com");
      changes.add(new Change(hosts.start(), hosts.end(), surrogate));
    }
  }

  private String value(
      String text, String original, java.util.function.IntFunction<String> proposals) {
    return surrogate(text, RestoreMap.Kind.VALUE, original, proposals);
  }

  private String surrogate(
      String text,
      RestoreMap.Kind kind,
      String original,
      java.util.function.IntFunction<String> proposals) {
    return map.surrogate(original)
        .orElseGet(() -> {
          int attempt = 0;
          var surrogate = proposals.apply(attempt);
          while (map.isTaken(surrogate) || isSpelled(text, original, surrogate)) {
            surrogate = proposals.apply(++attempt);
          }
          map.add(new RestoreMap.Entry(kind, original, surrogate));
          return surrogate;
        });
  }

  /// A term in one of the styles of spelling keeps its style; another spelling gets a surrogate of
  /// its own.
  private void terms(String text, BitSet taken, List<Change> changes) {
    for (var term : rules.terms()) {
      for (var span : Names.ofTerm(text, term)) {
        if (!isFree(taken, span.start(), span.end())) {
          continue;
        }
        var spelled = text.substring(span.start(), span.end());
        var styled = CaseStyles.pairs(term, topic(text, term)).get(spelled);
        changes.add(
            new Change(span.start(), span.end(), styled == null ? topic(text, spelled) : styled));
        taken.set(span.start(), span.end());
      }
    }
  }

  /// A topic is one word where the original has no space: it may stand in an identifier.
  private String topic(String text, String original) {
    boolean spaced = original.chars().anyMatch(Character::isWhitespace);
    return surrogate(
        text,
        RestoreMap.Kind.TERM,
        original,
        attempt -> {
          var word = surrogates.word(original, attempt);
          return spaced
              ? "Topic " + Character.toUpperCase(word.charAt(0)) + word.substring(1)
              : "Topic" + word;
        });
  }

  private void names(String text, BitSet taken, List<Change> changes) {
    var renamings = new ArrayList<Names.Renaming>();
    rules.names().forEach((from, to) -> renamings.add(new Names.Renaming(from, to)));
    for (var vendor : Names.ofVendors(text)) {
      boolean known =
          renamings.stream()
              .anyMatch(
                  one -> CaseStyles.words(one.from()).equals(CaseStyles.words(vendor.from())));
      if (!known) {
        renamings.add(vendor);
      }
    }
    for (var renaming : renamings) {
      rename(text, renaming, taken, changes);
    }
  }

  private void rename(String text, Names.Renaming renaming, BitSet taken, List<Change> changes) {
    var places = places(text, CaseStyles.pairs(renaming.from(), renaming.to()), taken);
    if (!places.isEmpty()) {
      var to = map.surrogate(renaming.from()).orElseGet(() -> free(text, renaming));
      changes.addAll(places(text, CaseStyles.pairs(renaming.from(), to), taken));
    }
  }

  /// The wished name, or one with a number where the code or the map has it already.
  private String free(String text, Names.Renaming renaming) {
    var to = renaming.to();
    for (int i = 2; map.isTaken(to) || isSpelled(text, renaming.from(), to); i++) {
      to = renaming.to() + i;
    }
    map.add(new RestoreMap.Entry(RestoreMap.Kind.NAME, renaming.from(), to));
    return to;
  }

  private static boolean isSpelled(String text, String from, String to) {
    return CaseStyles.pairs(from, to).values().stream().anyMatch(text::contains);
  }

  private static List<Change> places(String text, Map<String, String> pairs, BitSet taken) {
    var places = new ArrayList<Change>();
    pairs.forEach((from, to) -> {
      for (int at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
        int end = at + from.length();
        if (Names.isPart(text, at, end) && isFree(taken, at, end)) {
          places.add(new Change(at, end, to));
        }
      }
    });
    return places;
  }

  /// Where two changes meet, the one that was found first stays: a secret before all else.
  private static List<Change> apart(List<Change> changes) {
    var taken = new BitSet();
    var apart = new ArrayList<Change>();
    for (var change : changes) {
      if (isFree(taken, change.start(), change.end())) {
        taken.set(change.start(), change.end());
        apart.add(change);
      }
    }
    apart.sort(Comparator.comparingInt(Change::start));
    return apart;
  }

  private static boolean isFree(BitSet taken, int start, int end) {
    int next = taken.nextSetBit(start);
    return next < 0 || next >= end;
  }

  /// What looks like a surrogate in the shared text and is the project's own gets a surrogate too,
  /// so that restoring does not take it for one. A change may make another stray beside it, hence
  /// the rounds.
  private List<Change> withoutStrays(String text, List<Change> changes) {
    var all = changes;
    for (int round = 0; round < ROUNDS; round++) {
      var strays = strays(text, all);
      if (strays.isEmpty()) {
        return all;
      }
      var more = new ArrayList<>(all);
      more.addAll(strays);
      all = apart(more);
    }
    return all;
  }

  private List<Change> strays(String text, List<Change> changes) {
    var strays = new ArrayList<Change>();
    var shared = applied(text, changes);
    int next = 0;
    int shift = 0;
    for (var hit : new Restorer(map).hits(shared)) {
      while (next < changes.size()
          && changes.get(next).end() + shift + growth(changes.get(next)) <= hit.start()) {
        shift += growth(changes.get(next++));
      }
      int start = hit.start() - shift;
      int end = hit.end() - shift;
      if (next == changes.size() || end <= changes.get(next).start()) {
        strays.add(new Change(start, end, topic(text, text.substring(start, end))));
      }
    }
    return strays;
  }

  private static int growth(Change change) {
    return change.text().length() - (change.end() - change.start());
  }

  private static String applied(String text, List<Change> changes) {
    var shared = new StringBuilder();
    int at = 0;
    for (var change : changes) {
      shared.append(text, at, change.start()).append(change.text());
      at = change.end();
    }
    return shared.append(text, at, text.length()).toString();
  }
}

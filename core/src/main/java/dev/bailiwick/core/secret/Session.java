package dev.bailiwick.core.secret;

import dev.bailiwick.core.secret.assignment.AssignmentReader;
import dev.bailiwick.core.secret.pattern.Effort;
import dev.bailiwick.core.secret.pattern.TokenPattern;
import dev.bailiwick.core.secret.probe.Prefilter;
import dev.bailiwick.core.text.Stretches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One search after another with the same buffers. One thread.
public final class Session {
  /// What the judging of a match costs beside its walk, as steps of one.
  private static final int JUDGED = 256;

  private static final int JUDGED_A_BYTE = 8;

  /// Words of so many letters are not met inside of others by chance.
  private static final int PLAIN = 5;

  private static final int OWN = 3;

  private final SecretScanner scanner;
  private final Prefilter.Search search;
  private final Prefilter.Seen seen = this::seen;
  private final List<Found> found = new ArrayList<>();
  private final Behind behind = new Behind();
  private final AssignmentReader assignments = new AssignmentReader();
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private int[] escapes = new int[16];
  private int escapeCount;
  private final Effort effort = new Effort();
  private final Stretches walked = new Stretches();
  private Habitat habitat = Habitat.UNKNOWN;
  private final Optional<Session> more;

  /// @param rank 0 where the rule knows whose the secret is, 1 where it knows the place, 2 where
  ///   only the name, 3 for a rule of one's own
  private record Found(SecretFinding finding, int rank) {}

  Session(SecretScanner scanner) {
    this.scanner = scanner;
    this.search = scanner.prefilter().search();
    this.more = scanner.more().map(SecretScanner::session);
  }

  /// The secrets between `from` and `to`, by place; of those that overlap the one whose rule knows
  /// more, then the surest, then the longest.
  ///
  /// The bytes are not kept.
  public List<SecretFinding> scan(byte[] text, int start, int end) {
    return scan(text, start, end, Habitat.UNKNOWN);
  }

  /// @param kind of text; see [Habitat]
  public List<SecretFinding> scan(byte[] text, int start, int end, Habitat kind) {
    bytes = text;
    habitat = kind;
    from = start;
    to = end;
    found.clear();
    escapeCount = 0;
    effort.begin(end - start);
    search.search(text, start, end, seen);
    bytes = new byte[0];
    assignments.forget();
    behind.forget();
    walked.clear();
    walked.addAll(effort.walked());
    more.ifPresent(own -> own(own, text, start, end, kind));
    return surest();
  }

  private void own(Session rules, byte[] text, int start, int end, Habitat kind) {
    rules.scan(text, start, end, kind).forEach(one -> found.add(new Found(one, OWN)));
    walked.addAll(rules.walked());
  }

  /// Where in the text of the last scan something may be escaped, ascending.
  public int[] escapes() {
    return Arrays.copyOf(escapes, escapeCount);
  }

  /// True where the last text held so many places that almost were a secret that the search gave up
  /// before its end.
  public boolean gaveUp() {
    return effort.isSpent() || more.map(Session::gaveUp).orElse(false);
  }

  /// What was looked at as one in the last text and is long; lent until the next scan.
  public Stretches walked() {
    return walked;
  }

  private void seen(int landmark, int at) {
    var sign = scanner.sign(landmark);
    if (sign.isEscape()) {
      escape(at);
      return;
    }
    if (effort.isSpent()) {
      return;
    }
    var kind = scanner.kind(sign);
    if (sign.word() > 0) {
      behind(kind, at - sign.offset(), at - sign.offset() + sign.word());
      return;
    }
    int start = sign.back() == null ? at - sign.offset() : back(kind, sign.back(), at);
    if (start >= from) {
      attempt(kind, start);
    }
  }

  private void escape(int at) {
    if (escapeCount == escapes.length) {
      escapes = Arrays.copyOf(escapes, 2 * escapeCount);
    }
    escapes[escapeCount++] = at;
  }

  private int back(Kind kind, SearchPlan.Back back, int at) {
    return back.automaton()
        .backward(
            bytes,
            at,
            Math.max(from, at - TokenPattern.LONGEST),
            from,
            kind.pattern().leftEdge(),
            effort);
  }

  private void attempt(Kind kind, int start) {
    var match = kind.pattern().at(bytes, start, from, to, effort);
    if (match != null && !isPiece(kind, match) && (!kind.rule().alone() || isAlone(match))) {
      add(kind, match);
    }
  }

  /// True for a match cut out of a longer run of the same characters.
  private boolean isPiece(Kind kind, TokenPattern.Match match) {
    return match.start() > from && kind.before().has(bytes[match.start() - 1] & 0xff)
        || match.end() < to && kind.behind().has(bytes[match.end()] & 0xff);
  }

  private boolean isAlone(TokenPattern.Match match) {
    int before = match.start() - 1;
    return before < from || bytes[before] == '\n' || bytes[before] == ':';
  }

  /// Looks for the value behind a word: the first place within reach where one can begin.
  private void behind(Kind kind, int word, int end) {
    if (!covers(kind, word, end)) {
      return;
    }
    if (kind.rule().assigned()) {
      assigned(kind, word, end);
      return;
    }
    int count = behind.look(bytes, end, to);
    for (int i = 0; i < count; i++) {
      int at = behind.start(i);
      if (kind.first().has(bytes[at] & 0xff)) {
        var match = kind.pattern().at(bytes, at, from, to, effort);
        if (match != null && Behind.endsValue(bytes, match.end(), to)) {
          add(kind, match);
          return;
        }
      }
    }
  }

  private void assigned(Kind kind, int word, int end) {
    var assignment = assignments.read(bytes, word, end, from, to);
    if (assignment != null) {
      var match = scanner.assigned().match(kind, bytes, assignment, word, end, habitat);
      if (match != null) {
        add(kind, match);
      }
    }
  }

  /// A telling word of a name is found in `jwtsecret` as well, if it is no short one.
  private boolean covers(Kind kind, int word, int end) {
    return kind.rule().assigned() && end - word >= PLAIN || Hump.is(bytes, word, end, from, to);
  }

  private void add(Kind kind, TokenPattern.Match match) {
    effort.spend(JUDGED + JUDGED_A_BYTE * (match.end() - match.start()));
    var finding = scanner.judgement().of(kind, bytes, match);
    if (finding != null) {
      found.add(new Found(finding, rank(kind)));
    }
  }

  private static int rank(Kind kind) {
    return kind.rule().assigned() ? 2 : kind.rule().general() ? 1 : 0;
  }

  private List<SecretFinding> surest() {
    if (found.isEmpty()) {
      return List.of();
    }
    found.sort(
        Comparator.comparingInt(Found::rank)
            .thenComparing(one -> one.finding().confidence())
            .thenComparing(one -> one.finding().start() - one.finding().end())
            .thenComparing(one -> one.finding().start()));
    var kept = new TreeMap<Integer, SecretFinding>();
    for (var one : found) {
      var before = kept.floorEntry(one.finding().end() - 1);
      if (before == null || before.getValue().end() <= one.finding().start()) {
        kept.put(one.finding().start(), one.finding());
      }
    }
    return List.copyOf(kept.values());
  }
}

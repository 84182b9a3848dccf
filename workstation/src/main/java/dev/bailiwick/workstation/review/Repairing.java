package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.repair.Draft;
import dev.bailiwick.core.code.repair.Repairs;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.LineStarts;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Repair;
import dev.bailiwick.core.redact.sanitizing.EnvironmentReferences;
import dev.bailiwick.workstation.parser.TreeSitterParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Mends findings, and lets a mend stand only where the file parses as cleanly as before, the
/// finding is gone and no other came. One thread.
public final class Repairing {
  private static final long PARSE_MILLISECONDS = 3_000;
  private static final String SECRET = "hard-coded-secret";

  private final Path root;
  private final FolderReview review;
  private final SyntaxParser parser = new TreeSitterParser();

  /// @param root what paths are relative to
  /// @param review of the same root
  public Repairing(Path root, FolderReview review) {
    this.root = root;
    this.review = review;
  }

  /// What became of a file.
  ///
  /// @param content the file as it should be
  /// @param done what was mended, in order
  /// @param left the findings that stay
  public record Mended(byte[] content, List<Done> done, List<Finding> left) {
    public Mended {
      done = List.copyOf(done);
      left = List.copyOf(left);
    }
  }

  /// @param what was written instead, in half a sentence
  public record Done(Finding finding, String what) {}

  /// @param tried what the finding's file is then
  private record Attempt(Draft draft, byte[] tried, List<Finding> after) {}

  /// Mends one file as it stands; nothing is written.
  ///
  /// @param wanted fingerprints of the findings that may be mended
  public Mended mend(String path, Set<String> wanted) throws IOException {
    var content = Files.readAllBytes(root.resolve(path));
    var done = new ArrayList<Done>();
    var left = new HashSet<String>();
    var found = findings(path, content);
    while (true) {
      var next =
          found.stream()
              .filter(one -> wanted.contains(one.fingerprint()))
              .filter(one -> !left.contains(one.fingerprint()))
              .reduce((_, last) -> last);
      if (next.isEmpty()) {
        var staying = found.stream().filter(one -> wanted.contains(one.fingerprint())).toList();
        return new Mended(content, done, staying);
      }
      var attempt = attempt(path, content, found, next.get());
      if (attempt.isEmpty()) {
        left.add(next.get().fingerprint());
      } else {
        done.add(new Done(next.get(), attempt.get().draft.what()));
        content = attempt.get().tried;
        found = attempt.get().after;
      }
    }
  }

  /// The mend of each finding by itself, by fingerprint.
  public Map<String, Repair> proposals(String path, List<Finding> findings) throws IOException {
    var proposals = new HashMap<String, Repair>();
    var content = Files.readAllBytes(root.resolve(path));
    var found = findings(path, content);
    var lines = new LineStarts(content);
    var wanted = findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
    for (var one : found) {
      if (wanted.contains(one.fingerprint())) {
        attempt(path, content, found, one)
            .map(Attempt::draft)
            .ifPresent(draft -> proposals.put(one.fingerprint(), repair(draft, lines)));
      }
    }
    return proposals;
  }

  private static Repair repair(Draft draft, LineStarts lines) {
    return new Repair(
        draft.what(),
        draft.changes().stream()
            .map(one -> new Repair.Replacement(lines.place(one.start(), one.end()), one.text()))
            .toList());
  }

  private List<Finding> findings(String path, byte[] content) throws IOException {
    return review.file(path, content).findings().findings();
  }

  private Optional<Attempt> attempt(
      String path, byte[] content, List<Finding> found, Finding finding) throws IOException {
    var tree = tree(path, content);
    var draft = tree.flatMap(one -> draft(path, one, content, finding));
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    var tried = draft.get().applied(content);
    var then = tree(path, tried);
    if (then.isEmpty() || then.get().errors() > tree.orElseThrow().errors()) {
      return Optional.empty();
    }
    var after = findings(path, tried);
    return isBetter(found, after, finding.rule())
        ? Optional.of(new Attempt(draft.get(), tried, after))
        : Optional.empty();
  }

  /// One of the rule less, and of no other rule more.
  private static boolean isBetter(List<Finding> before, List<Finding> after, String rule) {
    var counts = new HashMap<String, Integer>();
    before.forEach(one -> counts.merge(one.rule(), 1, Integer::sum));
    after.forEach(one -> counts.merge(one.rule(), -1, Integer::sum));
    return counts.getOrDefault(rule, 0) > 0 && counts.values().stream().allMatch(n -> n >= 0);
  }

  private Optional<SyntaxTree> tree(String path, byte[] content) {
    return Language.of(path)
        .map(language -> parser.parse(language, content, PARSE_MILLISECONDS))
        .filter(SyntaxParser.Result.Parsed.class::isInstance)
        .map(result -> ((SyntaxParser.Result.Parsed) result).tree());
  }

  private static Optional<Draft> draft(
      String path, SyntaxTree tree, byte[] content, Finding finding) {
    var lines = new LineStarts(content);
    var place = finding.place();
    int start = lines.offset(place.line(), place.column());
    int end = lines.offset(place.endLine(), place.endColumn());
    var draft = Repairs.of(finding.rule(), tree, start, end);
    return draft.isEmpty() && finding.rule().equals(SECRET)
        ? secret(path, tree, start, end)
        : draft;
  }

  /// A literal becomes what the language reads from the environment.
  private static Optional<Draft> secret(String path, SyntaxTree tree, int start, int end) {
    var literals = Literals.of(tree, start, end);
    if (literals.size() != 1) {
      return Optional.empty();
    }
    var literal = literals.getFirst();
    var text = tree.text(0, tree.sourceLength());
    int from = tree.text(0, literal.start()).length();
    int to = from + tree.text(literal.start(), literal.end()).length();
    var place = new EnvironmentReferences.Place(from, to, "", SECRET);
    var mended = new EnvironmentReferences().mend(path, text, List.of(place));
    return mended.replaced().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Draft(
                "reads " + mended.replaced().getFirst().variable() + " from the environment",
                List.of(difference(text, mended.text()))));
  }

  /// The one piece in which two texts differ.
  private static Draft.Change difference(String before, String after) {
    int most = Math.min(before.length(), after.length());
    int start = 0;
    while (start < most && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    start -= start > 0 && Character.isHighSurrogate(before.charAt(start - 1)) ? 1 : 0;
    int tail = 0;
    while (tail < most - start
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    int from = bytes(before.substring(0, start));
    int to = from + bytes(before.substring(start, before.length() - tail));
    return new Draft.Change(from, to, after.substring(start, after.length() - tail));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

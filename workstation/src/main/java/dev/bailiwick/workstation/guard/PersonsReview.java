package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.review.Changes;
import dev.bailiwick.workstation.store.GeneratedCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the policy's `review` demands of a commit: that a person looked at what an assistant wrote,
/// and that one who is named looked at it where it has to do with security.
///
/// @param config the folder of the user's own policy
/// @param state our state folder, where it is kept who wrote and who looked
public record PersonsReview(Path config, Path state, World world) {

  /// A change that an assistant wrote a part of and nobody has looked at.
  ///
  /// @param digest of the change
  /// @param lines how many of its lines an assistant wrote
  /// @param agent who wrote the latest of them, in which session
  /// @param security whether the change has to do with security
  /// @param named whether the reviewer must be named
  public record Open(
      String path,
      String digest,
      int lines,
      String agent,
      String session,
      boolean security,
      boolean named) {}

  /// What the policy demands.
  ///
  /// @param code that a person looks at an assistant's code
  /// @param security that one looks at its changes of security
  /// @param senior that this one is named
  public record Demands(boolean code, boolean security, boolean senior) {
    public boolean any() {
      return code || security;
    }

    static Demands of(EffectivePolicy policy) {
      var review = policy.settings().review();
      boolean senior = SENIOR.equals(review.securityChanges());
      return new Demands(
          REQUIRED.equals(review.aiGeneratedCode()),
          senior || REQUIRED.equals(review.securityChanges()),
          senior);
    }
  }

  /// @throws IllegalArgumentException where the policy cannot be read
  public Demands demands(Path root) {
    return Demands.of(new PolicyFiles(root, config).read().orThrow());
  }

  /// Whether the file's name says that it has to do with security.
  public boolean isSecurity(Path root, String path) {
    var policy = new PolicyFiles(root, config).read().orThrow();
    return isSecurity(path, new Changes.Change(List.of(), List.of(), ""), policy, root);
  }

  /// Whether the file is for reading alone.
  public static boolean isProse(String path) {
    return PROSE.contains(path.substring(path.lastIndexOf('.') + 1));
  }

  /// Prose is read by whoever it is for.
  private static final Set<String> PROSE = Set.of("md", "txt", "rst", "adoc");

  private static final int MOVED = 5;
  private static final String REQUIRED = "required";
  private static final String SENIOR = "senior";

  /// The open changes of the next commit, by path.
  ///
  /// @throws IllegalArgumentException where the policy cannot be read
  List<Open> open(Path root, Changes changes) {
    var policy = new PolicyFiles(root, config).read().orThrow();
    var demands = Demands.of(policy);
    if (!demands.any()) {
      return List.of();
    }
    var known = GeneratedCode.of(root, state).known();
    var written = known.byPath();
    var open = new ArrayList<Open>();
    changes
        .files()
        .forEach((path, change) -> {
          var pieces = pieces(path, change, written);
          if (pieces.isEmpty() || isProse(path)) {
            return;
          }
          boolean isSecurity = demands.security() && isSecurity(path, change, policy, root);
          boolean named = isSecurity && demands.senior();
          boolean isOpen = isOpen(known.reviewers(change.digest()), named);
          if ((demands.code() || isSecurity) && isOpen) {
            var latest = pieces.getLast();
            open.add(
                new Open(
                    path,
                    change.digest(),
                    pieces.size(),
                    latest.agent(),
                    latest.session(),
                    isSecurity,
                    named));
          }
        });
    return open;
  }

  /// Notes that a person looked at what is staged.
  ///
  /// @param reviewer `Name <mail>`; empty where they give no name
  public void approve(Path root, String reviewer, InstantSource clock) throws IOException {
    var digests = open(root).stream().map(Open::digest).toList();
    GeneratedCode.of(root, state)
        .approved(new GeneratedCode.Approval(clock.instant(), reviewer, digests));
  }

  /// The open changes of what is staged now.
  public List<Open> open(Path root) throws IOException {
    return open(root, Changes.staged(root, Optional.empty()));
  }

  private boolean isSecurity(
      String path, Changes.Change change, EffectivePolicy policy, Path root) {
    return new SecurityChanges(world).is(path, change, policy, root);
  }

  private static boolean isOpen(Set<String> reviewers, boolean named) {
    return named ? reviewers.stream().allMatch(String::isEmpty) : reviewers.isEmpty();
  }

  /// The piece of each changed line that an assistant wrote. A file that no assistant is known to
  /// have written counts where two thirds of it, and five lines, were written elsewhere: it was
  /// moved.
  private static List<GeneratedCode.Piece> pieces(
      String path, Changes.Change change, Map<String, Map<String, GeneratedCode.Piece>> written) {
    var own = written.get(path);
    var lines = own == null ? all(written) : own;
    var pieces = new ArrayList<GeneratedCode.Piece>();
    int said = 0;
    for (var line : change.added()) {
      var hash = GeneratedCode.hash(line);
      said += hash.isEmpty() ? 0 : 1;
      var piece = lines.get(hash);
      if (piece != null) {
        pieces.add(piece);
      }
    }
    boolean isMoved = pieces.size() >= MOVED && 3 * pieces.size() >= 2 * said;
    return own == null && !isMoved ? List.of() : pieces;
  }

  private static Map<String, GeneratedCode.Piece> all(
      Map<String, Map<String, GeneratedCode.Piece>> written) {
    var all = new HashMap<String, GeneratedCode.Piece>();
    written.values().forEach(all::putAll);
    return all;
  }

  /// Why a commit with these changes must not be made yet, a line each.
  static List<String> refusals(List<Open> open) {
    var refusals = new ArrayList<String>();
    for (var one : open) {
      refusals.add(
          one.path
              + ": "
              + one.agent
              + " wrote "
              + (one.lines == 1 ? "1 line" : one.lines + " lines")
              + " of this change (session "
              + one.session
              + "), and no "
              + (one.named ? "named person" : "person")
              + " has looked at it"
              + (one.security ? "; it has to do with security" : ""));
    }
    if (!open.isEmpty()) {
      var ways = new HashSet<Boolean>();
      open.forEach(one -> ways.add(one.named));
      refusals.add(
          "read what is staged (`git diff --cached`), then say so in a terminal: `bailiwick review"
              + " --staged --approve"
              + (ways.contains(true) ? " --reviewer 'NAME <MAIL>'`" : "`"));
    }
    return refusals;
  }
}

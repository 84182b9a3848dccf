package dev.bailiwick.workstation.guard.waiver;

import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.core.policy.reading.WaiversReader;
import dev.bailiwick.core.policy.rule.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The waivers of a repository that count now, and why the others do not.
///
/// @param refused a line for each that does not count, in the order of the file
public record HeldWaivers(List<Waiver> counted, List<PolicyProblem> refused) {
  /// Where they stand, from the repository's top. `.bailiwick/` holds control files alone.
  public static final String FILE = ".bailiwick/waivers.yaml";

  /// The longest a waiver may last: what nobody looks at for a year is no exception any more.
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final int MOST_BYTES = 1 << 18;
  private static final HeldWaivers NONE = new HeldWaivers(List.of(), List.of());

  public HeldWaivers {
    counted = List.copyOf(counted);
    refused = List.copyOf(refused);
  }

  /// What they are read from, missing files included.
  ///
  /// @param config the folder of the user's own configuration
  public static List<Path> paths(Path root, Path config) {
    var paths = new ArrayList<>(WaiverKeys.paths(config));
    paths.addFirst(root.resolve(FILE));
    return paths;
  }

  /// Reads and verifies them; nothing that stands in the file is thrown.
  public static HeldWaivers read(Path root, Path config, Instant now) {
    var file = root.resolve(FILE);
    if (Files.notExists(file)) {
      return NONE;
    }
    var refused = new ArrayList<PolicyProblem>();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return refused("no regular file of at most 256 KiB", "replace it");
      }
      var keys = new WaiverKeys(config);
      var trusted = keys.trusted(refused);
      var outcome = WaiversReader.read(FILE, Files.readString(file));
      refused.addAll(outcome.problems());
      var counted = new ArrayList<Waiver>();
      for (var signed : outcome.waivers()) {
        var problem = problem(signed, trusted, now);
        if (problem == null) {
          counted.add(signed.waiver());
        } else {
          refused.add(problem);
        }
      }
      return new HeldWaivers(counted, refused);
    } catch (IOException e) {
      return refused("cannot be read", "check that it is UTF-8 text and its mode");
    }
  }

  private static HeldWaivers refused(String message, String mend) {
    return new HeldWaivers(List.of(), List.of(new PolicyProblem(FILE, 1, message, mend)));
  }

  private static @org.jspecify.annotations.Nullable PolicyProblem problem(
      WaiversReader.Signed signed, List<NoteVerifier> trusted, Instant now) {
    var waiver = signed.waiver();
    var what = "the waiver for `" + waiver.path() + "` does not count: ";
    if (!waiver.expires().isAfter(now)) {
      return new PolicyProblem(
          FILE,
          signed.line(),
          what + "it expired at " + waiver.expires(),
          "delete it, or renew it");
    }
    if (waiver.expires().isAfter(now.plus(LONGEST))) {
      return new PolicyProblem(
          FILE,
          signed.line(),
          what + "it lasts for more than " + LONGEST.toDays() + " days",
          "make it anew with `bailiwick classify waive`");
    }
    return switch (WaiverKeys.check(waiver, signed.signature(), trusted)) {
      case GOOD -> null;
      case UNKNOWN_KEY ->
          new PolicyProblem(
              FILE,
              signed.line(),
              what + "nobody here trusts the key that signed it",
              "a person adds the key to " + WaiverKeys.TRUSTED + " of their configuration");
      case BAD ->
          new PolicyProblem(
              FILE,
              signed.line(),
              what + "its signature is not that of its text",
              "make it anew with `bailiwick classify waive`");
    };
  }
}

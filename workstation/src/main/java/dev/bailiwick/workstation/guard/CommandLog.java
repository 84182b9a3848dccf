package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.text.BailiwickException;
import dev.bailiwick.workstation.hook.UnixHttp;
import dev.bailiwick.workstation.store.FileAuditLog;
import dev.bailiwick.workstation.store.Places;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Where our own commands write what they did: the repository's log, by way of the daemon where one
/// runs, as it alone may write then.
///
/// @param daemon how it is asked
public record CommandLog(Places places, UnixHttp daemon, InstantSource clock) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Appends the record, unless the policy says that nothing is recorded.
  ///
  /// @throws BailiwickException where that fails: what was to be recorded must not be done then
  public void append(Path root, CommandRecord record) {
    var policy =
        new PolicyFiles(root, places.config()).read() instanceof PolicyReader.Read(var read)
            ? Optional.of(read)
            : Optional.<EffectivePolicy>empty();
    var logging = policy.map(read -> read.settings().logging());
    if (logging.map(l -> Boolean.FALSE.equals(l.enabled())).orElse(false)) {
      return;
    }
    var body = record.json(root.toString()).write().getBytes(StandardCharsets.UTF_8);
    switch (daemon.call("POST", "/v1/hooks/" + CommandAnswers.COMMAND, body, PATIENCE)) {
      case UnixHttp.Answered(int _, String _, String said)
          when said.equals(CommandAnswers.RECORDED) -> {}
      case UnixHttp.Answered _ -> throw notRecorded("the daemon did not record it");
      case UnixHttp.Doubtful(String why) -> throw notRecorded(why);
      case UnixHttp.NoDaemon _ -> {
        var log = RepositoryGuard.logPlaces(root, logging, places);
        try (var file = FileAuditLog.open(log, true, clock)) {
          var _ =
              file.append(
                  record.at(clock.instant(), policy.map(EffectivePolicy::fingerprint).orElse("")));
        }
      }
    }
  }

  private static BailiwickException notRecorded(String why) {
    return new BailiwickException(
        "audit.not-recorded",
        "the audit log did not take the record (" + why + ")",
        "call bailiwick daemon stop, then try again");
  }
}

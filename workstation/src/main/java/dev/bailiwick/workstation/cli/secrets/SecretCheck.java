package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.workstation.vault.Dates;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import dev.bailiwick.workstation.vault.Vaults;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// How a variable's value stands, in a few words without it.
///
/// @param oldest a value that was written longer ago is to be changed
record SecretCheck(Vaults vaults, Instant now, Duration oldest) {

  /// Begins with `ok` where all is well.
  String state(Binding binding) {
    return switch (binding) {
      case Binding.Literal(var _, var value, boolean secret, var _) ->
          secret
              ? "a secret in the clear; bailiwick secrets migrate moves it"
              : aged(Dates.UNKNOWN, SecretValue.of(value), ", no secret");
      case Binding.Kept(var _, var reference, var _) ->
          switch (vaults.read(reference)) {
            case Vault.Found(SecretValue value) -> aged(vaults.dates(reference), value, "");
            case Vault.Absent(String why) -> why;
            case Vault.Failed(String why) -> why;
          };
    };
  }

  private String aged(Dates dates, SecretValue value, String more) {
    var end =
        Stream.concat(dates.ends().stream(), Dates.endOf(value).stream()).min(Instant::compareTo);
    if (end.isPresent() && !end.get().isAfter(now)) {
      return "expired on " + day(end.get());
    }
    if (dates.made().isPresent() && dates.made().get().plus(oldest).isBefore(now)) {
      return "not changed for " + Duration.between(dates.made().get(), now).toDays() + " days";
    }
    return "ok" + more + end.map(time -> ", ends on " + day(time)).orElse("");
  }

  private static String day(Instant time) {
    return time.toString().substring(0, 10);
  }
}

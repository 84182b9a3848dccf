package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.install.Installation.Tool;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The moment after which a manager is told to take no release, for all that it resolves: npm's
/// `--before` (npm 6), uv's `--exclude-newer`, pip's `--uploaded-prior-to` (pip 26), bun's
/// `--minimum-release-age` (bun 1.3).
///
/// Only options that a manager which does not know them refuses, or that all its versions of the
/// last years know, count: what is passed over in silence keeps nothing out. A call that exempts
/// packages has none.
public sealed interface Cutoff {

  /// What it comes to at the time of the call, UTC.
  Instant at(Instant now);

  /// A fixed moment.
  record Moment(Instant when) implements Cutoff {
    @Override
    public Instant at(Instant now) {
      return when;
    }
  }

  /// So long before the call.
  record Age(Duration age) implements Cutoff {
    @Override
    public Instant at(Instant now) {
      return now.minus(age);
    }
  }

  /// `7 days`, `24h`, `P7D`, as uv and pip take them.
  Pattern LENGTH =
      Pattern.compile("(?i)P?\\s*(\\d{1,5})\\s*(h|hours?|d|days?|w|weeks?)(?:\\s+ago)?");

  Pattern SECONDS = Pattern.compile("\\d{1,9}");

  /// @param words the whole call, the program first
  /// @param operand the first word that names a package; what stands behind it in a runner's call
  ///   is the program's own. Empty for none
  static Optional<Cutoff> of(Tool manager, List<String> words, String operand) {
    int end = words.indexOf(operand);
    boolean isRunner = List.of(Tool.RUNNER, Tool.UVX, Tool.TOOL).contains(manager);
    var own = new Words(List.of(), isRunner ? words.subList(0, Math.max(0, end)) : words);
    var program = words.isEmpty() ? "" : words.getFirst().replaceFirst("^.*/", "");
    if (own.all().stream().anyMatch(Cutoff::exempts)) {
      return Optional.empty();
    }
    return switch (program) {
      case "npm", "npx" -> moment(own.value("--before"));
      case "uv", "uvx" -> stated(own.value("--exclude-newer"));
      case "bun", "bunx" ->
          Optional.of(own.value("--minimum-release-age"))
              .filter(text -> SECONDS.matcher(text).matches())
              .map(text -> new Age(Duration.ofSeconds(Long.parseLong(text))));
      default -> manager == Tool.PIP ? stated(own.value("--uploaded-prior-to")) : Optional.empty();
    };
  }

  private static boolean exempts(String word) {
    return word.startsWith("--min-release-age") || word.startsWith("--exclude-newer-package");
  }

  /// A moment or a length of time.
  static Optional<Cutoff> stated(String text) {
    var length = LENGTH.matcher(text.strip());
    if (length.matches()) {
      long count = Long.parseLong(length.group(1));
      return Optional.of(
          new Age(
              switch (Character.toLowerCase(length.group(2).charAt(0))) {
                case 'h' -> Duration.ofHours(count);
                case 'w' -> Duration.ofDays(7 * count);
                default -> Duration.ofDays(count);
              }));
    }
    return moment(text);
  }

  /// A date, or a date with a time; uv takes what is before the end of a day, npm before its start:
  /// the later of the two counts.
  private static Optional<Cutoff> moment(String text) {
    try {
      return Optional.of(
          new Moment(
              text.length() == "2026-01-01".length()
                  ? LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                  : OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The option, with a blank before it, by which a manager takes nothing that came out after a
  /// moment; empty where it has none.
  static String option(Tool manager, Instant moment) {
    var second = moment.truncatedTo(ChronoUnit.SECONDS);
    return switch (manager) {
      case NPM -> " --before=" + second;
      case UV -> " --exclude-newer=" + second;
      case PIP -> " --uploaded-prior-to=" + second;
      default -> "";
    };
  }
}

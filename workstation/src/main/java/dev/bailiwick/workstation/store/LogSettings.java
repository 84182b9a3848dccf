package dev.bailiwick.workstation.store;

import java.time.Duration;

/// How carefully and how often the log is written.
///
/// @param durable whether an answer waits until its record would survive a power cut
/// @param syncWithin how long a record that is not durable may wait for that
/// @param segmentBytes size at which a new segment is begun
/// @param checkpointRecords and `checkpointEvery`: a checkpoint is signed after so many records or
///   so much time, whatever comes first
/// @param answerWithin how long an append waits before it gives up
record LogSettings(
    boolean durable,
    Duration syncWithin,
    long segmentBytes,
    long checkpointRecords,
    Duration checkpointEvery,
    Duration answerWithin) {

  static LogSettings of(boolean durable) {
    return new LogSettings(
        durable,
        Duration.ofMillis(50),
        64L << 20,
        1000,
        Duration.ofMillis(200),
        Duration.ofSeconds(10));
  }
}

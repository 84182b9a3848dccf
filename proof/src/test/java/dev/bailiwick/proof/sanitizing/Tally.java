package dev.bailiwick.proof.sanitizing;

import java.util.ArrayList;
import java.util.List;

/// Counts of one kind of files. One thread.
final class Tally {
  static final String HEAD =
      "%-12s %6s %9s %8s %9s %9s %8s %7s %7s %7s"
          .formatted(
              "kind",
              "files",
              "no parser",
              "planted",
              "survived",
              "restored",
              "not",
              "holding",
              "parse",
              "broken");

  private final String kind;
  private final List<String> problems = new ArrayList<>();
  private int files;
  private int unread;
  private int planted;
  private int unplanted;
  private int survived;
  private int restored;
  private int lost;
  private int holding;
  private int parsed;
  private int broken;

  Tally(String kind) {
    this.kind = kind;
  }

  /// @param unread of them that no parser here reads as they are
  void files(int count, int unread) {
    this.files = count;
    this.unread = unread;
  }

  void planted(int count) {
    planted += count;
  }

  void unplanted(int count) {
    unplanted += count;
    if (count > 0) {
      problems.add(kind + ": nothing could be planted in " + count);
    }
  }

  void survived(String problem) {
    survived++;
    problems.add(problem);
  }

  void restored(boolean whole, String problem) {
    if (whole) {
      restored++;
    } else {
      lost++;
      problems.add(problem);
    }
  }

  void held(String note) {
    holding++;
    problems.add(note);
  }

  void parsed(int count) {
    parsed += count;
  }

  void broken(String problem) {
    broken++;
    problems.add(problem);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  static Tally all(List<Tally> tallies) {
    var all = new Tally("all");
    for (var one : tallies) {
      all.files += one.files;
      all.unread += one.unread;
      all.planted += one.planted;
      all.unplanted += one.unplanted;
      all.survived += one.survived;
      all.restored += one.restored;
      all.lost += one.lost;
      all.holding += one.holding;
      all.parsed += one.parsed;
      all.broken += one.broken;
    }
    return all;
  }

  String line() {
    return "%-12s %6d %9d %8d %9d %9d %8d %7d %7d %7d"
        .formatted(kind, files, unread, planted, survived, restored, lost, holding, parsed, broken);
  }
}

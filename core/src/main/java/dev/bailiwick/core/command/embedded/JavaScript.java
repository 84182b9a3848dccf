package dev.bailiwick.core.command.embedded;

final class JavaScript {
  private JavaScript() {}

  static void read(String code, Found found) {
    throw new Unreadable("a program that is not read yet");
  }
}

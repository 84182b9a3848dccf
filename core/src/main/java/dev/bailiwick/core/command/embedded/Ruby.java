package dev.bailiwick.core.command.embedded;

final class Ruby {
  private Ruby() {}

  static void read(String code, Found found) {
    throw new Unreadable("a program that is not read yet");
  }
}

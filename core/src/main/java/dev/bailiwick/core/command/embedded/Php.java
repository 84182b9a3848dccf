package dev.bailiwick.core.command.embedded;

final class Php {
  private Php() {}

  static void read(String code, Found found) {
    throw new Unreadable("a program that is not read yet");
  }
}

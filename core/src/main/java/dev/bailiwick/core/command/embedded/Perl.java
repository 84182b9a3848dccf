package dev.bailiwick.core.command.embedded;

final class Perl {
  private Perl() {}

  static void read(String code, Found found) {
    throw new Unreadable("a program that is not read yet");
  }
}

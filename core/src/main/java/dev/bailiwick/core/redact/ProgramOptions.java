package dev.bailiwick.core.redact;

import java.util.List;
import java.util.regex.Pattern;

/// The password options of programs whose letters say nothing by themselves.
final class ProgramOptions {

  /// @param call the program's name up to the end of its simple command
  /// @param option the option in group 1, the password in group 2
  private record Rule(Pattern call, Pattern option) {
    static Rule of(String programs, String option) {
      return new Rule(
          Pattern.compile("(?<![A-Za-z0-9_.-])(?:" + programs + ")(?![A-Za-z0-9_.-])[^;|&\\n]*+"),
          Pattern.compile("(?<=\\s)(" + option + ")(" + ShellWord.VALUE + ")"));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of("mysql[a-z]*|mariadb(?:-[a-z]+)?|7z[a-z]?", "-p"),
          Rule.of("sshpass|(?:docker|podman|nerdctl|buildah)\\s+login", "-p\\s*+"),
          Rule.of("sqlcmd|bcp|isql|zip|unzip", "-P\\s*+"),
          Rule.of("redis-cli", "-a\\s*+"),
          Rule.of("ldap[a-z]+", "-w\\s*+"),
          Rule.of("htpasswd", "-[A-Za-z]*b[A-Za-z]*\\s+\\S+\\s+\\S+\\s+"));

  private ProgramOptions() {}

  static String mask(String text) {
    var masked = text;
    for (var rule : RULES) {
      masked =
          Redactor.replace(
              rule.call(),
              masked,
              call ->
                  Redactor.replace(
                      rule.option(), call.group(), option -> option.group(1) + Redactor.MASK));
    }
    return masked;
  }
}

package dev.bailiwick.core.code.value;

import java.util.Locale;

/// What kind of place a value comes from.
public enum Label {
  /// A client's request or message: under an attacker's hand.
  INPUT,
  /// A parameter of a function that other code may call with anything.
  PARAMETER,
  /// The command line: under the hand of who starts the program.
  OPERATOR,
  /// The program's environment.
  ENVIRONMENT,
  /// What an exception says.
  ERROR,
  /// Who asks, as the server knows it.
  PRINCIPAL,
  /// A credential.
  SECRET;

  /// @throws IllegalArgumentException where there is no label of that name
  public static Label of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

package dev.bailiwick.core.classify.personal;

/// What a piece of personal data is.
public enum PersonalKind {
  CARD("payment card number", true),
  IBAN("bank account number (IBAN)", true),
  SOCIAL_SECURITY("US social security number", true),
  NATIONAL_ID("national identity number", true),
  EMAIL("e-mail address", false),
  PHONE("phone number", false),
  IP_ADDRESS("IP address", false);

  private final String meaning;
  private final boolean identifying;

  PersonalKind(String meaning, boolean identifying) {
    this.meaning = meaning;
    this.identifying = identifying;
  }

  public String meaning() {
    return meaning;
  }

  /// True where one alone harms the person it belongs to; of the others it takes several to tell a
  /// record of persons from an author's line.
  public boolean isIdentifying() {
    return identifying;
  }
}

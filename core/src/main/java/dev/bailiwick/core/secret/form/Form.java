package dev.bailiwick.core.secret.form;

import java.util.Arrays;

/// One way to write a value.
///
/// @param name how it is written, e.g. `base64`; says nothing of the value
/// @param bytes not empty
public record Form(String name, byte[] bytes) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Form form && Arrays.equals(bytes, form.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return name;
  }
}

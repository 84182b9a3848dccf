package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The repositories behind the gateway, a file each, and the key that their paths and sessions come
/// from. Thread-safe.
///
/// A repository's id stands in the assistant's settings as a part of the gateway's address. It is a
/// keyed hash, so that no other user of the machine can guess the way in.
public final class Registrations {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
  private final Path folder;

  /// @param state the state folder
  public Registrations(Path state) {
    this.folder = state.resolve("gateway");
  }

  public String id(Path root) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(keyed("repository " + root));
  }

  /// A key for one purpose, the same on every start.
  byte[] keyed(String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private synchronized byte[] key() {
    var file = folder.resolve("key");
    var known = PrivateFile.read(file).filter(text -> text.length() >= 43);
    if (known.isPresent()) {
      return known.get().getBytes(StandardCharsets.UTF_8);
    }
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    PrivateFile.write(file, text + "\n");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The registration of a repository; makes nothing.
  public Optional<Registration> of(Path root) {
    return Files.exists(folder.resolve("key")) ? at(id(root)) : Optional.empty();
  }

  public Optional<Registration> at(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    return PrivateFile.read(file(id))
        .map(text -> JsonReader.read(text, JsonReader.Limits.EVENT))
        .map(read ->
            switch (read) {
              case JsonReader.Parsed(Json.Obj json) -> Registration.of(json);
              case JsonReader.Parsed _, JsonReader.Malformed _ ->
                  throw new IllegalStateException(
                      file(id) + " is damaged; run `bailiwick setup --gateway` again");
            });
  }

  /// True where no repository has a gateway.
  boolean isEmpty() {
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      return !files.iterator().hasNext();
    } catch (IOException e) {
      return true;
    }
  }

  public void put(Registration registration) {
    PrivateFile.write(file(id(registration.root())), registration.json().write() + "\n");
  }

  public void remove(Path root) {
    if (of(root).isEmpty()) {
      return;
    }
    try {
      Files.delete(file(id(root)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(id(root)), e);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + ".json");
  }
}

package dev.bailiwick.core.redact.masking;

import dev.bailiwick.core.secret.form.Covered;
import dev.bailiwick.core.secret.form.FormSearch;
import dev.bailiwick.core.secret.form.SecretForms;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Values that are to be found in, and taken out of, whole contents: in every form of
/// [SecretForms#stored], in base64 that is cut into lines, and inside gzip files and zip archives,
/// two deep. Thread-safe.
///
/// Does not see into other archives, encrypted ones, and what is over 64 MiB when unpacked.
public final class KnownSecrets {
  /// What a value becomes in text.
  public static final String WORD = "***REMOVED***";

  /// What a value becomes in a name of a file, a folder or a ref, where `*` has no place.
  public static final String NAME = "REMOVED";

  private final FormSearch search;
  private final Optional<WrappedBase64> lines;
  private final Replacement word = Replacement.of(WORD);
  private final Replacement name = Replacement.of(NAME);

  /// @param values each at least [SecretForms#SHORTEST] bytes
  public KnownSecrets(List<byte[]> values) {
    var forms = SecretForms.stored(values);
    if (forms.isEmpty()) {
      throw new IllegalArgumentException("no value of at least four bytes");
    }
    this.search = new FormSearch(forms);
    var encoded = forms.stream().filter(form -> form.name().startsWith("base64")).toList();
    this.lines =
        encoded.isEmpty()
            ? Optional.empty()
            : Optional.of(new WrappedBase64(new FormSearch(encoded)));
  }

  /// The ways in which values are written here, each once; none where there is none.
  public List<String> formsIn(byte[] bytes, int length) {
    var names = new LinkedHashSet<String>();
    search.all(bytes, 0, length).forEach(part -> names.add(part.form().name()));
    if (isInLines(bytes, length)) {
      names.add("base64");
    }
    var kind = Packed.kind(bytes, length);
    if (kind.isPresent() && packed(kind.get(), bytes, length, 0).isPresent()) {
      names.add(kind.get().toString());
    }
    return List.copyOf(names);
  }

  /// Whether a value is in these bytes; archives are not looked into.
  public boolean isPlainlyIn(byte[] bytes, int from, int end) {
    return search.first(bytes, from, end) != FormSearch.ROOT;
  }

  /// Whether a value is in this content.
  public boolean isIn(byte[] bytes, int length) {
    return isPlainlyIn(bytes, 0, length)
        || isInLines(bytes, length)
        || Packed.kind(bytes, length).flatMap(k -> packed(k, bytes, length, 0)).isPresent();
  }

  private boolean isInLines(byte[] bytes, int length) {
    return lines.isPresent() && lines.get().isIn(bytes, length);
  }

  /// The content without the values, or empty where it holds none.
  public Optional<byte[]> without(byte[] bytes, int length) {
    return without(bytes, length, 0);
  }

  private Optional<byte[]> without(byte[] bytes, int length, int depth) {
    var plain = joined(bytes, length, replaced(bytes, length, word));
    var content = plain.orElse(bytes);
    int size = plain.isPresent() ? content.length : length;
    var unpacked = Packed.kind(content, size).flatMap(kind -> packed(kind, content, size, depth));
    return unpacked.or(() -> plain);
  }

  /// With the values in lines of base64 covered too.
  private Optional<byte[]> joined(byte[] bytes, int length, Optional<byte[]> replaced) {
    var content = replaced.orElse(bytes);
    int size = replaced.isPresent() ? content.length : length;
    if (!isInLines(content, size)) {
      return replaced;
    }
    var covered = Arrays.copyOf(content, size);
    for (int place : lines.orElseThrow().places(content, size)) {
      covered[place] = 'A';
    }
    return Optional.of(covered);
  }

  private Optional<byte[]> packed(Packed.Kind kind, byte[] bytes, int length, int depth) {
    return depth > Packed.DEEPEST
        ? Optional.empty()
        : Packed.changed(
            kind,
            Arrays.copyOf(bytes, length),
            inner -> without(inner, inner.length, depth + 1),
            this::nameWithout);
  }

  /// The name without the values; itself where it holds none.
  public byte[] nameWithout(byte[] bytes) {
    return replaced(bytes, bytes.length, name).orElse(bytes);
  }

  private Optional<byte[]> replaced(byte[] bytes, int length, Replacement replacement) {
    var parts = search.all(bytes, 0, length);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    boolean binary = Replacement.isBinary(bytes, length);
    var out = new ByteArrayOutputStream(length);
    int at = 0;
    for (Covered part : parts) {
      out.write(bytes, at, part.from() - at);
      out.writeBytes(replacement.of(bytes, part, binary));
      at = part.to();
    }
    out.write(bytes, at, length - at);
    return Optional.of(out.toByteArray());
  }

  @Override
  public String toString() {
    return WORD;
  }
}

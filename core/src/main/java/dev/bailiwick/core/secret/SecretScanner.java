package dev.bailiwick.core.secret;

import dev.bailiwick.core.secret.probe.GramRates;
import dev.bailiwick.core.secret.probe.Prefilter;
import dev.bailiwick.core.secret.rule.PackedRules;
import dev.bailiwick.core.secret.rule.SecretRule;
import dev.bailiwick.core.secret.value.Surprise;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// All kinds of secrets, ready to be looked for. Thread-safe; make one and keep it.
public final class SecretScanner {
  private static final String PACKED = "/dev/bailiwick/packed/secrets.bin";

  private final List<SecretRule> rules;

  /// Made when they are first met. Kinds are immutable, so it does no harm if two threads make one.
  private final @Nullable Kind[] kinds;

  private final SearchPlan plan;
  private final Judgement judgement;
  private final Assigned assigned;

  /// Searched for beside these; what they find counts where these find nothing.
  private final @Nullable SecretScanner more;

  private SecretScanner(SecretScanner first, SecretScanner more) {
    this.rules = first.rules;
    this.kinds = first.kinds;
    this.plan = first.plan;
    this.judgement = first.judgement;
    this.assigned = first.assigned;
    this.more = more;
  }

  private SecretScanner(List<SecretRule> rules, @Nullable Kind[] kinds, SearchPlan plan) {
    this.rules = rules;
    this.kinds = kinds;
    this.plan = plan;
    var surprise = packedModel();
    judgement = new Judgement(surprise);
    assigned = new Assigned(surprise);
    more = null;
  }

  /// With rules of one's own: they find what these pass over, and change nothing else.
  ///
  /// @throws IllegalArgumentException where a rule cannot be searched for; it names the rule
  public SecretScanner and(List<SecretRule> own) {
    return new SecretScanner(this, of(own));
  }

  /// Takes a second for some hundred rules.
  ///
  /// @throws IllegalArgumentException where a rule cannot be searched for; it names the rule
  public static SecretScanner of(List<SecretRule> rules) {
    var kinds = rules.stream().map(Kind::of).toList();
    var rates = GramRates.read(new String(resource("grams.txt"), StandardCharsets.US_ASCII));
    return new SecretScanner(
        List.copyOf(rules), kinds.toArray(Kind[]::new), SearchPlan.of(kinds, rates));
  }

  private static final class None {
    private static final SecretScanner SCANNER = of(List.of());
  }

  /// One that knows no kind of secret, the same each time.
  public static SecretScanner none() {
    return None.SCANNER;
  }

  /// The rules packed into this program.
  public static SecretScanner packed() {
    var in = ByteBuffer.wrap(resource(PACKED));
    var rules = PackedRules.read(in);
    return new SecretScanner(rules, new Kind[rules.size()], SearchPlan.read(in));
  }

  /// Writes the rules and what is made of them for [#packed] to read.
  public static void pack(List<SecretRule> rules, OutputStream out) throws IOException {
    var data = new DataOutputStream(out);
    PackedRules.write(rules, data);
    of(rules).plan.write(data);
    data.flush();
  }

  static Surprise packedModel() {
    var packed = new ByteArrayInputStream(resource("surprise.model"));
    try (var stream = new InflaterInputStream(packed)) {
      return new Surprise(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String name) {
    try (var stream = SecretScanner.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("this build holds no " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A search of one thread; reuse it from text to text.
  public Session session() {
    return new Session(this);
  }

  /// In the order of their files.
  public List<SecretRule> rules() {
    return more == null ? rules : Stream.concat(rules.stream(), more.rules.stream()).toList();
  }

  Optional<SecretScanner> more() {
    return Optional.ofNullable(more);
  }

  Prefilter prefilter() {
    return plan.prefilter();
  }

  Judgement judgement() {
    return judgement;
  }

  Assigned assigned() {
    return assigned;
  }

  SearchPlan.Sign sign(int landmark) {
    return plan.sign(landmark);
  }

  Kind kind(SearchPlan.Sign sign) {
    var kind = kinds[sign.kind()];
    if (kind == null) {
      kind = Kind.of(rules.get(sign.kind()));
      kinds[sign.kind()] = kind;
    }
    return kind;
  }
}

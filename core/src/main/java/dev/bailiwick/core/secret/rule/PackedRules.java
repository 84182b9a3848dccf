package dev.bailiwick.core.secret.rule;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Severity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/// Rules in a form that is quick to read: each is made when it is asked for, since a scan meets few
/// of them. Immutable.
public final class PackedRules extends AbstractList<SecretRule> implements RandomAccess {
  private final ByteBuffer rules;
  private final int[] begins;

  private PackedRules(ByteBuffer rules, int[] begins) {
    this.rules = rules;
    this.begins = begins;
  }

  @Override
  public int size() {
    return begins.length;
  }

  @Override
  public SecretRule get(int index) {
    return rule(rules.duplicate().position(begins[index]));
  }

  public static void write(List<SecretRule> rules, DataOutputStream out) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var data = new DataOutputStream(bytes);
    out.writeInt(rules.size());
    for (var rule : rules) {
      out.writeInt(bytes.size());
      write(rule, data);
    }
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  /// Reads what [#write] wrote and leaves the buffer behind it; its array is kept.
  public static PackedRules read(ByteBuffer in) {
    var begins = new int[in.getInt()];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = in.getInt();
    }
    int length = in.getInt();
    var rules = in.slice(in.position(), length);
    in.position(in.position() + length);
    return new PackedRules(rules, begins);
  }

  private static void write(SecretRule rule, DataOutputStream out) throws IOException {
    text(rule.id(), out);
    text(rule.vendor(), out);
    text(rule.name(), out);
    text(rule.risk(), out);
    text(rule.severity().word(), out);
    text(rule.confidence().word(), out);
    text(rule.pattern(), out);
    texts(rule.before(), out);
    out.writeBoolean(rule.assigned());
    texts(rule.checks(), out);
    out.writeBoolean(rule.with().isPresent());
    if (rule.with().isPresent()) {
      text(rule.with().get().rule(), out);
      out.writeInt(rule.with().get().lines());
      out.writeBoolean(rule.with().get().required());
    }
    out.writeBoolean(rule.alone());
    out.writeBoolean(rule.general());
    out.writeDouble(rule.surprise());
    text(rule.runbook(), out);
    texts(rule.references(), out);
    texts(rule.examples(), out);
    texts(rule.leaves(), out);
    texts(rule.cwe(), out);
  }

  private static SecretRule rule(ByteBuffer in) {
    return new SecretRule(
        text(in),
        text(in),
        text(in),
        text(in),
        Severity.of(text(in)).orElseThrow(),
        Confidence.of(text(in)).orElseThrow(),
        text(in),
        texts(in),
        in.get() != 0,
        texts(in),
        in.get() == 0
            ? Optional.empty()
            : Optional.of(new SecretRule.Companion(text(in), in.getInt(), in.get() != 0)),
        in.get() != 0,
        in.get() != 0,
        in.getDouble(),
        text(in),
        texts(in),
        texts(in),
        texts(in),
        texts(in));
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(ByteBuffer in) {
    var bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void texts(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (var text : texts) {
      text(text, out);
    }
  }

  private static List<String> texts(ByteBuffer in) {
    int count = in.getInt();
    var texts = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }
}

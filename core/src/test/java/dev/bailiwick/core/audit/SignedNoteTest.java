package dev.bailiwick.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The note and its key are the example of golang.org/x/mod/sumdb/note.
class SignedNoteTest {
  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String NOTE =
      TEXT
          + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
          + "KvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static NoteVerifier peter() {
    return NoteVerifier.parse(KEY).orElseThrow();
  }

  @Test
  void opens_the_published_note() {
    assertThat(SignedNote.open(NOTE, peter())).contains(TEXT);
    assertThat(peter().text()).isEqualTo(KEY);
    assertThat(peter().name()).isEqualTo("PeterNeumann");
    assertThat(peter().id()).isEqualTo(0xc74f20a3);
  }

  @Test
  void no_changed_character_passes() {
    for (int i = 0; i < NOTE.length(); i++) {
      char other = NOTE.charAt(i) == 'A' ? 'B' : 'A';
      var changed = NOTE.substring(0, i) + other + NOTE.substring(i + 1);
      assertThat(SignedNote.open(changed, peter())).as("character %d", i).isEmpty();
    }
  }

  @Test
  void passes_over_foreign_signatures_but_not_over_a_false_one() {
    var other = NoteSigner.generate("example.org/other");
    var foreign = other.sign(TEXT).substring(TEXT.length() + 1);
    assertThat(SignedNote.open(NOTE + foreign, peter())).contains(TEXT);
    assertThat(SignedNote.open(TEXT + "\n" + foreign, peter())).isEmpty();
    var own = NOTE.substring(TEXT.length() + 1);
    var spoiled = own.replace("nAM=", "nAA=");
    assertThat(SignedNote.open(NOTE + spoiled, peter())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
        "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+%%%"
      })
  void refuses_a_damaged_key(String text) {
    assertThat(NoteVerifier.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no signature\n", "text\n\n", "text\n\nsigned\n", "text\n\n\u2014 a b\n"})
  void refuses_what_is_no_note(String note) {
    assertThat(SignedNote.open(note, peter())).isEmpty();
  }

  @Test
  void a_key_survives_its_own_text_and_hides_its_secret() {
    var signer = NoteSigner.generate("bailiwick/test");
    var again = NoteSigner.parse(signer.secretText()).orElseThrow();
    assertThat(SignedNote.open(again.sign("a\n"), signer.verifier())).contains("a\n");
    assertThat(signer.toString()).isEqualTo(signer.verifier().text());
    var foreign = NoteSigner.generate("bailiwick/test");
    var mixed =
        signer.verifier().text() + "\n" + foreign.secretText().lines().toList().get(1) + "\n";
    assertThat(NoteSigner.parse(mixed)).isEmpty();
    assertThat(NoteSigner.parse(signer.verifier().text() + "\nAAAA\n")).isEmpty();
    assertThat(NoteSigner.parse("")).isEmpty();
  }

  @Test
  void signs_only_whole_lines_under_a_proper_name() {
    var signer = NoteSigner.generate("bailiwick/test");
    assertThatThrownBy(() -> signer.sign("no end")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NoteSigner.generate("two words"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_checkpoint_is_three_lines_under_the_origin_s_key() {
    var signer = NoteSigner.generate("bailiwick/test");
    var checkpoint = new Checkpoint("bailiwick/test", 42, Merkle.EMPTY);
    assertThat(checkpoint.text())
        .isEqualTo("bailiwick/test\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    assertThat(Checkpoint.open(checkpoint.sign(signer), signer.verifier())).contains(checkpoint);
    var foreignOrigin = new Checkpoint("elsewhere", 42, Merkle.EMPTY);
    assertThat(Checkpoint.open(foreignOrigin.sign(signer), signer.verifier())).isEmpty();
    assertThat(Checkpoint.parse("o\n042\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"))
        .isEmpty();
    assertThat(Checkpoint.parse("o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")).isEmpty();
    assertThat(Checkpoint.parse("o\n1\nAAAA\n")).isEmpty();
    assertThat(Checkpoint.parse("o\n1\n")).isEmpty();
    assertThat(Checkpoint.parse("o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n"))
        .isPresent();
  }
}

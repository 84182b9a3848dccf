package dev.bailiwick.core.classify.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {

  /// What is marked off by `[` and `]` in the text is what must be found.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CARD | the card [4539578763621486] was charged",
        "CARD | [4539 5787 6362 1486], exp 12/27",
        "CARD | pan=[4539-5787-6362-1486];",
        "IBAN | pay to [DE89370400440532013000] please",
        "IBAN | [GB82 WEST 1234 5698 7654 32].",
        "SOCIAL_SECURITY | ssn: [219-09-9999]",
        "EMAIL | write to [jane.doe+x@corp-mail.co.uk].",
        "EMAIL | mailto:[o'neil@ireland.ie]",
        "PHONE | [+44 20 7946 0958]",
        "PHONE | call [(212) 555-0187] now",
        "PHONE | mobile: [078 8098 1119]",
        "PHONE | tel 0049, [212.555.0187x204]",
        "IP_ADDRESS | from [81.2.69.142] port 22",
        "IP_ADDRESS | peer [2a02:6b8:0:1472:2741:99ff:4e5a:11]",
        "NATIONAL_ID | cpf [529.982.247-25]",
        "NATIONAL_ID | DNI [12345678Z]",
        "NATIONAL_ID | hetu [131052-308T]",
        "NATIONAL_ID | pesel: [44051401359]",
        "NATIONAL_ID | BSN [111222333]",
        "NATIONAL_ID | codice [RSSMRA85T10A562S]",
        "NATIONAL_ID | [811228-9874] är ett personnummer",
        "NATIONAL_ID | Aadhaar [2341 2341 2346]",
      })
  void finds(PersonalKind kind, String marked) {
    int start = marked.indexOf('[');
    var text = marked.replace("[", "").replace("]", "");
    int end = marked.indexOf(']') - 1;

    assertThat(PersonalData.find(text)).containsExactly(new PersonalFinding(kind, start, end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242 is a test card",
        "order 4539578763621487",
        "id = 1732536271000",
        "let big = 12345678901234567890n",
        "DE88370400440532013000",
        "000-12-3456 and 666-12-3456 and 219-00-9999",
        "git@github.com:owner/repo.git",
        "jane@example.com, root@localhost, noreply@corp.io",
        "\"@types/node\": \"^20.1.0\", icon@2x.png",
        "127.0.0.1 10.0.0.8 192.168.1.20 203.0.113.9 8.8.8.8",
        "version 91.0.4472.124",
        "at 12:34:56 and 00:1A:2B:3C:4D:5E, std::vector, ::1, fe80:0:0:0:1:2:3:4",
        "2026-11-25 08:01:32.125 +0000",
        "rgb(255, 128, 0) width: 1024px; [10 200 3000]",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "550e8400-e29b-41d4-a716-446655440000",
        "const limits = [123456789, 987654321];",
        "ISBN 978-3-16-148410-0",
      })
  void leaves_alone(String text) {
    assertThat(PersonalData.find(text)).isEmpty();
  }

  @Test
  void findings_come_in_order_and_apart() {
    var text = "jane@corp.io 219-09-9999 bob@corp.io";

    assertThat(PersonalData.find(text))
        .extracting(PersonalFinding::kind)
        .isEqualTo(List.of(PersonalKind.EMAIL, PersonalKind.SOCIAL_SECURITY, PersonalKind.EMAIL));
  }

  @Test
  void a_megabyte_of_bait_is_read_in_bounded_steps() {
    for (var bait : List.of("1", "1 ", "(", "a@", "a.", "0:", "+1-", "AB12")) {
      var text = bait.repeat((1 << 20) / bait.length());

      assertThat(PersonalData.find(text)).allMatch(found -> found.length() <= 400);
    }
  }
}

package dev.bailiwick.core.secret.assignment;

import dev.bailiwick.core.secret.assignment.Assignment.Tie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a name with a word such as `password` in it is the name of a secret, or of something
/// about one: `passwordField`, `token_url` and `tokenizer` hold none.
public final class SecretName {
  /// Words behind the telling word that make the name one of something about the secret.
  private static final Set<String> ABOUT =
      Set.of(
          ("url uri link href endpoint host port domain file files filename path"
                  + " paths dir directory folder name names id ids identifier arn type types"
                  + " kind class length len size count counter min max minimum maximum limit"
                  + " num number index offset regex regexp pattern mask format field fields"
                  + " label placeholder hint tooltip text title heading header headers"
                  + " prompt question message messages msg error errors err invalid input"
                  + " inputs box control form forms view page screen dialog modal button"
                  + " icon visible visibility hidden show toggle policy policies rule rules"
                  + " strength score quality requirement requirements required optional"
                  + " enabled disabled supported allowed encoder encoding encoded encrypted"
                  + " encryption hash hashes hashed hasher digest sha sha1 sha256 sha512 md5"
                  + " checksum salt algorithm algo method mode scheme schema strategy ttl"
                  + " expiry expires expired expiration expire timeout lifetime age date"
                  + " time timestamp duration period interval at on since until reset forgot"
                  + " change changed update updated rotation rotate generator generate"
                  + " generated factory manager provider service store storage cache"
                  + " repository source resolver handler helper util utils validator"
                  + " validators validation validate valid verifier verify verified checker"
                  + " check match matches param params parameter parameters arg args option"
                  + " options prefix suffix separator delimiter delim column table row list"
                  + " map set array env environment var variable ref refs reference version"
                  + " scope scopes issuer audience state status info metadata meta data"
                  + " context request response result event callback filter interceptor"
                  + " middleware exception template selector element attribute property"
                  + " query mapper builder parser reader writer stream iterator usage help"
                  + " description desc comment note public pub fingerprint signature grant"
                  + " flow client server session user username owner alias role group level"
                  + " order position style color width less only is new old mount volume"
                  + " bucket region zone account family spec config configuration settings"
                  + " setting test tests examples fixture mock stub annotation keyword"
                  + " keywords literal symbol kinds node tree span pos loc location line"
                  + " start end begin stop next prev previous first last left right total"
                  + " used remaining budget window usages cost price pricing per tokens"
                  + " passwords secrets authorization authentication authenticated confirmed"
                  + " missing empty blank exists present wrong incorrect bad weak short long"
                  + " mismatch failed failure success requests retrieval lookup finder"
                  + " complexity code codes search magic oid guid uuid sid nonce")
              .split(" "));

  /// What a word may go on with, without a change of case, and still name the secret itself.
  private static final Set<String> GROWN =
      Set.of("e", "key", "secret", "token", "value", "string", "str", "text", "b64", "base64");

  /// Words in front that make a name one of something that is public, or of no secret at all.
  private static final Set<String> PUBLIC =
      Set.of(
          ("public pub csrf xsrf cancellation cancel page next continuation sync"
                  + " start end no non nonmatching is has without reset forgot"
                  + " lost require requires allow disable enable primary foreign sort"
                  + " partition cache routing lock sequence syntax operator identifier punctuation"
                  + " comma stop eos bos pad unk cls mask sep invalid fake design")
              .split(" "));

  /// Words anywhere in front that do.
  private static final Set<String> NO_SECRETS =
      Set.of("non", "sha", "sha256", "sha512", "md5", "hash", "hashed", "encrypted", "csrf");

  /// Words in front that make a function one that asks for a secret by a name.
  private static final Set<String> ASKS =
      Set.of(
          ("get fetch load read find lookup encode decode hash encrypt bcrypt decrypt check verify"
                  + " validate match compare generate create delete remove use with show hide toggle"
                  + " update change parse next consume expect skip peek is new print log")
              .split(" "));

  private SecretName() {}

  /// @param word where the telling word begins; to `wordEnd`, exclusive; both inside of the name
  public static boolean is(byte[] bytes, Assignment name, int word, int wordEnd) {
    var tail = text(bytes, wordEnd, name.nameEnd());
    var head = humps(text(bytes, name.nameStart(), word));
    if (!head.isEmpty() && PUBLIC.contains(head.getLast())
        || head.stream().anyMatch(NO_SECRETS::contains)) {
      return false;
    }
    if (name.tie() == Tie.CALL && !head.isEmpty() && ASKS.contains(head.getFirst())) {
      return false;
    }
    int grown = grown(tail);
    if (grown > 0 && isLower(bytes[wordEnd - 1]) && !GROWN.contains(tail.substring(0, grown))) {
      return false;
    }
    return humps(tail.substring(grown)).stream().noneMatch(ABOUT::contains);
  }

  /// How many lower-case letters follow the word without a break.
  private static int grown(String tail) {
    int length = 0;
    while (length < tail.length() && isLower((byte) tail.charAt(length))) {
      length++;
    }
    return length;
  }

  /// The words of a name in lower case: `dbRootPassword_2` is db, root, password, 2.
  static List<String> humps(String name) {
    var humps = new ArrayList<String>();
    int start = 0;
    for (int at = 1; at <= name.length(); at++) {
      if (at == name.length() || isBreak(name.charAt(at - 1), name.charAt(at))) {
        int first = start;
        while (first < at && !Character.isLetterOrDigit(name.charAt(first))) {
          first++;
        }
        if (first < at) {
          humps.add(name.substring(first, at).toLowerCase(Locale.ROOT));
        }
        start = at;
      }
    }
    return humps;
  }

  private static boolean isBreak(char before, char here) {
    return here == '_'
        || here == '-'
        || Character.isLowerCase(before) && Character.isUpperCase(here)
        || Character.isLetter(before) != Character.isLetter(here);
  }

  private static boolean isLower(byte value) {
    return value >= 'a' && value <= 'z';
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
  }
}

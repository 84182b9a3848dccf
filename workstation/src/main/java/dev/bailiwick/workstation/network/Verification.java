package dev.bailiwick.workstation.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Settings that switch the check of certificates off, widen it, or keep what it protects.
final class Verification {
  private static final String NAME = "verification";

  /// Variables and the values that switch the check off.
  private static final Map<String, Pattern> OFF =
      new TreeMap<>(
          Map.of(
              "NODE_TLS_REJECT_UNAUTHORIZED", Pattern.compile("0"),
              "GIT_SSL_NO_VERIFY", Pattern.compile("(?i)1|true|yes|on"),
              "PYTHONHTTPSVERIFY", Pattern.compile("0"),
              "NPM_CONFIG_STRICT_SSL", Pattern.compile("(?i)false"),
              "npm_config_strict_ssl", Pattern.compile("(?i)false"),
              "PIP_TRUSTED_HOST", Pattern.compile("(?s).+")));

  private static final List<String> WIDER =
      List.of(
          "AWS_CA_BUNDLE",
          "CURL_CA_BUNDLE",
          "GIT_SSL_CAINFO",
          "NODE_EXTRA_CA_CERTS",
          "REQUESTS_CA_BUNDLE",
          "SSL_CERT_DIR",
          "SSL_CERT_FILE");

  /// Where Debian, Fedora, Alpine and macOS keep the certificates that everybody there trusts.
  private static final Pattern SYSTEM =
      Pattern.compile(
          "/etc/ssl/(?:certs/?|certs/ca-certificates\\.crt|cert\\.pem)"
              + "|/etc/pki/(?:tls|ca-trust)/.*|/etc/ssl/certs/ca-bundle\\.crt");

  private final Ground ground;

  Verification(Ground ground) {
    this.ground = ground;
  }

  List<Observation> observations() {
    var found = new ArrayList<Observation>();
    OFF.forEach((name, off) -> {
      if (off.matcher(ground.variable(name)).matches()) {
        found.add(off(name));
      }
    });
    if (ground.git().value("http.sslverify").filter("false"::equals).isPresent()) {
      found.add(off("git's http.sslVerify"));
    }
    for (var folder : List.of(ground.root(), ground.home())) {
      line(folder.resolve(".npmrc"), "(?m)^\\s*strict-ssl\\s*=\\s*false", found);
    }
    line(ground.home().resolve(".config/pip/pip.conf"), "(?m)^\\s*trusted-host\\s*=", found);
    line(ground.home().resolve(".curlrc"), "(?m)^\\s*(?:-k|--?insecure)\\b", found);
    if (!ground.variable("SSLKEYLOGFILE").isEmpty()) {
      found.add(
          Observation.broken(
              NAME,
              "SSLKEYLOGFILE keeps the keys of every connection in a file",
              "unset it where an assistant is started"));
    }
    wider()
        .forEach((place, names) ->
            found.add(
                Observation.hint(
                    NAME,
                    names + " adds the certificates of " + place,
                    "know who signs with them: they can open what leaves here")));
    return found.isEmpty()
        ? List.of(Observation.ok(NAME, "certificates are checked; none is added"))
        : found;
  }

  /// Places of certificates that are not the system's own, each with the variables that name it.
  private Map<String, String> wider() {
    var places = new TreeMap<String, String>();
    for (var name : WIDER) {
      var place = ground.variable(name);
      if (!place.isEmpty() && !SYSTEM.matcher(place).matches()) {
        places.merge(place, name, (earlier, more) -> earlier + ", " + more);
      }
    }
    return places;
  }

  private static Observation off(String what) {
    return Observation.broken(
        NAME, what + " switches the check of certificates off", "take it away");
  }

  private static void line(Path file, String form, List<Observation> found) {
    if (Pattern.compile(form).matcher(Ground.text(file)).find()) {
      found.add(off(file.toString()));
    }
  }
}

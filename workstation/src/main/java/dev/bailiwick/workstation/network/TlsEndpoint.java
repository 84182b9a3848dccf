package dev.bailiwick.workstation.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// A TLS handshake and nothing after it; by way of the proxy where one is named.
///
/// The chain is kept before it is judged, so that a chain nobody trusts can be named. No byte of
/// content is sent.
public final class TlsEndpoint implements Endpoint {
  private static final int PATIENCE_MS = 4000;

  private final Optional<URI> proxy;

  public TlsEndpoint(Optional<URI> proxy) {
    this.proxy = proxy;
  }

  @Override
  public Seen at(String host, int port) {
    var witness = new Witness();
    try (var plain = socket(host, port)) {
      plain.setSoTimeout(PATIENCE_MS);
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {witness}, new SecureRandom());
      try (var secure =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return witness.chain(secure.getSession().getProtocol());
      }
    } catch (SSLException e) {
      return witness.chain.isEmpty()
          ? new Unreachable("no TLS is spoken there")
          : witness.chain("");
    } catch (IOException e) {
      return new Unreachable(e.getClass().getSimpleName());
    } catch (GeneralSecurityException e) {
      return new Unreachable("TLS cannot be set up here");
    }
  }

  private Socket socket(String host, int port) throws IOException {
    if (proxy.isEmpty()) {
      var direct = new Socket();
      direct.connect(new InetSocketAddress(host, port), PATIENCE_MS);
      return direct;
    }
    var at = proxy.get();
    var way = new InetSocketAddress(at.getHost(), at.getPort() < 0 ? 80 : at.getPort());
    var through = new Socket(new Proxy(Proxy.Type.HTTP, way));
    through.connect(InetSocketAddress.createUnresolved(host, port), PATIENCE_MS);
    return through;
  }

  /// Trusts as the platform does, and remembers what it was shown.
  private static final class Witness extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager platform;
    private List<X509Certificate> chain = List.of();
    private String refusal = "";

    private Witness() {
      try {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        platform =
            Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Java trusts no certificate here"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Java has no certificates to trust", e);
      }
    }

    private Chain chain(String protocol) {
      var subjects = new ArrayList<String>();
      chain.forEach(one -> subjects.add(one.getSubjectX500Principal().getName()));
      var last = chain.getLast().getIssuerX500Principal().getName();
      return new Chain(protocol, organisation(last), subjects, refusal);
    }

    private interface Judging {
      void judge() throws CertificateException;
    }

    private void judged(X509Certificate[] shown, Judging judging) throws CertificateException {
      chain = List.of(shown);
      try {
        judging.judge();
      } catch (CertificateException e) {
        refusal = "its chain of certificates is not trusted here";
        throw e;
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket)
        throws CertificateException {
      judged(shown, () -> platform.checkServerTrusted(shown, type, socket));
    }

    @Override
    public void checkServerTrusted(
        X509Certificate[] shown, String type, javax.net.ssl.SSLEngine engine)
        throws CertificateException {
      judged(shown, () -> platform.checkServerTrusted(shown, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type)
        throws CertificateException {
      judged(shown, () -> platform.checkServerTrusted(shown, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("no client is expected");
    }

    @Override
    public void checkClientTrusted(
        X509Certificate[] shown, String type, javax.net.ssl.SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("no client is expected");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type)
        throws CertificateException {
      throw new CertificateException("no client is expected");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return platform.getAcceptedIssuers();
    }
  }

  /// The organisation of a name of X.500, or else its common name, or else all of it.
  static String organisation(String name) {
    try {
      var parts = new LdapName(name).getRdns();
      for (var type : List.of("O", "CN")) {
        for (var part : parts) {
          if (part.getType().equalsIgnoreCase(type)) {
            return part.getValue().toString();
          }
        }
      }
      return name;
    } catch (InvalidNameException e) {
      return name;
    }
  }
}

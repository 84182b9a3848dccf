package dev.bailiwick.workstation.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsEndpointTest {
  @TempDir Path folder;

  private SSLContext signedBySomebody() throws Exception {
    var store = folder.resolve("store.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "it",
                "-dname",
                "CN=localhost, O=Inspection Works",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void a_chain_that_nobody_trusts_is_shown_with_its_signer() throws Exception {
    try (var server =
        signedBySomebody()
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server));

      var seen = new TlsEndpoint(Optional.empty()).at("localhost", server.getLocalPort());

      assertThat(seen).isInstanceOf(Endpoint.Chain.class);
      var chain = (Endpoint.Chain) seen;
      assertThat(chain.authority()).isEqualTo("Inspection Works");
      assertThat(chain.refusal()).isNotEmpty();
    }
  }

  private static void serve(ServerSocket server) {
    try (var socket = server.accept()) {
      assertThat(socket.getInputStream().read()).isNegative();
    } catch (SSLException _) {
      // The client refuses the chain.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_host_that_speaks_something_else_or_nothing_is_not_vouched_for() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = server.accept()) {
              socket.getOutputStream().write("hello\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      assertThat(new TlsEndpoint(Optional.empty()).at("localhost", server.getLocalPort()))
          .isInstanceOf(Endpoint.Unreachable.class);
    }
    assertThat(new TlsEndpoint(Optional.empty()).at("localhost", 1))
        .isInstanceOf(Endpoint.Unreachable.class);
  }

  @Test
  void goes_by_the_proxy_where_one_is_named() throws Exception {
    try (var proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var asked = new java.util.concurrent.CompletableFuture<String>();
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = proxy.accept()) {
              var in =
                  new BufferedReader(
                      new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
              asked.complete(String.valueOf(in.readLine()));
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 403 no\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
              asked.completeExceptionally(e);
            }
          });
      var at = URI.create("http://127.0.0.1:" + proxy.getLocalPort());

      assertThat(new TlsEndpoint(Optional.of(at)).at("model.example", 443))
          .isInstanceOf(Endpoint.Unreachable.class);
      assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("CONNECT model.example:443");
    }
  }

  @Test
  void the_signer_is_the_organisation_or_else_the_name() {
    assertThat(TlsEndpoint.organisation("CN=R3,O=Let's Encrypt,C=US")).isEqualTo("Let's Encrypt");
    assertThat(TlsEndpoint.organisation("CN=only me")).isEqualTo("only me");
  }
}

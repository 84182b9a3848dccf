package dev.bailiwick.workstation.egress;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.Corridor.Ruling;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.rule.HostName;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.guard.RepositoryGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The border as the repository's policy draws it: a host that `network.allow` covers, at an
/// address that is not private unless a line names that very address. Thread-safe.
///
/// There is nobody to ask, so a question is a no. A name is looked up once; what was judged is what
/// is connected to. Each answer stands in the repository's log before the way opens.
///
/// @param guards the guard of the repository with the id; empty for an id nobody has
public record PolicyBorder(
    Function<String, Optional<RepositoryGuard>> guards,
    Lookup lookup,
    World world,
    InstantSource clock,
    Corridor.Failures failures)
    implements Border {

  /// Names to addresses.
  @FunctionalInterface
  public interface Lookup {
    InetAddress[] addresses(String name) throws UnknownHostException;
  }

  @Override
  public Answer cross(String repository, Host host) {
    var guard = guards.apply(repository);
    if (guard.isEmpty()) {
      return new Closed("no repository has this id; take the address from `bailiwick network env`");
    }
    var rulings = guard.get().rulings();
    if (rulings.isEmpty()) {
      return new Closed("the policy cannot be read; run `bailiwick policy check`");
    }
    var decision = decision(rulings, host);
    var answer =
        decision instanceof Decision.Allow ? address(rulings, host) : new Closed(decision.reason());
    record(guard.get(), rulings.getFirst(), host, decision, answer);
    return answer;
  }

  private Decision decision(List<Ruling> rulings, Host host) {
    return rulings.stream()
        .map(ruling ->
            ruling
                .policy()
                .judge(
                    new Situation(
                        List.of(new Effect.Reaches(host, Effect.Place.WHOLE)),
                        new ToolCall.Internal("egress"),
                        ruling.root(),
                        ruling.root()),
                    world))
        .reduce(Decision::strictest)
        .orElseThrow();
  }

  /// The first public address; a private one only where the policy names it.
  private Answer address(List<Ruling> rulings, Host host) {
    InetAddress[] addresses;
    try {
      addresses = lookup.addresses(host.name());
    } catch (UnknownHostException e) {
      return new Closed("`" + host.name() + "` has no address");
    }
    boolean tlsOnly =
        rulings.stream()
            .flatMap(ruling -> ruling.policy().lines().stream())
            .anyMatch(
                line -> line.section().equals("network.httpsOnly") && line.value().equals("true"));
    return Arrays.stream(addresses)
        .filter(address -> !isPrivate(address) || isNamed(rulings, address, host))
        .findFirst()
        .<Answer>map(address -> new Open(address, tlsOnly && !address.isLoopbackAddress()))
        .orElseGet(() ->
            new Closed(
                "`"
                    + host.name()
                    + "` leads to a private address, which only a line of `network.allow` with"
                    + " that very address opens"));
  }

  private boolean isNamed(List<Ruling> rulings, InetAddress address, Host host) {
    var named = new Host(host.scheme(), address.getHostAddress(), host.port());
    boolean exact =
        rulings.stream()
            .flatMap(ruling -> ruling.policy().lines().stream())
            .anyMatch(line ->
                line.section().equals("network.allow")
                    && line.value().replaceAll(":\\d+$", "").equals(address.getHostAddress()));
    boolean here =
        address.isLoopbackAddress()
            && HostName.of(host.name()).filter(HostName::isLoopback).isPresent();
    return here || exact && decision(rulings, named) instanceof Decision.Allow;
  }

  /// Loopback, link, site (RFC 1918), unique local (RFC 4193), shared (RFC 6598), metadata,
  /// multicast and any.
  static boolean isPrivate(InetAddress address) {
    var bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean shared = bytes.length == 4 && first == 100 && second >= 64 && second < 128;
    boolean reserved = bytes.length == 4 && (first == 0 || first >= 240);
    boolean uniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc;
    boolean wrapping = bytes.length == 16 && first == 0 && second == 0x64;
    boolean azure = address.getHostAddress().equals("168.63.129.16");
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || shared
        || reserved
        || uniqueLocal
        || wrapping
        || azure;
  }

  private void record(
      RepositoryGuard guard, Ruling ruling, Host host, Decision decision, Answer answer) {
    if (Boolean.FALSE.equals(ruling.policy().settings().logging().enabled())) {
      return;
    }
    boolean open = answer instanceof Open;
    guard.record(
        new AuditRecord(
            0,
            clock.instant(),
            open ? "egress-opened" : "egress-refused",
            "egress",
            "",
            "",
            "",
            List.of(EffectSummary.of(new Effect.Reaches(host, Effect.Place.WHOLE), ruling.root())),
            open ? "allow" : "deny",
            decision.rules().stream().map(Decision.Rule::id).toList(),
            Approver.RULE,
            "",
            ruling.policy().fingerprint(),
            null,
            answer instanceof Closed(var why) ? why : null));
  }

  @Override
  public void failed(Exception failure) {
    if (!(failure instanceof IOException)) {
      failures.keep(failure);
    }
  }
}

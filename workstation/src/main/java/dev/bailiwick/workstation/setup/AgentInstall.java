package dev.bailiwick.workstation.setup;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one assistant is brought under guard: what setup asks of each of them.
public interface AgentInstall {

  /// The name that `--agent` takes.
  String name();

  /// One line on the assistant as it was found on this machine; empty where there is nothing to
  /// tell.
  String found();

  /// What the assistant's files should hold.
  List<Wish> wishes(Road road);

  /// Settings around the repository that weaken the guard, a line each with its mend.
  List<Sight> risks(Path root);

  /// Where the assistant's requests to models go now, by provider, where somebody has set that; our
  /// own gateway is none.
  Map<String, URI> upstreams(Path root);

  /// An address that requests can be sent on to.
  ///
  /// @param where it is set, for a person
  /// @throws SetupRefused where it is none
  static URI provider(String address, String where) {
    if (!address.matches("https?://[^/?#@]+(?:/[^?#]*)?")) {
      throw new SetupRefused(
          where + " is no plain http(s) address; mend it where it is set, nothing was changed");
    }
    return URI.create(address);
  }

  /// The line on an assistant whose tool calls nobody judges yet; empty where it is not there.
  ///
  /// @param printed what its `--version` printed
  static String unjudged(String program, String printed) {
    return printed.isEmpty()
        ? ""
        : program
            + " ("
            + printed.lines().findFirst().orElse("")
            + "): its tool calls are not judged; `--gateway` takes secrets out of what it sends,"
            + " `--sandbox` confines what it runs";
  }

  /// Where the assistant's calls go in.
  ///
  /// @param root the repository's top folder
  /// @param url the daemon's loopback address for this assistant's events
  /// @param token what opens it
  /// @param client the hook client's words, the program first
  /// @param readDeny the policy's patterns of files that nobody may read
  /// @param models the gateway's address for the repository; empty where requests go past it
  /// @param strict whether the assistant's own unguarded modes are locked too
  /// @param box what the assistant's own sandbox shall hold to; empty where it is left alone
  record Road(
      Path root,
      String url,
      String token,
      List<String> client,
      List<String> readDeny,
      Optional<String> models,
      boolean strict,
      Optional<Box> box) {
    public Road {
      client = List.copyOf(client);
      readDeny = List.copyOf(readDeny);
    }

    @Override
    public String toString() {
      return "Road[" + url + ", " + client + "]";
    }
  }

  /// The policy as far as a sandbox of the operating system can hold to it.
  ///
  /// @param hosts that programs may reach, without ports; `*.` at the front stands for every name
  ///   below
  /// @param unwritten absolute paths that nobody may write
  /// @param refused commands that nobody may run, as plain words
  record Box(List<String> hosts, List<String> unwritten, List<String> refused) {
    public Box {
      refused = List.copyOf(refused);
      hosts = List.copyOf(hosts);
      unwritten = List.copyOf(unwritten);
    }
  }
}

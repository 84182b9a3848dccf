package dev.bailiwick.workstation.agent;

import dev.bailiwick.core.redact.gateway.LocalWrites;
import dev.bailiwick.workstation.daemon.Exchange;
import java.net.URI;
import java.util.List;

/// One assistant's way of speaking to its model.
public interface ModelSide {

  /// The assistant's name, as in `hook AGENT`.
  String agent();

  /// The part of the gateway's path that stands for the provider.
  String provider();

  /// Where requests go when nobody says otherwise; the path of a request is added to it.
  URI upstream();

  /// The session the request belongs to; empty where it names none.
  String session(Exchange.Head head);

  /// The subagent that asks; empty for the main loop.
  String actor(Exchange.Head head);

  /// The tools with which the model writes local files.
  List<LocalWrites.Tool> writes();
}

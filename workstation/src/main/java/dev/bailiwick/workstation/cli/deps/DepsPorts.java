package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.ArchiveFetch;
import java.time.InstantSource;

/// What `deps` rests on.
public record DepsPorts(AdvisoryStore advisories, ArchiveFetch archives, InstantSource clock) {}

package dev.bailiwick.core.policy.rule;

import java.util.List;

/// Files that steer a program or a guard beyond the call that writes them.
///
/// @param guard true for Bailiwick's own files and the agents' settings and hooks, which a team
///   that prohibits `disabling_security` does not let a call touch at all
/// @param why what such a file does, as the end of "… is a control file: "
/// @param folders where such files stand: what puts something in the place of one of these, be it a
///   link, brings all of them
public record ControlGroup(String id, boolean guard, String why, PathList paths, PathList folders) {

  /// The groups, and the files a build makes again although git ignores them.
  public record Known(List<ControlGroup> control, PathList regenerable) {
    public Known {
      control = List.copyOf(control);
    }
  }
}

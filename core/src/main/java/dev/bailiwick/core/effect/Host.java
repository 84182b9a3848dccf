package dev.bailiwick.core.effect;

/// A host that is contacted.
///
/// @param scheme the URL scheme in lower case, or empty where the text names none (`ssh host`, `nc
///   host 80`)
/// @param name the host name in lower case without a trailing dot, or an IP address; an IPv6
///   address without brackets
/// @param port the port, or 0 where none is named
public record Host(String scheme, String name, int port) {}

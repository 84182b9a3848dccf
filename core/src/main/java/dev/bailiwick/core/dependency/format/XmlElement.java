package dev.bailiwick.core.dependency.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An element of XML with what is in it; namespaces are left out of the names.
///
/// @param text its own letters without those of its children, stripped
/// @param line where it starts, from 1
public record XmlElement(
    String name, Map<String, String> attributes, String text, List<XmlElement> children, int line) {

  public XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  public Optional<XmlElement> child(String named) {
    return children.stream().filter(child -> child.name.equals(named)).findFirst();
  }

  public List<XmlElement> children(String named) {
    return children.stream().filter(child -> child.name.equals(named)).toList();
  }

  /// The text of a child; empty where there is none.
  public String textOf(String named) {
    return child(named).map(XmlElement::text).orElse("");
  }

  /// An attribute; empty where there is none.
  public String attribute(String named) {
    return attributes.getOrDefault(named, "");
  }
}

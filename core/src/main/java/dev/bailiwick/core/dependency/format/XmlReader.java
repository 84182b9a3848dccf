package dev.bailiwick.core.dependency.format;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML to a tree. Document types are refused, entities of the text's own are unknown: nothing is
/// fetched and nothing grows.
final class XmlReader {

  private record Open(
      String name,
      Map<String, String> attributes,
      StringBuilder text,
      List<XmlElement> children,
      int line) {
    XmlElement closed() {
      return new XmlElement(name, attributes, text.toString().strip(), children, line);
    }
  }

  private XmlReader() {}

  static XmlElement read(Document document) {
    if (document.text().length() > Document.LIMITS.length()) {
      throw new MalformedText("too large", 1);
    }
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return read(factory.createXMLStreamReader(new StringReader(document.text())));
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw new MalformedText("no XML", line);
    }
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() > Document.LIMITS.depth()) {
            throw new MalformedText("nested too deep", reader.getLocation().getLineNumber());
          }
          open.push(opened(reader));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element().text().append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          var element = open.pop().closed();
          if (open.isEmpty()) {
            return element;
          }
          open.element().children().add(element);
        }
        default -> {}
      }
    }
    throw new MalformedText("no element", 1);
  }

  private static Open opened(XMLStreamReader reader) {
    var attributes = new HashMap<String, String>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return new Open(
        reader.getLocalName(),
        attributes,
        new StringBuilder(),
        new ArrayList<>(),
        reader.getLocation().getLineNumber());
  }
}

package dev.ashlar.gate;

import dev.ashlar.gate.SuiteReport.Collecting;
import dev.ashlar.gate.SuiteReport.Unreadable;
import dev.ashlar.gate.SuiteResult.Status;
import dev.ashlar.sandbox.ExportedTree;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// JUnit's XML as many runners write it, read from files that an untrusted program may have
/// written.
///
/// No document type, no entity of its own, no file or address outside is ever read; anything else
/// is simply no report.
final class JUnitXml {
  private static final int DEPTH_MAX = 32;

  private JUnitXml() {}

  /// All `*.xml` files of an exported directory, together.
  static SuiteReport read(ExportedTree tree) {
    var collecting = new Collecting();
    boolean any = false;
    for (var file : tree.files().entrySet()) {
      if (file.getKey().endsWith(".xml")) {
        any = true;
        Optional<String> problem = file(file.getValue().bytes(), collecting);
        if (problem.isPresent()) {
          return new Unreadable("report " + Shown.line(file.getKey(), 80) + ": " + problem.get());
        }
      }
    }
    return any ? collecting.read() : new Unreadable("wrote no .xml report");
  }

  private static Optional<String> file(byte[] bytes, Collecting collecting) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      return new Walk(reader, collecting).all();
    } catch (XMLStreamException e) {
      String reason = Optional.ofNullable(e.getMessage()).orElse("no XML");
      return Optional.of("not readable as XML: " + Shown.line(reason, GateLimits.VALUE_CHARS_MAX));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("it refers to something outside itself");
    });
    return factory;
  }

  /// One pass through a document.
  private static final class Walk {
    private final XMLStreamReader reader;
    private final Collecting collecting;
    private String test = "";
    private Status status = Status.PASSED;
    private boolean inTest;
    private int depth;

    Walk(XMLStreamReader reader, Collecting collecting) {
      this.reader = reader;
      this.collecting = collecting;
    }

    Optional<String> all() throws XMLStreamException {
      while (reader.hasNext()) {
        Optional<String> problem =
            switch (reader.next()) {
              case XMLStreamConstants.START_ELEMENT -> start();
              case XMLStreamConstants.END_ELEMENT -> end();
              case XMLStreamConstants.DTD -> Optional.of("holds a document type");
              case XMLStreamConstants.ENTITY_REFERENCE -> Optional.of("holds an entity of its own");
              default -> Optional.empty();
            };
        if (problem.isPresent()) {
          return problem;
        }
      }
      return Optional.empty();
    }

    private Optional<String> start() {
      String element = reader.getLocalName();
      if (depth++ == 0 && !element.equals("testsuite") && !element.equals("testsuites")) {
        return Optional.of("is no JUnit report");
      }
      if (element.equals("testcase")) {
        inTest = true;
        status = Status.PASSED;
        test = attribute("classname") + "#" + attribute("name");
      } else if (inTest && (element.equals("failure") || element.equals("error"))) {
        status = Status.FAILED;
      } else if (inTest && element.equals("skipped") && status == Status.PASSED) {
        status = Status.SKIPPED;
      }
      return depth > DEPTH_MAX ? Optional.of("is nested too deeply") : Optional.empty();
    }

    private Optional<String> end() {
      depth--;
      if (reader.getLocalName().equals("testcase")) {
        inTest = false;
        if (!collecting.add(test, status)) {
          return Optional.of("holds more than " + GateLimits.SUITE_TESTS_MAX + " tests");
        }
      }
      return Optional.empty();
    }

    private String attribute(String name) {
      return Optional.ofNullable(reader.getAttributeValue(null, name)).orElse("");
    }
  }
}

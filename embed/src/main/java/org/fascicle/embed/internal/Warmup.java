package org.fascicle.embed.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Loads, on a second core, classes of the JDK that the framework is about to need: the XML parser
 * that reads component descriptions alone takes 30 to 40 milliseconds on first use.
 */
final class Warmup {
  private Warmup() {}

  static void begin() {
    Thread thread = new Thread(Warmup::run, "fascicle-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run() {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      byte[] document = "<a xmlns='b'><c d='e'/></a>".getBytes(StandardCharsets.UTF_8);
      factory.newSAXParser().parse(new ByteArrayInputStream(document), new DefaultHandler());
      System.getLogger("org.fascicle").isLoggable(System.Logger.Level.DEBUG);
    } catch (Exception e) {
      // Nothing depends on it: whoever parses XML in earnest will report what is wrong.
    }
  }
}

package org.fascicle.embed.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Loads, on a second core, classes of the JDK that the framework is about to need. The XML parser
 * takes 30 to 40 milliseconds on first use; it reads the component descriptions of bundles that the
 * host adds.
 */
final class Warmup {
  private Warmup() {}

  static void begin(boolean addedBundles) {
    Thread thread = new Thread(() -> run(addedBundles), "fascicle-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(boolean addedBundles) {
    try {
      System.getLogger("org.fascicle").isLoggable(System.Logger.Level.DEBUG);
      if (addedBundles) {
        parse("<a xmlns='b'><c d='e'/></a>");
      }
    } catch (Exception e) {
      // Nothing depends on it: whoever parses XML in earnest will report what is wrong.
    }
  }

  private static void parse(String document) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    factory.newSAXParser().parse(new ByteArrayInputStream(bytes), new DefaultHandler());
  }
}

package org.fascicle.embed.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the OSGi framework and the launcher's half that speaks to it.
 *
 * <p>Their packages come from our own jars and never from the host, whose class path may hold
 * another version of OSGi, or none; and the host never sees ours. Everything else, the API first of
 * all, is the host's.
 */
final class FrameworkLoader extends URLClassLoader {
  static final String OWN_PACKAGE = "org.fascicle.embed.internal.framework.";

  static {
    registerAsParallelCapable();
  }

  private final ZipFile[] archives;

  FrameworkLoader(List<Path> jars, ClassLoader host) throws IOException {
    super("fascicle-framework", urls(jars), host);
    archives = new ZipFile[jars.size()];
    for (int i = 0; i < archives.length; i++) {
      archives[i] = new ZipFile(jars.get(i).toFile());
    }
  }

  private static URL[] urls(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean own = name.startsWith(OWN_PACKAGE);
    if (!own && !name.startsWith("org.osgi.") && !name.startsWith("org.apache.felix.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = own ? defineOwn(name) : findClass(name);
      }
      return loaded;
    }
  }

  /** Three hundred classes are loaded so: without the manifests and signatures of a host's jars. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String resource = resource(name);
    for (ZipFile archive : archives) {
      ZipEntry entry = archive.getEntry(resource);
      if (entry != null) {
        try (InputStream in = archive.getInputStream(entry)) {
          return define(name, in);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    }
    throw new ClassNotFoundException(name);
  }

  /** The framework's settings lie in files with common names: its own come first. */
  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }

  private Class<?> defineOwn(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(resource(name))) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return define(name, in);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private Class<?> define(String name, InputStream in) throws IOException {
    byte[] code = in.readAllBytes();
    return defineClass(name, code, 0, code.length);
  }

  private static String resource(String className) {
    return className.replace('.', '/') + ".class";
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      for (ZipFile archive : archives) {
        archive.close();
      }
    }
  }
}

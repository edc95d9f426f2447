package org.fascicle.platform.testing;

import java.io.IOException;
import java.io.InputStream;

/** Defines one class anew, as another bundle's class loader would. */
public final class IsolatedLoader extends ClassLoader {
  private final String own;

  /** A loader that defines this class itself and leaves everything else to the class's loader. */
  public IsolatedLoader(Class<?> own) {
    super(own.getClassLoader());
    this.own = own.getName();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.equals(own)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** An instance of this loader's version of the class, by its constructor with an int. */
  public Object make(Class<?> type, int argument) throws ReflectiveOperationException {
    return loadClass(type.getName()).getConstructor(int.class).newInstance(argument);
  }
}

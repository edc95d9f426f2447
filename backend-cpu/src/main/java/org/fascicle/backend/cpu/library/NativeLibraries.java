package org.fascicle.backend.cpu.library;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.spi.backend.Threading;

/**
 * Brings the native libraries up, once in a process, before anything else touches them: unpacks
 * them into the user's cache and tells JavaCPP where they are.
 */
public final class NativeLibraries {
  private static final List<String> FIRST = List.of("javacpp", "opencl", "dnnl");
  private static final List<String> LATER = List.of("openblas", "nd4j-native");

  private NativeLibraries() {}

  /**
   * Loads JavaCPP and oneDNN.
   *
   * @param threading holds from the first load of the process on
   * @return why there are none for this machine; empty if all is well
   */
  public static Optional<String> load(Threading threading) {
    try {
      String here = Loader.getPlatform();
      String there = description().getProperty("platform");
      if (!here.equals(there)) {
        return Optional.of(
            "the installed natives bundle is for "
                + there
                + ", this machine is "
                + here
                + ". Build natives-cpu here, or use the reference backend.");
      }
      Unpacker unpacker = unpacker();
      FIRST.forEach(unpacker::unpack);
      configure(unpacker);
      Loader.load(Pointer.class);
      OpenMpSettings.configure(threading);
      Loader.load(dnnl.class);
      return Optional.empty();
    } catch (LinkageError | UncheckedIOException e) {
      return Optional.of(
          "the native libraries cannot be loaded: "
              + e.getMessage()
              + ". Use the reference backend.");
    }
  }

  /** Makes OpenBLAS and ND4J ready to be loaded by their classes. */
  public static void unpackRest() {
    Unpacker unpacker = unpacker();
    LATER.forEach(unpacker::unpack);
  }

  /** GNU's OpenMP, with which oneDNN is loaded, when its functions may be called; else null. */
  public static Path openMp() {
    Unpacker unpacker = unpacker();
    Path runtime = unpacker.place("dnnl").resolve("libgomp.so.1");
    if (!Files.exists(runtime)) {
      return null;
    }
    unpacker.unpack("openblas");
    return runtime;
  }

  private static Unpacker unpacker() {
    return new Unpacker(Loader.class.getClassLoader(), directory());
  }

  private static Path directory() {
    return UserCache.directory().resolve("natives").resolve(description().getProperty("set"));
  }

  /** What the natives bundle holds. */
  private static Properties description() {
    Properties properties = new Properties();
    try (InputStream in =
        Loader.class.getClassLoader().getResourceAsStream("natives/natives.properties")) {
      if (in == null) {
        throw new IOException("the natives bundle has no natives/natives.properties");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /**
   * Settles JavaCPP's settings, which it reads once; the system properties that it reads them from
   * are put back, since a host may have a JavaCPP of its own.
   */
  private static void configure(Unpacker unpacker) {
    List<String> jars = Stream.concat(FIRST.stream(), LATER.stream()).toList();
    String places =
        jars.stream()
            .map(jar -> unpacker.place(jar).toString())
            .collect(Collectors.joining(File.pathSeparator));
    try (PropertyScope scope = new PropertyScope()) {
      scope.set("org.bytedeco.javacpp.cachedir", directory().toString());
      // JavaCPP would count tensors as its own and refuse to work when they outgrow the Java heap.
      scope.set("org.bytedeco.javacpp.maxbytes", "0");
      scope.set("org.bytedeco.javacpp.maxphysicalbytes", "0");
      Loader.loadProperties().put("platform.linkpath", places);
      Loader.getCacheDir();
      Pointer.maxBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.fascicle.embed.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.embed.bundle.LaunchException;

/** What one launch owns on disk and in the JVM, and gives back at its end. */
final class Workspace implements AutoCloseable {
  private final Path root;
  private final List<Closeable> closeables = new ArrayList<>();

  private Workspace(Path root) {
    this.root = root;
  }

  /**
   * Makes a folder of this launch alone: two processes that share a framework's storage break it.
   */
  static Workspace create() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    long number = System.nanoTime();
    while (true) {
      // Not Files.createTempDirectory, whose secure random numbers cost a start 25 milliseconds;
      // the folder is created anew or not at all, which is what keeps it ours.
      Path root = temporary.resolve("fascicle-" + ProcessHandle.current().pid() + "-" + number++);
      try {
        return new Workspace(OwnerOnly.createDirectory(root));
      } catch (FileAlreadyExistsException e) {
        // Another launch of this process had the number: take the next.
      } catch (IOException e) {
        throw new LaunchException(
            "Cannot create the folder "
                + root
                + " ("
                + e
                + "). Free space there, or start Java"
                + " with -Djava.io.tmpdir=<another folder>.",
            e);
      }
    }
  }

  /** Where the framework keeps its bundles. */
  Path storage() {
    return root.resolve("framework");
  }

  /** Where jars go that cannot be shared. */
  Path jars() {
    return root.resolve("jars");
  }

  void closeAtEnd(Closeable closeable) {
    closeables.add(closeable);
  }

  @Override
  public void close() {
    try {
      for (Closeable closeable : closeables) {
        closeable.close();
      }
      delete();
    } catch (IOException e) {
      System.getLogger("org.fascicle.embed")
          .log(System.Logger.Level.WARNING, "Cannot remove the folder " + root, e);
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}

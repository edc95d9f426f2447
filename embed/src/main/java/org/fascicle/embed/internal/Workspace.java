package org.fascicle.embed.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.fascicle.embed.bundle.LaunchException;

/** What one launch owns on disk and in the JVM, and gives back at its end. */
final class Workspace implements AutoCloseable {
  private final Path root;
  private final Deque<Closeable> closeables = new ArrayDeque<>();

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

  /** Has this closed with the workspace, the last one first. */
  void closeAtEnd(Closeable closeable) {
    closeables.push(closeable);
  }

  /** Closes after a failure, which is what the caller will hear of. */
  void abandon(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Closes everything, whatever fails on the way.
   *
   * @throws RuntimeException the first failure of what was closed
   */
  @Override
  public void close() {
    try {
      closeNext();
    } finally {
      delete();
    }
  }

  private void closeNext() {
    if (closeables.isEmpty()) {
      return;
    }
    try {
      closeables.pop().close();
    } catch (IOException e) {
      warn(e);
    } finally {
      closeNext();
    }
  }

  private void warn(IOException cause) {
    System.getLogger("org.fascicle.embed")
        .log(System.Logger.Level.WARNING, "Cannot clear up the folder " + root, cause);
  }

  private void delete() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      warn(e);
    }
  }
}

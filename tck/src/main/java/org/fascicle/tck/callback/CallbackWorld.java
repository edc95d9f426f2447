package org.fascicle.tck.callback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.LocalPlatform;
import org.fascicle.tck.plugin.DeclaredPlugin;
import org.fascicle.tck.plugin.DeclaredPlugins;

/** A platform with the callback under test, a small model, and a folder that is deleted after. */
final class CallbackWorld implements AutoCloseable {
  static final int EPOCHS = 4;
  static final int BATCH = 4;

  /** Steps an epoch: ten samples in batches of four. */
  static final int STEPS = 3;

  private static final String BUNDLE = "subject";

  private final CallbackSubject subject;
  private final ReferenceBackend backend = new ReferenceBackend();
  private final LocalPlatform platform = new LocalPlatform(Optional.empty(), backend);
  private final Path folder;
  private final Spec spec;
  private Runnable leave;

  CallbackWorld(CallbackSubject subject) {
    this.subject = subject;
    this.folder = temporary();
    this.spec = subject.spec().apply(folder);
    SmallNetwork.addTo(platform);
    addDeclared();
    arrive();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("callback-kit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the configuration may name: schedules, for instance. */
  private void addDeclared() {
    for (DeclaredPlugin other : DeclaredPlugins.of(CallbackWorld.class.getClassLoader())) {
      if (other.kind() != Kind.CALLBACK) {
        platform.add(other.kind(), other.names(), other.bundle(), other.plugin());
      }
    }
  }

  private void arrive() {
    leave = platform.add(Kind.CALLBACK, List.of(spec.type()), BUNDLE, subject.create().get());
  }

  /** Another object takes the callback's place, as when its bundle is updated. */
  void update() {
    leave.run();
    arrive();
  }

  /** A model of two layers: relu, linear. */
  Model model() {
    Model model =
        platform
            .fascicle()
            .sequential("kit")
            .seed(7)
            .inputShape(2)
            .add(layer(4).with("activation", "relu"))
            .add(layer(1))
            .build();
    model.compile(SmallNetwork.OPTIMIZER, SmallNetwork.LOSS);
    return model;
  }

  private static Spec layer(int units) {
    return Spec.of(Kind.LAYER, SmallNetwork.LAYER).with("units", units);
  }

  Model load(Path file) {
    return platform.fascicle().load(file);
  }

  /** Four epochs of three steps with the callback and a validation. */
  Fit fit() {
    return bare().validationData(SmallNetwork.samples());
  }

  /** The same without a validation. */
  Fit bare() {
    return Fit.epochs(EPOCHS).batchSize(BATCH).callbacks(spec);
  }

  /** A place for a file that the callback does not write. */
  Path file() {
    return folder.resolveSibling(folder.getFileName() + ".fascicle");
  }

  @Override
  public void close() throws IOException {
    platform.close();
    backend.close();
    Files.deleteIfExists(file());
    Files.walkFileTree(folder, new Deleting());
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}

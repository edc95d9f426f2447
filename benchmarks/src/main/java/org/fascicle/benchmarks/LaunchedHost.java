package org.fascicle.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import org.fascicle.api.tensor.Session;
import org.fascicle.embed.Fascicle;

/** A host that launches, adds two tensors on the reference backend, and says how long that took. */
final class LaunchedHost {
  private LaunchedHost() {}

  /** Runs it; the argument is the folder of the cache. */
  public static void main(String[] arguments) {
    long begin = System.nanoTime();
    try (Fascicle fascicle = Fascicle.launch(o -> o.cache(Path.of(arguments[0])));
        Session session = fascicle.session("first")) {
      float[] sum =
          session
              .tensor(new float[] {1, 2, 3}, 3)
              .add(session.tensor(new float[] {10, 20, 30}, 3))
              .toFloats();
      double millis = (System.nanoTime() - begin) / 1e6;
      if (!Arrays.equals(sum, new float[] {11, 22, 33})) {
        throw new IllegalStateException(Arrays.toString(sum));
      }
      // By hand: a JSON library's own start would be counted among the JVM's life.
      System.out.println("{\"millis\":" + millis + "}");
    }
  }
}

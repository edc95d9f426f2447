package org.fascicle.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.embed.Fascicle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Adding 64 by 64 float32 values on backend-cpu, from the call of the façade to its return. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CpuAddJmh {
  /** The folder of backend-cpu's bundles. */
  @Param("distribution/target/fascicle/bundles")
  public String bundles;

  private Fascicle fascicle;
  private Session session;
  private Tensor a;
  private Tensor b;

  /** Launches. */
  @Setup
  public void launch() {
    fascicle = Fascicle.launch(o -> o.bundles(Path.of(bundles)));
    session = fascicle.session("add");
    session.place(Placement.pinWait("cpu"));
    a = session.tensor(new float[64 * 64], 64, 64);
    b = session.tensor(new float[64 * 64], 64, 64);
  }

  /** Closes. */
  @TearDown
  public void close() {
    session.close();
    fascicle.close();
  }

  /** From the call of the façade to its return, and the result's end. */
  @Benchmark
  public void add() {
    a.add(b).close();
  }
}

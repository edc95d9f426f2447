package org.fascicle.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.op.Add;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.embed.Fascicle;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call of the façade costs on backend-reference: adding eight float32 values, no tape, the
 * result closed. {@code bareKernel} is the same addition by the kernel alone; what is above it is
 * dispatch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DispatchJmh {
  private Fascicle fascicle;
  private Session session;
  private Tensor a;
  private Tensor b;
  private Kernel kernel;
  private Storage[] in;
  private Storage[] out;

  /** Launches. */
  @Setup
  public void launch() {
    fascicle = Fascicle.launch();
    session = fascicle.session("dispatch");
    a = session.tensor(new float[8], 8);
    b = session.tensor(new float[8], 8);
    Backend backend = fascicle.service(Backend.class, "(fascicle.backend=reference)").orElseThrow();
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, 8);
    kernel = backend.prepare(new Add(), List.of(spec, spec), Backend.Mode.INFERENCE).orElseThrow();
    in = new Storage[] {backend.allocate(spec), backend.allocate(spec)};
    out = new Storage[] {backend.allocate(spec)};
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

  /** The kernel alone. */
  @Benchmark
  public void bareKernel() {
    kernel.run(in, out, null);
  }
}

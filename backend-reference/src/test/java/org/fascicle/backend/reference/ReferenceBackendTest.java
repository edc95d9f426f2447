package org.fascicle.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Operations;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceBackendTest {
  private static final TensorSpec FLOATS = TensorSpec.of(DType.FLOAT32, 3);

  private final ReferenceBackend backend = new ReferenceBackend();

  @Test
  void saysWhatItIs() {
    assertThat(backend.info().name()).isEqualTo("reference");
    assertThat(backend.info().version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(backend.info().properties()).containsKeys("java", "threads");
  }

  @Test
  void namesAKernelForEveryPrimitive() {
    assertThat(backend.libraries())
        .containsKeys(
            Operations.primitives().stream().map(Operations.Operation::name).toArray(String[]::new))
        .containsValue("Java");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void dataComesBackAsItWent(DType dtype) {
    TensorSpec spec = TensorSpec.of(dtype, 3, 7);
    ByteBuffer data = buffer((int) spec.bytes() + 5);
    for (int i = 0; i < data.capacity(); i++) {
      data.put(i, (byte) (i * 37));
    }
    Storage storage = backend.allocate(spec);
    backend.upload(data.position(5), storage, spec);
    ByteBuffer back = buffer((int) spec.bytes() + 2).position(2);
    backend.download(storage, back, spec);
    assertThat(data.position()).isEqualTo(5);
    assertThat(back.position()).isEqualTo(2);
    assertThat(back.slice()).isEqualTo(data.slice());
  }

  /** The order that a buffer declares says nothing of the bytes in it. */
  @Test
  void bytesAreInNativeOrder() {
    Storage storage = backend.allocate(FLOATS);
    ByteBuffer data = floats(1, 2, 3);
    backend.upload(data.duplicate().order(ByteOrder.BIG_ENDIAN), storage, FLOATS);
    ByteBuffer back = ByteBuffer.allocateDirect(12).order(ByteOrder.LITTLE_ENDIAN);
    backend.download(storage, back, FLOATS);
    assertThat(back).isEqualTo(data);
  }

  @Test
  void emptyTensorsWork() {
    TensorSpec spec = TensorSpec.of(DType.FLOAT64, 4, 0);
    Storage storage = backend.allocate(spec);
    backend.upload(buffer(0), storage, spec);
    backend.download(storage, buffer(0), spec);
    assertThat(storage.bytes()).isZero();
    backend.free(storage);
  }

  @Test
  void hasNoKernelForOthersOperations() {
    assertThat(backend.prepare(new Unknown("unknown", 1), List.of(), Backend.Mode.INFERENCE))
        .isEmpty();
    assertThat(backend.prepare(new Unknown("add", 2), List.of(), Backend.Mode.INFERENCE)).isEmpty();
  }

  @Test
  void afterCloseDataCanBeReadAndFreed() {
    Storage storage = backend.allocate(FLOATS);
    backend.upload(floats(1, 2, 3), storage, FLOATS);
    backend.close();
    backend.close();
    ByteBuffer back = buffer(12);
    backend.download(storage, back, FLOATS);
    assertThat(back).isEqualTo(floats(1, 2, 3));
    backend.free(storage);
    assertThat(backend.memory().usedBytes()).isZero();
    assertThatThrownBy(() -> backend.allocate(FLOATS)).isInstanceOf(ClosedException.class);
  }

  @Test
  void aForeignKernelReadsAndWritesThroughBuffers() {
    Storage x = backend.allocate(FLOATS);
    Storage y = backend.allocate(FLOATS);
    Storage scratch = backend.allocate(TensorSpec.of(DType.UINT8, 4));
    backend.upload(floats(1, 2, 3), x, FLOATS);
    HostValue factor = HostValue.of(2.0);
    KernelContext context = backend.context(new Storage[] {x, factor}, new Storage[] {y}, scratch);
    context.scratch().putFloat(0, (float) context.host(1).asDouble(0));
    for (int i = 0; i < 12; i += 4) {
      context.output(0).putFloat(i, context.input(0).getFloat(i) * context.scratch().getFloat(0));
    }
    context.finish();
    ByteBuffer back = buffer(12);
    backend.download(y, back, FLOATS);
    assertThat(back).isEqualTo(floats(2, 4, 6));
    assertThat(context.inputAddress(0) + context.outputAddress(0) + context.stream()).isZero();
  }

  @Test
  void aForeignKernelSeesADonatedInputInItsResult() {
    Storage x = backend.allocate(FLOATS);
    backend.upload(floats(1, 2, 3), x, FLOATS);
    KernelContext context = backend.context(new Storage[] {x}, new Storage[] {x}, null);
    context.output(0).putFloat(0, 5);
    context.finish();
    ByteBuffer back = buffer(12);
    backend.download(x, back, FLOATS);
    assertThat(back).isEqualTo(floats(5, 2, 3));
  }

  @Test
  void kernelsUseJavaAndNoScratch() {
    Kernel kernel =
        backend.prepare(new Add(), List.of(FLOATS, FLOATS), Backend.Mode.TRAINING).orElseThrow();
    assertThat(kernel.library()).isEqualTo("Java");
    assertThat(kernel.scratchBytes()).isZero();
    assertThat(kernel.residuals()).isEmpty();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer floats(float... elements) {
    ByteBuffer buffer = buffer(4 * elements.length);
    buffer.asFloatBuffer().put(elements);
    return buffer;
  }
}

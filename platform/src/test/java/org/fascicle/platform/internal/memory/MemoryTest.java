package org.fascicle.platform.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.spi.backend.Backend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final TensorSpec SPEC = TensorSpec.of(DType.FLOAT32, 4);

  private final Backend backend = new ReferenceBackend();
  private final LiveSet live = new LiveSet();
  private final Memory memory = new Memory(SPEC, backend, backend.allocate(SPEC), live);

  @AfterEach
  void nothingIsLeft() {
    assertThat(live.count()).isZero();
    assertThat(backend.memory().usedBytes()).isZero();
    // A closed handle that somebody keeps must not keep the classes of a departed backend.
    assertThat(memory.isFreed()).isTrue();
    assertThat(memory.backend()).isNull();
    assertThat(memory.storage()).isNull();
  }

  @Test
  void theLastReferenceFrees() {
    assertThat(memory.tryRetain()).isTrue();
    memory.release();
    assertThat(memory.storage()).isNotNull();
    memory.release();
    assertThat(memory.tryRetain()).isFalse();
  }

  @Test
  void whatWasDestroyedIsFreedOnce() {
    memory.destroy();
    memory.release();
    memory.destroy();
  }

  @Test
  void aViewHoldsTheWhole() {
    assertThat(memory.tryRetain()).isTrue();
    Memory view = Memory.view(TensorSpec.of(DType.FLOAT32, 2, 2), memory);
    assertThat(view.storage()).isSameAs(memory.storage());
    assertThat(view.isShared()).isTrue();

    memory.release();

    assertThat(view.isShared()).isFalse();
    assertThat(view.backend()).isSameAs(backend);
    view.release();
    assertThat(view.tryRetain()).isFalse();
    assertThat(view.isFreed()).isTrue();
  }

  @Test
  void aViewOfWhatWasDestroyedIsFreed() {
    assertThat(memory.tryRetain()).isTrue();
    Memory view = Memory.view(SPEC, memory);

    memory.destroy();

    assertThat(view.isFreed()).isTrue();
    assertThat(view.storage()).isNull();
    view.release();
  }
}

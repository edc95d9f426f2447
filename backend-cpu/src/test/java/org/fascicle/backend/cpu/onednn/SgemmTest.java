package org.fascicle.backend.cpu.onednn;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.bytedeco.dnnl.global.dnnl;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.CpuBackend;
import org.fascicle.backend.cpu.library.Granted;
import org.fascicle.spi.backend.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a product that the library does not finish. */
class SgemmTest {
  private final CpuBackend backend = new CpuBackend(Granted.threads(2));
  private final Storage matrix = backend.allocate(TensorSpec.of(DType.FLOAT32, 4, 4));

  @AfterEach
  void close() {
    backend.free(matrix);
    backend.close();
  }

  @Test
  void wantOfMemoryIsTheBackends() {
    Sgemm product = new Sgemm(false, false, 100, 10, 7);

    assertThatExceptionOfType(DeviceMemoryException.class)
        .isThrownBy(() -> product.check(dnnl.dnnl_out_of_memory, matrix))
        .withMessageStartingWith("cpu: out of memory: 3080 bytes asked for, 64 bytes in use.");
  }

  @Test
  void anotherFailureIsAMistakeOfTheCall() {
    Sgemm product = new Sgemm(false, false, -1, 4, 4);
    Storage[] factors = {matrix, matrix};
    Storage[] results = {matrix};

    assertThatIllegalStateException()
        .isThrownBy(() -> product.run(factors, results, null))
        .withMessage("oneDNN: sgemm ended with status " + dnnl.dnnl_invalid_arguments + ".");
  }
}

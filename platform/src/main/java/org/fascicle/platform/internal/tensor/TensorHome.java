package org.fascicle.platform.internal.tensor;

import java.nio.ByteBuffer;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.memory.Memory;

/** The session, as its tensors need it. */
public interface TensorHome extends Session {
  /** Copies a tensor's data to the host, in a step of its own unless one is open. */
  void download(DeviceTensor tensor, ByteBuffer target);

  /** A tensor that no scope frees any more: it is looked after as a possible leak. */
  void adopt(DeviceTensor tensor);

  /** A variable's value was read: open tapes of this thread watch it. */
  void read(DeviceTensor value);

  /** A number was read by the program, which may go by it. */
  void read(HostTensor value);

  /** Replaces a variable's value by that of a tensor. */
  void assign(VariableCell variable, Tensor value);

  /** Copies a memory within the backend's own memory, in a step of its own unless one is open. */
  Memory copy(DeviceTensor tensor);
}

package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.primitive_attr;

/**
 * The library's engine on the CPU. Everything made with it is freed when Java no longer reaches it,
 * so that nothing vanishes under a run.
 */
public final class OneDnn {
  private final engine cpu = new engine(engine.kind.cpu, 0);

  engine cpu() {
    return cpu;
  }

  /** The library's version. */
  public String version() {
    dnnl_version_t version = dnnl.dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  /** The instruction set that kernels are generated for. */
  public String isa() {
    int isa = dnnl.dnnl_get_effective_cpu_isa();
    for (dnnl.cpu_isa known : dnnl.cpu_isa.values()) {
      if (known.value == isa) {
        return known.name();
      }
    }
    return "0x" + Integer.toHexString(isa);
  }

  /** Whether this processor has instructions for bfloat16: AVX512_BF16. */
  public boolean hasBfloat16() {
    return Precision.hasNarrow();
  }

  /** Whether it multiplies tiles of bfloat16: AMX. */
  public boolean hasTiles() {
    return Precision.hasTiles();
  }

  /** Attributes with scratch memory supplied by the caller: the library's own is not re-entrant. */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }
}

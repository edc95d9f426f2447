package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Writes what TensorBoard shows: scalars, histograms of the weights, the layers. */
public final class TensorBoard extends SpecBuilder<TensorBoard> {
  private TensorBoard(Spec spec) {
    super(spec, TensorBoard::new);
  }

  /** Writes to the folder {@code logs}. */
  public static TensorBoard of() {
    return new TensorBoard(Spec.of(Kind.CALLBACK, "TensorBoard"));
  }

  /** Writes to this folder. */
  public static TensorBoard of(String logDir) {
    return new TensorBoard(Spec.of(Kind.CALLBACK, "TensorBoard").with("log_dir", logDir));
  }

  /** Epochs from one histogram of the weights to the next; 0, for none, unless set. */
  public TensorBoard histogramFreq(int epochs) {
    return with("histogram_freq", epochs);
  }

  /** Whether the layers are written; true unless set. */
  public TensorBoard writeGraph(boolean write) {
    return with("write_graph", write);
  }

  /** Whether the speed is written; false unless set. */
  public TensorBoard writeStepsPerSecond(boolean write) {
    return with("write_steps_per_second", write);
  }

  /** Writes the logs also after every so many steps. */
  public TensorBoard updateFreq(long steps) {
    return with("update_freq", steps);
  }
}

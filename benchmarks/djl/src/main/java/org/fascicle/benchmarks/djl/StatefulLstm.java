package org.fascicle.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** DJL's LSTM, given the states that it returned the time before. */
final class StatefulLstm extends AbstractBlock {
  private final LSTM lstm;
  private NDList states = new NDList();

  StatefulLstm(LSTM.Builder builder) {
    lstm = addChildBlock("lstm", builder.optReturnState(true).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDList all = new NDList(inputs.head());
    all.addAll(states);
    NDList results = lstm.forward(store, all, training);
    states.close();
    states = results.subNDList(1);
    states.forEach(NDArray::detach);
    return new NDList(results.head());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {lstm.getOutputShapes(inputs)[0]};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    lstm.initialize(manager, type, inputs);
  }
}

package org.fascicle.plugin.rnn;

import java.util.List;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.tck.junit.LayerKit;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerCase.MaskRule;
import org.fascicle.tck.layer.LayerCase.Mode;

class RecurrentKitTest extends LayerKit {
  private static final long OPEN = -1;

  @Override
  protected Stream<LayerCase> cases() {
    Stream<LayerCase> recurrent =
        Stream.of("SimpleRNN", "LSTM", "GRU").flatMap(RecurrentKitTest::cases);
    return Stream.of(embedding(), recurrent, wrappers(), cells()).flatMap(s -> s);
  }

  private static Stream<LayerCase> embedding() {
    Spec spec = Spec.of(Kind.LAYER, "Embedding").with("input_dim", 10).with("output_dim", 3);
    return Stream.of(
        LayerCase.of(spec, 4)
            .inputs(DType.INT32)
            .mask(MaskRule.DROPPED)
            .refuses("input_dim", 0)
            .refuses("output_dim", 0)
            .refusesInputs(List.of(TensorSpec.of(DType.BOOL, 4)))
            .refusesInputs(new long[] {4}, new long[] {4}),
        LayerCase.of(spec.with("mask_zero", true), OPEN, 2).inputs(DType.INT64).mask(MaskRule.OWN));
  }

  private static Stream<LayerCase> wrappers() {
    Spec lstm = Spec.of(Kind.LAYER, "LSTM").with("units", 3);
    Spec both = Spec.of(Kind.LAYER, "Bidirectional").with("layer", lstm);
    Spec all = lstm.with("return_sequences", true).with("return_state", true);
    Spec unequal = Spec.of(Kind.LAYER, "GRU").with("units", 2).with("go_backwards", true);
    Spec each = Spec.of(Kind.LAYER, "TimeDistributed");
    Spec dense = Spec.of(Kind.LAYER, "Dense").with("units", 3);
    return Stream.of(
        LayerCase.of(both, OPEN, 2)
            .mask(MaskRule.DROPPED)
            .refuses("merge_mode", "max")
            .refuses("layer", null)
            .refuses("layer", lstm.with("go_backwards", true))
            .refuses("backward_layer", lstm)
            .refuses("backward_layer", unequal.with("return_sequences", true))
            .refusesInputs(new long[] {4})
            .refusesInputs(new long[] {4, 2}, new long[] {3}),
        LayerCase.of(both.with("layer", all), 4, 2).and(3).and(3).and(3).and(3).outputs(5),
        LayerCase.of(both.with("merge_mode", "none").with("backward_layer", unequal), 4, 2)
            .mask(MaskRule.DROPPED)
            .outputs(2),
        LayerCase.of(both.with("layer", all.with("dropout", 0.5)).with("merge_mode", "sum"), 4, 2)
            .mode(Mode.RANDOM)
            .refuses("backward_layer", unequal)
            .refuses("layer", all.with("units", 0)),
        LayerCase.of(each.with("layer", dense), 4, 2)
            .refuses("layer", null)
            .refuses("layer", dense.with("units", 0))
            .refusesInputs(new long[] {4})
            .refusesInputs(new long[] {4, -1})
            .refusesInputs(new long[] {4, 2}, new long[] {4, 2}),
        LayerCase.of(each.with("layer", each.with("layer", lstm)), OPEN, 2, 4, 2),
        LayerCase.of(each.with("layer", Spec.of(Kind.LAYER, "Dropout").with("rate", 0.5)), 5, 2)
            .mode(Mode.RANDOM));
  }

  private static Stream<LayerCase> cells() {
    Spec simple = Spec.of(Kind.LAYER, "SimpleRNNCell").with("units", 3);
    Spec lstm = Spec.of(Kind.LAYER, "LSTMCell").with("units", 3);
    Spec gru = Spec.of(Kind.LAYER, "GRUCell").with("units", 2);
    Spec peephole = Spec.of(Kind.LAYER, "PeepholeLSTMCell").with("units", 3);
    Spec stacked = Spec.of(Kind.LAYER, "StackedRNNCells").with("cells", List.of(lstm, gru));
    Spec rnn = Spec.of(Kind.LAYER, "RNN");
    Spec all = rnn.with("return_sequences", true).with("return_state", true);
    Spec dense = Spec.of(Kind.LAYER, "Dense").with("units", 3);
    return Stream.of(
        LayerCase.of(simple, 2)
            .mask(MaskRule.DROPPED)
            .outputs(2)
            .refuses("units", 0)
            .refuses("dropout", 2)
            .refusesInputs(new long[] {4, 2})
            .refusesInputs(new long[] {2}, new long[] {4}),
        LayerCase.of(lstm, 2).and(3).and(3).mask(MaskRule.DROPPED).outputs(3),
        LayerCase.of(lstm.with("dropout", 0.5).with("recurrent_dropout", 0.5), 2)
            .and(3)
            .and(3)
            .mask(MaskRule.DROPPED)
            .mode(Mode.RANDOM)
            .outputs(3),
        LayerCase.of(gru.with("use_bias", false), 2).and(2).mask(MaskRule.DROPPED).outputs(2),
        LayerCase.of(peephole, 2).and(3).and(3).mask(MaskRule.DROPPED).outputs(3),
        LayerCase.of(stacked, 2)
            .and(3)
            .and(3)
            .and(2)
            .mask(MaskRule.DROPPED)
            .outputs(4)
            .refuses("cells", List.of())
            .refuses("cells", List.of(lstm, dense))
            .refusesInputs(new long[] {2}, new long[] {3}),
        LayerCase.of(rnn.with("cell", simple), OPEN, 2)
            .mask(MaskRule.DROPPED)
            .refuses("cell", null)
            .refuses("cell", dense)
            .refusesInputs(new long[] {2})
            .refusesInputs(new long[] {0, 2})
            .refusesInputs(new long[] {4, 2}, new long[] {4}),
        LayerCase.of(all.with("cell", stacked), 4, 2).and(3).and(3).and(2).outputs(4),
        LayerCase.of(all.with("cell", peephole).with("go_backwards", true), 4, 2).outputs(3),
        LayerCase.of(rnn.with("cell", gru.with("dropout", 0.5)), 4, 2)
            .mask(MaskRule.DROPPED)
            .mode(Mode.RANDOM));
  }

  private static Stream<LayerCase> cases(String type) {
    Spec last = Spec.of(Kind.LAYER, type).with("units", 3);
    Spec all = last.with("return_sequences", true);
    int states = type.equals("LSTM") ? 2 : 1;
    LayerCase given = LayerCase.of(all.with("return_state", true), 4, 2);
    for (int i = 0; i < states; i++) {
      given = given.and(3);
    }
    return Stream.of(
        LayerCase.of(last, OPEN, 2)
            .mask(MaskRule.DROPPED)
            .refuses("units", 0)
            .refuses("dropout", 1.5)
            .refuses("recurrent_dropout", -0.1)
            .refusesInputs(new long[] {2})
            .refusesInputs(new long[] {0, 2})
            .refusesInputs(new long[] {4, -1})
            .refusesInputs(new long[] {4, 2}, new long[] {5}),
        LayerCase.of(all, 4, 2),
        LayerCase.of(all.with("go_backwards", true).with("zero_output_for_mask", true), 4, 2),
        LayerCase.of(all.with("use_bias", false).with("activation", "softplus"), 4, 2),
        LayerCase.of(all.with("dropout", 0.5), 4, 2).mode(Mode.RANDOM),
        LayerCase.of(all.with("recurrent_dropout", 0.5).with("seed", 7), 4, 2).mode(Mode.RANDOM),
        given.outputs(1 + states));
  }
}

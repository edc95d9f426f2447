package org.fascicle.plugin.rnn;

import java.util.List;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.tck.junit.LayerKit;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerCase.Mode;

class AttentionKitTest extends LayerKit {
  private static final long OPEN = -1;

  @Override
  protected Stream<LayerCase> cases() {
    return Stream.of(
            oneHead(Spec.of(Kind.LAYER, "Attention")),
            oneHead(Spec.of(Kind.LAYER, "Attention").with("score_mode", "concat")),
            oneHead(Spec.of(Kind.LAYER, "AdditiveAttention")),
            Stream.of(
                LayerCase.of(Spec.of(Kind.LAYER, "Attention").with("use_scale", true), 3, 2)
                    .and(4, 2)
                    .refuses("score_mode", "sum")),
            positions(),
            manyHeads(
                Spec.of(Kind.LAYER, "MultiHeadAttention").with("num_heads", 2).with("key_dim", 3)))
        .flatMap(cases -> cases);
  }

  private static Stream<LayerCase> positions() {
    return Stream.of(
        LayerCase.of(Spec.of(Kind.LAYER, "SinePositionEncoding"), OPEN, 5)
            .refuses("max_wavelength", 0)
            .refusesInputs(new long[] {5})
            .refusesInputs(new long[] {3, 5}, new long[] {3, 5}),
        LayerCase.of(Spec.of(Kind.LAYER, "SinePositionEncoding"), 2, 1, 4),
        LayerCase.of(Spec.of(Kind.LAYER, "PositionEmbedding").with("sequence_length", 5), OPEN, 3)
            .refuses("sequence_length", 0)
            .refusesInputs(new long[] {6, 3})
            .refusesInputs(new long[] {4, OPEN})
            .refusesInputs(new long[] {3}));
  }

  private static Stream<LayerCase> oneHead(Spec spec) {
    return Stream.of(
        LayerCase.of(spec, OPEN, 2)
            .and(4, 2)
            .refuses("dropout", 1.5)
            .refusesInputs(new long[] {3, 2})
            .refusesInputs(new long[] {3, 2}, new long[] {4, 3})
            .refusesInputs(new long[] {3, 2}, new long[] {4, 3}, new long[] {5, 2})
            .refusesInputs(new long[] {2}, new long[] {2})
            .refusesInputs(
                List.of(TensorSpec.of(DType.INT32, 3, 2), TensorSpec.of(DType.INT32, 3, 2))),
        LayerCase.of(spec.with("use_causal_mask", true), 3, 2).and(OPEN, 5).and(OPEN, 2),
        LayerCase.of(spec.with("return_attention_scores", true), 1, 2).and(1, 2).outputs(2),
        LayerCase.of(spec.with("dropout", 0.5), 3, 2).and(4, 2).mode(Mode.RANDOM),
        LayerCase.of(spec.with("dropout", 0.5).with("seed", 7), 3, 2).and(4, 2).mode(Mode.RANDOM));
  }

  private static Stream<LayerCase> manyHeads(Spec spec) {
    return Stream.of(
        LayerCase.of(spec, OPEN, 2)
            .and(4, 5)
            .refuses("num_heads", 0)
            .refuses("key_dim", -1)
            .refuses("value_dim", 0)
            .refuses("dropout", -0.5)
            .refuses("sliding_window", 0)
            .refuses("output_shape", List.of(0))
            .refuses("attention_axes", List.of(0))
            .refuses("attention_axes", List.of(2))
            .refusesInputs(new long[] {3, 2})
            .refusesInputs(new long[] {2}, new long[] {2})
            .refusesInputs(new long[] {3, OPEN}, new long[] {4, 2})
            .refusesInputs(new long[] {3, 2}, new long[] {4, 2}, new long[] {5, 2})
            .refusesInputs(
                new long[] {3, 2}, new long[] {4, 2}, new long[] {4, 2}, new long[] {4, 3}),
        LayerCase.of(spec.with("value_dim", 4).with("use_bias", false), 3, 2).and(4, 5).and(4, 7),
        LayerCase.of(spec.with("use_causal_mask", true), 3, 2).and(3, 2),
        LayerCase.of(spec.with("sliding_window", 2).with("use_gate", true), 3, 2).and(4, 2),
        LayerCase.of(spec.with("return_attention_scores", true), 3, 2).and(OPEN, 2).outputs(2),
        LayerCase.of(spec.with("output_shape", List.of(3, 2)), 3, 2)
            .and(4, 5)
            .and(4, 2)
            .and(DType.BOOL, 3, 4),
        LayerCase.of(spec.with("dropout", 0.5), 3, 2).and(4, 2).mode(Mode.RANDOM),
        LayerCase.of(spec, 3, 2, 4)
            .and(5, 7, 4)
            .refuses("use_causal_mask", true)
            .refuses("sliding_window", 2)
            .refuses("attention_axes", List.of(2, 1)),
        LayerCase.of(
                spec.with("attention_axes", List.of(2)).with("return_attention_scores", true),
                3,
                2,
                4)
            .and(3, 5, 4)
            .refusesInputs(new long[] {3, 2, 4}, new long[] {7, 5, 4})
            .outputs(2));
  }
}

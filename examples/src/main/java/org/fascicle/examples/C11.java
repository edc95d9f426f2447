package org.fascicle.examples;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Two networks that draw: one takes the noise off digits, one makes digits of nothing but noise,
 * taught by a third one that tells them from real ones.
 */
final class C11 implements Example {
  @Override
  public String id() {
    return "C11";
  }

  @Override
  public String title() {
    return "A denoising autoencoder and a generative adversarial network on digits";
  }

  @Override
  public int epochs() {
    return 20;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    DigitImages digits = DigitImages.open(run);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("denoising", Denoising.run(run, digits));
    figures.put("gan", GanTraining.run(run, digits));
    return figures;
  }
}

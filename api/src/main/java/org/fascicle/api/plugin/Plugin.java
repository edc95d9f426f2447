package org.fascicle.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Behaviour that a bundle contributes under a type name. A stateless OSGi service: whatever it must
 * remember is kept by the platform and handed to it. Registered with the property {@link #NAME}.
 *
 * @param <C> the configuration: a public record whose components are the configuration's keys in
 *     camel case ({@code useBias} for {@code use_bias}). Its compact constructor checks values and
 *     replaces null, which stands for a missing key, by the default. Component types: int, long,
 *     double, boolean and their boxes, String, {@code List} of those, {@code Map}, {@link
 *     org.fascicle.api.model.Spec}. The last word of a {@code Spec} component's name is its {@link
 *     org.fascicle.api.model.Kind}: {@code kernelInitializer}, {@code activation}
 */
@ConsumerType
public interface Plugin<C extends Record> {
  /**
   * The service property that holds the type name: {@code Dense}. Of several values the first is
   * the name, which files and reports use; the others are aliases: {@code mse}.
   */
  String NAME = "fascicle.name";

  /** The record that holds the configuration. */
  Class<C> configuration();
}

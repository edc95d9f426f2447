package org.fascicle.api.model;

import org.osgi.annotation.versioning.ProviderType;

/** A symbolic tensor of a functional model: an input, or what one call of a layer gives. */
@ProviderType
public interface Node {
  /** The name of the layer or input that gives it. */
  String layer();

  /** Which call of that layer gives it, from 0: a shared layer is called more than once. */
  int call();

  /** Which result of that call it is, from 0. */
  int output();

  /** Another result of the same call. */
  Node output(int index);
}

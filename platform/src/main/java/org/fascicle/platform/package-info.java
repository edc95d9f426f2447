/**
 * The core: dispatcher, autodiff, models, training loop, registries, persistence, swap protocol.
 */
package org.fascicle.platform;

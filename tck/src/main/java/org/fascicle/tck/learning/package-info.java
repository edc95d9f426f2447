/** The kits for activations, losses and metrics. */
package org.fascicle.tck.learning;

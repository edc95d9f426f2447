/** Layers for sequences. */
package org.fascicle.plugin.rnn;

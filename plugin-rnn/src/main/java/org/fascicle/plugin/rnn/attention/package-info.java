/** Layers that look at all steps of a sequence at once. */
package org.fascicle.plugin.rnn.attention;

/** Recurrent networks. */
package org.fascicle.plugin.rnn.layer;

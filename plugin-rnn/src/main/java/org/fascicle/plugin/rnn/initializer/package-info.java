/** First values that recurrent networks like. */
package org.fascicle.plugin.rnn.initializer;

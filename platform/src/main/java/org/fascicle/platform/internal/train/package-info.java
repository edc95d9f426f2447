/** Training, evaluation and prediction: batches, steps, metrics, callbacks, the loop. */
package org.fascicle.platform.internal.train;

/** The kit for callbacks: what they must bear, tried on a small model without a framework. */
package org.fascicle.tck.callback;

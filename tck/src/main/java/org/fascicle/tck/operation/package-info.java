/** Tests made of operation cases: results, gradients, differences. */
package org.fascicle.tck.operation;

/** Results computed by hand or by NumPy. */
package org.fascicle.tck.golden;

/** OpenBLAS: matrix products in float64. */
package org.fascicle.backend.cpu.blas;

/** oneDNN: primitives prepared once and run on any addresses. */
package org.fascicle.backend.cpu.onednn;

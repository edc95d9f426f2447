/** ND4J's native operations, called directly on the backend's memory. */
package org.fascicle.backend.cpu.nd4j;

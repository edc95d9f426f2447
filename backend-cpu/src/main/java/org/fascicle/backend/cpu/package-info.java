/** The backend on oneDNN and ND4J. */
package org.fascicle.backend.cpu;

/** JavaCPP, oneDNN and ND4J with their natives, in one flat bundle. */
package org.fascicle.natives.cpu;

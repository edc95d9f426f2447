/**
 * JavaCPP, the oneDNN and OpenBLAS presets and ND4J's native operations, in one flat bundle. It
 * holds no class of its own: the libraries live here so that backend-cpu can be replaced above them
 * while they stay loaded.
 */
package org.fascicle.natives.cpu;

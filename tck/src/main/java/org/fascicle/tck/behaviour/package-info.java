/** Tests of what a backend does besides computing. */
package org.fascicle.tck.behaviour;

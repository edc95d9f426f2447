/** The command line. */
package org.fascicle.distribution;

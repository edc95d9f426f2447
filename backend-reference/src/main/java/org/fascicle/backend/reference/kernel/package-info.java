/** The kernels, one file a family, and the table that finds them by the operation's name. */
package org.fascicle.backend.reference.kernel;

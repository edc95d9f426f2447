/** The conformance kits. */
package org.fascicle.tck;

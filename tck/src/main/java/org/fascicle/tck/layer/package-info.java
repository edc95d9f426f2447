/** The conformance kit for layers. */
package org.fascicle.tck.layer;

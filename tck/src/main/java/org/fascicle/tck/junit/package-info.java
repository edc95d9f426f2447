/** The kit for JUnit. */
package org.fascicle.tck.junit;

/** What operations are run on: every operation, element type and awkward shape. */
package org.fascicle.tck.cases;

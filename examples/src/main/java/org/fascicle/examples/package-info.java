/** Complete programs, by id. */
package org.fascicle.examples;

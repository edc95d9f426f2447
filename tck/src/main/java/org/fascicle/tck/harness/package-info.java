/** What kit tests are made of: arrays, comparison, execution, wrapped backends. */
package org.fascicle.tck.harness;

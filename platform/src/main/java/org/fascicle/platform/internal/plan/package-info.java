/** A step's operations noted as data, and run as a plan. */
package org.fascicle.platform.internal.plan;

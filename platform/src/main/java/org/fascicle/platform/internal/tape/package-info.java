/** Automatic differentiation: what ran is recorded, and differentiated in reverse. */
package org.fascicle.platform.internal.tape;

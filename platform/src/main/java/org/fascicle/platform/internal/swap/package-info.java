/** Backends that come and go, and the rules by which sessions move between them. */
package org.fascicle.platform.internal.swap;

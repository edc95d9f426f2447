/** Typed builders of specs for everything built in. */
package org.fascicle.specs;

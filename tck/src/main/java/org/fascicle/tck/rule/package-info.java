/** The kits for optimisers and initialisers. */
package org.fascicle.tck.rule;

/** Tests across modules: rules of the architecture, bundles in a real framework. */
package org.fascicle.it;

/** Tensor handles, the scopes that close them, the variables that outlive steps. */
package org.fascicle.platform.internal.tensor;

/**
 * Operations as data: one operation, one file, with its checks, shape rule, gradient and
 * decomposition.
 */
@Version("0.1.0")
package org.fascicle.api.op;

import org.osgi.annotation.versioning.Version;

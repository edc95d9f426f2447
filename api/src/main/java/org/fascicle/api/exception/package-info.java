/**
 * What goes wrong, by type: each message says where, what was expected, what came and what to do.
 */
@Version("0.1.0")
package org.fascicle.api.exception;

import org.osgi.annotation.versioning.Version;

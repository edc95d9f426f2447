/** The counter-based random generator that everything shares. */
@Version("0.1.0")
package org.fascicle.api.random;

import org.osgi.annotation.versioning.Version;

/** The front door: {@link org.fascicle.api.Fascicle}. */
@Version("0.1.0")
package org.fascicle.api;

import org.osgi.annotation.versioning.Version;

/** The front door ({@link org.fascicle.api.Fascicle}) and the exceptions that everything shares. */
@Version("0.1.0")
package org.fascicle.api;

import org.osgi.annotation.versioning.Version;

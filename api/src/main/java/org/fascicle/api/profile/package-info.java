/** What ran, and how long it took. */
@Version("0.1.0")
package org.fascicle.api.profile;

import org.osgi.annotation.versioning.Version;

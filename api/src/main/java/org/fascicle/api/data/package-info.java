/** Arrays on the host, datasets and batches. */
@Version("0.1.0")
package org.fascicle.api.data;

import org.osgi.annotation.versioning.Version;

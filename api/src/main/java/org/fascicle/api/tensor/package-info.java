/** Tensors, the sessions that own them, scopes that free them, tapes that differentiate them. */
@Version("0.1.0")
package org.fascicle.api.tensor;

import org.osgi.annotation.versioning.Version;

/** Symbols, models of language, and how they write. */
@Version("0.1.0")
package org.fascicle.api.text;

import org.osgi.annotation.versioning.Version;

/** Markdown as editors write it, HTML as readers may safely get it. */
@NullMarked
package de.willkommen.content.markdown;

import org.jspecify.annotations.NullMarked;

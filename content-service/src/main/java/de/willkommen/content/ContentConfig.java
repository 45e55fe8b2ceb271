package de.willkommen.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Settings of content-service. */
@ConfigMapping(prefix = "content")
public interface ContentConfig {

    /** Whether the texts that come with the program are stored at the start. They never replace what people wrote. */
    @WithDefault("false")
    boolean seed();

    /** The languages every text should exist in; what lacks one is listed as a gap. */
    @WithDefault("de,en,ar")
    List<String> languages();
}

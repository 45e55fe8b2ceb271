package de.willkommen.kit.startup;

import java.util.List;

/** Something an application must not start with. Every bean of this type is asked once, before the first request. */
public interface StartupCheck {

    /** One sentence per reason not to start; empty when all is well. */
    List<String> objections(StartupFacts facts);
}

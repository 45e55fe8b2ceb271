package de.willkommen.gateway.limit;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** A limit class: what one network address or one account may ask for. */
public interface LimitSettings {

    /** Requests of one address without an account that only read. */
    Allowance reads();

    /** Requests of one address without an account that change something. */
    Allowance writes();

    /** All requests of one account. */
    Allowance account();

    /** A bucket that fills steadily; requests beyond it wait, and those that would wait too long are refused. */
    interface Allowance {

        /** Requests a second in the long run. */
        int rate();

        /** Requests at once, before any has to wait. */
        int burst();

        /** The longest a request is held back; beyond it comes 429. */
        @WithDefault("PT2S")
        Duration patience();
    }
}

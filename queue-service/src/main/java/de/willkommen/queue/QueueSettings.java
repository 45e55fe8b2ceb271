package de.willkommen.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.time.LocalTime;

/** Settings of queue-service. The README lists them. */
@ConfigMapping(prefix = "queue")
public interface QueueSettings {

    /** The order of calling. */
    Order order();

    /** The desk. */
    Desk desk();

    /** The end of the day. */
    Closing closing();

    /** The streams. */
    Streams streams();

    /** What the lead of an office is told. */
    Overview overview();

    /** When somebody waits too long. */
    interface Overview {

        /** From when on, where the office has said nothing else. */
        @WithDefault("PT45M")
        Duration tooLong();
    }

    /** How people are ranked; the README's chapter "Policy" explains it with examples. */
    interface Order {

        /** Somebody without an appointment yields to appointments due within this time after their arrival. */
        @WithDefault("PT20M")
        Duration walkInYields();

        /** Checking in no later than this after the start is on time. */
        @WithDefault("PT5M")
        Duration lateGrace();

        /** Who is later ranks this much behind their arrival. */
        @WithDefault("PT10M")
        Duration lateFallsBehind();

        /** People with access needs rank this much ahead. */
        @WithDefault("PT2H")
        Duration accessAdvance();

        /** A counter leaves somebody this long to a colleague signed on who speaks their language. */
        @WithDefault("PT10M")
        Duration languagePatience();
    }

    /** What a clerk may do when. */
    interface Desk {

        /** The least time between two calls of one person. */
        @WithDefault("PT30S")
        Duration recallAfter();

        /** After so many calls somebody has not come. */
        @WithDefault("3")
        int callsUntilNoShow();

        /** When to remind of somebody who waits aside, where the clerk says nothing else. */
        @WithDefault("PT15M")
        Duration parkReminder();

        /** How long a misclick can be undone. */
        @WithDefault("PT1M")
        Duration undoWithin();
    }

    /** When the day ends. */
    interface Closing {

        /** Local time of the office at which open tickets get their outcome; nobody is there any more. */
        @WithDefault("22:00")
        LocalTime at();

        /** How long copies of bookings are kept after their appointment. */
        @WithName("keep-bookings-for")
        @WithDefault("P30D")
        Duration keepBookingsFor();

        /** How long the display's numbered events are kept. */
        @WithDefault("P2D")
        Duration keepDisplayEventsFor();

        /** How long it is kept which clerk called whom and sat where. */
        @WithDefault("P180D")
        Duration keepClerksFor();

        /** How long tickets and their stays, which name nobody, are kept for figures. */
        @WithDefault("P730D")
        Duration keepTicketsFor();
    }

    /** What the streams do by themselves. */
    interface Streams {

        /** How often a silent stream says that it lives. */
        @WithDefault("PT15S")
        Duration heartbeat();

        /** How often an instance looks for changes nobody woke it for. */
        @WithDefault("PT1S")
        Duration poll();

        /** How often waiting times are computed anew although nothing happened. */
        @WithDefault("PT30S")
        Duration refresh();
    }
}

package de.willkommen.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of the services as the pages write them. */
public final class Formats {

    private Formats() {}

    /** The lines of an address that comes as a text or as its parts. */
    public static List<String> addressLines(@Nullable JsonNode address) {
        if (address == null || address.isNull()) {
            return List.of();
        }
        if (address.isTextual()) {
            return List.of(address.asText().split("\\s*[,\n]\\s*"));
        }
        var lines = new ArrayList<String>();
        lines.add(address.path("street").asText(""));
        lines.add((address.path("postalCode").asText("") + " "
                        + address.path("city").asText(""))
                .trim());
        lines.removeIf(String::isBlank);
        return lines;
    }

    /** The time of an opening: {@code 08:00} of {@code 08:00:00} or of a full date and time. */
    public static String hourAndMinute(String time) {
        int from = time.indexOf('T') + 1;
        return time.substring(from, Math.min(time.length(), from + 5));
    }
}

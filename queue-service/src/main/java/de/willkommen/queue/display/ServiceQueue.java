package de.willkommen.queue.display;

import de.willkommen.queue.estimate.WaitMinutes;
import de.willkommen.queue.overview.OfficePicture;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Who waits for one service. Somebody who came for two is counted at both.
 *
 * @param waitMinutes of the one who stands last: what everybody in this queue is told at most
 */
record ServiceQueue(String code, int waiting, WaitMinutes waitMinutes) {

    static List<ServiceQueue> of(OfficePicture picture) {
        var queues = new LinkedHashMap<String, ServiceQueue>();
        for (var place : picture.places()) {
            for (var service : place.ticket().services()) {
                queues.merge(service, new ServiceQueue(service, 1, place.minutes()), ServiceQueue::behind);
            }
        }
        return queues.values().stream()
                .sorted(Comparator.comparingInt(ServiceQueue::waiting)
                        .reversed()
                        .thenComparing(ServiceQueue::code))
                .toList();
    }

    private static ServiceQueue behind(ServiceQueue before, ServiceQueue next) {
        return new ServiceQueue(next.code, before.waiting + 1, next.waitMinutes);
    }
}

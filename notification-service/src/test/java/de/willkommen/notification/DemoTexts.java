package de.willkommen.notification;

import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The office and its texts, as the other services announce them. */
@Singleton
public class DemoTexts {

    private final Platform platform;

    DemoTexts(Platform platform) {
        this.platform = platform;
    }

    public void publish() {
        platform.tell(
                "offices",
                OfficeChanged.CHANGED,
                new OfficeChanged(
                        "MD",
                        "MD-ABH",
                        1,
                        new OfficeChanged.Address("Breiter Weg 222", "39104", "Magdeburg"),
                        "Europe/Berlin",
                        List.of("de", "en", "ar"),
                        List.of("step-free"),
                        new OfficeChanged.CheckIn(60, 15)));
        platform.tell(
                "contents",
                OfficeTextPublished.PUBLISHED,
                new OfficeTextPublished(
                        "MD",
                        "MD-ABH",
                        1,
                        Map.of(
                                "de",
                                new OfficeTextPublished.Text(
                                        "Ausländerbehörde Magdeburg",
                                        "Melden Sie sich am Empfang im Erdgeschoss.",
                                        "Wartebereich im 1. Obergeschoss"),
                                "en",
                                new OfficeTextPublished.Text(
                                        "Foreigners' Authority Magdeburg",
                                        "Please report to the reception on the ground floor.",
                                        "Waiting area on the first floor"),
                                "ar",
                                new OfficeTextPublished.Text(
                                        "دائرة الأجانب في ماغدبورغ",
                                        "يُرجى مراجعة الاستقبال في الطابق الأرضي.",
                                        "منطقة الانتظار في الطابق الأول"))));
        platform.tell(
                "contents",
                ServiceTextPublished.PUBLISHED,
                new ServiceTextPublished(
                        "MD",
                        "residence-permit",
                        1,
                        Map.of(
                                "de",
                                new ServiceTextPublished.Text(
                                        "Aufenthaltserlaubnis beantragen",
                                        "Sie beantragen zum ersten Mal eine Aufenthaltserlaubnis.",
                                        List.of("Gültiger Pass", "Ein biometrisches Foto", "Mietvertrag"),
                                        "100 Euro"),
                                "en",
                                new ServiceTextPublished.Text(
                                        "Apply for a residence permit",
                                        "You apply for a residence permit for the first time.",
                                        List.of("Valid passport", "A biometric photo", "Rental contract"),
                                        "100 euros"),
                                "ar",
                                new ServiceTextPublished.Text(
                                        "طلب تصريح إقامة",
                                        "تتقدمون بطلب تصريح إقامة لأول مرة.",
                                        List.of("جواز سفر ساري المفعول", "صورة بيومترية", "عقد الإيجار"),
                                        "100 يورو"))));
        platform.tell(
                "contents",
                CounterTextPublished.PUBLISHED,
                new CounterTextPublished(
                        "MD",
                        "104",
                        1,
                        Map.of(
                                "de",
                                new CounterTextPublished.Text(
                                        "Gehen Sie geradeaus. Der Schalter 104 ist die zweite Tür links."),
                                "en",
                                new CounterTextPublished.Text(
                                        "Go straight on. Counter 104 is the second door on the left."),
                                "ar",
                                new CounterTextPublished.Text(
                                        "سيروا إلى الأمام. الشباك 104 هو الباب الثاني على اليسار."))));
    }
}

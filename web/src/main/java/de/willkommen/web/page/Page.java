package de.willkommen.web.page;

import de.willkommen.web.language.Wording;
import java.util.List;

/** What the frame around every page needs. */
public class Page {

    private final Wording wording;
    private final Assets assets;
    private final List<Choice> languages;

    Page(Wording wording, Assets assets, List<Choice> languages) {
        this.wording = wording;
        this.assets = assets;
        this.languages = languages;
    }

    /** The same page in another language. */
    public record Choice(String tag, String name, String dir, String href, boolean current) {}

    /** The language the page is in. */
    public String lang() {
        return wording.spoken().tag();
    }

    /** Its direction. */
    public String dir() {
        return wording.spoken().dir();
    }

    /** The language the reader asked for, as it stands in addresses. */
    public String base() {
        return "/" + wording.asked().tag();
    }

    /** Whether the interface is shown in another language than the reader asked for. */
    public boolean fellBack() {
        return wording.fellBack();
    }

    /** What the asked language calls itself. */
    public String askedName() {
        return wording.asked().ownName();
    }

    /** The tag of the asked language. */
    public String asked() {
        return wording.asked().tag();
    }

    /** The page in the other languages. */
    public List<Choice> languages() {
        return languages;
    }

    /** The address of a style sheet for the page's direction. */
    public String styles(String name) {
        return assets.path("rtl".equals(dir()) ? name + ".rtl.css" : name + ".css");
    }

    /** The address of a script, image or font. */
    public String asset(String name) {
        return assets.path(name);
    }
}

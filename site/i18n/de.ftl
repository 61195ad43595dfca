# Interface texts, German. One line per text; names say where a text stands.

## Frame of every page
skip_link = Zum Inhalt springen
service_label = Sprache und Barrierefreiheit
main_menu = Hauptmenü
menu = Menü
search = Suche
help_button_first = Hilfe
help_button_rest = holen
contact = Kontakt
breadcrumb = Brotkrumen

## Breadcrumb
crumb_start = Start
crumb_hilfe = Hilfe

## Facts: their age, contact, the way back
crumb_places = Orte
crumb_calendar = Kalender
facts_as_of = Stand:
facts_stale = Diese Angaben sind älter als zwei Jahre. Bitte vor dem Besuch nachfragen.
facts_please_ask = bitte nachfragen
facts_sources = Quellen
ask_team = Bitte beim Team erfragen

## Opening hours
hours_title = Öffnungszeiten
hours_caption = Öffnungszeiten nach Wochentag
hours_day = Tag
hours_term = Schulzeit
hours_holidays = Schulferien
hours_season = Saison
hours_today = Heute,
hours_today_open = Heute offen:
hours_is_today = heute
hours_open = offen
hours_closed = geschlossen
hours_times = Zeiten:
hours_exceptions = Besondere Tage
hours_holidays_unknown = Zeiten in den Schulferien: bitte beim Team erfragen.
hours_ask_school_holiday = In den Ferien bitte nachfragen
hours_ask_public_holiday = Am Feiertag bitte nachfragen

## Places
places_title = Jugendhäuser und Spielplätze
places_lead = Hier kannst du einfach hingehen. Du brauchst keine Anmeldung.
places_description = Jugendhäuser, Bauspielplätze und Treffpunkte in { $town }: Adressen, Öffnungszeiten, Alter und was es dort gibt.
places_open_today = Heute offen
places_other = Weitere Orte
places_all = Alle Orte
places_closed = Geschlossen
places_closed_since = seit
house_kind_youth_centre = Jugendhaus
house_kind_adventure_playground = Bauspielplatz
house_kind_creative_playground = Kreativspielplatz
house_kind_meeting_place = Treffpunkt
place_description = { $name } in { $town } ({ $kind }): Adresse, Öffnungszeiten und was es dort gibt.
place_glance = Auf einen Blick
place_closed = Geschlossen seit dem { $date }
place_also = Auch bekannt als
place_address = Adresse
place_district = Stadtteil
place_ages = Alter
place_card_moved = zurzeit an einem anderen Ort
place_moved_from = Ab dem { $from } an einem anderen Ort
place_moved_until = Vom { $from } bis { $until } an einem anderen Ort
place_moved_to = Dann hier:
place_usually = Sonst hier:
place_groups = Gruppen jede Woche
place_features = Das gibt es hier
place_offers = Hier im
place_sample = Musterprogramm: Diese Angebote sind Beispiele.
place_more = Mehr über den Ort
place_access = Barrierefreiheit
access_way = Weg ohne Stufen
access_toilet = WC für Rollstühle
access_assistance = Assistenz
access_quiet = Ruhiger Raum
access_sign_language = Gebärdensprache
access_state_yes = ja
access_state_no = nein
access_state_unknown = nicht bekannt
access_all_unknown = Dazu haben wir noch keine Angaben. Bitte frage vor dem Besuch beim Team nach.

## Mobile work
outreach_title = Unterwegs
outreach_lead = Das Spielmobil und die Straßensozialarbeit kommen zu dir. Du brauchst keine Anmeldung.
outreach_description = Wo Spielmobil und Straßensozialarbeit diese und nächste Woche in { $town } sind: Orte, Tage und Zeiten.
outreach_ask_first = Bitte vorher nachfragen
outreach_old_plan = { $name }: Dieser Plan ist vom { $month }. Orte ändern sich oft.
outreach_break = Pause
outreach_meanwhile = So lange bist du hier willkommen:
outreach_this_week = Diese Woche
outreach_next_week = Nächste Woche
outreach_week = Kalenderwoche
outreach_past = vorbei
outreach_public_holiday = Feiertag, bitte vorher nachfragen
outreach_nobody = Für diese Woche ist kein Halt bekannt.
outreach_stops = Alle Haltestellen
outreach_where = Wo
outreach_when = Wann
outreach_no_stops = Haltestellen und Zeiten sind nicht bekannt. Bitte beim Amt erfragen.
outreach_from = ab dem { $from }
outreach_until = bis zum { $until }
outreach_from_until = vom { $from } bis zum { $until }
and = und
ask_office = Bitte beim Amt erfragen

## School social work
schools_title = Schulsozialarbeit
schools_lead = An deiner Schule ist jemand für dich da. Du kannst über alles reden.
schools_description = Schulsozialarbeit in { $town }: an welcher Schule, wann und wie. Freiwillig, kostenlos, vertraulich und verlässlich.
schools_principles = Vier Grundsätze
schools_voluntary = Freiwillig
schools_voluntary_text = Du entscheidest, ob du kommst.
schools_free = Kostenlos
schools_free_text = Du zahlst nichts. Deine Eltern auch nicht.
schools_confidential = Vertraulich
schools_confidential_text = Was du sagst, bleibt unter euch. Nur wenn du in Gefahr bist, holen wir Hilfe dazu.
schools_reliable = Verlässlich
schools_reliable_text = Was wir versprechen, halten wir.
schools_what = Worum geht es?
schools_what_text = Streit, Stress mit Noten, Mobbing, Sorgen zu Hause oder einfach reden: Komm vorbei. Auch Eltern und Lehrkräfte können fragen.
school_kind_primary = Grundschulen
school_kind_community = Gemeinschaftsschulen
school_kind_grammar = Gymnasien
school_kind_vocational = Berufsbildende Schulen
school_kind_special = Förderzentren
schools_nothing = Raum, Zeiten und Kontakt
schools_room = Raum
schools_hours = Zeiten
schools_ask = Bitte an der Schule erfragen
schools_help = Du brauchst jetzt Hilfe? Alle Nummern auf einen Blick

## Help
exit_button = Seite schnell verlassen
exit_link = https://www.tagesschau.de/wetter/
help_title = Hilfe holen
help_lead = Du bist nicht allein. Hier hören dir Menschen zu. Du musst nichts ausfüllen.
help_description = Hilfe für Kinder, Jugendliche und Eltern in { $town }: Nummern, die sofort helfen, und Beratung vor Ort.
help_numbers = Diese Nummern helfen sofort
help_reached = Erreichbar:
help_free = kostenlos
help_anonymous = ohne Namen
help_for_children = für Kinder und Jugendliche
help_for_parents = für Eltern
help_for_professionals = für Fachkräfte
help_door_you = Für dich
help_door_you_text = Reden hilft. Such dir aus, mit wem.
help_door_parents = Für Eltern
help_door_parents_text = Sorge um ein Kind oder Streit zu Hause? Hier gibt es Rat.
help_door_professionals = Für Fachkräfte
help_door_professionals_text = Verdacht auf Gefahr für ein Kind: Schritte, Recht und Beratung.
help_link_school = Schulsozialarbeit an deiner Schule
help_link_places = Jugendhäuser und ihre Teams
help_link_advice = Beratung in deiner Stadt
help_link_advice_parents = Beratung für Familien
help_link_networks = Netzwerke in der Stadt
help_private = Diese Seite fragt nach nichts. Wir schreiben nicht auf, wer sie liest.
help_number = Telefon
help_hours = Zeiten
help_more = Mehr dazu

## Advice
advice_title = Beratung
advice_lead = Hier finden Sie Stellen, die Kinder, Jugendliche und Familien beraten.
advice_description = Beratung für Kinder, Jugendliche und Familien in { $town }: Ämter, Sprechzeiten in den Stadtteilen, Beratungsstellen und Downloads.
advice_now = Sofort jemanden sprechen
advice_old = Manche Angaben sind älter als zwei Jahre
advice_old_text = Bitte vor dem Besuch nachfragen. Der Stand steht bei jeder Stelle.
advice_units = Stellen der Stadt
advice_hours = Sprechzeiten in den Stadtteilen
advice_hours_unknown = Tage und Orte sind noch nicht bekannt. Bitte beim Amt erfragen.
advice_when = Tag und Zeit
advice_where = Ort
advice_who = Wer
advice_others = Weitere Beratung
advice_downloads = Formulare und Berichte
advice_downloads_none = Hier liegen noch keine Dateien.

## Networks
networks_title = Netzwerke
networks_lead = Wer arbeitet woran zusammen? Diese Liste zeigt es, damit nichts doppelt entsteht.
networks_description = Netzwerke der Jugendhilfe in { $town }: Themen, Mitglieder und Kontakt.
networks_topic = Thema
networks_members = Dabei

## Calendar
calendar_title = Kalender
calendar_lead = Alle Termine auf einen Blick: Ferienpass, Feste und Ferien.
calendar_description = Alle Termine für Kinder, Jugendliche und Familien in { $town }: Ferienpass, Feste, Ferien und Feiertage.
calendar_months = Monate
calendar_by_day = Angebote nach Tagen
calendar_offers = { $number ->
    [one] 1 Angebot
   *[other] { $number } Angebote
}
calendar_event = Termin
calendar_pass = Ferienpass
calendar_school = Schulferien
calendar_public = Feiertag
calendar_published = { $season }: Das Programm erscheint
calendar_wishes = { $season }: Wünsche abgeben
calendar_draw = { $season }: Auslosung
calendar_free_places = { $season }: Vergabe der freien Plätze beginnt
calendar_registration = { $season }: Anmeldung beginnt
calendar_season = { $season }
calendar_archive = Archiv
calendar_no_archive = Hier stehen später die Termine, die vorbei sind.
event_description = { $title }: { $when }.
event_over = vorbei
event_is_over = Dieser Termin ist vorbei.
event_when = Wann
event_where = Wo
event_unknown = noch nicht bekannt

## Search
search_title = Suche
search_description = Suche über Jugendhäuser, Ferienpass, Hilfe und alle Seiten des Jugendportals in { $town }.
search_label = Was suchst du?
search_hint = Zum Beispiel ein Jugendhaus, ein Angebot oder ein Thema. Kleine Tippfehler sind kein Problem.
search_button = Suchen
search_no_script = Die Suche braucht JavaScript. In deinem Browser ist es aus. Alles steht auch in diesen Listen.
search_none = Nichts gefunden. Versuch es mit einem anderen Wort oder einer der Listen.
search_one = 1 Treffer
search_many = # Treffer
search_first = # Treffer. Hier stehen die ersten 40.
search_lists = Alles in Listen
search_help = Hilfe
search_places = Orte
search_outreach = Unterwegs
search_schools = Schule
search_events = Kalender
search_pages = Seite

## Open data
data_title = Offene Daten
data_lead = Alles, was hier über Orte und Angebote steht, gibt es auch als Daten.
data_description = Offene Daten des Jugendportals in { $town }: Jugendhäuser, Spielmobil, Schulen, Hilfe und Ferienpass.
data_what = Was es gibt
data_kind = Was
data_number = Anzahl
data_houses = Jugendhäuser und Spielplätze
data_outreach = Spielmobile und Straßensozialarbeit
data_schools = Schulen
data_help = Nummern und Beratung
data_networks = Netzwerke
data_events = Termine
data_offers = Angebote im Ferienpass
data_age = Wie alt die Daten sind
data_age_text = Jeder Eintrag nennt den Tag, an dem ihn zuletzt jemand geprüft hat.
data_oldest = Der älteste ist vom
data_newest = Der neueste ist vom
data_licence = Lizenz
data_licence_text = Was für die Daten und das Programm gilt, steht auf der Seite
data_persons = Keine Daten über Personen
data_persons_text = In diesen Daten steht niemand mit Namen. Anmeldungen zum Ferienpass gehören nicht dazu.
contact_unknown = Telefon und E-Mail sind hier nicht bekannt.

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

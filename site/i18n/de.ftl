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

## Feeds
feed_new = Neue Angebote im Ferienpass
feed_new_text = Alle Angebote, sobald ein Programm erscheint.
feed_changes = Änderungen und Absagen im Ferienpass
feed_changes_text = Was sich nach dem Erscheinen des Programms geändert hat.
crumb_ferienpass = Ferienpass

## Words of many pages
all = alle
years = Jahre
print = Drucken
sample = Musterprogramm
sample_title = Musterprogramm
sample_text = Diese Angebote sind Beispiele. Sie finden so nicht statt.
ask_team = Bitte beim Team erfragen
place_no_contact = Telefon und E-Mail kennen wir nicht. Frag vor Ort oder beim Amt, die Anschrift steht im Impressum.
offers_count = { $n ->
    [0] Keine Angebote
    [one] 1 Angebot
   *[other] { $n } Angebote
}
terms = Teilnahmebedingungen
terms_of = Teilnahmebedingungen:
terms_title = Teilnahmebedingungen: { $season }
all_offers = Alle Angebote
all_offers_of = Alle Angebote:
wishlist = Merkliste
save = Merken
save_named = %title merken

## Start page
start_title = Was ist los in
start_lead = Ferienpass, Jugendhäuser und Beratung: alle Angebote der Stadt für Kinder, Jugendliche und Familien.
finder_label = Angebote suchen
finder_what = Was suchst du?
finder_age = Alter
finder_button = Suchen
quick = Schnell gefunden:
band_lead = { $n ->
    [one] 1 Angebot vom { $span }.
   *[other] { $n } Angebote vom { $span }.
}
band_button = Angebote ansehen
band_button_over = Programm von damals
band_button_free = Freie Plätze ansehen
topics_title = Worauf hast du Lust?
open_today = Heute offen
open_hint = Komm einfach vorbei, du brauchst keine Anmeldung.
open_none = Für heute kennen wir keine Öffnungszeiten.
open_none_link = Alle Orte und Teams, die du fragen kannst
please_ask_before = Bitte vorher fragen: Die Zeiten sind alt.
all_places = Alle Orte und Zeiten
today_at = Heute: { $place }
next_title = Bald geht es los
to_all_dates = Zum Kalender
help_title = Geht es dir nicht gut?
help_text = Du bist nicht allein. Hier hören dir Menschen zu. Anonym, kostenlos und ohne Termin.
help_advice = Beratung in deiner Stadt
help_school = Schulsozialarbeit an deiner Schule
help_worry = Sorgen um ein Kind? So helfen Sie

## Steps of a season
step_browse = Stöbern
step_from = ab { $date }
step_wishes = Wünsche anmelden
step_wishes_text = { $date }. Alle haben die gleiche Chance.
step_draw = Auslosung
step_draw_text = { $date }. Nachricht per E-Mail.
step_free = Freie Plätze
step_free_text = ab { $date }, wer zuerst kommt
step_register = Anmelden
step_holidays = Ferien
step_holidays_text = { $date }. Freie Plätze gibt es bis zum Start.

## Phases of a season
phase_hidden_title = Das Programm kommt noch
phase_hidden_text = Es erscheint am { $published }. Bis dahin kann sich alles ändern.
phase_preview_title = Jetzt: stöbern
phase_preview_text = Anmelden können Sie ab { $from }.
phase_preview_draw_title = Jetzt: stöbern
phase_preview_draw_text = Wünsche können Sie vom { $from } bis { $until } anmelden. Früh sein bringt keinen Vorteil.
phase_wishes_title = Jetzt: Wünsche
phase_wishes_text = Wünsche nehmen wir bis { $until } an. Alle haben die gleiche Chance. Am { $draw } ist die Auslosung.
phase_draw_title = Jetzt: Auslosung
phase_draw_text = Die Zeit für Wünsche ist vorbei. Wir losen am { $draw }. Freie Plätze gibt es ab { $free }.
phase_drawn_title = Jetzt: Nachrichten
phase_drawn_text = Die Auslosung war am { $draw }. Das Ergebnis kommt per E-Mail. Freie Plätze gibt es ab { $free }.
phase_free_draw_title = Jetzt: freie Plätze
phase_free_draw_text = Die Auslosung ist vorbei. Alle freien Plätze vergeben wir in der Reihenfolge der Anmeldung.
phase_free_title = Jetzt: anmelden
phase_free_text = Wir vergeben alle Plätze in der Reihenfolge der Anmeldung.
phase_running_title = Jetzt: Ferien
phase_running_text = Freie Plätze gibt es, bis ein Angebot beginnt.
phase_over_title = Vorbei
phase_over_text = Diese Ferien sind vorbei. Danke, dass ihr dabei wart.

## Badges
badge_places = { $n ->
    [one] 1 Platz
   *[other] { $n } Plätze
}
badge_free = Plätze frei
badge_wishes = wird verlost
badge_not_yet = Anmeldung ab { $date }
badge_draw = in der Verlosung
badge_drop_in = ohne Anmeldung
badge_external = Anmeldung beim Anbieter
badge_full = ausgebucht
badge_begun = hat schon begonnen
badge_closed = Anmeldung beendet
badge_cancelled = abgesagt
badge_over = vorbei
places_one = noch 1 Platz frei
places_many = noch %n Plätze frei
places_waiting = nur noch Warteliste
places_reserved_one = nur noch 1 Platz für Kinder mit Ermäßigung
places_reserved_many = nur noch %n Plätze für Kinder mit Ermäßigung
wheelchair = rollstuhlgerecht
card_more_dates = { $n ->
    [one] { $first } und 1 weiterer Termin
   *[other] { $first } und { $n } weitere Termine
}
meeting_point = Treffpunkt
meeting_point_at = Treffpunkt: { $place }
price_from = ab { $price }

## List of a season
season_lead = { $n ->
    [one] { $span }: 1 Angebot { $ages }.
   *[other] { $span }: { $n } Angebote { $ages }.
}
season_ages = für alle von { $from } bis { $to } Jahren
season_all_ages = für alle
how_it_works = So funktioniert der Ferienpass
choose_day = Tag wählen
offers_strip = { $n ->
    [0] keine
    [one] 1 Angebot
   *[other] { $n } Angebote
}
filter = Filter
filter_show = { $count } zeigen
shelf_age = Alter
shelf_topic = Thema
shelf_important = Wichtig für mich
shelf_district = Stadtteil
shelf_week = Woche
switch_frei = noch Plätze frei
switch_kostenlos = kostenlos
switch_rollstuhl = rollstuhlgerecht
switch_ganztags = ganztags betreut
switch_offen = ohne Anmeldung
list_age = { $age } Jahre
list_kostenlos = Kostenlos
list_offen = Ohne Anmeldung
list_rollstuhl = Rollstuhlgerecht
list_week = Woche { $n }: { $span }
list_lead = { $season }: { $count }
list_description = { $title }: { $count }. Mit Alter, Tagen und Preisen.
lists_title = Fertige Listen
lists_more = Andere Listen
lists_link = Ohne JavaScript stehen hier immer alle Angebote. Zu den Listen nach Alter, Thema und Tag
all_filters = Alle Angebote mit Filter
view = Ansicht
view_list = Liste
view_week = Woche
active_filters = Aktive Filter
list_empty = Dazu gibt es nichts. Nehmen Sie einen Filter heraus.
js_offers_one = 1 Angebot
js_offers_many = %n Angebote
js_show_one = 1 Angebot zeigen
js_show_many = %n Angebote zeigen
js_none = Keine Angebote
js_active = Filter (%n aktiv)
js_more = Mehr Angebote zeigen (%n)
js_age = %n Jahre
js_remove = entfernen
js_no_offers = keine
js_places_many = %n Plätze
js_dates_one = %first und 1 weiterer Termin
js_dates_many = %first und %n weitere Termine

## Offer
at_a_glance = Auf einen Blick
fact_when = Wann
fact_where = Wo
fact_age = Alter
fact_places = Plätze
fact_price = Kosten
fact_access = Barrierefreiheit
fact_bring = Mitbringen
see_dates = je nach Termin
free_of_charge = kostenlos
places_unlimited = ohne Begrenzung
minimum = { $n ->
    [one] findet ab einem Kind statt
   *[other] findet ab { $n } Kindern statt
}
age_tolerance = { $n ->
    [one] Ein Tag Abweichung ist in Ordnung.
   *[other] Bis zu { $n } Tage Abweichung sind in Ordnung.
}
occasion_count = { $n ->
    [one] 1 Termin
   *[other] { $n } Termine
}
access_way_and_toilet = Weg und WC rollstuhlgerecht
access_way = Weg ohne Stufen
access_no_way = Weg mit Stufen
access_toilet = WC rollstuhlgerecht
access_no_toilet = WC nicht rollstuhlgerecht
access_assistance = Assistenz ist möglich
access_no_assistance = ohne Assistenz
access_quiet = ruhiger Raum vorhanden
access_no_quiet = kann laut sein
access_sign_language = Gebärdensprache möglich
access_no_sign_language = ohne Gebärdensprache
to_registration = Zur Anmeldung
to_provider = Zur Anmeldung beim Anbieter
to_calendar = In den Kalender
changed_on = Geändert am
good_to_know = Gut zu wissen
provided_by = Veranstaltet von:
questions = Fragen
qr_hint = Diese Seite im Netz:
know_swimming = Muss mein Kind schwimmen können?
know_swimming_text = Wir fragen bei der Anmeldung, ob Ihr Kind schwimmen kann. Das Team plant danach.
know_weather = Was passiert bei schlechtem Wetter?
know_pick_up = Darf mein Kind allein nach Hause gehen?
know_pick_up_text = Das sagen Sie uns bei der Anmeldung.
know_health = Fragen Sie nach Gesundheit und Allergien?
know_health_text = Ja, aber erst nach der Zusage und nur freiwillig. Nur das Team vor Ort liest das.
know_photo = Werden Fotos gemacht?
know_photo_text = Vielleicht. Ihr Kind ist nur auf Fotos, wenn Sie vorher zustimmen.
know_supervision = Ist mein Kind den ganzen Tag betreut?
know_supervision_text = Ja, das Team ist die ganze Zeit da.
know_cancel = Was ist, wenn wir nicht kommen können?
know_cancel_text = Bitte sagen Sie früh ab. Der Link dafür steht in jeder E-Mail. Dann rückt ein anderes Kind nach.
offer_wishes_title = Dieses Angebot wird verlost
offer_wishes_text = Wünsche sammeln wir bis { $date }, mit einer Liste für die ganze Familie. Auf dieser Seite geht das noch nicht. Bitte merken Sie sich das Angebot mit dem Herz und fragen Sie das Ferienpass-Team.
offer_not_yet_title = Anmeldung ab { $date }
offer_not_yet_text = Vorher nehmen wir keine Anmeldung an. Merken Sie sich das Angebot solange.
offer_draw_title = Die Plätze werden verlost
offer_draw_text = Die Zeit für Wünsche ist vorbei. Freie Plätze gibt es ab { $date }.
offer_drop_in_title = Ohne Anmeldung
offer_drop_in_text = Komm einfach vorbei.
offer_external_title = Anmeldung beim Anbieter
offer_external_text = Für dieses Angebot melden Sie sich direkt beim Anbieter an.
offer_full_title = Ausgebucht
offer_full_text = Alle Plätze sind vergeben. Neue Anmeldungen sind nicht möglich.
offer_begun_title = Schon begonnen
offer_begun_text = Eine Anmeldung ist nicht mehr möglich. Fragen Sie das Team, ob Ihr Kind noch dazukommen kann.
offer_closed_title = Die Anmeldung ist beendet
offer_closed_text = Fragen Sie das Team, ob noch ein Platz frei ist.
offer_cancelled_title = Dieses Angebot ist abgesagt
offer_cancelled_text = { $reason }
offer_over_title = Dieses Angebot ist vorbei
offer_over_text = Es gehörte zu: { $season }.

## Registration form
form_title = Anmeldung
form_trap = Bitte leer lassen
form_error = Fehler:
form_optional = (freiwillig)
form_choose = Bitte wählen
form_occasion = Welcher Termin passt?
form_next_child = { $n }. Kind
form_first_name = Vorname des Kindes
form_last_name = Nachname des Kindes
form_birth = Geburtsdatum des Kindes
form_birth_hint = Zum Beispiel 27 3 2016
form_day = Tag
form_month = Monat
form_year = Jahr
form_resident = Wohnt das Kind in { $town }?
form_price = Was zahlt das Kind?
form_yes = Ja
form_no = Nein
form_swimming = Kann das Kind sicher schwimmen?
form_swimming_yes = Ja
form_swimming_no = Nein
form_pick_up = Darf das Kind allein nach Hause gehen?
form_pick_up_yes = Ja, das Kind darf allein gehen
form_pick_up_no = Nein, wir holen das Kind ab
form_photo = Dürfen wir Fotos machen, auf denen das Kind zu sehen ist?
form_photo_hint = Beides ist in Ordnung. Ein Nein hat keine Folgen für den Platz.
form_photo_yes = Ja, Fotos sind in Ordnung
form_photo_no = Nein, bitte keine Fotos
form_guardian = Wie erreichen wir Sie?
form_guardian_name = Ihr Vor- und Nachname
form_email = E-Mail-Adresse
form_email_hint = Dorthin schicken wir einen Link. Erst wenn Sie dort bestätigen, gilt die Anmeldung.
form_phone = Telefon während des Angebots
form_phone_hint = Für Notfälle
form_custody = Ich bin sorgeberechtigt oder handle im Auftrag der Sorgeberechtigten.
form_privacy_before = Wie wir Daten schützen, steht in den
form_privacy_link = Datenschutz-Hinweisen
form_cancel = Abbrechen

# The doors to the family list.
door_text = Sie schreiben Ihre Kinder nur einmal auf. Danach können Sie weitere Angebote dazunehmen und alles zusammen abschicken.
door_button = Anmelden
door_wishlist = Liste anmelden
door_short = So melden Sie an
door_title = Anmelden: { $season }
door_lead = So melden Sie Ihre Kinder für { $season } an: einmal aufschreiben, Angebote wählen, prüfen, E-Mail bestätigen.
door_begin = Liste beginnen
door_look_first = Erst die Angebote ansehen
door_how = So geht es
door_how_who = Sie schreiben Ihre Kinder und Ihren Kontakt auf, nur einmal.
door_how_choose = Sie wählen für jedes Kind Angebote. Es stehen nur die da, die zum Alter passen.
door_how_check = Sie sehen vor dem Absenden, was frei ist, was sich überschneidet und was es kostet.
door_how_confirm = Sie drücken den Knopf in unserer E-Mail. Erst dann gilt Ihre Liste.
door_needs = Das brauchen Sie
door_needs_children = Namen und Geburtstage Ihrer Kinder, bis zu 6 Kinder auf einer Liste
door_needs_mail = eine E-Mail-Adresse, die Sie gleich öffnen können
door_needs_phone = eine Telefonnummer für den Notfall
door_draft = Ein Konto brauchen Sie nicht. Bis Sie absenden, speichern wir nichts.
door_help = Sie kommen nicht weiter? Fragen Sie uns.
door_season = Jetzt anmelden: alle Kinder, alle Angebote

rules_title = Das gilt für jedes Kind
rule_places = { $n ->
    [one] Ein Kind bekommt in diesen Ferien höchstens 1 Platz.
   *[other] Ein Kind bekommt in diesen Ferien höchstens { $n } Plätze.
}
rule_overlap = Zwei Angebote eines Kindes dürfen nicht gleichzeitig sein.
rule_buffer = Zwischen zwei Angeboten eines Kindes liegen mindestens { $n } Minuten.
rule_one_per_day = Ein Kind bekommt höchstens einen Platz am Tag.

## Overview of the holiday pass
overview_lead = Dreimal im Jahr gibt es Angebote für alle von 6 bis 18 Jahren: an Ostern, im Sommer und im Herbst.
how_title = So funktioniert es
how_browse_title = Stöbern
how_browse_text = Sie suchen nach Alter, Tag und Thema. Ein Konto brauchen Sie nicht.
how_register_title = Anmelden
how_register_text = Sie füllen ein Formular aus und bestätigen den Link in unserer E-Mail.
how_register_draw_title = Anmelden
how_register_draw_text = An Ostern zählt die Reihenfolge. Im Sommer und im Herbst nennen Sie Wünsche. Früh sein bringt dabei keinen Vorteil.
how_places_title = Platz bekommen
how_places_text = Ist ein Angebot voll, kommt Ihr Kind auf die Warteliste. Wird ein Platz frei, schreiben wir Ihnen.
how_places_draw_title = Platz bekommen
how_places_draw_text = Gibt es mehr Wünsche als Plätze, entscheidet das Los. Danach vergeben wir die freien Plätze.
how_join_title = Mitmachen
how_join_text = Sie zahlen vor Ort. Wer nicht kommen kann, sagt bitte früh ab. Dann rückt ein anderes Kind nach.
to_questions = Häufige Fragen
to_draw = So läuft die Auslosung
dates_title = Die nächsten Ferien
dates_none = Die nächsten Termine stehen noch nicht fest.
prices_title = Preise und Ermäßigung
prices_text = Viele Angebote sind kostenlos. Alle anderen nennen ihren Preis. „Ermäßigt“ heißt: Manche Familien zahlen weniger.
feeds_title = Nichts verpassen
feeds_text = Für Feed-Leser:
archive_title = Archiv

## Saved offers
wishlist_title = Merkliste
wishlist_lead = Alle Angebote, die du dir gemerkt hast, nach Tagen sortiert.
wishlist_private = Nur auf diesem Gerät gespeichert.
wishlist_script = Die Merkliste braucht JavaScript. Ohne JavaScript kannst du jede Seite drucken oder den Termin in deinen Kalender laden.
wishlist_empty = Noch nichts gemerkt. Tippe bei einem Angebot auf das Herz.
wishlist_link = Angebote ansehen
wishlist_share = Link zum Teilen kopieren
wishlist_copied = Der Link ist kopiert.
wishlist_copy_failed = Hier ist der Link:
wishlist_clear = Liste löschen
wishlist_clear_sure = Wirklich alles löschen?
wishlist_cleared = Die Liste ist gelöscht.
wishlist_remove = entfernen
wishlist_shared = Diese Liste hat jemand mit dir geteilt. Sie ist noch nicht auf deinem Gerät.
wishlist_keep = In meine Merkliste übernehmen
wishlist_clash = Zur gleichen Zeit: %other
wishlist_close = Weniger als %n Minuten dazwischen: %other
wishlist_same_day = Nur ein Angebot am Tag: %other
wishlist_run = Termin %n von %all
wishlist_gone_one = 1 Angebot gibt es nicht mehr.
wishlist_gone_many = %n Angebote gibt es nicht mehr.
wishlist_past = Vorbei

## Facts: their age, contact, the way back
crumb_places = Orte
crumb_calendar = Kalender
facts_as_of = Stand:
facts_stale = Diese Angaben sind älter als zwei Jahre. Bitte vor dem Besuch nachfragen.
facts_please_ask = bitte nachfragen
facts_sources = Quellen

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
hours_ask = Heute bitte nachfragen
hours_ask_school_holiday = In den Ferien bitte nachfragen
hours_ask_public_holiday = Am Feiertag bitte nachfragen
hours_calendar = Zeiten in den eigenen Kalender holen

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
place_offers = Ferienpass hier
place_sample = Musterprogramm: Diese Angebote sind Beispiele.
place_more = Mehr über den Ort
place_access = Barrierefreiheit
place_access_way = Weg ohne Stufen
place_access_toilet = WC für Rollstühle
place_access_assistance = Assistenz
place_access_quiet = Ruhiger Raum
place_access_sign_language = Gebärdensprache
place_access_state_yes = ja
place_access_state_no = nein
place_access_state_unknown = nicht bekannt
place_access_all_unknown = Dazu haben wir noch keine Angaben. Bitte frage vor dem Besuch beim Team nach.

## Mobile work
outreach_title = Unterwegs
outreach_lead = Das Spielmobil und die Straßensozialarbeit kommen zu dir. Du brauchst keine Anmeldung.
outreach_description = Wo Spielmobil und Straßensozialarbeit diese und nächste Woche in { $town } sind: Orte, Tage und Zeiten.
outreach_ask_first = Bitte vorher nachfragen
outreach_old_plan = { $name }: Dieser Plan ist vom { $month }. Orte ändern sich oft.
outreach_break = Pause
outreach_break_until = bis { $date }
outreach_meanwhile = So lange bist du hier willkommen:
outreach_this_week = Diese Woche
outreach_next_week = Nächste Woche
outreach_week = Kalenderwoche
outreach_past = vorbei
outreach_holiday = bitte vorher nachfragen
outreach_unknown = Ferien und Feiertage stehen noch nicht fest: bitte vorher nachfragen
outreach_nobody = Für diese Woche ist kein Halt bekannt.
outreach_stops = Alle Haltestellen
outreach_where = Wo
outreach_when = Wann
outreach_no_stops = Haltestellen und Zeiten sind nicht bekannt. Bitte beim Amt erfragen.
outreach_calendar = In den eigenen Kalender holen:
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
schools_none = Noch ist hier keine Schule eingetragen.
schools_nothing = Raum, Zeiten und Kontakt
schools_room = Raum
schools_hours = Zeiten
schools_ask = Bitte an der Schule erfragen
schools_help = Du brauchst jetzt Hilfe? Alle Nummern auf einen Blick

## Help
exit_button = Seite schnell verlassen
exit_link = https://www.tagesschau.de/wetter/
help_page_title = Hilfe holen
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
networks_none = Noch ist hier kein Netzwerk eingetragen.
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
calendar_file = Termine in den eigenen Kalender holen
event_description = { $title }: { $when }.
event_over = vorbei
event_is_over = Dieser Termin ist vorbei.
event_when = Wann
event_where = Wo
event_unknown = noch nicht bekannt
event_calendar = In den eigenen Kalender holen

## Search
search_title = Suche
search_description = Suche über Jugendhäuser, Ferienpass, Hilfe und alle Seiten des Jugendportals in { $town }.
search_label = Was suchst du?
search_hint = Zum Beispiel ein Jugendhaus, ein Angebot oder ein Thema. Kleine Tippfehler sind kein Problem.
search_button = Suchen
search_no_script = Die Suche braucht JavaScript. In deinem Browser ist es aus. Alles steht auch in diesen Listen.
search_none = Nichts gefunden. Versuch es mit einem anderen Wort oder einer der Listen.
search_help_title = Sorgen oder Not?
search_help_text = Du musst damit nicht allein sein. Sprich mit jemandem, der zuhört:
search_help_link = Alle Nummern und Wege auf der Seite »Hilfe«
search_help_words = Notruf Notfall Not Sorgen Kummer Angst Streit Mobbing Gewalt Missbrauch Schlagen Selbstverletzung Suizid Selbstmord traurig einsam schwanger Drogen Alkohol Sucht Trennung Scheidung Trauer Essstörung Stress Schule leben sterben tot Tod töten umbringen ritzen weglaufen abhauen verzweifelt hoffnungslos sinnlos Hilfe allein Depression depressiv Panik vergewaltigt geschlagen schlägt angefasst Magersucht hasse weinen
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
data_files = Dateien
data_files_text = Jede Datei hat ein Schema, das ihre Felder erklärt.
data_index = Liste aller Dateien (JSON)
data_schema = Schema
data_feeds = Neuigkeiten abonnieren
data_feed_new = Neue Angebote
data_feed_changes = Änderungen und Absagen
data_calendars = Kalender
data_calendars_text = Diese Dateien passen in den Kalender auf Handy und Rechner.
data_persons = Keine Daten über Personen
data_persons_text = In diesen Daten steht niemand mit Namen. Anmeldungen zum Ferienpass gehören nicht dazu.
contact_unknown = Telefon und E-Mail sind hier nicht bekannt.

## Hand-written pages
text_contents = Auf dieser Seite

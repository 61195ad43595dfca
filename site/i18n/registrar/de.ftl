# What families read on the pages of the registrar, German. The sentences of mails stand in
# templates/mail/; what mails and pages share is here. An empty line begins a paragraph.

## Ways on
to_holiday_pass = Zum Ferienpass
to_plan = Zum Plan: Termine, Kalender, ändern, absagen
to_registrations = Ihre Anmeldungen ansehen, ändern oder absagen
to_mails = Zum Ausprobieren: die Mails ansehen

## When something does not work
broken_title = Diese Seite ist gerade kaputt
nowhere_title = Diese Seite gibt es nicht
nowhere_lead = Vielleicht hilft der Ferienpass weiter.
forged_title = Dieser Link stimmt nicht
forged_lead = Vielleicht fehlt ein Stück vom Link. Kopieren Sie ihn ganz aus der E-Mail in die Adresszeile.
expired_title = Dieser Link gilt nicht mehr
expired_form = Die Frist von 48 Stunden ist vorbei, und die Anmeldung wurde nicht bestätigt. Sie gilt nicht. Melden Sie sich neu an.
expired_family = Wir haben Ihnen vor langer Zeit geschrieben. Ihre Anmeldungen sind noch da. In Ihrer letzten E-Mail von uns finden Sie einen neueren Link.
expired_address = Die Frist von 48 Stunden ist vorbei. Wir schreiben weiter an die alte Adresse. Dort haben Sie einen Link zu Ihren Anmeldungen: Ändern Sie die Adresse auf dieser Seite noch einmal.
gone_title = Dieser Link führt zu keiner Anmeldung mehr
gone_lead =
    Vielleicht haben Sie Ihre E-Mail-Adresse geändert: Dann gilt nur der Link, den wir an die neue Adresse geschickt haben. Ihre Plätze behalten Sie.

    Oder die Frist von 48 Stunden ist vorbei, oder die Angaben sind schon gelöscht. Sehen Sie in der letzten E-Mail von uns nach: Dort steht der neueste Link.
unavailable_title = Das hat gerade nicht geklappt
unavailable_lead = Wir können im Moment nichts speichern. Es ist nichts verloren. Versuchen Sie es in einer Minute noch einmal.
not_stored = Das hat gerade nicht geklappt. Ihre Angaben sind noch da. Senden Sie in einer Minute noch einmal ab.
no_form_title = So können wir das nicht lesen
no_form_lead = Bitte benutzen Sie das Formular.
too_much_title = Das ist zu viel auf einmal
too_much_lead = Gehen Sie zurück und kürzen Sie Ihre Angaben.
cut_off_title = Das kam nicht ganz an
cut_off_lead = Bitte versuchen Sie es noch einmal.
too_slow_title = Das hat zu lange gedauert
too_slow_lead = Bitte versuchen Sie es noch einmal.
too_often_title = Bitte warten Sie einen Moment
too_often_lead = Von Ihrem Anschluss kamen gerade sehr viele Anfragen. Warten Sie eine Minute. Laden Sie dann diese Seite neu.
no_step_title = Das haben wir nicht verstanden
no_step_lead = Bitte benutzen Sie die Knöpfe.

## The form
choose_title = Anmeldung
choose_lead = Wählen Sie im Ferienpass ein Angebot aus. Dort melden Sie Ihr Kind an.
unknown_title = Dieses Angebot kennen wir nicht
unknown_lead = Vielleicht hat sich das Programm geändert. Öffnen Sie die Seite des Angebots noch einmal.
title_with_errors = Fehler: { $title }
errors_title =
    { $count ->
        [one] Bitte prüfen Sie eine Angabe
       *[other] Bitte prüfen Sie { $count } Angaben
    }

## Why nobody can register now
closed_title = Hier kann man sich gerade nicht anmelden
closed_not_yet = Die Anmeldung beginnt am { $day }.
closed_over = Die Anmeldung ging bis zum { $day }.
closed_begun = Dieser Termin hat schon begonnen.
closed_called_off = Dieser Termin fällt leider aus.
closed_full = Alle Plätze sind vergeben, und die Warteliste ist geschlossen.
closed_not_here = Für dieses Angebot melden Sie sich nicht auf dieser Seite an.
closed_draw = Diese Plätze werden verlost. Die Wünsche nehmen wir noch nicht auf dieser Seite an.

## What is wrong at a field
error_of_child = { $number }. Kind: { $error }
error_contact_too_often = Sie haben Ihre Angaben heute schon oft geändert. Versuchen Sie es morgen noch einmal, oder melden Sie sich bei uns.
error_child_twice = Dieses Kind steht schon weiter oben. Lassen Sie diesen Teil leer.
error_custody = Bestätigen Sie, dass Sie für das Kind anmelden dürfen.
error_guardian_name = Geben Sie Ihren Vor- und Nachnamen an.
error_first_name = Geben Sie den Vornamen des Kindes an.
error_last_name = Geben Sie den Nachnamen des Kindes an.
error_name_length = Kürzen Sie den Namen auf { $letters } Zeichen.
error_name_link = Tragen Sie hier nur den Namen ein, ohne Internet-Adresse.
error_email_missing = Geben Sie Ihre E-Mail-Adresse an, zum Beispiel name@beispiel.de.
error_email_at = Geben Sie eine E-Mail-Adresse mit @ an, zum Beispiel name@beispiel.de.
error_email_letters = Geben Sie die E-Mail-Adresse ohne Umlaute und Sonderzeichen an, zum Beispiel name@beispiel.de.
error_email = Prüfen Sie die E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de.
error_phone_missing = Geben Sie eine Telefonnummer an, unter der wir Sie während des Angebots erreichen.
error_phone = Geben Sie die Telefonnummer mit Ziffern an, zum Beispiel 040 66969-123.
error_phone_area = Geben Sie die Telefonnummer mit Vorwahl an, zum Beispiel 040 66969-123.
error_phone_several = Geben Sie nur eine Telefonnummer an. Diese hat zu viele Ziffern.
error_resident = Sagen Sie uns, ob das Kind in { $town } wohnt.
error_birth_missing = Geben Sie das Geburtsdatum des Kindes an, zum Beispiel 27 3 2016.
error_birth = Prüfen Sie das Geburtsdatum. Diesen Tag gibt es nicht. Richtig ist zum Beispiel 27 3 2016.
error_swimming = Sagen Sie uns, ob das Kind sicher schwimmen kann.
error_pick_up = Sagen Sie uns, ob das Kind allein nach Hause gehen darf.
error_unanswered = Beantworten Sie die Frage „{ $question }“.
error_yes_or_no = Wählen Sie Ja oder Nein.
error_choice = Wählen Sie { $options }.
error_answer_length = Kürzen Sie die Antwort auf { $letters } Zeichen.

## The page to check what was typed
check_again = Das ging sehr schnell. Lesen Sie Ihre Liste noch einmal. Ist alles richtig? Dann senden Sie sie ab.
check_changed = Es hat sich etwas geändert, seit Sie diese Seite geöffnet haben. Ihre Angaben sind noch da. Prüfen Sie alles und senden Sie noch einmal ab.
changed_fact = { $name }: jetzt { $now }, vorher { $before }
changed_new_fact = Neu: { $name }: { $now }
changed_gone_fact = { $name } gibt es nicht mehr, vorher { $before }
changed_new_question = Neue Frage: „{ $question }“. Sie antworten unter „Fragen“.
changed_gone_question = Das fragen wir nicht mehr: „{ $question }“
check_name = Name
check_yes = Ja
check_no = Nein
check_email = E-Mail
check_phone = Telefon
question_swimming = Kann sicher schwimmen
question_pick_up = Darf allein nach Hause gehen
question_photo = Fotos

## The family list
list_start = Start
list_here = Liste
list_breadcrumb = Brotkrumen
list_steps = Schritte
list_title = Liste: { $season }
list_step_who = Familie
list_step_choose = Angebote
list_step_questions = Fragen
list_step_check = Prüfen
list_step_mail = E-Mail bestätigen
list_step_done = Fertig
list_progress_who = Schritt 1 von 5: Familie. Danach: Angebote, Fragen, Prüfen, { $last }.
list_progress_choose = Schritt 2 von 5: Angebote wählen. Danach: Fragen, Prüfen, { $last }.
list_progress_questions = Schritt 3 von 5: Fragen. Danach: Prüfen, { $last }.
list_progress_check = Schritt 4 von 5: Prüfen. Danach: { $last }.
list_progress_mail = Schritt 5 von 5: E-Mail bestätigen.
list_next = Weiter
list_next_child = Weiter mit { $child }
list_who_title = Ihre Familie
list_who_lead = Einmal aufschreiben: für alle Kinder und alle Angebote.
list_who_self = Ab 16 Jahren kannst du dich selbst anmelden.
list_more_children = Weiteres Kind
list_full = Auf eine Liste passen sechs Kinder. Senden Sie diese Liste. Danach melden Sie weitere Kinder über den Link in unserer E-Mail an.
list_known_lead = Das wissen wir schon. Ihren Kontakt ändern Sie auf Ihrer Seite:
list_known_born = geboren am { $day }
list_slip = Meinten Sie { $email }?
list_slip_lead = Sie haben geschrieben:
list_slip_yes = Ja, ändern in
list_slip_no = Nein, es bleibt bei
list_choose_title = Angebote für { $child }
list_choose_before = Was möchte
list_choose_after = machen?
list_children = Kinder auf dieser Liste
list_fitting =
    { $count ->
        [0] Kein Angebot passt zu { $child }.
        [one] Ein Angebot passt zu { $child }.
       *[other] { $count } Angebote passen zu { $child }.
    }
list_fitting_filter =
    { $all ->
        [one] Von einem Angebot für { $child } zeigt der Filter { $shown }.
       *[other] Von { $all } Angeboten für { $child } zeigt der Filter { $shown }.
    }
list_has =
    { $count ->
        [one] { $child } hat schon einen Platz.
       *[other] { $child } hat schon { $count } Plätze.
    }
list_rule_limit =
    { $places ->
        [one] Jedes Kind bekommt höchstens einen Platz.
       *[other] Jedes Kind bekommt höchstens { $places } Plätze.
    }
list_rule_day = Jedes Kind bekommt einen Platz am Tag.
list_rule_minutes = Zwischen zwei Angeboten liegen mindestens { $minutes } Minuten.
list_jump = Zum Tag springen
list_days = Ferientage
list_filter = Filter
list_filter_free = Plätze frei
list_filter_morning = vormittags
list_filter_afternoon = nachmittags
list_filter_gratis = kostenlos
list_filter_on = Filter: { $words }
list_filter_topic = Thema
list_filter_day = Tag
list_filter_district = Stadtteil
list_filter_price = Preis
list_filter_up_to = bis { $sum }
list_filter_any = egal
list_filter_apply = Anzeigen
list_filter_none = Alle Filter weg
list_filter_shown =
    { $count ->
        [0] Mit diesem Filter passt nichts.
       *[other] Der Filter zeigt { $count } von { $all } Angeboten.
    }
list_js_filter = Filter: %w
list_js_offer = 1 Angebot
list_js_offers = %n Angebote
list_js_count = %n gewählt
list_js_left = noch %n möglich
list_js_full = mehr geht nicht
list_js_too_many = %n zu viel
list_js_shown = Der Filter zeigt %n von %m Angeboten.
list_js_hidden = Mit diesem Filter passt nichts.
list_count =
    { $count ->
        [0] noch nichts
       *[other] { $count } gewählt
    }
list_day_offers =
    { $count ->
        [0] passt nichts
        [one] 1 Angebot
       *[other] { $count } Angebote
    }
list_misfits =
    { $count ->
        [one] 1 Angebot passt an diesem Tag nicht zu { $child }
       *[other] { $count } Angebote passen an diesem Tag nicht zu { $child }
    }
list_places = Plätze frei
list_places_left =
    { $places ->
        [one] noch 1 Platz frei
       *[other] noch { $places } Plätze frei
    }
list_places_waiting = nur noch Warteliste
list_off_called_off = abgesagt
list_off_full = ausgebucht
list_off_placed = hat schon einen Platz
list_off_waiting = steht auf der Warteliste
list_off_offered = ein Platz ist angeboten
list_off_offer = schon angemeldet: { $day }
list_look = ansehen
list_new_window = (neues Fenster)
list_clash = Überschneidet sich mit „{ $offer }“, { $time }.
list_clash_close = Zu knapp nach oder vor „{ $offer }“, { $time }.
list_clash_day = Am selben Tag wie „{ $offer }“.
list_clash_offer = Dasselbe Angebot ist schon für { $day } gewählt.
list_js_clash = Überschneidet sich mit „%o“.
list_js_close = Zu knapp nach oder vor „%o“.
list_js_day = Am selben Tag wie „%o“.
list_js_total = %n gewählt · %s
list_js_nothing = noch nichts gewählt
list_work_out = Zeiten und Summe prüfen
list_back_who = Zurück zu „Familie“
list_back_choose = Zurück zu „Angebote“
list_chosen = Auswahl für { $child }
list_total =
    { $count ->
        [0] noch nichts gewählt
       *[other] { $count } gewählt · { $sum }
    }
list_left =
    { $count ->
        [0] mehr geht nicht
       *[other] noch { $count } möglich
    }
list_too_many = { $count } zu viel
list_questions_title = Noch ein paar Fragen
list_questions_lead = Das fragen die Angebote, die Sie gewählt haben.
list_check_title = Bitte prüfen Sie Ihre Liste
list_check_lead = So sieht es in diesem Moment aus. Noch ist nichts abgeschickt.
list_stops =
    { $count ->
        [one] Ein Eintrag geht so nicht
       *[other] { $count } Einträge gehen so nicht
    }
list_stops_lead = Sie können trotzdem absenden. Was nicht geht, lassen wir dann weg.
list_nothing_chosen = Für dieses Kind ist nichts gewählt.
list_change_offers = Angebote für { $child } ändern
list_change_contact = Kontakt ändern
list_answers = Ihre Antworten
list_change_answers = Antworten ändern
list_free = frei
list_waits = Warteliste
list_waiting = Warteliste, Position { $position }
list_does_not_fit = passt nicht
list_over_limit = über der Grenze
list_waiting_note = Wird ein Platz frei, fragen wir Sie.
list_waiting_reserved = Wird ein Platz frei, fragen wir Sie. Mit Ermäßigung ist ein reservierter Platz möglich.
list_stop_day = Am selben Tag ist schon „{ $offer }“, { $time }. Jedes Kind bekommt einen Platz am Tag.
list_stop_close = Zu knapp nach oder vor „{ $offer }“, { $time }. Dazwischen müssen { $minutes } Minuten liegen.
list_stop_twice = Dieses Angebot steht schon an einem anderen Tag auf der Liste.
list_drop = „{ $offer }“ weglassen
list_instead = Am selben Tag ist frei:
list_costs = Was es kostet
list_costs_each = Kosten je Kind
list_family = Familie
list_places_count =
    { $count ->
        [one] 1 Platz
       *[other] { $count } Plätze
    }
list_own_sum = Mit Ihren Angaben zur Ermäßigung zahlen Sie { $sum }.
list_waiting_sum = Klappt die Warteliste, kommen { $sum } dazu.
list_pay = Sie zahlen vor Ort.
list_send = Liste absenden
list_send_note = Danach bekommen Sie eine E-Mail. Erst der Knopf darin macht die Liste gültig. Freie Plätze halten wir 30 Minuten.
list_add = Jetzt anmelden
list_add_note = Das gilt sofort. Sie bekommen gleich eine E-Mail, in der alles steht.
list_added_before_title = Diese Liste haben Sie schon abgeschickt
list_added_before_lead = Es ist nichts doppelt angemeldet. So steht es jetzt:
list_added_too_often = Von Ihrer Familie kamen in zwei Tagen sehr viele Listen. Warten Sie bis morgen, oder fragen Sie uns.
list_sent_to = Wir haben einen Link an diese Adresse geschickt:
list_sent_lead =
    Öffnen Sie die E-Mail und drücken Sie dort auf den Knopf. Erst dann gilt Ihre Liste. Der Link gilt 48 Stunden.

    Freie Plätze halten wir 30 Minuten für Sie. Bestätigen Sie also am besten gleich.

    Keine E-Mail da? Sehen Sie im Spam-Ordner nach.
list_confirmed_title = Ihre Liste ist schon bestätigt
list_confirmed_lead =
    Sie gilt. Wir schicken keinen neuen Link. Alles steht in der E-Mail, die Sie nach dem Bestätigen bekommen haben.

    Dort finden Sie auch den Link zu Ihrem Plan. Auf dem Plan ändern Sie Ihre E-Mail-Adresse.
list_wrong_address = Adresse ändern
list_send_there = An diese Adresse senden
device_keep = Auf diesem Gerät merken
device_keep_lead = Namen, Geburtstage und Ihr Kontakt bleiben in diesem Browser. Beim nächsten Mal tragen Sie alles mit einem Druck ein. Wir bekommen davon nichts. Nutzen andere das Gerät mit, sehen sie es auch.
device_kept = Gemerkt. Nehmen Sie das Häkchen weg, löscht dieser Browser alles wieder.
device_forgotten = Gelöscht. Dieses Gerät weiß nichts mehr von Ihrer Familie.
device_impossible = Dieser Browser kann sich nichts merken.
device_known = Auf diesem Gerät gemerkt: %n
device_fill = Eintragen
device_forget = Vom Gerät löschen
device_filled = Eingetragen. Bitte prüfen Sie, ob alles noch stimmt.
list_lost_title = Diese Liste können wir nicht mehr lesen
list_lost_lead = Gehen Sie eine Seite zurück und versuchen Sie es noch einmal. Sonst beginnen Sie bitte neu.
list_too_often_title = Das ist zu oft
list_too_often_lead = Diese Liste haben Sie schon oft geändert oder an andere Adressen geschickt. Öffnen Sie unsere letzte E-Mail, oder fragen Sie uns.
list_too_long_title = Die Liste ist zu lang
list_too_long_lead = Gehen Sie eine Seite zurück: Dort steht noch alles. Wählen Sie weniger Angebote, oder schicken Sie zwei Listen.
list_back_lead = Wir können im Moment nichts speichern. Gehen Sie eine Seite zurück: Dort steht noch alles. Versuchen Sie es in einer Minute noch einmal.
list_error_gone = Ein Angebot, das Sie gewählt hatten, gibt es nicht mehr. Wählen Sie ein anderes.
list_error_begun = „{ $offer }“ hat schon begonnen. Wählen Sie etwas anderes.
list_error_called_off = „{ $offer }“ fällt leider aus. Wählen Sie etwas anderes.
list_error_full = „{ $offer }“ ist voll, und die Warteliste ist geschlossen. Wählen Sie etwas anderes.
list_error_closed = Für „{ $offer }“ meldet man sich hier gerade nicht an. Wählen Sie etwas anderes.
list_error_age = „{ $offer }“ passt nicht zum Alter von { $child }. Wählen Sie etwas anderes.
list_error_nothing = Wählen Sie mindestens ein Angebot aus.

## The mail is on its way
sent_title = Fast fertig: Bitte öffnen Sie Ihre E-Mail
sent_lead =
    Wir haben Ihnen eine E-Mail mit einem Link geschickt. Erst wenn Sie dort bestätigen, gilt die Anmeldung. Der Link gilt 48 Stunden.

    Einen freien Platz halten wir 30 Minuten für Sie. Bestätigen Sie also am besten gleich.

    Keine E-Mail da? Sehen Sie im Spam-Ordner nach. Nach zehn Minuten können Sie die Liste noch einmal absenden.

## Confirming
confirm_title = Anmeldung bestätigen
confirm_lead = Ein Schritt fehlt noch: Drücken Sie auf den Knopf. Dann gilt die Anmeldung.
confirm_changed =
    Ein Schritt fehlt noch: Drücken Sie auf den Knopf. Dann gilt die Anmeldung.
    Vorher lesen Sie bitte unten: Seit Sie die Liste gesendet haben, hat sich etwas geändert.
confirm_button = Anmeldung bestätigen
registered_title =
    { $count ->
        [one] { $children } ist schon angemeldet
       *[other] { $children } sind schon angemeldet
    }
registered_lead =
    Die Anmeldung für diesen Termin wurde mit einer anderen E-Mail von uns bestätigt. Sie müssen nichts mehr tun.

    Waren Sie das nicht? Dann melden Sie sich bitte bei uns. Wir helfen Ihnen.

    Haben Sie in dieser Liste Ihren Namen oder Ihre Telefonnummer verbessert? Dann drücken Sie auf den Knopf.
confirmed_lead = Alles Wichtige steht auch in der E-Mail, die wir Ihnen gerade schicken.
confirmed_changed =
    Seit Sie die Liste gesendet haben, hat sich etwas geändert. Unten steht, was jetzt gilt und was vorher galt.
    Alles steht auch in der E-Mail, die wir Ihnen gleich schicken.
confirmed_before_title = Sie haben schon bestätigt
confirmed_before_press = Drücken Sie auf den Knopf. Dann sehen Sie, wie es steht.
confirmed_before_button = Anmeldung ansehen
confirmed_before_lead = Die Anmeldung ist bei uns angekommen. Alles Wichtige steht in unseren E-Mails. Dort finden Sie auch den Link zu Ihren Anmeldungen.

## What became of all children of a form, on the page and in the mail
summary_done = Geschafft: { $summary }
summary_confirmed = Bestätigt: { $summary }
summary_nobody = Leider keine Anmeldung
summary_already = Schon angemeldet
summary_by_others = Schon angemeldet, mit einer anderen E-Mail-Adresse
summary_one_place = Sie haben einen Platz
summary_all_places = Alle haben einen Platz
summary_one_waits = Auf der Warteliste
summary_all_wait = Auf der Warteliste
summary_some_wait = Auf der Warteliste
summary_some_places = Nicht alle haben einen Platz
summary_places_and_waiting = Platz und Warteliste
summary_list = Ihre Liste: { $parts }
summary_list_further = Dazugekommen: { $parts }
summary_list_already = { $count } schon angemeldet
summary_list_waiting = { $count } auf der Warteliste
summary_list_refused =
    { $count ->
        [one] 1 Eintrag geht nicht
       *[other] { $count } Einträge gehen nicht
    }

## One child at one occasion, on pages and in mails
entry_when = Wann
entry_where = Wo
entry_meeting_point = Treffpunkt
entry_price = Kosten
entry_bring_along = Mitbringen
entry_clash = Zur gleichen Zeit
entry_when_before = Vorher wann
entry_where_before = Vorher wo
entry_title_before = Hieß vorher
entry_no_meeting_point = keiner genannt
entry_price_before = Kosten vorher
entry_meeting_point_before = Treffpunkt vorher
entry_reason = Grund
entry_number = Nummer
entry_placed = Sie haben einen Platz.
entry_waiting = Auf der Warteliste, Position { $position }.
entry_already = Schon angemeldet.
entry_refused = Nicht angemeldet: { $reason }
entry_offered = Ein Platz ist frei. Bitte antworten Sie bis { $until }.
entry_offered_soon = Ein Platz ist frei. Wie lange Sie Zeit haben, steht in der E-Mail, die wir Ihnen schicken. Antworten können Sie schon jetzt.
entry_offered_uncertain = Ein Platz ist für Ihr Kind da. Aber dieses Angebot fällt vielleicht aus. Sobald das sicher ist, bekommen Sie eine E-Mail.
entry_declined = Wir haben den angebotenen Platz weitergegeben.
entry_cancelled = Diese Anmeldung gilt nicht.
refused_twice = Das Kind ist für dieses Angebot schon angemeldet.
refused_by_others = Das Kind ist für dieses Angebot schon angemeldet, mit einer anderen E-Mail-Adresse. Waren Sie das nicht? Dann melden Sie sich bitte bei uns. Wir helfen Ihnen.
refused_overlap = Das Kind hat zur gleichen Zeit schon einen Platz. Sagen Sie dort ab, wenn Sie tauschen möchten.
refused_close = Das Kind hat kurz davor oder danach schon einen Platz. Zwischen zwei Angeboten müssen { $minutes } Minuten liegen. Sagen Sie dort ab, wenn Sie tauschen möchten.
refused_same_day = Das Kind hat an diesem Tag schon einen Platz. Jedes Kind bekommt einen Platz am Tag. Sagen Sie dort ab, wenn Sie tauschen möchten.
refused_limit =
    { $places ->
        [one] Das Kind hat schon 1 Platz. Mehr gibt es in diesen Ferien nicht für ein Kind. Sagen Sie ein anderes Angebot ab, wenn Sie tauschen möchten.
       *[other] Das Kind hat schon { $places } Plätze. Mehr gibt es in diesen Ferien nicht für ein Kind. Sagen Sie ein anderes Angebot ab, wenn Sie tauschen möchten.
    }
refused_called_off = Dieser Termin fällt leider aus.
refused_begun = Dieser Termin hat schon begonnen.
refused_gone = Dieses Angebot gibt es nicht mehr.

## What a letter says beside the facts
letter_place = Platz
letter_asked = noch nicht bestätigt
letter_offered = Platz angeboten
letter_refused = nicht angemeldet
letter_already = schon angemeldet
letter_more_children = { $children } und weitere Kinder
letter_declined = abgelehnt
letter_lapsed = Frist vorbei
letter_ended = abgesagt
letter_called_off = fällt aus
letter_again = findet doch statt
letter_changed = geändert
letter_other_price = anderer Preis
letter_answer = Annehmen oder ablehnen
letter_until = Antwort bis
letter_sum = { $places }, { $sum }
letter_together = Zusammen
letter_pay = { $sum }. Sie zahlen vor Ort.
letter_more = { $title } und { $count } weitere
letter_and_more = { $subject } und mehr
letter_dates_in =
    { $dates ->
        [one] Die Datei im Anhang trägt den Termin in Ihren Kalender ein.
       *[other] Die Datei im Anhang trägt die Termine in Ihren Kalender ein.
    }
letter_dates_changed =
    { $dates ->
        [one] Die Datei im Anhang ändert den Termin in Ihrem Kalender.
       *[other] Die Datei im Anhang ändert die Termine in Ihrem Kalender.
    }
letter_dates_out =
    { $dates ->
        [one] Die Datei im Anhang nimmt den Termin aus Ihrem Kalender.
       *[other] Die Datei im Anhang nimmt die Termine aus Ihrem Kalender.
    }

## An offered place
offered_title = Ein Platz ist frei geworden
offered_lead =
    Möchten Sie den Platz? Wenn nicht, geben wir ihn weiter.

    Bitte antworten Sie bis { $until }.
offered_accept = Ja, Platz annehmen
offered_decline = Nein, Platz ablehnen
offered_no_answer = Bitte antworten Sie mit einem der Knöpfe
accepted_title = Der Platz gehört Ihnen
accepted_lead = Wir freuen uns auf Ihr Kind. Alles Wichtige steht in der E-Mail, die wir Ihnen schicken.
declined_title = Wir geben den Platz weiter
declined_lead = Möchten Sie doch noch mitmachen? Dann melden Sie sich neu an.
cancelled_title = Abgesagt
cancelled_lead = Danke, dass Sie Bescheid geben.
uncertain_title = Dieses Angebot fällt vielleicht aus
uncertain_lead =
    Darum können Sie den Platz gerade nicht annehmen.
    Fällt das Angebot aus, bekommen Sie eine E-Mail.
    Findet es statt, geht es mit diesem Link wieder. Dann haben Sie noch Zeit für Ihre Antwort.
too_late_title = Die Frist ist vorbei
too_late_lead = Haben Sie Fragen? Dann melden Sie sich bei uns.
impossible_title = Das geht gerade nicht
impossible_lead = { $reason } Danach können Sie diesen Platz annehmen, solange die Frist läuft.
ended_title = Diese Anmeldung gilt nicht mehr
ended_lead = Der Platz ist abgesagt. Alles Wichtige steht in unserer letzten E-Mail.
as_before_title = Es hat sich nichts geändert
as_before_lead = Zurzeit ist für diese Anmeldung kein Platz angeboten.

## Everything of a family
overview_title = Ihr Plan
plan_before = Ihr
plan_marked = Plan
plan_as_of = Stand: { $now }
plan_alert = Ein Platz für { $child } ist frei geworden
plan_alert_uncertain = Noch nicht sicher: ein Platz für { $child }
plan_answer = Bitte antworten Sie bis { $until }.
plan_overview = Überblick
plan_child_places = { $child }: { $places }
plan_count_offered = { $count } angeboten
plan_count_waiting = { $count }-mal Warteliste
plan_certain = Sicher
plan_sum_open = mit allem, was noch offen ist, { $sum }
plan_week = Woche { $number }
plan_weeks = Wochen { $first } bis { $last }
plan_past = Vorbei
plan_empty = Noch nichts geplant.
plan_look = Angebote ansehen
plan_free = frei
plan_day = Tag { $day } von { $days }
plan_place = Platz
plan_offered = angeboten
plan_offered_until = angeboten bis { $until }
plan_uncertain = fällt vielleicht aus
plan_undated = Nicht mehr im Programm
overview_none = Im Moment ist niemand angemeldet.
overview_accept = Platz annehmen
overview_decline = Platz ablehnen
overview_add_health = Hinweise zur Gesundheit von { $child } angeben
overview_change_health = Hinweise zur Gesundheit von { $child } ändern
overview_absent = { $child } kann nicht kommen
overview_cancel_place = Platz absagen
overview_cancel_waiting = Von der Warteliste nehmen
overview_passed_on = Wir geben den Platz sofort weiter.
overview_for_good = Das können Sie nicht zurücknehmen.
overview_ended_title = Beendet
overview_ended = { $offer }, { $child }, Nummer { $number }: { $state }
overview_contact = So erreichen wir Sie
overview_email_hint = Eine neue Adresse gilt, sobald Sie dort den Link bestätigen.
overview_save = Angaben speichern
overview_erase_title = Alles löschen
overview_erase_lead = Wir löschen Ihre Angaben von selbst am { $day }. Sie können auch jetzt alles löschen.
overview_erase_now = Jetzt alles löschen
overview_erase_warning = Wir geben alle Plätze weiter. Das können Sie nicht zurücknehmen.
overview_erase = Alle Anmeldungen absagen und alles löschen
done_cancelled = Abgesagt. Danke, dass Sie Bescheid geben.
done_contact = Gespeichert.
done_address = Gespeichert. An die neue E-Mail-Adresse haben wir einen Link geschickt. Sie gilt, sobald Sie dort bestätigen.
done_accepted = Der Platz gehört Ihnen.
done_declined = Danke für Ihre Antwort. Wir geben den Platz weiter.
done_as_before = Es hat sich nichts geändert. Unten sehen Sie den Stand.
done_health = Ihre Hinweise sind gespeichert.
erased_title = Alles ist gelöscht
erased_lead = Ihre Angaben und alle Anmeldungen sind gelöscht.

## The calendar of a family
own_calendar_name = Ferienpass { $town }
own_calendar_title = Alles im Kalender
own_calendar_lead = Eine Adresse für alle Plätze Ihrer Kinder. Änderungen kommen von selbst. Nachnamen und Hinweise zur Gesundheit stehen nicht darin.
own_calendar_subscribe = Kalender abonnieren
own_calendar_how = Geht das nicht?
own_calendar_copy = Kopieren Sie diese Adresse. Fügen Sie sie in Ihrem Kalenderprogramm ein, bei „Kalender abonnieren“ oder „Kalender aus dem Internet“:
own_calendar_known = Wer diese Adresse kennt, liest Vornamen und Termine. Mehr kann man damit nicht. Sie gilt nicht mehr, wenn Sie alles löschen oder Ihre E-Mail-Adresse ändern.
own_calendar_single = Oder holen Sie einzelne Termine in den Kalender. Sie ändern sich dort nicht von selbst:
own_calendar_date = { $offer }, { $child }, { $when }
own_calendar_gone_title = Diesen Kalender gibt es nicht
own_calendar_gone_lead = Die Adresse stimmt nicht, oder sie gilt nicht mehr. Löschen Sie das Abo in Ihrem Kalenderprogramm. Haben Sie noch Anmeldungen? Dann finden Sie dort die Adresse, die jetzt gilt.

## Further offers, from the page of a family
further_title = Noch ein Angebot
further_lead = Kinder und Kontakt kennen wir schon. Sie wählen nur noch aus.
further_child = Noch ein Angebot für { $child }
further_other = Noch ein Kind anmelden

## A second guardian
second_title = Zweite erziehungsberechtigte Person
second_lead = Soll noch jemand mitlesen, zum Beispiel der andere Elternteil? Dann gehen alle E-Mails an Sie beide, und Sie beide können ändern und absagen.
second_open = Zweite Person eintragen
second_asked = Wir haben { $name } ({ $email }) gefragt. Noch gibt es keine Antwort. Die Frage gilt bis { $until }.
second_take_back = Frage zurücknehmen
second_declined = { $name } ({ $email }) möchte nicht mitlesen.
second_joined = { $name } ({ $email }) liest mit. Alle E-Mails gehen an Sie beide, und Sie beide können ändern und absagen.
second_remove = Zweite Person entfernen
second_remove_warning = Die zweite Person bekommt dann keine E-Mails mehr und kann nichts mehr ändern oder absagen. Auch ihre Kalender-Adresse gilt nicht mehr. Wir geben ihr Bescheid. An den Anmeldungen ändert sich nichts.
second_self = Sie lesen bei den Anmeldungen von { $name } mit. Alle E-Mails gehen an Sie beide, und Sie beide können ändern und absagen.
second_leave = Nicht mehr mitlesen
second_leave_warning = Sie bekommen dann keine E-Mails mehr und können nichts mehr ändern oder absagen. Auch Ihre Kalender-Adresse gilt nicht mehr. An den Anmeldungen ändert sich nichts.
second_page_title = Zweite Person eintragen
second_page_lead = Wir fragen die Person per E-Mail. Erst wenn sie Ja sagt, liest sie mit. In der Frage stehen Ihr Name und die Vornamen Ihrer Kinder. Sie können das jederzeit zurücknehmen.
second_name = Vor- und Nachname der Person
second_email = E-Mail-Adresse der Person
second_phone = Telefon der Person
second_phone_hint = Für Notfälle, wenn wir Sie nicht erreichen
second_slip_no = Nein, die Adresse stimmt
second_ask = Frage abschicken
error_second_name = Geben Sie den Vor- und Nachnamen der Person an.
error_second_email = Geben Sie die E-Mail-Adresse der Person an, zum Beispiel name@beispiel.de.
error_second_own = Das ist Ihre eigene E-Mail-Adresse. Geben Sie die Adresse der zweiten Person an.
error_second_first = Diese E-Mail-Adresse hat schon die erste Person. Geben Sie Ihre eigene Adresse an.
error_second_too_many = Im Moment schicken wir keine Frage mehr dorthin. Versuchen Sie es morgen noch einmal.
done_asked = Die Frage ist unterwegs. Sie bekommen eine E-Mail, sobald die Person Ja sagt.
done_taken_back = Die Frage ist zurückgenommen.
done_left = Die zweite Person ist entfernt. Sie bekommt keine E-Mails mehr.
second_over_title = Sie lesen nicht mehr mit
second_over_lead = Dieser Link führt nicht mehr zu den Anmeldungen. Alles Wichtige steht in unserer letzten E-Mail.
second_left_lead = Sie bekommen zu diesen Anmeldungen keine E-Mails mehr. Ihre Angaben löschen wir.

## The link of somebody who is asked
asked_title = Möchten Sie mitlesen?
asked_lead =
    { $first } hat { $children } im Ferienpass angemeldet und möchte, dass Sie dabei mitlesen.

    Dann gehen alle E-Mails an Sie beide, und Sie beide können ändern und absagen. Sie können das jederzeit beenden.
asked_lead_nobody =
    { $first } möchte, dass Sie bei den Anmeldungen zum Ferienpass mitlesen.

    Dann gehen alle E-Mails an Sie beide, und Sie beide können ändern und absagen. Sie können das jederzeit beenden.
asked_yes = Ja, ich lese mit
asked_no = Nein
joined_title = Sie lesen jetzt mit
joined_lead = Ab jetzt gehen alle E-Mails an Sie beide. Über den Link sehen Sie alle Anmeldungen.
asked_no_title = Sie lesen nicht mit
asked_no_lead = Danke für Ihre Antwort. Wir schreiben Ihnen dazu nicht mehr und löschen Ihre Angaben spätestens nach sieben Tagen.
asked_gone_title = Diese Frage gilt nicht mehr
asked_gone_lead = Sie wurde zurückgenommen, oder die Anmeldungen sind gelöscht. Sie müssen nichts tun.
expired_second = Die Frist von sieben Tagen ist vorbei. Möchten Sie noch mitlesen? Dann bitten Sie um eine neue Frage.

## Notes on health
health_title = Hinweise zur Gesundheit
health_of = { $offer }, { $child }
health_note = Was sollen wir wissen?
health_note_hint = Zum Beispiel Allergien, Medikamente oder Hilfe im Alltag. Nur das Team und die Betreuung vor Ort lesen das. Wir löschen es spätestens 14 Tage nach dem Angebot. Zum Löschen leeren Sie das Feld.
health_consent = Ich willige ein, dass die Stadt diese Gesundheitsangaben für die Betreuung verarbeitet.
health_consent_hint = Nur nötig, wenn Sie oben etwas eintragen. Sie können das jederzeit zurücknehmen: Leeren Sie das Feld und speichern Sie.
health_save = Hinweise speichern
health_back = Zurück zum Plan
error_health_length = Kürzen Sie die Hinweise auf { $letters } Zeichen.
error_health_consent = Kreuzen Sie die Einwilligung an. Ohne sie dürfen wir die Hinweise nicht speichern.

## A new mail address
address_title = Neue E-Mail-Adresse bestätigen
address_lead =
    Ein Schritt fehlt noch: Drücken Sie auf den Knopf. Ab dann schreiben wir an diese Adresse.

    Haben Sie den Kalender abonniert? Dann brauchen Sie danach die neue Kalender-Adresse. Sie steht auf Ihrem Plan.
address_button = Neue Adresse bestätigen
address_gone_title = Diese Änderung gibt es nicht mehr
address_gone_lead = Die Frist von 48 Stunden ist vorbei, oder die Adresse wurde danach noch einmal geändert. Ihre Anmeldungen gelten weiter. Alles Wichtige steht in unserer letzten E-Mail.
address_taken_title = Ihre neue E-Mail-Adresse gilt
address_taken_lead =
    Ab jetzt schreiben wir an diese Adresse. Links in älteren E-Mails gelten nicht mehr.

    Auch Ihre alte Kalender-Adresse gilt nicht mehr. Haben Sie den Kalender abonniert? Die neue Adresse steht auf Ihrem Plan.

    Der alten Adresse haben wir Bescheid gegeben.

## Only for trying things out: the mails
mails_title = Mails
mails_lead = Nur zum Ausprobieren: Diese Mails hat niemand bekommen. Die neueste steht oben.

## Every page
asks_before = Fragen?

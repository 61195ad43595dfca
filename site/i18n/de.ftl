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

# Interface texts, English. Same names as in de.ftl.

## Frame of every page
skip_link = Skip to content
service_label = Language and accessibility
main_menu = Main menu
menu = Menu
search = Search
help_button_first = Get
help_button_rest = help
contact = Contact
breadcrumb = Breadcrumb

## Breadcrumb
crumb_start = Start
crumb_hilfe = Help

## Feeds
feed_new = New offers of the holiday pass
feed_new_text = All offers as soon as a programme is out.
feed_changes = Changes and cancellations of the holiday pass
feed_changes_text = What has changed since the programme came out.

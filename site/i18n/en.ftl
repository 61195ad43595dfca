# Interface texts of English pages, with the names of de.ftl. A page that needs one more fails the tests.

## Frame of every page
skip_link = Skip to content
service_label = Language and accessibility
main_menu = Main menu
menu = Menu
search = Search
help_button_first = Get
help_button_rest = help
contact = Contact

## Help
exit_button = Leave this page quickly
exit_link = https://www.bbc.com/weather

## Hand-written pages
text_contents = On this page

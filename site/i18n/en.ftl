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

## Facts: their age, contact, the way back
crumb_places = Places
crumb_calendar = Calendar
facts_as_of = As of:
facts_stale = These facts are more than two years old. Please ask before you go.
facts_please_ask = please ask
facts_sources = Sources
ask_team = Please ask the team

## Opening hours
hours_title = Opening hours
hours_caption = Opening hours by weekday
hours_day = Day
hours_term = Term
hours_holidays = School holidays
hours_season = Season
hours_today = Today,
hours_today_open = Open today:
hours_is_today = today
hours_open = open
hours_closed = closed
hours_times = Hours:
hours_exceptions = Special days
hours_holidays_unknown = Hours in the school holidays: please ask the team.
hours_ask_school_holiday = Please ask during the holidays
hours_ask_public_holiday = Please ask on public holidays

## Places
places_title = Youth houses and playgrounds
places_lead = Just come along. You do not have to register.
places_description = Youth houses, building playgrounds and meeting places in { $town }: addresses, hours, ages and what there is.
places_open_today = Open today
places_other = More places
places_all = All places
places_closed = Closed
places_closed_since = since
house_kind_youth_centre = Youth house
house_kind_adventure_playground = Building playground
house_kind_creative_playground = Creative playground
house_kind_meeting_place = Meeting place
place_description = { $name } in { $town } ({ $kind }): address, hours and what there is.
place_glance = At a glance
place_closed = Closed since { $date }
place_also = Also known as
place_address = Address
place_district = District
place_ages = Age
place_card_moved = somewhere else for now
place_moved_from = From { $from } somewhere else
place_moved_until = From { $from } until { $until } somewhere else
place_moved_to = Then here:
place_usually = Usually here:
place_groups = Groups every week
place_features = What there is
place_offers = Here in
place_sample = Sample programme: these offers are examples.
place_more = More about the place
place_access = Accessibility
access_way = Way without steps
access_toilet = Toilet for wheelchairs
access_assistance = Assistance
access_quiet = Quiet room
access_sign_language = Sign language
access_state_yes = yes
access_state_no = no
access_state_unknown = not known
access_all_unknown = We do not know yet. Please ask the team before you go.

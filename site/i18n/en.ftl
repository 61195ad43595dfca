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
place_way = Way without steps
place_toilet = Toilet for wheelchairs
place_assistance = Assistance
place_quiet = Quiet room
place_sign_language = Sign language
place_state_yes = yes
place_state_no = no
place_state_unknown = not known
place_all_unknown = We do not know yet. Please ask the team before you go.

## Mobile work
outreach_title = Out and about
outreach_lead = The play van and the street team come to you. You do not have to register.
outreach_description = Where the play van and the street team are this week and next week in { $town }: places, days and times.
outreach_ask_first = Please ask first
outreach_old_plan = { $name }: this plan is from { $month }. Places change often.
outreach_break = break
outreach_meanwhile = Meanwhile you are welcome here:
outreach_this_week = This week
outreach_next_week = Next week
outreach_week = Week
outreach_past = over
outreach_public_holiday = public holiday, please ask first
outreach_nobody = No stop is known for this week.
outreach_stops = All stops
outreach_where = Where
outreach_when = When
outreach_no_stops = Stops and times are not known. Please ask the office.
outreach_from = from { $from }
outreach_until = until { $until }
outreach_from_until = from { $from } until { $until }
and = and
ask_office = Please ask the office

## School social work
schools_title = School social work
schools_lead = There is somebody for you at your school. You can talk about anything.
schools_description = School social work in { $town }: at which school, when and how. Voluntary, free, confidential and reliable.
schools_principles = Four principles
schools_voluntary = Voluntary
schools_voluntary_text = You decide whether you come.
schools_free = Free
schools_free_text = You pay nothing. Nor do your parents.
schools_confidential = Confidential
schools_confidential_text = What you say stays between you. Only if you are in danger we get more help.
schools_reliable = Reliable
schools_reliable_text = We keep our promises.
schools_what = What is it about?
schools_what_text = A quarrel, trouble with marks, bullying, worries at home or just a talk: come along. Parents and teachers may ask, too.
school_kind_primary = Primary schools
school_kind_community = Community schools
school_kind_grammar = Grammar schools
school_kind_vocational = Vocational schools
school_kind_special = Special schools
schools_nothing = Room, hours and contact
schools_room = Room
schools_hours = Hours
schools_ask = Please ask at the school
schools_help = Do you need help now? All numbers at a glance

## Help
exit_button = Leave this page quickly
exit_link = https://www.bbc.com/weather
help_page_title = Get help
help_lead = You are not alone. People here listen to you. There is nothing to fill in.
help_description = Help for children, young people and parents in { $town }: numbers that help at once, and advice in town.
help_numbers = These numbers help at once
help_reached = Hours:
help_free = free of charge
help_anonymous = no name needed
help_for_children = for children and young people
help_for_parents = for parents
help_for_professionals = for professionals
help_door_you = For you
help_door_you_text = Talking helps. Choose who with.
help_door_parents = For parents
help_door_parents_text = Worried about a child, or quarrels at home? Here is advice.
help_door_professionals = For professionals
help_door_professionals_text = A child may be in danger: steps, law and advice.
help_link_school = Social work at your school
help_link_places = Youth houses and their teams
help_link_advice = Advice in your town
help_link_advice_parents = Advice for families
help_link_networks = Networks in town
help_private = This page asks for nothing. We do not record who reads it.
help_number = Phone
help_hours = Hours
help_more = More

## Advice
advice_title = Advice
advice_lead = Offices and centres that advise children, young people and families.
advice_description = Advice for children, young people and families in { $town }: offices, consultation hours, centres and downloads.
advice_now = Talk to somebody now
advice_old = Some facts are more than two years old
advice_old_text = Please ask before you go. Each entry says how old it is.
advice_units = Offices of the town
advice_hours = Consultation hours in the districts
advice_hours_unknown = Days and places are not known yet. Please ask the office.
advice_when = Day and time
advice_where = Place
advice_who = Who
advice_others = More advice
advice_downloads = Forms and reports
advice_downloads_none = There are no files yet.

## Networks
networks_title = Networks
networks_lead = Who works together on what? This list shows it, so that nothing is done twice.
networks_description = Networks of youth services in { $town }: topics, members and contact.
networks_topic = Topic
networks_members = Members

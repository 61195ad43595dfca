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
crumb_ferienpass = Holiday pass

## Words of many pages
all = all
years = years
print = Print
sample = Sample programme
sample_title = Sample programme
sample_text = These offers are examples. They do not take place like this.
ask_team = Please ask the team
place_no_contact = We do not know a phone number or an address for mails. Ask there, or ask the office: its address is in the imprint.
offers_count = { $n ->
    [0] No offers
    [one] 1 offer
   *[other] { $n } offers
}
terms = Terms
terms_of = Terms:
terms_title = Terms: { $season }
all_offers = All offers
all_offers_of = All offers:
wishlist = Saved offers
save = Save
save_named = Save %title

## Start page
start_title = What is on in
start_lead = Holiday pass, youth centres and advice: everything the town offers children, young people and families.
finder_label = Find offers
finder_what = What are you looking for?
finder_age = Age
finder_button = Search
quick = Found quickly:
band_lead = { $n ->
    [one] 1 offer from { $span }.
   *[other] { $n } offers from { $span }.
}
band_button = See the offers
band_button_over = The programme of that time
band_button_free = See free places
topics_title = What do you feel like?
open_today = Open today
open_hint = Just come, you need no registration.
open_none = We know of no opening hours for today.
open_none_link = All places and teams you can ask
please_ask_before = Please ask before: these times are old.
all_places = All places and times
today_at = Today: { $place }
next_title = Starting soon
to_all_dates = To the calendar
help_title = Are you not well?
help_text = You are not alone. Here people listen to you. Anonymous, free and without appointment.
help_advice = Advice in your town
help_school = Social work at your school
help_worry = Worried about a child? How to help

## Steps of a season
step_browse = Browse
step_from = from { $date }
step_wishes = Send wishes
step_wishes_text = { $date }. Everybody has the same chance.
step_draw = Draw
step_draw_text = { $date }. We write by e-mail.
step_free = Free places
step_free_text = from { $date }, first come, first served
step_register = Register
step_holidays = Holidays
step_holidays_text = { $date }. Places may be free until an offer starts.

## Phases of a season
phase_hidden_title = The programme is still to come
phase_hidden_text = It appears on { $published }. Until then everything may change.
phase_preview_title = Now: browse
phase_preview_text = You can register from { $from }.
phase_preview_draw_title = Now: browse
phase_preview_draw_text = You can send wishes from { $from } to { $until }. Being early brings no advantage.
phase_wishes_title = Now: wishes
phase_wishes_text = We take wishes until { $until }. Everybody has the same chance. The draw is on { $draw }.
phase_draw_title = Now: the draw
phase_draw_text = The time for wishes is over. The draw is on { $draw }. Free places are given from { $free }.
phase_drawn_title = Now: mails
phase_drawn_text = The draw was on { $draw }. The result comes by mail. Free places are given from { $free }.
phase_free_draw_title = Now: free places
phase_free_draw_text = The draw is over. All free places are given in the order of registration.
phase_free_title = Now: register
phase_free_text = All places are given in the order of registration.
phase_running_title = Now: holidays
phase_running_text = Places may be free until an offer starts.
phase_over_title = Over
phase_over_text = These holidays are over. Thank you for taking part.

## Badges
badge_places = { $n ->
    [one] 1 place
   *[other] { $n } places
}
badge_free = places free
badge_wishes = by lot
badge_not_yet = registration from { $date }
badge_draw = the lot decides now
badge_drop_in = no registration
badge_external = register with the provider
badge_full = fully booked
badge_begun = has begun
badge_closed = registration closed
badge_cancelled = cancelled
badge_over = over
places_one = 1 place left
places_many = %n places left
places_waiting = waiting list only
wheelchair = wheelchair accessible
card_more_dates = { $n ->
    [one] { $first } and 1 more date
   *[other] { $first } and { $n } more dates
}
meeting_point = Meeting point
meeting_point_at = Meeting point: { $place }
price_from = from { $price }

## List of a season
season_lead = { $n ->
    [one] { $span }: 1 offer { $ages }.
   *[other] { $span }: { $n } offers { $ages }.
}
season_ages = for everybody from { $from } to { $to } years
season_all_ages = for everybody
how_it_works = How the holiday pass works
choose_day = Choose a day
offers_strip = { $n ->
    [0] none
    [one] 1 offer
   *[other] { $n } offers
}
filter = Filter
filter_show = Show { $count }
shelf_age = Age
shelf_topic = Topic
shelf_important = Important to me
shelf_district = District
shelf_week = Week
switch_frei = places left
switch_kostenlos = free of charge
switch_rollstuhl = wheelchair accessible
switch_ganztags = looked after all day
switch_offen = no registration
list_age = { $age } years
list_kostenlos = Free of charge
list_offen = No registration
list_rollstuhl = Wheelchair accessible
list_week = Week { $n }: { $span }
list_lead = { $season }: { $count }
lists_title = Ready-made lists
lists_more = Other lists
lists_link = To the ready-made lists
all_filters = All offers with filter
view = View
view_list = List
view_week = Week
active_filters = Active filters
list_empty = There is nothing like that. Take a filter out.
js_offers_one = 1 offer
js_offers_many = %n offers
js_show_one = Show 1 offer
js_show_many = Show %n offers
js_none = No offers
js_active = Filter (%n active)
js_more = Show %n more offers
js_age = %n years
js_remove = remove

## Offer
at_a_glance = At a glance
fact_when = When
fact_where = Where
fact_age = Age
fact_places = Places
fact_price = Price
fact_access = Accessibility
fact_bring = Bring along
see_dates = depends on the date
free_of_charge = free of charge
places_unlimited = no limit
minimum = takes place with { $n } children or more
age_tolerance = Up to { $n } days more or less are fine.
occasion_count = { $n ->
    [one] 1 date
   *[other] { $n } dates
}
access_way_and_toilet = Way and toilet wheelchair accessible
access_way = Way without steps
access_no_way = Way with steps
access_toilet = Toilet wheelchair accessible
access_no_toilet = Toilet not wheelchair accessible
access_assistance = Assistance is possible
access_no_assistance = no assistance
access_quiet = quiet room available
access_no_quiet = may be loud
access_sign_language = Sign language possible
access_no_sign_language = no sign language
to_registration = To the registration
to_provider = To the provider's registration
to_calendar = To my calendar
changed_on = Changed on
good_to_know = Good to know
provided_by = Provided by:
questions = Questions
qr_hint = This page on the web:
know_swimming = Must my child be able to swim?
know_swimming_text = We ask at registration whether your child can swim. The team plans accordingly.
know_weather = What happens in bad weather?
know_pick_up = May my child go home alone?
know_pick_up_text = You tell us at registration.
know_health = Do you ask about health and allergies?
know_health_text = Yes, but only after you have a place, and it is voluntary. Only the team on site reads it.
know_photo = Are photos taken?
know_photo_text = Perhaps. Your child is only in photos if you agree before.
know_supervision = Is my child looked after all day?
know_supervision_text = Yes, the team is there all the time.
know_cancel = What if we cannot come?
know_cancel_text = Please cancel early. The link for it is in every e-mail. Then another child moves up.
offer_wishes_title = Places of this offer are given by lot
offer_wishes_text = We collect wishes until { $date } with one wish list for the whole family. The wish list comes with the registration service. Save the offer until then.
offer_not_yet_title = Registration from { $date }
offer_not_yet_text = We take no registration before. Save the offer until then.
offer_draw_title = The lot decides
offer_draw_text = The time for wishes is over. Free places are given from { $date }.
offer_drop_in_title = No registration
offer_drop_in_text = Just come.
offer_external_title = Register with the provider
offer_external_text = For this offer you register directly with the provider.
offer_full_title = Fully booked
offer_full_text = All places are given. There is no waiting list.
offer_begun_title = Has begun
offer_begun_text = Registration is no longer possible. Ask the team whether your child can still join.
offer_closed_title = Registration is closed
offer_closed_text = Ask the team whether a place is left.
offer_cancelled_title = This offer is cancelled
offer_cancelled_text = { $reason }
offer_over_title = This offer is over
offer_over_text = It was part of: { $season }.

## Registration form
form_title = Registration
form_choice = Your choice
form_progress = Step 1 of 3: details. Then: check, confirm by e-mail.
form_intro = For parents and guardians. From 16 years on you can register yourself. All fields are needed unless they say “optional”.
form_trap = Please leave empty
form_error = Error:
form_optional = (optional)
form_choose = Please choose
form_occasion = Which date suits you?
form_child = Who takes part?
form_next_child = Child { $n }
form_first_name = First name of the child
form_last_name = Last name of the child
form_birth = Date of birth of the child
form_birth_hint = For example 27 3 2016
form_day = Day
form_month = Month
form_year = Year
form_resident = Does the child live in { $town }?
form_price = What does the child pay?
form_yes = Yes
form_no = No
form_swimming = Can the child swim safely?
form_swimming_yes = Yes
form_swimming_no = No
form_pick_up = May the child go home alone?
form_pick_up_yes = Yes, the child may go alone
form_pick_up_no = No, we pick the child up
form_photo = May we take photos that show the child?
form_photo_hint = Both are fine. A no does not affect the place.
form_photo_yes = Yes, photos are fine
form_photo_no = No, no photos please
form_more = Register another child
form_guardian = How do we reach you?
form_guardian_name = Your first and last name
form_email = E-mail address
form_email_hint = We send a link there. The registration counts only after you have confirmed.
form_phone = Phone during the offer
form_phone_hint = For emergencies
form_last = Finally
form_custody = I have custody or act on behalf of those who have it.
form_privacy_before = How we protect data says the
form_privacy_link = privacy notice
form_next = Next: check your details
form_cancel = Cancel

## Overview of the holiday pass
overview_lead = Three times a year there are offers for everybody from 6 to 18: at Easter, in summer and in autumn.
how_title = How it works
how_browse_title = Browse
how_browse_text = You search by age, day and topic. You need no account.
how_register_title = Register
how_register_text = You fill in a form and confirm the link in our e-mail.
how_register_draw_title = Register
how_register_draw_text = At Easter the order counts. In summer and autumn you send wishes. Being early brings no advantage then.
how_places_title = Get a place
how_places_text = If an offer is full, your child goes on the waiting list. If a place falls free, we write to you.
how_places_draw_title = Get a place
how_places_draw_text = If there are more wishes than places, the lot decides. After that we give the free places.
how_join_title = Take part
how_join_text = You pay on site. Who cannot come, please cancels early. Then another child moves up.
to_questions = Questions and answers
to_draw = How the draw works
dates_title = The next holidays
dates_none = The next dates are not fixed yet.
prices_title = Prices and reductions
prices_text = Many offers are free of charge. All others name their price. “Reduced” means: some families pay less.
feeds_title = Miss nothing
feeds_text = For feed readers:
archive_title = Archive

## Saved offers
wishlist_title = Saved offers
wishlist_lead = All offers you saved, sorted by day.
wishlist_private = Kept on this device only.
wishlist_script = The saved offers need JavaScript. Without it you can print every page or load the dates into your calendar.
wishlist_empty = Nothing saved yet. Tap the heart of an offer.
wishlist_link = See the offers
wishlist_share = Copy a link to share
wishlist_copied = The link is copied.
wishlist_copy_failed = Here is the link:
wishlist_clear = Delete the list
wishlist_clear_sure = Really delete everything?
wishlist_cleared = The list is deleted.
wishlist_remove = remove
wishlist_shared = Somebody shared this list with you. It is not on your device yet.
wishlist_keep = Keep in my saved offers
wishlist_clash = At the same time: %other
wishlist_run = Date %n of %all
wishlist_gone_one = 1 offer is gone.
wishlist_gone_many = %n offers are gone.
wishlist_past = Over


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
hours_calendar = Hours for your own calendar

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
place_offers = Holiday pass here
place_sample = Sample programme: these offers are examples.
place_more = More about the place
place_access = Accessibility
place_access_way = Way without steps
place_access_toilet = Toilet for wheelchairs
place_access_assistance = Assistance
place_access_quiet = Quiet room
place_access_sign_language = Sign language
place_access_state_yes = yes
place_access_state_no = no
place_access_state_unknown = not known
place_access_all_unknown = We do not know yet. Please ask the team before you go.

## Mobile work
outreach_title = Out and about
outreach_lead = The play van and the street team come to you. You do not have to register.
outreach_description = Where the play van and the street team are this week and next week in { $town }: places, days and times.
outreach_ask_first = Please ask first
outreach_old_plan = { $name }: this plan is from { $month }. Places change often.
outreach_break = break
outreach_break_until = until { $date }
outreach_meanwhile = Meanwhile you are welcome here:
outreach_this_week = This week
outreach_next_week = Next week
outreach_week = Week
outreach_past = over
outreach_holiday = please ask first
outreach_nobody = No stop is known for this week.
outreach_stops = All stops
outreach_where = Where
outreach_when = When
outreach_no_stops = Stops and times are not known. Please ask the office.
outreach_calendar = For your own calendar:
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

## Calendar
calendar_title = Calendar
calendar_lead = All dates at a glance: holiday pass, festivals and holidays.
calendar_description = All dates for children, young people and families in { $town }: holiday pass, festivals and holidays.
calendar_months = Months
calendar_by_day = offers by day
calendar_offers = { $number ->
    [one] 1 offer
   *[other] { $number } offers
}
calendar_event = Event
calendar_pass = Holiday pass
calendar_school = School holidays
calendar_public = Public holiday
calendar_published = { $season }: the programme appears
calendar_wishes = { $season }: send your wishes
calendar_draw = { $season }: the draw
calendar_free_places = { $season }: free places are given from now on
calendar_registration = { $season }: registration opens
calendar_season = { $season }
calendar_archive = Archive
calendar_no_archive = Dates that are over will stand here.
calendar_file = Dates for your own calendar
event_description = { $title }: { $when }.
event_over = over
event_is_over = This date is over.
event_when = When
event_where = Where
event_unknown = not known yet
event_calendar = For your own calendar

## Search
search_title = Search
search_description = Search youth houses, holiday pass, help and all pages of the youth portal in { $town }.
search_label = What are you looking for?
search_hint = For example a youth house, an offer or a topic. Small typing errors do not matter.
search_button = Search
search_no_script = The search needs JavaScript, which is off in your browser. These lists hold everything, too.
search_none = Nothing found. Try another word or one of the lists. Worries or danger? The page "Hilfe" has numbers that help at once.
search_help_words = emergency worry fear bullying violence abuse self-harm suicide sad lonely pregnant drugs alcohol addiction divorce grief eating disorder stress school
search_one = 1 result
search_many = # results
search_first = # results. Here are the first 40.
search_lists = Everything in lists
search_help = Help
search_places = Places
search_outreach = Out and about
search_schools = School
search_events = Calendar
search_pages = Page

## Open data
data_title = Open data
data_lead = What this site says about places and offers is there as data, too.
data_description = Open data of the youth portal in { $town }: youth houses, play vans, schools, help and holiday pass.
data_what = What there is
data_houses = Youth houses and playgrounds
data_outreach = Play vans and street work
data_schools = Schools
data_help = Numbers and advice
data_networks = Networks
data_events = Events
data_offers = Offers of the holiday pass
data_age = How old the data is
data_age_text = Each entry names the day on which somebody last checked it.
data_oldest = The oldest is from
data_newest = The newest is from
data_licence = Licence
data_licence_text = What holds for the data and the program stands on the page
data_files = Files
data_files_text = Each file has a schema that explains its fields.
data_index = List of all files (JSON)
data_schema = Schema
data_feeds = Subscribe to news
data_feed_new = New offers
data_feed_changes = Changes and cancellations
data_calendars = Calendars
data_calendars_text = These files fit into the calendar of a phone or computer.
data_persons = No data about persons
data_persons_text = Nobody is named in this data. Registrations are no part of it.
contact_unknown = Phone and e-mail are not known here.

## Hand-written pages
text_contents = On this page

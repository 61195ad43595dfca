# The most important for those who read little German; it stands below the German text of the same
# name. Only the texts that want something of a family or say what became of a registration.

sent_lead = We have sent you an e-mail. Please open the link in it and press the button there. Only then is your child registered.
confirm_lead = Please press the button. Only then is your child registered.
confirm_changed = Please press the button. Only then is your child registered. Something has changed since you sent the form: please read what is new below.
offered_lead = There is a place for your child. The first button says yes, the second says no.
asked_lead = You are asked to read all e-mails about these registrations too. The first button says yes, the second says no.

summary_already = Your child was registered before. Nothing has changed.
summary_by_others = Your child is registered already, with another e-mail address. Was that not you? Then please contact us. We will help you.
summary_nobody = We are sorry: we could not register anybody.
summary_one_place = Your child has a place.
summary_all_places = All your children have a place.
summary_one_waits = Your child is on the waiting list and has no place yet. You will get an e-mail when there is one.
summary_all_wait = Your children are on the waiting list and have no place yet. You will get an e-mail when there is one.
summary_some_wait = Not all children have a place. Please see below what holds for each child.
summary_some_places = Not all children have a place. Please see below what holds for each child.
summary_list = Please see below what holds for each child and each offer.
summary_places_and_waiting = Not all children have a place. Please see below what holds for each child.

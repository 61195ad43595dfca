//! What every store must do. `sqlite.rs` and `postgres.rs` run all of it.

pub mod addresses;
mod desk;
pub mod digest;
pub mod holds;
pub mod identity;
pub mod kept;
pub mod letters;
pub mod places;
pub mod rules;
pub mod time;

#[cfg(feature = "postgres")]
pub use desk::join_all;
pub use desk::{Desk, tick, to};

/// Hands all cases to a macro that runs them on one store.
macro_rules! every_case {
    ($run:ident) => {
        $run!(
            addresses::a_new_address_is_asked_and_links_in_the_old_mailbox_end,
            addresses::the_button_for_a_new_address_counts_once_and_in_time,
            addresses::two_families_of_one_mailbox_become_one,
            addresses::a_mailbox_is_not_flooded_with_questions,
            addresses::another_phone_number_is_told_once,
            digest::the_digest_comes_once_a_day_and_names_nobody,
            digest::the_digest_says_what_needs_the_office,
            holds::the_corrected_form_has_the_place_of_the_first,
            holds::forms_of_two_addresses_hold_one_place,
            holds::nobody_takes_a_hold_away_with_a_form_in_the_name_of_the_child,
            holds::a_form_that_is_refused_leaves_the_hold_of_the_other,
            holds::the_forms_of_a_child_share_the_longest_hold,
            holds::the_price_class_corrected_changes_which_place_is_held,
            holds::a_position_of_a_stranger_is_no_registration_of_the_family,
            holds::forms_that_come_together_hold_one_place,
            identity::a_catalogue_with_swapped_ids_is_kept_out,
            identity::the_only_occasion_is_called_like_its_offer,
            identity::an_id_that_looks_like_an_old_one_is_not_renamed,
            kept::what_never_said_yes_is_kept_for_48_hours,
            kept::the_mail_log_is_kept_for_30_days,
            kept::answers_are_kept_for_14_days_after_their_date,
            kept::families_are_kept_for_14_days_after_their_last_date,
            kept::data_are_deleted_when_asked,
            kept::the_consent_to_keep_notes_is_stored_with_its_time,
            letters::letters_come_at_least_once_and_leave_no_address,
            places::a_place_goes_from_one_family_to_the_next,
            places::a_place_that_is_declined_goes_on,
            places::what_comes_twice_counts_once,
            places::what_is_not_confirmed_ends,
            places::the_last_place_is_given_once,
            places::a_case_that_fails_spoils_nothing_for_those_in_the_same_transaction,
            places::reserved_places_are_counted_by_the_price_class,
            rules::the_rules_of_a_season_hold_when_places_are_given,
            rules::the_rules_of_a_season_hold_when_places_are_offered,
            time::an_offer_lapses,
            time::an_offer_that_is_called_off_is_told_once,
            time::time_brings_reminders_and_new_places,
            time::another_time_or_place_is_told_once,
            time::a_reminder_comes_for_the_new_day_too,
        );
    };
}
pub(super) use every_case;

//! The plan holds what it is given, once each, and calls free only what is free.

use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;

/// Monday, 5 July 2027, and days after it.
fn day(after: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 7, 5).unwrap() + TimeDelta::days(after)
}

fn at(day: NaiveDate, hour: i64) -> chrono::NaiveDateTime {
    day.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(hour)
}

fn dated(index: usize, child: usize, sessions: &[(i64, i64, i64)]) -> Dated {
    let sessions = sessions
        .iter()
        .map(|(first, from, hours)| (at(day(*first), *from), at(day(*first), from + hours)));
    Dated {
        index,
        child,
        sessions: sessions.collect(),
    }
}

fn holidays(first: i64, last: i64) -> Option<DateSpan> {
    DateSpan::new(day(first), day(last))
}

/// `frei 5 6` or `7: 0.1 1.2`, with child and registration, in words easy to compare.
fn said(days: &[Day]) -> Vec<String> {
    let each = days.iter().map(|day| match day {
        Day::Free(free) => {
            let free: Vec<String> = free.iter().map(|day| day.day().to_string()).collect();
            format!("free {}", free.join(" "))
        }
        Day::Busy(day, stands) => {
            let stands: Vec<String> = stands
                .iter()
                .map(|stand| format!("{}.{}", stand.child, stand.index))
                .collect();
            format!("{}: {}", day.day(), stands.join(" "))
        }
    });
    each.collect()
}

#[test]
fn a_week_stands_day_by_day_and_child_by_child_with_its_gaps() {
    let all = [
        dated(0, 1, &[(2, 9, 2)]),
        dated(1, 0, &[(2, 14, 2)]),
        dated(2, 1, &[(2, 8, 1)]),
        dated(3, 0, &[(4, 18, 16)]),
    ];
    let plan = Plan::of(&all, holidays(0, 33), day(-20));
    let [Block::Week(week), Block::Empty(2, 5, span)] = &plan.ahead[..] else {
        panic!("{plan:?}");
    };
    assert_eq!(week.number, Some(1));
    assert_eq!(
        said(&week.days),
        ["free 5 6", "7: 0.1 1.2 1.0", "free 8", "9: 0.3", "10: 0.3"]
    );
    assert_eq!((span.first(), span.last()), (day(7), day(33)));
    assert!(plan.past.is_empty());
}

#[test]
fn what_is_over_is_apart_and_what_lies_outside_of_the_holidays_has_no_number() {
    let all = [
        dated(0, 0, &[(-9, 9, 2)]),
        dated(1, 0, &[(0, 9, 2), (1, 9, 2), (8, 9, 2)]),
        dated(2, 0, &[(13, 9, 2)]),
    ];
    let plan = Plan::of(&all, holidays(0, 19), day(8));
    let past: Vec<Option<usize>> = plan.past.iter().map(|week| week.number).collect();
    assert_eq!(past, [None, Some(1)]);
    assert_eq!(said(&plan.past[0].days), ["26: 0.0"]);
    let [Block::Week(week), Block::Empty(3, 3, _)] = &plan.ahead[..] else {
        panic!("{plan:?}");
    };
    assert_eq!(
        said(&week.days),
        ["free 12", "13: 0.1", "free 14 15 16 17", "18: 0.2"],
        "a Sunday stands there only when something is on"
    );
}

#[test]
fn holidays_that_begin_on_a_weekend_have_no_week_of_it() {
    let all = [dated(0, 0, &[(2, 9, 2)])];
    let plan = Plan::of(&all, holidays(-2, 12), day(-20));
    let [Block::Week(week), Block::Empty(2, 2, _)] = &plan.ahead[..] else {
        panic!("{plan:?}");
    };
    assert_eq!((week.span.first(), week.span.last()), (day(0), day(5)));
    let plan = Plan::of(&[dated(0, 0, &[(-2, 9, 2)])], holidays(-2, 12), day(-20));
    let Some(Block::Week(week)) = plan.ahead.first() else {
        panic!("{plan:?}");
    };
    assert_eq!(said(&week.days), ["3: 0.0", "free 5 6 7 8 9 10"]);
}

#[test]
fn nothing_in_no_holidays_is_no_plan() {
    assert_eq!(Plan::of(&[], None, day(0)), Plan::default());
}

/// Everything in the plan by day, with the free days.
fn days_of(plan: Plan) -> (Vec<NaiveDate>, Vec<(NaiveDate, Vec<Stand>)>) {
    let (mut free, mut busy) = (Vec::new(), Vec::new());
    let ahead = plan.ahead.into_iter().filter_map(|block| match block {
        Block::Week(week) => Some(week),
        Block::Empty(..) => None,
    });
    for day in plan
        .past
        .into_iter()
        .chain(ahead)
        .flat_map(|week| week.days)
    {
        match day {
            Day::Free(days) => free.extend(days),
            Day::Busy(day, stands) => busy.push((day, stands)),
        }
    }
    (free, busy)
}

prop_compose! {
    fn some_dated()(all in prop::collection::vec(
        (0_usize..4, prop::collection::vec((-10_i64..50, 0_i64..24, 1_i64..60), 1..4)), 0..12,
    )) -> Vec<Dated> {
        let all = all.iter().enumerate();
        all.map(|(index, (child, sessions))| dated(index, *child, sessions)).collect()
    }
}

proptest! {
    #[test]
    fn each_registration_stands_on_each_of_its_days_once_and_no_such_day_is_free(
        all in some_dated(), first in 0_i64..14, length in 0_i64..40, today in -20_i64..60,
    ) {
        let plan = Plan::of(&all, holidays(first, first + length), day(today));
        let (free, busy) = days_of(plan);
        for one in &all {
            let touched: BTreeSet<NaiveDate> = one.sessions.iter().flat_map(|(start, end)| {
                let (first, last) = days_touched(*start, *end);
                first.iter_days().take_while(move |day| *day <= last)
            }).collect();
            let stands: Vec<(NaiveDate, (usize, usize))> = busy.iter().flat_map(|(day, stands)| {
                let own = stands.iter().filter(|stand| stand.index == one.index);
                own.map(|stand| (*day, stand.day))
            }).collect();
            let expected: Vec<(NaiveDate, (usize, usize))> = touched.iter().enumerate()
                .map(|(index, day)| (*day, (index + 1, touched.len()))).collect();
            prop_assert_eq!(stands, expected);
            prop_assert!(touched.iter().all(|day| !free.contains(day)));
        }
        let span = day(first)..=day(first + length);
        prop_assert!(free.iter().all(|day| span.contains(day) && day.weekday() != Weekday::Sun));
        prop_assert!(free.is_sorted() && busy.iter().map(|(day, _)| day).is_sorted());
        for (_, stands) in &busy {
            let order: Vec<(usize, Times)> = stands.iter()
                .map(|stand| (stand.child, stand.sessions[0])).collect();
            prop_assert!(order.is_sorted());
        }
    }
}

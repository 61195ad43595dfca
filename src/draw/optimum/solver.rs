//! Yes-or-no choices under linear rules, solved by `microlp`: the only file that names it.
//!
//! The rules are whole numbers. The solver computes in floating point, therefore its answer is
//! rounded and checked against the rules again before anybody sees it; it decides nothing but a
//! figure of the report.

use microlp::{
    ComparisonOp, OptimizationDirection, Problem, SolutionStatus, SolveOptions, Variable,
};

/// How many branches are looked at before the solver gives up: a count, not a time, so that equal
/// input gives equal output on every machine.
const MOST_BRANCHES: u64 = 2_000;

/// Choices, what each is worth, and rules of the form "this sum is at most that".
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub worth: Vec<i32>,
    rules: Vec<(Vec<(usize, i32)>, i32)>,
}

impl Model {
    /// Adds a choice; returns its position.
    pub(super) fn choice(&mut self) -> usize {
        self.worth.push(0);
        self.worth.len() - 1
    }

    /// Adds a rule, unless it holds for every choice anyway. No choice may be named twice.
    pub(super) fn at_most(&mut self, terms: Vec<(usize, i32)>, bound: i32) {
        let most: i64 = terms
            .iter()
            .map(|(_, factor)| i64::from(*factor).max(0))
            .sum();
        if most > i64::from(bound) {
            self.rules.push((terms, bound));
        }
    }

    /// The choices of the greatest worth, proved to be so; `None` if the solver could not prove it.
    ///
    /// `known` is a choice that keeps the rules, from which the solver may start.
    pub(super) fn best(&self, known: Option<&[bool]>) -> Option<Vec<bool>> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let choices: Vec<Variable> = self
            .worth
            .iter()
            .map(|worth| problem.add_binary_var(f64::from(*worth)))
            .collect();
        for (terms, bound) in &self.rules {
            let terms: Vec<(Variable, f64)> = terms
                .iter()
                .map(|(at, factor)| (choices[*at], f64::from(*factor)))
                .collect();
            problem.add_constraint(terms, ComparisonOp::Le, f64::from(*bound));
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(MOST_BRANCHES);
        options.warm_start = known.map(|known| {
            let values = known.iter().map(|chosen| if *chosen { 1.0 } else { 0.0 });
            choices.iter().copied().zip(values).collect()
        });
        let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
        // The best one found so far is no optimum: the report then names the upper bound.
        if solution.status() != SolutionStatus::Optimal {
            return None;
        }
        let chosen: Vec<bool> = choices
            .iter()
            .map(|choice| solution.var_value(*choice) > 0.5)
            .collect();
        self.keeps_rules(&chosen).then_some(chosen)
    }

    fn keeps_rules(&self, chosen: &[bool]) -> bool {
        let sum = |terms: &[(usize, i32)]| -> i64 {
            terms
                .iter()
                .filter(|(at, _)| chosen[*at])
                .map(|(_, factor)| i64::from(*factor))
                .sum()
        };
        self.rules
            .iter()
            .all(|(terms, bound)| sum(terms) <= i64::from(*bound))
    }
}

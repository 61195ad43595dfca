//! Min-cost flow in whole numbers: the yardstick of the fairness report, never the rule.
//!
//! Shortest augmenting paths with potentials; as many augmentations at once as have the same
//! length.

/// A network with unit costs in whole numbers.
#[derive(Debug, Default)]
pub(crate) struct Network {
    edges: Vec<Edge>,
    /// Edges by node.
    from: Vec<Vec<u32>>,
}

#[derive(Debug)]
struct Edge {
    to: u32,
    free: u32,
    cost: i64,
}

// A distance, a cost and two potentials can be added to it without overflow.
const FAR: i64 = i64::MAX / 4;

impl Network {
    pub(crate) fn add_node(&mut self) -> usize {
        self.from.push(Vec::new());
        self.from.len() - 1
    }

    /// Adds an edge and its way back; returns its position.
    pub(crate) fn add_edge(&mut self, from: usize, to: usize, capacity: u32, cost: i64) -> usize {
        let at = self.edges.len();
        // The two directions lie side by side: `edge ^ 1` is always the other one.
        self.edges.push(Edge {
            to: to as u32,
            free: capacity,
            cost,
        });
        self.edges.push(Edge {
            to: from as u32,
            free: 0,
            cost: -cost,
        });
        self.from[from].push(at as u32);
        self.from[to].push(at as u32 + 1);
        at
    }

    /// The flow on an edge.
    pub(crate) fn flow(&self, edge: usize) -> u32 {
        self.edges[edge ^ 1].free
    }

    /// The greatest flow, and among those one of the least cost. All costs must be at least 0.
    pub(crate) fn run(&mut self, source: usize, sink: usize) {
        let mut potential = vec![0i64; self.from.len()];
        loop {
            let distance = self.distances(source, &potential);
            if distance[sink] >= FAR {
                return;
            }
            // Nodes further away than the sink move as far as the sink, so that reduced costs stay
            // at least 0.
            for (potential, reached) in potential.iter_mut().zip(&distance) {
                *potential += (*reached).min(distance[sink]);
            }
            let mut next = vec![0usize; self.from.len()];
            let mut on_path = vec![false; self.from.len()];
            while self.augment(source, sink, &potential, &mut next, &mut on_path) {}
        }
    }

    fn distances(&self, source: usize, potential: &[i64]) -> Vec<i64> {
        let mut distance = vec![FAR; self.from.len()];
        let mut queue = std::collections::BinaryHeap::new();
        distance[source] = 0;
        queue.push((std::cmp::Reverse(0i64), source));
        while let Some((std::cmp::Reverse(so_far), node)) = queue.pop() {
            // The heap cannot shorten an entry that is in it: the longer ones come out later and
            // are left.
            if so_far > distance[node] {
                continue;
            }
            for edge in self.from[node]
                .iter()
                .map(|&edge| &self.edges[edge as usize])
                .filter(|edge| edge.free > 0)
            {
                let to = edge.to as usize;
                let longer = so_far + edge.cost + potential[node] - potential[to];
                if longer < distance[to] {
                    distance[to] = longer;
                    queue.push((std::cmp::Reverse(longer), to));
                }
            }
        }
        distance
    }

    /// One path of reduced cost 0, found without recursion; dead ends are not tried twice.
    fn augment(
        &mut self,
        source: usize,
        sink: usize,
        potential: &[i64],
        next: &mut [usize],
        on_path: &mut [bool],
    ) -> bool {
        let mut path: Vec<u32> = Vec::new();
        let mut node = source;
        on_path[source] = true;
        while node != sink {
            if let Some(&edge) = self.from[node].get(next[node]) {
                let to = self.edges[edge as usize].to as usize;
                let tight = self.edges[edge as usize].cost + potential[node] == potential[to];
                // Edges without reduced cost may form a circle, into which a path would run for
                // ever.
                if self.edges[edge as usize].free > 0 && tight && !on_path[to] {
                    path.push(edge);
                    node = to;
                    on_path[node] = true;
                } else {
                    next[node] += 1;
                }
            } else {
                on_path[node] = false;
                let Some(edge) = path.pop() else { return false };
                // A dead end: back along the way, and this edge is not tried again in this search.
                node = self.edges[edge as usize ^ 1].to as usize;
                next[node] += 1;
            }
        }
        on_path[source] = false;
        for &edge in &path {
            on_path[self.edges[edge as usize].to as usize] = false;
        }
        let amount = path
            .iter()
            .map(|&edge| self.edges[edge as usize].free)
            .min()
            .unwrap_or(0);
        for &edge in &path {
            self.edges[edge as usize].free -= amount;
            self.edges[edge as usize ^ 1].free += amount;
        }
        amount > 0
    }
}

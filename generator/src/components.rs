//! Strongly connected components of a graph: what can reach each other.

/// Returns the components, each after those that it leads to (Tarjan's algorithm, without recursion). Node `n` leads to `next[n]`.
pub(crate) fn components(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut order: Vec<Option<usize>> = vec![None; next.len()];
    let mut lowest = vec![0; next.len()];
    let mut is_open = vec![false; next.len()];
    let (mut open, mut count, mut components) = (Vec::new(), 0, Vec::new());
    for start in 0..next.len() {
        let mut way: Vec<(usize, usize)> = Vec::new();
        if order[start].is_none() {
            way.push((start, 0));
        }
        while let Some((node, slot)) = way.pop() {
            if slot == 0 {
                order[node] = Some(count);
                lowest[node] = count;
                count += 1;
                open.push(node);
                is_open[node] = true;
            }
            if let Some(other) = next[node].get(slot).copied() {
                way.push((node, slot + 1));
                match order[other] {
                    None => way.push((other, 0)),
                    Some(place) if is_open[other] => lowest[node] = lowest[node].min(place),
                    Some(_) => {}
                }
                continue;
            }
            if Some(lowest[node]) == order[node] {
                let first = open.iter().rposition(|other| *other == node).unwrap_or_default();
                let component = open.split_off(first);
                for closed in &component {
                    is_open[*closed] = false;
                }
                components.push(component);
            }
            if let Some((before, _)) = way.last() {
                lowest[*before] = lowest[*before].min(lowest[node]);
            }
        }
    }
    components
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn a_component_comes_after_those_that_it_leads_to() {
        let found = |next: &[Vec<usize>]| {
            components(next)
                .into_iter()
                .map(|mut component| {
                    component.sort_unstable();
                    component
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(found(&[]), Vec::<Vec<usize>>::new());
        assert_eq!(found(&[vec![1], vec![2], vec![]]), [[2], [1], [0]]);
        assert_eq!(found(&[vec![1], vec![0, 2], vec![3], vec![4], vec![2]]), [vec![2, 3, 4], vec![0, 1]]);
        assert_eq!(found(&[vec![1, 2], vec![0], vec![0], vec![3]]), [vec![0, 1, 2], vec![3]]);
        let ring: Vec<Vec<usize>> = (0..10_000).map(|at| vec![(at + 1) % 10_000]).collect();
        assert_eq!(components(&ring).len(), 1);
    }
}

//! Work on many elements, none of which needs the result of another: on every core.

use std::thread::{Builder, available_parallelism, scope};

/// The number of elements that are worth a thread.
const FEWEST: usize = 500;

/// The stack of a thread: documentation and types are nested as deeply as the document.
const STACK: usize = 64 << 20;

/// Calls `function` with each element and its index; the results are in the order of the elements.
pub(super) fn map<T: Sync, R: Send>(elements: &[T], function: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    let threads = available_parallelism().map_or(1, usize::from).min(elements.len() / FEWEST).max(1);
    map_on(threads, elements, &function)
}

fn map_on<T: Sync, R: Send>(threads: usize, elements: &[T], function: &(impl Fn(usize, &T) -> R + Sync)) -> Vec<R> {
    let count = elements.len().div_ceil(threads);
    let work = move |thread: usize| -> Vec<R> {
        let own = elements.iter().enumerate().skip(thread * count).take(count);
        own.map(|(at, element)| function(at, element)).collect()
    };
    scope(|scope| {
        let spawn = |thread| (thread, Builder::new().stack_size(STACK).spawn_scoped(scope, move || work(thread)));
        let others: Vec<_> = (1..threads).map(spawn).collect();
        let mut results = work(0);
        for (thread, spawned) in others {
            let done = spawned.ok().and_then(|handle| handle.join().ok());
            // Without another thread, this one does the work.
            results.extend(done.unwrap_or_else(|| work(thread)));
        }
        results
    })
}

#[cfg(test)]
mod tests {
    use super::map_on;

    #[test]
    fn results_are_in_the_order_of_the_elements() {
        let elements = ["a", "b", "c", "d", "e"];
        for threads in 1..=7 {
            let results = map_on(threads, &elements, &|at, element: &&str| format!("{at}{element}"));
            assert_eq!(results, ["0a", "1b", "2c", "3d", "4e"], "{threads} threads");
        }
    }
}

//! Work on many elements, none of which needs the result of another: on every core.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, available_parallelism, scope};

/// The stack of a thread. Documentation, types and expressions are nested as deeply as the document, and the printer recurses
/// once per element of a list.
const STACK: usize = 64 << 20;

/// The number of elements that are worth a thread, where each takes microseconds.
const FEWEST: usize = 500;

/// Calls `function` with each element and its index; the results are in the order of the elements.
///
/// The calling thread does the work if the elements are few, with the stack that it has.
pub(crate) fn map<T: Sync, R: Send>(elements: &[T], function: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    if elements.len() < FEWEST {
        return elements.iter().enumerate().map(|(at, element)| function(at, element)).collect();
    }
    map_with(elements, || (), |(), at, element| function(at, element))
}

/// Calls `function` with each element, its index, and a state that each thread has for itself.
///
/// No element is read on the calling thread, whose stack may be small, unless no other thread can be had.
pub(crate) fn map_with<T: Sync, S, R: Send>(
    elements: &[T],
    state: impl Fn() -> S + Sync,
    function: impl Fn(&mut S, usize, &T) -> R + Sync,
) -> Vec<R> {
    let threads = available_parallelism().map_or(1, usize::from).min(elements.len());
    map_on(threads, elements, &state, &function)
}

/// The number of times that a thread takes elements, if all take equally long.
const TURNS: usize = 32;

fn map_on<T: Sync, S, R: Send>(
    threads: usize,
    elements: &[T],
    state: &(impl Fn() -> S + Sync),
    function: &(impl Fn(&mut S, usize, &T) -> R + Sync),
) -> Vec<R> {
    let count = elements.len().div_ceil(threads.max(1) * TURNS).max(1);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut state = state();
        let mut done: Vec<(usize, Vec<R>)> = Vec::new();
        loop {
            let start = next.fetch_add(count, Ordering::Relaxed);
            let Some(rest) = elements.get(start..).filter(|rest| !rest.is_empty()) else { return done };
            let own = rest.iter().take(count).enumerate();
            done.push((start, own.map(|(at, element)| function(&mut state, start + at, element)).collect()));
        }
    };
    let mut done = scope(|scope| {
        let spawn = |_| Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
        let spawned: Vec<_> = (0..threads).filter_map(spawn).collect();
        // Without another thread, this one does the work.
        let mut done = if spawned.is_empty() { work() } else { Vec::new() };
        for thread in spawned {
            done.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(start, _)| *start);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

/// Calls `one` on another thread while this one calls `other`.
pub(crate) fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    scope(|scope| {
        let spawned = Builder::new().stack_size(STACK).spawn_scoped(scope, &one);
        let other = other();
        let one = match spawned {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // Without another thread, this one does the work.
            Err(_) => one(),
        };
        (one, other)
    })
}

/// Frees a large value on another thread, while this one goes on.
pub(crate) fn free<T: Send + 'static>(value: T) {
    // Without another thread, the value is freed here.
    let _ = Builder::new().spawn(move || drop(value));
}

#[cfg(test)]
mod tests {
    use super::{both, map, map_on};

    #[test]
    fn results_are_in_the_order_of_the_elements() {
        let elements = ["a", "b", "c", "d", "e"];
        for threads in 0..=7 {
            let results = map_on(threads, &elements, &|| (), &|(), at, element: &&str| format!("{at}{element}"));
            assert_eq!(results, ["0a", "1b", "2c", "3d", "4e"], "{threads} threads");
        }
        let many: Vec<usize> = (0..10_000).collect();
        assert!(map(&many, |at, element| at + element).into_iter().eq((0..10_000).map(|at| 2 * at)));
        assert!(map(&Vec::<u8>::new(), |at, _| at).is_empty());
    }

    #[test]
    fn each_thread_has_its_own_state() {
        let elements = [1; 1000];
        let counts = map_on(3, &elements, &|| 0, &|seen: &mut usize, _, one| {
            *seen += one;
            *seen
        });
        // A thread that read n elements counted from 1 to n.
        let threads = counts.iter().filter(|count| **count == 1).count();
        assert!((1..=3).contains(&threads), "{threads}");
        assert_eq!(counts.len(), 1000);
    }

    #[test]
    fn both_results_are_returned() {
        let text = String::from("text");
        assert_eq!(both(|| text.len(), || text.as_str()), (4, "text"));
    }
}

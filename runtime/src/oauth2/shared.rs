//! A future that several callers wait for. It belongs to none of them: a caller that is dropped leaves it to the others.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::transport::BoxFuture;

/// A future whose value each of its clones receives.
pub(super) struct Shared<T>(Arc<Inner<T>>);

struct Inner<T> {
    state: Mutex<State<T>>,
    waiting: Arc<Waiting>,
}

enum State<T> {
    Going(BoxFuture<'static, T>),
    Done(T),
}

/// The callers that wait. Each is woken: the one that polls may be dropped before the future completes.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        for waker in std::mem::take(&mut *lock(&self.0)) {
            waker.wake();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> Shared<T> {
    pub(super) fn new(future: BoxFuture<'static, T>) -> Self {
        Self(Arc::new(Inner { state: Mutex::new(State::Going(future)), waiting: Arc::default() }))
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Clone> Future for Shared<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut state = lock(&self.0.state);
        let future = match &mut *state {
            State::Done(value) => return Poll::Ready(value.clone()),
            State::Going(future) => future,
        };
        // Before the poll, so that no wake-up is missed.
        add(&self.0.waiting, context.waker());
        let waker = Waker::from(Arc::clone(&self.0.waiting));
        let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) else { return Poll::Pending };
        *state = State::Done(value.clone());
        drop(state);
        waker.wake();
        Poll::Ready(value)
    }
}

fn add(waiting: &Waiting, waker: &Waker) {
    let mut wakers = lock(&waiting.0);
    if !wakers.iter().any(|known| known.will_wake(waker)) {
        wakers.push(waker.clone());
    }
}

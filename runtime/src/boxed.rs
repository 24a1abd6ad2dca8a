//! Boxes of large values.

/// A boxed value, made in its place. `Box::new` makes it on the stack and copies it: a call's future is 1 KB, most of which nothing
/// has been written to yet.
#[inline]
pub(crate) fn boxed<T>(make: impl FnOnce() -> T) -> Box<T> {
    Box::write(Box::new_uninit(), make())
}

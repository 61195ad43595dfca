//! Not too many posts from one address prefix: /24 or /64. The only file that names `governor`.

use crate::registrar::texts::text;
use crate::registrar::web::answers::{message, retry_later};
use crate::registrar::web::context::Context;
use axum::extract::{ConnectInfo, Request};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

type Buckets = RateLimiter<[u8; 8], DashMapStateStore<[u8; 8]>, DefaultClock>;

/// The limit, shared by all requests.
#[derive(Clone, Debug)]
pub struct Limiter {
    buckets: Option<Arc<Buckets>>,
    posts: Arc<AtomicU32>,
}

/// Old prefixes are forgotten after so many posts, so that the table stays small.
const FORGET_AFTER: u32 = 1024;

impl Limiter {
    /// So many posts per minute from one prefix; 0 is no limit.
    pub fn new(posts_per_minute: u32) -> Limiter {
        let quota = NonZeroU32::new(posts_per_minute).map(Quota::per_minute);
        Limiter {
            buckets: quota.map(|quota| Arc::new(RateLimiter::dashmap(quota))),
            posts: Arc::default(),
        }
    }

    /// Whether a post may pass.
    fn admits(&self, address: IpAddr) -> bool {
        let Some(buckets) = &self.buckets else {
            return true;
        };
        if self.posts.fetch_add(1, Ordering::Relaxed) % FORGET_AFTER == FORGET_AFTER - 1 {
            buckets.retain_recent();
        }
        buckets.check_key(&prefix(address)).is_ok()
    }
}

/// The part of an address that counts.
fn prefix(address: IpAddr) -> [u8; 8] {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            [4, a, b, c, 0, 0, 0, 0]
        }
        IpAddr::V6(address) => {
            let octets = address.octets();
            std::array::from_fn(|index| octets[index])
        }
    }
}

/// From where a request comes: behind a proxy on the same machine, what the proxy added last.
fn origin(request: &Request) -> Option<IpAddr> {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()?
        .0
        .ip();
    if !peer.is_loopback() {
        return Some(peer);
    }
    let forwarded = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .next_back()?
        .to_str()
        .ok()?;
    forwarded
        .rsplit(',')
        .next()?
        .trim()
        .parse()
        .ok()
        .or(Some(peer))
}

/// Whether a request may pass: only posts are counted.
pub fn admits(limiter: &Limiter, request: &Request) -> bool {
    request.method() != Method::POST
        || origin(request).is_none_or(|address| limiter.admits(address))
}

/// Says to wait.
pub fn wait(context: &Context) -> Response {
    retry_later(message(
        context,
        StatusCode::TOO_MANY_REQUESTS,
        &text!("too_often_title"),
        Some(&text!("too_often_lead")),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_limit_and_strangers_do_not() {
        let limiter = Limiter::new(2);
        let admits = |address: &str| limiter.admits(address.parse().unwrap());
        assert!(admits("203.0.113.1") && admits("203.0.113.2") && !admits("::ffff:203.0.113.3"));
        assert!(admits("203.0.114.1"));
        assert!(admits("2001:db8::1") && admits("2001:db8::2") && !admits("2001:db8:0:0:ffff::"));
        assert!(admits("2001:db8:0:1::1"));
        assert!((0..1000).all(|_| Limiter::new(0).admits("203.0.113.1".parse().unwrap())));
    }
}

//! Words of names, row by row.

use super::Words;

/// Rows of a string, its words, and its words with symbols as words.
const SPLIT: &[(&str, &str, &str)] = &[
    ("type", "type", "type"),
    ("+1", "1", "plus 1"),
    ("-1", "1", "minus 1"),
    ("", "", "empty"),
    ("$top", "top", "dollar top"),
    ("@odata.id", "odata id", "at odata id"),
    ("fields[x]", "fields x", "fields x"),
    ("filter[created_at][gte]", "filter created at gte", "filter created at gte"),
    ("HTTPHealthCheck", "http health check", "http health check"),
    ("HttpHealthCheck", "http health check", "http health check"),
    ("io.k8s.api.core.v1.Pod", "io k8s api core v1 pod", "io k8s api core v1 pod"),
    ("repos/list-for-user", "repos list for user", "repos list for user"),
    ("2fa", "2fa", "2fa"),
    ("日本語", "日本語", "日本語"),
    ("été", "été", "été"),
    ("e\u{301}te\u{301}", "été", "été"),
    ("🙂", "", "u1f642"),
    ("👍🏽", "", "u1f44d u1f3fd"),
    ("_", "", "underscore"),
    ("__", "", "underscore underscore"),
    ("Self", "self", "self"),
    ("self", "self", "self"),
    (">=", "", "greater equal"),
    ("<", "", "less"),
    ("!=", "", "not equal"),
    ("==", "", "equal equal"),
    ("≥", "", "greater equal"),
    ("*", "", "star"),
    ("*/*", "", "star slash star"),
    (" ", "", "space"),
    ("[]", "", "open bracket close bracket"),
    ("-", "", "minus"),
    ("-created_at", "created at", "minus created at"),
    ("A+", "a", "a plus"),
    ("A-", "a", "a minus"),
    ("C#", "c", "c hash"),
    ("C++", "c", "c plus plus"),
    (".json", "json", "dot json"),
    ("Inc.", "inc", "inc"),
    ("a.b", "a b", "a b"),
    ("image/svg+xml", "image svg xml", "image svg xml"),
    ("50%", "50", "50 percent"),
    ("R&D", "r d", "r and d"),
    ("a<b", "a b", "a less b"),
    ("a>b<c", "a b c", "a greater b less c"),
    ("a<>b", "a b", "a less greater b"),
    ("Page<User>", "page user", "page user"),
    ("Map<String,List<User>>", "map string list user", "map string list user"),
    ("<none>", "none", "none"),
    ("a->b", "a b", "a greater b"),
    ("user's key", "users key", "users key"),
    ("oAuth2Token", "oauth2 token", "oauth2 token"),
    ("OAuth2", "oauth2", "oauth2"),
    ("FooAuth", "foo auth", "foo auth"),
    ("IPv4Address", "ipv4 address", "ipv4 address"),
    ("supportsIPv6", "supports ipv6", "supports ipv6"),
    ("userIDs", "user ids", "user ids"),
    ("podCIDRs", "pod cidrs", "pod cidrs"),
    ("IDs", "ids", "ids"),
    ("URLsToFetch", "urls to fetch", "urls to fetch"),
    ("HTTPserver", "htt pserver", "htt pserver"),
    ("base64Encoded", "base64 encoded", "base64 encoded"),
    ("X-RateLimit-Limit", "x rate limit limit", "x rate limit limit"),
    ("snake_case_name", "snake case name", "snake case name"),
    ("SCREAMING_CASE", "screaming case", "screaming case"),
    ("kebab-case", "kebab case", "kebab case"),
    ("Title Case Words", "title case words", "title case words"),
    ("{petId}", "pet id", "pet id"),
    ("/pets/{petId}", "pets pet id", "pets pet id"),
    ("1.2", "1 2", "1 2"),
    ("2022-11-28", "2022 11 28", "2022 11 28"),
    ("1080p", "1080p", "1080p"),
    ("straße", "straße", "straße"),
    ("Größe", "größe", "größe"),
    ("статус", "статус", "статус"),
    ("Нет", "нет", "нет"),
    ("сор", "u441 u43e u440", "u441 u43e u440"),
    ("не", "u43d u435", "u43d u435"),
    ("是α", "是 u3b1", "是 u3b1"),
    ("κοτ", "u3ba u3bf u3c4", "u3ba u3bf u3c4"),
    ("названиеГорода", "название города", "название города"),
    ("ŽlutýKůň", "žlutý kůň", "žlutý kůň"),
    ("α", "u3b1", "u3b1"),
    ("αβγ", "u3b1 u3b2 u3b3", "u3b1 u3b2 u3b3"),
    ("λόγος", "λόγος", "λόγος"),
    ("口", "口", "口"),
    ("ロ", "u30ed", "u30ed"),
    ("口コミ", "口 コミ", "口 コミ"),
    ("口座", "口座", "口座"),
    ("ﬁle", "ufb01 le", "ufb01 le"),
    ("²", "ub2", "ub2"),
    ("שלום", "שלום", "שלום"),
    ("हिन्दी", "u939 u93f u928 u926 u940", "u939 u93f u928 u926 u940"),
    ("名 前", "名 前", "名 前"),
    ("\u{202e}abc", "abc", "abc"),
    ("\u{200d}", "", "u200d"),
    ("\u{fe0f}", "", "ufe0f"),
    ("a\0b", "a b", "a b"),
    ("€", "", "euro"),
    ("→", "", "u2192"),
];

#[test]
fn text_is_split_into_words() {
    for (text, words, spelled) in SPLIT {
        assert_eq!(Words::of(text).to_string(), *words, "{text:?}");
        assert_eq!(Words::spelled(text).to_string(), *spelled, "{text:?} with words for symbols");
    }
}

#[test]
fn spelled_words_are_never_empty() {
    for code in (0..0x11_0000).step_by(7) {
        let Some(character) = char::from_u32(code) else { continue };
        assert!(!Words::spelled(&character.to_string()).is_empty(), "{code:x}");
    }
}

#[test]
fn affixes_are_found_in_either_number() {
    let rows = [
        ("pets_by_id", "pet", true, Some("by id"), None),
        ("pet_items", "item", false, None, Some("pet")),
        ("order", "orders", true, Some(""), Some("")),
        ("order", "order item", false, None, None),
        ("petal", "pet", false, None, None),
        ("anything", "", true, Some("anything"), Some("anything")),
    ];
    for (text, affix, starts, after, before) in rows {
        let (words, affix) = (Words::of(text), Words::of(affix));
        let text_of = |words: Option<Words>| words.map(|words| words.to_string());
        assert_eq!(words.starts_with(&affix), starts, "{text}");
        assert_eq!(text_of(words.strip_prefix(&affix)).as_deref(), after, "{text}");
        assert_eq!(text_of(words.strip_suffix(&affix)).as_deref(), before, "{text}");
    }
}

#[test]
fn joined_names_do_not_repeat_themselves() {
    let rows = [
        ("order", "order item", "order item"),
        ("order item", "item kind", "order item kind"),
        ("pet", "owner", "pet owner"),
        ("node", "node", "node node"),
        ("", "pet", "pet"),
        ("pet", "", "pet"),
        ("a b a b", "a b a b c", "a b a b c"),
    ];
    for (first, second, joined) in rows {
        let words = Words::of(first).join(&Words::of(second));
        assert_eq!(words.to_string(), joined);
    }
}

#[test]
fn only_the_last_word_is_made_singular() {
    for (text, one) in [("line_items", "line item"), ("users_statuses", "users status"), ("", "")] {
        assert_eq!(Words::of(text).singular().to_string(), one);
    }
}

#[test]
fn what_is_left_of_a_name_still_reads_well() {
    let left = |name: &str, tag: &str| {
        let words = Words::of(name).strip_suffix(&Words::of(tag)).and_then(Words::without_dangling);
        words.map(|words| words.to_string())
    };
    assert_eq!(left("get-an-album", "Albums").as_deref(), Some("get"));
    assert_eq!(left("findTheUsers", "users").as_deref(), Some("find"));
    assert_eq!(left("listAllPets", "pets").as_deref(), Some("list all"));
    assert_eq!(left("getByUser", "users"), None);
    assert_eq!(left("addToThePlaylist", "playlists"), None);
}

#[test]
fn words_that_repeat_those_before_them_go() {
    let rows = [
        ("evidence duplicate duplicate", "evidence duplicate"),
        ("version types version type version", "version type version"),
        ("bora bora island", "bora island"),
        ("order item", "order item"),
    ];
    for (text, expected) in rows {
        assert_eq!(Words::of(text).collapsed().to_string(), expected);
    }
}

//! Rules: the catalogue of changes, each with an id, a title, an explanation and the effect on valid values.

use super::level::{Effect, Level};
use super::place::SchemaPlace;

macro_rules! catalogue {
    ($(#[$meta:meta])* $name:ident $(: $($variant:ident = $id:literal, $effect:ident, $behaviour:ident, $title:literal, $explanation:literal;)*)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[doc = $title] $variant,)*)?
        }

        impl $name {
            /// All of them, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$($(Self::$variant,)*)?];

            /// The id, or its end.
            pub fn as_str(self) -> &'static str {
                match self { $($(Self::$variant => $id,)*)? }
            }

            /// The effect on the set of valid requests or responses, unless a comparison knows better.
            pub fn effect(self) -> Effect {
                match self { $($(Self::$variant => Effect::$effect,)*)? }
            }

            /// The effect on callers whose requests stay valid.
            pub fn behaviour(self) -> Level {
                match self { $($(Self::$variant => Level::$behaviour,)*)? }
            }

            /// The title: a sentence without its stop.
            pub fn title(self) -> &'static str {
                match self { $($(Self::$variant => $title,)*)? }
            }

            /// A paragraph with the meaning and the reasons of the judgement.
            pub fn explanation(self) -> &'static str {
                match self { $($(Self::$variant => $explanation,)*)? }
            }
        }
    };
}

catalogue! {
    /// A change of the API outside of schemas.
    PartRule:
    PathRemoved = "api-path-removed", Breaks, None, "A path was removed",
        "Every request to the path fails. Deprecate its operations first, with a date of sunset, and remove it after that date.";
    OperationRemoved = "api-removed", Breaks, None, "An operation was removed",
        "Every request to it fails. Deprecate it first, with a date of sunset, and remove it after that date.";
    DeprecatedOperationRemoved = "api-removed-with-deprecation", Grows, Breaking, "A deprecated operation was removed",
        "The removal was announced by `deprecated: true`, and no date of sunset lies in the future. Requests fail from now on, but callers were warned; the generated method goes all the same.";
    RemovedBeforeSunset = "api-removed-before-sunset", Breaks, None, "An operation was removed before its sunset",
        "The date in `x-sunset` has not passed, so that callers may still rely on the operation.";
    OperationAdded = "endpoint-added", Grows, None, "An operation was added",
        "Existing callers do not use it.";
    PathParameterRenamed = "path-parameter-renamed", Annotates, None, "A parameter in a path template was renamed",
        "The name in the braces is not sent. Only the name of the argument in generated code changes.";
    OperationIdAdded = "api-operation-id-added", Annotates, None, "An `operationId` was added",
        "Nothing that is sent changes. The generated method may get another name, unless the lock keeps it.";
    OperationIdRemoved = "api-operation-id-removed", Annotates, None, "An `operationId` was removed",
        "Nothing that is sent changes. The generated method may get another name, unless the lock keeps it.";
    OperationIdChanged = "api-operation-id-changed", Annotates, None, "An `operationId` changed",
        "Nothing that is sent changes. The generated method may get another name, unless the lock keeps it.";
    TagAdded = "api-tag-added", Annotates, None, "A tag of an operation was added",
        "Nothing that is sent changes. The first tag determines the module of the generated method.";
    TagRemoved = "api-tag-removed", Annotates, None, "A tag of an operation was removed",
        "Nothing that is sent changes. The first tag determines the module of the generated method.";
    OperationDeprecated = "endpoint-deprecated", Annotates, Compatible, "An operation was deprecated",
        "It still works. Callers should move away from it before it is removed.";
    OperationReactivated = "endpoint-reactivated", Annotates, Compatible, "An operation is not deprecated any more",
        "It works as before.";
    SunsetAdded = "api-sunset-added", Annotates, Compatible, "A date of sunset was added",
        "`x-sunset` announces the day after which the operation or parameter may go.";
    SunsetRemoved = "sunset-deleted", Breaks, Breaking, "The date of sunset was removed",
        "A deprecated operation or parameter had a date until which it works. Without the date, callers do not know how long they can rely on it.";
    SunsetEarlier = "api-sunset-date-earlier", Breaks, Breaking, "The date of sunset became earlier",
        "The operation or parameter may go before the day that was announced.";
    SunsetLater = "api-sunset-date-later", Annotates, Compatible, "The date of sunset became later",
        "The operation or parameter works longer than announced.";
    SunsetInvalid = "api-sunset-parse", Breaks, None, "The date of sunset is not a date",
        "`x-sunset` is not written as `2030-12-31` or as a time of RFC 3339, so that nobody can plan with it.";
    StabilityDecreased = "api-stability-decreased", Breaks, Compatible, "The stability of an operation decreased",
        "`x-stability-level` is less than before, in the order `draft`, `alpha`, `beta`, `stable`; without it an operation is stable. Callers lose the promise that it stays as it is.";
    StabilityIncreased = "api-stability-increased", Annotates, Compatible, "The stability of an operation increased",
        "`x-stability-level` is more than before, in the order `draft`, `alpha`, `beta`, `stable`.";
    StabilityInvalid = "api-invalid-stability-level", Breaks, None, "The stability of an operation is not a known level",
        "`x-stability-level` is one of `draft`, `alpha`, `beta` and `stable`.";
    RequiredParameterAdded = "new-required-request-parameter", Narrows, None, "A required parameter was added",
        "Requests without it are rejected. Make it optional, with a default that means what the absence meant.";
    OptionalParameterAdded = "new-optional-request-parameter", Grows, None, "An optional parameter was added",
        "Requests without it stay valid.";
    RequiredDefaultParameterAdded = "new-required-request-default-parameter-to-existing-path", Narrows, None, "A required parameter was added to all operations of a path",
        "Requests without it are rejected. Make it optional, with a default that means what the absence meant.";
    OptionalDefaultParameterAdded = "new-optional-request-default-parameter-to-existing-path", Grows, None, "An optional parameter was added to all operations of a path",
        "Requests without it stay valid.";
    ParameterRemoved = "request-parameter-removed", Grows, Breaking, "A parameter was removed",
        "Servers ignore parameters that they do not know, so requests with it stay valid; it has no effect any more.";
    DeprecatedParameterRemoved = "request-parameter-removed-with-deprecation", Grows, Breaking, "A deprecated parameter was removed",
        "The removal was announced by `deprecated: true`. Servers ignore parameters that they do not know.";
    ParameterRemovedBeforeSunset = "request-parameter-removed-before-sunset", Breaks, Breaking, "A parameter was removed before its sunset",
        "The date in `x-sunset` has not passed, so that callers may still rely on the parameter.";
    ParameterBecameRequired = "request-parameter-became-required", Narrows, None, "A parameter became required",
        "Requests without it are rejected.";
    ParameterBecameOptional = "request-parameter-became-optional", Widens, None, "A parameter became optional",
        "Requests with it stay valid.";
    ParameterMoved = "request-parameter-location-changed", Breaks, None, "A parameter moved to another location",
        "The server looks for it in the query, a header, a cookie or the path, and does not find what existing callers send.";
    ParameterStyleChanged = "request-parameter-style-changed", Replaces, None, "The style of a parameter changed",
        "`style`, `explode`, `allowReserved` or the media type of `content` determine how a value is written in the request. The server reads what existing callers write in another way.";
    ParameterDeprecated = "request-parameter-deprecated", Annotates, Compatible, "A parameter was deprecated",
        "It still works.";
    ParameterReactivated = "request-parameter-reactivated", Annotates, Compatible, "A parameter is not deprecated any more",
        "It works as before.";
    EmptyValueForbidden = "request-parameter-empty-value-forbidden", Narrows, None, "A parameter does not accept an empty value any more",
        "`allowEmptyValue` was removed: requests with `?name=` are rejected.";
    EmptyValueAllowed = "request-parameter-empty-value-allowed", Widens, None, "A parameter accepts an empty value",
        "`allowEmptyValue` was added.";
    RequiredBodyAdded = "added-required-request-body", Narrows, None, "A required request body was added",
        "Requests without a body are rejected.";
    OptionalBodyAdded = "added-optional-request-body", Grows, None, "An optional request body was added",
        "Requests without a body stay valid.";
    BodyRemoved = "request-body-removed", Breaks, None, "The request body was removed",
        "Servers may reject a body that they do not expect, and its content has no effect any more.";
    BodyBecameRequired = "request-body-became-required", Breaks, None, "The request body became required",
        "Requests without a body are rejected. In a webhook, the receiver and those that send test deliveries have to agree on it, so that either change breaks.";
    BodyBecameOptional = "request-body-became-optional", Widens, None, "The request body became optional",
        "Requests with a body stay valid. In a webhook, the receiver may get a request without a body.";
    BodyMediaTypeAdded = "request-body-media-type-added", Grows, None, "A media type of a request body was added",
        "Requests with the other media types stay valid.";
    BodyMediaTypeRemoved = "request-body-media-type-removed", Breaks, None, "A media type of a request body was removed",
        "Requests with it are rejected with the status 415.";
    BodySchemaAdded = "request-body-media-type-schema-added", Narrows, None, "A media type of a request body gained a schema",
        "Any body was valid before.";
    BodySchemaRemoved = "request-body-media-type-schema-removed", Widens, None, "A media type of a request body lost its schema",
        "Any body is valid now.";
    BodyItemSchemaAdded = "request-body-media-type-item-schema-added", Narrows, None, "A media type of a request body gained an `itemSchema`",
        "Any item was valid before.";
    BodyItemSchemaRemoved = "request-body-media-type-item-schema-removed", Widens, None, "A media type of a request body lost its `itemSchema`",
        "Any item is valid now.";
    EncodingChanged = "request-body-encoding-changed", Replaces, None, "The encoding of a part of a body changed",
        "`encoding` determines the media type, the headers and the style of a part of a form. The server reads what existing callers write in another way.";
    SuccessStatusAdded = "response-success-status-added", Grows, Breaking, "A successful status was added",
        "Callers have to expect statuses that a document does not list. A caller that looks only for the earlier status does not recognize the success.";
    SuccessStatusRemoved = "response-success-status-removed", Breaks, None, "A successful status was removed",
        "Callers wait for a response that does not come any more.";
    ErrorStatusAdded = "response-non-success-status-added", Grows, None, "A status of an error was added",
        "Callers have to expect every status of an error.";
    ErrorStatusRemoved = "response-non-success-status-removed", Grows, None, "A status of an error was removed",
        "Callers that handle it do so in vain.";
    ResponseMediaTypeAdded = "response-media-type-added", Grows, None, "A media type of a response was added",
        "Callers choose by the header `Accept`.";
    ResponseMediaTypeRemoved = "response-media-type-removed", Breaks, None, "A media type of a response was removed",
        "Callers that accept only this media type get none that they can read.";
    ResponseMediaTypeGeneralized = "response-media-type-name-generalized", Breaks, None, "A media type of a response became more general",
        "`application/xml` became `application/*`, or lost a parameter: callers may get a form that they do not know.";
    ResponseMediaTypeSpecialized = "response-media-type-name-specialized", Grows, None, "A media type of a response became more special",
        "`application/*` became `application/xml`, or `application/json` gained a parameter or a suffix: what callers get is still what they accepted.";
    ResponseSchemaAdded = "response-body-media-type-schema-added", Narrows, None, "A media type of a response gained a schema",
        "Any body was possible before.";
    ResponseSchemaRemoved = "response-body-media-type-schema-removed", Widens, None, "A media type of a response lost its schema",
        "Any body is possible now.";
    ResponseItemSchemaAdded = "response-body-media-type-item-schema-added", Narrows, None, "A media type of a response gained an `itemSchema`",
        "Any item was possible before.";
    ResponseItemSchemaRemoved = "response-body-media-type-item-schema-removed", Widens, None, "A media type of a response lost its `itemSchema`",
        "Any item is possible now.";
    HeaderAdded = "response-header-added", Grows, None, "A header of a response was added",
        "Callers ignore headers that they do not know.";
    RequiredHeaderRemoved = "required-response-header-removed", Breaks, None, "A required header of a response was removed",
        "Callers rely on a header that always came.";
    OptionalHeaderRemoved = "optional-response-header-removed", Grows, Breaking, "An optional header of a response was removed",
        "Callers had to expect responses without it; those that use it get nothing any more.";
    HeaderBecameOptional = "response-header-became-optional", Breaks, None, "A header of a response became optional",
        "Callers rely on a header that always came.";
    HeaderBecameRequired = "response-header-became-required", Grows, None, "A header of a response became required",
        "It always comes now.";
    LinkAdded = "response-link-added", Annotates, None, "A link of a response was added", "Nothing that is sent changes.";
    LinkRemoved = "response-link-removed", Annotates, None, "A link of a response was removed",
        "Nothing that is sent changes. The generated method for the link goes.";
    LinkChanged = "response-link-changed", Annotates, None, "A link of a response changed",
        "The operation that the link leads to, or the values that it passes, are different.";
    SecurityDeclared = "api-security-added", Grows, Breaking, "A security requirement was declared",
        "The earlier document did not say which credentials a request needs; often servers have always required them. Or another alternative was added, and the earlier ones stay valid. Check that your callers send credentials.";
    SecurityRequired = "api-security-required", Breaks, None, "Credentials became required",
        "The earlier document said that a request needs no credentials (`security: []`, or the alternative `{}`). Such requests are rejected with the status 401.";
    SecurityRemoved = "api-security-removed", Breaks, None, "A security requirement was removed while others remain",
        "Requests with these credentials are rejected; only the other alternatives are accepted.";
    SecurityLifted = "api-security-lifted", Grows, None, "Credentials are not required any more",
        "Requests with credentials stay valid.";
    ScopeAdded = "api-security-scope-added", Breaks, None, "A scope became required",
        "Tokens without it are rejected with the status 403.";
    ScopeRemoved = "api-security-scope-removed", Grows, None, "A scope is not required any more",
        "Tokens with it stay valid.";
    GlobalSecurityDeclared = "api-global-security-added", Grows, Breaking, "A security requirement of all operations was declared",
        "The earlier document did not say which credentials a request needs; often servers have always required them. Or another alternative was added, and the earlier ones stay valid. Check that your callers send credentials.";
    GlobalSecurityRequired = "api-global-security-required", Breaks, None, "Credentials became required for all operations",
        "The earlier document said that a request needs no credentials (`security: []`, or the alternative `{}`). Such requests are rejected with the status 401.";
    GlobalSecurityRemoved = "api-global-security-removed", Breaks, None, "A security requirement of all operations was removed while others remain",
        "Requests with these credentials are rejected; only the other alternatives are accepted.";
    GlobalSecurityLifted = "api-global-security-lifted", Grows, None, "Credentials are not required any more by all operations",
        "Requests with credentials stay valid.";
    GlobalScopeAdded = "api-global-security-scope-added", Breaks, None, "A scope became required for all operations",
        "Tokens without it are rejected with the status 403.";
    GlobalScopeRemoved = "api-global-security-scope-removed", Grows, None, "A scope is not required any more by all operations",
        "Tokens with it stay valid.";
    SchemeAdded = "api-security-component-added", Annotates, None, "A security scheme was declared",
        "Only requirements make use of it.";
    SchemeRemoved = "api-security-component-removed", Annotates, None, "The declaration of a security scheme was removed",
        "Only requirements make use of it. The generated method that sets the credentials goes.";
    SchemeChanged = "api-security-component-changed", Breaks, None, "A security scheme takes credentials in another way",
        "The type, the location, the name or the HTTP scheme changed: what existing callers send is not recognized.";
    SchemeUrlChanged = "api-security-component-url-changed", Grows, Breaking, "A URL of a security scheme changed",
        "Tokens come from another place. Those that exist stay valid.";
    SchemeScopeAdded = "api-security-component-scope-added", Annotates, None, "A scope of a security scheme was declared", "Only requirements make use of it.";
    SchemeScopeRemoved = "api-security-component-scope-removed", Annotates, None, "A scope of a security scheme was removed",
        "Only requirements make use of it.";
    ServerAdded = "server-added", Annotates, None, "A server was added", "Callers choose among the servers.";
    ServerRemoved = "server-removed", Grows, Breaking, "A server was removed",
        "Callers that have its URL may find nobody there. The generated client takes the first server by default.";
    ServerVariableChanged = "server-variable-changed", Grows, Compatible, "A variable of a server changed",
        "The default or the values of a variable in the URL of a server are different.";
    WebhookAdded = "webhook-added", Grows, None, "A webhook was added", "Receivers that do not subscribe to it do not get it.";
    WebhookRemoved = "webhook-removed", Breaks, None, "A webhook was removed", "Receivers wait for requests that do not come any more.";
    CallbackAdded = "callback-added", Grows, None, "A callback was added", "The API sends further requests to those that ask for it.";
    CallbackRemoved = "callback-removed", Breaks, None, "A callback was removed", "Receivers wait for requests that do not come any more.";
    SchemaAdded = "api-schema-added", Annotates, None, "A named schema was added", "Nothing that is sent changes; a type is added.";
    SchemaRemoved = "api-schema-removed", Annotates, None, "A named schema was removed",
        "Nothing that is sent changes, unless a rule says so at the place of its use. The generated type goes.";
    RequiredRequestPropertyAdded = "new-required-request-property", Narrows, None, "A required property of a request was added",
        "Requests without it are rejected. Make it optional, or give it a default.";
    RequiredRequestPropertyWithDefaultAdded = "new-required-request-property-with-default", Grows, None, "A required property of a request with a default was added",
        "The server assumes the default in requests without it.";
    OptionalRequestPropertyAdded = "new-optional-request-property", Grows, None, "An optional property of a request was added",
        "Requests without it stay valid.";
    RequestPropertyRemoved = "request-property-removed", Grows, Breaking, "A property of a request was removed",
        "Servers ignore properties that they do not know, so that requests with it stay valid; it has no effect any more. The change breaks if the new schema forbids additional properties.";
    RequiredResponsePropertyAdded = "response-required-property-added", Grows, None, "A required property of a response was added",
        "Callers ignore properties that they do not know.";
    OptionalResponsePropertyAdded = "response-optional-property-added", Grows, None, "An optional property of a response was added",
        "Callers ignore properties that they do not know.";
    RequiredResponsePropertyRemoved = "response-required-property-removed", Widens, None, "A required property of a response was removed",
        "Callers rely on a property that always came.";
    OptionalResponsePropertyRemoved = "response-optional-property-removed", Grows, Breaking, "An optional property of a response was removed",
        "Callers had to expect responses without it; those that use it get nothing any more.";
}

catalogue! {
    /// A change of a schema, which has a rule for each place of the schema.
    Keyword:
    TypeChanged = "type-changed", Replaces, None, "The type changed",
        "Values of the earlier type are not valid any more, and values of another type are.";
    TypeGeneralized = "type-generalized", Widens, None, "The type became more general",
        "Every value of the earlier type is still valid: an `integer` became a `number`, or a value that is sent as text became a `string`.";
    TypeSpecialized = "type-specialized", Narrows, None, "The type became more special",
        "Some values of the earlier type are not valid any more: a `number` became an `integer`, or any value became one of a type.";
    TypeCompatible = "type-compatible", Grows, None, "The type changed within what is sent as text",
        "The media type is not JSON, so that the value is sent as text and a `string` describes all of it.";
    TypesWidened = "list-of-types-widened", Widens, None, "More types are valid",
        "`type`, or a union of schemas that only have a type, lists more types.";
    TypesNarrowed = "list-of-types-narrowed", Narrows, None, "Fewer types are valid",
        "`type`, or a union of schemas that only have a type, lists fewer types.";
    FormatAdded = "format-added", Narrows, None, "A format was added",
        "Values have to be of the format.";
    FormatRemoved = "format-removed", Widens, None, "The format was removed",
        "Values need not be of the format any more; callers that parse them fail.";
    FormatChanged = "format-changed", Replaces, None, "The format changed",
        "Values of the earlier format are not valid any more.";
    FormatGeneralized = "format-generalized", Widens, None, "The format became more general",
        "Every value of the earlier format is still valid: `int32` became `int64`, or `float` became `double`.";
    FormatSpecialized = "format-specialized", Narrows, None, "The format became more special",
        "Some values of the earlier format are not valid any more: `int64` became `int32`, or `double` became `float`.";
    BecameNullable = "became-nullable", Widens, None, "`null` became valid",
        "Callers that do not expect `null` fail.";
    BecameNotNullable = "became-not-nullable", Narrows, None, "`null` is not valid any more",
        "Requests with `null` are rejected.";
    BecameEnum = "became-enum", Narrows, None, "Only some values are valid",
        "`enum` was added: any value of the type was valid before.";
    BecameNotEnum = "became-not-enum", Widens, None, "All values of the type are valid",
        "`enum` was removed.";
    EnumValueAdded = "enum-value-added", Widens, Breaking, "A value was added to an `enum`",
        "Requests may use it. In responses, callers that handle only the earlier values fail; generated enumerations keep unknown values. Use `x-extensible-enum` for values of which more will come.";
    EnumValueRemoved = "enum-value-removed", Narrows, None, "A value was removed from an `enum`",
        "Requests with it are rejected.";
    ExtensibleEnumValueAdded = "x-extensible-enum-value-added", Grows, Compatible, "A value was added to an `x-extensible-enum`",
        "Callers have to expect further values.";
    ExtensibleEnumValueRemoved = "x-extensible-enum-value-removed", Narrows, None, "A value was removed from an `x-extensible-enum`",
        "Requests with it are rejected.";
    ConstAdded = "const-added", Narrows, None, "Only one value is valid", "`const` was added.";
    ConstRemoved = "const-removed", Widens, None, "More than one value is valid", "`const` was removed.";
    ConstChanged = "const-changed", Replaces, None, "The only valid value changed", "The value of `const` is different.";
    DefaultAdded = "default-value-added", Grows, Breaking, "A default was added",
        "A request without the value means what the default says. For a parameter, this may not be what existing callers get now, and it breaks them.";
    DefaultRemoved = "default-value-removed", Grows, Breaking, "The default was removed",
        "A request without the value does not mean what the default said. For a parameter, existing callers rely on it, and it breaks them.";
    DefaultChanged = "default-value-changed", Grows, Breaking, "The default changed",
        "A request without the value means something else. For a parameter, existing callers rely on it, and it breaks them.";
    MinLengthSet = "min-length-set", Narrows, None, "A minimum length was set", "`minLength` was added.";
    MinLengthUnset = "min-length-unset", Widens, None, "The minimum length was removed", "`minLength` was removed.";
    MinLengthIncreased = "min-length-increased", Narrows, None, "The minimum length increased", "Shorter strings are not valid any more.";
    MinLengthDecreased = "min-length-decreased", Widens, None, "The minimum length decreased", "Shorter strings are valid.";
    MaxLengthSet = "max-length-set", Narrows, None, "A maximum length was set", "`maxLength` was added: longer strings are not valid any more.";
    MaxLengthUnset = "max-length-unset", Widens, None, "The maximum length was removed", "`maxLength` was removed: longer strings are valid.";
    MaxLengthIncreased = "max-length-increased", Widens, None, "The maximum length increased", "Longer strings are valid.";
    MaxLengthDecreased = "max-length-decreased", Narrows, None, "The maximum length decreased", "Longer strings are not valid any more.";
    MinSet = "min-set", Narrows, None, "A minimum was set", "`minimum` was added.";
    MinUnset = "min-unset", Widens, None, "The minimum was removed", "`minimum` was removed.";
    MinIncreased = "min-increased", Narrows, None, "The minimum increased", "Smaller numbers are not valid any more.";
    MinDecreased = "min-decreased", Widens, None, "The minimum decreased", "Smaller numbers are valid.";
    MaxSet = "max-set", Narrows, None, "A maximum was set", "`maximum` was added.";
    MaxUnset = "max-unset", Widens, None, "The maximum was removed", "`maximum` was removed.";
    MaxIncreased = "max-increased", Widens, None, "The maximum increased", "Greater numbers are valid.";
    MaxDecreased = "max-decreased", Narrows, None, "The maximum decreased", "Greater numbers are not valid any more.";
    ExclusiveMinSet = "exclusive-min-set", Narrows, None, "An exclusive minimum was set", "`exclusiveMinimum` was added.";
    ExclusiveMinUnset = "exclusive-min-unset", Widens, None, "The exclusive minimum was removed", "`exclusiveMinimum` was removed.";
    ExclusiveMinIncreased = "exclusive-min-increased", Narrows, None, "The exclusive minimum increased", "Smaller numbers are not valid any more.";
    ExclusiveMinDecreased = "exclusive-min-decreased", Widens, None, "The exclusive minimum decreased", "Smaller numbers are valid.";
    ExclusiveMaxSet = "exclusive-max-set", Narrows, None, "An exclusive maximum was set", "`exclusiveMaximum` was added.";
    ExclusiveMaxUnset = "exclusive-max-unset", Widens, None, "The exclusive maximum was removed", "`exclusiveMaximum` was removed.";
    ExclusiveMaxIncreased = "exclusive-max-increased", Widens, None, "The exclusive maximum increased", "Greater numbers are valid.";
    ExclusiveMaxDecreased = "exclusive-max-decreased", Narrows, None, "The exclusive maximum decreased", "Greater numbers are not valid any more.";
    MultipleOfSet = "multiple-of-set", Narrows, None, "Numbers have to be multiples", "`multipleOf` was added.";
    MultipleOfUnset = "multiple-of-unset", Widens, None, "Numbers need not be multiples any more", "`multipleOf` was removed.";
    MultipleOfChanged = "multiple-of-changed", Replaces, None, "Numbers have to be other multiples",
        "`multipleOf` changed. If one of the two values divides the other, the change only widens or narrows.";
    MinItemsSet = "min-items-set", Narrows, None, "A minimum of elements was set", "`minItems` was added.";
    MinItemsUnset = "min-items-unset", Widens, None, "The minimum of elements was removed", "`minItems` was removed.";
    MinItemsIncreased = "min-items-increased", Narrows, None, "The minimum of elements increased", "Shorter arrays are not valid any more.";
    MinItemsDecreased = "min-items-decreased", Widens, None, "The minimum of elements decreased", "Shorter arrays are valid.";
    MaxItemsSet = "max-items-set", Narrows, None, "A maximum of elements was set", "`maxItems` was added.";
    MaxItemsUnset = "max-items-unset", Widens, None, "The maximum of elements was removed", "`maxItems` was removed.";
    MaxItemsIncreased = "max-items-increased", Widens, None, "The maximum of elements increased", "Longer arrays are valid.";
    MaxItemsDecreased = "max-items-decreased", Narrows, None, "The maximum of elements decreased", "Longer arrays are not valid any more.";
    UniqueItemsAdded = "unique-items-added", Narrows, None, "Elements have to be unique", "`uniqueItems: true` was added.";
    UniqueItemsRemoved = "unique-items-removed", Widens, None, "Elements need not be unique any more", "`uniqueItems: true` was removed.";
    MinPropertiesSet = "min-properties-set", Narrows, None, "A minimum of properties was set", "`minProperties` was added.";
    MinPropertiesUnset = "min-properties-unset", Widens, None, "The minimum of properties was removed", "`minProperties` was removed.";
    MinPropertiesIncreased = "min-properties-increased", Narrows, None, "The minimum of properties increased", "Smaller objects are not valid any more.";
    MinPropertiesDecreased = "min-properties-decreased", Widens, None, "The minimum of properties decreased", "Smaller objects are valid.";
    MaxPropertiesSet = "max-properties-set", Narrows, None, "A maximum of properties was set", "`maxProperties` was added.";
    MaxPropertiesUnset = "max-properties-unset", Widens, None, "The maximum of properties was removed", "`maxProperties` was removed.";
    MaxPropertiesIncreased = "max-properties-increased", Widens, None, "The maximum of properties increased", "Larger objects are valid.";
    MaxPropertiesDecreased = "max-properties-decreased", Narrows, None, "The maximum of properties decreased", "Larger objects are not valid any more.";
    PatternAdded = "pattern-added", Narrows, None, "A pattern was added", "Strings that do not match it are not valid any more.";
    PatternRemoved = "pattern-removed", Widens, None, "The pattern was removed",
        "Every string is valid. In responses the change is compatible: callers read a string as before.";
    PatternChanged = "pattern-changed", Replaces, None, "The pattern changed",
        "Strings that match the earlier pattern may not match the new one. In responses the change is compatible: callers read a string as before.";
    PatternGeneralized = "pattern-generalized", Widens, None, "The pattern became more general",
        "The new pattern matches every string. In responses the change is compatible: callers read a string as before.";
    BecameRequired = "became-required", Narrows, None, "A property became required",
        "Requests without it are rejected, unless it has a default.";
    BecameOptional = "became-optional", Widens, None, "A property became optional",
        "Callers rely on a property that always came.";
    BecameReadOnly = "became-read-only", Grows, Breaking, "A property became read-only",
        "The server ignores it in requests.";
    BecameNotReadOnly = "became-not-read-only", Grows, None, "A property is not read-only any more",
        "Requests may contain it. The change breaks requests if the property is required.";
    BecameWriteOnly = "became-write-only", Grows, Breaking, "A property became write-only",
        "It does not come in responses any more.";
    BecameNotWriteOnly = "became-not-write-only", Grows, None, "A property is not write-only any more", "It comes in responses.";
    Deprecated = "deprecated", Annotates, Compatible, "A schema was deprecated", "It still works.";
    Reactivated = "reactivated", Annotates, Compatible, "A schema is not deprecated any more", "It works as before.";
    AdditionalPropertiesAllowed = "additional-properties-allowed", Grows, None, "Additional properties became valid",
        "Requests may contain them, and callers ignore properties that they do not know.";
    AdditionalPropertiesForbidden = "additional-properties-forbidden", Narrows, None, "Additional properties are not valid any more",
        "`additionalProperties: false` was added: requests with properties that the schema does not list are rejected.";
    AdditionalPropertiesRestricted = "additional-properties-restricted", Narrows, None, "Additional properties have a schema",
        "Any value was valid before.";
    AdditionalPropertiesUnrestricted = "additional-properties-unrestricted", Widens, None, "Additional properties have no schema any more",
        "Any value is valid.";
    PatternPropertyAdded = "pattern-property-added", Narrows, None, "A schema of `patternProperties` was added",
        "Values whose keys match the pattern have to be valid.";
    PatternPropertyRemoved = "pattern-property-removed", Widens, None, "A schema of `patternProperties` was removed",
        "Values whose keys match the pattern may be any.";
    PropertyNamesAdded = "property-names-added", Narrows, None, "`propertyNames` was added", "Keys have to be valid against its schema.";
    PropertyNamesRemoved = "property-names-removed", Widens, None, "`propertyNames` was removed", "Keys may be any.";
    DependentRequiredAdded = "dependent-required-added", Narrows, None, "A property requires others",
        "`dependentRequired` was added for a property.";
    DependentRequiredRemoved = "dependent-required-removed", Widens, None, "A property does not require others any more",
        "`dependentRequired` was removed for a property.";
    DependentRequiredChanged = "dependent-required-changed", Replaces, None, "A property requires others than before",
        "The list of a property in `dependentRequired` is different. If it only gained or lost names, the change narrows or widens.";
    DependentSchemaAdded = "dependent-schema-added", Narrows, None, "A schema applies if a property is present",
        "`dependentSchemas` was added for a property.";
    DependentSchemaRemoved = "dependent-schema-removed", Widens, None, "No schema applies any more if a property is present",
        "`dependentSchemas` was removed for a property.";
    UnevaluatedPropertiesAdded = "unevaluated-properties-added", Narrows, None, "`unevaluatedProperties` was added",
        "Properties that no other keyword describes have to be valid against its schema.";
    UnevaluatedPropertiesRemoved = "unevaluated-properties-removed", Widens, None, "`unevaluatedProperties` was removed",
        "Properties that no other keyword describes may be any.";
    UnevaluatedItemsAdded = "unevaluated-items-added", Narrows, None, "`unevaluatedItems` was added",
        "Elements that no other keyword describes have to be valid against its schema.";
    UnevaluatedItemsRemoved = "unevaluated-items-removed", Widens, None, "`unevaluatedItems` was removed",
        "Elements that no other keyword describes may be any.";
    ItemsAdded = "items-added", Narrows, None, "Elements have a schema", "`items` was added: any element was valid before.";
    ItemsRemoved = "items-removed", Widens, None, "Elements have no schema any more", "`items` was removed: any element is valid.";
    PrefixItemsAdded = "prefix-items-added", Narrows, None, "An element of a tuple was described", "`prefixItems` is longer.";
    PrefixItemsRemoved = "prefix-items-removed", Widens, None, "An element of a tuple is not described any more",
        "`prefixItems` is shorter.";
    ContainsAdded = "contains-added", Narrows, None, "Arrays have to contain an element", "`contains` was added.";
    ContainsRemoved = "contains-removed", Widens, None, "Arrays need not contain an element any more", "`contains` was removed.";
    MinContainsIncreased = "min-contains-increased", Narrows, None, "Arrays have to contain more elements of a kind", "`minContains` increased.";
    MinContainsDecreased = "min-contains-decreased", Widens, None, "Arrays may contain fewer elements of a kind", "`minContains` decreased.";
    MaxContainsIncreased = "max-contains-increased", Widens, None, "Arrays may contain more elements of a kind", "`maxContains` increased or was removed.";
    MaxContainsDecreased = "max-contains-decreased", Narrows, None, "Arrays have to contain fewer elements of a kind", "`maxContains` decreased or was added.";
    OneOfAdded = "one-of-added", Widens, Breaking, "A branch of `oneOf` was added",
        "Requests may use it. In responses, callers get values that they do not know, unless an earlier branch is equal to the new one.";
    OneOfRemoved = "one-of-removed", Narrows, None, "A branch of `oneOf` was removed", "Requests with its values are rejected.";
    AnyOfAdded = "any-of-added", Widens, Breaking, "A branch of `anyOf` was added",
        "Requests may use it. In responses, callers get values that they do not know, unless an earlier branch is equal to the new one.";
    AnyOfRemoved = "any-of-removed", Narrows, None, "A branch of `anyOf` was removed", "Requests with its values are rejected.";
    UnionAdded = "union-added", Narrows, None, "A union was added", "Values have to be valid against a branch of `oneOf` or `anyOf`.";
    UnionRemoved = "union-removed", Widens, None, "A union was removed", "Values need not be valid against a branch any more.";
    AllOfAdded = "all-of-added", Narrows, None, "A schema of `allOf` was added", "Values have to be valid against one more schema.";
    AllOfRemoved = "all-of-removed", Widens, None, "A schema of `allOf` was removed", "Values have to be valid against one schema less.";
    AllOfAddedAnnotationOnly = "all-of-added-annotation-only", Grows, None, "A schema of `allOf` that allows all values was added",
        "It has a title or a description, or properties that nothing described before, and rejects nothing that was usual.";
    AllOfRemovedAnnotationOnly = "all-of-removed-annotation-only", Grows, None, "A schema of `allOf` that allows all values was removed",
        "It had a title or a description, and rejected nothing.";
    NotAdded = "not-added", Narrows, None, "Some values are excluded", "`not` was added.";
    NotRemoved = "not-removed", Widens, None, "Values are not excluded any more", "`not` was removed.";
    IfAdded = "if-added", Narrows, None, "A condition was added", "`if` was added: `then` or `else` apply.";
    IfRemoved = "if-removed", Widens, None, "A condition was removed", "`if` was removed: `then` and `else` do not apply any more.";
    IfChanged = "if-changed", Replaces, None, "A condition changed", "`then` and `else` apply to other values than before.";
    ThenAdded = "then-added", Narrows, None, "A consequence of a condition was added", "`then` was added.";
    ThenRemoved = "then-removed", Widens, None, "A consequence of a condition was removed", "`then` was removed.";
    ElseAdded = "else-added", Narrows, None, "An alternative of a condition was added", "`else` was added.";
    ElseRemoved = "else-removed", Widens, None, "An alternative of a condition was removed", "`else` was removed.";
    DiscriminatorAdded = "discriminator-added", Grows, None, "A discriminator was added",
        "A discriminator does not change which values are valid (OpenAPI 3.1.1, section 4.8.25). Generated code finds the branch by it.";
    DiscriminatorRemoved = "discriminator-removed", Grows, Compatible, "The discriminator was removed",
        "A discriminator does not change which values are valid (OpenAPI 3.1.1, section 4.8.25). Generated code finds the branch in another way.";
    DiscriminatorPropertyChanged = "discriminator-property-name-changed", Grows, Breaking, "The property of the discriminator changed",
        "A discriminator does not change which values are valid (OpenAPI 3.1.1, section 4.8.25). Generated code finds the branch by another property.";
    DiscriminatorMappingAdded = "discriminator-mapping-added", Grows, None, "A value of the discriminator was added",
        "A discriminator does not change which values are valid (OpenAPI 3.1.1, section 4.8.25).";
    DiscriminatorMappingDeleted = "discriminator-mapping-deleted", Grows, Compatible, "A value of the discriminator was removed",
        "A discriminator does not change which values are valid (OpenAPI 3.1.1, section 4.8.25).";
    DiscriminatorMappingChanged = "discriminator-mapping-changed", Grows, Breaking, "A value of the discriminator selects another branch",
        "A discriminator does not change which values are valid (OpenAPI 3.1.1, section 4.8.25). Generated code takes another type.";
    ContentMediaTypeChanged = "content-media-type-changed", Replaces, None, "The media type within a string changed",
        "`contentMediaType` is different.";
    ContentEncodingChanged = "content-encoding-changed", Replaces, None, "The encoding within a string changed",
        "`contentEncoding` is different.";
    ContentSchemaAdded = "content-schema-added", Narrows, None, "The content of a string has a schema", "`contentSchema` was added.";
    ContentSchemaRemoved = "content-schema-removed", Widens, None, "The content of a string has no schema any more",
        "`contentSchema` was removed.";
    XmlChanged = "xml-changed", Replaces, None, "The form in XML changed",
        "The name, the namespace, or whether it is an attribute or wrapped: the other side looks for another element.";
}

/// A rule: the kind of a change, and the place of the schema if it is one of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A change outside of schemas, or of the properties of one.
    Part(PartRule),
    /// A change of a schema at a place.
    Keyword(SchemaPlace, Keyword),
}

impl Rule {
    /// Every rule, in the order of the catalogue. A parameter and its schema have the same rules of deprecation, and a
    /// body and an object those of requiredness.
    pub fn all() -> impl Iterator<Item = Self> {
        let keywords =
            Keyword::ALL.iter().flat_map(|keyword| SchemaPlace::ALL.map(|place| Self::Keyword(place, *keyword)));
        let is_part = |rule: &Self| PartRule::ALL.iter().any(|part| part.as_str() == rule.id());
        let keywords = keywords.filter(move |rule| !is_part(rule));
        PartRule::ALL.iter().map(|part| Self::Part(*part)).chain(keywords)
    }

    /// The rule with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|rule| rule.id() == id)
    }

    /// The id: `request-property-max-length-decreased`.
    pub fn id(self) -> String {
        match self {
            Self::Part(part) => part.as_str().to_owned(),
            Self::Keyword(place, keyword) => format!("{}-{}", place.as_str(), keyword.as_str()),
        }
    }

    /// The title: a sentence without its stop.
    pub fn title(self) -> &'static str {
        match self {
            Self::Part(part) => part.title(),
            Self::Keyword(_, keyword) => keyword.title(),
        }
    }

    /// A paragraph with the meaning and the reasons of the judgement.
    pub fn explanation(self) -> &'static str {
        match self {
            Self::Part(part) => part.explanation(),
            Self::Keyword(_, keyword) => keyword.explanation(),
        }
    }

    /// The effect on valid requests or responses, unless a comparison knows better.
    pub fn effect(self) -> Effect {
        match self {
            Self::Part(part) => part.effect(),
            Self::Keyword(_, keyword) => keyword.effect(),
        }
    }

    /// The effect on callers whose requests stay valid.
    pub fn behaviour(self) -> Level {
        match self {
            Self::Part(part) => part.behaviour(),
            Self::Keyword(_, keyword) => keyword.behaviour(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Rule;

    #[test]
    fn ids_are_unique_and_found() {
        let ids: Vec<String> = Rule::all().map(Rule::id).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert!(ids.len() > 900, "{}", ids.len());
        for rule in Rule::all() {
            assert_eq!(Rule::from_id(&rule.id()), Some(rule));
        }
        assert_eq!(Rule::from_id("request-body"), None);
    }

    #[test]
    fn titles_and_explanations_are_sentences() {
        for rule in Rule::all() {
            assert!(!rule.title().ends_with('.'), "{}", rule.title());
            assert!(rule.explanation().ends_with('.'), "{}", rule.explanation());
        }
    }
}

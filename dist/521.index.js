"use strict";
exports.id = 521;
exports.ids = [521];
exports.modules = {

/***/ 3521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H1: () => (/* binding */ matchText),
/* harmony export */   Jf: () => (/* binding */ identityHash),
/* harmony export */   MQ: () => (/* binding */ CREDENTIAL_NAME),
/* harmony export */   Px: () => (/* binding */ buildCredentialName),
/* harmony export */   UD: () => (/* binding */ CREDENTIAL_LIMIT),
/* harmony export */   WL: () => (/* binding */ VALUE_LIMIT)
/* harmony export */ });
/* unused harmony export slug */
/** The federated identity credential: Graph's shape, our deterministic name, the limits. */
/** Most federated identity credentials that an application or a user-assigned managed identity can hold. */
const CREDENTIAL_LIMIT = 20;
/** Longest issuer, subject, audience or description in characters (Graph, ARM). */
const VALUE_LIMIT = 600;
/** Names that Graph and ARM accept: https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
const CREDENTIAL_NAME = /^[a-zA-Z0-9][a-zA-Z0-9-_]{2,119}$/;
/** The subject of an exact credential, or the expression of a flexible one: what names and comparisons go by. */
function matchText(match) {
    return match.subject ?? match.claimsMatchingExpression.value;
}
const HASH_LENGTH = 8;
const NAME_LENGTH = 120;
/** Turns any text into letters, digits and single hyphens. */
function slug(text) {
    return text.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}
/** The first 8 hex digits of SHA-256 over `issuer\nsubject\naudience`, which end a deterministic name. */
function identityHash({ issuer, match, audience }, sha256Hex) {
    return sha256Hex(`${issuer}\n${match}\n${audience}`).slice(0, HASH_LENGTH);
}
/**
 * Builds the deterministic name of a credential: readable slug, `-`, first 8 hex digits of SHA-256 over
 * `issuer\nsubject\naudience` (the expression stands in for the subject of a flexible one). 3 to 120 characters.
 * @param parts for example `['gh', 'octo-org/octo-repo', 'environment', 'production']`
 * @param ending what follows after another `-`; empty where the description marks the owner
 */
function buildCredentialName(parts, identity, sha256Hex, ending = '') {
    const hash = [identityHash(identity, sha256Hex), ending].filter((part) => part !== '').join('-');
    const readable = parts
        .map(slug)
        .filter((part) => part !== '')
        .join('-')
        .slice(0, NAME_LENGTH - hash.length - 1)
        .replace(/-+$/, '');
    return readable === '' ? `fic-${hash}` : `${readable}-${hash}`;
}


/***/ })

};
;
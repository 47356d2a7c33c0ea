"use strict";
exports.id = 384;
exports.ids = [384,521];
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


/***/ }),

/***/ 4299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ nameCredential)
/* harmony export */ });
/* harmony import */ var _subject_ref_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5472);
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2361);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3521);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1483);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3989);
/** What a declared credential is called: the readable parts of its name, and what its description says it is for. */





function aboutParts({ issuer, repository, pattern, ...match }, parsed) {
    if (!(0,_issuer_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHubIssuer */ .xU)(issuer))
        return [(0,_credential_js__WEBPACK_IMPORTED_MODULE_2__/* .matchText */ .H1)(match)];
    const spelled = parsed?.repository === undefined ? repository : `${parsed.repository.owner}/${parsed.repository.name}`;
    return [spelled ?? '', ...(pattern ?? (parsed === undefined ? ['expression', ''] : (0,_subject_ref_js__WEBPACK_IMPORTED_MODULE_3__/* .describeContext */ .R5)(parsed.context)))];
}
/**
 * Names a declared credential deterministically and marks it with its owner: in the description, and, where a managed
 * identity stores none, at the end of the name.
 * @param parsed the declared subject, where the caller has parsed it already
 * @throws FederationError `credential-invalid` when the marker is too long
 */
function nameCredential(unnamed, { owner, kind, sha256Hex }, parsed = unnamed.subject === undefined ? undefined : (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSubject */ .Ci)(unnamed.subject)) {
    const { issuer, audience, repository: _, pattern: __, ...match } = unnamed;
    const about = aboutParts(unnamed, parsed);
    const identity = { issuer, match: (0,_credential_js__WEBPACK_IMPORTED_MODULE_2__/* .matchText */ .H1)(match), audience };
    const ending = { application: '', 'managed-identity': (0,_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerHash */ .qA)(owner, sha256Hex) }[kind];
    return {
        name: (0,_credential_js__WEBPACK_IMPORTED_MODULE_2__/* .buildCredentialName */ .Px)([(0,_issuer_js__WEBPACK_IMPORTED_MODULE_1__/* .issuerWord */ .sw)(issuer, match.subject), ...about], identity, sha256Hex, ending),
        issuer,
        audiences: [audience],
        description: (0,_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .buildDescription */ .PQ)(owner, about.filter((part) => part !== '').join(' ')),
        ...(match.subject === undefined
            ? { claimsMatchingExpression: match.claimsMatchingExpression }
            : { subject: match.subject }),
    };
}


/***/ }),

/***/ 3989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ signInOwner),
/* harmony export */   LW: () => (/* binding */ ownedBy),
/* harmony export */   PQ: () => (/* binding */ buildDescription),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   QS: () => (/* binding */ buildOwner),
/* harmony export */   TC: () => (/* binding */ prunableOwner),
/* harmony export */   YP: () => (/* binding */ isAdopted),
/* harmony export */   Yv: () => (/* binding */ buildAdoptedDescription),
/* harmony export */   Z8: () => (/* binding */ restateDescription),
/* harmony export */   ce: () => (/* binding */ repositoryIn),
/* harmony export */   go: () => (/* binding */ isOwned),
/* harmony export */   pZ: () => (/* binding */ parseOwner),
/* harmony export */   qA: () => (/* binding */ ownerHash),
/* harmony export */   s0: () => (/* binding */ sameOwner),
/* harmony export */   wI: () => (/* binding */ ownerHost)
/* harmony export */ });
/* harmony import */ var _cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4495);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6232);
/* harmony import */ var _subject_claims_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7148);
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2361);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3521);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1483);
/** Says who owns a credential that this action wrote: how an owner is spelled, marked, hashed and compared. */






const REPOSITORY_OWNER = /^(?:([^/]+)\/)?([^/:@]+\/[^/:@]+)(?:@(\d+))?(?::(.+))?$/s;
function parseRepositoryOwner(owner) {
    const match = REPOSITORY_OWNER.exec(owner);
    if (match === null)
        return undefined;
    const [, host = '', name = '', id, path = ''] = match;
    return { host: host.toLowerCase(), name: name.toLowerCase(), id, path };
}
/** Spells an owner: `octo-org/shop@456789` for a sign-in, `octo-org/platform@456789:federation.yml` for a file. */
function buildOwner({ host, repository, id, path }) {
    const server = host === '' ? '' : `${host}/`;
    return `${server}${repository}${id === undefined ? '' : `@${id}`}${path === undefined ? '' : `:${path}`}`;
}
/** The host that stands before an owner: empty for github.com. @param serverUrl `GITHUB_SERVER_URL` */
function ownerHost(serverUrl) {
    const host = (0,_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .hostOf */ .w4)(serverUrl) ?? '';
    return host === 'github.com' || host === 'www.github.com' ? '' : host;
}
/** The same, read off the issuer of a GitHub server. */
function ownerHostOfIssuer(issuer) {
    const kind = (0,_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .issuerKind */ .W8)(issuer);
    const host = `${(0,_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .hostOf */ .w4)(issuer)}`;
    if (kind === 'github-ghe-com')
        return host.replace(/^token\.actions\./, '');
    return kind === 'github-enterprise-server' ? host : '';
}
/** The repository of the job with these claims, as GitHub spells it; the subject where the token names none. */
function repositoryIn(claims) {
    return (0,_subject_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(claims, 'repository') ?? claims.sub;
}
/** The owner of what a sign-in writes: the repository, with its ID. */
function signInOwner(claims) {
    const repository = (0,_subject_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(claims, 'repository');
    if (repository === undefined)
        return claims.sub;
    return buildOwner({ host: ownerHostOfIssuer(claims.iss), repository, id: (0,_subject_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(claims, 'repository_id') });
}
/** True when two owners are one: equal hosts, then repository IDs where both have one, else names ignoring case, then the path. */
function sameOwner(left, right) {
    const [a, b] = [parseRepositoryOwner(left), parseRepositoryOwner(right)];
    if (a === undefined || b === undefined)
        return left === right;
    const sameRepository = a.id !== undefined && b.id !== undefined ? a.id === b.id : a.name === b.name;
    return a.host === b.host && sameRepository && a.path === b.path;
}
/** 16 hex digits over the owner, its repository as ID alone: they end a name where no description is stored (ARM). */
function ownerHash(owner, sha256Hex) {
    const parsed = parseRepositoryOwner(owner);
    const key = parsed === undefined ? owner : `${parsed.host}/${parsed.id ?? parsed.name}:${parsed.path}`;
    return sha256Hex(key).slice(0, 16);
}
const MARKER = 'Managed by entra-workload-identity-federation; owner=';
const ADOPTED = 'adopted';
// `;` and `=` separate, `%` opens an escape, and a control character could end a line.
const RESERVED = /[;=%\p{Cc}]/gu;
function encode(value) {
    return value.replace(RESERVED, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
function decode(value) {
    return value.replace(/%([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
/**
 * Builds the description that marks a credential as ours: `Managed by …; owner=<owner>; <repository> <context>`.
 * @param states what stands between the owner and what it is about, such as `since=2026-11-26`
 * @throws FederationError `credential-invalid` when it has more than 600 characters: a marker is never cut
 */
function buildDescription(owner, about, ...states) {
    const description = [`${MARKER}${encode(owner)}`, ...states, encode(about)].join('; ');
    if (description.length <= _credential_js__WEBPACK_IMPORTED_MODULE_4__/* .VALUE_LIMIT */ .WL)
        return description;
    throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('credential-invalid', `The description that marks the credential as ours has ${description.length} characters; ${_credential_js__WEBPACK_IMPORTED_MODULE_4__/* .VALUE_LIMIT */ .WL} are allowed.`, { hint: 'Shorten the owner or what is trusted: the name of the file, environment, branch, or the subject.' });
}
/** The fields of a marker after its owner; the last one says what the credential is about. */
function fieldsOf(description) {
    return description
        .slice(MARKER.length)
        .split(';')
        .slice(1)
        .map((field) => field.trim());
}
/**
 * Builds the marker of an owner about the same thing in another state.
 * @param description a marker that says what the credential is about
 * @throws FederationError `credential-invalid` when it has more than 600 characters
 */
function restateDescription(owner, description, ...states) {
    return buildDescription(owner, decode(fieldsOf(description).at(-1) ?? ''), ...states);
}
/** Builds the marker of a credential that somebody else made and that was taken over: it says so after the owner. */
function buildAdoptedDescription(owner, description) {
    return restateDescription(owner, description, ADOPTED);
}
/** True for the marker of a credential that was taken over, which is never pruned. `;` inside of a value is encoded. */
function isAdopted(description) {
    if (description === undefined || parseOwner(description) === undefined)
        return false;
    return fieldsOf(description).slice(0, -1).includes(ADOPTED);
}
/** Reads the owner from a description, or undefined for a credential that is not ours. `since=…` may follow the owner. */
function parseOwner(description) {
    if (description === undefined || !description.startsWith(MARKER))
        return undefined;
    // To the letter: a file whose name only ends in a blank is another file.
    const [owner = ''] = description.slice(MARKER.length).split(';', 1);
    return owner.trim() === '' ? undefined : decode(owner);
}
/** True unless the credential's subject names another repository than the owner is. */
function isAboutOwner({ subject }, owner) {
    const named = subject === undefined ? undefined : (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_5__/* .parseSubject */ .Ci)(subject).repository;
    if (named === undefined)
        return true;
    return named.id !== undefined && owner.id !== undefined
        ? named.id === owner.id
        : `${named.owner}/${named.name}`.toLowerCase() === owner.name;
}
/** True when a name is the deterministic one of its own content; its audience may be an earlier one, corrected since. */
function isNamedByContent(stored, sha256Hex) {
    const audiences = new Set([...stored.audiences.slice(0, 1), ..._cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .EXCHANGE_AUDIENCES */ .mA]);
    return [...audiences].some((audience) => {
        const identity = { issuer: stored.issuer, match: (0,_credential_js__WEBPACK_IMPORTED_MODULE_4__/* .matchText */ .H1)(stored), audience };
        return stored.name.endsWith(`-${(0,_credential_js__WEBPACK_IMPORTED_MODULE_4__/* .identityHash */ .Jf)(identity, sha256Hex)}`);
    });
}
/** On a managed identity the name tells: it ends in 8 hex digits and the owner's 16; one of 8 alone is a sign-in's of before. */
function isNamedByOwner(stored, { owner, sha256Hex }) {
    const [, last] = /-[0-9a-f]{8}-([0-9a-f]{16})$/.exec(stored.name) ?? [];
    if (last !== undefined)
        return last === ownerHash(owner, sha256Hex);
    const parsed = parseRepositoryOwner(owner);
    const isSignIn = parsed !== undefined && parsed.path === '';
    return isSignIn && isNamedByContent(stored, sha256Hex) && isAboutOwner(stored, parsed);
}
function isOf(stored, ownership) {
    switch (ownership.kind) {
        case 'application': {
            const owner = parseOwner(stored.description);
            return owner !== undefined && sameOwner(owner, ownership.owner);
        }
        case 'managed-identity':
            return isNamedByOwner(stored, ownership);
    }
}
/** Tells whose a stored credential is: the owner's, that of one whose credentials it takes over, or somebody else's. */
function ownedBy(stored, ownership) {
    if (isOf(stored, ownership))
        return 'ours';
    const { previousOwners = [] } = ownership;
    return previousOwners.some((owner) => isOf(stored, { ...ownership, owner })) ? 'previous' : 'foreign';
}
/** The owner that made a credential and may prune it, by its marker; undefined for one that was only taken over. */
function prunableOwner(description) {
    return isAdopted(description) ? undefined : parseOwner(description);
}
/** True when a stored credential may be altered by the owner. */
function isOwned(stored, ownership) {
    return ownedBy(stored, ownership) !== 'foreign';
}


/***/ }),

/***/ 1384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decideTrust: () => (/* binding */ decideTrust),
/* harmony export */   desiredCredential: () => (/* binding */ desiredCredential),
/* harmony export */   isAdmitted: () => (/* binding */ isAdmitted),
/* harmony export */   isCaseTwin: () => (/* binding */ isCaseTwin)
/* harmony export */ });
/* harmony import */ var _expression_evaluation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6179);
/* harmony import */ var _expression_expression_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3267);
/* harmony import */ var _expression_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2250);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3521);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4299);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3989);
/** What one job needs stored, and what to do about what is stored already. */






/**
 * Builds the credential that exactly these claims need, with its deterministic name and the ownership marker.
 * @param parsed the claims' subject, where the caller has parsed it already
 */
function desiredCredential(claims, kind, sha256Hex, parsed) {
    const repository = (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryIn */ .ce)(claims);
    const unnamed = { issuer: claims.iss, subject: claims.sub, audience: claims.aud, repository };
    const ownership = { owner: (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .signInOwner */ .Gp)(claims), kind, sha256Hex };
    return { ...(0,_name_js__WEBPACK_IMPORTED_MODULE_3__/* .nameCredential */ .j)(unnamed, ownership, parsed), subject: claims.sub, claimsMatchingExpression: undefined };
}
/**
 * True when a stored flexible credential lets the job with these claims in: issuer and audience to the letter, and a valid
 * expression that holds. Such a job is trusted already, whatever Entra says while it catches up.
 */
function isAdmitted(stored, claims) {
    const { issuer, audiences, claimsMatchingExpression } = stored;
    if (claimsMatchingExpression === undefined || issuer !== claims.iss || audiences[0] !== claims.aud)
        return false;
    const parsed = (0,_expression_expression_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExpression */ .YK)(claimsMatchingExpression.value);
    if (!parsed.ok || (0,_expression_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .validateExpression */ .P1)(parsed.expression, issuer).length > 0)
        return false;
    return (0,_expression_evaluation_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._3)(parsed.expression, claims).matches;
}
function sameMatch(left, right) {
    return (left.subject === undefined) === (right.subject === undefined) && (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(left) === (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(right);
}
/** True when two credentials differ in upper and lower case only; Entra tells them apart, a directory may not. */
function isCaseTwin(left, right) {
    if (left.issuer !== right.issuer || sameMatch(left, right))
        return false;
    return (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(left).toLowerCase() === (0,_credential_js__WEBPACK_IMPORTED_MODULE_5__/* .matchText */ .H1)(right).toLowerCase();
}
/** Decides without side effects. A stored subject that differs in case only stays: another workflow may need it. */
function decideTrust(desired, stored, ownership) {
    const twin = stored.find((each) => each.issuer === desired.issuer && sameMatch(each, desired));
    if (twin !== undefined) {
        if (twin.audiences[0] === desired.audiences[0])
            return { action: 'keep', stored: twin };
        return { action: (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwned */ .go)(twin, ownership) ? 'correct-audience' : 'audience-conflict', stored: twin };
    }
    const namesake = stored.find((each) => each.name === desired.name);
    if (namesake !== undefined) {
        return (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwned */ .go)(namesake, ownership)
            ? { action: 'write', replaces: namesake }
            : { action: 'name-conflict', stored: namesake };
    }
    return stored.length >= _credential_js__WEBPACK_IMPORTED_MODULE_5__/* .CREDENTIAL_LIMIT */ .UD ? { action: 'limit' } : { action: 'write', replaces: undefined };
}


/***/ }),

/***/ 6179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TW: () => (/* binding */ admissions),
/* harmony export */   _3: () => (/* binding */ evaluate)
/* harmony export */ });
/* unused harmony exports claimsOfSubject, admits */
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2361);
/* harmony import */ var _expression_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3267);
/* harmony import */ var _wildcard_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1523);
/** Which tokens a flexible credential's expression admits, and which term refuses the others. */



function holds({ operator, comparand }, actual) {
    switch (operator) {
        case 'eq':
            return actual === comparand;
        case 'matches':
            return (0,_wildcard_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesWildcard */ ._)(comparand, actual);
    }
}
/** Evaluates an expression on the claims of a token. Comparison is case-sensitive; all terms must hold. */
function evaluate(expression, claims) {
    const terms = expression.terms.map((term) => {
        const value = Object.hasOwn(claims, term.claim) ? claims[term.claim] : undefined;
        const actual = typeof value === 'string' ? value : undefined;
        return { ...term, actual, ok: actual !== undefined && holds(term, actual) };
    });
    return { matches: terms.every(({ ok }) => ok), terms };
}
/** Returns the claims that a GitHub subject shows by itself: IDs of an immutable prefix, labelled claims of a template. */
function claimsOfSubject(subject) {
    const { repository, context, claims } = (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSubject */ .Ci)(subject);
    return {
        ...claims,
        ...(repository?.id === undefined ? {} : { repository_id: repository.id }),
        ...(repository?.ownerId === undefined ? {} : { repository_owner_id: repository.ownerId }),
        ...(context?.kind === 'environment' ? { environment: context.environment } : {}),
        sub: subject,
    };
}
/**
 * Tells for each subject of a list whether an expression would admit it.
 * @param known claims that hold for the whole list, such as `repository_id`; what a subject shows itself goes before
 */
function admits(expression, subjects, known = {}) {
    return subjects.map((subject) => {
        const { terms } = evaluate(expression, { ...known, ...claimsOfSubject(subject) });
        const refusing = terms.filter(({ ok, actual }) => !ok && actual !== undefined);
        if (refusing.length > 0)
            return { subject, verdict: 'refused', terms: refusing };
        const open = terms.filter(({ ok }) => !ok);
        return { subject, verdict: open.length > 0 ? 'depends' : 'admitted', terms: open };
    });
}
/** The same for an expression's text; one that cannot be read tells nothing. */
function admissions(text, subjects, known) {
    const parsed = (0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExpression */ .YK)(text);
    return parsed.ok ? admits(parsed.expression, subjects, known) : [];
}


/***/ }),

/***/ 3267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KY: () => (/* binding */ formatExpression),
/* harmony export */   PF: () => (/* binding */ canBeCompared),
/* harmony export */   YK: () => (/* binding */ parseExpression)
/* harmony export */ });
/** The language of flexible credentials: how a claims matching expression is written and read, with columns for errors. */
/** Stops the parser; never leaves this file. */
class Unreadable extends Error {
    column;
    constructor(at, message) {
        super(message);
        this.column = at + 1;
    }
}
function skip(reader, literal, otherwise) {
    if (!reader.text.startsWith(literal, reader.at))
        throw new Unreadable(reader.at, otherwise);
    reader.at += literal.length;
}
/** Reads the one space that the language has between words. */
function skipSpace(reader, between) {
    skip(reader, ' ', `Exactly one space is expected ${between}.`);
    if (/^\s/.test(reader.text.slice(reader.at))) {
        throw new Unreadable(reader.at, `There is more than one space ${between}; exactly one is allowed.`);
    }
}
function readClaim(reader) {
    skip(reader, 'claims[', `A term is expected: claims['<name>'] eq|matches '<value>'.`);
    skip(reader, "'", 'The name of a claim stands in single quotes.');
    const name = /^\w+/.exec(reader.text.slice(reader.at))?.[0];
    if (name === undefined)
        throw new Unreadable(reader.at, 'The name of a claim is expected: letters, digits and underscores.');
    reader.at += name.length;
    skip(reader, "']", `The name of a claim ends with ']: letters, digits and underscores only.`);
    return name;
}
function wordAt({ text, at }, end) {
    const rest = text.slice(at);
    const length = rest.search(end);
    return length < 0 ? rest : rest.slice(0, length);
}
function readOperator(reader) {
    const word = wordAt(reader, /[\s']/);
    if (word !== 'eq' && word !== 'matches') {
        throw new Unreadable(reader.at, `The operator "${word}" does not exist; only eq and matches do, in lower case.`);
    }
    reader.at += word.length;
    return word;
}
function readComparand(reader) {
    skip(reader, "'", 'The value to compare with stands in single quotes.');
    const end = reader.text.indexOf("'", reader.at);
    if (end < 0)
        throw new Unreadable(reader.at - 1, 'The quote that opens here is never closed.');
    const value = reader.text.slice(reader.at, end);
    if (value === '')
        throw new Unreadable(reader.at, 'The value to compare with is empty.');
    reader.at = end + 1;
    return value;
}
function readTerm(reader) {
    const column = reader.at + 1;
    const claim = readClaim(reader);
    skipSpace(reader, 'before the operator');
    const operator = readOperator(reader);
    skipSpace(reader, 'after the operator');
    return { claim, operator, comparand: readComparand(reader), column };
}
function readAnd(reader) {
    const rest = reader.text.slice(reader.at);
    if (!rest.startsWith(' ')) {
        throw new Unreadable(reader.at, 'Text follows a closing quote; a value that holds a single quote cannot be written.');
    }
    if (rest.trim() === '')
        throw new Unreadable(reader.at, 'Blanks at the end of the expression are not allowed.');
    skipSpace(reader, 'before "and"');
    const word = wordAt(reader, /\s/);
    if (word !== 'and') {
        throw new Unreadable(reader.at, `Terms are joined by "and", in lower case, and by nothing else; this is "${word}".`);
    }
    reader.at += word.length;
    skipSpace(reader, 'after "and"');
}
function readTerms(text) {
    const reader = { text, at: 0 };
    const terms = [readTerm(reader)];
    while (reader.at < text.length) {
        readAnd(reader);
        terms.push(readTerm(reader));
    }
    return terms;
}
/**
 * Reads an expression, strictly as Entra does: `claims['sub'] matches 'repo:o/r:*' and claims['repository_id'] eq '1'`.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
function parseExpression(text) {
    try {
        return { ok: true, expression: { terms: readTerms(text) } };
    }
    catch (error) {
        if (!(error instanceof Unreadable))
            throw error;
        return { ok: false, problem: { column: error.column, message: error.message } };
    }
}
/** Tells whether a value can stand in an expression at all: not empty, and without the quote that nothing can escape. */
function canBeCompared(value) {
    return value !== '' && !value.includes("'");
}
/** Writes terms as an expression; `parseExpression` reads them back. Every comparand must satisfy `canBeCompared`. */
function formatExpression(terms) {
    return terms.map(({ claim, operator, comparand }) => `claims['${claim}'] ${operator} '${comparand}'`).join(' and ');
}


/***/ }),

/***/ 2250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P1: () => (/* binding */ validateExpression),
/* harmony export */   aw: () => (/* binding */ mayUseExpressions)
/* harmony export */ });
/* unused harmony export expressionRules */
/* harmony import */ var _credential_issuer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1483);
/** Which issuers may use claims matching expressions, and which claims each allows and requires. */

const ANY = ['eq', 'matches'];
const EQ = ['eq'];
// Required since the end of July 2026, for name-based, customised and immutable subjects alike.
const GITHUB = {
    allowed: { sub: ANY, job_workflow_ref: ANY, repository_id: EQ, repository_owner_id: EQ },
    oneOf: ['repository_id', 'repository_owner_id'],
};
const GITLAB = {
    allowed: { sub: ANY, project_id: EQ, namespace_id: EQ, user_id: EQ },
    oneOf: ['project_id', 'namespace_id', 'user_id'],
};
const TERRAFORM_CLOUD = { allowed: { sub: ANY }, oneOf: [] };
/**
 * Returns the rules of an issuer, or undefined when Entra accepts no expression for it: GitHub Enterprise Server,
 * an enterprise slug, GHE.com, Terraform Enterprise, and everybody not named here. The issuer is taken to the letter.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-set-up-flexible-federated-identity-credential
 */
function expressionRules(issuer) {
    if (issuer === _credential_issuer_js__WEBPACK_IMPORTED_MODULE_0__/* .GITHUB_ISSUER */ .oX)
        return GITHUB;
    if (/^https:\/\/gitlab\.(?:com|[a-z0-9][a-z0-9.-]*\.(?:com|ca))$/.test(issuer))
        return GITLAB;
    if (issuer === 'https://app.terraform.io' || issuer === 'https://app.eu.terraform.io')
        return TERRAFORM_CLOUD;
    return undefined;
}
/** Tells whether Entra accepts expressions for an issuer. */
function mayUseExpressions(issuer) {
    return expressionRules(issuer) !== undefined;
}
/** Returns everything that Entra would refuse about an expression for an issuer; none when it is valid. */
function validateExpression(expression, issuer) {
    const rules = expressionRules(issuer);
    if (rules === undefined)
        return [{ column: 1, message: `Entra accepts no expressions for the issuer ${issuer}.` }];
    return [...wrongTerms(expression, rules), ...missingTerms(expression, rules)];
}
function wrongTerms({ terms }, { allowed }) {
    return terms.flatMap(({ claim, operator, column }) => {
        const operators = Object.hasOwn(allowed, claim) ? allowed[claim] : undefined;
        if (operators === undefined) {
            const names = Object.keys(allowed).join(', ');
            return [{ column, message: `The claim "${claim}" is not allowed for this issuer; allowed are ${names}.` }];
        }
        if (operators.includes(operator))
            return [];
        return [{ column, message: `The claim "${claim}" can only be compared with ${operators.join(' or ')}.` }];
    });
}
function missingTerms({ terms }, { oneOf }) {
    const names = new Set(terms.map(({ claim }) => claim));
    const problems = [];
    if (!names.has('sub'))
        problems.push({ column: 1, message: 'The required claim "sub" is missing.' });
    if (oneOf.length > 0 && !oneOf.some((claim) => names.has(claim))) {
        problems.push({ column: 1, message: `Since July 2026 one of ${oneOf.join(', ')} must be compared as well.` });
    }
    return problems;
}


/***/ }),

/***/ 1523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ matchesWildcard),
/* harmony export */   r: () => (/* binding */ hasWildcard)
/* harmony export */ });
/** The wildcards of Entra's `matches`: `*` is any run of characters, `?` is one; there is no escape. */
/** Tells whether a text holds a wildcard. */
function hasWildcard(text) {
    return /[*?]/.test(text);
}
/**
 * Tells whether a text matches a pattern as a whole, case-sensitively; linear in memory, and no pattern makes it slow.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
function matchesWildcard(pattern, text) {
    const symbols = [...pattern];
    const characters = [...text];
    let p = 0;
    let star = -1;
    let resume = 0;
    for (let t = 0; t < characters.length;) {
        const symbol = symbols[p];
        if (symbol === '*') {
            star = p;
            p += 1;
            resume = t;
        }
        else if (symbol !== undefined && (symbol === '?' || symbol === characters[t])) {
            p += 1;
            t += 1;
        }
        else if (star >= 0) {
            p = star + 1;
            resume += 1;
            t = resume;
        }
        else
            return false;
    }
    return symbols.slice(p).every((symbol) => symbol === '*');
}


/***/ })

};
;
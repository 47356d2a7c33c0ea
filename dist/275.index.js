"use strict";
exports.id = 275;
exports.ids = [275];
exports.modules = {

/***/ 4681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ kubernetesIdentity),
/* harmony export */   o: () => (/* binding */ managedIdentity)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8881);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1483);
/** How an identity of another provider is written as issuer and subject: Kubernetes, managed identities, any OIDC issuer. */



const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
function isDnsSubdomain(text) {
    return text.length <= 253 && text.split('.').every((label) => DNS_LABEL.test(label));
}
/**
 * Returns issuer and subject of a service account, as projected tokens carry them.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens
 * @throws FederationError `credential-invalid` when namespace or service account cannot be names in Kubernetes
 */
function kubernetesIdentity({ issuer, namespace, serviceAccount }) {
    if (!DNS_LABEL.test(namespace)) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('credential-invalid', `"${namespace}" cannot be a namespace of Kubernetes.`, {
            hint: 'Use at most 63 lower-case letters, digits and hyphens, as kubectl shows it.',
        });
    }
    if (!isDnsSubdomain(serviceAccount)) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('credential-invalid', `"${serviceAccount}" cannot be a service account of Kubernetes.`, {
            hint: 'Use lower-case letters, digits, hyphens and dots, as kubectl shows it.',
        });
    }
    return { issuer, subject: `system:serviceaccount:${namespace}:${serviceAccount}` };
}
/**
 * Returns issuer and subject of a user-assigned managed identity that is a credential of an application, as for
 * customer-managed keys across tenants. Entra writes both IDs in lower case.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 * @throws FederationError `credential-invalid` when an ID is not a GUID
 */
function managedIdentity({ tenantId, principalId, authority }) {
    const wrong = [
        ['tenant ID', tenantId],
        ['principal ID', principalId],
    ].find(([, value]) => value === undefined || !(0,_target_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuid */ .W_)(value));
    if (wrong !== undefined) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('credential-invalid', `The ${wrong[0]} "${wrong[1]}" of a managed identity is not a GUID.`, {
            hint: 'Take it from `az identity show`: tenantId and principalId (not clientId).',
        });
    }
    const issuer = `${(0,_issuer_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutTrailingSlash */ .ae)(authority)}/${tenantId.toLowerCase()}/v2.0`;
    return { issuer, subject: principalId.toLowerCase() };
}


/***/ }),

/***/ 2565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MM: () => (/* binding */ align),
/* harmony export */   at: () => (/* binding */ firstDifference),
/* harmony export */   f2: () => (/* binding */ alignSubjects),
/* harmony export */   r4: () => (/* binding */ toSubjectText)
/* harmony export */ });
/* harmony import */ var _credential_credential_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3521);
/* harmony import */ var _expression_wildcard_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1523);
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2361);
/** Two issuers, subjects or audiences laid beside each other, aligned by segment. */



const MISSING_COST = 1;
/** Keeps the text of a subject beside its segments. @param parsed the subject, where the caller has parsed it already */
function toSubjectText(text, parsed = (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSubject */ .Ci)(text)) {
    return { text, parsed };
}
// Real values have a dozen pieces at most; the work grows with the square of their number.
const MAX_PIECES = 60;
function split({ text, parsed }, separator) {
    const pieces = separator === '/'
        ? text.split('/').map((part) => ({ label: '', text: part }))
        : parsed.segments.map((segment) => ({ label: segment.key, text: (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSegments */ .cD)([segment]) }));
    if (pieces.length <= MAX_PIECES)
        return pieces;
    const rest = pieces.slice(MAX_PIECES - 1).map((piece) => piece.text);
    return [...pieces.slice(0, MAX_PIECES - 1), { label: '', text: rest.join(separator) }];
}
function equalPieces(presented, stored, comparison) {
    if (presented.text === stored.text)
        return true;
    return comparison === 'pattern' && (0,_expression_wildcard_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesWildcard */ ._)(stored.text, presented.text);
}
function commonPrefix(left, right) {
    let at = 0;
    while (at < left.length && at < right.length && left[at] === right[at])
        at += 1;
    return at;
}
/** Cost of putting one piece for another: between 0 (equal) and less than that of leaving both out. */
function substitution(presented, stored, comparison) {
    if (equalPieces(presented, stored, comparison))
        return 0;
    if (presented.text.toLowerCase() === stored.text.toLowerCase())
        return 0.1;
    const longest = Math.max(presented.text.length, stored.text.length);
    const alike = commonPrefix(presented.text, stored.text) / longest;
    return (presented.label === stored.label ? 0.5 : 1.2) + 0.5 * (1 - alike);
}
const END = { cost: 0 };
/** Finds the cheapest way through both lists (Needleman and Wunsch), from the last pair of remainders to the first. */
function cheapestPath(left, right, comparison) {
    const width = right.length + 1;
    const paths = [];
    const pathAt = (index, s) => paths[index * width + s] ?? END;
    for (let index = left.length; index >= 0; index--) {
        for (let s = right.length; s >= 0; s--) {
            const [mine, theirs] = [left[index], right[s]];
            const step = (cost, presented, stored, next) => ({
                cost: cost + next.cost,
                piece: { presented: presented?.text, stored: stored?.text, index, equal: cost === 0 },
                next,
            });
            const options = [];
            if (mine !== undefined && theirs !== undefined)
                options.push(step(substitution(mine, theirs, comparison), mine, theirs, pathAt(index + 1, s + 1)));
            if (mine !== undefined)
                options.push(step(MISSING_COST, mine, undefined, pathAt(index + 1, s)));
            if (theirs !== undefined)
                options.push(step(MISSING_COST, undefined, theirs, pathAt(index, s + 1)));
            const [first, ...others] = options;
            if (first !== undefined)
                paths[index * width + s] = others.reduce((best, option) => (option.cost < best.cost ? option : best), first);
        }
    }
    return pathAt(0, 0);
}
/** Issuer, subject and audience of a stored credential end here, as real ones do. */
function capped(subject) {
    return subject.text.length > _credential_credential_js__WEBPACK_IMPORTED_MODULE_2__/* .VALUE_LIMIT */ .WL ? toSubjectText(`${subject.text.slice(0, _credential_credential_js__WEBPACK_IMPORTED_MODULE_2__/* .VALUE_LIMIT */ .WL)}…`) : subject;
}
/** Lays a presented subject beside a stored one, segment by segment, so that as little as possible differs; 600 characters of each. */
function alignSubjects(presented, stored, comparison = 'exact') {
    const separator = [presented, stored].every(({ text }) => /^https?:\/\/|^spiffe:\/\/|^\/|^api:\/\//.test(text))
        ? '/'
        : ':';
    const path = cheapestPath(split(capped(presented), separator), split(capped(stored), separator), comparison);
    const pieces = [];
    for (let step = path; step?.piece !== undefined; step = step.next)
        pieces.push(step.piece);
    return { pieces, distance: path.cost, separator };
}
/** Lays two values of any kind beside each other: issuers, audiences, claims. */
function align(presented, stored, comparison = 'exact') {
    return alignSubjects(toSubjectText(presented), toSubjectText(stored), comparison);
}
/** Returns the first character that differs, counted from 1, or undefined for equal values. */
function firstDifference(presented, stored) {
    return presented === stored ? undefined : commonPrefix(presented, stored) + 1;
}


/***/ }),

/***/ 9727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ compareWithStored)
});

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/diagnosis/alignment.js
var alignment = __webpack_require__(2565);
// EXTERNAL MODULE: ./build/core/expression/evaluation.js
var evaluation = __webpack_require__(6179);
// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/rules.js
var rules = __webpack_require__(2250);
;// CONCATENATED MODULE: ./build/core/diagnosis/distance.js
/** Distance of a stored credential from what a job presents: which fields differ, and by how many segments. */





const HOPELESS = 100;
const SOUND = { problem: '', column: 1 };
function alignTerm({ actual, comparand, operator }) {
    return actual === undefined ? undefined : (0,alignment/* align */.MM)(actual, comparand, operator === 'matches' ? 'pattern' : 'exact');
}
function expressionDistance(text, issuer, presented) {
    const parsed = (0,expression/* parseExpression */.YK)(text);
    if (!parsed.ok)
        return { distance: HOPELESS, problem: parsed.problem.message, column: parsed.problem.column };
    const claims = { ...presented.claims, iss: presented.issuer, sub: presented.subject, aud: presented.audience };
    const { terms } = (0,evaluation/* evaluate */._3)(parsed.expression, claims);
    const refusing = terms.filter(({ ok }) => !ok).map((term) => ({ term, claim: alignTerm(term) }));
    // A pattern can fail although every aligned segment fits; it is refused all the same. A missing claim costs as much as a segment.
    const distance = refusing.reduce((sum, { claim }) => sum + Math.max(0.1, claim?.distance ?? 1), 0);
    const [first] = refusing;
    if (first !== undefined) {
        const { term, claim } = first;
        return { distance, refusing: term, ...(claim !== undefined && { claim }), problem: '', column: term.column };
    }
    const [problem] = (0,rules/* validateExpression */.P1)(parsed.expression, issuer);
    return problem === undefined ? { distance, ...SOUND } : { distance, problem: problem.message, column: problem.column };
}
function matchDistance(credential, sub, presented) {
    if (credential.subject === undefined)
        return expressionDistance(credential.claimsMatchingExpression.value, credential.issuer, presented);
    const subject = (0,alignment/* alignSubjects */.f2)(presented.sub, sub);
    return { distance: subject.distance, subject, ...SOUND };
}
/** Measures a stored credential against what a job presents. */
function distanceTo(credential, presented) {
    const sub = (0,alignment/* toSubjectText */.r4)((0,credential_credential/* matchText */.H1)(credential));
    const { subject, claim, ...match } = matchDistance(credential, sub, presented);
    const differing = [];
    if (credential.issuer !== presented.issuer)
        differing.push('issuer');
    if (credential.subject !== undefined) {
        if (credential.subject !== presented.subject)
            differing.push('subject');
    }
    else if (match.distance > 0 || match.problem !== '')
        differing.push('expression');
    if (!credential.audiences.includes(presented.audience))
        differing.push('audience');
    const audience = (0,alignment/* align */.MM)(presented.audience, credential.audiences[0] ?? '');
    const issuer = (0,alignment/* align */.MM)(presented.issuer, credential.issuer);
    return {
        ...match,
        credential,
        sub,
        differing,
        distance: match.distance + audience.distance + issuer.distance,
        aligned: { issuer, audience, ...(subject !== undefined && { subject }), ...(claim !== undefined && { claim }) },
    };
}

// EXTERNAL MODULE: ./build/core/credential/issuer.js
var issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
;// CONCATENATED MODULE: ./build/core/diagnosis/subject-cause.js
/** Reasons why a presented GitHub subject is not the stored one: spelling, IDs, another name, context or template. */

function withoutEscapes(text) {
    return text.replace(/%([2-7][0-9a-f])/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
/** Causes that show in the text as a whole. */
function spelling(presented, stored) {
    if (stored.trim() === presented)
        return { code: 'blanks', field: 'subject' };
    if (stored.toLowerCase() === presented.toLowerCase())
        return { code: 'case', field: 'subject' };
    if (withoutEscapes(stored) === withoutEscapes(presented))
        return { code: 'encoding' };
    if (stored.replace(/:pull-request\b/, ':pull_request') === presented)
        return { code: 'pull-request-spelling' };
    if ((0,wildcard/* hasWildcard */.r)(stored) && (0,wildcard/* matchesWildcard */._)(stored, presented))
        return { code: 'wildcard-literal' };
    return undefined;
}
/** Causes in the `repo` segment. */
function repository(presented, stored) {
    const mine = presented.repository;
    const theirs = stored.repository;
    if (mine === undefined || theirs === undefined)
        return undefined;
    const sameNames = mine.owner.toLowerCase() === theirs.owner.toLowerCase() && mine.name.toLowerCase() === theirs.name.toLowerCase();
    if (!sameNames) {
        const proved = mine.id !== undefined && mine.id === theirs.id;
        const [mineName, theirName] = [mine, theirs].map(({ owner, name }) => `${owner}/${name}`);
        return { code: 'renamed', presented: `${mineName}`, stored: `${theirName}`, proved };
    }
    if (presented.immutable && !stored.immutable)
        return { code: 'ids-missing' };
    if (stored.immutable && !presented.immutable)
        return { code: 'ids-unexpected' };
    return mine.id !== theirs.id || mine.ownerId !== theirs.ownerId ? { code: 'ids-stale' } : undefined;
}
/** Labels of the segments in order, with every form of the context under one name. */
function shape({ segments }) {
    const contexts = new Set(['environment', 'ref', 'pull_request', 'pull-request']);
    return segments.map(({ key }) => (contexts.has(key) ? 'context' : key)).join(':');
}
/** Causes in the context segment. */
function context(presented, stored) {
    const mine = presented.context;
    const theirs = stored.context;
    if (mine === undefined || theirs === undefined)
        return undefined;
    const both = { presented: mine, stored: theirs };
    if (mine.kind === 'environment' && theirs.kind !== 'environment')
        return { code: 'environment-added', ...both };
    if (theirs.kind === 'environment' && mine.kind !== 'environment')
        return { code: 'environment-missing', ...both };
    return JSON.stringify(mine) === JSON.stringify(theirs) ? undefined : { code: 'other-context', ...both };
}
/** Causes in the further claims of a customised template. */
function claims(presented, stored) {
    const claim = Object.keys(presented.claims).find((name) => presented.claims[name] !== stored.claims[name]);
    if (claim === undefined)
        return undefined;
    return {
        code: 'other-claim',
        claim,
        presented: `${presented.claims[claim]}`,
        stored: `${stored.claims[claim]}`,
    };
}
// A subject of GitHub opens with one of these, whatever its template is.
const GITHUB_SUBJECT = /^(?:repo|repository\w*|environment|ref|job_workflow_ref|workflow|actor|enterprise|repo_property_\w+|\w+_(?:id|ref)):/;
/** Returns the likely causes for two different subjects of one issuer: the first one, and where two segments differ a second. */
function subjectCauses(presented, stored) {
    const spelt = spelling(presented.text, stored.text);
    if (spelt !== undefined)
        return [spelt];
    if (!GITHUB_SUBJECT.test(presented.text) || !GITHUB_SUBJECT.test(stored.text))
        return [{ code: 'unknown' }];
    const [mine, theirs] = [presented.parsed, stored.parsed];
    const [mineShape, theirShape] = [shape(mine), shape(theirs)];
    if (mineShape !== theirShape)
        return [{ code: 'template-changed', presented: mineShape, stored: theirShape }];
    const prefix = repository(mine, theirs);
    const rest = context(mine, theirs) ?? claims(mine, theirs);
    if (prefix === undefined)
        return [rest ?? { code: 'unknown' }];
    return rest === undefined ? [prefix] : [prefix, rest];
}

;// CONCATENATED MODULE: ./build/core/diagnosis/likely-cause.js
/** Likely cause of a refusal, from the difference between what is presented and what is stored. */


function issuerCause(presented, stored) {
    if (stored.trim() === presented)
        return { code: 'blanks', field: 'issuer' };
    if ((0,issuer/* withoutTrailingSlash */.ae)(stored) === (0,issuer/* withoutTrailingSlash */.ae)(presented))
        return { code: 'trailing-slash', on: stored.endsWith('/') ? 'stored' : 'presented' };
    if (stored.toLowerCase() === presented.toLowerCase())
        return { code: 'case', field: 'issuer' };
    const slug = [(0,issuer/* issuerKind */.W8)(presented), (0,issuer/* issuerKind */.W8)(stored)].includes('github-enterprise-slug');
    return { code: 'issuer', enterpriseSlug: slug && (0,issuer/* isGitHubIssuer */.xU)(presented) && (0,issuer/* isGitHubIssuer */.xU)(stored) };
}
function audienceCause(presented, stored, cloudAudiences) {
    if (stored.trim() === presented)
        return { code: 'blanks', field: 'audience' };
    if (stored.toLowerCase() === presented.toLowerCase())
        return { code: 'case', field: 'audience' };
    const clouds = cloudAudiences.includes(presented) && cloudAudiences.includes(stored);
    return { code: clouds ? 'audience-cloud' : 'audience', presented, stored };
}
function expressionCause({ refusing, problem }) {
    if (refusing === undefined)
        return { code: 'expression-invalid', problem };
    const { claim, operator, comparand, actual } = refusing;
    return { code: 'expression', claim, operator, comparand, actual };
}
/**
 * Returns the likely causes of a refusal, the first one first: those of the first field that differs, in Entra's order
 * (issuer, subject or expression, audience). A subject may differ in its repository and in its context.
 */
function causesOf(found, presented, cloudAudiences) {
    const { credential, differing } = found;
    const field = differing[0] ?? 'none';
    switch (field) {
        case 'none':
            return [{ code: 'exact-match', name: credential.name }];
        case 'issuer':
            return [issuerCause(presented.issuer, credential.issuer)];
        case 'audience':
            return [audienceCause(presented.audience, credential.audiences[0] ?? '', cloudAudiences)];
        case 'expression':
            return [expressionCause(found)];
        case 'subject':
            return subjectCauses(presented.sub, found.sub);
    }
}

;// CONCATENATED MODULE: ./build/core/diagnosis/diagnosis.js
/** Diagnosis of a missing trust as data: what was presented, which stored credential comes nearest, where it differs, why, and what to do. */




function nearestOf(stored, presented) {
    const distances = stored.map((credential) => distanceTo(credential, presented));
    return distances.toSorted((left, right) => left.differing.length - right.differing.length || left.distance - right.distance)[0];
}
function describe(found, presented) {
    const { credential, differing, refusing, aligned } = found;
    const field = differing[0] ?? 'none';
    if (field === 'expression') {
        const expression = (0,credential_credential/* matchText */.H1)(credential);
        const shown = refusing === undefined ? presented.subject : `${refusing.claim}: ${refusing.actual ?? '(no such claim)'}`;
        return { credential, field, presented: shown, stored: expression, column: found.column, aligned };
    }
    const mine = presented[field === 'none' ? 'subject' : field];
    const theirs = storedValue(credential, field);
    const first = (aligned[field === 'none' ? 'subject' : field] ?? (0,alignment/* align */.MM)(mine, theirs)).pieces.find(({ equal }) => !equal);
    const column = (0,alignment/* firstDifference */.at)(mine, theirs);
    const exact = credential.subject !== undefined || field !== 'none';
    return {
        credential,
        field,
        presented: mine,
        stored: theirs,
        ...(first === undefined || !exact
            ? {}
            : { segment: { presented: first.presented ?? '', stored: first.stored ?? '', index: first.index } }),
        ...(column === undefined || !exact ? {} : { column }),
        aligned,
    };
}
function storedValue(credential, field) {
    switch (field) {
        case 'issuer':
            return credential.issuer;
        case 'audience':
            return credential.audiences[0] ?? '';
        case 'subject':
        case 'expression':
        case 'none':
            return (0,credential_credential/* matchText */.H1)(credential);
    }
}
/**
 * Compares what a job presents with what a target stores, field by field in the order in which Entra does (issuer,
 * subject or expression, audience; all case-sensitive), and names the likely causes. Never throws.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 * @param stored every credential of the target; undefined when they could not be read
 * @param cloudAudiences the default audiences of all clouds
 */
function compareWithStored(presented, stored, cloudAudiences) {
    if (stored === undefined)
        return { causes: [{ code: 'unreadable' }] };
    const found = nearestOf(stored, presented);
    if (found === undefined)
        return { causes: [{ code: 'no-credentials' }] };
    return { nearest: describe(found, presented), causes: causesOf(found, presented, cloudAudiences) };
}


/***/ }),

/***/ 2434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isNearName)
/* harmony export */ });
/** Names that may be one another's misspelling. */
// Below this length one letter makes another word: `dev` and `de`, `qa` and `ga`.
const SHORTEST = 4;
/** Takes away what both begin and end with. */
function core(left, right) {
    let start = 0;
    while (start < left.length && left[start] === right[start])
        start += 1;
    let end = 0;
    const room = Math.min(left.length, right.length) - start;
    while (end < room && left[left.length - 1 - end] === right[right.length - 1 - end])
        end += 1;
    return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}
/**
 * Tells whether two different names differ in case only, or by one letter: one more, one less, another one, or two swapped.
 * A digit is no slip: `eu1` and `eu2` are two names.
 */
function isNearName(left, right) {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()];
    if (left === right)
        return false;
    if (a === b)
        return true;
    if (Math.min(a.length, b.length) < SHORTEST)
        return false;
    const [x, y] = core(a, b);
    if (/\d/.test(x + y))
        return false;
    const swapped = x.length === 2 && y === `${x[1]}${x[0]}`;
    return swapped || Math.max(x.length, y.length) === 1;
}


/***/ }),

/***/ 6838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WV: () => (/* binding */ anyPullRequestSubjects),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   ex: () => (/* binding */ anySubjectsOfOthers),
/* harmony export */   hF: () => (/* binding */ anySubjectsWithoutContext),
/* harmony export */   mc: () => (/* binding */ FREE_KEYS),
/* harmony export */   vr: () => (/* binding */ anySubjectsOnBranches)
/* harmony export */ });
/* harmony import */ var _subject_ref_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5472);
/* harmony import */ var _language_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6163);
/* harmony import */ var _subject_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3886);
/** The languages of the subjects that any template could produce, the one in force one day included. */



// Claims that name neither a repository nor a context.
const FREE_KEYS = [
    ...['repository_owner', 'repository_owner_id', 'repository_visibility', 'enterprise', 'enterprise_id'],
    ...['job_workflow_ref', 'job_workflow_sha', 'workflow', 'workflow_sha', 'actor', 'actor_id', 'event_name'],
    ...['head_ref', 'base_ref', 'ref_type', 'sha', 'runner_environment', 'run_id', 'run_number', 'run_attempt'],
];
// In a template that nobody has seen, a value that is called like a context is not assumed.
const PLAIN = (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .otherThan */ .kM)(['environment', 'ref', 'pull_request'], _subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_COLON */ ._t);
const FREE = (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)([...FREE_KEYS.map(_language_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq), (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)('repo_property_', (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .repeat */ .ux)((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .noneOf */ .kO)(':')))]), ':', PLAIN);
const MARKED = (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)([
    (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('pull_request'),
    (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('ref', _subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REF */ .wD),
    (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('workflow_ref', (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)(_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .VALUE */ .Qg, '@', _subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REF */ .wD)),
    (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('event_name', (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)('pull_request', _subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .VALUE */ .Qg)),
]);
function tied(repository) {
    const own = (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .ownRepository */ .d5)(repository);
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)([(0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('repo', own), (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('repository', own), (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('repository_id', PLAIN)]);
}
function listOf(segment) {
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)(segment, (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .repeat */ .ux)((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)(':', segment)));
}
function listAround(segment, marked) {
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .repeat */ .ux)((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)(segment, ':')), marked, (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .repeat */ .ux)((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)(':', segment)));
}
/** What any template could produce in pull requests outside an environment. */
function anyPullRequestSubjects() {
    return listAround((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)([FREE, tied(undefined), MARKED]), MARKED);
}
/** What any template without context could produce in a repository. */
function anySubjectsWithoutContext(repository) {
    return listOf((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)([FREE, tied(repository)]));
}
/** What any template could produce on a branch. */
function anySubjectsOnBranches(branch) {
    return listAround((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)([FREE, tied(undefined)]), (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('ref', (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)(_subject_ref_js__WEBPACK_IMPORTED_MODULE_2__/* .BRANCH_PREFIX */ .sM, branch)));
}
/** What any template could produce in every repository but one. */
function anySubjectsOfOthers(repository) {
    const other = (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .otherRepository */ .j5)(repository);
    const segments = [
        ...['repo', 'repository'].map((key) => (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)(key, other)),
        (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('repository_id', repository === undefined ? _subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .DIGITS */ .x5 : (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .otherId */ .sv)(repository.id)),
        (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)('workflow_ref', (0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .sequence */ .K2)((0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .otherNames */ .J3)(repository), '/', _subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .VALUE */ .Qg)),
        ...['environment', 'ref'].map((key) => (0,_subject_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .labelled */ .wW)(key, PLAIN)),
    ];
    return listOf((0,_language_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)([FREE, MARKED, ...segments]));
}


/***/ }),

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   EX: () => (/* binding */ charactersOf),
/* harmony export */   _E: () => (/* binding */ automatonOf),
/* harmony export */   xw: () => (/* binding */ reachOf)
/* harmony export */ });
/* unused harmony export STATE_LIMIT */
/** Decides whether languages have a text in common, by searching the product of their automata. */
/** More states than any real expression needs; past it nothing is decided. */
const STATE_LIMIT = 100_000;
function connect(language, from, to, fresh) {
    switch (language.kind) {
        case 'one':
            from.edges.push({ to, on: language.of });
            return;
        case 'text':
        case 'sequence': {
            const parts = language.kind === 'sequence'
                ? language.parts
                : [...language.text].map((characters) => ({ kind: 'one', of: { characters, negated: false } }));
            let at = from;
            for (const part of parts) {
                const next = fresh();
                connect(part, at, next, fresh);
                at = next;
            }
            at.edges.push({ to });
            return;
        }
        case 'choice':
            for (const option of language.options)
                connect(option, from, to, fresh);
            return;
        case 'repeat': {
            const hub = fresh();
            from.edges.push({ to: hub });
            connect(language.of, hub, hub, fresh);
            hub.edges.push({ to });
        }
    }
}
/** Builds the automaton of a language; returns where it starts. */
function automatonOf(language) {
    let states = 0;
    const fresh = (accepts = false) => ({ id: states++, accepts, edges: [] });
    const start = fresh();
    connect(language, start, fresh(true), fresh);
    return start;
}
/** What can follow a state, over edges that take no character as well. */
function reachOf(state) {
    const closure = new Set([state]);
    const edges = [];
    for (const each of closure) {
        for (const { to, on } of each.edges) {
            if (on === undefined)
                closure.add(to);
            else
                edges.push({ to, on });
        }
    }
    return { edges, accepts: [...closure].some(({ accepts }) => accepts) };
}
/** The characters that some edge names, and one that stands for all the others: what the edges can tell apart. */
function charactersOf(reaches) {
    const named = new Set(reaches.flatMap(({ edges }) => edges.flatMap(({ on }) => [...on.characters])));
    let other = 'x';
    for (let code = 0x61; named.has(other); code++)
        other = String.fromCodePoint(code);
    return new Set([other, ...named]);
}
function textOf(node) {
    const characters = [];
    for (let at = node; at !== undefined; at = at.before)
        characters.push(at.character);
    return characters.toReversed().join('');
}
function follow(reaches, character) {
    let tuples = [[]];
    for (const { edges } of reaches) {
        const next = edges.filter(({ on }) => on.characters.includes(character) !== on.negated);
        if (next.length === 0)
            return [];
        tuples = tuples.flatMap((tuple) => next.map(({ to }) => [...tuple, to]));
    }
    return tuples;
}
/** Looks for the shortest text that all languages hold; breadth first, so that the same languages give the same text. */
function overlap(languages, limit = STATE_LIMIT) {
    const known = new Map();
    const reach = (state) => {
        const found = known.get(state) ?? reachOf(state);
        known.set(state, found);
        return found;
    };
    const queue = [{ states: languages.map(automatonOf), before: undefined, character: '' }];
    const seen = new Set();
    for (const node of queue) {
        const reaches = node.states.map(reach);
        if (reaches.every(({ accepts }) => accepts))
            return { kind: 'some', example: textOf(node) };
        for (const character of charactersOf(reaches)) {
            for (const states of follow(reaches, character)) {
                const key = states.map(({ id }) => id).join(' ');
                if (seen.has(key))
                    continue;
                if (seen.size >= limit)
                    return { kind: 'undecided' };
                seen.add(key);
                queue.push({ states, before: node, character });
            }
        }
    }
    return { kind: 'none' };
}


/***/ }),

/***/ 6163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K2: () => (/* binding */ sequence),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   XQ: () => (/* binding */ wildcard),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   h9: () => (/* binding */ oneOrMore),
/* harmony export */   kM: () => (/* binding */ otherThan),
/* harmony export */   kO: () => (/* binding */ noneOf),
/* harmony export */   ux: () => (/* binding */ repeat),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/** Languages of texts as data: literal texts, classes of characters, sequences, choices and repetitions. */
/** The language of one text. */
function text(literal) {
    return { kind: 'text', text: literal };
}
/** One of the characters. */
function oneOf(characters) {
    return { kind: 'one', of: { characters, negated: false } };
}
/** One character that is none of these. */
function noneOf(characters) {
    return { kind: 'one', of: { characters, negated: true } };
}
/** The languages one after the other; strings stand for themselves. */
function sequence(...parts) {
    return { kind: 'sequence', parts: parts.map((part) => (typeof part === 'string' ? text(part) : part)) };
}
/** Any of the languages. */
function choice(options) {
    return { kind: 'choice', options };
}
/** The language any number of times, also never. */
function repeat(of) {
    return { kind: 'repeat', of };
}
/** The language once or more. */
function oneOrMore(of) {
    return sequence(of, repeat(of));
}
/** The language of a pattern of Entra's `matches`: `*` is any run of characters, `?` is one. */
function wildcard(pattern) {
    const any = noneOf('');
    return sequence(...[...pattern].map((symbol) => (symbol === '*' ? repeat(any) : symbol === '?' ? any : text(symbol))));
}
function without({ characters, negated }, out) {
    if (negated)
        return { characters: characters + out, negated };
    return { characters: [...characters].filter((character) => !out.includes(character)).join(''), negated };
}
/**
 * Every text over a class of characters but these, in any case.
 * @param words must consist of characters of the class
 */
function otherThan(words, of) {
    const lower = words.map((word) => word.toLowerCase());
    const firsts = [...new Set(lower.flatMap((word) => [...word].slice(0, 1)))];
    const bothCases = firsts.map((first) => first + first.toUpperCase()).join('');
    const one = { kind: 'one', of: without(of, bothCases) };
    const continued = firsts.map((first) => {
        const rests = lower.filter((word) => word.startsWith(first)).map((word) => word.slice(first.length));
        return sequence(oneOf(first + first.toUpperCase()), otherThan(rests, of));
    });
    const stops = lower.includes('') ? [] : [text('')];
    return choice([...stops, sequence(one, repeat({ kind: 'one', of })), ...continued]);
}


/***/ }),

/***/ 2094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K9: () => (/* binding */ admitsEveryBranch),
  nC: () => (/* binding */ admitsMergeQueueByTheWay),
  rm: () => (/* binding */ hasLiteralWorkflow),
  T4: () => (/* binding */ isPinned),
  eX: () => (/* binding */ languageOf),
  Zg: () => (/* binding */ reachesOf),
  Gz: () => (/* binding */ subjectTerms)
});

// EXTERNAL MODULE: ./build/core/template/template.js
var template_template = __webpack_require__(4963);
// EXTERNAL MODULE: ./build/core/expression/any-template.js
var any_template = __webpack_require__(6838);
// EXTERNAL MODULE: ./build/core/expression/automaton.js
var automaton = __webpack_require__(675);
// EXTERNAL MODULE: ./build/core/expression/language.js
var language = __webpack_require__(6163);
// EXTERNAL MODULE: ./build/core/expression/subject-parts.js
var subject_parts = __webpack_require__(3886);
;// CONCATENATED MODULE: ./build/core/expression/template-language.js
/** The languages of the subjects that one template produces: for pull requests, for other repositories, without context. */


function joined(segments) {
    return (0,language/* sequence */.K2)(...segments.flatMap((segment, index) => (index === 0 ? [segment] : [':', segment])));
}
/** Outside an environment a template with `environment` gives a job no token at all. */
function pullRequestSegment(key) {
    switch (key) {
        case 'repo':
        case 'repository':
            return (0,subject_parts/* repositoryLabelled */.As)(key, subject_parts/* REPOSITORY */.Bw);
        case 'context':
            // Which of the two a review presents is not documented.
            return (0,language/* choice */.Yq)([(0,language/* text */.Qq)('pull_request'), (0,subject_parts/* labelled */.wW)('ref', subject_parts/* PULL_REF */.wD)]);
        case 'ref':
            return (0,subject_parts/* labelled */.wW)('ref', subject_parts/* PULL_REF */.wD);
        case 'environment':
            return (0,language/* choice */.Yq)([]);
        case 'event_name':
            return (0,subject_parts/* labelled */.wW)(key, (0,language/* sequence */.K2)('pull_request', subject_parts/* VALUE */.Qg));
        case 'workflow_ref':
            return (0,subject_parts/* labelled */.wW)(key, (0,language/* sequence */.K2)(subject_parts/* VALUE */.Qg, '@', subject_parts/* PULL_REF */.wD));
        default:
            return (0,subject_parts/* labelled */.wW)(key, subject_parts/* VALUE */.Qg);
    }
}
function anySegment(key, repository, id, workflow) {
    switch (key) {
        case 'repo':
        case 'repository':
            return (0,subject_parts/* repositoryLabelled */.As)(key, repository);
        case 'context':
            return (0,language/* choice */.Yq)([(0,language/* text */.Qq)('pull_request'), (0,subject_parts/* labelled */.wW)('ref', subject_parts/* VALUE */.Qg), (0,subject_parts/* labelled */.wW)('environment', subject_parts/* VALUE */.Qg)]);
        case 'repository_id':
            return (0,subject_parts/* labelled */.wW)(key, id);
        case 'workflow_ref':
            return (0,subject_parts/* labelled */.wW)(key, workflow);
        default:
            return (0,subject_parts/* labelled */.wW)(key, subject_parts/* VALUE */.Qg);
    }
}
/** What a template produces in pull requests outside an environment. */
function pullRequestSubjects({ keys }) {
    return joined(keys.map(pullRequestSegment));
}
/** What a template produces in every repository but one. */
function subjectsOfOthers({ keys }, repository) {
    const id = repository === undefined ? subject_parts/* DIGITS */.x5 : (0,subject_parts/* otherId */.sv)(repository.id);
    const workflow = (0,language/* sequence */.K2)((0,subject_parts/* otherNames */.J3)(repository), '/', subject_parts/* VALUE */.Qg);
    return joined(keys.map((key) => anySegment(key, (0,subject_parts/* otherRepository */.j5)(repository), id, workflow)));
}
/** What a template produces where its context is one of these; `ref` and `environment` count as context without the label. */
function subjectsWithContext({ keys }, context) {
    if (!keys.some((key) => key === 'context' || key === 'ref' || key === 'environment'))
        return (0,language/* choice */.Yq)([]);
    return joined(keys.map((key) => {
        if (key === 'context')
            return context;
        if (key === 'ref' || key === 'environment')
            return (0,subject_parts/* labelled */.wW)(key, context);
        return anySegment(key, subject_parts/* REPOSITORY */.Bw, subject_parts/* VALUE */.Qg, subject_parts/* VALUE */.Qg);
    }));
}
const CONTEXT_KEYS = new Set(['context', 'environment', 'ref', 'workflow_ref']);
/** What a template without context produces in a repository, for every event alike; nothing where it has one. */
function subjectsWithoutContext({ keys }, repository) {
    if (keys.some((key) => CONTEXT_KEYS.has(key)))
        return (0,language/* choice */.Yq)([]);
    return joined(keys.map((key) => anySegment(key, (0,subject_parts/* ownRepository */.d5)(repository), subject_parts/* VALUE */.Qg, subject_parts/* VALUE */.Qg)));
}

// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
;// CONCATENATED MODULE: ./build/core/expression/reach.js
/** How far an expression for GitHub reaches: which subjects that it was not meant for it lets in, by its language. */






const WHOM = (/* unused pure expression or super */ null && (['every-event', 'pull-requests', 'other-repositories']));
/** The language of a condition on its claim. */
function languageOf({ operator, comparand }) {
    return operator === 'eq' ? (0,language/* text */.Qq)(comparand) : (0,language/* wildcard */.XQ)(comparand);
}
/** The conditions on the subject, each once. */
function subjectTerms({ terms }) {
    const sub = terms.filter(({ claim }) => claim === 'sub');
    return sub.filter((term, index) => sub.findIndex(({ operator, comparand }) => operator === term.operator && comparand === term.comparand) === index);
}
/** Tells whether only jobs of one workflow, at one ref, are let in. */
function hasLiteralWorkflow({ terms }) {
    return terms.some(({ claim, operator, comparand }) => claim === 'job_workflow_ref' && (operator === 'eq' || !(0,wildcard/* hasWildcard */.r)(comparand)));
}
/**
 * Tells whether other repositories are ruled out by their IDs: by `repository_id`, or by `repository_owner_id` together
 * with one literal `job_workflow_ref`.
 */
function isPinned(expression) {
    const compared = (name) => expression.terms.some(({ claim, operator }) => claim === name && operator === 'eq');
    return compared('repository_id') || (compared('repository_owner_id') && hasLiteralWorkflow(expression));
}
/** What is forbidden, the likeliest template first: that in force, the default one, and any that could be one day. */
function forbiddenBy(expression, { template, repository }) {
    const templates = template === undefined ? [template_template/* DEFAULT_TEMPLATE */.VE] : [template, template_template/* DEFAULT_TEMPLATE */.VE];
    const forbidden = [
        ...templates.map((each) => ['every-event', subjectsWithoutContext(each, repository)]),
        ...templates.map((each) => ['pull-requests', pullRequestSubjects(each)]),
        ...templates.map((each) => ['other-repositories', subjectsOfOthers(each, repository)]),
        ['every-event', (0,any_template/* anySubjectsWithoutContext */.hF)(repository)],
        ['pull-requests', (0,any_template/* anyPullRequestSubjects */.WV)()],
        ['other-repositories', (0,any_template/* anySubjectsOfOthers */.ex)(repository)],
    ];
    return isPinned(expression) ? forbidden.filter(([whom]) => whom !== 'other-repositories') : forbidden;
}
function namedIn(terms) {
    return terms.map(({ comparand }) => comparand).join('');
}
/** Tells whether a wildcard stands for the whole context, so that pull requests are let in among everything else. */
function admitsEveryContext(expression, { template = template_template/* DEFAULT_TEMPLATE */.VE }) {
    const terms = subjectTerms(expression);
    const context = (0,language/* oneOrMore */.h9)((0,language/* noneOf */.kO)(`:${namedIn(terms)}`));
    return [template, template_template/* DEFAULT_TEMPLATE */.VE].some((each) => overlaps([...terms.map(languageOf), subjectsWithContext(each, context)]));
}
/**
 * Returns whom an expression lets in and should not: every event alike, pull requests outside an environment, other
 * repositories; each once, with an example. All conditions count together.
 */
function reachesOf(expression, facts) {
    const languages = subjectTerms(expression).map(languageOf);
    const found = new Map();
    for (const [whom, language] of forbiddenBy(expression, facts)) {
        if (found.has(whom))
            continue;
        const common = (0,automaton/* overlap */.EF)([...languages, language]);
        if (common.kind === 'undecided')
            return [...found.values(), { whom: 'undecided', example: '' }];
        if (common.kind === 'none')
            continue;
        const everything = whom === 'pull-requests' && admitsEveryContext(expression, facts);
        found.set(whom, { whom: everything ? 'every-event' : whom, example: common.example });
    }
    return [...found.values()];
}
function overlaps(languages) {
    return (0,automaton/* overlap */.EF)(languages).kind !== 'none';
}
/** Tells whether an expression lets in branches that it does not name at all: only its wildcards reach them. */
function admitsEveryBranch(expression) {
    const terms = subjectTerms(expression);
    return overlaps([...terms.map(languageOf), (0,any_template/* anySubjectsOnBranches */.vr)((0,language/* oneOrMore */.h9)((0,language/* noneOf */.kO)(`:${namedIn(terms)}`)))]);
}
/** Tells whether an expression lets in a merge queue's entries among other branches. */
function admitsMergeQueueByTheWay(expression) {
    const languages = subjectTerms(expression).map(languageOf);
    const rest = (0,language/* repeat */.ux)((0,language/* noneOf */.kO)(':'));
    const other = (0,language/* sequence */.K2)((0,language/* otherThan */.kM)(['gh-readonly-queue'], { characters: ':/', negated: true }), (0,language/* choice */.Yq)([(0,language/* text */.Qq)(''), (0,language/* sequence */.K2)('/', rest)]));
    return (overlaps([...languages, (0,any_template/* anySubjectsOnBranches */.vr)((0,language/* sequence */.K2)('gh-readonly-queue/', rest))]) &&
        overlaps([...languages, (0,any_template/* anySubjectsOnBranches */.vr)(other)]));
}


/***/ }),

/***/ 3886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ repositoryLabelled),
/* harmony export */   Bw: () => (/* binding */ REPOSITORY),
/* harmony export */   J3: () => (/* binding */ otherNames),
/* harmony export */   Qg: () => (/* binding */ VALUE),
/* harmony export */   _t: () => (/* binding */ NOT_COLON),
/* harmony export */   d5: () => (/* binding */ ownRepository),
/* harmony export */   j5: () => (/* binding */ otherRepository),
/* harmony export */   sv: () => (/* binding */ otherId),
/* harmony export */   wD: () => (/* binding */ PULL_REF),
/* harmony export */   wW: () => (/* binding */ labelled),
/* harmony export */   x5: () => (/* binding */ DIGITS)
/* harmony export */ });
/* unused harmony exports NAME, NAMES */
/* harmony import */ var _language_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6163);
/** The languages that GitHub subjects are made of: values, repositories, and every repository but one. */

const NOT_COLON = { characters: ':', negated: true };
const NAME_CHARACTERS = { characters: ':/@', negated: true };
const DIGIT_CHARACTERS = { characters: '0123456789', negated: false };
// A value never holds a raw colon: https://docs.github.com/en/actions/reference/security/oidc
const VALUE = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .repeat */ .ux)((0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .noneOf */ .kO)(':'));
const NAME = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOrMore */ .h9)((0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .noneOf */ .kO)(NAME_CHARACTERS.characters));
const DIGITS = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOrMore */ .h9)((0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(DIGIT_CHARACTERS.characters));
const NAMES = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(NAME, '/', NAME);
const REPOSITORY = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)([NAMES, (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(NAME, '@', DIGITS, '/', NAME, '@', DIGITS)]);
const PULL_REF = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)('refs/pull/', VALUE);
function otherName(name) {
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .otherThan */ .kM)(['', name], NAME_CHARACTERS);
}
function otherId(id) {
    return id === undefined ? (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)([]) : (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .otherThan */ .kM)(['', id], DIGIT_CHARACTERS);
}
function otherNames(repository) {
    if (repository === undefined)
        return NAMES;
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)([(0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(otherName(repository.owner), '/', NAME), (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(NAME, '/', otherName(repository.name))]);
}
/** The value of `repo` for every repository but one; the same names with IDs that are not known count as that one. */
function otherRepository(repository) {
    if (repository === undefined)
        return REPOSITORY;
    const { owner, name, ownerId, id } = repository;
    const otherOwner = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)([(0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(otherName(owner), '@', DIGITS), (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(NAME, '@', otherId(ownerId))]);
    const otherRepo = (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)([(0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(otherName(name), '@', DIGITS), (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(NAME, '@', otherId(id))]);
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)([
        otherNames(repository),
        (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(otherOwner, '/', NAME, '@', DIGITS),
        (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(NAME, '@', DIGITS, '/', otherRepo),
    ]);
}
function labelled(key, value) {
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(`${key}:`, value);
}
// `repository` was seen as `repo` and is documented as both.
function repositoryLabelled(key, value) {
    return key === 'repo' ? labelled('repo', value) : (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)([labelled('repo', value), labelled('repository', value)]);
}
/** The value of `repo` for one repository, whatever its IDs are; for any where none is given. */
function ownRepository(repository) {
    if (repository === undefined)
        return REPOSITORY;
    const { owner, name } = repository;
    return (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)([(0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(`${owner}/${name}`), (0,_language_js__WEBPACK_IMPORTED_MODULE_0__/* .sequence */ .K2)(`${owner}@`, DIGITS, `/${name}@`, DIGITS)]);
}


/***/ }),

/***/ 7671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ errorsOf),
/* harmony export */   Ex: () => (/* binding */ lintWarning),
/* harmony export */   MW: () => (/* binding */ lintError),
/* harmony export */   nZ: () => (/* binding */ warningsOf)
/* harmony export */ });
/** The form of a finding about a federated credential. */
/** Builds a finding of what could never work. */
function lintError(code, message, safer) {
    return { code, severity: 'error', message, safer };
}
/** Builds a finding of what works and is weak. */
function lintWarning(code, message, safer) {
    return { code, severity: 'warning', message, safer };
}
/** The findings that could never work. */
function errorsOf(findings) {
    return findings.filter(({ severity }) => severity === 'error');
}
/** The findings that work and are weak. */
function warningsOf(findings) {
    return findings.filter(({ severity }) => severity === 'warning');
}


/***/ }),

/***/ 7436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ isIssuerUrl),
  h: () => (/* binding */ lintIssuer)
});

// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
;// CONCATENATED MODULE: ./build/core/credential/network-address.js
/** Which hosts nobody can reach from the internet, by syntax alone. */
// RFC 6761 (localhost), RFC 6762 (local), ICANN's private-use `internal`, and the service names of a Kubernetes cluster.
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|svc)$|\.svc\./;
// Special-purpose registry: https://www.iana.org/assignments/iana-ipv4-special-registry
const PRIVATE_IPV4 = [
    ([a]) => a === 0 || a === 10 || a === 127 || a >= 224,
    ([a, b]) => a === 100 && b >= 64 && b <= 127,
    ([a, b]) => a === 169 && b === 254,
    ([a, b]) => a === 172 && b >= 16 && b <= 31,
    ([a, b]) => a === 192 && b === 168,
];
function octetsOf(text) {
    const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
    const [a, b, c, d] = parts ?? [];
    if (a === undefined || b === undefined || c === undefined || d === undefined)
        return undefined;
    return Math.max(a, b, c, d) > 255 ? undefined : [a, b, c, d];
}
function isPrivateIpv6(address) {
    const embedded = octetsOf(address.slice(address.lastIndexOf(':') + 1));
    if (embedded !== undefined)
        return PRIVATE_IPV4.some((test) => test(embedded));
    // Unspecified, loopback, unique local, link-local, multicast: https://www.iana.org/assignments/iana-ipv6-special-registry
    return /^(?:::1?$|f[cd]|fe[89ab]|ff)/.test(address);
}
/** Tells whether a host (lower case, IPv6 in brackets) is local or private, so that Entra can never reach it. */
function isPrivateHost(host) {
    if (host.startsWith('['))
        return isPrivateIpv6(host.slice(1, -1));
    const octets = octetsOf(host);
    if (octets !== undefined)
        return PRIVATE_IPV4.some((test) => test(octets));
    return PRIVATE_NAME.test(host.replace(/\.$/, ''));
}

// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __webpack_require__(7671);
;// CONCATENATED MODULE: ./build/core/lint/issuer.js
/** The traps in an issuer: slashes, case, discovery URLs, and addresses that Entra can never reach. */



const NEVER_REACHED = 'Use an issuer whose discovery document Entra can fetch over the public internet.';
/** True for an https URL without user info, query, fragment and characters that no URL holds. */
function isIssuerUrl(issuer) {
    return (0,credential_issuer/* hostOf */.w4)(issuer) !== undefined && /^https:\/\//i.test(issuer) && !/[\s?#<>{}|\\^`"]/.test(issuer);
}
function reachability(issuer) {
    if (/^http:\/\//i.test(issuer)) {
        return [
            (0,finding/* lintError */.MW)('issuer-not-https', `The issuer "${issuer}" is not https; Entra fetches nothing else.`, NEVER_REACHED),
        ];
    }
    const host = (0,credential_issuer/* hostOf */.w4)(issuer);
    if (host === undefined || !isIssuerUrl(issuer)) {
        return [
            (0,finding/* lintError */.MW)('issuer-malformed', `The issuer "${issuer}" is not an https URL without query and fragment.`, 'Copy the value of "issuer" from the discovery document to the letter.'),
        ];
    }
    if (isPrivateHost(host)) {
        return [(0,finding/* lintError */.MW)('issuer-unreachable', `Entra can never reach "${host}": it is local or private.`, NEVER_REACHED)];
    }
    if (!host.includes('.') && !host.startsWith('[')) {
        return [(0,finding/* lintWarning */.Ex)('issuer-single-label', `"${host}" is no name of the public internet.`, NEVER_REACHED)];
    }
    return [];
}
// Whether the issuers of these end with a slash is known; of the others it is the operator's choice.
const SLASH = {
    github: false,
    'github-enterprise-slug': false,
    'github-ghe-com': false,
    'github-enterprise-server': false,
    gitlab: false,
    'terraform-cloud': false,
    google: false,
    aws: false,
    bitbucket: false,
    'azure-devops': false,
    entra: false,
    aks: true,
    arc: true,
    aro: false,
    eks: false,
    gke: false,
    other: undefined,
};
function slashes(issuer, slash) {
    const bare = (0,credential_issuer/* withoutTrailingSlash */.ae)(issuer);
    const count = issuer.length - bare.length;
    if (slash === true && count === 0) {
        return [(0,finding/* lintError */.MW)('issuer-slash-missing', `The issuer "${issuer}" lacks its final slash.`, `Write "${issuer}/".`)];
    }
    if (slash === true && count > 1) {
        return [
            (0,finding/* lintError */.MW)('issuer-trailing-slash', `The issuer "${issuer}" ends with ${count} slashes.`, `Write "${bare}/".`),
        ];
    }
    if (slash === false && count > 0) {
        return [
            (0,finding/* lintError */.MW)('issuer-trailing-slash', `The issuer "${issuer}" ends with a slash, the tokens' does not.`, `Write "${bare}".`),
        ];
    }
    if (slash !== undefined || count < 2)
        return [];
    return [
        (0,finding/* lintWarning */.Ex)('issuer-trailing-slash', `The issuer "${issuer}" ends with ${count} slashes.`, 'Copy the value of "issuer" from the discovery document to the letter.'),
    ];
}
// Microsoft writes the IDs of tenants and clusters in lower case.
const LOWER_CASE = new Set(['entra', 'aks', 'arc', 'aro']);
function spelling(issuer) {
    const kind = (0,credential_issuer/* issuerKind */.W8)(issuer);
    const found = [...slashes(issuer, SLASH[kind])];
    const origin = `https://${(0,credential_issuer/* hostOf */.w4)(issuer)}`;
    if (kind !== 'other' && !issuer.startsWith(origin)) {
        found.push((0,finding/* lintError */.MW)('issuer-case', `The host in "${issuer}" is written with capitals; Entra compares the case.`, `Write "${origin}".`));
    }
    else if (LOWER_CASE.has(kind) && /[A-F]/.test(/[0-9a-f-]{36}/gi.exec(issuer)?.[0] ?? '')) {
        found.push((0,finding/* lintError */.MW)('issuer-case', `The IDs in "${issuer}" are written with capitals; Entra compares the case.`, `Write "${issuer.toLowerCase()}".`));
    }
    return found;
}
// With the slug of an enterprise, or without.
const GHE_COM = /^https:\/\/token\.actions\.[a-z0-9-]+\.ghe\.com(?:\/(?!_services(?:\/|$))[^/]+)?\/*$/i;
function elsewhere(issuer) {
    const [, subdomain] = /^https:\/\/(?:token\.actions\.)?([a-z0-9-]+)\.ghe\.com(?:\/|$)/i.exec(issuer) ?? [];
    if (subdomain === undefined || GHE_COM.test(issuer))
        return [];
    return [
        (0,finding/* lintError */.MW)('issuer-ghe-com', `GHE.com does not sign with "${issuer}".`, `Write "https://token.actions.${subdomain.toLowerCase()}.ghe.com".`),
    ];
}
function mistaken(issuer) {
    if (/\/\.well-known\/openid-configuration\/?$/.test(issuer)) {
        const right = issuer.replace(/\/\.well-known\/openid-configuration\/?$/, '');
        return [
            (0,finding/* lintError */.MW)('issuer-discovery-url', 'The issuer is the address of the discovery document.', `Write the issuer itself, such as "${right}".`),
        ];
    }
    const host = (0,credential_issuer/* hostOf */.w4)(issuer)?.replace(/\.$/, '');
    const like = host !== undefined && /(?:^|\.)(?:githubusercontent\.com|github\.com)$/.test(host);
    // The slug of an enterprise is made of letters, digits and hyphens.
    const slug = /^https:\/\/token\.actions\.githubusercontent\.com\/+([^/]+)/i.exec(issuer)?.[1] ?? '';
    if (like && (!(0,credential_issuer/* issuerKind */.W8)(issuer).startsWith('github') || /[^\w.-]/.test(slug))) {
        return [
            (0,finding/* lintError */.MW)('issuer-not-github', `"${issuer}" signs no ID tokens.`, `GitHub Actions signs with ${credential_issuer/* GITHUB_ISSUER */.oX}.`),
        ];
    }
    return [];
}
/** Returns the traps in an issuer; by its text alone, nothing is fetched. */
function lintIssuer(issuer) {
    const unusable = reachability(issuer);
    return unusable.some(({ severity }) => severity === 'error')
        ? unusable
        : [...unusable, ...mistaken(issuer), ...elsewhere(issuer), ...spelling(issuer)];
}


/***/ }),

/***/ 5011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ lintCredential)
});

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject_subject = __webpack_require__(2361);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/core/target.js
var target = __webpack_require__(8881);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __webpack_require__(7671);
;// CONCATENATED MODULE: ./build/core/lint/entra.js
/** The traps in tokens that Entra itself issues: managed identities and service connections of Azure DevOps. */



/**
 * Returns why Entra would refuse tokens that Entra itself issued: it takes those of managed identities only, and those
 * of Azure DevOps service connections.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
function lintEntraIssuer(issuer, subject, audience, { cloudAudiences, authority, tenantId }) {
    if (!(0,credential_issuer/* isEntraIssuer */.ID)(issuer))
        return [];
    const found = [];
    const tenant = /^https:\/\/[^/]+\/([^/]+)\/v2\.0$/.exec((0,credential_issuer/* withoutTrailingSlash */.ae)(issuer))?.[1];
    const safer = 'Use the issuer https://login.microsoftonline.com/<tenant ID>/v2.0 and the principal ID of a managed identity.';
    if (tenant === undefined ||
        !(0,target/* isGuid */.W_)(tenant) ||
        /sts\.windows\.net|login\.windows\.net|login\.microsoft\.com/.test(issuer)) {
        found.push((0,finding/* lintError */.MW)('entra-token-refused', `Entra refuses tokens of its own issuer "${issuer}".`, safer));
    }
    if (subject === undefined || !((0,target/* isGuid */.W_)(subject) || subject.startsWith('/eid1/'))) {
        found.push((0,finding/* lintError */.MW)('entra-token-refused', 'Of its own tokens Entra takes those of managed identities only: the subject must be a principal ID.', safer));
    }
    if (cloudAudiences !== undefined && !cloudAudiences.includes(audience)) {
        found.push((0,finding/* lintError */.MW)('entra-audience', `Tokens of a managed identity cannot be for "${audience}".`, `Use ${cloudAudiences.join(' or ')}, as the cloud has it.`));
    }
    found.push(...lintManagedIdentity(tenant, subject, tenantId));
    if ((0,finding/* errorsOf */.Bp)(found).length === 0 &&
        authority !== undefined &&
        (0,credential_issuer/* hostOf */.w4)(authority) !== (0,credential_issuer/* hostOf */.w4)(issuer) &&
        !sameCloud(authority, issuer)) {
        found.push((0,finding/* lintError */.MW)('entra-other-cloud', `"${issuer}" belongs to another cloud; Entra does not federate across clouds.`, `Use an identity of the cloud of ${authority}.`));
    }
    return found;
}
/** Both of China's hosts are in use, and private authorities are somebody's gateway. */
function sameCloud(authority, issuer) {
    const china = /^https:\/\/login\.(?:partner\.microsoftonline|chinacloudapi)\.cn/;
    return (china.test(authority) && china.test(issuer)) || !(0,credential_issuer/* isEntraIssuer */.ID)(authority);
}
/** The identity of an application must live in the application's tenant, and Entra writes its ID in lower case. */
function lintManagedIdentity(tenant, subject, tenantId) {
    const found = [];
    if (subject !== undefined && (0,target/* isGuid */.W_)(subject) && subject !== subject.toLowerCase()) {
        found.push((0,finding/* lintError */.MW)('subject-case', `The principal ID "${subject}" is written with capitals; Entra compares the case.`, `Write "${subject.toLowerCase()}".`));
    }
    if (subject?.startsWith('/eid1/') === true &&
        !/^\/eid1\/c\/[^/]+\/t\/[^/]+\/a\/[^/]+\/sc\/[^/]+\/[^/]+$/.test(subject)) {
        found.push((0,finding/* lintWarning */.Ex)('azure-devops-subject', `"${subject}" does not read like the subject of a service connection.`, 'Copy it from the service connection: /eid1/c/pub/t/…/a/…/sc/<organisation ID>/<connection ID>.'));
    }
    const other = tenant !== undefined && tenantId !== undefined && (0,target/* isGuid */.W_)(tenant) && (0,target/* isGuid */.W_)(tenantId);
    if (other && subject !== undefined && (0,target/* isGuid */.W_)(subject) && tenant.toLowerCase() !== tenantId.toLowerCase()) {
        found.push((0,finding/* lintWarning */.Ex)('entra-other-tenant', `The managed identity belongs to the tenant ${tenant}, the target to ${tenantId}: Entra refuses that (AADSTS700236).`, 'Use a managed identity of the same tenant; across tenants a multitenant application of that tenant stands between them.'));
    }
    return found;
}

// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/reach.js + 1 modules
var reach = __webpack_require__(2094);
// EXTERNAL MODULE: ./build/core/expression/rules.js
var rules = __webpack_require__(2250);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
// EXTERNAL MODULE: ./build/core/expression/automaton.js
var automaton = __webpack_require__(675);
// EXTERNAL MODULE: ./build/core/subject/ref.js
var subject_ref = __webpack_require__(5472);
// EXTERNAL MODULE: ./build/core/expression/any-template.js
var any_template = __webpack_require__(6838);
// EXTERNAL MODULE: ./build/core/expression/language.js
var language = __webpack_require__(6163);
// EXTERNAL MODULE: ./build/core/expression/subject-parts.js
var subject_parts = __webpack_require__(3886);
;// CONCATENATED MODULE: ./build/core/expression/real-subject.js
/** The language of what jobs on GitHub can present at all: names, refs and IDs as GitHub and Git allow them. */




// GitHub allows these in owners and repositories, and Git forbids those in refs: https://git-scm.com/docs/git-check-ref-format
const REAL_NAME = (0,language/* oneOrMore */.h9)((0,language/* oneOf */.yL)('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.'));
// Of the characters that cannot be seen, those that copying brings along.
const INVISIBLE = '\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff';
const NEVER = ` ~^:?*[\\\\${INVISIBLE}`;
const REF_PART = (0,language/* sequence */.K2)((0,language/* noneOf */.kO)(`${NEVER}/.`), (0,language/* repeat */.ux)((0,language/* noneOf */.kO)(`${NEVER}/`)));
const REAL_REF = (0,language/* sequence */.K2)((0,language/* choice */.Yq)([subject_ref/* BRANCH_PREFIX */.sM, subject_ref/* TAG_PREFIX */.C_, 'refs/pull/'].map(language/* text */.Qq)), REF_PART, (0,language/* repeat */.ux)((0,language/* sequence */.K2)('/', REF_PART)));
/** What jobs on GitHub can present at all, under any template; with the IDs that the token must carry. */
function realSubjects(ids) {
    const digits = (id) => (id === undefined ? subject_parts/* DIGITS */.x5 : (0,language/* text */.Qq)(id));
    const [id, ownerId] = [digits(ids.id), digits(ids.ownerId)];
    const names = (0,language/* sequence */.K2)(REAL_NAME, '/', REAL_NAME);
    const repository = (0,language/* choice */.Yq)([names, (0,language/* sequence */.K2)(REAL_NAME, '@', ownerId, '/', REAL_NAME, '@', id)]);
    const free = any_template/* FREE_KEYS */.mc.filter((key) => key !== 'repository_owner_id');
    const segment = (0,language/* choice */.Yq)([
        (0,subject_parts/* labelled */.wW)('repo', repository),
        (0,subject_parts/* labelled */.wW)('repository', repository),
        (0,subject_parts/* labelled */.wW)('repository_id', id),
        (0,subject_parts/* labelled */.wW)('repository_owner_id', ownerId),
        (0,subject_parts/* labelled */.wW)('environment', (0,language/* oneOrMore */.h9)((0,language/* noneOf */.kO)(':'))),
        (0,subject_parts/* labelled */.wW)('ref', REAL_REF),
        (0,language/* text */.Qq)('pull_request'),
        (0,subject_parts/* labelled */.wW)('workflow_ref', (0,language/* sequence */.K2)(names, '/', subject_parts/* VALUE */.Qg, '@', subject_parts/* VALUE */.Qg)),
        (0,language/* sequence */.K2)((0,language/* choice */.Yq)([
            ...free.map(language/* text */.Qq),
            ...['check_run_id', 'ref_protected', 'environment_node_id'].map(language/* text */.Qq),
            (0,language/* sequence */.K2)('repo_property_', (0,language/* repeat */.ux)((0,language/* noneOf */.kO)(':'))),
        ]), ':', subject_parts/* VALUE */.Qg),
    ]);
    return (0,any_template/* listOf */.c3)(segment);
}
/** What `job_workflow_ref` can be at all. */
const REAL_WORKFLOWS = (0,language/* sequence */.K2)((0,language/* sequence */.K2)(REAL_NAME, '/', REAL_NAME), '/.github/workflows/', (0,language/* oneOrMore */.h9)((0,language/* noneOf */.kO)('@')), '@', (0,language/* oneOrMore */.h9)((0,language/* noneOf */.kO)('@')));

;// CONCATENATED MODULE: ./build/core/lint/github-value.js
/** The traps in the values of a GitHub subject: refs, repositories, IDs, and characters that none of them can hold. */



/** How contexts are written. */
const CONTEXT_FORMS = 'The forms are environment:<name>, ref:refs/heads/<branch>, ref:refs/tags/<tag> and pull_request.';
/** What was meant by a ref that is not written in full, as far as it can be told. */
function qualified(ref) {
    const [, side, name] = /^(?:refs?\/)?(heads?|branch(?:es)?|tags?)\/(.+)$/.exec(ref) ?? [];
    if (name !== undefined)
        return [`refs/${side?.startsWith('tag') === true ? 'tags' : 'heads'}/${name}`];
    const bare = ref.replace(/^refs?\//, '');
    return bare === '' ? [] : [subject_ref/* BRANCH_PREFIX */.sM + bare, subject_ref/* TAG_PREFIX */.C_ + bare];
}
function cure(ref) {
    const [first, second] = qualified(ref);
    if (first === undefined)
        return CONTEXT_FORMS;
    return second === undefined
        ? `Write "ref:${first}".`
        : `Write "ref:${first}" for a branch, "ref:${second}" for a tag.`;
}
// What `git check-ref-format` forbids, wildcards apart, which have a finding of their own: https://git-scm.com/docs/git-check-ref-format
const NEVER_IN_REF = /[\s~^:[\\\p{Cc}\p{Cf}]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/u;
function lintRef(ref) {
    if (ref.startsWith('/')) {
        return [
            (0,finding/* lintError */.MW)('ref-leading-slash', `"ref:${ref}" has a slash too many.`, `Write "ref:${ref.replace(/^\/+/, '')}".`),
        ];
    }
    if (/^[0-9a-f]{40}$/.test(ref)) {
        return [(0,finding/* lintError */.MW)('ref-not-qualified', `"ref:${ref}" is a commit, not a ref.`, CONTEXT_FORMS)];
    }
    if (!/^refs\/(?:heads|tags|pull)\/./.test(ref)) {
        return [(0,finding/* lintError */.MW)('ref-not-qualified', `"ref:${ref}" is not a full ref of a branch or tag.`, cure(ref))];
    }
    const [, doubled] = /^refs\/(?:heads|tags)\/(refs\/(?:heads|tags)\/.+)$/.exec(ref) ?? [];
    if (doubled !== undefined) {
        return [(0,finding/* lintError */.MW)('ref-doubled', `"ref:${ref}" says refs/ twice.`, `Write "ref:${doubled}".`)];
    }
    if (placeholder(ref) || NEVER_IN_REF.test(ref)) {
        return [(0,finding/* lintError */.MW)('ref-malformed', `"ref:${ref}" can be no ref.`, 'Write the ref to the letter, as Git shows it.')];
    }
    const [, side, name] = /^refs\/(heads|tags)\/(?:heads|tags)\/(.+)$/.exec(ref) ?? [];
    if (name === undefined)
        return [];
    return [
        (0,finding/* lintWarning */.Ex)('ref-doubled', `"ref:${ref}" names the side twice.`, `"ref:refs/${side}/${name}" is probably meant.`),
    ];
}
// GitHub allows letters, digits, hyphens, underscores and dots; managed users carry an underscore.
const NAME = /^[\w.-]+$/;
function lintRepository(key, repository) {
    const parsed = (0,subject_subject/* parseRepository */.SU)(repository);
    const names = parsed === undefined ? [] : [parsed.owner, parsed.name];
    // Wildcards have a finding of their own.
    if (names.some((name) => /[*?]/.test(name)))
        return [];
    if (parsed !== undefined && names.every((name) => NAME.test(name)) && !parsed.name.endsWith('.git'))
        return [];
    return [
        (0,finding/* lintError */.MW)('repository-malformed', `"${key}:${repository}" names no repository.`, 'Write repo:OWNER/REPO, or repo:OWNER@OWNER_ID/REPO@REPO_ID, each to the letter.'),
    ];
}
/** A value that somebody forgot to fill in. */
function placeholder(value) {
    return /\$\{|\{\{|<[^<>]+>|^%[^%]+%$/.test(value);
}
/** Names of environments and workflows are free; what is not seen or was not filled in is still a slip. */
function lintName(key, value) {
    if (placeholder(value)) {
        return [
            (0,finding/* lintWarning */.Ex)('placeholder', `"${key}:${value}" looks like a value that was not filled in.`, 'Write the name itself.'),
        ];
    }
    if (!/[\p{Cc}\p{Cf}]|(?! )\s/u.test(value) && value === value.trim())
        return [];
    return [
        (0,finding/* lintWarning */.Ex)('invisible', `"${key}:${value}" holds characters that cannot be seen.`, 'Write the name anew by hand; a copied one brings them along.'),
    ];
}
/** Returns what is wrong with the value of a claim that GitHub writes. */
function lintGitHubValue(key, value) {
    switch (key) {
        case 'repo':
        case 'repository':
            return lintRepository(key, value);
        case 'ref':
            return lintRef(value);
        case 'repository_id':
        case 'repository_owner_id':
        case 'actor_id':
            if (/^\d+$/.test(value) || /[*?]/.test(value))
                return [];
            return [(0,finding/* lintError */.MW)('id-malformed', `"${key}:${value}" is no ID.`, 'Write the digits of the ID.')];
        case 'repository_visibility':
            if (/^(?:public|internal|private)$/.test(value) || /[*?]/.test(value))
                return [];
            return [
                (0,finding/* lintError */.MW)('visibility-unknown', `"${key}:${value}" is no visibility.`, 'Write public, internal or private.'),
            ];
        default:
            return lintName(key, value);
    }
}

;// CONCATENATED MODULE: ./build/core/lint/github-subject.js
/** The traps in a GitHub subject that make it one no job will ever present. */




/** A word without a value, other than `pull_request`. */
function lintWord(word) {
    if (/^pull-request$/i.test(word)) {
        return (0,finding/* lintError */.MW)('pull-request-spelling', `GitHub never writes "${word}".`, 'Write "pull_request", with an underscore.');
    }
    if (/^\/?refs\//.test(word)) {
        return (0,finding/* lintError */.MW)('ref-label-missing', `"${word}" stands without its label.`, `Write "ref:${word.replace(/^\//, '')}".`);
    }
    return (0,finding/* lintError */.MW)('subject-malformed', `"${word}" is no segment that GitHub writes; a colon in a value reads %3A.`, CONTEXT_FORMS);
}
function lintSegment({ key, value }) {
    if (key === 'pull-request')
        return [lintWord(key)];
    if (value === undefined)
        return key === 'pull_request' ? [] : [lintWord(key)];
    if (!/^\w+$/.test(key))
        return [lintWord(key)];
    if (value === '')
        return [(0,finding/* lintError */.MW)('segment-empty', `"${key}:" has no value.`, CONTEXT_FORMS)];
    return (0,subject_subject/* isClaimKey */.YO)(key) ? lintGitHubValue(key, value) : [lintKey(key)];
}
/** A key that GitHub does not write. */
function lintKey(key) {
    const lower = key.toLowerCase();
    if ((0,subject_subject/* isClaimKey */.YO)(lower))
        return (0,finding/* lintError */.MW)('segment-unknown', `GitHub writes no segment "${key}:" like this.`, `Write "${lower}:", in lower case.`);
    if (key === 'system')
        return (0,finding/* lintError */.MW)('segment-unknown', 'This is the subject of a Kubernetes service account, not of GitHub Actions.', "Give the cluster's `issuer`.");
    return (0,finding/* lintError */.MW)('segment-unknown', `GitHub writes no segment "${key}:" like this.`, CONTEXT_FORMS);
}
function lintEncoding(subject) {
    const encoded = /%(?!3A)[0-9a-f]{2}/i.exec(subject)?.[0] ?? /%3a/.exec(subject)?.[0];
    if (encoded === undefined)
        return [];
    return [
        (0,finding/* lintWarning */.Ex)('encoding', `The subject holds "${encoded}"; GitHub encodes ":" alone, as "%3A".`, 'Write the name as the workflow spells it, with %3A for a colon.'),
    ];
}
function lintIds(parsed, server) {
    if (!server || !parsed.immutable)
        return [];
    return [(0,finding/* lintError */.MW)('ids-on-server', 'GitHub Enterprise Server writes no IDs into subjects.', 'Write repo:OWNER/REPO.')];
}
function lintSegments(parsed, server) {
    // Past a word that should not be there labels and values have changed places.
    const odd = parsed.segments.findIndex(({ key }) => !(0,subject_subject/* isClaimKey */.YO)(key));
    const readable = odd < 0 ? parsed.segments : parsed.segments.slice(0, odd + 1);
    return [...readable.flatMap(lintSegment), ...lintIds(parsed, server)];
}
function hasLiteralWildcard(subject, { segments }) {
    // Neither a repository nor a ref can hold a question mark; an environment can.
    return subject.includes('*') || segments.some(({ key, value }) => /^(?:repo|ref)$/.test(key) && value?.includes('?'));
}
/** Returns what makes a subject one that no job of GitHub Actions presents. @param parsed that very subject */
function lintGitHubSubject(issuer, subject, parsed) {
    const server = (0,credential_issuer/* issuerKind */.W8)(issuer) === 'github-enterprise-server';
    const strict = lintSegments(parsed, server);
    // Up to GitHub Enterprise Server 3.18 a colon in a value stands as it is: another encoding, so another parse.
    const raw = server && strict.length > 0 ? lintSegments((0,subject_subject/* parseSubject */.Ci)(subject, 'raw'), server) : strict;
    const found = [...(raw.length === 0 ? raw : strict), ...lintEncoding(subject)];
    if (!hasLiteralWildcard(subject, parsed))
        return found;
    return [
        (0,finding/* lintError */.MW)('wildcard-literal', `"${subject}" is compared literally: an exact subject has no wildcards.`, 'Use `branch-pattern`, `tag-pattern` or an environment.'),
        ...found,
    ];
}

;// CONCATENATED MODULE: ./build/core/lint/impossible.js
/** Why an expression can match nothing: conditions that exclude each other, regular expressions, what no job presents. */







const EXAMPLES = {
    gitlab: "Write claims['sub'] matches 'project_path:GROUP/PROJECT:ref_type:branch:ref:*' and claims['project_id'] eq '<ID>'.",
    'terraform-cloud': "Write claims['sub'] matches 'organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:*'.",
};
/** Returns how a right expression of an issuer reads. */
function exampleFor(issuer) {
    return (EXAMPLES[(0,credential_issuer/* issuerKind */.W8)(issuer)] ??
        "Write claims['sub'] matches 'repo:OWNER/REPO:ref:refs/heads/*' and claims['repository_id'] eq '<ID>'.");
}
function isEmpty(languages) {
    return (0,automaton/* overlap */.EF)(languages).kind === 'none';
}
/** Conditions on one claim that exclude each other. */
function lintContradictions({ terms }) {
    const claims = [...new Set(terms.map(({ claim }) => claim))];
    return claims.flatMap((claim) => {
        if (!isEmpty(terms.filter((term) => term.claim === claim).map(reach/* languageOf */.eX)))
            return [];
        return [
            (0,finding/* lintError */.MW)('expression-contradiction', `The conditions on "${claim}" exclude each other, and all must hold.`, 'Keep one of them; write a credential for each value.'),
        ];
    });
}
function lintRegularExpression({ operator, comparand }) {
    if (operator !== 'matches')
        return [];
    const sign = /\([^()|]*\|[^()]*\)|\[[^[\]]+\]|\\[dwsDWS.]|^\^|\$$/.exec(comparand)?.[0];
    const only = 'There are two wildcards only: * for any run of characters, ? for one.';
    if (sign !== undefined) {
        return [
            (0,finding/* lintError */.MW)('expression-regex', `"${sign}" in "${comparand}" is meant literally: there are no regular expressions.`, only),
        ];
    }
    // Behind a name, as in `v1.*`, a dot is a dot.
    if (!/(?:^|[:/@])\.\*/.test(comparand))
        return [];
    return [(0,finding/* lintWarning */.Ex)('expression-regex', `The dot of ".*" in "${comparand}" is meant literally.`, only)];
}
function idOf({ terms }, name) {
    return terms.find(({ claim }) => claim === name)?.comparand;
}
/** The laws of exact subjects, for the parts that a pattern spells out. */
function reasons({ comparand }) {
    const spelled = comparand.replace(/[*?]/g, 'x');
    return (0,finding/* errorsOf */.Bp)(lintGitHubSubject(credential_issuer/* GITHUB_ISSUER */.oX, spelled, (0,subject_subject/* parseSubject */.Ci)(spelled))).map(({ message, safer }) => (0,finding/* lintError */.MW)('expression-impossible', `No job presents a subject like "${comparand}": ${message}`, safer));
}
function lintSubjects(expression) {
    const terms = (0,reach/* subjectTerms */.Gz)(expression);
    const languages = terms.map(reach/* languageOf */.eX);
    const ids = { id: idOf(expression, 'repository_id'), ownerId: idOf(expression, 'repository_owner_id') };
    if (!isEmpty([...languages, realSubjects(ids)]))
        return [];
    if (!isEmpty([...languages, realSubjects({ id: undefined, ownerId: undefined })])) {
        return [
            (0,finding/* lintError */.MW)('expression-contradiction', 'The IDs in the subject are not those that the other conditions compare.', 'Write the same repository ID and owner ID in both places.'),
        ];
    }
    const found = terms.flatMap(reasons);
    if (found.length > 0)
        return found;
    return [(0,finding/* lintError */.MW)('expression-impossible', 'No job presents a subject like this.', exampleFor(credential_issuer/* GITHUB_ISSUER */.oX))];
}
function lintWorkflow({ terms }) {
    const workflow = terms.filter(({ claim }) => claim === 'job_workflow_ref');
    if (workflow.length === 0 || !isEmpty([...workflow.map(reach/* languageOf */.eX), REAL_WORKFLOWS]))
        return [];
    return [
        (0,finding/* lintError */.MW)('expression-impossible', `No job presents a workflow like "${workflow.map(({ comparand }) => comparand).join('" and "')}".`, 'Write OWNER/REPO/.github/workflows/FILE@REF, with the ref in full, such as refs/heads/main.'),
    ];
}
/** Returns what keeps a valid expression from ever matching a token of its issuer. */
function lintImpossible(issuer, expression) {
    const found = [...lintContradictions(expression), ...expression.terms.flatMap(lintRegularExpression)];
    if (issuer !== credential_issuer/* GITHUB_ISSUER */.oX || (0,finding/* errorsOf */.Bp)(found).length > 0)
        return found;
    return [...found, ...lintSubjects(expression), ...lintWorkflow(expression)];
}

;// CONCATENATED MODULE: ./build/core/lint/expression.js
/** The traps in a claims matching expression: what Entra would refuse, what could never match, what reaches too far. */








function lintTerm({ claim, operator, comparand }) {
    if (/_id$/.test(claim) && !/^\d+$/.test(comparand)) {
        return [
            (0,finding/* lintError */.MW)('expression-id', `The claim "${claim}" is a number, "${comparand}" is none.`, 'Write the digits of the ID in quotes.'),
        ];
    }
    if (/[\p{Cc}\p{Cf}]|(?! )\s/u.test(comparand)) {
        return [
            (0,finding/* lintWarning */.Ex)('invisible', `"${comparand}" holds characters that cannot be seen.`, 'Write it anew by hand; a copied one brings them along.'),
        ];
    }
    if (operator === 'eq' && (0,wildcard/* hasWildcard */.r)(comparand)) {
        return [
            (0,finding/* lintWarning */.Ex)('expression-literal', `"eq" takes the wildcard in "${comparand}" literally.`, 'Write "matches" if a pattern is meant.'),
        ];
    }
    return [];
}
/** The repository that an expression names to the letter, which is then the one that is meant. */
function namedRepository({ terms }) {
    const named = terms.flatMap(({ claim, comparand }) => claim === 'sub' ? ((0,subject_subject/* parseSubject */.Ci)(comparand).repository ?? []) : []);
    return named.find(({ owner, name }) => !(0,wildcard/* hasWildcard */.r)(owner + name));
}
function lintReach(expression) {
    const reaches = (0,reach/* reachesOf */.Zg)(expression, { repository: namedRepository(expression) });
    const reached = new Set(reaches.map(({ whom }) => whom));
    const found = [];
    if (reached.has('other-repositories')) {
        found.push((0,finding/* lintWarning */.Ex)('wildcard-reach', 'The expression admits more than one repository.', "Compare claims['repository_id'] as well, one credential per repository."));
    }
    if (reached.has('pull-requests') || reached.has('every-event')) {
        found.push((0,finding/* lintWarning */.Ex)('expression-pull-request', 'The expression admits every pull request of the repository.', 'Let the pattern go on with ref:refs/heads/ or environment: after the repository.'));
    }
    if (reached.has('undecided')) {
        found.push((0,finding/* lintWarning */.Ex)('expression-undecided', 'The expression has so many wildcards that nobody can tell what it admits.', 'Use one `*`, best at the end.'));
    }
    return found;
}
function lintBranches(expression) {
    // One reviewed workflow decides what runs, on whatever branch it is called.
    if ((0,reach/* hasLiteralWorkflow */.rm)(expression))
        return [];
    const found = [];
    if ((0,reach/* admitsEveryBranch */.K9)(expression)) {
        found.push((0,finding/* lintWarning */.Ex)('unprotected', 'The expression admits every branch: whoever can push a branch can sign in, before anybody reviewed it.', 'Trust an `environment` with branch rules or required reviewers, or name the protected branches (`release/*`).'));
    }
    if ((0,reach/* admitsMergeQueueByTheWay */.nC)(expression)) {
        found.push((0,finding/* lintWarning */.Ex)('merge-queue', 'The expression admits the entries of merge queues by the way: they run what nobody has merged yet.', 'Use `merge-queue` for the queue alone, or an `environment`.'));
    }
    return found;
}
/** Returns the traps in an expression for an issuer. */
function lintExpression(issuer, text) {
    if (!(0,rules/* mayUseExpressions */.aw)(issuer)) {
        return [
            (0,finding/* lintError */.MW)('expression-issuer', `Entra accepts no expressions for the issuer "${issuer}".`, 'Trust an exact subject, best that of an environment.'),
        ];
    }
    const parsed = (0,expression/* parseExpression */.YK)(text);
    if (!parsed.ok) {
        const { column, message } = parsed.problem;
        return [
            (0,finding/* lintError */.MW)('expression-invalid', `The expression is wrong at column ${column}: ${message}`, exampleFor(issuer)),
        ];
    }
    const invalid = (0,rules/* validateExpression */.P1)(parsed.expression, issuer).map(({ column, message }) => (0,finding/* lintError */.MW)('expression-invalid', `The expression is wrong at column ${column}: ${message}`, exampleFor(issuer)));
    const terms = [...invalid, ...parsed.expression.terms.flatMap(lintTerm)];
    if ((0,finding/* errorsOf */.Bp)(terms).length > 0)
        return terms;
    const found = [...terms, ...lintImpossible(issuer, parsed.expression)];
    if (issuer !== credential_issuer/* GITHUB_ISSUER */.oX || (0,finding/* errorsOf */.Bp)(found).length > 0)
        return found;
    const reach = lintReach(parsed.expression);
    return [...found, ...reach, ...(reach.length === 0 ? lintBranches(parsed.expression) : [])];
}

// EXTERNAL MODULE: ./build/core/lint/issuer.js + 1 modules
var lint_issuer = __webpack_require__(7436);
// EXTERNAL MODULE: ./build/core/cloud.js
var cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./build/core/credential/provider.js
var provider = __webpack_require__(4681);
;// CONCATENATED MODULE: ./build/core/lint/provider-subject.js
/** The traps in the subjects and audiences of other providers than GitHub. */




function isServiceAccount(subject) {
    const [, , namespace, serviceAccount, ...rest] = subject.split(':');
    if (namespace === undefined || serviceAccount === undefined || rest.length > 0)
        return false;
    try {
        return (0,provider/* kubernetesIdentity */.N)({ issuer: '', namespace, serviceAccount }).subject === subject;
    }
    catch {
        return false;
    }
}
const SERVICE_ACCOUNT = 'Write system:serviceaccount:<namespace>:<service account>.';
function kubernetes(issuer, subject) {
    const said = `"${subject}" is no service account's subject.`;
    if (/^system:serviceaccounts?(?::|$)/.test(subject)) {
        return isServiceAccount(subject) ? [] : [(0,finding/* lintError */.MW)('kubernetes-subject', said, SERVICE_ACCOUNT)];
    }
    const meant = (0,credential_issuer/* isKubernetesIssuer */.Ym)(issuer) || /^(?:system:)?serviceaccounts?:/i.test(subject);
    return meant ? [(0,finding/* lintWarning */.Ex)('kubernetes-subject', said, SERVICE_ACCOUNT)] : [];
}
// GitLab: https://docs.gitlab.com/ci/secrets/id_token_authentication/; HCP Terraform:
// https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
const SHAPES = {
    'terraform-cloud': {
        code: 'terraform-subject',
        form: /^organization:[^:]+:project:[^:]+:(?:workspace:[^:]+:run_phase:(?:plan|apply)|stack:[^:]+:deployment:[^:]+:operation:(?:plan|apply))$/,
        right: 'Write organization:<name>:project:<name>:workspace:<name>:run_phase:plan, and another one with apply; for Stacks …:stack:<name>:deployment:<name>:operation:plan.',
    },
    gitlab: {
        code: 'gitlab-subject',
        form: /^(?:project_path:[^:/]+(?:\/[^:/]+)+|project_id:\d+)(?::ref_type:(?:branch|tag):ref:[^:]+)?$/,
        right: 'Write project_path:<group>/<project>:ref_type:branch:ref:<branch>, or the same with project_id:<ID>.',
    },
    'azure-devops': {
        code: 'azure-devops-subject',
        form: /^sc:\/\/[^/]+\/[^/]+\/[^/]+$/,
        right: 'Copy it from the service connection: sc://<organisation>/<project>/<connection>.',
    },
};
function shape(kind, subject) {
    const wanted = SHAPES[kind];
    if (wanted === undefined || wanted.form.test(subject))
        return [];
    return [(0,finding/* lintWarning */.Ex)(wanted.code, `"${subject}" does not read like a subject of this issuer.`, wanted.right)];
}
/** A subject of GitHub Actions under the issuer of somebody else; a server of one's own may sign alike. */
function github(kind, subject) {
    if (!/^repo:[^:/]+\/[^:/]+(?::|$)/.test(subject))
        return [];
    const found = kind === 'other' ? finding/* lintWarning */.Ex : finding/* lintError */.MW;
    return [
        found('github-subject', `"${subject}" is a subject of GitHub Actions, the issuer is not GitHub's.`, 'GitHub Actions signs with https://token.actions.githubusercontent.com.'),
    ];
}
/** Returns what makes a subject one that its issuer never signs, or signs only once. */
function lintProviderSubject(issuer, subject) {
    const kind = (0,credential_issuer/* issuerKind */.W8)(issuer);
    const foreign = github(kind, subject);
    const found = foreign.length > 0 ? [...foreign] : [...kubernetes(issuer, subject)];
    if (subject.includes('*')) {
        found.push((0,finding/* lintError */.MW)('wildcard-literal', `"${subject}" is compared literally: an exact subject has no wildcards.`, 'Write one subject per credential, or use a claims matching expression where the issuer allows one.'));
    }
    if (foreign.length > 0)
        return found;
    if (kind === 'google' && !/^\d+$/.test(subject)) {
        found.push((0,finding/* lintError */.MW)('google-subject', `"${subject}" is not the numeric ID that Google's tokens carry.`, 'Write the unique ID of the service account, digits only.'));
    }
    if (kind === 'bitbucket') {
        found.push((0,finding/* lintWarning */.Ex)('bitbucket-step', "Bitbucket's subject holds the step's UUID by default, which changes.", 'Check the subject of a real token first.'));
    }
    return [...found, ...shape(kind, subject)];
}
function bare(audience) {
    return (0,credential_issuer/* withoutTrailingSlash */.ae)(audience.toLowerCase().replace(/\/\.default$/, ''));
}
/** Returns an audience that is meant for Entra and misses it by its case, a slash or the end of a scope. */
function lintAudience(issuer, audience) {
    const meant = cloud/* EXCHANGE_AUDIENCES */.mA.find((each) => bare(each) === bare(audience));
    // Power Platform signs the audience in lower case; what Entra itself issues has a law of its own.
    const own = (0,credential_issuer/* isEntraIssuer */.ID)(issuer) || /(?:^|\.)powerplatform\./.test((0,credential_issuer/* hostOf */.w4)(issuer) ?? '');
    if (own || meant === undefined || meant === audience)
        return [];
    return [
        (0,finding/* lintWarning */.Ex)('audience-spelling', `The audience "${audience}" is almost "${meant}"; Entra compares every letter.`, `Write "${meant}", unless the token really says otherwise.`),
    ];
}

// EXTERNAL MODULE: ./build/core/lint/trust.js
var trust = __webpack_require__(6900);
;// CONCATENATED MODULE: ./build/core/lint/lint.js
/** Every trap in a federated credential: what could never match or would be refused, and what trusts too much. */











function lintValue(field, value) {
    if (value.trim() === '')
        return [(0,finding/* lintError */.MW)('empty', `The ${field} is empty.`, `Give the ${field} of the token.`)];
    const found = [];
    if (value !== value.trim()) {
        found.push((0,finding/* lintError */.MW)('blanks', `The ${field} has blanks around it, which Entra compares too.`, `Write "${value.trim()}".`));
    }
    if (value.length > credential/* VALUE_LIMIT */.WL) {
        found.push((0,finding/* lintError */.MW)('too-long', `The ${field} has ${value.length} characters; ${credential/* VALUE_LIMIT */.WL} are allowed.`, 'Shorten it, or trust another context.'));
    }
    return found;
}
function lintShape({ name, audiences, description }) {
    const found = [];
    if (!credential/* CREDENTIAL_NAME */.MQ.test(name)) {
        found.push((0,finding/* lintError */.MW)('name-invalid', `"${name}" cannot be a credential's name.`, 'Use 3 to 120 letters, digits, hyphens and underscores, the first a letter or digit.'));
    }
    if (audiences.length !== 1) {
        found.push((0,finding/* lintError */.MW)('audience-count', `There are ${audiences.length} audiences; exactly one is needed.`, 'Give one audience, that of the cloud unless you know better.'));
    }
    if (description !== undefined && description.length > credential/* VALUE_LIMIT */.WL) {
        found.push((0,finding/* lintError */.MW)('too-long', `The description has more than ${credential/* VALUE_LIMIT */.WL} characters.`, 'Shorten it.'));
    }
    return found;
}
function lintSubject(issuer, subject, facts) {
    const trimmed = subject.trim();
    if (trimmed === '')
        return [];
    if ((0,credential_issuer/* isEntraIssuer */.ID)(issuer))
        return [];
    if (!(0,credential_issuer/* isGitHubIssuer */.xU)(issuer))
        return lintProviderSubject(issuer, trimmed);
    // With blanks around it, it was parsed as another subject.
    const parsed = (subject === trimmed ? facts.parsed : undefined) ?? (0,subject_subject/* parseSubject */.Ci)(trimmed);
    const impossible = subject === facts.ownSubject ? [] : lintGitHubSubject(issuer, trimmed, parsed);
    return [...impossible, ...(0,trust/* lintTrust */.o)(parsed, facts)];
}
/**
 * Returns everything that is wrong (`error`: could never match, or Entra would refuse it) or weak (`warning`) about a
 * credential, by its text and the given facts alone. Nothing is fetched.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
function lintCredential(credential, facts = {}) {
    const { issuer, subject, audiences } = credential;
    const values = [
        ...lintValue('issuer', issuer),
        ...(subject === undefined ? [] : lintValue('subject', subject)),
        ...audiences.flatMap((audience) => lintValue('audience', audience)),
    ];
    const trimmed = issuer.trim();
    const findings = [
        ...lintShape(credential),
        ...values,
        ...(trimmed === '' ? [] : (0,lint_issuer/* lintIssuer */.h)(trimmed)),
        ...lintAudience(trimmed, audiences[0] ?? ''),
        ...lintEntraIssuer(trimmed, subject?.trim(), audiences[0] ?? '', facts),
        ...(credential.subject === undefined
            ? lintExpression(issuer, credential.claimsMatchingExpression.value)
            : lintSubject(trimmed, credential.subject, facts)),
    ];
    return findings.map((finding) => ({
        ...finding,
        message: (0,visible/* visible */.R)(finding.message),
        safer: (0,visible/* visible */.R)(finding.safer),
    }));
}


/***/ }),

/***/ 6900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ lintManagerRoles),
/* harmony export */   o: () => (/* binding */ lintTrust)
/* harmony export */ });
/* harmony import */ var _subject_context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9894);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7671);
/** Which trust works and is weaker than it need be, and the safer choice for each. */


const ENVIRONMENT = 'Protect it, or trust an environment with required reviewers or branch rules.';
function lintContext(parsed, { target, protection }) {
    const found = [];
    if ((0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isPullRequest */ .r0)(parsed) && !(0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnvironment */ .sl)(parsed)) {
        const on = target === 'managed-identity' ? 'managed identity' : 'application';
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lintWarning */ .Ex)('pull-request', `Every pull request of the repository can act as this ${on}, before anybody reviewed it.`, 'Use an identity of its own that may only read, or an environment with required reviewers.'));
    }
    if ((0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isMergeQueue */ .OZ)(parsed)) {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lintWarning */ .Ex)('merge-queue', 'This is the subject of one merge queue entry; it never comes back.', 'Use `merge-queue` with the branch, or an environment.'));
    }
    if (protection === 'unprotected') {
        const what = parsed.context?.kind === 'environment' ? 'environment' : 'branch or tag';
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lintWarning */ .Ex)('unprotected', `The ${what} has no protection: whoever can push can present this subject.`, ENVIRONMENT));
    }
    return found;
}
/** Returns the weaknesses of an exact GitHub subject. */
function lintTrust(parsed, facts) {
    const found = [...lintContext(parsed, facts)];
    const breadth = (0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isTooBroad */ .bA)(parsed);
    if (breadth === 'other-repository') {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lintWarning */ .Ex)('other-repository', 'Nothing in the subject names the repository: others can present it too.', 'Add `repo` or `repository_id` to the subject template.'));
    }
    if (breadth === 'every-event') {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lintWarning */ .Ex)('every-event', 'One subject serves every branch, tag, pull request and environment of the repository.', 'Add `context` to the subject template.'));
    }
    if (facts.immutableAvailable === true && parsed.repository !== undefined && !parsed.immutable) {
        found.push((0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lintWarning */ .Ex)('name-based', 'The subject holds names only: whoever takes over the name takes over the trust.', "Opt in to immutable subjects in the repository's Actions settings, and trust the subject with IDs."));
    }
    return found;
}
/**
 * Returns the weaknesses of a manager by the roles of its token.
 * https://learn.microsoft.com/graph/permissions-reference
 */
function lintManagerRoles(roles) {
    const wide = roles.filter((role) => /^(?:Application|Directory)\.ReadWrite\.All$|^AppRoleAssignment\.ReadWrite\.All$/.test(role));
    return wide.map((role) => (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lintWarning */ .Ex)('manager-roles', `The manager holds ${role}: it can add credentials to every application of the tenant.`, 'Grant Application.ReadWrite.OwnedBy and make it owner of the target, or use a custom role scoped to the application.'));
}


/***/ }),

/***/ 9894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OZ: () => (/* binding */ isMergeQueue),
/* harmony export */   Vm: () => (/* binding */ contextOf),
/* harmony export */   bA: () => (/* binding */ isTooBroad),
/* harmony export */   qD: () => (/* binding */ isPredictableEvent),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   sl: () => (/* binding */ hasEnvironment)
/* harmony export */ });
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2361);
/** Which context an event gives a subject, and which subjects say too little to be trusted. */

// Whether these present `pull_request` or `ref:…` is not documented and no token is known.
const UNDOCUMENTED = new Set([
    'pull_request_review',
    'pull_request_review_comment',
    'deployment',
    'deployment_status',
]);
/** Tells whether it is known which subject an event presents in a job without environment. */
function isPredictableEvent(event) {
    return !UNDOCUMENTED.has(event);
}
/**
 * Returns the context of a job: its environment, else `pull_request` for that very event (whatever its ref is), else its
 * ref. `pull_request_target`, `merge_group`, `release`, `schedule` and the others present the ref that they run on.
 * Undefined means not predictable: an event nobody has documented, or no ref.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function contextOf({ event_name, ref, environment }) {
    if (environment !== undefined && environment !== '')
        return { kind: 'environment', environment };
    if (event_name === 'pull_request')
        return { kind: 'pull_request' };
    if (event_name !== undefined && !isPredictableEvent(event_name))
        return undefined;
    return ref === undefined || ref === '' ? undefined : { kind: 'ref', ref };
}
/** Tells whether the subject names an environment. */
function hasEnvironment(parsed) {
    return parsed.segments.some(({ key, value }) => key === 'environment' && value !== undefined && value !== '');
}
// As `ref`, or behind the `@` of `job_workflow_ref` and `workflow_ref`.
const PULL_REF = /(?:^|@)refs\/pull\//;
/**
 * Tells whether a pull request presents this subject: it holds `pull_request`, as context or as event, or outside an
 * environment the ref of a pull request.
 */
function isPullRequest(parsed) {
    const guarded = hasEnvironment(parsed);
    return parsed.segments.some(({ key, value }) => {
        if (value === undefined)
            return key === _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky;
        if (key === 'event_name')
            return value.startsWith(_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky);
        return !guarded && /^(?:ref|job_workflow_ref|workflow_ref)$/.test(key) && PULL_REF.test(value);
    });
}
// As `ref`, or behind the `@` of `job_workflow_ref` and `workflow_ref`.
const QUEUE_ENTRY = /(?:^|@)refs\/heads\/gh-readonly-queue\//;
/** Tells whether the subject is that of one merge queue entry, which never comes back. */
function isMergeQueue(parsed) {
    return parsed.segments.some(({ value }) => value !== undefined && QUEUE_ENTRY.test(value));
}
// `workflow_ref` is the path and ref of the workflow that was started: it names repository and ref. `job_workflow_ref`
// may name a reusable workflow of somebody else, which any repository can call.
const TIES = new Set(['repo', 'repository', 'repository_id', 'workflow_ref']);
const CONTEXTS = new Set(['environment', 'ref', _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky, 'workflow_ref']);
/** Returns how far beyond one context of one repository the subject reaches, or undefined when it does not. */
function isTooBroad(parsed) {
    const keys = parsed.segments.flatMap(({ key, value }) => (value || key === _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky ? [key] : []));
    if (!keys.some((key) => TIES.has(key)))
        return 'other-repository';
    return keys.some((key) => CONTEXTS.has(key)) ? undefined : 'every-event';
}


/***/ }),

/***/ 4963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ju: () => (/* binding */ oneSubjectForEverything),
/* harmony export */   VE: () => (/* binding */ DEFAULT_TEMPLATE),
/* harmony export */   bj: () => (/* binding */ buildTemplatedSubject),
/* harmony export */   xt: () => (/* binding */ namesRepository)
/* harmony export */ });
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2361);
/** GitHub's customised subjects: which segment each key of `include_claim_keys` becomes, and when none can be told. */

/** What GitHub uses where nothing is customised. */
const DEFAULT_TEMPLATE = { keys: ['repo', 'context'] };
/** Tells whether a template holds the repository, which is where an immutable subject has its IDs. */
function namesRepository({ keys }) {
    return keys.includes('repo') || keys.includes('repository');
}
/**
 * Tells whether every branch, tag, pull request and environment presents the same subject, because the template has
 * neither `context` nor `ref` nor `environment`.
 */
function oneSubjectForEverything({ keys }) {
    return !keys.some((key) => key === 'context' || key === 'ref' || key === 'environment');
}
function given(value) {
    return value === '' ? undefined : value;
}
function claimOf(claims, key) {
    return claims !== undefined && Object.hasOwn(claims, key) ? given(claims[key]) : undefined;
}
/** Finds what is known of the repository, from the prefix first: that is what GitHub signs. */
function ownerAndIds({ prefix, repository }) {
    if (prefix?.kind === 'immutable')
        return prefix;
    return { ...repository, ...(prefix === undefined ? {} : { owner: prefix.owner, name: prefix.name }) };
}
function valueFor(key, facts) {
    const { context, claims } = facts;
    const { owner, ownerId, id } = ownerAndIds(facts);
    switch (key) {
        case 'environment':
            return context?.kind === 'environment' ? given(context.environment) : undefined;
        case 'ref':
            return context?.kind === 'ref' ? given(context.ref) : claimOf(claims, key);
        case 'repository_owner':
            return given(owner) ?? claimOf(claims, key);
        case 'repository_owner_id':
            return given(ownerId) ?? claimOf(claims, key);
        case 'repository_id':
            return given(id) ?? claimOf(claims, key);
        default:
            return claimOf(claims, key);
    }
}
/** `context` has no label of its own; `repository` is written as `repo`; everything else is `key:value`. */
function segmentOf(key, facts) {
    if (key === 'repo' || key === 'repository') {
        return facts.prefix === undefined ? undefined : (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .repositorySegment */ .Wt)(facts.prefix);
    }
    if (key === 'context')
        return facts.context === undefined ? undefined : (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .contextSegment */ .HL)(facts.context);
    const value = valueFor(key, facts);
    return value === undefined ? undefined : { key, value };
}
/**
 * Builds the subject of a customised template, in the order of its keys. A key without a value makes the subject
 * not predictable: what GitHub then does is not documented.
 * https://docs.github.com/en/actions/reference/security/oidc#customizing-the-subject-claims-for-an-organization-or-repository
 */
function buildTemplatedSubject(template, facts) {
    const segments = [];
    const missing = [];
    for (const key of template.keys) {
        const segment = segmentOf(key, facts);
        if (segment === undefined)
            missing.push(key);
        else
            segments.push(segment);
    }
    if (missing.length > 0 || segments.length === 0)
        return { kind: 'not-predictable', missing };
    return {
        kind: 'subject',
        subject: (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSegments */ .cD)(segments, facts.encoding),
        oneSubjectForEverything: oneSubjectForEverything(template),
    };
}


/***/ }),

/***/ 2275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnoseManagerTrust: () => (/* binding */ diagnoseManagerTrust),
  diagnoseMissing: () => (/* binding */ diagnoseMissing),
  explainManager: () => (/* binding */ explainManager),
  missingTrustError: () => (/* binding */ missingTrustError),
  presentedBy: () => (/* binding */ presentedBy),
  withDiagnosis: () => (/* binding */ withDiagnosis)
});

// EXTERNAL MODULE: ./build/core/cloud.js
var cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __webpack_require__(1384);
// EXTERNAL MODULE: ./build/core/diagnosis/alignment.js
var alignment = __webpack_require__(2565);
// EXTERNAL MODULE: ./build/core/credential/issuer.js
var issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __webpack_require__(2361);
// EXTERNAL MODULE: ./build/core/diagnosis/near-name.js
var near_name = __webpack_require__(2434);
;// CONCATENATED MODULE: ./build/core/diagnosis/cure-order.js





function environmentOf({ context }) {
    return context?.kind === 'environment' ? context.environment : undefined;
}
function nameEnvironment(environment, credential, alone) {
    return { kind: 'name-environment', environment, pattern: (0,wildcard/* hasWildcard */.r)(environment), credential, alone };
}
/** Where both subjects have an environment and nothing but its spelling differs. */
function spellEnvironment({ sub }, { credential, stored }) {
    const [from, to] = [environmentOf(sub.parsed), environmentOf((0,alignment/* toSubjectText */.r4)(stored).parsed)];
    if (from === undefined || to === undefined || !(0,near_name/* isNearName */.A)(from, to))
        return [];
    const respelled = sub.parsed.segments.map(({ key, value }) => ({ key, value: key === 'environment' ? to : value }));
    if ((0,subject/* formatSegments */.cD)(respelled) !== stored)
        return [];
    const onlyCase = from.toLowerCase() === to.toLowerCase();
    return [{ kind: 'spell-environment', from, to, onlyCase, credential: credential.name }];
}
/** A credential of another repository says nothing about how this job should be corrected. */
function sameRepository(causes) {
    return causes.every((cause) => cause.code !== 'renamed' || cause.proved);
}
function contextCure({ presented, stored }, causes, { credential }) {
    if (!sameRepository(causes))
        return [];
    const { name } = credential;
    if (stored.kind === 'environment' && presented.kind !== 'environment')
        return [nameEnvironment(stored.environment, name, causes.length === 1)];
    if (presented.kind === 'pull_request' && stored.kind === 'ref')
        return [{ kind: 'run-on', context: stored, credential: name }];
    return [];
}
/** The pattern of an expression may ask for an environment that the job does not name. */
function expressionCure(cause, presented, { credential }) {
    const environment = cause.claim === 'sub' ? environmentOf((0,alignment/* toSubjectText */.r4)(cause.comparand).parsed) : undefined;
    const lost = environment !== undefined && environmentOf(presented.sub.parsed) === undefined;
    return lost ? [nameEnvironment(environment, credential.name, true)] : [];
}
// Where Entra's number says that the subject was found, no environment is missing.
const SUBJECT_FOUND = new Set(['audience', 'case']);
function askEnvironment({ refusedFor }, presented) {
    const { context } = presented.sub.parsed;
    const found = refusedFor !== undefined && SUBJECT_FOUND.has(refusedFor);
    if (found || context === undefined || context.kind === 'environment' || !(0,issuer/* isGitHubIssuer */.xU)(presented.issuer))
        return [];
    return [{ kind: 'ask-environment', context }];
}
function jobCuresOf(cause, causes, presented, nearest) {
    switch (cause.code) {
        case 'environment-missing':
            return contextCure(cause, causes, nearest);
        case 'other-context':
            return [...contextCure(cause, causes, nearest), ...spellEnvironment(presented, nearest)];
        case 'case':
            return cause.field === 'subject' ? spellEnvironment(presented, nearest) : [];
        case 'expression':
            return expressionCure(cause, presented, nearest);
        case 'audience':
        case 'audience-cloud':
            return cause.stored === ''
                ? []
                : [{ kind: 'set-audience', audience: cause.stored, credential: nearest.credential.name }];
        case 'exact-match':
        case 'blanks':
        case 'trailing-slash':
        case 'issuer':
        case 'encoding':
        case 'pull-request-spelling':
        case 'wildcard-literal':
        case 'unknown':
        case 'ids-missing':
        case 'ids-unexpected':
        case 'ids-stale':
        case 'renamed':
        case 'environment-added':
        case 'other-claim':
        case 'template-changed':
        case 'expression-invalid':
            return [];
    }
}
/** Returns how to correct the job, so that it presents what is stored (or may be); empty where it is as it was meant. */
function jobCures(comparison, presented) {
    if (comparison.nearest !== undefined) {
        const { nearest, causes } = comparison;
        return causes.flatMap((cause) => jobCuresOf(cause, causes, presented, nearest));
    }
    const [cause] = comparison.causes;
    return cause.code === 'unreadable' ? askEnvironment(cause, presented) : [];
}
const SPELLING = new Set([
    'case',
    'blanks',
    'trailing-slash',
    'encoding',
    'pull-request-spelling',
]);
/** Returns the stored credential with what the job presents in place of its misspelled value, where only the spelling differs. */
function correctedCredential({ nearest, causes }, { issuer, subject, audience }) {
    const [cause] = causes;
    if (nearest === undefined || !SPELLING.has(cause.code))
        return undefined;
    const { credential } = nearest;
    const changed = { issuer, audiences: [audience] };
    return credential.subject === undefined ? { ...credential, ...changed } : { ...credential, ...changed, subject };
}
/** Tells whether a trust in what the job presents is weaker than what a cure of the job would restore. */
function isWeaker(cures) {
    return cures.some(({ kind }) => kind === 'name-environment' || kind === 'ask-environment' || kind === 'run-on');
}

// EXTERNAL MODULE: ./build/core/diagnosis/diagnosis.js + 3 modules
var diagnosis = __webpack_require__(9727);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/target.js
var core_target = __webpack_require__(8881);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
;// CONCATENATED MODULE: ./build/core/diagnosis/forms.js



/**
 * Quotes a value for a POSIX shell: single quotes, and `'\''` for a single quote.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
function shellQuote(value) {
    return /^[A-Za-z0-9_\-./:=,@%+]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
/** Joins words to a command that a person can paste. */
function shellCommand(words) {
    return words.map(shellQuote).join(' ');
}
/** Writes JSON that cannot steer a terminal and that the Azure CLI does not take for a file (`=@x` is one to it). */
function safeJson(value) {
    return (0,visible/* visible */.R)(JSON.stringify(value)).replaceAll('=@', '=\\u0040');
}
/** A value that the Azure CLI takes as it is: no option, no file, no control character. */
function isPlain(value) {
    return !/^[-@]/.test(value) && !value.includes('=@') && (0,visible/* visible */.R)(value) === value;
}
function body(credential) {
    const { issuer, audiences, subject, claimsMatchingExpression } = credential;
    return subject === undefined ? { issuer, audiences, claimsMatchingExpression } : { issuer, subject, audiences };
}
function restCommand(method, url, content) {
    return shellCommand([
        ...['az', 'rest', '--method', method, '--url', url],
        ...['--headers', 'Content-Type=application/json', '--body', safeJson(content)],
    ]);
}
/** https://learn.microsoft.com/cli/azure/ad/app/federated-credential */
function applicationCommand(verb, clientId, credential, graph) {
    const { name, description, subject } = credential;
    const named = verb === 'create' ? { name } : {};
    const content = { ...named, ...body(credential), ...(description === undefined ? {} : { description }) };
    if (subject === undefined) {
        const url = `${graph}/beta/applications(appId='${clientId}')/federatedIdentityCredentials`;
        return verb === 'create'
            ? restCommand('post', url, content)
            : restCommand('patch', `${url}(name='${name}')`, content);
    }
    const command = ['az', 'ad', 'app', 'federated-credential', verb, '--id', clientId];
    const which = verb === 'create' ? [] : ['--federated-credential-id', name];
    return shellCommand([...command, ...which, '--parameters', safeJson(content)]);
}
/** https://learn.microsoft.com/cli/azure/identity/federated-credential */
function identityCommand(verb, resourceId, credential, arm) {
    const { name, issuer, subject, audiences } = credential;
    const [, , subscription, , group, , , , identity] = core_target/* IDENTITY_ID */.xs.test(resourceId) ? resourceId.split('/') : [];
    const where = { '--identity-name': identity, '--resource-group': group, '--subscription': subscription };
    const what = { '--name': name, '--issuer': issuer, '--subject': subject, '--audiences': audiences[0] };
    const options = Object.entries({ ...where, ...what }).flatMap(([option, value]) => value !== undefined && isPlain(value) ? [option, value] : []);
    if (subject === undefined || options.length < 14) {
        const version = subject === undefined ? core_target/* ARM_VERSIONS */.d5.flexible : core_target/* ARM_VERSIONS */.d5.stable;
        const url = `${arm}${resourceId}/federatedIdentityCredentials/${name}?api-version=${version}`;
        return restCommand('put', url, { properties: body(credential) });
    }
    return shellCommand(['az', 'identity', 'federated-credential', verb, ...options]);
}
function portal(credential) {
    const { issuer, name, subject, audiences } = credential;
    const match = subject === undefined
        ? [
            ['Type', 'Claims matching expression'],
            ['Value', (0,credential_credential/* matchText */.H1)(credential)],
        ]
        : [['Subject identifier', subject]];
    return [
        ['Federated credential scenario', 'Other issuer'],
        ['Issuer', issuer],
        ...match,
        ['Name', name],
        ['Audience', audiences.join(', ')],
    ];
}
/** YAML is a superset of JSON strings: https://yaml.org/spec/1.2.2/#13-relation-to-json */
function configLine(credential) {
    const { issuer, audiences } = credential;
    const key = credential.subject === undefined ? 'claims-matching-expression' : 'subject';
    const values = [
        ['issuer', issuer],
        [key, (0,credential_credential/* matchText */.H1)(credential)],
        ['audience', audiences[0] ?? ''],
    ];
    return `- { ${values.map(([label, value]) => `${label}: ${(0,visible/* visible */.R)(JSON.stringify(value))}`).join(', ')} }`;
}
function command(verb, { target, credential, graphEndpoint, resourceManagerEndpoint }) {
    switch (target.kind) {
        case 'application':
            return applicationCommand(verb, target.clientId, credential, graphEndpoint ?? 'https://graph.microsoft.com');
        case 'managed-identity':
            return identityCommand(verb, target.resourceId, credential, resourceManagerEndpoint ?? 'https://management.azure.com');
    }
}
/**
 * Returns the three forms of a new credential. No value can break out of the command or the line, whatever a branch or an
 * environment is called.
 */
function credentialForms(input) {
    const { credential } = input;
    return { portal: portal(credential), command: command('create', input), config: configLine(credential) };
}
/** Returns the command that gives a stored credential other values; its name stays. */
function updateCommand(input) {
    return command('update', input);
}
/**
 * Returns the command that lists what a target stores. The Azure CLI's own command fails where one of them is flexible.
 * https://learn.microsoft.com/graph/api/application-list-federatedidentitycredentials
 */
function listCommand(target, graphEndpoint, resourceManagerEndpoint) {
    switch (target.kind) {
        case 'application': {
            const url = `${graphEndpoint}/beta/applications(appId='${target.clientId}')/federatedIdentityCredentials`;
            return shellCommand(['az', 'rest', '--url', url]);
        }
        case 'managed-identity': {
            const url = `${resourceManagerEndpoint}${target.resourceId}/federatedIdentityCredentials?api-version=${core_target/* ARM_VERSIONS */.d5.flexible}`;
            return shellCommand(['az', 'rest', '--url', url]);
        }
    }
}
/**
 * Returns the command that makes a service principal or a person (by object ID) an owner of an application.
 * https://learn.microsoft.com/cli/azure/ad/app/owner
 */
function addOwnerCommand(clientId, objectId) {
    return shellCommand(['az', 'ad', 'app', 'owner', 'add', '--id', clientId, '--owner-object-id', objectId]);
}

// EXTERNAL MODULE: ./build/core/diagnosis/refusal.js
var diagnosis_refusal = __webpack_require__(1848);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __webpack_require__(7671);
// EXTERNAL MODULE: ./build/core/lint/lint.js + 7 modules
var lint = __webpack_require__(5011);
// EXTERNAL MODULE: ./build/federation/exchange/exchange.js
var exchange = __webpack_require__(9371);
;// CONCATENATED MODULE: ./build/federation/diagnose.js
/** Explanation of a missing trust as data: what was presented, what comes nearest, the likely causes, and the cures in order. */











/** What the job that carries these claims presents to Entra. @param parsed their subject, where the caller has parsed it already */
function presentedBy(claims, parsed) {
    const { iss: issuer, sub: subject, aud: audience } = claims;
    return { issuer, subject, audience, claims, sub: (0,alignment/* toSubjectText */.r4)(subject, parsed) };
}
function compare({ stored, refusal }, presented) {
    if (stored === undefined)
        return { causes: [(0,diagnosis_refusal/* causeOfRefusal */.f2)(refusal)] };
    return (0,diagnosis/* compareWithStored */.z)(presented, stored, cloud/* EXCHANGE_AUDIENCES */.mA);
}
function formsInput({ target, endpoints }, credential) {
    return {
        target,
        credential,
        graphEndpoint: endpoints.graph,
        resourceManagerEndpoint: endpoints.resourceManager,
    };
}
/** The credential for what the job presents, with what to think about before: a cure must not talk anybody into a weak trust. */
function createCure(missing, corrections = []) {
    const { presented, target, desired } = missing;
    const own = presented && { ownSubject: presented.subject, parsed: presented.sub.parsed };
    return {
        kind: 'create',
        target,
        credential: desired,
        context: presented?.sub.parsed.context,
        weaker: isWeaker(corrections),
        besideStored: corrections.some(({ kind }) => kind === 'correct-stored'),
        cautions: (0,finding/* warningsOf */.nZ)((0,lint/* lintCredential */.d)(desired, { target: target.kind, ...own })),
        forms: credentialForms(formsInput(missing, desired)),
    };
}
function correctStored(missing, comparison, presented) {
    const corrected = correctedCredential(comparison, presented);
    if (corrected === undefined)
        return [];
    return [
        { kind: 'correct-stored', credential: corrected.name, command: updateCommand(formsInput(missing, corrected)) },
    ];
}
/** Entra's number may tell in what alone a credential differs that nobody could read. */
function findStored({ target, endpoints }, { causes: [cause] }) {
    if (cause.code !== 'unreadable' || (cause.refusedFor !== 'audience' && cause.refusedFor !== 'case'))
        return [];
    const command = listCommand(target, endpoints.graph, endpoints.resourceManager);
    return [{ kind: 'find-stored', differs: cause.refusedFor, command }];
}
// A target takes issuer and subject once: a second credential with another audience would be refused.
function mayCreate(found) {
    return found.every((cure) => cure.kind !== 'find-stored' || cure.differs !== 'audience');
}
/**
 * Diagnoses a missing trust: the job's own correction first, then the stored credential's, then `others`, and last the
 * credential for what the job presents.
 */
function diagnoseMissing(missing, others = []) {
    const { presented } = missing;
    if (presented === undefined)
        return { causes: [], cures: [...others, createCure(missing)] };
    const comparison = compare(missing, presented);
    const corrections = jobCures(comparison, presented);
    const stored = [...correctStored(missing, comparison, presented), ...findStored(missing, comparison)];
    const create = mayCreate(stored) ? [createCure(missing, [...corrections, ...stored])] : [];
    return toDiagnosis(presented, comparison, [...corrections, ...stored, ...others, ...create]);
}
function toDiagnosis(presented, { nearest, causes }, cures) {
    return { ...present(presented), ...(nearest !== undefined && { nearest }), causes, cures };
}
function present({ issuer, subject, audience }) {
    return { presented: { issuer, subject, audience } };
}
/** What a federated manager needs, so that this very job may sign in as it. Nobody could read what it holds. */
function diagnoseManagerTrust(clientId, claims, endpoints, sha256Hex) {
    return diagnoseMissing({
        presented: presentedBy(claims),
        target: { kind: 'application', clientId },
        desired: (0,trust.desiredCredential)(claims, 'application', sha256Hex),
        stored: undefined,
        refusal: undefined,
        endpoints,
    });
}
/** Diagnoses a credential that is stored and not accepted yet: nothing is to be created. */
function diagnoseStored(missing) {
    const { presented } = missing;
    return presented === undefined ? { causes: [], cures: [] } : toDiagnosis(presented, compare(missing, presented), []);
}
/** Builds the error for a trust that is missing, or (`propagation-timeout`) that is stored and not accepted yet. */
function missingTrustError(code, message, hint, missing, answer) {
    const said = answer ?? (missing.refusal === undefined ? undefined : (0,exchange/* refusalAnswer */.X)(missing.refusal));
    return new core_error/* FederationError */.yP(code, message, {
        hint,
        diagnosis: code === 'propagation-timeout' ? diagnoseStored(missing) : diagnoseMissing(missing),
        ...(said !== undefined && { answer: said }),
    });
}
function withDiagnosisOf(error, diagnosis, more = []) {
    return new core_error/* FederationError */.yP(error.code, error.message, {
        ...(error.hint !== undefined && { hint: error.hint }),
        details: [...error.details, ...more],
        diagnosis,
        ...(error.answer !== undefined && { answer: error.answer }),
        cause: error.cause ?? error,
    });
}
/**
 * Adds to a guard's refusal what the job presents and, where that differs from what was meant, how to correct the job. No
 * credential, since this shall not be trusted, and no cause: it is the guard that refuses.
 */
function withDiagnosis(error, missing) {
    const { presented, stored } = missing;
    if (presented === undefined)
        return error;
    const comparison = stored === undefined ? undefined : compare(missing, presented);
    const corrections = comparison === undefined ? [] : jobCures(comparison, presented);
    const nearest = corrections.length === 0 ? undefined : comparison?.nearest;
    return withDiagnosisOf(error, {
        ...present(presented),
        ...(nearest !== undefined && { nearest }),
        causes: [],
        cures: corrections,
    });
}
// An application permission that covers only what its holder owns, and a person's that needs ownership or a directory role:
// https://learn.microsoft.com/graph/permissions-reference#applicationreadwriteownedby
const OWNED_BY = 'Application.ReadWrite.OwnedBy';
const READ_WRITE_ALL = 'Application.ReadWrite.All';
const UNKNOWN_OBJECT = "<object ID of the manager's service principal>";
/** A manager that holds the permission already lacks ownership. */
async function ownerCures({ target }, held, readPrincipal) {
    if (target.kind !== 'application')
        return [];
    const principal = await readPrincipal?.();
    const person = principal?.kind === 'person';
    const permission = [OWNED_BY, ...(person ? [READ_WRITE_ALL] : [])].find((name) => held.includes(name));
    if (permission === undefined)
        return [];
    const command = addOwnerCommand(target.clientId, principal?.objectId ?? UNKNOWN_OBJECT);
    return [{ kind: 'add-owner', permission, person, command }];
}
/** Explains a refusal of the manager, with the grants of its token; every other error stays as it is. */
async function explainManager(error, missing, store) {
    if (!(error instanceof core_error/* FederationError */.yP) || error.code !== 'manager-forbidden')
        return error;
    const held = (await store?.grants()) ?? [];
    const holds = held.length === 0 ? ' no roles' : `: ${held.join(', ')}`;
    // Roles in a token are Graph's; what a managed identity needs is a role of Azure, which no token shows.
    const grantLines = missing.target.kind === 'application' ? [`The manager's token holds${holds}.`] : [];
    const owner = await ownerCures(missing, held, store?.principal);
    return withDiagnosisOf(error, diagnoseMissing(missing, owner), grantLines);
}


/***/ })

};
;
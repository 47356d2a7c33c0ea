"use strict";
exports.id = 515;
exports.ids = [515];
exports.modules = {

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

/***/ 605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ assertNotMoved)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** Repositories that are no longer what a declaration names: moved to another owner, or replaced under their name. */

/**
 * Compares GitHub's answer about a name with what was meant by it. A rename under the same owner is followed; nothing else.
 * https://docs.github.com/en/rest/repos/repos#get-a-repository
 * @param named `owner/name` as declared
 * @param meant what is known of the repository that was meant, if anything
 * @throws FederationError `repository-moved`
 */
function assertNotMoved(named, facts, meant = {}) {
    const [owner = ''] = named.split('/');
    const [ownerNow = ''] = facts.fullName.split('/');
    const hint = 'Name the repository that shall be trusted by its present owner and name, if it is still the one you mean.';
    if (owner.toLowerCase() !== ownerNow.toLowerCase()) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('repository-moved', `"${named}" belongs to another owner now: GitHub answers with "${facts.fullName}", and that is not followed.`, { hint });
    }
    if (meant.ownerId !== undefined && meant.ownerId !== facts.ownerId) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('repository-moved', `The owner of "${named}" is another one now: its ID is ${facts.ownerId}, and ${meant.ownerId} was meant.`, { hint });
    }
    if (meant.id !== undefined && meant.id !== facts.id) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('repository-moved', `The name "${named}" belongs to another repository now: its ID is ${facts.id}, and ${meant.id} was meant.`, { hint });
    }
}


/***/ }),

/***/ 5515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J3: () => (/* binding */ assertStillThere),
/* harmony export */   L0: () => (/* binding */ trustedContext),
/* harmony export */   L5: () => (/* binding */ contextWarnings),
/* harmony export */   readProtection: () => (/* binding */ readProtection)
/* harmony export */ });
/* harmony import */ var _core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1483);
/* harmony import */ var _core_diagnosis_near_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2434);
/* harmony import */ var _core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5472);
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(605);
/** How to ask GitHub whether the context that shall be trusted is guarded. */




/** Asks for the protection of a branch or environment; tags and pull requests have none to ask for. */
async function readProtection(github, repository, context) {
    switch (context?.kind) {
        case 'environment':
            return github.environment(repository, context.environment);
        case 'ref':
            return context.ref.startsWith(_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .BRANCH_PREFIX */ .sM)
                ? github.branch(repository, context.ref.slice(_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .BRANCH_PREFIX */ .sM.length))
                : 'unknown';
        case 'pull_request':
        case undefined:
            return 'unknown';
    }
}
const IDENTITY = { repository_id: 'id', repository_owner_id: 'ownerId', repository_owner: 'owner' };
/** Tells whether the subject names a repository by IDs or owner alone, and another one than this, as far as is known. */
function namesAnother({ segments }, known) {
    return Object.entries(IDENTITY).some(([key, fact]) => segments.some((segment) => segment.key === key && segment.value !== known[fact]));
}
/**
 * Reads off an exact GitHub subject whose protection counts for it; the context is undefined where none is named, and
 * where the subject is that of a repository whose name is not known.
 * @param parsed its subject; undefined for an expression
 * @param repository `owner/name` that is meant where the subject names none
 * @param known what is known of that repository
 */
function trustedContext({ issuer }, parsed, repository, known) {
    if (parsed === undefined || !(0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_2__/* .isGitHubIssuer */ .xU)(issuer))
        return { repository, context: undefined };
    const { repository: named, context } = parsed;
    if (named !== undefined)
        return { repository: `${named.owner}/${named.name}`, context };
    return { repository, context: namesAnother(parsed, known) ? undefined : context };
}
/**
 * Asks whether the repository that an exact GitHub subject names is still the one. GitHub's API being down, or closed to
 * the token, is no answer.
 * @param parsed the credential's subject; undefined for an expression
 * @throws FederationError `repository-moved`
 */
async function assertStillThere(github, { issuer }, parsed) {
    const named = (0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_2__/* .isGitHubIssuer */ .xU)(issuer) ? parsed?.repository : undefined;
    if (named === undefined)
        return;
    const fullName = `${named.owner}/${named.name}`;
    const facts = await github.repository(fullName).catch(() => undefined);
    if (facts !== undefined)
        (0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNotMoved */ .d)(fullName, facts, named);
}
/** The existing environment that a declared one may be a slip of. */
async function nearEnvironment(github, { repository, context }) {
    if (context?.kind !== 'environment')
        return undefined;
    const existing = await github.environments(repository).catch(() => []);
    return existing.find((name) => (0,_core_diagnosis_near_name_js__WEBPACK_IMPORTED_MODULE_3__/* .isNearName */ .A)(context.environment, name));
}
/** Says that a branch or environment does not exist; a warning only, since it may be made later. */
function missingWarning({ repository, context }, near) {
    const [kind, name] = (0,_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .describeContext */ .R5)(context);
    const meant = near === undefined ? '.' : `: did you mean "${near}"?`;
    const what = `The ${kind} "${name}" does not exist in ${repository}${meant}`;
    return context?.kind === 'environment' ? `${what} A job that names it creates it without any protection.` : what;
}
/** Says that settings and declaration spell an environment differently: nobody may decide which one a token carries. */
async function spellingWarnings(github, { repository, context }) {
    if (context?.kind !== 'environment')
        return [];
    const stored = await github.storedEnvironment(repository, context.environment).catch(() => undefined);
    if (stored === undefined || stored === context.environment)
        return [];
    return [
        `The environment is spelled "${context.environment}" here and "${stored}" in the settings of ${repository}. GitHub takes both for one, Entra does not: the ID token carries the spelling of the workflow, as far as is known. Spell all three alike, or compare with what the job itself presents.`,
    ];
}
/** GitHub creates whatever environment a job names, so that a slip may exist already, unguarded. */
async function slipWarnings(github, trusted) {
    const near = await nearEnvironment(github, trusted);
    if (near === undefined)
        return [];
    const [, name] = (0,_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .describeContext */ .R5)(trusted.context);
    return [`Did you mean the environment "${near}"? "${name}" exists in ${trusted.repository} as well, unprotected.`];
}
/**
 * Says what is doubtful about a branch or environment that shall be trusted: it does not exist, the settings spell it in
 * another case, or it is unguarded and a letter away from another one.
 */
async function contextWarnings(github, trusted, protection) {
    if (protection === 'missing')
        return [missingWarning(trusted, await nearEnvironment(github, trusted))];
    const spelling = await spellingWarnings(github, trusted);
    return spelling.length === 0 && protection === 'unprotected' ? slipWarnings(github, trusted) : spelling;
}


/***/ })

};
;
"use strict";
exports.id = 423;
exports.ids = [423];
exports.modules = {

/***/ 987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ createOctokit)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/** How GitHub's REST API is reached: the toolkit's Octokit over the shared transport. */

/** Builds the toolkit's Octokit over the shared transport; the retry table there is the only one. */
function createOctokit({ url, token, fetch }) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: url, request: { fetch } });
}


/***/ }),

/***/ 3408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ limitReached),
/* harmony export */   lU: () => (/* binding */ isLimited),
/* harmony export */   xj: () => (/* binding */ createRateLimitRecord)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/**
 * GitHub's rate limits: what is left as answers say it, and what a refusal for asking too much is.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */

/** Builds a record without answers. */
function createRateLimitRecord() {
    let left;
    return {
        note: (headers = {}) => {
            const [remaining, reset] = [headers['x-ratelimit-remaining'], headers['x-ratelimit-reset']].map(Number);
            if (!Number.isInteger(remaining) || !Number.isInteger(reset))
                return;
            const told = { remaining: remaining ?? 0, resetsAt: (reset ?? 0) * 1000 };
            // Answers overtake each other: of one hour the smallest number is the latest.
            const same = left?.resetsAt === told.resetsAt;
            if (left === undefined || told.resetsAt > left.resetsAt || (same && told.remaining < left.remaining))
                left = told;
        },
        left: () => left,
    };
}
/** Whether a refusal is about how much was asked, not about what. */
function isLimited(status, headers = {}) {
    return status === 429 || (status === 403 && (headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers));
}
/** The error for such a refusal. */
function limitReached(status, left) {
    const until = left?.remaining === 0 ? ` until ${new Date(left.resetsAt).toISOString()}` : ' for now';
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', `GitHub answers no more requests of this token${until}.`, {
        hint: 'Run again later, or give the token of a GitHub App, which has a larger limit.',
        answer: { service: 'GitHub', status },
    });
}


/***/ }),

/***/ 2423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHubReader: () => (/* binding */ createGitHubReader),
/* harmony export */   toRepositoryFacts: () => (/* binding */ toRepositoryFacts)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _octokit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(987);
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3408);
/** What GitHub's REST API tells about repositories, templates, branches and environments, with the rights of `github-token`. */



function at(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
function parts(fullName) {
    const [owner = '', repo = ''] = fullName.split('/');
    return { owner, repo };
}
const VISIBILITIES = new Set(['public', 'internal', 'private']);
/** Undefined for an answer that names no repository: a gateway's, which must not become part of a subject. */
function toRepositoryFacts(data) {
    const [fullName, id, ownerId] = [at(data, 'full_name'), at(data, 'id'), at(at(data, 'owner'), 'id')];
    const visibility = at(data, 'visibility');
    if (typeof fullName !== 'string' || !/^[^/]+\/[^/]+$/.test(fullName))
        return undefined;
    if (!Number.isSafeInteger(id) || !Number.isSafeInteger(ownerId))
        return undefined;
    return {
        fullName,
        id: String(id),
        ownerId: String(ownerId),
        createdAt: String(at(data, 'created_at') ?? ''),
        defaultBranch: String(at(data, 'default_branch') ?? ''),
        ...(typeof visibility === 'string' && VISIBILITIES.has(visibility) && { visibility }),
        ...(at(data, 'archived') === true && { archived: true }),
        ...(at(at(data, 'owner'), 'type') === 'User' && { ofPerson: true }),
    };
}
/** An environment counts as protected when it has a rule: reviewers, wait timer, branch policy, or a custom one. */
function protectionOfEnvironment(data) {
    const rules = at(data, 'protection_rules');
    const policy = at(data, 'deployment_branch_policy');
    return (Array.isArray(rules) && rules.length > 0) || (policy !== null && policy !== undefined)
        ? 'protected'
        : 'unprotected';
}
const PAGE_SIZE = 100;
const MAX_PAGES = 10;
/** Builds the reader. Every answer is asked for once. */
function createGitHubReader(api) {
    const octokit = (0,_octokit_js__WEBPACK_IMPORTED_MODULE_1__/* .createOctokit */ .Q)(api);
    const kept = new Map();
    const limit = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .createRateLimitRecord */ .xj)();
    async function ask(route, parameters) {
        try {
            const { status, data, headers } = await octokit.request(`GET ${route}`, parameters);
            limit.note(headers);
            return { status, data };
        }
        catch (error) {
            const { status, response } = error;
            if (typeof status !== 'number')
                throw error;
            limit.note(response?.headers);
            if ((0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .isLimited */ .lU)(status, response?.headers))
                throw (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .limitReached */ .Cf)(status, limit.left());
            if (status === 401)
                throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', 'GitHub does not accept `github-token`: it is not valid.', {
                    hint: 'Leave `github-token` out (the job has a token of its own), or renew the token: it has expired, was revoked, or is of another server.',
                    answer: { service: 'GitHub', status },
                    cause: error,
                });
            // Octokit gives a failure of the transport the status 500.
            if (status >= 500)
                throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `GitHub's API did not answer properly (${route}).`, {
                    hint: 'Run again later.',
                    answer: { service: 'GitHub', status },
                    cause: error,
                });
            return { status, data: undefined };
        }
    }
    function get(route, parameters = {}) {
        const key = JSON.stringify([route, parameters]);
        const known = kept.get(key) ?? ask(route, parameters);
        kept.set(key, known);
        return known;
    }
    async function customization(route, parameters) {
        const { status, data } = await get(route, parameters);
        return { status, ...(data !== undefined && { body: data }) };
    }
    async function protection(route, parameters, read) {
        const { status, data } = await get(route, parameters);
        if (status === 200)
            return read(data);
        // 404 also stands for "may not see"; only a repository that can be seen makes it mean "missing".
        const seen = status === 404 &&
            (await get('/repos/{owner}/{repo}', parts(`${parameters.owner}/${parameters.repo}`))).status === 200;
        return seen ? 'missing' : 'unknown';
    }
    // https://docs.github.com/en/rest/deployments/environments#list-environments
    async function environments(fullName) {
        const names = [];
        for (let page = 1; page <= MAX_PAGES; page++) {
            const parameters = { ...parts(fullName), per_page: String(PAGE_SIZE), page: String(page) };
            const { data } = await get('/repos/{owner}/{repo}/environments', parameters);
            const listed = at(data, 'environments');
            const entries = Array.isArray(listed) ? listed : [];
            names.push(...entries.map((entry) => at(entry, 'name')).filter((name) => typeof name === 'string'));
            if (entries.length < PAGE_SIZE)
                break;
        }
        return names;
    }
    return {
        repository: async (fullName) => {
            const { status, data } = await get('/repos/{owner}/{repo}', parts(fullName));
            return status === 200 ? toRepositoryFacts(data) : undefined;
        },
        customization: (fullName) => customization('/repos/{owner}/{repo}/actions/oidc/customization/sub', parts(fullName)),
        organizationCustomization: (org) => customization('/orgs/{org}/actions/oidc/customization/sub', { org }),
        branch: (fullName, branch) => protection('/repos/{owner}/{repo}/branches/{branch}', { ...parts(fullName), branch }, (data) => at(data, 'protected') === true ? 'protected' : 'unprotected'),
        environment: (fullName, environment_name) => protection('/repos/{owner}/{repo}/environments/{environment_name}', { ...parts(fullName), environment_name }, protectionOfEnvironment),
        storedEnvironment: async (fullName, environment_name) => {
            const parameters = { ...parts(fullName), environment_name };
            const { status, data } = await get('/repos/{owner}/{repo}/environments/{environment_name}', parameters);
            const name = status === 200 ? at(data, 'name') : undefined;
            return typeof name === 'string' ? name : undefined;
        },
        environments,
        rateLimit: limit.left,
        serverVersion: async () => {
            const version = at((await get('/meta')).data, 'installed_version');
            return typeof version === 'string' ? version : undefined;
        },
    };
}


/***/ })

};
;
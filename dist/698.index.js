"use strict";
exports.id = 698;
exports.ids = [698];
exports.modules = {

/***/ 2698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  environmentPlanner: () => (/* binding */ environmentPlanner)
});

// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/policy/judge.js + 5 modules
var judge = __webpack_require__(6796);
// EXTERNAL MODULE: ./build/federation/fleet/fleet.js
var fleet = __webpack_require__(6191);
// EXTERNAL MODULE: ./build/federation/repository/declared-repositories.js
var declared_repositories = __webpack_require__(856);
// EXTERNAL MODULE: ./build/federation/repository/identity.js
var identity = __webpack_require__(1959);
// EXTERNAL MODULE: ./build/federation/repository/plan-environment.js + 5 modules
var plan_environment = __webpack_require__(2665);
;// CONCATENATED MODULE: ./build/federation/repository/plan-repositories.js
/** Plans the repositories of a fleet: each with its environments and variables, as a target of its own before the identities. */






function judgeOf({ file }, { fullName, id, ownerId }, { policy }) {
    const repository = { fullName, id, ownerId };
    const claims = { claimedOwners: file.claimedOwners, githubIssuers: [] };
    return (change, action) => {
        const rules = policy.rules(file.file);
        const adopts = change.resource === 'variable' && action === 'update';
        if (change.resource === 'environment')
            return (0,judge/* judge */.S)(rules, { resource: 'environment', action, repository, adopts, ...claims });
        const name = change.name.slice(change.name.lastIndexOf('/') + 1);
        return (0,judge/* judge */.S)(rules, { resource: 'variable', action, repository, name, adopts, ...claims });
    };
}
function toTarget({ seen, names }, planned, log) {
    const lines = planned.flatMap((each) => each.lines);
    const writers = new Map(lines.map(({ change, write }) => [change, write]));
    const facts = seen instanceof error/* FederationError */.yP ? undefined : seen.facts;
    const fullName = facts?.fullName ?? names.join();
    return {
        plan: {
            kind: 'repository',
            clientId: '',
            id: facts?.id ?? '',
            uniqueName: facts === undefined ? names.join() : null,
            displayName: fullName,
            error: null,
            changes: lines.map(({ change }) => change),
        },
        head: { multiTenant: undefined, owners: undefined, foreign: 0, spellings: [] },
        session: {
            writeResource: async (change, deadline) => {
                log.info(`Writing the ${change.resource} "${change.name}" of ${fullName}`);
                return (writers.get(change) ?? plan_environment/* REFUSED */.ln)(change, deadline);
            },
        },
        error: undefined,
        owned: new Map(),
        forbidden: planned.flatMap(({ forbidden }) => forbidden),
    };
}
/** A line that waits for the environments that it trusts. */
function waitFor(change, keys) {
    const needed = keys.get((0,identity/* trustKeyOf */.fB)(change));
    if (needed === undefined)
        return change;
    return { ...change, dependsOn: [...(change.dependsOn ?? []), ...needed] };
}
function planOf(place, { facts, store }, trusts, { lookup, request, ports }) {
    const { declared } = place;
    const target = lookup.target(declared.identity);
    const plan = {
        declared,
        repository: facts,
        identity: (0,identity/* identityOf */.cu)(declared.identity, target, ports.identities),
        credentials: trusts.filter((each) => each.target === target).map(({ key }) => key),
        tenantId: request.scope.tenantId,
        judge: judgeOf(place, facts, request),
    };
    return (0,plan_environment/* planEnvironment */.RJ)(plan, { ...ports, store });
}
/** Requests that a line takes when it is written: it is read before and after, and branch rules go one by one. */
function requestsFor({ action, resource, written }) {
    if (action === 'keep' || action === 'refuse')
        return 0;
    if (resource === 'variable')
        return 3;
    return 5 + ('branches' in written && Array.isArray(written.branches) ? written.branches.length : 0);
}
async function planRepository(repository, run) {
    const { seen, names, places } = repository;
    const repositoryId = seen instanceof error/* FederationError */.yP ? undefined : seen.facts.id;
    const planned = [];
    const waiting = [];
    for (const place of places) {
        const { declared } = place;
        const { environment } = declared;
        const trusts = run.lookup.trusts({ repositoryId, names, environment });
        const key = (0,plan_environment/* environmentKey */.J4)(repositoryId ?? names.join(), environment);
        waiting.push(...trusts.map((each) => ({ ...each, key })));
        planned.push(seen instanceof error/* FederationError */.yP ? (0,plan_environment/* unseen */.nv)(declared, seen) : await planOf(place, seen, trusts, run));
    }
    return {
        target: toTarget(repository, planned, run.ports.log),
        warnings: planned.flatMap(({ warnings }) => warnings),
        trusts: waiting,
        writing: planned.flatMap(({ lines }) => lines).reduce((sum, { change }) => sum + requestsFor(change), 0),
    };
}
function adjustments(plans) {
    const byTarget = new Map();
    for (const { target, trust, key } of plans.flatMap(({ trusts }) => trusts)) {
        const keys = byTarget.get(target) ?? new Map();
        keys.set(trust, [...(keys.get(trust) ?? []), key]);
        byTarget.set(target, keys);
    }
    return new Map([...byTarget].map(([target, keys]) => [
        target,
        { changes: [], writeResource: plan_environment/* REFUSED */.ln, adjust: (change) => waitFor(change, keys), forbidden: [] },
    ]));
}
/** Builds the planner of environments and variables; what GitHub does not tell stands in the lines of its repository. */
function createRepositoryPlanner(ports) {
    return async (targets, request) => {
        const repositories = await (0,declared_repositories/* repositoriesOf */.Ub)(request, ports.rights);
        (0,declared_repositories/* assertPossible */.Af)(repositories, ports.rights?.github, ports.log);
        const lookup = { target: (0,identity/* indexTargets */.Du)(targets), trusts: (0,identity/* indexTrusts */.iw)(targets, request.repository) };
        const run = { lookup, request, ports };
        const plans = await (0,fleet/* mapAtMost */.X)(repositories, declared_repositories/* AT_ONCE */.Qd, (each) => planRepository(each, run));
        const writing = plans.reduce((sum, each) => sum + each.writing, 0);
        if (ports.applies)
            (0,declared_repositories/* assertLimit */.KT)(ports.rights?.store.rateLimit(), writing, 'writing what is declared');
        return {
            targets: adjustments(plans),
            repositories: plans.map(({ target }) => target),
            warnings: plans.flatMap(({ warnings }) => warnings),
        };
    };
}

// EXTERNAL MODULE: ./build/core/environment/branch-rules.js
var branch_rules = __webpack_require__(5384);
// EXTERNAL MODULE: ./build/github/ask.js
var github_ask = __webpack_require__(839);
// EXTERNAL MODULE: ./build/github/rate-limit.js
var rate_limit = __webpack_require__(3408);
;// CONCATENATED MODULE: ./build/github/reviewer.js

const PAGE_SIZE = 100;
const MOST_PAGES = 10;
// https://docs.github.com/en/rest/repos/repos#list-repository-teams
async function findTeam(ask, fullName, organization, slug) {
    const name = `${organization}/${slug}`;
    const { owner, repo } = (0,github_ask/* parts */.r)(fullName);
    if (organization.toLowerCase() !== owner.toLowerCase())
        return `The team "${name}" is of another organization than ${fullName}.`;
    const purpose = { what: `read the teams of ${fullName}`, permission: 'Administration: read' };
    for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await ask('GET /repos/{owner}/{repo}/teams', { owner, repo, per_page: PAGE_SIZE, page }, purpose);
        const teams = Array.isArray(data) ? data : [];
        const team = teams.find((each) => String((0,github_ask.at)(each, 'slug')).toLowerCase() === slug.toLowerCase());
        const id = (0,github_ask.at)(team, 'id');
        if (typeof id === 'number')
            return { kind: 'Team', id, name: `${owner}/${String((0,github_ask.at)(team, 'slug'))}` };
        if (teams.length < PAGE_SIZE)
            break;
    }
    return `The team "${name}" does not exist, or has no access to ${fullName}.`;
}
// https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
async function findPerson(ask, fullName, username) {
    const { owner, repo } = (0,github_ask/* parts */.r)(fullName);
    const purpose = { what: `read who has access to ${fullName}`, permission: 'Metadata: read' };
    const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    const { status, data } = await ask(route, { owner, repo, username }, purpose, [404]);
    if (status === 404)
        return `There is no person "${username}".`;
    const [id, login] = [(0,github_ask.at)((0,github_ask.at)(data, 'user'), 'id'), (0,github_ask.at)((0,github_ask.at)(data, 'user'), 'login')];
    if ((0,github_ask.at)(data, 'permission') === 'none' || typeof id !== 'number')
        return `"${username}" has no access to ${fullName}.`;
    return { kind: 'User', id, name: String(login) };
}
/** Finds a reviewer; a text says why there is none. */
function findReviewer(ask, fullName, name) {
    const [first = '', slug] = name.split('/');
    return slug === undefined ? findPerson(ask, fullName, first) : findTeam(ask, fullName, first, slug);
}

;// CONCATENATED MODULE: ./build/github/repository-store.js
/** GitHub's REST API for environments, their rules and their variables, with the rights of `github-token`. */




function listOf(value, key) {
    const list = (0,github_ask.at)(value, key);
    return Array.isArray(list) ? list : [];
}
const ENVIRONMENT = '/repos/{owner}/{repo}/environments/{environment_name}';
const RULES = `${ENVIRONMENT}/deployment-branch-policies`;
const VARIABLES = `${ENVIRONMENT}/variables`;
const PAGE = { rules: 100, variables: 30 };
const repository_store_MOST_PAGES = 20;
function toReviewer(value, owner) {
    const [kind, id] = [(0,github_ask.at)(value, 'type'), (0,github_ask.at)((0,github_ask.at)(value, 'reviewer'), 'id')];
    const name = (0,github_ask.at)((0,github_ask.at)(value, 'reviewer'), kind === 'Team' ? 'slug' : 'login');
    if ((kind !== 'User' && kind !== 'Team') || typeof id !== 'number')
        return [];
    return [{ kind, id, name: kind === 'Team' ? `${owner}/${String(name)}` : String(name) }];
}
/** The rules of an answer; `listed` are its branch policies, which are asked for by themselves. */
function toRules(data, owner, listed) {
    const rules = listOf(data, 'protection_rules');
    const ruleOf = (type) => rules.find((each) => (0,github_ask.at)(each, 'type') === type);
    const wait = (0,github_ask.at)(ruleOf('wait_timer'), 'wait_timer');
    const reviews = ruleOf('required_reviewers');
    const policy = (0,github_ask.at)(data, 'deployment_branch_policy');
    const branches = (0,github_ask.at)(policy, 'custom_branch_policies') === true
        ? { kind: 'listed', rules: listed }
        : { kind: (0,github_ask.at)(policy, 'protected_branches') === true ? 'protected' : 'all' };
    return {
        waitMinutes: typeof wait === 'number' ? wait : 0,
        reviewers: listOf(reviews, 'reviewers').flatMap((each) => toReviewer(each, owner)),
        preventSelfReview: (0,github_ask.at)(reviews, 'prevent_self_review') === true,
        branches,
    };
}
/** What is sent: whatever is not, GitHub may take away, and older servers know no `prevent_self_review`. */
function toEnvironmentBody({ waitMinutes, reviewers, preventSelfReview, branches }) {
    const policy = {
        protected_branches: branches.kind === 'protected',
        custom_branch_policies: branches.kind === 'listed',
    };
    return {
        ...(waitMinutes > 0 && { wait_timer: waitMinutes }),
        ...(reviewers.length > 0 && { reviewers: reviewers.map(({ kind, id }) => ({ type: kind, id })) }),
        ...(preventSelfReview && { prevent_self_review: true }),
        ...(branches.kind !== 'all' && { deployment_branch_policy: policy }),
    };
}
function toRule(value) {
    return { kind: (0,github_ask.at)(value, 'type') === 'tag' ? 'tag' : 'branch', name: String((0,github_ask.at)(value, 'name')) };
}
const DONE = { kind: 'done' };
const UNSETTLED = { kind: 'unsettled' };
/** Nobody knows whether a write that was answered by a failure of the service has happened. */
function settled({ status, failure }) {
    return failure === undefined || status === 303 ? DONE : UNSETTLED;
}
const DOUBTFUL = [404, 409, 500, 502, 503, 504];
/** Builds the store over GitHub's REST API. */
function createRepositoryStore(api) {
    const limit = (0,rate_limit/* createRateLimitRecord */.xj)();
    const ask = (0,github_ask/* createAsk */.c)(api, limit);
    const reading = (fullName) => ({
        what: `read environments of ${fullName}`,
        permission: 'Actions: read',
    });
    const ruling = (fullName) => ({
        what: `write environments of ${fullName}`,
        permission: 'Administration: write',
    });
    const varying = (fullName, level) => ({
        what: `${level} variables of environments of ${fullName}`,
        permission: `Environments: ${level}`,
    });
    async function pages(route, key, size, parameters, purpose) {
        const all = [];
        for (let page = 1; page <= repository_store_MOST_PAGES; page++) {
            const { data } = await ask(`GET ${route}`, { ...parameters, per_page: size, page }, purpose, [404]);
            const items = listOf(data, key);
            all.push(...items);
            if (items.length < size)
                break;
        }
        return all;
    }
    const policies = (fullName, environment_name) => pages(RULES, 'branch_policies', PAGE.rules, { ...(0,github_ask/* parts */.r)(fullName), environment_name }, reading(fullName));
    return {
        environment: async (fullName, environment_name) => {
            const place = { ...(0,github_ask/* parts */.r)(fullName), environment_name };
            const { status, data } = await ask(`GET ${ENVIRONMENT}`, place, reading(fullName), [404]);
            if (status === 404)
                return undefined;
            const isListed = (0,github_ask.at)((0,github_ask.at)(data, 'deployment_branch_policy'), 'custom_branch_policies') === true;
            const listed = isListed ? (await policies(fullName, environment_name)).map(toRule) : [];
            return { name: String((0,github_ask.at)(data, 'name')), rules: toRules(data, place.owner, listed) };
        },
        putEnvironment: async (fullName, environment_name, rules) => {
            const body = { ...(0,github_ask/* parts */.r)(fullName), environment_name, ...toEnvironmentBody(rules) };
            const answer = await ask(`PUT ${ENVIRONMENT}`, body, ruling(fullName), [409, 422, 500, 502, 503, 504]);
            if (answer.status !== 422)
                return settled(answer);
            const said = answer.failure?.message ?? '';
            return { kind: /\b(?:billing )?plan\b/i.test(said) ? 'no-plan' : 'invalid', said };
        },
        addBranchRule: async (fullName, environment_name, { kind, name }) => settled(await ask(`POST ${RULES}`, { ...(0,github_ask/* parts */.r)(fullName), environment_name, name, type: kind }, ruling(fullName), [
            303,
            ...DOUBTFUL,
        ])),
        removeBranchRule: async (fullName, environment_name, rule) => {
            const found = (await policies(fullName, environment_name)).find((each) => (0,branch_rules/* holdsRule */.Li)([toRule(each)], rule));
            if (found === undefined)
                return DONE;
            const place = { ...(0,github_ask/* parts */.r)(fullName), environment_name, branch_policy_id: (0,github_ask.at)(found, 'id') };
            return settled(await ask(`DELETE ${RULES}/{branch_policy_id}`, place, ruling(fullName), DOUBTFUL));
        },
        variables: async (fullName, environment_name) => {
            const place = { ...(0,github_ask/* parts */.r)(fullName), environment_name };
            const all = await pages(VARIABLES, 'variables', PAGE.variables, place, varying(fullName, 'read'));
            return new Map(all.map((each) => [String((0,github_ask.at)(each, 'name')).toUpperCase(), String((0,github_ask.at)(each, 'value'))]));
        },
        createVariable: async (fullName, environment_name, name, value) => {
            const body = { ...(0,github_ask/* parts */.r)(fullName), environment_name, name, value };
            return settled(await ask(`POST ${VARIABLES}`, body, varying(fullName, 'write'), DOUBTFUL));
        },
        updateVariable: async (fullName, environment_name, name, value) => {
            const body = { ...(0,github_ask/* parts */.r)(fullName), environment_name, name, value };
            return settled(await ask(`PATCH ${VARIABLES}/{name}`, body, varying(fullName, 'write'), DOUBTFUL));
        },
        reviewer: (fullName, name) => findReviewer(ask, fullName, name),
        rateLimit: limit.left,
    };
}

;// CONCATENATED MODULE: ./build/composition/fleet-environments.js


/** Builds the planner of environments and variables. Nothing is sent. */
function environmentPlanner(github, api, identities, applies, { clock, log }) {
    const rights = github && api && { github, store: createRepositoryStore(api) };
    return createRepositoryPlanner({ rights, identities, applies, clock, log });
}


/***/ })

};
;
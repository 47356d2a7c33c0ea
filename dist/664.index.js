"use strict";
exports.id = 664;
exports.ids = [664];
exports.modules = {

/***/ 856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ assertPossible),
/* harmony export */   KT: () => (/* binding */ assertLimit),
/* harmony export */   Qd: () => (/* binding */ AT_ONCE),
/* harmony export */   Ub: () => (/* binding */ repositoriesOf),
/* harmony export */   nv: () => (/* binding */ unseen)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _fleet_fleet_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6191);
/* harmony import */ var _plan_moved_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(605);
/** The repositories whose environments files declare: found at GitHub, each once, and counted before they are read. */



/** How many repositories are asked about at the same time. */
const AT_ONCE = 10;
/** An environment, its list of branches, a page of variables. Reviewers that are no reviewers yet take one more each. */
const REQUESTS_EACH = 3;
/** The error for a repository that `github-token` does not see. */
function unseen(name) {
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', `\`github-token\` does not see the repository ${name}.`, {
        hint: 'It does not exist, or the token is of an App that is not installed there.',
    });
}
async function see(name, rights) {
    try {
        const facts = await rights?.github.repository(name);
        if (rights === undefined || facts === undefined)
            return unseen(name);
        (0,_plan_moved_js__WEBPACK_IMPORTED_MODULE_1__/* .assertNotMoved */ .d)(name, facts);
        return { facts, store: rights.store };
    }
    catch (error) {
        if (!(error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP))
            throw error;
        return error;
    }
}
/** Groups what files declare by the repository that GitHub answers with; without a token it answers nothing. */
async function repositoriesOf({ files, repository: own }, rights) {
    const byName = new Map();
    for (const file of files) {
        for (const declared of file.environments ?? []) {
            const name = declared.repository ?? own;
            const known = byName.get(name.toLowerCase()) ?? { name, places: [] };
            known.places.push({ file, declared });
            byName.set(name.toLowerCase(), known);
        }
    }
    const asked = await (0,_fleet_fleet_js__WEBPACK_IMPORTED_MODULE_2__/* .mapAtMost */ .X)([...byName.values()], AT_ONCE, async ({ name, places }) => ({
        name,
        places,
        seen: await see(name, rights),
    }));
    const merged = new Map();
    for (const { name, places, seen } of asked) {
        const id = seen instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP ? name : seen.facts.id;
        const { names = [], places: known = [] } = merged.get(id) ?? {};
        merged.set(id, { seen, names: [...names, name], places: [...known, ...places] });
    }
    return [...merged.values()];
}
/**
 * Says how much is asked, and stops where the token's rate limit does not suffice.
 * @throws FederationError `github-forbidden`, or `configuration-invalid` for an environment that is declared twice
 */
function assertPossible(repositories, github, log) {
    assertOnce(repositories);
    const count = repositories.reduce((sum, { places }) => sum + places.length, 0);
    const needed = count * REQUESTS_EACH;
    const where = repositories.length === 1 ? 'one repository' : `${repositories.length} repositories`;
    const what = count === 1 ? 'one environment' : `${count} environments`;
    log.info(`Reading ${what} of ${where}: about ${needed} requests, ten at once`);
    assertLimit(github?.rateLimit?.(), needed, 'reading the environments');
}
/** @throws FederationError `github-forbidden` with the time at which there is more */
function assertLimit(left, needed, what) {
    if (left === undefined || left.remaining >= needed)
        return;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', `GitHub answers ${left.remaining} more requests of this token until ${new Date(left.resetsAt).toISOString()}; ${what} takes about ${needed}.`, {
        hint: 'Run again after that time, give the token of a GitHub App, which has a larger limit, or split the files. Nothing was written.',
    });
}
/** One environment has one identity, under whatever name a file calls its repository. */
function assertOnce(repositories) {
    const twice = repositories.flatMap(({ places }) => {
        const first = new Map();
        return places.flatMap(({ declared: { environment, source } }) => {
            const known = first.get(environment.toLowerCase());
            if (known === undefined)
                first.set(environment.toLowerCase(), source);
            return known === undefined ? [] : [`${source}: The environment "${environment}" is declared at ${known} already.`];
        });
    });
    if (twice.length === 0)
        return;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('configuration-invalid', 'One environment is declared twice.', {
        hint: 'An environment has one identity: leave it in one place. Nothing was written.',
        details: twice,
    });
}


/***/ }),

/***/ 1959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ indexTargets),
/* harmony export */   W: () => (/* binding */ identityName),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   fB: () => (/* binding */ trustKeyOf),
/* harmony export */   iw: () => (/* binding */ indexTrusts)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6986);
/* harmony import */ var _core_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8881);
/** Finds the identity that an environment's jobs get among the targets of a plan: its client ID, and the lines it depends on. */



/** Finds targets by address, whatever spelling another file has for them. */
function indexTargets(targets) {
    const index = new Map(targets.flatMap((target) => target.spellings.map((each) => [each.toLowerCase(), target])));
    return (address) => index.get((0,_core_target_js__WEBPACK_IMPORTED_MODULE_2__/* .addressText */ .GI)(address).toLowerCase());
}
function unknown({ code, message }) {
    return { kind: 'unknown', code, why: `Its identity is not known: ${message}` };
}
/** What an identity is called before its client ID is known. */
function identityName(address) {
    if (address.kind === 'managed-identity')
        return address.resourceId;
    return 'uniqueName' in address ? address.uniqueName : (0,_core_target_js__WEBPACK_IMPORTED_MODULE_2__/* .addressText */ .GI)(address);
}
function unread(address) {
    if (address.kind === 'application' && 'clientId' in address)
        return { kind: 'known', clientId: address.clientId };
    return { kind: 'later', valueOf: identityName(address) };
}
/** Tells the client ID of an identity, or what it will be read from. */
function identityOf(address, target, identities) {
    const failure = target?.declarations.flatMap(({ credentials }) => credentials).find((each) => !each.ok);
    if (failure !== undefined && !failure.ok)
        return unknown(failure.error);
    const known = address.kind === 'application' && 'uniqueName' in address && identities.find(address.uniqueName);
    if (known)
        return { kind: 'known', clientId: known.clientId };
    const reading = target?.reading;
    if (reading === undefined)
        return unread(address);
    if (!reading.ok)
        return unknown(reading.error);
    if (reading.facts.clientId !== '')
        return { kind: 'known', clientId: reading.facts.clientId };
    if (address.kind === 'application')
        return unread(address);
    return unknown(new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('manager-forbidden', 'the manager may not read the client ID of the managed identity (Microsoft.ManagedIdentity/userAssignedIdentities/read).'));
}
/** What the lines of a target are called in `dependsOn`. */
function targetKey({ address, reading }) {
    const { kind } = address;
    if (reading?.ok === true) {
        const { id, clientId, uniqueName } = reading.facts;
        return `${kind} ${id || clientId || uniqueName}`;
    }
    if (address.kind === 'managed-identity')
        return `${kind} ${address.resourceId}`;
    return `${kind} ${Object.entries(address)
        .flatMap(([name, value]) => (name === 'kind' ? [] : [value]))
        .join()}`;
}
/** What a line about a credential trusts. */
function trustKeyOf(change) {
    return JSON.stringify([change.issuer, (0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .matchOfChange */ .Tk)(change)]);
}
const keyOf = (repository, environment) => `${repository}\n${environment}`.toLowerCase();
/** The keys under which a credential is found: its repository by ID where that is known, else by name. */
function placeOf(each, own) {
    const { trust } = each.entry;
    if (!each.ok || trust.kind !== 'github' || trust.owner !== undefined)
        return undefined;
    if (trust.context.kind !== 'environment')
        return undefined;
    return keyOf(each.declared.repository?.id ?? trust.repository ?? own, trust.context.environment);
}
/** Finds the credentials that trust an environment. */
function indexTrusts(targets, own) {
    const index = new Map();
    for (const target of targets) {
        for (const each of target.declarations.flatMap(({ credentials }) => credentials)) {
            const place = placeOf(each, own);
            if (place === undefined || !each.ok)
                continue;
            const { credential, source } = each.declared.desired;
            const line = (0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .toChange */ ._u)(credential, { source }, { action: 'create', reason: '' });
            const found = { target, trust: trustKeyOf(line), key: (0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .changeKey */ .Cy)(targetKey(target), line) };
            index.set(place, [...(index.get(place) ?? []), found]);
        }
    }
    return ({ repositoryId, names, environment }) => [...names, ...(repositoryId === undefined ? [] : [repositoryId])].flatMap((repository) => index.get(keyOf(repository, environment)) ?? []);
}


/***/ }),

/***/ 2665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ln: () => (/* binding */ REFUSED),
  J4: () => (/* binding */ environmentKey),
  RJ: () => (/* binding */ planEnvironment),
  nv: () => (/* binding */ unseen)
});

// EXTERNAL MODULE: ./build/core/environment/branch-rules.js
var branch_rules = __webpack_require__(5384);
// EXTERNAL MODULE: ./build/core/environment/rules.js
var environment_rules = __webpack_require__(8971);
;// CONCATENATED MODULE: ./build/core/environment/change.js


/** Everything that is written, by the names of a configuration file; what is not set is left out. */
function writtenRules({ waitMinutes, reviewers, preventSelfReview, branches }) {
    const written = {
        ...(waitMinutes > 0 && { 'wait-minutes': waitMinutes }),
        ...(reviewers.length > 0 && { reviewers: reviewers.map(({ name, id }) => `${name} (${id})`).toSorted() }),
        ...(preventSelfReview && { 'prevent-self-review': true }),
        ...(branches.kind === 'protected' && { 'protected-branches': true }),
        ...(branches.kind === 'listed' && { branches: branches.rules.map(branch_rules/* ruleText */.Y3).toSorted() }),
    };
    return Object.keys(written).length === 0 ? { rules: 'none' } : written;
}
function differencesOf(from, to) {
    const fields = [
        ['wait-minutes', String(from.waitMinutes), String(to.waitMinutes)],
        ['reviewers', (0,environment_rules/* reviewerNames */.yx)(from.reviewers), (0,environment_rules/* reviewerNames */.yx)(to.reviewers)],
        ['prevent-self-review', String(from.preventSelfReview), String(to.preventSelfReview)],
    ];
    const branches = (0,environment_rules/* sameBranches */.LM)(from.branches, to.branches)
        ? []
        : [{ field: 'branches', from: (0,environment_rules/* branchesText */.ij)(from.branches), to: (0,environment_rules/* branchesText */.ij)(to.branches) }];
    return [...fields.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, from: a, to: b })), ...branches];
}
function warningsOf({ name, rules: declared }, rules, stricter) {
    const selfReview = declared.preventSelfReview === true && rules.reviewers.length === 0;
    return [
        ...((0,environment_rules/* isProtecting */.wv)(rules)
            ? []
            : [`The environment "${name}" has no rules: whoever may write to the repository can use its identity.`]),
        ...stricter.map((sentence) => `The environment "${name}" is stricter than declared, and stays so. ${sentence}`),
        ...(selfReview
            ? [`The environment "${name}" has no reviewers, and \`prevent-self-review\` does nothing without them.`]
            : []),
    ];
}
/** Compares what a file declares with what is stored; undefined where the environment does not exist. */
function diffEnvironment(desired, stored) {
    const { name, source } = desired;
    const { rules, stricter, incomparable } = (0,environment_rules/* mergeRules */.ub)(stored ?? environment_rules/* NO_RULES */.Wd, desired.rules);
    const differences = stored === undefined ? [] : differencesOf(stored, rules);
    const line = { resource: 'environment', name, source, differences, written: writtenRules(rules) };
    const warnings = warningsOf(desired, rules, stricter);
    if (stored === undefined)
        return { change: { ...line, action: 'create', reason: 'It does not exist.' }, rules, warnings };
    if (incomparable.length > 0) {
        const why = `${incomparable.join(' ')} Change the file, or the settings of the repository by hand.`;
        return { change: { ...line, action: 'refuse', reason: 'configuration-invalid', why }, rules, warnings };
    }
    const change = differences.length === 0
        ? { ...line, action: 'keep', reason: 'Its rules are at least as strict as declared.' }
        : { ...line, action: 'update', reason: 'Its rules are weaker than declared.' };
    return { change, rules, warnings };
}

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/plan/resource-change.js
var resource_change = __webpack_require__(2891);
;// CONCATENATED MODULE: ./build/core/variable/variable.js
const SUBSCRIPTION = /^\/subscriptions\/([0-9a-f-]{36})(?:\/|$)/i;
/** The subscription of an identity: its own, or the one that all its roles are in; undefined where there is no one answer. */
function subscriptionOf(address, scopes) {
    const ids = address.kind === 'managed-identity' ? [address.resourceId] : scopes;
    const found = new Set(ids.map((id) => SUBSCRIPTION.exec(id)?.[1]?.toLowerCase()));
    const [only] = found;
    return found.size === 1 ? only : undefined;
}
/** The variables of an environment: what follows from its identity, and what the file declares, which wins. */
function wantedVariables({ client, tenantId, subscriptionId, declared, }) {
    const text = (value) => ({ kind: 'text', text: value });
    const wanted = new Map([
        ['AZURE_CLIENT_ID', client.kind === 'known' ? text(client.clientId) : client],
        ['AZURE_TENANT_ID', text(tenantId)],
        ...(subscriptionId === undefined ? [] : [['AZURE_SUBSCRIPTION_ID', text(subscriptionId)]]),
        ...Object.entries(declared).map(([name, value]) => [name.toUpperCase(), text(value)]),
    ]);
    return [...wanted].map(([name, value]) => ({ name, value }));
}
function writtenValue(value) {
    return value.kind === 'text' ? { value: value.text } : { value: null, 'value-of': value.valueOf };
}
/** Compares a variable with what is stored; undefined where there is none. Another value is somebody else's. */
function diffVariable({ name, value }, stored, { environment, adopt, source }) {
    const shown = value.kind === 'text' ? value.text : `the client ID of "${value.valueOf}"`;
    const isOther = stored !== undefined && !(value.kind === 'text' && value.text === stored);
    const line = {
        resource: 'variable',
        name: `${environment}/${name}`,
        source,
        written: writtenValue(value),
        differences: isOther ? [{ field: 'value', from: stored, to: shown }] : [],
    };
    if (stored === undefined)
        return { ...line, action: 'create', reason: 'There is no such variable.' };
    if (!isOther)
        return { ...line, action: 'keep', reason: 'It has this value.' };
    if (adopt)
        return { ...line, action: 'update', reason: 'It has another value, and `adopt: true` takes it over.' };
    return {
        ...line,
        action: 'refuse',
        reason: 'name-conflict',
        why: `The variable holds "${stored}", which somebody else may rely on; \`adopt: true\` on the environment overwrites it.`,
    };
}

// EXTERNAL MODULE: ./build/federation/repository/identity.js
var repository_identity = __webpack_require__(1959);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
;// CONCATENATED MODULE: ./build/federation/repository/settle.js
/** Reads, writes and reads again until what is stored is what was to be written. */


const MOST_WRITES = 5;
/**
 * Writes until a reading needs no write any more. What was there already is `kept`.
 * @throws FederationError of the attempts, or `service-unavailable` when nothing settles in time
 */
async function settle({ what, attempt, deadline, ports: { clock } }) {
    let outcome = 'kept';
    for (let writes = 0;; writes++) {
        const write = await attempt();
        if (write === undefined)
            return outcome;
        // What a first reading does not show yet may be there a moment later.
        const inTime = writes < 2 || (await (0,propagation/* sleepUntil */.Kc)(deadline, (0,propagation/* propagationDelay */.iM)(writes, clock.random()), clock));
        if (!inTime || writes >= MOST_WRITES)
            throw new core_error/* FederationError */.yP('service-unavailable', `${what} was written, and is not read back as it should be.`, {
                hint: 'Run again later: what is there already is kept.',
                answer: { service: 'GitHub' },
            });
        const next = await write();
        // The first write says what became of it: a second one only repeats what nobody saw.
        if (outcome === 'kept')
            outcome = next;
    }
}

;// CONCATENATED MODULE: ./build/federation/repository/write-environment.js
/** Carries out the line about an environment: read, compared again, written as printed, and believed when it is read back. */





function refusal({ fullName, desired }, answer) {
    const place = `The environment "${desired.name}" of ${fullName}`;
    switch (answer.kind) {
        case 'done':
        case 'unsettled':
            return undefined;
        case 'no-plan':
            return new core_error/* FederationError */.yP('github-forbidden', `${place} cannot be protected: the plan of the repository's owner has no such rules for private repositories. No new credential trusts it.`, {
                hint: 'Upgrade the plan, make the repository public, or declare the environment without rules if whoever may write to the repository shall get its identity.',
                answer: { service: 'GitHub', status: 422, message: answer.said },
            });
        case 'invalid':
            return new core_error/* FederationError */.yP('github-forbidden', `${place} did not get its rules: ${answer.said}.`, {
                hint: 'Correct the rules in the file.',
                answer: { service: 'GitHub', status: 422, message: answer.said },
            });
    }
}
async function writeRules(write, stored, wanted, store) {
    const { fullName, desired } = write;
    const sent = async (answer) => {
        const { kind } = await answer.then((each) => {
            const error = refusal(write, each);
            if (error !== undefined)
                throw error;
            return each;
        });
        return kind === 'done';
    };
    if (!(await sent(store.putEnvironment(fullName, desired.name, wanted))))
        return;
    if (wanted.branches.kind !== 'listed')
        return;
    const before = stored?.branches.kind === 'listed' ? stored.branches.rules : [];
    const { add, remove } = (0,branch_rules/* branchRuleSteps */.Cz)(before, wanted.branches.rules);
    for (const rule of add)
        if (!(await sent(store.addBranchRule(fullName, desired.name, rule))))
            return;
    for (const rule of remove)
        if (!(await sent(store.removeBranchRule(fullName, desired.name, rule))))
            return;
}
function stale({ fullName, desired }) {
    return new core_error/* FederationError */.yP('plan-stale', `The rules of the environment "${desired.name}" of ${fullName} changed after the plan was made.`, { hint: 'Plan again, and approve the new plan.' });
}
/**
 * Writes an environment until its rules are read back.
 * @throws FederationError `plan-stale`, or of GitHub
 */
function writeEnvironment(write, store, deadline, ports) {
    const { fullName, desired, change } = write;
    const printed = JSON.stringify(change.written);
    return settle({
        what: `The environment "${desired.name}" of ${fullName}`,
        attempt: async () => {
            const stored = await store.environment(fullName, desired.name);
            const line = diffEnvironment(desired, stored?.rules);
            if (line.change.action === 'keep')
                return undefined;
            if (!(0,plan_change/* isWrite */.ao)(line.change) || JSON.stringify(line.change.written) !== printed)
                throw stale(write);
            return async () => {
                await writeRules(write, stored?.rules, line.rules, store);
                return stored === undefined ? 'created' : 'updated';
            };
        },
        deadline,
        ports,
    });
}

;// CONCATENATED MODULE: ./build/federation/repository/write-variable.js
/** Carries out the line about a variable: read, compared again, written as printed, and believed when it is read back. */



/** What the variable shall hold, now that everything it waits for is written. */
function textOf({ wanted: { name, value } }, identities) {
    if (value.kind === 'text')
        return value.text;
    const identity = identities.find(value.valueOf);
    if (identity !== undefined)
        return identity.clientId;
    throw new core_error/* FederationError */.yP('application-not-found', `The variable ${name} is the client ID of "${value.valueOf}", which is not there.`, { hint: 'See why the application was not created; running again writes the variable.' });
}
function write_variable_stale({ fullName, place, wanted }, now) {
    const holds = now === undefined ? 'is gone' : `holds "${now}"`;
    return new core_error/* FederationError */.yP('plan-stale', `The variable ${wanted.name} of the environment "${place.environment}" of ${fullName} ${holds}: it changed after the plan was made.`, { hint: 'Plan again, and approve the new plan.' });
}
/** The value that the plan printed as the old one; undefined for a variable that was not there. */
function printedValue({ differences }) {
    return differences[0]?.from;
}
/**
 * Writes a variable until it is read back.
 * @throws FederationError `plan-stale`, or of GitHub
 */
function writeVariable(write, store, identities, deadline, ports) {
    const { fullName, wanted, place, change } = write;
    const text = textOf(write, identities);
    const { environment } = place;
    return settle({
        what: `The variable ${wanted.name} of the environment "${environment}" of ${fullName}`,
        attempt: async () => {
            const stored = (await store.variables(fullName, environment)).get(wanted.name);
            const line = diffVariable({ ...wanted, value: { kind: 'text', text } }, stored, place);
            if (line.action === 'keep')
                return undefined;
            if (stored !== printedValue(change))
                throw write_variable_stale(write, stored);
            return async () => {
                if (stored === undefined)
                    await store.createVariable(fullName, environment, wanted.name, text);
                else
                    await store.updateVariable(fullName, environment, wanted.name, text);
                return stored === undefined ? 'created' : 'updated';
            };
        },
        deadline,
        ports,
    });
}

;// CONCATENATED MODULE: ./build/federation/repository/plan-environment.js
/** Plans one environment of a repository: its rules first, then the variables that tell its jobs who they are. */








/** Stands where nothing is written. */
const REFUSED = async ({ name }) => {
    throw new core_error/* FederationError */.yP('internal', `"${name}" is refused, and nothing writes it.`);
};
/** What a service did not tell, as a refusal; anything else is thrown. */
async function attempted(read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return error;
    }
}
function explain({ message, hint }) {
    return [message, hint].join(' ').trim();
}
/**
 * Finds the reviewers of a file; those that GitHub shows on the environment already need no question.
 * @throws FederationError `configuration-invalid` that names each one who is none
 */
async function resolveRules({ rules: { reviewers, ...rules } }, { fullName }, stored, store) {
    if (reviewers === undefined)
        return rules;
    const known = new Map(stored?.rules.reviewers.map((each) => [each.name.toLowerCase(), each]));
    const names = [...new Map(reviewers.map((name) => [name.toLowerCase(), name])).values()];
    const found = [];
    for (const name of names)
        found.push(known.get(name.toLowerCase()) ?? (await store.reviewer(fullName, name)));
    const wrong = found.filter((each) => typeof each === 'string');
    if (wrong.length > 0)
        throw new core_error/* FederationError */.yP('configuration-invalid', wrong.join(' '));
    return { ...rules, reviewers: found.filter((each) => typeof each !== 'string') };
}
/** What the line of an environment is called in `dependsOn`. */
function environmentKey(repository, environment) {
    return (0,plan_change/* changeKey */.Cy)(`repository ${repository}`, {
        resource: 'environment',
        name: environment,
        action: 'keep',
        reason: '',
        source: '',
        differences: [],
        written: {},
    });
}
function unreadLine({ environment: name, source }, error) {
    const line = { resource: 'environment', name, source, differences: [], written: {} };
    return refused({ ...line, action: 'keep', reason: '' }, error.code, explain(error));
}
/** An environment of a repository that nobody may see. */
function unseen(declared, error) {
    return { lines: [unreadLine(declared, error)], warnings: [], forbidden: [] };
}
async function planRules(plan, ports) {
    const { declared, repository } = plan;
    const { environment: name, source } = declared;
    const { fullName } = repository;
    const read = await attempted(async () => {
        const stored = await ports.store.environment(fullName, name);
        return { stored, rules: await resolveRules(declared, repository, stored, ports.store) };
    });
    if (read instanceof core_error/* FederationError */.yP)
        return { line: unreadLine(declared, read), warnings: [] };
    const desired = { name, source, rules: read.rules };
    const { change, warnings } = diffEnvironment(desired, read.stored?.rules);
    const write = async (_line, deadline) => ({
        outcome: await writeEnvironment({ fullName, desired, change }, ports.store, deadline, ports),
        change,
    });
    return { line: { change, write }, warnings: warnings.map((each) => `${source}: ${fullName}: ${each}`) };
}
function refused(change, code, why) {
    return { change: (0,resource_change/* refusedResource */.L)(change, code, why), write: REFUSED };
}
function planVariable(wanted, stored, dependsOn, { declared, repository }, { store, identities, clock }) {
    const { environment, adopt, source } = declared;
    const place = { environment, adopt, source };
    if (stored instanceof core_error/* FederationError */.yP)
        return refused(diffVariable(wanted, undefined, place), stored.code, explain(stored));
    const change = { ...diffVariable(wanted, stored.get(wanted.name), place), dependsOn };
    const { fullName } = repository;
    const write = async (_line, deadline) => ({
        outcome: await writeVariable({ fullName, wanted, place, change }, store, identities, deadline, { clock }),
        change,
    });
    return { change, write };
}
async function planVariables(plan, rules, ports) {
    const { declared, repository, identity, credentials, tenantId } = plan;
    const { identity: address, scopes, variables, environment } = declared;
    const unknown = { kind: 'later', valueOf: (0,repository_identity/* identityName */.W)(address) };
    const client = identity.kind === 'unknown' ? unknown : identity;
    const subscriptionId = subscriptionOf(address, scopes);
    const wanted = wantedVariables({ client, tenantId, subscriptionId, declared: variables });
    const read = async () => rules.action === 'create' ? new Map() : ports.store.variables(repository.fullName, environment);
    const stored = await attempted(read);
    const dependsOn = [environmentKey(repository.id, environment), ...credentials];
    const lines = wanted.map((each) => planVariable(each, stored, dependsOn, plan, ports));
    if (identity.kind !== 'unknown')
        return lines;
    return lines.map(({ change }) => refused(change, identity.code, identity.why));
}
/** Plans an environment. What GitHub does not tell, or the policy does not permit, stands as a refusal in the lines. */
async function planEnvironment(plan, ports) {
    const { line, warnings } = await planRules(plan, ports);
    const forbidden = [];
    const judged = [line, ...(await planVariables(plan, line.change, ports))].map((each) => {
        const { change } = each;
        const { action } = change;
        const sentences = action === 'create' || action === 'update' ? plan.judge(change, action) : [];
        forbidden.push(...sentences.map((sentence) => `${change.source}: ${sentence}`));
        return sentences.length === 0 ? each : refused(change, 'not-permitted', sentences.join(' '));
    });
    return { lines: judged, warnings, forbidden };
}


/***/ }),

/***/ 839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   c: () => (/* binding */ createAsk),
/* harmony export */   r: () => (/* binding */ parts)
/* harmony export */ });
/* harmony import */ var _octokit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(987);
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3408);
/* harmony import */ var _rest_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5841);
/** Sends requests to GitHub's REST API one by one, and tells refusals as data. */



/** A property of an answer; undefined where there is none. */
function at(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
/** The parameters of a route that name a repository. */
function parts(fullName) {
    const [owner = '', repo = ''] = fullName.split('/');
    return { owner, repo };
}
/** Builds the way to ask; `limit` notes what every answer says about the token's limit. */
function createAsk(api, limit) {
    const octokit = (0,_octokit_js__WEBPACK_IMPORTED_MODULE_0__/* .createOctokit */ .Q)(api);
    return async (route, parameters, purpose, expected = []) => {
        try {
            const { status, data, headers } = await octokit.request(route, parameters);
            limit.note(headers);
            return { status, data };
        }
        catch (error) {
            const failure = (0,_rest_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toRestFailure */ .I)(error);
            const { status, headers } = failure;
            limit.note(headers);
            if ((0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .isLimited */ .lU)(status, headers))
                throw (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .limitReached */ .Cf)(status, limit.left());
            if (expected.includes(status))
                return { status, data: undefined, failure };
            throw (0,_rest_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .restError */ .l)(failure, purpose);
        }
    };
}


/***/ }),

/***/ 5841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ toRestFailure),
/* harmony export */   l: () => (/* binding */ restError)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** What a refusal of GitHub's REST API means: which permission is missing, what is wrong, what may be tried again. */

function at(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
function textsOf(value) {
    if (typeof value !== 'object' || value === null)
        return {};
    return Object.fromEntries(Object.entries(value).flatMap(([name, text]) => (text === undefined ? [] : [[name, `${text}`]])));
}
/** GitHub's own words: the message, and what its list of errors adds. */
function messageOf(data) {
    const errors = at(data, 'errors');
    const more = Array.isArray(errors)
        ? errors.map((each) => (typeof each === 'string' ? each : at(each, 'message')))
        : [];
    return [at(data, 'message'), ...more].filter((each) => typeof each === 'string').join('; ');
}
/** Reads a refusal; anything else that was thrown is thrown again. */
function toRestFailure(error) {
    const [status, response] = [at(error, 'status'), at(error, 'response')];
    if (typeof status !== 'number')
        throw error;
    return { status, message: messageOf(at(response, 'data')), headers: textsOf(at(response, 'headers')) };
}
// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
function permissionIn(accepted) {
    const names = [...(accepted ?? '').matchAll(/([a-z_]+)=(read|write|admin)/g)];
    const shown = names.map(([, name = '', level = '']) => `${name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())}: ${level}`);
    return shown.length === 0 ? undefined : shown.join(', ');
}
/** The error for a refusal that nothing can be made of. */
function restError({ status, message, headers }, { what, permission }) {
    const answer = { service: 'GitHub', status, ...(message !== '' && { message }) };
    if (status === 401)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', 'GitHub does not accept `github-token`: it is not valid.', {
            hint: 'Renew the token: it has expired, was revoked, or is of another server.',
            answer,
        });
    if (status === 403 || status === 404)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', `\`github-token\` may not ${what}.`, {
            hint: `It needs the permission "${permissionIn(headers['x-accepted-github-permissions']) ?? permission}" on the repository. No workflow can give that to its own token: give the token of a GitHub App.`,
            answer,
        });
    if (status < 500)
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', `GitHub refuses to ${what}: ${message || `status ${status}`}.`, {
            hint: 'Correct what is declared, or the settings of the repository.',
            answer,
        });
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `GitHub's API did not answer properly (${what}).`, {
        hint: 'Run again later.',
        answer,
    });
}


/***/ })

};
;
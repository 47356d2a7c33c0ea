"use strict";
exports.id = 380;
exports.ids = [380];
exports.modules = {

/***/ 8380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  environmentPlanner: () => (/* binding */ environmentPlanner)
});

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/policy/judge.js + 5 modules
var judge = __webpack_require__(6796);
// EXTERNAL MODULE: ./build/federation/fleet/fleet.js
var fleet = __webpack_require__(6191);
// EXTERNAL MODULE: ./build/federation/plan/moved.js
var moved = __webpack_require__(605);
;// CONCATENATED MODULE: ./build/federation/repository/declared-repositories.js
/** The repositories whose environments files declare: found at GitHub, each once, and counted before they are read. */



/** How many repositories are asked about at the same time. */
const AT_ONCE = 10;
/** An environment, its list of branches, a page of variables. Reviewers that are no reviewers yet take one more each. */
const REQUESTS_EACH = 3;
function unseen(name) {
    return new core_error/* FederationError */.yP('github-forbidden', `\`github-token\` does not see the repository ${name}.`, {
        hint: 'It does not exist, or the token is of an App that is not installed there.',
    });
}
async function see(name, rights) {
    try {
        const facts = await rights?.github.repository(name);
        if (rights === undefined || facts === undefined)
            return unseen(name);
        (0,moved/* assertNotMoved */.d)(name, facts);
        return { facts, store: rights.store };
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
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
    const asked = await (0,fleet/* mapAtMost */.X)([...byName.values()], AT_ONCE, async ({ name, places }) => ({
        name,
        places,
        seen: await see(name, rights),
    }));
    const merged = new Map();
    for (const { name, places, seen } of asked) {
        const id = seen instanceof core_error/* FederationError */.yP ? name : seen.facts.id;
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
    throw new core_error/* FederationError */.yP('github-forbidden', `GitHub answers ${left.remaining} more requests of this token until ${new Date(left.resetsAt).toISOString()}; ${what} takes about ${needed}.`, {
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
    throw new core_error/* FederationError */.yP('configuration-invalid', 'One environment is declared twice.', {
        hint: 'An environment has one identity: leave it in one place. Nothing was written.',
        details: twice,
    });
}

// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/target.js
var target = __webpack_require__(8881);
;// CONCATENATED MODULE: ./build/federation/repository/identity.js
/** Finds the identity that an environment's jobs get among the targets of a plan: its client ID, and the lines it depends on. */



/** Finds targets by address, whatever spelling another file has for them. */
function indexTargets(targets) {
    const index = new Map(targets.flatMap((target) => target.spellings.map((each) => [each.toLowerCase(), target])));
    return (address) => index.get((0,target/* addressText */.GI)(address).toLowerCase());
}
function unknown({ code, message }) {
    return { kind: 'unknown', code, why: `Its identity is not known: ${message}` };
}
/** What an identity is called before its client ID is known. */
function identityName(address) {
    if (address.kind === 'managed-identity')
        return address.resourceId;
    return 'uniqueName' in address ? address.uniqueName : (0,target/* addressText */.GI)(address);
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
    return unknown(new core_error/* FederationError */.yP('manager-forbidden', 'the manager may not read the client ID of the managed identity (Microsoft.ManagedIdentity/userAssignedIdentities/read).'));
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
    return JSON.stringify([change.issuer, (0,plan_change/* matchOfChange */.Tk)(change)]);
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
            const line = (0,plan_change/* toChange */._u)(credential, { source }, { action: 'create', reason: '' });
            const found = { target, trust: trustKeyOf(line), key: (0,plan_change/* changeKey */.Cy)(targetKey(target), line) };
            index.set(place, [...(index.get(place) ?? []), found]);
        }
    }
    return ({ repositoryId, names, environment }) => [...names, ...(repositoryId === undefined ? [] : [repositoryId])].flatMap((repository) => index.get(keyOf(repository, environment)) ?? []);
}

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
function plan_environment_unseen(declared, error) {
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
    const unknown = { kind: 'later', valueOf: identityName(address) };
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
    const facts = seen instanceof core_error/* FederationError */.yP ? undefined : seen.facts;
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
                return (writers.get(change) ?? REFUSED)(change, deadline);
            },
        },
        error: undefined,
        owned: new Map(),
        forbidden: planned.flatMap(({ forbidden }) => forbidden),
    };
}
/** A line that waits for the environments that it trusts. */
function waitFor(change, keys) {
    const needed = keys.get(trustKeyOf(change));
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
        identity: identityOf(declared.identity, target, ports.identities),
        credentials: trusts.filter((each) => each.target === target).map(({ key }) => key),
        tenantId: request.scope.tenantId,
        judge: judgeOf(place, facts, request),
    };
    return planEnvironment(plan, { ...ports, store });
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
    const repositoryId = seen instanceof core_error/* FederationError */.yP ? undefined : seen.facts.id;
    const planned = [];
    const waiting = [];
    for (const place of places) {
        const { declared } = place;
        const { environment } = declared;
        const trusts = run.lookup.trusts({ repositoryId, names, environment });
        const key = environmentKey(repositoryId ?? names.join(), environment);
        waiting.push(...trusts.map((each) => ({ ...each, key })));
        planned.push(seen instanceof core_error/* FederationError */.yP ? plan_environment_unseen(declared, seen) : await planOf(place, seen, trusts, run));
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
        { changes: [], writeResource: REFUSED, adjust: (change) => waitFor(change, keys), forbidden: [] },
    ]));
}
/** Builds the planner of environments and variables; what GitHub does not tell stands in the lines of its repository. */
function createRepositoryPlanner(ports) {
    return async (targets, request) => {
        const repositories = await repositoriesOf(request, ports.rights);
        assertPossible(repositories, ports.rights?.github, ports.log);
        const lookup = { target: indexTargets(targets), trusts: indexTrusts(targets, request.repository) };
        const run = { lookup, request, ports };
        const plans = await (0,fleet/* mapAtMost */.X)(repositories, AT_ONCE, (each) => planRepository(each, run));
        const writing = plans.reduce((sum, each) => sum + each.writing, 0);
        if (ports.applies)
            assertLimit(ports.rights?.store.rateLimit(), writing, 'writing what is declared');
        return {
            targets: adjustments(plans),
            repositories: plans.map(({ target }) => target),
            warnings: plans.flatMap(({ warnings }) => warnings),
        };
    };
}

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
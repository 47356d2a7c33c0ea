"use strict";
exports.id = 689;
exports.ids = [689];
exports.modules = {

/***/ 1070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planIdentities: () => (/* binding */ planIdentities)
});

;// CONCATENATED MODULE: ./build/core/application/application.js
/** An application of Entra as a file declares it, as Microsoft Graph stores it, and what a plan writes of it. */
/** Tells who made an application. People share the client IDs of their tools, so that for them nothing is told. */
function makerOf({ createdByAppId }, { kind, clientId, mayWrite }) {
    if (!mayWrite)
        return 'unknown';
    const same = createdByAppId !== null && createdByAppId.toLowerCase() === clientId?.toLowerCase();
    return kind === 'application' && same ? 'manager' : 'somebody-else';
}
/** Says in one sentence that an application is not used, and what lets it be used. */
function foreignSentence({ clientId, uniqueName, createdByAppId }, { kind }) {
    const maker = createdByAppId === null ? 'nobody can tell who made it' : `application ${createdByAppId} made it`;
    const own = kind === 'application' ? '' : ' (a manager that is a person is never told apart from others)';
    return `An application with the unique name "${uniqueName}" exists (${clientId}), and ${maker}, not this manager${own}: it is used only where the entry says \`adopt: true\`.`;
}

;// CONCATENATED MODULE: ./build/core/application/diff.js

/** Object IDs in one spelling, each once. */
function distinct(ids) {
    return [...new Set(ids.map((id) => id.toLowerCase()))].toSorted();
}
function creation(declared, reason) {
    const { uniqueName, displayName, serviceManagementReference, owners, source } = declared;
    return {
        resource: 'application',
        action: 'create',
        reason,
        name: uniqueName,
        source,
        differences: [],
        written: {
            uniqueName,
            displayName,
            signInAudience: 'AzureADMyOrg',
            ...(serviceManagementReference !== undefined && { serviceManagementReference }),
            owners: distinct(owners),
            ownedByManager: true,
            servicePrincipal: true,
        },
    };
}
/** The line for an application that nobody read. */
function uncomparedApplication(declared) {
    return creation(declared, 'No manager reads the target.');
}
/** What is put right on an application that is there: fields of one that is the manager's own, owners and service principal of any. */
function completion(declared, stored, isOwn) {
    const { uniqueName, displayName, serviceManagementReference: reference } = declared;
    const missing = distinct(declared.owners).filter((id) => !distinct(stored.owners).includes(id));
    return {
        uniqueName,
        ...(isOwn && displayName !== stored.displayName && { displayName }),
        ...(isOwn &&
            reference !== undefined &&
            reference !== stored.serviceManagementReference && { serviceManagementReference: reference }),
        ...(missing.length > 0 && { owners: missing }),
        ...(stored.principalId === undefined && { servicePrincipal: true }),
    };
}
function differencesOf(written, stored) {
    const { displayName, serviceManagementReference, owners = [], servicePrincipal } = written;
    return [
        ...(displayName === undefined ? [] : [{ field: 'displayName', from: stored.displayName ?? '', to: displayName }]),
        ...(serviceManagementReference === undefined
            ? []
            : [
                {
                    field: 'serviceManagementReference',
                    from: stored.serviceManagementReference ?? '',
                    to: serviceManagementReference,
                },
            ]),
        ...owners.map((to) => ({ field: 'owner', from: '', to })),
        ...(servicePrincipal === undefined ? [] : [{ field: 'servicePrincipal', from: 'missing', to: 'created' }]),
    ];
}
/** Returns the line for a declared application. */
function diffApplication(declared, stored, manager) {
    if (stored === undefined)
        return creation(declared, 'No application has this unique name.');
    const maker = makerOf(stored, manager);
    const { uniqueName: name, source } = declared;
    const written = completion(declared, stored, maker !== 'somebody-else');
    const line = { resource: 'application', name, source, written, differences: differencesOf(written, stored) };
    if (maker === 'somebody-else' && !declared.adopt)
        return {
            ...line,
            differences: [],
            action: 'refuse',
            reason: 'name-conflict',
            why: foreignSentence(stored, manager),
        };
    if (line.differences.length > 0)
        return { ...line, action: 'update', reason: 'It is there, and not complete.' };
    const reason = maker === 'somebody-else' ? 'It is adopted, and complete.' : 'It is there, and complete.';
    return { ...line, action: 'keep', reason };
}
/** Returns the first thing that a line writes and that is not there yet, or the application when nothing is missing. */
function nextStep({ written }, stored, managerId) {
    if (stored === undefined)
        return { kind: 'create' };
    const { objectId, clientId } = stored;
    const { displayName = stored.displayName, serviceManagementReference = stored.serviceManagementReference } = written;
    if (displayName !== stored.displayName || serviceManagementReference !== stored.serviceManagementReference)
        return { kind: 'update' };
    const wanted = [...(written.ownedByManager && managerId !== undefined ? [managerId] : []), ...(written.owners ?? [])];
    const owner = distinct(wanted).find((id) => !distinct(stored.owners).includes(id));
    if (owner !== undefined)
        return { kind: 'owner', objectId, owner };
    return written.servicePrincipal && stored.principalId === undefined
        ? { kind: 'service-principal', clientId }
        : { kind: 'done', application: stored };
}

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/policy/judge.js + 5 modules
var judge = __webpack_require__(6796);
// EXTERNAL MODULE: ./build/federation/plan/execute.js + 1 modules
var execute = __webpack_require__(9043);
// EXTERNAL MODULE: ./build/federation/fleet/plan-target.js + 6 modules
var plan_target = __webpack_require__(2689);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
// EXTERNAL MODULE: ./build/federation/plan/session.js
var session = __webpack_require__(6846);
;// CONCATENATED MODULE: ./build/federation/fleet/write-application.js
/** Carries out a line about an application: reads it, writes the first thing that is missing, and reads again until nothing is. */





// As many as any request gets.
const MAX_DOUBTFUL = 5;
const keyOf = (step) => (step.kind === 'owner' ? step.owner : step.kind);
/** @throws FederationError `plan-stale` where what stands under the unique name is not what was planned */
function assertPlanned({ change, adopt }, stored, manager, { created, done }) {
    const hint = 'Review the plan again.';
    if (stored === undefined) {
        if (change.action === 'create' || done.size > 0)
            return;
        throw new core_error/* FederationError */.yP('plan-stale', `The application "${change.name}" is not there any more.`, { hint });
    }
    if (adopt || stored.objectId === created || makerOf(stored, manager) !== 'somebody-else')
        return;
    throw new core_error/* FederationError */.yP('plan-stale', foreignSentence(stored, manager), { hint });
}
function send(step, { written }, { directory, log }) {
    const { uniqueName, owners: _, signInAudience, ...fields } = written;
    switch (step.kind) {
        case 'create':
            log.info(`Creating the application "${uniqueName}"`);
            return directory.upsert({ uniqueName, ...fields, ...(signInAudience !== undefined && { signInAudience }) });
        case 'update':
            log.info(`Updating the application "${uniqueName}"`);
            return directory.upsert({ uniqueName, ...fields });
        case 'owner':
            log.info(`Adding the owner ${step.owner} to the application "${uniqueName}"`);
            return directory.addOwner(step.objectId, step.owner);
        case 'service-principal':
            log.info(`Creating the service principal of the application "${uniqueName}"`);
            return directory.createServicePrincipal(step.clientId);
    }
}
/** Takes in an answer. */
function note(progress, step, answer) {
    switch (answer.kind) {
        case 'created':
        case 'updated':
        case 'deleted':
            progress.done.add(keyOf(step));
            progress.retry = 0;
            progress.waitingSince = undefined;
            if (step.kind !== 'create') {
                if (progress.outcome === 'kept')
                    progress.outcome = 'updated';
                return;
            }
            progress.created = answer.kind === 'created' ? answer.id : undefined;
            progress.outcome = 'created';
            return;
        case 'uncertain':
            progress.doubtful += 1;
            // It may have been this run that did it, which the next reading shows.
            if (progress.outcome === 'kept')
                progress.outcome = step.kind === 'create' ? 'created' : 'updated';
            return;
        case 'busy':
        case 'duplicate':
        case 'name-taken':
        case 'target-missing':
            return;
    }
}
function outOfTime(step, { name }, answer) {
    if (step.kind === 'create' && answer?.kind === 'name-taken') {
        return new core_error/* FederationError */.yP('name-conflict', `Something holds the unique name "${name}", and no application shows it.`, {
            hint: 'A deleted application may still hold it: restore it, or delete it for good.',
        });
    }
    const what = step.kind === 'owner' ? `owner ${step.owner}` : step.kind;
    const state = answer === undefined ? 'it was written and is not read back' : answer.kind;
    return new core_error/* FederationError */.yP('service-unavailable', `The application "${name}" could not be completed in time (${what}: ${state}).`, {
        hint: 'Run again: what is done stays, and the rest is carried out.',
    });
}
/** Waits before the next reading. @throws FederationError when it is of no use any more */
async function wait(step, { change, deadline }, answer, progress, clock) {
    progress.waitingSince ??= clock.now();
    const patience = answer?.kind === 'busy' ? deadline : Math.min(deadline, progress.waitingSince + session/* MISSING_TARGET_MS */.a);
    const delay = (0,propagation/* propagationDelay */.iM)(progress.retry, clock.random());
    progress.retry += 1;
    const inTime = await (0,propagation/* sleepUntil */.Kc)(patience, delay, clock);
    if (!inTime || progress.doubtful >= MAX_DOUBTFUL)
        throw outOfTime(step, change, answer);
}
/**
 * Writes an application until everything that its line holds is read. A write whose answer got lost is read before it is
 * repeated, and what a killed run left is completed.
 * @throws FederationError of the directory, `quota-exceeded`, or `plan-stale` where somebody else's application came between
 */
async function writeApplication(request, ports) {
    const { directory, identities, clock } = ports;
    const { change } = request;
    const manager = await directory.manager();
    const progress = {
        done: new Set(),
        created: undefined,
        outcome: 'kept',
        doubtful: 0,
        retry: 0,
        waitingSince: undefined,
    };
    for (;;) {
        const stored = await directory.find(change.name);
        assertPlanned(request, stored, manager, progress);
        const step = nextStep(change, stored, manager.objectId);
        if (step.kind === 'done') {
            identities.add(change.name, step.application);
            return { outcome: progress.outcome, change };
        }
        if (progress.done.has(keyOf(step))) {
            await wait(step, request, undefined, progress, clock);
            continue;
        }
        const answer = await send(step, change, ports);
        note(progress, step, answer);
        if (!progress.done.has(keyOf(step)))
            await wait(step, request, answer, progress, clock);
    }
}

;// CONCATENATED MODULE: ./build/federation/fleet/plan-applications.js
/** Plans applications that files create: what each declares against what was read, judged by its policy. */








function creationsOf({ declarations }) {
    return declarations.flatMap(({ file, target: { create } }) => create === undefined ? [] : [{ file, application: create }]);
}
/** What several files declare together: every owner that one of them names. */
function together([first, ...others]) {
    const all = [first, ...others].map(({ application }) => application);
    return {
        ...first.application,
        owners: all.flatMap(({ owners }) => owners),
        adopt: all.some(({ adopt }) => adopt),
    };
}
/** What the line about a target's application is called in `dependsOn`; undefined where no file creates it. */
function applicationKey(target) {
    const [first] = creationsOf(target);
    return first && (0,execute/* keyIn */.x)((0,plan_target/* targetFacts */.hz)(target), uncomparedApplication(first.application));
}
/** Why files contradict each other; undefined where they do not. */
function contradiction([first, ...others]) {
    const textOf = ({ application: { displayName, serviceManagementReference = '' } }) => JSON.stringify([displayName, serviceManagementReference]);
    const other = others.find((each) => textOf(each) !== textOf(first));
    return other && `This application is created in another way at ${other.application.source}.`;
}
/** What the policies of all files say against a line, as `file:line:column: sentence`. */
function judgeCreations(change, adopts, creations, target, { policy }) {
    if (change.action === 'refuse' || (!(0,plan_change/* isWrite */.ao)(change) && !adopts))
        return [];
    const judged = (0,plan_target/* judgedFor */.p9)(target, policy.managerClientId);
    return creations.flatMap(({ file, application }) => {
        const written = new Set(change.written.owners);
        const sentences = (0,judge/* judge */.S)(policy.rules(file.file), {
            resource: 'application',
            action: change.action === 'create' ? 'create' : 'update',
            target: judged,
            owners: application.owners.filter((owner) => written.has(owner.toLowerCase())),
            adopts,
            claimedOwners: file.claimedOwners,
            githubIssuers: [],
        });
        return sentences.map((sentence) => `${application.source}: ${sentence}`);
    });
}
function judgeLine(change, adopts, creations, target, request) {
    const conflict = contradiction(creations);
    if (conflict !== undefined)
        return { change: refused(change, 'configuration-invalid', conflict), forbidden: [] };
    const forbidden = judgeCreations(change, adopts, creations, target, request);
    if (forbidden.length === 0)
        return { change, forbidden };
    return { change: refused(change, 'not-permitted', forbidden.join(' ')), forbidden };
}
function refused(change, reason, why) {
    return { ...change, action: 'refuse', reason, why };
}
function writerOf(manager, creations) {
    const adopt = creations.some(({ application }) => application.adopt);
    return async (change, deadline) => {
        if (change.resource !== 'application' || manager === undefined)
            throw new core_error/* FederationError */.yP('internal', `Nothing writes the ${change.resource} "${change.name}".`);
        return writeApplication({ change, adopt, deadline }, manager);
    };
}
/** The line's plan: everything else of the target depends on it. */
function toPlan(target, { change, forbidden }, writeResource) {
    const key = (0,execute/* keyIn */.x)((0,plan_target/* targetFacts */.hz)(target), change);
    return {
        changes: [change],
        writeResource,
        adjust: (line) => ({ ...line, dependsOn: [...(line.dependsOn ?? []), key] }),
        forbidden,
    };
}
function warningsOf({ change: { action, name } }, stored, deleted) {
    const former = action === 'create' ? deleted.filter(({ uniqueName }) => uniqueName === name) : [];
    return [
        ...(stored?.multiTenant === true
            ? [
                `The application "${name}" is open to other tenants; \`create\` makes applications of one tenant, and leaves this one as it is.`,
            ]
            : []),
        ...former.map(({ clientId, deletedDateTime }) => `An application with the unique name "${name}" (${clientId}) was deleted${deletedDateTime === '' ? '' : ` at ${deletedDateTime}`} and can still be restored: creating makes another one, with another client ID.`),
    ];
}
/** What was deleted, for an explanation only: a manager that may not read it, or a service that fails, keeps nothing from being planned. */
async function readDeleted(compared, { directory }) {
    if (!compared.some(({ change }) => change.action === 'create'))
        return [];
    return directory.deleted().catch((error) => {
        if (error instanceof core_error/* FederationError */.yP)
            return [];
        throw error;
    });
}
/** Builds the planner of applications. */
function createApplicationPlanner({ manager }) {
    return async (targets, request) => {
        const created = targets.flatMap((target) => {
            const [first, ...others] = creationsOf(target);
            return first === undefined || target.reading?.ok === false
                ? []
                : [{ target, creations: [first, ...others] }];
        });
        const who = created.length === 0 ? undefined : await manager?.directory.manager();
        const planned = created.map(({ target, creations }) => {
            const application = together(creations);
            const stored = manager?.readings.get(application.uniqueName)?.stored;
            const line = who === undefined ? uncomparedApplication(application) : diffApplication(application, stored, who);
            const adopts = stored !== undefined && who !== undefined && makerOf(stored, who) === 'somebody-else';
            const compared = judgeLine(line, adopts, creations, target, request);
            return { target, creations, stored, compared };
        });
        const deleted = manager === undefined
            ? []
            : await readDeleted(planned.map(({ compared }) => compared), manager);
        return {
            targets: new Map(planned.map(({ target, compared, creations }) => [
                target,
                toPlan(target, compared, writerOf(manager, creations)),
            ])),
            repositories: [],
            warnings: planned.flatMap(({ compared, stored }) => warningsOf(compared, stored, deleted)),
        };
    };
}

// EXTERNAL MODULE: ./build/federation/fleet/fleet.js
var fleet = __webpack_require__(6191);
// EXTERNAL MODULE: ./build/core/credential/issuer.js
var issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/credential/owner.js
var credential_owner = __webpack_require__(3989);
;// CONCATENATED MODULE: ./build/core/role/assignment.js


/** Scopes compare without case and trailing slash. */
function scopeKey(scope) {
    return (0,issuer/* withoutTrailingSlash */.ae)(scope.toLowerCase());
}
/** What a role at a scope is called in a comparison. */
function assignmentKey({ scope, roleId }) {
    return `${roleId?.toLowerCase()} ${scopeKey(scope)}`;
}
/**
 * Derives the name of an assignment, so that writing it again changes nothing and the name shows whose it is, since ARM keeps
 * no marker: a GUID of version 8 (RFC 9562) over tenant, owner, scope, principal and role.
 */
function assignmentName({ scope, principalId, roleId }, { tenantId, owner, sha256Hex }) {
    const about = [tenantId, (0,credential_owner/* ownerHash */.qA)(owner, sha256Hex), scopeKey(scope), principalId, roleId];
    const digest = sha256Hex(JSON.stringify(about.map((each) => each.toLowerCase())));
    const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) % 4);
    const [a, b, c, d] = [digest.slice(0, 8), digest.slice(8, 12), digest.slice(13, 16), digest.slice(17, 20)];
    return `${a}-${b}-8${c}-${variant}${d}-${digest.slice(20, 32)}`;
}
/** True when an assignment bears the name that this owner gives it. */
function isOwnAssignment(assignment, ownership) {
    return assignment.name.toLowerCase() === assignmentName(assignment, ownership);
}

// EXTERNAL MODULE: ./build/core/diagnosis/near-name.js
var near_name = __webpack_require__(2434);
;// CONCATENATED MODULE: ./build/core/role/near.js
/** Roles whose names are near to one that does not exist. */

const MOST = 5;
const wordsOf = (name) => new Set(name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2));
/** How near a name is: a slip of a letter counts most, then the words that both hold. */
function nearness(wanted, name) {
    if ((0,near_name/* isNearName */.A)(wanted, name))
        return Number.MAX_SAFE_INTEGER;
    const words = wordsOf(name);
    const mine = [...wordsOf(wanted)];
    return mine.filter((word) => [...words].some((other) => other === word || (0,near_name/* isNearName */.A)(word, other))).length;
}
/** Returns at most five names that may have been meant, the nearest first. */
function nearRoles(wanted, names) {
    return names
        .map((name) => ({ name, near: nearness(wanted, name) }))
        .filter(({ near }) => near > 0)
        .toSorted((a, b) => b.near - a.near || a.name.length - b.name.length || a.name.localeCompare(b.name))
        .slice(0, MOST)
        .map(({ name }) => name);
}

;// CONCATENATED MODULE: ./build/federation/fleet/read-roles.js
/** Reads what a plan of roles needs, each thing once: definitions by name and scope, and the assignments of one principal. */



function unknownRole({ role, scope }, near) {
    const meant = near.length === 0 ? '' : ` Near it: ${near.map((name) => `"${name}"`).join(', ')}.`;
    return new core_error/* FederationError */.yP('configuration-invalid', `There is no role "${role}" at "${scope}".${meant}`, {
        hint: 'Name the role as `az role definition list --query [].roleName` spells it, or by the GUID of its definition.',
    });
}
/** Assignments of several lists, each once: a list shows what is above and below its scope as well. */
function eachOnce(assignments) {
    return [...new Map(assignments.map((each) => [`${each.name} ${scopeKey(each.scope)}`.toLowerCase(), each])).values()];
}
const SUBSCRIPTION = /^\/subscriptions\/[^/]+/i;
/** The subscription of a scope; undefined above one. */
function subscriptionOf(scope) {
    return SUBSCRIPTION.exec(scope)?.[0].toLowerCase();
}
/** Builds a reader whose answers last for a run. */
function createRoleReader(directory) {
    const known = new Map();
    const whole = new Map();
    function readFor(scope, principalId) {
        const all = whole.get(subscriptionOf(scope) ?? '');
        if (all === undefined)
            return directory.assignments(scope, principalId);
        return all.filter((each) => each.principalId.toLowerCase() === principalId.toLowerCase());
    }
    async function read(declared) {
        const { role, scope } = declared;
        const found = await directory.definition(role, scope);
        if (found !== undefined)
            return found;
        throw unknownRole(declared, nearRoles(role, await directory.roleNames(scope)));
    }
    return {
        definition: (declared) => {
            const key = `${declared.role.toLowerCase()} ${scopeKey(declared.scope)}`;
            const answer = known.get(key) ?? read(declared);
            known.set(key, answer);
            return answer;
        },
        everybody: async (subscription) => {
            const found = whole.get(subscription) ?? (await directory.assignments(subscription));
            whole.set(subscription, found);
            return found;
        },
        assignments: async (scopes, principalId) => {
            const distinct = new Map(scopes.map((scope) => [scopeKey(scope), scope]));
            const lists = [];
            for (const scope of distinct.values())
                lists.push(await readFor(scope, principalId));
            return eachOnce(lists.flat());
        },
    };
}

;// CONCATENATED MODULE: ./build/federation/fleet/owned-roles.js
/** Finds what files that prune assigned before: by the names of assignments, in the subscriptions that the files still name. */



/** Files that prune roles, each with the subscriptions of its scopes and of its managed identities. */
function pruning(targets) {
    const files = new Set(targets.flatMap(({ declarations }) => declarations.map(({ file }) => file)));
    const named = [...files].flatMap((file) => {
        const scopes = file.targets.flatMap(({ roles = [] }) => roles.map(({ scope }) => scope));
        if (!file.prune || scopes.length === 0)
            return [];
        const identities = file.targets.flatMap(({ address }) => address.kind === 'managed-identity' ? [address.resourceId] : []);
        return [[file, [...scopes, ...identities].flatMap((scope) => subscriptionOf(scope) ?? [])]];
    });
    return new Map(named);
}
/** In whose names a file may have assigned: its owner's, and those of its previous ones. */
function ownershipsOf({ owner, previousOwners }, tenantId, sha256Hex) {
    return [owner, ...previousOwners].map((each) => ({ tenantId, owner: each, sha256Hex }));
}
/** Reads each subscription once, whatever the number of files and targets. */
async function readOwnedRoles(targets, tenantId, reader, sha256Hex) {
    const assignments = [];
    const warnings = new Set();
    for (const [file, subscriptions] of pruning(targets)) {
        const ownerships = ownershipsOf(file, tenantId, sha256Hex);
        for (const subscription of new Set(subscriptions)) {
            try {
                const found = await reader.everybody(subscription);
                assignments.push(...found.filter((each) => ownerships.some((ownership) => isOwnAssignment(each, ownership))));
            }
            catch (error) {
                if (!(error instanceof core_error/* FederationError */.yP))
                    throw error;
                warnings.add(`Roles that left ${file.file} may remain: ${error.message} ${error.hint ?? ''}`.trim());
            }
        }
    }
    return { assignments, warnings: [...warnings] };
}
/** How many of an identity's assignments each of the target's files made. */
function countOwned({ declarations }, stored, tenantId, sha256Hex) {
    return new Map(declarations.map(({ file }) => {
        const ownerships = ownershipsOf(file, tenantId, sha256Hex);
        const isOwn = (each) => ownerships.some((ownership) => isOwnAssignment(each, ownership));
        return [file.file, stored.filter(isOwn).length];
    }));
}
/** Names what a file assigned to a principal that none of its targets has, with the command that removes it. */
function orphanWarning({ name, scope, principalId }) {
    const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
    return `A role at "${scope}" was assigned by a file that names its principal (${principalId}) no more: az role assignment delete --ids '${id}'`;
}

;// CONCATENATED MODULE: ./build/core/role/diff.js

/** The line for a role whose definition nobody read. */
function uncomparedRole({ role, scope, source }, reason) {
    return {
        resource: 'role',
        action: 'create',
        reason,
        name: `${role} at ${scope}`,
        source,
        differences: [],
        written: { role, roleId: null, scope, principalId: null, principalType: 'ServicePrincipal', assignment: null },
    };
}
/** Returns the line for a declared role: assigned already, under whatever name, or to be assigned. */
function diffRole({ declared: { scope, source }, definition: { id: roleId, name: role } }, { principalId, stored }, ownership) {
    const known = stored.find((each) => assignmentKey(each) === assignmentKey({ roleId, scope }));
    const name = principalId === undefined ? null : assignmentName({ scope, principalId, roleId }, ownership);
    const line = {
        resource: 'role',
        name: `${role} at ${scope}`,
        source,
        differences: [],
        written: {
            role,
            roleId,
            scope,
            principalId: principalId ?? null,
            principalType: 'ServicePrincipal',
            assignment: known?.name ?? name,
        },
    };
    return known === undefined
        ? { ...line, action: 'create', reason: 'The identity does not have this role here.' }
        : { ...line, action: 'keep', reason: 'The identity has this role here.' };
}
/** Lines of which each is about another role or scope: the same, declared twice, is one. */
function onceEach(changes) {
    const byKey = new Map();
    for (const change of changes) {
        const { written } = change;
        const key = written.roleId === null ? change.name.toLowerCase() : assignmentKey(written);
        if (!byKey.has(key))
            byKey.set(key, change);
    }
    return [...byKey.values()];
}
/**
 * Returns the assignments of an owner that no line speaks of any more.
 * @param changes the lines of every file that declares something for the identity
 */
function undeclaredRoles(changes, stored, ownerships) {
    const declared = new Set(changes.map(({ written }) => assignmentKey(written)));
    return stored.filter((each) => !declared.has(assignmentKey(each)) && ownerships.some((ownership) => isOwnAssignment(each, ownership)));
}
/** The line that deletes an assignment of ours; `definition` is its role's, where it could be read. */
function roleDeletion({ name, scope, roleId, principalId }, definition, source) {
    const role = definition?.name ?? roleId;
    return {
        resource: 'role',
        action: 'delete',
        reason: 'It is ours, and no longer declared.',
        name: `${role} at ${scope}`,
        source,
        differences: [],
        written: { role, roleId, scope, principalId, principalType: 'ServicePrincipal', assignment: name },
    };
}

;// CONCATENATED MODULE: ./build/federation/fleet/plan-role-lines.js
/** Makes the lines about roles of one identity: declared ones, those of ours that left the files, each judged by its definition. */







const AT_ONCE = 10;
/** In whose name the roles of a file are assigned. */
function roleOwnership({ file }, { scope }, sha256Hex) {
    return { tenantId: scope.tenantId, owner: file.owner, sha256Hex };
}
/** An error about a role stands in its line, and leaves the rest of the target alone. */
function failedRole(declared, { code, message, hint }) {
    const why = [message, hint].filter((each) => each !== undefined).join(' ');
    return { ...uncomparedRole(declared, code), action: 'refuse', reason: code, why };
}
async function planDeclared(from, planning) {
    const { reader, principalId, stored, request, sha256Hex } = planning;
    const ownership = roleOwnership(from, request, sha256Hex);
    return (0,fleet/* mapAtMost */.X)(from.target.roles ?? [], AT_ONCE, async (declared) => {
        try {
            const definition = await reader.definition(declared);
            return { change: diffRole({ declared, definition }, { principalId, stored }, ownership), definition, from };
        }
        catch (error) {
            if (!(error instanceof core_error/* FederationError */.yP))
                throw error;
            return { change: failedRole(declared, error), definition: undefined, from };
        }
    });
}
async function planPruned(from, declared, { stored, request, sha256Hex, reader }) {
    if (!from.file.prune)
        return [];
    const ownerships = ownershipsOf(from.file, request.scope.tenantId, sha256Hex);
    return (0,fleet/* mapAtMost */.X)(undeclaredRoles(declared, stored, ownerships), AT_ONCE, async (assignment) => {
        const { roleId: role, scope } = assignment;
        const definition = await reader.definition({ role, scope }).catch((error) => {
            if (error instanceof core_error/* FederationError */.yP)
                return undefined;
            throw error;
        });
        return { change: roleDeletion(assignment, definition, from.file.file), definition, from };
    });
}
/** True where a policy could permit the role, and only its definition, which nobody reads, tells. */
function isUndecided({ definition, from }, { target, request: { policy } }) {
    const rules = policy.rules(from.file.file);
    return (target.reading === undefined &&
        definition === undefined &&
        typeof rules === 'object' &&
        rules.entry?.roles !== undefined);
}
/** Why the policy does not permit a line. */
function forbiddenBy(judged, judging) {
    const { change, definition, from } = judged;
    const { target, request: { policy }, } = judging;
    if (!(0,plan_change/* isWrite */.ao)(change) || isUndecided(judged, judging))
        return [];
    return (0,judge/* judge */.S)(policy.rules(from.file.file), {
        resource: 'role',
        action: change.action === 'delete' ? 'delete' : 'create',
        target: (0,plan_target/* judgedFor */.p9)(target, policy.managerClientId),
        role: definition,
        scope: change.written.scope,
        adopts: false,
        claimedOwners: from.file.claimedOwners,
        githubIssuers: [],
    }).map((sentence) => `${change.source}: ${sentence}`);
}
function judgeAll(lines, judging) {
    const judged = lines.map((each) => ({ ...each, forbidden: forbiddenBy(each, judging) }));
    return {
        changes: judged.map(({ change, forbidden }) => forbidden.length === 0
            ? change
            : { ...change, action: 'refuse', reason: 'not-permitted', why: forbidden.join(' ') }),
        forbidden: judged.flatMap(({ forbidden }) => forbidden),
    };
}
/** Each role once, however often files declare it. */
function onceOf(lines) {
    const once = new Set(onceEach(lines.map(({ change }) => change)));
    return lines.filter(({ change }) => once.has(change));
}
/** Predicts the lines of a target that nobody reads. */
function predictRoleLines(judging) {
    const lines = judging.target.declarations.flatMap((from) => (from.target.roles ?? []).map((declared) => ({
        change: uncomparedRole(declared, 'No manager reads the target.'),
        definition: undefined,
        from,
    })));
    return judgeAll(onceOf(lines), judging);
}
/** Makes the lines of one target. */
async function planRoleLines(planning) {
    const { declarations } = planning.target;
    const wanted = onceOf((await (0,fleet/* mapAtMost */.X)(declarations, 1, (from) => planDeclared(from, planning))).flat());
    const lines = wanted.map(({ change }) => change);
    const pruned = (await (0,fleet/* mapAtMost */.X)(declarations, 1, (from) => planPruned(from, lines, planning))).flat();
    return judgeAll([...wanted, ...pruned], planning);
}

;// CONCATENATED MODULE: ./build/federation/fleet/write-role.js
/** Carries out a line about a role: assigned once ARM knows the principal, or removed. */



// As many as any request gets.
const write_role_MAX_DOUBTFUL = 5;
function assignmentOf({ change: { name, written }, principalId, ownership }) {
    const { scope, roleId } = written;
    if (principalId === undefined || roleId === null)
        throw new core_error/* FederationError */.yP('application-not-found', `The identity that "${name}" is for has no service principal.`, {
            hint: 'See what became of the application; running again carries out what is left.',
        });
    const about = { scope, roleId, principalId };
    return { ...about, name: written.assignment ?? assignmentName(about, ownership) };
}
function write_role_outOfTime({ kind }, { name }) {
    if (kind === 'principal-missing')
        return new core_error/* FederationError */.yP('propagation-timeout', `Azure Resource Manager does not know the principal of "${name}" in time.`, { hint: 'A new service principal takes some minutes to arrive: run again, or raise `propagation-timeout`.' });
    return new core_error/* FederationError */.yP('service-unavailable', `It is not known whether "${name}" was carried out.`, {
        hint: 'Run again: what is done stays, and the rest is carried out.',
    });
}
/** What an answer settles; undefined when the write is to be repeated, which changes nothing that was done. */
function settled(answer, doubtful) {
    switch (answer.kind) {
        case 'created':
        case 'deleted':
            return answer.kind;
        case 'kept':
            return doubtful > 0 ? 'created' : 'kept';
        case 'exists':
            return 'kept';
        case 'principal-missing':
        case 'uncertain':
            return undefined;
    }
}
/**
 * Writes a role assignment. A principal that is new is waited for until the deadline.
 * @throws FederationError of the directory, `propagation-timeout` for a principal that does not arrive
 */
async function writeRole(request, { directory, clock, log }) {
    const { change, deadline } = request;
    const assignment = assignmentOf(request);
    const removes = change.action === 'delete';
    log.info(`${removes ? 'Removing' : 'Assigning'} the role "${change.name}"`);
    let doubtful = 0;
    for (let retry = 0;; retry++) {
        const answer = removes ? await directory.remove(assignment) : await directory.assign(assignment);
        const outcome = settled(answer, doubtful);
        if (outcome !== undefined)
            return { outcome, change };
        if (answer.kind === 'uncertain')
            doubtful += 1;
        const inTime = await (0,propagation/* sleepUntil */.Kc)(deadline, (0,propagation/* propagationDelay */.iM)(retry, clock.random()), clock);
        if (!inTime || doubtful >= write_role_MAX_DOUBTFUL)
            throw write_role_outOfTime(answer, change);
    }
}

;// CONCATENATED MODULE: ./build/federation/fleet/plan-roles.js
/** Plans Azure roles of identities: whose principal it is, what it has, and what follows from the files. */








const plan_roles_AT_ONCE = 10;
function rolesOf({ declarations }) {
    return declarations.flatMap(({ target }) => target.roles ?? []);
}
const isReadable = ({ reading }) => reading?.ok !== false;
const declaresRoles = (target) => rolesOf(target).length > 0;
/** What the run knows of a target's application by now. */
function knownOf(target, { identities }) {
    return identities.find((0,plan_target/* targetFacts */.hz)(target).uniqueName ?? '');
}
/** Object ID of the principal; undefined for one that this run creates. @throws FederationError where there is none */
async function principalIdOf(target, { principalOf }, ports) {
    const { kind, clientId, id, principalId } = (0,plan_target/* targetFacts */.hz)(target);
    if (principalId !== undefined)
        return principalId;
    if (kind === 'managed-identity')
        throw new core_error/* FederationError */.yP('manager-forbidden', `The principal of ${id} is not known.`, {
            hint: 'Let the manager read the managed identity (Microsoft.ManagedIdentity/userAssignedIdentities/read).',
        });
    const known = knownOf(target, ports);
    const found = known === undefined && clientId !== '' ? await principalOf(clientId) : known?.principalId;
    if (found !== undefined || applicationKey(target) !== undefined)
        return found;
    throw new core_error/* FederationError */.yP('application-not-found', `The application ${clientId} has no service principal.`, {
        hint: `Create it: az ad sp create --id ${clientId}`,
    });
}
const isOf = (principalId) => (each) => each.principalId.toLowerCase() === principalId.toLowerCase();
async function readAndPlan(target, { request, manager, reader, ports, owned }) {
    const { sha256Hex } = ports;
    const scopes = rolesOf(target).map(({ scope }) => scope);
    try {
        const principalId = await principalIdOf(target, manager, ports);
        const found = principalId === undefined
            ? []
            : [...(await reader.assignments(scopes, principalId)), ...owned.filter(isOf(principalId))];
        const stored = eachOnce(found);
        const lines = await planRoleLines({ target, request, reader, sha256Hex, principalId, stored });
        return { lines, principalId, owned: countOwned(target, stored, request.scope.tenantId, sha256Hex) };
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        const changes = rolesOf(target).map((each) => failedRole(each, error));
        return { lines: { changes, forbidden: [] }, principalId: undefined, owned: new Map() };
    }
}
const planAll = (targets, reading) => (0,fleet/* mapAtMost */.X)(targets, plan_roles_AT_ONCE, async (target) => ({ target, ...(await readAndPlan(target, reading)) }));
/** Assignments whose principal is none of these targets'. */
function withoutPrincipals(owned, planned) {
    const known = new Set(planned.map(({ principalId = '' }) => principalId.toLowerCase()));
    return owned.filter(({ principalId }) => !known.has(principalId.toLowerCase()));
}
/** Whose principal is known, or is known not to be there yet: only then an assignment is told to be nobody's. */
const isKnown = ({ principalId, target }) => principalId !== undefined || (0,plan_target/* targetFacts */.hz)(target).missing === true;
/** Plans targets that declare roles, and the others of their files only where something of theirs is left to prune. */
async function planManaged(targets, request, manager, ports) {
    const readable = targets.filter(isReadable);
    const reader = createRoleReader(manager.directory);
    const { assignments: owned, warnings } = await readOwnedRoles(targets, request.scope.tenantId, reader, ports.sha256Hex);
    const reading = { request, manager, reader, ports, owned };
    const first = await planAll(readable.filter(declaresRoles), reading);
    const left = withoutPrincipals(owned, first);
    const others = left.length === 0 ? [] : readable.filter((target) => !declaresRoles(target));
    const planned = [...first, ...(await planAll(others, reading))];
    const orphans = readable.length === targets.length && planned.every(isKnown) ? withoutPrincipals(left, planned) : [];
    return { planned, warnings: [...warnings, ...orphans.map(orphanWarning)] };
}
/** The file whose owner assigns a role: that of the line's own declaration. */
function declarationOf({ declarations }, source) {
    const declares = ({ target: { roles = [] } }) => roles.some((each) => each.source === source);
    return declarations.find(declares) ?? declarations.find(({ file }) => file.file === source);
}
function plan_roles_writerOf(target, request, ports) {
    const { manager, sha256Hex } = ports;
    return async (change, deadline) => {
        const from = declarationOf(target, change.source);
        if (change.resource !== 'role' || manager === undefined || from === undefined)
            throw new core_error/* FederationError */.yP('internal', `Nothing writes the ${change.resource} "${change.name}".`);
        const principalId = change.written.principalId ?? knownOf(target, ports)?.principalId;
        return writeRole({ change, principalId, ownership: roleOwnership(from, request, sha256Hex), deadline }, manager);
    };
}
/** The lines with what they need first: the application, where files create it. */
function plan_roles_toPlan(target, { lines: { changes, forbidden }, owned }, writeResource) {
    const key = applicationKey(target);
    return {
        changes: changes.map((each) => (key === undefined ? each : { ...each, dependsOn: [key] })),
        writeResource,
        adjust: (line) => line,
        forbidden,
        owned,
    };
}
/** Builds the planner of roles. */
function createRolePlanner(ports) {
    return async (targets, request) => {
        const { manager } = ports;
        const predicted = () => targets
            .filter(declaresRoles)
            .map((target) => ({ target, lines: predictRoleLines({ target, request }), owned: new Map() }));
        const { planned, warnings } = manager === undefined
            ? { planned: predicted(), warnings: [] }
            : await planManaged(targets, request, manager, ports);
        return {
            targets: new Map(planned.map(({ target, ...read }) => [target, plan_roles_toPlan(target, read, plan_roles_writerOf(target, request, ports))])),
            repositories: [],
            warnings,
        };
    };
}

;// CONCATENATED MODULE: ./build/federation/fleet/read-applications.js


const read_applications_AT_ONCE = 10;
function createdName(address, declared) {
    return 'uniqueName' in address && declared.has(address.uniqueName) ? address.uniqueName : undefined;
}
/** A target without anything in it yet. */
async function missing(address, uniqueName, { open }) {
    const facts = { clientId: '', id: '', uniqueName, displayName: null, missing: true };
    return { ok: true, facts, stored: [], store: await open(address) };
}
/**
 * Builds a reader of targets that knows which applications are still to be created.
 * @param declared unique names that files create
 */
function createApplicationReader(declared, ports) {
    const { readTargets, directory, identities } = ports;
    const readings = new Map();
    /** The reading of an application that is not there, or cannot be asked for; undefined where it is to be read. */
    async function lookUp(address) {
        const uniqueName = createdName(address, declared);
        if (uniqueName === undefined)
            return undefined;
        try {
            const stored = await directory.find(uniqueName);
            readings.set(uniqueName, { stored });
            if (stored === undefined)
                return await missing(address, uniqueName, ports);
            identities.add(uniqueName, stored);
            return undefined;
        }
        catch (error) {
            if (!(error instanceof core_error/* FederationError */.yP))
                throw error;
            return { ok: false, error };
        }
    }
    return {
        readings,
        readTargets: async (addresses, onRead, swept) => {
            const early = await (0,fleet/* mapAtMost */.X)(addresses, read_applications_AT_ONCE, lookUp);
            for (const each of early)
                if (each !== undefined)
                    onRead();
            const rest = await readTargets(addresses.filter((_, index) => early[index] === undefined), onRead, swept);
            const queue = [...rest];
            return early.flatMap((each) => each ?? queue.splice(0, 1));
        },
    };
}

;// CONCATENATED MODULE: ./build/composition/fleet-identities.js



/** Unique names of the applications that files create. */
function createdNames(files) {
    return new Set(files.flatMap(({ targets }) => targets.flatMap(({ create }) => (create === undefined ? [] : [create.uniqueName]))));
}
/** Builds the planners, and the reader in front of the given one. */
async function planIdentities(files, managed, identities, { clock, log, sha256Hex }) {
    if (managed === undefined) {
        const planners = [
            createApplicationPlanner({ manager: undefined }),
            createRolePlanner({ manager: undefined, identities, sha256Hex }),
        ];
        return { readTargets: undefined, planResources: planners };
    }
    const { session, readTargets } = managed;
    const directory = await session.applications();
    const reader = createApplicationReader(createdNames(files), {
        readTargets,
        open: session.open,
        directory,
        identities,
    });
    const writing = { clock, log };
    const manager = { ...writing, directory: await session.roles(), principalOf: directory.principalOf };
    return {
        readTargets: reader.readTargets,
        planResources: [
            createApplicationPlanner({ manager: { ...writing, directory, identities, readings: reader.readings } }),
            createRolePlanner({ manager, identities, sha256Hex }),
        ],
    };
}


/***/ })

};
;
"use strict";
exports.id = 69;
exports.ids = [69];
exports.modules = {

/***/ 1962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ explainLimit)
});

// EXTERNAL MODULE: ./build/core/credential.js
var core_credential = __webpack_require__(669);
// EXTERNAL MODULE: ./build/core/flexible.js
var flexible = __webpack_require__(4099);
// EXTERNAL MODULE: ./build/core/issuer.js
var issuer = __webpack_require__(775);
// EXTERNAL MODULE: ./build/core/subject.js
var subject = __webpack_require__(2506);
// EXTERNAL MODULE: ./build/core/template.js
var template = __webpack_require__(8794);
;// CONCATENATED MODULE: ./build/core/flexible-merge.js




const REF = /^refs\/(heads|tags)\/(.+)$/;
function candidateOf(credential) {
    if (credential.issuer !== issuer/* GITHUB_ISSUER */.oX || credential.subject === undefined)
        return undefined;
    const { repository, context, segments } = (0,subject/* parseSubject */.Ci)(credential.subject);
    if (repository === undefined || context?.kind !== 'ref' || segments.length !== 2)
        return undefined;
    const [, side, name] = REF.exec(context.ref) ?? [];
    if (name === undefined)
        return undefined;
    return { credential, repository, kind: side === 'heads' ? 'branch-pattern' : 'tag-pattern', name };
}
function commonStart(names) {
    return names.reduce((start, name) => {
        let at = 0;
        while (at < start.length && start[at] === name[at])
            at += 1;
        return start.slice(0, at);
    });
}
function groupKey({ repository, kind, credential }) {
    const { owner, name, ownerId = '', id = '' } = repository;
    return JSON.stringify([owner, name, ownerId, id, kind, credential.audiences]);
}
function replacementOf(group, known) {
    const [first] = group;
    if (first === undefined || group.length < 2)
        return undefined;
    const start = commonStart(group.map(({ name }) => name));
    // Any branch at all would be a weaker trust than several named ones; any tag is what people mean by it.
    if (start === '' && first.kind === 'branch-pattern')
        return undefined;
    const { repository } = first;
    const prefix = (0,subject/* prefixOf */.MT)(repository, repository.id !== undefined);
    const same = known.owner === repository.owner && known.name === repository.name;
    if (prefix === undefined || (repository.id === undefined && !same))
        return undefined;
    const compiled = (0,flexible/* compileFlexible */.T)({ kind: first.kind, pattern: `${start}*` }, {
        issuer: issuer/* GITHUB_ISSUER */.oX,
        template: template/* DEFAULT_TEMPLATE */.VE,
        prefix,
        repository: repository.id === undefined ? known : repository,
    });
    return compiled.ok
        ? { expression: compiled.expression, replaces: group.map(({ credential }) => credential) }
        : undefined;
}
/**
 * Returns flexible expressions, each of which would replace two or more exact branch or tag credentials of one
 * repository; those that replace most come first.
 * @param repository this job's own, whose IDs serve for name-based subjects
 */
function suggestReplacements(stored, repository) {
    const candidates = stored.map(candidateOf).filter((candidate) => candidate !== undefined);
    const groups = new Map();
    for (const candidate of candidates) {
        const key = groupKey(candidate);
        groups.set(key, [...(groups.get(key) ?? []), candidate]);
    }
    return [...groups.values()]
        .map((group) => replacementOf(group, repository))
        .filter((replacement) => replacement !== undefined)
        .toSorted((left, right) => right.replaces.length - left.replaces.length);
}

;// CONCATENATED MODULE: ./build/core/limit.js
/** Knows what to say when a target is full: which credentials could go, and which flexible expression would replace several. */


function about(credential) {
    const owner = (0,core_credential/* parseOwner */.pZ)(credential.description);
    return `- "${credential.name}": ${(0,core_credential/* matchText */.H1)(credential)} (${owner === undefined ? 'not ours' : `ours, owner ${owner}`})`;
}
/**
 * Explains how to make room on a full target. Nothing is removed without being asked.
 * @param repository this job's own, whose IDs an expression for its name-based subjects needs
 */
function explainLimit(stored, repository) {
    const replacements = repository === undefined ? [] : suggestReplacements(stored, repository);
    return {
        hint: 'Remove credentials that nobody needs, replace several by a flexible one, or trust an environment instead of branches.',
        details: [
            'Stored now:',
            ...stored.map(about),
            ...replacements.flatMap(({ expression, replaces }) => [
                `One flexible credential would replace ${replaces.length} of them (${replaces.map(({ name }) => `"${name}"`).join(', ')}):`,
                `  ${expression}`,
            ]),
        ],
    };
}


/***/ }),

/***/ 2069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  establishTrust: () => (/* binding */ establishTrust)
});

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/guard.js
var guard = __webpack_require__(6847);
// EXTERNAL MODULE: ./build/core/refusal.js
var refusal = __webpack_require__(8366);
// EXTERNAL MODULE: ./build/core/repository-claims.js
var repository_claims = __webpack_require__(7608);
// EXTERNAL MODULE: ./build/core/trust.js
var trust = __webpack_require__(2772);
// EXTERNAL MODULE: ./build/federation/establish.js
var establish = __webpack_require__(4439);
// EXTERNAL MODULE: ./build/federation/exchange.js
var federation_exchange = __webpack_require__(9955);
// EXTERNAL MODULE: ./build/federation/explain.js + 2 modules
var explain = __webpack_require__(6456);
// EXTERNAL MODULE: ./build/federation/propagation.js
var propagation = __webpack_require__(7438);
// EXTERNAL MODULE: ./build/core/issuer.js
var issuer = __webpack_require__(775);
// EXTERNAL MODULE: ./build/core/lint.js + 6 modules
var lint = __webpack_require__(1723);
// EXTERNAL MODULE: ./build/core/lint-trust.js
var lint_trust = __webpack_require__(3394);
// EXTERNAL MODULE: ./build/core/subject.js
var subject = __webpack_require__(2506);
;// CONCATENATED MODULE: ./build/federation/weak-trust.js





/** Prints what is weak about a new trust, each with the safer choice. */
async function warnAboutWeakTrust({ request, ports, claims }, desired, store) {
    const { context } = (0,subject/* parseSubject */.Ci)(claims.sub);
    const [protection, grants] = await Promise.allSettled([
        ports.readProtection?.((0,trust/* signInOwner */.Gp)(claims), context),
        store.grants(),
    ]);
    const known = protection.status === 'fulfilled' ? protection.value : undefined;
    const lints = [
        ...(0,lint/* lintCredential */.d)(desired, {
            target: request.target.kind,
            ownSubject: claims.sub,
            immutableAvailable: claims.iss.startsWith(issuer/* GITHUB_ISSUER */.oX),
            ...((known === 'protected' || known === 'unprotected') && { protection: known }),
        }),
        ...(0,lint_trust/* lintManagerRoles */.G)(grants.status === 'fulfilled' ? grants.value : []),
    ];
    for (const { severity, message, safer } of lints)
        if (severity === 'warning')
            ports.log.warning(`${message} ${safer}`);
}

;// CONCATENATED MODULE: ./build/federation/establish-trust.js










async function establish_trust_guard({ request, ports, claims }) {
    const job = (defaultBranch) => ({ claims, declared: request.declared, defaultBranch });
    const known = job(await ports.readDefaultBranch(false));
    return (0,guard/* guardWrite */.x)((0,guard/* needsDefaultBranch */.t)(known) ? job(await ports.readDefaultBranch(true)) : known);
}
function timedOut(established, missing, seconds) {
    const { name } = established.credential;
    const stale = established.change === 'kept'
        ? ' If this goes on for hours, delete and recreate that credential: a stale record was seen to behave so.'
        : '';
    return (0,explain/* missingTrustError */.xZ)('propagation-timeout', `Entra still refuses this job ${seconds} s after the credential "${name}" was ${established.change === 'kept' ? 'found' : 'written'}.`, `Nothing is wrong with the credential: run again later, or raise \`propagation-timeout\`.${stale}`, missing);
}
function startAttempt(context, refusal) {
    const { request, ports, claims, clientId } = context;
    let stored;
    return {
        context,
        refusal,
        exchange: { clientId, audience: claims.aud, scope: request.scopes[0] },
        deadline: ports.clock.now() + request.propagationTimeoutMs,
        desired: (0,trust/* desiredCredential */.uE)(claims, ports.sha256Hex),
        stored: () => stored,
        onStored: (list) => {
            stored = list;
        },
    };
}
function missingIn({ context, desired, stored, refusal }, last = refusal) {
    const { claims, request } = context;
    return {
        presented: (0,explain/* presentedBy */.s7)(claims),
        target: request.target,
        desired,
        stored: stored(),
        refusal: last,
        endpoints: request.endpoints,
    };
}
/** Makes sure that the credential is stored; `accessToken` when Entra accepted the job while it waited for others. */
async function writeTrust(attempt, store, refused) {
    const { context, desired, deadline, exchange, onStored } = attempt;
    const { claims, ports, exchangePorts } = context;
    let warned = false;
    let accessToken;
    const established = await (0,establish/* establish */._)({
        desired,
        repository: (0,repository_claims/* repositoryOf */._)(claims),
        owner: (0,trust/* signInOwner */.Gp)(claims),
        deadline,
        sha256Hex: ports.sha256Hex,
        onStored,
        beforeWrite: async () => {
            if (refused !== undefined)
                throw (0,explain/* withExplanation */.OI)(refused, missingIn(attempt));
            if (!warned)
                await warnAboutWeakTrust(context, desired, store);
            warned = true;
        },
        acceptedMeanwhile: async () => {
            const result = await (0,federation_exchange/* exchangeOnce */.z)(exchange, exchangePorts, refusal/* isPropagation */.lm);
            if (result.accepted)
                accessToken = result.accessToken;
            return result.accepted;
        },
    }, { store, clock: ports.clock, log: ports.log });
    return { established, ...(accessToken !== undefined && { accessToken }) };
}
/** How everything after the write waits: while that may still be propagating, a refusal proves nothing. */
function waitingFor(attempt, established) {
    const { clock } = attempt.context.ports;
    const written = clock.now();
    return {
        deadline: attempt.deadline,
        timedOut: (last) => timedOut(established, missingIn(attempt, last), Math.round((clock.now() - written) / 1000)),
    };
}
/** Waits until Entra accepts the job for which a credential is stored. */
async function waitForEntra(attempt, established) {
    const { context, exchange } = attempt;
    const { clock, log } = context.ports;
    const { credential, change } = established;
    const written = clock.now();
    const waiting = waitingFor(attempt, established);
    const did = { created: 'Created', updated: 'Updated', kept: 'Found' }[change];
    log.info(`${did} the federated credential "${credential.name}"; waiting for Entra to accept it`);
    const result = await (0,propagation/* exchangeUntil */.au)(waiting.deadline, exchange, context.exchangePorts, ({ codes }, waitedMs) => log.info(`Not yet (AADSTS${codes.join(', ')} after ${Math.round(waitedMs / 1000)} s)`));
    if (!result.accepted)
        throw waiting.timedOut(result.refusal);
    const { accessToken } = result;
    return { accessToken, established, waiting, ...(change !== 'kept' && { propagationMs: clock.now() - written }) };
}
/**
 * Makes sure the credential exists and waits until Entra accepts the job.
 * @param opening the store, being opened with the manager's rights
 * @throws FederationError of a guard, of the manager, or `propagation-timeout`
 */
async function establishTrust(context, opening, refusal) {
    const attempt = startAttempt(context, refusal);
    const refused = await establish_trust_guard(context);
    let opened;
    try {
        opened = await opening;
        const { established, accessToken } = await writeTrust(attempt, opened, refused);
        return accessToken === undefined
            ? await waitForEntra(attempt, established)
            : { accessToken, established, waiting: waitingFor(attempt, established) };
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP) || attempt.stored() !== undefined)
            throw await (0,explain/* explainManager */.xR)(error, missingIn(attempt), opened?.grants);
        // Nobody could read what is stored, so the refusal may have been a spurious one of a job that is trusted.
        const again = await (0,propagation/* repeatRefused */.uZ)(refusal, attempt.exchange, context.exchangePorts);
        if (again.accepted)
            return { accessToken: again.accessToken };
        // A job that must not be trusted is told so, even where the manager would not have served it either.
        throw refused === undefined
            ? await (0,explain/* explainManager */.xR)(error, missingIn(attempt), opened?.grants)
            : (0,explain/* withExplanation */.OI)(refused, missingIn(attempt));
    }
}


/***/ }),

/***/ 4439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ establish)
/* harmony export */ });
/* harmony import */ var _core_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(669);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6232);
/* harmony import */ var _core_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1962);
/* harmony import */ var _core_trust_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2772);
/* harmony import */ var _propagation_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7438);
/** Knows how to make sure that a credential is stored: read, decide, write, and read again whenever somebody else may have written. */





// As many as any request gets.
const MAX_ATTEMPTS = 5;
// Entra's token service knows the application when this is reached, so a 404 of Graph is a replica that lags behind.
const MISSING_TARGET_MS = 20_000;
function conflictError(decision, desired) {
    const { stored } = decision;
    if (decision.action === 'audience-conflict') {
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('audience-conflict', `The credential "${stored.name}" trusts this job with another audience ("${stored.audiences[0]}").`, {
            hint: `Set \`audience: ${stored.audiences[0]}\`, or change or remove that credential; it is not ours to alter.`,
        });
    }
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('name-conflict', `A credential named "${desired.name}" exists with another subject, and it is not ours.`, {
        hint: 'Remove that credential: its name cannot be changed.',
        details: [
            `Its issuer is "${stored.issuer}", its subject "${stored.subject ?? stored.claimsMatchingExpression?.value}".`,
        ],
    });
}
async function readStored({ store, clock }, deadline) {
    const patience = Math.min(deadline, clock.now() + MISSING_TARGET_MS);
    for (let retry = 0;; retry++) {
        try {
            return await store.list();
        }
        catch (error) {
            const lagging = error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP && error.code === 'application-not-found';
            if (!lagging || !(await (0,_propagation_js__WEBPACK_IMPORTED_MODULE_4__/* .sleepUntil */ .Kc)(patience, (0,_propagation_js__WEBPACK_IMPORTED_MODULE_4__/* .propagationDelay */ .iM)(retry, clock.random()), clock)))
                throw error;
        }
    }
}
/** Writes once what was decided. */
function write(decision, { desired }, { store, log }) {
    if (decision.action === 'correct-audience') {
        const audience = desired.audiences[0] ?? '';
        log.info(`Correcting the audience of the federated credential "${decision.stored.name}" to "${audience}"`);
        return store.updateAudience(decision.stored, audience);
    }
    log.info(`Writing the federated credential "${desired.name}" for "${(0,_core_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .matchText */ .H1)(desired)}"`);
    return store.upsert(desired);
}
function outOfTime(outcome, desired) {
    if (outcome.kind === 'duplicate') {
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('name-conflict', 'The target says that another credential holds this issuer and subject, but lists none.', {
            hint: `It may hold "${(0,_core_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .matchText */ .H1)(desired)}" in another case and compare without it: remove that credential, or wait and run again.`,
        });
    }
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('service-unavailable', `The federated credential "${desired.name}" could not be written in time (${outcome.kind}).`, {
        hint: 'Other writes to the same target were under way, or the service did not answer: run again.',
    });
}
/** Returns the decision that a write can carry out; throws where somebody else's credential is in the way or the target is full. */
async function requireWritable(decision, stored, request) {
    if (decision.action === 'audience-conflict' || decision.action === 'name-conflict') {
        throw conflictError(decision, request.desired);
    }
    await request.beforeWrite(stored);
    if (decision.action !== 'limit')
        return decision;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('credential-limit', `The target already holds ${stored.length} of at most ${_core_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .CREDENTIAL_LIMIT */ .UD} federated credentials.`, (0,_core_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .explainLimit */ .h)(stored, request.repository));
}
/**
 * Makes sure that the target stores the desired credential, however many jobs do the same at once. Killed at any point and
 * run again, it converges: the name is deterministic and every doubtful write is read back.
 * @throws FederationError of a guard, `audience-conflict`, `name-conflict`, `credential-limit` or `manager-forbidden`
 */
async function establish(request, ports) {
    const { desired, owner, deadline, sha256Hex } = request;
    const { clock, log } = ports;
    const doubtful = [];
    let last;
    let inTime = true;
    for (let retry = 0;; retry++) {
        const stored = (retry === 0 ? request.known : undefined) ?? (await readStored(ports, deadline));
        request.onStored(stored);
        const decision = (0,_core_trust_js__WEBPACK_IMPORTED_MODULE_3__/* .decideTrust */ .J4)(desired, stored, owner, sha256Hex);
        if (decision.action === 'keep') {
            return { credential: decision.stored, change: changeOf(doubtful.at(-1), decision.stored, desired) };
        }
        if (last !== undefined && (!inTime || doubtful.length >= MAX_ATTEMPTS))
            throw outOfTime(last, desired);
        const writable = await requireWritable(decision, stored, request);
        const outcome = await write(writable, request, ports);
        if (outcome.kind === 'created' || outcome.kind === 'updated')
            return finished(outcome, writable, request, ports);
        // A write that may have happened, or that somebody else's got in the way of: wait, look, then decide afresh.
        log.debug(`The write ended as "${outcome.kind}"`);
        if (outcome.kind === 'uncertain')
            doubtful.push(writable);
        last = outcome;
        inTime = await (0,_propagation_js__WEBPACK_IMPORTED_MODULE_4__/* .sleepUntil */ .Kc)(deadline, (0,_propagation_js__WEBPACK_IMPORTED_MODULE_4__/* .propagationDelay */ .iM)(retry, clock.random()), clock);
        if (outcome.kind === 'busy' && (await request.acceptedMeanwhile()))
            return { credential: desired, change: 'kept' };
    }
}
/** After a doubtful write, the credential as it is stored now is our doing when it has the name and owner that we gave it. */
function changeOf(attempted, stored, desired) {
    if (attempted === undefined)
        return 'kept';
    if (attempted.action === 'correct-audience')
        return 'updated';
    if (stored.name !== desired.name)
        return 'kept';
    return attempted.replaces === undefined ? 'created' : 'updated';
}
async function finished(outcome, decision, { desired }, { store }) {
    if (decision.action === 'correct-audience') {
        return {
            credential: { ...decision.stored, audiences: desired.audiences },
            change: 'updated',
            before: decision.stored,
        };
    }
    if (outcome.kind === 'created')
        return { credential: { ...desired, ...(outcome.id !== undefined && { id: outcome.id }) }, change: 'created' };
    const before = decision.replaces;
    const id = before?.id ?? (await store.list()).find((each) => each.name === desired.name)?.id;
    const credential = { ...desired, ...(id !== undefined && { id }) };
    // An upsert that met the same credential means that another job was quicker.
    return before === undefined ? { credential, change: 'kept' } : { credential, change: 'updated', before };
}


/***/ })

};
;
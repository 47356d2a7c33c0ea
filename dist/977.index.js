"use strict";
exports.id = 977;
exports.ids = [977];
exports.modules = {

/***/ 7065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ keptEffect),
/* harmony export */   e: () => (/* binding */ isFederatedEffect)
/* harmony export */ });
/* harmony import */ var _core_plan_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6986);

/** What became of a line that keeps what is there. */
function keptEffect(change) {
    if (change.resource !== 'federated')
        return { outcome: 'kept', change };
    return { outcome: 'kept', change, credential: change.stored ?? (0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialOf */ .$5)(change) };
}
/** Tells effects on credentials from those on other things. */
function isFederatedEffect(effect) {
    return effect.change.resource === 'federated';
}


/***/ }),

/***/ 9043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ executePlan),
  x: () => (/* binding */ keyIn)
});

// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/federation/plan/effect.js
var effect = __webpack_require__(7065);
// EXTERNAL MODULE: ./build/federation/plan/session.js
var plan_session = __webpack_require__(6846);
// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __webpack_require__(1384);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
;// CONCATENATED MODULE: ./build/federation/plan/write-change.js





// As many as any request gets.
const MAX_ATTEMPTS = 5;
function send(change, store, log) {
    const credential = (0,plan_change/* credentialOf */.$5)(change);
    if (change.action === 'delete') {
        log.info(`Deleting the federated credential "${change.name}"`);
        return store.delete(change.stored ?? credential);
    }
    if (change.stored === undefined) {
        log.info(`Writing the federated credential "${change.name}" for "${(0,plan_change/* matchOfChange */.Tk)(change)}"`);
        return store.create(credential);
    }
    log.info(`Replacing the federated credential "${change.name}" for "${(0,plan_change/* matchOfChange */.Tk)(change)}"`);
    return store.replace(change.stored, credential);
}
/** What a write that ended well left on the target. */
function written(change, outcome) {
    switch (outcome.kind) {
        case 'created':
        case 'updated':
        case 'deleted': {
            const id = outcome.id ?? change.stored?.id;
            const credential = { ...(0,plan_change/* credentialOf */.$5)(change), ...(id !== undefined && { id }) };
            return { outcome: outcome.kind, change, credential };
        }
        case 'busy':
        case 'uncertain':
        case 'duplicate':
        case 'name-taken':
        case 'target-missing':
            return undefined;
    }
}
function outOfTime({ kind }, change) {
    if (kind === 'duplicate') {
        return new core_error/* FederationError */.yP('name-conflict', 'The target says that another credential holds this issuer and subject, but lists none.', {
            hint: `It may hold "${(0,plan_change/* matchOfChange */.Tk)(change)}" in another case and compare without it: remove that credential, or wait and run again.`,
        });
    }
    if (kind === 'target-missing') {
        return new core_error/* FederationError */.yP('application-not-found', `The target of "${change.name}" is not found for writing.`, {
            hint: 'Check `client-id` or `managed-identity-resource-id`; if it was created a moment ago, run again.',
        });
    }
    return new core_error/* FederationError */.yP('service-unavailable', `The federated credential "${change.name}" could not be written in time (${kind}).`, { hint: 'Other writes to the same target were under way, or the service did not answer: run again.' });
}
function stale(change, lines) {
    return new core_error/* FederationError */.yP('plan-stale', `What "${change.name}" needs is not what was printed any more.`, {
        hint: 'The target was changed by somebody else meanwhile: review the plan again.',
        details: ['To be written now:', ...lines.map((line) => `  ${line.action} "${line.name}": ${(0,plan_change/* matchOfChange */.Tk)(line)}`)],
    });
}
/**
 * Runs the same diff on another reading.
 * @throws FederationError `plan-stale` when what is still to be written is no subset of what was printed
 */
function compareAgain(change, session, stored, printed) {
    const lines = session.diff(stored);
    const now = lines.find((each) => (0,plan_change/* subjectOfChange */.M6)(each) === (0,plan_change/* subjectOfChange */.M6)(change));
    if (now?.action === 'refuse')
        return { kind: 'refused', change: now };
    if (now === undefined || now.action === 'keep')
        return { kind: 'satisfied', stored: now?.stored };
    const unprinted = lines.filter((line) => (0,plan_change/* isWrite */.ao)(line) && !printed.has((0,plan_change/* lineOf */.cA)(line)));
    if (unprinted.length > 0)
        throw stale(change, unprinted);
    return { kind: 'open', change: now };
}
/** After a doubtful write, what is stored now is our doing when it has the name that we gave it. */
function satisfied(change, stored, doubtful) {
    const credential = stored ?? change.stored ?? (0,plan_change/* credentialOf */.$5)(change);
    const ours = doubtful && credential.name === change.name;
    if (!ours)
        return { outcome: 'kept', change, credential };
    const outcome = { create: 'created', update: 'updated', delete: 'deleted' }[change.action];
    return { outcome, change, credential };
}
function progressed({ doubtful, missingSince }, { kind }, now) {
    return {
        doubtful: doubtful + (kind === 'uncertain' ? 1 : 0),
        missingSince: kind === 'target-missing' ? (missingSince ?? now) : undefined,
    };
}
/** True when no further attempt makes sense: too many, or a target that takes upper and lower case for the same. */
function isHopeless({ kind }, { doubtful }, change, stored, retry) {
    if (doubtful >= MAX_ATTEMPTS)
        return true;
    return kind === 'duplicate' && retry > 1 && stored.some((each) => (0,trust.isCaseTwin)(each, (0,plan_change/* credentialOf */.$5)(change)));
}
/**
 * Writes a change. A write that ends busy, uncertain or duplicate reads the target again and runs the same diff: what is
 * satisfied by now takes its effect from the reading, and the rest is written when it was printed.
 * @throws FederationError of the store, `plan-stale`, or what stands for running out of time
 */
async function writeChange(planned, printed, session, request, { clock, log }) {
    let change = planned;
    let progress = { doubtful: 0, missingSince: undefined };
    for (let retry = 0;; retry++) {
        const outcome = await send(change, session.store, log);
        const effect = written(change, outcome);
        if (effect !== undefined)
            return effect;
        log.debug(`The write ended as "${outcome.kind}"`);
        progress = progressed(progress, outcome, clock.now());
        const patience = Math.min(request.deadline, (progress.missingSince ?? Number.POSITIVE_INFINITY) + plan_session/* MISSING_TARGET_MS */.a);
        const inTime = await (0,propagation/* sleepUntil */.Kc)(patience, (0,propagation/* propagationDelay */.iM)(retry, clock.random()), clock);
        if (outcome.kind === 'busy' && (await request.settledMeanwhile(change)))
            return { outcome: 'kept', change, credential: (0,plan_change/* credentialOf */.$5)(change) };
        const stored = await (0,plan_session/* readStored */.C)(session.store, clock, request.deadline);
        request.onStored(stored);
        const reading = compareAgain(change, session, stored, printed);
        if (reading.kind === 'satisfied')
            return satisfied(change, reading.stored, progress.doubtful > 0);
        if (reading.kind === 'refused')
            return { outcome: 'refused', change: reading.change };
        if (!inTime || isHopeless(outcome, progress, change, stored, retry))
            throw outOfTime(outcome, change);
        change = reading.change;
    }
}

;// CONCATENATED MODULE: ./build/federation/plan/execute.js





/** What a change is called in `dependsOn`: its target by ID, or by what it is called before it has one. */
function keyIn({ kind, id, clientId, uniqueName }, change) {
    return (0,plan_change/* changeKey */.Cy)(`${kind} ${id || clientId || uniqueName}`, change);
}
function notTried(change, why) {
    return new core_error/* FederationError */.yP('partial-failure', `"${change.name}" was not tried: ${why}.`, {
        hint: 'See what failed before it; running again carries out what is left.',
    });
}
const isFailure = ({ outcome }) => outcome === 'failed' || outcome === 'refused';
/** Why a change is not tried although it was planned; undefined when it is. */
function obstacle(change, walk, failed) {
    if (walk.stale !== undefined)
        return walk.stale;
    if (change.dependsOn?.some((key) => failed.has(key)) === true)
        return notTried(change, 'what it depends on failed');
    const deletes = change.action === 'delete';
    return deletes && [...walk.effects.values()].some(isFailure)
        ? notTried(change, 'a change of this target failed, and nothing is deleted then')
        : undefined;
}
/** A refusal of the service may be one that another reading of the target explains better: it filled up meanwhile. */
async function refusedMeanwhile(error, change, session, request, { clock }) {
    const failed = { outcome: 'failed', change, error };
    if (error.code !== 'credential-invalid')
        return failed;
    const stored = await (0,plan_session/* readStored */.C)(session.store, clock, request.deadline).catch(() => undefined);
    if (stored === undefined)
        return failed;
    request.onStored(stored);
    const full = session.diff(stored).find((line) => line.action === 'refuse' && line.reason === 'credential-limit');
    return full?.action === 'refuse' ? { outcome: 'refused', change: full } : failed;
}
async function executeResource(change, { session }, deadline) {
    if (session.writeResource === undefined)
        throw new core_error/* FederationError */.yP('internal', `Nothing writes the ${change.resource} "${change.name}".`);
    return session.writeResource(change, deadline);
}
async function executeCredential(change, { session: { credentials }, printed }, request, ports) {
    if (credentials === undefined)
        throw new core_error/* FederationError */.yP('internal', `Nothing writes the credential "${change.name}".`);
    try {
        return await writeChange(change, printed, credentials, request, ports);
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return refusedMeanwhile(error, change, credentials, request, ports);
    }
}
async function executeChange(change, walk, failed, request, ports) {
    if (change.action === 'refuse')
        return { outcome: 'refused', change };
    if (change.action === 'keep')
        return (0,effect/* keptEffect */.U)(change);
    const blocked = obstacle(change, walk, failed);
    if (blocked !== undefined)
        return { outcome: 'failed', change, error: blocked };
    try {
        return change.resource === 'federated'
            ? await executeCredential(change, walk, request, ports)
            : await executeResource(change, walk, request.deadline);
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return { outcome: 'failed', change, error };
    }
}
async function walkPhase(phase, walk, failed, { deadline, settledMeanwhile = async () => false }, ports) {
    const onStored = (stored) => {
        walk.stored = stored;
    };
    for (const change of walk.target.changes.filter((each) => (0,plan_change/* phaseOf */.hU)(each) === phase)) {
        const effect = await executeChange(change, walk, failed, { deadline, settledMeanwhile, onStored }, ports);
        if (effect.outcome === 'failed' && effect.error.code === 'plan-stale')
            walk.stale = effect.error;
        walk.effects.set(change, effect);
        if (isFailure(effect))
            failed.add(keyIn(walk.target, change));
    }
}
function wantedKeys(target) {
    return target.changes.filter(({ action }) => action !== 'keep').map((change) => keyIn(target, change));
}
/**
 * Carries out the changes of a plan, each as printed. Nothing is decided here; a failing target does not stop the others.
 * @param sessions one for each target of the plan, in its order; undefined for one that could not be read, which is left alone
 */
async function executePlan({ targets }, sessions, request, ports) {
    // What is left alone is not there for what depends on it.
    const failed = new Set(targets.flatMap((target, index) => (sessions[index] === undefined ? wantedKeys(target) : [])));
    const walks = targets.flatMap((target, index) => {
        const session = sessions[index];
        if (session === undefined)
            return [];
        const printed = new Set(target.changes.filter(plan_change/* isWrite */.ao).map(plan_change/* lineOf */.cA));
        const stored = session.credentials?.stored ?? [];
        return [{ target, session, printed, effects: new Map(), stored, stale: undefined }];
    });
    for (const phase of plan_change/* PHASES */.ZG)
        await Promise.all(walks.map((walk) => walkPhase(phase, walk, failed, request, ports)));
    return walks.map(({ target, effects, stored }) => ({
        target,
        effects: target.changes.map((change) => effects.get(change)).filter((effect) => effect !== undefined),
        stored,
    }));
}


/***/ }),

/***/ 1977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  establishTrust: () => (/* binding */ establishTrust)
});

// EXTERNAL MODULE: ./build/core/credential/owner.js
var owner = __webpack_require__(3989);
// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __webpack_require__(1384);
// EXTERNAL MODULE: ./build/core/diagnosis/refusal.js
var refusal = __webpack_require__(1848);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/subject/repository.js
var repository = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/federation/diagnose.js + 2 modules
var diagnose = __webpack_require__(2275);
// EXTERNAL MODULE: ./build/federation/exchange/exchange.js
var exchange_exchange = __webpack_require__(9371);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
// EXTERNAL MODULE: ./build/core/plan/blocked.js + 2 modules
var blocked = __webpack_require__(773);
// EXTERNAL MODULE: ./build/core/plan/change.js
var change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/plan/plan.js + 1 modules
var plan = __webpack_require__(1629);
// EXTERNAL MODULE: ./build/federation/plan/effect.js
var effect = __webpack_require__(7065);
// EXTERNAL MODULE: ./build/federation/plan/execute.js + 1 modules
var execute = __webpack_require__(9043);
// EXTERNAL MODULE: ./build/federation/plan/session.js
var session = __webpack_require__(6846);
;// CONCATENATED MODULE: ./build/federation/sign-in/establish.js






/** The plan for one job: one change, which is a keep as well where a stored expression admits the job. */
function diffForJob({ desired, ownership, admitting }) {
    return (stored) => {
        const changes = (0,plan/* diffCredentials */.K)([{ credential: desired, source: 'sign-in' }], stored, ownership);
        const admitted = changes.some(({ action }) => action === 'keep') ? undefined : stored.find(admitting);
        if (admitted === undefined)
            return changes;
        return [
            (0,change/* toChange */._u)(desired, { source: 'sign-in' }, { action: 'keep', reason: 'A stored expression admits it.' }, admitted),
        ];
    };
}
/** The error for a job whose change is refused by what is stored. */
async function refusedError(change, stored, { repository, beforeWrite }) {
    if (change.reason === 'credential-limit')
        await beforeWrite(false);
    return (0,blocked/* blockedError */.f)(change, { stored, ...(repository !== undefined && { repository }) });
}
/** A plan of one target that nobody approves: its lines stand for themselves. */
function planOf(changes, kind) {
    const target = { kind, clientId: '', id: '', uniqueName: null, displayName: null, error: null, changes };
    return { version: 1, digest: plan/* NOT_COMPARED */.SD, targets: [target] };
}
/** Reads the target, plans the one change and carries it out; undefined when the target changed under it. */
async function attempt(request, ports) {
    const { store, clock } = ports;
    const stored = await (0,session/* readStored */.C)(store, clock, request.deadline);
    request.onStored(stored);
    const diff = diffForJob(request);
    const changes = diff(stored);
    const [change] = changes;
    if (change?.action === 'refuse')
        throw await refusedError(change, stored, request);
    if (change?.action !== 'keep')
        await request.beforeWrite(true);
    const { deadline, acceptedMeanwhile } = request;
    const executed = await (0,execute/* executePlan */.v)(planOf(changes, request.ownership.kind), [{ credentials: { stored, store, diff } }], { deadline, settledMeanwhile: acceptedMeanwhile }, ports);
    const results = executed.flatMap((one) => {
        if (one.stored !== stored)
            request.onStored(one.stored);
        return one.effects.filter(effect/* isFederatedEffect */.e).map((effect) => toEstablished(effect, one.stored, request, clock));
    });
    const [established] = await Promise.all(results);
    return established;
}
async function toEstablished(effect, stored, request, clock) {
    if (effect.outcome === 'refused')
        throw await refusedError(effect.change, stored, request);
    if (effect.outcome === 'failed') {
        if (effect.error.code === 'plan-stale' && clock.now() < request.deadline)
            return undefined;
        throw effect.error;
    }
    const { credential, outcome, change } = effect;
    // A sign-in plans no deletion.
    if (outcome !== 'updated')
        return { credential, change: outcome === 'created' ? 'created' : 'kept' };
    return { credential, change: 'updated', ...(change.stored !== undefined && { before: change.stored }) };
}
/**
 * Makes sure that the target stores the desired credential, however many jobs do the same at once. Killed at any point and
 * run again, it converges: the name is deterministic and every doubtful write is read back. Nobody approved the plan of a
 * sign-in, so that a target which changed under it is planned again.
 * @throws FederationError of a guard, `audience-conflict`, `name-conflict`, `credential-limit` or `manager-forbidden`
 */
async function establish(request, ports) {
    for (;;) {
        const established = await attempt(request, ports);
        if (established !== undefined)
            return established;
    }
}

// EXTERNAL MODULE: ./build/federation/sign-in/guard.js + 1 modules
var guard = __webpack_require__(9625);
;// CONCATENATED MODULE: ./build/federation/sign-in/establish-trust.js










const CAME_TO_NOTHING = new Set(['throttled', 'service-unavailable']);
function establish_trust_guard({ request, ports, claims, parsed }) {
    return (0,guard/* judgeJob */.J)({ claims, expectation: request.expectation, parsed }, ports.readDefaultBranch);
}
function timedOut(established, missing, seconds) {
    const { name } = established.credential;
    const stale = established.change === 'kept'
        ? ' If this goes on for hours, delete and recreate that credential: a stale record was seen to behave so.'
        : '';
    return (0,diagnose.missingTrustError)('propagation-timeout', `Entra still refuses this job ${seconds} s after the credential "${name}" was ${established.change === 'kept' ? 'found' : 'written'}.`, `Nothing is wrong with the credential: run again later, or raise \`propagation-timeout\`.${stale}`, missing);
}
function startAttempt(context, refusal) {
    const { request, ports, claims, parsed, clientId } = context;
    let stored;
    return {
        context,
        refusal,
        exchange: { clientId, audience: claims.aud, scope: request.scopes[0] },
        deadline: ports.clock.now() + request.propagationTimeoutMs,
        desired: (0,trust.desiredCredential)(claims, request.target.kind, ports.sha256Hex, parsed),
        stored: () => stored,
        onStored: (list) => {
            stored = list;
        },
    };
}
function missingIn({ context, desired, stored, refusal }, last = refusal) {
    const { claims, parsed, request } = context;
    return {
        presented: (0,diagnose.presentedBy)(claims, parsed),
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
    const { claims, ports, exchangePorts, request } = context;
    let accessToken;
    let lints = [];
    const established = await establish({
        desired,
        repository: (0,repository/* repositoryOf */._)(claims),
        ownership: { owner: (0,owner/* signInOwner */.Gp)(claims), kind: request.target.kind, sha256Hex: ports.sha256Hex },
        deadline,
        onStored,
        admitting: (each) => (0,trust.isAdmitted)(each, claims),
        beforeWrite: async (hasRoom) => {
            if (refused !== undefined)
                throw (0,diagnose.withDiagnosis)(refused, missingIn(attempt));
            if (hasRoom)
                lints = await (0,guard/* warnAboutWeakTrust */.s)(context, desired, store);
        },
        acceptedMeanwhile: async () => {
            const result = await (0,exchange_exchange/* exchangeIdToken */.a)(exchange, exchangePorts, refusal/* isPropagation */.lm);
            if (result.accepted)
                accessToken = result.accessToken;
            return result.accepted;
        },
    }, { store, clock: ports.clock, log: ports.log });
    return { established, lints, ...(accessToken !== undefined && { accessToken }) };
}
/** What the target stores since the write: the list was read before it. */
function storedWith(credential, stored = []) {
    return [...stored.filter(({ name }) => name !== credential.name), credential];
}
/** How everything after the write waits: while that may still be propagating, a refusal proves nothing. */
function waitingFor(attempt, established) {
    const { clock } = attempt.context.ports;
    const written = clock.now();
    return {
        deadline: attempt.deadline,
        timedOut: (last) => {
            const missing = { ...missingIn(attempt, last), stored: storedWith(established.credential, attempt.stored()) };
            return timedOut(established, missing, Math.round((clock.now() - written) / 1000));
        },
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
    const result = await (0,propagation/* exchangeUntil */.au)(waiting.deadline, exchange, context.exchangePorts, ({ codes }, waitedMs) => log.info(`Entra did not accept it yet (AADSTS${codes.join(', ')} after ${Math.round(waitedMs / 1000)} s)`));
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
        const { established, lints, accessToken } = await writeTrust(attempt, opened, refused);
        return accessToken === undefined
            ? { ...(await waitForEntra(attempt, established)), lints }
            : { accessToken, established, lints, waiting: waitingFor(attempt, established) };
    }
    catch (error) {
        const unsettled = attempt.stored() === undefined || (error instanceof core_error/* FederationError */.yP && CAME_TO_NOTHING.has(error.code));
        if (!(error instanceof core_error/* FederationError */.yP) || !unsettled)
            throw await (0,diagnose.explainManager)(error, missingIn(attempt), opened);
        // Nobody could read what is stored, so the refusal may have been a spurious one of a job that is trusted; or the write
        // came to nothing among many, and one of the others has done it.
        const again = await (0,propagation/* repeatRefused */.uZ)(refusal, attempt.exchange, context.exchangePorts);
        if (again.accepted)
            return { accessToken: again.accessToken };
        // A job that must not be trusted is told so, even where the manager would not have served it either.
        throw refused === undefined
            ? await (0,diagnose.explainManager)(error, missingIn(attempt), opened)
            : (0,diagnose.withDiagnosis)(refused, missingIn(attempt));
    }
}


/***/ })

};
;
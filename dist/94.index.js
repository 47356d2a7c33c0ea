"use strict";
exports.id = 94;
exports.ids = [94];
exports.modules = {

/***/ 7094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ assertFresh),
/* harmony export */   g: () => (/* binding */ applyPlan)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _core_expression_evaluation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6179);
/* harmony import */ var _core_expression_expression_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3267);
/* harmony import */ var _core_plan_blocked_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(773);
/* harmony import */ var _core_plan_change_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6986);
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1629);
/* harmony import */ var _diagnose_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2275);
/* harmony import */ var _exchange_propagation_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(534);
/* harmony import */ var _effect_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7065);
/* harmony import */ var _execute_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9043);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8202);
/** How a plan is carried out: exactly as printed, planned again after a conflict, and proved where it can be. */











/** One line per write, for comparing plans by eye. */
function writeLines(plan) {
    const lines = (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .writesOf */ .AP)(plan.targets).map(({ change }) => `  ${change.action} "${change.name}": ${(0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_4__/* .aboutChange */ .O5)(change)}`);
    return lines.length === 0 ? ['  nothing'] : lines;
}
/**
 * Stops where what was approved is not what would be written.
 * @param planDigest undefined: nobody reviewed, and whatever was printed is written
 * @throws FederationError `plan-stale` with what would be written now
 */
function assertFresh({ plan }, planDigest) {
    const compared = plan.digest !== _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .NOT_COMPARED */ .SD && planDigest !== _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .NOT_COMPARED */ .SD;
    if (planDigest === undefined || (compared && planDigest === plan.digest))
        return;
    if (planDigest === _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .NOT_COMPARED */ .SD) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('plan-stale', 'The approved plan was not compared with its target, so that it approves nothing.', {
            hint: 'Give the plan action a manager that may read the target, and approve the digest that it prints.',
            details: ['What would be written now:', ...writeLines(plan), `Its digest: ${plan.digest}`],
        });
    }
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('plan-stale', `The approved plan no longer fits: its digest was ${planDigest.slice(0, 12)}… and is ${plan.digest.slice(0, 12)}… now.`, {
        hint: 'Review what would be written now and approve its digest, or run the plan action again.',
        details: ['What would be written now:', ...writeLines(plan), `Its digest: ${plan.digest}`],
    });
}
/** True when the credential is for the job that runs this: then an exchange proves it. */
function isForThisJob(change, { own, clientId }) {
    if (own === undefined || clientId === undefined || own.iss !== change.issuer)
        return false;
    if (change.subject !== undefined)
        return own.sub === change.subject;
    const parsed = (0,_core_expression_expression_js__WEBPACK_IMPORTED_MODULE_2__/* .parseExpression */ .YK)(change.claimsMatchingExpression);
    return parsed.ok && (0,_core_expression_evaluation_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(parsed.expression, own).matches;
}
async function prove(change, result, request, ports) {
    const started = ports.clock.now();
    const { clientId = '', proofScope } = request;
    const [audience = ''] = change.audiences;
    const exchanged = await (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_7__/* .exchangeUntil */ .au)(started + request.propagationTimeoutMs, { clientId, audience, scope: proofScope }, ports, ({ codes }, ms) => ports.log.info(`Entra did not accept it yet (AADSTS${codes.join(', ')} after ${Math.round(ms / 1000)} s)`));
    if (exchanged.accepted)
        return ports.clock.now() - started;
    throw (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_6__.missingTrustError)('propagation-timeout', `Entra does not accept this job yet, ${Math.round(request.propagationTimeoutMs / 1000)} s after "${change.name}" was written.`, 'The credential is stored as planned: run again later, or raise `propagation-timeout`.', { ...(0,_plan_js__WEBPACK_IMPORTED_MODULE_10__/* .missingFor */ .M)(result.declared, request, [result.declared.desired.credential]), refusal: exchanged.refusal });
}
/** Carries out the printed changes, and tells what became of the one that was declared. */
async function applyCompared(result, request, ports) {
    const { session, plan } = result;
    const deadline = ports.clock.now() + request.propagationTimeoutMs;
    const executed = await (0,_execute_js__WEBPACK_IMPORTED_MODULE_9__/* .executePlan */ .v)(plan, [{ credentials: session }], { deadline }, ports);
    const results = executed.flatMap(({ effects, stored }) => effects.filter(_effect_js__WEBPACK_IMPORTED_MODULE_8__/* .isFederatedEffect */ .e).map((effect) => ({ effect, stored })));
    const [applied] = await Promise.all(results.map(({ effect, stored }) => toApplied(effect, stored, result, request, ports)));
    if (applied === undefined)
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('internal', 'The plan holds no change.');
    return applied;
}
async function toApplied(effect, stored, result, request, ports) {
    if (effect.outcome === 'refused')
        throw (0,_core_plan_blocked_js__WEBPACK_IMPORTED_MODULE_3__/* .blockedError */ .f)(effect.change, { ...result.blockedFacts, stored });
    if (effect.outcome === 'failed')
        throw await (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_6__.explainManager)(effect.error, (0,_plan_js__WEBPACK_IMPORTED_MODULE_10__/* .missingFor */ .M)(result.declared, request, stored), result.session.store);
    const { outcome, credential, change } = effect;
    const applied = { outcome, credentialName: credential.name, credentialId: credential.id };
    if (change.action === 'keep')
        return applied;
    ports.onWritten(outcome);
    if (!isForThisJob(change, request))
        return applied;
    return { ...applied, provedAfterMs: await prove(change, result, request, ports) };
}
/**
 * Carries out a plan that was just made and printed.
 * @throws FederationError `plan-stale`, the code of a guard, or what writing a credential throws
 */
async function applyPlan(result, request, ports) {
    assertFresh(result, request.planDigest);
    if (result.session === undefined)
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('internal', 'Only a compared plan can be carried out.');
    return applyCompared(result, request, ports);
}


/***/ }),

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


/***/ })

};
;
"use strict";
exports.id = 160;
exports.ids = [160];
exports.modules = {

/***/ 5737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ explainLimit)
});

// EXTERNAL MODULE: ./build/core/credential/issuer.js
var issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __webpack_require__(2361);
// EXTERNAL MODULE: ./build/core/template/template.js
var template = __webpack_require__(4963);
// EXTERNAL MODULE: ./build/core/expression/flexible.js
var flexible = __webpack_require__(9826);
;// CONCATENATED MODULE: ./build/core/expression/merge.js




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
    // Any branch at all, or any that shares some letters (`ma*` for main and master), would be a weaker trust than several
    // named ones; any tag is what people mean by it.
    const series = start !== '' && group.every(({ name }) => /^\d/.test(name.slice(start.length)));
    if (first.kind === 'branch-pattern' && !series && !/[/._-]/.test(start))
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

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
;// CONCATENATED MODULE: ./build/core/credential/limit.js
/** Knows what to say when a target is full: which credentials could go, and which flexible expression would replace several. */


function about(credential) {
    const owner = (0,credential_credential/* parseOwner */.pZ)(credential.description);
    return `- "${credential.name}": ${(0,credential_credential/* matchText */.H1)(credential)} (${owner === undefined ? 'not ours' : `ours, owner ${owner}`})`;
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

/***/ 8160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyEntry: () => (/* binding */ applyEntry)
});

// EXTERNAL MODULE: ./build/composition/job.js + 8 modules
var composition_job = __webpack_require__(2852);
// EXTERNAL MODULE: ./build/composition/plan.js
var plan = __webpack_require__(9738);
// EXTERNAL MODULE: ./build/core/cloud.js
var core_cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/credential/limit.js + 1 modules
var credential_limit = __webpack_require__(5737);
// EXTERNAL MODULE: ./build/core/expression/evaluation.js
var evaluation = __webpack_require__(6179);
// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan_plan = __webpack_require__(6769);
// EXTERNAL MODULE: ./build/core/subject/repository-claims.js
var repository_claims = __webpack_require__(4555);
// EXTERNAL MODULE: ./build/federation/diagnose.js + 4 modules
var diagnose = __webpack_require__(2480);
// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
// EXTERNAL MODULE: ./build/federation/sign-in/establish.js
var establish = __webpack_require__(8327);
// EXTERNAL MODULE: ./build/federation/plan/plan.js + 3 modules
var federation_plan_plan = __webpack_require__(2240);
;// CONCATENATED MODULE: ./build/federation/plan/apply.js
/** Knows how a plan is carried out: exactly as printed, planned again after a conflict, and proved where it can be. */











/** One line per write, for comparing plans by eye. */
function writeLines(plan) {
    const lines = (0,plan_plan/* writesOf */.AP)(plan.targets).map(({ change }) => `  ${change.action} "${change.name}": ${(0,plan_change/* matchOfChange */.Tk)(change)} (${change.audiences.join(' ')})`);
    return lines.length === 0 ? ['  nothing'] : lines;
}
function assertFresh({ plan }, planDigest) {
    if (planDigest === undefined || planDigest === plan.digest)
        return;
    throw new core_error/* FederationError */.yP('plan-stale', `The approved plan no longer fits: its digest was ${planDigest.slice(0, 12)}… and is ${plan.digest.slice(0, 12)}… now.`, {
        hint: 'Review what would be written now and approve its digest, or run the plan action again.',
        details: ['What would be written now:', ...writeLines(plan), `Its digest: ${plan.digest}`],
    });
}
const REFUSALS = {
    'audience-conflict': [
        'A credential of somebody else holds this subject with another audience',
        'Set `audience` to the stored one, or change or remove that credential.',
    ],
    'name-conflict': [
        'A credential of somebody else has the name of this one',
        'Remove that credential: its name cannot be changed.',
    ],
    'credential-limit': ['The target already holds as many federated credentials as it can', ''],
    'pull-request-refused': [
        'This would let any pull request sign in before anybody has reviewed it',
        'Declare it with `pull-request: true` outside pull_request_target, or trust a protected environment.',
    ],
    'merge-queue-refused': [
        'The subject belongs to one merge queue entry and never comes back',
        'Use `merge-queue: <branch>` to trust the whole queue.',
    ],
    'subject-too-broad': [
        'Other jobs than the intended one can present this subject',
        'Add `repo` and `context` to `include_claim_keys` of the subject template; let an expression go on with ref:refs/heads/ or environment: after the repository.',
    ],
    'context-not-declared': [
        'This job runs on a ref that is neither the default branch nor protected',
        'Declare what to trust with `branch`, `tag` or `environment`.',
    ],
};
/** The error for a change that a guard refuses. */
function refusalError(change, stored, { own }) {
    const { reason: code } = change;
    const [sentence, hint] = REFUSALS[code];
    const limit = code === 'credential-limit' ? (0,credential_limit/* explainLimit */.h)(stored, own && (0,repository_claims/* repositoryOf */._)(own)) : undefined;
    const differences = change.differences.map(({ field, from, to }) => `${field}: stored "${from}", declared "${to}"`);
    return new core_error/* FederationError */.yP(code, `${sentence} (${(0,plan_change/* matchOfChange */.Tk)(change)}).`, {
        hint: limit?.hint ?? hint,
        details: [...(limit?.details ?? []), ...differences],
    });
}
/** True when the credential is for the job that runs this: then an exchange proves it. */
function isForThisJob(change, { own, clientId }) {
    if (own === undefined || clientId === undefined || own.iss !== change.issuer)
        return false;
    if (change.subject !== undefined)
        return own.sub === change.subject;
    const parsed = (0,expression/* parseExpression */.YK)(change.claimsMatchingExpression);
    return parsed.ok && (0,evaluation/* evaluate */._3)(parsed.expression, own).matches;
}
async function prove(change, result, request, ports) {
    const started = ports.clock.now();
    const { clientId = '', proofScope } = request;
    const [audience = ''] = change.audiences;
    const exchanged = await (0,propagation/* exchangeUntil */.au)(started + request.propagationTimeoutMs, { clientId, audience, scope: proofScope }, ports, ({ codes }, ms) => ports.log.info(`Not accepted yet (AADSTS${codes.join(', ')} after ${Math.round(ms / 1000)} s)`));
    if (exchanged.accepted)
        return ports.clock.now() - started;
    throw (0,diagnose.missingTrustError)('propagation-timeout', `Entra does not accept this job yet, ${Math.round(request.propagationTimeoutMs / 1000)} s after "${change.name}" was written.`, 'The credential is stored as planned: run again later, or raise `propagation-timeout`.', { ...(0,federation_plan_plan/* missingFor */.M)(result.declared, request, [result.declared.desired.credential]), refusal: exchanged.refusal });
}
/** After a conflict the target is another one: what was approved by its digest must still be what is written. */
function assertStillFresh(result, stored, { owner, planDigest }, sha256Hex) {
    const changes = (0,plan_plan/* diffCredentials */.K)([result.declared.desired], stored, owner, sha256Hex);
    const targets = result.plan.targets.map((target) => ({ ...target, changes }));
    if ((0,plan_plan/* writesOf */.AP)(targets).length === 0)
        return;
    assertFresh({ ...result, plan: { ...result.plan, digest: (0,plan_plan/* digestOf */.ol)(targets, sha256Hex), targets } }, planDigest);
}
/** Writes one change and, when it is for this very job, waits until Entra accepts it. */
async function carryOut(change, result, request, ports) {
    const { clock, sha256Hex } = ports;
    const { store } = result;
    let { stored } = result;
    const { credential, change: outcome } = await (0,establish/* establish */._)({
        desired: result.declared.desired.credential,
        known: stored,
        repository: request.own && (0,repository_claims/* repositoryOf */._)(request.own),
        owner: request.owner,
        deadline: clock.now() + request.propagationTimeoutMs,
        sha256Hex,
        beforeWrite: async (list) => assertStillFresh(result, list, request, sha256Hex),
        onStored: (list) => {
            stored = list;
        },
        acceptedMeanwhile: async () => false,
    }, { ...ports, store }).catch(async (error) => {
        throw await (0,diagnose/* explainManager */.xR)(error, (0,federation_plan_plan/* missingFor */.M)(result.declared, request, stored), store);
    });
    ports.onWritten(outcome);
    const applied = { outcome, credentialName: credential.name, credentialId: credential.id };
    if (!isForThisJob(change, request))
        return applied;
    return { ...applied, provedAfterMs: await prove(change, result, request, ports) };
}
/**
 * Carries out a plan that was just made and printed.
 * @throws FederationError `plan-stale`, the code of a guard, or what establishing a credential throws
 */
async function applyPlan(result, request, ports) {
    assertFresh(result, request.planDigest);
    const [change] = result.plan.targets.flatMap(({ changes }) => changes);
    if (change === undefined || result.store === undefined)
        throw new Error('only a compared plan can be carried out');
    if (change.action === 'refuse')
        throw refusalError(change, result.stored, request);
    if (change.action !== 'keep')
        return carryOut(change, result, request, ports);
    const stored = result.stored.find(({ name }) => name === change.name);
    return { outcome: 'kept', credentialName: change.name, credentialId: stored?.id };
}

// EXTERNAL MODULE: ./build/inputs/plan.js + 1 modules
var inputs_plan = __webpack_require__(1921);
// EXTERNAL MODULE: ./build/report/failure.js + 2 modules
var failure = __webpack_require__(2191);
// EXTERNAL MODULE: ./build/report/manager.js
var manager = __webpack_require__(8216);
// EXTERNAL MODULE: ./build/report/plan.js
var report_plan = __webpack_require__(4036);
// EXTERNAL MODULE: ./build/report/plan-outputs.js
var plan_outputs = __webpack_require__(3699);
// EXTERNAL MODULE: ./build/runner/environment.js
var runner_environment = __webpack_require__(9294);
// EXTERNAL MODULE: ./build/runner/run-files.js
var run_files = __webpack_require__(3576);
// EXTERNAL MODULE: ./build/runner/step.js
var step = __webpack_require__(8617);
;// CONCATENATED MODULE: ./build/entries/apply.js
/** Runs the apply action: composes the plan and what carries it out, reports both, and catches once. */














/** Carries the plan out, and records what became of it whether or not that succeeds. */
async function applyAndRecord(result, request, inputs, job, record) {
    const { planDigest, propagationTimeoutMs, tenantId, endpoints, cloud } = inputs;
    const clientId = request.clientId ?? result.plan.targets[0]?.clientId;
    let written;
    const onWritten = (outcome) => {
        written = outcome;
    };
    try {
        const applied = await applyPlan(result, {
            ...request,
            clientId: clientId || undefined,
            planDigest,
            propagationTimeoutMs,
            proofScope: (0,core_cloud/* resourceManagerScope */.M7)(cloud),
        }, { ...job, exchangeToken: job.exchangeToken(tenantId, endpoints.authority), onWritten });
        record(applied.outcome);
        return applied;
    }
    catch (error) {
        // A stale plan was not carried out at all, so there is nothing to record.
        if (!(error instanceof core_error/* FederationError */.yP && error.code === 'plan-stale'))
            record(written);
        throw error;
    }
}
/** Runs the apply action to its end; never rejects. */
async function applyEntry(toolkit, environment) {
    try {
        (0,runner_environment/* requireOutputFile */.Vn)(environment);
        (0,step/* resetOutputs */.mR)(toolkit, [...plan_outputs/* PLAN_OUTPUTS */.lb, 'results-file']);
        const job = (0,composition_job/* openJob */.I)(toolkit, environment);
        const inputs = (0,inputs_plan/* readApplyInputs */.u)(toolkit.getInput, toolkit.setSecret, job.github.repository, (0,runner_environment/* readInputFacts */.WX)(environment));
        (0,step/* printLines */.tj)(toolkit, (0,manager/* managerLines */.v)(inputs.manager));
        const [request, ports] = await Promise.all([(0,plan/* toPlanRequest */.U)(inputs, job), (0,plan/* toPlanPorts */.H)(inputs, job)]);
        const result = await (0,federation_plan_plan/* makePlan */.C)(request, ports);
        (0,step/* printLines */.tj)(toolkit, (0,report_plan/* planLines */.HN)(result));
        (0,step/* setOutputs */.n0)(toolkit, (0,plan_outputs/* planOutputs */.iS)(result, (0,run_files/* writeRunFile */.XY)(environment, 'federation-plan', result.plan)));
        const applied = await applyAndRecord(result, request, inputs, job, (outcome) => {
            const results = (0,plan_outputs/* planResults */.k9)(result.plan, outcome);
            (0,step/* setOutputs */.n0)(toolkit, { 'results-file': (0,run_files/* writeRunFile */.XY)(environment, 'federation-results', results) });
        });
        (0,step/* setOutputs */.n0)(toolkit, { 'credential-name': applied.credentialName });
        (0,step/* printLines */.tj)(toolkit, (0,report_plan/* appliedLines */.lu)(applied));
        if (applied.outcome !== 'kept')
            (0,step/* writeSummary */.Sy)(toolkit, (0,report_plan/* buildApplySummary */.Xe)(result, applied));
    }
    catch (thrown) {
        (0,step/* failStep */.vy)(toolkit, (0,failure/* describeFailure */.Ic)(thrown, (0,runner_environment/* troubleshootingUrl */.KB)(environment)));
    }
}


/***/ }),

/***/ 8327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ establish)
/* harmony export */ });
/* harmony import */ var _core_credential_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3521);
/* harmony import */ var _core_credential_limit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5737);
/* harmony import */ var _core_credential_trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1384);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6232);
/* harmony import */ var _exchange_propagation_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(534);
/** Knows how to make sure that a credential is stored: read, decide, write, and read again whenever somebody else may have written. */





// As many as any request gets.
const MAX_ATTEMPTS = 5;
// Entra's token service knows the application when this is reached, so a 404 of Graph is a replica that lags behind.
const MISSING_TARGET_MS = 30_000;
function conflictError(decision, desired) {
    const { stored } = decision;
    if (decision.action === 'audience-conflict') {
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('audience-conflict', `The credential "${stored.name}" trusts this job with another audience ("${stored.audiences[0]}").`, {
            hint: `Set \`audience: ${stored.audiences[0]}\`, or change or remove that credential; it is not ours to alter.`,
        });
    }
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('name-conflict', `A credential named "${desired.name}" exists with another subject, and it is not ours.`, {
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
            const lagging = error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP && error.code === 'application-not-found';
            if (!lagging || !(await (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_4__/* .sleepUntil */ .Kc)(patience, (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_4__/* .propagationDelay */ .iM)(retry, clock.random()), clock)))
                throw error;
        }
    }
}
/** Writes once what was decided. */
function write(decision, { desired }, { store, log }) {
    if (decision.action === 'correct-audience') {
        const audience = desired.audiences[0] ?? '';
        log.info(`Correcting the audience of the federated credential "${decision.stored.name}" to "${audience}"`);
        return store.replace(decision.stored, { ...decision.stored, audiences: [audience] });
    }
    log.info(`Writing the federated credential "${desired.name}" for "${(0,_core_credential_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .matchText */ .H1)(desired)}"`);
    return decision.replaces === undefined ? store.create(desired) : store.replace(decision.replaces, desired);
}
function outOfTime(outcome, desired) {
    if (outcome.kind === 'duplicate') {
        return new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('name-conflict', 'The target says that another credential holds this issuer and subject, but lists none.', {
            hint: `It may hold "${(0,_core_credential_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .matchText */ .H1)(desired)}" in another case and compare without it: remove that credential, or wait and run again.`,
        });
    }
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('service-unavailable', `The federated credential "${desired.name}" could not be written in time (${outcome.kind}).`, {
        hint: 'Other writes to the same target were under way, or the service did not answer: run again.',
    });
}
/** Returns the decision that a write can carry out; throws where somebody else's credential is in the way or the target is full. */
async function requireWritable(decision, stored, request) {
    if (decision.action === 'audience-conflict' || decision.action === 'name-conflict') {
        throw conflictError(decision, request.desired);
    }
    await request.beforeWrite(stored, decision.action !== 'limit');
    if (decision.action !== 'limit')
        return decision;
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('credential-limit', `The target already holds ${stored.length} of at most ${_core_credential_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .CREDENTIAL_LIMIT */ .UD} federated credentials.`, (0,_core_credential_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .explainLimit */ .h)(stored, request.repository));
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
        const decision = (0,_core_credential_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .decideTrust */ .J4)(desired, stored, owner, sha256Hex);
        if (decision.action === 'keep') {
            return { credential: decision.stored, change: changeOf(doubtful.at(-1), decision.stored, desired) };
        }
        const admitting = request.admitting && stored.find(request.admitting);
        if (admitting !== undefined)
            return { credential: admitting, change: 'kept' };
        const spent = !inTime || doubtful.length >= MAX_ATTEMPTS;
        const blocked = retry > 2 && last?.kind === 'duplicate' && stored.some((each) => (0,_core_credential_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .isCaseTwin */ .J7)(each, desired));
        if (last !== undefined && (spent || blocked))
            throw outOfTime(last, desired);
        const writable = await requireWritable(decision, stored, request);
        const outcome = await write(writable, request, ports);
        if (outcome.kind === 'created' || outcome.kind === 'updated')
            return finished({ ...outcome, kind: outcome.kind }, writable, request, ports);
        // A write that may have happened, or that somebody else's got in the way of: wait, look, then decide afresh.
        log.debug(`The write ended as "${outcome.kind}"`);
        if (outcome.kind === 'uncertain')
            doubtful.push(writable);
        last = outcome;
        inTime = await (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_4__/* .sleepUntil */ .Kc)(deadline, (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_4__/* .propagationDelay */ .iM)(retry, clock.random()), clock);
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
/** Reads the ID of what is written by now; a failure to read it must not fail a job whose credential is stored. */
async function readId(name, store) {
    return (await store.list().catch(() => [])).find((each) => each.name === name)?.id;
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
    const id = outcome.id ?? before?.id ?? (await readId(desired.name, store));
    const credential = { ...desired, ...(id !== undefined && { id }) };
    // An upsert that met the same credential means that another job was quicker.
    return before === undefined ? { credential, change: 'kept' } : { credential, change: 'updated', before };
}


/***/ })

};
;
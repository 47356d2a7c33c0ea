"use strict";
exports.id = 904;
exports.ids = [904];
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

/***/ 9826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ compileFlexible)
/* harmony export */ });
/* harmony import */ var _credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1483);
/* harmony import */ var _template_template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4963);
/* harmony import */ var _expression_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3267);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2250);
/* harmony import */ var _wildcard_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1523);
/** Knows how an intent (any branch like this, any tag, a merge queue) becomes the tightest expression that Entra accepts. */





function refuse(reason, hint) {
    return { ok: false, reason, hint };
}
// Characters that no ref has (git check-ref-format), apart from the wildcards.
const NEVER_IN_REF = /[\s~^:[\\\p{Cc}]/u;
function refuseIssuer(issuer) {
    if (issuer === _credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .GITHUB_ISSUER */ .oX && (0,_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .mayUseExpressions */ .aw)(issuer))
        return undefined;
    const kind = (0,_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .issuerKind */ .W8)(issuer);
    const whose = kind === 'github-enterprise-server'
        ? 'GitHub Enterprise Server'
        : kind === 'github-enterprise-slug'
            ? 'an issuer with the slug of an enterprise'
            : kind === 'github-ghe-com'
                ? 'GHE.com'
                : `the issuer ${issuer}`;
    return refuse(`Entra accepts no patterns for ${whose}.`, 'Trust an environment, which needs one exact credential only.');
}
function refusePattern(intent) {
    const text = intent.kind === 'merge-queue' ? intent.branch : intent.pattern;
    if (!(0,_expression_js__WEBPACK_IMPORTED_MODULE_1__/* .canBeCompared */ .PF)(text)) {
        return refuse(`"${text}" cannot be compared: it is empty or holds a single quote.`, 'Use `?` for the quote, or an environment.');
    }
    if (intent.kind === 'environment-pattern')
        return undefined;
    if (intent.kind === 'merge-queue' && (0,_wildcard_js__WEBPACK_IMPORTED_MODULE_4__/* .hasWildcard */ .r)(text)) {
        return refuse(`The merge queue's branch "${text}" holds a wildcard.`, 'Name one branch; every entry of its queue is admitted.');
    }
    if (/^\/?refs\//.test(text)) {
        return refuse(`The pattern "${text}" starts with refs/.`, 'Give the name alone, such as release/*; refs/heads/ or refs/tags/ is added.');
    }
    if (NEVER_IN_REF.test(text) || text.startsWith('/') || text.startsWith('!')) {
        return refuse(`No branch or tag can match "${text}".`, 'There are two wildcards only: * for many characters, ? for one.');
    }
    return undefined;
}
/** Everything besides the pattern is meant to the letter, which an expression with wildcards cannot say of `*` and `?`. */
function refuseLiterals({ prefix, template, claims, jobWorkflowRef }) {
    const used = template.keys.flatMap((key) => claims?.[key] ?? []);
    const literal = [prefix.owner, prefix.name, ...used].find((text) => (0,_wildcard_js__WEBPACK_IMPORTED_MODULE_4__/* .hasWildcard */ .r)(text) || !(0,_expression_js__WEBPACK_IMPORTED_MODULE_1__/* .canBeCompared */ .PF)(text));
    if (literal !== undefined) {
        return refuse(`"${literal}" holds a character that an expression cannot say literally (* ? ').`, 'Trust an environment instead.');
    }
    if (jobWorkflowRef === undefined)
        return undefined;
    if ((0,_expression_js__WEBPACK_IMPORTED_MODULE_1__/* .canBeCompared */ .PF)(jobWorkflowRef) && /^[^/@:]+\/[^/@:]+\/\.github\/workflows\/[^@]+@.+$/.test(jobWorkflowRef))
        return undefined;
    return refuse(`"${jobWorkflowRef}" is no job_workflow_ref.`, 'It reads OWNER/REPO/.github/workflows/FILE@REF, with the ref in full, such as refs/heads/main.');
}
function contextOfIntent(intent) {
    switch (intent.kind) {
        case 'branch-pattern':
            return { kind: 'ref', ref: `refs/heads/${intent.pattern}` };
        case 'tag-pattern':
            return { kind: 'ref', ref: `refs/tags/${intent.pattern}` };
        case 'environment-pattern':
            return { kind: 'environment', environment: intent.pattern };
        case 'merge-queue':
            return { kind: 'ref', ref: `refs/heads/gh-readonly-queue/${intent.branch}/pr-*` };
    }
}
function compare(claim, comparand) {
    return { claim, operator: (0,_wildcard_js__WEBPACK_IMPORTED_MODULE_4__/* .hasWildcard */ .r)(comparand) ? 'matches' : 'eq', comparand };
}
function subjectPattern(intent, facts) {
    const { template, prefix, repository, claims } = facts;
    if ((0,_template_template_js__WEBPACK_IMPORTED_MODULE_0__/* .oneSubjectForEverything */ .Ju)(template)) {
        return refuse('The subject template has no context: every job presents the same subject.', 'Trust that one subject exactly, or add `context` to the template.');
    }
    const built = (0,_template_template_js__WEBPACK_IMPORTED_MODULE_0__/* .buildTemplatedSubject */ .bj)(template, {
        prefix,
        repository,
        context: contextOfIntent(intent),
        ...(claims === undefined ? {} : { claims }),
    });
    if (built.kind === 'subject')
        return built.subject;
    return refuse(`The subject template needs ${built.missing.join(', ')}, for which there is no value.`, 'Give the values with `claims`, one key=value a line.');
}
/**
 * Compiles an intent to the tightest valid expression: `sub` with the repository's prefix, and both IDs, one of which
 * Entra requires since July 2026 and which keep a successor of the name out.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-set-up-flexible-federated-identity-credential
 */
function compileFlexible(intent, facts) {
    const refusal = refuseIssuer(facts.issuer) ?? refusePattern(intent) ?? refuseLiterals(facts);
    if (refusal !== undefined)
        return refusal;
    const { id, ownerId } = facts.repository;
    if (id === undefined || ownerId === undefined || !/^\d+$/.test(id) || !/^\d+$/.test(ownerId)) {
        return refuse('The IDs of the repository and its owner are not known.', 'Give `github-token` read access to the repository.');
    }
    const subject = subjectPattern(intent, facts);
    if (typeof subject !== 'string')
        return subject;
    const terms = [
        compare('sub', subject),
        { claim: 'repository_id', operator: 'eq', comparand: id },
        { claim: 'repository_owner_id', operator: 'eq', comparand: ownerId },
        ...(facts.jobWorkflowRef === undefined ? [] : [compare('job_workflow_ref', facts.jobWorkflowRef)]),
    ];
    return { ok: true, expression: (0,_expression_js__WEBPACK_IMPORTED_MODULE_1__/* .formatExpression */ .KY)(terms) };
}


/***/ }),

/***/ 9489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ breadthOf),
/* harmony export */   R: () => (/* binding */ readingsOf)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7148);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9894);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2361);
/** Knows every way to read a subject: one where colons are encoded, several where a name can hold them as they are. */



// Nobody's real subject has more than a few.
const MOST = 256;
// Whoever edits a workflow or a setting chooses these freely; the values of all others are IDs, names or refs without colons.
const FREE_TEXT = /^(?:environment|workflow|job_workflow_ref|workflow_ref|enterprise|repo_property_\w+)$/;
/** Where the value of a key can end: before the name of a claim, or at the end of the subject. */
function endsOf(words, at, key) {
    if (!FREE_TEXT.test(key))
        return [at + 2];
    const later = words.flatMap((word, index) => (index > at + 1 && (0,_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .isClaimKey */ .YO)(word) ? [index] : []));
    return [...later, words.length];
}
function readRaw(words) {
    const found = [];
    const open = [{ at: 0, segments: [] }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { at, segments } = next;
        const key = words[at];
        if (key === undefined)
            found.push(segments);
        else if (!(0,_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .isClaimKey */ .YO)(key))
            continue;
        else if (key === _subject_js__WEBPACK_IMPORTED_MODULE_2__/* .PULL_REQUEST */ .Ky)
            open.push({ at: at + 1, segments: [...segments, { key, value: undefined }] });
        else if (at + 1 < words.length) {
            const value = (end) => words.slice(at + 1, end).join(':');
            open.push(...endsOf(words, at, key).map((end) => ({ at: end, segments: [...segments, { key, value: value(end) }] })));
        }
        if (found.length + open.length > MOST)
            return undefined;
    }
    return found;
}
/** A segment of `repo` or a context counts for what the token's own claims say, and so does every other. */
function isClaimed({ key, value }, claims) {
    if (key === _subject_js__WEBPACK_IMPORTED_MODULE_2__/* .PULL_REQUEST */ .Ky)
        return (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'event_name') === _subject_js__WEBPACK_IMPORTED_MODULE_2__/* .PULL_REQUEST */ .Ky;
    return (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, key === 'repo' ? 'repository' : key) === value;
}
function fits({ segments }, { keys }) {
    const isContext = (key) => key === 'environment' || key === 'ref' || key === _subject_js__WEBPACK_IMPORTED_MODULE_2__/* .PULL_REQUEST */ .Ky;
    return (segments.length === keys.length &&
        segments.every(({ key }, index) => {
            const wanted = keys[index];
            if (wanted === 'context')
                return isContext(key);
            return key === wanted || (key === 'repo' && wanted === 'repository');
        }));
}
function preferred(readings, keep) {
    const kept = readings.filter(keep);
    return kept.length > 0 ? kept : readings;
}
/**
 * Returns every way to read a subject; undefined when there are too many to judge.
 * @param raw true on a GitHub Enterprise Server, which up to 3.18 leaves colons in names as they are:
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function readingsOf(sub, raw, { claims, template } = {}) {
    const strict = (0,_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSubject */ .Ci)(sub);
    if (!raw)
        return [strict];
    const found = readRaw(sub.split(':'));
    if (found === undefined)
        return undefined;
    const readings = found.length === 0 ? [strict] : found.map(_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .readSegments */ .lZ);
    const produced = template === undefined ? readings : preferred(readings, (each) => fits(each, template));
    if (claims === undefined)
        return produced;
    return preferred(produced, ({ segments }) => segments.every((segment) => isClaimed(segment, claims)));
}
/** Returns the breadth of the broadest reading; a subject that cannot be judged counts as one for every event. */
function breadthOf(readings) {
    if (readings.length === 0)
        return 'every-event';
    return readings.map(_context_js__WEBPACK_IMPORTED_MODULE_1__/* .isTooBroad */ .bA).find((breadth) => breadth !== undefined);
}


/***/ }),

/***/ 4555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ repositoryOf)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7148);
/** Knows the repository that a job's own claims name. */

/** Reads owner, name and IDs from the claims of an ID token; undefined without a `repository` claim. */
function repositoryOf(claims) {
    const [owner, name] = (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository')?.split('/') ?? [];
    if (owner === undefined || name === undefined)
        return undefined;
    const [ownerId, id] = [(0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_owner_id'), (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_id')];
    return { owner, name, ...(ownerId !== undefined && { ownerId }), ...(id !== undefined && { id }) };
}


/***/ }),

/***/ 904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   establishTrust: () => (/* binding */ establishTrust)
/* harmony export */ });
/* harmony import */ var _core_credential_trust_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1384);
/* harmony import */ var _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1848);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6232);
/* harmony import */ var _core_subject_repository_claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4555);
/* harmony import */ var _diagnose_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2480);
/* harmony import */ var _exchange_exchange_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9371);
/* harmony import */ var _exchange_propagation_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(534);
/* harmony import */ var _establish_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8327);
/* harmony import */ var _guard_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9625);









const CAME_TO_NOTHING = new Set(['throttled', 'service-unavailable']);
function guard({ request, ports, claims }) {
    return (0,_guard_js__WEBPACK_IMPORTED_MODULE_8__/* .judgeJob */ .J)({ claims, declared: request.declared }, ports.readDefaultBranch);
}
function timedOut(established, missing, seconds) {
    const { name } = established.credential;
    const stale = established.change === 'kept'
        ? ' If this goes on for hours, delete and recreate that credential: a stale record was seen to behave so.'
        : '';
    return (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_4__.missingTrustError)('propagation-timeout', `Entra still refuses this job ${seconds} s after the credential "${name}" was ${established.change === 'kept' ? 'found' : 'written'}.`, `Nothing is wrong with the credential: run again later, or raise \`propagation-timeout\`.${stale}`, missing);
}
function startAttempt(context, refusal) {
    const { request, ports, claims, clientId } = context;
    let stored;
    return {
        context,
        refusal,
        exchange: { clientId, audience: claims.aud, scope: request.scopes[0] },
        deadline: ports.clock.now() + request.propagationTimeoutMs,
        desired: (0,_core_credential_trust_js__WEBPACK_IMPORTED_MODULE_0__/* .desiredCredential */ .uE)(claims, ports.sha256Hex),
        stored: () => stored,
        onStored: (list) => {
            stored = list;
        },
    };
}
function missingIn({ context, desired, stored, refusal }, last = refusal) {
    const { claims, request } = context;
    return {
        presented: (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_4__.presentedBy)(claims),
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
    const established = await (0,_establish_js__WEBPACK_IMPORTED_MODULE_7__/* .establish */ ._)({
        desired,
        repository: (0,_core_subject_repository_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryOf */ ._)(claims),
        owner: (0,_core_credential_trust_js__WEBPACK_IMPORTED_MODULE_0__/* .signInOwner */ .Gp)(claims),
        deadline,
        sha256Hex: ports.sha256Hex,
        onStored,
        admitting: (each) => (0,_core_credential_trust_js__WEBPACK_IMPORTED_MODULE_0__/* .isAdmitted */ .jO)(each, claims),
        beforeWrite: async (_, hasRoom) => {
            if (refused !== undefined)
                throw (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_4__/* .withDiagnosis */ .IQ)(refused, missingIn(attempt));
            if (!hasRoom || warned)
                return;
            warned = true;
            await (0,_guard_js__WEBPACK_IMPORTED_MODULE_8__/* .warnAboutWeakTrust */ .s)(context, desired, store);
        },
        acceptedMeanwhile: async () => {
            const result = await (0,_exchange_exchange_js__WEBPACK_IMPORTED_MODULE_5__/* .exchangeOnce */ .z)(exchange, exchangePorts, _core_diagnosis_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .isPropagation */ .lm);
            if (result.accepted)
                accessToken = result.accessToken;
            return result.accepted;
        },
    }, { store, clock: ports.clock, log: ports.log });
    return { established, ...(accessToken !== undefined && { accessToken }) };
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
    const result = await (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_6__/* .exchangeUntil */ .au)(waiting.deadline, exchange, context.exchangePorts, ({ codes }, waitedMs) => log.info(`Not yet (AADSTS${codes.join(', ')} after ${Math.round(waitedMs / 1000)} s)`));
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
    const refused = await guard(context);
    let opened;
    try {
        opened = await opening;
        const { established, accessToken } = await writeTrust(attempt, opened, refused);
        return accessToken === undefined
            ? await waitForEntra(attempt, established)
            : { accessToken, established, waiting: waitingFor(attempt, established) };
    }
    catch (error) {
        const unsettled = attempt.stored() === undefined || (error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FederationError */ .yP && CAME_TO_NOTHING.has(error.code));
        if (!(error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FederationError */ .yP) || !unsettled)
            throw await (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_4__/* .explainManager */ .xR)(error, missingIn(attempt), opened);
        // Nobody could read what is stored, so the refusal may have been a spurious one of a job that is trusted; or the write
        // came to nothing among many, and one of the others has done it.
        const again = await (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_6__/* .repeatRefused */ .uZ)(refusal, attempt.exchange, context.exchangePorts);
        if (again.accepted)
            return { accessToken: again.accessToken };
        // A job that must not be trusted is told so, even where the manager would not have served it either.
        throw refused === undefined
            ? await (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_4__/* .explainManager */ .xR)(error, missingIn(attempt), opened)
            : (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_4__/* .withDiagnosis */ .IQ)(refused, missingIn(attempt));
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


/***/ }),

/***/ 9625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ judgeJob),
  s: () => (/* binding */ warnAboutWeakTrust)
});

// EXTERNAL MODULE: ./build/core/credential/issuer.js
var issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __webpack_require__(1384);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __webpack_require__(7671);
// EXTERNAL MODULE: ./build/core/lint/lint.js + 9 modules
var lint = __webpack_require__(3184);
// EXTERNAL MODULE: ./build/core/lint/trust.js
var lint_trust = __webpack_require__(6900);
// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var subject_claims = __webpack_require__(7148);
// EXTERNAL MODULE: ./build/core/subject/context.js
var context = __webpack_require__(9894);
// EXTERNAL MODULE: ./build/core/subject/reading.js
var reading = __webpack_require__(9489);
;// CONCATENATED MODULE: ./build/core/plan/guard.js
/** Knows which jobs must not get a new trust written for them, and says so before anything is written. */





/** Every way to read the job's subject; none when there are too many, which no guard lets pass. */
function readings({ claims }) {
    return (0,reading/* readingsOf */.R)(claims.sub, (0,issuer/* issuerKind */.W8)(claims.iss) === 'github-enterprise-server', { claims }) ?? [];
}
/**
 * True when the job runs in an environment. A server up to GitHub Enterprise Server 3.18 leaves colons in names as they are,
 * so that a workflow's or branch's name can hold `:environment:x`; there the claim must say it as well.
 */
function inEnvironment(job) {
    const read = readings(job);
    if (read.length === 0 || !read.every(context/* hasEnvironment */.sl))
        return false;
    return (0,issuer/* issuerKind */.W8)(job.claims.iss) !== 'github-enterprise-server' || (0,subject_claims/* claim */.B)(job.claims, 'environment') !== undefined;
}
function guardError(code, message, hint) {
    return Object.assign(new error/* FederationError */.yP(code, message, { hint }), { code });
}
function guardPullRequest(job) {
    const { claims, declared } = job;
    const event = (0,subject_claims/* claim */.B)(claims, 'event_name') ?? '';
    if (event === 'pull_request_target') {
        return guardError('pull-request-refused', 'A pull_request_target run never gets a trust written.', 'It runs with the rights of the base repository on behalf of a pull request: create the credential in a run of the branch itself.');
    }
    const reaches = readings(job).some(context/* isPullRequest */.r0) || (event.startsWith('pull_request') && !inEnvironment(job));
    if (!reaches || declared.pullRequest)
        return undefined;
    return guardError('pull-request-refused', `The subject "${claims.sub}" would let any pull request of this repository sign in.`, 'Give the job a protected `environment:`, or set `pull-request: true` if every pull request may have this identity.');
}
function guardMergeQueue(job) {
    const { claims } = job;
    if (!readings(job).some(context/* isMergeQueue */.OZ))
        return undefined;
    return guardError('merge-queue-refused', `The subject "${claims.sub}" belongs to one merge queue entry and never comes back.`, 'Give the job an `environment:`, or trust the whole queue with a flexible credential (`merge-queue` in the apply action).');
}
function guardBreadth(job) {
    const { claims } = job;
    const breadth = (0,reading/* breadthOf */.C)(readings(job));
    if (breadth === undefined)
        return undefined;
    const whom = breadth === 'other-repository' ? 'other repositories' : 'every event of this repository, pull requests included,';
    return guardError('subject-too-broad', `The subject "${claims.sub}" can be presented by ${whom} as well.`, 'Add `repo` and `context` to `include_claim_keys` of the subject template (repository settings, Actions, OIDC).');
}
function guardRef(job) {
    const { claims, declared, defaultBranch } = job;
    if (inEnvironment(job) || readings(job).some(context/* isPullRequest */.r0))
        return undefined;
    const ref = (0,subject_claims/* claim */.B)(claims, 'ref') ?? '';
    const known = (0,subject_claims/* claim */.B)(claims, 'ref_protected') === 'true' || (defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`);
    if (known || declared.branch !== undefined || declared.tag !== undefined || declared.environment !== undefined)
        return undefined;
    const input = ref.startsWith('refs/tags/')
        ? `tag: ${ref.slice('refs/tags/'.length)}`
        : `branch: ${ref.replace(/^refs\/heads\//, '')}`;
    return guardError('context-not-declared', `"${ref}" is neither the default branch nor protected, so it is not trusted by accident.`, `Declare it (\`${input}\`) if it shall be trusted, or give the job an \`environment:\`.`);
}
/** Returns why no trust may be written for this job, or undefined. An existing trust is never refused. */
function guardWrite(job) {
    return guardPullRequest(job) ?? guardMergeQueue(job) ?? guardBreadth(job) ?? guardRef(job);
}
/** True when only the default branch could still lift the guard, so that it is worth asking GitHub for it. */
function needsDefaultBranch(job) {
    return job.defaultBranch === undefined && guardWrite(job)?.code === 'context-not-declared';
}

// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __webpack_require__(2361);
;// CONCATENATED MODULE: ./build/federation/sign-in/guard.js







/**
 * Returns why no trust may be written for this job, or undefined. Where the event does not name the default branch, GitHub is
 * asked for it only where that can lift the guard.
 * @param readDefaultBranch as far as the event tells, or, with `true`, as GitHub says
 */
async function judgeJob({ claims, declared }, readDefaultBranch) {
    const job = { claims, declared, defaultBranch: await readDefaultBranch(false) };
    return guardWrite(needsDefaultBranch(job) ? { ...job, defaultBranch: await readDefaultBranch(true) } : job);
}
/** Prints what is weak about a new trust, each with the safer choice; advice, so that nothing here can fail a sign-in. */
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
    for (const { message, safer } of (0,finding/* warningsOf */.nZ)(lints))
        ports.log.warning(`${message} ${safer}`);
}


/***/ })

};
;
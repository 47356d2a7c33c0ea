"use strict";
exports.id = 522;
exports.ids = [522];
exports.modules = {

/***/ 9738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ toPlanPorts),
/* harmony export */   U: () => (/* binding */ toPlanRequest)
/* harmony export */ });
/* harmony import */ var _core_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3989);
/* harmony import */ var _core_subject_claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7148);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2324);



/** Asks for this job's own ID token where the job may have one; a plan works without. */
async function readOwnClaims({ audience }, { assertions, mayHaveIdToken }) {
    return mayHaveIdToken ? (await assertions.current(audience)).claims : undefined;
}
/** Who owns what is written: this repository, with its ID where the runner or the own token tells it. */
function ownerOf({ github }, own) {
    const { repository, repositoryId, serverUrl } = github;
    if (repository === '')
        return '';
    return (0,_core_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .buildOwner */ .QS)({
        host: (0,_core_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerHost */ .wI)(serverUrl),
        repository,
        id: repositoryId || (own && (0,_core_subject_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B)(own, 'repository_id')),
    });
}
/** Builds the request: inputs, and what the runner and the own token tell. */
async function toPlanRequest(inputs, job) {
    const { trustRequest, issuer, audience, claims, clientId, target, repository } = inputs;
    const { authority, graph, resourceManager } = inputs.endpoints;
    const own = await readOwnClaims(inputs, job);
    return {
        trustRequest,
        target,
        clientId,
        endpoints: inputs.endpoints,
        repository,
        issuer,
        audience,
        claims,
        owner: ownerOf(job, own),
        serverUrl: job.github.serverUrl,
        eventName: job.github.eventName,
        authority: inputs.cloud.authority,
        tenantId: inputs.tenantId,
        own,
        scope: { tenantId: inputs.tenantId, cloud: inputs.cloud.name, endpoints: [authority, graph, resourceManager] },
    };
}
/** Builds the ports: GitHub with `github-token`, the target with the manager's rights, and who is told of the credential. */
async function toPlanPorts(inputs, job, onDeclared) {
    const { manager } = inputs;
    // The toolkit's client reads the runner's variables as it is loaded: not before they are checked.
    const [{ createGitHubReader }, api] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(423)]).then(__webpack_require__.bind(__webpack_require__, 2423)),
        job.githubApi(inputs.githubToken),
    ]);
    return {
        github: api && createGitHubReader(api),
        defaultBranch: job.event().defaultBranch,
        sha256Hex: job.sha256Hex,
        clock: job.clock,
        onDeclared,
        openStore: manager && (() => (0,_store_js__WEBPACK_IMPORTED_MODULE_2__.openManager)({ ...inputs, manager }, job).open(inputs.target)),
    };
}


/***/ }),

/***/ 3340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ toFileTarget),
/* harmony export */   N_: () => (/* binding */ toPlanFile),
/* harmony export */   qR: () => (/* binding */ toFileChange)
/* harmony export */ });
/** The content of the plan file. */
function toPlanFile({ version, digest, targets }) {
    return {
        version,
        digest,
        targets: targets.map((target) => ({ ...toFileTarget(target), changes: target.changes.map(toFileChange) })),
    };
}
/** A target as the plan file shows it; an ID that is known only later is null. */
function toFileTarget({ kind, clientId, id, uniqueName, displayName, error, }) {
    return {
        kind,
        clientId: clientId === '' ? null : clientId,
        id: id === '' ? null : id,
        uniqueName,
        displayName,
        error,
    };
}
/** A change as the plan file shows it: without what only carrying it out needs. */
function toFileChange(change) {
    if (change.resource !== 'federated') {
        const { resource, action, name, reason, source, differences, written } = change;
        return { resource, action, name, issuer: null, subject: null, audiences: [], reason, source, differences, written };
    }
    const { resource, action, name, issuer, audiences, reason, source, differences } = change;
    const match = change.subject === undefined
        ? { claimsMatchingExpression: change.claimsMatchingExpression }
        : { subject: change.subject };
    return { resource, action, name, issuer, ...match, audiences, reason, source, differences };
}


/***/ }),

/***/ 8516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A8: () => (/* binding */ fromCustomization),
/* harmony export */   mz: () => (/* binding */ readCustomization)
/* harmony export */ });
/* unused harmony export IMMUTABLE_SINCE */
/* harmony import */ var _subject_subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2361);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4963);
/** What GitHub's answer about subject customisation says, and what it leaves open. */


/** Since this day new, renamed and transferred repositories present immutable subjects. */
const IMMUTABLE_SINCE = '2026-07-15';
const OWN_TOKEN = 'Run this in a job of that repository, whose own ID token tells, or give the whole subject with `subject`.';
function unknown(reason, settle = OWN_TOKEN) {
    return { kind: 'unknown', reason, settle };
}
/** Reads an answer's body; undefined for one of another shape. */
function readCustomization(body) {
    if (typeof body !== 'object' || body === null || Array.isArray(body))
        return undefined;
    const record = body;
    const keys = record.include_claim_keys;
    const usable = Array.isArray(keys) && keys.length > 0;
    if (usable && !keys.every((key) => typeof key === 'string' && /^\w+$/.test(key)))
        return undefined;
    return {
        useDefault: typeof record.use_default === 'boolean' ? record.use_default : undefined,
        keys: usable ? keys : undefined,
        immutable: typeof record.use_immutable_subject === 'boolean' ? record.use_immutable_subject : undefined,
        prefix: typeof record.sub_claim_prefix === 'string' && record.sub_claim_prefix !== ''
            ? record.sub_claim_prefix
            : undefined,
    };
}
/** The organisation's template counts only where the repository opted in by `use_default: false` without keys of its own. */
function templateOf(body, organization) {
    if (body.useDefault ?? body.keys === undefined)
        return _template_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULT_TEMPLATE */ .VE;
    if (body.keys !== undefined)
        return { keys: body.keys };
    const keys = organization?.status === 200 ? readCustomization(organization.body)?.keys : undefined;
    return keys === undefined ? undefined : { keys };
}
function isOld(createdAt) {
    return createdAt !== undefined && /^\d{4}-\d{2}-\d{2}/.test(createdAt) && createdAt.slice(0, 10) < IMMUTABLE_SINCE;
}
function fromFlag(immutable, facts) {
    const { repository, enterpriseServer, createdAt } = facts;
    const named = { kind: 'name-based', owner: repository.owner, name: repository.name };
    if (enterpriseServer)
        return named;
    if (immutable === true)
        return (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .prefixOf */ .MT)(repository, true) ?? 'The IDs of owner and repository are not known.';
    if (immutable === undefined || isOld(createdAt))
        return named;
    return 'GitHub does not say which prefix the repository presents, and it may have been created after 2026-07-15.';
}
/** Returns the prefix, or the sentence that says why nobody can tell. */
function prefixFrom({ prefix, immutable }, facts) {
    if (prefix === undefined)
        return fromFlag(immutable, facts);
    return (0,_subject_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePrefix */ .A1)(prefix) ?? `GitHub answers with the prefix "${prefix}", which is of no known form.`;
}
function decide(body, facts) {
    const template = templateOf(body, facts.organization);
    if (template === undefined) {
        return unknown("The repository uses its organisation's template, which the answer does not show.", 'Give the whole subject with `subject`, or let a job of that repository run this.');
    }
    const prefix = prefixFrom(body, facts);
    if (typeof prefix === 'string')
        return unknown(prefix);
    if (prefix.kind === 'immutable' && !(0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .namesRepository */ .xt)(template)) {
        return unknown('The template has no `repo`, and what GitHub then does with immutable subjects is not documented.');
    }
    return { kind: 'known', template, prefix };
}
/**
 * Decides template and prefix from GitHub's answer: `sub_claim_prefix` wins over `use_immutable_subject`, 404 means the
 * default template only for a visible repository, and 403 means nothing at all.
 * @param answer of `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`; https://docs.github.com/en/rest/actions/oidc
 */
function fromCustomization(answer, facts) {
    if (answer.status === 200) {
        const body = readCustomization(answer.body);
        return body === undefined
            ? unknown("GitHub's answer about the subject template cannot be read.")
            : decide(body, facts);
    }
    if (answer.status === 404 && facts.repositoryVisible) {
        return decide({ useDefault: true, keys: undefined, immutable: undefined, prefix: undefined }, facts);
    }
    if (answer.status === 404) {
        return unknown('The repository cannot be seen with this token, so its template is not known.', 'Give `github-token` access to the repository (Metadata and Actions: read), or give the whole subject with `subject`.');
    }
    return unknown(`GitHub answered ${answer.status} when asked for the subject template.`, 'Give the job `permissions: actions: read` (another repository: a token with Actions: read), or the whole subject with `subject`.');
}


/***/ }),

/***/ 7300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ declareCredential)
});

// EXTERNAL MODULE: ./build/core/cloud.js
var cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/credential/name.js
var credential_name = __webpack_require__(4299);
// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __webpack_require__(7671);
// EXTERNAL MODULE: ./build/core/lint/lint.js + 7 modules
var lint = __webpack_require__(5011);
// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/reach.js + 1 modules
var expression_reach = __webpack_require__(2094);
// EXTERNAL MODULE: ./build/core/subject/context.js
var context = __webpack_require__(9894);
// EXTERNAL MODULE: ./build/core/subject/reading.js
var reading = __webpack_require__(9489);
;// CONCATENATED MODULE: ./build/core/plan/guard-match.js
/** Which declared subjects and expressions must not be written: what they could match decides, never their text. */





const REFUSED_REACH = {
    'every-event': 'subject-too-broad',
    'pull-requests': 'pull-request-refused',
    'other-repositories': 'subject-too-broad',
    undecided: 'subject-too-broad',
};
/** An expression that cannot be read is an error of its own, found before any guard. */
function guardExpression(text, facts) {
    const parsed = (0,expression/* parseExpression */.YK)(text);
    const [reach] = parsed.ok ? (0,expression_reach/* reachesOf */.Zg)(parsed.expression, facts) : [];
    return reach && { code: REFUSED_REACH[reach.whom], example: reach.example };
}
/**
 * Returns why no credential with this match may be written, or undefined: an exact subject by all its readings, an
 * expression by its language. Pull requests that are declared as such are not judged here.
 */
function guardMatch(guarded) {
    const { issuer, match, template, parsed } = guarded;
    if (match.subject === undefined)
        return guardExpression(match.claimsMatchingExpression.value, guarded);
    const { subject: example } = match;
    const server = (0,credential_issuer/* issuerKind */.W8)(issuer) === 'github-enterprise-server';
    const read = (0,reading/* readingsOf */.R)(example, server, {
        ...(template !== undefined && { template }),
        ...(parsed !== undefined && { parsed }),
    }) ?? [];
    if (read.some(context/* isMergeQueue */.OZ))
        return { code: 'merge-queue-refused', example };
    if ((0,reading/* breadthOf */.C)(read) !== undefined)
        return { code: 'subject-too-broad', example };
    return read.some(context/* isPullRequest */.r0) ? { code: 'pull-request-refused', example } : undefined;
}

// EXTERNAL MODULE: ./build/core/subject/repository.js
var subject_repository = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/federation/sign-in/guard.js + 1 modules
var sign_in_guard = __webpack_require__(9625);
// EXTERNAL MODULE: ./build/federation/plan/declared-match.js
var declared_match = __webpack_require__(6406);
// EXTERNAL MODULE: ./build/federation/plan/protection.js
var plan_protection = __webpack_require__(5515);
;// CONCATENATED MODULE: ./build/federation/plan/declare.js
/** How a trust request becomes a named credential: checked for every trap before anything is sent, and guarded. */











/** The guard that forbids to trust this very job. */
async function guardOwn(own, parsed, repository, { github, defaultBranch }) {
    const job = { claims: own, expectation: { pullRequest: false }, ...(parsed !== undefined && { parsed }) };
    const guard = await (0,sign_in_guard/* judgeJob */.J)(job, async (askGitHub) => askGitHub ? (await github?.repository(repository).catch(() => undefined))?.defaultBranch : defaultBranch);
    return guard?.code;
}
/** The guard that forbids a new trust for this trust request, with a warning that names what it would let in. */
async function guardOf({ trustRequest, own, ownSubject, repository, eventName }, ports, credential, parsed, rule) {
    const { issuer } = credential;
    if ([eventName, own?.event_name].includes('pull_request_target'))
        return { refusedBy: 'pull-request-refused', warnings: [] };
    if (!(0,credential_issuer/* isGitHubIssuer */.xU)(issuer))
        return { warnings: [] };
    if (trustRequest.kind === 'own' && own !== undefined) {
        const refusedBy = await guardOwn(own, ownSubject, repository, ports);
        return { ...(refusedBy !== undefined && { refusedBy }), warnings: [] };
    }
    const [owner = '', name = ''] = repository.split('/');
    const refusal = guardMatch({
        issuer,
        match: credential,
        repository: rule?.repository ?? { owner, name },
        ...(rule !== undefined && { template: rule.template }),
        ...(parsed !== undefined && { parsed }),
    });
    // What is declared as pull requests is meant for them.
    const declared = trustRequest.kind === 'context' && refusal?.code === 'pull-request-refused';
    if (refusal === undefined || declared)
        return { warnings: [] };
    const { code, example } = refusal;
    const shown = credential.subject === undefined && example !== '';
    return { refusedBy: code, warnings: shown ? [`The expression would let in "${example}".`] : [] };
}
/** Asks how the context is guarded: advice, so that GitHub's API being down keeps nobody from a plan. */
async function askProtection({ repository, context }, { github }) {
    if (github === undefined)
        return 'unknown';
    return (0,plan_protection.readProtection)(github, repository, context).catch(() => 'unknown');
}
/** The repository as GitHub spells it. */
function nameOf({ repository }) {
    return `${repository.owner}/${repository.name}`;
}
// The documents of the China cloud say that managed identities take no expressions there.
function assertAvailable({ target, authority }, { subject }) {
    if (subject !== undefined || target.kind === 'application' || authority !== cloud/* CLOUDS */.JJ.china.authority)
        return;
    throw new error/* FederationError */.yP('credential-invalid', 'Managed identities of the China cloud take no flexible credentials.', {
        hint: 'Trust an environment or one branch, or use an application.',
    });
}
/** Everything that can never work, at once. */
function throwTraps(lints, { name }) {
    const errors = (0,finding/* errorsOf */.Bp)(lints);
    const [first] = errors;
    if (first === undefined)
        return;
    throw new error/* FederationError */.yP('credential-invalid', errors.length === 1
        ? first.message
        : `The credential "${name}" has ${errors.length} mistakes that keep it from ever working.`, {
        hint: errors.length === 1 ? first.safer : 'Correct them; nothing was sent to Entra.',
        details: errors.length === 1 ? [] : errors.map(({ message, safer }) => `- ${message} ${safer}`),
    });
}
/** The declared repository, as GitHub's answer or this job's own token tells it. */
function repositoryIn({ own, repository }, rule) {
    if (rule !== undefined)
        return { repository: rule.repository };
    const identity = own && (0,subject_repository/* repositoryOf */._)(own);
    const isOwn = identity !== undefined && `${identity.owner}/${identity.name}`.toLowerCase() === repository.toLowerCase();
    return isOwn ? { repository: identity } : {};
}
/** The ID of the declared repository, as GitHub's answer or this job's own token tells it. */
function repositoryIdIn({ own, repository }, { issuer }, rule) {
    if (rule?.repository.id !== undefined && (0,credential_issuer/* isGitHubIssuer */.xU)(issuer))
        return { repositoryId: rule.repository.id };
    const identity = own && (0,subject_repository/* repositoryOf */._)(own);
    const isOwn = identity !== undefined && (0,credential_issuer/* isGitHubIssuer */.xU)(issuer) && `${identity.owner}/${identity.name}` === repository;
    return isOwn && identity.id !== undefined ? { repositoryId: identity.id } : {};
}
/**
 * Turns a trust request into a named credential.
 * @throws FederationError `subject-unknown` or `credential-invalid`, before anything is sent to Entra
 */
async function declareCredential(asked, ports) {
    const request = (0,declared_match/* withOwnSubject */.DP)(asked);
    const { unnamed, source: told, warnings, rule, presents } = await (0,declared_match/* matchOf */.HU)(request, ports.github);
    const ownership = { owner: request.owner, kind: request.target.kind, sha256Hex: ports.sha256Hex };
    const parsed = (0,declared_match/* declaredSubject */.jV)(request, unnamed.subject);
    const credential = (0,credential_name/* nameCredential */.j)(unnamed, ownership, parsed);
    ports.onDeclared?.(credential);
    assertAvailable(request, credential);
    const { trustRequest, repository } = request;
    const { github } = ports;
    const known = rule?.repository ?? {};
    const trusted = trustRequest.kind === 'context'
        ? { repository: rule === undefined ? repository : nameOf(rule), context: trustRequest.context }
        : (0,plan_protection/* trustedContext */.L0)(credential, parsed, repository, known);
    const protection = await askProtection(trusted, ports);
    const doubts = github === undefined ? [] : await (0,plan_protection/* contextWarnings */.L5)(github, trusted, protection);
    const lints = (0,lint/* lintCredential */.d)(credential, {
        target: request.target.kind,
        authority: request.authority,
        ...(request.tenantId !== undefined && { tenantId: request.tenantId }),
        cloudAudiences: cloud/* EXCHANGE_AUDIENCES */.mA,
        immutableAvailable: credential.issuer.startsWith(credential_issuer/* GITHUB_ISSUER */.oX),
        ...((protection === 'protected' || protection === 'unprotected') && { protection }),
        ...(request.own !== undefined && { ownSubject: request.own.sub }),
        ...(parsed !== undefined && { parsed }),
    });
    throwTraps(lints, credential);
    if (github !== undefined && trustRequest.kind === 'subject')
        await (0,plan_protection/* assertStillThere */.J3)(github, credential, parsed);
    const { refusedBy, warnings: refusals } = await guardOf(request, ports, credential, parsed, rule);
    return {
        desired: {
            credential,
            source: 'inputs',
            ...repositoryIdIn(request, credential, rule),
            ...(refusedBy !== undefined && { blockedBy: refusedBy }),
        },
        ...(parsed !== undefined && { parsed }),
        source: told,
        ...repositoryIn(request, rule),
        presents,
        protection,
        lints: (0,finding/* warningsOf */.nZ)(lints),
        warnings: [...warnings, ...doubts, ...refusals],
    };
}


/***/ }),

/***/ 6406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DP: () => (/* binding */ withOwnSubject),
/* harmony export */   HU: () => (/* binding */ matchOf),
/* harmony export */   jV: () => (/* binding */ declaredSubject)
/* harmony export */ });
/* harmony import */ var _core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1483);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _core_expression_flexible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9826);
/* harmony import */ var _core_subject_subject_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2361);
/* harmony import */ var _predict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6243);
/* harmony import */ var _subject_rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9396);
/** How a trust request becomes what a credential matches: predicted, compiled, or given as it is. */






/** The request with the subject of the own token parsed, for everything that is declared by it. */
function withOwnSubject(request) {
    const { own, ownSubject } = request;
    return own === undefined ? request : { ...request, ownSubject: ownSubject ?? (0,_core_subject_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSubject */ .Ci)(own.sub) };
}
/** Parses the declared subject for everybody who reads it; where it is the own one, that is parsed already. */
function declaredSubject({ own, ownSubject }, subject) {
    if (subject === undefined)
        return undefined;
    return (subject === own?.sub ? ownSubject : undefined) ?? (0,_core_subject_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSubject */ .Ci)(subject);
}
function defaultIssuer({ issuer, own, serverUrl }) {
    return issuer ?? own?.iss ?? (0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_5__/* .issuerForServer */ .wC)(serverUrl) ?? _core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_5__/* .GITHUB_ISSUER */ .oX;
}
async function compile(request, intent, github) {
    const rule = await (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectRule */ .Jy)(request, github);
    (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .assertClaims */ .I2)(rule, request.claims, ['job_workflow_ref']);
    const { prefix, repository } = rule;
    const { job_workflow_ref: jobWorkflowRef } = request.claims;
    const fallback = { kind: 'name-based', owner: repository.owner, name: repository.name };
    const compiled = (0,_core_expression_flexible_js__WEBPACK_IMPORTED_MODULE_1__/* .compileFlexible */ .T)(intent, {
        issuer: request.issuer ?? rule.issuer,
        template: rule.template,
        prefix: prefix ?? fallback,
        repository,
        claims: { ...rule.facts.claims },
        ...(jobWorkflowRef !== undefined && { jobWorkflowRef }),
    });
    if (!compiled.ok)
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('credential-invalid', compiled.reason, { hint: compiled.hint });
    const pattern = [intent.kind, intent.kind === 'merge-queue' ? intent.branch : intent.pattern];
    return {
        unnamed: {
            issuer: request.issuer ?? rule.issuer,
            audience: request.audience,
            claimsMatchingExpression: { value: compiled.expression, languageVersion: 1 },
            repository: `${repository.owner}/${repository.name}`,
            pattern,
        },
        source: rule.source,
        warnings: rule.warnings,
        rule,
        presents: rule.presents,
    };
}
/** The rule for judging what is given: asked of GitHub for an expression; what nobody can tell keeps nobody from a plan. */
async function ruleOf(request, github) {
    const rule = request.trustRequest.kind === 'expression' && (0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_5__/* .isGitHubIssuer */ .xU)(defaultIssuer(request))
        ? await (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectRule */ .Jy)(request, github).catch(() => undefined)
        : (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ownRule */ .XR)(request);
    return rule === undefined ? {} : { rule };
}
/** A subject that is written out, with its repository in the form that is asked for. */
async function givenSubject(subject, request, github) {
    if (request.form === undefined)
        return { subject };
    const { segments, repository } = (0,_core_subject_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSubject */ .Ci)(subject);
    if (repository === undefined)
        return { subject };
    const repositoryName = `${repository.owner}/${repository.name}`;
    const { prefix, presents } = await (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectRule */ .Jy)({ ...request, repository: repositoryName, claims: {} }, github);
    const inForm = (0,_core_subject_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .formatSegments */ .cD)(segments.map((each) => (each.key === 'repo' && prefix !== undefined ? (0,_core_subject_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .repositorySegment */ .Wt)(prefix) : each)));
    return { subject: inForm, presents };
}
/** Finds what the declared credential matches.
 * @throws FederationError `subject-unknown`, or `credential-invalid` for an intent that no expression serves
 */
async function matchOf(request, github) {
    const { trustRequest, audience, repository } = request;
    switch (trustRequest.kind) {
        case 'own':
        case 'context': {
            const context = trustRequest.kind === 'own' ? undefined : trustRequest.context;
            const { issuer, subject, source, warnings, rule } = await (0,_predict_js__WEBPACK_IMPORTED_MODULE_2__/* .predictSubject */ .Yu)({ ...request, context }, github);
            const unnamed = { issuer: request.issuer ?? issuer, audience, subject, repository };
            return { unnamed, source: source, warnings, ...(rule !== undefined && { rule, presents: rule.presents }) };
        }
        case 'subject': {
            const { subject, ...form } = await givenSubject(trustRequest.subject, request, github);
            return {
                unnamed: { issuer: defaultIssuer(request), audience, subject },
                source: `Given as ${(trustRequest.builtFrom ?? ['subject']).map((input) => `\`${input}\``).join(' and ')}.`,
                warnings: [],
                ...form,
                ...(await ruleOf(request, github)),
            };
        }
        case 'flexible':
            return compile(request, trustRequest.intent, github);
        case 'expression': {
            const claimsMatchingExpression = { value: trustRequest.expression, languageVersion: 1 };
            return {
                unnamed: { issuer: defaultIssuer(request), audience, claimsMatchingExpression, repository },
                source: 'Given as `claims-matching-expression`.',
                warnings: [],
                ...(await ruleOf(request, github)),
            };
        }
    }
}


/***/ }),

/***/ 605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ assertNotMoved)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** Repositories that are no longer what a declaration names: moved to another owner, or replaced under their name. */

/**
 * Compares GitHub's answer about a name with what was meant by it. A rename under the same owner is followed; nothing else.
 * https://docs.github.com/en/rest/repos/repos#get-a-repository
 * @param named `owner/name` as declared
 * @param meant what is known of the repository that was meant, if anything
 * @throws FederationError `repository-moved`
 */
function assertNotMoved(named, facts, meant = {}) {
    const [owner = ''] = named.split('/');
    const [ownerNow = ''] = facts.fullName.split('/');
    const hint = 'Name the repository that shall be trusted by its present owner and name, if it is still the one you mean.';
    if (owner.toLowerCase() !== ownerNow.toLowerCase()) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('repository-moved', `"${named}" belongs to another owner now: GitHub answers with "${facts.fullName}", and that is not followed.`, { hint });
    }
    if (meant.ownerId !== undefined && meant.ownerId !== facts.ownerId) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('repository-moved', `The owner of "${named}" is another one now: its ID is ${facts.ownerId}, and ${meant.ownerId} was meant.`, { hint });
    }
    if (meant.id !== undefined && meant.id !== facts.id) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('repository-moved', `The name "${named}" belongs to another repository now: its ID is ${facts.id}, and ${meant.id} was meant.`, { hint });
    }
}


/***/ }),

/***/ 8202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ makePlan),
  M: () => (/* binding */ missingFor)
});

// EXTERNAL MODULE: ./build/core/cloud.js
var cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./build/core/diagnosis/alignment.js
var alignment = __webpack_require__(2565);
// EXTERNAL MODULE: ./build/core/diagnosis/diagnosis.js + 3 modules
var diagnosis = __webpack_require__(9727);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/lint/trust.js
var trust = __webpack_require__(6900);
// EXTERNAL MODULE: ./build/core/plan/plan.js + 1 modules
var plan = __webpack_require__(1629);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var claims = __webpack_require__(7148);
// EXTERNAL MODULE: ./build/core/subject/repository.js
var subject_repository = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/federation/diagnose.js + 2 modules
var diagnose = __webpack_require__(2275);
// EXTERNAL MODULE: ./build/federation/plan/declare.js + 1 modules
var declare = __webpack_require__(7300);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/expression/evaluation.js
var evaluation = __webpack_require__(6179);
;// CONCATENATED MODULE: ./build/federation/plan/remarks.js
/** What an expression admits, in sentences for a reviewer. */


/** Shows which known subjects an expression lets in: those stored on the target, and this job's own. */
function admissionRemarks({ desired }, stored, { own }) {
    const { credential } = desired;
    const subjects = stored.flatMap(({ issuer, subject }) => subject !== undefined && issuer === credential.issuer ? [subject] : []);
    const known = Object.fromEntries(['repository_id', 'repository_owner_id', 'job_workflow_ref'].flatMap((name) => typeof own?.[name] === 'string' ? [[name, own[name]]] : []));
    const listed = own?.iss === credential.issuer ? [...new Set([own.sub, ...subjects])] : subjects;
    return (0,evaluation/* admissions */.TW)((0,credential_credential/* matchText */.H1)(credential), listed, known).map(({ subject, verdict }) => {
        const says = {
            admitted: 'admits',
            refused: 'does not admit',
            depends: 'may admit (it depends on claims the subject does not show)',
        }[verdict];
        return `The expression ${says} "${subject}".`;
    });
}

// EXTERNAL MODULE: ./build/federation/plan/session.js
var session = __webpack_require__(6846);
;// CONCATENATED MODULE: ./build/federation/plan/plan.js
/** Makes the plan for one credential: what is declared, against what the target stores. Never writes. */












function toTargetPlan({ target, clientId = '' }, changes) {
    const unread = { uniqueName: null, displayName: null, error: null, changes };
    switch (target.kind) {
        case 'application':
            return { kind: 'application', clientId: target.clientId, id: '', ...unread };
        case 'managed-identity':
            return { kind: 'managed-identity', clientId, id: target.resourceId, ...unread };
    }
}
// Credentials of other contexts and providers live beside each other; only what looks like a slip is worth a line.
const UNREMARKABLE = new Set([
    'exact-match',
    'other-context',
    'other-claim',
    'environment-added',
    'environment-missing',
    'issuer',
    'unknown',
]);
/** What a job with the declared subject presents; undefined for an expression, which many jobs may satisfy. */
function presentedFor({ desired, parsed }, { own, audience }) {
    const { issuer, subject } = desired.credential;
    return subject === undefined
        ? undefined
        : { issuer, subject, audience, claims: own ?? {}, sub: (0,alignment/* toSubjectText */.r4)(subject, parsed) };
}
/** What an explanation of this plan is made from. */
function missingFor(declared, request, stored) {
    const { credential } = declared.desired;
    const { target, endpoints } = request;
    return {
        presented: presentedFor(declared, request),
        target,
        desired: credential,
        stored,
        refusal: undefined,
        endpoints,
    };
}
/** Finds the nearest stored credential when one must be created beside others: often it is the one that was meant. */
function nearestFor(declared, stored, request) {
    const presented = presentedFor(declared, request);
    if (presented === undefined || stored.length === 0)
        return undefined;
    const { nearest, causes } = (0,diagnosis/* compareWithStored */.z)(presented, stored, cloud/* EXCHANGE_AUDIENCES */.mA);
    if (nearest === undefined || UNREMARKABLE.has(causes[0].code))
        return undefined;
    const { issuer, subject, audience } = presented;
    return { presented: { issuer, subject, audience }, nearest, causes, cures: [] };
}
function blockedFactsOf({ own, eventName }) {
    const repository = own && (0,subject_repository/* repositoryOf */._)(own);
    const ref = own && (0,claims/* claim */.B)(own, 'ref');
    return { event: eventName, ...(ref !== undefined && { ref }), ...(repository !== undefined && { repository }) };
}
/** Reads IDs of the target; a manager that may write credentials of a managed identity need not be allowed to read it. */
async function readTarget({ target }, store) {
    try {
        return await store.readTarget();
    }
    catch (error) {
        const forbidden = error instanceof core_error/* FederationError */.yP && error.code === 'manager-forbidden';
        if (forbidden && target.kind === 'managed-identity')
            return {};
        throw error;
    }
}
/**
 * Makes the plan for one declared credential on one target.
 * @throws FederationError `subject-unknown`, `credential-invalid`, or of the manager
 */
async function makePlan(request, ports) {
    const declared = await (0,declare/* declareCredential */.Y)(request, ports);
    const store = await ports.openStore?.();
    if (store === undefined) {
        const targets = [toTargetPlan(request, (0,plan/* uncompared */.Nb)([declared.desired]))];
        return {
            plan: { version: 1, digest: plan/* NOT_COMPARED */.SD, targets },
            declared,
            lints: declared.lints,
            remarks: [],
            blockedFacts: blockedFactsOf(request),
        };
    }
    const stored = await (0,session/* readStored */.C)(store, ports.clock, ports.clock.now() + session/* MISSING_TARGET_MS */.a).catch(async (error) => {
        throw await (0,diagnose.explainManager)(error, missingFor(declared, request, undefined), store);
    });
    const ownership = { owner: request.owner, kind: request.target.kind, sha256Hex: ports.sha256Hex };
    const diff = (list) => (0,plan/* diffCredentials */.K)([declared.desired], list, ownership);
    const changes = diff(stored);
    const nearest = nearestFor(declared, stored, request);
    const kept = changes.every(({ action }) => action === 'keep');
    // A namesake trusts something else, and is shown with the change that it refuses.
    const collides = changes.some(({ reason }) => reason === 'name-conflict');
    const flexible = declared.desired.credential.subject === undefined;
    const targets = [{ ...toTargetPlan(request, changes), ...(await readTarget(request, store)) }];
    const scope = { ...request.scope, lints: declared.lints.map(({ code }) => code) };
    return {
        plan: { version: 1, digest: (0,plan/* digestOf */.ol)(targets, scope, ports.sha256Hex), targets },
        declared,
        stored,
        session: { stored, store, diff },
        lints: [...declared.lints, ...(0,trust/* lintManagerRoles */.G)(await store.grants())],
        remarks: kept || !flexible ? [] : admissionRemarks(declared, stored, request),
        ...(nearest !== undefined && !kept && !collides && { nearest }),
        blockedFacts: blockedFactsOf(request),
    };
}


/***/ }),

/***/ 6243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yu: () => (/* binding */ predictSubject),
/* harmony export */   a2: () => (/* binding */ subjectByRule)
/* harmony export */ });
/* unused harmony export ownContext */
/* harmony import */ var _core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1483);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _core_subject_claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7148);
/* harmony import */ var _core_subject_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9894);
/* harmony import */ var _core_template_template_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4963);
/* harmony import */ var _subject_rule_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9396);
/** Which subject a job will present: its own token first, then the rule by which its repository's subjects are made. */






/** The context of the job that carries these claims. */
function ownContext(claims) {
    const [event, ref, environment] = ['event_name', 'ref', 'environment'].map((name) => (0,_core_subject_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B)(claims, name));
    return (0,_core_subject_context_js__WEBPACK_IMPORTED_MODULE_2__/* .contextOf */ .Vm)({
        ...(event !== undefined && { event_name: event }),
        ...(ref !== undefined && { ref }),
        ...(environment !== undefined && { environment }),
    });
}
/** Claims that differ from the own ones mean another job in the same context. */
function isOwnJob({ context, claims }, own) {
    if (context === undefined)
        return true;
    const same = Object.entries(claims).every(([name, value]) => own[name] === value);
    return same && JSON.stringify(context) === JSON.stringify(ownContext(own));
}
// GitHub Enterprise Server up to 3.18 leaves a colon as it is: https://docs.github.com/en/actions/reference/security/oidc
async function encodingOf(issuer, asked, github) {
    if ((0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_5__/* .issuerKind */ .W8)(issuer) !== 'github-enterprise-server')
        return 'percent-colon';
    if (asked === 'raw')
        return asked;
    const [major, minor] = ((await github?.serverVersion()) ?? '').split('.').map(Number);
    if (major === undefined || minor === undefined)
        throw (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectUnknown */ .rU)('Whether this GitHub Enterprise Server writes a colon as %3A is not known.', 'Use names without a colon, or give the whole subject with `subject`.');
    return major > 3 || (major === 3 && minor > 18) ? 'percent-colon' : 'raw';
}
/** Builds the subject for a context by a rule. */
async function subjectByRule(rule, context, github) {
    const build = (encoding) => (0,_core_template_template_js__WEBPACK_IMPORTED_MODULE_3__/* .buildTemplatedSubject */ .bj)(rule.template, { ...rule.facts, context, encoding });
    const asked = rule.facts.encoding ?? 'percent-colon';
    const [encoded, raw] = [build('percent-colon'), build('raw')];
    if (encoded.kind === 'subject') {
        // Only a colon in a value makes a difference.
        if (raw.kind !== 'subject' || encoded.subject === raw.subject)
            return encoded.subject;
        return (await encodingOf(rule.issuer, asked, github)) === 'raw' ? raw.subject : encoded.subject;
    }
    const { missing } = encoded;
    const keys = missing.map((key) => `${key}=…`).join(', ');
    throw (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectUnknown */ .rU)(`The subject template of ${rule.repository.owner}/${rule.repository.name} holds ${missing.map((key) => `\`${key}\``).join(', ')}, which nobody can know for another job.`, `Give what that job will carry: \`claims: ${keys}\`.`);
}
/** Compares GitHub's answer with the token for the job's own context: a contradiction is a bug worth a report. */
async function doubt(request, own, github) {
    const context = ownContext(own);
    if (github === undefined || context === undefined)
        return [];
    const claims = Object.fromEntries(Object.entries(own).filter((entry) => typeof entry[1] === 'string'));
    try {
        const rule = await (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .ruleFromApi */ .xu)({ ...request, claims }, github);
        const predicted = await subjectByRule(rule, context, github);
        if (predicted === own.sub)
            return [];
        return [
            `BUG, please report it: predicted "${predicted}" from GitHub's API, but this job's own token says "${own.sub}"; the token wins. ` +
                `(template ${rule.template.keys.join(',')}; event ${(0,_core_subject_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B)(own, 'event_name') ?? '?'}; repository ${request.repository})`,
        ];
    }
    catch (error) {
        if (error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP && error.code === 'repository-moved')
            throw error;
        // Where the API does not tell, there is nothing to compare.
        return [];
    }
}
/**
 * Tells which subject a job will present, in the contract's order of truth.
 * @throws FederationError `subject-unknown` when no source can tell, naming what would settle it
 */
async function predictSubject(request, github) {
    const own = (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .ownOf */ ._t)(request);
    if (own !== undefined && request.form === undefined && isOwnJob(request, own)) {
        const shaped = (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .ownRule */ .XR)(request);
        if (shaped !== undefined)
            (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .assertClaims */ .I2)(shaped, request.claims);
        const warnings = await doubt(request, own, github);
        return {
            issuer: own.iss,
            subject: own.sub,
            source: "This job's own ID token.",
            warnings,
        };
    }
    if (request.context === undefined)
        throw request.own === undefined
            ? (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectUnknown */ .rU)('This job has no ID token, so its own subject is not known.', 'Give `permissions: id-token: write`, or declare which job to trust (`environment`, `branch`, …).')
            : (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectUnknown */ .rU)(`Which job of ${request.repository} is meant is not said.`, 'Declare it (`environment`, `branch`, …): this job belongs to another repository.');
    const rule = await (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .readSubjectRule */ .Jy)(request, github);
    (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .assertClaims */ .I2)(rule, request.claims);
    const subject = await subjectByRule(rule, request.context, github);
    return { issuer: rule.issuer, subject, source: rule.source, warnings: rule.warnings, rule };
}


/***/ }),

/***/ 5515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J3: () => (/* binding */ assertStillThere),
/* harmony export */   L0: () => (/* binding */ trustedContext),
/* harmony export */   L5: () => (/* binding */ contextWarnings),
/* harmony export */   readProtection: () => (/* binding */ readProtection)
/* harmony export */ });
/* harmony import */ var _core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1483);
/* harmony import */ var _core_diagnosis_near_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2434);
/* harmony import */ var _core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5472);
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(605);
/** How to ask GitHub whether the context that shall be trusted is guarded. */




/** Asks for the protection of a branch or environment; tags and pull requests have none to ask for. */
async function readProtection(github, repository, context) {
    switch (context?.kind) {
        case 'environment':
            return github.environment(repository, context.environment);
        case 'ref':
            return context.ref.startsWith(_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .BRANCH_PREFIX */ .sM)
                ? github.branch(repository, context.ref.slice(_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .BRANCH_PREFIX */ .sM.length))
                : 'unknown';
        case 'pull_request':
        case undefined:
            return 'unknown';
    }
}
const IDENTITY = { repository_id: 'id', repository_owner_id: 'ownerId', repository_owner: 'owner' };
/** Tells whether the subject names a repository by IDs or owner alone, and another one than this, as far as is known. */
function namesAnother({ segments }, known) {
    return Object.entries(IDENTITY).some(([key, fact]) => segments.some((segment) => segment.key === key && segment.value !== known[fact]));
}
/**
 * Reads off an exact GitHub subject whose protection counts for it; the context is undefined where none is named, and
 * where the subject is that of a repository whose name is not known.
 * @param parsed its subject; undefined for an expression
 * @param repository `owner/name` that is meant where the subject names none
 * @param known what is known of that repository
 */
function trustedContext({ issuer }, parsed, repository, known) {
    if (parsed === undefined || !(0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_2__/* .isGitHubIssuer */ .xU)(issuer))
        return { repository, context: undefined };
    const { repository: named, context } = parsed;
    if (named !== undefined)
        return { repository: `${named.owner}/${named.name}`, context };
    return { repository, context: namesAnother(parsed, known) ? undefined : context };
}
/**
 * Asks whether the repository that an exact GitHub subject names is still the one. GitHub's API being down, or closed to
 * the token, is no answer.
 * @param parsed the credential's subject; undefined for an expression
 * @throws FederationError `repository-moved`
 */
async function assertStillThere(github, { issuer }, parsed) {
    const named = (0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_2__/* .isGitHubIssuer */ .xU)(issuer) ? parsed?.repository : undefined;
    if (named === undefined)
        return;
    const fullName = `${named.owner}/${named.name}`;
    const facts = await github.repository(fullName).catch(() => undefined);
    if (facts !== undefined)
        (0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNotMoved */ .d)(fullName, facts, named);
}
/** The existing environment that a declared one may be a slip of. */
async function nearEnvironment(github, { repository, context }) {
    if (context?.kind !== 'environment')
        return undefined;
    const existing = await github.environments(repository).catch(() => []);
    return existing.find((name) => (0,_core_diagnosis_near_name_js__WEBPACK_IMPORTED_MODULE_3__/* .isNearName */ .A)(context.environment, name));
}
/** Says that a branch or environment does not exist; a warning only, since it may be made later. */
function missingWarning({ repository, context }, near) {
    const [kind, name] = (0,_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .describeContext */ .R5)(context);
    const meant = near === undefined ? '.' : `: did you mean "${near}"?`;
    const what = `The ${kind} "${name}" does not exist in ${repository}${meant}`;
    return context?.kind === 'environment' ? `${what} A job that names it creates it without any protection.` : what;
}
/** Says that settings and declaration spell an environment differently: nobody may decide which one a token carries. */
async function spellingWarnings(github, { repository, context }) {
    if (context?.kind !== 'environment')
        return [];
    const stored = await github.storedEnvironment(repository, context.environment).catch(() => undefined);
    if (stored === undefined || stored === context.environment)
        return [];
    return [
        `The environment is spelled "${context.environment}" here and "${stored}" in the settings of ${repository}. GitHub takes both for one, Entra does not: the ID token carries the spelling of the workflow, as far as is known. Spell all three alike, or compare with what the job itself presents.`,
    ];
}
/** GitHub creates whatever environment a job names, so that a slip may exist already, unguarded. */
async function slipWarnings(github, trusted) {
    const near = await nearEnvironment(github, trusted);
    if (near === undefined)
        return [];
    const [, name] = (0,_core_subject_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .describeContext */ .R5)(trusted.context);
    return [`Did you mean the environment "${near}"? "${name}" exists in ${trusted.repository} as well, unprotected.`];
}
/**
 * Says what is doubtful about a branch or environment that shall be trusted: it does not exist, the settings spell it in
 * another case, or it is unguarded and a letter away from another one.
 */
async function contextWarnings(github, trusted, protection) {
    if (protection === 'missing')
        return [missingWarning(trusted, await nearEnvironment(github, trusted))];
    const spelling = await spellingWarnings(github, trusted);
    return spelling.length === 0 && protection === 'unprotected' ? slipWarnings(github, trusted) : spelling;
}


/***/ }),

/***/ 9396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I2: () => (/* binding */ assertClaims),
  _t: () => (/* binding */ ownOf),
  XR: () => (/* binding */ ownRule),
  Jy: () => (/* binding */ readSubjectRule),
  xu: () => (/* binding */ ruleFromApi),
  rU: () => (/* binding */ subjectUnknown)
});

// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var claims = __webpack_require__(7148);
// EXTERNAL MODULE: ./build/core/subject/repository.js
var subject_repository = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __webpack_require__(2361);
// EXTERNAL MODULE: ./build/core/template/customization.js
var template_customization = __webpack_require__(8516);
// EXTERNAL MODULE: ./build/core/subject/context.js
var subject_context = __webpack_require__(9894);
;// CONCATENATED MODULE: ./build/core/template/shape.js
/** How to read the template of a repository off the subject that one of its own jobs presents. */


// Everything else (workflow, job_workflow_ref, actor, event_name, properties) belongs to the job, not to its repository.
const CARRIED = [
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'repository_visibility',
    'enterprise',
    'enterprise_id',
];
function shape_text(claims, name) {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function ownContext(claims) {
    const event = shape_text(claims, 'event_name');
    const ref = shape_text(claims, 'ref');
    const environment = shape_text(claims, 'environment');
    const context = (0,subject_context/* contextOf */.Vm)({
        ...(event === undefined ? {} : { event_name: event }),
        ...(ref === undefined ? {} : { ref }),
        ...(environment === undefined ? {} : { environment }),
    });
    return context === undefined ? undefined : (0,subject/* contextSegment */.HL)(context);
}
function isRepository(segment, claims) {
    const repository = (0,subject/* parseRepository */.SU)(segment.value ?? '');
    const own = shape_text(claims, 'repository');
    return repository !== undefined && (own === undefined || own === `${repository.owner}/${repository.name}`);
}
/** Returns the key of the template that a segment came from, or undefined when the claims do not explain it. */
function keyOf(segment, claims, context) {
    const { key, value } = segment;
    if (key === 'repo')
        return isRepository(segment, claims) ? 'repo' : undefined;
    if (key === subject/* PULL_REQUEST */.Ky && value === undefined)
        return 'context';
    if (key === context?.key && value === context.value)
        return 'context';
    return value !== undefined && shape_text(claims, key) === value ? key : undefined;
}
function shapeWith({ segments, repository, immutable }, claims, encoding) {
    const context = ownContext(claims);
    const keys = segments.map((segment) => keyOf(segment, claims, context));
    const known = keys.filter((key) => key !== undefined);
    if (known.length !== keys.length || new Set(known).size !== known.length)
        return undefined;
    const prefix = repository === undefined ? undefined : (0,subject/* prefixOf */.MT)(repository, immutable);
    const carried = CARRIED.flatMap((name) => {
        const value = shape_text(claims, name);
        return value === undefined ? [] : [[name, value]];
    });
    return {
        template: { keys: known },
        ...(prefix === undefined ? {} : { prefix }),
        encoding,
        carried: Object.fromEntries(carried),
    };
}
/**
 * Reads template, prefix and encoding off a job's own subject, or returns undefined when its claims do not explain it.
 * `environment:…` and `ref:…` are taken for `context` where they are what the job's context would be.
 * @param parsed the subject, where the caller has parsed it already
 */
function shapeOf(ownSub, ownClaims, parsed = (0,subject/* parseSubject */.Ci)(ownSub)) {
    // A server that leaves colons in names as they are writes in another encoding, so that it takes another parse.
    return shapeWith(parsed, ownClaims, 'percent-colon') ?? shapeWith((0,subject/* parseSubject */.Ci)(ownSub, 'raw'), ownClaims, 'raw');
}
/** Returns the facts for `buildTemplatedSubject` of another job of the same repository. */
function factsFromShape(shape, job) {
    return {
        ...(shape.prefix === undefined ? {} : { prefix: shape.prefix }),
        ...(job.context === undefined ? {} : { context: job.context }),
        claims: { ...job.claims, ...shape.carried },
        encoding: shape.encoding,
    };
}

// EXTERNAL MODULE: ./build/federation/plan/moved.js
var moved = __webpack_require__(605);
;// CONCATENATED MODULE: ./build/federation/plan/subject-rule.js
/** How the subjects of a repository are made: read off this job's own token, or from GitHub's answer; never a guess. */








/** The error for what no source can tell. */
function subjectUnknown(reason, hint) {
    return new error/* FederationError */.yP('subject-unknown', reason, { hint });
}
/** The issuer of the own token, else that of the server; the slug of an enterprise shows only in a token. */
function issuerOf({ own, serverUrl }) {
    const issuer = own?.iss ?? (0,credential_issuer/* issuerForServer */.wC)(serverUrl);
    if (issuer === undefined)
        throw subjectUnknown(`The issuer of "${serverUrl}" is not known.`, 'Give `issuer`, or `permissions: id-token: write`.');
    return issuer;
}
/** The own token, when it is of the repository in question: then it tells more than any API. */
function ownOf({ own, repository }) {
    return own !== undefined && (0,claims/* claim */.B)(own, 'repository')?.toLowerCase() === repository.toLowerCase() ? own : undefined;
}
/** The second source: prefix and template read off this job's own subject. */
function ruleFromShape(own, { claims, ownSubject }) {
    const shape = shapeOf(own.sub, own, ownSubject);
    const repository = (0,subject_repository/* repositoryOf */._)(own);
    if (shape === undefined || repository === undefined)
        return undefined;
    return {
        issuer: own.iss,
        template: shape.template,
        prefix: shape.prefix,
        repository,
        facts: factsFromShape(shape, { claims }),
        source: "Read off this job's own ID token.",
        warnings: [],
    };
}
function identityOf({ fullName, id, ownerId }) {
    const [owner = '', name = ''] = fullName.split('/');
    return { owner, name, ownerId, id };
}
function claimsOf(facts) {
    return facts?.visibility === undefined ? {} : { repository_visibility: facts.visibility };
}
/** The repository as this job's own token knows it, when it is the one in question. */
function identityOfOwn(request) {
    const own = ownOf(request);
    return own === undefined ? undefined : (0,subject_repository/* repositoryOf */._)(own);
}
/** The third source: GitHub's answer about the subject template. */
async function ruleFromApi(request, github) {
    const issuer = issuerOf(request);
    const facts = await github.repository(request.repository);
    if (facts !== undefined)
        (0,moved/* assertNotMoved */.d)(request.repository, facts, identityOfOwn(request));
    const [owner = '', name = ''] = (facts?.fullName ?? request.repository).split('/');
    const repository = facts === undefined ? { owner, name } : identityOf(facts);
    const answer = await github.customization(facts?.fullName ?? request.repository);
    const common = {
        repository,
        repositoryVisible: facts !== undefined,
        enterpriseServer: (0,credential_issuer/* issuerKind */.W8)(issuer) === 'github-enterprise-server',
        ...(facts !== undefined && { createdAt: facts.createdAt }),
    };
    let customization = (0,template_customization/* fromCustomization */.A8)(answer, common);
    // An opt-in without keys means the organisation's template; asked for only then, since few tokens may read it.
    if (customization.kind === 'unknown' && answer.status === 200) {
        customization = (0,template_customization/* fromCustomization */.A8)(answer, {
            ...common,
            organization: await github.organizationCustomization(owner),
        });
    }
    if (customization.kind === 'unknown')
        throw subjectUnknown(customization.reason, customization.settle);
    const { template, prefix } = customization;
    const renamed = facts !== undefined && facts.fullName !== request.repository;
    return {
        issuer,
        template,
        prefix,
        repository,
        facts: { prefix, repository, claims: { ...request.claims, ...claimsOf(facts) } },
        source: "GitHub's answer about the subject template of the repository.",
        warnings: renamed
            ? [`"${request.repository}" is "${facts.fullName}" for GitHub: the subject carries that spelling.`]
            : [],
    };
}
/** How subjects of the repository are made, as far as this job's own token tells. */
function ownRule(request) {
    const own = ownOf(request);
    return own === undefined ? undefined : ruleFromShape(own, request);
}
/** The rule with subjects of the form that is asked for. */
function inForm(rule, { form }) {
    if (form === undefined)
        return rule;
    const { repository } = rule;
    const prefix = (0,subject/* prefixOf */.MT)(repository, form === 'immutable');
    if (prefix === undefined)
        throw subjectUnknown(`The IDs of ${repository.owner}/${repository.name} are not known.`, 'Give a `github-token` that may read the repository.');
    return { ...rule, presents: rule.prefix?.kind, prefix, facts: { ...rule.facts, prefix } };
}
async function readPresented(request, github) {
    const shaped = ownRule(request);
    if (shaped !== undefined)
        return shaped;
    if (github === undefined)
        throw subjectUnknown(`Nothing tells which subject a job of ${request.repository} presents.`, 'Give `permissions: id-token: write`, or `github-token`, or the whole subject with `subject`.');
    return ruleFromApi(request, github);
}
/**
 * Finds how subjects of the repository are made.
 * @throws FederationError `subject-unknown`, `repository-moved`
 */
async function readSubjectRule(request, github) {
    return inForm(await readPresented(request, github), request);
}
/**
 * Refuses a claim that the template does not hold: it would change nothing, and whoever gave it expects otherwise.
 * @param more names that count besides, such as `job_workflow_ref` for an expression
 * @throws FederationError `invalid-input`
 */
function assertClaims({ template, repository }, claims, more = []) {
    const held = [...template.keys, ...more];
    const strange = Object.keys(claims).filter((name) => !held.includes(name));
    if (strange.length === 0)
        return;
    const names = strange.map((name) => `\`${name}\``).join(', ');
    throw new error/* FederationError */.yP('invalid-input', `\`claims\` holds ${names}, which the subject template of ${repository.owner}/${repository.name} does not.`, {
        hint: `The template holds ${template.keys.map((key) => `\`${key}\``).join(', ')}: leave out what is not among them.`,
    });
}


/***/ }),

/***/ 9362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uz: () => (/* binding */ readApplyInputs),
  aE: () => (/* binding */ readFleetApplyInputs),
  bb: () => (/* binding */ readFleetPlanInputs),
  jU: () => (/* binding */ readPlanInputs)
});

// EXTERNAL MODULE: ./build/inputs/cloud.js
var inputs_cloud = __webpack_require__(1481);
// EXTERNAL MODULE: ./build/inputs/manager.js
var manager = __webpack_require__(1395);
// EXTERNAL MODULE: ./build/inputs/target.js
var inputs_target = __webpack_require__(2623);
;// CONCATENATED MODULE: ./build/inputs/fleet.js



/** Inputs that name one target or what it shall trust: a file says that itself. */
const OF_ONE_TARGET = [
    'client-id',
    'managed-identity-resource-id',
    'repository',
    'environment',
    'branch',
    'tag',
    'subject',
    'namespace',
    'service-account',
    'branch-pattern',
    'tag-pattern',
    'merge-queue',
    'claims-matching-expression',
    'claims',
    'issuer',
    'audience',
    'workflow',
];
/** Reads whether files are meant; a policy without them is a mistake. */
function readConfigFile(reader) {
    const [configFile, policyFile] = ['config-file', 'policy-file'].map(reader.text);
    if (configFile === undefined && policyFile !== undefined)
        reader.problems.push('`policy-file` goes with `config-file`: it says what a configuration file may do.');
    return configFile;
}
/** Reads how much may be deleted: a number, or a share of what a file owns. */
function readMaxDeletions(reader) {
    const value = reader.text('max-deletions') ?? '10';
    const [, number = '', percent] = /^(\d{1,6})(%)?$/.exec(value) ?? [];
    const limit = Number(number);
    if (number === '' || (percent !== undefined && limit > 100)) {
        reader.problems.push(`\`max-deletions\` is neither a number nor a share such as 10%: "${value}".`);
        return { kind: 'count', count: 0 };
    }
    return percent === undefined ? { kind: 'count', count: limit } : { kind: 'share', percent: limit };
}
/** Reads the digest that approves a plan of files; an empty one is no approval. */
function readApproval(reader) {
    const digest = reader.text('plan-digest');
    if (digest === undefined)
        reader.problems.push('`plan-digest` is empty: with `config-file` it is required. Give the output of the plan action of this run (is its job in `needs:`?), or `unreviewed` where nobody reviews.');
    else if (digest !== 'unreviewed' && !/^(?:[0-9a-f]{64}|not-compared)$/.test(digest))
        reader.problems.push('`plan-digest` is neither `unreviewed` nor a digest that the plan action printed (64 hex digits).');
    return digest === 'unreviewed' ? undefined : digest;
}
/** Reads what plan and apply with files have in common. */
function readFleetInputs(reader, configFile, mask) {
    const given = OF_ONE_TARGET.filter((name) => reader.text(name) !== undefined);
    if (reader.boolean('pull-request', false))
        reader.problems.push('`pull-request` cannot stand beside `config-file`.');
    if (given.length > 0)
        reader.problems.push(`${given.map((name) => `\`${name}\``).join(', ')} cannot stand beside \`config-file\`: targets and credentials come from the files alone.`);
    const tenantId = reader.text('tenant-id');
    if (tenantId !== undefined)
        (0,inputs_target/* checkTenant */.Rh)(reader, tenantId);
    return {
        configFile,
        policyFile: reader.text('policy-file'),
        tenantId,
        manager: (0,manager/* readManager */.M)(reader, mask),
        githubToken: reader.token('github-token'),
        ...(0,inputs_cloud/* readCloud */.e)(reader),
    };
}

// EXTERNAL MODULE: ./build/inputs/reader.js
var inputs_reader = __webpack_require__(401);
// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/credential/provider.js
var provider = __webpack_require__(4681);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/subject/ref.js
var ref = __webpack_require__(5472);
// EXTERNAL MODULE: ./build/core/subject/repository.js
var subject_repository = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/inputs/expectation.js
var expectation = __webpack_require__(7174);
;// CONCATENATED MODULE: ./build/inputs/trust-request.js
/** The inputs of plan and apply that declare which job to trust: at most one kind. */






/** Reads `key=value` lines; the value may hold further `=`. */
function readClaims(reader) {
    const lines = (reader.text('claims') ?? '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const pairs = lines.map((line) => /^(\w+)=(.+)$/.exec(line));
    lines.forEach((line, index) => {
        if (pairs[index] === null)
            reader.problems.push(`\`claims\` holds a line that is not key=value: "${line}".`);
    });
    return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] !== undefined && pair[2] !== undefined ? [[pair[1], pair[2]]] : [])));
}
/** Reads the repository whose job is trusted; this one by default. */
function readRepository(reader, own) {
    const repository = reader.text('repository') ?? own;
    if (!subject_repository/* REPOSITORY */.B.test(repository))
        reader.problems.push(`\`repository\` is not owner/name: "${repository}".`);
    return repository;
}
/** Reads a service account of Kubernetes, whose subject follows from its namespace and name; the cluster is the issuer. */
function readServiceAccount(reader) {
    const [namespace, serviceAccount, issuer] = ['namespace', 'service-account', 'issuer'].map(reader.text);
    if (namespace === undefined && serviceAccount === undefined)
        return [];
    if (issuer === undefined || (0,credential_issuer/* isGitHubIssuer */.xU)(issuer))
        reader.problems.push('`namespace` and `service-account` need `issuer`: the OIDC issuer URL of the cluster.');
    if (namespace === undefined || serviceAccount === undefined) {
        const [given, missing] = namespace === undefined ? ['service-account', 'namespace'] : ['namespace', 'service-account'];
        reader.problems.push(`\`${given}\` needs \`${missing}\`: together they name a service account of Kubernetes.`);
        return [[given, { kind: 'subject', subject: '' }]];
    }
    const builtFrom = ['namespace', 'service-account'];
    try {
        const { subject } = (0,provider/* kubernetesIdentity */.N)({ issuer: issuer ?? '', namespace, serviceAccount });
        return [['namespace', { kind: 'subject', subject, builtFrom }]];
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        reader.problems.push(`\`namespace\` or \`service-account\` is wrong: ${error.message} ${error.hint}`);
        return [['namespace', { kind: 'subject', subject: '', builtFrom }]];
    }
}
/** Every trust request that is given, as [input, trust request]. */
function given(reader) {
    const { environment, branch, tag, pullRequest } = (0,expectation/* readExpectation */.f)(reader);
    const text = (name, build) => {
        const value = reader.text(name);
        return value === undefined ? [] : [[name, build(value)]];
    };
    return [
        ...(environment === undefined
            ? []
            : [['environment', { kind: 'context', context: { kind: 'environment', environment } }]]),
        ...(branch === undefined
            ? []
            : [['branch', { kind: 'context', context: { kind: 'ref', ref: ref/* BRANCH_PREFIX */.sM + branch } }]]),
        ...(tag === undefined
            ? []
            : [['tag', { kind: 'context', context: { kind: 'ref', ref: ref/* TAG_PREFIX */.C_ + tag } }]]),
        ...(pullRequest ? [['pull-request', { kind: 'context', context: { kind: 'pull_request' } }]] : []),
        ...text('subject', (subject) => ({ kind: 'subject', subject })),
        ...readServiceAccount(reader),
        ...text('branch-pattern', (pattern) => ({ kind: 'flexible', intent: { kind: 'branch-pattern', pattern } })),
        ...text('tag-pattern', (pattern) => ({ kind: 'flexible', intent: { kind: 'tag-pattern', pattern } })),
        ...text('merge-queue', (branch) => ({ kind: 'flexible', intent: { kind: 'merge-queue', branch } })),
        ...text('claims-matching-expression', (expression) => ({ kind: 'expression', expression })),
    ];
}
/** Reads the trust request; none means this job's own subject. */
function readTrustRequest(reader) {
    const requested = given(reader);
    const issuer = reader.text('issuer');
    if (requested.length > 1) {
        reader.problems.push(`Only one of ${requested.map(([name]) => `\`${name}\``).join(', ')} can be given.`);
    }
    const [name, trustRequest] = requested[0] ?? ['', { kind: 'own' }];
    const foreign = issuer !== undefined && !(0,credential_issuer/* isGitHubIssuer */.xU)(issuer);
    if (foreign && trustRequest.kind !== 'subject' && trustRequest.kind !== 'expression') {
        const instead = name === '' ? '' : ` instead of \`${name}\``;
        reader.problems.push(`\`issuer\` is not one of GitHub's: give \`subject\`, \`namespace\` with \`service-account\`, or \`claims-matching-expression\`${instead}.`);
    }
    return { trustRequest, issuer };
}

;// CONCATENATED MODULE: ./build/inputs/plan.js






const DEFAULT_TIMEOUT_S = 300;
const MANAGER_INPUTS = [
    'manager-client-id',
    'manager-client-secret',
    'manager-client-certificate',
    'manager-access-token',
    'manager-credential',
];
function readTrustRequestInputs(reader, mask, ownRepository) {
    const tenantId = (0,inputs_target/* readTenant */.RM)(reader, undefined);
    const { clientId, target } = (0,inputs_target/* readTarget */._E)(reader, undefined);
    const { cloud, endpoints } = (0,inputs_cloud/* readCloud */.e)(reader);
    return {
        tenantId,
        clientId,
        target,
        ...readTrustRequest(reader),
        audience: (0,inputs_target/* readAudience */.hZ)(reader, cloud),
        repository: readRepository(reader, ownRepository),
        claims: readClaims(reader),
        manager: (0,manager/* readManager */.M)(reader, mask),
        githubToken: reader.token('github-token'),
        cloud,
        endpoints,
    };
}
function readFailOnDrift(reader) {
    const words = reader.list('fail-on');
    for (const word of words)
        if (word !== 'drift')
            reader.problems.push(`\`fail-on\` knows only drift here: "${word}".`);
    return words.includes('drift');
}
function requireManager(reader) {
    if (MANAGER_INPUTS.some((name) => reader.text(name) !== undefined))
        return;
    reader.problems.push('No manager is given: `manager-client-id`, `manager-access-token` or `manager-credential` says who may write.');
}
/**
 * Reads the inputs of the plan action with files; undefined where it has none.
 * @throws FederationError `invalid-input` naming every wrong input
 */
function readFleetPlanInputs(getInput, mask, facts) {
    const reader = (0,inputs_reader/* createInputReader */.i)(getInput, facts);
    const configFile = reader.text('config-file');
    if (configFile === undefined)
        return undefined;
    const inputs = { ...readFleetInputs(reader, configFile, mask), failOnDrift: readFailOnDrift(reader) };
    (0,inputs_reader/* throwProblems */.J)(reader.problems);
    return inputs;
}
/**
 * Reads the inputs of the apply action with files; undefined where it has none.
 * @throws FederationError `invalid-input` naming every wrong input
 */
function readFleetApplyInputs(getInput, mask, facts) {
    const reader = (0,inputs_reader/* createInputReader */.i)(getInput, facts);
    const configFile = reader.text('config-file');
    if (configFile === undefined)
        return undefined;
    const { manager, ...inputs } = readFleetInputs(reader, configFile, mask);
    const planDigest = readApproval(reader);
    const maxDeletions = readMaxDeletions(reader);
    const propagationTimeoutMs = reader.seconds('propagation-timeout', DEFAULT_TIMEOUT_S) * 1000;
    requireManager(reader);
    (0,inputs_reader/* throwProblems */.J)(reader.problems);
    if (manager === undefined)
        throw new Error('unreachable: a missing manager is a problem');
    return { ...inputs, manager, planDigest, maxDeletions, propagationTimeoutMs };
}
/**
 * Reads all inputs of the plan action.
 * @param ownRepository `GITHUB_REPOSITORY`
 * @throws FederationError `invalid-input` naming every wrong input
 */
function readPlanInputs(getInput, mask, ownRepository, facts) {
    const reader = (0,inputs_reader/* createInputReader */.i)(getInput, facts);
    readConfigFile(reader);
    const inputs = {
        ...readTrustRequestInputs(reader, mask, ownRepository),
        failOnDrift: readFailOnDrift(reader),
        workflow: reader.text('workflow'),
    };
    (0,inputs_reader/* throwProblems */.J)(reader.problems);
    return inputs;
}
/**
 * Reads all inputs of the apply action.
 * @throws FederationError `invalid-input` naming every wrong input
 */
function readApplyInputs(getInput, mask, ownRepository, facts) {
    const reader = (0,inputs_reader/* createInputReader */.i)(getInput, facts);
    readConfigFile(reader);
    readMaxDeletions(reader);
    const { manager, ...inputs } = readTrustRequestInputs(reader, mask, ownRepository);
    const planDigest = reader.text('plan-digest');
    if (planDigest !== undefined && !/^(?:[0-9a-f]{64}|not-compared)$/.test(planDigest))
        reader.problems.push('`plan-digest` is not a digest that the plan action printed (64 hex digits).');
    const propagationTimeoutMs = reader.seconds('propagation-timeout', DEFAULT_TIMEOUT_S) * 1000;
    requireManager(reader);
    (0,inputs_reader/* throwProblems */.J)(reader.problems);
    if (manager === undefined)
        throw new Error('unreachable: a missing manager is a problem');
    return { ...inputs, manager, planDigest, propagationTimeoutMs };
}


/***/ }),

/***/ 3699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ unaskedOutputs),
/* harmony export */   XT: () => (/* binding */ planFileOf),
/* harmony export */   Zd: () => (/* binding */ declaredOutputs),
/* harmony export */   iS: () => (/* binding */ planOutputs),
/* harmony export */   k9: () => (/* binding */ planResults),
/* harmony export */   lb: () => (/* binding */ PLAN_OUTPUTS)
/* harmony export */ });
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1629);
/* harmony import */ var _core_plan_plan_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3340);


/** Outputs of the plan action besides `error-code`; apply has `results-file` as well. */
const PLAN_OUTPUTS = [
    'changes',
    'drift',
    'plan-file',
    'plan-digest',
    'issuer',
    'subject',
    'audience',
    'credential-name',
];
/** Returns what is to be trusted, as outputs: known before anything is compared, also where the step fails afterwards. */
function declaredOutputs({ issuer, subject, audiences }) {
    return { issuer, subject: subject ?? '', audience: audiences.join(' ') };
}
/** Returns the outputs of a plan; `planFile` is the path of the file that holds it. */
function planOutputs({ plan, declared }, planFile) {
    const { credential } = declared.desired;
    const [change] = plan.targets.flatMap(({ changes }) => changes);
    return {
        changes: plan.digest === _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_COMPARED */ .SD ? '' : String((0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .writesOf */ .AP)(plan.targets).length),
        drift: (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .driftOf */ .$p)(plan),
        'plan-file': planFile,
        'plan-digest': plan.digest,
        ...declaredOutputs(credential),
        'credential-name': change?.name ?? credential.name,
    };
}
/** Returns the outputs of a plan that only explains a workflow: nothing is declared, so nothing was compared. */
function unaskedOutputs(planFile) {
    return { drift: 'unknown', 'plan-file': planFile, 'plan-digest': 'not-compared' };
}
/** Returns the content of the plan file; `jobs` are those of an explained workflow. */
function planFileOf(plan, jobs) {
    return {
        ...(0,_core_plan_plan_file_js__WEBPACK_IMPORTED_MODULE_1__/* .toPlanFile */ .N_)(plan ?? { version: 1, digest: _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_COMPARED */ .SD, targets: [] }),
        ...(jobs !== undefined && { jobs: jobs.map(({ record }) => record) }),
    };
}
function isRefused({ targets }) {
    return targets.some(({ changes }) => changes.some(({ action }) => action === 'refuse'));
}
/** Returns the plan with what became of each change: the content of the results file. `written` is undefined when nothing was. */
function planResults(plan, written) {
    const outcome = written ?? (isRefused(plan) ? 'refused' : 'failed');
    const { version, digest, targets } = plan;
    return {
        version,
        digest,
        targets: targets.map((target) => ({
            ...(0,_core_plan_plan_file_js__WEBPACK_IMPORTED_MODULE_1__/* .toFileTarget */ .$g)(target),
            changes: target.changes.map((change) => ({ ...(0,_core_plan_plan_file_js__WEBPACK_IMPORTED_MODULE_1__/* .toFileChange */ .qR)(change), outcome })),
        })),
    };
}


/***/ }),

/***/ 4036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ planLines),
/* harmony export */   Si: () => (/* binding */ buildPlanSummary),
/* harmony export */   Xe: () => (/* binding */ buildApplySummary),
/* harmony export */   lu: () => (/* binding */ appliedLines)
/* harmony export */ });
/* harmony import */ var _core_plan_blocked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(773);
/* harmony import */ var _core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6986);
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1629);
/* harmony import */ var _cause_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2828);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(182);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3480);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4902);
/* harmony import */ var _second_look_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7979);
/* harmony import */ var _workflow_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7306);
/** Plan in words for a reviewer: lines of the job log, and a table of the job summary. */









const SIGNS = { create: '+', update: '~', keep: '=', delete: '-', refuse: '!' };
function changesOf({ targets }) {
    return targets.flatMap(({ changes }) => changes);
}
/** Names a target for people: by its display name where one was read, and by its ID. */
function targetName({ kind, clientId, id, displayName }) {
    if (kind === 'managed-identity')
        return `managed identity "${id.split('/').at(-1)}" (${id})`;
    return displayName ? `application "${displayName}" (${clientId})` : `application ${clientId}`;
}
/** Says in words whether the target holds what is declared. */
function driftSentence(plan) {
    switch ((0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .driftOf */ .$p)(plan)) {
        case 'true':
            return 'The target does not hold what is declared.';
        case 'false':
            return 'The target holds what is declared.';
        case 'unknown':
            return 'Whether the target holds what is declared is not known: no manager reads it.';
    }
}
function headline({ plan, stored }) {
    const target = plan.targets.map(targetName).join(', ');
    if (stored === undefined)
        return `Plan for ${target}: not compared, since no manager reads it`;
    const writes = (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .writesOf */ .AP)(plan.targets).length;
    const refused = changesOf(plan).filter(({ action }) => action === 'refuse').length;
    const others = stored.length - changesOf(plan).filter(({ action }) => action === 'keep' || action === 'update').length;
    const left = others > 0 ? `; ${others} other ${others === 1 ? 'credential is' : 'credentials are'} left alone` : '';
    return `Plan for ${target}: ${writes} to write${refused > 0 ? `, ${refused} refused` : ''}${left}`;
}
/** What a line says first; where nothing was compared, nobody knows whether it is a creation. */
function verdictOf({ action }, { digest }) {
    return digest === _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .NOT_COMPARED */ .SD && action === 'create' ? '? needed, not compared' : `${SIGNS[action]} ${action}`;
}
/** Why a line is what it is; for a refused change what failed, what is in the way and what to do first. */
function becauseLines(change, { stored, blockedFacts }) {
    if (change.action !== 'refuse')
        return [change.reason];
    const { code: reason, message, hint = '' } = (0,_core_plan_blocked_js__WEBPACK_IMPORTED_MODULE_0__/* .blockedError */ .f)(change, { ...blockedFacts, stored });
    const collision = change.stored === undefined ? [] : [(0,_core_plan_blocked_js__WEBPACK_IMPORTED_MODULE_0__/* .describeCollision */ ._)(change.stored)];
    return [`[${reason}] ${message}`, ...collision, hint];
}
/** What an update changes; a refused change alters nothing. */
function differenceLines({ action, differences }) {
    return action === 'refuse' ? [] : differences.map(({ field, from, to }) => `    ${field}: "${from}" → "${to}"`);
}
function changeLines(change, result, fate) {
    const [because = '', ...more] = becauseLines(change, result);
    return [
        `${verdictOf(change, result.plan)} "${change.name}"`,
        `    ${change.subject === undefined ? 'expression' : 'subject   '} ${(0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .matchOfChange */ .Tk)(change)}`,
        `    issuer     ${change.issuer}`,
        `    audience   ${change.audiences.join(' ')}`,
        `    because    ${because}`,
        ...(fate === 'printed' ? more.map((line) => `               ${line}`) : []),
        ...differenceLines(change),
    ];
}
/** What an expression admits, or the stored credential that comes nearest to what would be created. */
function remarksOf({ plan, remarks, nearest }) {
    if (nearest === undefined)
        return remarks;
    // What a refused change collides with is compared already.
    const collides = changesOf(plan).some(({ action, stored }) => action === 'refuse' && stored !== undefined);
    return [...remarks, ...(collides ? [] : (0,_comparison_js__WEBPACK_IMPORTED_MODULE_3__/* .comparisonLines */ .p)(nearest)), (0,_cause_js__WEBPACK_IMPORTED_MODULE_4__/* .describeCauses */ .wh)(nearest.causes)];
}
/** Returns the lines of a plan, its warnings, and the remarks that help to judge it. */
function planLines(result, fate = 'printed') {
    const { plan, declared, lints } = result;
    return [
        ...[
            headline(result),
            ...changesOf(plan).flatMap((change) => changeLines(change, result, fate)),
            `Source: ${declared.source}`,
            ...remarksOf(result),
        ].map(_log_line_js__WEBPACK_IMPORTED_MODULE_5__/* .infoLine */ .P),
        ...[...declared.warnings, ...lints.map(_second_look_js__WEBPACK_IMPORTED_MODULE_6__/* .describeLint */ .x)].map(_log_line_js__WEBPACK_IMPORTED_MODULE_5__/* .warningLine */ .t),
        ...(plan.digest === _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .NOT_COMPARED */ .SD ? [] : [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_5__/* .infoLine */ .P)(`Digest: ${plan.digest}`)]),
    ];
}
/** Returns the line that says what became of the credential, and how fast Entra accepted it. */
function appliedLines({ credentialName, outcome, provedAfterMs }) {
    const proof = provedAfterMs === undefined ? '' : `; Entra accepted this job after ${(provedAfterMs / 1000).toFixed(1)} s`;
    return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_5__/* .infoLine */ .P)(`The federated credential "${credentialName}" was ${outcome}${proof}`)];
}
function changeTable(result) {
    const { plan } = result;
    return [
        '| | Credential | Trusts | Issuer | Audience | Because |',
        '|---|---|---|---|---|---|',
        ...changesOf(plan).map((change) => `| ${verdictOf(change, plan)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(change.name)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)((0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .matchOfChange */ .Tk)(change))} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(change.issuer)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(change.audiences.join(' '))} | ${becauseLines(change, result).map(_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .plain */ .pj).join('<br>')} |`),
    ];
}
/** Builds the summary of a plan that a reviewer can approve from. */
function buildPlanSummary(result, workflow) {
    const plan = result === undefined
        ? []
        : [
            `### ${headline(result)}`,
            '',
            ...changeTable(result),
            ...(0,_second_look_js__WEBPACK_IMPORTED_MODULE_6__/* .secondLook */ .Q)([...result.declared.warnings, ...result.lints.map(_second_look_js__WEBPACK_IMPORTED_MODULE_6__/* .describeLint */ .x)]),
            ...(remarksOf(result).length === 0 ? [] : ['', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .fenced */ .OF)('text', remarksOf(result))]),
            '',
            `${driftSentence(result.plan)} ${result.plan.digest === _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .NOT_COMPARED */ .SD ? '' : `Digest: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(result.plan.digest)}`}`,
        ];
    return [...plan, ...(0,_workflow_js__WEBPACK_IMPORTED_MODULE_8__/* .workflowTable */ .c)(workflow), ''].join('\n');
}
/** Builds the summary of an apply that wrote something. */
function buildApplySummary(result, applied) {
    const proved = applied.provedAfterMs === undefined
        ? 'It is for another job, so no exchange proved it here.'
        : `Entra accepted this job after ${(applied.provedAfterMs / 1000).toFixed(1)} s.`;
    return [
        `### Federated credential ${applied.outcome}`,
        '',
        ...changeTable(result),
        ...(0,_second_look_js__WEBPACK_IMPORTED_MODULE_6__/* .secondLook */ .Q)([...result.declared.warnings, ...result.lints.map(_second_look_js__WEBPACK_IMPORTED_MODULE_6__/* .describeLint */ .x)]),
        '',
        proved,
        '',
    ].join('\n');
}


/***/ }),

/***/ 7306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ workflowLines),
/* harmony export */   c: () => (/* binding */ workflowTable)
/* harmony export */ });
/* harmony import */ var _core_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2244);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3480);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4902);
/** Subjects of a workflow in words: short lines of the job log, and a table of the job summary. */



const MAX_LINE = 200;
const MAX_CONDITION = 60;
const MAX_LISTED = 5;
function shorten(text, length) {
    return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
/** Shows several subjects by what they share up to a colon: `repo:o/r:environment:{eu, us}`. */
function shareOf(subjects) {
    const [first = '', ...others] = subjects;
    if (others.length === 0)
        return first;
    let length = first.length;
    for (const other of others)
        while (!other.startsWith(first.slice(0, length)))
            length -= 1;
    const prefix = first.slice(0, first.lastIndexOf(':', length - 1) + 1);
    const ends = subjects.map((subject) => subject.slice(prefix.length));
    const more = ends.length > MAX_LISTED ? `, and ${ends.length - MAX_LISTED} more` : '';
    return `${prefix}{${ends.slice(0, MAX_LISTED).join(', ')}${more}}`;
}
function trustedOf({ trust, record }) {
    switch (trust) {
        case 'yes':
            return `trusted by ${record.trustedBy.map((name) => `"${name}"`).join(', ')}`;
        case 'no':
            return 'not trusted';
        case 'may':
            return 'may be trusted';
        case undefined:
            return '';
    }
}
/** Groups by a key, in the order of the first of each group. */
function groupBy(jobs, keyOf) {
    const groups = new Map();
    jobs.forEach((job, index) => {
        const key = keyOf(job, index);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [job]);
        else
            group.push(job);
    });
    return [...groups.values()];
}
/** Without a token a job is one line for all its events; else only values of a matrix share one. */
function keyOf(job, index) {
    const { record, fromMatrix, saidAt } = job;
    if (record.noToken !== null)
        return JSON.stringify(['none', saidAt, record.noToken]);
    if (record.subject !== null && fromMatrix)
        return JSON.stringify(['matrix', record.job, record.event, trustedOf(job), job.condition]);
    return JSON.stringify(['own', index]);
}
function toLine(group) {
    const [first] = group;
    const { record, condition, saidAt } = first;
    if (record.noToken !== null) {
        const events = [...new Set(group.map((each) => each.record.event))].join(', ');
        return { job: saidAt ?? record.job, event: events, presents: `no ID token: ${record.noToken}`, trusted: '' };
    }
    const when = condition === undefined ? '' : ` (only if ${shorten(condition, MAX_CONDITION)})`;
    const presents = record.subject === null
        ? `depends on ${record.depends ?? ''}`
        : shareOf(group.map(({ record: { subject } }) => subject ?? ''));
    return { job: record.job, event: record.event + when, presents, trusted: trustedOf(first) };
}
/** What a job does not run for is no line, unless it then has none at all. */
function linesOf(jobs) {
    const running = new Set(jobs.flatMap(({ runs, record }) => (runs ? [record.job] : [])));
    const never = new Set();
    const shown = jobs.filter(({ runs, record }) => {
        if (runs)
            return true;
        if (running.has(record.job) || never.has(record.job))
            return false;
        never.add(record.job);
        return true;
    });
    return groupBy(shown, keyOf).map(toLine);
}
/** Breaks what is longer than a line of the log. */
function wrap(text) {
    const lines = [];
    for (let rest = text; rest !== ''; rest = rest.slice(MAX_LINE - 4))
        lines.push(`    ${rest.slice(0, MAX_LINE - 4)}`);
    return lines;
}
/** Returns the lines of a workflow: which subject each job presents for each event, and who trusts it. */
function workflowLines(jobs) {
    const lines = linesOf(jobs).map((line) => ({
        job: (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(line.job),
        event: (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(line.event),
        presents: (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(line.presents),
        trusted: (0,_core_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(line.trusted),
    }));
    const width = (pick) => Math.min(30, Math.max(0, ...lines.map((line) => pick(line).length)));
    const [job, event] = [width((line) => line.job), width((line) => line.event)];
    return lines.flatMap((line) => {
        const trusted = line.trusted === '' ? '' : `  [${line.trusted}]`;
        // The hyphen keeps a job's name from being read as a command.
        const whole = `- ${line.job.padEnd(job)}  ${line.event.padEnd(event)}  ${line.presents}${trusted}`;
        if (whole.length <= MAX_LINE)
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .infoLine */ .P)(whole)];
        const head = shorten(`- ${line.job}  ${line.event}`, MAX_LINE);
        return [head, ...wrap(line.presents), ...(trusted === '' ? [] : wrap(trusted.trim()))].map(_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .infoLine */ .P);
    });
}
/** Builds the table of the job summary; empty without jobs. */
function workflowTable(jobs) {
    if (jobs.length === 0)
        return [];
    const rows = linesOf(jobs).map(({ job, event, presents, trusted }) => `| ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(job)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(event)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(presents)} | ${trusted === '' ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(trusted)} |`);
    return ['', '#### Subjects of the workflow', '', '| Job | Event | Presents | Trust |', '|---|---|---|---|', ...rows];
}


/***/ }),

/***/ 3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ writeRunFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6232);
/** Plan and results files in RUNNER_TEMP: written for this user only; the runner removes them with the job. */



/**
 * Writes a JSON file for later steps, which stays until the job ends; returns its path.
 * @throws FederationError `internal` where RUNNER_TEMP is no absolute path
 */
function writeRunFile({ RUNNER_TEMP = '' }, name, content) {
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(RUNNER_TEMP)) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FederationError */ .yP('internal', 'There is no folder for files of this job (RUNNER_TEMP is no absolute path).', {
            hint: 'Run this as a step of GitHub Actions.',
        });
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(RUNNER_TEMP, `${name}-${process.pid}-${Date.now()}.json`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return path;
}


/***/ })

};
;
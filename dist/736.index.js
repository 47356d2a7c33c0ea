"use strict";
exports.id = 736;
exports.ids = [736,328];
exports.modules = {

/***/ 9194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ readApplyInputs),
  j: () => (/* binding */ readPlanInputs)
});

// EXTERNAL MODULE: ./build/action/cloud-inputs.js
var cloud_inputs = __webpack_require__(4706);
// EXTERNAL MODULE: ./build/core/issuer.js
var core_issuer = __webpack_require__(775);
// EXTERNAL MODULE: ./build/action/context-inputs.js
var context_inputs = __webpack_require__(3252);
;// CONCATENATED MODULE: ./build/action/declaration-inputs.js
/** Knows the inputs of plan and apply that declare which job to trust: at most one kind. */


const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
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
    if (!REPOSITORY.test(repository))
        reader.problems.push(`\`repository\` is not owner/name: "${repository}".`);
    return repository;
}
/** Every declaration that is given, as [input, declaration]. */
function given(reader) {
    const { environment, branch, tag, pullRequest } = (0,context_inputs/* readDeclaredContext */.W)(reader);
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
            : [['branch', { kind: 'context', context: { kind: 'ref', ref: `refs/heads/${branch}` } }]]),
        ...(tag === undefined
            ? []
            : [['tag', { kind: 'context', context: { kind: 'ref', ref: `refs/tags/${tag}` } }]]),
        ...(pullRequest ? [['pull-request', { kind: 'context', context: { kind: 'pull_request' } }]] : []),
        ...text('subject', (subject) => ({ kind: 'subject', subject })),
        ...text('branch-pattern', (pattern) => ({ kind: 'flexible', intent: { kind: 'branch-pattern', pattern } })),
        ...text('tag-pattern', (pattern) => ({ kind: 'flexible', intent: { kind: 'tag-pattern', pattern } })),
        ...text('merge-queue', (branch) => ({ kind: 'flexible', intent: { kind: 'merge-queue', branch } })),
        ...text('claims-matching-expression', (expression) => ({ kind: 'expression', expression })),
    ];
}
/** Reads the declaration; none means this job's own subject. */
function readDeclaration(reader) {
    const declarations = given(reader);
    const issuer = reader.text('issuer');
    if (declarations.length > 1) {
        reader.problems.push(`Only one of ${declarations.map(([name]) => `\`${name}\``).join(', ')} can be given.`);
    }
    const [name, declaration] = declarations[0] ?? ['', { kind: 'own' }];
    const foreign = issuer !== undefined && !(0,core_issuer/* isGitHubIssuer */.xU)(issuer);
    if (foreign && declaration.kind !== 'subject' && declaration.kind !== 'expression') {
        const instead = name === '' ? '' : ` instead of \`${name}\``;
        reader.problems.push(`\`issuer\` is not one of GitHub's: give \`subject\` or \`claims-matching-expression\`${instead}.`);
    }
    return { declaration, issuer };
}

// EXTERNAL MODULE: ./build/action/input-reader.js
var input_reader = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/action/manager-inputs.js
var manager_inputs = __webpack_require__(616);
// EXTERNAL MODULE: ./build/action/target-inputs.js
var target_inputs = __webpack_require__(2450);
;// CONCATENATED MODULE: ./build/action/plan-inputs.js





const DEFAULT_TIMEOUT_S = 300;
function readDeclarationInputs(reader, mask, ownRepository) {
    const tenantId = (0,target_inputs/* readTenant */.RM)(reader, undefined);
    const { clientId, target } = (0,target_inputs/* readTarget */._E)(reader, undefined);
    const { cloud, endpoints } = (0,cloud_inputs/* readCloud */.e)(reader);
    return {
        tenantId,
        clientId,
        target,
        ...readDeclaration(reader),
        audience: (0,target_inputs/* readAudience */.hZ)(reader, cloud),
        repository: readRepository(reader, ownRepository),
        claims: readClaims(reader),
        manager: (0,manager_inputs/* readManager */.M)(reader, mask),
        githubToken: reader.text('github-token'),
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
/**
 * Reads all inputs of the plan action.
 * @param ownRepository `GITHUB_REPOSITORY`
 * @throws FederationError `invalid-input` naming every wrong input
 */
function readPlanInputs(getInput, mask, ownRepository) {
    const reader = (0,input_reader/* createInputReader */.ic)(getInput);
    const inputs = {
        ...readDeclarationInputs(reader, mask, ownRepository),
        failOnDrift: readFailOnDrift(reader),
        workflow: reader.text('workflow'),
    };
    (0,input_reader/* throwProblems */.Jh)(reader.problems);
    return inputs;
}
/**
 * Reads all inputs of the apply action.
 * @throws FederationError `invalid-input` naming every wrong input
 */
function readApplyInputs(getInput, mask, ownRepository) {
    const reader = (0,input_reader/* createInputReader */.ic)(getInput);
    const { manager, ...inputs } = readDeclarationInputs(reader, mask, ownRepository);
    const planDigest = reader.text('plan-digest');
    if (planDigest !== undefined && !/^[0-9a-f]{64}$/.test(planDigest))
        reader.problems.push('`plan-digest` is not a digest that the plan action printed (64 hex digits).');
    const propagationTimeoutMs = reader.seconds('propagation-timeout', DEFAULT_TIMEOUT_S) * 1000;
    if (manager === undefined && reader.problems.length === 0) {
        reader.problems.push('No manager is given: `manager-client-id`, `manager-access-token` or `manager-credential` says who may write.');
    }
    (0,input_reader/* throwProblems */.Jh)(reader.problems);
    if (manager === undefined)
        throw new Error('unreachable: a missing manager is a problem');
    return { ...inputs, manager, planDigest, propagationTimeoutMs };
}


/***/ }),

/***/ 6895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Si: () => (/* binding */ buildPlanSummary),
/* harmony export */   XT: () => (/* binding */ printWorkflow),
/* harmony export */   Xe: () => (/* binding */ buildApplySummary),
/* harmony export */   Zn: () => (/* binding */ printPlan)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7330);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4115);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2714);
/** Knows how a plan looks to a reviewer: as lines of the job log, and as a table of the job summary. */



const SIGNS = { create: '+', update: '~', keep: '=', delete: '-', refuse: '!' };
function matchOf({ subject, claimsMatchingExpression }) {
    return subject ?? claimsMatchingExpression ?? '';
}
function changesOf({ targets }) {
    return targets.flatMap(({ changes }) => changes);
}
function headline({ plan, stored }) {
    const target = plan.targets
        .map(({ kind, clientId, id }) => (kind === 'application' ? `application ${clientId}` : id))
        .join(', ');
    if (stored === undefined)
        return `Plan for ${target}: not compared, since no manager reads it`;
    const writes = (0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .writesOf */ .AP)(plan.targets).length;
    const refused = changesOf(plan).filter(({ action }) => action === 'refuse').length;
    const others = stored.length - changesOf(plan).filter(({ action }) => action === 'keep' || action === 'update').length;
    const left = others > 0 ? `; ${others} other ${others === 1 ? 'credential is' : 'credentials are'} left alone` : '';
    return `Plan for ${target}: ${writes} to write${refused > 0 ? `, ${refused} refused` : ''}${left}`;
}
function changeLines(change) {
    return [
        `${SIGNS[change.action]} ${change.action} "${change.name}"`,
        `    ${change.subject === undefined ? 'expression' : 'subject   '} ${matchOf(change)}`,
        `    issuer     ${change.issuer}`,
        `    audience   ${change.audiences.join(' ')}`,
        `    because    ${change.reason}`,
        ...change.differences.map(({ field, from, to }) => `    ${field}: "${from}" → "${to}"`),
    ];
}
/** Prints a plan, its warnings, and the remarks that help to judge it. */
function printPlan(result) {
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(headline(result));
    for (const change of changesOf(result.plan))
        for (const line of changeLines(change))
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(line);
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(`Source: ${result.declared.told}`);
    for (const line of result.remarks)
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(line);
    for (const line of result.declared.warnings)
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(line);
    for (const { message, safer } of result.lints)
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(`${message} ${safer}`);
    if (result.plan.digest !== '')
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(`Digest: ${result.plan.digest}`);
}
/** Prints which subject each job of a workflow presents. */
function printWorkflow(lines) {
    const width = (pick) => Math.max(0, ...lines.map((line) => pick(line).length));
    const [job, event] = [width((line) => line.job), width((line) => line.event)];
    for (const line of lines) {
        const trusted = { '': '', no: '  [not trusted]' }[line.trusted] ?? `  [trusted by "${line.trusted}"]`;
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(`${line.job.padEnd(job)}  ${line.event.padEnd(event)}  ${line.presents}${trusted}`);
    }
}
function changeTable(changes) {
    return [
        '| | Credential | Trusts | Issuer | Audience | Because |',
        '|---|---|---|---|---|---|',
        ...changes.map((change) => `| ${SIGNS[change.action]} ${change.action} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(change.name)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(matchOf(change))} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(change.issuer)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(change.audiences.join(' '))} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(change.reason)} |`),
    ];
}
function lintLines(lints, warnings) {
    const lines = [...warnings, ...lints.map(({ message, safer }) => `${message} ${safer}`)];
    return lines.length === 0 ? [] : ['', '**Worth a second look**', '', ...lines.map((line) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(line)}`)];
}
function workflowTable(lines) {
    if (lines.length === 0)
        return [];
    const rows = lines.map(({ job, event, presents, trusted }) => `| ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(job)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(event)} | ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(presents)} | ${trusted === '' ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(trusted)} |`);
    return [
        '',
        '#### Subjects of the workflow',
        '',
        '| Job | Event | Presents | Trusted by |',
        '|---|---|---|---|',
        ...rows,
    ];
}
/** Builds the summary of a plan that a reviewer can approve from. */
function buildPlanSummary(result, workflow) {
    const plan = result === undefined
        ? []
        : [
            `### ${headline(result)}`,
            '',
            ...changeTable(changesOf(result.plan)),
            ...lintLines(result.lints, result.declared.warnings),
            ...(result.remarks.length === 0 ? [] : ['', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)('text', result.remarks)]),
            '',
            `Drift: ${(0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .driftOf */ .$p)(result.plan)}. ${result.plan.digest === '' ? '' : `Digest: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(result.plan.digest)}`}`,
        ];
    return [...plan, ...workflowTable(workflow), ''].join('\n');
}
/** Builds the summary of an apply that wrote something. */
function buildApplySummary(result, applied) {
    const proved = applied.provedAfterMs === undefined
        ? 'It is for another job, so no exchange proved it here.'
        : `Entra accepted this job after ${(applied.provedAfterMs / 1000).toFixed(1)} s.`;
    return [
        `### Federated credential ${applied.outcome}`,
        '',
        ...changeTable(changesOf(result.plan)),
        ...lintLines(result.lints, result.declared.warnings),
        '',
        proved,
        '',
    ].join('\n');
}


/***/ }),

/***/ 4099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ compileFlexible)
/* harmony export */ });
/* harmony import */ var _expression_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8406);
/* harmony import */ var _expression_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2028);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(775);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8794);
/* harmony import */ var _wildcard_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1738);
/** Knows how an intent (any branch like this, any tag, a merge queue) becomes the tightest expression that Entra accepts. */





function refuse(reason, hint) {
    return { ok: false, reason, hint };
}
// Characters that no ref has (git check-ref-format), apart from the wildcards.
const NEVER_IN_REF = /[\s~^:[\\\p{Cc}]/u;
function refuseIssuer(issuer) {
    if (issuer === _issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .GITHUB_ISSUER */ .oX && (0,_expression_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .mayUseExpressions */ .aw)(issuer))
        return undefined;
    const kind = (0,_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .issuerKind */ .W8)(issuer);
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
    if (!(0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .canBeCompared */ .PF)(text)) {
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
    const literal = [prefix.owner, prefix.name, ...used].find((text) => (0,_wildcard_js__WEBPACK_IMPORTED_MODULE_4__/* .hasWildcard */ .r)(text) || !(0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .canBeCompared */ .PF)(text));
    if (literal !== undefined) {
        return refuse(`"${literal}" holds a character that an expression cannot say literally (* ? ').`, 'Trust an environment instead.');
    }
    if (jobWorkflowRef === undefined)
        return undefined;
    if ((0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .canBeCompared */ .PF)(jobWorkflowRef) && /^[^/@:]+\/[^/@:]+\/\.github\/workflows\/[^@]+@.+$/.test(jobWorkflowRef))
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
    if ((0,_template_js__WEBPACK_IMPORTED_MODULE_2__/* .oneSubjectForEverything */ .Ju)(template)) {
        return refuse('The subject template has no context: every job presents the same subject.', 'Trust that one subject exactly, or add `context` to the template.');
    }
    const built = (0,_template_js__WEBPACK_IMPORTED_MODULE_2__/* .buildTemplatedSubject */ .bj)(template, {
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
    return { ok: true, expression: (0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .formatExpression */ .KY)(terms) };
}


/***/ }),

/***/ 6847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ needsDefaultBranch),
/* harmony export */   x: () => (/* binding */ guardWrite)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3821);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6232);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2506);
/* harmony import */ var _subject_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1908);
/** Knows which jobs must not get a new trust written for them, and says so before anything is written. */




function guardPullRequest({ claims, declared }) {
    const event = (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'event_name') ?? '';
    const subject = (0,_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSubject */ .Ci)(claims.sub);
    if (event === 'pull_request_target') {
        return new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('pull-request-refused', 'A pull_request_target run never gets a trust written.', {
            hint: 'It runs with the rights of the base repository on behalf of a pull request: create the credential in a run of the branch itself.',
        });
    }
    const reaches = (0,_subject_context_js__WEBPACK_IMPORTED_MODULE_2__/* .isPullRequest */ .r0)(subject) || (event.startsWith('pull_request') && !(0,_subject_context_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnvironment */ .sl)(subject));
    if (!reaches || declared.pullRequest)
        return undefined;
    return new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('pull-request-refused', `The subject "${claims.sub}" would let any pull request of this repository sign in.`, {
        hint: 'Give the job a protected `environment:`, or set `pull-request: true` if every pull request may have this identity.',
    });
}
function guardMergeQueue({ claims }) {
    if (!(0,_subject_context_js__WEBPACK_IMPORTED_MODULE_2__/* .isMergeQueue */ .OZ)((0,_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSubject */ .Ci)(claims.sub)))
        return undefined;
    return new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('merge-queue-refused', `The subject "${claims.sub}" belongs to one merge queue entry and never comes back.`, {
        hint: 'Give the job an `environment:`, or trust the whole queue with a flexible credential (`merge-queue` in the plan and apply actions or a configuration file).',
    });
}
function guardBreadth({ claims }) {
    const breadth = (0,_subject_context_js__WEBPACK_IMPORTED_MODULE_2__/* .isTooBroad */ .bA)((0,_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSubject */ .Ci)(claims.sub));
    if (breadth === undefined)
        return undefined;
    const whom = breadth === 'other-owner'
        ? 'repositories of other owners'
        : 'every event of this repository, pull requests included,';
    return new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('subject-too-broad', `The subject "${claims.sub}" can be presented by ${whom} as well.`, {
        hint: 'Add `repo` and `context` to `include_claim_keys` of the subject template (repository settings, Actions, OIDC).',
    });
}
function guardRef({ claims, declared, defaultBranch }) {
    if ((0,_subject_context_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnvironment */ .sl)((0,_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSubject */ .Ci)(claims.sub)) || (0,_subject_context_js__WEBPACK_IMPORTED_MODULE_2__/* .isPullRequest */ .r0)((0,_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSubject */ .Ci)(claims.sub)))
        return undefined;
    const ref = (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'ref') ?? '';
    const known = (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'ref_protected') === 'true' || (defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`);
    if (known || declared.branch !== undefined || declared.tag !== undefined || declared.environment !== undefined)
        return undefined;
    const input = ref.startsWith('refs/tags/')
        ? `tag: ${ref.slice('refs/tags/'.length)}`
        : `branch: ${ref.replace(/^refs\/heads\//, '')}`;
    return new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('context-not-declared', `"${ref}" is neither the default branch nor protected, so it is not trusted by accident.`, {
        hint: `Declare it (\`${input}\`) if it shall be trusted, or give the job an \`environment:\`.`,
    });
}
/** Returns why no trust may be written for this job, or undefined. An existing trust is never refused. */
function guardWrite(job) {
    return guardPullRequest(job) ?? guardMergeQueue(job) ?? guardBreadth(job) ?? guardRef(job);
}
/** True when only the default branch could still lift the guard, so that it is worth asking GitHub for it. */
function needsDefaultBranch(job) {
    return job.defaultBranch === undefined && guardWrite(job)?.code === 'context-not-declared';
}


/***/ }),

/***/ 4115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ driftOf),
/* harmony export */   AP: () => (/* binding */ writesOf),
/* harmony export */   K: () => (/* binding */ diffCredentials),
/* harmony export */   Nb: () => (/* binding */ uncompared),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* unused harmony export storedAfter */
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2772);

const WRITES = new Set(['create', 'update', 'delete']);
function differencesBetween(from, to) {
    const fields = [
        ['issuer', from.issuer, to.issuer],
        ['subject', from.subject, to.subject],
        ['claimsMatchingExpression', from.claimsMatchingExpression?.value, to.claimsMatchingExpression?.value],
        ['audiences', from.audiences.join(' '), to.audiences.join(' ')],
    ];
    return fields.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, from: a ?? '', to: b ?? '' }));
}
function toChange(credential, source, action, reason, differences = []) {
    const { name, issuer, subject, audiences, claimsMatchingExpression } = credential;
    return {
        resource: 'federated',
        action,
        name,
        issuer,
        ...(subject === undefined ? { claimsMatchingExpression: claimsMatchingExpression?.value ?? '' } : { subject }),
        audiences,
        reason,
        source,
        differences,
    };
}
/** Turns a decision about one credential into a line of the plan. */
function changeFor({ credential, source }, decision) {
    switch (decision.action) {
        case 'keep':
            return toChange({ ...credential, name: decision.stored.name }, source, 'keep', 'It is stored exactly so.');
        case 'correct-audience': {
            const corrected = { ...decision.stored, audiences: credential.audiences };
            return toChange(corrected, source, 'update', 'It is ours, with another audience.', differencesBetween(decision.stored, corrected));
        }
        case 'audience-conflict':
        case 'name-conflict':
            return toChange(credential, source, 'refuse', decision.action, differencesBetween(decision.stored, credential));
        case 'limit':
            return toChange(credential, source, 'refuse', 'credential-limit');
        case 'write':
            return decision.replaces === undefined
                ? toChange(credential, source, 'create', 'No stored credential matches.')
                : toChange(credential, source, 'update', 'It is ours, and was altered.', differencesBetween(decision.replaces, credential));
    }
}
/** What a target stores once a change has been carried out. */
function storedAfter(stored, change) {
    if (!WRITES.has(change.action))
        return stored;
    const others = stored.filter(({ name }) => name !== change.name);
    if (change.action === 'delete')
        return others;
    const before = stored.find(({ name }) => name === change.name);
    const { name, issuer, audiences, subject, claimsMatchingExpression = '' } = change;
    const match = subject === undefined
        ? { claimsMatchingExpression: { value: claimsMatchingExpression, languageVersion: 1 } }
        : { subject };
    return [
        ...others,
        {
            ...(before?.description !== undefined && { description: before.description }),
            name,
            issuer,
            audiences,
            ...match,
        },
    ];
}
/**
 * Compares what is wanted with what is stored: one change per wanted credential. Credentials of others are left alone, and
 * the target never gets more than it can hold.
 */
function diffCredentials(desired, stored, owner, sha256Hex) {
    let state = stored;
    return desired.map((each) => {
        const decision = (0,_trust_js__WEBPACK_IMPORTED_MODULE_0__/* .decideTrust */ .J4)(each.credential, state, owner, sha256Hex);
        // An existing trust is never refused.
        const refused = decision.action === 'keep' ? undefined : each.refusedBy;
        const change = refused === undefined ? changeFor(each, decision) : toChange(each.credential, each.source, 'refuse', refused);
        state = storedAfter(state, change);
        return change;
    });
}
/** The lines of a plan when the target could not be read: what is wanted, without a comparison. */
function uncompared(desired) {
    return desired.map(({ credential, source, refusedBy }) => refusedBy === undefined
        ? toChange(credential, source, 'create', 'Not compared: no manager reads the target.')
        : toChange(credential, source, 'refuse', refusedBy));
}
/** The changes that write: what `changes` counts and what the digest covers. */
function writesOf(targets) {
    return targets.flatMap((target) => target.changes.filter(({ action }) => WRITES.has(action)).map((change) => ({ target, change })));
}
/** Digests what would be written and where; reasons and sources do not count. Lower-case hex SHA-256. */
function digestOf(targets, sha256Hex) {
    const written = writesOf(targets).map(({ target, change }) => [
        target.kind,
        (target.kind === 'application' ? target.clientId : target.id).toLowerCase(),
        change.resource,
        change.action,
        change.name,
        change.issuer,
        change.subject ?? null,
        change.claimsMatchingExpression ?? null,
        change.audiences,
    ]);
    return sha256Hex(JSON.stringify([1, ...written.map((line) => JSON.stringify(line)).toSorted()]));
}
/** True when the target does not hold what is declared; unknown when it could not be read. */
function driftOf({ digest, targets }) {
    if (digest === '')
        return 'unknown';
    return targets.some(({ changes }) => changes.some(({ action }) => action !== 'keep')) ? 'true' : 'false';
}


/***/ }),

/***/ 7608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ repositoryOf)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3821);
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

/***/ 1908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OZ: () => (/* binding */ isMergeQueue),
/* harmony export */   Vm: () => (/* binding */ contextOf),
/* harmony export */   bA: () => (/* binding */ isTooBroad),
/* harmony export */   qD: () => (/* binding */ isPredictableEvent),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   sl: () => (/* binding */ hasEnvironment)
/* harmony export */ });
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2506);
/** Knows which context an event gives a subject, and which subjects say too little to be trusted. */

// Whether these present `pull_request` or `ref:…` is not documented and no token is known.
const UNDOCUMENTED = new Set([
    'pull_request_review',
    'pull_request_review_comment',
    'deployment',
    'deployment_status',
]);
/** Tells whether it is known which subject an event presents in a job without environment. */
function isPredictableEvent(event) {
    return !UNDOCUMENTED.has(event);
}
/**
 * Returns the context of a job: its environment, else `pull_request` for that very event (whatever its ref is), else its
 * ref. `pull_request_target`, `merge_group`, `release`, `schedule` and the others present the ref that they run on.
 * Undefined means not predictable: an event nobody has documented, or no ref.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function contextOf({ event_name, ref, environment }) {
    if (environment !== undefined && environment !== '')
        return { kind: 'environment', environment };
    if (event_name === 'pull_request')
        return { kind: 'pull_request' };
    if (event_name !== undefined && !isPredictableEvent(event_name))
        return undefined;
    return ref === undefined || ref === '' ? undefined : { kind: 'ref', ref };
}
/** Tells whether the subject names an environment. */
function hasEnvironment(parsed) {
    return parsed.segments.some(({ key, value }) => key === 'environment' && value !== undefined && value !== '');
}
/** Tells whether any pull request of the repository presents this subject: it holds `pull_request`, as context or as event. */
function isPullRequest(parsed) {
    return parsed.segments.some(({ key, value }) => key === _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky ? value === undefined : key === 'event_name' && value?.startsWith(_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky) === true);
}
/** Tells whether the subject is that of one merge queue entry, which never comes back. */
function isMergeQueue(parsed) {
    return parsed.segments.some(({ key, value }) => key === 'ref' && value?.startsWith('refs/heads/gh-readonly-queue/') === true);
}
// `workflow_ref` is the path and ref of the workflow that was started: it names repository and ref. `job_workflow_ref`
// may name a reusable workflow of somebody else, which any repository can call.
const TIES = new Set([
    'repo',
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'workflow_ref',
]);
const CONTEXTS = new Set(['environment', 'ref', _subject_js__WEBPACK_IMPORTED_MODULE_0__/* .PULL_REQUEST */ .Ky, 'workflow_ref']);
/** Returns how far beyond one context of one owner the subject reaches, or undefined when it does not. */
function isTooBroad(parsed) {
    const keys = parsed.segments.map(({ key }) => key);
    if (!keys.some((key) => TIES.has(key)))
        return 'other-owner';
    return keys.some((key) => CONTEXTS.has(key)) ? undefined : 'every-event';
}


/***/ }),

/***/ 8794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ju: () => (/* binding */ oneSubjectForEverything),
/* harmony export */   VE: () => (/* binding */ DEFAULT_TEMPLATE),
/* harmony export */   bj: () => (/* binding */ buildTemplatedSubject),
/* harmony export */   xt: () => (/* binding */ namesRepository)
/* harmony export */ });
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2506);
/** Knows GitHub's customised subjects: which segment each key of `include_claim_keys` becomes, and when none can be told. */

/** What GitHub uses where nothing is customised. */
const DEFAULT_TEMPLATE = { keys: ['repo', 'context'] };
/** Tells whether a template holds the repository, which is where an immutable subject has its IDs. */
function namesRepository({ keys }) {
    return keys.includes('repo') || keys.includes('repository');
}
/**
 * Tells whether every branch, tag, pull request and environment presents the same subject, because the template has
 * neither `context` nor `ref` nor `environment`.
 */
function oneSubjectForEverything({ keys }) {
    return !keys.some((key) => key === 'context' || key === 'ref' || key === 'environment');
}
function given(value) {
    return value === '' ? undefined : value;
}
function claimOf(claims, key) {
    return claims !== undefined && Object.hasOwn(claims, key) ? given(claims[key]) : undefined;
}
/** Finds what is known of the repository, from the prefix first: that is what GitHub signs. */
function ownerAndIds({ prefix, repository }) {
    if (prefix?.kind === 'immutable')
        return prefix;
    return { ...repository, ...(prefix === undefined ? {} : { owner: prefix.owner, name: prefix.name }) };
}
function valueFor(key, facts) {
    const { context, claims } = facts;
    const { owner, ownerId, id } = ownerAndIds(facts);
    switch (key) {
        case 'environment':
            return context?.kind === 'environment' ? given(context.environment) : undefined;
        case 'ref':
            return context?.kind === 'ref' ? given(context.ref) : claimOf(claims, key);
        case 'repository_owner':
            return given(owner) ?? claimOf(claims, key);
        case 'repository_owner_id':
            return given(ownerId) ?? claimOf(claims, key);
        case 'repository_id':
            return given(id) ?? claimOf(claims, key);
        default:
            return claimOf(claims, key);
    }
}
/** `context` has no label of its own; `repository` is written as `repo`; everything else is `key:value`. */
function segmentOf(key, facts) {
    if (key === 'repo' || key === 'repository') {
        return facts.prefix === undefined ? undefined : (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .repositorySegment */ .Wt)(facts.prefix);
    }
    if (key === 'context')
        return facts.context === undefined ? undefined : (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .contextSegment */ .HL)(facts.context);
    const value = valueFor(key, facts);
    return value === undefined ? undefined : { key, value };
}
/**
 * Builds the subject of a customised template, in the order of its keys. A key without a value makes the subject
 * not predictable: what GitHub then does is not documented.
 * https://docs.github.com/en/actions/reference/security/oidc#customizing-the-subject-claims-for-an-organization-or-repository
 */
function buildTemplatedSubject(template, facts) {
    const segments = [];
    const missing = [];
    for (const key of template.keys) {
        const segment = segmentOf(key, facts);
        if (segment === undefined)
            missing.push(key);
        else
            segments.push(segment);
    }
    if (missing.length > 0 || segments.length === 0)
        return { kind: 'not-predictable', missing };
    return {
        kind: 'subject',
        subject: (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSegments */ .cD)(segments, facts.encoding),
        oneSubjectForEverything: oneSubjectForEverything(template),
    };
}


/***/ }),

/***/ 1097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ makePlan)
});

// EXTERNAL MODULE: ./build/core/cloud.js
var cloud = __webpack_require__(4495);
// EXTERNAL MODULE: ./build/core/credential.js
var core_credential = __webpack_require__(669);
// EXTERNAL MODULE: ./build/core/diagnosis.js + 3 modules
var diagnosis = __webpack_require__(6323);
// EXTERNAL MODULE: ./build/core/expression.js
var expression = __webpack_require__(8406);
// EXTERNAL MODULE: ./build/core/expression-evaluation.js
var expression_evaluation = __webpack_require__(1381);
;// CONCATENATED MODULE: ./build/core/lint-finding.js
/** Knows the form of a finding about a federated credential. */
/** Builds a finding of what could never work. */
function lintError(code, message, safer) {
    return { code, severity: 'error', message, safer };
}
/** Builds a finding of what works and is weak. */
function lintWarning(code, message, safer) {
    return { code, severity: 'warning', message, safer };
}

// EXTERNAL MODULE: ./build/core/subject.js
var core_subject = __webpack_require__(2506);
// EXTERNAL MODULE: ./build/core/subject-context.js
var subject_context = __webpack_require__(1908);
;// CONCATENATED MODULE: ./build/core/lint-trust.js
/** Knows which trust works and is weaker than it need be, and the safer choice for each. */



const ENVIRONMENT = 'Trust an environment with required reviewers or branch rules.';
function lintContext(subject, { target, protection }) {
    const parsed = (0,core_subject/* parseSubject */.Ci)(subject);
    const found = [];
    if ((0,subject_context/* isPullRequest */.r0)(parsed) && !(0,subject_context/* hasEnvironment */.sl)(parsed)) {
        const on = target === 'managed-identity' ? 'managed identity' : 'application';
        found.push(lintWarning('pull-request', `Every pull request of the repository can act as this ${on}, before anybody reviewed it.`, 'Use an identity of its own that may only read, or an environment with required reviewers.'));
    }
    if ((0,subject_context/* isMergeQueue */.OZ)(parsed)) {
        found.push(lintWarning('merge-queue', 'This is the subject of one merge queue entry; it never comes back.', 'Use `merge-queue` with the branch, or an environment.'));
    }
    if (protection === 'unprotected') {
        const what = parsed.context?.kind === 'environment' ? 'environment' : 'branch or tag';
        found.push(lintWarning('unprotected', `The ${what} has no protection: whoever can push can present this subject.`, ENVIRONMENT));
    }
    return found;
}
/** Returns the weaknesses of an exact GitHub subject. */
function lintTrust(subject, facts) {
    const parsed = (0,core_subject/* parseSubject */.Ci)(subject);
    const found = [...lintContext(subject, facts)];
    const breadth = (0,subject_context/* isTooBroad */.bA)(parsed);
    if (breadth === 'other-owner') {
        found.push(lintWarning('other-owner', 'Nothing in the subject names the repository or its owner: others can present it too.', 'Add `repo` or `repository_id` to the subject template.'));
    }
    if (breadth === 'every-event') {
        found.push(lintWarning('every-event', 'One subject serves every branch, tag, pull request and environment of the repository.', 'Add `context` to the subject template.'));
    }
    if (facts.immutableAvailable === true && parsed.repository !== undefined && !parsed.immutable) {
        found.push(lintWarning('name-based', 'The subject holds names only: whoever takes over the name takes over the trust.', "Opt in to immutable subjects in the repository's Actions settings, and trust the subject with IDs."));
    }
    return found;
}
/**
 * Returns the weaknesses of a manager by the roles of its token.
 * https://learn.microsoft.com/graph/permissions-reference
 */
function lintManagerRoles(roles) {
    const wide = roles.filter((role) => /^(?:Application|Directory)\.ReadWrite\.All$|^AppRoleAssignment\.ReadWrite\.All$/.test(role));
    return wide.map((role) => lintWarning('manager-roles', `The manager holds ${role}: it can add credentials to every application of the tenant.`, 'Grant Application.ReadWrite.OwnedBy and make it owner of the target, or use a custom role scoped to the application.'));
}

// EXTERNAL MODULE: ./build/core/plan.js
var plan = __webpack_require__(4115);
// EXTERNAL MODULE: ./build/core/declared-name.js
var declared_name = __webpack_require__(3012);
// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/flexible.js
var flexible = __webpack_require__(4099);
// EXTERNAL MODULE: ./build/core/guard.js
var guard = __webpack_require__(6847);
// EXTERNAL MODULE: ./build/core/issuer.js
var core_issuer = __webpack_require__(775);
// EXTERNAL MODULE: ./build/core/expression-rules.js
var expression_rules = __webpack_require__(2028);
// EXTERNAL MODULE: ./build/core/wildcard.js
var wildcard = __webpack_require__(1738);
;// CONCATENATED MODULE: ./build/core/lint-expression.js
/** Knows the traps in a claims matching expression: what Entra would refuse, what could never match, what reaches too far. */





const EXAMPLE = "Write claims['sub'] matches 'repo:OWNER/REPO:ref:refs/heads/*' and claims['repository_id'] eq '<ID>'.";
function lintTerm({ claim, operator, comparand }) {
    if (/_id$/.test(claim) && !/^\d+$/.test(comparand)) {
        return [
            lintError('expression-id', `The claim "${claim}" is a number, "${comparand}" is none.`, 'Write the digits of the ID in quotes.'),
        ];
    }
    if (operator === 'eq' && (0,wildcard/* hasWildcard */.r)(comparand)) {
        return [
            lintWarning('expression-literal', `"eq" takes the wildcard in "${comparand}" literally.`, 'Write "matches" if a pattern is meant.'),
        ];
    }
    return [];
}
/** The pattern of the repository in a pattern of the default subject, up to the context. */
function repositoryPattern(pattern) {
    return /^repo:[^:]*/.exec(pattern)?.[0] ?? '';
}
function lintReach(terms) {
    const patterns = terms.filter(({ claim }) => claim === 'sub').map(({ comparand }) => comparand);
    const pinned = terms.some(({ claim }) => claim === 'repository_id');
    const wide = patterns.every((pattern) => (0,wildcard/* hasWildcard */.r)(repositoryPattern(pattern)) || repositoryPattern(pattern) === '');
    const found = [];
    if (!pinned && wide) {
        found.push(lintWarning('wildcard-reach', 'The expression admits more than one repository.', "Compare claims['repository_id'] as well, one credential per repository."));
    }
    if (patterns.every((pattern) => (0,wildcard/* matchesWildcard */._)(pattern.replace(/^repo:[^:*]*:?/, ''), 'pull_request'))) {
        found.push(lintWarning('expression-pull-request', 'The expression admits every pull request of the repository.', 'Let the pattern go on with ref:refs/heads/ or environment: after the repository.'));
    }
    return found;
}
/** Returns the traps in an expression for an issuer. */
function lintExpression(issuer, text) {
    if (!(0,expression_rules/* mayUseExpressions */.aw)(issuer)) {
        return [
            lintError('expression-issuer', `Entra accepts no expressions for the issuer "${issuer}".`, 'Trust an exact subject, best that of an environment.'),
        ];
    }
    const parsed = (0,expression/* parseExpression */.YK)(text);
    if (!parsed.ok) {
        const { column, message } = parsed.problem;
        return [lintError('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE)];
    }
    const invalid = (0,expression_rules/* validateExpression */.P1)(parsed.expression, issuer).map(({ column, message }) => lintError('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE));
    const reach = issuer === core_issuer/* GITHUB_ISSUER */.oX && invalid.length === 0 ? lintReach(parsed.expression.terms) : [];
    return [...invalid, ...parsed.expression.terms.flatMap(lintTerm), ...reach];
}

;// CONCATENATED MODULE: ./build/core/lint-github-subject.js
/** Knows the traps in a GitHub subject that make it one no job will ever present. */



const DOCUMENT = 'The forms are environment:<name>, ref:refs/heads/<branch>, ref:refs/tags/<tag> and pull_request.';
function lintRef(ref) {
    if (ref.startsWith('/')) {
        return [
            lintError('ref-leading-slash', `"ref:${ref}" has a slash too many.`, `Write "ref:${ref.replace(/^\/+/, '')}".`),
        ];
    }
    if (!ref.startsWith('refs/')) {
        return [
            lintError('ref-not-qualified', `"ref:${ref}" is not a full ref.`, `Write "ref:refs/heads/${ref}" for a branch, "ref:refs/tags/${ref}" for a tag.`),
        ];
    }
    return /^refs\/(?:heads|tags|pull)\/./.test(ref)
        ? []
        : [lintError('ref-not-qualified', `"ref:${ref}" names neither a branch nor a tag.`, DOCUMENT)];
}
function lintRepository(repository) {
    const parsed = (0,core_subject/* parseRepository */.SU)(repository);
    if (parsed !== undefined && !parsed.name.endsWith('.git'))
        return [];
    return [
        lintError('repository-malformed', `"repo:${repository}" names no repository.`, 'Write repo:OWNER/REPO, or repo:OWNER@OWNER_ID/REPO@REPO_ID, each to the letter.'),
    ];
}
/** A word without a value, other than `pull_request`. */
function lintWord(word) {
    if (/^pull-request$/i.test(word)) {
        return lintError('pull-request-spelling', `GitHub never writes "${word}".`, 'Write "pull_request", with an underscore.');
    }
    if (/^\/?refs\//.test(word)) {
        return lintError('ref-label-missing', `"${word}" stands without its label.`, `Write "ref:${word.replace(/^\//, '')}".`);
    }
    return lintError('subject-malformed', `"${word}" is no segment that GitHub writes; a colon in a value reads %3A.`, DOCUMENT);
}
function lintSegment({ key, value }) {
    if (key === 'pull-request')
        return [lintWord(key)];
    if (value === undefined)
        return key === 'pull_request' ? [] : [lintWord(key)];
    if (!/^\w+$/.test(key))
        return [lintWord(key)];
    if (value === '')
        return [lintError('segment-empty', `"${key}:" has no value.`, DOCUMENT)];
    if (key === 'repo')
        return lintRepository(value);
    if (key === 'ref')
        return lintRef(value);
    if (/^(?:branch|tag|env|pull_requests)$/.test(key)) {
        return [lintError('segment-unknown', `GitHub writes no segment "${key}:" like this.`, DOCUMENT)];
    }
    return [];
}
function lintEncoding(subject) {
    const encoded = /%(?!3A)[0-9a-f]{2}/i.exec(subject)?.[0] ?? /%3a/.exec(subject)?.[0];
    if (encoded === undefined)
        return [];
    return [
        lintWarning('encoding', `The subject holds "${encoded}"; GitHub encodes ":" alone, as "%3A".`, 'Write the name as the workflow spells it, with %3A for a colon.'),
    ];
}
function lintIds(parsed, server) {
    if (!server || !parsed.immutable)
        return [];
    return [lintError('ids-on-server', 'GitHub Enterprise Server writes no IDs into subjects.', 'Write repo:OWNER/REPO.')];
}
function lintSegments(parsed, server) {
    // Past a word that should not be there labels and values have changed places.
    const odd = parsed.segments.findIndex(({ key }) => !/^\w+$/.test(key));
    const readable = odd < 0 ? parsed.segments : parsed.segments.slice(0, odd + 1);
    return [...readable.flatMap(lintSegment), ...lintIds(parsed, server)];
}
function hasLiteralWildcard(subject) {
    // Neither a repository nor a ref can hold a question mark; an environment can.
    const { segments } = (0,core_subject/* parseSubject */.Ci)(subject);
    return subject.includes('*') || segments.some(({ key, value }) => /^(?:repo|ref)$/.test(key) && value?.includes('?'));
}
/** Returns what makes a subject one that no job of GitHub Actions presents. */
function lintGitHubSubject(issuer, subject) {
    const server = (0,core_issuer/* issuerKind */.W8)(issuer) === 'github-enterprise-server';
    const strict = lintSegments((0,core_subject/* parseSubject */.Ci)(subject), server);
    // Up to GitHub Enterprise Server 3.18 a colon in a value stands as it is.
    const raw = server && strict.length > 0 ? lintSegments((0,core_subject/* parseSubject */.Ci)(subject, 'raw'), server) : strict;
    const found = [...(raw.length === 0 ? raw : strict), ...lintEncoding(subject)];
    if (!hasLiteralWildcard(subject))
        return found;
    return [
        lintError('wildcard-literal', `"${subject}" is compared literally: an exact subject has no wildcards.`, 'Use `branch-pattern`, `tag-pattern` or an environment.'),
        ...found,
    ];
}

;// CONCATENATED MODULE: ./build/core/network-address.js
/** Knows by syntax alone which hosts nobody can reach from the internet. */
// RFC 6761 (localhost), RFC 6762 (local), ICANN's private-use `internal`, and the service names of a Kubernetes cluster.
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|svc)$|\.svc\./;
// Special-purpose registry: https://www.iana.org/assignments/iana-ipv4-special-registry
const PRIVATE_IPV4 = [
    ([a]) => a === 0 || a === 10 || a === 127 || a >= 224,
    ([a, b]) => a === 100 && b >= 64 && b <= 127,
    ([a, b]) => a === 169 && b === 254,
    ([a, b]) => a === 172 && b >= 16 && b <= 31,
    ([a, b]) => a === 192 && b === 168,
];
function octetsOf(text) {
    const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
    const [a, b, c, d] = parts ?? [];
    if (a === undefined || b === undefined || c === undefined || d === undefined)
        return undefined;
    return Math.max(a, b, c, d) > 255 ? undefined : [a, b, c, d];
}
function isPrivateIpv6(address) {
    const embedded = octetsOf(address.slice(address.lastIndexOf(':') + 1));
    if (embedded !== undefined)
        return PRIVATE_IPV4.some((test) => test(embedded));
    // Unspecified, loopback, unique local, link-local, multicast: https://www.iana.org/assignments/iana-ipv6-special-registry
    return /^(?:::1?$|f[cd]|fe[89ab]|ff)/.test(address);
}
/** Tells whether a host (lower case, IPv6 in brackets) is local or private, so that Entra can never reach it. */
function isPrivateHost(host) {
    if (host.startsWith('['))
        return isPrivateIpv6(host.slice(1, -1));
    const octets = octetsOf(host);
    if (octets !== undefined)
        return PRIVATE_IPV4.some((test) => test(octets));
    return PRIVATE_NAME.test(host.replace(/\.$/, ''));
}

;// CONCATENATED MODULE: ./build/core/provider.js

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Tells whether a text is a GUID in the form that Entra writes, in either case. */
function isGuid(text) {
    return GUID.test(text);
}
function isDnsSubdomain(text) {
    return text.length <= 253 && text.split('.').every((label) => DNS_LABEL.test(label));
}
/**
 * Returns issuer and subject of a service account, as projected tokens carry them.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens
 * @throws FederationError `credential-invalid` when namespace or service account cannot be names in Kubernetes
 */
function kubernetesIdentity({ issuer, namespace, serviceAccount }) {
    if (!DNS_LABEL.test(namespace)) {
        throw new error/* FederationError */.yP('credential-invalid', `"${namespace}" cannot be a namespace of Kubernetes.`, {
            hint: 'Use at most 63 lower-case letters, digits and hyphens, as kubectl shows it.',
        });
    }
    if (!isDnsSubdomain(serviceAccount)) {
        throw new error/* FederationError */.yP('credential-invalid', `"${serviceAccount}" cannot be a service account of Kubernetes.`, {
            hint: 'Use lower-case letters, digits, hyphens and dots, as kubectl shows it.',
        });
    }
    return { issuer, subject: `system:serviceaccount:${namespace}:${serviceAccount}` };
}
/**
 * Returns issuer and subject of a user-assigned managed identity that is a credential of an application, as for
 * customer-managed keys across tenants. Entra writes both IDs in lower case.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 * @throws FederationError `credential-invalid` when an ID is not a GUID
 */
function managedIdentity({ tenantId, principalId, authority }) {
    const wrong = [
        ['tenant ID', tenantId],
        ['principal ID', principalId],
    ].find(([, value]) => value === undefined || !isGuid(value));
    if (wrong !== undefined) {
        throw new FederationError('credential-invalid', `The ${wrong[0]} "${wrong[1]}" of a managed identity is not a GUID.`, {
            hint: 'Take it from `az identity show`: tenantId and principalId (not clientId).',
        });
    }
    const issuer = `${authority.replace(/\/+$/, '')}/${tenantId.toLowerCase()}/v2.0`;
    return { issuer, subject: principalId.toLowerCase() };
}
/** Returns the identity of any other issuer: its exact subject, or a claims matching expression. */
function otherIdentity(issuer, match) {
    if ('subject' in match)
        return { issuer, subject: match.subject };
    return { issuer, claimsMatchingExpression: { value: match.expression, languageVersion: 1 } };
}

;// CONCATENATED MODULE: ./build/core/lint-issuer.js
/** Knows the traps in an issuer: slashes, case, discovery URLs, and addresses that Entra can never reach. */




const NEVER_REACHED = 'Use an issuer whose discovery document Entra can fetch over the public internet.';
function reachability(issuer) {
    if (/^http:\/\//i.test(issuer)) {
        return [
            lintError('issuer-not-https', `The issuer "${issuer}" is not https; Entra fetches nothing else.`, NEVER_REACHED),
        ];
    }
    const host = (0,core_issuer/* hostOf */.w4)(issuer);
    if (host === undefined || !/^https:\/\//i.test(issuer) || /[\s?#<>{}|\\^`"]/.test(issuer)) {
        return [
            lintError('issuer-malformed', `The issuer "${issuer}" is not an https URL without query and fragment.`, 'Copy the value of "issuer" from the discovery document to the letter.'),
        ];
    }
    if (isPrivateHost(host)) {
        return [lintError('issuer-unreachable', `Entra can never reach "${host}": it is local or private.`, NEVER_REACHED)];
    }
    if (!host.includes('.') && !host.startsWith('[')) {
        return [lintWarning('issuer-single-label', `"${host}" is no name of the public internet.`, NEVER_REACHED)];
    }
    return [];
}
// Whether the issuers of these end with a slash is known; of the others it is the operator's choice.
const SLASH = {
    github: false,
    'github-enterprise-slug': false,
    'github-ghe-com': false,
    'github-enterprise-server': false,
    gitlab: false,
    'terraform-cloud': false,
    google: false,
    aws: false,
    bitbucket: false,
    'azure-devops': false,
    entra: false,
    aks: true,
    other: undefined,
};
function spelling(issuer) {
    const kind = (0,core_issuer/* issuerKind */.W8)(issuer);
    const slash = SLASH[kind];
    const found = [];
    if (slash === false && issuer.endsWith('/')) {
        const right = issuer.replace(/\/+$/, '');
        found.push(lintError('issuer-trailing-slash', `The issuer "${issuer}" ends with a slash, the tokens' does not.`, `Write "${right}".`));
    }
    if (slash === true && !issuer.endsWith('/')) {
        found.push(lintError('issuer-slash-missing', `The issuer "${issuer}" lacks its final slash.`, `Write "${issuer}/".`));
    }
    const origin = `https://${(0,core_issuer/* hostOf */.w4)(issuer)}`;
    if (kind !== 'other' && !issuer.startsWith(origin)) {
        found.push(lintError('issuer-case', `The host in "${issuer}" is written with capitals; Entra compares the case.`, `Write "${origin}".`));
    }
    return found;
}
function mistaken(issuer) {
    if (/\/\.well-known\/openid-configuration\/?$/.test(issuer)) {
        const right = issuer.replace(/\/\.well-known\/openid-configuration\/?$/, '');
        return [
            lintError('issuer-discovery-url', 'The issuer is the address of the discovery document.', `Write the issuer itself, such as "${right}".`),
        ];
    }
    const host = (0,core_issuer/* hostOf */.w4)(issuer);
    if (host === 'github.com' || host === 'api.github.com') {
        return [
            lintError('issuer-not-github', `"${issuer}" signs no ID tokens.`, `GitHub Actions signs with ${core_issuer/* GITHUB_ISSUER */.oX}.`),
        ];
    }
    return [];
}
/** Returns the traps in an issuer; by its text alone, nothing is fetched. */
function lintIssuer(issuer) {
    const unusable = reachability(issuer);
    return unusable.some(({ severity }) => severity === 'error')
        ? unusable
        : [...unusable, ...mistaken(issuer), ...spelling(issuer)];
}
/**
 * Returns why Entra would refuse tokens that Entra itself issued: it takes those of managed identities only, and those
 * of Azure DevOps service connections.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
function lintEntraIssuer(issuer, subject, audience, { cloudAudiences, authority }) {
    if (!(0,core_issuer/* isEntraIssuer */.ID)(issuer))
        return [];
    const found = [];
    const tenant = /^https:\/\/[^/]+\/([^/]+)\/v2\.0$/.exec(issuer.replace(/\/+$/, ''))?.[1];
    const safer = 'Use the issuer https://login.microsoftonline.com/<tenant ID>/v2.0 and the principal ID of a managed identity.';
    if (tenant === undefined ||
        !isGuid(tenant) ||
        /sts\.windows\.net|login\.windows\.net|login\.microsoft\.com/.test(issuer)) {
        found.push(lintError('entra-token-refused', `Entra refuses tokens of its own issuer "${issuer}".`, safer));
    }
    if (subject === undefined || !(isGuid(subject) || subject.startsWith('/eid1/'))) {
        found.push(lintError('entra-token-refused', 'Of its own tokens Entra takes those of managed identities only: the subject must be a principal ID.', safer));
    }
    if (cloudAudiences !== undefined && !cloudAudiences.includes(audience)) {
        found.push(lintError('entra-audience', `Tokens of a managed identity cannot be for "${audience}".`, `Use ${cloudAudiences.join(' or ')}, as the cloud has it.`));
    }
    if (found.length === 0 &&
        authority !== undefined &&
        (0,core_issuer/* hostOf */.w4)(authority) !== (0,core_issuer/* hostOf */.w4)(issuer) &&
        !sameCloud(authority, issuer)) {
        found.push(lintError('entra-other-cloud', `"${issuer}" belongs to another cloud; Entra does not federate across clouds.`, `Use an identity of the cloud of ${authority}.`));
    }
    return found;
}
/** Both of China's hosts are in use, and private authorities are somebody's gateway. */
function sameCloud(authority, issuer) {
    const china = /^https:\/\/login\.(?:partner\.microsoftonline|chinacloudapi)\.cn/;
    return (china.test(authority) && china.test(issuer)) || !(0,core_issuer/* isEntraIssuer */.ID)(authority);
}

;// CONCATENATED MODULE: ./build/core/lint-provider-subject.js
/** Knows the traps in the subjects of other providers than GitHub. */



function isServiceAccount(subject) {
    const [, , namespace, serviceAccount, ...rest] = subject.split(':');
    if (namespace === undefined || serviceAccount === undefined || rest.length > 0)
        return false;
    try {
        return kubernetesIdentity({ issuer: '', namespace, serviceAccount }).subject === subject;
    }
    catch {
        return false;
    }
}
function kubernetes(subject) {
    if (!/^system:serviceaccounts?(?::|$)/.test(subject) || isServiceAccount(subject))
        return [];
    return [
        lintError('kubernetes-subject', `"${subject}" is no service account's subject.`, 'Write system:serviceaccount:<namespace>:<service account>.'),
    ];
}
/** Returns what makes a subject one that its issuer never signs, or signs only once. */
function lintProviderSubject(issuer, subject) {
    const found = [...kubernetes(subject)];
    if (subject.includes('*')) {
        found.push(lintError('wildcard-literal', `"${subject}" is compared literally: an exact subject has no wildcards.`, 'Write one subject per credential, or use a claims matching expression where the issuer allows one.'));
    }
    const kind = (0,core_issuer/* issuerKind */.W8)(issuer);
    if (kind === 'google' && !/^\d+$/.test(subject)) {
        found.push(lintError('google-subject', `"${subject}" is not the numeric ID that Google's tokens carry.`, 'Write the unique ID of the service account, digits only.'));
    }
    if (kind === 'terraform-cloud' && !/:run_phase:(?:plan|apply)$/.test(subject)) {
        found.push(lintWarning('terraform-run-phase', `"${subject}" does not end with a run phase.`, 'Write one credential for …:run_phase:plan and one for …:run_phase:apply.'));
    }
    if (kind === 'bitbucket') {
        found.push(lintWarning('bitbucket-step', "Bitbucket's subject holds the step's UUID by default, which changes.", 'Check the subject of a real token first.'));
    }
    return found;
}

// EXTERNAL MODULE: ./build/core/segments.js
var segments = __webpack_require__(1758);
;// CONCATENATED MODULE: ./build/core/lint.js
/** Knows every trap in a federated credential: what could never match or would be refused, and what trusts too much. */









function lintValue(field, value) {
    if (value.trim() === '')
        return [lintError('empty', `The ${field} is empty.`, `Give the ${field} of the token.`)];
    const found = [];
    if (value !== value.trim()) {
        found.push(lintError('blanks', `The ${field} has blanks around it, which Entra compares too.`, `Write "${value.trim()}".`));
    }
    if (value.length > core_credential/* VALUE_LIMIT */.WL) {
        found.push(lintError('too-long', `The ${field} has ${value.length} characters; ${core_credential/* VALUE_LIMIT */.WL} are allowed.`, 'Shorten it, or trust another context.'));
    }
    return found;
}
function lintShape({ name, audiences, description }) {
    const found = [];
    if (!core_credential/* CREDENTIAL_NAME */.MQ.test(name)) {
        found.push(lintError('name-invalid', `"${name}" cannot be a credential's name.`, 'Use 3 to 120 letters, digits, hyphens and underscores, the first a letter or digit.'));
    }
    if (audiences.length !== 1) {
        found.push(lintError('audience-count', `There are ${audiences.length} audiences; exactly one is needed.`, 'Give one audience, that of the cloud unless you know better.'));
    }
    if (description !== undefined && description.length > core_credential/* VALUE_LIMIT */.WL) {
        found.push(lintError('too-long', `The description has more than ${core_credential/* VALUE_LIMIT */.WL} characters.`, 'Shorten it.'));
    }
    return found;
}
function lintSubject(issuer, subject, facts) {
    const trimmed = subject.trim();
    if (trimmed === '')
        return [];
    if ((0,core_issuer/* isEntraIssuer */.ID)(issuer))
        return [];
    if (!(0,core_issuer/* isGitHubIssuer */.xU)(issuer))
        return lintProviderSubject(issuer, trimmed);
    const impossible = subject === facts.ownSubject ? [] : lintGitHubSubject(issuer, trimmed);
    return [...impossible, ...lintTrust(trimmed, facts)];
}
/**
 * Returns everything that is wrong (`error`: could never match, or Entra would refuse it) or weak (`warning`) about a
 * credential, by its text and the given facts alone. Nothing is fetched.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
function lintCredential(credential, facts = {}) {
    const { issuer, subject, audiences } = credential;
    const values = [
        ...lintValue('issuer', issuer),
        ...(subject === undefined ? [] : lintValue('subject', subject)),
        ...audiences.flatMap((audience) => lintValue('audience', audience)),
    ];
    const trimmed = issuer.trim();
    const findings = [
        ...lintShape(credential),
        ...values,
        ...(trimmed === '' ? [] : lintIssuer(trimmed)),
        ...lintEntraIssuer(trimmed, subject?.trim(), audiences[0] ?? '', facts),
        ...(credential.subject === undefined
            ? lintExpression(issuer, credential.claimsMatchingExpression.value)
            : lintSubject(trimmed, credential.subject, facts)),
    ];
    return findings.map((finding) => ({
        ...finding,
        message: (0,segments/* visible */.RK)(finding.message),
        safer: (0,segments/* visible */.RK)(finding.safer),
    }));
}
/** Returns the first finding that forbids to write a credential, or undefined. */
function firstError(findings) {
    return findings.find(({ severity }) => severity === 'error');
}

// EXTERNAL MODULE: ./build/federation/predict.js
var predict = __webpack_require__(5137);
// EXTERNAL MODULE: ./build/federation/subject-rule.js + 2 modules
var subject_rule = __webpack_require__(4301);
;// CONCATENATED MODULE: ./build/federation/declare.js











function defaultIssuer({ issuer, own, serverUrl }) {
    return issuer ?? own?.iss ?? (0,core_issuer/* issuerForServer */.wC)(serverUrl) ?? core_issuer/* GITHUB_ISSUER */.oX;
}
async function compile(request, intent, { github }) {
    const rule = await (0,subject_rule/* readSubjectRule */.Jy)(request, github);
    const { prefix, repository } = rule;
    const { job_workflow_ref: jobWorkflowRef } = request.claims;
    const fallback = { kind: 'name-based', owner: repository.owner, name: repository.name };
    const compiled = (0,flexible/* compileFlexible */.T)(intent, {
        issuer: request.issuer ?? rule.issuer,
        template: rule.template,
        prefix: prefix ?? fallback,
        repository,
        claims: request.claims,
        ...(jobWorkflowRef !== undefined && { jobWorkflowRef }),
    });
    if (!compiled.ok)
        throw new error/* FederationError */.yP('credential-invalid', compiled.reason, { hint: compiled.hint });
    const pattern = [intent.kind, intent.kind === 'merge-queue' ? intent.branch : intent.pattern];
    return {
        unnamed: {
            issuer: request.issuer ?? rule.issuer,
            audience: request.audience,
            claimsMatchingExpression: { value: compiled.expression, languageVersion: 1 },
            repository: `${repository.owner}/${repository.name}`,
            pattern,
        },
        told: rule.source,
        warnings: rule.warnings,
    };
}
async function matchOf(request, ports) {
    const { declaration, audience, repository } = request;
    switch (declaration.kind) {
        case 'own':
        case 'context': {
            const context = declaration.kind === 'own' ? undefined : declaration.context;
            const { issuer, subject, source, warnings } = await (0,predict/* predictSubject */.Yu)({ ...request, context }, ports.github);
            return { unnamed: { issuer: request.issuer ?? issuer, audience, subject, repository }, told: source, warnings };
        }
        case 'subject': {
            const { subject } = declaration;
            return {
                unnamed: { issuer: defaultIssuer(request), audience, subject },
                told: 'Given as `subject`.',
                warnings: [],
            };
        }
        case 'flexible':
            return compile(request, declaration.intent, ports);
        case 'expression': {
            const claimsMatchingExpression = { value: declaration.expression, languageVersion: 1 };
            return {
                unnamed: { issuer: defaultIssuer(request), audience, claimsMatchingExpression, repository },
                told: 'Given as `claims-matching-expression`.',
                warnings: [],
            };
        }
    }
}
/** The guard that forbids a new trust for this declaration; an existing one is never refused. */
function guardOf({ declaration, own, eventName }, { defaultBranch }, { issuer, subject }) {
    if (eventName === 'pull_request_target')
        return 'pull-request-refused';
    if (subject === undefined || !(0,core_issuer/* isGitHubIssuer */.xU)(issuer))
        return undefined;
    if (declaration.kind === 'own' && own !== undefined)
        return (0,guard/* guardWrite */.x)({ claims: own, declared: { pullRequest: false }, defaultBranch })?.code;
    const parsed = (0,core_subject/* parseSubject */.Ci)(subject);
    if ((0,subject_context/* isMergeQueue */.OZ)(parsed))
        return 'merge-queue-refused';
    if ((0,subject_context/* isTooBroad */.bA)(parsed) !== undefined)
        return 'subject-too-broad';
    return declaration.kind === 'subject' && (0,subject_context/* isPullRequest */.r0)(parsed) ? 'pull-request-refused' : undefined;
}
/** Asks GitHub how the declared branch or environment is guarded; nothing else has protection. */
async function protectionOf({ declaration, repository }, { github }) {
    if (declaration.kind !== 'context' || github === undefined)
        return 'unknown';
    const { context } = declaration;
    if (context.kind === 'environment')
        return github.environment(repository, context.environment);
    const branch = context.kind === 'ref' && context.ref.startsWith('refs/heads/')
        ? context.ref.slice('refs/heads/'.length)
        : undefined;
    return branch === undefined ? 'unknown' : github.branch(repository, branch);
}
function missingWarning({ declaration, repository }) {
    const context = declaration.kind === 'context' ? declaration.context : undefined;
    const what = context?.kind === 'environment' ? `environment "${context.environment}"` : 'branch';
    const risk = context?.kind === 'environment' ? ' A job that names it creates it without any protection.' : '';
    return `The ${what} does not exist in ${repository}.${risk}`;
}
/** Everything that can never work, at once. */
function throwTraps(lints, { name }) {
    const errors = lints.filter(({ severity }) => severity === 'error');
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
/**
 * Turns a declaration into a named credential.
 * @throws FederationError `subject-unknown` or `credential-invalid`, before anything is sent to Entra
 */
async function declareCredential(request, ports) {
    const { unnamed, told, warnings } = await matchOf(request, ports);
    const credential = (0,declared_name/* nameCredential */.j)(unnamed, request.owner, ports.sha256Hex);
    const protection = await protectionOf(request, ports);
    const lints = lintCredential(credential, {
        target: request.target.kind,
        authority: request.authority,
        cloudAudiences: cloud/* EXCHANGE_AUDIENCES */.mA,
        immutableAvailable: credential.issuer.startsWith(core_issuer/* GITHUB_ISSUER */.oX),
        ...((protection === 'protected' || protection === 'unprotected') && { protection }),
        ...(request.own !== undefined && { ownSubject: request.own.sub }),
    });
    throwTraps(lints, credential);
    const refusedBy = guardOf(request, ports, credential);
    return {
        desired: { credential, source: 'inputs', ...(refusedBy !== undefined && { refusedBy }) },
        told,
        lints: lints.filter(({ severity }) => severity === 'warning'),
        warnings: protection === 'missing' ? [...warnings, missingWarning(request)] : warnings,
    };
}

;// CONCATENATED MODULE: ./build/federation/plan.js
/** Knows how a plan is made: what is declared, against what the target stores. Never writes. */








function toTargetPlan({ target, clientId = '' }, changes) {
    switch (target.kind) {
        case 'application':
            return { kind: 'application', clientId: target.clientId, id: '', changes };
        case 'managed-identity':
            return { kind: 'managed-identity', clientId, id: target.resourceId, changes };
    }
}
/** Shows which known subjects an expression lets in: those stored on the target, and this job's own. */
function admissionRemarks({ desired }, stored, { own }) {
    const { credential } = desired;
    const parsed = (0,expression/* parseExpression */.YK)((0,core_credential/* matchText */.H1)(credential));
    if (!parsed.ok)
        return [];
    const subjects = stored.flatMap(({ issuer, subject }) => subject !== undefined && issuer === credential.issuer ? [subject] : []);
    const known = Object.fromEntries(['repository_id', 'repository_owner_id', 'job_workflow_ref'].flatMap((name) => typeof own?.[name] === 'string' ? [[name, own[name]]] : []));
    const listed = own?.iss === credential.issuer ? [...new Set([own.sub, ...subjects])] : subjects;
    return (0,expression_evaluation/* admits */.t5)(parsed.expression, listed, known).map(({ subject, verdict }) => {
        const says = {
            admitted: 'admits',
            refused: 'does not admit',
            depends: 'may admit (it depends on claims the subject does not show)',
        }[verdict];
        return `The expression ${says} "${subject}".`;
    });
}
// Credentials of other contexts and providers live beside each other; only what looks like a slip is worth a line.
const UNREMARKABLE = new Set([
    'exact-match',
    'other-context',
    'environment-added',
    'environment-missing',
    'issuer',
    'unknown',
]);
/** Shows the nearest stored credential when one must be created beside others: often it is the one that was meant. */
function nearestRemarks({ desired }, stored, { own }) {
    const { credential } = desired;
    if (credential.subject === undefined || stored.length === 0)
        return [];
    const presented = {
        issuer: credential.issuer,
        subject: credential.subject,
        audience: credential.audiences[0] ?? '',
        claims: own ?? {},
    };
    const { nearest, marked, cause, causeCode } = (0,diagnosis/* diagnose */.h)({ presented, stored, cloudAudiences: cloud/* EXCHANGE_AUDIENCES */.mA });
    return nearest === undefined || UNREMARKABLE.has(causeCode) ? [] : [...marked, cause];
}
function remarksFor(result, request) {
    const { declared, stored } = result;
    const flexible = declared.desired.credential.subject === undefined;
    return flexible ? admissionRemarks(declared, stored, request) : nearestRemarks(declared, stored, request);
}
/**
 * Makes the plan for one declared credential on one target.
 * @throws FederationError `subject-unknown`, `credential-invalid`, or of the manager
 */
async function makePlan(request, ports) {
    const declared = await declareCredential(request, ports);
    const store = await ports.openStore?.();
    if (store === undefined) {
        const targets = [toTargetPlan(request, (0,plan/* uncompared */.Nb)([declared.desired]))];
        return {
            plan: { version: 1, digest: '', targets },
            declared,
            stored: undefined,
            store: undefined,
            lints: declared.lints,
            remarks: [],
        };
    }
    const stored = await store.list();
    const changes = (0,plan/* diffCredentials */.K)([declared.desired], stored, request.owner, ports.sha256Hex);
    const targets = [{ ...toTargetPlan(request, changes), ...(await store.readTarget()) }];
    return {
        plan: { version: 1, digest: (0,plan/* digestOf */.ol)(targets, ports.sha256Hex), targets },
        declared,
        stored,
        store,
        lints: [...declared.lints, ...lintManagerRoles(await store.grants())],
        remarks: changes.some(({ action }) => action !== 'keep') ? remarksFor({ declared, stored }, request) : [],
    };
}


/***/ }),

/***/ 5137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yu: () => (/* binding */ predictSubject),
/* harmony export */   a2: () => (/* binding */ subjectByRule)
/* harmony export */ });
/* unused harmony export ownContext */
/* harmony import */ var _core_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3821);
/* harmony import */ var _core_issuer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(775);
/* harmony import */ var _core_subject_context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1908);
/* harmony import */ var _core_template_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8794);
/* harmony import */ var _subject_rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4301);
/** Knows which subject a job will present: its own token first, then the rule by which its repository's subjects are made. */





/** The context of the job that carries these claims. */
function ownContext(claims) {
    const [event, ref, environment] = ['event_name', 'ref', 'environment'].map((name) => (0,_core_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, name));
    return (0,_core_subject_context_js__WEBPACK_IMPORTED_MODULE_1__/* .contextOf */ .Vm)({
        ...(event !== undefined && { event_name: event }),
        ...(ref !== undefined && { ref }),
        ...(environment !== undefined && { environment }),
    });
}
function isOwnContext(context, own) {
    return context === undefined || JSON.stringify(context) === JSON.stringify(ownContext(own));
}
// GitHub Enterprise Server up to 3.18 leaves a colon as it is: https://docs.github.com/en/actions/reference/security/oidc
async function encodingFor(rule, context, github) {
    const asked = rule.facts.encoding ?? 'percent-colon';
    const matters = context.kind === 'environment' && context.environment.includes(':');
    if (!matters || (0,_core_issuer_js__WEBPACK_IMPORTED_MODULE_4__/* .issuerKind */ .W8)(rule.issuer) !== 'github-enterprise-server')
        return asked;
    const [major, minor] = ((await github?.serverVersion()) ?? '').split('.').map(Number);
    if (major === undefined || minor === undefined)
        throw (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectUnknown */ .rU)('Whether this GitHub Enterprise Server writes a colon as %3A is not known.', 'Use an environment name without a colon, or give the whole subject with `subject`.');
    return major > 3 || (major === 3 && minor > 18) ? 'percent-colon' : 'raw';
}
/** Builds the subject for a context by a rule. */
async function subjectByRule(rule, context, github) {
    const built = (0,_core_template_js__WEBPACK_IMPORTED_MODULE_2__/* .buildTemplatedSubject */ .bj)(rule.template, {
        ...rule.facts,
        context,
        encoding: await encodingFor(rule, context, github),
    });
    if (built.kind === 'subject')
        return built.subject;
    const keys = built.missing.map((key) => `${key}=…`).join(', ');
    throw (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectUnknown */ .rU)(`The subject template of ${rule.repository.owner}/${rule.repository.name} holds ${built.missing.map((key) => `\`${key}\``).join(', ')}, which nobody can know for another job.`, `Give what that job will carry: \`claims: ${keys}\`.`);
}
/** Compares GitHub's answer with the token for the job's own context: a contradiction is a bug worth a report. */
async function doubt(request, own, github) {
    const context = ownContext(own);
    if (github === undefined || context === undefined)
        return [];
    const claims = Object.fromEntries(Object.entries(own).filter((entry) => typeof entry[1] === 'string'));
    try {
        const rule = await (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ruleFromApi */ .xu)({ ...request, claims }, github);
        const predicted = await subjectByRule(rule, context, github);
        if (predicted === own.sub)
            return [];
        return [
            `BUG, please report it: predicted "${predicted}" from GitHub's API, but this job's own token says "${own.sub}"; the token wins. ` +
                `(template ${rule.template.keys.join(',')}; event ${(0,_core_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(own, 'event_name') ?? '?'}; repository ${(0,_core_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(own, 'repository') ?? '?'})`,
        ];
    }
    catch {
        // Where the API does not tell, there is nothing to compare.
        return [];
    }
}
/**
 * Tells which subject a job will present, in the contract's order of truth.
 * @throws FederationError `subject-unknown` when no source can tell, naming what would settle it
 */
async function predictSubject(request, github) {
    const own = (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ownOf */ ._t)(request);
    if (own !== undefined && isOwnContext(request.context, own)) {
        const warnings = await doubt(request, own, github);
        return {
            issuer: own.iss,
            subject: own.sub,
            source: "This job's own ID token.",
            warnings,
            rule: (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ruleFromShape */ .eo)(own, request.claims),
        };
    }
    if (request.context === undefined)
        throw (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectUnknown */ .rU)('This job has no ID token, so its own subject is not known.', 'Give `permissions: id-token: write`, or declare which job to trust (`environment`, `branch`, …).');
    const rule = await (0,_subject_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectRule */ .Jy)(request, github);
    const subject = await subjectByRule(rule, request.context, github);
    return { issuer: rule.issuer, subject, source: rule.source, warnings: rule.warnings, rule };
}


/***/ }),

/***/ 4301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _t: () => (/* binding */ ownOf),
  Jy: () => (/* binding */ readSubjectRule),
  xu: () => (/* binding */ ruleFromApi),
  eo: () => (/* binding */ ruleFromShape),
  rU: () => (/* binding */ subjectUnknown)
});

// EXTERNAL MODULE: ./build/core/claims.js
var claims = __webpack_require__(3821);
// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/issuer.js
var core_issuer = __webpack_require__(775);
// EXTERNAL MODULE: ./build/core/repository-claims.js
var repository_claims = __webpack_require__(7608);
// EXTERNAL MODULE: ./build/core/subject.js
var subject = __webpack_require__(2506);
// EXTERNAL MODULE: ./build/core/template.js
var core_template = __webpack_require__(8794);
;// CONCATENATED MODULE: ./build/core/template-customization.js
/** Knows what GitHub's answer about subject customisation says, and what it leaves open. */


/** Since this day new, renamed and transferred repositories present immutable subjects. */
const IMMUTABLE_SINCE = '2026-07-15';
const OWN_TOKEN = 'Run this in a job of that repository, whose own ID token tells, or give the whole subject with `subject`.';
function unknown(reason, settle = OWN_TOKEN) {
    return { kind: 'unknown', reason, settle };
}
function readBody(body) {
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
        return core_template/* DEFAULT_TEMPLATE */.VE;
    if (body.keys !== undefined)
        return { keys: body.keys };
    const keys = organization?.status === 200 ? readBody(organization.body)?.keys : undefined;
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
        return (0,subject/* prefixOf */.MT)(repository, true) ?? 'The IDs of owner and repository are not known.';
    if (immutable === undefined || isOld(createdAt))
        return named;
    return 'GitHub does not say which prefix the repository presents, and it may have been created after 2026-07-15.';
}
/** Returns the prefix, or the sentence that says why nobody can tell. */
function prefixFrom({ prefix, immutable }, facts) {
    if (prefix === undefined)
        return fromFlag(immutable, facts);
    return (0,subject/* parsePrefix */.A1)(prefix) ?? `GitHub answers with the prefix "${prefix}", which is of no known form.`;
}
function decide(body, facts) {
    const template = templateOf(body, facts.organization);
    if (template === undefined) {
        return unknown("The repository uses its organisation's template, which the answer does not show.", 'Give the whole subject with `subject`, or let a job of that repository run this.');
    }
    const prefix = prefixFrom(body, facts);
    if (typeof prefix === 'string')
        return unknown(prefix);
    if (prefix.kind === 'immutable' && !(0,core_template/* namesRepository */.xt)(template)) {
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
        const body = readBody(answer.body);
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

// EXTERNAL MODULE: ./build/core/subject-context.js
var subject_context = __webpack_require__(1908);
;// CONCATENATED MODULE: ./build/core/template-shape.js
/** Knows how to read the template of a repository off the subject that one of its own jobs presents. */


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
function template_shape_text(claims, name) {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function ownContext(claims) {
    const event = template_shape_text(claims, 'event_name');
    const ref = template_shape_text(claims, 'ref');
    const environment = template_shape_text(claims, 'environment');
    const context = (0,subject_context/* contextOf */.Vm)({
        ...(event === undefined ? {} : { event_name: event }),
        ...(ref === undefined ? {} : { ref }),
        ...(environment === undefined ? {} : { environment }),
    });
    return context === undefined ? undefined : (0,subject/* contextSegment */.HL)(context);
}
function isRepository(segment, claims) {
    const repository = (0,subject/* parseRepository */.SU)(segment.value ?? '');
    const own = template_shape_text(claims, 'repository');
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
    return value !== undefined && template_shape_text(claims, key) === value ? key : undefined;
}
function shapeWith(sub, claims, encoding) {
    const { segments, repository, immutable } = (0,subject/* parseSubject */.Ci)(sub, encoding);
    const context = ownContext(claims);
    const keys = segments.map((segment) => keyOf(segment, claims, context));
    const known = keys.filter((key) => key !== undefined);
    if (known.length !== keys.length || new Set(known).size !== known.length)
        return undefined;
    const prefix = repository === undefined ? undefined : (0,subject/* prefixOf */.MT)(repository, immutable);
    const carried = CARRIED.flatMap((name) => {
        const value = template_shape_text(claims, name);
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
 */
function shapeOf(ownSub, ownClaims) {
    return shapeWith(ownSub, ownClaims, 'percent-colon') ?? shapeWith(ownSub, ownClaims, 'raw');
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

;// CONCATENATED MODULE: ./build/federation/subject-rule.js
/** Knows how the subjects of a repository are made: read off this job's own token, or from GitHub's answer; never a guess. */






/** The error for what no source can tell. */
function subjectUnknown(reason, hint) {
    return new error/* FederationError */.yP('subject-unknown', reason, { hint });
}
/** The issuer of the own token, else that of the server; the slug of an enterprise shows only in a token. */
function issuerOf({ own, serverUrl }) {
    const issuer = own?.iss ?? (0,core_issuer/* issuerForServer */.wC)(serverUrl);
    if (issuer === undefined)
        throw subjectUnknown(`The issuer of "${serverUrl}" is not known.`, 'Give `issuer`, or `permissions: id-token: write`.');
    return issuer;
}
/** The own token, when it is of the repository in question: then it tells more than any API. */
function ownOf({ own, repository }) {
    return own !== undefined && (0,claims/* claim */.B)(own, 'repository')?.toLowerCase() === repository.toLowerCase() ? own : undefined;
}
/** The second source: prefix and template read off this job's own subject. */
function ruleFromShape(own, claims) {
    const shape = shapeOf(own.sub, own);
    const repository = (0,repository_claims/* repositoryOf */._)(own);
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
/** The third source: GitHub's answer about the subject template. */
async function ruleFromApi(request, github) {
    const issuer = issuerOf(request);
    const facts = await github.repository(request.repository);
    const [owner = '', name = ''] = (facts?.fullName ?? request.repository).split('/');
    const repository = facts === undefined ? { owner, name } : identityOf(facts);
    const answer = await github.customization(facts?.fullName ?? request.repository);
    const common = {
        repository,
        repositoryVisible: facts !== undefined,
        enterpriseServer: (0,core_issuer/* issuerKind */.W8)(issuer) === 'github-enterprise-server',
        ...(facts !== undefined && { createdAt: facts.createdAt }),
    };
    let customization = fromCustomization(answer, common);
    // An opt-in without keys means the organisation's template; asked for only then, since few tokens may read it.
    if (customization.kind === 'unknown' && answer.status === 200) {
        customization = fromCustomization(answer, {
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
        facts: { prefix, repository, claims: request.claims },
        source: "GitHub's answer about the subject template of the repository.",
        warnings: renamed
            ? [`"${request.repository}" is "${facts.fullName}" for GitHub: the subject carries that spelling.`]
            : [],
    };
}
/** Finds how subjects of the repository are made. */
async function readSubjectRule(request, github) {
    const own = ownOf(request);
    const shaped = own === undefined ? undefined : ruleFromShape(own, request.claims);
    if (shaped !== undefined)
        return shaped;
    if (github === undefined)
        throw subjectUnknown(`Nothing tells which subject a job of ${request.repository} presents.`, 'Give `permissions: id-token: write`, or `github-token`, or the whole subject with `subject`.');
    return ruleFromApi(request, github);
}


/***/ }),

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createOctokit: () => (/* binding */ createOctokit),
/* harmony export */   readDefaultBranch: () => (/* binding */ readDefaultBranch)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/** Knows what GitHub's REST API tells about a repository. */

/** Builds the toolkit's Octokit over the shared transport; the retry table there is the only one. */
function createOctokit({ url, token, fetch }) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: url, request: { fetch } });
}
/**
 * Returns a repository's default branch, or undefined when the token may not see the repository.
 * https://docs.github.com/en/rest/repos/repos#get-a-repository
 * @param fullName `owner/name`
 */
async function readDefaultBranch(api, fullName) {
    const [owner = '', repo = ''] = fullName.split('/');
    try {
        const { data } = await createOctokit(api).rest.repos.get({ owner, repo });
        return data.default_branch;
    }
    catch {
        // Without an answer the ref counts as undeclared, whose message says what to do.
        return undefined;
    }
}


/***/ }),

/***/ 771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lb: () => (/* binding */ PLAN_OUTPUTS),
  _S: () => (/* binding */ reportPlan),
  H$: () => (/* binding */ toPlanPorts),
  Ux: () => (/* binding */ toPlanRequest),
  XY: () => (/* binding */ writeRunFile)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 16 modules
var core = __webpack_require__(7330);
// EXTERNAL MODULE: ./build/core/plan.js
var core_plan = __webpack_require__(4115);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/github/repository.js
var repository = __webpack_require__(8328);
;// CONCATENATED MODULE: ./build/github/reader.js
/** Knows what GitHub's REST API tells about repositories, templates, branches and environments, with the rights of `github-token`. */


function at(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
function parts(fullName) {
    const [owner = '', repo = ''] = fullName.split('/');
    return { owner, repo };
}
function toRepositoryFacts(data) {
    return {
        fullName: String(at(data, 'full_name')),
        id: String(at(data, 'id')),
        ownerId: String(at(at(data, 'owner'), 'id')),
        createdAt: String(at(data, 'created_at') ?? ''),
        defaultBranch: String(at(data, 'default_branch') ?? ''),
    };
}
/** An environment counts as protected when it has a rule: reviewers, wait timer, branch policy, or a custom one. */
function protectionOfEnvironment(data) {
    const rules = at(data, 'protection_rules');
    const policy = at(data, 'deployment_branch_policy');
    return (Array.isArray(rules) && rules.length > 0) || (policy !== null && policy !== undefined)
        ? 'protected'
        : 'unprotected';
}
/** Builds the reader. Every answer is asked for once. */
function createGitHubReader(api) {
    const octokit = (0,repository.createOctokit)(api);
    const kept = new Map();
    async function ask(route, parameters) {
        try {
            const { status, data } = await octokit.request(`GET ${route}`, parameters);
            return { status, data };
        }
        catch (error) {
            const status = error.status;
            if (typeof status !== 'number')
                throw error;
            // Octokit gives a failure of the transport the status 500.
            if (status >= 500)
                throw new core_error/* FederationError */.yP('service-unavailable', `GitHub's API did not answer properly (${route}).`, {
                    hint: 'Run again later.',
                    answer: { service: 'GitHub', status },
                    cause: error,
                });
            return { status, data: undefined };
        }
    }
    function get(route, parameters = {}) {
        const key = JSON.stringify([route, parameters]);
        const known = kept.get(key) ?? ask(route, parameters);
        kept.set(key, known);
        return known;
    }
    async function customization(route, parameters) {
        const { status, data } = await get(route, parameters);
        return { status, ...(data !== undefined && { body: data }) };
    }
    async function protection(route, parameters, read) {
        const { status, data } = await get(route, parameters);
        if (status === 200)
            return read(data);
        // 404 also stands for "may not see"; only a repository that can be seen makes it mean "missing".
        const seen = status === 404 &&
            (await get('/repos/{owner}/{repo}', parts(`${parameters.owner}/${parameters.repo}`))).status === 200;
        return seen ? 'missing' : 'unknown';
    }
    return {
        repository: async (fullName) => {
            const { status, data } = await get('/repos/{owner}/{repo}', parts(fullName));
            return status === 200 ? toRepositoryFacts(data) : undefined;
        },
        customization: (fullName) => customization('/repos/{owner}/{repo}/actions/oidc/customization/sub', parts(fullName)),
        organizationCustomization: (org) => customization('/orgs/{org}/actions/oidc/customization/sub', { org }),
        branch: (fullName, branch) => protection('/repos/{owner}/{repo}/branches/{branch}', { ...parts(fullName), branch }, (data) => at(data, 'protected') === true ? 'protected' : 'unprotected'),
        environment: (fullName, environment_name) => protection('/repos/{owner}/{repo}/environments/{environment_name}', { ...parts(fullName), environment_name }, protectionOfEnvironment),
        serverVersion: async () => {
            const version = at((await get('/meta')).data, 'installed_version');
            return typeof version === 'string' ? version : undefined;
        },
    };
}

// EXTERNAL MODULE: ./build/isolation.js
var isolation = __webpack_require__(6692);
// EXTERNAL MODULE: ./build/store.js + 4 modules
var store = __webpack_require__(8630);
;// CONCATENATED MODULE: ./build/planning.js
/** Knows what the plan and apply entries compose alike: the declared credential, the ports, and the files for later steps. */







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
/** Asks for this job's own ID token where the job may have one; a plan works without. */
async function readOwnClaims({ audience }, { assertions }) {
    if (!isolation/* jobEnvironment */.t.ACTIONS_ID_TOKEN_REQUEST_URL)
        return undefined;
    return (await assertions.current(audience)).claims;
}
/** Builds the request: inputs, and what the runner and the own token tell. */
async function toPlanRequest(inputs, street) {
    const { declaration, issuer, audience, claims, clientId, target, repository } = inputs;
    return {
        declaration,
        target,
        clientId,
        repository,
        issuer,
        audience,
        claims,
        owner: isolation/* jobEnvironment */.t.GITHUB_REPOSITORY ?? '',
        serverUrl: isolation/* jobEnvironment */.t.GITHUB_SERVER_URL ?? 'https://github.com',
        eventName: isolation/* jobEnvironment */.t.GITHUB_EVENT_NAME ?? '',
        authority: inputs.cloud.authority,
        own: await readOwnClaims(inputs, street),
    };
}
/** Builds the ports: GitHub with `github-token`, the target with the manager's rights. */
async function toPlanPorts(inputs, street) {
    const { manager } = inputs;
    const { assertions, clock, transport, event, sha256Hex } = street;
    const api = await street.githubApi(inputs.githubToken);
    return {
        github: api && createGitHubReader(api),
        defaultBranch: event().defaultBranch,
        sha256Hex,
        openStore: manager && (() => (0,store.openStore)({ ...inputs, manager }, { assertions, transport, clock, mask: core/* setSecret */.Pq })),
    };
}
/** Writes a file for later steps into `RUNNER_TEMP`, readable by this user only; returns its path. */
function writeRunFile(name, content) {
    const path = (0,external_node_path_.join)(isolation/* jobEnvironment */.t.RUNNER_TEMP ?? '.', `${name}-${process.pid}-${Date.now()}.json`);
    (0,external_node_fs_.writeFileSync)(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return path;
}
/** Sets the outputs of a plan. */
function reportPlan({ plan, declared }) {
    const { credential } = declared.desired;
    const [change] = plan.targets.flatMap(({ changes }) => changes);
    const values = {
        changes: plan.digest === '' ? '' : String((0,core_plan/* writesOf */.AP)(plan.targets).length),
        drift: (0,core_plan/* driftOf */.$p)(plan),
        'plan-file': writeRunFile('federation-plan', plan),
        'plan-digest': plan.digest,
        issuer: credential.issuer,
        subject: credential.subject ?? '',
        audience: credential.audiences.join(' '),
        'credential-name': change?.name ?? credential.name,
    };
    for (const name of PLAN_OUTPUTS)
        (0,core/* setOutput */.uH)(name, values[name]);
}


/***/ })

};
;
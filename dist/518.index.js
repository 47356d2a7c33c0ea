"use strict";
exports.id = 518;
exports.ids = [518];
exports.modules = {

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

/***/ 4989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ lintWarning),
/* harmony export */   M: () => (/* binding */ lintError)
/* harmony export */ });
/** Knows the form of a finding about a federated credential. */
/** Builds a finding of what could never work. */
function lintError(code, message, safer) {
    return { code, severity: 'error', message, safer };
}
/** Builds a finding of what works and is weak. */
function lintWarning(code, message, safer) {
    return { code, severity: 'warning', message, safer };
}


/***/ }),

/***/ 3394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ lintManagerRoles),
/* harmony export */   o: () => (/* binding */ lintTrust)
/* harmony export */ });
/* harmony import */ var _lint_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4989);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2506);
/* harmony import */ var _subject_context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1908);
/** Knows which trust works and is weaker than it need be, and the safer choice for each. */



const ENVIRONMENT = 'Trust an environment with required reviewers or branch rules.';
function lintContext(subject, { target, protection }) {
    const parsed = (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(subject);
    const found = [];
    if ((0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isPullRequest */ .r0)(parsed) && !(0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnvironment */ .sl)(parsed)) {
        const on = target === 'managed-identity' ? 'managed identity' : 'application';
        found.push((0,_lint_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .E)('pull-request', `Every pull request of the repository can act as this ${on}, before anybody reviewed it.`, 'Use an identity of its own that may only read, or an environment with required reviewers.'));
    }
    if ((0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isMergeQueue */ .OZ)(parsed)) {
        found.push((0,_lint_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .E)('merge-queue', 'This is the subject of one merge queue entry; it never comes back.', 'Use `merge-queue` with the branch, or an environment.'));
    }
    if (protection === 'unprotected') {
        const what = parsed.context?.kind === 'environment' ? 'environment' : 'branch or tag';
        found.push((0,_lint_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .E)('unprotected', `The ${what} has no protection: whoever can push can present this subject.`, ENVIRONMENT));
    }
    return found;
}
/** Returns the weaknesses of an exact GitHub subject. */
function lintTrust(subject, facts) {
    const parsed = (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(subject);
    const found = [...lintContext(subject, facts)];
    const breadth = (0,_subject_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isTooBroad */ .bA)(parsed);
    if (breadth === 'other-owner') {
        found.push((0,_lint_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .E)('other-owner', 'Nothing in the subject names the repository or its owner: others can present it too.', 'Add `repo` or `repository_id` to the subject template.'));
    }
    if (breadth === 'every-event') {
        found.push((0,_lint_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .E)('every-event', 'One subject serves every branch, tag, pull request and environment of the repository.', 'Add `context` to the subject template.'));
    }
    if (facts.immutableAvailable === true && parsed.repository !== undefined && !parsed.immutable) {
        found.push((0,_lint_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .E)('name-based', 'The subject holds names only: whoever takes over the name takes over the trust.', "Opt in to immutable subjects in the repository's Actions settings, and trust the subject with IDs."));
    }
    return found;
}
/**
 * Returns the weaknesses of a manager by the roles of its token.
 * https://learn.microsoft.com/graph/permissions-reference
 */
function lintManagerRoles(roles) {
    const wide = roles.filter((role) => /^(?:Application|Directory)\.ReadWrite\.All$|^AppRoleAssignment\.ReadWrite\.All$/.test(role));
    return wide.map((role) => (0,_lint_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lintWarning */ .E)('manager-roles', `The manager holds ${role}: it can add credentials to every application of the tenant.`, 'Grant Application.ReadWrite.OwnedBy and make it owner of the target, or use a custom role scoped to the application.'));
}


/***/ }),

/***/ 1723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ lintCredential)
});

// UNUSED EXPORTS: firstError

// EXTERNAL MODULE: ./build/core/credential.js
var credential = __webpack_require__(669);
// EXTERNAL MODULE: ./build/core/issuer.js
var core_issuer = __webpack_require__(775);
// EXTERNAL MODULE: ./build/core/expression.js
var expression = __webpack_require__(8406);
// EXTERNAL MODULE: ./build/core/expression-rules.js
var expression_rules = __webpack_require__(2028);
// EXTERNAL MODULE: ./build/core/lint-finding.js
var lint_finding = __webpack_require__(4989);
// EXTERNAL MODULE: ./build/core/wildcard.js
var wildcard = __webpack_require__(1738);
;// CONCATENATED MODULE: ./build/core/lint-expression.js
/** Knows the traps in a claims matching expression: what Entra would refuse, what could never match, what reaches too far. */





const EXAMPLE = "Write claims['sub'] matches 'repo:OWNER/REPO:ref:refs/heads/*' and claims['repository_id'] eq '<ID>'.";
function lintTerm({ claim, operator, comparand }) {
    if (/_id$/.test(claim) && !/^\d+$/.test(comparand)) {
        return [
            (0,lint_finding/* lintError */.M)('expression-id', `The claim "${claim}" is a number, "${comparand}" is none.`, 'Write the digits of the ID in quotes.'),
        ];
    }
    if (operator === 'eq' && (0,wildcard/* hasWildcard */.r)(comparand)) {
        return [
            (0,lint_finding/* lintWarning */.E)('expression-literal', `"eq" takes the wildcard in "${comparand}" literally.`, 'Write "matches" if a pattern is meant.'),
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
        found.push((0,lint_finding/* lintWarning */.E)('wildcard-reach', 'The expression admits more than one repository.', "Compare claims['repository_id'] as well, one credential per repository."));
    }
    if (patterns.every((pattern) => (0,wildcard/* matchesWildcard */._)(pattern.replace(/^repo:[^:*]*:?/, ''), 'pull_request'))) {
        found.push((0,lint_finding/* lintWarning */.E)('expression-pull-request', 'The expression admits every pull request of the repository.', 'Let the pattern go on with ref:refs/heads/ or environment: after the repository.'));
    }
    return found;
}
/** Returns the traps in an expression for an issuer. */
function lintExpression(issuer, text) {
    if (!(0,expression_rules/* mayUseExpressions */.aw)(issuer)) {
        return [
            (0,lint_finding/* lintError */.M)('expression-issuer', `Entra accepts no expressions for the issuer "${issuer}".`, 'Trust an exact subject, best that of an environment.'),
        ];
    }
    const parsed = (0,expression/* parseExpression */.YK)(text);
    if (!parsed.ok) {
        const { column, message } = parsed.problem;
        return [(0,lint_finding/* lintError */.M)('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE)];
    }
    const invalid = (0,expression_rules/* validateExpression */.P1)(parsed.expression, issuer).map(({ column, message }) => (0,lint_finding/* lintError */.M)('expression-invalid', `The expression is wrong at column ${column}: ${message}`, EXAMPLE));
    const reach = issuer === core_issuer/* GITHUB_ISSUER */.oX && invalid.length === 0 ? lintReach(parsed.expression.terms) : [];
    return [...invalid, ...parsed.expression.terms.flatMap(lintTerm), ...reach];
}

// EXTERNAL MODULE: ./build/core/subject.js
var core_subject = __webpack_require__(2506);
;// CONCATENATED MODULE: ./build/core/lint-github-subject.js
/** Knows the traps in a GitHub subject that make it one no job will ever present. */



const DOCUMENT = 'The forms are environment:<name>, ref:refs/heads/<branch>, ref:refs/tags/<tag> and pull_request.';
function lintRef(ref) {
    if (ref.startsWith('/')) {
        return [
            (0,lint_finding/* lintError */.M)('ref-leading-slash', `"ref:${ref}" has a slash too many.`, `Write "ref:${ref.replace(/^\/+/, '')}".`),
        ];
    }
    if (!ref.startsWith('refs/')) {
        return [
            (0,lint_finding/* lintError */.M)('ref-not-qualified', `"ref:${ref}" is not a full ref.`, `Write "ref:refs/heads/${ref}" for a branch, "ref:refs/tags/${ref}" for a tag.`),
        ];
    }
    return /^refs\/(?:heads|tags|pull)\/./.test(ref)
        ? []
        : [(0,lint_finding/* lintError */.M)('ref-not-qualified', `"ref:${ref}" names neither a branch nor a tag.`, DOCUMENT)];
}
function lintRepository(repository) {
    const parsed = (0,core_subject/* parseRepository */.SU)(repository);
    if (parsed !== undefined && !parsed.name.endsWith('.git'))
        return [];
    return [
        (0,lint_finding/* lintError */.M)('repository-malformed', `"repo:${repository}" names no repository.`, 'Write repo:OWNER/REPO, or repo:OWNER@OWNER_ID/REPO@REPO_ID, each to the letter.'),
    ];
}
/** A word without a value, other than `pull_request`. */
function lintWord(word) {
    if (/^pull-request$/i.test(word)) {
        return (0,lint_finding/* lintError */.M)('pull-request-spelling', `GitHub never writes "${word}".`, 'Write "pull_request", with an underscore.');
    }
    if (/^\/?refs\//.test(word)) {
        return (0,lint_finding/* lintError */.M)('ref-label-missing', `"${word}" stands without its label.`, `Write "ref:${word.replace(/^\//, '')}".`);
    }
    return (0,lint_finding/* lintError */.M)('subject-malformed', `"${word}" is no segment that GitHub writes; a colon in a value reads %3A.`, DOCUMENT);
}
function lintSegment({ key, value }) {
    if (key === 'pull-request')
        return [lintWord(key)];
    if (value === undefined)
        return key === 'pull_request' ? [] : [lintWord(key)];
    if (!/^\w+$/.test(key))
        return [lintWord(key)];
    if (value === '')
        return [(0,lint_finding/* lintError */.M)('segment-empty', `"${key}:" has no value.`, DOCUMENT)];
    if (key === 'repo')
        return lintRepository(value);
    if (key === 'ref')
        return lintRef(value);
    if (/^(?:branch|tag|env|pull_requests)$/.test(key)) {
        return [(0,lint_finding/* lintError */.M)('segment-unknown', `GitHub writes no segment "${key}:" like this.`, DOCUMENT)];
    }
    return [];
}
function lintEncoding(subject) {
    const encoded = /%(?!3A)[0-9a-f]{2}/i.exec(subject)?.[0] ?? /%3a/.exec(subject)?.[0];
    if (encoded === undefined)
        return [];
    return [
        (0,lint_finding/* lintWarning */.E)('encoding', `The subject holds "${encoded}"; GitHub encodes ":" alone, as "%3A".`, 'Write the name as the workflow spells it, with %3A for a colon.'),
    ];
}
function lintIds(parsed, server) {
    if (!server || !parsed.immutable)
        return [];
    return [(0,lint_finding/* lintError */.M)('ids-on-server', 'GitHub Enterprise Server writes no IDs into subjects.', 'Write repo:OWNER/REPO.')];
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
        (0,lint_finding/* lintError */.M)('wildcard-literal', `"${subject}" is compared literally: an exact subject has no wildcards.`, 'Use `branch-pattern`, `tag-pattern` or an environment.'),
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

// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
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
            (0,lint_finding/* lintError */.M)('issuer-not-https', `The issuer "${issuer}" is not https; Entra fetches nothing else.`, NEVER_REACHED),
        ];
    }
    const host = (0,core_issuer/* hostOf */.w4)(issuer);
    if (host === undefined || !/^https:\/\//i.test(issuer) || /[\s?#<>{}|\\^`"]/.test(issuer)) {
        return [
            (0,lint_finding/* lintError */.M)('issuer-malformed', `The issuer "${issuer}" is not an https URL without query and fragment.`, 'Copy the value of "issuer" from the discovery document to the letter.'),
        ];
    }
    if (isPrivateHost(host)) {
        return [(0,lint_finding/* lintError */.M)('issuer-unreachable', `Entra can never reach "${host}": it is local or private.`, NEVER_REACHED)];
    }
    if (!host.includes('.') && !host.startsWith('[')) {
        return [(0,lint_finding/* lintWarning */.E)('issuer-single-label', `"${host}" is no name of the public internet.`, NEVER_REACHED)];
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
        found.push((0,lint_finding/* lintError */.M)('issuer-trailing-slash', `The issuer "${issuer}" ends with a slash, the tokens' does not.`, `Write "${right}".`));
    }
    if (slash === true && !issuer.endsWith('/')) {
        found.push((0,lint_finding/* lintError */.M)('issuer-slash-missing', `The issuer "${issuer}" lacks its final slash.`, `Write "${issuer}/".`));
    }
    const origin = `https://${(0,core_issuer/* hostOf */.w4)(issuer)}`;
    if (kind !== 'other' && !issuer.startsWith(origin)) {
        found.push((0,lint_finding/* lintError */.M)('issuer-case', `The host in "${issuer}" is written with capitals; Entra compares the case.`, `Write "${origin}".`));
    }
    return found;
}
function mistaken(issuer) {
    if (/\/\.well-known\/openid-configuration\/?$/.test(issuer)) {
        const right = issuer.replace(/\/\.well-known\/openid-configuration\/?$/, '');
        return [
            (0,lint_finding/* lintError */.M)('issuer-discovery-url', 'The issuer is the address of the discovery document.', `Write the issuer itself, such as "${right}".`),
        ];
    }
    const host = (0,core_issuer/* hostOf */.w4)(issuer);
    if (host === 'github.com' || host === 'api.github.com') {
        return [
            (0,lint_finding/* lintError */.M)('issuer-not-github', `"${issuer}" signs no ID tokens.`, `GitHub Actions signs with ${core_issuer/* GITHUB_ISSUER */.oX}.`),
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
        found.push((0,lint_finding/* lintError */.M)('entra-token-refused', `Entra refuses tokens of its own issuer "${issuer}".`, safer));
    }
    if (subject === undefined || !(isGuid(subject) || subject.startsWith('/eid1/'))) {
        found.push((0,lint_finding/* lintError */.M)('entra-token-refused', 'Of its own tokens Entra takes those of managed identities only: the subject must be a principal ID.', safer));
    }
    if (cloudAudiences !== undefined && !cloudAudiences.includes(audience)) {
        found.push((0,lint_finding/* lintError */.M)('entra-audience', `Tokens of a managed identity cannot be for "${audience}".`, `Use ${cloudAudiences.join(' or ')}, as the cloud has it.`));
    }
    if (found.length === 0 &&
        authority !== undefined &&
        (0,core_issuer/* hostOf */.w4)(authority) !== (0,core_issuer/* hostOf */.w4)(issuer) &&
        !sameCloud(authority, issuer)) {
        found.push((0,lint_finding/* lintError */.M)('entra-other-cloud', `"${issuer}" belongs to another cloud; Entra does not federate across clouds.`, `Use an identity of the cloud of ${authority}.`));
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
        (0,lint_finding/* lintError */.M)('kubernetes-subject', `"${subject}" is no service account's subject.`, 'Write system:serviceaccount:<namespace>:<service account>.'),
    ];
}
/** Returns what makes a subject one that its issuer never signs, or signs only once. */
function lintProviderSubject(issuer, subject) {
    const found = [...kubernetes(subject)];
    if (subject.includes('*')) {
        found.push((0,lint_finding/* lintError */.M)('wildcard-literal', `"${subject}" is compared literally: an exact subject has no wildcards.`, 'Write one subject per credential, or use a claims matching expression where the issuer allows one.'));
    }
    const kind = (0,core_issuer/* issuerKind */.W8)(issuer);
    if (kind === 'google' && !/^\d+$/.test(subject)) {
        found.push((0,lint_finding/* lintError */.M)('google-subject', `"${subject}" is not the numeric ID that Google's tokens carry.`, 'Write the unique ID of the service account, digits only.'));
    }
    if (kind === 'terraform-cloud' && !/:run_phase:(?:plan|apply)$/.test(subject)) {
        found.push((0,lint_finding/* lintWarning */.E)('terraform-run-phase', `"${subject}" does not end with a run phase.`, 'Write one credential for …:run_phase:plan and one for …:run_phase:apply.'));
    }
    if (kind === 'bitbucket') {
        found.push((0,lint_finding/* lintWarning */.E)('bitbucket-step', "Bitbucket's subject holds the step's UUID by default, which changes.", 'Check the subject of a real token first.'));
    }
    return found;
}

// EXTERNAL MODULE: ./build/core/lint-trust.js
var lint_trust = __webpack_require__(3394);
// EXTERNAL MODULE: ./build/core/segments.js
var segments = __webpack_require__(1758);
;// CONCATENATED MODULE: ./build/core/lint.js
/** Knows every trap in a federated credential: what could never match or would be refused, and what trusts too much. */









function lintValue(field, value) {
    if (value.trim() === '')
        return [(0,lint_finding/* lintError */.M)('empty', `The ${field} is empty.`, `Give the ${field} of the token.`)];
    const found = [];
    if (value !== value.trim()) {
        found.push((0,lint_finding/* lintError */.M)('blanks', `The ${field} has blanks around it, which Entra compares too.`, `Write "${value.trim()}".`));
    }
    if (value.length > credential/* VALUE_LIMIT */.WL) {
        found.push((0,lint_finding/* lintError */.M)('too-long', `The ${field} has ${value.length} characters; ${credential/* VALUE_LIMIT */.WL} are allowed.`, 'Shorten it, or trust another context.'));
    }
    return found;
}
function lintShape({ name, audiences, description }) {
    const found = [];
    if (!credential/* CREDENTIAL_NAME */.MQ.test(name)) {
        found.push((0,lint_finding/* lintError */.M)('name-invalid', `"${name}" cannot be a credential's name.`, 'Use 3 to 120 letters, digits, hyphens and underscores, the first a letter or digit.'));
    }
    if (audiences.length !== 1) {
        found.push((0,lint_finding/* lintError */.M)('audience-count', `There are ${audiences.length} audiences; exactly one is needed.`, 'Give one audience, that of the cloud unless you know better.'));
    }
    if (description !== undefined && description.length > credential/* VALUE_LIMIT */.WL) {
        found.push((0,lint_finding/* lintError */.M)('too-long', `The description has more than ${credential/* VALUE_LIMIT */.WL} characters.`, 'Shorten it.'));
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
    return [...impossible, ...(0,lint_trust/* lintTrust */.o)(trimmed, facts)];
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


/***/ })

};
;
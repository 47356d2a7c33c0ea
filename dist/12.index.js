"use strict";
exports.id = 12;
exports.ids = [12];
exports.modules = {

/***/ 9692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ withoutSince),
/* harmony export */   k2: () => (/* binding */ markSince),
/* harmony export */   mU: () => (/* binding */ daysAfter),
/* harmony export */   rz: () => (/* binding */ countedSince),
/* harmony export */   yN: () => (/* binding */ sinceIn)
/* harmony export */ });
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3989);
/** The day in a marker: since when a credential by names waits to go. Entra shows no creation dates. */

const SINCE = 'since=';
const DAY_MS = 86_400_000;
/** A text of the form `2026-11-26` that is a day of the calendar, in UTC. */
function isDay(text) {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The day that lies so many days after another: `2026-12-26` is 30 days after `2026-11-26`. */
function daysAfter(day, days) {
    return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
/** What follows `since=` in a marker, whether it is a day or not; undefined without one, or where there is no marker. */
function sinceIn(description) {
    if (description === undefined || (0,_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .parseOwner */ .pZ)(description) === undefined)
        return undefined;
    const marks = (0,_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(description).filter((field) => field.startsWith(SINCE));
    return marks.length === 0 ? undefined : marks.map((field) => field.slice(SINCE.length)).join(' ');
}
/**
 * The day in a marker that counts: one day of the calendar, and none that is still to come.
 * @param today `2026-11-26`, in UTC
 */
function countedSince(description, today) {
    const since = sinceIn(description);
    return since !== undefined && isDay(since) && since <= today ? since : undefined;
}
/**
 * Builds the marker that says since when a credential waits to go.
 * @param description the marker without that
 * @throws FederationError `credential-invalid` when it has more than 600 characters
 */
function markSince(owner, description, day) {
    return (0,_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .restateDescription */ .Z8)(owner, description ?? '', `${SINCE}${day}`);
}
/** The same marker without a day; its other fields stay to the letter. */
function withoutSince(description) {
    const [head = '', ...fields] = description.split(';');
    return [head, ...fields.filter((field) => !field.trim().startsWith(SINCE))].join(';');
}


/***/ }),

/***/ 9826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ compileFlexible)
/* harmony export */ });
/* harmony import */ var _credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1483);
/* harmony import */ var _subject_ref_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5472);
/* harmony import */ var _template_template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4963);
/* harmony import */ var _expression_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3267);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2250);
/* harmony import */ var _wildcard_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1523);
/** How an intent (any branch like this, any tag, a merge queue) becomes the tightest expression that Entra accepts. */






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
            return { kind: 'ref', ref: _subject_ref_js__WEBPACK_IMPORTED_MODULE_5__/* .BRANCH_PREFIX */ .sM + intent.pattern };
        case 'tag-pattern':
            return { kind: 'ref', ref: _subject_ref_js__WEBPACK_IMPORTED_MODULE_5__/* .TAG_PREFIX */ .C_ + intent.pattern };
        case 'environment-pattern':
            return { kind: 'environment', environment: intent.pattern };
        case 'merge-queue':
            return { kind: 'ref', ref: `${(0,_subject_ref_js__WEBPACK_IMPORTED_MODULE_5__/* .mergeQueuePrefix */ .wW)(intent.branch)}*` };
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

/***/ 773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ blockedError),
  _: () => (/* binding */ describeCollision)
});

// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
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
    const same = known?.owner === repository.owner && known.name === repository.name;
    const identity = repository.id === undefined && same ? known : repository;
    if (prefix === undefined || identity.id === undefined)
        return undefined;
    const pattern = `${start}*`;
    const compiled = (0,flexible/* compileFlexible */.T)({ kind: first.kind, pattern }, { issuer: issuer/* GITHUB_ISSUER */.oX, template: template/* DEFAULT_TEMPLATE */.VE, prefix, repository: identity });
    if (!compiled.ok)
        return undefined;
    const declaration = { repository: `${repository.owner}/${repository.name}`, kind: first.kind, pattern };
    return { expression: compiled.expression, declaration, replaces: group.map(({ credential }) => credential) };
}
/**
 * Returns flexible expressions, each of which would replace two or more exact branch or tag credentials of one
 * repository; those that replace most come first.
 * @param repository this job's own, whose IDs serve for name-based subjects; undefined where it is not known
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

// EXTERNAL MODULE: ./build/core/credential/owner.js
var credential_owner = __webpack_require__(3989);
;// CONCATENATED MODULE: ./build/core/credential/limit.js
/** What to say when a target is full: which credentials could go, and which flexible expression would replace several. */



const NOTHING_WANTED = { added: [], removed: [] };
function about(credential, { removed }) {
    const owner = (0,credential_owner/* parseOwner */.pZ)(credential.description);
    const fate = removed.some(({ name }) => name === credential.name) ? '; this plan would delete it' : '';
    const whose = owner === undefined ? 'not ours' : `ours, owner ${owner}`;
    return `- "${credential.name}": ${(0,credential_credential/* matchText */.H1)(credential)} (${whose}${fate})`;
}
/** A proposal in three lines: how many it replaces, the expression, and the line of a file; no quote compiles. */
function proposal({ expression, declaration, replaces }, among) {
    const { repository, kind, pattern } = declaration;
    return [
        `One flexible credential would replace ${replaces.length} of ${among} (${replaces.map(({ name }) => `"${name}"`).join(', ')}):`,
        `  ${expression}`,
        `  In a file: github: { repository: '${repository}', ${kind}: '${pattern}' }`,
    ];
}
/** Deletions come after creations, so on a full target they need a run of their own. */
function roomHint(stored, { added, removed }) {
    if (removed.length === 0)
        return '';
    const names = removed.map(({ name }) => `"${name}"`).join(', ');
    const fits = stored.length - removed.length + added.length <= credential_credential/* CREDENTIAL_LIMIT */.UD;
    const room = fits ? 'makes room for all' : `makes room for ${removed.length} of ${added.length}`;
    return `This plan deletes ${names}, but only after creating: leave what is new out of the file for one run, which ${room}, then declare it again. Or remove`;
}
/** Says how full a target is, and what the plan adds to it. */
function limitSentence(stored, { added }) {
    const more = added.length > 1 ? `, and ${added.length} more are declared` : '';
    return `The target already holds ${stored.length} of at most ${credential_credential/* CREDENTIAL_LIMIT */.UD} federated credentials${more}.`;
}
/**
 * Explains how to make room on a full target. Nothing is removed without being asked.
 * @param repository this job's own, whose IDs an expression for its name-based subjects needs
 * @param wanted what the whole plan wants, where there is more than the one credential
 */
function explainLimit(stored, repository, wanted = NOTHING_WANTED) {
    const { added, removed } = wanted;
    const staying = stored.filter(({ name }) => removed.every((each) => each.name !== name));
    const replacements = suggestReplacements([...staying, ...added], repository);
    const among = added.length === 0 ? 'them' : 'those stored and declared';
    return {
        hint: `${roomHint(stored, wanted) || 'Remove'} credentials that nobody needs, replace several by a flexible one, trust an environment instead of branches, or split over several applications.`,
        details: [
            ...(stored.length === 0 ? [] : ['Stored now:', ...stored.map((each) => about(each, wanted))]),
            ...replacements.flatMap((each) => proposal(each, among)),
        ],
    };
}

// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/plan/change.js
var change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/plan/guard-words.js
var guard_words = __webpack_require__(6293);
;// CONCATENATED MODULE: ./build/core/plan/blocked.js
/** Errors of blocked changes, which the sign-in raises and apply alike, and which a plan prints: what failed, what is in the way, what to do. */






/** Names the stored credential that a change collides with: its name, what it trusts, and whose it is. */
function describeCollision(stored) {
    const { name, issuer, audiences, description } = stored;
    const owner = (0,credential_owner/* parseOwner */.pZ)(description);
    const whose = owner === undefined ? 'no owner is marked on it' : `its owner is "${owner}"`;
    return `In the way: "${name}" trusts "${(0,credential_credential/* matchText */.H1)(stored)}" of "${issuer}" for "${audiences.join(' ')}"; ${whose}.`;
}
const ASK = "Ask the owner of that credential whether it can go: removing it unasked would take away somebody else's access.";
const ASK_POLICY = 'Ask who keeps the policy file for the leave, or take it out of the configuration file.';
function audienceConflict({ stored }) {
    const audience = stored?.audiences.join(' ');
    return {
        message: `The credential "${stored?.name}" trusts this subject with another audience ("${audience}").`,
        hint: audience ? `Set \`audience: ${audience}\` on this step: that credential is not ours to alter.` : ASK,
    };
}
/** What the lines of a target add, with what does not fit, and what they delete afterwards. */
function wantedIn(lines) {
    const credentials = lines.filter((each) => each.resource === 'federated');
    const isAdded = ({ action, reason }) => action === 'create' || (action === 'refuse' && reason === 'credential-limit');
    return {
        added: credentials.filter(isAdded).map(change/* credentialOf */.$5),
        removed: credentials.filter(({ action }) => action === 'delete').map(change/* credentialOf */.$5),
    };
}
function wordsOf(change, { stored = [], lines = [], repository, ref, event }) {
    const { reason } = change;
    switch (reason) {
        case 'audience-conflict':
            return audienceConflict(change);
        case 'name-conflict':
            return {
                message: `A credential named "${change.name}" exists with another subject, and it is not ours.`,
                hint: `${ASK} Or rename the environment or branch.`,
            };
        case 'credential-limit': {
            const wanted = wantedIn(lines);
            return { message: limitSentence(stored, wanted), ...explainLimit(stored, repository, wanted) };
        }
        case 'not-permitted':
            return { message: `The policy does not permit what would become of "${change.name}".`, hint: ASK_POLICY };
        case 'self-lockout':
            return {
                message: `This run, or its manager, is trusted by nothing but "${change.name}".`,
                hint: 'Let something else trust this job first, or run from another job.',
            };
        case 'pull-request-refused':
        case 'merge-queue-refused':
        case 'subject-too-broad':
        case 'context-not-declared':
            return (0,guard_words/* guardWords */.h)(reason, { ...change, ...(ref !== undefined && { ref }), ...(event !== undefined && { event }) });
    }
}
/** Builds the error for a change that a guard, or what is stored already, forbids. */
function blockedError(change, facts) {
    if (change.resource !== 'federated')
        return new error/* FederationError */.yP(change.reason, change.why, change.reason === 'not-permitted' ? { hint: ASK_POLICY } : {});
    const { message, hint, details = [] } = wordsOf(change, facts);
    const collision = change.stored === undefined ? [] : [describeCollision(change.stored)];
    return new error/* FederationError */.yP(change.reason, message, { hint, details: [...collision, ...details] });
}


/***/ }),

/***/ 6986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ credentialOf),
/* harmony export */   Cy: () => (/* binding */ changeKey),
/* harmony export */   M6: () => (/* binding */ subjectOfChange),
/* harmony export */   O5: () => (/* binding */ aboutChange),
/* harmony export */   Tk: () => (/* binding */ matchOfChange),
/* harmony export */   ZG: () => (/* binding */ PHASES),
/* harmony export */   _u: () => (/* binding */ toChange),
/* harmony export */   ao: () => (/* binding */ isWrite),
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   hU: () => (/* binding */ phaseOf),
/* harmony export */   qi: () => (/* binding */ isMark)
/* harmony export */ });
/* harmony import */ var _credential_credential_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3521);
/* harmony import */ var _credential_owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3989);
/* harmony import */ var _credential_since_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9692);
/* harmony import */ var _resource_change_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2891);
/** One line of a plan: what would become of one thing on a target, why, and exactly what would be written. */




/** What a change does in the order of a run; each phase ends before the next begins. */
const PHASES = ['applications', 'environments', 'credentials', 'variables', 'deletions'];
/** The phase in which a change is carried out: creating before deleting, and what others need first. */
function phaseOf({ action, resource }) {
    if (action === 'delete')
        return 'deletions';
    switch (resource) {
        case 'application':
            return 'applications';
        case 'environment':
        case 'subject-customization':
            return 'environments';
        case 'federated':
        case 'certificate':
        case 'role':
            return 'credentials';
        case 'variable':
        case 'client-secret':
            return 'variables';
    }
}
/** True when a change writes: what `changes` counts and what the digest covers. */
function isWrite({ action }) {
    return action === 'create' || action === 'update' || action === 'delete';
}
/** What a change is about, equal before and after another reading of the target. */
function subjectOfChange(change) {
    const isNamed = change.action === 'delete' || change.resource !== 'federated';
    const about = isNamed ? [change.name] : [change.issuer, matchOfChange(change)];
    return JSON.stringify([change.resource, change.action === 'delete', ...about]);
}
/** Names a change among all of a plan, for `dependsOn`. */
function changeKey(target, change) {
    return JSON.stringify([target.toLowerCase(), subjectOfChange(change)]);
}
/** A marker as plans are compared: the day that it names is that of the run which writes it. */
function undated(description) {
    if (description === undefined)
        return null;
    return (0,_credential_since_js__WEBPACK_IMPORTED_MODULE_1__/* .sinceIn */ .yN)(description) === undefined ? description : `${(0,_credential_since_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSince */ .Dk)(description)}; since`;
}
/** Everything that a change writes, in one line: equal lines write the same. */
function lineOf(change) {
    if (change.resource !== 'federated')
        return JSON.stringify([change.resource, change.action, change.name, Object.entries(change.written).toSorted()]);
    const { resource, action, name, issuer, audiences, description, repositoryId = null } = change;
    const { subject = null, claimsMatchingExpression = null } = change;
    const written = [issuer, subject, claimsMatchingExpression, audiences, undated(description), repositoryId];
    return JSON.stringify([resource, action, name, ...written]);
}
function matchIn(change) {
    if (change.subject !== undefined)
        return { subject: change.subject };
    return { claimsMatchingExpression: { value: change.claimsMatchingExpression, languageVersion: 1 } };
}
/** The credential that a change writes. */
function credentialOf(change) {
    const { name, issuer, audiences, description } = change;
    return { name, issuer, audiences, ...(description !== undefined && { description }), ...matchIn(change) };
}
/** The subject, or the expression, that a change is about. */
function matchOfChange(change) {
    return change.subject ?? change.claimsMatchingExpression;
}
/** Says in one line what a change writes: whom a credential trusts and for which audience, or each thing by its name. */
function aboutChange(change) {
    if (change.resource === 'federated')
        return `${matchOfChange(change)} (${change.audiences.join(' ')})`;
    return (0,_resource_change_js__WEBPACK_IMPORTED_MODULE_2__/* .writtenLines */ .H)(change).join(', ');
}
/** The field of a difference that says since when a credential waits to go. */
const SINCE_FIELD = 'since';
/** True for a line that says of a credential only that it goes, or that it stays after all. */
function isMark({ action, differences }) {
    return action === 'update' && differences.length === 1 && differences[0]?.field === SINCE_FIELD;
}
/** The owner that a description names, and whether the credential was taken over. */
function ownerIn({ description }) {
    return `${(0,_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .parseOwner */ .pZ)(description) ?? ''}${(0,_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .isAdopted */ .YP)(description) ? ' (adopted)' : ''}`;
}
/** Lists the fields in which two credentials differ; of descriptions only owner and day count, where nothing else differs. */
function differencesBetween(from, to) {
    const fields = [
        ['issuer', from.issuer, to.issuer],
        ['subject', from.subject, to.subject],
        ['claimsMatchingExpression', from.claimsMatchingExpression?.value, to.claimsMatchingExpression?.value],
        ['audiences', from.audiences.join(' '), to.audiences.join(' ')],
    ];
    const found = fields.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, from: a ?? '', to: b ?? '' }));
    if (found.length > 0)
        return found;
    const marks = [
        { field: 'owner', from: ownerIn(from), to: ownerIn(to) },
        { field: SINCE_FIELD, from: (0,_credential_since_js__WEBPACK_IMPORTED_MODULE_1__/* .sinceIn */ .yN)(from.description) ?? '', to: (0,_credential_since_js__WEBPACK_IMPORTED_MODULE_1__/* .sinceIn */ .yN)(to.description) ?? '' },
    ];
    return marks.filter((mark) => mark.from !== mark.to);
}
/** Builds the line about a credential; `stored` is what stands on the target in its place. */
function toChange(credential, { source, repositoryId }, verdict, stored) {
    const { name, issuer, subject, audiences, description } = credential;
    return {
        resource: 'federated',
        ...verdict,
        name,
        issuer,
        ...(subject === undefined ? { claimsMatchingExpression: (0,_credential_credential_js__WEBPACK_IMPORTED_MODULE_3__/* .matchText */ .H1)(credential) } : { subject }),
        audiences,
        ...(description !== undefined && { description }),
        ...(stored !== undefined && { stored }),
        ...(repositoryId !== undefined && { repositoryId }),
        source,
        differences: stored === undefined || verdict.action === 'keep' ? [] : differencesBetween(stored, credential),
    };
}


/***/ }),

/***/ 6293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ guardWords)
/* harmony export */ });
/* harmony import */ var _subject_ref_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5472);

function named({ subject, claimsMatchingExpression = '' }) {
    return subject === undefined ? `The expression "${claimsMatchingExpression}"` : `The subject "${subject}"`;
}
function pullRequest(trust) {
    if (trust.event === 'pull_request_target') {
        return {
            message: `A pull_request_target run never gets a trust written ("${trust.subject ?? trust.claimsMatchingExpression}").`,
            hint: 'It runs with the rights of the base repository on behalf of a pull request: create the credential in a run of the branch itself.',
        };
    }
    return {
        message: `${named(trust)} would let any pull request of the repository sign in.`,
        hint: trust.subject === undefined
            ? 'Let the pattern go on with `ref:refs/heads/` or `environment:` after the repository.'
            : 'Give the job a protected `environment:`, or set `pull-request: true` if every pull request may have this identity.',
    };
}
const WHOM = {
    'other-repository': 'other repositories',
    'every-event': 'every event of this repository, pull requests included,',
};
function tooBroad(trust) {
    const whom = trust.breadth === undefined ? 'other jobs than the intended one' : WHOM[trust.breadth];
    if (trust.subject !== undefined) {
        return {
            message: `${named(trust)} can be presented by ${whom} as well.`,
            hint: 'Add `repo` and `context` to `include_claim_keys` of the subject template (repository settings, Actions, OIDC).',
        };
    }
    return {
        message: `${named(trust)} lets in ${whom} as well.`,
        hint: 'Begin the pattern with the whole repository, and let it go on with `ref:refs/heads/` or `environment:`.',
    };
}
function notDeclared({ ref = '' }) {
    const [kind, name] = (0,_subject_ref_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOfRef */ .oF)(ref);
    const input = `${kind === 'tag' ? 'tag' : 'branch'}: ${name}`;
    return {
        message: `${ref === '' ? 'The ref of this job' : `"${ref}"`} is neither the default branch nor protected, so it is not trusted by accident.`,
        hint: `Declare it (\`${input}\`) if it shall be trusted, or give the job an \`environment:\`.`,
    };
}
/** Says why a guard blocks a trust, and what to do first. */
function guardWords(code, trust) {
    switch (code) {
        case 'pull-request-refused':
            return pullRequest(trust);
        case 'merge-queue-refused':
            return {
                message: `${named(trust)} belongs to one merge queue entry and never comes back.`,
                hint: 'Give the job an `environment:`, or trust the whole queue with a flexible credential (`merge-queue: <branch>` in the apply action).',
            };
        case 'subject-too-broad':
            return tooBroad(trust);
        case 'context-not-declared':
            return notDeclared(trust);
    }
}


/***/ }),

/***/ 1629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SD: () => (/* binding */ NOT_COMPARED),
  K: () => (/* binding */ diffCredentials),
  ol: () => (/* binding */ digestOf),
  $p: () => (/* binding */ driftOf),
  e8: () => (/* binding */ storedAfter),
  Nb: () => (/* binding */ uncompared),
  AP: () => (/* binding */ writesOf)
});

// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __webpack_require__(1384);
// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/credential/owner.js
var owner = __webpack_require__(3989);
// EXTERNAL MODULE: ./build/core/credential/since.js
var since = __webpack_require__(9692);
;// CONCATENATED MODULE: ./build/core/plan/marker.js


/** The marker without the day since when the credential waits to go, where it stays after all. */
function unmarked(description) {
    if (description === undefined || (0,since/* sinceIn */.yN)(description) === undefined)
        return undefined;
    return { description: (0,since/* withoutSince */.Dk)(description), reason: 'It stays: the mark that it is to go is taken away.' };
}
/** The marker that a kept credential gets, where it is not the owner's yet; a managed identity stores none. */
function markerFor({ credential, adopt = false, stays }, stored, ownership) {
    const { description = '' } = credential;
    const whose = ownership.kind === 'application' ? (0,owner/* ownedBy */.LW)(stored, ownership) : 'ours';
    const adopted = (0,owner/* buildAdoptedDescription */.Yv)(ownership.owner, description);
    switch (whose) {
        case 'ours':
            return stays === true && ownership.kind === 'application' ? unmarked(stored.description) : undefined;
        case 'previous':
            return {
                description: (0,owner/* isAdopted */.YP)(stored.description) ? adopted : description,
                reason: 'It is of a previous owner, and only its marker changes.',
            };
        case 'foreign':
            return adopt ? { description: adopted, reason: 'It is adopted: only its marker changes.' } : undefined;
    }
}

;// CONCATENATED MODULE: ./build/core/plan/plan.js
/** The plan: what would be written on a target and why, as data that can be printed, digested, refused and applied. */



/** Turns a decision about one credential into a line of the plan. */
function changeFor(desired, decision, ownership) {
    const { credential } = desired;
    switch (decision.action) {
        case 'keep': {
            const marker = markerFor(desired, decision.stored, ownership);
            if (marker !== undefined) {
                const { reason, description } = marker;
                return (0,plan_change/* toChange */._u)({ ...decision.stored, description }, desired, { action: 'update', reason }, decision.stored);
            }
            const kept = { ...credential, name: decision.stored.name };
            return (0,plan_change/* toChange */._u)(kept, desired, { action: 'keep', reason: 'It is stored exactly so.' }, decision.stored);
        }
        case 'correct-audience': {
            const marker = markerFor(desired, decision.stored, ownership);
            const { description } = marker ?? decision.stored;
            const corrected = {
                ...decision.stored,
                audiences: credential.audiences,
                ...(description !== undefined && { description }),
            };
            const reason = 'It is ours, with another audience.';
            return (0,plan_change/* toChange */._u)(corrected, desired, { action: 'update', reason }, decision.stored);
        }
        case 'audience-conflict':
        case 'name-conflict':
            return (0,plan_change/* toChange */._u)(credential, desired, { action: 'refuse', reason: decision.action }, decision.stored);
        case 'limit':
            return (0,plan_change/* toChange */._u)(credential, desired, { action: 'refuse', reason: 'credential-limit' });
        case 'write': {
            const { replaces } = decision;
            return replaces === undefined
                ? (0,plan_change/* toChange */._u)(credential, desired, { action: 'create', reason: 'No stored credential matches.' })
                : (0,plan_change/* toChange */._u)(credential, desired, { action: 'update', reason: 'It is ours, and was altered.' }, replaces);
        }
    }
}
/** What a target stores once a change has been carried out. */
function storedAfter(stored, change) {
    if (!(0,plan_change/* isWrite */.ao)(change))
        return stored;
    const others = stored.filter(({ name }) => name !== change.name);
    return change.action === 'delete' ? others : [...others, (0,plan_change/* credentialOf */.$5)(change)];
}
/** Decides about one wanted credential; a guard refuses a new trust only, never an existing one. */
function changeOf(each, decision, ownership) {
    if (each.blockedBy === undefined || decision.action === 'keep')
        return changeFor(each, decision, ownership);
    return (0,plan_change/* toChange */._u)(each.credential, each, { action: 'refuse', reason: each.blockedBy });
}
/**
 * Compares what is wanted with what is stored: one change per wanted credential, in the order in which they can be written.
 * Credentials of others are left alone, and the target never gets more than it can hold.
 */
function diffCredentials(desired, stored, ownership) {
    const left = [...desired];
    const changes = [];
    let state = stored;
    // Only a namesake is replaced: nothing else has to be looked at again before each line.
    let names = new Set(stored.map(({ name }) => name));
    const decide = ({ credential }) => (0,trust.decideTrust)(credential, state, ownership);
    // An altered one of ours comes first: putting it right takes away what it matches now, which another one may want.
    const replaces = (each) => {
        if (!names.has(each.credential.name))
            return false;
        const decision = decide(each);
        return each.blockedBy === undefined && decision.action === 'write' && decision.replaces !== undefined;
    };
    const take = () => left.splice(Math.max(0, left.findIndex(replaces)), 1)[0];
    for (let next = take(); next !== undefined; next = take()) {
        const change = changeOf(next, decide(next), ownership);
        changes.push(change);
        if (!(0,plan_change/* isWrite */.ao)(change))
            continue;
        state = storedAfter(state, change);
        names = new Set(state.map(({ name }) => name));
    }
    return changes;
}
/** The lines of a plan when the target could not be read: what is wanted, without a comparison. */
function uncompared(desired) {
    const reason = 'No manager reads the target.';
    return desired.map((each) => each.blockedBy === undefined
        ? (0,plan_change/* toChange */._u)(each.credential, each, { action: 'create', reason })
        : (0,plan_change/* toChange */._u)(each.credential, each, { action: 'refuse', reason: each.blockedBy }));
}
/** The changes that write: what `changes` counts and what the digest covers. */
function writesOf(targets) {
    return targets.flatMap((target) => target.changes.filter(plan_change/* isWrite */.ao).map((change) => ({ target, change })));
}
/** The digest of a plan when nothing could be compared; it approves nothing. */
const NOT_COMPARED = 'not-compared';
/** What a target is called in a digest. A manager of a managed identity need not be allowed to read its client ID. */
function idsOf({ kind, clientId, id, uniqueName }) {
    if (kind !== 'application')
        return [id];
    return id === '' && uniqueName !== null ? [clientId, id, uniqueName] : [clientId, id];
}
/**
 * Digests what would be written, where, and under which findings; reasons and sources do not count. Lower-case hex SHA-256.
 */
function digestOf(targets, scope, sha256Hex) {
    const written = writesOf(targets).map(({ target, change }) => {
        return JSON.stringify([target.kind, ...idsOf(target).map((id) => id.toLowerCase()), (0,plan_change/* lineOf */.cA)(change)]);
    });
    const { tenantId, cloud, endpoints, lints, policy } = scope;
    const where = [tenantId.toLowerCase(), cloud, endpoints, [...new Set(lints)].toSorted(), ...(policy ? [policy] : [])];
    return sha256Hex(JSON.stringify([2, where, written.toSorted()]));
}
/** True when the target does not hold what is declared; unknown when it could not be read. */
function driftOf({ digest, targets }) {
    if (digest === NOT_COMPARED)
        return 'unknown';
    return targets.some(({ changes }) => changes.some(({ action }) => action !== 'keep')) ? 'true' : 'false';
}


/***/ }),

/***/ 2891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ writtenLines),
/* harmony export */   L: () => (/* binding */ refusedResource)
/* harmony export */ });
/** Turns a line into the same line, refused. */
function refusedResource(change, reason, why) {
    return { ...change, action: 'refuse', reason, why };
}
/** What a line writes, as `name: value`. */
function writtenLines({ written }) {
    return Object.entries(written).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
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
/** Every way to read a subject: one where colons are encoded, several where a name can hold them as they are. */



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
function readingsOf(sub, raw, { claims, template, parsed = (0,_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSubject */ .Ci)(sub) } = {}) {
    if (!raw)
        return [parsed];
    const found = readRaw(sub.split(':'));
    if (found === undefined)
        return undefined;
    const readings = found.length === 0 ? [parsed] : found.map(_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .readSegments */ .lZ);
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

/***/ 1741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ REPOSITORY),
/* harmony export */   _: () => (/* binding */ repositoryOf)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7148);
/** Repositories by name: the form of `owner/name`, and the one that a job's own claims name. */

/** `owner/name`; neither part is a dot segment. */
const REPOSITORY = /^(?!\.)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/;
/** Reads owner, name and IDs from the claims of an ID token; undefined without a `repository` claim. */
function repositoryOf(claims) {
    const [owner, name] = (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository')?.split('/') ?? [];
    if (owner === undefined || name === undefined)
        return undefined;
    const [ownerId, id] = [(0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_owner_id'), (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_id')];
    return { owner, name, ...(ownerId !== undefined && { ownerId }), ...(id !== undefined && { id }) };
}


/***/ }),

/***/ 6846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readStored),
/* harmony export */   a: () => (/* binding */ MISSING_TARGET_MS)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _exchange_propagation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(534);


/** How long a target that is not found may have been created a moment ago. Milliseconds. */
const MISSING_TARGET_MS = 30_000;
/**
 * Reads what a target stores; one that is not found is asked again for up to 30 s.
 * @param deadline milliseconds since the epoch
 * @throws FederationError `application-not-found`, or of the manager
 */
async function readStored(store, clock, deadline) {
    const patience = Math.min(deadline, clock.now() + MISSING_TARGET_MS);
    for (let retry = 0;; retry++) {
        try {
            return await store.list();
        }
        catch (error) {
            const missing = error instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP && error.code === 'application-not-found';
            if (!missing || !(await (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_1__/* .sleepUntil */ .Kc)(patience, (0,_exchange_propagation_js__WEBPACK_IMPORTED_MODULE_1__/* .propagationDelay */ .iM)(retry, clock.random()), clock)))
                throw error;
        }
    }
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
// EXTERNAL MODULE: ./build/core/credential/owner.js
var owner = __webpack_require__(3989);
// EXTERNAL MODULE: ./build/core/lint/finding.js
var finding = __webpack_require__(7671);
// EXTERNAL MODULE: ./build/core/lint/lint.js + 7 modules
var lint = __webpack_require__(5011);
// EXTERNAL MODULE: ./build/core/lint/trust.js
var trust = __webpack_require__(6900);
// EXTERNAL MODULE: ./build/core/error.js
var error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var subject_claims = __webpack_require__(7148);
// EXTERNAL MODULE: ./build/core/subject/context.js
var context = __webpack_require__(9894);
// EXTERNAL MODULE: ./build/core/subject/reading.js
var reading = __webpack_require__(9489);
// EXTERNAL MODULE: ./build/core/subject/ref.js
var ref = __webpack_require__(5472);
// EXTERNAL MODULE: ./build/core/plan/guard-words.js
var guard_words = __webpack_require__(6293);
;// CONCATENATED MODULE: ./build/core/plan/guard.js
/** Which jobs must not get a new trust written for them, and says so before anything is written. */







function readJob(job) {
    const { claims, parsed } = job;
    const raw = (0,issuer/* issuerKind */.W8)(claims.iss) === 'github-enterprise-server';
    const readings = (0,reading/* readingsOf */.R)(claims.sub, raw, { claims, ...(parsed !== undefined && { parsed }) });
    return { ...job, readings: readings ?? [] };
}
/**
 * True when the job runs in an environment. A server up to GitHub Enterprise Server 3.18 leaves colons in names as they are,
 * so that a workflow's or branch's name can hold `:environment:x`; there the claim must say it as well.
 */
function inEnvironment(job) {
    const { readings } = job;
    if (readings.length === 0 || !readings.every(context/* hasEnvironment */.sl))
        return false;
    return (0,issuer/* issuerKind */.W8)(job.claims.iss) !== 'github-enterprise-server' || (0,subject_claims/* claim */.B)(job.claims, 'environment') !== undefined;
}
function guardError(code, { claims }, breadth) {
    const [ref, event] = [(0,subject_claims/* claim */.B)(claims, 'ref') ?? '', (0,subject_claims/* claim */.B)(claims, 'event_name') ?? ''];
    const { message, hint } = (0,guard_words/* guardWords */.h)(code, {
        subject: claims.sub,
        ref,
        event,
        ...(breadth !== undefined && { breadth }),
    });
    return Object.assign(new error/* FederationError */.yP(code, message, { hint }), { code });
}
function guardPullRequest(job) {
    const event = (0,subject_claims/* claim */.B)(job.claims, 'event_name') ?? '';
    const reaches = job.readings.some(context/* isPullRequest */.r0) || (event.startsWith('pull_request') && !inEnvironment(job));
    const blocked = event === 'pull_request_target' || (reaches && !job.expectation.pullRequest);
    return blocked ? guardError('pull-request-refused', job) : undefined;
}
function guardMergeQueue(job) {
    return job.readings.some(context/* isMergeQueue */.OZ) ? guardError('merge-queue-refused', job) : undefined;
}
function guardBreadth(job) {
    const breadth = (0,reading/* breadthOf */.C)(job.readings);
    return breadth === undefined ? undefined : guardError('subject-too-broad', job, breadth);
}
function guardRef(job) {
    const { claims, expectation, defaultBranch } = job;
    if (inEnvironment(job) || job.readings.some(context/* isPullRequest */.r0))
        return undefined;
    const known = (0,subject_claims/* claim */.B)(claims, 'ref_protected') === 'true' ||
        (defaultBranch !== undefined && (0,subject_claims/* claim */.B)(claims, 'ref') === ref/* BRANCH_PREFIX */.sM + defaultBranch);
    if (known ||
        expectation.branch !== undefined ||
        expectation.tag !== undefined ||
        expectation.environment !== undefined)
        return undefined;
    return guardError('context-not-declared', job);
}
/** Returns why no trust may be written for this job, or undefined. An existing trust is never refused. */
function guardWrite(guarded) {
    const job = readJob(guarded);
    return guardPullRequest(job) ?? guardMergeQueue(job) ?? guardBreadth(job) ?? guardRef(job);
}
/** True when only the default branch could still lift the guard, so that it is worth asking GitHub for it. */
function needsDefaultBranch(job) {
    return job.defaultBranch === undefined && guardWrite(job)?.code === 'context-not-declared';
}

;// CONCATENATED MODULE: ./build/federation/sign-in/guard.js






/**
 * Returns why no trust may be written for this job, or undefined. Where the event does not name the default branch, GitHub is
 * asked for it only where that can lift the guard.
 * @param readDefaultBranch as far as the event tells, or, with `true`, as GitHub says
 */
async function judgeJob(asked, readDefaultBranch) {
    const job = { ...asked, defaultBranch: await readDefaultBranch(false) };
    return guardWrite(needsDefaultBranch(job) ? { ...job, defaultBranch: await readDefaultBranch(true) } : job);
}
/**
 * Prints what is weak about a new trust, each with the safer choice, and returns it; advice, so that nothing here can fail a
 * sign-in.
 */
async function warnAboutWeakTrust({ request, ports, claims, parsed }, desired, store) {
    const [protection, grants] = await Promise.allSettled([
        ports.readProtection?.((0,owner/* repositoryIn */.ce)(claims), parsed.context),
        store.grants(),
    ]);
    const known = protection.status === 'fulfilled' ? protection.value : undefined;
    const lints = (0,finding/* warningsOf */.nZ)([
        ...(0,lint/* lintCredential */.d)(desired, {
            target: request.target.kind,
            ownSubject: claims.sub,
            parsed,
            immutableAvailable: claims.iss.startsWith(issuer/* GITHUB_ISSUER */.oX),
            ...((known === 'protected' || known === 'unprotected') && { protection: known }),
        }),
        ...(0,trust/* lintManagerRoles */.G)(grants.status === 'fulfilled' ? grants.value : []),
    ]);
    for (const { message, safer } of lints)
        ports.log.warning(`${message} ${safer}`);
    return lints;
}


/***/ })

};
;
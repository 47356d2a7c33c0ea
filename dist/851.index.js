"use strict";
exports.id = 851;
exports.ids = [851,423,42];
exports.modules = {

/***/ 1851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyFleetStep: () => (/* binding */ applyFleetStep),
  planFleetStep: () => (/* binding */ planFleetStep)
});

// EXTERNAL MODULE: ./build/core/plan/drift.js
var drift = __webpack_require__(5591);
// EXTERNAL MODULE: ./build/core/plan/plan-file.js
var plan_file = __webpack_require__(3340);
// EXTERNAL MODULE: ./build/core/subject/claims.js
var claims = __webpack_require__(7148);
// EXTERNAL MODULE: ./build/core/subject/repository.js
var subject_repository = __webpack_require__(1741);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/plan/blocked.js + 2 modules
var plan_blocked = __webpack_require__(773);
// EXTERNAL MODULE: ./build/federation/plan/apply.js
var apply = __webpack_require__(7094);
// EXTERNAL MODULE: ./build/federation/plan/effect.js
var effect = __webpack_require__(7065);
// EXTERNAL MODULE: ./build/federation/plan/execute.js + 1 modules
var execute = __webpack_require__(9043);
;// CONCATENATED MODULE: ./build/federation/fleet/apply-fleet.js
/** Carries out a plan over many targets: approved, within what may be deleted, each line as printed; the rest goes on after a failure. */





function tallyByFile({ targets }) {
    const tallies = new Map();
    const add = (file, more) => {
        const { deleted, owned } = tallies.get(file) ?? { deleted: 0, owned: 0 };
        tallies.set(file, { deleted: deleted + more.deleted, owned: owned + more.owned });
    };
    for (const { plan, owned: counts } of targets) {
        const pruned = plan.changes.filter(({ action, asked }) => action === 'delete' && asked !== true);
        for (const { source } of pruned)
            add(source, { deleted: 1, owned: 0 });
        for (const [file, owned] of counts)
            add(file, { deleted: 0, owned });
    }
    return tallies;
}
/** A sentence for each file that deletes more than its limit admits. */
function excessOf(fleet, limit) {
    return [...tallyByFile(fleet)].flatMap(([file, { deleted, owned }]) => {
        const most = limit.kind === 'count' ? limit.count : Math.floor((owned * limit.percent) / 100);
        if (deleted <= most)
            return [];
        return [`${file}: ${deleted} of ${owned} credentials would be deleted; at most ${most} may.`];
    });
}
function assertDeletions(fleet, limit) {
    const excess = excessOf(fleet, limit);
    if (excess.length === 0)
        return;
    throw new core_error/* FederationError */.yP('deletion-limit', `More would be deleted than \`max-deletions\` allows: ${excess[0]}`, {
        hint: 'Check that no target was left out by mistake; then raise `max-deletions` for this run. Nothing was written.',
        details: excess.slice(1),
    });
}
const isForbidden = ({ plan }) => plan.changes.some((change) => change.action === 'refuse' && change.reason === 'not-permitted');
function notTried(change) {
    if (change.action === 'refuse')
        return { outcome: 'refused', change };
    if (change.action === 'keep')
        return (0,effect/* keptEffect */.U)(change);
    const error = new core_error/* FederationError */.yP('partial-failure', `"${change.name}" was not tried: the policy refuses another line of this target.`, { hint: 'A target with a line that is not permitted is not written at all.' });
    return { outcome: 'failed', change, error };
}
/** What becomes of each line of a target that the policy does not let anybody write. */
function leftAlone({ plan }) {
    return plan.changes.map(notTried);
}
/**
 * Carries out a plan that was just made and printed.
 * @throws FederationError `plan-stale` or `deletion-limit`, before anything is written
 */
async function applyFleet(fleet, { planDigest, maxDeletions, timeoutMs }, ports) {
    (0,apply/* assertFresh */.P)(fleet, planDigest);
    assertDeletions(fleet, maxDeletions);
    const sessions = fleet.targets.map((target) => (isForbidden(target) ? undefined : target.session));
    const executed = await (0,execute/* executePlan */.v)(fleet.plan, sessions, { deadline: ports.clock.now() + timeoutMs }, ports);
    const effects = new Map(executed.map(({ target, effects }) => [target, effects]));
    return fleet.targets.map((target) => ({
        target,
        effects: effects.get(target.plan) ?? (isForbidden(target) ? leftAlone(target) : []),
    }));
}
/** Explains the refused lines of a target; that it is full is the same for every line without room. */
function createExplanation({ plan, session }, facts) {
    const blocked = { ...facts, stored: session?.credentials?.stored, lines: plan.changes };
    let full;
    return (change) => {
        if (change.reason !== 'credential-limit')
            return (0,plan_blocked/* blockedError */.f)(change, blocked);
        full ??= (0,plan_blocked/* blockedError */.f)(change, blocked);
        return full;
    };
}
/** Everything that went wrong, one error per line or target. */
function failuresOf(applied, facts) {
    return applied.flatMap(({ target, effects }) => {
        const explain = createExplanation(target, facts);
        return [
            ...(target.error === undefined ? [] : [{ target, name: '', error: target.error }]),
            ...effects.flatMap((effect) => {
                const { name } = effect.change;
                if (effect.outcome === 'refused')
                    return [{ target, name, error: explain(effect.change) }];
                return effect.outcome === 'failed' ? [{ target, name, error: effect.error }] : [];
            }),
        ];
    });
}

// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/plan/plan.js + 1 modules
var plan_plan = __webpack_require__(1629);
// EXTERNAL MODULE: ./build/core/plan/resource-change.js
var resource_change = __webpack_require__(2891);
;// CONCATENATED MODULE: ./build/report/because.js
/** Why a line of a plan over many targets is what it is; for a refused one what failed, what is in the way and what to do. */

/** Tells why each line of a target is what it is: a sentence, and what follows it: the cure, and what is in the way. */
function createBecause({ plan, session }) {
    const facts = { stored: session?.credentials?.stored, lines: plan.changes };
    // That a target is full is the same for every line without room: the advice stands at the first of them.
    let full;
    return (change) => {
        if (change.action !== 'refuse')
            return [change.reason];
        if (change.resource !== 'federated')
            return [`${change.reason}: ${change.why}`];
        if (change.reason === 'credential-limit' && full !== undefined)
            return [full];
        const { code, message, hint = '', details } = (0,plan_blocked/* blockedError */.f)(change, facts);
        const sentence = `[${code}] ${message}`;
        if (change.reason === 'credential-limit')
            full = sentence;
        // What a policy does not permit is said for the whole target, line by line.
        return change.reason === 'not-permitted' ? [sentence] : [sentence, hint, ...details];
    };
}

// EXTERNAL MODULE: ./build/report/log-line.js
var log_line = __webpack_require__(3480);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
// EXTERNAL MODULE: ./build/report/second-look.js
var second_look = __webpack_require__(7979);
;// CONCATENATED MODULE: ./build/report/fleet.js







const SIGNS = { create: '+', update: '~', keep: '=', delete: '-', refuse: '!' };
/** Names a target for people. A display name is somebody else's text, and stands in quotes. */
function targetName({ kind, clientId, id, uniqueName, displayName }) {
    if (kind === 'managed-identity')
        return `managed identity ${id}`;
    if (kind === 'repository')
        return `repository ${displayName ?? id}`;
    const key = clientId || id || `with the unique name "${uniqueName ?? ''}"`;
    return displayName === null ? `application ${key}` : `application "${displayName}" (${key})`;
}
function plural(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}
function headFacts({ multiTenant, owners, foreign }) {
    return [
        ...(multiTenant === undefined ? [] : [multiTenant ? 'multi-tenant' : 'single tenant']),
        ...(owners === undefined ? [] : [owners >= 20 ? 'at least 20 owners' : plural(owners, 'owner')]),
        plural(foreign, 'foreign credential'),
    ].join(', ');
}
function count(changes, action) {
    return changes.filter((change) => change.action === action).length;
}
function tally(changes) {
    const [created, updated, deleted, refused, kept] = ['create', 'update', 'delete', 'refuse', 'keep'].map((action) => count(changes, action));
    return `${created} to create, ${updated} to update, ${deleted} to delete, ${refused} refused, ${kept} kept`;
}
function contentLines(change) {
    if (change.resource !== 'federated')
        return (0,resource_change/* writtenLines */.H)(change);
    return [
        `${change.subject === undefined ? 'expression' : 'subject   '} ${(0,plan_change/* matchOfChange */.Tk)(change)}`,
        `issuer     ${change.issuer}`,
        `audience   ${change.audiences.join(' ')}`,
    ];
}
function changeLines(change, becauseOf) {
    const [because, ...more] = becauseOf(change);
    const kind = change.resource === 'federated' ? '' : `${change.resource} `;
    return [
        `  ${SIGNS[change.action]} ${change.action} ${kind}"${change.name}" (${change.source})`,
        ...contentLines(change).map((line) => `      ${line}`),
        `      because    ${because}`,
        ...more.map((line) => `                 ${line}`),
        ...change.differences.map(({ field, from, to }) => `      ${field}: "${from}" → "${to}"`),
    ];
}
function targetLines(target) {
    const { plan, head, error, session, forbidden } = target;
    const name = targetName(plan);
    if (error !== undefined)
        return [(0,log_line/* warningLine */.t)(`${name}: ${plan.error ?? error.message}`)];
    const facts = session === undefined ? 'not compared, since no manager reads it' : headFacts(head);
    // A repository holds no credentials.
    const about = plan.kind === 'repository' ? '' : ` ${facts};`;
    const lines = plan.changes.filter(({ action, waits }) => action !== 'keep' || waits === true);
    const becauseOf = createBecause(target);
    return [
        (0,log_line/* infoLine */.P)(`${name}:${about} ${tally(plan.changes)}`),
        ...lines.flatMap((change) => changeLines(change, becauseOf)).map(log_line/* infoLine */.P),
        ...forbidden.map(log_line/* warningLine */.t),
    ];
}
/** Lints, each once with the number of credentials that it is about. */
function lintLines(lints) {
    const counts = new Map();
    for (const lint of lints)
        counts.set((0,second_look/* describeLint */.x)(lint), (counts.get((0,second_look/* describeLint */.x)(lint)) ?? 0) + 1);
    return [...counts].map(([text, times]) => (times === 1 ? text : `${text} (${times} credentials)`));
}
function secondLook({ warnings, lints }) {
    return [...warnings, ...lintLines(lints)];
}
function headline({ plan, targets }) {
    const failed = targets.filter(({ error }) => error !== undefined).length;
    const changes = plan.targets.flatMap((target) => target.changes);
    return `Plan for ${plural(targets.length, 'target')}: ${tally(changes)}${failed === 0 ? '' : `; ${plural(failed, 'target')} could not be planned`}`;
}
function digestLine({ plan }) {
    return plan.digest === plan_plan/* NOT_COMPARED */.SD
        ? 'Not everything could be compared, so that there is no digest to approve.'
        : `Digest: ${plan.digest}`;
}
/** Returns the lines of a plan; what is kept is counted only. */
function fleetLines(fleet) {
    return [
        (0,log_line/* infoLine */.P)(headline(fleet)),
        ...fleet.targets.flatMap(targetLines),
        ...secondLook(fleet).map(log_line/* warningLine */.t),
        (0,log_line/* infoLine */.P)(digestLine(fleet)),
    ];
}
// GitHub takes 1 MiB of summary per step, and escaping is done by now: characters are at most four bytes.
const SUMMARY_LIMIT = 230_000;
/** Joins rows up to what a summary holds, and says how many are left out. */
function bounded(rows) {
    let left = SUMMARY_LIMIT;
    const kept = rows.filter((row) => {
        left -= row.length + 1;
        return left > 0;
    });
    const missing = rows.length - kept.length;
    return missing === 0 ? kept : [...kept, '', `${missing} more rows are in the plan file and in the log.`];
}
/** What a row calls a line: a credential by its name, anything else by its kind as well. */
function nameOf({ resource, name }) {
    return resource === 'federated' ? name : `${resource} ${name}`;
}
function subjectLine(change) {
    return change.resource === 'federated' ? (0,plan_change/* matchOfChange */.Tk)(change) : (0,resource_change/* writtenLines */.H)(change).join(', ');
}
function planRows(target) {
    const { plan, error } = target;
    const name = (0,markdown/* code */.aY)(targetName(plan));
    if (error !== undefined)
        return [`| ${name} | | | | ${(0,markdown/* plain */.pj)(plan.error ?? error.message)} |`];
    const becauseOf = createBecause(target);
    return plan.changes
        .filter(({ action, waits }) => action !== 'keep' || waits === true)
        .map((change) => `| ${name} | ${SIGNS[change.action]} ${change.action} | ${(0,markdown/* code */.aY)(nameOf(change))} | ${(0,markdown/* code */.aY)(subjectLine(change))} | ${becauseOf(change).map(markdown/* plain */.pj).join('<br>')} |`);
}
/** Builds the summary of a plan that a reviewer can approve from. */
function buildFleetSummary(fleet) {
    const rows = fleet.targets.flatMap(planRows);
    const look = secondLook(fleet);
    return [
        `### ${(0,markdown/* plain */.pj)(headline(fleet))}`,
        '',
        ...bounded([
            ...(rows.length === 0
                ? ['Every target holds what is declared.']
                : ['| Target | | What | Trusts, or holds | Because |', '|---|---|---|---|---|', ...rows]),
            ...(look.length === 0 ? [] : ['', '**Worth a second look**', '', ...look.map((line) => `- ${(0,markdown/* plain */.pj)(line)}`)]),
        ]),
        '',
        (0,markdown/* plain */.pj)(digestLine(fleet)),
        '',
    ].join('\n');
}
/** Outputs of a plan over many targets. */
function fleetOutputs({ plan }, planFile) {
    return {
        changes: plan.digest === plan_plan/* NOT_COMPARED */.SD ? '' : String((0,plan_plan/* writesOf */.AP)(plan.targets).length),
        drift: (0,plan_plan/* driftOf */.$p)(plan),
        'plan-file': planFile,
        'plan-digest': plan.digest,
    };
}
/** Counts what became of all lines. */
function effectTally(applied) {
    const outcomes = applied.flatMap(({ effects }) => effects.map(({ outcome }) => outcome));
    return ['created', 'updated', 'deleted', 'kept', 'refused', 'failed']
        .map((outcome) => [outcome, outcomes.filter((each) => each === outcome).length])
        .filter(([, times]) => times > 0)
        .map(([outcome, times]) => `${times} ${outcome}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./build/report/fleet-results.js
/** What became of a plan over many targets: results file, log, summary, and the one error of a run in which something failed. */





/** Returns the content of the results file: the plan, with what became of each line. */
function fleetResults({ plan }, applied) {
    return {
        version: plan.version,
        digest: plan.digest,
        targets: applied.map(({ target, effects }) => ({
            ...(0,plan_file/* toFileTarget */.$g)(target.plan),
            changes: target.plan.changes.map((change, index) => ({
                ...(0,plan_file/* toFileChange */.qR)(change),
                outcome: effects[index]?.outcome ?? (change.action === 'keep' ? 'kept' : 'failed'),
            })),
        })),
    };
}
/** Returns the line that counts what became of everything. */
function appliedFleetLines(applied) {
    const tally = effectTally(applied);
    const targets = applied.length === 1 ? 'one target' : `${applied.length} targets`;
    return [(0,log_line/* infoLine */.P)(`Applied to ${targets}: ${tally === '' ? 'nothing to do' : tally}`)];
}
function row(target, fate, what, why = '') {
    return `| ${(0,markdown/* code */.aY)(targetName(target.plan))} | ${fate} | ${what === '' ? '' : (0,markdown/* code */.aY)(what)} | ${(0,markdown/* plain */.pj)(why)} |`;
}
/** What went wrong, line by line; a target without a line could not be planned. */
function failureRows(failures) {
    return failures.map(({ target, name, error }) => row(target, name === '' ? 'not planned' : 'failed', name, `[${error.code}] ${error.message}`));
}
function writtenRows(applied) {
    return applied.flatMap(({ target, effects }) => effects
        .filter(({ outcome }) => !['kept', 'failed', 'refused'].includes(outcome))
        .map(({ outcome, change }) => row(target, outcome, nameOf(change))));
}
/** Builds the summary: what went wrong and why, then what was written; undefined when there was nothing to do. */
function buildAppliedSummary(applied, failures) {
    const rows = [...failureRows(failures), ...writtenRows(applied)];
    if (rows.length === 0)
        return undefined;
    const shown = rows.slice(0, MOST_ROWS);
    const more = rows.length - shown.length;
    return [
        `### ${(0,markdown/* plain */.pj)(`Applied: ${effectTally(applied) || 'nothing'}`)}`,
        '',
        '| Target | | What | Why |',
        '|---|---|---|---|',
        ...shown,
        ...(more === 0 ? [] : ['', `${more} more rows are in the results file.`]),
        '',
    ].join('\n');
}
// A row has at most some 700 characters before it is escaped.
const MOST_ROWS = 500;
const MOST_DETAILS = 200;
/** The code of a run: that of its one kind of failure when nothing was written, else that some of it failed. */
function codeOf(codes, written) {
    const [first, ...others] = [...new Set(codes)];
    return first !== undefined && others.length === 0 && !written ? first : 'partial-failure';
}
/** Builds the error of a run in which something failed; undefined when all went well. */
function fleetFailure(applied, failures) {
    // What was only not tried says nothing of its own.
    const first = failures.find(({ error }) => error.code !== 'partial-failure') ?? failures[0];
    if (first === undefined)
        return undefined;
    const written = applied.some(({ effects }) => effects.some(({ outcome }) => ['created', 'updated', 'deleted'].includes(outcome)));
    const code = codeOf(failures.map(({ error }) => error.code), written);
    if (failures.length === 1 && code === first.error.code)
        return first.error;
    const targets = new Set(failures.map(({ target }) => target)).size;
    const lines = failures.map(({ target, name, error }) => [
        `- ${targetName(target.plan)}`,
        name === '' ? '' : `, "${name}"`,
        `: [${error.code}] ${error.message} ${error.hint ?? ''}`,
    ].join(''));
    return new core_error/* FederationError */.yP(code, `${failures.length} ${failures.length === 1 ? 'line' : 'lines'} on ${targets} of ${applied.length} targets failed (${effectTally(applied)}).`, {
        hint: first.error.hint ?? first.error.message,
        details: [
            ...lines.slice(0, MOST_DETAILS),
            ...first.error.details,
            ...(lines.length > MOST_DETAILS ? [`${lines.length - MOST_DETAILS} more are in the results file.`] : []),
        ],
    });
}

// EXTERNAL MODULE: ./build/runner/run-files.js
var run_files = __webpack_require__(3576);
// EXTERNAL MODULE: ./build/runner/step.js
var step = __webpack_require__(8617);
// EXTERNAL MODULE: ./build/core/policy/judge.js + 5 modules
var judge = __webpack_require__(6796);
// EXTERNAL MODULE: ./build/core/environment/rules.js
var environment_rules = __webpack_require__(8971);
;// CONCATENATED MODULE: ./build/federation/fleet/environments.js
/** Environments of repositories as files declare them, and how they look to whoever asks how they are guarded. */

const keyOf = (repository, environment) => `${repository}\n${environment}`.toLowerCase();
/**
 * Shows declared environments as they will be by the time that a credential trusts them: the rules of a file come first, and
 * when they cannot be set the credential is not written.
 */
function withDeclaredEnvironments(github, environments, own) {
    const declared = new Map(environments.map(({ repository, environment, rules }) => [keyOf(repository ?? own, environment), rules]));
    return {
        ...github,
        environment: async (fullName, environment) => {
            const rules = declared.get(keyOf(fullName, environment));
            if (rules === undefined)
                return github.environment(fullName, environment);
            const { reviewers = [], ...others } = rules;
            if (reviewers.length > 0 || (0,environment_rules/* isProtecting */.wv)(others))
                return 'protected';
            const stored = await github.environment(fullName, environment);
            return stored === 'missing' ? 'unprotected' : stored;
        },
    };
}

;// CONCATENATED MODULE: ./build/federation/fleet/identities.js
/** What a run knows of applications by their unique name: read, or created a moment ago, for everything that needs their IDs. */
/** Makes a record without entries. Unique names are compared to the letter. */
function createIdentityRecord() {
    const known = new Map();
    return {
        find: (uniqueName) => known.get(uniqueName),
        add: (uniqueName, identity) => {
            known.set(uniqueName, identity);
        },
    };
}

// EXTERNAL MODULE: ./build/federation/fleet/permit.js
var permit = __webpack_require__(5804);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/federation/plan/declare.js + 1 modules
var declare = __webpack_require__(7300);
// EXTERNAL MODULE: ./build/federation/plan/declared-match.js
var declared_match = __webpack_require__(6406);
// EXTERNAL MODULE: ./build/federation/fleet/fleet.js
var fleet = __webpack_require__(6191);
// EXTERNAL MODULE: ./build/core/credential/provider.js
var provider = __webpack_require__(4681);
// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression_expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
;// CONCATENATED MODULE: ./build/core/expression/owner-wide.js
/** Compiles the trust in one reviewed workflow for every repository of an owner: the only rule that goes beyond a repository. */


/** Sentence about what undoes such a rule, for whoever reviews it. */
const OWNER_WIDE_WARNING = 'This trusts every repository of the owner through one reviewed workflow. Runners that a repository registers itself, and workflows that run code of their caller, undo that: whoever controls them gets the identity.';
/**
 * Compiles the intent to an expression over the owner's ID and the literal workflow.
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows
 */
function compileOwnerWide({ owner, ownerId, environment, jobWorkflowRef }) {
    const literals = [owner, environment, jobWorkflowRef];
    const strange = literals.find((text) => (0,wildcard/* hasWildcard */.r)(text) || !(0,expression_expression/* canBeCompared */.PF)(text));
    if (strange !== undefined) {
        const reason = `"${strange}" holds a character that an expression cannot say literally (* ? ').`;
        return { ok: false, reason, hint: 'Name the repositories one by one.' };
    }
    const expression = (0,expression_expression/* formatExpression */.KY)([
        {
            claim: 'sub',
            operator: 'matches',
            comparand: `repo:${owner}*:environment:${environment.replaceAll(':', '%3A')}`,
        },
        { claim: 'repository_owner_id', operator: 'eq', comparand: ownerId },
        { claim: 'job_workflow_ref', operator: 'eq', comparand: jobWorkflowRef },
    ]);
    return { ok: true, expression };
}

// EXTERNAL MODULE: ./build/federation/plan/subject-rule.js + 1 modules
var subject_rule = __webpack_require__(9396);
;// CONCATENATED MODULE: ./build/federation/fleet/fleet-trust.js
/** Turns what a file declares for one credential into the declaration that plan and apply of one credential know. */






function isIntent(context) {
    return context.kind.includes('-');
}
/** The ID of an owner: from this job's own token, or from a repository of the owner that GitHub knows. */
async function ownerIdOf(owner, workflow, { repository, own }, github) {
    const same = (name) => name?.toLowerCase() === owner.toLowerCase();
    const told = own && same((0,claims/* claim */.B)(own, 'repository_owner')) ? (0,claims/* claim */.B)(own, 'repository_owner_id') : undefined;
    if (told !== undefined)
        return told;
    const candidates = [workflow.split('/').slice(0, 2).join('/'), repository].filter((name) => same(name.split('/')[0]));
    for (const name of candidates) {
        const facts = await github?.repository(name);
        if (facts !== undefined && same(facts.fullName.split('/')[0]))
            return facts.ownerId;
    }
    throw (0,subject_rule/* subjectUnknown */.rU)(`The ID of the owner "${owner}" is not known, and a rule by name alone would follow the name to its next owner.`, `Give a \`github-token\` that reads ${candidates[0] ?? `a repository of ${owner}`}.`);
}
async function ownerWide(owner, { context, reusableWorkflow = '' }, request, github) {
    if (context.kind !== 'environment')
        throw new core_error/* FederationError */.yP('credential-invalid', 'A rule for every repository of an owner needs `environment`.', {
            hint: 'Name the environment that the reviewed workflow deploys to.',
        });
    const ownerId = await ownerIdOf(owner, reusableWorkflow, request, github);
    const compiled = compileOwnerWide({
        owner,
        ownerId,
        environment: context.environment,
        jobWorkflowRef: reusableWorkflow,
    });
    if (!compiled.ok)
        throw new core_error/* FederationError */.yP('credential-invalid', compiled.reason, { hint: compiled.hint });
    return {
        trustRequest: { kind: 'expression', expression: compiled.expression },
        repository: request.repository,
        issuer: undefined,
        claims: {},
        warnings: [OWNER_WIDE_WARNING],
        owner: { login: owner, id: ownerId },
    };
}
function ofJob({ context, claims, reusableWorkflow, repository }, request) {
    const more = reusableWorkflow === undefined ? {} : { job_workflow_ref: reusableWorkflow };
    return {
        trustRequest: isIntent(context) ? { kind: 'flexible', intent: context } : { kind: 'context', context },
        repository: repository ?? request.repository,
        issuer: undefined,
        claims: { ...claims, ...more },
        warnings: [],
    };
}
/**
 * Finds the declaration for a credential of a file.
 * @throws FederationError `credential-invalid` for names that cannot be, `subject-unknown` where an owner's ID is not known
 */
async function toDeclaration(trust, request, github) {
    const given = { repository: request.repository, claims: {}, warnings: [] };
    switch (trust.kind) {
        case 'github':
            return trust.owner === undefined ? ofJob(trust, request) : ownerWide(trust.owner, trust, request, github);
        case 'kubernetes': {
            const { issuer, subject } = (0,provider/* kubernetesIdentity */.N)(trust);
            return { ...given, issuer, trustRequest: { kind: 'subject', subject } };
        }
        case 'managed-identity': {
            const identity = (0,provider/* managedIdentity */.o)({ ...trust, authority: request.authority });
            return { ...given, issuer: identity.issuer, trustRequest: { kind: 'subject', subject: (0,credential_credential/* matchText */.H1)(identity) } };
        }
        case 'subject':
            return { ...given, issuer: trust.issuer, trustRequest: { kind: 'subject', subject: trust.subject } };
        case 'expression':
            return { ...given, issuer: trust.issuer, trustRequest: { kind: 'expression', expression: trust.expression } };
    }
}

// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/credential/since.js
var since = __webpack_require__(9692);
;// CONCATENATED MODULE: ./build/federation/fleet/immutable-twin.js
/** Declares the twin of a GitHub credential: the same jobs by the other form of subject, with IDs or by names alone. */



function textOf(each) {
    if (!each.ok)
        return undefined;
    const { credential } = each.declared.desired;
    return JSON.stringify([credential.issuer, (0,credential_credential/* matchText */.H1)(credential), credential.audiences]);
}
function marked(each, twin) {
    return each.ok ? { ...each, ...twin } : each;
}
/** Says of a form by names which one with IDs stands for the same jobs. */
const besides = (immutable) => ({ immutable: immutable.declared.desired.credential });
function warned(each, warning) {
    return { ...each, trust: { ...each.trust, warnings: [...each.trust.warnings, warning] } };
}
/** Why a credential of GitHub has one form only; undefined where it has two. */
function oneForm({ declared, trust }) {
    const { issuer } = declared.desired.credential;
    if (!issuer.startsWith(credential_issuer/* GITHUB_ISSUER */.oX))
        return `No immutable twin is trusted: "${issuer}" is not known to sign subjects with IDs.`;
    return trust.trustRequest.kind === 'expression'
        ? 'No immutable twin is made of an expression that the file writes out: declare it too.'
        : undefined;
}
/** Both forms of a credential: the one that is declared first, then its twin; or one alone where there is no other. */
async function bothForms(declared, declareAs) {
    // An expression over every repository of an owner matches both forms.
    if (declared.trust.owner !== undefined || !(0,credential_issuer/* isGitHubIssuer */.xU)(declared.declared.desired.credential.issuer))
        return [declared];
    const warning = oneForm(declared);
    if (warning !== undefined)
        return [warned(declared, warning)];
    const immutable = await declareAs('immutable');
    if (!immutable.ok || textOf(immutable) !== textOf(declared))
        return [declared, marked(immutable, { twin: 'wanted' })];
    const byNames = await declareAs('name-based');
    if (textOf(byNames) === textOf(declared))
        return [declared];
    return [declared, marked(byNames, { twin: 'where-stored', ...besides(immutable) })];
}
/**
 * Declares what is trusted beside a credential: the form with IDs. Where that is what the repository presents already,
 * the form by names stays as long as it is stored: nothing new trusts a name.
 * @param declareAs declares the same entry in one form
 */
async function declareTwin(declared, declareAs) {
    return declared.ok ? (await bothForms(declared, declareAs)).filter((each) => each !== undefined) : [declared];
}
/** The repository that a credential names, as it is spelled in a subject that the file writes out. */
function repositoryOf({ trust, declared: { parsed } }) {
    const named = trust.trustRequest.kind === 'subject' ? parsed?.repository : undefined;
    return named === undefined ? trust.repository : `${named.owner}/${named.name}`;
}
/**
 * Declares the form with IDs alone where the repository presents it: the one by names is finished. Where it presents names
 * both are trusted: what works stays.
 */
async function declareFinished(declared, declareAs) {
    if (!declared.ok)
        return [declared];
    const [own, twin] = await bothForms(declared, declareAs);
    if (twin === undefined || !twin.ok)
        return twin === undefined ? [own] : [own, twin];
    // What is asked for in a form tells what the repository presents, also where the file writes its subject out.
    if (twin.declared.presents !== 'immutable')
        return [{ ...own, waitsFor: repositoryOf(own) }, twin];
    if (twin.twin === 'where-stored')
        return [own, { ...twin, twin: 'finished' }];
    const advice = 'This subject is trusted no more, since its repository presents IDs: write the one with IDs.';
    return [{ ...warned(own, advice), twin: 'finished', ...besides(twin) }, twin];
}
/**
 * What is finished after some days needs room for the day in its marker.
 * @throws FederationError `credential-invalid`
 */
function assertRoomForMark({ issuer, description }, { owner, immutableSubjects, finishAfterDays = 0 }) {
    if (immutableSubjects === 'finish' && finishAfterDays > 0 && (0,credential_issuer/* isGitHubIssuer */.xU)(issuer))
        (0,since/* markSince */.k2)(owner, description, '2026-11-26');
}
/** Leaves out twins that the file declares itself, and what is finished twice. */
function withoutRepeated(credentials) {
    const twinOf = (each) => (each.ok ? each.twin : undefined);
    const own = new Set(credentials.filter((each) => twinOf(each) === undefined).map(textOf));
    const finished = new Set();
    return credentials.filter((each) => {
        const text = textOf(each);
        if (twinOf(each) === undefined)
            return true;
        if (own.has(text) || finished.has(text))
            return false;
        if (twinOf(each) === 'finished')
            finished.add(text);
        return true;
    });
}

;// CONCATENATED MODULE: ./build/federation/fleet/declare-fleet.js
/** Turns every credential of every file into a named one: ten at once, the count printed before, every mistake reported at once. */






// What the file itself says wrongly; everything else is about what could not be read, and stops one target only.
const MISTAKES = new Set(['credential-invalid', 'invalid-input', 'configuration-invalid']);
const AT_ONCE = 10;
const MANY = 100;
async function declareOne(entry, { address }, file, request, ports, form) {
    try {
        const trust = await toDeclaration(entry.trust, request, ports.github);
        const { trustRequest, repository, issuer, claims } = trust;
        const { owner } = file;
        const target = address.kind === 'managed-identity' ? address : { kind: 'application', clientId: '' };
        const declared = await (0,declare/* declareCredential */.Y)({
            ...request,
            trustRequest,
            repository,
            issuer,
            claims,
            target,
            owner,
            audience: entry.audience ?? request.audience,
            ...(form !== undefined && { form }),
        }, ports);
        const { credential } = declared.desired;
        assertRoomForMark(credential, file);
        const named = entry.name === undefined || form !== undefined ? credential : { ...credential, name: entry.name };
        const desired = { ...declared.desired, credential: named, source: entry.source, adopt: entry.adopt };
        return { ok: true, entry, trust, declared: { ...declared, desired } };
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return { ok: false, entry, error };
    }
}
/** A credential, and beside it the other form of it where the file says something of that. */
async function declareBoth(entry, target, file, request, ports) {
    const declare = (form) => declareOne(entry, target, file, request, ports, form);
    const declared = await declare();
    switch (file.immutableSubjects ?? 'keep') {
        case 'keep':
            return [declared];
        case 'add':
            return declareTwin(declared, declare);
        case 'finish':
            return declareFinished(declared, declare);
    }
}
/** Repositories of GitHub that the files name, as they spell them. */
function repositoriesOf(files, own) {
    const trusts = files.flatMap(({ targets }) => targets.flatMap(({ credentials }) => credentials));
    return new Set(trusts.flatMap(({ trust }) => (trust.kind === 'github' ? [(trust.repository ?? own).toLowerCase()] : [])));
}
/** How many questions each repository takes: itself, its template, and each context that can be guarded. */
function questionsOf(files, own) {
    const contexts = new Set(files.flatMap(({ targets }) => targets.flatMap(({ credentials }) => credentials.flatMap(({ trust }) => trust.kind === 'github' ? [JSON.stringify([trust.repository ?? own, trust.context])] : []))));
    return 2 * repositoriesOf(files, own).size + contexts.size;
}
/**
 * Says how much is asked, and stops where the token's rate limit does not suffice.
 * @throws FederationError `github-forbidden` with the time at which there is more
 */
async function assertLimit(files, { repository }, { github, log }) {
    const repositories = repositoriesOf(files, repository);
    if (repositories.size === 0 || github === undefined)
        return;
    const needed = questionsOf(files, repository);
    const about = repositories.size === 1 ? 'one repository' : `${repositories.size} repositories`;
    log.info(`Asking GitHub about ${about}: at most ${needed} requests, ten at once`);
    const [first = repository] = repositories;
    await github.repository(first).catch(() => undefined);
    const left = github.rateLimit?.();
    if (left === undefined || left.remaining >= needed - 1)
        return;
    throw new core_error/* FederationError */.yP('github-forbidden', `GitHub answers ${left.remaining} more requests of this token until ${new Date(left.resetsAt).toISOString()}; this needs up to ${needed}.`, { hint: 'Run again after that time, or give the token of a GitHub App, which has a larger limit.' });
}
/** Counts in the log, where there is so much to ask that somebody waits. */
function createProgress(total, { github, log }) {
    const every = Math.ceil(total / 10);
    let done = 0;
    return () => {
        done += 1;
        const isDue = done % every === 0 || done === total;
        if (github !== undefined && total >= MANY && isDue)
            log.info(`Asked about ${done} of ${total} credentials`);
    };
}
/** Reports what the files say wrongly, all at once. */
function throwMistakes(declared) {
    const lines = declared.flatMap(({ credentials }) => credentials.flatMap((each) => !each.ok && MISTAKES.has(each.error.code)
        ? [[`${each.entry.source}: ${each.error.message}`, each.error.hint].join(' ').trim(), ...each.error.details]
        : []));
    const [first] = lines;
    if (first === undefined)
        return;
    throw new core_error/* FederationError */.yP('configuration-invalid', lines.length === 1 ? `A file is wrong: ${first}` : 'The configuration declares credentials that can never work.', { hint: 'Correct the file; nothing was sent to Entra.', details: lines.length === 1 ? [] : lines });
}
/** Stops where the rate limit was used up on the way, by other jobs with the same token: what was not asked is not known. */
function throwExhausted(declared, { github }) {
    if (github?.rateLimit?.()?.remaining !== 0)
        return;
    const errors = declared.flatMap(({ credentials }) => credentials.flatMap((each) => (each.ok ? [] : [each.error])));
    const refused = errors.find(({ code }) => code === 'github-forbidden');
    if (refused !== undefined)
        throw refused;
}
/**
 * Declares every credential of every file. What a repository does not tell stops its targets only.
 * @throws FederationError `configuration-invalid` with every mistake, or `github-forbidden`; nothing was sent to Entra by then
 */
async function declareFleet(files, request, ports) {
    await assertLimit(files, request, ports);
    const shared = (0,declared_match/* withOwnSubject */.DP)(request);
    const targets = files.flatMap((file) => file.targets.map((target) => ({ file, target })));
    const work = targets.flatMap(({ file, target }) => target.credentials.map((entry) => ({ file, target, entry })));
    const count = createProgress(work.filter(({ entry }) => entry.trust.kind === 'github').length, ports);
    const declared = await (0,fleet/* mapAtMost */.X)(work, AT_ONCE, async ({ file, target, entry }) => {
        const both = await declareBoth(entry, target, file, shared, ports);
        if (entry.trust.kind === 'github')
            count();
        return { file, target, declared: both };
    });
    const byTarget = new Map();
    for (const { target } of targets)
        byTarget.set(target, []);
    for (const each of declared)
        byTarget.get(each.target)?.push(...each.declared);
    const result = targets.map(({ file, target }) => ({
        file,
        target,
        credentials: withoutRepeated(byTarget.get(target)),
    }));
    throwMistakes(result);
    throwExhausted(result, ports);
    return result;
}

// EXTERNAL MODULE: ./build/core/target.js
var target = __webpack_require__(8881);
;// CONCATENATED MODULE: ./build/federation/fleet/target-key.js
/** One spelling for each way of naming a target: upper and lower case of IDs mean the same, of unique names they do not. */

/** The key of an address, equal for addresses that mean the same. */
function target_key_keyOf(address) {
    const text = (0,target/* addressText */.GI)(address);
    return 'uniqueName' in address ? text : text.toLowerCase();
}
/** The keys of every address that an application has. */
function keysOf({ clientId, id, uniqueName }) {
    const addresses = [
        { kind: 'application', clientId },
        { kind: 'application', objectId: id },
        ...(uniqueName === null ? [] : [{ kind: 'application', uniqueName }]),
    ];
    return addresses.map(target_key_keyOf);
}

;// CONCATENATED MODULE: ./build/federation/fleet/merge-targets.js
/** Puts together what files declare for one target under several spellings, and finds what was declared twice. */




/** Distinct addresses in their order; upper and lower case of IDs mean the same. */
function addressesOf(targets) {
    return [...new Map(targets.map(({ target }) => [target_key_keyOf(target.address), target.address])).values()];
}
function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(keyOf(item)) ?? [];
        group.push(item);
        groups.set(keyOf(item), group);
    }
    return groups;
}
/** What one file declares for one target under two spellings. */
function joined(known, other) {
    const create = known.target.create ?? other.target.create;
    const both = [known.target, other.target];
    const lists = {
        roles: both.flatMap(({ roles = [] }) => roles),
        certificates: both.flatMap(({ certificates = [] }) => certificates),
        clientSecrets: both.flatMap(({ clientSecrets = [] }) => clientSecrets),
        retirements: both.flatMap(({ retirements = [] }) => retirements),
    };
    return {
        ...known,
        target: { ...known.target, ...lists, ...(create !== undefined && { create }) },
        credentials: [...known.credentials, ...other.credentials],
    };
}
/** Declarations of the same file become one. */
function perFile(declarations) {
    return [...grouped(declarations, ({ file }) => file.file).values()].map((group) => group.reduce(joined));
}
/**
 * Groups declarations by the target that was read.
 * @param readings in the order of `addressesOf(targets)`; undefined where nobody reads targets
 */
function mergeTargets(targets, readings) {
    const addresses = addressesOf(targets);
    const declared = grouped(targets, ({ target }) => target_key_keyOf(target.address));
    const merged = new Map();
    addresses.forEach((address, index) => {
        const reading = readings?.[index];
        const read = reading?.ok === true ? reading.facts.id : '';
        const id = read === '' ? target_key_keyOf(address) : `${address.kind} ${read.toLowerCase()}`;
        const declarations = declared.get(target_key_keyOf(address));
        const known = merged.get(id);
        merged.set(id, {
            address: known?.address ?? address,
            reading: known?.reading ?? reading,
            declarations: [...(known?.declarations ?? []), ...declarations],
            spellings: [...(known?.spellings ?? []), (0,target/* addressText */.GI)(address)],
        });
    });
    return [...merged.values()].map((each) => ({ ...each, declarations: perFile(each.declarations) }));
}
function credentialOf(each) {
    if (!each.ok || each.twin !== undefined)
        return [];
    const { credential } = each.declared.desired;
    const id = JSON.stringify(['federated', credential.issuer, (0,credential_credential/* matchText */.H1)(credential)]);
    return [{ id, what: 'this credential', source: each.entry.source }];
}
function singlesOf({ credentials, target }) {
    const { clientSecrets = [] } = target;
    return [
        ...credentials.flatMap(credentialOf),
        ...clientSecrets.map(({ displayName, source }) => {
            const what = `the secret "${displayName}"`;
            return { id: JSON.stringify(['client-secret', displayName]), what, source };
        }),
    ];
}
/**
 * Refuses a credential or secret that stands twice on one target, whatever the target is called.
 * @throws FederationError `configuration-invalid` naming both places
 */
function assertDeclaredOnce(merged) {
    const problems = merged.flatMap(({ declarations, spellings }) => {
        const first = new Map();
        return declarations.flatMap(singlesOf).flatMap(({ id, what, source }) => {
            const known = first.get(id);
            if (known === undefined)
                first.set(id, source);
            return known === undefined
                ? []
                : [`${source}: ${spellings.join(' is ')}, and ${what} is declared at ${known} already.`];
        });
    });
    if (problems.length === 0)
        return;
    throw new core_error/* FederationError */.yP('configuration-invalid', 'One credential is declared twice.', {
        hint: 'Leave it in one place; nothing was written.',
        details: problems,
    });
}

// EXTERNAL MODULE: ./build/federation/fleet/plan-target.js + 6 modules
var plan_target = __webpack_require__(2689);
// EXTERNAL MODULE: ./build/federation/fleet/resources.js
var resources = __webpack_require__(9338);
// EXTERNAL MODULE: ./build/core/credential/owner.js
var credential_owner = __webpack_require__(3989);
// EXTERNAL MODULE: ./build/core/secret/secret.js
var secret = __webpack_require__(55);
;// CONCATENATED MODULE: ./build/federation/fleet/sweep.js




/** Finds the files that prune what bears a mark. Owners are few, marks are many: each owner is compared once. */
function createMarkIndex(files, sha256Hex) {
    const pruning = files.filter(({ prune }) => prune);
    const ownersOf = ({ owner, previousOwners }) => [owner, ...previousOwners];
    const byOwner = new Map();
    const filesOf = (made) => {
        if (made === undefined)
            return [];
        const known = byOwner.get(made);
        if (known !== undefined)
            return known;
        const found = pruning.filter((file) => ownersOf(file).some((each) => (0,credential_owner/* sameOwner */.s0)(made, each)));
        byOwner.set(made, found);
        return found;
    };
    const makers = pruning.map((file) => ({
        file,
        parts: new Set(ownersOf(file).map((owner) => (0,secret/* ownerPartOf */.Ef)(owner, sha256Hex))),
    }));
    return ({ descriptions, secretIds }) => {
        const parts = secretIds.map(secret/* ownerPart */.Hl);
        return [
            ...descriptions.flatMap((description) => filesOf((0,credential_owner/* prunableOwner */.TC)(description))),
            ...(parts.length === 0 ? [] : makers.filter((maker) => parts.some((part) => maker.parts.has(part)))).map(({ file }) => file),
        ];
    };
}
// Pages hold 999.
const COUNT_EVERY = 5000;
const NOT_LISTED = 'the manager may not list the applications of the tenant (permission Application.Read.All), so what this file wrote to applications that left it was not looked for. Grant the permission, or delete it by hand.';
/**
 * Goes through the tenant's applications where a file prunes; a manager that may not list them is warned about.
 * @throws FederationError of the manager's sign-in, or of the service
 */
async function sweepTenant(files, addresses, { sweepApplications, sha256Hex, log }) {
    const pruning = files.filter(({ prune }) => prune);
    if (pruning.length === 0 || sweepApplications === undefined)
        return { swept: [], left: [], warnings: [] };
    const filesOf = createMarkIndex(files, sha256Hex);
    const named = new Set(addresses.map(target_key_keyOf));
    const isNamed = ({ facts }) => keysOf(facts).some((key) => named.has(key));
    try {
        let count = 0;
        const swept = await sweepApplications((each) => {
            count += 1;
            if (count % COUNT_EVERY === 0)
                log.info(`Went through ${count} applications of the tenant`);
            return isNamed(each) || filesOf(each).length > 0;
        });
        const left = swept.filter((each) => !isNamed(each));
        log.info(`Went through ${count} applications of the tenant: ${left.length} that left a file hold what is its own`);
        return {
            swept,
            left: left.map(({ facts: { clientId } }) => ({ kind: 'application', clientId })),
            warnings: [],
        };
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP) || error.code !== 'manager-forbidden')
            throw error;
        return { swept: [], left: [], warnings: pruning.map(({ file }) => `${file}: ${NOT_LISTED}`) };
    }
}
/** Files that prune and own something on a target, by its kind: the marker on an application, the name on an identity. */
function createOwnerIndex(files, sha256Hex) {
    const filesOf = createMarkIndex(files, sha256Hex);
    return (kind, { stored, secretIds = [] }) => {
        switch (kind) {
            case 'application':
                return filesOf({ descriptions: stored.map(({ description }) => description), secretIds });
            case 'managed-identity':
                return files.filter(({ prune, owner, previousOwners }) => {
                    const ownership = { owner, previousOwners, kind, sha256Hex };
                    return prune && stored.some((each) => (0,credential_owner/* ownedBy */.LW)(each, ownership) !== 'foreign');
                });
        }
    };
}
/** Lets every file that prunes declare nothing, which deletes what it owns there, on targets that left it. */
function declareLeft(merged, files, sha256Hex) {
    const ownersOf = createOwnerIndex(files, sha256Hex);
    return merged.map((each) => {
        const { reading, declarations, address } = each;
        if (reading?.ok !== true)
            return each;
        const declaring = new Set(declarations.map(({ file }) => file.file));
        const leavers = [...new Set(ownersOf(address.kind, reading))].filter(({ file }) => !declaring.has(file));
        const nothing = leavers.map((file) => ({
            file,
            target: { address, credentials: [], source: file.file },
            credentials: [],
        }));
        return { ...each, declarations: [...declarations, ...nothing] };
    });
}
/**
 * Says how to find what a file left on managed identities, which no list of the tenant shows: their names end with the owner.
 */
function identityWarnings(files, sha256Hex) {
    return files
        .filter(({ prune, targets }) => prune && targets.some(({ address }) => address.kind === 'managed-identity'))
        .map(({ file, owner }) => {
        const at = '--identity-name NAME --resource-group GROUP --subscription SUBSCRIPTION';
        const query = `[?ends_with(name, '-${(0,credential_owner/* ownerHash */.qA)(owner, sha256Hex)}')].name`;
        return `${file}: a managed identity that left the file is not found by anybody. List what this file wrote to it with \`az identity federated-credential list ${at} --query "${query}" --output tsv\`, and delete each with \`az identity federated-credential delete ${at} --name CREDENTIAL\`.`;
    });
}

;// CONCATENATED MODULE: ./build/federation/fleet/plan-fleet.js
/** Makes the plan for many targets: declared, read, compared and judged; one that fails does not stop the others. Never writes. */







/** Reads the targets, with a running count in the log. */
async function readAll(addresses, swept, { readTargets, log }) {
    if (readTargets === undefined)
        return undefined;
    const every = Math.max(1, Math.ceil(addresses.length / 10));
    let read = 0;
    return readTargets(addresses, () => {
        read += 1;
        if (read % every === 0 || read === addresses.length)
            log.info(`Read ${read} of ${addresses.length} targets`);
    }, swept);
}
async function readFleet(declared, { files }, ports) {
    const addresses = addressesOf(declared);
    const { swept, left, warnings } = await sweepTenant(files, addresses, ports);
    const readings = await readAll([...addresses, ...left], swept, ports);
    const leavers = left.map((address, index) => ({
        address,
        reading: readings?.[addresses.length + index],
        declarations: [],
        spellings: [],
    }));
    const named = mergeTargets(declared, readings);
    assertDeclaredOnce(named);
    return {
        merged: declareLeft([...named, ...leavers], files, ports.sha256Hex),
        warnings: readings === undefined ? [] : [...warnings, ...identityWarnings(files, ports.sha256Hex)],
    };
}
/** Lint codes for the digest, each with what it is about: a protection that was weakened is another plan. */
function lintTexts({ declared: { lints, desired } }) {
    const { issuer } = desired.credential;
    return lints.map(({ code }) => JSON.stringify([issuer, (0,credential_credential/* matchText */.H1)(desired.credential), code]));
}
/** One form of each credential: its twin trusts the same jobs, and what is said of one is said of both. */
function firstForms(declared) {
    const done = declared.flatMap(({ credentials }) => credentials.filter((each) => each.ok));
    return [...new Map(done.toReversed().map((each) => [each.entry, each])).values()].toReversed();
}
const NAMED = 10;
/** Says once per file which repositories `finish` waits for. */
function waitingWarnings(declared) {
    const files = [...new Set(declared.map(({ file }) => file.file))];
    return files.flatMap((file) => {
        const targets = declared.filter((each) => each.file.file === file);
        const done = targets.flatMap(({ credentials }) => credentials.filter((each) => each.ok));
        const waiting = [...new Set(done.flatMap(({ waitsFor }) => waitsFor ?? []))];
        if (waiting.length === 0)
            return [];
        const more = waiting.length > NAMED ? `, and ${waiting.length - NAMED} more` : '';
        const count = waiting.length === 1 ? 'one repository that presents' : `${waiting.length} repositories that present`;
        return [
            `${file}: \`finish\` waits for ${count} names still, and trusts both forms until it is switched: ${waiting.slice(0, NAMED).join(', ')}${more}.`,
        ];
    });
}
function spellingWarnings(merged) {
    return merged
        .filter(({ spellings }) => spellings.length > 1)
        .map(({ spellings }) => `These are one target: ${spellings.join(', ')}.`);
}
/** Plans every other kind that files declare, one after the other: each may read what the one before it prepared. */
async function planOthers(merged, request, { planResources = [] }) {
    const plans = [];
    for (const planKind of planResources)
        plans.push(await planKind(merged, request));
    return plans;
}
/**
 * Makes the plan for everything that files declare.
 * @throws FederationError `configuration-invalid`, `github-forbidden`; what fails on one target stands in its plan
 */
async function planFleet(request, ports) {
    const declared = await declareFleet(request.files, request, ports);
    const { merged, warnings } = await readFleet(declared, request, ports);
    const others = await planOthers(merged, request, ports);
    const targets = [
        ...(0,resources/* joinRepositories */.$F)(others.flatMap(({ repositories }) => repositories)),
        ...merged.map((target) => {
            const own = others.map(({ targets: of }) => of.get(target)).filter((each) => each !== undefined);
            return (0,plan_target/* planTarget */.hB)(target, own, request, ports);
        }),
    ];
    const done = firstForms(declared);
    const lints = done.flatMap((each) => each.declared.lints);
    const plans = targets.map(({ plan }) => plan);
    const compared = targets.every(({ session }) => session !== undefined);
    const scope = { ...request.scope, lints: done.flatMap(lintTexts) };
    return {
        plan: { version: 1, digest: compared ? (0,plan_plan/* digestOf */.ol)(plans, scope, ports.sha256Hex) : plan_plan/* NOT_COMPARED */.SD, targets: plans },
        targets,
        lints,
        warnings: [
            ...new Set([
                ...done.flatMap(({ entry, trust, declared: { warnings } }) => [...trust.warnings, ...warnings].map((warning) => `${entry.source}: ${warning}`)),
                ...waitingWarnings(declared),
                ...spellingWarnings(merged),
                ...others.flatMap((each) => each.warnings),
                ...warnings,
            ]),
        ],
    };
}

// EXTERNAL MODULE: ./build/federation/exchange/propagation.js
var propagation = __webpack_require__(534);
// EXTERNAL MODULE: ./build/federation/plan/session.js
var session = __webpack_require__(6846);
;// CONCATENATED MODULE: ./build/federation/fleet/read-targets.js
/** Reads many targets: applications all together, managed identities side by side, and what is not found again for a while. */





// How fast they may be asked is the adapter's to know.
const read_targets_AT_ONCE = 64;
/** Applications that are asked for at a time: what one batch of filters holds, so that the log can count. */
const PART = 300;
const PARTS_AT_ONCE = 4;
/** A manager that may write credentials of a managed identity need not be allowed to read the identity itself. */
async function readFacts(address, store) {
    try {
        return await store.readTarget();
    }
    catch (error) {
        const forbidden = error instanceof core_error/* FederationError */.yP && error.code === 'manager-forbidden';
        if (!forbidden || address.kind !== 'managed-identity')
            throw error;
        return { clientId: '', id: address.resourceId, uniqueName: null, displayName: null };
    }
}
/** Turns a failure of ours into a reading. */
async function attempt(read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return { ok: false, error };
    }
}
/** Reads targets one by one through their stores. */
async function readSingly(addresses, open, clock, onRead) {
    const deadline = clock.now() + session/* MISSING_TARGET_MS */.a;
    const readings = await (0,fleet/* mapAtMost */.X)(addresses, read_targets_AT_ONCE, async (address) => {
        try {
            return await attempt(async () => {
                const store = await open(address);
                const stored = await (0,session/* readStored */.C)(store, clock, deadline);
                return { ok: true, facts: await readFacts(address, store), stored, store };
            });
        }
        finally {
            onRead();
        }
    });
    return new Map(addresses.map((address, index) => [address, readings[index]]));
}
const isMissing = (reading) => !reading.ok && reading.error.code === 'application-not-found';
/** Reads applications part by part; what fails as a whole fails for each of a part. */
async function readParts(addresses, readApplications, onRead) {
    const count = Math.ceil(addresses.length / PART);
    const parts = Array.from({ length: count }, (_, part) => addresses.slice(part * PART, (part + 1) * PART));
    await (0,fleet/* mapAtMost */.X)(parts, PARTS_AT_ONCE, async (part) => {
        const readings = await readApplications(part).catch((error) => {
            if (!(error instanceof core_error/* FederationError */.yP))
                throw error;
            return part.map(() => ({ ok: false, error }));
        });
        for (const [index, address] of part.entries())
            onRead(address, readings[index]);
    });
}
/** Reads applications together; those that are not found may have been created seconds ago, and are asked for again. */
async function readTogether(addresses, readApplications, clock, onRead) {
    const readings = new Map();
    const patience = clock.now() + session/* MISSING_TARGET_MS */.a;
    let open = addresses;
    for (let retry = 0; open.length > 0; retry++) {
        const missing = [];
        await readParts(open, readApplications, (address, reading) => {
            readings.set(address, reading);
            if (isMissing(reading))
                missing.push(address);
            else
                onRead();
        });
        open = missing;
        if (open.length > 0 && !(await (0,propagation/* sleepUntil */.Kc)(patience, (0,propagation/* propagationDelay */.iM)(retry, clock.random()), clock)))
            break;
    }
    for (const _ of open)
        onRead();
    return readings;
}
/** Finds what was read already. */
function indexSwept(swept) {
    const byKey = new Map(swept.flatMap(({ facts, reading }) => keysOf(facts).map((key) => [key, reading])));
    return (address) => byKey.get(target_key_keyOf(address));
}
/**
 * Builds the reader over a function that opens one target with the manager's rights.
 * @param readApplications reads many applications in few requests; without it each is read through its store
 */
function createTargetReader(open, clock, readApplications) {
    return async (addresses, onRead, already = []) => {
        const known = indexSwept(already);
        const together = addresses.filter((each) => each.kind === 'application' && readApplications !== undefined && known(each) === undefined);
        const isRead = new Set(together);
        const singly = addresses.filter((each) => !isRead.has(each) && known(each) === undefined);
        const [one, many] = await Promise.all([
            readSingly(singly, open, clock, onRead),
            readApplications === undefined ? new Map() : readTogether(together, readApplications, clock, onRead),
        ]);
        return Promise.all(addresses.map(async (address) => {
            const single = one.get(address);
            if (single !== undefined)
                return single;
            const swept = known(address);
            if (swept !== undefined)
                onRead();
            const reading = swept ?? many.get(address);
            return reading.ok ? attempt(async () => ({ ...reading, store: await open(address) })) : reading;
        }));
    };
}

// EXTERNAL MODULE: ./build/github/reader.js
var github_reader = __webpack_require__(2423);
;// CONCATENATED MODULE: ./build/config/declared.js
/** The text that two spellings of one key share. */
function keyText(key) {
    switch (key.kind) {
        case 'client-id':
            return `client-id ${key.clientId.toLowerCase()}`;
        case 'object-id':
            return `object-id ${key.objectId.toLowerCase()}`;
        case 'unique-name':
            return `unique-name ${key.uniqueName}`;
        case 'managed-identity':
            return `managed-identity ${key.resourceId.toLowerCase()}`;
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/config/plain-yaml.js
/** What YAML allows and a file may not hold: keys that are no text, types of other languages, older versions, half characters. */

// The types of JSON: https://yaml.org/spec/1.2.2/#chapter-10-recommended-schemas
const PLAIN_TAGS = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));
/** A surrogate without its other half. */
const HALF = /\p{Surrogate}/u;
const offsetOf = (node) => node?.range?.[0] ?? 0;
/** The text of a key; undefined where reading it makes another text of it (`1.10` is the number 1.1), or none. */
function plain_yaml_keyOf(key) {
    if (!(0,dist/* isScalar */.jn)(key) || key.value === null)
        return undefined;
    const text = String(key.value);
    const isItself = typeof key.value === 'string' || key.source === text;
    // JavaScript has a meaning of its own for this one.
    return isItself && text !== '__proto__' ? text : undefined;
}
/** Each key stands once; two spellings of one (`1` and `"1"`) are one. */
function plain_yaml_keysOf(items) {
    const known = new Set();
    return items.flatMap(({ key }) => {
        const text = plain_yaml_keyOf(key);
        if (text === undefined)
            return [{ code: 'BAD_KEY', offset: offsetOf(key) }];
        if (known.has(text))
            return [{ code: 'DUPLICATE_KEY', offset: offsetOf(key) }];
        known.add(text);
        return [];
    });
}
function oddAt(node, isTagOdd) {
    const offset = offsetOf(node);
    const isOdd = node.tag !== undefined && isTagOdd(node.tag);
    const tag = isOdd ? [{ code: 'TAG_RESOLVE_FAILED', offset }] : [];
    const isHalf = (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' && HALF.test(node.value);
    return [...tag, ...(isHalf ? [{ code: 'HALF_CHARACTER', offset }] : [])];
}
/** Finds everything in a document that is not plain YAML 1.2 with keys of text. */
function findOddities(document) {
    const { explicit, version } = document.directives?.yaml ?? {};
    const found = explicit === true && version !== '1.2' ? [{ code: 'OTHER_VERSION', offset: 0 }] : [];
    // A tag of which the library knows nothing is its own complaint.
    const isSaid = [...document.errors, ...document.warnings].some(({ code }) => code === 'TAG_RESOLVE_FAILED');
    (0,dist/* visit */.YR)(document, {
        Node: (_, node) => {
            if (!(0,dist/* isAlias */.Vj)(node))
                found.push(...oddAt(node, (tag) => !isSaid && !PLAIN_TAGS.has(tag)));
            if ((0,dist/* isMap */.jh)(node))
                found.push(...plain_yaml_keysOf(node.items));
        },
    });
    return found;
}

;// CONCATENATED MODULE: ./build/config/document.js
/** YAML text as a value with the place of every node; bounded, so that no file can exhaust the machine. */


/** Longest file in characters. */
const TEXT_LIMIT = 5_000_000;
/** Most nodes of one file after its aliases are followed. */
const NODE_LIMIT = 100_000;
/** Aliases of anchors that are not there; the library finds them only when it makes values. */
function danglingAliases(document) {
    const found = [];
    (0,dist/* visit */.YR)(document, {
        Alias: (_, alias) => {
            if (alias.resolve(document) === undefined)
                found.push(alias.range?.[0] ?? 0);
        },
    });
    return found;
}
/** Counts nodes as they are after aliases, from the leaves up: an alias counts what it points to, and so on. */
function countNodes(document) {
    const counted = new Map();
    const count = (node) => {
        if ((0,dist/* isAlias */.Vj)(node))
            return count(node.resolve(document));
        const known = counted.get(node);
        if (known !== undefined)
            return known;
        // An alias inside of what it names would never end.
        counted.set(node, Number.POSITIVE_INFINITY);
        let sum = 1;
        if ((0,dist/* isCollection */.P3)(node)) {
            for (const item of node.items)
                sum += count((0,dist/* isPair */.tO)(item) ? item.value : item);
        }
        counted.set(node, sum);
        return sum;
    };
    return count(document.contents);
}
/** The pairs of a mapping by key, put together once: a file may hold as many mistakes as keys. */
function pairsOf(map, known) {
    const pairs = known.get(map) ?? new Map(map.items.map((pair) => [String((0,dist/* isScalar */.jn)(pair.key) ? pair.key.value : pair.key), pair]));
    known.set(map, pairs);
    return pairs;
}
function document_step({ node }, name, document, known) {
    const inner = (0,dist/* isAlias */.Vj)(node) ? (node.resolve(document) ?? null) : node;
    if ((0,dist/* isMap */.jh)(inner)) {
        const pair = pairsOf(inner, known).get(String(name));
        return pair === undefined ? undefined : { node: pair.value, key: pair.key };
    }
    if (!(0,dist/* isSeq */.oP)(inner) || typeof name !== 'number')
        return undefined;
    const item = inner.items[name];
    return item === undefined ? undefined : { node: item, key: item };
}
function createPlaceOf(file, document, lines) {
    const known = new WeakMap();
    return (path, at = 'value') => {
        let found = { node: document.contents, key: null };
        for (const name of path) {
            const next = document_step(found, name, document, known);
            if (next === undefined)
                break;
            found = next;
        }
        const offset = (at === 'key' ? (found.key ?? found.node) : (found.node ?? found.key))?.range?.[0] ?? 0;
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
}
// The library's own sentences may quote the file; only what comes before is ours to print.
const SENTENCES = {
    TAB_AS_INDENT: 'A tab indents this line; YAML takes blanks only.',
    DUPLICATE_KEY: 'This key stands twice in the same mapping.',
    BAD_INDENT: 'The indentation does not fit the lines around it.',
    MULTIPLE_DOCS: 'The file holds more than one document.',
    BAD_ALIAS: 'This alias names an anchor that is not there.',
    BAD_SCALAR_START: 'A value that begins with this character must stand in quotes.',
    BLOCK_AS_IMPLICIT_KEY: 'A second key stands in this line; a value that holds a colon and a blank must stand in quotes.',
    MISSING_CHAR: 'Something is missing before this, such as a closing quote or bracket.',
    BAD_DQ_ESCAPE: 'Double quotes know no such escape; in single quotes a backslash is itself.',
    TAG_RESOLVE_FAILED: 'This tag is not known; plain YAML values stand here.',
    BAD_DIRECTIVE: 'Only YAML 1.2 is read here.',
    OTHER_VERSION: 'Only YAML 1.2 is read here.',
    BAD_KEY: 'This key is no text of its own: put it in quotes, or give it another name.',
    HALF_CHARACTER: 'This text holds half of a character (a surrogate alone), which cannot be sent.',
    RESOURCE_EXHAUSTION: 'The file nests too deeply.',
};
// Each of these is a mistake of its own; of other ones the first may have led to the rest.
const INDEPENDENT = new Set([
    'TAB_AS_INDENT',
    'DUPLICATE_KEY',
    'TAG_RESOLVE_FAILED',
    'BAD_DIRECTIVE',
]);
function independent({ errors, warnings }) {
    const all = [...errors, ...warnings];
    const [first] = all.filter(({ code }) => !INDEPENDENT.has(code));
    return all.filter((each) => each === first || INDEPENDENT.has(each.code));
}
function whole(file, message) {
    return { ok: false, problems: [{ file, line: 1, column: 1, message }] };
}
/** Parses the text of one YAML 1.2 file. A byte order mark and CRLF are accepted. */
function parseConfigDocument(file, text) {
    if (text.length > TEXT_LIMIT)
        return whole(file, `The file is longer than ${TEXT_LIMIT.toLocaleString('en')} characters.`);
    const lines = new dist/* LineCounter */.HN();
    const documents = (0,dist/* parseAllDocuments */.hR)(text.replace(/^\uFEFF/, ''), {
        lineCounter: lines,
        prettyErrors: false,
        // The library compares each key with each other one; ours are counted by `findOddities`.
        uniqueKeys: false,
    });
    const [document] = documents;
    if (!Array.isArray(documents) || document === undefined || document.contents === null)
        return whole(file, 'The file is empty.');
    const problems = independent(document).map(({ code, pos: [start] }) => {
        const { line, col } = lines.linePos(start);
        return { file, line, column: col, message: SENTENCES[code] ?? 'This is not valid YAML.' };
    });
    const complain = (offset, code) => {
        const { line, col } = lines.linePos(offset);
        problems.push({ file, line, column: col, message: SENTENCES[code] ?? '' });
    };
    for (const offset of danglingAliases(document))
        complain(offset, 'BAD_ALIAS');
    for (const { code, offset } of findOddities(document))
        complain(offset, code);
    if (documents.length > 1)
        complain(documents[1]?.range[0] ?? 0, 'MULTIPLE_DOCS');
    if (problems.length > 0)
        return { ok: false, problems };
    if (countNodes(document) > NODE_LIMIT) {
        return whole(file, `The file holds more than ${NODE_LIMIT.toLocaleString('en')} values once its aliases are followed.`);
    }
    const value = document.toJS({ maxAliasCount: -1 });
    return { ok: true, document: { file, value, placeOf: createPlaceOf(file, document, lines) } };
}

// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
;// CONCATENATED MODULE: ./build/config/problem.js
/** What is wrong in a configuration or policy file, and where: every mistake at once, each as `file:line:column`. */


/** Writes a place as editors and terminals link it: `federation.yml:12:5`. */
function formatPlace({ file, line, column }) {
    return `${file}:${line}:${column}`;
}
/**
 * Stops where a file is wrong, with every mistake in the order of files and lines.
 * @throws FederationError `configuration-invalid`, or `certificate-invalid` where the files that it names are
 */
function throwConfigProblems(problems, code = 'configuration-invalid') {
    const [first] = problems;
    if (first === undefined)
        return;
    const sorted = problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
    const lines = [...new Set(sorted.map((problem) => (0,visible/* visible */.R)(`${formatPlace(problem)}: ${problem.message}`)))];
    throw new core_error/* FederationError */.yP(code, lines.length === 1 ? `A file is wrong: ${lines[0]}` : `The configuration holds ${lines.length} mistakes.`, {
        hint: 'Correct the file; nothing was sent.',
        details: lines.length === 1 ? [] : lines,
    });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/core/certificate/stored-key.js
var stored_key = __webpack_require__(3293);
;// CONCATENATED MODULE: ./build/config/terms.js
/** The terms of which schemas of files are made: texts, GUIDs, repositories, numbers, lists, each with its own sentence. */



const OWNER_NAME = /^[A-Za-z0-9._-]{1,60}$/;
// Without dot segments and empty ones: a URL's parser would make another scope of them.
const SCOPE = /^\/(?:subscriptions|providers\/Microsoft\.Management\/managementGroups)(?:\/(?!\.{1,2}(?:\/|$))[^/?#%\\\s]+)+\/?$/i;
const ENVIRONMENT = /^(?!\.{1,2}$)/;
const WORKFLOW = /^[^/@:*?']+\/[^/@:*?']+\/\.github\/workflows\/[^@*?']+@[^*?'\s]+$/;
const VARIABLE = /^(?!GITHUB_)[A-Za-z_][A-Za-z0-9_]*$/i;
/** Text of 1 to `most` characters. */
const terms_text = (what, description, most = 600) => schemas/* string */.YjP({ error: ({ code }) => (code === 'invalid_type' ? `${what} must be text.` : undefined) })
    .min(1, `${what} is empty.`)
    .max(most, `${what} is longer than ${most.toLocaleString('en')} characters.`)
    .describe(description);
const pattern = (what, form, expected, description) => terms_text(what, description).regex(form, `${what} must be ${expected}.`);
/** An environment; `.` and `..` name something else in an address of GitHub's API. */
const environmentName = (description) => pattern('An environment', ENVIRONMENT, 'a name; a dot or two alone are none', description);
const guid = (what, description) => pattern(what, target/* GUID */.Sm, 'a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)', description);
const repository = pattern('A repository', subject_repository/* REPOSITORY */.B, 'owner/name', 'A repository of GitHub, owner/name.');
const identity = pattern('A managed identity', target/* IDENTITY_ID */.xs, target/* IDENTITY_ID_FORM */.uq, 'ARM ID of a user-assigned managed identity.');
const flag = (description) => schemas/* boolean */.zMY({ error: 'Only true or false stands here.' }).describe(description);
const terms_whole = (least, most, description) => schemas/* int */.Whr({ error: 'A whole number stands here.' })
    .min(least, `The number must be at least ${least}.`)
    .max(most, `The number must be at most ${most}.`)
    .describe(description);
/** One value, or a list of them: the list means each. */
const oneOrMany = (item, description) => schemas/* union */.KCZ([item, schemas/* array */.YOg(item).min(1, 'The list is empty.')]).describe(description);
const record = (key, value, description) => schemas/* record */.g1P(key, value, { error: 'A mapping stands here.' }).describe(description);

;// CONCATENATED MODULE: ./build/config/certificate-schema.js
/** The schema of a certificate in a file: the public part of what an application signs its assertions with. */



const KINDS = /\.(?:cer|crt|pem)$/i;
const PFX = /\.(?:pfx|p12)$/i;
/** One entry of `certificates:`. */
const certificateSchema = schemas/* strictObject */.rej({
    file: terms_text('A file', 'Certificate file (.cer, .pem, .crt; DER or PEM), from the root of the checkout; of a chain the leaf.').superRefine((path, context) => {
        if (KINDS.test(path))
            return;
        const message = PFX.test(path)
            ? 'A .pfx holds the private key: export the certificate alone as .cer or .pem, and keep the .pfx out of the repository.'
            : 'A certificate file ends in .cer, .pem or .crt.';
        context.addIssue({ code: 'custom', message });
    }),
    'display-name': terms_text('A display name', 'Name of the certificate that people see; default: its subject.')
        .max(stored_key/* DISPLAY_NAME_LIMIT */.hC, `Entra shortens a display name after ${stored_key/* DISPLAY_NAME_LIMIT */.hC} characters: write a shorter one.`)
        .optional(),
})
    .describe('A certificate by which the application signs in.');

;// CONCATENATED MODULE: ./build/config/checks.js
/** Keys of an entry that are given. */
function given(entry, keys) {
    return keys.filter((key) => entry[key] !== undefined);
}
const quoted = (keys) => keys.map((key) => `\`${key}\``).join(', ');
/** A check that exactly one of the keys is given. */
function exactlyOne(...keys) {
    return (entry, context) => {
        const found = given(entry, keys);
        if (found.length === 1)
            return;
        if (found.length === 0)
            context.addIssue({ code: 'custom', message: `One of ${quoted(keys)} is missing.`, params: { missing: keys } });
        else
            context.addIssue({ code: 'custom', message: `Only one of ${quoted(found)} can stand here.` });
    };
}
const lengthOf = (value) => (Array.isArray(value) ? value.length : 1);
/** `create` needs a name by which the application is found again. */
function checkCreate(entry, context) {
    if (entry.create === undefined || entry['unique-name'] !== undefined)
        return;
    const message = '`create` needs `unique-name`: by that name the application is found again.';
    context.addIssue({ code: 'custom', path: ['create'], message });
}
/** Contexts of GitHub: exactly one of these says which jobs are meant. */
const GITHUB_CONTEXTS = [
    'environment',
    'branch',
    'tag',
    'pull-request',
    'branch-pattern',
    'tag-pattern',
    'merge-queue',
];
function checkOwner(entry, context) {
    if (entry.owner === undefined)
        return;
    if (entry.repository !== undefined)
        context.addIssue({ code: 'custom', message: 'Only one of `owner`, `repository` can stand here.' });
    if (entry['reusable-workflow'] !== undefined)
        return;
    const message = 'Every repository of the owner could present this (subject-too-broad): name the reviewed workflow in `reusable-workflow`.';
    context.addIssue({ code: 'custom', path: ['owner'], message });
}
/** How many credentials an entry stands for: lists multiply. */
function countOf({ github, kubernetes }) {
    if (github !== undefined)
        return lengthOf(github.repository);
    if (kubernetes === undefined)
        return 1;
    return lengthOf(kubernetes.issuer) * lengthOf(kubernetes.namespace) * lengthOf(kubernetes['service-account']);
}
function checkMatch(entry, context) {
    const matches = ['subject', 'claims-matching-expression'];
    if (entry.issuer !== undefined) {
        exactlyOne(...matches)(entry, context);
        return;
    }
    for (const key of given(entry, matches))
        context.addIssue({ code: 'custom', path: [key], message: `\`${key}\` goes with \`issuer\` only.` });
}
function checkName(entry, context) {
    const count = countOf(entry);
    if (entry.name === undefined || count === 1)
        return;
    context.addIssue({ code: 'custom', path: ['name'], message: `One name cannot serve ${count} credentials.` });
}

;// CONCATENATED MODULE: ./build/config/credential-schema.js
/** The schema of a federated credential in a file: whom an identity trusts. */



const github = schemas/* strictObject */.rej({
    repository: oneOrMany(repository, 'One repository, or several; left out: the one that this runs in.').optional(),
    owner: pattern('An owner', /^[\w.-]+$/, 'the name of an organisation or a person', 'Every repository of this owner; needs `reusable-workflow`.').optional(),
    environment: environmentName('Spelled as in the workflow.').optional(),
    branch: terms_text('A branch', 'One branch, without refs/heads/.').optional(),
    tag: terms_text('A tag', 'One tag, without refs/tags/.').optional(),
    'pull-request': schemas/* literal */.euz(true, { error: '`pull-request` is `true`, or not there.' })
        .optional()
        .describe('Every pull request.'),
    'branch-pattern': terms_text('A pattern', 'Every branch that fits: a flexible credential.').optional(),
    'tag-pattern': terms_text('A pattern', 'Every tag that fits: a flexible credential.').optional(),
    'merge-queue': terms_text('A branch', 'The merge queue of this branch: a flexible credential.').optional(),
    'reusable-workflow': pattern('A reusable workflow', WORKFLOW, 'owner/repo/.github/workflows/file.yml@ref in full, without a wildcard', 'The job must come from this workflow.').optional(),
    claims: record(schemas/* string */.YjP().min(1), terms_text('A claim', 'What the job will carry.'), 'Claims that a customised template needs.').optional(),
})
    .superRefine(exactlyOne(...GITHUB_CONTEXTS))
    .superRefine(checkOwner)
    .describe('A job of GitHub Actions.');
const kubernetes = schemas/* strictObject */.rej({
    issuer: oneOrMany(terms_text('An issuer', 'Issuer URL of the cluster, or a name of `issuers`.'), 'One cluster, or several.'),
    namespace: oneOrMany(terms_text('A namespace', 'Namespace of the service account.'), 'One namespace, or several.'),
    'service-account': oneOrMany(terms_text('A service account', 'Name of the service account.'), 'One service account, or several.'),
})
    .describe('Service accounts of Kubernetes.');
const managedIdentity = schemas/* strictObject */.rej({
    'tenant-id': guid('A tenant ID', 'Tenant of the managed identity.'),
    'principal-id': guid('A principal ID', 'Principal (object) ID, not the client ID.'),
})
    .describe('A managed identity as credential, as for customer-managed keys across tenants.');
/** One entry of `credentials:`. */
const credentialSchema = schemas/* strictObject */.rej({
    name: pattern('A name', /^[a-zA-Z0-9][a-zA-Z0-9-_]{2,119}$/, '3 to 120 letters, digits, hyphens and underscores', 'Name of the credential; it cannot be changed later.').optional(),
    audience: terms_text('An audience', 'Audience stored in the credential; default: the cloud’s.').optional(),
    adopt: flag('Takes over a credential that somebody else made.').optional(),
    github: github.optional(),
    kubernetes: kubernetes.optional(),
    'managed-identity': managedIdentity.optional(),
    issuer: terms_text('An issuer', 'Any other OIDC issuer, or a name of `issuers`.').optional(),
    subject: terms_text('A subject', 'Exact subject of that issuer’s token.').optional(),
    'claims-matching-expression': terms_text('An expression', 'Flexible expression over the token’s claims.').optional(),
})
    .superRefine(exactlyOne('github', 'kubernetes', 'managed-identity', 'issuer'))
    .superRefine(checkMatch)
    .superRefine(checkName)
    .describe('A federated credential: whom the identity trusts.');

;// CONCATENATED MODULE: ./build/config/immutable-subjects.js
/** `immutable-subjects:` of a file: one word, or a mapping that says more. */



const EXPECTED = '`immutable-subjects` is keep, add or finish, or a mapping with `default`.';
const switchSchema = schemas/* strictObject */.rej({
    repositories: schemas/* array */.YOg(pattern('A repository', /^[\w.-]+\/[\w.*-]+$/, 'owner/name, where * may stand in the name', 'A repository of GitHub, owner/name; `*` in the name is any run of characters, which needs a policy file.'), { error: 'A list stands here.' })
        .min(1, 'The list is empty.')
        .describe('Repositories that are turned: names, or patterns, of which archived repositories are left out.'),
    'at-most': terms_whole(1, 10_000, 'How many repositories are turned in one run, in the order of their names.'),
}, {
    error: ({ code }) => code === 'invalid_type' ? 'A mapping of `repositories` and `at-most` stands here.' : undefined,
})
    .describe('Turns repositories to subjects with IDs, a wave per run, where every credential that trusts them by names has its twin stored.');
const word = schemas/* enum */.k5n(['keep', 'add', 'finish'], { error: EXPECTED });
const immutableSubjectsSchema = schemas/* union */.KCZ([
    schemas/* strictObject */.rej({
        default: word
            .optional()
            .describe('What holds for every GitHub credential of the file: keep (the default), add or finish.'),
        switch: switchSchema.optional(),
        'finish-after-days': terms_whole(0, 365, 'Days that the form by names stays after `finish` found that it can go; 0 where nothing is said, and on managed identities.').optional(),
    }, { error: ({ code }) => (code === 'invalid_type' ? EXPECTED : undefined) }),
    word,
])
    .describe('Subjects with the IDs of owner and repository. keep (the default): trusts what a repository presents now; add: trusts the form with IDs beside the one by names, so that either may be presented; finish: trusts the form with IDs alone once the repository presents it.');
/** Fills in what is not said. */
function expandImmutableSubjects(entry = 'keep', document) {
    const said = typeof entry === 'string' ? { default: entry } : entry;
    const placeOf = (index) => document.placeOf(['immutable-subjects', 'switch', 'repositories', index]);
    return {
        immutableSubjects: said.default ?? 'keep',
        finishAfterDays: said['finish-after-days'] ?? 0,
        switches: said.switch && {
            repositories: said.switch.repositories.map((name, index) => ({ name, source: formatPlace(placeOf(index)) })),
            atMost: said.switch['at-most'],
        },
    };
}
/** Nothing says on a managed identity since when a credential waits: ARM stores no description. */
function daysProblems({ immutableSubjects, finishAfterDays }, targets) {
    if (immutableSubjects !== 'finish' || finishAfterDays === 0)
        return [];
    const message = '`finish-after-days` above 0 cannot hold for a managed identity, where nothing stores since when a credential waits: write 0, or move it to a file of its own.';
    return targets.filter(({ key }) => key.kind === 'managed-identity').map(({ place }) => ({ ...place, message }));
}

;// CONCATENATED MODULE: ./build/config/secret-schema.js
/** The schema of client secrets in a file: those that are made, stored and rotated, and those that go for good. */



/** Rotates this many days before the end where nothing is said; of a short life half. */
const ROTATE_BEFORE_DAYS = 14;
const destination = schemas/* strictObject */.rej({
    repository: repository.optional(),
    environment: environmentName('Environment that gets the secret; it needs reviewers or a branch rule.').optional(),
    name: pattern('A secret', VARIABLE, 'letters, digits and underscores, and not GITHUB_…', 'Name of the Actions secret.'),
})
    .describe('The one place that gets the value: a secret of GitHub, sealed for its own key.');
function checkTimes(entry, context) {
    const { 'lifetime-days': lifetime = 90, 'rotate-before-days': before = 0, 'overlap-hours': overlap = 24 } = entry;
    const complain = (key, message) => context.addIssue({ code: 'custom', path: [key], message });
    if (Number(before) >= Number(lifetime))
        complain('rotate-before-days', 'It is rotated before it ends: fewer days than `lifetime-days`.');
    if (Number(overlap) >= Number(lifetime) * 24)
        complain('overlap-hours', 'The older secret goes before the new one ends: fewer hours than `lifetime-days` has.');
}
/** One entry of `client-secrets:`. */
const clientSecretSchema = schemas/* strictObject */.rej({
    'display-name': terms_text('A display name', 'Name of the secret in Entra.').max(120),
    'lifetime-days': terms_whole(1, secret/* LONGEST_LIFETIME_DAYS */.VG, 'Days that the secret lives; 90 where nothing is said.').optional(),
    'rotate-before-days': terms_whole(0, secret/* LONGEST_LIFETIME_DAYS */.VG, `Days before its end at which another one takes its place; ${ROTATE_BEFORE_DAYS} where nothing is said.`).optional(),
    'overlap-hours': terms_whole(0, 8760, 'Hours that the older secret stays beside the new one; 24 where nothing is said.').optional(),
    adopt: schemas/* boolean */.zMY({ error: 'Only true or false stands here.' })
        .describe('Overwrites a secret of GitHub that somebody else stored.')
        .optional(),
    'github-secret': destination,
})
    .superRefine(checkTimes)
    .describe('A client secret that is made, stored at GitHub, and rotated.');
const THUMBPRINT = /^(?:[0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** A list of names, or the word `all`. */
const namedOrAll = (item, error) => schemas/* union */.KCZ([schemas/* literal */.euz('all', { error }), schemas/* array */.YOg(item, { error }).min(1, 'The list is empty.')]);
/** The entry `retire:` of an application. */
const retireSchema = schemas/* strictObject */.rej({
    'client-secrets': namedOrAll(guid('A key ID', 'Key ID of a secret.'), 'Key IDs stand here, or the word all.')
        .optional()
        .describe('Key IDs of secrets, or all of the application and its service principal.'),
    certificates: namedOrAll(pattern('A certificate', THUMBPRINT, 'a key ID (GUID) or a thumbprint (40 hex digits)', 'Key ID or SHA-1 thumbprint of a certificate.'), 'Key IDs or thumbprints stand here, or the word all.')
        .optional()
        .describe('Certificates by key ID or thumbprint, or all of the application and its service principal.'),
    when: schemas/* strictObject */.rej({
        'federated-sign-in-within-days': terms_whole(1, 30, 'Days within which the sign-in log has to show a sign-in without secret; 14 where nothing is said.').optional(),
        'secret-unused-for-days': terms_whole(1, 365, 'Days for which nobody may have used the secret; in the public cloud only.').optional(),
    })
        .optional()
        .describe('What has to be seen before.'),
})
    .superRefine((entry, context) => {
    if (entry['client-secrets'] !== undefined || entry.certificates !== undefined)
        return;
    context.addIssue({ code: 'custom', message: '`retire` names `client-secrets`, `certificates`, or both.' });
})
    .describe('Takes secrets and certificates away for good, where it is proved that nobody needs them.');
/** `all` would take away at once what the same entry makes. */
function checkRetire(entry, context) {
    const retired = entry.retire;
    for (const kind of ['client-secrets', 'certificates']) {
        if (retired?.[kind] !== 'all' || entry[kind] === undefined)
            continue;
        const message = `\`all\` and \`${kind}\` cannot stand on one application: name what goes.`;
        context.addIssue({ code: 'custom', path: ['retire', kind], message });
    }
}

;// CONCATENATED MODULE: ./build/config/schema.js
/** The schema of a configuration file: what a team declares to be trusted. `schema/federation.schema.json` is made from it. */








const role = schemas/* strictObject */.rej({
    role: terms_text('A role', 'Name or GUID of an Azure role definition.'),
    scope: pattern('A scope', SCOPE, 'an ARM ID (/subscriptions/…)', 'ARM ID at which the role is assigned.'),
})
    .describe('An Azure role of the identity.');
const create = schemas/* strictObject */.rej({
    'display-name': terms_text('A display name', 'Name of the application that people see.').max(256),
    owners: schemas/* array */.YOg(guid('An owner', 'Object ID of a person or service principal.'))
        .optional()
        .describe('Owners besides the manager.'),
    'service-management-reference': terms_text('A reference', 'Entry in a service or asset database.').optional(),
})
    .describe('Creates application and service principal where they are missing.');
const rules = {
    branches: schemas/* array */.YOg(terms_text('A branch', 'Branch, or pattern of branches, that may deploy.'))
        .optional()
        .describe('Branches that may deploy; `*` stops at a slash. Rules are tightened, never loosened.'),
    tags: schemas/* array */.YOg(terms_text('A tag', 'Tag, or pattern of tags, that may deploy.'))
        .optional()
        .describe('Tags that may deploy.'),
    'protected-branches': flag('Only protected branches may deploy.').optional(),
    reviewers: schemas/* array */.YOg(terms_text('A reviewer', 'A person (octocat) or a team (octo-org/ops).'))
        .max(6, 'GitHub takes at most six reviewers.')
        .optional()
        .describe('Who must approve a deployment, one of them at least: people, or teams as org/team.'),
    'prevent-self-review': flag('Who started the run may not approve it.').optional(),
    'wait-minutes': terms_whole(0, 43_200, 'Minutes to wait before a deployment.').optional(),
};
const environment = schemas/* strictObject */.rej({
    'client-id': guid('A client ID', 'Application (client) ID that the environment signs in as.').optional(),
    'managed-identity': identity.optional(),
    'unique-name': terms_text('A unique name', 'Alternate key of the application, set when it is created.')
        .max(120)
        .optional(),
    create: create.optional(),
    roles: schemas/* array */.YOg(role).optional().describe('Azure roles of the identity.'),
    adopt: flag('Takes over a credential, or a variable with another value, that somebody else made.').optional(),
    ...rules,
})
    .superRefine(exactlyOne('client-id', 'managed-identity', 'unique-name'))
    .superRefine(checkCreate)
    .describe('An environment and the identity that its jobs get.');
const variables = record(schemas/* string */.YjP().regex(VARIABLE, 'A variable is named by letters, digits and underscores, and not GITHUB_….'), terms_text('A variable', 'Value of the variable.', 48_000), 'Variables of every environment of this entry, besides AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_SUBSCRIPTION_ID, which follow from its identity.');
const repositoryEntry = schemas/* strictObject */.rej({
    repository: oneOrMany(repository, 'One repository, or several; left out: the one that this runs in.').optional(),
    environments: record(environmentName('An environment.'), environment, 'Environment to identity.'),
    variables: variables.optional(),
})
    .describe('The short form: environment, identity, credential and variables follow from one line.');
const schema_target = {
    adopt: flag('Takes over what somebody else made on this target.').optional(),
    roles: schemas/* array */.YOg(role).optional().describe('Azure roles of the identity.'),
    credentials: schemas/* array */.YOg(credentialSchema).optional().describe('Federated credentials.'),
};
const application = schemas/* strictObject */.rej({
    'client-id': guid('A client ID', 'Application (client) ID.').optional(),
    'object-id': guid('An object ID', 'Object ID of the application.').optional(),
    'unique-name': terms_text('A unique name', 'Alternate key of the application.').max(120).optional(),
    create: create.optional(),
    ...schema_target,
    certificates: schemas/* array */.YOg(certificateSchema, { error: 'A list stands here.' })
        .optional()
        .describe('Certificates by which the application signs in.'),
    'client-secrets': schemas/* array */.YOg(clientSecretSchema, { error: 'A list stands here.' })
        .optional()
        .describe('Client secrets that are made, stored at GitHub, and rotated.'),
    retire: retireSchema.optional(),
})
    .superRefine(exactlyOne('client-id', 'object-id', 'unique-name'))
    .superRefine(checkCreate)
    .superRefine(checkRetire)
    .describe('An application of Entra.');
const managedIdentityTarget = schemas/* strictObject */.rej({ 'resource-id': identity, ...schema_target })
    .describe('A user-assigned managed identity of Azure.');
/** A configuration file as it stands, before lists are multiplied. */
const configSchema = schemas/* strictObject */.rej({
    'tenant-id': schemas/* string */.YjP({ error: 'A tenant must be text.' })
        .refine((value) => target/* GUID */.Sm.test(value) || target/* DOMAIN */.V2.test(value), 'A tenant is a GUID, or a domain of it.')
        .optional()
        .describe('Directory (tenant) ID, or a verified domain of the tenant.'),
    owner: pattern('An owner', OWNER_NAME, '1 to 60 letters, digits, dots, hyphens and underscores', 'Stable name of who owns what this file writes; default: repository and path.').optional(),
    'previous-owners': schemas/* array */.YOg(terms_text('A previous owner', 'Owner whose credentials this file takes over.'))
        .optional()
        .describe('Owners that a moved file had before.'),
    'immutable-subjects': immutableSubjectsSchema.optional(),
    prune: flag('Deletes what this owner owns and no longer declares.').optional(),
    defaults: schemas/* strictObject */.rej(rules)
        .optional()
        .describe('Rules of every environment below; one that gives branches, tags or protected-branches itself takes none of these three.'),
    issuers: record(schemas/* string */.YjP().regex(/^[\w-]+$/, 'A name of an issuer holds letters, digits, hyphens and underscores.'), pattern('An issuer', /^https:\/\/[^\s]+$/, 'an https URL', 'URL of the issuer, to the letter.'), 'Names for issuers.').optional(),
    repositories: schemas/* array */.YOg(repositoryEntry, { error: 'A list stands here.' })
        .optional()
        .describe('The short form, per repository and environment.'),
    applications: schemas/* array */.YOg(application, { error: 'A list stands here.' })
        .optional()
        .describe('The long form, per application.'),
    'managed-identities': schemas/* array */.YOg(managedIdentityTarget, { error: 'A list stands here.' })
        .optional()
        .describe('The long form, per managed identity.'),
}, { error: 'The file must be a mapping of keys.' })
    .describe('What is trusted to become which identity, and by whom it is owned.');
/** The keys of an environment's rules. */
const ENVIRONMENT_RULES = Object.keys(rules);

;// CONCATENATED MODULE: ./build/config/environments.js


/** These say together which refs may deploy: an environment that gives one of them takes none of the defaults. */
const REFS = new Set(['branches', 'tags', 'protected-branches']);
/** Fills in what an environment leaves out. */
function rulesWithDefaults(own, defaults) {
    const hasRefs = [...REFS].some((name) => own[name] !== undefined);
    return Object.fromEntries(ENVIRONMENT_RULES.map((name) => [name, own[name] ?? (hasRefs && REFS.has(name) ? undefined : defaults[name])]));
}
/** Names that stand here before in another case. */
function twice(names) {
    const known = new Set();
    return names.filter((name) => known.size === known.add(name.toUpperCase()).size);
}
function ofOne({ rules, variables, place }) {
    const listed = ['branches', 'tags'].filter((name) => rules[name] !== undefined);
    const messages = [
        ...(rules['protected-branches'] === true && listed.length > 0
            ? [`Only one of \`protected-branches\` and \`${listed.join('`, `')}\` can hold for an environment.`]
            : []),
        ...Object.keys(variables)
            .filter((name) => name.toUpperCase() === 'AZURE_CLIENT_ID')
            .map((name) => `\`${name}\` follows from the identity of the environment: leave it out.`),
        ...twice(Object.keys(variables)).map((name) => `The variable \`${name}\` stands here twice: GitHub ignores case.`),
    ];
    return messages.map((message) => ({ ...place, message }));
}
/**
 * Finds environments that cannot be: rules that exclude each other, a variable that follows from the identity, one
 * environment with two entries.
 * @param own `owner/name` of the repository that this runs in
 */
function environmentProblems(files, own) {
    const first = new Map();
    const environments = files.flatMap((file) => file.environments);
    const again = environments.flatMap((each) => {
        const key = `${each.repository ?? own}\n${each.environment}`.toLowerCase();
        const known = first.get(key);
        if (known === undefined)
            first.set(key, each);
        if (known === undefined)
            return [];
        const where = formatPlace(known.place);
        return [{ ...each.place, message: `The environment "${each.environment}" is declared already at ${where}.` }];
    });
    return [...environments.flatMap(ofOne), ...again];
}

// EXTERNAL MODULE: ./build/core/lint/issuer.js + 1 modules
var lint_issuer = __webpack_require__(7436);
// EXTERNAL MODULE: ./build/core/subject/ref.js
var ref = __webpack_require__(5472);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./build/config/validate.js
/** A file's value held against a schema: every mistake with its place, and a suggestion where a key is misspelt. */

/** Keys that the schema takes at a path, for suggestions: those of the object itself, or of any member of a union. */
function keysAt(schema, path) {
    const def = schema.def;
    const into = (inner, rest) => keysAt(inner, rest);
    switch (def.type) {
        case 'optional':
        case 'nullable':
            return into(def.innerType, path);
        case 'union':
            return def.options.flatMap((option) => into(option, path));
        case 'object': {
            const shape = def.shape;
            const [name, ...rest] = path;
            if (name === undefined)
                return Object.keys(shape);
            const inner = shape[String(name)];
            return inner === undefined ? [] : into(inner, rest);
        }
        case 'array':
            return path.length === 0 ? [] : into(def.element, path.slice(1));
        case 'record':
            return path.length === 0 ? [] : into(def.valueType, path.slice(1));
        default:
            return [];
    }
}
/** Returns the known word nearest to a misspelt one, when it is near enough to be meant. */
function suggest(word, known) {
    if (known.length === 0)
        return undefined;
    const near = (0,mod/* closest */.kp)(word.toLowerCase(), known);
    return (0,mod/* distance */.Io)(word.toLowerCase(), near) <= Math.max(2, Math.floor(word.length / 3)) ? near : undefined;
}
// A key may be long or hold anything; it is quoted so far.
const SHOWN = 60;
function unknownKey(key, known) {
    const meant = suggest(key, known);
    const advice = meant === undefined ? `known here: ${known.join(', ')}` : `did you mean \`${meant}\`?`;
    return `\`${key.slice(0, SHOWN)}\` is not known here; ${advice}`;
}
const validate_keyOf = (path) => JSON.stringify(path);
/** Keys that nobody knows, by the mapping that they stand in. */
function unknownKeys(issues) {
    return new Map(issues.flatMap((each) => (each.code === 'unrecognized_keys' ? [[validate_keyOf(each.path), each.keys]] : [])));
}
/** True for a key that is missing only because it is misspelt, which is said already. */
function isMisspelt(issue, unknown) {
    const absent = isAbsent(issue);
    const missing = issue.code === 'custom' ? issue.params?.missing : undefined;
    const keys = Array.isArray(missing) ? missing.map(String) : absent ? [String(issue.path.at(-1))] : [];
    if (keys.length === 0)
        return false;
    const there = unknown.get(validate_keyOf(absent ? issue.path.slice(0, -1) : issue.path)) ?? [];
    return there.some((key) => suggest(key, keys) !== undefined);
}
/** True for a key that is not there, although it must be. */
function isAbsent({ code, input, path }) {
    return (code === 'invalid_type' || code === 'invalid_union') && input === undefined && typeof path.at(-1) === 'string';
}
/** Of the members of a union the one that came furthest is what was meant. */
function deepest(branches) {
    const depth = (issues) => Math.max(0, ...issues.map(({ path }) => path.length));
    return branches.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
}
function problemsOf(issue, prefix, schema, document) {
    const path = [...prefix, ...issue.path];
    if (isAbsent(issue))
        return [{ ...document.placeOf(path), message: `\`${String(path.at(-1))}\` is missing.` }];
    switch (issue.code) {
        case 'unrecognized_keys':
            return issue.keys.map((key) => ({
                ...document.placeOf([...path, key], 'key'),
                message: unknownKey(key, keysAt(schema, path)),
            }));
        case 'invalid_union':
            return allProblems(deepest(issue.errors), path, schema, document);
        case 'invalid_key':
            return [{ ...document.placeOf(path, 'key'), message: issue.issues[0]?.message ?? issue.message }];
        default:
            return [{ ...document.placeOf(path), message: issue.message }];
    }
}
function allProblems(issues, prefix, schema, document) {
    const unknown = unknownKeys(issues);
    return issues
        .filter((issue) => !isMisspelt(issue, unknown))
        .flatMap((issue) => problemsOf(issue, prefix, schema, document));
}
// What a schema says nothing of its own about; the library's sentences speak of types.
const validate_EXPECTED = {
    array: 'A list stands here.',
    object: 'A mapping stands here.',
    record: 'A mapping stands here.',
    string: 'Text stands here.',
};
function sentenceOf(issue) {
    if (issue.code === 'too_big' && issue.origin === 'string')
        return `At most ${issue.maximum} characters stand here.`;
    return (issue.code === 'invalid_type' && validate_EXPECTED[String(issue.expected)]) || 'This value cannot stand here.';
}
/** Holds a document against a schema. */
function validate(document, schema) {
    const result = schema.safeParse(document.value, { reportInput: true, error: sentenceOf });
    if (result.success)
        return { ok: true, value: result.data };
    return { ok: false, problems: allProblems(result.error.issues, [], schema, document) };
}

;// CONCATENATED MODULE: ./build/config/expand-credentials.js
/** From a credential's entry to whom it trusts: lists multiply, names stand for issuers. */




/** One value or several as a list. */
function listOf(value) {
    return Array.isArray(value) ? value : [value];
}
function contextOf(name, value) {
    switch (name) {
        case 'environment':
            return { kind: 'environment', environment: value };
        case 'branch':
            return { kind: 'ref', ref: ref/* BRANCH_PREFIX */.sM + value };
        case 'tag':
            return { kind: 'ref', ref: ref/* TAG_PREFIX */.C_ + value };
        case 'pull-request':
            return { kind: 'pull_request' };
        case 'branch-pattern':
        case 'tag-pattern':
            return { kind: name, pattern: value };
        case 'merge-queue':
            return { kind: 'merge-queue', branch: value };
    }
}
function expandGitHub(entry) {
    const repositories = entry.repository === undefined ? [undefined] : listOf(entry.repository);
    return GITHUB_CONTEXTS.filter((name) => entry[name] !== undefined).flatMap((name) => repositories.map((repository) => ({
        kind: 'github',
        repository,
        owner: entry.owner,
        context: contextOf(name, String(entry[name])),
        reusableWorkflow: entry['reusable-workflow'],
        claims: entry.claims ?? {},
    })));
}
/** An issuer by its name, or the URL itself. What it holds is not repeated: a password may stand in it. */
function issuerOf(value, path, { file, document, problems }) {
    const { issuers = {} } = file;
    const named = Object.hasOwn(issuers, value) ? issuers[value] : undefined;
    const issuer = named ?? value;
    if ((0,lint_issuer/* isIssuerUrl */.n)(issuer))
        return issuer;
    if (named !== undefined || value.includes('://')) {
        const message = 'An issuer is an https URL without user info, blanks, query and fragment.';
        problems.push({ ...document.placeOf(named === undefined ? path : ['issuers', value]), message });
        return value;
    }
    const meant = suggest(value, Object.keys(issuers));
    const advice = meant === undefined ? '.' : `; did you mean \`${meant}\`?`;
    problems.push({ ...document.placeOf(path), message: `An issuer is an https URL or a name of \`issuers\`${advice}` });
    return value;
}
function expandTrust(entry, path, sharing) {
    const { github, kubernetes, 'managed-identity': managed, subject, 'claims-matching-expression': expression } = entry;
    if (github !== undefined)
        return expandGitHub(github);
    if (managed !== undefined)
        return [{ kind: 'managed-identity', tenantId: managed['tenant-id'], principalId: managed['principal-id'] }];
    if (kubernetes !== undefined) {
        return listOf(kubernetes.issuer).flatMap((name, index) => {
            const item = Array.isArray(kubernetes.issuer) ? [index] : [];
            const issuer = issuerOf(name, [...path, 'kubernetes', 'issuer', ...item], sharing);
            return listOf(kubernetes.namespace).flatMap((namespace) => listOf(kubernetes['service-account']).map((serviceAccount) => ({ kind: 'kubernetes', issuer, namespace, serviceAccount })));
        });
    }
    const issuer = issuerOf(entry.issuer ?? '', [...path, 'issuer'], sharing);
    return [
        ...(subject === undefined ? [] : [{ kind: 'subject', issuer, subject }]),
        ...(expression === undefined ? [] : [{ kind: 'expression', issuer, expression }]),
    ];
}
/** Multiplies the credentials of one target. */
function expandCredentials(entries, path, sharing) {
    return entries.flatMap((entry, index) => {
        const at = [...path, 'credentials', index];
        const { name, audience, adopt = false } = entry;
        const place = sharing.document.placeOf(at);
        return expandTrust(entry, at, sharing).map((trust) => ({ trust, name, audience, adopt, place }));
    });
}

;// CONCATENATED MODULE: ./build/config/secrets.js



const LIFETIME_DAYS = 90;
const OVERLAP_HOURS = 24;
const SIGN_IN_WITHIN_DAYS = 14;
/** Expands `client-secrets:` of one application. */
function expandSecrets(entries, adopt, path, document) {
    return entries.map((entry, index) => {
        const lifetimeDays = entry['lifetime-days'] ?? LIFETIME_DAYS;
        const { repository, environment, name } = entry['github-secret'];
        return {
            displayName: entry['display-name'],
            lifetimeDays,
            rotateBeforeDays: entry['rotate-before-days'] ?? Math.min(ROTATE_BEFORE_DAYS, Math.floor(lifetimeDays / 2)),
            overlapHours: entry['overlap-hours'] ?? OVERLAP_HOURS,
            destination: { repository, environment, name: name.toUpperCase() },
            adopt: entry.adopt ?? adopt,
            source: formatPlace(document.placeOf([...path, 'client-secrets', index])),
        };
    });
}
/** Each name once, whatever its case. */
function named(names) {
    return names === 'all' ? names : [...new Set(names.map((name) => name.toLowerCase()))];
}
/** Expands `retire:` of one application. */
function expandRetirement(entry, path, document) {
    if (entry === undefined)
        return [];
    const { 'client-secrets': secrets = [], certificates = [], when = {} } = entry;
    return [
        {
            secrets: named(secrets),
            certificates: named(certificates),
            federatedSignInWithinDays: when['federated-sign-in-within-days'] ?? SIGN_IN_WITHIN_DAYS,
            secretUnusedForDays: when['secret-unused-for-days'],
            source: formatPlace(document.placeOf([...path, 'retire'])),
        },
    ];
}
/** A place as problems name it, from `file:line:column`. */
function problemAt(source, message) {
    const [, file = source, line = '1', column = '1'] = /^(.*):(\d+):(\d+)$/.exec(source) ?? [];
    return { file, line: Number(line), column: Number(column), message };
}
/**
 * One name stands for one secret of an application, and one secret of GitHub holds one value.
 * @param own `owner/name` of the repository that the run is in, which a destination without one means
 */
function secretProblems(files, own) {
    const known = new Map();
    const once = (id, source, what) => {
        const first = known.get(id);
        if (first === undefined)
            known.set(id, source);
        return first === undefined ? [] : [problemAt(source, `${what} is declared already at ${first}.`)];
    };
    return files.flatMap(({ targets }) => targets.flatMap(({ key, clientSecrets }) => clientSecrets.flatMap(({ displayName, destination: { repository = own, environment = '', name }, source }) => [
        ...once(JSON.stringify(['name', keyText(key), displayName]), source, `The secret "${displayName}"`),
        ...once(JSON.stringify(['place', repository.toLowerCase(), environment.toLowerCase(), name]), source, `The secret ${name} of GitHub`),
    ])));
}
/**
 * Stops where a file asks for a report that the cloud does not have.
 * @throws FederationError `configuration-invalid` naming every place
 */
function assertReportsExist(files, cloud) {
    if (cloud === 'public')
        return;
    throwConfigProblems(files.flatMap(({ targets }) => targets.flatMap(({ retirements }) => retirements
        .filter(({ secretUnusedForDays }) => secretUnusedForDays !== undefined)
        .map(({ source }) => problemAt(source, `\`secret-unused-for-days\` needs a report that the cloud "${cloud}" does not have: leave it out, and name key IDs.`)))));
}

;// CONCATENATED MODULE: ./build/config/expand.js






/** The key under which an entry names its target; the schema has seen that there is exactly one. */
function expand_keysOf(entry) {
    const { 'client-id': clientId, 'object-id': objectId, 'unique-name': uniqueName, 'managed-identity': resourceId, create, } = entry;
    return [
        ...(clientId === undefined ? [] : [{ kind: 'client-id', clientId: clientId.toLowerCase() }]),
        ...(objectId === undefined ? [] : [{ kind: 'object-id', objectId: objectId.toLowerCase() }]),
        ...(uniqueName === undefined ? [] : [{ kind: 'unique-name', uniqueName, create }]),
        ...(resourceId === undefined ? [] : [{ kind: 'managed-identity', resourceId }]),
    ];
}
function expandRoles(roles, path, document) {
    return (roles ?? []).map((role, index) => ({
        ...role,
        place: document.placeOf([...path, 'roles', index]),
    }));
}
/** The target of an environment: it trusts the jobs of that environment and nothing else. */
function targetOf({ target: key, place, repository, environment, adopt }, roles) {
    const context = { kind: 'environment', environment };
    const trust = {
        kind: 'github',
        repository,
        owner: undefined,
        context,
        reusableWorkflow: undefined,
        claims: {},
    };
    const credential = { trust, name: undefined, audience: undefined, adopt, place };
    const rights = { credentials: [credential], certificates: [], clientSecrets: [], retirements: [], roles };
    return { key, ...rights, adopt: false, adoptsApplication: adopt, place };
}
function expandRepositories({ file, document }) {
    const { defaults = {} } = file;
    return (file.repositories ?? []).flatMap((entry, index) => {
        const repositories = entry.repository === undefined ? [undefined] : listOf(entry.repository);
        const variables = entry.variables ?? {};
        return Object.entries(entry.environments).flatMap(([environment, identity]) => {
            const path = ['repositories', index, 'environments', environment];
            const place = document.placeOf(path, 'key');
            const roles = expandRoles(identity.roles, path, document);
            const rules = rulesWithDefaults(identity, defaults);
            const scopes = roles.map(({ scope }) => scope);
            const adopt = identity.adopt ?? false;
            return expand_keysOf(identity).flatMap((target) => repositories.map((repository) => {
                const declared = { repository, environment, rules, target, scopes, variables, adopt, place };
                return { environment: declared, target: targetOf(declared, roles) };
            }));
        });
    });
}
function expandCertificates(entries, path, document) {
    return entries.map(({ file, 'display-name': displayName }, index) => ({
        path: file,
        displayName,
        place: document.placeOf([...path, 'certificates', index, 'file']),
    }));
}
function expandTargets(sharing) {
    const { file, document } = sharing;
    const applications = (file.applications ?? []).map((entry, index) => ({
        entry,
        keys: expand_keysOf(entry),
        certificates: expandCertificates(entry.certificates ?? [], ['applications', index], document),
        clientSecrets: expandSecrets(entry['client-secrets'] ?? [], entry.adopt ?? false, ['applications', index], document),
        retirements: expandRetirement(entry.retire, ['applications', index], document),
        path: ['applications', index],
    }));
    const identities = (file['managed-identities'] ?? []).map((entry, index) => ({
        entry,
        keys: [{ kind: 'managed-identity', resourceId: entry['resource-id'] }],
        certificates: [],
        clientSecrets: [],
        retirements: [],
        path: ['managed-identities', index],
    }));
    return [...applications, ...identities].flatMap(({ keys, certificates, clientSecrets, retirements, entry, path }) => keys.map((key) => ({
        key,
        credentials: expandCredentials(entry.credentials ?? [], path, sharing),
        certificates,
        clientSecrets,
        retirements,
        roles: expandRoles(entry.roles, path, document),
        adopt: entry.adopt ?? false,
        adoptsApplication: entry.adopt ?? false,
        place: document.placeOf(path),
    })));
}
/** The key that says more: the one with `create`. */
function mergeKeys(known, other) {
    return known.kind === 'unique-name' && known.create !== undefined ? known : other;
}
/** An application is created in one way, however often its entry is repeated. */
function differentCreation(known, { key, place }) {
    const text = (each) => (each.kind === 'unique-name' ? JSON.stringify(each.create) : undefined);
    const [one, other] = [text(known.key), text(key)];
    if (one === undefined || other === undefined || one === other)
        return [];
    return [{ ...place, message: `This application is created in another way at ${formatPlace(known.place)}.` }];
}
/** Puts together what is declared of one target in several places of the file. */
function merge(targets, problems) {
    const byKey = new Map();
    for (const target of targets) {
        const id = keyText(target.key);
        const known = byKey.get(id);
        if (known !== undefined)
            problems.push(...differentCreation(known, target));
        byKey.set(id, known === undefined
            ? target
            : {
                ...known,
                key: mergeKeys(known.key, target.key),
                credentials: [...known.credentials, ...target.credentials],
                certificates: [...known.certificates, ...target.certificates],
                clientSecrets: [...known.clientSecrets, ...target.clientSecrets],
                retirements: [...known.retirements, ...target.retirements],
                roles: [...known.roles, ...target.roles],
                adopt: known.adopt || target.adopt,
                adoptsApplication: known.adoptsApplication || target.adoptsApplication,
            });
    }
    return [...byKey.values()];
}
/** Turns a valid file into what it declares; problems are names that stand for nothing. */
function expandConfig(file, document) {
    const problems = [];
    const sharing = { file, document, problems };
    const short = expandRepositories(sharing);
    const targets = [...short.map(({ target }) => target), ...expandTargets(sharing)];
    const subjects = expandImmutableSubjects(file['immutable-subjects'], document);
    problems.push(...daysProblems(subjects, targets));
    const declared = {
        file: document.file,
        tenantId: file['tenant-id']?.toLowerCase(),
        owner: file.owner,
        previousOwners: file['previous-owners'] ?? [],
        prune: file.prune ?? false,
        ...subjects,
        targets: merge(targets, problems),
        environments: short.map(({ environment }) => environment),
    };
    return { declared, problems };
}

;// CONCATENATED MODULE: ./build/config/config.js








function readOne({ file, text }) {
    const parsed = parseConfigDocument(file, text);
    if (!parsed.ok)
        return { problems: parsed.problems };
    const { document } = parsed;
    const valid = validate(document, configSchema);
    if (!valid.ok)
        return { problems: valid.problems };
    return { document, ...expandConfig(valid.value, document) };
}
/** Identity of what a credential trusts, as far as files tell: names of repositories ignore case. */
function trustText({ trust, audience }, own) {
    const { kind } = trust;
    const named = kind === 'github'
        ? { ...trust, repository: (trust.repository ?? own).toLowerCase(), owner: trust.owner?.toLowerCase() }
        : trust;
    return JSON.stringify([named, audience ?? '']);
}
/** One credential must stand once: in two files two owners would fight over it, in one file it is a slip. */
function duplicates(files, own) {
    const known = new Map();
    const problems = [];
    for (const { targets } of files) {
        for (const target of targets) {
            for (const credential of target.credentials) {
                const id = `${keyText(target.key)}\n${trustText(credential, own)}`;
                const first = known.get(id);
                if (first === undefined)
                    known.set(id, { target, credential });
                else
                    problems.push({
                        ...credential.place,
                        message: `This credential is declared already at ${formatPlace(first.credential.place)}.`,
                    });
            }
        }
    }
    return problems;
}
function conflicts(files, documents) {
    const problems = [];
    const place = ({ file }, key) => documents.get(file)?.placeOf([key]) ?? { file, line: 1, column: 1 };
    const tenants = files.filter(({ tenantId }) => tenantId !== undefined);
    for (const file of tenants.slice(1)) {
        const [first] = tenants;
        if (first !== undefined && first.tenantId !== file.tenantId)
            problems.push({
                ...place(file, 'tenant-id'),
                message: `This is another tenant than that of ${formatPlace(place(first, 'tenant-id'))}; one run serves one tenant.`,
            });
    }
    const owners = new Map();
    for (const file of files) {
        if (file.owner === undefined)
            continue;
        const first = owners.get(file.owner);
        if (first === undefined)
            owners.set(file.owner, file);
        else
            problems.push({
                ...place(file, 'owner'),
                message: `This owner is that of ${formatPlace(place(first, 'owner'))} too; each file has its own.`,
            });
    }
    return problems;
}
/**
 * Reads every file of a run.
 * @param repository `owner/name` of the repository that the run is in, which entries without one mean
 * @throws FederationError `configuration-invalid` with every mistake of every file as `file:line:column`
 */
function readConfigs(texts, repository = '') {
    const outcomes = texts.map(readOne);
    const files = outcomes.flatMap(({ declared }) => declared ?? []);
    const documents = new Map(outcomes.flatMap(({ document }) => (document === undefined ? [] : [[document.file, document]])));
    throwConfigProblems([
        ...outcomes.flatMap(({ problems }) => problems),
        ...conflicts(files, documents),
        ...duplicates(files, repository),
        ...environmentProblems(files, repository),
        ...secretProblems(files, repository),
    ]);
    return files;
}

// EXTERNAL MODULE: ./build/core/policy/pattern.js
var policy_pattern = __webpack_require__(8523);
;// CONCATENATED MODULE: ./build/core/policy/entry.js
/** What a policy file says of one configuration file, and what holds where there is no policy file. */
/** Kinds of credentials that a file may manage. */
const POLICY_KINDS = ['federated', 'certificates', 'client-secrets', 'retire'];
/** What nobody may have, whatever a file's entry allows. */
const DENY_CODES = ['pull-request', 'unprotected', 'name-based', 'client-secrets'];

;// CONCATENATED MODULE: ./build/config/policy-schema.js
/** The schema of a policy file: what each configuration file may do. `schema/policy.schema.json` is made from it. */



const policy_schema_text = (what) => schemas/* string */.YjP({ error: `${what} must be text.` })
    .min(1, `${what} is empty.`)
    .max(600);
const ownerId = schemas/* string */.YjP({ error: 'An owner must be text.' })
    .regex(target/* GUID */.Sm, 'An owner must be the object ID of a person or service principal.');
const list = (item, description) => schemas/* array */.YOg(item, { error: 'A list stands here.' }).optional().describe(description);
const leave = (description) => schemas/* boolean */.zMY({ error: 'Only true or false stands here.' }).optional().describe(description);
const oneOf = (words) => schemas/* enum */.k5n(words, {
    error: ({ input }) => `${typeof input === 'string' ? `\`${input.slice(0, 60)}\`` : 'This'} is not known here; known: ${words.join(', ')}.`,
});
// Both directions are checked: the keys are the entry's own, and what comes out is an entry.
const entry = schemas/* strictObject */.rej({
    applications: list(policy_schema_text('An application'), 'Client IDs to the letter, or unique names; `*` stays within a name.'),
    'managed-identities': list(policy_schema_text('A managed identity'), 'ARM IDs; `*` stays within a part, a final `/*` is any rest.'),
    repositories: list(policy_schema_text('A repository'), 'owner/name; `*` stays within a part.'),
    issuers: list(policy_schema_text('An issuer'), '`github`, or URLs; `*` stays within a host label or path segment, a final `/*` is any rest.'),
    kinds: list(oneOf(POLICY_KINDS), 'Kinds of credentials; default: federated.'),
    roles: list(schemas/* strictObject */.rej({ role: policy_schema_text('A role'), scope: policy_schema_text('A scope') }), 'Azure roles and scopes; what can give rights to others must stand literally.'),
    create: schemas/* strictObject */.rej({ owners: list(ownerId, 'Who may become an owner of what is created.') })
        .optional()
        .describe('Applications may be created.'),
    environments: leave('Environments may be created and tightened.'),
    variables: list(policy_schema_text('A variable'), 'Names of variables that may be written, beside `AZURE_*`.'),
    owners: list(policy_schema_text('An owner'), 'Names for `owner:` and `previous-owners:`.'),
    adopt: leave('What somebody else made may be taken over.'),
    'owner-wide': leave('Rules for every repository of an owner.'),
    switch: list(policy_schema_text('A repository'), 'Repositories that may be turned to immutable subjects.'),
})
    .describe('What the files that match may do.');
/** A policy file. */
const policySchema = schemas/* strictObject */.rej({
    files: schemas/* record */.g1P(schemas/* string */.YjP().min(1), entry, { error: 'A mapping of files stands here.' })
        .describe('Paths from the workspace; `*` stays within a segment, a final `/*` is any rest.'),
    deny: list(oneOf(DENY_CODES), 'What nobody may have.'),
}, { error: 'The file must be a mapping of keys.' })
    .describe('What each configuration file may do. Everything else is refused.');

;// CONCATENATED MODULE: ./build/config/policy.js





/** Finds the entry of each file. Two that match one file would be read in two ways. */
function entriesOf(policy, files, document) {
    const patterns = Object.keys(policy.files);
    const problems = files.flatMap((file) => {
        const [first, second] = patterns.filter((pattern) => (0,policy_pattern/* fitsPath */.i7)(pattern, file));
        if (first === undefined || second === undefined)
            return [];
        const message = `The entries \`${first}\` and \`${second}\` both match ${file}; exactly one may.`;
        return [{ ...document.placeOf(['files', second], 'key'), message }];
    });
    throwConfigProblems(problems);
    const deny = policy.deny ?? [];
    return new Map(files.map((file) => {
        const pattern = patterns.find((each) => (0,policy_pattern/* fitsPath */.i7)(each, file));
        return [file, { entry: pattern === undefined ? undefined : policy.files[pattern], deny }];
    }));
}
/**
 * Reads a policy file and finds what each configuration file may do.
 * @param files paths of the configuration files from the workspace, with `/`
 * @throws FederationError `configuration-invalid` with every mistake
 */
function readPolicy({ file, text }, files) {
    const parsed = parseConfigDocument(file, text);
    if (!parsed.ok) {
        throwConfigProblems(parsed.problems);
        return new Map();
    }
    const valid = validate(parsed.document, policySchema);
    if (!valid.ok) {
        throwConfigProblems(valid.problems);
        return new Map();
    }
    return entriesOf(valid.value, files, parsed.document);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/runner/workspace.js
var runner_workspace = __webpack_require__(9042);
;// CONCATENATED MODULE: ./build/runner/config-files.js
/** Configuration and policy files of the workspace: regular files in strict UTF-8, by path or glob, none behind a symlink. */





const MAX_BYTES = 20_000_000;
const MAX_FILES = 1_000;
const TIMEOUT_MS = 30_000;
const MAGIC = /[*?[{]/;
function invalid(path, problem, hint, cause) {
    return new core_error/* FederationError */.yP('configuration-invalid', `"${path}" ${problem}.`, { hint, cause });
}
/** True for a path that names several files. */
function isGlob(path) {
    return MAGIC.test(path);
}
/** The path from the workspace, with `/`. */
function inside(root, path) {
    const from = (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(root, path));
    if (from === '' || from === '..' || from.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(from))
        throw invalid(path, 'lies outside of the workspace', 'Give a path from the root of the checkout.');
    return from.split(external_node_path_.sep).join('/');
}
/** Neither the file nor a folder above it may be a link: a reviewer sees the path, and the link may lead elsewhere. */
async function assertNoLink(root, file) {
    let path = root;
    for (const part of file.split('/')) {
        path = (0,external_node_path_.join)(path, part);
        if ((await (0,promises_.lstat)(path)).isSymbolicLink())
            throw invalid(file, 'is a symbolic link, or lies behind one', 'Put the file itself there.');
    }
}
/** Line and column of the first byte that no character holds: the text before it is what survives decoding. */
function firstInvalid(bytes) {
    const [before = ''] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\uFFFD', 1);
    const lines = before.split('\n');
    return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
function decode(file, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        const place = `${file}:${firstInvalid(bytes)}`;
        throw invalid(file, `is not UTF-8: no character holds what stands at ${place}`, 'Save the file as UTF-8.', cause);
    }
}
/** Reads a regular file inside of the workspace, none of whose folders is a link. */
async function readBytes(root, file, maxBytes) {
    await assertNoLink(root, file);
    // Without waiting: opening a FIFO would hang until somebody writes to it.
    const handle = await (0,promises_.open)((0,external_node_path_.join)(root, file), external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK | external_node_fs_.constants.O_NOFOLLOW);
    try {
        const facts = await handle.stat();
        if (!facts.isFile())
            throw invalid(file, 'is not a regular file', 'Give the path of a file.');
        if (facts.size > maxBytes)
            throw invalid(file, `is larger than ${maxBytes / 1_000_000} MB`, 'Split it into several files.');
        const bytes = Buffer.alloc(facts.size);
        const { bytesRead } = await handle.read(bytes, 0, facts.size, 0);
        return bytes.subarray(0, bytesRead);
    }
    finally {
        await handle.close();
    }
}
async function filesOf(root, pattern) {
    const from = inside(root, pattern);
    if (!isGlob(from))
        return [from];
    const found = [];
    for await (const each of (0,promises_.glob)(from, { cwd: root }))
        found.push(inside(root, each));
    if (found.length === 0)
        throw invalid(pattern, 'matches no file', 'Check out the repository before this step, and check the pattern.');
    if (found.length > MAX_FILES)
        throw invalid(pattern, `matches more than ${MAX_FILES} files`, 'Run one job per group of files (a matrix).');
    return found.toSorted();
}
async function config_files_readAll(workspace, pattern) {
    const root = await (0,promises_.realpath)(workspace);
    const texts = [];
    for (const file of await filesOf(root, pattern))
        texts.push({ file, text: decode(file, await readBytes(root, file, MAX_BYTES)) });
    return texts;
}
async function readNamed(workspace, path, maxBytes) {
    const root = await (0,promises_.realpath)(workspace);
    return readBytes(root, inside(root, path), maxBytes);
}
/**
 * Reads one file that a configuration file names, with the protections of configuration files; what keeps it from being read
 * is told as a sentence, so that several are reported at once.
 * @param path from the root of the workspace
 */
async function readNamedFile(workspace, path, maxBytes) {
    const late = () => invalid(path, `was not read within ${TIMEOUT_MS / 1000} s`, '');
    try {
        return { ok: true, bytes: await (0,runner_workspace.inTime)(readNamed(workspace, path, maxBytes), TIMEOUT_MS, late) };
    }
    catch (cause) {
        if (cause instanceof core_error/* FederationError */.yP)
            return { ok: false, problem: cause.message };
        const missing = cause.code === 'ENOENT';
        return {
            ok: false,
            problem: `"${path}" ${missing ? 'is not there: paths begin at the root of the checkout' : 'could not be read'}.`,
        };
    }
}
/**
 * Reads the files that a path or glob names.
 * @param workspace `GITHUB_WORKSPACE`
 * @throws FederationError `configuration-invalid` for what is outside, behind a link, no file, too large, no UTF-8 or not there
 */
async function readConfigFiles(workspace, pattern) {
    const late = () => invalid(pattern, `was not read within ${TIMEOUT_MS / 1000} s`, 'Give files of the checkout.');
    try {
        return await (0,runner_workspace.inTime)(config_files_readAll(workspace, pattern), TIMEOUT_MS, late);
    }
    catch (cause) {
        if (cause instanceof core_error/* FederationError */.yP)
            throw cause;
        const hint = 'Check out the repository before this step, and give the path from its root.';
        throw invalid(pattern, 'could not be read', hint, cause);
    }
}

;// CONCATENATED MODULE: ./build/core/certificate/certificate.js
/** The public certificate of an application, as X.509 (RFC 5280) tells it: what is shown, compared and uploaded. */
/** Days before its end from which a certificate is warned about. */
const EXPIRY_WARNING_DAYS = 30;
const DAY_MS = 86_400_000;
/** Whole days until a time, rounded down; negative after it. `now`: milliseconds since the epoch. */
function daysUntil(time, now) {
    return Math.floor((Date.parse(time) - now) / DAY_MS);
}
/** A time as people read it: the day, in UTC. */
function dayOf(time) {
    return time.slice(0, 10);
}
/** Says of a certificate what tells it from others: subject, validity, both thumbprints. */
function describeCertificate({ subject, thumbprint, thumbprintSha256, notBefore, notAfter, }) {
    const prints = `thumbprint ${thumbprint} (SHA-1), ${thumbprintSha256} (SHA-256)`;
    return `"${subject}", valid from ${dayOf(notBefore)} to ${dayOf(notAfter)}, ${prints}`;
}
/** Warns of a certificate that ends within 30 days; undefined for any other. */
function expiryWarning({ subject, notAfter }, now) {
    const days = daysUntil(notAfter, now);
    if (days >= EXPIRY_WARNING_DAYS)
        return undefined;
    const left = days === 0 ? 'within a day' : days === 1 ? 'in 1 day' : `in ${days} days`;
    return `The certificate "${subject}" expires ${left}, on ${dayOf(notAfter)}: declare its successor beside it.`;
}

;// CONCATENATED MODULE: ./build/core/certificate/certificate-file.js
/** Judges a certificate file: which certificate of it is meant, and everything that keeps Entra, or us, from taking it. */

/** Largest file in bytes: no certificate comes near it, and Graph would not take one that does. */
const CERTIFICATE_FILE_LIMIT = 1_000_000;
const UNUSABLE = {
    empty: 'The file is empty.',
    'utf-16': 'The file is UTF-16 text: save it as ASCII or UTF-8.',
    'private-key': 'The file holds a private key: take it out of the repository, issue another one, and give the certificate alone.',
    pkcs12: 'The file is PKCS#12 (.pfx), which holds the private key: export the certificate alone as .cer or .pem.',
    pkcs7: 'The file is PKCS#7 (.p7b): export the certificate itself as .cer or .pem.',
    request: 'The file holds a certificate signing request, and no certificate: give what the authority issued for it.',
    'public-key': 'The file holds a public key, and no certificate.',
    'trusted-certificate': 'The file holds an OpenSSL "trusted certificate": convert it with `openssl x509 -in … -out …`.',
    'bare-base64': 'The file is base64 without the lines BEGIN CERTIFICATE and END CERTIFICATE around it.',
    broken: 'The file holds a certificate that cannot be read: it is cut off or damaged.',
    unknown: 'The file is no certificate: DER or PEM is expected.',
};
const LEAST_RSA_BITS = 2048;
// Hashes whose collisions have been shown in certificates, or can be bought.
const WEAK_HASHES = new Set(['MD2', 'MD4', 'MD5', 'SHA-1']);
function keyProblems({ key }) {
    if (key.algorithm === 'other')
        return [`Its key is ${key.name}, and Entra takes RSA keys for assertions: issue it for an RSA key.`];
    return key.bits >= LEAST_RSA_BITS
        ? []
        : [`Its RSA key has ${key.bits} bits; at least ${LEAST_RSA_BITS} are needed: issue it for a larger key.`];
}
function signatureProblems({ signatureHash }) {
    if (signatureHash === undefined || !WEAK_HASHES.has(signatureHash))
        return [];
    return [`It is signed with ${signatureHash}, which can be forged: issue it with SHA-256.`];
}
function validityProblems({ notBefore, notAfter }, now) {
    return [
        ...(Date.parse(notAfter) <= now ? [`It expired on ${dayOf(notAfter)}.`] : []),
        ...(Date.parse(notBefore) > now ? [`It is not valid yet: its validity begins at ${notBefore}.`] : []),
    ];
}
/** Everything that keeps a certificate from being uploaded, one sentence each. `now`: milliseconds since the epoch. */
function certificateProblems(certificate, now) {
    return [...validityProblems(certificate, now), ...keyProblems(certificate), ...signatureProblems(certificate)];
}
function repeated(certificates) {
    const thumbprints = certificates.map(({ certificate }) => certificate.thumbprint);
    const twice = thumbprints.filter((each, index) => thumbprints.indexOf(each) !== index);
    return [...new Set(twice)].map((thumbprint) => `The file holds the certificate ${thumbprint} more than once.`);
}
/** The leaf of a chain: the one that issued none of the others. */
function leafOf(certificates) {
    const issuers = new Set(certificates.flatMap(({ issuedBy }) => issuedBy));
    const issuedNone = certificates.filter((_, index) => !issuers.has(index));
    // A certificate that stands twice is one leaf.
    const leaves = [...new Map(issuedNone.map((each) => [each.certificate.thumbprint, each])).values()];
    const [leaf, ...others] = leaves;
    if (leaf === undefined)
        return { ok: false, problem: 'The certificates of the file issued each other: no leaf can be told.' };
    if (others.length > 0)
        return {
            ok: false,
            problem: `The file holds ${leaves.length} certificates that issued none of the others: write each into a file of its own.`,
        };
    return { ok: true, certificate: leaf.certificate };
}
function chainWarning({ subject, thumbprint }, count) {
    if (count === 1)
        return [];
    return [
        `The file holds a chain of ${count} certificates: its leaf "${subject}" (${thumbprint}) is meant, those that issued it are not uploaded.`,
    ];
}
/** Judges a file. `now`: milliseconds since the epoch. */
function judgeCertificateFile(file, now) {
    if (file.kind !== 'certificates')
        return { ok: false, problems: [UNUSABLE[file.kind]] };
    const { certificates, withPrivateKey } = file;
    const beside = [...(withPrivateKey ? [UNUSABLE['private-key']] : []), ...repeated(certificates)];
    const leaf = leafOf(certificates);
    if (!leaf.ok)
        return { ok: false, problems: [...beside, leaf.problem] };
    const { certificate } = leaf;
    const problems = [...beside, ...certificateProblems(certificate, now)];
    if (problems.length > 0)
        return { ok: false, problems };
    const expiry = expiryWarning(certificate, now);
    return {
        ok: true,
        certificate,
        warnings: [...chainWarning(certificate, certificates.length), ...(expiry === undefined ? [] : [expiry])],
    };
}

;// CONCATENATED MODULE: ./build/config/certificates.js
/** Holds the certificate files that configuration files name against what they hold: every mistake at once, nothing sent. */




/** Every certificate that files declare, with its target. */
function declaredIn(files) {
    return files.flatMap(({ targets }) => targets.flatMap(({ key, certificates }) => certificates.map((each) => ({ target: keyText(key), each }))));
}
/** Paths of the certificate files that files declare, each once. */
function certificatePaths(files) {
    return [...new Set(declaredIn(files).map(({ each }) => each.path))];
}
function certificates_judge(path, content, now) {
    const about = (sentence) => `${path}: ${sentence}`;
    if (content.kind === 'unreadable')
        return { certificate: undefined, problems: [content.problem], warnings: [] };
    const judged = judgeCertificateFile(content, now);
    return judged.ok
        ? { certificate: judged.certificate, problems: [], warnings: judged.warnings.map(about) }
        : { certificate: undefined, problems: judged.problems.map(about), warnings: [] };
}
/** One certificate stands once on an application: in two files two owners would fight over it, in one it is a slip. */
function certificates_duplicates(files, found) {
    const first = new Map();
    return declaredIn(files).flatMap(({ target, each }) => {
        const thumbprint = found.get(each.path)?.certificate?.thumbprint;
        const id = `${target}\n${thumbprint ?? each.path}`;
        const known = first.get(id);
        if (known === undefined)
            first.set(id, each);
        if (known === undefined)
            return [];
        const what = thumbprint === undefined ? 'This file' : `The certificate ${thumbprint}`;
        return [
            { ...each.place, message: `${what} is declared for this application already at ${formatPlace(known.place)}.` },
        ];
    });
}
/**
 * Judges the content of every certificate file. `now`: milliseconds since the epoch.
 * @throws FederationError `certificate-invalid` for what files hold, `configuration-invalid` where one cannot be read or is
 * declared twice; with every mistake of every file as `file:line:column`
 */
function resolveCertificates(files, contents, now) {
    const found = new Map([...contents].map(([path, content]) => [path, certificates_judge(path, content, now)]));
    const problems = declaredIn(files).flatMap(({ each }) => (found.get(each.path)?.problems ?? []).map((message) => ({ ...each.place, message })));
    const twice = certificates_duplicates(files, found);
    const isFileWrong = twice.length > 0 || [...contents.values()].some(({ kind }) => kind === 'unreadable');
    throwConfigProblems([...problems, ...twice], isFileWrong ? 'configuration-invalid' : 'certificate-invalid');
    return {
        byPath: new Map([...found].flatMap(([path, { certificate }]) => (certificate === undefined ? [] : [[path, certificate]]))),
        notes: [...found].flatMap(([path, { certificate }]) => certificate === undefined ? [] : [`${path}: ${describeCertificate(certificate)}`]),
        warnings: [...found.values()].flatMap(({ warnings }) => warnings),
    };
}

;// CONCATENATED MODULE: ./build/composition/certificate-files.js
/** Reads and judges the certificate files that configuration files name. */



async function readContent(workspace, path) {
    const { readCertificateFile } = await Promise.all(/* import() */[__webpack_require__.e(549), __webpack_require__.e(428)]).then(__webpack_require__.bind(__webpack_require__, 7428));
    const read = await readNamedFile(workspace, path, CERTIFICATE_FILE_LIMIT);
    return read.ok ? readCertificateFile(read.bytes) : { kind: 'unreadable', problem: read.problem };
}
/**
 * Reads and judges every certificate file that files declare; nothing is sent. `now`: milliseconds since the epoch.
 * @throws FederationError `certificate-invalid` or `configuration-invalid` with every mistake of every file
 */
async function readCertificates(files, workspace, now) {
    const contents = new Map();
    for (const path of certificatePaths(files))
        contents.set(path, await readContent(workspace, path));
    return resolveCertificates(files, contents, now);
}

;// CONCATENATED MODULE: ./build/composition/declared-environments.js

function branchesOf({ rules }) {
    const { branches, tags, 'protected-branches': isProtected } = rules;
    if (isProtected === true)
        return { kind: 'protected' };
    if (branches === undefined && tags === undefined)
        return isProtected === false ? { kind: 'all' } : undefined;
    const listed = (kind, names = []) => [...new Set(names)].map((name) => ({ kind, name }));
    return { kind: 'listed', rules: [...listed('branch', branches), ...listed('tag', tags)] };
}
/** Turns an environment of a file into what the use case takes. */
function toFleetEnvironment(declared, identity) {
    const { repository, environment, rules, scopes, variables, adopt, place } = declared;
    return {
        repository,
        environment,
        rules: {
            waitMinutes: rules['wait-minutes'],
            preventSelfReview: rules['prevent-self-review'],
            reviewers: rules.reviewers,
            branches: branchesOf(declared),
        },
        identity,
        scopes,
        variables,
        adopt,
        source: formatPlace(place),
    };
}

;// CONCATENATED MODULE: ./build/composition/fleet-files.js
/** From the files of the workspace to what the use case takes: read, validated, owned, and judged by the policy file. */









function addressOf(key) {
    switch (key.kind) {
        case 'client-id':
            return { kind: 'application', clientId: key.clientId };
        case 'object-id':
            return { kind: 'application', objectId: key.objectId };
        case 'unique-name':
            return { kind: 'application', uniqueName: key.uniqueName };
        case 'managed-identity':
            return { kind: 'managed-identity', resourceId: key.resourceId };
    }
}
function creationOf({ key, adoptsApplication, place }) {
    if (key.kind !== 'unique-name' || key.create === undefined)
        return undefined;
    const { uniqueName, create } = key;
    return {
        uniqueName,
        displayName: create['display-name'],
        owners: create.owners ?? [],
        serviceManagementReference: create['service-management-reference'],
        adopt: adoptsApplication,
        source: formatPlace(place),
    };
}
function certificatesOf({ certificates }, byPath) {
    return certificates.flatMap(({ path, displayName, place }) => {
        const certificate = byPath.get(path);
        return certificate === undefined ? [] : [{ certificate, displayName, source: formatPlace(place) }];
    });
}
function toFleetTarget(target, byPath) {
    const { key, credentials, clientSecrets, retirements, roles, adopt, place } = target;
    return {
        address: addressOf(key),
        source: formatPlace(place),
        create: creationOf(target),
        clientSecrets,
        retirements,
        roles: roles.map(({ role, scope, place }) => ({ role, scope, source: formatPlace(place) })),
        certificates: certificatesOf(target, byPath),
        credentials: credentials.map((each) => ({
            ...each,
            adopt: each.adopt || adopt,
            source: formatPlace(each.place),
        })),
    };
}
function toFleetFile(declared, { repository, repositoryId, serverUrl }, byPath) {
    const { file, owner, previousOwners, prune, immutableSubjects, finishAfterDays, switches, targets, environments } = declared;
    const id = repositoryId === '' ? undefined : repositoryId;
    return {
        file,
        owner: owner ?? (0,credential_owner/* buildOwner */.QS)({ host: (0,credential_owner/* ownerHost */.wI)(serverUrl), repository, id, path: file }),
        claimedOwners: [...(owner === undefined ? [] : [owner]), ...previousOwners],
        previousOwners,
        prune,
        immutableSubjects,
        finishAfterDays,
        switches,
        targets: targets.map((target) => toFleetTarget(target, byPath)),
        environments: environments.map((each) => toFleetEnvironment(each, addressOf(each.target))),
    };
}
function tenantOf(files, input) {
    const declared = files.find(({ tenantId }) => tenantId !== undefined);
    const told = declared?.tenantId ?? input;
    if (told === undefined)
        throw new core_error/* FederationError */.yP('invalid-input', 'Neither `tenant-id` nor the configuration file names a tenant.', {
            hint: 'Write `tenant-id:` into the file, or give the input.',
        });
    if (input !== undefined && told.toLowerCase() !== input.toLowerCase())
        throw new core_error/* FederationError */.yP('configuration-invalid', `\`tenant-id\` is "${input}", and ${declared?.file} says "${told}".`, { hint: 'One run serves one tenant: leave one of the two out, or write both alike.' });
    return told;
}
/**
 * Reads the files of a run; nothing is sent. `now`: milliseconds since the epoch.
 * @throws FederationError `configuration-invalid` with every mistake of every file, `certificate-invalid`, or `invalid-input`
 */
async function readFleetConfiguration({ configFile, policyFile, tenantId, cloud }, workspace, github, now) {
    const texts = await readConfigFiles(workspace, configFile);
    const declared = readConfigs(texts, github.repository);
    assertReportsExist(declared, cloud.name);
    const certificates = await readCertificates(declared, workspace, now);
    if (policyFile !== undefined && isGlob(policyFile))
        throw new core_error/* FederationError */.yP('configuration-invalid', `\`policy-file\` names several files: "${policyFile}".`, {
            hint: 'Give the path of one file.',
        });
    const [policy] = policyFile === undefined ? [] : await readConfigFiles(workspace, policyFile);
    const policies = policy &&
        readPolicy(policy, texts.map(({ file }) => file));
    const open = isGlob(configFile) ? 'no-policy-glob' : 'no-policy-single-file';
    return {
        files: declared.map((each) => toFleetFile(each, github, certificates.byPath)),
        tenantId: tenantOf(declared, tenantId),
        rules: (file) => (policies === undefined ? open : (policies.get(file) ?? { entry: undefined, deny: [] })),
        policyText: policy?.text,
        notes: certificates.notes,
        warnings: certificates.warnings,
    };
}

// EXTERNAL MODULE: ./build/composition/store.js + 5 modules
var store = __webpack_require__(2324);
;// CONCATENATED MODULE: ./build/composition/fleet.js
/** What plan and apply with files compose alike: the request of a fleet's plan, its ports, and where it may run. */











/** Client ID of the manager, where the inputs say it; a token or a signed-in person does not tell. */
function managerClientId({ manager }) {
    return manager !== undefined && 'clientId' in manager ? manager.clientId : undefined;
}
function toRequest(inputs, { files, tenantId, rules, policyText }, job, own) {
    const { cloud, endpoints } = inputs;
    const { serverUrl } = job.github;
    return {
        files,
        repository: job.github.repository,
        audience: cloud.audience,
        serverUrl,
        eventName: job.github.eventName,
        authority: cloud.authority,
        tenantId,
        own,
        policy: { rules, managerClientId: managerClientId(inputs), serverUrl, ownIssuer: own?.iss },
        scope: {
            tenantId,
            cloud: cloud.name,
            endpoints: [endpoints.authority, endpoints.graph, endpoints.resourceManager],
            ...(policyText !== undefined && { policy: job.sha256Hex(policyText) }),
        },
    };
}
/** True where files declare applications to create or roles to assign: only then that is loaded. */
function declaresIdentities({ targets }) {
    return targets.some(({ create, roles = [] }) => create !== undefined || roles.length > 0);
}
/** True where a file declares or retires secrets, or may have made some before. */
function concernsSecrets({ prune, targets }) {
    return (prune ||
        targets.some(({ clientSecrets = [], retirements = [] }) => clientSecrets.length > 0 || retirements.length > 0));
}
/** True where a file declares certificates, or removes those that it does not declare any more. */
function concernsCertificates({ prune, targets }) {
    return prune || targets.some(({ certificates = [] }) => certificates.length > 0);
}
/** Planners of environments, and the reader that shows them as they will be; only where files declare some. */
async function planEnvironments(files, applies, { api, reader }, identities, job) {
    const environments = files.flatMap((file) => file.environments ?? []);
    if (environments.length === 0)
        return { github: reader, planResources: [] };
    const { environmentPlanner } = await Promise.all(/* import() */[__webpack_require__.e(664), __webpack_require__.e(698)]).then(__webpack_require__.bind(__webpack_require__, 2698));
    return {
        github: reader && withDeclaredEnvironments(reader, environments, job.github.repository),
        planResources: [environmentPlanner(reader, api, identities, applies, job)],
    };
}
async function toPorts(inputs, { files, tenantId }, job) {
    const { manager } = inputs;
    const api = await job.githubApi(inputs.githubToken);
    const reader = api && (0,github_reader.createGitHubReader)(api);
    const session = manager && (0,store.openManager)({ ...inputs, tenantId, manager }, job);
    const managed = session && {
        session,
        readTargets: createTargetReader(session.open, job.clock, session.readApplications),
    };
    const identities = createIdentityRecord();
    const applies = 'maxDeletions' in inputs;
    const { github, planResources } = await planEnvironments(files, applies, { api, reader }, identities, job);
    const planning = files.some(declaresIdentities)
        ? await (await __webpack_require__.e(/* import() */ 689).then(__webpack_require__.bind(__webpack_require__, 1070))).planIdentities(files, managed, identities, job)
        : undefined;
    const secrets = session !== undefined && files.some(concernsSecrets)
        ? [
            await (await Promise.all(/* import() */[__webpack_require__.e(829), __webpack_require__.e(983)]).then(__webpack_require__.bind(__webpack_require__, 4983))).composeSecretPlanner(inputs, { ...session, api, github: reader, tenantId }, job),
        ]
        : [];
    const switches = files.some((file) => file.switches !== undefined)
        ? [(await Promise.all(/* import() */[__webpack_require__.e(664), __webpack_require__.e(594)]).then(__webpack_require__.bind(__webpack_require__, 1594))).switchPlanner({ api, reader }, session?.sweepApplications, applies, job)]
        : [];
    const certificates = files.some(concernsCertificates)
        ? [await (await __webpack_require__.e(/* import() */ 829).then(__webpack_require__.bind(__webpack_require__, 7829))).certificatePlanner(manager, session, job)]
        : [];
    return {
        github,
        defaultBranch: job.event().defaultBranch,
        sha256Hex: job.sha256Hex,
        clock: job.clock,
        log: job.log,
        readTargets: planning?.readTargets ?? managed?.readTargets,
        sweepApplications: session?.sweepApplications,
        // What is retired stands first in the plan.
        planResources: [...secrets, ...(planning?.planResources ?? []), ...planResources, ...switches, ...certificates],
    };
}
/**
 * Refuses to write from a ref that a reviewer does not guard. A seat belt: the rules of the manager's environment are the lock.
 * @throws FederationError `context-not-declared`
 */
function assertReviewedRef({ GITHUB_REF = '', GITHUB_REF_PROTECTED }, job, own) {
    const ref = (own && (0,claims/* claim */.B)(own, 'ref')) ?? GITHUB_REF;
    const isProtected = ((own && (0,claims/* claim */.B)(own, 'ref_protected')) ?? GITHUB_REF_PROTECTED) === 'true';
    const event = (own && (0,claims/* claim */.B)(own, 'event_name')) ?? job.github.eventName;
    const { defaultBranch } = job.event();
    const isDefault = defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`;
    if (!event.startsWith('pull_request') && (isProtected || isDefault))
        return;
    throw new core_error/* FederationError */.yP('context-not-declared', `Files are applied from the default branch or a protected ref only; this run is for "${ref}" (${event}).`, {
        hint: 'Merge first: apply in the workflow that runs on the default branch, behind an environment with reviewers.',
    });
}
/** Asks for this job's own ID token where the job may have one. */
async function ownClaims({ cloud }, { assertions, mayHaveIdToken }) {
    return mayHaveIdToken ? (await assertions.current(cloud.audience)).claims : undefined;
}
/**
 * Reads the files and makes the plan.
 * @param admit stops a run that may not go on, once the files are read and nothing but the ID token was asked for
 */
async function composeFleet(inputs, { GITHUB_WORKSPACE }, job, admit = () => { }) {
    const configuration = await readFleetConfiguration(inputs, GITHUB_WORKSPACE || '.', job.github, job.clock.now());
    for (const note of configuration.notes)
        job.log.info(note);
    if (configuration.files.some(({ switches }) => switches !== undefined))
        (await Promise.all(/* import() */[__webpack_require__.e(664), __webpack_require__.e(594)]).then(__webpack_require__.bind(__webpack_require__, 1594))).assertNamedOneByOne(configuration.files, configuration.rules);
    const own = await ownClaims(inputs, job);
    admit(own);
    const request = toRequest(inputs, configuration, job, own);
    const fleet = await planFleet(request, await toPorts(inputs, configuration, job));
    const judged = fleet.targets.flatMap(({ plan }) => plan.kind === 'repository' ? [] : [(0,permit/* judgedTarget */.$P)(plan, plan.kind, request.policy.managerClientId)]);
    const open = configuration.files.flatMap(({ file }) => (0,judge/* warningsWithoutPolicy */.O)(configuration.rules(file), judged));
    const warnings = [...new Set([...configuration.warnings, ...open, ...fleet.warnings])];
    return { fleet: { ...fleet, warnings }, request };
}

;// CONCATENATED MODULE: ./build/composition/fleet-steps.js
/** The steps of plan and apply with files: composed, carried out, reported. */










async function planAndPrint(inputs, toolkit, environment, job, admit) {
    const composed = await composeFleet(inputs, environment, job, admit);
    const { fleet } = composed;
    (0,step/* printLines */.tj)(toolkit, fleetLines(fleet));
    (0,step/* setOutputs */.n0)(toolkit, fleetOutputs(fleet, (0,run_files/* writeRunFile */.X)(environment, 'federation-plan', (0,plan_file/* toPlanFile */.N_)(fleet.plan))));
    return composed;
}
/** Plans everything that files declare. @throws FederationError of the files, or `drift-found` */
async function planFleetStep(inputs, toolkit, environment, job) {
    const { fleet } = await planAndPrint(inputs, toolkit, environment, job);
    await (0,step/* writeSummary */.Sy)(toolkit, buildFleetSummary(fleet));
    if (inputs.failOnDrift)
        (0,drift/* assertNoDrift */.p)(fleet.plan);
}
function factsOf({ own, eventName }) {
    const [repository, ref] = [own && (0,subject_repository/* repositoryOf */._)(own), own && (0,claims/* claim */.B)(own, 'ref')];
    return {
        ...(repository !== undefined && { repository }),
        ...(ref !== undefined && { ref }),
        event: eventName,
    };
}
/** Carries out everything that files declare. @throws FederationError of the files, `plan-stale`, `deletion-limit`, `partial-failure` */
async function applyFleetStep(inputs, toolkit, environment, job) {
    const admit = (own) => assertReviewedRef(environment, job, own);
    const { fleet, request } = await planAndPrint(inputs, toolkit, environment, job, admit);
    const { planDigest, maxDeletions, propagationTimeoutMs: timeoutMs } = inputs;
    const facts = factsOf(request);
    const applied = await applyFleet(fleet, { planDigest, maxDeletions, timeoutMs, facts }, job);
    (0,step/* setOutputs */.n0)(toolkit, {
        'results-file': (0,run_files/* writeRunFile */.X)(environment, 'federation-results', fleetResults(fleet, applied)),
    });
    (0,step/* printLines */.tj)(toolkit, appliedFleetLines(applied));
    const failures = failuresOf(applied, facts);
    const summary = buildAppliedSummary(applied, failures);
    if (summary !== undefined)
        await (0,step/* writeSummary */.Sy)(toolkit, summary);
    const failure = fleetFailure(applied, failures);
    if (failure !== undefined)
        throw failure;
}


/***/ }),

/***/ 3293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ toNewKey),
/* harmony export */   Nv: () => (/* binding */ displayNameOf),
/* harmony export */   SR: () => (/* binding */ isSignInCertificate),
/* harmony export */   bX: () => (/* binding */ isKeyOf),
/* harmony export */   cf: () => (/* binding */ ownedKeyId),
/* harmony export */   hC: () => (/* binding */ DISPLAY_NAME_LIMIT),
/* harmony export */   m1: () => (/* binding */ nameOfKey)
/* harmony export */ });
/* harmony import */ var _credential_owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3989);
/** A key credential as Graph stores it, and whose it is: the key ID tells, since it can never be changed. */

/** Longest display name in characters: https://learn.microsoft.com/graph/api/resources/keycredential */
const DISPLAY_NAME_LIMIT = 90;
/** The display name of a certificate: the one given, or its subject, cut to what Entra keeps. */
function displayNameOf({ subject, thumbprint }, given) {
    return given ?? (subject === '' ? thumbprint : subject).slice(0, DISPLAY_NAME_LIMIT);
}
/** True for a certificate by which the application signs in. */
function isSignInCertificate({ usage, thumbprint }) {
    return usage === 'Verify' && thumbprint !== undefined;
}
/**
 * The key ID under which an owner stores a certificate: a GUID (RFC 9562, version 8) over owner and thumbprint. It is the
 * mark by which the owner knows it again; a key credential has no description, and its display name is the reader's.
 */
function ownedKeyId(owner, thumbprint, sha256Hex) {
    const hash = sha256Hex(`certificate\n${(0,_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerHash */ .qA)(owner, sha256Hex)}\n${thumbprint}`);
    const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    return [
        hash.slice(0, 8),
        hash.slice(8, 12),
        `8${hash.slice(13, 16)}`,
        `${variant}${hash.slice(17, 20)}`,
        hash.slice(20, 32),
    ].join('-');
}
/** True for a certificate that one of the owners stored. */
function isKeyOf(key, owners, sha256Hex) {
    const { keyId, thumbprint } = key;
    if (thumbprint === undefined || !isSignInCertificate(key))
        return false;
    return owners.some((owner) => ownedKeyId(owner, thumbprint, sha256Hex) === keyId.toLowerCase());
}
/** What an owner adds to an application for a certificate. */
function toNewKey(certificate, { owner, displayName }, sha256Hex) {
    const { thumbprint, notBefore, notAfter, der } = certificate;
    return {
        keyId: ownedKeyId(owner, thumbprint, sha256Hex),
        thumbprint,
        displayName,
        startDateTime: notBefore,
        endDateTime: notAfter,
        key: der,
    };
}
/** What a key is called where it has no other name: its thumbprint, or its ID. */
function nameOfKey({ thumbprint, keyId }) {
    return thumbprint ?? `key ID ${keyId}`;
}


/***/ }),

/***/ 5384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ branchRuleSteps),
/* harmony export */   Gb: () => (/* binding */ sameRules),
/* harmony export */   Li: () => (/* binding */ holdsRule),
/* harmony export */   Pw: () => (/* binding */ coversRule),
/* harmony export */   Y3: () => (/* binding */ ruleText),
/* harmony export */   oE: () => (/* binding */ isSetUp)
/* harmony export */ });
/* unused harmony export UNFINISHED */
/** Rules of which branches and tags may deploy: when one admits no more than another, and how a list is changed step by step. */
/**
 * Stands in a list while it is being set up: GitHub takes one rule per request, and a run that is killed in between leaves a
 * list that looks like somebody's stricter choice. With this in it, the next run knows that it is not.
 */
const UNFINISHED = {
    kind: 'tag',
    name: 'entra-workload-identity-federation/rules-are-being-set-up',
};
/** Spells a rule: `main`, or `tag v*`. */
function ruleText({ kind, name }) {
    return kind === 'tag' ? `tag ${name}` : name;
}
function sameRule(one, other) {
    return one.kind === other.kind && one.name === other.name;
}
/** True when a list holds a rule. */
function holdsRule(rules, rule) {
    return rules.some((each) => sameRule(each, rule));
}
/** True when both lists hold the same rules. */
function sameRules(one, other) {
    return one.every((rule) => holdsRule(other, rule)) && other.every((rule) => holdsRule(one, rule));
}
/** True when a list is somebody's finished choice: an empty one, and one with `UNFINISHED`, are not. */
function isSetUp(rules) {
    return rules.length > 0 && !holdsRule(rules, UNFINISHED);
}
// Besides `*`, GitHub's patterns know `**`, `?`, `[…]` and more (Ruby's fnmatch); such ones are compared by the letter.
const PLAIN = /^[^*?[\]{}\\!]*(?:\*[^*?[\]{}\\!]+)*\*?$/;
function covers(pattern, rule) {
    if (sameRule(pattern, rule))
        return true;
    if (pattern.kind !== rule.kind || !PLAIN.test(pattern.name) || !PLAIN.test(rule.name))
        return false;
    const source = pattern.name.replaceAll(/[.+^$|()-]/g, '\\$&').replaceAll('*', '[^/]*');
    return new RegExp(`^${source}$`).test(rule.name);
}
/** True when everything that a rule admits is admitted by one of a list. */
function coversRule(rules, rule) {
    return rules.some((each) => covers(each, rule));
}
/** Finds the steps from a stored list to a wanted one; a list that takes several steps is unfinished until the last. */
function branchRuleSteps(stored, wanted) {
    const missing = wanted.filter((rule) => !holdsRule(stored, rule));
    const begins = stored.length === 0 && missing.length > 1;
    const present = begins ? [UNFINISHED] : stored;
    return {
        add: begins ? [UNFINISHED, ...missing] : missing,
        remove: present.filter((rule) => !holdsRule(wanted, rule)),
    };
}


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LM: () => (/* binding */ sameBranches),
/* harmony export */   Wd: () => (/* binding */ NO_RULES),
/* harmony export */   ij: () => (/* binding */ branchesText),
/* harmony export */   ub: () => (/* binding */ mergeRules),
/* harmony export */   wv: () => (/* binding */ isProtecting),
/* harmony export */   yx: () => (/* binding */ reviewerNames)
/* harmony export */ });
/* harmony import */ var _branch_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5384);
/** The protection rules of an environment: as GitHub stores them, as a file declares them, and the stricter of both. */

/** An environment that nothing protects. */
const NO_RULES = {
    waitMinutes: 0,
    reviewers: [],
    preventSelfReview: false,
    branches: { kind: 'all' },
};
function mergeWait(stored, declared) {
    if (declared === undefined || declared === stored)
        return { value: stored };
    if (declared > stored)
        return { value: declared };
    return { value: stored, stricter: `It waits ${stored} minutes, not ${declared}.` };
}
/** Names reviewers for people, in a steady order. */
function reviewerNames(reviewers) {
    return reviewers
        .map(({ name }) => name)
        .toSorted()
        .join(', ');
}
function includesAll(many, few) {
    return few.every(({ kind, id }) => many.some((each) => each.kind === kind && each.id === id));
}
/** One approval is enough, so that fewer reviewers are stricter; none at all is the weakest. */
function mergeReviewers(stored, declared) {
    if (declared === undefined || (includesAll(stored, declared) && includesAll(declared, stored)))
        return { value: stored };
    if (stored.length === 0)
        return { value: declared };
    if (declared.length > 0 && includesAll(stored, declared))
        return { value: declared };
    if (declared.length === 0 || includesAll(declared, stored))
        return { value: stored, stricter: `Only ${reviewerNames(stored)} may approve.` };
    return {
        value: stored,
        incomparable: `The reviewers are ${reviewerNames(stored)}, and ${reviewerNames(declared)} are declared: neither is the stricter choice.`,
    };
}
function mergeSelfReview(stored, declared) {
    if (declared === undefined || declared === stored)
        return { value: stored };
    return declared ? { value: true } : { value: true, stricter: 'Nobody approves a run of their own.' };
}
/** Says which branches and tags may deploy. */
function branchesText(branches) {
    switch (branches.kind) {
        case 'all':
            return 'every branch and tag';
        case 'protected':
            return 'protected branches';
        case 'listed':
            return branches.rules.map(_branch_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleText */ .Y3).toSorted().join(', ') || 'nothing';
    }
}
function mergeBranches(stored, declared) {
    if (declared === undefined || sameBranches(stored, declared))
        return { value: stored };
    if (stored.kind === 'all')
        return { value: declared };
    const stays = { value: stored, stricter: `Only ${branchesText(stored)} may deploy.` };
    if (declared.kind === 'all')
        return stays;
    if (stored.kind === 'listed' && declared.kind === 'listed') {
        // A list that was begun and not finished is nobody's rule yet.
        if (!(0,_branch_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .isSetUp */ .oE)(stored.rules) || declared.rules.every((rule) => (0,_branch_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .coversRule */ .Pw)(stored.rules, rule)))
            return { value: declared };
        if (stored.rules.every((rule) => (0,_branch_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .coversRule */ .Pw)(declared.rules, rule)))
            return stays;
    }
    return {
        value: stored,
        incomparable: `Deployments come from ${branchesText(stored)}, and ${branchesText(declared)} are declared: neither is the stricter choice.`,
    };
}
/** True when both let the same branches and tags deploy. */
function sameBranches(one, other) {
    if (one.kind === 'listed' && other.kind === 'listed')
        return (0,_branch_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .sameRules */ .Gb)(one.rules, other.rules);
    return one.kind === other.kind;
}
/** Merges what a file declares into what is stored: each rule becomes the stricter of both, none is loosened. */
function mergeRules(stored, declared) {
    const wait = mergeWait(stored.waitMinutes, declared.waitMinutes);
    const reviewers = mergeReviewers(stored.reviewers, declared.reviewers);
    const selfReview = mergeSelfReview(stored.preventSelfReview, declared.preventSelfReview);
    const branches = mergeBranches(stored.branches, declared.branches);
    const all = [wait, reviewers, selfReview, branches];
    return {
        rules: {
            waitMinutes: wait.value,
            reviewers: reviewers.value,
            // It is a part of the rule about reviewers, and without them there is none.
            preventSelfReview: selfReview.value && reviewers.value.length > 0,
            branches: branches.value,
        },
        stricter: all.flatMap(({ stricter }) => stricter ?? []),
        incomparable: all.flatMap(({ incomparable }) => incomparable ?? []),
    };
}
/** True when a rule stands between a workflow and the environment. */
function isProtecting({ waitMinutes = 0, reviewers = [], branches }) {
    return waitMinutes > 0 || reviewers.length > 0 || (branches !== undefined && branches.kind !== 'all');
}


/***/ }),

/***/ 6796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ judge),
  O: () => (/* binding */ warningsWithoutPolicy)
});

// EXTERNAL MODULE: ./build/core/credential/issuer.js
var credential_issuer = __webpack_require__(1483);
// EXTERNAL MODULE: ./build/core/expression/expression.js
var expression = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/core/expression/reach.js + 1 modules
var reach = __webpack_require__(2094);
// EXTERNAL MODULE: ./build/core/subject/reading.js
var reading = __webpack_require__(9489);
// EXTERNAL MODULE: ./build/core/subject/subject.js
var subject = __webpack_require__(2361);
;// CONCATENATED MODULE: ./build/core/policy/attribution.js
/** Whose jobs a GitHub credential lets in: one repository, every repository of an owner, or nobody can tell. */





const REPOSITORY_KEYS = new Set(['repo', 'repository', 'repository_id']);
/** Whether names may hold colons as they are: on servers up to 3.18, and on those whose address says nothing. */
function isRaw(issuer) {
    const kind = (0,credential_issuer/* issuerKind */.W8)(issuer);
    return kind === 'github-enterprise-server' || kind === 'other';
}
/** True when a segment names this repository, by its ID where the segment holds one. */
function namesRepository({ key, value = '' }, { fullName, id }) {
    if (key === 'repository_id')
        return value === id;
    const named = (0,subject/* parseRepository */.SU)(value);
    if (named === undefined)
        return false;
    return named.id === undefined
        ? `${named.owner}/${named.name}`.toLowerCase() === fullName.toLowerCase()
        : named.id === id;
}
function isAbout({ segments }, repository) {
    const naming = segments.filter(({ key }) => REPOSITORY_KEYS.has(key));
    return naming.length > 0 && naming.every((segment) => namesRepository(segment, repository));
}
/** Returns every reading of an exact subject; none when there are too many. */
function readingsOfTrust(issuer, subject) {
    return (0,reading/* readingsOf */.R)(subject, isRaw(issuer)) ?? [];
}
/** A repository as the languages of subjects know it; undefined when its name is none. */
function identityOf(repository) {
    const named = repository && (0,subject/* parseRepository */.SU)(repository.fullName);
    if (named === undefined || repository?.id === undefined || repository.ownerId === undefined)
        return named;
    return { ...named, id: repository.id, ownerId: repository.ownerId };
}
function attributeExpression(expression, { repository, owner }) {
    const compared = (name) => expression.terms.flatMap(({ claim, operator, comparand }) => claim === name && operator === 'eq' ? [comparand] : []);
    const ids = compared('repository_id');
    if (ids.length > 0)
        return ids.every((id) => id === repository?.id) ? 'repository' : 'unknown';
    const terms = (0,reach/* subjectTerms */.Gz)(expression);
    const reaches = (0,reach/* reachesOf */.Zg)({ terms }, { repository: identityOf(repository) });
    if (!reaches.some(({ whom }) => whom === 'other-repositories' || whom === 'undecided'))
        return 'repository';
    const owners = compared('repository_owner_id');
    const ofOwner = owners.length > 0 && owners.every((id) => id === owner?.id);
    return ofOwner && (0,reach/* hasLiteralWorkflow */.rm)(expression) ? 'owner' : 'unknown';
}
/** Tells whose jobs a match under one of GitHub's issuers lets in, by what can match: all readings, the whole language. */
function attributionOf(trust, resolved) {
    const { issuer } = trust;
    if (trust.subject === undefined) {
        const parsed = (0,expression/* parseExpression */.YK)(trust.claimsMatchingExpression.value);
        return parsed.ok && issuer === credential_issuer/* GITHUB_ISSUER */.oX ? attributeExpression(parsed.expression, resolved) : 'unknown';
    }
    const { repository } = resolved;
    const readings = readingsOfTrust(issuer, trust.subject);
    if (repository === undefined || readings.length === 0)
        return 'unknown';
    return readings.every((each) => isAbout(each, repository)) ? 'repository' : 'unknown';
}
/** The subject, or what an expression spells of it before the first wildcard. */
function literalsOf(trust) {
    if (trust.subject !== undefined)
        return [trust.subject];
    const parsed = (0,expression/* parseExpression */.YK)(trust.claimsMatchingExpression.value);
    const terms = parsed.ok ? (0,reach/* subjectTerms */.Gz)(parsed.expression) : [];
    return terms.map(({ comparand }) => comparand.replace(/[^:]*[*?].*$/s, ''));
}
/** The repositories that a match spells out, as `owner/name`: what a deletion is about when GitHub knows none any more. */
function namedRepositories(trust) {
    return literalsOf(trust)
        .flatMap((literal) => readingsOfTrust(trust.issuer, literal))
        .flatMap(({ segments }) => segments)
        .flatMap(({ key, value = '' }) => {
        const named = REPOSITORY_KEYS.has(key) ? (0,subject/* parseRepository */.SU)(value) : undefined;
        return named === undefined ? [] : [`${named.owner}/${named.name}`];
    });
}
// What begins a subject of these issuers names one project or workspace group; behind it a wildcard may stand.
const PINNED = {
    gitlab: /^project_path:[^:*?/]+(?:\/[^:*?/]+)+:/,
    'terraform-cloud': /^organization:[^:*?]+:project:[^:*?]+:/,
};
/** Tells whether an expression of another provider lets in the jobs of one project only, not of the provider's other customers. */
function isOneProject(issuer, text) {
    const parsed = (0,expression/* parseExpression */.YK)(text);
    const pinned = PINNED[(0,credential_issuer/* issuerKind */.W8)(issuer)];
    if (!parsed.ok || pinned === undefined)
        return false;
    return (0,reach/* subjectTerms */.Gz)(parsed.expression).some(({ comparand }) => pinned.test(comparand));
}

// EXTERNAL MODULE: ./build/core/subject/context.js
var context = __webpack_require__(9894);
;// CONCATENATED MODULE: ./build/core/policy/denied.js
/** What nobody may have: each code of `deny` is found by what could match, and where that takes a fact, by the fact. */




// Both IDs spelled out before any wildcard.
const IMMUTABLE_PREFIX = /^repo:[^:*?@/]+@\d+\/[^:*?@/]+@\d+:/;
function weaknessOfSubject(issuer, subject) {
    const readings = readingsOfTrust(issuer, subject);
    const pullRequest = readings.length === 0 || readings.some((each) => (0,context/* isPullRequest */.r0)(each));
    return {
        pullRequest,
        nameBased: !readings.every(({ segments, immutable }) => immutable || segments.some(({ key }) => key === 'repository_id')),
        unprotected: pullRequest && !readings.every(context/* hasEnvironment */.sl),
    };
}
function weaknessOfExpression(expression, repository) {
    const reaches = (0,reach/* reachesOf */.Zg)(expression, { repository });
    const pullRequest = reaches.some(({ whom }) => whom !== 'other-repositories');
    const identified = (0,reach/* isPinned */.T4)(expression) || (0,reach/* subjectTerms */.Gz)(expression).some(({ comparand }) => IMMUTABLE_PREFIX.test(comparand));
    const everyBranch = !(0,reach/* hasLiteralWorkflow */.rm)(expression) && (0,reach/* admitsEveryBranch */.K9)(expression);
    return { pullRequest, nameBased: !identified, unprotected: pullRequest || everyBranch };
}
const WEAKEST = { pullRequest: true, nameBased: true, unprotected: true };
function weaknessOf({ trust, repository }) {
    if (trust.subject === undefined) {
        const parsed = (0,expression/* parseExpression */.YK)(trust.claimsMatchingExpression.value);
        return parsed.ok ? weaknessOfExpression(parsed.expression, identityOf(repository)) : WEAKEST;
    }
    return weaknessOfSubject(trust.issuer, trust.subject);
}
function isFound(code, weakness, { lints }) {
    const holds = (lint) => lints.get(lint) === 'found' || lints.get(lint) === 'undecided';
    switch (code) {
        case 'pull-request':
            return weakness.pullRequest || holds('pull-request') || holds('expression-pull-request');
        case 'name-based':
            return weakness.nameBased || holds('name-based');
        case 'unprotected':
            return weakness.unprotected || lints.get('unprotected') !== 'absent';
        case 'client-secrets':
            return false;
    }
}
function sentence(code, { lints }, weakness) {
    const open = code === 'unprotected' && !weakness.unprotected && lints.get(code) !== 'found';
    if (open)
        return 'The policy denies `unprotected`, and whether there is a protection could not be read.';
    return `The policy denies \`${code}\` to every file.`;
}
/** Returns which codes of `deny` a credential for GitHub's jobs would break when it is written. */
function judgeDenied(deny, change) {
    const weakness = weaknessOf(change);
    return deny.filter((code) => isFound(code, weakness, change)).map((code) => sentence(code, change, weakness));
}

// EXTERNAL MODULE: ./build/core/policy/pattern.js
var pattern = __webpack_require__(8523);
;// CONCATENATED MODULE: ./build/core/policy/federated.js
/** Why a policy refuses a federated credential: its issuer, whose jobs it lets in, and what nobody may have. */




/** Returns why nothing may be done to a repository. */
function judgeRepository(entry, repository) {
    if (repository === undefined)
        return ['Which repository this is about is not known: GitHub was not asked, or did not answer.'];
    const { fullName } = repository;
    if ((entry.repositories ?? []).some((each) => (0,pattern/* fitsRepository */.LR)(each, fullName)))
        return [];
    return [`The policy does not allow the repository "${fullName}".`];
}
function judgeIssuer({ issuers = [] }, issuer, github) {
    const allowed = issuers.some((each) => (each === 'github' ? github.includes(issuer) : (0,pattern/* fitsIssuer */.m1)(each, issuer)));
    return allowed ? [] : [`The policy does not allow the issuer "${issuer}".`];
}
/** Every repository of an owner: the owner of an allowed repository, and leave for such rules. */
function judgeOwnerWide(entry, { login }) {
    if (entry['owner-wide'] !== true) {
        return [`The policy does not allow a rule for every repository of "${login}".`];
    }
    const owners = (entry.repositories ?? []).map((each) => each.toLowerCase().replace(/\/.*$/s, ''));
    if (owners.some((each) => (0,pattern/* fitsName */.gU)(each, login.toLowerCase())))
        return [];
    return [`The policy does not allow the repositories of "${login}".`];
}
function ownerOf(repository) {
    const { owner, ownerId } = identityOf(repository) ?? {};
    return owner === undefined || ownerId === undefined ? undefined : { login: owner, id: ownerId };
}
/** Whether GitHub signs with an issuer: by its address, or because the run's own server says so. */
function isGitHub(issuer, github) {
    return (0,credential_issuer/* isGitHubIssuer */.xU)(issuer) || github.includes(issuer);
}
function judgeJobs(entry, trust, resolved) {
    const { repository, owner } = resolved;
    const attribution = attributionOf(trust, resolved);
    if (attribution === 'owner' && owner !== undefined)
        return judgeOwnerWide(entry, owner);
    if (repository === undefined)
        return judgeRepository(entry, repository);
    if (attribution === 'repository')
        return judgeRepository(entry, repository);
    return [`What would be trusted reaches others than the repository "${repository.fullName}", or nobody can tell.`];
}
function judgeProject({ issuer, claimsMatchingExpression }) {
    if (claimsMatchingExpression === undefined || isOneProject(issuer, claimsMatchingExpression.value))
        return [];
    return ['The expression reaches more than one project of its issuer, or nobody can tell.'];
}
/** A deletion is about the repository that a match spells out, which may have another name by now, or be gone. */
function isOwnDeletion({ repositories = [] }, trust) {
    const named = namedRepositories(trust);
    return named.length > 0 && named.every((name) => repositories.some((each) => (0,pattern/* fitsRepository */.LR)(each, name)));
}
/** Returns why a federated credential may not be written, replaced or removed. */
function judgeFederated(entry, { deny }, change) {
    const { action, trust, stored, repository, githubIssuers } = change;
    const resolved = { repository, owner: change.owner ?? ownerOf(repository) };
    const judgeTrust = (each, removed) => {
        const issuer = judgeIssuer(entry, each.issuer, githubIssuers);
        if (!isGitHub(each.issuer, githubIssuers))
            return [...issuer, ...judgeProject(each)];
        if (removed)
            return isOwnDeletion(entry, each) ? issuer : [...issuer, ...judgeJobs(entry, each, resolved)];
        return [...issuer, ...judgeJobs(entry, each, resolved), ...judgeDenied(deny, change)];
    };
    return [
        ...new Set([...judgeTrust(trust, action === 'delete'), ...(stored === undefined ? [] : judgeTrust(stored, true))]),
    ];
}

// EXTERNAL MODULE: ./build/core/expression/automaton.js
var automaton = __webpack_require__(675);
// EXTERNAL MODULE: ./build/core/expression/language.js
var language = __webpack_require__(6163);
// EXTERNAL MODULE: ./build/core/expression/wildcard.js
var wildcard = __webpack_require__(1523);
;// CONCATENATED MODULE: ./build/core/policy/role.js
/** Which roles and scopes a policy allows: by what a definition's actions admit, not by what it is called. */





// Who may do these can give roles to others, or to themselves: assignments and definitions, and the way past them.
const ASSIGNING = ['microsoft.authorization/*/write', 'microsoft.authorization/elevateaccess/action'];
// New trust as well lets others in, though only as identities that are there.
const POWERFUL = [...ASSIGNING, 'microsoft.managedidentity/userassignedidentities/federatedidentitycredentials/write'];
/** True when every action of one pattern fits another; its own `*` counts as a character that only a `*` matches. */
function covers(pattern, covered) {
    // ARM knows no wildcard but `*`.
    return !pattern.includes('?') && (0,wildcard/* matchesWildcard */._)(pattern, covered);
}
/**
 * Tells whether a role can give rights to others. An exclusion counts where it takes away all that is in question;
 * several that do so only together do not.
 */
function isPowerful(role) {
    return admits(role, POWERFUL);
}
/** Tells whether a role can give roles to others: Owner does, and Contributor does not. */
function canAssign(role) {
    return admits(role, ASSIGNING);
}
function admits({ permissions }, powers) {
    return permissions.some(({ actions, notActions }) => {
        const excluded = notActions.map((each) => each.toLowerCase());
        return actions.some((each) => {
            const action = each.toLowerCase();
            return powers.some((power) => (0,automaton/* overlap */.EF)([(0,language/* wildcard */.XQ)(action), (0,language/* wildcard */.XQ)(power)]).kind !== 'none' &&
                !excluded.some((pattern) => covers(pattern, action) || covers(pattern, power)));
        });
    });
}
function fitsRole(leave, role) {
    const wanted = leave.toLowerCase();
    const names = [role.name.toLowerCase(), role.id.toLowerCase()];
    if (names.includes(wanted) && !wanted.includes('*'))
        return true;
    return covers(wanted, role.name.toLowerCase()) && !isPowerful(role);
}
/** True below a subscription; what is not of this form is above one, or cannot be told. */
function isBelowSubscription(scope) {
    return /^\/subscriptions\/[^/]+\/./.test(scope);
}
function fitsScope(leave, scope) {
    const [wanted, given] = [(0,credential_issuer/* withoutTrailingSlash */.ae)(leave.toLowerCase()), (0,credential_issuer/* withoutTrailingSlash */.ae)(scope.toLowerCase())];
    return isBelowSubscription(given) ? (0,pattern/* fitsArmId */.CY)(wanted, given) : wanted === given && !wanted.includes('*');
}
/** Tells whether an assignment is allowed; what can give rights to others, and a scope at or above a subscription, by the letter only. */
function fitsRoleLeave(leaves, role, scope) {
    return leaves.some((leave) => fitsRole(leave.role, role) && fitsScope(leave.scope, scope));
}

// EXTERNAL MODULE: ./build/core/target.js
var core_target = __webpack_require__(8881);
;// CONCATENATED MODULE: ./build/core/policy/target.js
/** Which targets a policy allows: client IDs to the letter, unique names and ARM IDs by pattern, the run's manager by its client ID. */


// With or without hyphens and braces: nobody can tell such a name from a client ID when reading a policy.
const LIKE_GUID = /^\W*[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\W*$/i;
function hasClientId({ applications = [] }, clientId) {
    return applications.some((each) => (0,core_target/* isGuid */.W_)(each) && each.toLowerCase() === clientId?.toLowerCase());
}
function hasUniqueName({ applications = [] }, uniqueName) {
    if (uniqueName === undefined || LIKE_GUID.test(uniqueName))
        return false;
    return applications.some((each) => (0,pattern/* fitsName */.gU)(each, uniqueName));
}
/** Names a target for a reader of the plan. */
function nameOf(target) {
    if (target.kind === 'managed-identity')
        return `the managed identity ${target.resourceId}`;
    const { clientId, uniqueName } = target;
    if (clientId === undefined)
        return `the application "${uniqueName ?? ''}"`;
    return `the application ${clientId}${uniqueName === undefined ? '' : ` ("${uniqueName}")`}`;
}
function isAllowed(entry, target) {
    switch (target.kind) {
        case 'application':
            return hasClientId(entry, target.clientId) || hasUniqueName(entry, target.uniqueName);
        case 'managed-identity':
            return (entry['managed-identities'] ?? []).some((each) => (0,pattern/* fitsArmId */.CY)(each, target.resourceId));
    }
}
/** Whether a reading of the target could tell a name or ID that is allowed. */
function mayBeAllowed({ applications = [] }, target) {
    if (target.unread === undefined || target.kind === 'managed-identity')
        return false;
    const { clientId, uniqueName } = target;
    return applications.some((each) => ((0,core_target/* isGuid */.W_)(each) ? clientId === undefined : uniqueName === undefined));
}
/** Returns why a target may not be changed. */
function judgeTarget(entry, target) {
    if (mayBeAllowed(entry, target))
        return [];
    if (!isAllowed(entry, target))
        return [`The policy does not let this file change ${nameOf(target)}.`];
    if (target.unread || target.isManager === false || hasClientId(entry, target.clientId))
        return [];
    const why = target.isManager === true ? 'It is' : 'Nobody can tell whether it is';
    return [
        `${why} the manager of this run, so ${nameOf(target)} is changed only where \`applications\` holds its client ID.`,
    ];
}

;// CONCATENATED MODULE: ./build/core/policy/judge.js
/** Judges a change by the policy of its file: by what would be written, never by the key under which it was declared. */




const ALWAYS_VARIABLES = 'AZURE_*';
function judgeKind({ kinds = ['federated'] }, kind) {
    return kinds.includes(kind) ? [] : [`The policy does not let this file manage \`${kind}\`.`];
}
function judgeClaims(entry, { adopts, claimedOwners }) {
    const foreign = claimedOwners.filter((owner) => !(entry.owners ?? []).some((each) => (0,pattern/* fitsPath */.i7)(each, owner)));
    return [
        ...foreign.map((owner) => `The policy does not let this file act as the owner "${owner}".`),
        ...(adopts && entry.adopt !== true ? ['The policy does not let this file adopt what somebody else made.'] : []),
    ];
}
function judgeCreation({ create }, owners) {
    if (create === undefined)
        return ['The policy does not let this file create applications.'];
    const allowed = new Set((create.owners ?? []).map((each) => each.toLowerCase()));
    return owners
        .filter((owner) => !allowed.has(owner.toLowerCase()))
        .map((owner) => `The policy does not let ${owner} become an owner of what is created.`);
}
function judgeVariable({ variables = [] }, name) {
    // GitHub's names of variables ignore case.
    const fits = [ALWAYS_VARIABLES, ...variables].some((each) => (0,pattern/* fitsName */.gU)(each.toUpperCase(), name.toUpperCase()));
    return fits ? [] : [`The policy does not let this file write the variable "${name}".`];
}
function judgeRole({ roles = [] }, { role, scope }) {
    if (role === undefined)
        return ['The definition of the role could not be read, so nobody can tell what it allows.'];
    if (fitsRoleLeave(roles, role, scope))
        return [];
    return [`The policy does not allow the role "${role.name}" at "${scope}".`];
}
function judgeClientSecret(entry, { deny }, { action, repository }) {
    if (action === 'delete')
        return [];
    const denied = deny.includes('client-secrets') ? ['The policy denies `client-secrets` to every file.'] : [];
    return [...denied, ...judgeRepository(entry, repository)];
}
function judgeSwitch(entry, fullName) {
    if (fullName !== undefined && (entry.switch ?? []).some((each) => (0,pattern/* fitsRepository */.LR)(each, fullName)))
        return [];
    return [`The policy does not let this file turn ${fullName ?? 'an unknown repository'} to immutable subjects.`];
}
function judgeResource(entry, policy, change) {
    switch (change.resource) {
        case 'federated':
            return [...judgeKind(entry, 'federated'), ...judgeFederated(entry, policy, change)];
        case 'application':
            return judgeCreation(entry, change.owners);
        case 'certificate':
            return judgeKind(entry, 'certificates');
        case 'client-secret':
            return [...judgeKind(entry, 'client-secrets'), ...judgeClientSecret(entry, policy, change)];
        case 'retire':
            return judgeKind(entry, 'retire');
        case 'role':
            return judgeRole(entry, change);
        case 'environment': {
            const leave = entry.environments === true ? [] : ['The policy does not let this file manage environments.'];
            return [...leave, ...judgeRepository(entry, change.repository)];
        }
        case 'variable':
            return [...judgeVariable(entry, change.name), ...judgeRepository(entry, change.repository)];
        case 'switch':
            return judgeSwitch(entry, change.repository?.fullName);
    }
}
function targetOf(change) {
    return 'target' in change ? change.target : undefined;
}
/** A role that gives roles to others has to stand literally in a policy file, so without one nobody gets it. */
function judgePower(change) {
    if (change.resource !== 'role' || change.action === 'delete' || change.role === undefined)
        return [];
    if (!canAssign(change.role))
        return [];
    return [
        `The role "${change.role.name}" can give roles to others: it is assigned only where a policy file names it literally.`,
    ];
}
/** Without a policy file the files of a glob may do what one job needs: federated credentials, under default owners. */
function judgeGlob(change) {
    const claims = judgeClaims({}, change);
    const kind = change.resource === 'federated' ? [] : [`a change of \`${change.resource}\``];
    const manager = targetOf(change)?.isManager === true ? ["a change of this run's manager"] : [];
    const needs = [...kind, ...manager].map((what) => `Without a policy file no file of a glob gets ${what}.`);
    return [...needs, ...claims.map((each) => each.replace('The policy does', 'Without a policy file the workflow does'))];
}
/**
 * Returns why a change may not be written (`not-permitted`), one sentence each; none when it may. Everything is refused
 * unless the entry allows it, deletions too, and so is what cannot be attributed.
 */
function judge(rules, change) {
    if (rules === 'no-policy-single-file')
        return judgePower(change);
    if (rules === 'no-policy-glob')
        return judgeGlob(change);
    const { entry } = rules;
    if (entry === undefined)
        return ['The policy file has no entry for this configuration file, so it may do nothing.'];
    const target = targetOf(change);
    return [
        ...judgeClaims(entry, change),
        ...(target === undefined ? [] : judgeTarget(entry, target)),
        ...judgeResource(entry, rules, change),
    ];
}
/** Returns what to warn about where there is no policy file; `targets` are those that the files would change. */
function warningsWithoutPolicy(rules, targets) {
    if (rules === 'no-policy-glob') {
        return [
            'There is no `policy-file`: the files of the glob get federated credentials only, under default owners, on every target of the manager.',
        ];
    }
    if (rules !== 'no-policy-single-file' || !targets.some(({ isManager }) => isManager === true))
        return [];
    return ['The file changes the manager of this run, and no `policy-file` says that it may.'];
}


/***/ }),

/***/ 8523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CY: () => (/* binding */ fitsArmId),
/* harmony export */   LR: () => (/* binding */ fitsRepository),
/* harmony export */   gU: () => (/* binding */ fitsName),
/* harmony export */   i7: () => (/* binding */ fitsPath),
/* harmony export */   m1: () => (/* binding */ fitsIssuer)
/* harmony export */ });
/** Patterns of a policy file: held against parsed parts of a URL, an ARM ID, a path or a name, never against raw text. */
// What may be read in two ways by two programs matches nothing: dot segments, encoded slashes, dots and percent signs,
// backslashes, blanks.
const AMBIGUOUS = /%(?:2f|5c|2e|00|25)|[\\\s\p{Cc}\p{Cf}]/iu;
/** Folds ASCII letters only: other ones that become them (the Kelvin sign) name something else. */
function lower(text) {
    return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
function isAmbiguous(parts) {
    return parts.some((part) => part === '' || part === '.' || part === '..' || AMBIGUOUS.test(part));
}
/** True when a part fits a pattern whose `*` is any run of characters within it. Both are taken as they are. */
function fitsPart(pattern, part) {
    const pieces = pattern.split('*');
    const [first = '', ...rest] = pieces;
    const last = rest.pop();
    if (last === undefined)
        return pattern === part;
    if (!part.startsWith(first) || !part.endsWith(last) || part.length < first.length + last.length)
        return false;
    let at = first.length;
    const end = part.length - last.length;
    for (const piece of rest) {
        const found = part.indexOf(piece, at);
        if (found < 0 || found + piece.length > end)
            return false;
        at = found + piece.length;
    }
    return true;
}
/** Holds parts against parts; a final part `*` of the pattern matches one part or any rest. */
function fitsParts(pattern, parts) {
    if (isAmbiguous(parts))
        return false;
    const open = pattern.length > 1 && pattern.at(-1) === '*';
    const closed = open ? pattern.slice(0, -1) : pattern;
    if (open ? parts.length <= closed.length : parts.length !== closed.length)
        return false;
    return closed.every((part, index) => fitsPart(part, `${parts[index]}`));
}
/** Tells whether a path from the workspace fits, case-sensitively: `teams/payments/*.yml`. */
function fitsPath(pattern, path) {
    return fitsParts(pattern.split('/'), path.split('/'));
}
/** Tells whether a name without separators fits, case-sensitively: `payments-*`. */
function fitsName(pattern, name) {
    return !isAmbiguous([name]) && fitsPart(pattern, name);
}
/** Tells whether `owner/name` as GitHub spells it fits; GitHub's names ignore case. */
function fitsRepository(pattern, fullName) {
    const parts = lower(fullName).split('/');
    return parts.length === 2 && fitsParts(lower(pattern).split('/'), parts);
}
/** Tells whether an ARM ID fits part by part; ARM ignores case: `/subscriptions/…/resourceGroups/payments-x/*`. */
function fitsArmId(pattern, id) {
    const [before = '', ...parts] = lower(id).split('/');
    const [open = '', ...wanted] = lower(pattern).split('/');
    return before === '' && open === '' && fitsParts(wanted, parts);
}
/** Takes an https URL apart as it stands; undefined when a program could read it as another one. */
function urlParts(url) {
    const [, host, path] = /^https:\/\/([^/?#@:]+)(\/[^?#]*)?$/.exec(url) ?? [];
    if (host === undefined)
        return undefined;
    const segments = (path ?? '').split('/').slice(1);
    // One trailing slash belongs to some issuers; it is a last, empty segment.
    const ending = segments.at(-1) === '' ? segments.slice(0, -1) : segments;
    const labels = host.split('.');
    return isAmbiguous(ending) || isAmbiguous(labels) ? undefined : { host: labels, path: segments };
}
/**
 * Tells whether an issuer fits a pattern label by label and segment by segment: `https://*.oic.prod-aks.azure.com/4444…/*`.
 * User info, port, query and fragment never match. Host labels ignore case, the path does not.
 */
function fitsIssuer(pattern, issuer) {
    const [wanted, given] = [urlParts(pattern), urlParts(issuer)];
    if (wanted === undefined || given === undefined || wanted.host.length !== given.host.length)
        return false;
    const host = wanted.host.every((label, index) => fitsPart(lower(label), lower(`${given.host[index]}`)));
    if (!host)
        return false;
    const open = wanted.path.at(-1) === '*';
    const closed = open ? wanted.path.slice(0, -1) : wanted.path;
    const enough = open ? given.path.length > closed.length : given.path.length === closed.length;
    return enough && closed.every((segment, index) => fitsPart(segment, `${given.path[index]}`));
}


/***/ }),

/***/ 55:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ef: () => (/* binding */ ownerPartOf),
/* harmony export */   F5: () => (/* binding */ ADVISED_LIFETIME_DAYS),
/* harmony export */   Hg: () => (/* binding */ buildKeyId),
/* harmony export */   Hl: () => (/* binding */ ownerPart),
/* harmony export */   R_: () => (/* binding */ PERSONAL_LIMIT),
/* harmony export */   VG: () => (/* binding */ LONGEST_LIFETIME_DAYS),
/* harmony export */   ZC: () => (/* binding */ dayOfTime),
/* harmony export */   iQ: () => (/* binding */ HOUR_MS),
/* harmony export */   mO: () => (/* binding */ isSecretOf),
/* harmony export */   sO: () => (/* binding */ DAY_MS),
/* harmony export */   wr: () => (/* binding */ describeSecret)
/* harmony export */ });
/* harmony import */ var _credential_owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3989);

/** Longest lifetime that Microsoft's portal offers. https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials */
const LONGEST_LIFETIME_DAYS = 730;
/** The lifetime under which Microsoft advises to stay, on the same page. */
const ADVISED_LIFETIME_DAYS = 365;
/** Most secrets of an application that is open to personal accounts. */
const PERSONAL_LIMIT = 2;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/**
 * Builds the key ID of a new secret: its first 15 digits are a hash over the owner, since Graph stores no description with
 * a secret, and the rest is chance. A GUID of version 8 (RFC 9562).
 * @param random at least 15 hexadecimal digits
 */
function buildKeyId(owner, random, sha256Hex) {
    const [hash, rest] = [(0,_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerHash */ .qA)(owner, sha256Hex), random.toLowerCase()];
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(12, 15)}-8${rest.slice(0, 3)}-${rest.slice(3, 15)}`;
}
/** The part of a key ID that tells its owner. */
function ownerPart(keyId) {
    return keyId.toLowerCase().slice(0, 18);
}
/** The part of a key ID that tells who made the secret, as an owner's has it. */
function ownerPartOf(owner, sha256Hex) {
    return ownerPart(buildKeyId(owner, ''.padEnd(15, '0'), sha256Hex));
}
/** True for a secret that one of these owners made. */
function isSecretOf({ keyId }, owners, sha256Hex) {
    return owners.some((owner) => ownerPart(keyId) === ownerPartOf(owner, sha256Hex));
}
/** The day on which a time falls, in UTC: `2026-11-25`. */
function dayOfTime(time) {
    return new Date(time).toISOString().slice(0, 10);
}
/** Names a secret for people: by its display name, which is somebody else's text, and its key ID. */
function describeSecret({ displayName, keyId }) {
    return displayName === null ? keyId : `"${displayName}" (${keyId})`;
}


/***/ }),

/***/ 6191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapAtMost),
/* harmony export */   q: () => (/* binding */ createGate)
/* harmony export */ });
/**
 * Maps items with a bounded number of calls at once; results come in the items' order.
 * @param most how many calls run at the same time
 */
async function mapAtMost(items, most, map) {
    const results = [];
    const queue = items.entries();
    const work = async () => {
        for (const [index, item] of queue)
            results[index] = await map(item, index);
    };
    await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
    return results;
}
/**
 * Lets a bounded number of calls run at once; the others wait for their turn, in the order of asking.
 * @param most how many calls run at the same time
 */
function createGate(most) {
    const waiting = [];
    let free = most;
    return async (call) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((admit) => waiting.push(admit));
        try {
            return await call();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                free += 1;
            else
                next();
        }
    };
}


/***/ }),

/***/ 5804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $P: () => (/* binding */ judgedTarget),
/* harmony export */   Y8: () => (/* binding */ createPermit),
/* harmony export */   il: () => (/* binding */ githubIssuers)
/* harmony export */ });
/* harmony import */ var _core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1483);
/* harmony import */ var _core_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3989);
/* harmony import */ var _core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6986);
/* harmony import */ var _core_policy_judge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6796);
/** Asks the policy about every write of a file: by what would be written, with what GitHub and Graph answered. */




const PROTECTION = {
    protected: 'absent',
    unprotected: 'found',
    missing: 'undecided',
    unknown: 'undecided',
};
function lintAnswers({ lints, protection }) {
    return new Map([
        ...lints.map(({ code }) => [code, 'found']),
        ['unprotected', PROTECTION[protection]],
    ]);
}
function repositoryOf({ repository }) {
    if (repository === undefined)
        return undefined;
    const { owner, name, id, ownerId } = repository;
    return { fullName: `${owner}/${name}`, id, ownerId };
}
function trustOf(change) {
    const credential = (0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialOf */ .$5)(change);
    return credential.subject === undefined
        ? { issuer: credential.issuer, claimsMatchingExpression: credential.claimsMatchingExpression }
        : { issuer: credential.issuer, subject: credential.subject };
}
/** The target as the policy judges it: as it was read. */
function judgedTarget(facts, kind, managerClientId) {
    const clientId = facts.clientId === '' ? undefined : facts.clientId;
    const told = managerClientId === undefined || clientId === undefined
        ? 'unknown'
        : clientId.toLowerCase() === managerClientId.toLowerCase();
    const isManager = facts.missing === true ? false : told;
    switch (kind) {
        case 'application':
            return { kind, clientId, uniqueName: facts.uniqueName ?? undefined, isManager };
        case 'managed-identity':
            return { kind, clientId, resourceId: facts.id, isManager };
    }
}
/** Issuers that `github` stands for in the policy of this run. */
function githubIssuers({ serverUrl, ownIssuer }) {
    const own = (0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .issuerForServer */ .wC)(serverUrl);
    return [own, ownIssuer].filter((issuer) => issuer !== undefined && (0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .isGitHubIssuer */ .xU)(issuer));
}
const keyOf = (issuer, match) => JSON.stringify([issuer, match]);
/**
 * Builds the judgement of one file's changes on one target: sentences that say why a write is not permitted, none when it is.
 */
function createPermit({ file, credentials }, target, facts) {
    const declared = new Map();
    for (const each of credentials) {
        if (!each.ok)
            continue;
        const { credential } = each.declared.desired;
        declared.set(keyOf(credential.issuer, credential.subject ?? credential.claimsMatchingExpression.value), each);
    }
    return (change) => {
        if (change.action === 'keep' || change.action === 'refuse')
            return [];
        const of = declared.get(keyOf(change.issuer, (0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .matchOfChange */ .Tk)(change)));
        const owner = of?.trust.owner;
        return (0,_core_policy_judge_js__WEBPACK_IMPORTED_MODULE_2__/* .judge */ .S)(facts.rules(file.file), {
            resource: 'federated',
            // A mark writes no trust: it begins, or takes back, a deletion.
            action: (0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .isMark */ .qi)(change) ? 'delete' : change.action,
            target,
            trust: trustOf(change),
            ...(change.action === 'update' && !(0,_core_plan_change_js__WEBPACK_IMPORTED_MODULE_1__/* .isMark */ .qi)(change) && change.stored !== undefined && { stored: change.stored }),
            repository: of && repositoryOf(of.declared),
            ...(owner !== undefined && { owner }),
            lints: of === undefined ? new Map() : lintAnswers(of.declared),
            adopts: change.action === 'update' && (0,_core_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .isAdopted */ .YP)(change.description) && !(0,_core_credential_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .isAdopted */ .YP)(change.stored?.description),
            claimedOwners: file.claimedOwners,
            githubIssuers: githubIssuers(facts),
        });
    };
}


/***/ }),

/***/ 2689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p9: () => (/* binding */ judgedFor),
  hB: () => (/* binding */ planTarget),
  hz: () => (/* binding */ targetFacts)
});

// EXTERNAL MODULE: ./build/core/credential/owner.js
var owner = __webpack_require__(3989);
// EXTERNAL MODULE: ./build/core/plan/change.js
var plan_change = __webpack_require__(6986);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/credential/since.js
var credential_since = __webpack_require__(9692);
;// CONCATENATED MODULE: ./build/core/plan/finish.js
/** Finishes the trust in names where a repository presents IDs: at once, or so many days after the credential was marked. */




const sameTrust = (a, b) => a.issuer === b.issuer && (0,credential_credential/* matchText */.H1)(a) === (0,credential_credential/* matchText */.H1)(b);
const holds = (list, wanted) => list.some((each) => sameTrust(each, wanted) && each.audiences[0] === wanted.audiences[0]);
/** Why a credential by names stays as it is; undefined where it can go. */
function reasonToKeep(each, whose, isTrustedByIds) {
    if (whose === 'foreign')
        return 'It trusts names, and is not ours: who made it removes it.';
    if ((0,owner/* isAdopted */.YP)(each.description))
        return 'It trusts names, and was adopted: what somebody else made is not removed.';
    if (isTrustedByIds)
        return undefined;
    return 'It goes with the next run: the one with IDs was not stored before this run began.';
}
/** Marks a credential that is to go with the day on which that was found. */
function marked(stored, { byNames }, ownership, day, reason) {
    const description = (0,credential_since/* markSince */.k2)(ownership.owner, byNames.credential.description, day);
    return (0,plan_change/* toChange */._u)({ ...stored, description }, byNames, { action: 'update', reason }, stored);
}
function removed(stored, { byNames }, since) {
    const time = since === undefined ? 'now' : `since ${since}`;
    const reason = `It is ours, and the repository presents subjects with IDs ${time}: the form by names is finished.`;
    return { ...(0,plan_change/* toChange */._u)(stored, byNames, { action: 'delete', reason }, stored), asked: true };
}
function kept(stored, { byNames }, reason) {
    return { ...(0,plan_change/* toChange */._u)(stored, byNames, { action: 'keep', reason }, stored), waits: true };
}
/** What becomes of a credential that can go, by the day in its marker. */
function afterWaiting(stored, form, { afterDays, today }, ownership, whose) {
    const since = (0,credential_since/* countedSince */.rz)(stored.description, today);
    if (afterDays === 0)
        return removed(stored, form, since);
    const end = (0,credential_since/* daysAfter */.mU)(since ?? today, afterDays);
    if (since === undefined) {
        const found = (0,credential_since/* sinceIn */.yN)(stored.description) === undefined
            ? 'The repository presents subjects with IDs'
            : 'Its mark is no day until today';
        return marked(stored, form, ownership, today, `${found}: it is marked now, and goes on ${end}.`);
    }
    if (end <= today)
        return removed(stored, form, since);
    if (whose === 'previous')
        return marked(stored, form, ownership, since, `It is of a previous owner, and only its marker changes; it goes on ${end}.`);
    return kept(stored, form, `It goes on ${end}: the repository presents subjects with IDs since ${since}.`);
}
/**
 * The lines about credentials by names that are to go, one for each that is stored. Nobody else's goes, none that was
 * adopted, and none before the one with IDs was there when the run began.
 * @param declared names of stored credentials that other lines speak of: what is wanted stays
 */
function finishForms(finish, ownership, stored, declared) {
    return finish.forms.flatMap((form) => {
        const found = stored.find((each) => sameTrust(each, form.byNames.credential));
        if (found === undefined || declared.has(found.name))
            return [];
        const whose = (0,owner/* ownedBy */.LW)(found, ownership);
        const isTrustedByIds = holds(finish.before, form.immutable) && holds(stored, form.immutable);
        const reason = reasonToKeep(found, whose, isTrustedByIds);
        return reason === undefined ? afterWaiting(found, form, finish, ownership, whose) : kept(found, form, reason);
    });
}

// EXTERNAL MODULE: ./build/core/plan/plan.js + 1 modules
var plan = __webpack_require__(1629);
;// CONCATENATED MODULE: ./build/core/plan/renamed.js
/** Finds credentials that a rename left behind: the IDs in them are those of a repository that is wanted, the names are not. */

// The repository of a subject with IDs, in a subject or in the comparand of an expression; names hold none of these characters.
const IMMUTABLE = /(?<=^|[:'])repo:([^\s'":/@*?]+)@(\d+)\/([^\s'":/@*?]+)@(\d+)(?=[:']|$)/;
/** What a credential matches, with the names of its repository left out, and these names. */
function withoutNames(credential) {
    const text = (0,credential_credential/* matchText */.H1)(credential);
    const [, owner, ownerId, name, id] = IMMUTABLE.exec(text) ?? [];
    if (ownerId === undefined || id === undefined)
        return undefined;
    const rest = text.replace(IMMUTABLE, `repo:@${ownerId}/@${id}`);
    return { key: JSON.stringify([credential.issuer, rest]), fullName: `${owner}/${name}` };
}
/**
 * Tells for each stored credential that matches a wanted one but for the names of its repository what became of them;
 * by name of the credential, as a sentence. GitHub signs the old names no more.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function renamedSince(stored, wanted) {
    const now = new Map(wanted.flatMap((each) => {
        const told = withoutNames(each);
        return told === undefined ? [] : [[told.key, told.fullName]];
    }));
    return new Map(stored.flatMap((each) => {
        const told = withoutNames(each);
        if (told === undefined)
            return [];
        const present = now.get(told.key);
        if (present === undefined || present === told.fullName)
            return [];
        const sentence = `It is ours, and "${told.fullName}" is "${present}" now: the IDs are the same, the names are stale.`;
        return [[each.name, sentence]];
    }));
}

;// CONCATENATED MODULE: ./build/core/plan/owners.js





/** Turns a change into the same line, refused. */
function blocked(change, reason) {
    return (0,plan_change/* toChange */._u)((0,plan_change/* credentialOf */.$5)(change), change, { action: 'refuse', reason }, change.stored);
}
/** Names of stored credentials that lines speak of: what one file keeps, another one must not prune. */
function namesIn(changes) {
    return new Set(changes.flatMap(({ name, stored }) => (stored === undefined ? [name] : [name, stored.name])));
}
/** What is ours and goes: all that is no longer declared where the file prunes, and else what a rename made stale. */
function leaving({ ownership, desired, prune, source }, stored, declared) {
    const undeclared = stored.filter((each) => !declared.has(each.name));
    const wanted = desired.map(({ credential }) => credential);
    const renamed = renamedSince(undeclared, wanted);
    return undeclared
        .filter((each) => prune || renamed.has(each.name))
        .filter((each) => !(0,owner/* isAdopted */.YP)(each.description) && (0,owner/* ownedBy */.LW)(each, ownership) !== 'foreign')
        .map((each) => {
        const reason = renamed.get(each.name) ?? 'It is ours, and no longer declared.';
        return (0,plan_change/* toChange */._u)(each, { source }, { action: 'delete', reason }, each);
    });
}
/** Where two files finish one credential, only what its owner does about it counts. */
function onePerCredential(lines) {
    const written = namesIn(lines.filter(({ action }) => action !== 'keep'));
    return lines.filter(({ action, name }, index) => {
        const isFirst = lines.findIndex((each) => each.name === name) === index;
        return action === 'keep' ? isFirst && !written.has(name) : true;
    });
}
/** Refuses what would take away the last trust of this run. */
function withoutLockout(changes, stored, isOwnTrust) {
    const after = changes.reduce(plan/* storedAfter */.e8, stored);
    if (!stored.some(isOwnTrust) || after.some(isOwnTrust))
        return changes;
    return changes.map((change) => (0,plan_change/* isWrite */.ao)(change) && change.stored !== undefined && isOwnTrust(change.stored)
        ? blocked(change, 'self-lockout')
        : change);
}
/**
 * Compares the declarations of all owners with one reading of a target. Creations come before deletions.
 * @param isOwnTrust tells whether a credential is what this run, or its manager, is trusted by
 */
function diffOwners(declarations, stored, isOwnTrust) {
    let state = stored;
    const permitted = (changes, { refuse }) => changes.map((change) => {
        const code = (0,plan_change/* isWrite */.ao)(change) ? refuse(change) : undefined;
        return code === undefined ? change : blocked(change, code);
    });
    const wanted = declarations.flatMap((declaration) => {
        const changes = permitted((0,plan/* diffCredentials */.K)(declaration.desired, state, declaration.ownership), declaration);
        state = changes.reduce(plan/* storedAfter */.e8, state);
        return changes;
    });
    const declared = namesIn(wanted);
    const finished = onePerCredential(declarations.flatMap((each) => each.finish === undefined ? [] : permitted(finishForms(each.finish, each.ownership, stored, declared), each)));
    const spoken = new Set([...declared, ...namesIn(finished)]);
    const gone = declarations.flatMap((each) => permitted(leaving(each, stored, spoken), each));
    return withoutLockout([...wanted, ...finished, ...gone], stored, isOwnTrust);
}

// EXTERNAL MODULE: ./build/core/secret/secret.js
var secret = __webpack_require__(55);
// EXTERNAL MODULE: ./build/core/credential/trust.js
var trust = __webpack_require__(1384);
;// CONCATENATED MODULE: ./build/federation/fleet/own-trust.js
/** Tells which stored credentials this run itself is trusted by: removing the last of them would lock it out. */


/** Without a token of its own a run cannot tell by which credential of its manager it is trusted: then by any. */
function createOwnTrust({ own, isManager, }) {
    return (credential) => {
        if (own === undefined)
            return isManager === true;
        if (credential.subject === undefined)
            return (0,trust.isAdmitted)(credential, own);
        const { issuer, audiences } = credential;
        return issuer === own.iss && (0,credential_credential/* matchText */.H1)(credential) === own.sub && audiences[0] === own.aud;
    };
}

// EXTERNAL MODULE: ./build/federation/fleet/permit.js
var fleet_permit = __webpack_require__(5804);
;// CONCATENATED MODULE: ./build/federation/fleet/predict-changes.js
/** The lines of a target that nobody reads: what files declare for it, and what their policies refuse whatever it holds. */



/** Predicts the lines of a target, and says why the policy refuses some of them, as `file:line:column: sentence`. */
function predictChanges(declarations, target, policy) {
    const judged = declarations.flatMap(({ declaration, desired }) => {
        const permit = (0,fleet_permit/* createPermit */.Y8)(declaration, target, policy);
        return (0,plan/* uncompared */.Nb)(desired).map((change) => {
            const sentences = permit(change).map((sentence) => `${change.source}: ${sentence}`);
            return { change: sentences.length === 0 ? change : blocked(change, 'not-permitted'), sentences };
        });
    });
    return {
        changes: judged.map(({ change }) => change),
        forbidden: [...new Set(judged.flatMap((each) => each.sentences))],
    };
}

// EXTERNAL MODULE: ./build/federation/fleet/resources.js
var fleet_resources = __webpack_require__(9338);
;// CONCATENATED MODULE: ./build/federation/fleet/sorted-declaration.js
/** What one file declares for a target, sorted: wanted, wanted only where it is stored, finished, or not to be told. */

/** Sorts what one file declares for a target. */
function sortDeclaration(declaration) {
    const { credentials } = declaration;
    const done = credentials.filter((each) => each.ok);
    const desiredOf = (list) => list.map(({ declared }) => ({ ...declared.desired, stays: true }));
    const pairsOf = (list) => list.flatMap(({ immutable, declared }) => immutable === undefined ? [] : [{ byNames: declared.desired, immutable }]);
    return {
        declaration,
        desired: desiredOf(done.filter(({ twin }) => twin === undefined || twin === 'wanted')),
        whereStored: desiredOf(done.filter(({ twin }) => twin === 'where-stored')),
        finished: pairsOf(done.filter(({ twin }) => twin === 'finished')),
        paired: pairsOf(done),
        errors: credentials.flatMap((each) => (each.ok ? [] : [each.error])),
    };
}
const sorted_declaration_sameTrust = (a, b) => a.issuer === b.issuer && (0,credential_credential/* matchText */.H1)(a) === (0,credential_credential/* matchText */.H1)(b);
/** A name that the file gives may be that of the form by names still: then the one with IDs gets one of its own. */
function withoutReplacing(wanted, paired, stored) {
    const { credential } = wanted;
    const pair = paired.find(({ immutable }) => sorted_declaration_sameTrust(immutable, credential));
    if (pair === undefined)
        return wanted;
    const isTaken = stored.some((each) => each.name === credential.name && sorted_declaration_sameTrust(each, pair.byNames.credential));
    return isTaken ? { ...wanted, credential: { ...credential, name: pair.immutable.name } } : wanted;
}
/** What a file wants of a target that stores these. */
function wantedOf({ desired, whereStored, paired }, stored) {
    const textOf = (each) => JSON.stringify([each.issuer, (0,credential_credential/* matchText */.H1)(each), each.audiences]);
    const texts = new Set(stored.map(textOf));
    const kept = paired.length === 0 ? desired : desired.map((each) => withoutReplacing(each, paired, stored));
    return [...kept, ...whereStored.filter(({ credential }) => texts.has(textOf(credential)))];
}

;// CONCATENATED MODULE: ./build/federation/fleet/plan-target.js








/** Facts of a target that nobody read: what its address says. */
function factsOf(address) {
    const unread = { uniqueName: null, displayName: null };
    if (address.kind === 'managed-identity')
        return { ...unread, clientId: '', id: address.resourceId };
    if ('clientId' in address)
        return { ...unread, clientId: address.clientId, id: '' };
    if ('objectId' in address)
        return { ...unread, clientId: '', id: address.objectId };
    return { ...unread, clientId: '', id: '', uniqueName: address.uniqueName };
}
/** Facts of a target as it was read, or else as its address says. */
function targetFacts({ reading, address, }) {
    return { kind: address.kind, ...(reading?.ok === true ? reading.facts : factsOf(address)) };
}
/** A target as a policy judges it; one that nobody reads is a prediction. */
function judgedFor(target, managerClientId) {
    const judged = (0,fleet_permit/* judgedTarget */.$P)(targetFacts(target), target.address.kind, managerClientId);
    return target.reading === undefined ? { ...judged, unread: true } : judged;
}
function toTargetPlan(kind, facts, error, changes) {
    const { clientId, id, uniqueName, displayName } = facts;
    return { kind, clientId, id, uniqueName, displayName, error, changes };
}
function failed(target, error) {
    const facts = targetFacts(target);
    return {
        plan: toTargetPlan(target.address.kind, facts, `[${error.code}] ${error.message}`, []),
        head: { multiTenant: facts.multiTenant, owners: facts.owners, foreign: 0, spellings: target.spellings },
        session: undefined,
        error,
        owned: new Map(),
        forbidden: [],
    };
}
function compare({ kind }, sorted, { facts, stored: before }, request, ports) {
    const judged = (0,fleet_permit/* judgedTarget */.$P)(facts, kind, request.policy.managerClientId);
    const forbidden = new Set();
    const today = (0,secret/* dayOfTime */.ZC)(ports.clock.now());
    const declarations = sorted.map((each) => {
        const { declaration } = each;
        const permit = (0,fleet_permit/* createPermit */.Y8)(declaration, judged, request.policy);
        const { owner, previousOwners, prune, file, finishAfterDays: afterDays = 0 } = declaration.file;
        const ownership = { owner, previousOwners, kind, sha256Hex: ports.sha256Hex };
        const toDeclaration = (stored) => ({
            ownership,
            desired: wantedOf(each, stored),
            finish: { forms: each.finished, afterDays, today, before },
            prune,
            source: file,
            refuse: (change) => {
                const sentences = permit(change);
                for (const sentence of sentences)
                    forbidden.add(`${change.source}: ${sentence}`);
                return sentences.length === 0 ? undefined : 'not-permitted';
            },
        });
        return { toDeclaration, ownership, file };
    });
    const isOwnTrust = createOwnTrust({ own: request.own, isManager: judged.isManager });
    return {
        diff: (stored) => diffOwners(declarations.map(({ toDeclaration }) => toDeclaration(stored)), stored, isOwnTrust),
        forbidden: () => [...forbidden],
        ownerships: new Map(declarations.map(({ file, ownership }) => [file, ownership])),
    };
}
function whoseAll(stored, { ownerships }) {
    const count = (ownership) => stored.filter((each) => (0,owner/* ownedBy */.LW)(each, ownership) !== 'foreign').length;
    const owners = [...ownerships.values()];
    const isForeign = (each) => owners.every((ownership) => (0,owner/* ownedBy */.LW)(each, ownership) === 'foreign');
    return {
        foreign: stored.filter(isForeign).length,
        owned: new Map([...ownerships].map(([file, ownership]) => [file, count(ownership)])),
    };
}
/** The lines of a target that was read, its credentials' and those of other kinds. */
function planReadable({ address, spellings }, { facts, stored, store }, compared, { changes, writeResource, adjust, forbidden, owned: others = new Map() }) {
    const diff = (list) => compared.diff(list).map(adjust);
    const plan = toTargetPlan(address.kind, facts, null, [...changes, ...diff(stored)]);
    const { foreign, owned } = whoseAll(stored, compared);
    return {
        plan,
        head: { multiTenant: facts.multiTenant, owners: facts.owners, foreign, spellings },
        session: { credentials: { stored, store, diff }, writeResource },
        error: undefined,
        owned: (0,fleet_resources/* sumOf */.XN)([owned, others]),
        forbidden: [...compared.forbidden(), ...forbidden],
    };
}
/**
 * Plans a target; what keeps it from being planned stands in the plan.
 * @param resources what else files declare for it, one plan per kind
 */
function planTarget(target, resources, request, ports) {
    const { reading, address, spellings } = target;
    const sorted = target.declarations.map(sortDeclaration);
    // A target cannot be planned, although it was read, while what one of its credentials would be is not known.
    const [unknown] = sorted.flatMap(({ errors }) => errors);
    if (unknown !== undefined)
        return failed(target, unknown);
    const others = (0,fleet_resources/* combineResources */.jq)(resources);
    if (reading === undefined) {
        const facts = factsOf(address);
        const predicted = predictChanges(sorted, judgedFor(target, request.policy.managerClientId), request.policy);
        const head = { multiTenant: undefined, owners: undefined, foreign: 0, spellings };
        const changes = [...others.changes, ...predicted.changes.map(others.adjust)];
        const forbidden = [...others.forbidden, ...predicted.forbidden];
        const plan = toTargetPlan(address.kind, facts, null, changes);
        return { plan, head, session: undefined, error: undefined, owned: new Map(), forbidden };
    }
    if (!reading.ok)
        return failed(target, reading.error);
    return planReadable(target, reading, compare(address, sorted, reading, request, ports), others);
}


/***/ }),

/***/ 9338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $F: () => (/* binding */ joinRepositories),
/* harmony export */   XN: () => (/* binding */ sumOf),
/* harmony export */   jq: () => (/* binding */ combineResources)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/** What files declare beside federated credentials: one planner per kind, whose lines join those of the targets. */

/** Adds up numbers by their key. */
function sumOf(counts) {
    const sum = new Map();
    for (const [key, count] of counts.flatMap((each) => [...each]))
        sum.set(key, (sum.get(key) ?? 0) + count);
    return sum;
}
/** Puts together what all kinds add to one target. */
function combineResources(plans) {
    const writers = new Map(plans.flatMap(({ changes, writeResource }) => changes.map((each) => [each, writeResource])));
    return {
        changes: plans.flatMap(({ changes }) => changes),
        writeResource: async (change, deadline) => {
            const write = writers.get(change);
            if (write === undefined)
                throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('internal', `Nothing writes the ${change.resource} "${change.name}".`);
            return write(change, deadline);
        },
        adjust: (change) => plans.reduce((line, { adjust }) => adjust(line), change),
        forbidden: plans.flatMap(({ forbidden }) => forbidden),
        owned: sumOf(plans.flatMap(({ owned }) => (owned === undefined ? [] : [owned]))),
    };
}
/** Puts together what several kinds add to one repository: a line that is not permitted then stops all of them. */
function joinRepositories(targets) {
    const byId = new Map();
    for (const target of targets) {
        const id = target.plan.id || `${target.plan.uniqueName}`;
        const known = byId.get(id);
        byId.set(id, known === undefined ? target : joined(known, target));
    }
    return [...byId.values()];
}
function joined(known, other) {
    const writing = ({ plan, session }) => plan.changes.map((each) => [each, session?.writeResource]);
    const writers = new Map([...writing(known), ...writing(other)]);
    return {
        ...known,
        plan: { ...known.plan, changes: [...known.plan.changes, ...other.plan.changes] },
        session: {
            writeResource: async (change, deadline) => {
                const write = writers.get(change);
                if (write === undefined)
                    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('internal', `Nothing writes the ${change.resource} "${change.name}".`);
                return write(change, deadline);
            },
        },
        forbidden: [...known.forbidden, ...other.forbidden],
    };
}


/***/ }),

/***/ 987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ createOctokit)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/** How GitHub's REST API is reached: the toolkit's Octokit over the shared transport. */

/** Builds the toolkit's Octokit over the shared transport; the retry table there is the only one. */
function createOctokit({ url, token, fetch }) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: url, request: { fetch } });
}


/***/ }),

/***/ 3408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ limitReached),
/* harmony export */   lU: () => (/* binding */ isLimited),
/* harmony export */   xj: () => (/* binding */ createRateLimitRecord)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/**
 * GitHub's rate limits: what is left as answers say it, and what a refusal for asking too much is.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */

/** Builds a record without answers. */
function createRateLimitRecord() {
    let left;
    return {
        note: (headers = {}) => {
            const [remaining, reset] = [headers['x-ratelimit-remaining'], headers['x-ratelimit-reset']].map(Number);
            if (!Number.isInteger(remaining) || !Number.isInteger(reset))
                return;
            const told = { remaining: remaining ?? 0, resetsAt: (reset ?? 0) * 1000 };
            // Answers overtake each other: of one hour the smallest number is the latest.
            const same = left?.resetsAt === told.resetsAt;
            if (left === undefined || told.resetsAt > left.resetsAt || (same && told.remaining < left.remaining))
                left = told;
        },
        left: () => left,
    };
}
/** Whether a refusal is about how much was asked, not about what. */
function isLimited(status, headers = {}) {
    return status === 429 || (status === 403 && (headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers));
}
/** The error for such a refusal. */
function limitReached(status, left) {
    const until = left?.remaining === 0 ? ` until ${new Date(left.resetsAt).toISOString()}` : ' for now';
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', `GitHub answers no more requests of this token${until}.`, {
        hint: 'Run again later, or give the token of a GitHub App, which has a larger limit.',
        answer: { service: 'GitHub', status },
    });
}


/***/ }),

/***/ 2423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHubReader: () => (/* binding */ createGitHubReader),
/* harmony export */   toRepositoryFacts: () => (/* binding */ toRepositoryFacts)
/* harmony export */ });
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _octokit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(987);
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3408);
/** What GitHub's REST API tells about repositories, templates, branches and environments, with the rights of `github-token`. */



function at(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
function parts(fullName) {
    const [owner = '', repo = ''] = fullName.split('/');
    return { owner, repo };
}
const VISIBILITIES = new Set(['public', 'internal', 'private']);
/** Undefined for an answer that names no repository: a gateway's, which must not become part of a subject. */
function toRepositoryFacts(data) {
    const [fullName, id, ownerId] = [at(data, 'full_name'), at(data, 'id'), at(at(data, 'owner'), 'id')];
    const visibility = at(data, 'visibility');
    if (typeof fullName !== 'string' || !/^[^/]+\/[^/]+$/.test(fullName))
        return undefined;
    if (!Number.isSafeInteger(id) || !Number.isSafeInteger(ownerId))
        return undefined;
    return {
        fullName,
        id: String(id),
        ownerId: String(ownerId),
        createdAt: String(at(data, 'created_at') ?? ''),
        defaultBranch: String(at(data, 'default_branch') ?? ''),
        ...(typeof visibility === 'string' && VISIBILITIES.has(visibility) && { visibility }),
        ...(at(data, 'archived') === true && { archived: true }),
        ...(at(at(data, 'owner'), 'type') === 'User' && { ofPerson: true }),
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
const PAGE_SIZE = 100;
const MAX_PAGES = 10;
/** Builds the reader. Every answer is asked for once. */
function createGitHubReader(api) {
    const octokit = (0,_octokit_js__WEBPACK_IMPORTED_MODULE_1__/* .createOctokit */ .Q)(api);
    const kept = new Map();
    const limit = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .createRateLimitRecord */ .xj)();
    async function ask(route, parameters) {
        try {
            const { status, data, headers } = await octokit.request(`GET ${route}`, parameters);
            limit.note(headers);
            return { status, data };
        }
        catch (error) {
            const { status, response } = error;
            if (typeof status !== 'number')
                throw error;
            limit.note(response?.headers);
            if ((0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .isLimited */ .lU)(status, response?.headers))
                throw (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .limitReached */ .Cf)(status, limit.left());
            if (status === 401)
                throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('github-forbidden', 'GitHub does not accept `github-token`: it is not valid.', {
                    hint: 'Leave `github-token` out (the job has a token of its own), or renew the token: it has expired, was revoked, or is of another server.',
                    answer: { service: 'GitHub', status },
                    cause: error,
                });
            // Octokit gives a failure of the transport the status 500.
            if (status >= 500)
                throw new _core_error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('service-unavailable', `GitHub's API did not answer properly (${route}).`, {
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
    // https://docs.github.com/en/rest/deployments/environments#list-environments
    async function environments(fullName) {
        const names = [];
        for (let page = 1; page <= MAX_PAGES; page++) {
            const parameters = { ...parts(fullName), per_page: String(PAGE_SIZE), page: String(page) };
            const { data } = await get('/repos/{owner}/{repo}/environments', parameters);
            const listed = at(data, 'environments');
            const entries = Array.isArray(listed) ? listed : [];
            names.push(...entries.map((entry) => at(entry, 'name')).filter((name) => typeof name === 'string'));
            if (entries.length < PAGE_SIZE)
                break;
        }
        return names;
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
        storedEnvironment: async (fullName, environment_name) => {
            const parameters = { ...parts(fullName), environment_name };
            const { status, data } = await get('/repos/{owner}/{repo}/environments/{environment_name}', parameters);
            const name = status === 200 ? at(data, 'name') : undefined;
            return typeof name === 'string' ? name : undefined;
        },
        environments,
        rateLimit: limit.left,
        serverVersion: async () => {
            const version = at((await get('/meta')).data, 'installed_version');
            return typeof version === 'string' ? version : undefined;
        },
    };
}


/***/ }),

/***/ 9042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inTime: () => (/* binding */ inTime),
/* harmony export */   isInside: () => (/* binding */ isInside),
/* harmony export */   readWorkspaceFile: () => (/* binding */ readWorkspaceFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6232);
/** Files of the workspace, read within bounds: regular files, not too large, not behind a link that leads out, in time. */




function invalid(named, problem, hint, cause) {
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('configuration-invalid', `"${named}" ${problem}.`, { hint, cause });
}
/** True for the folder itself and what is in it, both as absolute paths; `rules` are those of the system. */
function isInside(folder, file, rules = node_path__WEBPACK_IMPORTED_MODULE_2__) {
    const inside = rules.relative(folder, file);
    return inside !== '..' && !inside.startsWith(`..${rules.sep}`) && !rules.isAbsolute(inside);
}
async function locate(workspace, named) {
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(root, named));
    if (!isInside(root, real))
        throw invalid(named, 'lies outside of the workspace', 'Give a file of the checkout, and no link that leads out of it.');
    return real;
}
async function readRegularFile(workspace, named, { maxBytes }) {
    // Without waiting: opening a FIFO would hang until somebody writes to it.
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(await locate(workspace, named), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    try {
        const facts = await file.stat();
        if (!facts.isFile())
            throw invalid(named, 'is not a regular file', 'Give the path of a file.');
        if (facts.size > maxBytes)
            throw invalid(named, `is larger than ${maxBytes} bytes`, 'Give a smaller file.');
        const buffer = Buffer.alloc(maxBytes + 1);
        const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
        if (bytesRead > maxBytes)
            throw invalid(named, `is larger than ${maxBytes} bytes`, 'Give a smaller file.');
        return buffer.toString('utf8', 0, bytesRead);
    }
    finally {
        await file.close();
    }
}
/** Returns what the work gives, or throws when it takes longer; the work itself cannot be stopped. */
async function inTime(work, timeoutMs, late) {
    let timer;
    const timeout = new Promise((_, reject) => {
        timer = setTimeout(() => reject(late()), timeoutMs);
    });
    try {
        return await Promise.race([work, timeout]);
    }
    finally {
        clearTimeout(timer);
    }
}
/**
 * Reads a text file of the workspace.
 * @throws FederationError `configuration-invalid` when it is not there, no regular file, too large, outside, or not read in time
 */
async function readWorkspaceFile(workspace, named, bounds) {
    const { timeoutMs } = bounds;
    const late = () => invalid(named, `was not read within ${timeoutMs / 1000} s`, 'Give a file of the checkout.');
    try {
        return await inTime(readRegularFile(workspace, named, bounds), timeoutMs, late);
    }
    catch (cause) {
        if (cause instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP)
            throw cause;
        const hint = 'Check out the repository before this step, and give the path from its root.';
        throw invalid(named, 'could not be read', hint, cause);
    }
}


/***/ })

};
;
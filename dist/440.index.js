"use strict";
exports.id = 440;
exports.ids = [440];
exports.modules = {

/***/ 1440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planEntry: () => (/* binding */ planEntry)
});

// EXTERNAL MODULE: ./build/composition/job.js + 8 modules
var composition_job = __webpack_require__(2852);
// EXTERNAL MODULE: ./build/composition/plan.js
var plan = __webpack_require__(9738);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
;// CONCATENATED MODULE: ./build/composition/workflow.js
/** Reads the workflow file that the plan action explains, and parses it. */




function readWorkflowText({ GITHUB_WORKSPACE }, path) {
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.resolve)(GITHUB_WORKSPACE || '.', path), 'utf8');
    }
    catch (cause) {
        throw new core_error/* FederationError */.yP('configuration-invalid', `The workflow "${path}" could not be read.`, {
            hint: 'Check out the repository before this step, and give the path from its root.',
            cause,
        });
    }
}
/** Parses YAML 1.2; a mistake is told with its line and column. */
function parseWorkflow(path, text) {
    const document = (0,dist/* parseDocument */.Tp)(text);
    const [mistake] = document.errors;
    if (mistake === undefined)
        return document.toJS();
    const { line, col } = mistake.linePos?.[0] ?? { line: 1, col: 1 };
    const what = mistake.message.split(/ at line |\n/, 1)[0] ?? '';
    throw new core_error/* FederationError */.yP('configuration-invalid', `The workflow "${path}" is not valid YAML, line ${line}, column ${col}: ${what}.`, {
        hint: 'Correct the file; GitHub would not run it either.',
    });
}
/**
 * Reads a workflow file of the checked out repository.
 * @param path from the root of the repository (GITHUB_WORKSPACE)
 * @throws FederationError `configuration-invalid`
 */
function readWorkflow(environment, path) {
    const workflow = parseWorkflow(path, readWorkflowText(environment, path));
    if (typeof workflow === 'object' && workflow !== null && 'jobs' in workflow)
        return workflow;
    throw new core_error/* FederationError */.yP('configuration-invalid', `"${path}" is no workflow: it has no \`jobs\`.`, {
        hint: 'Give a file of .github/workflows, by its path from the root of the repository.',
    });
}

// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan_plan = __webpack_require__(6769);
;// CONCATENATED MODULE: ./build/core/plan/drift.js
/** Drift as a failure: what `fail-on: drift` makes of a plan. */


/**
 * Stops where the target does not hold what is declared, or where that is not known.
 * @throws FederationError `drift-found`
 */
function assertNoDrift(plan) {
    const drift = plan === undefined ? 'unknown' : (0,plan_plan/* driftOf */.$p)(plan);
    if (drift === 'false')
        return;
    const [sentence, hint] = drift === 'true'
        ? ['The target does not hold what is declared.', 'Apply the plan, or correct the declaration.']
        : ['It could not be told whether the target holds what is declared.', 'Give a manager that may read the target.'];
    throw new core_error/* FederationError */.yP('drift-found', sentence, { hint });
}

// EXTERNAL MODULE: ./build/federation/plan/plan.js + 3 modules
var federation_plan_plan = __webpack_require__(2240);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/expression/evaluation.js
var evaluation = __webpack_require__(6179);
;// CONCATENATED MODULE: ./build/core/workflow/matrix.js
/** Knows the combinations of a job's matrix, and which names an expression over them gives. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function same(left, right) {
    return JSON.stringify(left) === JSON.stringify(right);
}
function product(axes) {
    return axes.reduce((combinations, [name, values]) => combinations.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value }))), axes.length === 0 ? [] : [{}]);
}
/** An `include` entry extends every original combination whose own values it does not change; else it stands alone. */
function includeAll(originals, axes, entries) {
    const fits = (original, entry) => axes.every((axis) => !Object.hasOwn(entry, axis) || same(original[axis], entry[axis]));
    const extended = originals.map((original) => Object.assign({}, original, ...entries.filter((entry) => fits(original, entry))));
    const alone = entries.filter((entry) => !originals.some((original) => fits(original, entry)));
    return [...extended, ...alone];
}
/**
 * Returns the combinations of `strategy.matrix`, or undefined when an expression makes them unknown before the run.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix
 */
function matrixCombinations(matrix) {
    if (!isRecord(matrix))
        return undefined;
    const { include: includes = [], exclude: excludes = [], ...axes } = matrix;
    const lists = Object.entries(axes);
    if (!Array.isArray(includes) || !Array.isArray(excludes))
        return undefined;
    if (![...includes, ...excludes].every(isRecord))
        return undefined;
    const known = lists.flatMap(([name, values]) => (Array.isArray(values) ? [[name, values]] : []));
    if (known.length !== lists.length)
        return undefined;
    const kept = product(known).filter((combination) => !excludes.some((entry) => Object.keys(entry).every((key) => same(combination[key], entry[key]))));
    const names = known.map(([name]) => name);
    return includeAll(kept, names, includes);
}
const REFERENCE = /\$\{\{\s*matrix((?:\.[\w-]+)+)\s*\}\}/g;
function lookUp(combination, path) {
    let value = combination;
    for (const key of path.slice(1).split('.')) {
        value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    }
    if (value === undefined || value === null)
        return '';
    const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return scalar && !String(value).includes('${{') ? String(value) : undefined;
}
/**
 * Returns every value that a text with expressions can have, or undefined when it holds any other expression than
 * `${{ matrix.… }}`, or the matrix is not known. A text without expressions is its own only value.
 */
function expandText(text, matrix) {
    if (!text.includes('${{'))
        return [text];
    if (text.replace(REFERENCE, '').includes('${{'))
        return undefined;
    const combinations = matrixCombinations(matrix);
    if (combinations === undefined)
        return undefined;
    const values = combinations.map((combination) => {
        let known = true;
        const value = text.replace(REFERENCE, (_, path) => {
            const found = lookUp(combination, path);
            if (found === undefined)
                known = false;
            return found ?? '';
        });
        return known ? value : undefined;
    });
    const complete = values.filter((value) => value !== undefined);
    return complete.length === values.length ? [...new Set(complete)] : undefined;
}

// EXTERNAL MODULE: ./build/core/subject/context.js
var context = __webpack_require__(9894);
;// CONCATENATED MODULE: ./build/core/workflow/triggers.js
/** Knows on which refs each event of a workflow runs a job, and so what it presents where the job has no environment. */

// Events that run on the default branch: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
const ON_DEFAULT_BRANCH = new Set([
    'branch_protection_rule',
    'check_run',
    'check_suite',
    'delete',
    'discussion',
    'discussion_comment',
    'fork',
    'gollum',
    'issue_comment',
    'issues',
    'label',
    'milestone',
    'page_build',
    'public',
    'pull_request_target',
    'repository_dispatch',
    'schedule',
    'status',
    'watch',
    'workflow_run',
]);
const ON_ANY_REF = new Set(['create', 'registry_package', 'workflow_dispatch']);
function listOf(filters, name) {
    const value = filters[name];
    if (value === undefined || value === null)
        return undefined;
    return (Array.isArray(value) ? value : [value]).map(String);
}
function fromPatterns(prefix, patterns) {
    const except = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => `${prefix}${pattern.slice(1)}`);
    return patterns
        .filter((pattern) => !pattern.startsWith('!'))
        .map((pattern) => {
        const ref = `${prefix}${pattern}`;
        // `?` and `+` repeat the character before them; none of these can stand in the name of a branch or tag but `+`.
        return /[*?+[\]]/.test(pattern)
            ? { kind: 'ref-pattern', pattern: ref, except }
            : { kind: 'context', context: { kind: 'ref', ref } };
    });
}
function side(filters, name, prefix) {
    const included = listOf(filters, name);
    if (included !== undefined)
        return fromPatterns(prefix, included);
    const ignored = listOf(filters, `${name}-ignore`);
    if (ignored === undefined)
        return undefined;
    return [{ kind: 'ref-pattern', pattern: `${prefix}**`, except: ignored.map((pattern) => `${prefix}${pattern}`) }];
}
function anyRef() {
    return ['refs/heads/**', 'refs/tags/**'].map((pattern) => ({ kind: 'ref-pattern', pattern, except: [] }));
}
/** With a filter for one side only, the other side does not run; with none, or with paths alone, both do. */
function onPush(filters) {
    const branches = side(filters, 'branches', 'refs/heads/');
    const tags = side(filters, 'tags', 'refs/tags/');
    return branches === undefined && tags === undefined ? anyRef() : [...(branches ?? []), ...(tags ?? [])];
}
function onMergeGroup(filters) {
    const branches = (listOf(filters, 'branches') ?? ['**']).filter((pattern) => !pattern.startsWith('!'));
    return branches.map((branch) => ({
        kind: 'ref-pattern',
        pattern: `refs/heads/gh-readonly-queue/${branch}/pr-*`,
        except: [],
    }));
}
/**
 * Returns what a job without environment presents when an event starts its workflow.
 * @param defaultBranch its name, undefined when it is not known
 */
function contextsOfEvent(event, filters, defaultBranch) {
    if (event === 'push')
        return onPush(filters);
    if (event === 'pull_request')
        return [{ kind: 'context', context: { kind: 'pull_request' } }];
    if (event === 'merge_group')
        return onMergeGroup(filters);
    if (event === 'release')
        return [{ kind: 'ref-pattern', pattern: 'refs/tags/**', except: [] }];
    if (event === 'workflow_call')
        return [{ kind: 'caller' }];
    if (ON_ANY_REF.has(event))
        return anyRef();
    if (!ON_DEFAULT_BRANCH.has(event)) {
        const why = (0,context/* isPredictableEvent */.qD)(event) ? 'is not an event known here' : 'has no documented subject';
        return [{ kind: 'not-known', reason: `The event "${event}" ${why}.` }];
    }
    return defaultBranch === undefined
        ? [{ kind: 'not-known', reason: `The event "${event}" runs on the default branch, which is not known.` }]
        : [{ kind: 'context', context: { kind: 'ref', ref: `refs/heads/${defaultBranch}` } }];
}

;// CONCATENATED MODULE: ./build/core/workflow/workflow.js
/** Knows which contexts the jobs of a workflow file have, for each event that starts it. */


function asMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
/** Returns event names with their filters. YAML 1.1 reads the key `on` as the boolean true. */
function eventsOf(workflow) {
    const on = workflow.on ?? workflow.true;
    if (typeof on === 'string')
        return [[on, {}]];
    if (Array.isArray(on))
        return on.map((event) => [String(event), {}]);
    return Object.entries(asMapping(on)).map(([event, filters]) => [event, asMapping(filters)]);
}
/** `id-token` is never granted by default, and naming any permission takes the others away. */
function mayRequestIdToken(workflow, job) {
    const permissions = job.permissions === undefined ? workflow.permissions : job.permissions;
    return permissions === 'write-all' || asMapping(permissions)['id-token'] === 'write';
}
/** The name as it stands in the file; empty for none. */
function environmentOf(job) {
    const { environment } = job;
    const name = typeof environment === 'object' && environment !== null ? asMapping(environment).name : environment;
    const scalar = typeof name === 'string' || typeof name === 'number' || typeof name === 'boolean';
    return scalar ? String(name) : '';
}
function namesOf(environment, job) {
    return expandText(environment, asMapping(job.strategy).matrix);
}
/** Environment over event; an expression that comes out empty means no environment. */
function presentsOf(job, event, filters, { defaultBranch }) {
    if (typeof job.uses === 'string')
        return [{ kind: 'called', uses: job.uses }];
    const environment = environmentOf(job);
    const names = namesOf(environment, job);
    if (names === undefined)
        return [{ kind: 'not-evaluated', expression: environment }];
    return names.flatMap((name) => name === ''
        ? contextsOfEvent(event, filters, defaultBranch)
        : [{ kind: 'context', context: { kind: 'environment', environment: name } }]);
}
/**
 * Lists job × event → context of a workflow, in the order of the file. What only a run can tell is shown as such.
 * @param workflow the file as a YAML library returns it; anything else gives an empty list
 */
function explainWorkflow(workflow, facts = {}) {
    const file = asMapping(workflow);
    const events = eventsOf(file);
    return Object.entries(asMapping(file.jobs)).flatMap(([name, value]) => {
        const job = asMapping(value);
        const idToken = mayRequestIdToken(file, job);
        const condition = job.if === undefined || job.if === null ? {} : { condition: String(job.if) };
        return events.flatMap(([event, filters]) => presentsOf(job, event, filters, facts).map((presents) => ({ job: name, event, presents, idToken, ...condition })));
    });
}

// EXTERNAL MODULE: ./build/federation/plan/predict.js
var predict = __webpack_require__(6243);
// EXTERNAL MODULE: ./build/federation/plan/subject-rule.js + 2 modules
var subject_rule = __webpack_require__(4287);
;// CONCATENATED MODULE: ./build/federation/plan/workflow.js
/** Knows which subject each job of a workflow presents for each event, and which of them the target trusts today. */






async function workflow_presentsOf({ presents, idToken }, rule, github) {
    if (!idToken && presents.kind !== 'called')
        return { text: 'no ID token: the job lacks `id-token: write`' };
    switch (presents.kind) {
        case 'context':
            try {
                const subject = await (0,predict/* subjectByRule */.a2)(rule, presents.context, github);
                return { text: subject, subject };
            }
            catch (error) {
                if (error instanceof core_error/* FederationError */.yP && error.code === 'subject-unknown')
                    return { text: `not predictable: ${error.message}` };
                throw error;
            }
        case 'ref-pattern': {
            const except = presents.except.length === 0 ? '' : ` except ${presents.except.join(', ')}`;
            const subject = await (0,predict/* subjectByRule */.a2)(rule, { kind: 'ref', ref: presents.pattern }, github).catch(() => presents.pattern);
            return { text: `${subject} (any ref that fits${except})` };
        }
        case 'caller':
            return { text: 'whatever its caller presents' };
        case 'called':
            return { text: `see the jobs of ${presents.uses}` };
        case 'not-evaluated':
            return { text: `not evaluated: ${presents.expression}` };
        case 'not-known':
            return { text: `not known: ${presents.reason}` };
    }
}
/** Whether a stored credential trusts the subject; `depends` when its expression hangs on claims that only a run carries. */
function trustOf(credential, subject, { issuer, repository }, audience) {
    if (credential.issuer !== issuer || credential.audiences[0] !== audience)
        return 'refused';
    if (credential.subject !== undefined)
        return credential.subject === subject ? 'admitted' : 'refused';
    const { id, ownerId } = repository;
    const known = {
        ...(id !== undefined && { repository_id: id }),
        ...(ownerId !== undefined && { repository_owner_id: ownerId }),
    };
    return (0,evaluation/* admissions */.TW)((0,credential_credential/* matchText */.H1)(credential), [subject], known)[0]?.verdict ?? 'refused';
}
/** The name of the credential that trusts the subject, `no`, or empty where nobody can tell. */
function trustedBy(subject, stored, rule, audience) {
    const verdicts = stored.map((credential) => trustOf(credential, subject, rule, audience));
    const by = stored[verdicts.indexOf('admitted')];
    return by?.name ?? (verdicts.includes('depends') ? '' : 'no');
}
/** Lists job × event → subject for a workflow file. */
async function explainTriggers(request, github, stored) {
    const rule = await (0,subject_rule/* readSubjectRule */.Jy)(request, github);
    const { defaultBranch } = request;
    const triggers = explainWorkflow(request.workflow, defaultBranch === undefined ? {} : { defaultBranch });
    return Promise.all(triggers.map(async (trigger) => {
        const { text, subject } = await workflow_presentsOf(trigger, rule, github);
        const condition = trigger.condition === undefined ? '' : ` (only if ${trigger.condition})`;
        return {
            job: trigger.job,
            event: trigger.event + condition,
            presents: text,
            trusted: subject === undefined || stored === undefined ? '' : trustedBy(subject, stored, rule, request.audience),
        };
    }));
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
;// CONCATENATED MODULE: ./build/entries/plan.js
/** Runs the plan action: composes the plan and the explanation of a workflow, reports both, and catches once. */














async function plan_explainWorkflow(workflow, request, ports, result) {
    const stored = result === undefined ? await (await ports.openStore?.())?.list() : result.stored;
    const defaultBranch = ports.defaultBranch ?? (await ports.github?.repository(request.repository))?.defaultBranch;
    return explainTriggers({ ...request, workflow, defaultBranch }, ports.github, stored);
}
/** Runs the plan action to its end; never rejects. */
async function planEntry(toolkit, environment) {
    try {
        (0,runner_environment/* requireOutputFile */.Vn)(environment);
        (0,step/* resetOutputs */.mR)(toolkit, plan_outputs/* PLAN_OUTPUTS */.lb);
        const job = (0,composition_job/* openJob */.I)(toolkit, environment);
        const inputs = (0,inputs_plan/* readPlanInputs */.j)(toolkit.getInput, toolkit.setSecret, job.github.repository);
        (0,step/* printLines */.tj)(toolkit, (0,manager/* managerLines */.v)(inputs.manager));
        const [request, ports] = await Promise.all([(0,plan/* toPlanRequest */.U)(inputs, job), (0,plan/* toPlanPorts */.H)(inputs, job)]);
        // A workflow alone asks a question; it declares nothing.
        const asked = inputs.workflow !== undefined && inputs.declaration.kind === 'own';
        const result = asked ? undefined : await (0,federation_plan_plan/* makePlan */.C)(request, ports);
        if (result === undefined)
            (0,step/* setOutputs */.n0)(toolkit, { drift: 'unknown' });
        else {
            (0,step/* printLines */.tj)(toolkit, (0,report_plan/* planLines */.HN)(result));
            (0,step/* setOutputs */.n0)(toolkit, (0,plan_outputs/* planOutputs */.iS)(result, (0,run_files/* writeRunFile */.XY)(environment, 'federation-plan', result.plan)));
        }
        let lines = [];
        if (inputs.workflow !== undefined) {
            lines = await plan_explainWorkflow(readWorkflow(environment, inputs.workflow), request, ports, result);
            await toolkit.group(`Subjects of ${inputs.workflow}`, async () => (0,step/* printLines */.tj)(toolkit, (0,report_plan/* workflowLines */.X8)(lines)));
        }
        (0,step/* writeSummary */.Sy)(toolkit, (0,report_plan/* buildPlanSummary */.Si)(result, lines));
        if (inputs.failOnDrift)
            assertNoDrift(result?.plan);
    }
    catch (thrown) {
        (0,step/* failStep */.vy)(toolkit, (0,failure/* describeFailure */.Ic)(thrown, (0,runner_environment/* troubleshootingUrl */.KB)(environment)));
    }
}


/***/ })

};
;
"use strict";
exports.id = 373;
exports.ids = [373,591];
exports.modules = {

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ assertNoDrift)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6232);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1629);
/** Drift as a failure: what `fail-on: drift` makes of a plan. */


/**
 * Stops where the target does not hold what is declared, or where that is not known.
 * @throws FederationError `drift-found`
 */
function assertNoDrift(plan) {
    const drift = plan === undefined ? 'unknown' : (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .driftOf */ .$p)(plan);
    if (drift === 'false')
        return;
    const [sentence, hint] = drift === 'true'
        ? ['The target does not hold what is declared.', 'Apply the plan, or correct the declaration.']
        : ['It could not be told whether the target holds what is declared.', 'Give a manager that may read the target.'];
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .FederationError */ .yP('drift-found', sentence, { hint });
}


/***/ }),

/***/ 9373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planEntry: () => (/* binding */ planEntry)
});

// EXTERNAL MODULE: ./build/composition/job.js + 8 modules
var composition_job = __webpack_require__(7722);
// EXTERNAL MODULE: ./build/composition/plan.js
var plan = __webpack_require__(9738);
// EXTERNAL MODULE: ./build/core/error.js
var core_error = __webpack_require__(6232);
// EXTERNAL MODULE: ./build/core/credential/credential.js
var credential_credential = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/core/expression/evaluation.js
var evaluation = __webpack_require__(6179);
// EXTERNAL MODULE: ./build/core/subject/ref.js
var ref = __webpack_require__(5472);
;// CONCATENATED MODULE: ./build/core/workflow/possible.js
/** Values that an expression of a workflow can have before its run: the known ones, and what is left open. */
// More values than a matrix may have jobs are no longer worth a line each.
const MAX_VALUES = 256;
const MAX_REASONS = 8;
/** Returns the possibility of exactly these values. */
function known(...values) {
    return { values };
}
/** Returns the possibility of anything. */
function unknown(because, more = {}) {
    return { values: [], open: { truth: 'either', ...more, because } };
}
/** `true` and `false` are both possible. */
const EITHER = known(true, false);
function uniteOpen(left, right) {
    if (left === undefined || right === undefined)
        return left ?? right;
    return {
        because: [...new Set([...left.because, ...right.because])].slice(0, MAX_REASONS),
        truth: left.truth === right.truth ? left.truth : 'either',
    };
}
/** Returns what is possible when any of these is. */
function unite(possibilities) {
    const byText = new Map(possibilities.flatMap(({ values }) => values).map((value) => [JSON.stringify(value), value]));
    const open = possibilities.map((possible) => possible.open).reduce(uniteOpen, undefined);
    if (byText.size > MAX_VALUES)
        return unknown([...(open?.because ?? []), `more than ${MAX_VALUES} possible values`]);
    return { values: [...byText.values()], ...(open !== undefined && { open }) };
}
/** Tells whether a possibility can be true, and whether it can be false, in the sense of `&&`, `||` and `if`. */
function truthOf({ values, open }) {
    return {
        mayHold: values.some(Boolean) || (open !== undefined && open.truth !== 'falsy'),
        mayFail: !values.every(Boolean) || (open !== undefined && open.truth !== 'truthy'),
    };
}
/** Keeps the values that count as true, or those that count as false. */
function narrow({ values, open }, truth) {
    const kept = values.filter((value) => Boolean(value) === (truth === 'truthy'));
    if (open === undefined || (open.truth !== 'either' && open.truth !== truth))
        return { values: kept };
    return { values: kept, open: { ...open, truth } };
}
/** Returns every combination of one value from each list; undefined for more than can be values. */
function combine(lists) {
    const count = lists.reduce((product, { length }) => product * length, 1);
    if (count > MAX_VALUES)
        return undefined;
    return lists.reduce((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]);
}
/** Tells whether an open text is certainly not this one; GitHub compares texts without case. */
function rulesOut({ truth, prefix, not }, text) {
    const lower = text.toLowerCase();
    if (text === '')
        return truth === 'truthy';
    return ((prefix !== undefined && !lower.startsWith(prefix.toLowerCase())) ||
        (not ?? []).some((other) => other.toLowerCase() === lower));
}
/** Returns what stands under a path of keys, which GitHub reads without case; null where nothing does. */
function memberOf(value, path) {
    const [key, ...rest] = path;
    if (key === undefined)
        return value;
    if (typeof value !== 'object' || value === null)
        return null;
    const found = Object.entries(value).find(([name]) => name.toLowerCase() === key.toLowerCase());
    return found === undefined ? null : memberOf(found[1], rest);
}

;// CONCATENATED MODULE: ./build/core/workflow/expression.js
/** Workflow expressions as trees, evaluated as far as their values are known before the run. */

function applyAll(operation, lists, { expressions }) {
    const rows = combine(lists);
    if (rows === undefined)
        return unknown([`the possible values of ${operation}`]);
    return unite(rows.map((row) => {
        const value = expressions.apply(operation, row);
        return value === undefined ? unknown([`what ${operation} gives`]) : known(value);
    }));
}
/** Unwinds `a.b['c']` to its base and keys; the key of `*` is undefined. */
function unwind(tree) {
    if (tree.kind !== 'index')
        return [tree, []];
    const [base, keys] = unwind(tree.of);
    return [base, [...keys, tree.key]];
}
function textOf(name, keys) {
    return [name, ...keys.map((key) => (key?.values.length === 1 ? String(key.values[0]) : '*'))].join('.');
}
function reference(tree, scope) {
    const [base, trees] = unwind(tree);
    const keys = trees.map((key) => key && evaluateTree(key, scope));
    const open = keys.some((key) => key === undefined || key.open !== undefined);
    const closed = keys.filter((key) => key !== undefined);
    if (base.kind === 'context') {
        const paths = open ? undefined : combine(closed.map((key) => key.values.map(String)));
        if (paths === undefined)
            return unknown([textOf(base.name, keys)]);
        return unite(paths.map((path) => scope.lookUp([base.name.toLowerCase(), ...path])));
    }
    if (open)
        return unknown(['an element of a list']);
    return closed.reduce((value, key) => {
        const found = applyAll('[]', [value.values, key.values], scope);
        return value.open === undefined ? found : unite([found, unknown(value.open.because)]);
    }, evaluateTree(base, scope));
}
function logical(kind, operands, scope) {
    const [last, goOn] = kind === 'and' ? ['falsy', 'mayHold'] : ['truthy', 'mayFail'];
    const ends = [];
    for (const [index, operand] of operands.entries()) {
        const value = evaluateTree(operand, scope);
        if (index === operands.length - 1)
            return unite([...ends, value]);
        ends.push(narrow(value, last));
        if (!truthOf(value)[goOn])
            break;
    }
    return unite(ends);
}
function compareOpen(operator, open, values) {
    const decided = values.every((value) => typeof value === 'string' && rulesOut(open, value));
    return decided && (operator === '==' || operator === '!=') ? known(operator === '!=') : EITHER;
}
function compare(operator, left, right, scope) {
    return unite([
        applyAll(operator, [left.values, right.values], scope),
        ...(left.open === undefined || right.values.length === 0 ? [] : [compareOpen(operator, left.open, right.values)]),
        ...(right.open === undefined || left.values.length === 0 ? [] : [compareOpen(operator, right.open, left.values)]),
        ...(left.open === undefined || right.open === undefined ? [] : [EITHER]),
    ]);
}
/** `startsWith` of a text whose beginning is known, and `contains` where no element can be it. */
function testOpen(name, [first = known(), second = known()]) {
    const prefix = first.values.length === 0 ? first.open?.prefix?.toLowerCase() : undefined;
    if (prefix !== undefined && second.open === undefined) {
        const texts = second.values.map((value) => String(value).toLowerCase());
        const every = (test) => texts.every(test);
        if (name === 'contains')
            return every((text) => prefix.includes(text)) ? known(true) : EITHER;
        if (name === 'startswith' && every((text) => prefix.startsWith(text)))
            return known(true);
        if (name === 'startswith' && every((text) => !text.startsWith(prefix) && !prefix.startsWith(text)))
            return known(false);
    }
    const { open } = second;
    const none = (list) => Array.isArray(list) && open !== undefined && list.every((item) => typeof item === 'string' && rulesOut(open, item));
    const elsewhere = second.values.length === 0 && first.open === undefined && first.values.every(none);
    return name === 'contains' && elsewhere ? known(false) : EITHER;
}
const TESTS = new Set(['startswith', 'endswith', 'contains']);
/** Tells whether a format always gives some text, whatever it is filled with. */
function hasText(format) {
    return (format?.open === undefined && format?.values.every((value) => String(value).replace(/\{\d+\}/g, '') !== '') === true);
}
function call(name, values, scope) {
    if (name === 'always')
        return known(true);
    if (name === 'success' || name === 'failure' || name === 'cancelled')
        return EITHER;
    if (name === 'hashfiles')
        return unknown(['hashFiles(…)']);
    const because = values.flatMap(({ open }) => open?.because ?? []);
    if (because.length === 0)
        return applyAll(name, values.map((value) => value.values), scope);
    if (TESTS.has(name))
        return testOpen(name, values);
    return unknown([...new Set(because)], { truth: name === 'format' && hasText(values[0]) ? 'truthy' : 'either' });
}
/** Evaluates a tree: every value that is possible. */
function evaluateTree(tree, scope) {
    switch (tree.kind) {
        case 'literal':
            return known(tree.value);
        case 'context':
        case 'index':
            return reference(tree, scope);
        case 'not': {
            const { mayHold, mayFail } = truthOf(evaluateTree(tree.of, scope));
            return known(...(mayFail ? [true] : []), ...(mayHold ? [false] : []));
        }
        case 'and':
        case 'or':
            return logical(tree.kind, tree.of, scope);
        case 'compare':
            return compare(tree.operator, evaluateTree(tree.left, scope), evaluateTree(tree.right, scope), scope);
        case 'call':
            return call(tree.name.toLowerCase(), tree.of.map((argument) => evaluateTree(argument, scope)), scope);
    }
}
/** Returns every tree inside a tree, itself first. */
function treesIn(tree) {
    switch (tree.kind) {
        case 'literal':
        case 'context':
            return [tree];
        case 'index':
            return [tree, ...treesIn(tree.of), ...(tree.key === undefined ? [] : treesIn(tree.key))];
        case 'not':
            return [tree, ...treesIn(tree.of)];
        case 'and':
        case 'or':
        case 'call':
            return [tree, ...tree.of.flatMap(treesIn)];
        case 'compare':
            return [tree, ...treesIn(tree.left), ...treesIn(tree.right)];
    }
}

;// CONCATENATED MODULE: ./build/core/workflow/expression-text.js
/** Texts of a workflow file that hold `${{ … }}`: their parts, and the values that they can have. */


/** Returns the index of the `}}` that ends an expression; one inside quotes does not. */
function endOf(text, start) {
    let quoted = false;
    for (let at = start; at < text.length; at += 1) {
        if (text[at] === "'")
            quoted = !quoted;
        else if (!quoted && text.startsWith('}}', at))
            return at;
    }
    return -1;
}
/** Splits a text; an expression that does not end is text to GitHub as well. */
function partsOf(text) {
    const parts = [];
    let rest = 0;
    for (let at = text.indexOf('${{'); at >= 0; at = text.indexOf('${{', rest)) {
        const end = endOf(text, at + 3);
        if (end < 0)
            break;
        if (at > rest)
            parts.push({ text: text.slice(rest, at) });
        parts.push({ expression: text.slice(at + 3, end).trim() });
        rest = end + 2;
    }
    return rest < text.length || parts.length === 0 ? [...parts, { text: text.slice(rest) }] : parts;
}
function evaluate(expression, scope) {
    const tree = scope.expressions.parse(expression);
    return tree === undefined ? unknown([`\${{ ${expression} }}`]) : evaluateTree(tree, scope);
}
function append(left, right) {
    const rows = combine([left.values, right.values]);
    const texts = (rows ?? []).map(([first, second]) => `${first}${second}`);
    const because = [
        ...(left.open?.because ?? []),
        ...(right.open?.because ?? []),
        ...(rows === undefined ? ['too many possible values'] : []),
    ];
    if (because.length === 0)
        return known(...texts);
    const holds = !truthOf(left).mayFail || !truthOf(right).mayFail;
    const [only] = left.values;
    const prefix = left.open === undefined && left.values.length === 1 ? `${only}${right.open?.prefix ?? ''}` : undefined;
    const open = unknown([...new Set(because)], {
        truth: holds ? 'truthy' : 'either',
        ...(prefix !== undefined && { prefix }),
    });
    return unite([known(...texts), open]);
}
function toText(possible, { expressions }) {
    const values = possible.values.map((value) => typeof value === 'string' ? value : String(expressions.apply('format', ['{0}', value])));
    return { ...possible, values };
}
/** Returns the values of a text; one that is a single expression has the expression's own, of any type. */
function evaluateText(text, scope) {
    const parts = partsOf(text);
    const [only] = parts;
    if (parts.length === 1 && only !== undefined && 'expression' in only)
        return evaluate(only.expression, scope);
    return parts
        .map((part) => ('text' in part ? known(part.text) : toText(evaluate(part.expression, scope), scope)))
        .reduce(append);
}
/** Returns the texts that a value of the file can have. */
function evaluateToText(text, scope) {
    return toText(evaluateText(text, scope), scope);
}
/** Returns the values of an `if`, which is an expression without `${{` as well. */
function evaluateCondition(condition, scope) {
    if (typeof condition !== 'string')
        return known(condition);
    return condition.includes('${{') ? evaluateText(condition.trim(), scope) : evaluate(condition, scope);
}
/** Marks, inside a resolved value, what only a run can tell; no key of a workflow reads so. */
const UNRESOLVED = '${{';
/** Forms of the parts of a value become forms of the whole; with too many of them only what has one form is known. */
function formsOf(parts, open) {
    return combine(parts) ?? [parts.flatMap((part) => (part.length === 1 ? part : [open(part)]))];
}
const TOO_MANY = { [UNRESOLVED]: 'too many possible values' };
/**
 * Evaluates every text inside a value of the file. What stays open becomes `{ [UNRESOLVED]: because }`, so that the rest
 * of a matrix stays known.
 */
function resolveValue(value, scope) {
    if (typeof value === 'string') {
        const { values, open } = evaluateText(value, scope);
        return [...values, ...(open === undefined ? [] : [{ [UNRESOLVED]: open.because.join(', ') }])];
    }
    if (typeof value !== 'object' || value === null)
        return [value];
    if (Array.isArray(value)) {
        const items = value.map((item) => resolveValue(item, scope));
        return formsOf(items, () => TOO_MANY);
    }
    const entries = Object.entries(value).map(([name, item]) => resolveValue(item, scope).map((form) => ({ name, form: form })));
    const forms = formsOf(entries, (part) => ({
        name: part
            .map(({ name }) => name)
            .slice(0, 1)
            .join(),
        form: TOO_MANY,
    }));
    return forms.map((pairs) => Object.fromEntries(pairs.map(({ name, form }) => [name, form])));
}

;// CONCATENATED MODULE: ./build/core/workflow/mapping.js
/** Parts of a workflow file as a YAML library returns them: mappings, lists and texts where GitHub expects them. */
/** Returns a mapping; anything else is an empty one. */
function asMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
/** Returns the texts of a list, or of one value that stands for a list of one; undefined for none. */
function listOf(mapping, name) {
    const value = mapping[name];
    if (value === undefined || value === null)
        return undefined;
    return (Array.isArray(value) ? value : [value]).map(String);
}
/** Returns the text of a scalar; empty for anything else. */
function textOfScalar(value) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
/** Returns event names with their filters, as mappings. YAML 1.1 reads the key `on` as the boolean true. */
function eventsOf(file) {
    const on = file.on ?? file.true;
    if (typeof on === 'string')
        return [[on, {}]];
    if (Array.isArray(on))
        return on.map((event) => [String(event), {}]);
    // `schedule` has a list where other events have a mapping.
    return Object.entries(asMapping(on)).map(([event, filters]) => [
        event,
        Array.isArray(filters) ? { entries: filters } : asMapping(filters),
    ]);
}

;// CONCATENATED MODULE: ./build/core/workflow/inputs.js
/** Inputs of a workflow: those of a manual run as far as its choices tell, and those that a caller gives. */



function declared(file, event) {
    const filters = eventsOf(file).find(([name]) => name === event)?.[1] ?? {};
    return Object.entries(asMapping(filters.inputs)).map(([name, input]) => [name, asMapping(input)]);
}
/** Returns the inputs of `workflow_dispatch`: a choice is one of its options, a boolean either, a text anything. */
function dispatchInputs(file) {
    const possible = (name, { type, options }) => {
        if (type === 'boolean')
            return EITHER;
        if (type === 'choice' && Array.isArray(options) && options.length > 0)
            return known(...options.map(String));
        return unknown([`inputs.${name}`]);
    };
    return Object.fromEntries(declared(file, 'workflow_dispatch').map(([name, input]) => [name, possible(name, input)]));
}
/** Returns the inputs of a workflow that is called by somebody who is not known. */
function openCallInputs(file) {
    return Object.fromEntries(declared(file, 'workflow_call').map(([name]) => [name, unknown([`inputs.${name}`])]));
}
const NEUTRAL = { boolean: false, number: 0, string: '' };
/**
 * Returns the inputs of a called workflow: what `with:` gives, else the declared default, else what GitHub takes for none.
 * @param scope the caller's
 */
function callInputs(file, given, scope) {
    const scalar = (value) => typeof value === 'string' ? evaluateText(value, scope) : known((value ?? ''));
    return Object.fromEntries(declared(file, 'workflow_call').map(([name, input]) => {
        const value = Object.entries(given).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
        const fallback = (input.default ?? NEUTRAL[String(input.type)] ?? '');
        return [name, value === undefined ? known(fallback) : scalar(value)];
    }));
}

;// CONCATENATED MODULE: ./build/core/workflow/permissions.js
/** Permissions of a job: whether it may request an ID token (`id-token: write`). */

/**
 * Returns what a job and its file grant. `id-token` is never granted by default, and naming any permission takes the
 * others away. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
function grantOf(file, job) {
    const permissions = job.permissions === undefined ? file.permissions : job.permissions;
    if (permissions === undefined)
        return 'unset';
    return permissions === 'write-all' || asMapping(permissions)['id-token'] === 'write' ? 'write' : 'none';
}
/**
 * Combines a called job's own permissions with those of the job that calls: a called workflow inherits them, and can lower
 * but never raise them. `unset`: neither says, and whether the token is then reachable is not documented alike everywhere.
 * https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
 */
function calledGrant(caller, own) {
    if (own === 'none')
        return { kind: 'none' };
    if (caller === 'none')
        return { kind: 'caller-lacks' };
    if (caller === 'write')
        return { kind: 'write' };
    // Nothing grants it by default.
    return { kind: own === 'write' ? 'unset' : 'none' };
}

;// CONCATENATED MODULE: ./build/core/workflow/github-context.js
/** The `github` context of a run before it runs: what event, ref and repository tell. */



/** A text that is known by its beginning: up to the first sign of its pattern, and `?` makes what it follows optional. */
function beginning(name, pattern, not) {
    const prefix = pattern.slice(0, pattern.search(/.\?|[*?+[\]]/s));
    return unknown([name], { truth: 'truthy', not, ...(prefix !== '' && { prefix }) });
}
function isPullRequest(event) {
    return event.startsWith('pull_request');
}
/** Full ref; that of a pull request is its merge, and after its end the branch. */
function refOf({ event, filters, context, not }) {
    if (context.kind === 'context' && context.context.kind === 'ref')
        return known(context.context.ref);
    if (context.kind === 'ref-pattern')
        return beginning('github.ref', context.pattern, not);
    const closed = listOf(filters, 'types')?.includes('closed') === true;
    return isPullRequest(event) && event !== 'pull_request_target' && !closed
        ? unknown(['github.ref'], { truth: 'truthy', prefix: 'refs/pull/' })
        : unknown(['github.ref']);
}
function withoutPrefix(ref) {
    return ref.replace(/^refs\/(?:heads|tags|pull)\//, '');
}
function refName(trigger) {
    const ref = refOf(trigger);
    if (ref.open === undefined)
        return known(...ref.values.map((value) => withoutPrefix(String(value))));
    const { context, not } = trigger;
    return context.kind === 'ref-pattern'
        ? beginning('github.ref_name', withoutPrefix(context.pattern), not.map(withoutPrefix))
        : unknown(['github.ref_name'], { truth: 'truthy' });
}
function refType(trigger) {
    const { values, open } = refOf(trigger);
    const start = String(values[0] ?? open?.prefix ?? '');
    if (start.startsWith(ref/* BRANCH_PREFIX */.sM))
        return known('branch');
    return start.startsWith(ref/* TAG_PREFIX */.C_) ? known('tag') : unknown(['github.ref_type']);
}
/** The branch that a pull request goes to; empty for other events. */
function baseRef({ event, filters }) {
    if (!isPullRequest(event))
        return known('');
    const branches = listOf(filters, 'branches') ?? ['**'];
    const plain = branches.every((branch) => !/[*?+[\]!]/.test(branch));
    return plain ? known(...branches) : unknown(['github.base_ref'], { truth: 'truthy' });
}
// Parts of the payload that only these events carry; in others they are null.
// https://docs.github.com/en/webhooks/webhook-events-and-payloads
const CARRIED_BY = {
    client_payload: /^repository_dispatch$/,
    comment: /comment$/,
    deployment: /^deployment/,
    head_commit: /^push$/,
    issue: /^issue/,
    merge_group: /^merge_group$/,
    pull_request: /^pull_request/,
    release: /^release$/,
    review: /^pull_request_review/,
    workflow_run: /^workflow_run$/,
};
const WITHOUT_ACTION = /^(?:push|schedule|workflow_dispatch|create|delete|fork|gollum|page_build|public|status)$/;
function actionOf({ event, filters }) {
    const types = listOf(filters, 'types');
    if (types !== undefined)
        return known(...types);
    if (event === 'pull_request' || event === 'pull_request_target')
        return known('opened', 'synchronize', 'reopened');
    return WITHOUT_ACTION.test(event) ? known(null) : unknown(['github.event.action']);
}
function cronsOf({ event, filters }) {
    if (event !== 'schedule' || !Array.isArray(filters.entries))
        return known(null);
    return known(...filters.entries.map((entry) => String(entry?.cron ?? '')));
}
/** Texts, as the payload has them: a boolean input is `'true'` there. */
function payloadInput({ inputs, event }, name) {
    if (event !== 'workflow_dispatch')
        return known(null);
    const input = name === undefined ? undefined : lookUpInput(inputs, [name]);
    return input === undefined
        ? unknown(['github.event.inputs'])
        : { ...input, values: input.values.map((value) => (value === null ? null : String(value))) };
}
function eventPayload(trigger, names, path) {
    const [key = '', second] = path;
    const carriers = CARRIED_BY[key];
    if (carriers !== undefined && !carriers.test(trigger.event))
        return known(null);
    if (key === 'action')
        return actionOf(trigger);
    if (key === 'schedule')
        return cronsOf(trigger);
    if (key === 'inputs')
        return payloadInput(trigger, second);
    if (key === 'repository' && second === 'default_branch' && names.defaultBranch !== undefined)
        return known(names.defaultBranch);
    if (key === 'repository' && second === 'full_name' && names.repository !== undefined)
        return known(names.repository);
    return unknown([['github', 'event', ...path].join('.')]);
}
/** Returns what `inputs.…` is; an input that nobody declares is null. */
function lookUpInput(inputs, [name, ...rest]) {
    if (name === undefined)
        return unknown(['inputs']);
    const found = Object.entries(inputs).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    return found === undefined || rest.length > 0 ? known(null) : found;
}
/** Returns what `github.…` is. https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context */
function lookUpGitHub(trigger, names, path) {
    const [key = '', ...rest] = path.map((part) => part.toLowerCase());
    // A called workflow has event, ref and repository of its caller.
    if (trigger.event === 'workflow_call')
        return unknown([['github', ...path].join('.')]);
    const fact = (value) => value === undefined ? unknown([`github.${key}`], { truth: 'truthy' }) : known(value);
    switch (key) {
        case 'event_name':
            return known(trigger.event);
        case 'ref':
            return refOf(trigger);
        case 'ref_name':
            return refName(trigger);
        case 'ref_type':
            return refType(trigger);
        case 'base_ref':
            return baseRef(trigger);
        case 'head_ref':
            return isPullRequest(trigger.event) ? fact(undefined) : known('');
        case 'repository':
            return fact(names.repository);
        case 'repository_owner':
            return fact(names.repository?.split('/')[0]);
        case 'event':
            return eventPayload(trigger, names, rest);
        default:
            return unknown([['github', ...path].join('.')]);
    }
}

;// CONCATENATED MODULE: ./build/core/workflow/matrix.js
/** Combinations of a job's matrix, within GitHub's own limit. */


/** Jobs that one matrix may make: https://docs.github.com/en/actions/reference/limits */
const MAX_MATRIX_JOBS = 256;
// Excluding is a product of products; what GitHub runs stays far below.
const MAX_COMPARISONS = 1_000_000;
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isResolved(value) {
    return Array.isArray(value) || (isRecord(value) && !Object.hasOwn(value, UNRESOLVED));
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
 * Returns the combinations of `strategy.matrix`, whose expressions are resolved already.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix
 */
function matrixCombinations(matrix) {
    const unresolved = { kind: 'unknown', because: reasonIn(matrix) ?? 'the matrix' };
    if (!isRecord(matrix) || !isResolved(matrix))
        return unresolved;
    const { include: includes = [], exclude: excludes = [], ...axes } = matrix;
    if (!Array.isArray(includes) || !Array.isArray(excludes))
        return unresolved;
    if (![...includes, ...excludes].every((entry) => isRecord(entry) && isResolved(entry)))
        return unresolved;
    const lists = Object.entries(axes).flatMap(([name, values]) => Array.isArray(values) ? [[name, values]] : []);
    if (lists.length !== Object.keys(axes).length)
        return unresolved;
    const count = lists.reduce((total, [, values]) => total * values.length, 1);
    if (count * (1 + includes.length + excludes.length) > MAX_COMPARISONS)
        return { kind: 'too-many' };
    const kept = product(lists).filter((combination) => !excludes.some((entry) => Object.keys(entry).every((key) => same(combination[key], entry[key]))));
    const names = lists.map(([name]) => name);
    const combinations = includeAll(kept, names, includes);
    return combinations.length > MAX_MATRIX_JOBS ? { kind: 'too-many' } : { kind: 'known', combinations };
}
/** Returns what an unresolved value hangs on, at any depth. */
function reasonIn(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (Object.hasOwn(value, UNRESOLVED))
        return String(value[UNRESOLVED]);
    return Object.values(value)
        .map(reasonIn)
        .find((reason) => reason !== undefined);
}
/** Returns what `matrix.…` is in a combination; a matrix that is not known is said by its reason. */
function lookUpMatrix(combination, path) {
    if (typeof combination === 'string')
        return unknown([combination]);
    for (let length = 0; length <= path.length; length += 1) {
        const value = memberOf(combination, path.slice(0, length));
        if (isRecord(value) && Object.hasOwn(value, UNRESOLVED))
            return unknown([String(value[UNRESOLVED])]);
    }
    return known(memberOf(combination, path));
}

;// CONCATENATED MODULE: ./build/core/workflow/run.js
/** A workflow file under one event and ref: what its expressions refer to, and which of its jobs do not run. */






const STATUS_FUNCTION = /\b(?:always|cancelled|failure|success)\s*\(/i;
function lookUpIn({ trigger, inputs, facts }, combination) {
    return ([context = '', ...path]) => {
        switch (context) {
            case 'github':
                return lookUpGitHub(trigger, facts, path);
            case 'inputs':
                return lookUpInput(inputs, path);
            case 'matrix':
                return lookUpMatrix(combination, path);
            default:
                return unknown([[context, ...path].join('.')]);
        }
    };
}
/** Counts what is evaluated, so that no file takes long. */
function charge({ budget }, evaluations) {
    budget.left -= evaluations;
    if (budget.left >= 0)
        return;
    throw new core_error/* FederationError */.yP('configuration-invalid', 'The workflow has too many jobs, events and matrix values to list.', { hint: 'Name a smaller workflow file.' });
}
/** Returns what expressions of the file refer to. */
function scopeOf(run, combination) {
    charge(run, 1);
    return { expressions: run.facts.expressions, lookUp: lookUpIn(run, combination) };
}
/** Returns the jobs of the file by their keys. */
function jobsOf({ file }) {
    return asMapping(file.jobs);
}
/** Returns `caller/callee`. */
function pathOf({ callers }, name) {
    return [...callers.map(({ job }) => job), name].join('/');
}
function excludedBy(run, job) {
    const condition = (job.if ?? null);
    if (condition === null || truthOf(evaluateCondition(condition, scopeOf(run, {}))).mayHold)
        return undefined;
    return `its condition excludes it: ${textOfScalar(condition)}`;
}
/** Finds what does not run. A job that needs a skipped one is skipped, too, unless its condition asks for the outcome. */
function skipsOf(run) {
    const jobs = Object.entries(jobsOf(run)).map(([name, job]) => [name, asMapping(job)]);
    const skips = new Map();
    const dependents = new Map();
    for (const [name, job] of jobs) {
        const reason = excludedBy(run, job);
        if (reason !== undefined)
            skips.set(name, reason);
        if (STATUS_FUNCTION.test(textOfScalar(job.if)))
            continue;
        for (const needed of listOf(job, 'needs') ?? [])
            dependents.set(needed, [...(dependents.get(needed) ?? []), name]);
    }
    // The map grows while it is walked: what is added is visited as well.
    for (const name of skips.keys()) {
        for (const dependent of dependents.get(name) ?? [])
            if (!skips.has(dependent))
                skips.set(dependent, `it needs "${name}", which does not run`);
    }
    return skips;
}
/** Puts a file under its event, ref and inputs. */
function openRun(run) {
    charge(run, Object.keys(jobsOf(run)).length);
    return { ...run, skips: skipsOf(run) };
}
/** Returns the job's `if` where it may skip the job. */
function conditionOf(run, job) {
    const condition = (job.if ?? null);
    if (condition === null)
        return {};
    return truthOf(evaluateCondition(condition, scopeOf(run, {}))).mayFail ? { condition: textOfScalar(condition) } : {};
}
function combinationsIn(matrix, path) {
    const found = matrixCombinations(matrix);
    switch (found.kind) {
        case 'known':
            return found.combinations;
        case 'unknown':
            return [found.because];
        case 'too-many':
            throw new core_error/* FederationError */.yP('configuration-invalid', `The matrix of the job "${path}" makes more than ${MAX_MATRIX_JOBS} jobs, GitHub's own limit.`, { hint: 'GitHub would not run it either: make the matrix smaller.' });
    }
}
/** Returns every combination of the job's matrix, an empty one without a matrix, or what an unknown matrix hangs on. */
function combinationsOf(run, path, job) {
    const { matrix } = asMapping(job.strategy);
    if (matrix === undefined)
        return [{}];
    return resolveValue(matrix, scopeOf(run, {})).flatMap((form) => combinationsIn(form, path));
}

;// CONCATENATED MODULE: ./build/core/workflow/called.js
/** Jobs that call a workflow: a local one is followed with its inputs, any other is said to be open. */






// GitHub's own limits: https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
const MAX_LEVELS = 10;
/** What calling a workflow grants its jobs. */
function grantOfCall(run, job) {
    const own = grantOf(run.file, job);
    const caller = run.callers.at(-1);
    if (caller === undefined)
        return run.trigger.context.kind === 'caller' && own === 'unset' ? 'write' : own;
    if (own === 'none' || caller.grant === 'none')
        return 'none';
    return caller.grant === 'unset' ? 'unset' : 'write';
}
function unionOfInputs(all) {
    const entries = all.flatMap(Object.entries);
    const valuesOf = (name) => entries.flatMap(([other, value]) => (other === name ? [value] : []));
    return Object.fromEntries(entries.map(([name]) => [name, unite(valuesOf(name))]));
}
/** Explains a job that calls a workflow: a local one by its own jobs, another by what is known of the call. */
function callRows(run, name, uses, explain) {
    const job = asMapping(jobsOf(run)[name]);
    const path = pathOf(run, name);
    const { event } = run.trigger;
    const { condition } = conditionOf(run, job);
    const more = condition === undefined ? {} : { condition };
    const grant = grantOfCall(run, job);
    const row = (presents) => ({ job: path, event, presents, fromMatrix: false, ...more });
    const lacks = {
        kind: 'no-token',
        reason: 'the job lacks `id-token: write` for the workflow that it calls',
        saidAt: path,
    };
    const called = run.facts.called.get(uses);
    const depends = (why) => row(grant === 'none' ? lacks : { kind: 'depends', on: `the jobs of ${uses}, ${why}` });
    if (run.callers.some((caller) => caller.uses === uses))
        return [depends('which calls itself')];
    if (run.callers.length >= MAX_LEVELS - 1)
        return [depends('which is called over too many levels')];
    if (called === undefined)
        return [depends('which is not read here')];
    if (called.kind === 'unreadable')
        return [depends(called.reason)];
    const file = asMapping(called.workflow);
    const combinations = combinationsOf(run, path, job);
    const matrix = combinations.length > 1;
    const inputs = unionOfInputs(combinations.map((each) => callInputs(file, asMapping(job.with), scopeOf(run, each))));
    try {
        const inner = openRun({ ...run, file, inputs, callers: [...run.callers, { job: name, uses, grant, matrix }] });
        const rows = Object.keys(jobsOf(inner)).flatMap((each) => explain(inner, each));
        return rows.length === 0 ? [depends('which has no jobs')] : rows.map((each) => ({ ...more, ...each }));
    }
    catch (error) {
        // A called file that GitHub would refuse says nothing about its jobs.
        if (error instanceof core_error/* FederationError */.yP && run.budget.left >= 0)
            return [depends(`which GitHub would refuse: ${error.message}`)];
        throw error;
    }
}
/** Returns the local files that the jobs of a workflow call, as their `uses` writes them. */
function localCalls(workflow) {
    const uses = Object.values(asMapping(asMapping(workflow).jobs)).map((job) => asMapping(job).uses);
    return [...new Set(uses.flatMap((each) => (typeof each === 'string' && each.startsWith('./') ? [each] : [])))];
}
/** Tells whether a workflow can be called at all. */
function isCallable(workflow) {
    return eventsOf(asMapping(workflow)).some(([event]) => event === 'workflow_call');
}

;// CONCATENATED MODULE: ./build/core/workflow/job.js
/** One job of a workflow under one event and ref: whether it may request a token, and what it then presents. */






/** The name as it stands in the file; empty for none. */
function environmentOf({ environment }) {
    return textOfScalar(typeof environment === 'object' ? asMapping(environment).name : environment);
}
/** What the event alone makes the job present. */
function presentsOfEvent({ context }) {
    switch (context.kind) {
        case 'context':
        case 'ref-pattern':
            return context;
        case 'caller':
            return { kind: 'depends', on: 'the workflow that calls this one' };
        case 'not-known':
            return { kind: 'depends', on: context.reason };
    }
}
/** Environment over event; an expression that comes out empty means no environment. */
function presentsOf(run, path, job) {
    const { trigger } = run;
    const combinations = combinationsOf(run, path, job);
    const name = environmentOf(job);
    const { values, open } = unite((name.includes('${{') ? combinations : [{}]).map((each) => evaluateToText(name, scopeOf(run, each))));
    const ofMatrix = combinations.length > 1 || run.callers.some(({ matrix }) => matrix);
    const fromMatrix = ofMatrix && values.length > 1;
    const named = values.map((value) => {
        const environment = String(value);
        if (environment === '')
            return presentsOfEvent(trigger);
        return trigger.context.kind === 'caller'
            ? { kind: 'depends', on: `the repository of the caller, for its environment "${environment}"` }
            : { kind: 'context', context: { kind: 'environment', environment } };
    });
    const rest = open === undefined ? [] : [{ kind: 'depends', on: open.because.join(', ') }];
    return [...named, ...rest].map((presents) => ({ presents, fromMatrix }));
}
function grantIn({ file, callers }, job) {
    const own = grantOf(file, job);
    const caller = callers.at(-1);
    if (caller !== undefined)
        return calledGrant(caller.grant, own);
    return { kind: own === 'write' ? 'write' : 'none' };
}
/** What a grant lets the job present, or undefined where it may request a token. */
function withoutToken(run, path, job) {
    // Who calls this file may grant the token.
    const ofCaller = run.callers.length === 0 && run.trigger.context.kind === 'caller';
    if (ofCaller)
        return grantOf(run.file, job) === 'none' ? lacking(path) : undefined;
    const caller = run.callers.map(({ job: name }) => name).join('/');
    switch (grantIn(run, job).kind) {
        case 'write':
            return undefined;
        case 'unset':
            return {
                kind: 'depends',
                on: `whether GitHub lets "${path}" request an ID token: the calling job "${caller}" sets no permissions`,
            };
        case 'none':
            return lacking(path);
        case 'caller-lacks':
            return { kind: 'no-token', reason: `the calling job "${caller}" lacks \`id-token: write\``, saidAt: caller };
    }
}
function lacking(path) {
    return { kind: 'no-token', reason: 'the job lacks `id-token: write`', saidAt: path };
}
/** Explains one job under the event and ref of the run. */
function jobRows(run, name) {
    const job = asMapping(jobsOf(run)[name]);
    const path = pathOf(run, name);
    const { event } = run.trigger;
    const reason = run.skips.get(name);
    if (reason !== undefined)
        return [{ job: path, event, presents: { kind: 'not-run', reason }, fromMatrix: false }];
    if (typeof job.uses === 'string')
        return callRows(run, name, job.uses, jobRows);
    const condition = conditionOf(run, job);
    const without = withoutToken(run, path, job);
    const presented = presentsOf(run, path, job);
    return (without === undefined ? presented : [{ presents: without, fromMatrix: false }]).map((each) => ({
        job: path,
        event,
        ...each,
        ...condition,
    }));
}

// EXTERNAL MODULE: ./build/core/subject/context.js
var context = __webpack_require__(9894);
;// CONCATENATED MODULE: ./build/core/workflow/triggers.js
/** Refs on which each event of a workflow runs a job, and so what it presents where the job has no environment. */



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
    return [`${ref/* BRANCH_PREFIX */.sM}**`, `${ref/* TAG_PREFIX */.C_}**`].map((pattern) => ({ kind: 'ref-pattern', pattern, except: [] }));
}
/** With a filter for one side only, the other side does not run; with none, or with paths alone, both do. */
function onPush(filters) {
    const branches = side(filters, 'branches', ref/* BRANCH_PREFIX */.sM);
    const tags = side(filters, 'tags', ref/* TAG_PREFIX */.C_);
    return branches === undefined && tags === undefined ? anyRef() : [...(branches ?? []), ...(tags ?? [])];
}
function onMergeGroup(filters) {
    const branches = (listOf(filters, 'branches') ?? ['**']).filter((pattern) => !pattern.startsWith('!'));
    return branches.map((branch) => ({
        kind: 'ref-pattern',
        pattern: `${(0,ref/* mergeQueuePrefix */.wW)(branch)}*`,
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
        return [{ kind: 'ref-pattern', pattern: `${ref/* TAG_PREFIX */.C_}**`, except: [] }];
    if (event === 'workflow_call')
        return [{ kind: 'caller' }];
    if (ON_ANY_REF.has(event))
        return anyRef();
    if (!ON_DEFAULT_BRANCH.has(event)) {
        const why = (0,context/* isPredictableEvent */.qD)(event) ? 'which is not known here' : 'whose subject is not documented';
        return [{ kind: 'not-known', reason: `the event "${event}", ${why}` }];
    }
    return defaultBranch === undefined
        ? [{ kind: 'not-known', reason: `the name of the default branch, on which "${event}" runs` }]
        : [{ kind: 'context', context: { kind: 'ref', ref: ref/* BRANCH_PREFIX */.sM + defaultBranch } }];
}
/** Tells whether a text fits a filter of a workflow that holds no other sign than `*`; linear in their lengths' product. */
function fits(pattern, text) {
    const tokens = [...pattern.matchAll(/\*\*|./gs)].map(([token]) => token);
    const reached = tokens.reduce((positions, token) => {
        const next = new Set();
        for (const position of positions) {
            if (token[0] !== '*') {
                if (text[position] === token)
                    next.add(position + 1);
                continue;
            }
            for (let at = position; at <= text.length && !next.has(at); at += 1) {
                next.add(at);
                if (token === '*' && text[at] === '/')
                    break;
            }
        }
        return next;
    }, new Set([0]));
    return reached.has(text.length);
}
const OTHER_SIGNS = /[?+[\]]/;
/**
 * Splits the contexts of an event by the refs that its expressions name, so that `github.ref == 'refs/heads/main'` is true
 * for one and false for the others.
 */
function splitByRefs(contexts, refs) {
    return contexts.flatMap((context) => {
        if (context.kind !== 'ref-pattern' || OTHER_SIGNS.test(context.pattern))
            return [{ context, not: [], named: false }];
        const { pattern, except } = context;
        const named = refs.filter((ref) => fits(pattern, ref));
        const possible = named.filter((ref) => !except.some((other) => !OTHER_SIGNS.test(other) && fits(other, ref)));
        return [
            ...possible.map((ref) => ({ context: { kind: 'context', context: { kind: 'ref', ref } }, not: [], named: true })),
            { context, not: named, named: false },
        ];
    });
}

;// CONCATENATED MODULE: ./build/core/workflow/workflow.js
/** Contexts of the jobs of a workflow file, for each event that starts it, called workflows included. */








// Evaluations for one file; a real one needs some hundred.
const BUDGET = 50_000;
/** Returns every text below a value of the file. */
function textsIn(value) {
    if (typeof value === 'string')
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
function treesOf(texts, { expressions }, bare) {
    const sources = texts.flatMap((text) => {
        const parts = partsOf(text).flatMap((part) => ('expression' in part ? [part.expression] : []));
        return parts.length === 0 && bare ? [text] : parts;
    });
    return sources.flatMap((source) => {
        const tree = expressions.parse(source);
        return tree === undefined ? [] : treesIn(tree);
    });
}
function isRef(tree) {
    if (tree.kind !== 'index' || tree.of.kind !== 'context' || tree.key?.kind !== 'literal')
        return false;
    return tree.of.name.toLowerCase() === 'github' && /^ref(?:_name)?$/i.test(String(tree.key.value));
}
/** Returns the refs that a comparison names; a bare name may be a branch or a tag. */
function refsOf(tree) {
    if (tree.kind !== 'compare')
        return [];
    const other = isRef(tree.left) ? tree.right : isRef(tree.right) ? tree.left : undefined;
    if (other?.kind !== 'literal' || typeof other.value !== 'string')
        return [];
    const { value } = other;
    return value.startsWith('refs/') ? [value] : [ref/* BRANCH_PREFIX */.sM + value, ref/* TAG_PREFIX */.C_ + value];
}
/** Returns the refs that decide something in a file: in conditions, environments, inputs and matrices. */
function refsIn(file, facts) {
    return Object.values(asMapping(file.jobs)).flatMap((value) => {
        const { if: condition, environment, with: inputs, strategy } = asMapping(value);
        const trees = [
            ...treesOf(textsIn(condition), facts, true),
            ...treesOf(textsIn([environment, inputs, strategy]), facts, false),
        ];
        return trees.flatMap(refsOf);
    });
}
function inputsOf(file, event) {
    if (event === 'workflow_dispatch')
        return dispatchInputs(file);
    return event === 'workflow_call' ? openCallInputs(file) : {};
}
function triggersOf(file, facts) {
    const called = [...facts.called.values()].flatMap((each) => each.kind === 'workflow' ? [asMapping(each.workflow)] : []);
    const refs = [...new Set([file, ...called].flatMap((each) => refsIn(each, facts)))];
    return eventsOf(file).flatMap(([event, filters]) => splitByRefs(contextsOfEvent(event, filters, facts.defaultBranch), refs).map((each) => ({
        ...each,
        event,
        filters,
        inputs: inputsOf(file, event),
    })));
}
function keyOf(parts) {
    return JSON.stringify(parts);
}
/** A named ref is no row beside the pattern that it fits, when both present just their ref. */
function isCovered({ row, named }, rows) {
    const { presents, job, event } = row;
    if (!named || presents.kind !== 'context' || presents.context.kind !== 'ref')
        return false;
    return rows.some(({ row: other }) => other.job === job && other.event === event && other.presents.kind === 'ref-pattern');
}
/** Drops repetitions, and what says that a job does not run on one ref where it does on another of the same event. */
function distinct(rows) {
    // A job that calls a workflow runs where one of the called jobs does.
    const runs = new Set(rows.flatMap(({ row: { job, event, presents } }) => presents.kind === 'not-run'
        ? []
        : job.split('/').map((_, index, names) => keyOf([names.slice(0, index + 1).join('/'), event]))));
    const kept = rows
        .filter(({ row: { job, event, presents } }) => presents.kind !== 'not-run' || !runs.has(keyOf([job, event])))
        .filter((found) => !isCovered(found, rows));
    return [...new Map(kept.map(({ row }) => [keyOf([row.job, row.event, row.presents]), row])).values()];
}
/**
 * Lists job × event → what the job presents, in the order of the file. What only a run can tell is shown as such.
 * @param workflow the file as a YAML library returns it; anything else gives an empty list
 * @throws FederationError `configuration-invalid` for a matrix beyond GitHub's limit, or more than can be listed
 */
function explainWorkflow(workflow, facts) {
    const file = asMapping(workflow);
    const budget = { left: BUDGET };
    const runs = triggersOf(file, facts).map((trigger) => openRun({ file, trigger, inputs: trigger.inputs, facts, callers: [], budget }));
    return Object.keys(asMapping(file.jobs)).flatMap((name) => distinct(runs.flatMap((run) => jobRows(run, name).map((row) => ({ row, named: run.trigger.named })))));
}

;// CONCATENATED MODULE: ./build/federation/plan/called-files.js
/** Local files that a workflow calls, read one after the other as far as GitHub allows. */

// https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
const MAX_CALLED_FILES = 50;
/**
 * Reads the local files that a workflow calls, and those that they call; each once.
 * @param read reads one file by its `uses`; what it cannot read is an answer, too
 */
async function readCalledFiles(workflow, read) {
    const called = new Map();
    const open = [...localCalls(workflow)];
    for (let uses = open.shift(); uses !== undefined; uses = open.shift()) {
        if (called.has(uses) || called.size >= MAX_CALLED_FILES)
            continue;
        const file = await read(uses);
        const usable = file.kind === 'unreadable' || isCallable(file.workflow);
        called.set(uses, usable ? file : { kind: 'unreadable', reason: 'which has no `on: workflow_call`' });
        if (file.kind === 'workflow')
            open.push(...localCalls(file.workflow));
    }
    return called;
}

// EXTERNAL MODULE: ./build/federation/plan/predict.js
var predict = __webpack_require__(6243);
// EXTERNAL MODULE: ./build/federation/plan/subject-rule.js + 1 modules
var subject_rule = __webpack_require__(9396);
;// CONCATENATED MODULE: ./build/federation/plan/workflow.js
/** Subjects that the jobs of a workflow present for each event, and which credentials of the target trust them today. */







const NOTHING = { subject: null, depends: null, noToken: null };
async function presentedBy({ presents }, rule, github) {
    const subjectOf = (context) => (0,predict/* subjectByRule */.a2)(rule, context, github);
    switch (presents.kind) {
        case 'context':
            try {
                return { ...NOTHING, subject: await subjectOf(presents.context) };
            }
            catch (error) {
                if (error instanceof core_error/* FederationError */.yP && error.code === 'subject-unknown')
                    return { ...NOTHING, depends: `what is not known: ${error.message}` };
                throw error;
            }
        case 'ref-pattern': {
            const except = presents.except.length === 0 ? '' : ` except ${presents.except.join(', ')}`;
            const subject = await subjectOf({ kind: 'ref', ref: presents.pattern }).catch(() => presents.pattern);
            return { ...NOTHING, depends: `the ref: ${subject} (any that fits${except})` };
        }
        case 'depends':
            return { ...NOTHING, depends: presents.on };
        case 'no-token':
            return { ...NOTHING, noToken: presents.reason };
        case 'not-run':
            return { ...NOTHING, noToken: `the job does not run: ${presents.reason}` };
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
function trustIn(subject, stored, rule, audience) {
    if (subject === null || stored === undefined)
        return { trust: undefined, trustedBy: [] };
    const verdicts = stored.map((credential) => trustOf(credential, subject, rule, audience));
    const trustedBy = stored.flatMap(({ name }, index) => (verdicts[index] === 'admitted' ? [name] : []));
    if (trustedBy.length > 0)
        return { trust: 'yes', trustedBy };
    return { trust: verdicts.includes('depends') ? 'may' : 'no', trustedBy };
}
/** Lists job × event → subject for a workflow file and the local files that it calls. */
async function explainJobs(request, github, stored) {
    const { workflow, expressions, defaultBranch, repository, audience } = request;
    const [rule, called] = await Promise.all([
        (0,subject_rule/* readSubjectRule */.Jy)(request, github),
        readCalledFiles(workflow, request.readCalled),
    ]);
    (0,subject_rule/* assertClaims */.I2)(rule, request.claims, ['job_workflow_ref']);
    const rows = explainWorkflow(workflow, {
        expressions,
        called,
        repository,
        ...(defaultBranch !== undefined && { defaultBranch }),
    });
    const explain = async (row) => {
        const presented = await presentedBy(row, rule, github);
        const { trust, trustedBy } = trustIn(presented.subject, stored, rule, audience);
        return {
            record: { job: row.job, event: row.event, ...presented, trustedBy },
            trust,
            fromMatrix: row.fromMatrix,
            runs: row.presents.kind !== 'not-run',
            ...(row.condition !== undefined && { condition: row.condition }),
            ...(row.presents.kind === 'no-token' && { saidAt: row.presents.saidAt }),
        };
    };
    return distinctRecords(await Promise.all(rows.map(explain)));
}
/** Two contexts may make one subject, where the template has no context. */
function distinctRecords(jobs) {
    const keyOf = ({ record: { job, event, subject, depends, noToken } }) => JSON.stringify([job, event, subject, depends, noToken]);
    return [...new Map(jobs.toReversed().map((job) => [keyOf(job), job])).values()].toReversed();
}

;// CONCATENATED MODULE: ./build/composition/workflow.js
/** Composes the explanation of a workflow file: the files of the workspace, GitHub's expression language, and the use case. */


const READ_TIMEOUT_MS = 10_000;
/** A called file that cannot be read leaves its jobs open; the file that was asked for is an error. */
async function readCalled(read, uses) {
    try {
        return { kind: 'workflow', workflow: await read(uses) };
    }
    catch (error) {
        if (!(error instanceof core_error/* FederationError */.yP))
            throw error;
        return { kind: 'unreadable', reason: `which cannot be read: ${error.message}` };
    }
}
/**
 * Explains a workflow file of the checked out repository. What reads and evaluates it is loaded here only.
 * @param path from the root of the repository (GITHUB_WORKSPACE)
 * @throws FederationError `configuration-invalid`, `subject-unknown`, or of the manager
 */
async function explainWorkflowFile({ GITHUB_WORKSPACE }, path, { request, ports, result }) {
    const [{ createExpressions }, { MAX_WORKFLOW_BYTES, parseWorkflow }, { readWorkspaceFile }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(82), __webpack_require__.e(495)]).then(__webpack_require__.bind(__webpack_require__, 9495)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(453)]).then(__webpack_require__.bind(__webpack_require__, 9453)),
        __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 9042)),
    ]);
    const bounds = { maxBytes: MAX_WORKFLOW_BYTES, timeoutMs: READ_TIMEOUT_MS };
    const read = async (each) => parseWorkflow(each, await readWorkspaceFile(GITHUB_WORKSPACE || '.', each, bounds));
    const workflow = await read(path);
    const stored = result === undefined ? await (await ports.openStore?.())?.list() : result.stored;
    const defaultBranch = ports.defaultBranch ?? (await ports.github?.repository(request.repository))?.defaultBranch;
    const expressions = createExpressions();
    return explainJobs({ ...request, workflow, defaultBranch, expressions, readCalled: (uses) => readCalled(read, uses) }, ports.github, stored);
}

// EXTERNAL MODULE: ./build/core/plan/drift.js
var drift = __webpack_require__(5591);
// EXTERNAL MODULE: ./build/federation/plan/plan.js + 1 modules
var plan_plan = __webpack_require__(8202);
// EXTERNAL MODULE: ./build/inputs/plan.js + 2 modules
var inputs_plan = __webpack_require__(9362);
// EXTERNAL MODULE: ./build/report/failure.js + 2 modules
var failure = __webpack_require__(2191);
// EXTERNAL MODULE: ./build/report/manager.js
var manager = __webpack_require__(8216);
// EXTERNAL MODULE: ./build/report/plan.js
var report_plan = __webpack_require__(4036);
// EXTERNAL MODULE: ./build/report/plan-outputs.js
var plan_outputs = __webpack_require__(3699);
// EXTERNAL MODULE: ./build/report/workflow.js
var report_workflow = __webpack_require__(7306);
// EXTERNAL MODULE: ./build/runner/environment.js
var runner_environment = __webpack_require__(9294);
// EXTERNAL MODULE: ./build/runner/run-files.js
var run_files = __webpack_require__(3576);
// EXTERNAL MODULE: ./build/runner/step.js
var step = __webpack_require__(8617);
;// CONCATENATED MODULE: ./build/entries/plan.js
/** Runs the plan action: composes the plan and the explanation of a workflow, reports both, and catches once. */














/** Runs the plan action to its end; never rejects. */
async function planEntry(toolkit, environment) {
    try {
        (0,runner_environment/* requireOutputFile */.Vn)(environment);
        (0,step/* resetOutputs */.mR)(toolkit, plan_outputs/* PLAN_OUTPUTS */.lb);
        const job = (0,composition_job/* openJob */.I)(toolkit, environment);
        const facts = (0,runner_environment/* readInputFacts */.WX)(environment);
        const ofFiles = (0,inputs_plan/* readFleetPlanInputs */.bb)(toolkit.getInput, toolkit.setSecret, facts);
        if (ofFiles !== undefined) {
            (0,step/* printLines */.tj)(toolkit, (0,manager/* managerLines */.v)(ofFiles.manager));
            const { planFleetStep } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(413), __webpack_require__.e(153), __webpack_require__.e(851), __webpack_require__.e(94)]).then(__webpack_require__.bind(__webpack_require__, 1851));
            await planFleetStep(ofFiles, toolkit, environment, job);
            return;
        }
        const inputs = (0,inputs_plan/* readPlanInputs */.jU)(toolkit.getInput, toolkit.setSecret, job.github.repository, facts);
        (0,step/* printLines */.tj)(toolkit, (0,manager/* managerLines */.v)(inputs.manager));
        const [request, ports] = await Promise.all([
            (0,plan/* toPlanRequest */.U)(inputs, job),
            (0,plan/* toPlanPorts */.H)(inputs, job, (credential) => (0,step/* setOutputs */.n0)(toolkit, (0,plan_outputs/* declaredOutputs */.Zd)(credential))),
        ]);
        // A workflow alone asks a question; it declares nothing.
        const asked = inputs.workflow !== undefined && inputs.trustRequest.kind === 'own';
        const result = asked ? undefined : await (0,plan_plan/* makePlan */.C)(request, ports);
        if (result !== undefined)
            (0,step/* printLines */.tj)(toolkit, (0,report_plan/* planLines */.HN)(result));
        const { workflow } = inputs;
        const jobs = workflow === undefined ? undefined : await explainWorkflowFile(environment, workflow, { request, ports, result });
        const planFile = (0,run_files/* writeRunFile */.X)(environment, 'federation-plan', (0,plan_outputs/* planFileOf */.XT)(result?.plan, jobs));
        (0,step/* setOutputs */.n0)(toolkit, result === undefined ? (0,plan_outputs/* unaskedOutputs */.Ip)(planFile) : (0,plan_outputs/* planOutputs */.iS)(result, planFile));
        if (jobs !== undefined)
            await toolkit.group(`Subjects of ${workflow}`, async () => (0,step/* printLines */.tj)(toolkit, (0,report_workflow/* workflowLines */.X)(jobs)));
        await (0,step/* writeSummary */.Sy)(toolkit, (0,report_plan/* buildPlanSummary */.Si)(result, jobs ?? []));
        if (inputs.failOnDrift)
            (0,drift/* assertNoDrift */.p)(result?.plan);
    }
    catch (thrown) {
        await (0,step/* failStep */.vy)(toolkit, (0,failure.describeFailure)(thrown, (0,runner_environment/* troubleshootingUrl */.KB)(environment)));
    }
}


/***/ })

};
;
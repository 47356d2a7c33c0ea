"use strict";
exports.id = 453;
exports.ids = [453];
exports.modules = {

/***/ 9453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MAX_WORKFLOW_BYTES: () => (/* binding */ MAX_WORKFLOW_BYTES),
/* harmony export */   parseWorkflow: () => (/* binding */ parseWorkflow)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6232);
/** The text of a workflow file as data: YAML within bounds, and every mistake with its line and column. */


/** A workflow file may have as many bytes. */
const MAX_WORKFLOW_BYTES = 1_000_000;
/** Mappings, lists and scalars, those of an alias counted wherever it stands. */
const MAX_NODES = 100_000;
const MAX_DEPTH = 100;
function invalid(path, problem, hint, cause) {
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP('configuration-invalid', `The workflow "${path}" ${problem}.`, { hint, cause });
}
/** Counts what a value holds when every alias is written out; infinite for one that holds itself or is too deep. */
function countNodes(value, counted, depth) {
    if (typeof value !== 'object' || value === null)
        return 1;
    if (depth > MAX_DEPTH)
        return Number.POSITIVE_INFINITY;
    const before = counted.get(value);
    if (before !== undefined)
        return before;
    // What is met again inside itself has no end.
    counted.set(value, Number.POSITIVE_INFINITY);
    const count = Object.values(value).reduce((sum, item) => sum + countNodes(item, counted, depth + 1), 1);
    counted.set(value, count);
    return count;
}
function repeatedKey({ items }) {
    const keys = new Set();
    for (const { key } of items) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
            continue;
        if (keys.has(key.value))
            return { at: key.range?.[0] ?? 0, problem: `the key "${key.value}" stands twice` };
        keys.add(key.value);
    }
    return undefined;
}
/**
 * Finds what the library does not refuse, or only in a time that grows with the square: a key that stands twice, and an
 * alias of nothing.
 */
function mistakeIn(document) {
    const anchors = new Set();
    let mistake;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Alias: (_, { source, range }) => {
            if (!anchors.has(source))
                mistake = { at: range?.[0] ?? 0, problem: `the alias "${source}" has no anchor` };
            return mistake && yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
        },
        Value: (_, node) => {
            if (node.anchor !== undefined)
                anchors.add(node.anchor);
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
                mistake = repeatedKey(node);
            return mistake && yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
        },
    });
    return mistake;
}
function parseText(path, text) {
    const lineCounter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { prettyErrors: false, uniqueKeys: false, lineCounter });
    const [error] = document.errors;
    // The parser's recursion has an end, too.
    if (error?.message.includes('call stack'))
        throw new RangeError(error.message);
    const mistake = error === undefined ? mistakeIn(document) : { at: error.pos[0], problem: error.message.split('\n', 1)[0] ?? '' };
    if (mistake === undefined)
        return document.toJS({ maxAliasCount: -1 });
    const { line, col } = lineCounter.linePos(mistake.at);
    throw invalid(path, `is not valid YAML, line ${line}, column ${col}: ${mistake.problem.replace(/\.$/, '')}`, 'Correct the file; GitHub would not run it either.');
}
/**
 * Parses a workflow file.
 * @throws FederationError `configuration-invalid` for YAML that is broken, nests or repeats itself beyond all measure, or
 *   is no workflow
 */
function parseWorkflow(path, text) {
    const hint = 'Give a file of .github/workflows, by its path from the root of the repository.';
    if (text.length > MAX_WORKFLOW_BYTES)
        throw invalid(path, `is larger than ${MAX_WORKFLOW_BYTES} bytes`, hint);
    let value;
    try {
        value = parseText(path, text);
    }
    catch (cause) {
        if (cause instanceof _core_error_js__WEBPACK_IMPORTED_MODULE_1__/* .FederationError */ .yP)
            throw cause;
        throw invalid(path, 'cannot be read as YAML: it nests too deeply', hint, cause);
    }
    if (countNodes(value, new Map(), 0) > MAX_NODES)
        throw invalid(path, `holds more than ${MAX_NODES} nodes with its aliases written out, or nests too deeply`, hint);
    if (typeof value !== 'object' || value === null || !('jobs' in value))
        throw invalid(path, 'is no workflow: it has no `jobs`', hint);
    if (!('on' in value) && !('true' in value))
        throw invalid(path, 'has no `on`: no event starts it', 'Say with `on:` which events start the workflow.');
    return value;
}


/***/ })

};
;
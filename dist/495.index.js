"use strict";
exports.id = 495;
exports.ids = [495];
exports.modules = {

/***/ 9495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createExpressions: () => (/* binding */ createExpressions)
/* harmony export */ });
/* harmony import */ var _actions_expressions__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4082);
/* harmony import */ var _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2049);
/** GitHub's own expression language (`@actions/expressions`) behind the port that workflows are evaluated with. */


// https://docs.github.com/en/actions/reference/workflows-and-actions/contexts
const CONTEXTS = ['github', 'inputs', 'matrix', 'vars', 'needs', 'strategy', 'secrets', 'env', 'steps', 'job', 'runner'];
const CONTEXT_LIST = [...CONTEXTS, 'jobs'];
const STATUS = ['always', 'success', 'failure', 'cancelled', 'hashFiles'].map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
}));
/** GitHub takes no longer expression: https://docs.github.com/en/actions/reference/limits */
const MAX_LENGTH = 21_000;
/** Sees the library's tree as plain data. */
const VISITOR = {
    visitLiteral: ({ literal }) => ({ kind: 'literal', value: fromData(literal) }),
    visitUnary: ({ expr }) => ({ kind: 'not', of: treeOf(expr) }),
    visitBinary: ({ operator, left, right }) => ({
        kind: 'compare',
        operator: operator.lexeme,
        left: treeOf(left),
        right: treeOf(right),
    }),
    visitLogical: ({ operator, args }) => ({ kind: operator.lexeme === '&&' ? 'and' : 'or', of: args.map(treeOf) }),
    visitGrouping: ({ group }) => treeOf(group),
    visitContextAccess: ({ name }) => ({ kind: 'context', name: name.lexeme }),
    visitIndexAccess: ({ expr, index }) => ({
        kind: 'index',
        of: treeOf(expr),
        key: index instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Star */ .FE ? undefined : treeOf(index),
    }),
    visitFunctionCall: ({ functionName, args }) => ({ kind: 'call', name: functionName.lexeme, of: args.map(treeOf) }),
};
function treeOf(expression) {
    return expression.accept(VISITOR);
}
function fromData(value) {
    return JSON.parse(JSON.stringify(value, _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.replacer */ .p.$U));
}
function toData(value) {
    return JSON.parse(JSON.stringify(value), _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.reviver */ .p.eD);
}
function parse(text) {
    if (text.length > MAX_LENGTH)
        return undefined;
    try {
        return treeOf(new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG(text).lex().tokens, CONTEXT_LIST, STATUS).parse());
    }
    catch {
        // Every mistake in an expression, and a nesting beyond what can be read, comes as an exception.
        return undefined;
    }
}
/** Writes an operation on `a[0]`, `a[1]`, … as an expression. */
function textOf(operation, count) {
    const operands = Array.from({ length: count }, (_, index) => `a[${index}]`);
    if (operation === '[]')
        return `a[0][a[1]]`;
    return /^\w+$/.test(operation) ? `${operation}(${operands.join(', ')})` : operands.join(` ${operation} `);
}
/** Builds the port. Parsing an expression a second time costs nothing. */
function createExpressions() {
    const parsed = new Map();
    return {
        parse: (text) => {
            if (!parsed.has(text))
                parsed.set(text, parse(text));
            return parsed.get(text);
        },
        apply: (operation, values) => {
            try {
                const tokens = new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG(textOf(operation, values.length)).lex().tokens;
                const context = new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Dictionary */ .p.bT({ key: 'a', value: toData([...values]) });
                return fromData(new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Evaluator */ .oi(new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(tokens, ['a'], []).parse(), context).evaluate());
            }
            catch {
                return undefined;
            }
        },
    };
}


/***/ })

};
;
"use strict";
exports.id = 515;
exports.ids = [515];
exports.modules = {

/***/ 5515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ trustedContext),
/* harmony export */   b: () => (/* binding */ missingWarning),
/* harmony export */   readProtection: () => (/* binding */ readProtection)
/* harmony export */ });
/* harmony import */ var _core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1483);
/* harmony import */ var _core_subject_context_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2024);
/* harmony import */ var _core_subject_subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2361);
/** Knows how to ask GitHub whether the context that shall be trusted is guarded. */



/** Asks for the protection of a branch or environment; tags and pull requests have none to ask for. */
async function readProtection(github, repository, context) {
    switch (context?.kind) {
        case 'environment':
            return github.environment(repository, context.environment);
        case 'ref':
            return context.ref.startsWith('refs/heads/')
                ? github.branch(repository, context.ref.slice('refs/heads/'.length))
                : 'unknown';
        case 'pull_request':
        case undefined:
            return 'unknown';
    }
}
/** Reads off an exact GitHub subject whose protection counts for it; the context is undefined where none is named. */
function trustedContext({ issuer, subject }, repository) {
    if (subject === undefined || !(0,_core_credential_issuer_js__WEBPACK_IMPORTED_MODULE_0__/* .isGitHubIssuer */ .xU)(issuer))
        return { repository, context: undefined };
    const { repository: named, context } = (0,_core_subject_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(subject);
    return { repository: named === undefined ? repository : `${named.owner}/${named.name}`, context };
}
/** Says that a branch or environment does not exist; a warning only, since it may be made later. */
function missingWarning({ repository, context }) {
    if (context?.kind === 'environment') {
        return `The environment "${context.environment}" does not exist in ${repository}. A job that names it creates it without any protection.`;
    }
    const [kind, name] = (0,_core_subject_context_name_js__WEBPACK_IMPORTED_MODULE_2__/* .describeContext */ .R)(context);
    return `The ${kind} "${name}" does not exist in ${repository}.`;
}


/***/ })

};
;
"use strict";
exports.id = 465;
exports.ids = [465];
exports.modules = {

/***/ 465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readProtection: () => (/* binding */ readProtection)
/* harmony export */ });
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


/***/ })

};
;
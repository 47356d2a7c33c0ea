"use strict";
exports.id = 328;
exports.ids = [328];
exports.modules = {

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


/***/ })

};
;
"use strict";
exports.id = 769;
exports.ids = [769];
exports.modules = {

/***/ 1769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 3 modules
var core = __webpack_require__(6805);
// EXTERNAL MODULE: ./build/runner/job-environment.js
var job_environment = __webpack_require__(7640);
;// CONCATENATED MODULE: ./build/runner/run-files.js
/** Knows the files that this run leaves for later steps, so that the end of the job can remove them. */

/** Name of the state that lists the files, as a JSON array of absolute paths. */
const FILES_STATE = 'files';
/** Registers the files of this run for removal; called before they are written. */
function registerFiles(paths) {
    saveState(FILES_STATE, JSON.stringify(paths));
}

;// CONCATENATED MODULE: ./build/entries/post.js
/** Knows the end of the job: removes the files that this run made; warns, never fails. */





function reasonOf(error) {
    return error instanceof Error ? error.message : 'unknown failure';
}
function remove(file, temp) {
    const inside = (0,external_node_path_.relative)(temp, file);
    if (temp === '' || inside === '' || inside.startsWith('..') || (0,external_node_path_.isAbsolute)(inside)) {
        (0,core/* warning */.$e)(`"${file}" is outside RUNNER_TEMP and was left alone.`);
        return;
    }
    try {
        (0,external_node_fs_.rmSync)(file, { force: true });
        (0,core/* debug */.Yz)(`Removed ${file}`);
    }
    catch (error) {
        (0,core/* warning */.$e)(`"${file}" could not be removed: ${reasonOf(error)}`);
    }
}
/** Removes every file of this run inside `RUNNER_TEMP`; a path elsewhere is never touched. */
function post() {
    try {
        const temp = job_environment/* jobEnvironment */.t.RUNNER_TEMP ?? '';
        const files = JSON.parse((0,core/* getState */.Gu)(FILES_STATE) || '[]');
        for (const file of Array.isArray(files) ? files.map(String) : [])
            remove(file, temp);
    }
    catch (error) {
        (0,core/* warning */.$e)(`Files of this run could not be removed: ${reasonOf(error)}`);
    }
}


/***/ })

};
;
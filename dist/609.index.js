"use strict";
exports.id = 609;
exports.ids = [609];
exports.modules = {

/***/ 2609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postEntry: () => (/* binding */ postEntry)
/* harmony export */ });
/* harmony import */ var _runner_run_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3576);

/** Runs the end of the job; never rejects. */
async function postEntry(toolkit, environment) {
    if (toolkit.getState(_runner_run_files_js__WEBPACK_IMPORTED_MODULE_0__/* .LEFT_STATE */ .qN) !== '') {
        const { clearLeft } = await __webpack_require__.e(/* import() */ 143).then(__webpack_require__.bind(__webpack_require__, 4143));
        await clearLeft(toolkit, environment);
    }
    (0,_runner_run_files_js__WEBPACK_IMPORTED_MODULE_0__/* .removeFiles */ .WS)(toolkit, environment);
}


/***/ }),

/***/ 3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WS: () => (/* binding */ removeFiles),
/* harmony export */   XY: () => (/* binding */ writeRunFile),
/* harmony export */   qN: () => (/* binding */ LEFT_STATE)
/* harmony export */ });
/* unused harmony export registerFiles */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6232);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9042);
/** Files that a run leaves in RUNNER_TEMP for later steps: written for this user only, and removed at the end of the job. */




/** Name of the state that lists the files of this run, as a JSON array of absolute paths. */
const FILES_STATE = 'files';
/** Name of the state that says what outlives the step: `left-for-later.ts`. */
const LEFT_STATE = 'left-for-later';
function reasonOf(error) {
    return error instanceof Error ? error.message : 'unknown failure';
}
/** Registers the files of this run for removal; called before they are written. */
function registerFiles({ saveState }, paths) {
    saveState(FILES_STATE, JSON.stringify(paths));
}
/**
 * Writes a JSON file for later steps, which stays until the job ends; returns its path.
 * @throws FederationError `internal` where RUNNER_TEMP is no absolute path
 */
function writeRunFile({ RUNNER_TEMP = '' }, name, content) {
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(RUNNER_TEMP)) {
        throw new _core_error_js__WEBPACK_IMPORTED_MODULE_2__/* .FederationError */ .yP('internal', 'There is no folder for files of this job (RUNNER_TEMP is no absolute path).', {
            hint: 'Run this as a step of GitHub Actions.',
        });
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(RUNNER_TEMP, `${name}-${process.pid}-${Date.now()}.json`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return path;
}
function removeFile({ debug, warning }, file, temp) {
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(temp) || !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(file) || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(temp, file) === '' || !(0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__.isInside)(temp, file)) {
        warning(`"${file}" is outside RUNNER_TEMP and was left alone.`);
        return;
    }
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
        debug(`Removed ${file}`);
    }
    catch (error) {
        warning(`"${file}" could not be removed: ${reasonOf(error)}`);
    }
}
/** Removes every registered file inside RUNNER_TEMP; warns, never throws, and leaves a path elsewhere alone. */
function removeFiles(toolkit, { RUNNER_TEMP = '' }) {
    try {
        const files = JSON.parse(toolkit.getState(FILES_STATE) || '[]');
        for (const file of Array.isArray(files) ? files.map(String) : [])
            removeFile(toolkit, file, RUNNER_TEMP);
    }
    catch (error) {
        toolkit.warning(`Files of this run could not be removed: ${reasonOf(error)}`);
    }
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
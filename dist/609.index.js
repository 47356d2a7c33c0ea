"use strict";
exports.id = 609;
exports.ids = [609];
exports.modules = {

/***/ 2609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postEntry: () => (/* binding */ postEntry)
/* harmony export */ });
/* harmony import */ var _runner_left_for_later_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4143);

/** Runs the end of the job; never rejects. */
async function postEntry(toolkit, environment) {
    await (0,_runner_left_for_later_js__WEBPACK_IMPORTED_MODULE_0__/* .clearLeft */ .PM)(toolkit, environment);
}


/***/ }),

/***/ 4857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ identityScript),
/* harmony export */   Ll: () => (/* binding */ endIdentityProcess),
/* harmony export */   wE: () => (/* binding */ startIdentityProcess)
/* harmony export */ });
/* unused harmony export toProcessEnvironment */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6232);
/** Starts the identity endpoint as a process of its own that outlives the step, and ends it when the job ends. */




// The two request variables, the runner's mark for its clean-up, proxies, and where Node finds certificate authorities.
const PASSED = new Set([
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'RUNNER_TRACKING_ID',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_SYSTEM_CA',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
]);
/** Picks the variables that the process gets; names keep their spelling. */
function toProcessEnvironment(environment) {
    return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => value !== undefined && PASSED.has(name.toUpperCase()) ? [[name, value]] : []));
}
// With a token file the first ID token is asked for before the process is ready, with every repetition that may need.
const READY_MS = 180_000;
function didNotStart(why) {
    return new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('internal', `The identity endpoint did not start: ${why}.`, {
        hint: 'See whether the runner lets a step start processes and listen on 127.0.0.1.',
    });
}
/** Path of the process's entry in the bundle, beside the one of this step. */
function identityScript() {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(process.argv[1] ?? ''), 'identity-endpoint.js');
}
/**
 * Starts the process and waits until it answers. It is detached, holds none of the step's streams, and the channel is
 * closed: the step can end, and the process stays.
 * @param script path of the bundle's entry
 * @throws FederationError `internal`, or the process's own when it could not get the first ID token
 */
function startIdentityProcess(script, start, environment) {
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [script], {
            cwd: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(process.execPath),
            detached: true,
            env: toProcessEnvironment(environment),
            stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
            windowsHide: true,
        });
        const kill = () => {
            child.kill('SIGKILL');
        };
        const fail = (error) => {
            clearTimeout(timer);
            kill();
            reject(error);
        };
        const timer = setTimeout(() => fail(didNotStart('it did not answer in time')), READY_MS);
        child.once('error', ({ message }) => fail(didNotStart(message)));
        child.once('exit', (code, signal) => fail(didNotStart(`it ended with ${signal ?? `exit code ${code}`}`)));
        child.once('message', (answer) => {
            const ready = answer;
            if (ready.kind === 'failed') {
                fail(new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP(ready.code, ready.message, { hint: ready.hint }));
                return;
            }
            clearTimeout(timer);
            child.removeAllListeners();
            child.disconnect();
            child.unref();
            resolve({ port: ready.port, kill });
        });
        child.send({ ...start, watchedPid: process.ppid });
    });
}
/**
 * Ends the process: sends the authenticated `DELETE`, and waits until the process has closed the connection.
 * @returns false when nothing listened: it had ended before
 */
function endIdentityProcess({ port, path, endKey }, timeoutMs) {
    return new Promise((resolve, reject) => {
        let status = 0;
        const asking = (0,node_http__WEBPACK_IMPORTED_MODULE_1__.request)({
            host: '127.0.0.1',
            port,
            path,
            method: 'DELETE',
            headers: { 'X-IDENTITY-HEADER': endKey },
            agent: false,
            timeout: timeoutMs,
        });
        asking.once('response', (response) => {
            status = response.statusCode ?? 0;
            response.resume();
        });
        asking.once('timeout', () => asking.destroy(new Error('no answer in time')));
        asking.once('error', (error) => {
            if (error.code === 'ECONNREFUSED')
                resolve(false);
            else if (status === 0)
                reject(error);
        });
        asking.once('close', () => {
            if (status === 204)
                resolve(true);
            else if (status !== 0)
                reject(new Error(`it answered HTTP ${status}`));
        });
        asking.end();
    });
}


/***/ }),

/***/ 4143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D0: () => (/* binding */ makeLaterFolder),
/* harmony export */   FM: () => (/* binding */ removeLaterFolder),
/* harmony export */   PM: () => (/* binding */ clearLeft),
/* harmony export */   UP: () => (/* binding */ LOG_FILE),
/* harmony export */   hg: () => (/* binding */ saveLeft)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6232);
/* harmony import */ var _identity_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4857);
/** What outlives a sign-in, for later steps of its job: a folder of its own and the identity endpoint; made here, and removed by `post`. */





/** Name of the state in which a sign-in tells `post` what it left. */
const LEFT_STATE = 'left-for-later';
const PREFIX = 'federation-';
/** Name of the process's log in the folder. */
const LOG_FILE = 'identity-endpoint.log';
const END_MS = 5000;
/**
 * Makes the folder, for this user only.
 * @throws FederationError `internal` where RUNNER_TEMP is no absolute path
 */
function makeLaterFolder({ RUNNER_TEMP = '' }) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(RUNNER_TEMP))
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(RUNNER_TEMP, PREFIX));
    throw new _core_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FederationError */ .yP('internal', 'There is no folder for files of this job (RUNNER_TEMP is no absolute path).', {
        hint: 'Run this as a step of GitHub Actions.',
    });
}
/**
 * Removes the folder with all its files. Processes that are about to end (the Azure CLI's telemetry, the endpoint) may
 * write a last time meanwhile, so that it tries for about five seconds.
 */
async function removeLaterFolder(folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
/** Saves for `post` what there is; the last call wins. */
function saveLeft({ saveState }, left) {
    saveState(LEFT_STATE, JSON.stringify(left));
}
/** Reads the state; undefined when it is not what was saved. */
function parseLeft(state) {
    const value = JSON.parse(state);
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { folder, listening } = value;
    if (typeof folder !== 'string')
        return undefined;
    if (typeof listening !== 'object' || listening === null)
        return { folder };
    const { port, path, endKey } = listening;
    const complete = typeof port === 'number' && typeof path === 'string' && typeof endKey === 'string';
    return complete ? { folder, listening: { port, path, endKey } } : { folder };
}
function reasonOf(error) {
    return error instanceof Error ? error.message : 'unknown failure';
}
async function endProcess({ debug, warning }, { listening }) {
    if (listening === undefined)
        return;
    try {
        const ended = await (0,_identity_process_js__WEBPACK_IMPORTED_MODULE_4__/* .endIdentityProcess */ .Ll)(listening, END_MS);
        debug(ended ? 'The identity endpoint ended' : 'The identity endpoint had ended before');
    }
    catch (error) {
        warning(`The identity endpoint did not end: ${reasonOf(error)}. The runner ends it with the job.`);
    }
}
/** Prints what went wrong in the process; a job in which nothing did has no such file. */
async function printFailures({ group, info }, folder) {
    let text;
    try {
        text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, LOG_FILE), 'utf8');
    }
    catch {
        return;
    }
    await group('The identity endpoint of this job could not answer every request', async () => {
        for (const line of text.trimEnd().split('\n'))
            info(line);
    });
}
async function clear(toolkit, left, temp) {
    await endProcess(toolkit, left);
    const ours = temp !== '' && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(left.folder) === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(temp) && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(left.folder).startsWith(PREFIX);
    if (!ours) {
        toolkit.warning(`"${left.folder}" is no folder of this run in RUNNER_TEMP and was left alone.`);
        return;
    }
    await printFailures(toolkit, left.folder);
    await removeLaterFolder(left.folder);
    toolkit.debug(`Removed ${left.folder}`);
}
/**
 * Ends the process, prints what it logged, and removes the folder; one outside of `RUNNER_TEMP` is left alone. Warns, and
 * never rejects.
 */
async function clearLeft(toolkit, { RUNNER_TEMP = '' }) {
    try {
        const left = parseLeft(toolkit.getState(LEFT_STATE));
        if (left !== undefined)
            await clear(toolkit, left, RUNNER_TEMP);
    }
    catch (error) {
        toolkit.warning(`What the sign-in left for later steps could not be removed: ${reasonOf(error)}`);
    }
}


/***/ })

};
;